"""The recovery sheet: the printed code that opens the store when every password is lost.

It is printed once, put into an envelope and locked away. The code stands in groups for the eye and as a QR code.
"""

from collections.abc import Sequence
from datetime import date

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.qr import draw_qr
from woilmenau_desk.documents.shaping import Voice, fit, shape, wrap

_LEFT = 22 * MM
_WIDTH = A4[0] - 2 * _LEFT
_GROUP = 4  # characters
_FEW_GROUPS = 8  # up to so many stand two by two, larger; more stand four by four
_CELL_SHARE = 0.96  # of the type size that one character is given

_ADVICE = (
    (
        "key",
        "Wofür er ist",
        "Mit diesem Code kommt die Leitung wieder an die Daten des Zentrums, wenn niemand mehr ein Passwort weiß. "
        "Wer ihn hat, kann alles lesen, auch die Beratungsnotizen.",
    ),
    (
        "envelope",
        "Wie er aufbewahrt wird",
        "Das Blatt in einen Umschlag legen, zukleben, Datum und Unterschrift über die Klebestelle. Den Umschlag in den "
        "Tresor oder zum Träger geben, nicht an den Rechner und nicht in den Schreibtisch. Nicht abfotografieren, nicht "
        "kopieren.",
    ),
    (
        "safe",
        "Wie er benutzt wird",
        "Im Anmeldefenster „Passwort vergessen“ wählen, den Code eingeben und ein neues Passwort setzen. Oder in der "
        "Eingabe: woilmenau-desk user recover. Groß und klein ist gleich, Striche und Leerzeichen zählen nicht.",
    ),
)
_AFTERWARDS = (
    "Wurde der Umschlag geöffnet oder ist das Blatt verloren, so macht die Leitung einen neuen Code; dieser gilt dann "
    "nicht mehr."
)


def render_recovery_sheet(code: str, centre: str, made_on: date) -> bytes:
    """The sheet as a PDF on A4. The code stands nowhere but on the paper: not in the title, not in the metadata."""
    sheet = Sheet(A4, title="Wiederherstellungsblatt", author=plain(centre)[:80])
    y = A4[1] - 26 * MM
    sheet.text(_LEFT, y + 21, shape("Vertraulich", Voice(Weight.SEMIBOLD)), 10.5, ink=ACCENT)
    sheet.text(_LEFT, y - 6, shape("Wiederherstellungsblatt", Voice(Weight.BOLD)), 25)
    name, size = fit(centre, Voice(Weight.SEMIBOLD), 10.5, _WIDTH * 0.55, 7)
    sheet.text(_LEFT + _WIDTH, y + 21, name, size, align=Align.RIGHT)
    sheet.rule(_LEFT, y - 17, _WIDTH, ink=INK, weight=1.4)
    made = f"erstellt am {german_date(made_on)}"
    sheet.text(_LEFT, y - 31, shape(made, Voice()), 9, ink=MUTED)
    y = _draw_code(sheet, code, y - 48)
    for pictogram, title, text in _ADVICE:
        y = _draw_advice(sheet, pictogram, title, text, y)
    for line in wrap(_AFTERWARDS, Voice(Weight.SEMIBOLD), 10, _WIDTH):
        sheet.text(_LEFT, y - 10, line, 10)
        y -= 14.5
    _draw_signatures(sheet, 30 * MM)
    return sheet.finish()


def recovery_groups(code: str) -> list[str]:
    """The code's characters in groups, as they are printed and best typed."""
    characters = "".join(char for char in plain(code) if not char.isspace() and char != "-")
    return [characters[start : start + _GROUP] for start in range(0, len(characters), _GROUP)]


def _draw_code(sheet: Sheet, code: str, top: float) -> float:
    """The groups in a frame with the QR code beside them; the lower edge of it all."""
    groups = recovery_groups(code)
    per_line = 2 if len(groups) <= _FEW_GROUPS else 4
    lines = [groups[start : start + per_line] for start in range(0, len(groups), per_line)]
    code_size = 42 * MM
    room = _WIDTH - code_size - 20 * MM
    # Every character has the same room, and every group half a character more.
    size = min(27.0, room / max((per_line * _GROUP + (per_line - 1) * 0.8) * _CELL_SHARE, 1.0))
    step = size * 1.7
    height = max(code_size + 14 * MM, len(lines) * step + 12 * MM)
    sheet.box(_LEFT, top - height, _WIDTH, height, stroke=INK, weight=1.2, radius=4)
    first = top - (height - len(lines) * step) / 2 - step / 2 - size * 0.36
    for number, line in enumerate(lines):
        _draw_groups(sheet, line, _LEFT + 9 * MM, first - number * step, size)
    draw_qr(
        sheet,
        "-".join(groups).encode(),
        _LEFT + _WIDTH - code_size - 7 * MM,
        top - (height + code_size) / 2,
        code_size,
    )
    return top - height - 13 * MM


def _draw_groups(sheet: Sheet, groups: Sequence[str], x: float, y: float, size: float) -> None:
    # The slashed zero and the even grid keep alike characters apart, whatever alphabet the code is made of.
    voice = Voice(Weight.SEMIBOLD, features={"zero": True})
    cell = size * _CELL_SHARE
    for group in groups:
        start = x
        for char in group:
            sheet.text(x + cell / 2, y, shape(char, voice), size, align=Align.CENTRE)
            x += cell
        sheet.rule(start + cell * 0.1, y - size * 0.32, x - start - cell * 0.2, ink=MUTED, weight=0.5)
        x += cell * 0.8


def _draw_advice(sheet: Sheet, pictogram: str, title: str, text: str, top: float) -> float:
    icon, indent = 11 * MM, 18 * MM
    draw_pictogram(sheet, pictogram, _LEFT, top - icon - 1, icon)
    sheet.text(_LEFT + indent, top - 12, shape(title, Voice(Weight.SEMIBOLD)), 12)
    y = top - 29
    for line in wrap(text, Voice(), 10, _WIDTH - indent):
        sheet.text(_LEFT + indent, y, line, 10)
        y -= 14.5
    return min(y, top - icon) - 5 * MM


def _draw_signatures(sheet: Sheet, y: float) -> None:
    half = (_WIDTH - 12 * MM) / 2
    for number, label in enumerate(("Aufbewahrt bei", "Datum, Unterschrift")):
        left = _LEFT + number * (half + 12 * MM)
        sheet.rule(left, y, half, ink=INK, weight=0.6)
        sheet.text(left, y - 11, shape(label, Voice()), 8, ink=MUTED)
