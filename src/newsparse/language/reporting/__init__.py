"""The quote reader: cues, sources, contents and their choice, each a step with a linear model of its own."""
