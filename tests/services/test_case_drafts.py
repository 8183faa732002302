"""What is being typed of a restricted case opens for those alone who are named there."""

from collections.abc import Callable

import pytest

from tests.restricted import a_case, let_mina_in, restricted
from tests.stores import PASSWORD
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import case_keys, cases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import case_drafts
from woilmenau_desk.storage.centre import draft_place

DeskOf = Callable[[str], Desk]
TYPED = "Notunterkunft in der Musterstraße"


@pytest.fixture
def rolf(desk: Desk, desk_of: DeskOf) -> Desk:
    let_mina_in(desk)
    return desk_of("rolf")


def rows(desk: Desk, case: CaseRow) -> dict[str, int]:
    """The id of what is in a case, by table."""
    tables = ("counselling_session", "follow_up", "referral", "deadline")
    with desk.store.read() as conn:
        return {
            name: int(
                conn.exec_driver_sql(f"SELECT id FROM {name} WHERE case_id = ?", (case.id,)).scalar() or 0
            )
            for name in tables
        }


def forms(desk: Desk, case: CaseRow) -> dict[str, dict[str, object]]:
    """Every form that can be of a case, with what stands in it."""
    of = rows(desk, case)
    chosen: dict[str, object] = {"case_id": str(case.id)}
    return {
        f"session.{of['counselling_session']}": {},
        f"amendment.{of['counselling_session']}": {},
        f"follow_up.{of['follow_up']}": {},
        f"referral.{of['referral']}": {},
        f"deadline.{of['deadline']}": {},
        f"case:{case.id}": {},
        f"case:{case.id}:close": {},
        f"document:{case.id}": {},
        "session": chosen,
        f"session.for.{case.person_id}": chosen,
        "follow_up": chosen,
        f"referral.for.{case.person_id}": chosen,
        "deadline": {"record": {"at": "", "base": None, "other": chosen}},
    }


def opens(vault_of: Desk, user: str, form: str) -> bool:
    """Whether somebody reads at a prompt what a user typed."""
    with vault_of.store.read() as conn:
        query = "SELECT fields FROM draft WHERE user = ? AND form = ?"
        kept = conn.exec_driver_sql(query, (user, form)).scalar_one()
    try:
        return TYPED in case_drafts.opened(vault_of.vault, kept, draft_place(user, form))
    except CaseRestricted:
        return False


def keep(desk: Desk, form: str, fields: dict[str, object]) -> None:
    drafts.save(desk, form, {**fields, "note": TYPED}, confidential=True)


def note(desk: Desk, form: str) -> object:
    found = drafts.load(desk, form)
    return None if found is None else found["note"]


def test_a_draft_of_every_form_is_for_those_who_are_named(desk: Desk, rolf: Desk) -> None:
    case = restricted(rolf)
    for form, fields in forms(rolf, case).items():
        keep(rolf, form, fields)
        assert note(rolf, form) == TYPED
        assert opens(rolf, "rolf", form)
        assert not opens(desk, "rolf", form), form
    assert len(drafts.waiting(rolf)) == len(forms(rolf, case))
    desk.close()
    access.change_password(rolf, PASSWORD, "mein eigenes Passwort")
    assert all(note(rolf, form) == TYPED for form in forms(rolf, case))


def test_it_is_sealed_as_soon_as_the_case_is_chosen(desk: Desk, rolf: Desk) -> None:
    case = restricted(rolf)
    keep(rolf, "session", {"case_id": None})
    assert opens(desk, "rolf", "session")
    keep(rolf, "session", {"case_id": str(case.id)})
    assert not opens(desk, "rolf", "session")
    with pytest.raises(CaseRestricted):
        keep(desk, "session", {"case_id": str(case.id)})


def test_it_goes_along_with_every_decision(desk: Desk, rolf: Desk, desk_of: DeskOf) -> None:
    case = a_case(rolf)
    mina = desk_of("mina")
    form = f"amendment.{rows(rolf, case)['counselling_session']}"
    for one in (rolf, mina):
        keep(one, form, {})
    assert opens(desk, "rolf", form)
    case = case_keys.restrict(rolf, case.id, ("mina",), case.version).value
    mina.close()
    mina = desk_of("mina")
    for one in (rolf, mina):
        assert note(one, form) == TYPED
        assert not opens(desk, one.actor.name, form)
    case = case_keys.unname(rolf, case.id, "mina", case.version).value
    mina.close()
    mina = desk_of("mina")
    assert note(rolf, form) == TYPED
    assert note(mina, form) is None
    assert drafts.waiting(mina) == ()
    case_keys.open_to_team(rolf, case.id, cases.row(rolf, case.id).version)
    assert note(rolf, form) == note(mina, form) == TYPED


def test_of_two_cases_it_is_for_those_who_are_named_in_both(desk: Desk, rolf: Desk, desk_of: DeskOf) -> None:
    first, second = restricted(rolf), restricted(rolf, "rolf", "mina")
    form = f"session.{rows(rolf, first)['counselling_session']}"
    keep(rolf, form, {"case_id": str(second.id)})
    assert note(rolf, form) == TYPED
    assert not opens(desk, "rolf", form)
    assert not opens(desk_of("mina"), "rolf", form)


def test_one_that_was_changed_is_damage(desk: Desk, rolf: Desk) -> None:
    case = restricted(rolf)
    keep(rolf, f"case:{case.id}", {})
    with rolf.store.read() as conn:
        kept = conn.exec_driver_sql("SELECT fields FROM draft").scalar_one()
    place = draft_place("rolf", f"case:{case.id}")
    for vault in (rolf.vault, desk.vault):
        with pytest.raises(StoreDamaged):
            case_drafts.opened(vault, kept[:-1] + bytes([kept[-1] ^ 1]), place)
