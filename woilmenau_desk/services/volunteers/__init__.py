"""Volunteers: who they are, what they do, whom to ask, and how the centre looks after them."""
