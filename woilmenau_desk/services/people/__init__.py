"""People: registering, finding, merging, and lists of people from elsewhere."""
