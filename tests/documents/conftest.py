"""What the tests of printed pages share: a slip, a month, and eyes that read a page back."""

import io
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.slips import AppointmentSlip, Place

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def make_slip() -> Callable[..., AppointmentSlip]:
    """Makes a slip of a fictional appointment; keywords replace what stands on it."""

    def make(language: str = "uk", **changes: object) -> AppointmentSlip:
        content: dict[str, object] = {
            "visitor": "Олена Прикладенко",
            "colleague": "Caro",
            "phone": "0176 04069001",
            "starts_at": datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN),
            "duration_minutes": 45,
            "language": language,
            "place": Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau"),
            "reference": "7f3a9c52-51b8",
        }
        return AppointmentSlip(**{**content, **changes})  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Makes a month's report as a centre of ordinary size has it; keywords replace its fields."""

    def make(**changes: object) -> Report:
        content: dict[str, object] = {
            "kind": "month",
            "period": "2026-10",
            "period_title": "Oktober 2026",
            "internal": False,
            "rule": "round5",
            "rule_text": "Alle Zahlen sind auf Vielfache von 5 gerundet.",
            "version": "0.1.0",
            "centre": "wo:ilmenau",
            "project": "Begegnungszentrum",
            "file_number": "AZ-2026-0417",
            "funder": "Freistaat Thüringen",
            "tables": ordinary_tables(),
            "definitions": {
                "Kontakt": "eine Person × ein Tag × ein Anlass.",
                "Person": "eine bekannte Person.",
            },
            "made_on": date(2026, 11, 2),
        }
        return Report(**{**content, **changes})  # type: ignore[arg-type]

    return make


def ordinary_tables() -> tuple[ReportTable, ...]:
    """Tables of the usual length."""
    ages = ("0–5", "6–13", "14–17", "18–26", "27–44", "45–64", "65+", "unbekannt", "Summe")
    topics = tuple((f"Thema {number}", 5 * number) for number in range(14))
    countries = tuple((f"Land {number}", 75 - 5 * number) for number in range(11))
    return (
        ReportTable(
            "key",
            "Kennzahlen",
            ("Kennzahl", "Monat", "Vormonat", "seit Jahresbeginn"),
            (("Kontakte", 1610, 575, 15895), ("Personen", 240, 235, 1120), ("Soforthilfen", 60, None, 480)),
        ),
        ReportTable(
            "reasons",
            "Kontakte nach Anlass",
            ("Anlass", "Kontakte"),
            (("Begegnung", 1205), ("Kurzauskunft", 405), ("zusammen", 1610)),
            total_row=True,
        ),
        ReportTable("channels", "Kanal", ("Kanal", "Kontakte"), (("vor Ort", 1485), ("Telefon", 125))),
        ReportTable(
            "first_follow_up", "Erst/Folge", ("Art", "Kontakte"), (("Erstkontakt", 45), ("Folge", 360))
        ),
        ReportTable(
            "gender_age",
            "Geschlecht und Alter",
            ("Geschlecht", *ages),
            (
                ("weiblich", 10, 15, 5, 20, 55, 20, 5, 5, 135),
                ("männlich", 5, 15, 10, 25, 30, 15, 5, None, 105),
            ),
        ),
        ReportTable("origins", "Herkunftsland", ("Land", "Personen"), countries),
        ReportTable(
            "status_groups", "Status", ("Gruppe", "Personen"), (("A", 115), ("B", 35), ("unbekannt", 10))
        ),
        ReportTable("topics", "Themen", ("Thema", "Nennungen"), topics, note="Mehrere Themen je Gespräch."),
        ReportTable("languages", "Sprachen", ("Sprache", "Kontakte"), countries[:9]),
        ReportTable(
            "interpreting", "Sprachmittlung", ("Art", "Kontakte"), (("keine", 445), ("Ehrenamt", 75))
        ),
        ReportTable(
            "emergency_aid", "Soforthilfe", ("Art", "Anzahl", "Betrag"), (("Gutschein", 25, "250 €"),)
        ),
        ReportTable("referrals", "Verweise", ("Stelle", "Verweise"), countries[:8]),
        ReportTable("appointments", "Termine", ("Stand", "Termine"), (("vereinbart", 55), ("abgesagt", 5))),
        ReportTable(
            "days",
            "Kontakte je Tag",
            ("Tag", "Kontakte"),
            tuple((f"Mo {day:02}.", day % 7 * 5) for day in range(1, 23)),
        ),
    )


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """Reads the text of each page, in the order in which it was drawn."""
    return lambda pdf: [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture
def copied() -> Callable[[bytes], str]:
    """Reads the first page's text as one gets it by copying in a viewer."""

    def copy(pdf: bytes) -> str:
        with pypdfium2.PdfDocument(pdf) as document:
            return str(document[0].get_textpage().get_text_range())

    return copy


@pytest.fixture
def picture() -> Callable[..., Image.Image]:
    """Makes a grey picture of a page."""

    def render(pdf: bytes, page: int = 0, scale: float = 3.0) -> Image.Image:
        with pypdfium2.PdfDocument(pdf) as document:
            image: Image.Image = document[page].render(scale=scale).to_pil().convert("L")
            return image

    return render


@pytest.fixture
def qr_content(picture: Callable[..., Image.Image]) -> Callable[[bytes], str]:
    """Reads the QR code of the first page as a phone does."""

    def read(pdf: bytes) -> str:
        [found] = zxingcpp.read_barcodes(picture(pdf, scale=4.0))
        return str(found.text)

    return read
