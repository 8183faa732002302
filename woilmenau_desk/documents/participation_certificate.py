"""The certificate of participation: who took part in what, when, how often, for how many units.

It is shown to strangers: it tells the name and the offer, no residence status, no origin and no age.
"""

from typing import Final

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.certificate_parts import Certificate
from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.sheet_parts import decimal_hours, units_text
from woilmenau_desk.domain.offer_papers import ParticipationCertificate

TITLE: Final = "Teilnahmebescheinigung"


def render_participation_certificate(told: ParticipationCertificate) -> bytes:
    """The certificate as a PDF of one page on A4."""
    paper = Certificate(TITLE, told.place)
    paper.sentence("Hiermit bescheinigen wir, dass")
    paper.name(told.name, told.reading)
    paper.sentence("an diesem Angebot teilgenommen hat:")
    paper.subject(told.title)
    period = f"{german_date(told.first)} bis {german_date(told.last)}"
    facts = [
        ("Art", told.kind if plain(told.kind) != plain(told.title) else ""),
        ("Niveau", told.level),
        ("Zeitraum", period if told.first != told.last else german_date(told.first)),
        ("Teilnahme", f"an {told.attended} von {told.held} Terminen"),
        ("Unterrichtseinheiten", units_text(told.half_units) if told.half_units else ""),
        ("Stunden", decimal_hours(told.minutes) if told.minutes > 0 else ""),
        ("In Zusammenarbeit mit", told.partner),
    ]
    paper.facts([(name, value) for name, value in facts if value.strip()])
    paper.signed(told.made_on, ("Unterschrift, Stempel",))
    return paper.finish()
