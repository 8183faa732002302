"""The case sheet: made of the timeline as its page shows it; with notes each of them is a reading."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.cases import CaseData, CaseRow, EntryKind
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import NotAllowed
from woilmenau_desk.domain.note_readings import ReadAs
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.counselling import amendments, case_paper, cases, counselling
from woilmenau_desk.services.counselling import readings as note_readings
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people


@pytest.fixture
def case(desk: Desk) -> CaseRow:
    person, child = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Lale"))
    data = CaseData(person, aims="Wohnung finden", members=(child,), reached=3, lawyer="RAin Sommer")
    row = cases.open_case(desk, data, date(2026, 10, 1)).value
    last = 0
    for topic, note in (("housing", "Vermieter genannt"), ("school", "Anmeldung besprochen")):
        session = SessionData(person, (topic,), outcome="clarified", case_id=row.id)
        last = counselling.record_session(desk, RecordSession(session, note)).value.id
    amendments.amend(desk, last, "Platz zugesagt")
    aid.give_aid(desk, GiveAid(AidData("clothing", person_id=person)))
    return row


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def readings(desk: Desk) -> int:
    with desk.store.read() as conn:
        query = "SELECT count(*) FROM audit_entry WHERE action = 'printed' AND entity = 'counselling_session'"
        return int(conn.exec_driver_sql(query).scalar() or 0)


def test_it_has_no_word_of_a_note_unless_asked(desk: Desk, case: CaseRow) -> None:
    made = case_paper.case_sheet(desk, case.id)
    text = text_of(made.pdf)
    assert made.file_name == "Fallblatt-2026-0001.pdf"
    for word in (
        "Mira",
        "Lale",
        "Wohnung finden",
        "RAin Sommer",
        "Erstgespräch",
        "Soforthilfe",
        "vertraulich",
    ):
        assert word in text
    assert "Vermieter" not in text
    assert readings(desk) == 0
    with_notes = text_of(case_paper.case_sheet(desk, case.id, notes=True).pdf)
    for word in ("Vermieter genannt", "Anmeldung besprochen", "Nachtrag 23.11.2026, Caro: Platz zugesagt"):
        assert word in with_notes
    assert readings(desk) == 2
    assert {row.read_as for row in note_readings.listed(desk).rows} == {ReadAs.PRINTED}


def test_it_is_filtered_like_the_view(desk: Desk, case: CaseRow) -> None:
    only_aid = text_of(case_paper.case_sheet(desk, case.id, kinds={EntryKind.AID}).pdf)
    assert "Auswahl: Hilfen" in only_aid
    assert "Soforthilfe" in only_aid
    assert "gespräch" not in only_aid
    about = text_of(case_paper.case_sheet(desk, case.id, topic="school").pdf)
    assert "Schule/Kita" in about
    assert "Erstgespräch" not in about
    assert "Soforthilfe" not in about


def test_the_counter_makes_none(desk_of: Callable[[str], Desk], case: CaseRow) -> None:
    with pytest.raises(NotAllowed):
        case_paper.case_sheet(desk_of("theke"), case.id)
