"""Offers: when they meet, who leads them, who is in and who waits, who came."""
