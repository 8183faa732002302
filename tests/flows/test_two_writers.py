"""Nobody overwrites a colleague: everything that changes what stands there, tried by two processes on one store.

For each: one process reads, another changes the same row, then the first one writes by what it read. It hears
ChangedMeanwhile, and nothing of its write stands anywhere. The services and the window are looked through for what has
to be here, so a new form or a new action cannot be forgotten.
"""

import ast
import importlib
import inspect
import multiprocessing
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import count
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import pytest
from sqlalchemy import select

from tests.flows import writers
from tests.flows.case import Case
from tests.present import version_of
from tests.stores import PASSWORD, Clock, a_store, log_in
from woilmenau_desk import services, ui
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.colleagues import ColleagueData, ColleagueRow
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import ChangedMeanwhile
from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import (
    centre,
    colleagues,
    funders,
    undo,
    visits,
)
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import EmergencyAid, Visit
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.trail.rows import audited, shape_of

SECONDS: Final = 90  # the other process begins with importing everything
DAY: Final = date(2026, 12, 1)
CLOCK: Final = Clock()


# -- what stands there ---------------------------------------------------------------------------------------------


def an_interpreter(desk: Desk) -> str:
    return colleagues.add_colleague(desk, ColleagueData("Nour")).value.key


_NUMBERS = count(1)


def a_funder(desk: Desk) -> int:
    return funders.add_funder(desk, FunderData(f"Land {next(_NUMBERS)}")).value.id


def a_person(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Kornblume")).value.id


def two_people(desk: Desk) -> tuple[int, int]:
    return a_person(desk), people.register(desk, PersonData("Mirra", "Kornblume")).value.id


def a_visit(desk: Desk) -> int:
    return visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id


def a_help(desk: Desk) -> int:
    return aid.give_aid(desk, GiveAid(AidData("clothing"), log_visit=False)).value.id


def an_appointment(desk: Desk) -> int:
    at = desk.clock() + timedelta(days=2)
    return appointments.book(desk, AppointmentData(a_person(desk), "caro", at)).value.id


def a_session(desk: Desk) -> int:
    data = SessionData(a_person(desk), ("other",), follow_up_on=DAY)
    return counselling.record_session(desk, RecordSession(data, "erste Notiz")).value.id


def a_closed_day(desk: Desk) -> date:
    centre.close_day(desk, DAY, "Umzug")
    return DAY


def an_open_day(desk: Desk) -> date:
    if any(row.day == DAY and not row.holiday for row in centre.closed_days(desk)):
        undo.undo(desk)
    return DAY + timedelta(days=1)


def a_value(desk: Desk) -> str:
    known = desk.values_of(ListName.TOPICS).get("garden")
    value = replace(known, de="Garten") if known else Value("garden", "Garten", "Garden")
    return centre.save_value(desk, ListName.TOPICS, value).value.code


def the_settings(desk: Desk) -> None:
    centre.save_settings(desk, replace(centre.settings(desk), idle_minutes=4))


def rolf(_desk: Desk) -> str:
    return "rolf"


def theke(_desk: Desk) -> str:
    return "theke"


# -- what is read, and done by the colleague --------------------------------------------------------------------------


def closed(desk: Desk, day: date) -> Any:
    return next(row for row in centre.closed_days(desk) if row.day == day)


def colleague(desk: Desk, name: str) -> Any:
    return next(row for row in centre.staff(desk) if row.name == name)


def version(table: type[Versioned]) -> Callable[[Desk, int], int]:
    return lambda desk, row_id: version_of(desk, table, row_id)


def topic(desk: Desk, code: str) -> Value:
    found = desk.values_of(ListName.TOPICS).get(code)
    assert found is not None
    return found


def other_phone(desk: Desk, name: str) -> object:
    row = colleague(desk, name)
    return access.edit_staff(desk, name, row.display_name, f"0176 {row.known_version:08}", row.known_version)


def other_role(desk: Desk, name: str) -> object:
    row = colleague(desk, name)
    return access.change_role(desk, name, Role.LEAD, own_password=PASSWORD, version=row.version)


def the_colleague(desk: Desk, key: str) -> ColleagueRow:
    return colleagues.get(desk, key)


def other_languages(desk: Desk, key: str) -> object:
    row = the_colleague(desk, key)
    return colleagues.edit_colleague(desk, key, replace(row.data, languages=("ar",)), row.version)


def the_funder(desk: Desk, number: int) -> FunderRow:
    return next(row for row in funders.funders(desk) if row.id == number)


def other_file_number(desk: Desk, number: int) -> object:
    row = the_funder(desk, number)
    return funders.edit_funder(desk, number, replace(row.data, file_number="B-2"), row.version)


def other_topics(desk: Desk, number: int) -> object:
    """What belongs to a session and stands in other rows: its own fields stay as they are."""
    there = counselling.read_session(desk, number)
    data = replace(there.data, topics=("other", "housing"))
    return counselling.edit_session(desk, number, data, there.note, there.row.version)


def other_state(desk: Desk, number: int) -> object:
    row = appointments.get(desk, number)
    return appointments.set_state(desk, number, AppointmentState.CANCELLED, row.version)


def other_name(desk: Desk, number: int) -> object:
    card = people.card(desk, number)
    return people.edit(desk, number, replace(card.data, given_name="Miranda"), card.version)


def corrected(desk: Desk, number: int) -> object:
    return visits.correct_visit(desk, number, VisitData("offer"), version_of(desk, Visit, number))


def edit_session(desk: Desk, number: int, there: Any) -> object:
    return counselling.edit_session(desk, number, there.data, "meine Notiz", there.row.version)


def change_appointment(desk: Desk, number: int, row: Any) -> object:
    return appointments.change(desk, number, replace(row.data, duration_minutes=45), row.version)


def merge(desk: Desk, pair: tuple[int, int], cards: Any) -> object:
    keep, gone = cards
    return duplicates.merge(desk, *pair, keep.data, keep.version, gone.version)


OWN: Final[Mapping[str, Case]] = {
    "people.edit": Case(
        a_person, people.card,
        lambda d, n, card: people.edit(d, n, replace(card.data, phone="0176 04069009"), card.version),
        other_name,
    ),
    "people.link_household": Case(
        two_people, lambda d, pair: people.card(d, pair[0]).version,
        lambda d, pair, seen: people.link_household(d, *pair, seen),
        lambda d, pair: other_name(d, pair[0]),
    ),
    "duplicates.merge": Case(
        two_people, lambda d, pair: tuple(people.card(d, one) for one in pair), merge,
        lambda d, pair: other_name(d, pair[1]),
    ),
    "visits.correct_visit": Case(
        a_visit, version(Visit),
        lambda d, n, seen: visits.correct_visit(d, n, VisitData("encounter", group_size=2), seen), corrected,
    ),
    "visits.void_visit": Case(a_visit, version(Visit), visits.void_visit, corrected),
    "aid.void_aid": Case(
        a_help, version(EmergencyAid), aid.void_aid,
        lambda d, n: aid.void_aid(d, n, version_of(d, EmergencyAid, n)),
    ),
    "appointments.change": Case(an_appointment, appointments.get, change_appointment, other_state),
    "appointments.set_state": Case(
        an_appointment, lambda d, n: appointments.get(d, n).version,
        lambda d, n, seen: appointments.set_state(d, n, AppointmentState.KEPT, seen), other_state,
    ),
    "counselling.edit_session": Case(a_session, counselling.read_session, edit_session, other_topics),
    "counselling.void_session": Case(
        a_session, lambda d, n: counselling.read_session(d, n).row.version, counselling.void_session, other_topics
    ),
    "centre.save_settings": Case(
        the_settings, lambda d, _: centre.settings(d),
        lambda d, _, seen: centre.save_settings(d, replace(seen, idle_minutes=9)),
        lambda d, _: centre.save_settings(d, replace(centre.settings(d), counselling_minutes=25)),
    ),
    "centre.save_value": Case(
        a_value, topic, lambda d, _, seen: centre.save_value(d, ListName.TOPICS, replace(seen, de="Beet")),
        lambda d, code: centre.save_value(d, ListName.TOPICS, replace(topic(d, code), active=False)),
    ),
    "centre.close_day": Case(
        an_open_day, lambda d, day: 0, lambda d, day, seen: centre.close_day(d, day, "Putztag", seen),
        lambda d, day: centre.close_day(d, day, "Klausurtag"),
    ),
    "centre.reopen_day": Case(
        a_closed_day, lambda d, day: closed(d, day).version, centre.reopen_day,
        lambda d, day: centre.close_day(d, day, "Umbau", closed(d, day).version),
    ),
    "users.edit_staff": Case(
        rolf, colleague, lambda d, name, row: access.edit_staff(d, name, "Rudolf", row.phone, row.known_version),
        other_phone,
    ),
    "users.change_role": Case(
        theke, colleague,
        lambda d, name, row: access.change_role(
            d, name, Role.COUNSELLOR, own_password=PASSWORD, version=row.version
        ),
        other_role,
    ),
    "users.remove_user": Case(
        theke, colleague,
        lambda d, name, row: access.remove_user(d, name, own_password=PASSWORD, version=row.version),
        other_role, alone=True,
    ),
    "colleagues.edit_colleague": Case(
        an_interpreter, the_colleague,
        lambda d, key, row: colleagues.edit_colleague(d, key, replace(row.data, phone="1"), row.version),
        other_languages,
    ),
    "colleagues.end_colleague": Case(
        an_interpreter, the_colleague,
        lambda d, key, row: colleagues.end_colleague(d, key, DAY, row.version), other_languages,
    ),
    "funders.edit_funder": Case(
        a_funder, the_funder,
        lambda d, number, row: funders.edit_funder(d, number, replace(row.data, project="Haus"), row.version),
        other_file_number,
    ),
    "funders.remove_funder": Case(
        a_funder, the_funder, lambda d, number, row: funders.remove_funder(d, number, row.version),
        other_file_number,
    ),
}  # fmt: skip

# Areas that say in a module of their own what two people may do there.
AREAS: Final = {
    found.name: importlib.import_module(f"{writers.__name__}.{found.name}")
    for found in pkgutil.iter_modules(writers.__path__)
}
CASES: Final[Mapping[str, Case]] = OWN | {
    key: case for area in AREAS.values() for key, case in area.CASES.items()
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "colleagues.add_colleague": "a new row",
    "funders.add_funder": "a new row",
    "people.register": "a new row",
    "duplicates.say_not_same": "a new row, or one that says the same",
    "visits.log_visit": "a new row",
    "aid.give_aid": "a new row; a visit that it joins has only its gaps filled",
    "counselling.record_session": "a new row; a visit that it joins has only its gaps filled",
    "appointments.book": "a new row",
    "centre.close_days": "new rows; a day that is closed already stays as it is",
    "users.add_user": "a new row",
    "users.reset_password": "the key file alone, read and written behind its gate",
    "passwords.change_password": "the key file alone, read and written behind its gate",
    "clock.move": "names a part of the trail; the rows are read in the write itself",
    "lists.export_persons": "changes nothing",
    "undo.undo": "compares every row with what it left there",
    "undo.undo_this": "compares every row with what it left there",
    "undo.redo": "compares every row with what it left there",
    "backup_settings.choose_second": "no row: a file of this machine",
    "backup_settings.take_stick": "no row: a file of this machine",
    "backup_settings.forget_stick": "no row: a file of this machine",
    "backup_settings.set_days": "no row: a file of this machine",
} | {key: why for area in AREAS.values() for key, why in area.NOBODY_READ_IT.items()}
"""What writes, and changes nothing that somebody could have read before and a colleague changed meanwhile."""

WHAT_TO_DO: Final = (
    "Let it take the version of the row that was read, hand that on from the window, and add a case to tests/flows/writers. "
    "Only what changes no row that anybody read belongs in NOBODY_READ_IT, with its reason."
)


# -- nothing is forgotten -----------------------------------------------------------------------------------------


def writing() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the services that writes: it answers with what it did."""
    for found in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = inspect.unwrap(function).__module__ == module.__name__ and not name.startswith("_")
            if own and "Done[" in str(inspect.signature(function).return_annotation):
                yield f"{found.name.rpartition('.')[2]}.{name}", function


WRITING: Final = dict(writing())


def test_everything_that_writes_is_tried_here() -> None:
    unknown = sorted(WRITING.keys() - CASES.keys() - NOBODY_READ_IT.keys())
    assert unknown == [], (
        f"{', '.join(unknown)}: nobody knows whether it overwrites a colleague. {WHAT_TO_DO}"
    )
    assert sorted((CASES.keys() | NOBODY_READ_IT.keys()) - WRITING.keys()) == []


@pytest.mark.parametrize("name", CASES)
def test_what_changes_a_row_takes_the_version_that_was_read(name: str) -> None:
    function = inspect.unwrap(WRITING[name])
    taken = inspect.signature(function).parameters
    if any(parameter.endswith("version") for parameter in taken):
        return
    module = vars(inspect.getmodule(function))
    asked = get_type_hints(function, module).values()
    hints = [hint for one in asked for hint in (one, *get_args(one)) if is_dataclass(hint)]
    rows = [hint for hint in hints if any(field.name == "version" for field in fields(hint))]
    assert rows, f"{name}: it says nothing of the version. {WHAT_TO_DO}"


def asked_by_the_window() -> Iterator[tuple[str, str, str]]:
    """Where the window asks for a service that writes: file and function, the service, and the function's source."""
    folder = Path(next(iter(ui.__path__)))
    for file in sorted(folder.rglob("*.py")):
        source = file.read_text()
        if services.__name__ not in source:
            continue
        tree, lines = ast.parse(source), source.splitlines()
        modules = {
            alias.asname or alias.name: alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(services.__name__)
            for alias in node.names
        }
        by_name = {
            alias.asname or alias.name: f"{(node.module or '').rpartition('.')[2]}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(services.__name__)
            for alias in node.names
        }
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            text = "\n".join(lines[function.lineno - 1 : function.end_lineno])
            place = f"{file.relative_to(folder).as_posix()}: {function.name}"
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and by_name.get(node.id) in WRITING:
                    yield place, by_name[node.id], text
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    module = modules.get(node.value.id, "")
                    # `access` hands on what `users` does.
                    for home in (module, "users" if module == "access" else module):
                        if f"{home}.{node.attr}" in WRITING:
                            yield place, f"{home}.{node.attr}", text
                            break


ASKED: Final = tuple(asked_by_the_window())


# What several forms begin with, and what saves nothing itself.
FRAMES: Final = frozenset({"forms/counselling/about_case.py", "forms/volunteers/about.py"})


def test_every_form_is_seen_by_these_tests() -> None:
    folder = Path(next(iter(ui.__path__)))
    forms = {
        f"{file.relative_to(folder).as_posix()}"
        for file in sorted(folder.glob("forms/*/*.py"))
        if re.search(r"^class \w*Form\(", file.read_text(), re.MULTILINE)
    }
    asking = {place.partition(":")[0] for place, _, _ in ASKED}
    unseen = sorted(forms - asking - FRAMES)
    assert forms != set()
    assert unseen == [], (
        f"{', '.join(unseen)}: nobody sees what it saves with. Let it name the service as `module.function`, as the "
        f"other forms do. {WHAT_TO_DO}"
    )


# What no window asks for by itself: a form does it together with other things, or another service or a command does.
BESIDE_THE_WINDOW: Final = frozenset(
    {
        "centre.close_day",
        "offers.change",
        "offers.set_leaders",
        "offers.set_series",
        "roster.change_absence",
        "volunteers.change_absence",
        "volunteers.change_training",
        "volunteers.end_absence",
        "volunteers.pause",
        "volunteers.set_roles",
        "volunteers.set_times",
    }
)


def test_the_window_hands_on_what_it_showed() -> None:
    asked = ASKED
    # The entry itself carries its version.
    with_row = {
        "centre.save_value", "opening_hours.save_hours", "opening_hours.end_hours", "age_bands.save_set",
        "substitutes.answered", "substitutes.step_in", "hours.save", "hours.end",
    }  # fmt: skip
    silent = [
        f"{place} asks for {name}"
        for place, name, source in asked
        if name in CASES
        and name not in with_row
        and "version" not in source
        and not any(word in source for word in ("saving(", "change_row", "_void(", "_write("))
    ]
    assert silent == [], f"{'; '.join(silent)}: without the version of the row that it shows. {WHAT_TO_DO}"
    # What no window asks for is asked for by nobody, or this test no longer sees how the window asks.
    pages = Path(next(iter(ui.__path__))) / "pages"
    shown = OWN | {
        key: case
        for name, area in AREAS.items()
        if (pages / name).is_dir()
        for key, case in area.CASES.items()
    }
    assert {name for _, name, _ in asked} >= shown.keys() - BESIDE_THE_WINDOW


# -- two processes --------------------------------------------------------------------------------------------------


def colleague_at_work(data: str, pipe: Pipe) -> None:
    """The other process: does what it is told by name, until it is told nothing more."""
    desk = log_in(Path(data), "caro", CLOCK)
    while (asked := pipe.recv()) is not None:
        name, known, leave = asked
        desk.forget_cached()
        try:
            CASES[name].other(desk, known)
            answer = "done"
        except Exception as error:
            answer = repr(error)
        if leave:
            desk.close()
        pipe.send(answer)
    desk.close()


@dataclass(frozen=True)
class Two:
    """One's own desk, and the way to the colleague's."""

    desk: Desk
    pipe: Pipe

    def let(self, name: str, known: Any, *, leave: bool) -> None:
        """Let the colleague do what the case says."""
        self.pipe.send((name, known, leave))
        assert self.pipe.poll(SECONDS), f"{name}: the other process does not answer"
        assert self.pipe.recv() == "done", name


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    data = tmp_path_factory.mktemp("two") / "data"
    a_store(data)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=colleague_at_work, args=(str(data), theirs))
    process.start()
    desk = log_in(data, "caro", CLOCK)
    yield Two(desk, ours)
    ours.send(None)
    process.join(SECONDS)
    assert process.exitcode == 0
    desk.close()


def everything(desk: Desk) -> tuple[object, ...]:
    """All rows, and where the trail ends."""
    with desk.store.read() as conn:
        rows = tuple(tuple(shape_of(table, conn).all(conn)) for table in audited())
        return (*rows, audit.head_of(conn))


# Whoever needs the store alone comes last.
@pytest.mark.parametrize("name", sorted(CASES, key=lambda name: CASES[name].alone))
def test_a_late_write_is_told_and_changes_nothing(two: Two, name: str) -> None:
    case, desk = CASES[name], two.desk
    known = case.make(desk)
    read = case.read(desk, known)
    two.let(name, known, leave=case.alone)
    desk.forget_cached()
    before = everything(desk)
    with pytest.raises(ChangedMeanwhile):
        case.write(desk, known, read)
    assert everything(desk) == before
    # Who looks anew may do the same; so it was the version alone that stood in the way.
    if name not in _ENDED:
        case.write(desk, known, case.read(desk, known))
        assert everything(desk) != before


# The colleague did the same already, or made it impossible.
_ENDED: Final = frozenset(
    {
        "aid.void_aid",
        "allowances.void",
        "batches.take_back",
        "centre.close_day",
        "opening_hours.drop_other_hours",
        "roll_call.collect",
    }
)


def test_the_trail_holds_after_all_of_it(two: Two) -> None:
    with two.desk.store.read() as conn:
        assert audit.check(conn)[1] is None
        assert conn.execute(select(Person.id)).first() is not None
