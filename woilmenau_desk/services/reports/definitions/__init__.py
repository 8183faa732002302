"""The tables of a report: each is one definition, and all of them are listed in `registry`."""
