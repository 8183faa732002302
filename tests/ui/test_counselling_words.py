"""How the counselling page says when something is due."""

from datetime import date, datetime

from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.ui.pages.counselling.rows import due_words


def test_due_in_words() -> None:
    def row(day: date | None, done: bool = False) -> SessionRow:
        return SessionRow(
            1,
            1,
            "",
            datetime(2026, 11, 1, 14, tzinfo=BERLIN),
            "Caro",
            30,
            follow_up_on=day,
            follow_up_done=done,
        )

    today = date(2026, 11, 23)
    assert due_words(row(None), today) == ""
    assert due_words(row(today, done=True), today) == "erledigt"
    assert due_words(row(date(2027, 1, 11)), today) == "Mo, 11.01."
