"""A restricted case with something of every kind in it, and who may read it."""

from contextlib import suppress
from datetime import date

from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.cases import CaseData, CaseRow
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.follow_ups import FollowUpData, Origin
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import case_keys, cases, counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import follow_ups, referrals, sealed_fields
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.cases import Deadline, NotedDocument, SessionAmendment
from woilmenau_desk.storage.trail import note_places
from woilmenau_desk.storage.unit_of_work import UnitOfWork

SECRETS = (
    "Schutzhaus",
    "Winterstein",
    "Notruf",
    "Zuflucht",
    "Nachtrag eins",
    "Ablehnung",
    "Geburtsurkunde",
    "Frauenhaus",
)
"""What was confided in the case, one word for each kind of text."""


def let_mina_in(lead: Desk) -> None:
    """A second counsellor."""
    access.add_user(
        lead, "mina", Role.COUNSELLOR, PASSWORD, own_password=PASSWORD, display_name="Mina", cost=CHEAP
    )


def a_case(desk: Desk, responsible: str = "rolf", name: str = "Mira") -> CaseRow:
    """A case that is open to the team, with something of every kind in it."""
    person = people.register(desk, PersonData(name)).value.id
    data = CaseData(person, aims=SECRETS[0], responsible=responsible, lawyer=SECRETS[1])
    case = cases.open_case(desk, data).value
    session = counselling.record_session(
        desk,
        RecordSession(
            SessionData(person, ("violence_discrimination",), 40, case_id=case.id),
            f"{SECRETS[2]} in der Nacht",
        ),
    ).value
    day = date(2026, 12, 1)
    with desk.writing() as uow:
        wanted = FollowUpData(person, day, SECRETS[3], responsible, case.id, session.id)
        follow_ups.add(uow, desk.vault, wanted, Origin.SESSION)
        referral = ReferralData("violence_helpline", person_id=person, reason=SECRETS[7], case_id=case.id)
        referrals.add(uow, desk.vault, referral, day, desk.actor.name)
        _beside(
            uow,
            desk,
            SessionAmendment,
            SECRETS[4],
            session_id=session.id,
            written_at=uow.at,
            written_by="rolf",
        )
        of_case = {"person_id": person, "case_id": case.id}
        _beside(uow, desk, Deadline, SECRETS[5], **of_case, last_day=day, made_by="rolf", made_at=uow.at)
        _beside(uow, desk, NotedDocument, SECRETS[6], **of_case, noted_on=day, noted_by="rolf")
        uow.commit()
    return cases.row(desk, case.id)


def restricted(desk: Desk, *named: str, responsible: str = "rolf") -> CaseRow:
    """Such a case, for these colleagues alone."""
    case = a_case(desk, responsible)
    return case_keys.restrict(desk, case.id, named or ("rolf",), case.version).value


def read(desk: Desk) -> str:
    """All texts that a desk's vault opens, with every key of a case that it holds."""
    vault, texts = desk.vault, list[str]()
    with desk.store.read() as conn:
        sealed = [(place, one) for _, _, place, one in sealed_fields.every(conn)]
        for field in note_places.FIELDS:
            sealed += [(place, one) for _, place, one in note_places.sealed_notes(conn, field)]
    for place, one in sealed:
        for case in ("", *vault.held_cases()):
            with suppress(CaseRestricted, StoreDamaged):
                texts.append(vault.open(one, place=place, case=case, posted=True))
    return "\n".join(texts)


def told_of(text: str) -> set[str]:
    """What of the case's secrets stands in a text."""
    return {word for word in SECRETS if word in text}


def _beside(uow: UnitOfWork, desk: Desk, table: type[Versioned], what: str, **values: object) -> int:
    uid = sealed_fields.new_uid()
    name = table.__tablename__
    return uow.insert(
        table,
        {"uid": uid, **values},
        late=lambda number: sealed_fields.columns(desk.vault, name, uid, number, {"text": what}),
    )
