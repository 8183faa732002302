"""A fictional day at the counter, led through the real windows by keys; it leaves pictures and papers.

The day is always the same Monday, so that the pictures in the handbook can be made again.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.reports import Closing
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.queue import QueueState
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import outputs
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid as aid_service
from woilmenau_desk.services.aid import receipts
from woilmenau_desk.services.appointments import appointments, number_slips, plans, queue, slips
from woilmenau_desk.services.counselling import deadlines, referrals
from woilmenau_desk.services.counselling import slips as counselling_slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import papers as offer_papers
from woilmenau_desk.services.reports import closing
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.refusals import told_as_known
from woilmenau_desk.ui.driver import SIZE, Driver

MORNING = datetime(2026, 11, 23, 13, 41, tzinfo=UTC)  # Monday, 14:41 in Ilmenau
CAFE = datetime(2026, 11, 25, 9, 12, tzinfo=UTC)  # Wednesday, 10:12: the women's language café
_SO_FAR = clock_time(14, 40)  # the fictional visits of the day end here
LANGUAGES = ("uk", "ar", "en")
_BY_ANY_KEYBOARD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class _TourClock:
    """Begins at the fictional moment and goes on as fast as the real one."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.begins = MORNING

    def go_to(self, moment: datetime) -> None:
        """From there on."""
        self._began, self.begins = time.monotonic(), moment

    def __call__(self) -> datetime:
        return self.begins + timedelta(seconds=time.monotonic() - self._began)


class _TourAccess:
    """services.access with the tour's clock."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def login(self, data: Path, name: str, password: str, *, hold: bool = False) -> Desk:
        return access.login(data, name, password, hold=hold, clock=self._clock)

    def __getattr__(self, name: str) -> Any:
        return getattr(access, name)


@dataclass
class Tour:
    """The window, where the pictures go, and how many there are."""

    driver: Driver
    out: Path
    tell: Callable[[str], object]
    files: list[Path] = field(default_factory=list)
    pictures: int = 0

    def picture(self, name: str, of: Any = None) -> None:
        """Take the next picture, of the window or of another one."""
        self.pictures += 1
        path = self.out / f"{self.pictures:02}-{name}.png"
        path = self.driver.picture(path) if of is None else self.driver.picture_of(of, path)
        self.files.append(path)
        self.tell(path.name)

    def paper(self, name: str, content: bytes) -> None:
        """Keep a PDF."""
        path = outputs.write_output(self.out / name, content)
        self.files.append(path)
        self.tell(path.name)


def lead(out: Path, tell: Callable[[str], object]) -> tuple[Path, ...]:
    """Make a fictional centre, lead through the day, leave pictures and PDFs in `out`. Raises CannotWrite."""
    out = outputs.check_folder(out)
    with told_as_known(out):
        out.mkdir(parents=True, exist_ok=True)
    clock = _TourClock()
    with tempfile.TemporaryDirectory(prefix="tour-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "zentrum"
        make_demo(data, clock=clock, until=_SO_FAR, closing=Closing.UNTIL_NOW)
        tour = Tour(Driver(data, _TourAccess(clock)), out, tell)
        _walk(
            tour,
            _log_in,
            _visits,
            _person,
            _help,
            _counselling,
            _case,
            _aid_receipt,
            _appointment,
            _queue,
            _report,
            _centre,
            _discretion,
        )
        clock.go_to(CAFE)
        tour.driver = Driver(data, _TourAccess(clock))
        _walk(tour, _cafe, _volunteers, _calendar)
    return tuple(tour.files)


def _walk(tour: Tour, *chapters: Callable[[Tour], None]) -> None:
    """One chapter after the other in one window, which is closed at the end."""
    try:
        for chapter in chapters:
            chapter(tour)
    finally:
        tour.driver.close()


def _log_in(tour: Tour) -> None:
    driver = tour.driver
    tour.picture("anmelden")
    driver.type(PASSWORD)
    driver.press("Return")
    driver.until(lambda: driver.desk_app.workspace is not None)
    tour.picture("theke")


def _visits(tour: Tour) -> None:
    driver = tour.driver
    driver.press("F2")
    driver.type("3")
    driver.press("F3")
    tour.picture("anonyme-besuche")
    driver.type("oks")
    tour.picture("gefunden")
    driver.press("F4")
    tour.picture("besuch-erfasst")
    driver.press("Ctrl+Z")
    tour.picture("rueckgaengig")
    driver.press("Ctrl+Y")


def _person(tour: Tour) -> None:
    driver = tour.driver
    driver.type("Mira Musterblatt")
    driver.press("Ctrl+N")
    driver.press("Tab", "Tab")
    driver.at("people")
    driver.type("34 J.")
    tour.picture("person-anlegen")
    driver.press("Ctrl+Return")
    tour.picture("person")


def _help(tour: Tour) -> None:
    driver = tour.driver
    driver.press("Return")
    driver.at("counter")
    driver.press("Shift+F5")
    driver.type("Lebens")
    driver.press("Tab")
    driver.type("12,50")
    driver.press("Tab")
    driver.type("2")
    tour.picture("soforthilfe")
    driver.press("Ctrl+Return")


def _counselling(tour: Tour) -> None:
    driver = tour.driver
    driver.type("mira mus")
    driver.press("Shift+F4")
    driver.focus("Behördenpost")
    driver.press("Space")
    driver.focus("Vertrauliche Notiz")
    driver.type("Brief gemeinsam gelesen. Mira ruft die Stelle bis Freitag an.")
    driver.at("counselling")
    tour.picture("beratung")
    driver.press("Ctrl+Return")
    tour.picture("gespraeche")


def _case(tour: Tour) -> None:
    """A case over a year: its timeline, a note, the two slips, and the referral that comes back by its code."""
    driver, desk = tour.driver, _desk(tour)
    driver.press("Alt+F")
    driver.at("cases")
    tour.picture("faelle")
    letter = next(row for row in deadlines.listed(desk).rows if row.case_id is not None)
    driver.press("Ctrl+F")
    driver.type(letter.person_name.lower().translate(_BY_ANY_KEYBOARD))
    driver.press("Down", "Return")
    driver.at("case")
    tour.picture("beratungsfall")
    driver.press("Ctrl+N")
    driver.type("b")
    driver.press("Space")
    driver.focus("Vertrauliche Notiz")
    driver.type("Antwort an das Amt gemeinsam geschrieben. Kopien liegen in der Mappe.")
    driver.until(lambda: driver.says("gesichert"))
    tour.picture("gespraech-im-fall")
    driver.press("Ctrl+Return")
    driver.at("case")
    sent = next(row for row in referrals.of_case(desk, letter.case_id or 0) if row.open)
    for language in LANGUAGES[:2]:
        paper = counselling_slips.referral_slip(desk, sent.id, language, Paper.A6.value)
        tour.paper(f"verweiszettel-{language}.pdf", paper.pdf)
    for language in LANGUAGES[:2]:
        paper = counselling_slips.deadline_slip(desk, letter.id, language, Paper.A6.value)
        tour.paper(f"fristzettel-{language}.pdf", paper.pdf)
    driver.press("Alt+V")
    tour.picture("verweise")
    driver.press("Alt+I")
    tour.picture("fristen")
    driver.press("Alt+W")
    tour.picture("wiedervorlagen")
    driver.press("Alt+1")
    driver.type(sent.code.lower())
    tour.picture("verweis-code")
    driver.press("Return")
    tour.picture("verweis-zurueck")


def _aid_receipt(tour: Tour) -> None:
    """Help from a fund with its receipt: for somebody known, in seven key presses."""
    driver, desk = tour.driver, _desk(tour)
    driver.press("Alt+1", "Alt+T")
    tour.picture("toepfe")
    driver.press("Alt+1")
    driver.type("mira mus")
    driver.press("Shift+F5")
    driver.type("g")
    driver.press("Tab")
    driver.type("20")
    driver.press("Ctrl+P")
    tour.picture("beleg")
    driver.press("Escape")
    entries = [max(row.entry_id or 0 for row in aid_service.day(desk))]
    for language in LANGUAGES[:2]:
        tour.paper(f"beleg-{language}.pdf", receipts.receipt_paper(desk, entries, language).pdf)


def _appointment(tour: Tour) -> None:
    driver = tour.driver
    driver.press("Alt+1")
    driver.type("mira mus")
    driver.press("Shift+F8")
    driver.focus("Tag")
    driver.press("Ctrl+A")
    driver.type("morgen")
    driver.press("Tab", "Ctrl+A")
    driver.type("14:30")
    driver.press("Tab")
    driver.at("appointments")
    tour.picture("termin")
    driver.press("Ctrl+Return")
    tour.picture("termine")
    driver.press("Ctrl+P")
    tour.picture("terminzettel")
    desk = _desk(tour)
    booked = [row for row in appointments.upcoming(desk) if row.state is AppointmentState.BOOKED]
    newest = max(booked, key=lambda row: row.id)
    for language in LANGUAGES:
        tour.paper(f"terminzettel-{language}.pdf", slips.slip_pdf(desk, newest.id, language, Paper.A6))
    driver.press("Escape")


def _calendar(tour: Tour) -> None:
    driver = tour.driver
    driver.go("calendar")
    tour.picture("kalender-woche")
    driver.press("1")
    tour.picture("kalender-tag")
    driver.press("3")
    tour.picture("kalender-monat")
    day = driver.page.context.today()
    tour.paper("tagesplan.pdf", plans.day_plan(_desk(tour), day).pdf)
    tour.paper("wochenplan.pdf", plans.week_plan(_desk(tour), day).pdf)
    driver.press("2")


def _queue(tour: Tour) -> None:
    """Somebody waits with a number, the next one is called, and the screen in the waiting room shows it."""
    driver = tour.driver
    driver.press("Alt+1")
    driver.type("mira mus")
    driver.press("Shift+F10")
    tour.picture("wartet-theke")
    driver.press("Escape", "Alt+3", "Alt+W")
    driver.at("queue")
    tour.picture("wartet")
    driver.press("F11")
    tour.picture("aufgerufen")
    room = driver.window.waiting_room
    room.open()
    if room.window is not None:
        room.window.resize(*SIZE)
        driver.settle()
        tour.picture("wartezimmer", room.window)
    room.close()
    desk = _desk(tour)
    waits = next(row for row in queue.waiting(desk) if row.state is QueueState.WAITING)
    for language in LANGUAGES:
        made = number_slips.number_slip(desk, waits.id, language, Paper.ROLL80)
        tour.paper(f"nummernzettel-{language}.pdf", made.pdf)


def _report(tour: Tour) -> None:
    driver = tour.driver
    driver.go("reports")
    driver.press("Alt+Left")
    driver.at("reports")
    tour.picture("bericht")
    driver.press("Tab", "Return")
    tour.picture("bericht-dahinter")
    driver.press("Escape", "Alt+B", "F4")
    tour.picture("bericht-vorschau")
    driver.press("F4", "Alt+T")
    tour.picture("sachbericht")
    driver.press("Alt+A")
    tour.picture("abschluss")
    closed = closing.close(_desk(tour), Span.of_month(Month(2026, 10))).value
    driver.press("Alt+G")
    tour.picture("abgeschlossene")
    tour.paper("monatsbericht-2026-10.pdf", closing.file(_desk(tour), closed, "pdf").content)
    tour.paper(
        "wiederherstellung-muster.pdf", upkeep.recovery_sheet("2345-6789-ABCD-EFGH-JKLM-NPQR-STUV-WXYZ")
    )


def _centre(tour: Tour) -> None:
    tour.driver.go("admin")
    tour.driver.at("admin")
    tour.picture("verwaltung")


def _discretion(tour: Tour) -> None:
    driver = tour.driver
    driver.press("Alt+1", "F12")
    driver.at("counter")
    tour.picture("namen-verdeckt")
    driver.press("F12")
    driver.use_dark(True)
    tour.picture("theke-dunkel")
    driver.use_dark(False)
    driver.press("F1")
    tour.picture("tasten")
    driver.press("Escape", "Ctrl+L")
    tour.picture("gesperrt")


def _cafe(tour: Tour) -> None:
    """The roll call of the café: everybody who is announced, then who is not there, who is new, and a child."""
    driver = tour.driver
    driver.type(PASSWORD)
    driver.press("Return")
    driver.until(lambda: driver.desk_app.workspace is not None)
    driver.go("offers")
    tour.picture("angebote")
    driver.press("Alt+W")
    tour.picture("woche")
    driver.go("counter")
    driver.press("Shift+F6")
    tour.picture("anwesenheit")
    driver.press("Alt+A")
    driver.type("3")
    driver.press("Return")
    driver.type("+")
    driver.press("Return")
    tour.picture("anwesenheit-gezaehlt")
    driver.press("Ctrl+Return")


def _volunteers(tour: Tour) -> None:
    driver = tour.driver
    driver.go("volunteers")
    driver.press("Down")
    tour.picture("ehrenamt")
    driver.go("counter")
    driver.press("Ctrl+K")
    driver.type("ar do15 be")
    tour.picture("wer-kann")
    driver.press("Alt+G", "Escape")
    driver.go("roster")
    tour.picture("dienstplan")
    desk = _desk(tour)
    for language in LANGUAGES[:2]:
        poster = offer_papers.week_poster(desk, CAFE.date(), language)
        tour.paper(f"wochenprogramm-{language}.pdf", poster.pdf)


def _desk(tour: Tour) -> Desk:
    desk = tour.driver.desk_app.desk
    if desk is None:
        raise RuntimeError("nobody is logged in")
    return desk
