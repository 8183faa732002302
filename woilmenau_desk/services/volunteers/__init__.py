"""Volunteers: who they are, who could do something, what they are to do and what they did, and who opens the centre."""
