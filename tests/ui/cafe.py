"""The women's language café, as roll calls are tried with: 25 enrolled women, 13 of their children, and two guests."""

from datetime import date, time

from woilmenau_desk.domain.offers import OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import people

MONDAY = date(2026, 11, 23)
# So that it runs at the time that the tests of the window have.
HOURS = time(13, 30), time(15, 30)
CAFE = OfferData(
    "Frauensprachcafé", "womens_cafe", "women", room="Saal", capacity=30, childcare_places=16, half_units=4
)
ENROLLED = (
    ("Amira", 2), ("Anahit", 0), ("Bahar", 1), ("Dilan", 0), ("Elif", 0), ("Farida", 1), ("Ganna", 0), ("Hanin", 2),
    ("Iryna", 1), ("Jasmin", 0), ("Kateryna", 0), ("Lina", 1), ("Maryam", 0), ("Nadia", 0), ("Oksana", 1), ("Parisa", 0),
    ("Rojin", 1), ("Samira", 1), ("Tamar", 0), ("Ulyana", 0), ("Valentyna", 0), ("Wafa", 1), ("Yasmin", 0), ("Zahra", 1),
    ("Zoya", 0),
)  # fmt: skip
GUESTS = ("Berivan", "Xenia")


def open_cafe(desk: Desk) -> SessionKey:
    """The café with whoever is enrolled and the two who are known; today's session."""
    series = Series(Rhythm.WEEKLY, 0, *HOURS, date(2026, 9, 7))
    made = offers.create(desk, CAFE, [series]).value
    for number, (name, children) in enumerate(ENROLLED):
        person = PersonData(name, "Beispiel", 1980 + number, gender="female", language="uk")
        needs = "Wickeltisch" if name == "Amira" else ""
        enrolling.enrol(desk, made.id, people.register(desk, person).value.id, children, needs)
    for name in GUESTS:
        people.register(desk, PersonData(name, "Beispiel", 1990, gender="female", language="kmr"))
    return SessionKey(made.id, MONDAY, HOURS[0])
