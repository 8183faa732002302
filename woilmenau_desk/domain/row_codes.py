"""The codes of the lines of printed sheets: short, without letters that are mistaken for others, with a check letter.

The check letter is a weighted sum modulo a prime: it finds every wrong letter and every two letters that were swapped.
"""

from woilmenau_desk.domain.periods import Month

_LETTERS = (
    "0123456789ABCDEFGHJKMNPRSTVWX"  # a prime number of them; no I, L, O, Q, U, and Y and Z swap keyboards
)
_BASE = len(_LETTERS)
_DIGITS = 10  # a code begins with a digit and a letter: no name does, no year and no telephone number
_SHORTEST = 3  # letters before the check letter
_STEP = 4637  # shares no factor with any room: the codes of one sheet look unlike one another
_READ_AS = str.maketrans("OILQU", "0110V")


def volunteer_sheet(volunteer_id: int, month: Month) -> str:
    """What the sheet of a volunteer's month is known by."""
    return f"volunteer:{volunteer_id}:{month}"


def month_of(sheet: str) -> Month | None:
    """The month of a volunteer's sheet; None of another one."""
    return Month.parse(sheet.rsplit(":", 1)[1]) if sheet.startswith("volunteer:") else None


def code_of(number: int) -> str:
    """The code of the number-th line that was ever printed, from 1 on; each is another one."""
    length, left, room = _SHORTEST, number - 1, _room(_SHORTEST)
    while left >= room:
        left -= room
        length += 1
        room = _room(length)
    left = left * _STEP % room
    letters = []
    for _ in range(length - 2):
        left, rest = divmod(left, _BASE)
        letters.append(_LETTERS[rest])
    left, rest = divmod(left, _BASE - _DIGITS)
    body = _LETTERS[left] + _LETTERS[_DIGITS + rest] + "".join(reversed(letters))
    return body + _check(body)


def read_code(text: str) -> str | None:
    """The code that somebody typed, as it is printed; None where no line can have it."""
    code = "".join(text.split()).upper().translate(_READ_AS)
    if len(code) <= _SHORTEST or any(letter not in _LETTERS for letter in code) or not code[0].isdigit():
        return None
    return code if _check(code[:-1]) == code[-1] else None


def looks_like_code(text: str) -> bool:
    """Whether somebody means a code, a right one or not: a digit first, and letters among what follows."""
    said = text.strip()
    return len(said) > _SHORTEST and said[0].isdigit() and said.isalnum() and not said.isdigit()


def _room(length: int) -> int:
    return _DIGITS * (_BASE - _DIGITS) * int(_BASE ** (length - 2))


def _check(body: str) -> str:
    # The check letter itself stands at weight 1, so a swap with it shows too.
    return _LETTERS[
        -sum((place + 2) * _LETTERS.index(letter) for place, letter in enumerate(reversed(body))) % _BASE
    ]
