"""Forms of what goes into a report."""
