"""Forms of emergency help."""
