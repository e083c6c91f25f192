"""Reading English news copy: pure functions from text to offsets, which know nothing of plugins."""
