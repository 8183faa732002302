"""What fictional counselling notes say: everyday matters, made up, and no word about why somebody fled."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """One everyday matter: its topics, where it may be sent on to, and the sentences of its note."""

    topics: tuple[str, ...]
    target: str
    sentences: tuple[str, ...]


MATTERS = (
    Matter(
        ("official_mail", "social_benefits"),
        "job_centre",
        ("Brief des Jobcenters gemeinsam gelesen.", "Es fehlen noch {paper}.", "Antwort entworfen, geht {when} ab."),
    ),
    Matter(
        ("asylum_procedure",),
        "refugee_law_clinic",
        ("Ablauf und nächste Fristen erklärt.", "Merkblatt mitgegeben.", "Fragen für die Rechtsberatung notiert."),
    ),
    Matter(
        ("residence",),
        "immigration_office_ilmenau",
        ("Verlängerung des Papiers besprochen.", "Es fehlen noch {paper}.", "Termin bei der Behörde ist {when}."),
    ),
    Matter(
        ("housing",),
        "district_office",
        ("Wohnungssuche: drei Anzeigen angesehen.", "In der Mappe fehlen noch {paper}.", "Besichtigung {when}."),
    ),
    Matter(
        ("language",),
        "vhs",
        ("Sprachkurs gesucht, am besten vormittags.", "Einstufung ist {when}.", "Bis dahin Sprachcafé am Mittwoch."),
    ),
    Matter(
        ("school", "pregnancy_family"),
        "kindersprachbruecke",
        ("Anmeldung zur Schule ausgefüllt.", "Mitzubringen sind {paper}.", "Gespräch mit der Klassenleitung {when}."),
    ),
    Matter(
        ("work",),
        "faire_integration",
        ("Lebenslauf angefangen.", "Anerkennung des Abschlusses erklärt, nötig sind {paper}.", "Weiter {when}."),
    ),
    Matter(
        ("asylum_benefits", "health"),
        "social_welfare_office",
        ("Behandlungsschein besprochen und Formular ausgefüllt.", "Rückruf der Stelle kommt {when}."),
    ),
    Matter(
        ("debts_contracts",),
        "mbe",
        ("Handyvertrag durchgesehen, Kündigung aufgesetzt.", "Kopien gemacht: {paper}.", "Kommt {when} wieder."),
    ),
    Matter(
        ("family_reunion", "residence"),
        "refugee_council",
        ("Voraussetzungen des Nachzugs durchgegangen.", "Noch zu besorgen: {paper}.", "Nächster Schritt {when}."),
    ),
    Matter(
        ("health",),
        "refugio",
        ("Arztsuche mit Sprachmittlung.", "Warteliste, Rückmeldung {when}.", "Nummer für Notfälle mitgegeben."),
    ),
    Matter(
        ("social_benefits", "pregnancy_family"),
        "womens_family_centre",
        ("Antrag auf Kindergeld ausgefüllt.", "Beigelegt: {paper}.", "Kopie hat die Familie."),
    ),
    Matter(
        ("volunteering_leisure", "language"),
        "lamitie",
        ("Möchte sich engagieren, am liebsten im Fahrradkurs.", "Probetag {when}."),
    ),
    Matter(
        ("other",),
        "food_bank",
        ("Verschiedene kleine Fragen zum Alltag in Ilmenau beantwortet.", "Liste mit Öffnungszeiten mitgegeben."),
    ),
)  # fmt: skip

_PAPERS = (
    "der Mietvertrag", "die Meldebescheinigung", "zwei Passfotos", "der letzte Bescheid", "Kontoauszüge",
    "das Zeugnis mit Übersetzung", "der Impfausweis", "die Geburtsurkunde des Kindes", "die Krankenkassenkarte",
)  # fmt: skip
_WHEN = (
    "nächste Woche",
    "am Montag",
    "am Donnerstag",
    "in zwei Wochen",
    "Anfang des Monats",
    "nach den Ferien",
)


def note(matter: Matter, random: Callable[[], float]) -> str:
    """The text of a note."""
    text = " ".join(matter.sentences)
    first = int(random() * len(_PAPERS))
    second = (first + 1 + int(random() * (len(_PAPERS) - 1))) % len(_PAPERS)
    papers = f"{_PAPERS[first]} und {_PAPERS[second]}"
    return text.format(paper=papers, when=_WHEN[int(random() * len(_WHEN))])
