"""Counselling: the sessions and their follow-ups."""
