"""Articles for people: explanations in words, tables and a page of HTML."""
