"""Funds and the lines of their record, as their lists show them."""

from collections.abc import Callable
from datetime import date

from woilmenau_desk.domain.funds import CountRow, FundEntryRow, FundRow
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Column, Mark
from woilmenau_desk.ui.words import word

_LEFT = QT_TRANSLATE_NOOP("funds", "noch {amount}")
_OF = QT_TRANSLATE_NOOP("funds", "von {amount}")
_OVER = QT_TRANSLATE_NOOP("funds", "überzogen")
_CLOSED = QT_TRANSLATE_NOOP("funds", "geschlossen")
_EARLY = QT_TRANSLATE_NOOP("funds", "noch nicht")
_ENDED = QT_TRANSLATE_NOOP("funds", "abgelaufen")
_OPEN = QT_TRANSLATE_NOOP("funds", "offen")
_UNTIL = QT_TRANSLATE_NOOP("funds", "{first} – {last}")
_SINCE = QT_TRANSLATE_NOOP("funds", "seit {first}")
_STORNO_OF = QT_TRANSLATE_NOOP("funds", "Storno von {number}")
_TAKEN_BACK = QT_TRANSLATE_NOOP("funds", "storniert mit {number}")
_NO_FUND = QT_TRANSLATE_NOOP("funds", "ohne Topf")
_PRINTED = QT_TRANSLATE_NOOP("funds", "gedruckt")
_COUNTED = QT_TRANSLATE_NOOP("funds", "{day}: {amount} · {first} und {second}")
_RIGHT = QT_TRANSLATE_NOOP("funds", "stimmt")
_TOO_MUCH = QT_TRANSLATE_NOOP("funds", "{amount} zu viel")
_MISSING = QT_TRANSLATE_NOOP("funds", "{amount} fehlen")
_AFTER = QT_TRANSLATE_NOOP("funds", "nach dem Abschluss storniert: {amount}, die nicht mitgezählt sind")


def left_word(row: FundRow) -> str:
    """What is left of a fund."""
    return word("funds", _LEFT).format(amount=euros(row.left_cents))


def period_said(row: FundRow) -> str:
    """From when until when it pays."""
    first, last = row.data.first_day, row.data.last_day
    begun = "" if first is None else f"{first:%d.%m.%Y}"
    if last is None:
        return word("funds", _SINCE).format(first=begun)
    return word("funds", _UNTIL).format(first=begun, last=f"{last:%d.%m.%Y}")


def fund_mark(row: FundRow, today: date) -> Mark:
    """How a fund stands: word, tone and icon."""
    data = row.data
    if row.closed_on is not None:
        return word("funds", _CLOSED), Tone.NEUTRAL, "lock"
    if row.left_cents < 0:
        return word("funds", _OVER), Tone.WARN, "warning"
    if data.last_day is not None and data.last_day < today:
        return word("funds", _ENDED), Tone.WARN, "clock"
    if data.first_day is not None and data.first_day > today:
        return word("funds", _EARLY), Tone.NEUTRAL, "clock"
    return word("funds", _OPEN), Tone.GOOD, "check"


def fund_columns(today: Callable[[], date]) -> tuple[Column[FundRow], ...]:
    """Name and donor, what is left of how much, how it stands; the rest tells the card beside it."""
    return (
        Column("", lambda row: row.data.name, lambda row: row.data.donor, lambda _row: "aid", strong=True),
        Column(
            "",
            left_word,
            lambda row: word("funds", _OF).format(amount=euros(row.data.budget_cents)),
            right=True,
            width=148,
        ),
        Column(
            "",
            lambda row: fund_mark(row, today())[0],
            marks=lambda row: (fund_mark(row, today()),),
            width=124,
            narrow=124,
        ),
    )


def entry_said(row: FundEntryRow) -> str:
    """What is to be told of a line beside its amount."""
    if row.storno_of is not None:
        return word("funds", _STORNO_OF).format(number=row.storno_of)
    if row.taken_back_by is not None:
        return word("funds", _TAKEN_BACK).format(number=row.taken_back_by)
    return word("funds", _PRINTED) if row.printed else ""


def entry_columns(today: Callable[[], date], kind: Callable[[str], str]) -> tuple[Column[FundEntryRow], ...]:
    """Number and day, what for, out of which fund, how much; to whom it does not say."""

    def what(row: FundEntryRow) -> str:
        return f"{row.count} × {kind(row.aid_kind)}" if row.count > 1 else kind(row.aid_kind)

    def about(row: FundEntryRow) -> str:
        fund = row.fund_name or word("funds", _NO_FUND)
        return " · ".join(part for part in (fund, entry_said(row)) if part)

    return (
        Column(
            "",
            lambda row: row.number,
            lambda row: people_say_date(row.on, today()),
            strong=True,
            width=108,
        ),
        Column("", what, about, lambda row: "void" if row.storno_of is not None else "aid"),
        Column("", lambda row: euros(row.amount_cents), lambda row: row.written_by, right=True, width=112),
    )


def difference_said(row: CountRow) -> tuple[str, Tone]:
    """Whether a count is what should be in the box."""
    difference = row.difference_cents
    said, tone = word("funds", _RIGHT), Tone.GOOD
    if difference:
        text = word("funds", _TOO_MUCH if difference > 0 else _MISSING)
        said, tone = text.format(amount=euros(abs(difference))), Tone.WARN
    if row.after_cents:
        after = word("funds", _AFTER).format(amount=euros(row.after_cents))
        return f"{said} · {after}", Tone.WARN
    return said, tone


def count_said(row: CountRow, today: date) -> str:
    """A count in one line."""
    day = people_say_date(row.on, today)
    return word("funds", _COUNTED).format(
        day=day[:1].upper() + day[1:],
        amount=euros(row.data.counted_cents),
        first=row.counted_by,
        second=row.data.second,
    )
