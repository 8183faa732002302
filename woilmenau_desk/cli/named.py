"""What commands name: a colleague, a day."""

from datetime import date

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk


def colleague_named(desk: Desk, name: str) -> str:
    """The colleague that is meant: by login, else by first name. Raises BadInput."""
    from woilmenau_desk.services import colleagues

    known = colleagues.colleagues(desk)
    if any(row.key == name for row in known):
        return name
    called = [row for row in known if row.name.casefold() == name.strip().casefold()]
    here = [row for row in called if row.offered_on(desk.today())] or called
    if len(here) != 1:
        said = QT_TRANSLATE_NOOP("cli", "„{name}“ gibt es im Team nicht; bekannt sind: {known}.")
        if here:
            said = QT_TRANSLATE_NOOP(
                "cli", "„{name}“ heißen mehrere im Team; gemeint ist eines davon: {known}."
            )
        some = here or [row for row in known if row.offered_on(desk.today())]
        shown_names = ", ".join(row.key for row in some)
        raise BadInput("colleague", Sentence("cli", said, {"name": name[:40], "known": shown_names}))
    return here[0].key


def day_of(text: str, field: str) -> date:
    """A day as it is written on the command line. Raises BadInput."""
    from woilmenau_desk.domain.periods import check_date

    try:
        day = date.fromisoformat(text)
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput(field, Sentence("cli", said, {"text": text[:40]})) from None
    return check_date(day, field=field)
