"""Offers: what they are, when they meet, who is in, who came."""
