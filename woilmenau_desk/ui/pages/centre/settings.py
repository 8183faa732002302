"""Zentrum: address, looks, language, paper."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.centre import CentreSettings
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.follow_ups import MOST_WEEKS
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.dates import WEEKDAYS, say_time
from woilmenau_desk.ui.pages.centre.section import Section, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.theme import Mode
from woilmenau_desk.ui.tokens import SPACE_3
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, text_label
from woilmenau_desk.ui.widgets.shared_form import SharedForm
from woilmenau_desk.ui.words import word

_LONGEST_IDLE = 60  # minutes
_LONGEST_COUNSELLING = 60


class CentreSection(Section):
    """One form for what the centre sets for itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Zentrum"),
            self.tr("Was auf Zetteln und Berichten steht, und wie sich das Programm verhält."),
        )
        self._settings: CentreSettings | None = None
        self.form = Form(columns=2)
        self._build_place()
        self._build_looks()
        self.form.submitted.connect(self._save)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_3, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        card = Card()
        card.body.addWidget(scrolled(inner), 1)
        card.body.addWidget(ends(save_button(self.form)))
        self.body.addWidget(card, 1)
        typed = {name: field for name, field in self.form.fields().items() if name != "hours"}
        self._shared = SharedForm(self.form, typed, self)
        self._shared.keep(context.drafts.keep("admin:centre", self._shared.drafted(), self))
        self.watch(Kind.CENTRE)

    def activated(self) -> None:
        if self._settings is None:
            self.reload()
        self.name.setFocus()

    # How it is built

    def _heading(self, text: str) -> None:
        self.form.add_line(text_label(text, "strong"))

    def _build_place(self) -> None:
        self._heading(self.tr("Anschrift"))
        self.name, self.street, self.town = QLineEdit(), QLineEdit(), QLineEdit()
        self.form.add("place_name", self.tr("Name des Zentrums"), self.name, span=0)
        self.form.add(
            "street", self.tr("Straße und Hausnummer"), self.street, hint=self.tr("Steht auf jedem Zettel.")
        )
        self.form.add("town", self.tr("Ort"), self.town)
        self.stop, self.parking, self.way = QLineEdit(), QLineEdit(), QLineEdit()
        self.form.add(
            "stop",
            self.tr("Haltestelle"),
            self.stop,
            hint=self.tr("Ihr Name, wie er am Schild steht. Leer: „Mit dem Bus gut zu erreichen.“"),
        )
        self.form.add(
            "parking", self.tr("Parkplatz"), self.parking, hint=self.tr("Leer: davon steht nichts da.")
        )
        self.form.add(
            "way",
            self.tr("Weg"),
            self.way,
            hint=self.tr(
                "Ein deutscher Satz, z. B. „Eingang im Hof, zwei Stufen.“ In anderen Sprachen: unter „Worte auf Zetteln“."
            ),
            span=0,
        )
        self.hours = text_label("")
        self.form.add(
            "hours",
            self.tr("Öffnungszeiten"),
            self.hours,
            hint=self.tr("Ändern lassen sie sich unter „Öffnungszeiten“."),
            span=0,
        )

    def _build_looks(self) -> None:
        self._heading(self.tr("Programm"))
        self.idle_minutes = NumberField(1, _LONGEST_IDLE, 3, self.tr(" Minuten"))
        self.counselling_minutes = NumberField(1, _LONGEST_COUNSELLING, 10, self.tr(" Minuten"))
        self.paper_weeks = NumberField(0, MOST_WEEKS, 6, self.tr(" Wochen"))
        self.theme = ChoiceField(
            (
                (Mode.SYSTEM.value, self.tr("wie das System")),
                (Mode.LIGHT.value, self.tr("hell")),
                (Mode.DARK.value, self.tr("dunkel")),
            ),
            none=None,
        )
        # Each language in its own words, so that it is found by those who speak it.
        self.language = ChoiceField((("de", "Deutsch"), ("en", "English")), none=None)
        self.paper = ChoiceField(
            (
                (Paper.A6.value, self.tr("A6, eine Postkarte")),
                (Paper.A5.value, self.tr("A5, ein halbes Blatt")),
                (Paper.ROLL80.value, self.tr("Rolle, 80 mm breit")),
            ),
            none=None,
        )
        self.form.add(
            "idle_minutes",
            self.tr("Sperren nach"),
            self.idle_minutes,
            hint=self.tr("So lange darf niemand etwas tippen oder bewegen."),
        )
        self.form.add(
            "counselling_minutes",
            self.tr("Beratung ab"),
            self.counselling_minutes,
            hint=self.tr("Kürzeres ist eine Kurzauskunft."),
        )
        self.form.add(
            "paper_weeks",
            self.tr("Ablaufende Papiere vorlegen"),
            self.paper_weeks,
            hint=self.tr("So lange vorher entsteht die Wiedervorlage; 0: keine."),
        )
        self.form.add("theme", self.tr("Aussehen"), self.theme)
        self.form.add(
            "interface_language",
            self.tr("Sprache der Oberfläche"),
            self.language,
            hint=self.tr("Gilt ab der nächsten Anmeldung."),
        )
        self.form.add("paper", self.tr("Papier für Terminzettel"), self.paper)

    # What happens

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin centre", _settings, self.context.desk, on_done=self._on_settings
        )

    def _on_settings(self, found: tuple[CentreSettings, Opening]) -> None:
        settings, opening = found
        self._settings = settings
        self.hours.setText(hours_said(opening, self.context.today()))
        self._shared.show("centre", settings.version, partial(self._fill, settings))

    def _fill(self, settings: CentreSettings) -> None:
        self.name.setText(settings.place.name)
        self.street.setText(settings.place.street)
        self.town.setText(settings.place.town)
        self.stop.setText(settings.place.stop)
        self.parking.setText(settings.place.parking)
        self.way.setText(settings.place.way)
        self.idle_minutes.setValue(settings.idle_minutes)
        self.counselling_minutes.setValue(settings.counselling_minutes)
        self.paper_weeks.setValue(settings.paper_weeks)
        self.theme.set_code(settings.theme)
        self.language.set_code(settings.interface_language)
        self.paper.set_code(settings.paper.value)

    def _save(self) -> None:
        if self._settings is None:
            return
        self.form.clear_errors()
        wanted = replace(
            self._settings,
            version=self._shared.version,
            place=replace(
                self._settings.place,
                name=self.name.text(),
                street=self.street.text(),
                town=self.town.text(),
                stop=self.stop.text(),
                parking=self.parking.text(),
                way=self.way.text(),
            ),
            idle_minutes=self.idle_minutes.value(),
            counselling_minutes=self.counselling_minutes.value(),
            paper_weeks=self.paper_weeks.value(),
            theme=self.theme.code() or self._settings.theme,
            interface_language=self.language.code() or self._settings.interface_language,
            paper=Paper(self.paper.code() or self._settings.paper),
        )
        self.context.runner.run(
            centre.save_settings,
            self.context.desk,
            wanted,
            on_done=self._on_saved,
            on_error=self.form.show_error,
            owner=self,
        )

    def _on_saved(self, done: Done[CentreSettings]) -> None:
        self._settings = done.value
        self._shared.saved(done.value.version, partial(self._fill, done.value))


def hours_said(opening: Opening, today: date) -> str:
    """Mo–Fr 14:00–16:00: what the open house's hours are today, neighbouring days with the same hours together."""
    held = [entry for entry in opening.hours if entry.kind is HoursKind.OPEN_HOUSE and entry.holds_on(today)]
    parts: list[tuple[int, int, str]] = []
    for day in range(len(WEEKDAYS)):
        of_day = sorted((entry.opens, entry.closes) for entry in held if entry.weekday == day)
        said = " und ".join(f"{say_time(opens)}–{say_time(closes)}" for opens, closes in of_day)
        if parts and said and parts[-1][1:] == (day - 1, said):
            parts[-1] = (parts[-1][0], day, said)
        elif said:
            parts.append((day, day, said))
    names = [
        "–".join(word("dates", WEEKDAYS[day]) for day in dict.fromkeys((first, last)))
        for first, last, _said in parts
    ]
    return ", ".join(f"{name} {said}" for name, (_first, _last, said) in zip(names, parts, strict=True))


def _settings(desk: Desk) -> tuple[CentreSettings, Opening]:
    return centre.settings(desk), centre.opening(desk)
