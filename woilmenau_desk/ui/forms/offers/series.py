"""When an offer meets: a line for each rule."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import Rhythm, Series
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dates import WEEKDAYS, say_time
from woilmenau_desk.ui.forms.lines import FieldLine, Lines
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.words import word

_NO_TIME = QT_TRANSLATE_NOOP("errors", "Von wann bis wann? Die Uhrzeit fehlt noch.")
_NO_DAY = QT_TRANSLATE_NOOP("errors", "Ab welchem Tag? Das Datum fehlt noch.")
_WEEKS = QT_TRANSLATE_NOOP("offers", "alle {number} Wochen")
_MONTHS = QT_TRANSLATE_NOOP("offers", "alle {number} Monate")
_WEEKLY = QT_TRANSLATE_NOOP("offers", "jede Woche")
_MONTHLY = QT_TRANSLATE_NOOP("offers", "jeden Monat")
_ONCE = QT_TRANSLATE_NOOP("offers", "einmal")
_NTH_WORDS = (
    ("1", QT_TRANSLATE_NOOP("offers", "am 1.")),
    ("2", QT_TRANSLATE_NOOP("offers", "am 2.")),
    ("3", QT_TRANSLATE_NOOP("offers", "am 3.")),
    ("4", QT_TRANSLATE_NOOP("offers", "am 4.")),
    ("-1", QT_TRANSLATE_NOOP("offers", "am letzten")),
)
_RHYTHMS = ("weekly 1", "weekly 2", "weekly 3", "weekly 4", "monthly 1", "monthly 2", "monthly 3", "once 1")
_MOST = 14
_TIME_WIDTH, _DAY_WIDTH, _RHYTHM_WIDTH = 84, 148, 160


def rhythm_said(code: str) -> str:
    """„alle 2 Wochen“ for the code of a rhythm."""
    kind, _, number = code.partition(" ")
    if kind == Rhythm.ONCE:
        return word("offers", _ONCE)
    if number == "1":
        return word("offers", _WEEKLY if kind == Rhythm.WEEKLY else _MONTHLY)
    return word("offers", _WEEKS if kind == Rhythm.WEEKLY else _MONTHS).format(number=number)


def kept_series(one: Series) -> list[object]:
    """A rule as a draft keeps it."""
    return [
        one.id,
        one.version,
        f"{one.rhythm} {one.every}",
        str(one.nth or 1),
        str(one.weekday),
        say_time(one.starts),
        say_time(one.ends),
        one.first.isoformat(),
        one.last.isoformat() if one.last else "",
        one.in_school_holidays,
    ]


class SeriesLine(FieldLine):
    """One rule: how often, on which weekday, from when to when, from which day to which."""

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._known: tuple[int | None, int] = (None, 0)  # id and version of what is stored
        self.rhythm = ChoiceField(((code, rhythm_said(code)) for code in _RHYTHMS), none=None)
        self.rhythm.word = rhythm_said
        self.rhythm.setFixedWidth(_RHYTHM_WIDTH)
        self.nth = ChoiceField(((code, word("offers", said)) for code, said in _NTH_WORDS), none=None)
        self.nth.setMinimumContentsLength(6)
        self.weekday = ChoiceField(
            ((str(number), word("dates", said)) for number, said in enumerate(WEEKDAYS)), none=None
        )
        self.weekday.setMinimumContentsLength(3)
        self.starts, self.ends = TimeField(field="series"), TimeField(field="series")
        self.first = DateField(today, field="series")
        self.last = DateField(today, prefer="future", field="series")
        for at in (self.starts, self.ends):
            at.said.hide()
            at.line.setFixedWidth(_TIME_WIDTH)
        for day in (self.first, self.last):
            day.said.hide()
            day.line.setFixedWidth(_DAY_WIDTH)
        self.last.line.setPlaceholderText(self.tr("ohne Ende"))
        self.holidays = QCheckBox(self.tr("auch in den Schulferien"))
        self.remove = icon_button("close", self.tr("Diese Zeit weglassen"))
        self._from, self._until = text_label(self.tr("ab"), "soft"), text_label(self.tr("bis"), "soft")
        above, below = QHBoxLayout(), QHBoxLayout()
        for line, widgets in (
            (above, (self.rhythm, self.nth, self.weekday, self.starts, text_label("–"), self.ends)),
            (below, (self._from, self.first, self._until, self.last, self.holidays)),
        ):
            line.setSpacing(SPACE_2)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
        above.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_1)
        layout.setSpacing(SPACE_1)
        layout.addLayout(above)
        layout.addLayout(below)
        self.weekday.set_code(str(today().weekday()))
        self.first.set_value(today())
        for choice in (self.rhythm, self.nth, self.weekday):
            choice.edited.connect(self.edited)
        for parsed in (self.starts, self.ends, self.first, self.last):
            parsed.edited.connect(self.edited)
        self.holidays.toggled.connect(self.edited)
        self.remove.clicked.connect(self.removed)
        self.rhythm.currentIndexChanged.connect(lambda _index: self._follow())
        self._follow()

    def parts(self) -> Sequence[QWidget]:
        return (
            self.rhythm,
            self.nth,
            self.weekday,
            self.starts.line,
            self.ends.line,
            self.first.line,
            self.last.line,
            self.holidays,
            self.remove,
        )

    def say_number(self, number: int, alone: bool) -> None:
        place = "" if alone else f" {number}"
        for field, name in (
            (self.rhythm, self.tr("Wie oft")),
            (self.nth, self.tr("Der wievielte")),
            (self.weekday, self.tr("Wochentag")),
            (self.starts, self.tr("Beginn")),
            (self.ends, self.tr("Ende")),
            (self.first, self.tr("Erster Tag")),
            (self.last, self.tr("Letzter Tag")),
        ):
            field.setAccessibleName(f"{name}{place}")
        self.holidays.setAccessibleName(f"{self.holidays.text()}{place}")

    def value(self) -> Series:
        """The rule. Raises BadInput, with the focus where it is to be mended."""
        self.wrong = self.starts
        starts = self.starts.value()
        if starts is None:
            raise BadInput("series", Sentence("errors", _NO_TIME))
        self.wrong = self.ends
        ends = self.ends.value()
        if ends is None:
            raise BadInput("series", Sentence("errors", _NO_TIME))
        self.wrong = self.first
        first = self.first.value()
        if first is None:
            raise BadInput("series", Sentence("errors", _NO_DAY))
        self.wrong = self.last
        last = self.last.value()
        self.wrong = None
        kind, _, number = (self.rhythm.code() or _RHYTHMS[0]).partition(" ")
        rhythm = Rhythm(kind)
        known, version = self._known
        return Series(
            rhythm=rhythm,
            weekday=first.weekday() if rhythm is Rhythm.ONCE else int(self.weekday.code() or 0),
            starts=starts,
            ends=ends,
            first=first,
            last=first if rhythm is Rhythm.ONCE else last,
            every=int(number or 1),
            nth=int(self.nth.code() or 1) if rhythm is Rhythm.MONTHLY else None,
            in_school_holidays=self.holidays.isChecked(),
            id=known,
            version=version,
        )

    def settle(self) -> None:
        for choice in (self.rhythm, self.nth, self.weekday):
            choice.settle()

    def draft_value(self) -> object:
        return [
            *self._known,
            self.rhythm.code(),
            self.nth.code(),
            self.weekday.code(),
            self.starts.draft_value(),
            self.ends.draft_value(),
            self.first.draft_value(),
            self.last.draft_value(),
            self.holidays.isChecked(),
        ]

    def restore_draft(self, value: object) -> None:
        if not isinstance(value, list) or len(value) != 10:
            return
        known, version, rhythm, nth, weekday, starts, ends, first, last, holidays = value
        self._known = (known if isinstance(known, int) else None, version if isinstance(version, int) else 0)
        for choice, code in ((self.rhythm, rhythm), (self.nth, nth), (self.weekday, weekday)):
            choice.restore_draft(code)
        for field, kept in (
            (self.starts, starts),
            (self.ends, ends),
            (self.first, first),
            (self.last, last),
        ):
            field.restore_draft(kept)
        self.holidays.setChecked(bool(holidays))
        self._follow()

    def _follow(self) -> None:
        """Show what this rhythm needs."""
        kind = (self.rhythm.code() or "").partition(" ")[0]
        once = kind == Rhythm.ONCE
        self.nth.setVisible(kind == Rhythm.MONTHLY)
        for widget in (self.weekday, self._until, self.last, self.holidays):
            widget.setVisible(not once)
        self._from.setText(self.tr("am") if once else self.tr("ab"))


class SeriesField(Lines[SeriesLine]):
    """All rules of an offer."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(self.tr("Weitere Zeit"), "Alt+W", lambda parent: SeriesLine(today, parent), _MOST)

    def value(self) -> tuple[Series, ...]:
        """The rules. Raises BadInput, with the focus in the line where something is to be mended."""
        found = tuple(self.reading(line).value() for line in self.lines)
        self.read()
        return found

    def say_value(self, value: object) -> str:
        """As a person reads it."""
        rows = (
            [row for row in value if isinstance(row, list) and len(row) == 10]
            if isinstance(value, list)
            else []
        )
        said = []
        for _known, _version, rhythm, nth, weekday, starts, ends, *_days in rows:
            day = word("dates", WEEKDAYS[int(weekday or 0)])
            monthly = str(rhythm).startswith(Rhythm.MONTHLY)
            which = word("offers", dict(_NTH_WORDS).get(str(nth), "")) if monthly else ""
            said.append(
                " ".join(part for part in (rhythm_said(str(rhythm)), which, day, f"{starts}–{ends}") if part)
            )
        return "; ".join(said)
