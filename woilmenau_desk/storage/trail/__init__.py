"""The audit trail, what it says of each row, and the seal of its end."""
