"""The report: its figures, its tables, and what of them leaves the house."""
