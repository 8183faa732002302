"""Forms of offers."""
