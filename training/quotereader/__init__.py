"""What the models of the quote reader learn from annotated articles, step by step."""
