"""Shows every widget of the window in light and dark and writes the pictures.

    python -m tools.gallery OUT_FOLDER

With QT_QPA_PLATFORM=offscreen only the program's own fonts are there, as on a bare machine.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tools.gallery_screens import CODE, PASSWORD, FakeAccess, SamplePage, fake_app
from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, TooManyAttempts
from woilmenau_desk.domain.people import Answer, PersonHit, PersonRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import dialogs, theme, translation
from woilmenau_desk.ui.keyboard_overview import KeyboardOverview
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField, LongText, NumberField, PasswordField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, IconLabel, KeyHint, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.widgets.topics import TopicsField

TODAY = date(2026, 11, 23)
SIZE = (1366, 768)
TOPICS = (
    "Asylverfahren", "Aufenthalt/Pass", "Familiennachzug", "AsylbLG", "Wohnen", "Arbeit/Ausbildung", "Sprache",
    "Schule/Kita", "Gesundheit/Psyche", "Behördenpost", "Schulden/Verträge", "Sonstiges",
)  # fmt: skip
PEOPLE = (
    PersonRow(1, "Олена Зразкова", 1988, "uk", last_visit=date(2026, 11, 19)),
    PersonRow(2, "نور المثال", 1994, "ar", last_visit=date(2026, 11, 22)),
    PersonRow(3, "ሰላም ምሳሌ", 2001, "ti", last_visit=date(2026, 9, 3)),
    PersonRow(4, "ნინო მაგალითი", 1979, "ka", last_visit=date(2025, 2, 11)),
)


@dataclass(frozen=True)
class Line:
    """A row of the sample list."""

    id: int
    time: str
    who: str
    reason: str
    state: str
    tone: Tone
    gone: bool = False


LINES = (
    Line(1, "14:02", "anonym × 3", "Begegnung", "gezählt", Tone.NEUTRAL),
    Line(2, "14:05", "نور المثال", "Beratung", "wahrgenommen", Tone.GOOD),
    Line(3, "14:11", "Олена Зразкова", "Soforthilfe", "Gutschein", Tone.ACCENT),
    Line(4, "14:20", "ሰላም ምሳሌ", "Termin", "nicht erschienen", Tone.WARN),
    Line(5, "14:31", "ნინო მაგალითი", "Post/Formular", "abgesagt", Tone.BAD, gone=True),
)


def find(text: str, _shown: Sequence[PersonHit], done: Callable[[Answer], None]) -> None:
    """A search that always finds the same."""
    hits = (PersonHit(person, 0.9, Sentence("names", "Name klingt ähnlich")) for person in PEOPLE)
    done(Answer(tuple(hits) if text != "niemand" else ()))


def fields(privacy: Privacy) -> QWidget:
    """Everything one types into."""
    form = Form(columns=2)
    form.add("given_name", "Vorname", QLineEdit("Олена"))
    form.add("family_name", "Familienname", QLineEdit("Зразкова <b>& Co</b>"))
    form.add("birth_year", "Geburtsjahr", NumberField(1900, 2026, 1926))
    form.add("gender", "Geschlecht", ChoiceField((("f", "weiblich"), ("m", "männlich"))))
    form.add(
        "language", "Sprache", ChoiceField([(str(n), name) for n, name in enumerate(TOPICS * 2)], none=None)
    )
    password = PasswordField("Passwort")
    password.setText("geheim")
    form.add("password", "Passwort", password, hint="Gut sind drei oder vier Wörter hintereinander.")
    day = DateField(lambda: TODAY)
    day.set_value(date(2026, 11, 24))
    moment = TimeField()
    moment.set_value(time(14, 30))
    form.add("day", "Tag", day)
    form.add("time", "Uhrzeit", moment)
    topics = TopicsField((str(number), name) for number, name in enumerate(TOPICS))
    topics.set_codes(("1", "4"))
    form.add("topics", "Themen", topics, span=0)
    note = form.add(
        "note", "Gesprächsnotiz", LongText("Was besprochen wurde; keine Fluchtgeschichte."), span=0
    )
    note.setMinimumHeight(64)
    form.show_error(
        BadInput(
            "birth_year", Sentence("errors", "Das Geburtsjahr {year} kann nicht stimmen.", {"year": 1926})
        )
    )
    card = Card("Person")
    card.body.addWidget(form)
    return card


def lists(privacy: Privacy) -> QWidget:
    """Search, hits, rows."""
    picker = PersonPicker(find, privacy, lambda: TODAY)
    picker.field.setText("Olena")
    columns = (
        Column[Line]("Zeit", lambda line: line.time, soft=True, width=64),
        Column[Line](
            "Wer", lambda line: line.who, lambda line: "1988 · Ukrainisch", personal=True, strong=True
        ),
        Column[Line]("Anlass", lambda line: line.reason, icon=lambda line: "cup", width=150),
        Column[Line]("Stand", lambda line: line.state, badge=lambda line: line.tone, width=160),
    )
    model = RowsModel(columns, privacy, faded=lambda line: line.gone)
    rows = RowsView(model, "Besuche von heute")
    model.set_rows(LINES)
    rows.select(2)
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_4)
    top = Card()
    top.body.addWidget(picker)
    card = Card("Heute: 23 Kontakte · 14 Personen · 9 anonym")
    card.head.addWidget(button("Drucken", "print"))
    card.body.addWidget(rows)
    layout.addWidget(top)
    layout.addWidget(card, 1)
    return column


def parts(privacy: Privacy) -> QWidget:
    """Buttons, badges, notes, type."""
    card = Card("Bausteine")
    buttons = QHBoxLayout()
    for text, look in (("Speichern", "primary"), ("Abbrechen", ""), ("Löschen", "danger"), ("Mehr", "quiet")):
        buttons.addWidget(button(text, look=look))
    disabled = button("Gesperrt", "lock")
    disabled.setEnabled(False)
    buttons.addWidget(disabled)
    buttons.addWidget(icon_button("eye", "Namen verdecken", key="F12"))
    buttons.addStretch(1)
    keys = QHBoxLayout()
    for text, key, icon in (
        ("Begegnung", "F2", "cup"),
        ("Kurzauskunft", "F3", "question"),
        ("Beratung", "F4", "counselling"),
    ):
        keys.addWidget(KeyButton(text, key, icon))
    badges = QHBoxLayout()
    for tone, text in zip(
        Tone, ("offen", "vereinbart", "wahrgenommen", "außerhalb", "abgesagt", "SOBERI"), strict=True
    ):
        badges.addWidget(Badge(text, tone))
    badges.addWidget(KeyHint(QKeySequence("Ctrl+Z")))
    badges.addStretch(1)
    ticks = QHBoxLayout()
    for tick in (QCheckBox("angekreuzt"), QCheckBox("leer"), QRadioButton("gewählt"), QRadioButton("nicht")):
        tick.setChecked(tick.text() in ("angekreuzt", "gewählt"))
        tick.setAccessibleName(tick.text())
        ticks.addWidget(tick)
    progress = QProgressBar()
    progress.setValue(40)
    progress.setAccessibleName("Fortschritt")
    for row in (buttons, keys, badges, ticks):
        row.setSpacing(SPACE_2)
        card.body.addLayout(row)
    card.body.addWidget(progress)
    card.body.addWidget(Note("Diese Person hat einen Aufenthaltstitel: SOBERI berät.", Tone.INFO))
    card.body.addWidget(Note("Außerhalb der Öffnungszeit.", Tone.WARN))
    for look, text in (
        ("display", "14:30"),
        ("title", "Überschrift"),
        ("body", "Fließtext für alles, was zu lesen ist."),
        ("soft", "Nebensache"),
        ("small", "Kleingedrucktes"),
    ):
        card.body.addWidget(text_label(text, look))
    card.body.addStretch(1)
    return card


def icons(privacy: Privacy) -> QWidget:
    """Every icon, and an empty state."""
    card = Card("Symbole")
    grid = QGridLayout()
    grid.setSpacing(SPACE_4)
    names = sorted(file.stem for file in (resources_dir() / "icons").glob("*.svg"))
    for number, name in enumerate(names):
        cell = QHBoxLayout()
        cell.addWidget(IconLabel(name, "ink", 24))
        cell.addWidget(text_label(name, "small"), 1)
        grid.addLayout(cell, number // 8, number % 8)
    card.body.addLayout(grid)
    card.body.addWidget(EmptyState("calendar", "Heute ist kein Termin.", "Mit Strg+N einen vereinbaren."), 1)
    return card


def page(*widgets: QWidget) -> QWidget:
    """The widgets side by side on the ground."""
    ground = QWidget()
    ground.setProperty("look", "ground")
    layout = QHBoxLayout(ground)
    layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
    layout.setSpacing(SPACE_4)
    for widget in widgets:
        layout.addWidget(widget, 1)
    ground.resize(*SIZE)
    return ground


def sheets(privacy: Privacy) -> dict[str, QWidget]:
    """Every sheet of the gallery by its name; the tests walk over them too."""
    return {
        "fields": page(fields(privacy), parts(privacy)),
        "lists": page(lists(privacy)),
        "icons": page(icons(privacy)),
        "error": dialogs.ErrorDialog(None, ChangedMeanwhile()),
        "bug": dialogs.BugDialog(None, Path("woilmenau-desk.log")),
        "question": dialogs.QuestionDialog(
            None, "Diesen Besuch streichen?", "Er bleibt mit einer Spur im Verlauf.", "Streichen", danger=True
        ),
    }


def show_window(app: QApplication, mode: theme.Mode, out: Path) -> None:
    """The screens of the window itself, from the first start to the lock."""

    def keep(name: str, widget: QWidget) -> None:
        app.processEvents()
        widget.grab().save(str(out / f"{name}-{mode.value}.png"))

    with tempfile.TemporaryDirectory() as folder:
        access = FakeAccess(exists=False)
        desk_app = fake_app(app, Path(folder), access)
        desk_app.begin()
        desk_app.window.showNormal()
        desk_app.window.resize(*SIZE)
        assistant = desk_app.assistant
        assert assistant is not None  # noqa: S101
        keep("assistant", desk_app.window)
        assistant.own_button.click()
        keep("assistant-own", desk_app.window)
        assistant.show_code(CODE)
        keep("assistant-code", desk_app.window)
        access.exists = True
        desk_app.show_login()
        keep("login", desk_app.window)
        desk_app.login_screen.password.refuse(TooManyAttempts(8))
        keep("login-wait", desk_app.window)
        desk_app.login_screen.recover.click()
        keep("recover", desk_app.window)
        loop = QEventLoop()
        desk_app.logged_in.connect(loop.quit)
        desk_app.show_login()
        desk_app.login_screen.log_in("caro", PASSWORD)
        loop.exec()
        theme.current().set_mode(mode)
        workspace = desk_app.workspace
        assert workspace is not None  # noqa: S101
        workspace.status.told.connect(lambda _text: QTimer.singleShot(100, loop.quit))
        page = workspace.current_page()
        assert isinstance(page, SamplePage)  # noqa: S101
        page.log()
        loop.exec()
        keep("window", desk_app.window)
        desk_app.privacy.hide()
        keep("window-privacy", desk_app.window)
        desk_app.privacy.show()
        desk_app.window.resize(1092, 580)
        keep("window-small", desk_app.window)
        desk_app.show_keys()
        keep("keys", next(child for child in desk_app.window.findChildren(KeyboardOverview)))
        desk_app.window.resize(*SIZE)
        desk_app.lock()
        keep("lock", desk_app.window)
        desk_app.window.close()


def main(out: Path) -> None:
    """Write the pictures of both schemes into `out`."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101
    look = theme.install(app)
    translation.install(app)
    out.mkdir(parents=True, exist_ok=True)
    for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
        look.set_mode(mode)
        for name, sheet in sheets(Privacy()).items():
            sheet.show()
            app.processEvents()
            sheet.grab().save(str(out / f"{name}-{mode.value}.png"))
            sheet.close()
        show_window(app, mode, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("gallery"))
