"""That a volunteer is a visitor, too: the lead says so, because they want it known."""

from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.volunteers.about import AboutForm
from woilmenau_desk.ui.session import Context


class LinkForm(AboutForm):
    """Whom of the visitors they are; nobody: the two records know nothing of one another."""

    KIND = DraftOf.VOLUNTEER

    def __init__(
        self, context: Context, choices: Choices, who: VolunteerRow, linked: PersonCard | None = None
    ) -> None:
        """`linked` is the visitor's record that holds now."""
        super().__init__(context, choices, who, "link")
        self._linked = linked
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        self.add(PERSON_FIELD, self.tr("Ist unter den Besuchern"), self.person, span=0)
        self.begin()

    def words(self) -> Words:
        hint = self.tr(
            "Nur wenn sie oder er es möchte. Es bleiben zwei Datensätze; wer verknüpft, wird vermerkt."
        )
        return Words(self.tr("Mit dem Besuchsdatensatz verknüpfen"), self.tr("Speichern"), hint)

    def filling(self, row: object) -> Fields:
        return {PERSON_FIELD: [self._linked.id, self._linked.name] if self._linked is not None else None}

    def sending(self) -> Call:
        person = self.person.person()
        return call(volunteers.link, self.who.id, person.id if person is not None else None, self.who.version)
