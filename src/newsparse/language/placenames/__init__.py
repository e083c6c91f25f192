"""Names of places: delimited first, then judged by what stands around them, and only then looked up."""
