"""Who alone reads a restricted case: named, unnamed, stood in for, given back by the sheet; and who is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.restricted import SECRETS, a_case, let_mina_in, read, restricted, told_of
from tests.stores import PASSWORD, Clock
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import ByCode, ByPassword, Order
from woilmenau_desk.domain.case_errors import (
    CaseRestricted,
    LastNamed,
    NobodyElseReads,
    OnlyStandsIn,
    SheetDoesNotFit,
)
from woilmenau_desk.domain.cases import CaseRow, CaseStep, EntryKind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, WrongRecoveryCode
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.undo_errors import CannotUndo, NotByKey
from woilmenau_desk.services import centre, undo
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import case_keys, cases, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.case_keys import SHEET

EVERYTHING = set(SECRETS)
OWN = "mein eigenes Passwort"
UNTIL = date(2026, 11, 27)
DeskOf = Callable[[str], Desk]


@pytest.fixture
def caro(desk: Desk) -> Desk:
    """The lead's desk, with a second counsellor in the house."""
    let_mina_in(desk)
    return desk


@pytest.fixture
def rolf(caro: Desk, desk_of: DeskOf) -> Desk:
    """The desk of whoever is responsible for the case."""
    return desk_of("rolf")


@pytest.fixture
def case(rolf: Desk) -> CaseRow:
    """A case that Rolf alone reads."""
    return restricted(rolf)


def version(desk: Desk, case: CaseRow) -> int:
    return cases.row(desk, case.id).version


def steps(desk: Desk, case: CaseRow) -> list[tuple[str, str | None, str]]:
    """What was decided of a case, of whom and by whom."""
    with desk.store.read() as conn:
        found = conn.exec_driver_sql(
            "SELECT what, colleague, written_by FROM case_event WHERE case_id = ? ORDER BY id", (case.id,)
        )
        return [tuple(row) for row in found]


def holders(desk: Desk) -> list[str]:
    """Who holds the key of any case, beside the sheet."""
    with desk.store.read() as conn:
        found = conn.exec_driver_sql("SELECT holder FROM case_key ORDER BY id").scalars()
        return [name for name in found if name != SHEET]


def again(desk_of: DeskOf, desk: Desk) -> Desk:
    """The same user, come in anew."""
    desk.close()
    return desk_of(desk.actor.name)


def healthy(desk: Desk) -> bool:
    return upkeep.verify(desk).findings == ()


# -- restricting and opening again ------------------------------------------------------------------------------------


def test_everything_of_the_case_is_sealed_for_those_who_are_named(
    caro: Desk, rolf: Desk, desk_of: DeskOf
) -> None:
    row = a_case(rolf)
    assert told_of(read(caro)) == EVERYTHING
    done = case_keys.restrict(rolf, row.id, ["rolf", "mina"], row.version)
    assert (done.value.restricted, done.value.readable, done.undoable) == (True, True, False)
    assert told_of(read(rolf)) == EVERYTHING
    assert told_of(read(caro)) == set()
    assert told_of(read(desk_of("mina"))) == EVERYTHING
    assert [(one.colleague, one.fits) for one in case_keys.named(caro, row.id)] == [
        ("rolf", True),
        ("mina", True),
    ]
    assert steps(caro, row)[-1] == (CaseStep.RESTRICTED, None, "rolf")
    assert healthy(caro)
    assert healthy(rolf)


def test_whoever_is_not_named_sees_that_it_exists_and_no_more(
    caro: Desk, case: CaseRow, desk_of: DeskOf
) -> None:
    for desk in (caro, desk_of("mina")):
        row = cases.row(desk, case.id)
        assert (row.restricted, row.readable, row.number) == (True, False, case.number)
        with pytest.raises(CaseRestricted):
            cases.details(desk, case.id)
        with pytest.raises(CaseRestricted):
            case_keys.name(desk, case.id, "mina", case.version)
        with pytest.raises(CaseRestricted):
            case_keys.unname(desk, case.id, "rolf", case.version)
        with pytest.raises(CaseRestricted):
            case_keys.open_to_team(desk, case.id, case.version)
        with pytest.raises(CaseRestricted):
            case_keys.restrict(desk, case.id, ["caro"], case.version)
    assert cases.row(desk_of("theke"), case.id).readable is False


def test_whoever_restricts_is_named_and_may_go(caro: Desk, desk_of: DeskOf) -> None:
    row = a_case(caro)
    done = case_keys.restrict(caro, row.id, ["rolf"], row.version)
    assert [one.colleague for one in case_keys.named(caro, row.id)] == ["caro", "rolf"]
    assert not case_keys.unname(caro, row.id, "caro", done.value.version).value.readable
    assert told_of(read(caro)) == set()
    assert told_of(read(desk_of("rolf"))) == EVERYTHING


def test_it_is_opened_to_the_team_and_restricted_again(caro: Desk, rolf: Desk, case: CaseRow) -> None:
    opened = case_keys.open_to_team(rolf, case.id, version(rolf, case)).value
    assert (opened.restricted, opened.readable) == (False, True)
    assert told_of(read(caro)) == EVERYTHING
    assert holders(caro) == []
    assert healthy(caro)
    case_keys.restrict(rolf, case.id, ["rolf"], opened.version)
    with rolf.store.read() as conn:
        # The key of before has another name, so nobody takes it for the one of now.
        assert conn.exec_driver_sql("SELECT key_number FROM counselling_case").scalar() == 2
    assert told_of(read(caro)) == set()
    assert told_of(read(rolf)) == EVERYTHING


def test_what_is_written_later_is_sealed_for_them_too(caro: Desk, rolf: Desk, case: CaseRow) -> None:
    data = cases.details(rolf, case.id).data
    cases.edit_case(rolf, case.id, data, version(rolf, case))
    cases.close_case(rolf, case.id, "clarified", "Umzug nach Erfurt", version(rolf, case))
    assert "Umzug" in read(rolf)
    assert "Umzug" not in read(caro)


@pytest.mark.parametrize("named", [[], ["theke", "caro"], ["niemand", "caro"], ["mina"]])
def test_who_cannot_read_is_not_named(rolf: Desk, named: list[str]) -> None:
    row = a_case(rolf, "caro")
    with pytest.raises(BadInput) as raised:
        case_keys.restrict(rolf, row.id, named, row.version)
    assert raised.value.field == "named"
    assert told_of(read(rolf)) == EVERYTHING
    assert not cases.row(rolf, row.id).restricted


def test_the_counter_decides_nothing_of_it(desk_of: DeskOf, rolf: Desk, case: CaseRow) -> None:
    theke = desk_of("theke")
    decisions: tuple[Callable[[], object], ...] = (
        lambda: case_keys.named(theke, case.id),
        lambda: case_keys.restrict(theke, case.id, ["rolf"], 1),
        lambda: case_keys.name(theke, case.id, "rolf", 1),
        lambda: case_keys.unname(theke, case.id, "rolf", 1),
        lambda: case_keys.open_to_team(theke, case.id, 1),
        lambda: case_keys.stand_in(theke, "rolf", UNTIL),
        lambda: case_keys.renew_for_sheet(theke),
    )
    for decision in decisions:
        with pytest.raises(NotAllowed):
            decision()
    with pytest.raises(NotAllowed):
        case_keys.name_by_sheet(rolf, case.id, "rolf", "code")


def test_no_decision_is_taken_back_by_a_key(rolf: Desk, case: CaseRow) -> None:
    decisions: tuple[Callable[[], object], ...] = (
        lambda: case_keys.name(rolf, case.id, "mina", version(rolf, case)),
        lambda: case_keys.unname(rolf, case.id, "mina", version(rolf, case)),
        lambda: case_keys.open_to_team(rolf, case.id, version(rolf, case)),
    )
    for decision in decisions:
        decision()
        with pytest.raises(NotByKey):
            undo.undo(rolf)


def test_what_was_done_before_does_not_come_back_under_the_former_key(
    caro: Desk, rolf: Desk, desk_of: DeskOf
) -> None:
    mina = desk_of("mina")
    row = a_case(rolf)
    data = cases.details(mina, row.id).data
    changed = cases.edit_case(mina, row.id, replace(data, aims="Umzug"), row.version).value
    case_keys.restrict(rolf, row.id, [], changed.version)
    with pytest.raises(CannotUndo):
        undo.undo(mina)
    assert told_of(read(mina)) == set()
    assert "Umzug" in read(rolf)


def test_the_trail_tells_whose_key_was_given_and_taken(caro: Desk, rolf: Desk, case: CaseRow) -> None:
    case_keys.name(rolf, case.id, "mina", case.version)
    case_keys.unname(rolf, case.id, "mina", version(rolf, case))
    with caro.store.read() as conn:
        entries = conn.exec_driver_sql(
            "SELECT action, actor FROM audit_entry WHERE entity = 'case_key' AND entity_id = 3 ORDER BY id"
        ).all()
    assert [tuple(one) for one in entries] == [("created", "rolf"), ("deleted", "rolf")]


def test_two_decide_at_once(rolf: Desk, case: CaseRow, desk_of: DeskOf) -> None:
    case_keys.name(rolf, case.id, "mina", case.version)
    with pytest.raises(ChangedMeanwhile):
        case_keys.unname(desk_of("mina"), case.id, "rolf", case.version)


# -- naming ------------------------------------------------------------------------------------------------------------


def test_somebody_is_named_and_reads_at_once(caro: Desk, rolf: Desk, case: CaseRow, desk_of: DeskOf) -> None:
    mina = desk_of("mina")
    upkeep.poll(mina)
    case_keys.name(rolf, case.id, "mina", case.version)
    assert told_of(read(mina)) == set()
    upkeep.poll(mina)  # an open window hears of it
    assert told_of(read(mina)) == EVERYTHING
    assert steps(caro, case)[-1] == (CaseStep.NAMED, "mina", "rolf")


def test_somebody_is_named_no_more(caro: Desk, rolf: Desk, case: CaseRow, desk_of: DeskOf) -> None:
    mina = desk_of("mina")
    case_keys.name(rolf, case.id, "mina", case.version)
    upkeep.poll(mina)
    case_keys.unname(rolf, case.id, "mina", version(rolf, case))
    # The key that she still holds opens nothing of it any more.
    assert told_of(read(mina)) == set()
    upkeep.poll(mina)
    assert mina.vault.held_cases() == frozenset()
    assert told_of(read(rolf)) == EVERYTHING
    assert holders(rolf) == ["rolf"]
    assert steps(caro, case)[-1] == (CaseStep.UNNAMED, "mina", "rolf")
    assert told_of(read(again(desk_of, rolf))) == EVERYTHING
    assert healthy(caro)


def test_one_goes_by_oneself(caro: Desk, rolf: Desk, case: CaseRow, desk_of: DeskOf) -> None:
    case_keys.name(rolf, case.id, "mina", case.version)
    mina = desk_of("mina")
    row = case_keys.unname(mina, case.id, "mina", version(mina, case)).value
    assert row.readable is False
    assert mina.vault.held_cases() == frozenset()


def test_somebody_always_reads_it(rolf: Desk, case: CaseRow, desk_of: DeskOf) -> None:
    with pytest.raises(BadInput):  # who is responsible
        case_keys.unname(rolf, case.id, "rolf", case.version)
    case_keys.name(rolf, case.id, "mina", case.version)
    cases.hand_over(rolf, case.id, "mina", version(rolf, case))
    row = case_keys.unname(rolf, case.id, "rolf", version(rolf, case)).value
    mina = desk_of("mina")
    with pytest.raises(LastNamed):
        case_keys.name(mina, case.id, "mina", row.version, UNTIL)


def test_a_key_that_does_not_fit_is_not_renewed_with_a_new_one(caro: Desk, rolf: Desk, case: CaseRow) -> None:
    case_keys.name(rolf, case.id, "mina", case.version)
    case_keys.name(rolf, case.id, "caro", version(rolf, case))
    rolf.close()
    access.reset_password(caro, "mina", OWN, own_password=PASSWORD)
    upkeep.poll(caro)
    case_keys.unname(caro, case.id, "caro", version(caro, case))
    assert {one.colleague: one.fits for one in case_keys.named(caro, case.id)} == {
        "rolf": True,
        "mina": False,
    }


# -- standing in -------------------------------------------------------------------------------------------------------


def test_somebody_stands_in_until_a_day(caro: Desk, rolf: Desk, desk_of: DeskOf, clock: Clock) -> None:
    first, second = restricted(rolf), restricted(rolf)
    other = restricted(caro, "caro", responsible="caro")
    assert case_keys.stand_in(rolf, "mina", UNTIL).value == 2
    mina = desk_of("mina")
    assert cases.row(mina, first.id).readable
    assert cases.row(mina, second.id).readable
    assert not cases.row(mina, other.id).readable
    assert [one.until for one in case_keys.named(rolf, first.id)] == [None, UNTIL]
    assert steps(rolf, first)[-1] == (CaseStep.STANDS_IN, "mina", "rolf")
    decisions: tuple[Callable[[], object], ...] = (
        lambda: case_keys.name(mina, first.id, "caro", version(mina, first)),
        lambda: case_keys.name(mina, first.id, "mina", version(mina, first)),
        lambda: case_keys.unname(mina, first.id, "mina", version(mina, first)),
        lambda: case_keys.open_to_team(mina, first.id, version(mina, first)),
    )
    for decision in decisions:
        with pytest.raises(OnlyStandsIn):
            decision()
    clock.move(days=5)
    access.lock(mina)
    access.unlock(mina, PASSWORD)
    assert mina.vault.held_cases() == frozenset()
    assert [one.colleague for one in case_keys.named(rolf, first.id)] == ["rolf"]
    assert holders(caro).count("mina") == 2
    again(desk_of, caro)
    assert holders(rolf).count("mina") == 0


def test_a_stand_in_who_stays_logged_in_reads_until_the_last_day(
    caro: Desk, rolf: Desk, case: CaseRow, desk_of: DeskOf, clock: Clock
) -> None:
    case_keys.stand_in(rolf, "mina", UNTIL)
    mina = desk_of("mina")
    clock.move(days=4)
    assert cases.details(mina, case.id).data.aims == SECRETS[0]
    clock.move(days=1)
    assert not cases.row(mina, case.id).readable
    with pytest.raises(CaseRestricted):
        cases.details(mina, case.id)
    assert told_of(read(mina)) == set()
    assert cases.row(rolf, case.id).readable


def test_a_stand_in_gives_somebody_their_key_again(
    caro: Desk, rolf: Desk, case: CaseRow, desk_of: DeskOf, data: Path
) -> None:
    case_keys.stand_in(rolf, "mina", UNTIL)
    rolf.close()
    access.reset_password(caro, "rolf", OWN, own_password=PASSWORD)
    caro.close()
    access.replace_password(data, "rolf", OWN, PASSWORD)
    mina = desk_of("mina")
    case_keys.name(mina, case.id, "rolf", version(mina, case))
    assert told_of(read(desk_of("rolf"))) == EVERYTHING


@pytest.mark.parametrize("until", [date(2026, 11, 22), date(1, 1, 1)])
def test_a_stand_in_is_for_days_to_come(rolf: Desk, case: CaseRow, until: date) -> None:
    with pytest.raises(BadInput):
        case_keys.stand_in(rolf, "mina", until)
    with pytest.raises(BadInput):
        case_keys.name(rolf, case.id, "mina", case.version, until)


# -- passwords ---------------------------------------------------------------------------------------------------------


def test_an_own_password_takes_the_keys_along(
    rolf: Desk, caro: Desk, case: CaseRow, data: Path, clock: Clock
) -> None:
    caro.close()
    access.change_password(rolf, PASSWORD, OWN)
    assert told_of(read(rolf)) == EVERYTHING
    case_keys.name(rolf, case.id, "mina", version(rolf, case))
    rolf.close()
    back = access.login(data, "rolf", OWN, clock=clock)
    assert told_of(read(back)) == EVERYTHING
    assert healthy(back)
    back.close()
    access.replace_password(data, "rolf", OWN, PASSWORD, clock=clock)
    back = access.login(data, "rolf", PASSWORD, clock=clock)
    assert told_of(read(back)) == EVERYTHING
    assert back.notices == []
    back.close()


def test_the_lock_takes_the_keys_away_and_unlocking_brings_them_back(rolf: Desk, case: CaseRow) -> None:
    vault = rolf.vault
    access.lock(rolf)
    assert vault.held_cases() == frozenset()
    with pytest.raises(Exception, match="gesperrt"):
        _ = vault.private
    access.unlock(rolf, PASSWORD)
    assert told_of(read(rolf)) == EVERYTHING


def test_a_password_that_the_lead_gives_opens_no_case(
    caro: Desk, rolf: Desk, case: CaseRow, data: Path, desk_of: DeskOf, clock: Clock
) -> None:
    case_keys.name(rolf, case.id, "mina", case.version)
    rolf.close()
    said = access.reset_password(caro, "rolf", OWN, own_password=PASSWORD).said
    assert "benannt" in str(said)
    mina = desk_of("mina")
    with pytest.raises(BadInput):  # the lead knows that password
        case_keys.name(mina, case.id, "rolf", version(mina, case))
    caro.close()
    mina.close()
    access.replace_password(data, "rolf", OWN, PASSWORD, clock=clock)
    rolf = desk_of("rolf")
    assert told_of(read(rolf)) == set()
    assert any(case.number in str(said) for said in rolf.notices)
    mina = desk_of("mina")
    assert {one.colleague: one.fits for one in case_keys.named(mina, case.id)} == {
        "rolf": False,
        "mina": True,
    }
    case_keys.name(mina, case.id, "rolf", version(mina, case))
    upkeep.poll(rolf)
    assert told_of(read(rolf)) == EVERYTHING


# -- the recovery sheet ------------------------------------------------------------------------------------------------


def test_the_lead_names_a_successor_by_the_sheet(
    caro: Desk, rolf: Desk, case: CaseRow, code: str, desk_of: DeskOf
) -> None:
    with pytest.raises(WrongRecoveryCode):
        case_keys.name_by_sheet(caro, case.id, "mina", "AAAA-BBBB")
    row = case_keys.name_by_sheet(caro, case.id, "mina", code).value
    assert row.readable is False
    assert told_of(read(caro)) == set()
    mina = desk_of("mina")
    assert told_of(read(mina)) == EVERYTHING
    assert any("Wiederherstellungsblatt" in str(said) for said in mina.notices)
    assert steps(caro, case)[-1] == (CaseStep.NAMED, "mina", "caro")
    assert case_keys.name_by_sheet(caro, case.id, "caro", code).value.readable
    assert told_of(read(caro)) == EVERYTHING
    assert healthy(caro)


def test_whoever_comes_back_by_the_sheet_reads_their_cases_again(
    caro: Desk, rolf: Desk, case: CaseRow, code: str, data: Path, clock: Clock
) -> None:
    caro.close()
    rolf.close()
    access.recover(data, code, "rolf", OWN, clock=clock)
    rolf = access.login(data, "rolf", OWN, clock=clock)
    assert told_of(read(rolf)) == EVERYTHING
    assert steps(rolf, case)[-1] == (CaseStep.NAMED, "rolf", "rolf")
    rolf.close()
    access.recover(data, code, "neu", OWN, clock=clock)
    new = access.login(data, "neu", OWN, clock=clock)
    assert told_of(read(new)) == set()
    new.close()


def test_so_does_whoever_puts_back_a_backup_by_it(
    caro: Desk, rolf: Desk, case: CaseRow, code: str, data: Path, tmp_path: Path
) -> None:
    made = upkeep.backup(caro, tmp_path / "sicherung.desk").path
    caro.close()
    rolf.close()
    for folder in (tmp_path / "neu", data):
        upkeep.restore_by(folder, Order(made, ByCode(code), own=ByPassword("rolf", OWN)))
        back = access.login(folder, "rolf", OWN)
        assert told_of(read(back)) == EVERYTHING
        assert steps(back, case)[-1] == (CaseStep.NAMED, "rolf", "rolf")
        assert healthy(back)
        back.close()


def test_nobody_else_gets_a_key_by_putting_back_a_backup(
    caro: Desk, rolf: Desk, case: CaseRow, code: str, tmp_path: Path
) -> None:
    made = upkeep.backup(caro, tmp_path / "sicherung.desk").path
    by_password, own = ByPassword("caro", PASSWORD), ByPassword("rolf", OWN)
    for name, order in (
        ("eins", Order(made, ByCode(code), own=ByPassword("caro", OWN))),
        ("zwei", Order(made, by_password, own=own)),
    ):
        upkeep.restore_by(tmp_path / name, order)
        assert order.own is not None
        back = access.login(tmp_path / name, order.own.name, OWN)
        assert told_of(read(back)) == set()
        back.close()


def test_a_new_sheet_opens_a_case_once_somebody_who_reads_it_says_so(
    caro: Desk, rolf: Desk, case: CaseRow, code: str, desk_of: DeskOf
) -> None:
    rolf.close()
    new = access.new_recovery_code(caro, own_password=PASSWORD)
    for each in (code, new):
        with pytest.raises((SheetDoesNotFit, WrongRecoveryCode)):
            case_keys.name_by_sheet(caro, case.id, "mina", each)
    rolf = desk_of("rolf")
    assert any("Wiederherstellungsblatt" in str(said) for said in rolf.notices)
    assert (case_keys.not_for_sheet(rolf), case_keys.not_for_sheet(caro), case_keys.own_cases(rolf)) == (
        1,
        0,
        1,
    )
    assert case_keys.renew_for_sheet(rolf).value == 1
    assert steps(rolf, case)[-1] == (CaseStep.NAMED, None, "rolf")
    (said, *_) = timeline.entries(rolf, case_id=case.id, kinds={EntryKind.DECISION})
    assert str(said.title).endswith("für das neue Wiederherstellungsblatt freigegeben")
    assert case_keys.not_for_sheet(rolf) == 0
    assert again(desk_of, rolf).notices == []
    case_keys.name_by_sheet(caro, case.id, "mina", new)
    assert told_of(read(desk_of("mina"))) == EVERYTHING


# -- leaving -----------------------------------------------------------------------------------------------------------


def test_nobody_is_removed_who_alone_reads_a_case(
    caro: Desk, rolf: Desk, case: CaseRow, code: str, desk_of: DeskOf
) -> None:
    rolf.close()
    row = next(one for one in _staff(caro) if one.name == "rolf")
    for leaving in (
        lambda: access.remove_user(caro, "rolf", own_password=PASSWORD, version=row.known_version),
        lambda: access.change_role(
            caro, "rolf", Role.COUNTER, own_password=PASSWORD, version=row.known_version
        ),
    ):
        with pytest.raises(NobodyElseReads) as raised:
            leaving()
        assert case.number in str(raised.value)
        assert SECRETS[0] not in str(raised.value)
    case_keys.name_by_sheet(caro, case.id, "mina", code)
    access.remove_user(caro, "rolf", own_password=PASSWORD, version=row.known_version)
    assert holders(caro) == ["mina"]
    assert steps(caro, case)[-1] == (CaseStep.UNNAMED, "rolf", "caro")
    assert told_of(read(desk_of("mina"))) == EVERYTHING
    assert healthy(caro)


def test_whoever_has_the_vault_no_more_has_no_key(
    caro: Desk, rolf: Desk, case: CaseRow, desk_of: DeskOf
) -> None:
    case_keys.name(rolf, case.id, "mina", case.version)
    rolf.close()
    row = next(one for one in _staff(caro) if one.name == "mina")
    access.change_role(caro, "mina", Role.COUNTER, own_password=PASSWORD, version=row.known_version)
    assert holders(caro) == ["rolf"]
    assert told_of(read(desk_of("rolf"))) == EVERYTHING


def test_what_nobody_can_open_any_more_keeps_nobody(caro: Desk, rolf: Desk, case: CaseRow) -> None:
    rolf.close()
    access.new_recovery_code(caro, own_password=PASSWORD)
    access.reset_password(caro, "rolf", OWN, own_password=PASSWORD)
    row = next(one for one in _staff(caro) if one.name == "rolf")
    access.remove_user(caro, "rolf", own_password=PASSWORD, version=row.known_version)
    assert holders(caro) == []
    assert cases.row(caro, case.id).restricted


def _staff(desk: Desk) -> tuple[StaffRow, ...]:
    return centre.staff(desk)
