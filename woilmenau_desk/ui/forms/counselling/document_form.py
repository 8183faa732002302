"""A paper that was seen: what it is, and when it runs out. The paper itself is not kept."""

from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.cases import LINE_LENGTH, CaseRow
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.noted_documents import DocumentRow
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
    WATCHED = (Kind.DOCUMENT,)

    def __init__(
        self, context: Context, choices: Choices, case: CaseRow, row: DocumentRow | None = None
    ) -> None:
        """`row` is the paper to change; else one is noted in the case."""
        super().__init__(context, choices, case, row)
        self._row = row
        self.paper = QLineEdit()
        self.paper.setMaxLength(LINE_LENGTH)
        self.paper.setPlaceholderText(self.tr("z. B. Aufenthaltsgestattung, Bescheid vom 3.11."))
        self.runs_out = DateField(context.today, prefer="future", field="runs_out_on")
        self.add("title", self.tr("Was es ist"), self.paper, span=0)
        hint = self.tr("Leer: läuft nicht ab.")
        self.add("runs_out_on", self.tr("Gilt bis"), self.runs_out, span=2, hint=hint)
        self.begin()

    def draft_id(self) -> str:
        return f"document:{self.case.id}" + (f":{self._row.id}" if self._row is not None else "")

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Papier ändern"), self.tr("Änderung speichern"))
        hint = self.tr("Nur dass es das Papier gibt; keine Ausweisnummern.")
        return Words(self.tr("Papier vermerken"), self.tr("Vermerken"), hint)

    def filling(self, row: DocumentRow | None) -> Fields:
        if row is None:
            return {"title": "", "runs_out_on": ""}
        until = row.runs_out_on
        return {"title": row.title, "runs_out_on": until.isoformat() if until is not None else ""}

    def reading(self) -> Call | None:
        return call(documents.row, self._row.id) if self._row is not None else None

    def sending(self) -> Call:
        case, title, until = self.case, self.paper.text(), self.runs_out.value()
        if self._row is not None:
            return call(documents.edit, self._row.id, title, until, self.seen.version)
        return call(documents.note_document, case.person_id, title, until, case.id)
