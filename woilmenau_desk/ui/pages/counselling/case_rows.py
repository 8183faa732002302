"""Cases as their list shows them: to whoever may read them, and to the counter."""

from collections.abc import Callable
from datetime import date

from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.pages.counselling.case_words import household_word, restricted_word, state_mark
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Column, Mark
from woilmenau_desk.ui.words import word

_OPENED = QT_TRANSLATE_NOOP("cases", "seit {day}")
_LAST = QT_TRANSLATE_NOOP("cases", "zuletzt {day}")
_REACHED = QT_TRANSLATE_NOOP("cases", "{number} erreicht")


def opened_said(row: CaseRow, today: date) -> str:
    """Since when there is the case."""
    return word("cases", _OPENED).format(day=people_say_date(row.opened_on, today))


def whose_said(row: CaseRow) -> str:
    """Whether it is a household's, and how many it reaches."""
    parts = [household_word()] if row.household else []
    if row.reached > 1:
        parts.append(word("cases", _REACHED).format(number=row.reached))
    return " · ".join(parts)


def case_columns(today: Callable[[], date], allowed: bool) -> tuple[Column[CaseRow], ...]:
    """The columns. Who is not `allowed` to know more reads number, person, since when and who, and nothing else."""
    number = Column[CaseRow](
        "", lambda row: row.number, lambda row: opened_said(row, today()), width=128, narrow=100
    )
    person = Column[CaseRow](
        "",
        lambda row: row.person_name,
        whose_said if allowed else None,
        name=lambda row: row.person_name,
        personal=True,
        strong=True,
    )
    who = Column[CaseRow]("", lambda row: row.responsible_name, soft=True, width=88)
    if not allowed:
        return number, person, who

    def last(row: CaseRow) -> str:
        if row.last_contact is None:
            return ""
        return word("cases", _LAST).format(day=people_say_date(row.last_contact, today()))

    marks = Column[CaseRow]("", lambda row: _said(row), marks=_marks, width=148, narrow=46)
    return number, person, Column[CaseRow]("", who.text, last, soft=True, width=136, narrow=96), marks


def _marks(row: CaseRow) -> tuple[Mark, ...]:
    marks: tuple[Mark, ...] = (state_mark(row),)
    if row.restricted:
        marks += ((restricted_word(), Tone.ACCENT if row.readable else Tone.NEUTRAL, "lock"),)
    return marks


def _said(row: CaseRow) -> str:
    return ", ".join(said for said, _tone, _icon in _marks(row))
