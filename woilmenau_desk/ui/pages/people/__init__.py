"""The people: finding, showing, correcting, merging."""
