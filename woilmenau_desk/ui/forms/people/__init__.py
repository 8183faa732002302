"""Forms of a person."""
