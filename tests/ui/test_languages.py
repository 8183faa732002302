"""Every page and every dialog in German and in English: all of it translated, none of it clipped, no hand misled.

One walk through the real window, led by keys, for each language; at each station everything that is seen is read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from tests import present
from tests.ui.hands import mishandled
from tests.ui.walk import NOW, FixedAccess, fictional_centre, first_start, log_in, put_away, walk
from tools import translations
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import STATELESS
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import centre, funders
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui import translation
from woilmenau_desk.ui.countries import country_choices
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.pages.centre.slip_words import SlipWordsSection
from woilmenau_desk.ui.pages.centre.values import ValuesSection
from woilmenau_desk.ui.pages.reports.figures import FiguresView, figure_width
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.translation import LANGUAGES
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, ElidedLabel
from woilmenau_desk.ui.words import say

# What is seen


def seen(driver: Driver) -> list[QWidget]:
    """The widgets in front: those of the dialog, if one is open, else those of the window.

    One thing is left out, which is German in every language: the words of the value lists where they are edited.
    """
    front = driver.app.activeModalWidget() or driver.window
    german: set[QWidget] = set()
    for section in front.findChildren(ValuesSection):
        german.update((section.list, *section.findChildren(Card)))
        german.update(label for label in section.findChildren(QLabel) if label.property("look") == "title")
    return [
        widget
        for widget in (front, *front.findChildren(QWidget))
        if widget.isVisible() and widget not in german
    ]


def texts(widget: QWidget) -> Iterator[str]:
    """What a widget shows and what a screen reader says of it; not what was typed."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, ElidedLabel):
        yield widget.full_text()
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QTableView):
        yield from cells(widget.model())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """The heads of the columns and what stands below them, a second line as well."""
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield from str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or "").split(
                "\n"
            )


# Untranslated

# A language is offered by its own name, and an offer of the demo is called as one of the roles is.
OWN_NAMES = {"Deutsch", "Frauensprachcafé", "Nachhilfe"}


class German:
    """The German texts whose English is another, as what appears on screen can be compared with them."""

    def __init__(self, desk: Desk) -> None:
        forms = {
            text.source: forms
            for text, forms in translations.read_texts(translations.ENGLISH).items()
            if forms
        }
        english = {form for said in forms.values() for form in said}
        german = {source for source, said in forms.items() if source not in said} - english - OWN_NAMES
        values = [value for name in ListName for value in desk.values_of(name)]
        english |= {value.en for value in values}
        german |= {value.de for value in values} - english - OWN_NAMES
        self.plain = {text for text in german if "{" not in text and "%n" not in text}
        # Of a text with places, those count that say something of their own between them.
        self._templates: list[re.Pattern[str]] = []
        self._known: dict[str, bool] = {}
        for text in german - self.plain:
            parts = re.split(r"\{[^{}]*\}", text)
            if re.search(r"[^\W\d_]{4,}", " ".join(parts)):
                self._templates.append(
                    re.compile(".+".join(re.escape(part).replace("%n", r"\d+") for part in parts))
                )

    def found(self, said: str) -> bool:
        """Whether that is German."""
        if said not in self._known:
            self._known[said] = said in self.plain or any(
                template.fullmatch(said) for template in self._templates
            )
        return self._known[said]


# Clipped


def clipped(widget: QWidget) -> bool:
    """Whether a text does not fit into its widget. What shortens itself says so with an ellipsis, and may."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, ElidedLabel | PersonalLabel):
        return False
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height()
        return widget.minimumSizeHint().width() > widget.width()
    if isinstance(widget, KeyButton | QCheckBox | QTabBar):
        return widget.sizeHint().width() > widget.width()
    if isinstance(widget, QAbstractButton) and widget.text():
        return metrics.horizontalAdvance(widget.text()) > widget.contentsRect().width()
    if isinstance(widget, QLineEdit) and not widget.text():
        return metrics.horizontalAdvance(widget.placeholderText()) > widget.contentsRect().width() - 16
    if isinstance(widget, QComboBox) and not widget.isEditable():  # what can be typed into scrolls
        return metrics.horizontalAdvance(widget.currentText()) > widget.width() - 40
    if isinstance(above := widget.parentWidget(), FiguresView) and isinstance(widget, QHeaderView):
        # It paints itself, in a smaller type than its own font.
        table = above.model().table  # type: ignore[attr-defined]
        return any(
            figure_width(table, column) > widget.sectionSize(column) for column in range(1, widget.count())
        )
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        return any(
            metrics.horizontalAdvance(str(widget.model().headerData(number, widget.orientation()) or ""))
            > widget.sectionSize(number) - 8
            for number in range(widget.count())
            if not widget.isSectionHidden(number)
        )
    return False


def cut_off(widget: QWidget) -> bool:
    """Whether a label reaches beyond the page or dialog around it; what scrolls may."""
    if not isinstance(widget, QLabel) or not widget.text():
        return False
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea | QAbstractItemView):
            return False
        above = above.parentWidget()
    return widget.visibleRegion().boundingRect().width() < widget.contentsRect().width()


def shows_german(widget: QWidget) -> bool:
    """Whether German stands there in every language: the sentences that others on the slips are compared with."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, SlipWordsSection):
        above = above.parentWidget()
    return above is not None


def unclear(driver: Driver, german: German | None) -> list[str]:
    """What is wrong with what is seen now, in words."""
    shown_now = seen(driver)
    problems = list(mishandled(shown_now))
    for widget in shown_now:
        shown = next((text for text in texts(widget) if text), "")
        if clipped(widget) or cut_off(widget):
            problems.append(f"clipped: {type(widget).__name__} {shown!r} {widget.size().toTuple()}")
        if german is not None and not shows_german(widget):
            problems += [
                f"German: {type(widget).__name__} {text!r}" for text in texts(widget) if german.found(text)
            ]
    return problems


# The tests


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as they are now, as Qt loads them."""
    folder = tmp_path_factory.mktemp("i18n")
    translations.compile_all(folder)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A fictional centre in which nobody is called like a word of the window."""
    folder = tmp_path / "zentrum"
    fictional_centre(folder)
    desk = access.login(folder, "caro", PASSWORD, clock=lambda: NOW)
    present.edit_staff(desk, "theke", "Tina", "")
    funders.add_funder(desk, FunderData("Freistaat"))
    desk.close()
    return folder


@pytest.fixture
def led(
    qapp: QApplication, built: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], Driver]]:
    """Lead the window on a folder, once the one before is closed."""
    monkeypatch.setattr(translation, "i18n_dir", lambda: built)
    made: list[Driver] = []

    def close() -> None:
        for driver in made:
            put_away(driver)
        made.clear()

    def lead(folder: Path) -> Driver:
        close()
        made.append(Driver(folder, FixedAccess()))
        return made[0]

    yield lead
    close()
    translation.install(qapp)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))


def problems_on(stations: Iterator[str], driver: Driver, german: German | None) -> list[str]:
    """What is wrong at the stations; the same problem is told where it is met first."""
    told: dict[str, str] = {}
    for station in stations:
        driver.settle()
        for problem in unclear(driver, german):
            told.setdefault(problem, station)
    return [f"{station}: {problem}" for problem, station in told.items()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_dialog_speaks_and_fits(
    data: Path, led: Callable[[Path], Driver], language: str
) -> None:
    desk = access.login(data, "caro", PASSWORD, clock=lambda: NOW)
    centre.save_settings(desk, replace(centre.settings(desk), interface_language=language))
    german = German(desk) if language == "en" else None
    desk.close()
    log_in(led(data))  # from now on the window begins in that language
    driver = led(data)
    assert problems_on(walk(driver), driver, german) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_start_speaks_and_fits(
    data: Path, tmp_path: Path, led: Callable[[Path], Driver], language: str
) -> None:
    desk = access.login(data, "caro", PASSWORD, clock=lambda: NOW)
    german = German(desk) if language == "en" else None
    desk.close()
    folder = tmp_path / "neu"
    folder.mkdir()
    led(folder).window.remember("language", language)
    driver = led(folder)
    assert problems_on(first_start(driver), driver, german) == []


def test_the_word_of_a_list_is_said_in_the_language_of_the_window(
    qapp: QApplication, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "i18n_dir", lambda: built)
    reason = Value("quick_info", "Kurzauskunft", "Quick information")
    said = Sentence("said", "Besuch erfasst: {who} · {reason}", {"who": "Ada", "reason": reason})
    translation.install(qapp, "en")
    assert say(said) == "Visit logged: Ada · Quick information"
    translation.install(qapp, "de")
    assert say(said) == str(said) == "Besuch erfasst: Ada · Kurzauskunft"


def test_whoever_has_no_country_is_told_in_the_language_of_the_window(
    qapp: QApplication, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "i18n_dir", lambda: built)
    for language, said in (("de", "staatenlos"), ("en", "stateless")):
        dict(country_choices("en"))  # asked before the window spoke that language
        translation.install(qapp, language)
        assert dict(country_choices("en"))[STATELESS] == said
    translation.install(qapp, "de")
