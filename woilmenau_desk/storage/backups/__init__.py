"""Copies of the store: making, keeping, trying."""
