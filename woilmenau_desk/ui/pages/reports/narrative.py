"""The Sachbericht of a span: its questions with what stands under each, and beside them what was noted for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.anonymity import Trace
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.narrative import AnswerRow, NoteRow
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.reports import anonymity, closed, narrative, notes
from woilmenau_desk.ui.forms.reports.note_key import open_note
from woilmenau_desk.ui.pages.reports.narrative_card import QuestionCard
from woilmenau_desk.ui.pages.reports.narrative_notes import NotesCard
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.words import say

_NOTES_WIDTH, _NOTES_NARROW = 364, 272
_NARROW_BELOW = 900
_ASK = "report texts"
_START_KEY = "Ctrl+U"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the room shows of a span for a funder."""

    texts: tuple[AnswerRow, ...]
    notes: tuple[NoteRow, ...]
    funder_id: int | None
    several: bool  # more than one funder: one may have a text of its own
    closed: date | None = None  # since when the report is closed


def sheet(desk: Desk, span: Span, funder: str | None) -> Sheet:
    """Read it. Raises NotAllowed."""
    funder_id, several = narrative.funder_of(desk, span, funder)
    versions = closed.closed_list(desk, span, funder_id or 0)
    since = local(versions[0].closed_at).date() if versions else None
    return Sheet(narrative.texts(desk, span, funder_id), notes.of_span(desk, span), funder_id, several, since)


class NarrativeRoom(QWidget):
    """Call `show_report` with what is chosen. What was typed is kept whenever it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._span: Span | None = None
        self._funder: str | None = None
        self._sheet: Sheet | None = None
        self._of: tuple[Span | None, int | None] = (None, None)
        self._last = ""  # the question that had the focus
        self._begun = self._to_start = False
        self.cards: dict[str, QuestionCard] = {}
        self.note = Note("", parent=self)
        self.notes = NotesCard(context)
        self.start_action = action_of(
            self, self.tr("Text vom Vormonat übernehmen"), _START_KEY, enabled=False
        )
        self.start_action.triggered.connect(self._start)
        self.start_button = KeyButton.for_action(self.start_action, "document")
        self.hint = text_label("", "soft", wrap=True)
        self.notes.take_asked.connect(self._take)
        self.notes.open_asked.connect(self.open_note)
        self.notes.void_asked.connect(lambda note: self._write(notes.void, note.id, note.version))
        self.notes.release_asked.connect(lambda note: self._write(notes.release, note.id, note.version))
        self._lay_out()
        for widget in (self.area, self.notes):  # people write names there, and hints repeat them
            context.privacy.cover(widget)
        context.bus.subscribe((Kind.REPORT, Kind.VALUES), lambda _changes: self.reload(), self)

    # What the page calls

    def show_report(self, span: Span, funder: str | None) -> None:
        """Show the texts of this span, as this funder gets them (None: the first one)."""
        if (span, funder) != (self._span, self._funder):
            self.save()
            self._sheet = None
        self._span, self._funder = span, funder
        if not self._begun:
            self._begun = True
            self._context.runner.run(narrative.take_over_drafts, self._context.desk, owner=self)
        self.reload()

    def reload(self) -> None:
        """Read anew what is shown; what is being typed stays."""
        if self._span is not None:
            self._context.runner.run_latest(
                _ASK,
                sheet,
                self._context.desk,
                self._span,
                self._funder,
                on_done=self._on_sheet,
                on_error=self._on_error,
                owner=self,
            )

    def save(self) -> None:
        """Keep at once what was typed."""
        for card in self.cards.values():
            card.save()

    def start(self) -> None:
        """Put the focus where typing goes on."""
        card = self.cards.get(self._last) or next(iter(self.cards.values()), None)
        self._to_start = card is None  # as soon as there is one
        if card is not None:
            card.field.setFocus()

    def show_question(self, question: str) -> None:
        """Put the focus into that question."""
        self._last = question
        self.start()

    def open_note(self, note: NoteRow | None = None) -> None:
        """Open the little form of a note, a new one by default."""
        open_note(self._context, self.window(), note.id if note is not None else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notes.setFixedWidth(_NOTES_WIDTH if self.width() >= _NARROW_BELOW else _NOTES_NARROW)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()

    # How it is built

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "scroll")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SPACE_1, SPACE_1, SPACE_2, SPACE_4)
        self._column.setSpacing(SPACE_3)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setProperty("look", "reading")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(self.tr("Fragen des Sachberichts"))
        self.notes.setFixedWidth(_NOTES_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(self.area, 1)
        row.addWidget(self.notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(self.hint, 1)
        head.addWidget(self.start_button)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addLayout(row, 1)

    # What happens

    def _on_sheet(self, found: Sheet) -> None:
        span = self._span
        if span is None:
            return
        found = self._in_window_language(found)
        self.note.set_text("")
        of = (span, found.funder_id)
        shown = tuple(text.question for text in found.texts)
        if of != self._of or shown != tuple(self.cards):
            self._of = of
            self._make_cards(span, found)
        else:
            for text in found.texts:
                self.cards[text.question].take(text)
        self._sheet = found
        self.notes.set_notes(found.notes)
        title, waiting = self.tr("Für den Bericht notiert"), self.notes.waiting()
        self.notes.set_title(f"{title} · {waiting}" if waiting else title)
        self._show_words(span, found)

    def _in_window_language(self, found: Sheet) -> Sheet:
        """The questions as the window's lists call them."""
        choices = self._context.choices.now
        if choices is None:
            return found
        word = partial(choices.word, ListName.REPORT_QUESTIONS)
        texts = tuple(replace(text, title=word(text.question)) for text in found.texts)
        noted = tuple(replace(note, question_title=word(note.data.question)) for note in found.notes)
        return replace(found, texts=texts, notes=noted)

    def _make_cards(self, span: Span, found: Sheet) -> None:
        had_focus = any(card.field.hasFocus() for card in self.cards.values())
        for old in self.cards.values():
            old.save()
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self.cards = {}
        for text in found.texts:
            funder_id = found.funder_id if found.several else None
            card = QuestionCard(self._context, span, text, funder_id, self._funder or "")
            card.entered.connect(self._on_entered)
            card.settled.connect(lambda card=card: self._look(card))
            self.cards[text.question] = card
            self._column.insertWidget(self._column.count() - 1, card)
            self._look(card)
        if (had_focus or self._to_start) and self.isVisible():
            self.start()

    def _show_words(self, span: Span, found: Sheet) -> None:
        if span.kind is SpanKind.MONTH:
            text = self.tr("Text vom Vormonat übernehmen")
        elif len(span.months()) > 1:
            text = self.tr("Texte der Monate sammeln")
        else:
            text = self.tr("Text vom Zeitraum davor übernehmen")
        self.start_action.setText(text)
        self.start_action.setEnabled(any(not one.text for one in found.texts))
        if found.closed is not None:
            text = self.tr("Abgeschlossen am {day}: Was Sie hier ändern, steht erst in einer neuen Version.")
            self.hint.setText(text.format(day=f"{found.closed:%d.%m.%Y}"))
            return
        self.hint.setText(
            self.tr("Wird beim Schreiben gesichert und gilt für alle Fördermittelgeber.")
            if not found.several
            else self.tr("Wird beim Schreiben gesichert; gilt für alle, wo nichts Eigenes steht.")
        )

    def _start(self) -> None:
        span, found = self._span, self._sheet
        if span is None or found is None:
            return
        self.save()
        several = len(span.months()) > 1
        self._write(narrative.collect if several else narrative.take_over, span, found.funder_id)

    def _take(self, note: NoteRow) -> None:
        """Into the question where one types; from the list, into the one that it was noted for."""
        span, found = self._span, self._sheet
        if span is None or found is None or not self.cards or note.taken_into is not None:
            return
        typing = next((card for card in self.cards.values() if card.field.hasFocus()), None)
        meant = self.cards.get(note.data.question or "") or self.cards.get(self._last)
        card = typing or meant or next(iter(self.cards.values()))
        card.save()
        self._context.runner.run(
            notes.take,
            self._context.desk,
            note.id,
            note.version,
            span,
            card.question,
            card.row.funder_id,
            on_done=lambda done: card.take(done.value),
            on_error=self._on_error,
            owner=self,
        )

    def _write(self, function: Callable[..., Done[Any]], *arguments: object) -> None:
        self._context.runner.run(
            function, self._context.desk, *arguments, on_error=self._on_error, owner=self
        )

    def _on_error(self, error: KnownError) -> None:
        what, _kept, todo = (say(sentence) for sentence in error.sentences())
        self.note.set_text(" ".join(part for part in (what, todo) if part))

    def _on_entered(self, question: str) -> None:
        self._last = question
        card = self.cards.get(question)
        if card is not None:
            self.area.ensureWidgetVisible(card, 0, SPACE_4)

    # What may let somebody be recognised

    def _look(self, card: QuestionCard) -> None:
        text = card.text()
        if not text or not self._context.desk.actor.may(Right.MAKE_REPORTS):
            card.set_warnings("")
            return
        self._context.runner.run_latest(
            f"report traces:{card.question}",
            anonymity.traces,
            self._context.desk,
            text,
            on_done=lambda found: card.set_warnings(said(found)),
            on_error=lambda _error: card.set_warnings(""),
            owner=card,
        )


def said(found: tuple[Trace, ...]) -> str:
    """What the hint below a field says; empty for nothing."""
    return "\n".join(say(sentence) for sentence in anonymity.sentences(found))
