"""What `training/incidents.py` learns from: keys, messages, and the words that may count."""
