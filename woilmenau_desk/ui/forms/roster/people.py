"""Who may be chosen for the roster: colleagues and volunteers, each by a code of one field."""

from collections.abc import Iterable

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.choices import Choice
from woilmenau_desk.ui.widgets.fields import ChoiceField


def code_of(colleague: str | None, volunteer_id: int | None) -> str:
    """The code of a colleague or of a volunteer."""
    return f"c:{colleague}" if volunteer_id is None else f"v:{volunteer_id}"


def parted(code: str | None) -> tuple[str | None, int | None]:
    """The colleague or the volunteer that a code means."""
    kind, _, rest = (code or "").partition(":")
    if kind == "v" and rest.isdecimal():
        return None, int(rest)
    return (rest or None), None


def people_of(colleagues: Iterable[Choice], volunteers: Iterable[VolunteerRow]) -> tuple[Choice, ...]:
    """Colleagues first, then the volunteers by name."""
    found = [(code_of(key, None), name) for key, name in colleagues]
    by_name = sorted(volunteers, key=lambda row: row.name.casefold())
    return (*found, *((code_of(None, row.id), row.name) for row in by_name))


def check_chosen(field: ChoiceField) -> None:
    """Raises BadInput where nobody is chosen."""
    if not field.code():
        text = QT_TRANSLATE_NOOP("errors", "Bitte wählen, um wen es geht.")
        raise BadInput("who", Sentence("errors", text))
