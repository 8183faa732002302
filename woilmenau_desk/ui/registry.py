"""The pages of the window, in the order of the navigation. A new page is one more entry."""

from collections.abc import Iterator
from importlib import import_module

from woilmenau_desk.domain.access import Actor, Right
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services import readings
from woilmenau_desk.ui.session import Page, PageSpec

_PAGES = "woilmenau_desk.ui.pages"

PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "counter",
        QT_TRANSLATE_NOOP("pages", "Theke"),
        "counter",
        Right.LOG_VISITS,
        f"{_PAGES}.visits.counter:CounterPage",
    ),
    PageSpec(
        "people",
        QT_TRANSLATE_NOOP("pages", "Personen"),
        "people",
        Right.EDIT_PEOPLE,
        f"{_PAGES}.people.page:PeoplePage",
    ),
    PageSpec(
        "calendar",
        QT_TRANSLATE_NOOP("pages", "Termine"),
        "calendar",
        Right.BOOK_APPOINTMENTS,
        f"{_PAGES}.appointments.calendar:CalendarPage",
    ),
    PageSpec(
        "counselling",
        QT_TRANSLATE_NOOP("pages", "Beratung"),
        "counselling",
        Right.SEE_SESSIONS,
        f"{_PAGES}.counselling.page:CounsellingPage",
    ),
    PageSpec(
        "offers",
        QT_TRANSLATE_NOOP("pages", "Angebote"),
        "offer",
        Right.RUN_OFFERS,
        f"{_PAGES}.offers.page:OffersPage",
    ),
    PageSpec(
        "volunteers",
        QT_TRANSLATE_NOOP("pages", "Ehrenamt"),
        "volunteer",
        Right.SEE_ROSTER,
        f"{_PAGES}.volunteers.page:VolunteersPage",
    ),
    PageSpec(
        "roster",
        QT_TRANSLATE_NOOP("pages", "Dienstplan"),
        "clock",
        Right.SEE_ROSTER,
        f"{_PAGES}.roster.page:RosterPage",
    ),
    PageSpec(
        "reports",
        QT_TRANSLATE_NOOP("pages", "Berichte"),
        "report",
        Right.MAKE_REPORTS,
        f"{_PAGES}.reports.page:ReportsPage",
    ),
    PageSpec(
        "admin",
        QT_TRANSLATE_NOOP("pages", "Verwaltung"),
        "settings",
        None,  # one's own account is everybody's; the page leaves out what a role may not use
        f"{_PAGES}.centre.page:AdminPage",
    ),
    PageSpec(
        "appointments",
        QT_TRANSLATE_NOOP("pages", "Terminliste"),
        "calendar",
        Right.BOOK_APPOINTMENTS,
        f"{_PAGES}.appointments.page:AppointmentsPage",
        within="calendar",
    ),
    PageSpec(
        "queue",
        QT_TRANSLATE_NOOP("pages", "Wartet"),
        "clock",
        Right.RUN_QUEUE,
        f"{_PAGES}.appointments.queue:QueuePage",
        within="calendar",
    ),
    PageSpec(
        "times",
        QT_TRANSLATE_NOOP("pages", "Terminzeiten"),
        "clock",
        Right.BOOK_APPOINTMENTS,
        f"{_PAGES}.appointments.times:TimesPage",
        within="calendar",
    ),
    PageSpec(
        "reminders",
        QT_TRANSLATE_NOOP("pages", "Erinnern"),
        "phone",
        Right.BOOK_APPOINTMENTS,
        f"{_PAGES}.appointments.reminders:RemindersPage",
        within="calendar",
    ),
    PageSpec(
        "funds",
        QT_TRANSLATE_NOOP("pages", "Töpfe"),
        "aid",
        Right.GIVE_AID,
        f"{_PAGES}.aid.page:FundsPage",
        within="counter",
    ),
    PageSpec(
        "roll_call",
        QT_TRANSLATE_NOOP("pages", "Anwesenheit"),
        "offer",
        Right.RUN_OFFERS,
        f"{_PAGES}.offers.roll_call:RollCallPage",
        within="offers",
    ),
    PageSpec(
        "cases",
        QT_TRANSLATE_NOOP("pages", "Fälle"),
        "counselling",
        Right.SEE_SESSIONS,
        f"{_PAGES}.counselling.cases:CasesPage",
        within="counselling",
    ),
    PageSpec(
        "case",
        QT_TRANSLATE_NOOP("pages", "Beratungsfall"),
        "counselling",
        Right.CONFIDENTIAL_NOTES,
        f"{_PAGES}.counselling.case_page:CasePage",
        within="counselling",
    ),
    PageSpec(
        "follow_ups",
        QT_TRANSLATE_NOOP("pages", "Wiedervorlagen"),
        "clock",
        Right.CONFIDENTIAL_NOTES,
        f"{_PAGES}.counselling.follow_ups:FollowUpsPage",
        within="counselling",
    ),
    PageSpec(
        "referrals",
        QT_TRANSLATE_NOOP("pages", "Verweise"),
        "referral",
        Right.MAKE_REFERRALS,
        f"{_PAGES}.counselling.referrals:ReferralsPage",
        within="counselling",
    ),
    PageSpec(
        "deadlines",
        QT_TRANSLATE_NOOP("pages", "Fristen"),
        "mail",
        Right.CONFIDENTIAL_NOTES,
        f"{_PAGES}.counselling.deadlines:DeadlinesPage",
        within="counselling",
    ),
    PageSpec(
        "note_search",
        QT_TRANSLATE_NOOP("pages", "Suche in Notizen"),
        "search",
        Right.CONFIDENTIAL_NOTES,
        f"{_PAGES}.counselling.note_search:NoteSearchPage",
        within="counselling",
    ),
)


def pages_for(actor: Actor, pages: tuple[PageSpec, ...] = PAGES) -> tuple[PageSpec, ...]:
    """The pages this role may see; the others are absent."""
    return tuple(page for page in pages if page.right is None or actor.may(page.right))


def page_class(spec: PageSpec) -> type[Page]:
    """The page's class, its module imported if it was not yet."""
    module, name = spec.factory.split(":")
    found = getattr(import_module(module), name)
    if not (isinstance(found, type) and issubclass(found, Page)):
        raise TypeError(f"{spec.factory} is no Page")
    return found


def preload(pages: tuple[PageSpec, ...] = PAGES) -> Iterator[str]:
    """Import every page's module, one a step: the first page, which a login waits for, comes first."""
    for spec in pages:
        import_module(spec.factory.split(":")[0])
        yield spec.id
    # The first name in another script that is painted must not wait for the tables of all scripts.
    readings.reading("Я")
    yield "readings"
