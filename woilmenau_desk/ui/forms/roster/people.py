"""What the roster's forms share: who may be chosen, colleagues and volunteers in one field, and how they lie."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.choices import Choice
from woilmenau_desk.ui.forms.entry_form import EntryForm
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


def lay_out_above(form: EntryForm, *below: QWidget) -> None:
    """The fields at the top of the page, however much room there is; `below`: notes under them."""
    form.fill_surface(form.form, *below)
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form.surface)
    column.addStretch(1)
