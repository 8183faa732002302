"""Counselling: sessions, cases, referrals, deadlines, follow-ups, and the search in notes."""
