"""What each area lets two people change at once; `tests/flows/test_two_writers.py` tries all of it.

A module here has the name of its area, and `CASES` and `NOBODY_READ_IT` as that test explains them.
"""
