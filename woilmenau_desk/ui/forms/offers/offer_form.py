"""An offer: what it is, when it meets, who leads, how many there is room for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.offers import OfferData, OfferRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.choices import Choice, Choices, list_of
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.offers.leaders import OTHER, LeadersField, kept_leader
from woilmenau_desk.ui.forms.offers.numbers import HalvesField, PlacesField
from woilmenau_desk.ui.forms.offers.series import SeriesField, kept_series
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField

_TITLE_LENGTH, _LINE_LENGTH = 120, 120
_ABOUT_HEIGHT = 64


class OfferForm(EntryForm):
    """The form of an offer. What was before the day from which new times hold stays as it was."""

    KIND = DraftOf.OFFER
    WATCHED = (Kind.OFFER,)
    TOLD_AT: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("rhythm", "weekday", "nth", "every", "starts", "ends", "first", "last"), "series"
    )

    def __init__(self, context: Context, choices: Choices, row: OfferRow | None = None) -> None:
        """`row` is the offer to change; None for a new one."""
        super().__init__(context, choices, row, columns=4, gap=SPACE_2)
        self._row = row
        self._volunteers: tuple[Choice, ...] = ()
        self._make_fields()
        self.begin()
        context.runner.run(_who_may_lead, context.desk, on_done=self._on_volunteers, owner=self)

    # What is the form's own

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Angebot ändern"), self.tr("Änderung speichern"))
        return Words(self.tr("Neues Angebot"), self.tr("Angebot anlegen"))

    def filling(self, row: OfferRow | None) -> dict[str, object]:
        data = row.data if row is not None else OfferData("")
        return {
            "title": data.title,
            "offer_kind": data.offer_kind,
            "target_group": data.target_group,
            "level": data.level,
            "room": data.room,
            "partner": data.partner,
            "capacity": data.capacity or 0,
            "childcare_places": data.childcare_places,
            "half_units": data.half_units,
            "ended_on": data.ended_on.isoformat() if data.ended_on else "",
            "series": [kept_series(one) for one in row.series] if row is not None else self._first_line(),
            "leaders": [kept_leader(one) for one in row.leaders] if row is not None else [],
            "about": data.about,
            "for_volunteers": data.for_volunteers,
            "since": self.context.today().isoformat(),
        }

    def sending(self) -> Call:
        data = replace(
            self.seen.data if self.seen is not None else OfferData(""),
            title=self.title.text(),
            offer_kind=self.kind.code() or "other",
            target_group=self.group.code() or "open",
            level=self.level.code(),
            room=self.room.text(),
            partner=self.partner.text(),
            about=self.about.toPlainText(),
            capacity=self.capacity.value() or None,
            childcare_places=self.childcare.value(),
            half_units=self.units.value(),
            for_volunteers=self.for_volunteers.isChecked(),
            ended_on=self.ended_on.value(),
        )
        series, leaders = self.series.value(), self.leaders.value()
        if self.seen is None:
            return call(offers.create, data, series, leaders)
        since = self.since.value() or self.context.today()
        return call(offers.change_all, self.seen.id, data, series, leaders, self.seen.version, since)

    def reading(self) -> Call | None:
        return call(offers.get, self._row.id) if self._row is not None else None

    def draft_id(self) -> str:
        return f"offer:{self._row.id}" if self._row is not None else "offer:new"

    def draft_name(self) -> str:
        return self.title.text().strip()

    def ended(self, row: OfferRow) -> str:
        return ""

    # Building

    def _make_fields(self) -> None:
        self.title, self.room, self.partner = (QLineEdit() for _ in range(3))
        for line, most in (
            (self.title, _TITLE_LENGTH),
            (self.room, _LINE_LENGTH),
            (self.partner, _LINE_LENGTH),
        ):
            line.setMaxLength(most)
        self.title.setPlaceholderText(self.tr("z. B. Frauensprachcafé"))
        self.kind = self.choice(list_of(ListName.OFFER_KINDS), none=None)
        self.group = self.choice(list_of(ListName.TARGET_GROUPS), none=None)
        self.level = self.choice(list_of(ListName.LEVELS))
        self.capacity = PlacesField(self.tr("ohne Grenze"))
        self.childcare = PlacesField(self.tr("keine"))
        self.units = HalvesField()
        self.ended_on = DateField(self.context.today, field="ended_on")
        self.series = SeriesField(self.context.today)
        self.since = DateField(self.context.today, prefer="future", field="since")
        known = self._row.leaders if self._row is not None else ()
        self.leaders = LeadersField(self._leader_choices(), known, self.context.privacy)
        self.about = LongText(self.tr("Was alle an der Theke dazu sagen können."))
        self.about.setFixedHeight(_ABOUT_HEIGHT)
        self.for_volunteers = QCheckBox(self.tr("für Ehrenamtliche"))
        add = self.add
        add("title", self.tr("Name des Angebots"), self.title, span=2)
        add("offer_kind", self.tr("Art"), self.kind)
        add("target_group", self.tr("Für wen"), self.group)
        add("series", self.tr("Wann"), self.series, span=0)
        add("since", self.tr("Die neuen Zeiten gelten ab"), self.since, span=0,
            hint=self.tr("Was davor war, bleibt, wie es war."))  # fmt: skip
        add("leaders", self.tr("Wer leitet"), self.leaders, span=2)
        add("room", self.tr("Raum"), self.room)
        add("partner", self.tr("Mit wem zusammen (Partner)"), self.partner)
        add("capacity", self.tr("Plätze"), self.capacity)
        add("childcare_places", self.tr("Plätze Kinderbetreuung"), self.childcare)
        add("half_units", self.tr("Geförderte Einheiten je Termin"), self.units)
        add("level", self.tr("Sprachniveau"), self.level)
        add("about", self.tr("Dazu"), self.about, span=2)
        add("ended_on", self.tr("Letzter Tag"), self.ended_on)
        add("for_volunteers", self.tr("Ehrenamt"), self.for_volunteers, hint=self.tr("Fortbildung, Treffen"))
        self.for_volunteers.setAccessibleName(self.for_volunteers.text())
        self.places_note = Note("", Tone.INFO)

    def lay_out(self) -> None:
        self.fill_surface(scrolled(self.form), self.places_note, stretch=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)

    def connect_fields(self) -> None:
        self.series.edited.connect(self.follow)
        for field in (self.capacity, self.childcare):
            field.edited.connect(self._tell_places)

    def follow(self) -> None:
        changed = self._row is not None and self.series.draft_value() != self._known.get("series")
        self.form.show_field("since", changed)
        self._tell_places()

    # Within

    def _first_line(self) -> list[object]:
        """A new offer begins with a line for its time, which says today's weekday."""
        if not self.series.lines:
            self.series.set_count(1)
        return [self.series.lines[0].draft_value()]

    def _tell_places(self) -> None:
        """Nobody loses a place: that there are fewer than are taken is said before it is saved."""
        row: OfferRow | None = self.seen
        said = ""
        if row is not None and 0 < self.capacity.value() < row.enrolled:
            text = self.tr(
                "{number} haben schon einen Platz: weniger Plätze gehen erst, wenn jemand ausgetragen ist."
            )
            said = text.format(number=row.enrolled)
        elif row is not None and self.childcare.value() < row.children:
            text = self.tr(
                "{number} Kinder sind schon in der Betreuung: weniger Plätze gehen erst, wenn welche frei sind."
            )
            said = text.format(number=row.children)
        self.places_note.set_text(said, Tone.WARN)

    def _leader_choices(self) -> tuple[Choice, ...]:
        return (
            *((f"colleague {key}", name) for key, name in self.choices.colleagues()),
            *self._volunteers,
            (OTHER, self.tr("jemand anderes …")),
        )

    def _on_volunteers(self, found: Sequence[Choice]) -> None:
        self._volunteers = tuple(found)
        self.leaders.set_choices(self._leader_choices())

    def _on_choices(self, choices: Choices) -> None:
        super()._on_choices(choices)
        self.leaders.set_choices(self._leader_choices())


def _who_may_lead(desk: Desk) -> tuple[Choice, ...]:
    """The volunteers who are here, for whoever may see them all."""
    if not desk.actor.may(Right.MANAGE_VOLUNTEERS):
        return ()
    return tuple((f"volunteer {row.id}", row.name) for row in volunteers.listed(desk))
