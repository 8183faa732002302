"""One way to make a page: a list, what is selected beside it, and the form in its place."""
