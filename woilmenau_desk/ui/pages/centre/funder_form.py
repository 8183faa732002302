"""The form of a funder: who pays for what, how the report is made, what was agreed on, and which tables it has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit

from woilmenau_desk.domain.age_bands import STANDARD, AgeBand, BandSet, read_bands
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.funders import (
    LEAST_K,
    MOST_K,
    USUAL_K,
    FunderData,
    FunderParts,
    FunderRow,
    Layout,
)
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import SpanKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.registry import choice, chosen
from woilmenau_desk.services.reports.indicators import Indicator
from woilmenau_desk.ui.draft_fields import fill as fill_in
from woilmenau_desk.ui.draft_fields import value_of
from woilmenau_desk.ui.pages.centre.indicator_lines import IndicatorLines
from woilmenau_desk.ui.pages.centre.logo_field import LogoField
from woilmenau_desk.ui.pages.centre.section import saved_elsewhere
from woilmenau_desk.ui.pages.centre.table_choice import TableChoice
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.tabs import TabBar
from woilmenau_desk.ui.words import word

OWN_BANDS: Final = "+own"
_TABS: Final = (
    (
        QT_TRANSLATE_NOOP("admin", "Förderung"),
        ("name", "project", "file_number", "period_from", "period_until", "logo"),
    ),
    (
        QT_TRANSLATE_NOOP("admin", "Bericht"),
        ("rule", "least", "rule_for_all", "bands", "own_bands", "layout", "language"),
    ),
    (QT_TRANSLATE_NOOP("admin", "Soll"), ("indicators",)),
    (QT_TRANSLATE_NOOP("admin", "Tabellen"), ("tables",)),
)
_RULES: Final = (
    (Rule.ROUNDED.value, QT_TRANSLATE_NOOP("admin", "auf Vielfache von 5 runden")),
    (Rule.SUPPRESSED.value, QT_TRANSLATE_NOOP("admin", "kleine Zahlen weglassen")),
)
_LAYOUTS: Final = (
    (Layout.STANDARD.value, QT_TRANSLATE_NOOP("admin", "Bericht auf zwei Seiten")),
    (Layout.ANNEXES.value, QT_TRANSLATE_NOOP("admin", "Anlagen zur Projektförderung")),
)
_LANGUAGES: Final = (
    ("de", QT_TRANSLATE_NOOP("admin", "Deutsch")),
    ("en", QT_TRANSLATE_NOOP("admin", "Englisch")),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form chooses from. `funders`: all that are known, for whom a rule holds as well."""

    funders: tuple[FunderRow, ...] = ()
    bands: tuple[BandSet, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class FunderForm(Form):
    """What is written down of a funder. What is being typed stays while the list is read anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(columns=2)
        self.row: FunderRow | None = None  # whom it changes, as they were read
        self._clean: dict[str, object] = {}
        self._aside: dict[
            int, tuple[int, dict[str, object]]
        ] = {}  # what was typed of others, by their numbers
        self._offered = Offered()
        today = context.today
        self.tabs = TabBar()  # whoever shows the form puts it above
        self.tabs.setAccessibleName(self.tr("Teile des Formulars"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title, _names in _TABS:
            self.tabs.addTab(word("admin", title))
        self.name, self.project, self.file_number = QLineEdit(), QLineEdit(), QLineEdit()
        self.first = DateField(today, rough=True, field="period_from")
        self.last = DateField(today, prefer="future", field="period_until")
        self.logo = LogoField(context)
        self.rule, self.layout_of, self.language = (
            ChoiceField([(code, word("admin", said)) for code, said in choices], none=None)
            for choices in (_RULES, _LAYOUTS, _LANGUAGES)
        )
        self.least = NumberField(LEAST_K, MOST_K, USUAL_K)
        self.rule_for_all = QCheckBox(self.tr("auch für alle, die zur selben Zeit fördern"))
        self.bands, self.own_bands = ChoiceField(none=None), QLineEdit()
        self.own_bands.setPlaceholderText("0–17, 18–29, 30–54, 55+")
        self.indicators = IndicatorLines()
        self.tables = TableChoice([(one.id, word("report", one.title)) for one in choice()])
        self._add_fields()
        self.tabs.currentChanged.connect(lambda _index: self._show_tab())
        for field in (self.rule, self.bands):
            field.currentIndexChanged.connect(lambda _index: self._show_tab())
        self.layout_of.currentIndexChanged.connect(lambda _index: self._show_usual())
        self.offer(self._offered)
        self._show_usual()
        self.fill(FunderRow(0, FunderData("")))

    def _add_fields(self) -> None:
        self.add("name", self.tr("Name"), self.name, span=0)
        self.add("project", self.tr("Projekt"), self.project, span=0)
        self.add("file_number", self.tr("Aktenzeichen"), self.file_number, span=0)
        self.add("period_from", self.tr("Fördert ab"), self.first)
        self.add("period_until", self.tr("Letzter Tag"), self.last, hint=self.tr("Leer: bis auf Weiteres."))
        self.add(
            "logo",
            self.tr("Bild am Kopf des Berichts"),
            self.logo,
            span=0,
            hint=self.tr("PNG oder JPEG, höchstens 1 MB."),
        )
        self.add(
            "rule",
            self.tr("Geheimhaltung"),
            self.rule,
            hint=self.tr("Wer zur selben Zeit fördert, braucht dieselbe Regel."),
        )
        self.add(
            "least",
            self.tr("Weggelassen werden Zahlen unter"),
            self.least,
            hint=self.tr("Auch, was eine weggelassene Zahl verriete."),
        )
        self.add("rule_for_all", self.tr("Diese Regel gilt"), self.rule_for_all, span=0)
        self.add("bands", self.tr("Altersgruppen"), self.bands)
        self.add(
            "own_bands",
            self.tr("Die jüngste zuerst"),
            self.own_bands,
            hint=self.tr("Sie heißen wie der Fördermittelgeber."),
        )
        self.add("layout", self.tr("Aufbau"), self.layout_of)
        self.add("language", self.tr("Sprache"), self.language)
        self.add(
            "indicators",
            self.tr("Was vereinbart ist"),
            self.indicators,
            span=0,
            hint=self.tr(
                "Der Bericht stellt daneben, was erreicht ist; die Summe der Ehrenamtsstunden nur intern."
            ),
        )
        self.add(
            "tables",
            self.tr("Tabellen des Berichts"),
            self.tables,
            span=0,
            hint=self.tr("Ohne eigene Auswahl stehen die angekreuzten im Monat da; im Jahr mehr."),
        )

    def offer(self, offered: Offered) -> None:
        """Choose from these; what was chosen stays."""
        self._offered = offered
        names = sorted({one.name for one in offered.bands} - {STANDARD}, key=str.casefold)
        self.bands.set_choices(
            [
                (STANDARD, self.tr("die des Zentrums")),
                *((name, name) for name in names),
                (OWN_BANDS, self.tr("eigene …")),
            ]
        )
        self.indicators.offer(offered.indicators)

    def show_row(self, row: FunderRow, logo: bytes = b"") -> None:
        """Fill in a funder; of the same one, only where nothing else was typed."""
        if self.row is None or self.row.id != row.id or self._typed() == self._clean:
            self._put_aside(row)
            self.row = row
            self.fill(row, logo)
            self._take_up(row)
        elif row.version != self.row.version:
            # From here on what is saved is saved over what is told here.
            self.row, data = row, row.data
            said = " · ".join(filter(None, (data.name, data.project, data.file_number)))
            self.problem.set_text(saved_elsewhere(said), Tone.WARN)

    def _put_aside(self, other: FunderRow) -> None:
        """What was typed of one stays while another is looked at."""
        if self.row is not None and self.row.id != other.id and self._typed() != self._clean:
            self._aside[self.row.id] = self.row.version, self._typed()

    def _take_up(self, row: FunderRow) -> None:
        version, typed = self._aside.pop(row.id, (row.version, {}))
        fields = self.fields()
        for name, value in typed.items():
            fill_in(fields[name], value)
        self._show_tab()
        if version != row.version:
            data = row.data
            said = " · ".join(filter(None, (data.name, data.project, data.file_number)))
            self.problem.set_text(saved_elsewhere(said), Tone.WARN)
        elif typed:
            self.problem.set_text(
                self.tr("Noch nicht gespeichert: hier wurde vorhin etwas geändert."), Tone.INFO
            )

    def forget(self) -> None:
        """The funder is there no more: nothing is saved until another one is shown."""
        self.row = None
        self.fill(FunderRow(0, FunderData("")))

    def fill(self, row: FunderRow, logo: bytes = b"") -> None:
        """Let this stand there."""
        data = row.data
        for line, text in (
            (self.name, data.name),
            (self.project, data.project),
            (self.file_number, data.file_number),
            (self.own_bands, ""),
        ):
            line.setText(text)
        self.first.set_value(data.period_from)
        self.last.set_value(data.period_until)
        for field, code in (
            (self.rule, data.rule),
            (self.bands, data.bands),
            (self.layout_of, data.layout),
            (self.language, data.language),
        ):
            field.set_code(code)
        self.least.setValue(data.least)
        self.rule_for_all.setChecked(False)
        self.logo.show_picture(logo)
        self.indicators.restore_draft(
            [[one.figure, one.title, one.target, str(one.per)] for one in row.indicators]
        )
        self.tables.set_value(data.tables)
        self.clear_errors()
        self._clean = self._typed()
        self._show_tab()

    def begin(self) -> None:
        """For another funder: empty, from its first part on."""
        self.tabs.setCurrentIndex(0)
        self.fill(FunderRow(0, FunderData("")))

    def data(self) -> FunderData:
        """What stands there. Raises BadInput."""
        known = self.row.data if self.row is not None else FunderData("")
        bands = self.bands.code() or STANDARD
        return replace(
            known,
            name=self.name.text(),
            project=self.project.text(),
            file_number=self.file_number.text(),
            period_from=self.first.value(),
            period_until=self.last.value(),
            rule=self.rule.code() or known.rule,
            least=self.least.value(),
            bands=known.bands if bands == OWN_BANDS else bands,
            layout=self.layout_of.code() or known.layout,
            language=self.language.code() or known.language,
            tables=self.tables.chosen(),
        )

    def parts(self) -> FunderParts:
        """What belongs to it. Raises BadInput."""
        own: Sequence[AgeBand] = ()
        if self.bands.code() == OWN_BANDS:
            own = read_bands(self.own_bands.text(), field="own_bands")
        return FunderParts(
            self.indicators.value(), self.logo.picture(), tuple(own), self.rule_for_all.isChecked()
        )

    def saved(self) -> None:
        """What stands there is what holds now: the next reading may fill it in."""
        self._clean = self._typed()

    def show_error(self, error: KnownError, *, go: bool = True, kept: str = "") -> None:
        """Tell a mistake where it was made, in whichever part of the form that is."""
        if isinstance(error, BadInput):
            for number, (_title, names) in enumerate(_TABS):
                if error.field in names and number != self.tabs.currentIndex():
                    self.tabs.setCurrentIndex(number)
        super().show_error(error, go=go, kept=kept)

    def _typed(self) -> dict[str, object]:
        return {name: value_of(field) for name, field in self.fields().items()}

    def _show_usual(self) -> None:
        layout = Layout(self.layout_of.code() or Layout.STANDARD)
        usual = chosen(SpanKind.MONTH, layout)
        self.tables.set_usual({*usual, *(one.id for one in choice() if one.of_months)})

    def _show_tab(self) -> None:
        shown = set(_TABS[max(0, self.tabs.currentIndex())][1])
        suppressed = self.rule.code() == Rule.SUPPRESSED.value
        needless = {
            "least": not suppressed,
            "rule_for_all": len(self._offered.funders) < (1 if self.row is None else 2),
            "own_bands": self.bands.code() != OWN_BANDS,
        }
        for _title, names in _TABS:
            for name in names:
                self.show_field(name, name in shown and not needless.get(name, False))
