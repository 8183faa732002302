"""Rows of people: reading, writing, merging, importing."""
