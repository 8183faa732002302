"""How somebody belongs to their household: relation, since when, until when, and who has the custody of a child."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.households import Member, MemberData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.people import households
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.moments import DateField


class MemberForm(EntryForm):
    """Opens within the person's card. With a last day they have moved out."""

    KIND = DraftOf.PERSON
    WATCHED = (Kind.PERSON,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"guardians": "guardian"}

    def __init__(
        self, context: Context, choices: Choices, row: Member, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, choices, row, columns=3, parent=parent)
        self._row = row
        self.relation = self.choice(list_of(ListName.RELATIONS))
        self.since = DateField(context.today, prefer="past", field="since", rough=True)
        self.until = DateField(context.today, prefer="past", field="until")
        self.guardian, self.another = (
            self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code)) for _ in range(2)
        )
        self.add("relation", self.tr("Stellung im Haushalt"), self.relation)
        self.add("since", self.tr("Wohnt hier seit"), self.since)
        self.add(
            "until",
            self.tr("Ausgezogen am"),
            self.until,
            hint=self.tr("Leer, solange die Person hier wohnt."),
        )
        self.add(
            "guardian",
            self.tr("Sorge oder Vormundschaft"),
            self.guardian,
            hint=self.tr("Bei Kindern: wer für sie entscheidet."),
            span=0,
        )
        self.add("another", self.tr("Und außerdem"), self.another, span=0)
        self.begin()

    def lay_out(self) -> None:
        """The fields at the top of the card, however much room there is."""
        self.fill_surface(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.surface)
        column.addStretch(1)

    def words(self) -> Words:
        return Words(self.tr("Im Haushalt"), self.tr("Speichern"))

    def filling(self, row: Member) -> Fields:
        data = row.data
        known = list(zip(data.guardians, row.guardian_names, strict=True))
        first, second = (list(known[n]) if n < len(known) else None for n in range(2))
        return {
            "relation": data.relation,
            "since": "" if data.since is None else data.since.isoformat(),
            "until": "" if data.until is None else data.until.isoformat(),
            "guardian": first,
            "another": second,
        }

    def sending(self) -> Call:
        people = (field.person() for field in (self.guardian, self.another))
        chosen = tuple(one.id for one in people if one is not None)
        # Whoever stood there beyond the two that the form shows stays.
        more = self.seen.data.guardians[2:]
        data = MemberData(self.relation.code(), self.since.value(), self.until.value(), (*chosen, *more))
        return call(households.change_member, self._row.person_id, data, self.seen.version)

    def reading(self) -> Call:
        return call(households.member, self._row.person_id)

    def draft_id(self) -> str:
        return f"person:{self._row.person_id}:household"

    def draft_name(self) -> str:
        return self._row.name
