"""Forms of the roster."""
