"""A walk through the whole window, led by keys: every page, every dialog, in no particular language."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from tests.stores import copy_store
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.clock import ClockDoubt, Oddity
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.clock_dialog import ClockDialog
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.staff import StaffSection
from woilmenau_desk.ui.pages.centre.upkeep import UpkeepSection
from woilmenau_desk.ui.pages.centre.values import LIST_TITLES, ValuesSection

NOW = datetime(2026, 11, 23, 13, 3, tzinfo=UTC)  # Monday, 14:03 in Ilmenau
CODE = "2345-6789-ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


class FixedAccess:
    """services.access at the fixed moment."""

    def login(self, data: Path, name: str, password: str, *, hold: bool = False) -> Desk:
        return access.login(data, name, password, hold=hold, clock=lambda: NOW)

    def __getattr__(self, name: str) -> Any:
        return getattr(access, name)


def fictional_centre(folder: Path) -> Path:
    """A store to walk through, the same each time. Made once, and copied."""
    return copy_store(_made(), folder)


@cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fictional-centre-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = folder / "data"
    make_demo(data, persons=60, visits=400, years=1, until=time(14), clock=lambda: NOW, cost=Argon2(8, 1, 1))
    return data


def put_away(driver: Driver) -> None:
    """The window is closed, and nothing of it watches the next one."""
    driver.close()
    driver.app.removeEventFilter(driver.desk_app.watch)
    driver.desk_app.watch.deleteLater()
    driver.window.deleteLater()
    driver.desk_app.deleteLater()


def log_in(driver: Driver, name: str = "caro") -> None:
    driver.desk_app.login_screen.log_in(name, PASSWORD)
    driver.until(lambda: driver.desk_app.workspace is not None)
    driver.settle()


def first_start(driver: Driver) -> Iterator[str]:
    """The assistant, as far as nothing is made."""
    assistant = driver.desk_app.assistant
    assert assistant is not None
    yield "assistant"
    assistant.own_button.click()
    yield "assistant-own"
    assistant.create_button.click()
    yield "assistant-own-wrong"
    assistant.show_code(CODE)
    yield "assistant-code"


def before_the_work(driver: Driver) -> Iterator[str]:
    yield "login"
    driver.type("falsch")
    driver.press("Return")
    driver.until(lambda: driver.desk_app.login_screen.password.field.isEnabled())
    yield "login-wrong"
    driver.desk_app.login_screen.recovery_asked.emit()
    yield "recover"
    driver.desk_app.login_screen.own_password_asked.emit("theke", "falsch")
    yield "new-password"
    driver.press("Ctrl+Return")
    yield "new-password-wrong"
    driver.desk_app.show_login()
    driver.press("F1")
    yield "login-keys"
    driver.press("Escape")


def at_the_counter(driver: Driver) -> Iterator[str]:
    yield "counter"
    driver.press("F2", "3", "F3")
    yield "counter-logged"
    driver.type("zzzzqq")
    yield "counter-nobody"
    driver.press("F2")
    yield "counter-nobody-pressed"
    driver.press("Escape", "Escape", "0", "F3")
    yield "counter-no-group"
    driver.press("Escape")
    driver.type("a")
    yield "counter-hits"
    driver.press("Up", "F2")
    yield "counter-new-pressed"
    driver.press("Down")
    driver.press("Return")
    yield "counter-chosen"
    driver.press("Shift+F2")
    yield "counter-visit-form"
    driver.press("Escape", "Ctrl+B")
    yield "counter-amend"
    driver.press("Escape", "Ctrl+G")
    yield "counter-which-day"
    driver.type("24.11.2026")
    driver.press("Return")
    yield "counter-day-ahead"
    driver.press("Ctrl+A")
    driver.type("20.11.")
    driver.press("Return")
    yield "counter-late"
    driver.press("F2")
    yield "counter-late-logged"
    driver.press("Shift+F2")
    yield "counter-late-form"
    driver.press("Escape", "Alt+Home")
    driver.type("a")
    driver.press("Return", "F2", "F2")
    yield "counter-again"
    driver.press("Escape", "Escape", "Shift+F5")
    yield "counter-aid-form"
    driver.press("Ctrl+Return")
    yield "counter-aid-form-wrong"
    driver.press("Escape", "Escape")


def among_people(driver: Driver) -> Iterator[str]:
    driver.press("Alt+2")
    yield "people"
    driver.type("zzzzqq")
    yield "people-nobody"
    driver.press("Ctrl+A", "Delete")
    driver.type("oks")
    driver.press("Return")
    yield "people-card"
    driver.press("Ctrl+E")
    yield "people-edit"
    driver.press("Escape", "Ctrl+H")
    yield "people-household"
    driver.press("Escape", "Ctrl+M")
    driver.type("a")
    yield "people-merge-with"
    driver.press("Down", "Return", "Right")
    yield "people-merge"
    driver.press("Escape", "Ctrl+D")
    yield "people-pairs"
    driver.press("Escape", "Ctrl+N")
    yield "people-new"
    driver.type("A")
    driver.press("Ctrl+Return")
    yield "people-new-alike"
    driver.press("Escape")


def among_appointments(driver: Driver) -> Iterator[str]:
    driver.go("calendar")
    yield "calendar"
    driver.press("1", "R")
    yield "calendar-rooms"
    driver.press("R", "Ctrl+Down", "Shift+Down")
    yield "calendar-moving"
    driver.press("Escape", "3")
    yield "calendar-month"
    driver.press("2", "Alt+L")
    yield "appointments"
    driver.press("Down", "Down")
    yield "appointments-chosen"
    driver.press("Ctrl+P")
    driver.until(lambda: bool(driver.app.activeModalWidget()))
    yield "appointments-slip"
    driver.press("Escape", "Return")
    yield "appointments-change"
    driver.press("Escape", "Ctrl+N")
    yield "appointments-new"
    driver.press("Ctrl+Return")
    yield "appointments-new-wrong"
    driver.press("Escape", "Alt+Right", "Alt+Right", "Alt+Right", "Alt+Right")
    yield "appointments-none"
    driver.press("Alt+R")
    yield "reminders"
    driver.press("Down")
    yield "reminders-chosen"


def among_sessions(driver: Driver) -> Iterator[str]:
    driver.go("counselling")
    yield "counselling"
    driver.press("Down", "Down", "Return")
    yield "counselling-note"
    driver.press("Escape", "Delete")
    yield "counselling-void"
    driver.press("Escape", "Alt+W")
    yield "counselling-follow-ups"
    driver.press("Alt+A", "Down", "Return")
    yield "follow-ups-edit"
    driver.press("Escape", "Ctrl+N", "Ctrl+Return")
    yield "follow-ups-new-wrong"
    driver.press("Escape", "Delete")
    yield "follow-ups-void"
    driver.press("Escape", "Alt+U")
    yield "note-search"
    driver.type("wohn")
    driver.press("Return")
    yield "note-search-hits"
    driver.press("Down", "Return")
    yield "note-search-read"
    driver.press("Escape", "Escape")
    driver.type("zzzz")
    driver.press("Return")
    yield "note-search-none"
    driver.press("Alt+G", "Down", "Ctrl+E")
    yield "counselling-edit"
    driver.press("Escape", "Ctrl+N")
    yield "counselling-new"
    driver.press("Ctrl+Return")
    yield "counselling-new-wrong"
    driver.press("F12")
    yield "counselling-hidden"
    driver.press("F12", "Escape")


def among_cases(driver: Driver) -> Iterator[str]:
    driver.go("counselling")
    driver.press("Alt+F", "Ctrl+N")
    yield "case-new"
    driver.press("Ctrl+Return")
    yield "case-new-wrong"
    driver.type("oks")
    driver.until(lambda: driver.page.form.person.current() is not None)
    driver.press("Return")
    driver.type("Wohnung finden")
    driver.press("Ctrl+Return")
    driver.at("case")
    yield "case"
    for key, name in (
        ("V", "referral"),
        ("F", "deadline"),
        ("W", "follow-up"),
        ("P", "paper"),
        ("S", "aid"),
        ("G", "hand-over"),
        ("A", "close"),
        ("E", "restrict"),
        ("Ctrl+E", "edit"),
        ("Ctrl+N", "session"),
    ):
        driver.press(key)
        yield f"case-{name}"
        driver.press("Escape")
    driver.press("Return")
    yield "case-entry"
    driver.press("Escape", "F12")
    yield "case-hidden"
    driver.press("F12", "Escape")
    driver.at("cases")
    yield "cases"
    driver.press("Ctrl+Shift+V")
    yield "cases-stand-in"
    driver.press("Escape")


def among_volunteers(driver: Driver) -> Iterator[str]:
    driver.go("volunteers")
    yield "volunteers"
    driver.press("Ctrl+N")
    yield "volunteer-new"
    driver.press("Ctrl+Return")
    yield "volunteer-new-wrong"
    driver.type("Rosa")
    driver.press("Ctrl+Return")
    yield "volunteer-saved"
    for key, name in (("E", "assignment"), ("S", "hours"), ("W", "week"), ("P", "pause"), ("V", "end")):
        driver.press(key)
        yield f"volunteer-{name}"
        driver.press("Escape")
    for key, name in (("B", "training"), ("G", "allowance")):
        driver.press(key)
        yield f"volunteer-{name}"
        driver.press("Escape")
    for key, name in (("Alt+T", "planned"), ("Alt+U", "served"), ("Alt+K", "care"), ("Alt+R", "list")):
        driver.press(key)
        yield f"volunteers-{name}"
    driver.press("Ctrl+B")
    yield "volunteer-sheet"
    driver.press("Escape", "Ctrl+K")
    driver.type("ar do 15")
    yield "volunteer-finder"
    driver.press("Escape")


def among_offers(driver: Driver) -> Iterator[str]:
    driver.go("offers")
    yield "offers"
    driver.press("Down", "E")
    yield "offers-enrol"
    driver.press("Ctrl+Return")
    yield "offers-enrol-wrong"
    driver.press("Escape", "Return")
    yield "offers-change"
    driver.press("Escape", "Ctrl+N")
    yield "offers-new"
    driver.press("Ctrl+Return")
    yield "offers-new-wrong"
    driver.press("Escape", "Alt+T")
    yield "offers-people"
    driver.press("Delete")
    yield "offers-leave"
    driver.press("Escape", "Escape", "Alt+W")
    yield "offers-week"
    driver.press("Alt+Right", "V")
    yield "offers-move"
    driver.press("Escape", "A")
    yield "offers-cancel"
    driver.press("Escape", "Ctrl+Shift+N")
    yield "offers-add"
    driver.press("Escape", *["Alt+Left"] * 2, "Alt+A", "Ctrl+F")
    driver.type("zzzz")
    yield "offers-none"
    driver.press("Escape", "Escape")
    driver.go("counter")
    driver.type("oks")
    driver.press("Alt+A")
    yield "counter-enrol"
    driver.press("Escape", "Escape")


def among_reports(driver: Driver) -> Iterator[str]:
    driver.go("reports")
    driver.press("Alt+Left")
    yield "reports"
    driver.press("Tab", "Return")
    yield "reports-behind"
    driver.press("Escape", "Alt+B")
    yield "reports-outside"
    driver.press("F3")
    yield "reports-internal"
    driver.press("F4")
    yield "reports-preview"
    driver.press("F4", "Alt+T")
    yield "reports-narrative"
    driver.press("Alt+A")
    yield "reports-closing"
    driver.press("F9")
    yield "reports-close"
    driver.press("Escape", "Alt+G")
    yield "reports-closed"
    driver.press("Alt+B", "F2", *["Alt+Left"] * 14)
    yield "reports-empty"


def in_administration(driver: Driver) -> Iterator[str]:
    driver.go("admin")
    page = driver.page
    assert isinstance(page, AdminPage)
    for section_id in page.buttons:
        page.open_section(section_id)
        driver.settle()
        yield f"admin-{section_id}"
        section = page.section()
        if isinstance(section, StaffSection):
            driver.press("Down")
            section.ask_remove()
            yield "admin-staff-remove"
            driver.press("Escape")
            section.ask_new_code()
            yield "admin-staff-code"
            driver.press("Escape")
            section.ask_role()
            driver.settle()
            driver.press("Ctrl+Return")
            yield "admin-staff-role"
            driver.press("Escape")
            section.list.select("rolf")
            section.ask_password()
            driver.settle()
            driver.press("Ctrl+Return")
            yield "admin-staff-password"
            driver.press("Escape", "Ctrl+N")
            yield "admin-staff-new"
        if isinstance(section, UpkeepSection):
            section.choose_backup()
            yield "admin-upkeep-restore-which"
            driver.press("Escape")
            section.context.restore(Path("stand.desk"))
            yield "admin-upkeep-restore"
            driver.press("Escape")
        if isinstance(section, ValuesSection):
            for name in LIST_TITLES:
                section.chooser.set_code(name.value)
                driver.settle()
                section.list.setCurrentIndex(section.list.model().index(0, 0))
                yield f"admin-values-{name.value}"
            driver.press("Ctrl+N")
            yield "admin-values-new"


def at_the_roll_call(driver: Driver) -> Iterator[str]:
    driver.press("Alt+1", "Shift+F6")
    yield "roll-call-which"
    desk, context = driver.desk_app.desk, driver.desk_app.context
    assert desk is not None
    assert context is not None
    series = Series(Rhythm.WEEKLY, 0, time(13), time(20), date(2026, 9, 7))
    made = offers.create(desk, OfferData("Lesekreis", childcare_places=1), [series]).value
    for person_id, children in ((1, 1), (2, 0)):
        enrolling.enrol(desk, made.id, person_id, children)
    context.open_page("roll_call", SessionKey(made.id, NOW.date(), series.starts))
    driver.settle()
    yield "roll-call"
    driver.press("Space")
    yield "roll-call-came"
    driver.type("an2")
    yield "roll-call-name"
    driver.press("Escape")


def over_all_pages(driver: Driver) -> Iterator[str]:
    driver.press("Alt+1", "F12")
    yield "names-hidden"
    driver.press("F12", "F1")
    yield "keys"
    driver.press("Escape")
    dialogs.show_error(driver.window, DiskFull())
    yield "error"
    driver.press("Escape")
    dialogs.show_bug(driver.window, Path("protokoll.log"))
    yield "bug"
    driver.press("Escape")
    ClockDialog(driver.window, ClockDoubt(NOW, NOW, Oddity.BEHIND)).open()
    yield "clock"
    driver.press("Escape")
    dialogs.ask(driver.window, "?", action="!", on_yes=str)
    yield "question"
    driver.press("Escape")
    driver.press("Ctrl+L")
    yield "locked"


LEAD = (
    at_the_counter,
    among_people,
    among_appointments,
    among_sessions,
    among_cases,
    among_offers,
    among_volunteers,
    among_reports,
    in_administration,
    at_the_roll_call,
    over_all_pages,
)


def as_the_counter_sees_it(driver: Driver) -> Iterator[str]:
    """The role that may read no notes and set nothing finds other words there."""
    driver.desk_app.switch_user()
    log_in(driver, "theke")
    driver.go("volunteers")
    yield "volunteers-counter"
    driver.press("Ctrl+K")
    yield "volunteer-finder-counter"
    driver.press("Escape")
    driver.go("counselling")
    driver.press("Down")
    yield "theke-counselling"
    driver.go("admin")
    yield "theke-admin"
    driver.press("Alt+2", "Ctrl+D")
    yield "theke-pairs"


def walk(driver: Driver) -> Iterator[str]:
    """Every place in the window, one after another; the caller looks at each."""
    yield from before_the_work(driver)
    log_in(driver)
    for chapter in LEAD:
        yield from chapter(driver)
    yield from as_the_counter_sees_it(driver)
