"""Incidents: from words that name events to who did what to whom, in steps that each look at the one before."""
