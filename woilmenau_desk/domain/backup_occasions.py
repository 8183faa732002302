"""When a backup is made. Apart from the rest of the backups: the window needs it before anybody has logged in."""

from enum import StrEnum


class Occasion(StrEnum):
    """Why a backup is made."""

    DAILY = "daily"  # nobody is at the keyboard, and today has none yet
    CLOSING = "closing"  # the window is closed
    ASKED = "asked"  # somebody wants one now, whether something changed or not
