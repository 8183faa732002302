"""Forms of volunteers, and the finder that is opened from everywhere."""
