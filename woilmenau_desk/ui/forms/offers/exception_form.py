"""What is otherwise with one session: it is called off, it is moved, or it comes on top."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import OfferRow, SessionKey, SessionRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.offers import sessions
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField

_LENGTH = 200
_NO_TIME = QT_TRANSLATE_NOOP("errors", "Wann? Tag und Uhrzeit fehlen noch.")
_NO_OFFER = QT_TRANSLATE_NOOP("errors", "Welches Angebot? Bitte eines wählen.")


class Doing(StrEnum):
    """What is done with a session."""

    CANCEL = "cancel"
    MOVE = "move"
    ADD = "add"


def draft_of(doing: Doing, key: SessionKey) -> str:
    """The id of the draft that a form of this session keeps."""
    at = key.planned_starts.hour * 60 + key.planned_starts.minute
    return f"offer_session:{doing}:{key.offer_id}:{key.planned_on:%Y%m%d}:{at}"


class ExceptionForm(EntryForm):
    """The form for one session's exception."""

    KIND = DraftOf.OFFER_SESSION
    WATCHED = (Kind.OFFER,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"offer_id": "offer", "state": "reason"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        doing: Doing,
        *,
        row: SessionRow | None = None,
        running: Sequence[OfferRow] = (),
        offer: OfferRow | None = None,
        day: date | None = None,
    ) -> None:
        """`row` is the session that is called off or moved; one on top is of one of the `running`."""
        super().__init__(context, choices, row, columns=4)
        self.doing, self._row = doing, row
        self._first, self._day = offer, day
        self._running = {str(one.id): one for one in running}
        self.about = text_label("", "strong", wrap=True)
        self.offer = ChoiceField(
            ((code, one.data.title) for code, one in self._running.items()), none=self.tr("bitte wählen")
        )
        self.day = DateField(context.today, prefer="future", field="day")
        self.starts, self.ends = TimeField(field="starts"), TimeField(field="ends")
        self.room, self.reason = QLineEdit(), QLineEdit()
        for line in (self.room, self.reason):
            line.setMaxLength(_LENGTH)
        if doing is Doing.ADD:
            self.add("offer", self.tr("Angebot"), self.offer, span=0)
        if doing is not Doing.CANCEL:
            self.add("day", self.tr("Tag"), self.day, span=2)
            self.add("starts", self.tr("von"), self.starts)
            self.add("ends", self.tr("bis"), self.ends)
            self.add("room", self.tr("Raum"), self.room, span=2)
        if doing is not Doing.ADD:
            self.reason.setPlaceholderText(self.tr("z. B. Leitung krank, Feiertag, Raum belegt"))
            self.add("reason", self.tr("Warum"), self.reason, span=2)
        self.begin()

    def first_field(self) -> QWidget:
        if self.doing is Doing.CANCEL:
            return self.reason
        return self.offer if self.doing is Doing.ADD and self.offer.code() is None else self.day

    # What is the form's own

    def words(self) -> Words:
        if self.doing is Doing.CANCEL:
            hint = self.tr("Wer angemeldet ist, bleibt es; bitte Bescheid geben.")
            return Words(self.tr("Termin fällt aus"), self.tr("Absagen"), hint)
        if self.doing is Doing.MOVE:
            return Words(self.tr("Termin verlegen"), self.tr("Verlegen"))
        return Words(self.tr("Zusätzlicher Termin"), self.tr("Termin anlegen"))

    def filling(self, row: SessionRow | None) -> dict[str, object]:
        if self.doing is Doing.CANCEL:
            return {"reason": row.reason if row is not None else ""}
        if row is not None:
            return {
                "day": row.day.isoformat(),
                "starts": say_time(row.starts),
                "ends": say_time(row.ends),
                "room": row.room,
                "reason": row.reason,
            }
        usual = self._first.series[0] if self._first is not None and self._first.series else None
        return {
            "offer": str(self._first.id) if self._first is not None else None,
            "day": (self._day or self.context.today()).isoformat(),
            "starts": say_time(usual.starts) if usual is not None else "",
            "ends": say_time(usual.ends) if usual is not None else "",
            "room": self._first.data.room if self._first is not None else "",
        }

    def decided(self) -> tuple[str, ...]:
        return ("offer",) if self._first is not None else ()

    def sending(self) -> Call:
        if self.doing is Doing.CANCEL and self._row is not None:
            return call(sessions.cancel, self._row.key, self.reason.text(), self.seen.version)
        day, starts, ends = self.day.value(), self.starts.value(), self.ends.value()
        if day is None or starts is None or ends is None:
            missing = "day" if day is None else "starts" if starts is None else "ends"
            raise BadInput(missing, Sentence("errors", _NO_TIME))
        if self._row is not None:
            return call(
                sessions.move,
                self._row.key,
                day,
                starts,
                ends,
                self._room(self._row.key.offer_id),
                self.reason.text(),
                self.seen.version,
            )
        offer = self._running.get(self.offer.code() or "")
        if offer is None:
            raise BadInput("offer", Sentence("errors", _NO_OFFER))
        return call(sessions.add, offer.id, day, starts, ends, self._room(offer.id))

    def _room(self, offer_id: int) -> str | None:
        """Where it is; None where that is the offer's room, whichever it will be."""
        offer = self._running.get(str(offer_id))
        room = self.room.text().strip()
        return None if not room or (offer is not None and room == offer.data.room) else room

    def reading(self) -> Call | None:
        return call(sessions.get, self._row.key) if self._row is not None else None

    def draft_id(self) -> str:
        return draft_of(self.doing, self._row.key) if self._row is not None else "offer_session:add"

    def draft_name(self) -> str:
        return self._row.title if self._row is not None else ""

    # Building

    def lay_out(self) -> None:
        row = self._row
        if row is not None:
            day = people_say_date(row.day, self.context.today())
            self.about.setText(f"{row.title} · {day}, {say_time(row.starts)}–{say_time(row.ends)}")
            self.surface.body.addWidget(self.about)
        self.fill_surface(self.form)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addWidget(self.surface)
        left.addStretch(1)
        layout.addLayout(left)
