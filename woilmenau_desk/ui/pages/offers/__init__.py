"""Offers in the window."""
