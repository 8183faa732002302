"""A case goes on with somebody else."""

from woilmenau_desk.domain.cases import CaseDetails
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import cases
from woilmenau_desk.ui.choices import Choice, Choices, Offer
from woilmenau_desk.ui.forms.counselling.about_case import AboutCaseForm
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.labels import Note

_NOBODY = QT_TRANSLATE_NOOP("errors", "An wen? Bitte jemanden wählen.")


class HandOverForm(AboutCaseForm):
    """To whom. A restricted case goes to somebody who is named in it."""

    KIND = DraftOf.CASE
    WHAT = "hand_over"

    def __init__(self, context: Context, choices: Choices, details: CaseDetails) -> None:
        super().__init__(context, choices, details.row)
        self._named = frozenset(one.colleague for one in details.named if one.fits)
        self.colleague = self.choice(Offer(self._offered, Choices.colleague), none=self.tr("bitte wählen"))
        self.add("colleague", self.tr("Künftig zuständig"), self.colleague, span=2)
        self._restricted = Note(
            self.tr(
                "Der Fall ist eingeschränkt: Zur Wahl steht, wer benannt ist. "
                "Jemand anderen bitte zuerst benennen (Einschränken)."
            )
            if details.row.restricted
            else "",
            Tone.INFO,
            "lock",
        )
        self.begin()

    def _offered(self, choices: Choices) -> list[Choice]:
        """Whoever counsels, and is not responsible already."""
        row = self.case
        return [
            (one.key, one.name)
            for one in choices.staff
            if one.offered_on(choices.day)
            and one.data.may_counsel
            and one.key != row.responsible
            and (not row.restricted or one.key in self._named)
        ]

    def words(self) -> Words:
        hint = self.tr("Im Verlauf steht, wer an wen übergeben hat.")
        return Words(self.tr("Fall übergeben"), self.tr("Übergeben"), hint)

    def below(self) -> tuple[Note, ...]:
        return (self._restricted,)

    def filling(self, row: object) -> Fields:
        return {"colleague": None}

    def sending(self) -> Call:
        colleague = self.colleague.code()
        if colleague is None:
            raise BadInput("colleague", Sentence("errors", _NOBODY))
        return call(cases.hand_over, self.case.id, colleague, self.case.version)
