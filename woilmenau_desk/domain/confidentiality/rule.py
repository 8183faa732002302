"""By which rule a report tells its figures."""

from enum import StrEnum


class Rule(StrEnum):
    """Which report it is: with true figures, for the house alone, or told so that nobody can be seen, for outside."""

    TRUE = "none"
    ROUNDED = "round5"
    SUPPRESSED = "suppress"  # figures below k are not told, nor what they would follow from
