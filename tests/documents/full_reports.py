"""Reports with everything that one can hold, of a fictional centre: a very full month, a year, the annexes."""

from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.report import Aim, Answer, Closed, Receipt, Report, ReportTable

_SENTENCE = (
    "Im Oktober kamen viele Familien neu an; die Beratung half vor allem bei Anträgen und bei der Suche nach einem Platz "
    "in der Kita. "
)
_MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")

AIMS = (
    Aim("Kontakte", "year", 9000, 7065, 78),
    Aim("Beratene Personen", "year", 400, 425, 106),
    Aim("Teilnehmende an Angeboten für Frauen mit Kinderbetreuung", "month", 40, 35, 88),
    Aim("Stunden im Ehrenamt", "project", 0, 380, None),
    Aim("Aufsuchende Kontakte", "year", 120, None, None),
)
ANSWERS = (
    Answer("stood_out", "Was fiel auf?", _SENTENCE * 3),
    Answer("problems", "Schwierigkeiten", _SENTENCE * 2),
    Answer("outlook", "Ausblick", _SENTENCE),
)


def full_tables(tables: tuple[ReportTable, ...]) -> tuple[ReportTable, ...]:
    """The usual tables, with key figures beside their comparisons, and with those that a full month has more."""
    key = ReportTable(
        "key",
        "Kennzahlen",
        ("Kennzahl", "Monat", "Vormonat", "Vorjahr", "seit Jahresbeginn", "Soll"),
        (
            ("Kontakte", 1610, 575, 1490, 15895, 18000),
            ("Personen", 240, 235, 210, 1120, 1200),
            ("davon neu (Erstkontakte)", 45, 30, 40, 310, None),
            ("Beratungsgespräche", 125, 110, 95, 980, 1000),
            ("Soforthilfen", 60, None, 55, 480, None),
            ("Verweise", 35, 30, 20, 240, None),
            ("wahrgenommene Termine", 55, 60, 40, 470, None),
        ),
    )
    more = (
        ReportTable(
            "hours",
            "Kontakte nach Wochentag und Stunde",
            ("", *(f"{hour} Uhr" for hour in range(9, 20))),
            tuple(
                (day, *((hour * 7 + number * 11) % 60 // 5 * 5 for hour in range(11)))
                for number, day in enumerate(("Mo", "Di", "Mi", "Do", "Fr"))
            ),
        ),
        ReportTable(
            "weeks", "Kontakte nach Wochen", ("Woche", "Kontakte"), tuple((f"KW {n}", 300 + n) for n in range(40, 45))
        ),
        ReportTable(
            "cases",
            "Beratungsfälle",
            ("", "Anzahl"),
            (("offen am Ende", 85), ("neu", 15), ("geschlossen", 10), ("erreichte Angehörige", 190)),
        ),
        ReportTable(
            "aid_funds",
            "Soforthilfe nach Topf", ("Topf", "Hilfen", "Betrag €"), (("Spenden", 20, "400"), ("Land", 35, "1.100")),
        ),
        ReportTable(
            "offers",
            "Angebote",
            ("Art", "geplant", "gehalten", "Teilnahmen", "Teilnehmende", "davon Frauen", "Kinder betreut"),
            tuple((f"Angebot für Familien Nummer {n}", 12, 10, 85, 40, 30, 15) for n in range(9)),
        ),
        ReportTable("volunteers", "Ehrenamtliche", ("", "Anzahl"), (("aktiv", 90), ("neu begonnen", 5))),
        ReportTable(
            "volunteer_hours",
            "Ehrenamtsstunden",
            ("Bereich", "Ehrenamtliche", "Stunden"),
            (("Sprache", 30, "117,75"), ("Bildung", 10, "50,25"), ("Summe", 40, "168")),
            total_row=True,
        ),
    )  # fmt: skip
    return (key, *(table for table in tables if table.id != "key"), *more)


def full_month(report: Report) -> Report:
    """A month in which there is much to tell, closed for the second time."""
    return replace(
        report,
        tables=full_tables(report.tables),
        aims=AIMS,
        answers=ANSWERS,
        closed=Closed(2, date(2026, 11, 12), "Caro", "drei Kontakte nachgetragen"),
        held_back=(
            "Die Herkunftsländer sind nicht ausgewiesen, weil sie mit dem September zusammen einzelne zeigten.",
        ),
        definitions={
            f"Begriff {number}": "Eine Person an einem Tag mit einem Anlass. " * 3 for number in range(12)
        },
    )


def year(report: Report) -> Report:
    """A year with the course of its months and a whole narrative."""
    months = ReportTable(
        "months",
        "Verlauf der Monate",
        ("Monat", "Kontakte", "Personen", "Beratungsgespräche", "Soforthilfen"),
        tuple(
            (name, 900 + 35 * number, 200 + 5 * number, 50 + number, 20)
            for number, name in enumerate(_MONTHS)
        ),
    )
    key, *others = full_tables(report.tables)
    questions = (
        "Vorgehen", "Einzelne Maßnahmen", "Abweichungen vom Plan", "Wurde die Zielgruppe erreicht?",
        "Ein Beispiel aus der Beratung (anonymisiert)", "Zusammenarbeit", "Öffentlichkeitsarbeit", "Ausblick",
    )  # fmt: skip
    return replace(
        report,
        kind="year",
        period="2026",
        period_title="2026",
        tables=(key, months, *(table for table in others if table.id not in ("days", "weeks"))),
        aims=AIMS,
        answers=tuple(Answer(f"q{number}", name, _SENTENCE * 9) for number, name in enumerate(questions)),
    )


def annexes(report: Report) -> Report:
    """A year as the annexes of a guideline, with its receipts."""
    receipts = tuple(
        Receipt(
            date(2026, 1 + number % 12, 1 + number % 28),
            f"2026-{number:03}",
            "Verkehrsbetrieb Musterstadt GmbH"
            if number % 3
            else "Drogerie am Markt, Filiale an der langen Musterstraße",
            "Fahrkarte zum Termin" if number % 2 else "Hygiene und Windeln für eine Familie mit drei Kindern",
            1250 + 333 * number,
            "Landesmittel" if number % 4 else "Spenden",
        )
        for number in range(70)
    )
    return replace(year(report), layout="annexes", receipts=receipts)
