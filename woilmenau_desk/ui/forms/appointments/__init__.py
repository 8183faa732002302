"""Forms of an appointment."""
