"""The forms: one short thing to fill in each."""
