"""The paths of SVG files as straight lines and cubic curves, all of them absolute: what reportlab draws."""

import math
import re
from typing import Final

Command = tuple[str, tuple[float, ...]]
"""M, L, C or Z, and the coordinates that belong to it."""

_TOKEN: Final = re.compile(r"[A-Za-z]|[+-]?(?:\d+\.?\d*|\.\d+)")
_ARITY: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
_FLAGS: Final = re.compile(r"[01]")


def path_commands(description: str) -> tuple[Command, ...]:
    """What the `d` of a path says. Raises ValueError for what it cannot read."""
    return tuple(_Path(description).read())


class _Path:
    """Reads one description from its beginning to its end."""

    def __init__(self, description: str) -> None:
        self._text, self._at = description, 0
        self._x = self._y = 0.0
        self._begun = (0.0, 0.0)
        self._handle: tuple[float, float] | None = None  # the last curve's second one

    def read(self) -> list[Command]:
        found: list[Command] = []
        letter = ""
        while token := self._next():
            if token.isalpha():
                letter = token
            elif letter:
                # The numbers that follow repeat the command; after a move they draw lines.
                self._at -= len(token)
                letter = {"M": "L", "m": "l"}.get(letter, letter)
            if letter.upper() not in _ARITY or (letter in "Zz" and not token.isalpha()):
                raise ValueError(f"a pictogram's path cannot hold {token} in {self._text}")
            found.extend(self._command(letter))
        return found

    def _next(self) -> str:
        while self._at < len(self._text) and self._text[self._at] in " ,\n\t":
            self._at += 1
        if self._at >= len(self._text):
            return ""
        match = _TOKEN.match(self._text, self._at)
        if match is None:
            raise ValueError(f"a pictogram's path cannot hold {self._text[self._at :]}")
        self._at = match.end()
        return match[0]

    def _number(self, *, flag: bool = False) -> float:
        while self._at < len(self._text) and self._text[self._at] in " ,\n\t":
            self._at += 1
        # An arc's flags may stand without anything between them and what follows.
        match = (_FLAGS if flag else _TOKEN).match(self._text, self._at)
        if match is None or match[0].isalpha():
            raise ValueError(f"a pictogram's path lacks a number: {self._text}")
        self._at = match.end()
        return float(match[0])

    def _command(self, letter: str) -> list[Command]:
        kind, from_x, from_y = letter.upper(), 0.0, 0.0
        if letter.islower():
            from_x, from_y = self._x, self._y
        told = [self._number(flag=kind == "A" and at in (3, 4)) for at in range(_ARITY[kind])]
        handle, self._handle = self._handle, None
        if kind == "Z":
            self._x, self._y = self._begun
            return [("Z", ())]
        if kind in "HV":
            target = (told[0] + from_x, self._y) if kind == "H" else (self._x, told[0] + from_y)
        else:
            target = (told[-2] + from_x, told[-1] + from_y)
        before, (self._x, self._y) = (self._x, self._y), target
        if kind == "M":
            self._begun = target
        if kind in "MLHV":
            return [("M" if kind == "M" else "L", target)]
        if kind == "A":
            return _arc(before, told[0], told[1], told[2], bool(told[3]), bool(told[4]), target)
        points = [value + (from_y if at % 2 else from_x) for at, value in enumerate(told)]
        if kind == "S":
            first = before if handle is None else (2 * before[0] - handle[0], 2 * before[1] - handle[1])
            points = [*first, *points]
        self._handle = (points[2], points[3])
        return [("C", tuple(points))]


def _arc(
    start: tuple[float, float],
    radius_x: float,
    radius_y: float,
    turned: float,
    large: bool,
    sweep: bool,
    end: tuple[float, float],
) -> list[Command]:
    """An elliptical arc as curves of a quarter at most, by the rules of SVG 1.1, appendix F.6."""
    if start == end:
        return []
    if not radius_x or not radius_y:
        return [("L", end)]
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    radius_x, radius_y = abs(radius_x), abs(radius_y)
    too_far = math.hypot(x / radius_x, y / radius_y)
    if too_far > 1:
        radius_x, radius_y = radius_x * too_far, radius_y * too_far
    spread = (radius_x * y) ** 2 + (radius_y * x) ** 2
    scale = math.sqrt(max((radius_x * radius_y) ** 2 / spread - 1, 0.0)) * (-1 if large == sweep else 1)
    middle_x, middle_y = scale * radius_x * y / radius_y, -scale * radius_y * x / radius_x
    centre_x = cos * middle_x - sin * middle_y + (start[0] + end[0]) / 2
    centre_y = sin * middle_x + cos * middle_y + (start[1] + end[1]) / 2
    first = math.atan2((y - middle_y) / radius_y, (x - middle_x) / radius_x)
    last = math.atan2((-y - middle_y) / radius_y, (-x - middle_x) / radius_x)
    turn = (last - first) % (2 * math.pi)
    if not sweep and turn:
        turn -= 2 * math.pi
    parts = max(math.ceil(abs(turn) / (math.pi / 2) - 1e-9), 1)
    step = turn / parts
    reach = 4 / 3 * math.tan(step / 4)

    def place(along: float, across: float) -> tuple[float, float]:
        return (
            centre_x + cos * radius_x * along - sin * radius_y * across,
            centre_y + sin * radius_x * along + cos * radius_y * across,
        )

    found: list[Command] = []
    for number in range(parts):
        begin, finish = first + number * step, first + (number + 1) * step
        one = place(math.cos(begin) - reach * math.sin(begin), math.sin(begin) + reach * math.cos(begin))
        two = place(math.cos(finish) + reach * math.sin(finish), math.sin(finish) - reach * math.cos(finish))
        three = end if number == parts - 1 else place(math.cos(finish), math.sin(finish))
        found.append(("C", (*one, *two, *three)))
    return found
