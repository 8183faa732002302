"""A paper that was seen: what it is, and when it runs out. The paper itself is not kept."""

from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.cases import LINE_LENGTH, CaseRow
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.services.counselling import documents
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.counselling.about_case import AboutCaseForm
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.moments import DateField


class DocumentForm(AboutCaseForm):
    """Its title and the last day, where it has one."""

    KIND = DraftOf.DOCUMENT
    WHAT = "document"

    def __init__(self, context: Context, choices: Choices, case: CaseRow) -> None:
        super().__init__(context, choices, case)
        self.paper = QLineEdit()
        self.paper.setMaxLength(LINE_LENGTH)
        self.paper.setPlaceholderText(self.tr("z. B. Aufenthaltsgestattung, Bescheid vom 3.11."))
        self.runs_out = DateField(context.today, prefer="future", field="runs_out_on")
        self.add("title", self.tr("Was es ist"), self.paper, span=0)
        hint = self.tr("Leer: läuft nicht ab.")
        self.add("runs_out_on", self.tr("Gilt bis"), self.runs_out, span=2, hint=hint)
        self.begin()

    def draft_id(self) -> str:
        return f"document:{self.case.id}"

    def words(self) -> Words:
        hint = self.tr("Nur dass es das Papier gibt; keine Ausweisnummern.")
        return Words(self.tr("Papier vermerken"), self.tr("Vermerken"), hint)

    def filling(self, row: object) -> Fields:
        return {"title": "", "runs_out_on": ""}

    def sending(self) -> Call:
        case = self.case
        return call(
            documents.note_document, case.person_id, self.paper.text(), self.runs_out.value(), case.id
        )
