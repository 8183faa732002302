"""Über das Programm: version, licence, what it is built from."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from woilmenau_desk import __version__
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Card, reading_label, text_label

# Name, distribution, licence as its authors state it.
_PARTS = (
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("Alembic", "alembic", "MIT"),
    ("SQLCipher, sqlcipher3", "sqlcipher3", "BSD, zlib"),
    ("ReportLab", "reportlab", "BSD"),
    ("HarfBuzz, uharfbuzz", "uharfbuzz", "MIT, Apache 2.0"),
    ("python-bidi", "python-bidi", "LGPL 3"),
    ("Argon2, argon2-cffi", "argon2-cffi", "CC0, MIT"),
    ("cryptography", "cryptography", "Apache 2.0, BSD"),
    ("holidays", "holidays", "MIT"),
    ("Babel", "babel", "BSD"),
    ("icalendar", "icalendar", "BSD"),
    ("filelock", "filelock", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("tzdata", "tzdata", "Apache 2.0"),
)


class AboutSection(Section):
    """For those who want to know what runs here."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Über das Programm"),
            self.tr("Theke, Beratung und Monatsbericht des Begegnungszentrums wo:ilmenau."),
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_3, 0)
        column.setSpacing(SPACE_4)
        own = Card(f"woilmenau-desk {__version__}")
        own.body.addWidget(
            reading_label(
                self.tr(
                    "Freie Software unter der GNU General Public License, Version 3 oder später "
                    "(GPL-3.0-or-later). Alle dürfen sie benutzen, ansehen, ändern und weitergeben. Ohne Gewähr."
                )
            )
        )
        own.body.addWidget(
            reading_label(
                self.tr(
                    "Schriften: Noto, unter der SIL Open Font License 1.1, verkleinert auf das, was Zettel "
                    "und Fenster brauchen."
                ),
                "soft",
            )
        )
        column.addWidget(own)
        column.addWidget(self._parts())
        column.addStretch(1)
        self.area = scrolled(inner)
        self.area.setProperty("look", "reading")
        self.area.setAccessibleName(self.tr("Über das Programm"))
        self.body.addWidget(self.area, 1)

    def _parts(self) -> Card:
        card = Card(self.tr("Gebaut mit"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_6)
        grid.setVerticalSpacing(SPACE_2)
        rows = [("Qt, PySide6", qVersion(), "LGPL 3")]
        rows += [(name, _version(distribution), licence) for name, distribution, licence in _PARTS]
        half = -(-len(rows) // 2)
        for number, (name, number_said, licence) in enumerate(rows):
            row, start = number % half, 0 if number < half else 3
            grid.addWidget(text_label(name), row, start)
            grid.addWidget(text_label(number_said, "soft"), row, start + 1)
            grid.addWidget(text_label(licence, "soft"), row, start + 2)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(5, 1)
        card.body.addLayout(grid)
        return card


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "–"
