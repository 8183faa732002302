"""Proof of voluntary work: fields of activity, period and extent, functions, skills, trainings.

It is what certificates of the Land ask for. It says nothing of a conduct certificate, of why somebody left, or of what
was paid.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from woilmenau_desk.documents.certificate_parts import Certificate
from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.sheet_parts import decimal_hours, units_text
from woilmenau_desk.domain.volunteer_papers import RoleTold, TrainingTold, VolunteeringCertificate

TITLE: Final = "Nachweis über ehrenamtliche Tätigkeit"
_DAYS_OF_A_WEEK: Final = 7
_LEAST_WEEKS: Final = 4  # shorter, a mean of the week says nothing


def render_volunteering_certificate(told: VolunteeringCertificate) -> bytes:
    """The certificate as a PDF on A4."""
    paper = Certificate(TITLE, told.place)
    paper.sentence("Hiermit bestätigen wir, dass")
    paper.name(told.name, told.reading)
    paper.sentence("sich bei uns ehrenamtlich engagiert" + (" hat:" if told.last is not None else ":"))
    areas = dict.fromkeys(role.area for role in told.roles if role.area)
    paper.facts(
        _known(
            (
                ("Tätigkeitsfelder", ", ".join(areas)),
                ("Zeitraum", _span(told.first, told.last)),
                ("Umfang", _extent(told)),
                ("Kenntnisse und Fähigkeiten", told.skills),
                ("Sprachen", ", ".join(told.languages)),
            )
        )
    )
    if told.roles:
        paper.heading("Aufgaben und Funktionen")
        paper.facts([(role.role, _role(role)) for role in told.roles])
    if told.trainings:
        paper.heading("Fortbildungen")
        paper.facts([(german_date(one.on), _training(one)) for one in told.trainings])
    paper.signed(told.made_on, ("Unterschrift, Stempel",))
    return paper.finish()


def _known(facts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in facts if value.strip()]


def _span(first: date | None, last: date | None) -> str:
    if first is None:
        return f"bis {german_date(last)}" if last else ""
    return f"{german_date(first)} bis {german_date(last)}" if last else f"seit {german_date(first)}"


def _extent(told: VolunteeringCertificate) -> str:
    if told.minutes <= 0:
        return ""
    extent = f"{decimal_hours(told.minutes)} Stunden"
    last = told.last or told.made_on
    weeks = ((last - told.first).days + 1) / _DAYS_OF_A_WEEK if told.first else 0.0
    if weeks < _LEAST_WEEKS:
        return extent
    mean = f"{told.minutes / 60 / weeks:.1f}".replace(".", ",")
    return extent if mean == "0,0" else f"{extent}, im Durchschnitt {mean} Stunden in der Woche"


def _role(role: RoleTold) -> str:
    hours = f"{decimal_hours(role.minutes)} Stunden" if role.minutes > 0 else ""
    return ", ".join(part for part in (_span(role.first, role.last), hours) if part) or role.area or "–"


def _training(one: TrainingTold) -> str:
    units = f" ({units_text(one.half_units)} Einheiten)" if one.half_units else ""
    return f"{one.title}{units}"
