"""Offers: what the centre offers, who is in and who waits, and the week."""
