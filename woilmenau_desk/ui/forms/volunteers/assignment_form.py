"""What a volunteer is to do: for a person or family, for an offer, or neither; once or every week."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.assignments import AssignmentData, AssignmentRow, AssignmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.volunteers import assignments
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.dates import WEEKDAYS, say_time
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.volunteers.about import AboutForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import Choice, ChoiceField
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.words import say, word

_NO_ROLE = QT_TRANSLATE_NOOP("errors", "Wobei wird geholfen?")
_NO_DAY = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")


class AssignmentForm(AboutForm):
    """New, or to be changed. What stands in the way is told while it is typed, and hinders nobody."""

    KIND = DraftOf.VOLUNTEER
    WATCHED = (Kind.ASSIGNMENT,)

    def __init__(
        self,
        context: Context,
        choices: Choices,
        who: VolunteerRow,
        *,
        row: AssignmentRow | None = None,
        offers: Iterable[Choice] = (),
    ) -> None:
        """`offers` are those that it may be for."""
        what = "assignment" if row is None else f"assignment.{row.id}"
        super().__init__(context, choices, who, what, row)
        self._row = row
        held = who.roles_on(context.today())
        self._usual = held[0] if len(held) == 1 else None
        self.role = self.choice(list_of(ListName.VOLUNTEER_ROLES), none=self.tr("bitte wählen"))
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        self.person.field.setProperty("look", "")
        self.offer = ChoiceField(offers, none=self.tr("kein Angebot"))
        if row is not None and row.data.offer_id is not None:
            self.offer.word = lambda _code: row.offer_title
        self.about = QLineEdit()
        self.first = DateField(context.today, field="first")
        self.last = DateField(context.today, prefer="future", field="last")
        self.weekday = ChoiceField(
            ((str(number), word("dates", name)) for number, name in enumerate(WEEKDAYS)),
            none=self.tr("einmal oder nach Absprache"),
        )
        self.starts, self.ends = TimeField(field="starts"), TimeField(field="ends")
        self.hinders = Note("", Tone.WARN)
        add = self.add
        add("role", self.tr("Wobei"), self.role, span=2)
        add("offer_id", self.tr("Angebot"), self.offer, span=2)
        add(PERSON_FIELD, self.tr("Für wen (Person oder Familie)"), self.person, span=0)
        add("about", self.tr("Worum es geht"), self.about, span=0)
        add("weekday", self.tr("Jede Woche"), self.weekday, span=2)
        add("starts", self.tr("Von"), self.starts)
        add("ends", self.tr("Bis"), self.ends)
        add("first", self.tr("Erster Tag"), self.first, span=2)
        add("last", self.tr("Letzter Tag"), self.last, hint=self.tr("Leer: bis auf Weiteres."), span=2)
        self.begin()

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Einsatz ändern"), self.tr("Änderung speichern"))
        return Words(self.tr("Neuer Einsatz"), self.tr("Einsatz vereinbaren"))

    def filling(self, row: AssignmentRow | None) -> Fields:
        if row is None:
            data = AssignmentData(self.who.id, self._usual or "", self.context.today())
        else:
            data = row.data
        person = None if row is None or data.person_id is None else [data.person_id, row.person_name]
        return {
            "role": data.role or None,
            PERSON_FIELD: person,
            "offer_id": str(data.offer_id) if data.offer_id is not None else None,
            "about": data.about,
            "first": data.first.isoformat(),
            "last": data.last.isoformat() if data.last is not None else "",
            "weekday": str(data.weekday) if data.weekday is not None else None,
            "starts": say_time(data.starts) if data.starts is not None else "",
            "ends": say_time(data.ends) if data.ends is not None else "",
        }

    def data(self) -> AssignmentData:
        """What the fields say. Raises BadInput."""
        role, first, person = self.role.code(), self.first.value(), self.person.person()
        if role is None:
            raise BadInput("role", Sentence("errors", _NO_ROLE))
        if first is None:
            raise BadInput("first", Sentence("errors", _NO_DAY))
        offer, weekday = self.offer.code(), self.weekday.code()
        return AssignmentData(
            self.who.id,
            role,
            first,
            self.last.value(),
            person.id if person is not None else None,
            int(offer) if offer is not None else None,
            self.about.text(),
            int(weekday) if weekday is not None else None,
            self.starts.value(),
            self.ends.value(),
        )

    def sending(self) -> Call:
        data = self.data()
        if self._row is None:
            return call(assignments.assign, data)
        return call(assignments.change, self._row.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return call(assignments.get, self._row.id) if self._row is not None else None

    def ended(self, row: AssignmentRow) -> str:
        if row.state is not AssignmentState.CANCELLED:
            return ""
        return self.tr("Dieser Einsatz ist inzwischen abgesagt. Was Sie getippt haben, steht noch da.")

    def below(self) -> tuple[Note, ...]:
        return (self.hinders,)

    def connect_fields(self) -> None:
        for field in (self.role, self.first, self.last, self.weekday, self.starts, self.ends):
            field.edited.connect(self.follow)

    def follow(self) -> None:
        try:
            data = self.data()
        except BadInput:
            self.hinders.set_text("")
            return
        self.context.runner.run_latest(
            f"{self.KIND}.hinders",
            assignments.hinders,
            self.context.desk,
            data,
            self._row.id if self._row is not None else None,
            on_done=self._on_hinders,
            on_error=self._on_not_asked,
            owner=self,
        )

    def _on_hinders(self, found: tuple[Sentence, ...]) -> None:
        self.hinders.set_text(" · ".join(map(say, found)))

    def _on_not_asked(self, _error: KnownError) -> None:
        """What is half typed is no assignment yet; saving tells what is wrong with it."""
        self.hinders.set_text("")
