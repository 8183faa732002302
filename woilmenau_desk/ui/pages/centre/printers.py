"""Drucker: which printer of this computer slips go to, on which paper, and which one everything else goes to."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.services.appointments import slips
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printing import SLIP_TITLE, Sent, fit_said, send
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, Note, text_label
from woilmenau_desk.ui.widgets.printer_line import PrinterLine

_SAMPLE = "uk"  # its letters show at once whether fonts came through


class PrintersSection(Section):
    """What is chosen is remembered at once, on this computer, for everybody who works at it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Drucker"),
            self.tr("Gilt für diesen Computer, und für alle, die hier arbeiten."),
        )
        self.again_action = self.add_action(self.tr("Neu suchen"), "F5", self._look, "refresh")
        self.slip_action = self.add_action(
            self.tr("Probezettel drucken"), "Ctrl+P", partial(self._try, Use.SLIPS), "print"
        )
        self.sheet_action = self.add_action(
            self.tr("Probeblatt drucken"), "Ctrl+Shift+P", partial(self._try, Use.SHEETS), "print"
        )
        self.slips, self.sheets = (PrinterLine(context, use) for use in (Use.SLIPS, Use.SHEETS))
        self.slips.field.setAccessibleName(self.tr("Drucker für Zettel"))
        self.sheets.field.setAccessibleName(self.tr("Drucker für Blätter"))
        self.paper = ChoiceField(
            (
                (Paper.A6.value, self.tr("A6, eine Postkarte")),
                (Paper.A5.value, self.tr("A5, ein halbes Blatt")),
                (Paper.ROLL80.value, self.tr("Rolle, 80 mm breit")),
            ),
            none=self.tr("wie das Zentrum"),
        )
        self.said = Note("", Tone.INFO, "print")
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        row.addWidget(self._small(), 1)
        row.addWidget(self._large(), 1)
        self.body.addLayout(row)
        self.body.addWidget(self.said)
        again = QHBoxLayout()
        again.addWidget(KeyButton.for_action(self.again_action, "refresh", "quiet"))
        again.addStretch(1)
        self.body.addLayout(again)
        self.body.addStretch(1)
        for line, use in ((self.slips, Use.SLIPS), (self.sheets, Use.SHEETS)):
            line.known.connect(self._on_known)
            line.edited.connect(partial(self._on_printer, line, use))
        self.paper.edited.connect(self._on_paper)
        self._on_known()

    def activated(self) -> None:
        self._look()
        self.slips.setFocus()

    def _small(self) -> QWidget:
        card = Card(self.tr("Zettel"))
        form = Form()
        form.add("slip_printer", self.tr("Drucker"), self.slips)
        form.add(
            "slip_paper",
            self.tr("Papier darin"),
            self.paper,
            hint=self.tr("Terminzettel, Verweise, Fristen: darauf werden sie gedruckt."),
        )
        card.body.addWidget(form)
        card.body.addStretch(1)
        card.body.addWidget(KeyButton.for_action(self.slip_action, "print"))
        return card

    def _large(self) -> QWidget:
        card = Card(self.tr("Blätter (A4)"))
        form = Form()
        form.add("sheet_printer", self.tr("Drucker"), self.sheets)
        card.body.addWidget(form)
        card.body.addWidget(text_label(self.tr("Listen, Berichte, Nachweise, Pläne."), "soft", wrap=True))
        card.body.addStretch(1)
        card.body.addWidget(KeyButton.for_action(self.sheet_action, "print"))
        return card

    def _look(self) -> None:
        self.slips.look()
        self.sheets.look()

    def _on_known(self) -> None:
        printer = self.slips.printer()
        self.slip_action.setEnabled(printer is not None)
        self.sheet_action.setEnabled(self.sheets.printer() is not None)
        self.paper.setEnabled(printer is not None)
        paper = self.context.printing.paper(printer.name) if printer is not None else None
        self.paper.set_code(paper.value if paper is not None else None)

    def _on_printer(self, line: PrinterLine, use: Use) -> None:
        printer = line.printer()
        if printer is not None:
            self.context.printing.choose(use, printer.name)
        self._on_known()

    def _on_paper(self) -> None:
        printer = self.slips.printer()
        if printer is not None:
            code = self.paper.code()
            # Whoever says what lies in it means this printer.
            self.context.printing.choose(Use.SLIPS, printer.name)
            self.context.printing.set_paper(printer.name, Paper(code) if code else None)

    def _try(self, use: Use) -> None:
        """Print a slip of somebody who is made up."""
        printer = (self.slips if use is Use.SLIPS else self.sheets).printer()
        if printer is None:
            return
        code = self.paper.code() if use is Use.SLIPS else Paper.A5.value
        paper = Paper(code) if code else Paper.A6
        spooler = self.context.printing.spooler
        self.said.set_text(
            self.tr("Wird gedruckt auf „{printer}“ …").format(printer=printer.label), Tone.INFO
        )

        def trying(work: LongWork) -> Sent:
            return send(spooler, printer.name, slips.sample_slip(_SAMPLE, paper), SLIP_TITLE, work)

        self.context.runner.run_long(
            trying,
            on_done=self._on_tried,
            on_error=self._on_not_tried,
            label=self.tr("Probedruck"),
            owner=self,
            of_store=False,
            waited_for=False,
        )

    def _on_tried(self, sent: Sent) -> None:
        text = self.tr("Gedruckt auf „{printer}“.").format(printer=sent.printer.label)
        fits = fit_said(sent.fit, sent.printer.label)
        self.said.set_text(f"{text} {fits}".strip(), Tone.GOOD, "check")

    def _on_not_tried(self, error: KnownError) -> None:
        self.said.set_text("")
        show_error(self, error)
        self._look()
