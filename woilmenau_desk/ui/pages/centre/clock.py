"""Uhr: what was written while the computer's clock was wrong, and moving it to where it belongs."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.clock import Span, Stays, parse_shift, shift_text
from woilmenau_desk.domain.periods import local
from woilmenau_desk.services import clock
from woilmenau_desk.services.clock import Part, Written
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.pages.centre.section import Section, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, reading_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

_NAMED = 4  # of what stays; who needs more asks the command line
_Found = tuple[Span, tuple[Written, ...]]


def _find(desk: Desk) -> tuple[_Found, ...]:
    """What is still to be moved or put right by hand; a break that nothing lies in any more needs nobody."""
    found = ((span, clock.written(desk, Part(span.first, span.last))) for span in clock.suspects(desk))
    return tuple((span, rows) for span, rows in found if any(_waits(row) for row in rows))


class ClockSection(Section):
    """The breaks in the order of entries at the left; what lies in the chosen one, and the shift, at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Uhr"),
            self.tr(
                "Stand die Uhr einmal falsch, liegt das Eingetragene am falschen Tag. Hier findet es sich wieder."
            ),
        )
        self._model = RowsModel(
            (
                Column[_Found](
                    self.tr("Was die Uhr zeigte"),
                    lambda found: _from_to(found[0].since, found[0].until),
                    lambda found: self.tr("danach kommt {moment}").format(moment=_moment(found[0].after)),
                    strong=True,
                ),
                Column[_Found](
                    self.tr("Einträge"), lambda found: str(sum(_waits(row) for row in found[1])), width=100
                ),
            ),
            context.privacy,
            key=lambda found: found[0].first,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Einträge mit falscher Zeit"),
            empty=EmptyState(
                "clock",
                self.tr("Alles liegt, wo es hingehört"),
                self.tr("Nichts wurde unter einer falschen Uhr eingetragen."),
            ),
        )
        self.list.row_selected.connect(self._on_selected)
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addWidget(self.list, 13)
        line.addWidget(self._build_form(), 10)
        self.body.addLayout(line, 1)
        self.watch(Kind.VISIT, Kind.AID, Kind.SESSION, Kind.APPOINTMENT)

    def activated(self) -> None:
        self.reload()
        self.list.setFocus()

    def _build_form(self) -> Card:
        card = Card(self.tr("Verschieben"))
        self.what = Note("", Tone.ACCENT, "clock")
        self.form = Form()
        self.by = QLineEdit()
        self.form.add(
            "by", self.tr("Um wie viel"), self.by, hint=self.tr("Zum Beispiel -3653 Tage, +1 Tag oder -2 h.")
        )
        self.form.submitted.connect(self._move)
        card.body.addWidget(self.what)
        card.body.addWidget(self.form)
        card.body.addWidget(
            reading_label(
                self.tr(
                    "Besuche, Hilfen und Beratungen bekommen den neuen Tag. Termine bleiben: sie gelten für ihre Zeit."
                    " Das Änderungsprotokoll behält, was die Uhr zeigte. Mit Strg+Z geht es zurück."
                ),
                "small",
            )
        )
        card.body.addStretch(1)
        self.move_button = save_button(self.form, self.tr("Verschieben"))
        card.body.addWidget(ends(self.move_button))
        self._on_selected(None)
        return card

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin clock", _find, self.context.desk, on_done=self._model.set_rows, owner=self
        )

    def _on_selected(self, found: object) -> None:
        chosen = found if isinstance(found, tuple) else None
        moves = chosen is not None and any(row.moves for row in chosen[1])
        self.form.setEnabled(moves)
        self.form.save_action.setEnabled(moves)
        self.form.clear_errors()
        if chosen is None:
            self.by.setText("")
            self.what.set_text(self.tr("Links wählen, was verschoben werden soll."))
            return
        span, rows = chosen
        kinds = {
            "visit": self.tr("Besuche: {number}"),
            "emergency_aid": self.tr("Hilfen: {number}"),
            "counselling_session": self.tr("Beratungen: {number}"),
            "appointment": self.tr("Termine, die bleiben: {number}"),
        }
        counted = [
            text.format(number=number)
            for table, text in kinds.items()
            if (number := sum(row.table == table and row.stays in (None, Stays.APPOINTMENT) for row in rows))
        ]
        self.what.set_text("\n".join((_from_to(span.since, span.until), *counted, *self._staying(rows))))
        self.by.setText(shift_text(span.proposed))

    def _staying(self, rows: tuple[Written, ...]) -> Iterator[str]:
        """What is not moved, by name: somebody may have to put it right."""
        why = {
            Stays.KEPT: self.tr(
                "Bleibt, weil es zu einem wahrgenommenen Termin gehört (dort ändern): {entries}"
            ),
            Stays.PARTED: self.tr(
                "Bleibt, weil nicht alles von dem Besuch hier dabei ist (den Besuch berichtigen): {entries}"
            ),
        }
        kinds = {
            "visit": self.tr("Besuch {when}"),
            "emergency_aid": self.tr("Hilfe {when}"),
            "counselling_session": self.tr("Beratung {when}"),
        }
        for stays, text in why.items():
            those = [kinds[row.table].format(when=_moment(row.at)) for row in rows if row.stays is stays]
            if len(those) > _NAMED:
                more = self.tr("und {number} mehr").format(number=len(those) - _NAMED)
                those = [*those[:_NAMED], more]
            if those:
                yield text.format(entries="; ".join(those))

    def _move(self) -> None:
        chosen = self.list.current_row()
        if not isinstance(chosen, tuple):
            return
        found: list[object] = []
        if not self.form.read(lambda: found.append(parse_shift(self.by.text()))):
            return
        span: Span = chosen[0]
        self.context.runner.run(
            clock.move,
            self.context.desk,
            Part(span.first, span.last),
            parse_shift(self.by.text()),
            on_error=self.form.show_error,
            owner=self,
        )


def _waits(row: Written) -> bool:
    """Whether it lies where the clock put it, and somebody can change that."""
    return row.moves or row.stays is Stays.PARTED


def _moment(at: datetime) -> str:
    here = local(at)
    return f"{short_date(here.date())}, {here:%H:%M}"


def _from_to(since: datetime, until: datetime) -> str:
    """Both ends; the day once where it is the same."""
    if _moment(since) == _moment(until):
        return _moment(since)
    if local(since).date() == local(until).date():
        return f"{_moment(since)}–{local(until):%H:%M}"
    return f"{_moment(since)} – {_moment(until)}"
