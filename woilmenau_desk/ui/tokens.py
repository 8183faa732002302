"""The looks as data: colours of the light and the dark scheme, spacing, type sizes.

Every text and control colour is used on the grounds listed in TEXT_PAIRS and CONTROL_PAIRS alone; the tests
compute their contrast (WCAG 2.2: 4.5 : 1 for text, 3 : 1 for the edges of controls and for icons).
"""

from dataclasses import dataclass
from enum import StrEnum

# Spacing in logical pixels, in steps of 4.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, SPACE_8, SPACE_12 = 4, 8, 12, 16, 24, 32, 48
# Type sizes in logical pixels.
TYPE_SMALL, TYPE_BODY, TYPE_TITLE, TYPE_DISPLAY = 12, 14, 18, 28
RADIUS_SMALL, RADIUS, RADIUS_CARD = 6, 8, 14
CONTROL_HEIGHT = 36
ROW_HEIGHT = 44
ICON_SIZE = 20


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme. `…_soft` are grounds, the rest stands on them."""

    ground: str
    surface: str
    sunken: str
    hover: str
    line: str  # decoration only: it never carries meaning
    line_strong: str  # the edge of a control
    ink: str
    ink_soft: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_ink: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_hover: str
    bad_soft: str
    info: str
    info_soft: str
    # What tells the types of appointments apart, beside their word.
    teal: str
    teal_soft: str
    blue: str
    blue_soft: str
    violet: str
    violet_soft: str
    amber: str
    amber_soft: str
    rose: str
    rose_soft: str
    grey: str
    grey_soft: str


LIGHT = Colours(
    ground="#faf6f0",
    surface="#fffefc",
    sunken="#f2eadf",
    hover="#f1e8db",
    line="#e7ddcf",
    line_strong="#8b7d6b",
    ink="#2a2420",
    ink_soft="#63574b",
    accent="#a5461b",
    accent_hover="#8c3913",
    on_accent="#ffffff",
    accent_soft="#f9e5d8",
    accent_ink="#8f3a12",
    good="#2b6541",
    good_soft="#e1f0e3",
    warn="#755000",
    warn_soft="#faebc8",
    bad="#a11d2d",
    bad_hover="#851522",
    bad_soft="#fbe3e2",
    info="#2c5c80",
    info_soft="#e1edf5",
    teal="#1f6f6b",
    teal_soft="#dcf0ed",
    blue="#2f5f95",
    blue_soft="#e0ebf8",
    violet="#6b4a9c",
    violet_soft="#ece4f7",
    amber="#8a5a00",
    amber_soft="#fbebca",
    rose="#a3355f",
    rose_soft="#fae2ea",
    grey="#6a6259",
    grey_soft="#ece7e0",
)

DARK = Colours(
    ground="#1d1a17",
    surface="#27231f",
    sunken="#161411",
    hover="#342e28",
    line="#3b352e",
    line_strong="#94887b",
    ink="#f3ede5",
    ink_soft="#bdb1a2",
    accent="#f0a172",
    accent_hover="#f7b58d",
    on_accent="#2b1508",
    accent_soft="#4b2f1e",
    accent_ink="#f6b692",
    good="#8fd3a3",
    good_soft="#20392a",
    warn="#f0c76b",
    warn_soft="#41330f",
    bad="#f7a6a3",
    bad_hover="#fbc0be",
    bad_soft="#4a2224",
    info="#9ccbeb",
    info_soft="#1e3648",
    teal="#7fd0c8",
    teal_soft="#1d3b38",
    blue="#9cc2f0",
    blue_soft="#22344b",
    violet="#c6aef0",
    violet_soft="#372b4c",
    amber="#f0c76b",
    amber_soft="#43350f",
    rose="#f2a3bd",
    rose_soft="#4a2533",
    grey="#b3a898",
    grey_soft="#38332d",
)


class Tone(StrEnum):
    """What a badge or a message is like; an icon and a word always say it too."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


# (ink, ground) of each tone, by the names in Colours.
TONE_COLOURS = {
    Tone.NEUTRAL: ("ink_soft", "sunken"),
    Tone.ACCENT: ("accent_ink", "accent_soft"),
    Tone.GOOD: ("good", "good_soft"),
    Tone.WARN: ("warn", "warn_soft"),
    Tone.BAD: ("bad", "bad_soft"),
    Tone.INFO: ("info", "info_soft"),
}
TONE_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.GOOD: "check",
    Tone.WARN: "warning",
    Tone.BAD: "error",
    Tone.INFO: "info",
}

TYPE_COLOURS = ("teal", "blue", "violet", "amber", "rose", "grey")
"""What a type of appointment may be coloured with (resources/values/appointment_types.toml); each has a `…_soft` ground."""

_GROUNDS = ("ground", "surface", "sunken", "hover", "accent_soft")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("ink", ground) for ground in _GROUNDS),
    *(("ink_soft", ground) for ground in _GROUNDS),
    *(("accent_ink", ground) for ground in _GROUNDS),
    *(("bad", ground) for ground in ("ground", "surface")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "bad"),
    ("on_accent", "bad_hover"),
    ("ground", "ink"),
    *((ink, f"{colour}_soft") for ink in ("ink", "ink_soft") for colour in TYPE_COLOURS),
    *TONE_COLOURS.values(),
)
CONTROL_PAIRS: tuple[tuple[str, str], ...] = (
    *(("line_strong", ground) for ground in _GROUNDS),
    *(("accent", ground) for ground in _GROUNDS),
    ("bad", "surface"),
    *((colour, f"{colour}_soft") for colour in TYPE_COLOURS),
    *((colour, ground) for ground in ("surface", "sunken") for colour in TYPE_COLOURS),
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
