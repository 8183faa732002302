"""The slips of referrals and deadlines as services make them."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.errors import NotAllowed
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData, TargetData, TargetUnknownHere
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import deadlines, referrals, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people


def text_of(pdf: bytes) -> str:
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\u00a0", " ")


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Muster", language="uk")).value.id


def test_without_consent_a_slip_names_nobody(desk: Desk, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("soberi", person_id=mira, reason="geheim")).value
    paper = slips.referral_slip(desk, made.id)
    text = text_of(paper.pdf)
    assert "SOBERI" in text
    assert "Куди" in text  # the person's language
    assert "Muster" not in text
    assert "geheim" not in text
    assert paper.file_name == "Verweiszettel-2026-11-23.pdf"
    referrals.consent(desk, made.id, True, referrals.row(desk, made.id).version)
    assert "Muster" in text_of(slips.referral_slip(desk, made.id, "de").pdf)


def test_what_the_centre_knows_of_a_target_stands_on_it(desk: Desk) -> None:
    data = TargetData("Kleiderkammer", "Weg 1", "03677 000001", "Di 9–12", "Ausweis", last=date(2027, 1, 31))
    value = referrals.add_target(desk, data).value
    made = referrals.refer(desk, ReferralData(value.code)).value
    text = text_of(slips.referral_slip(desk, made.id, paper="a5").pdf)
    for expected in ("Kleiderkammer", "Weg 1", "03677 000001", "Di 9–12", "Ausweis", "31. Januar 2027"):
        assert expected in text


def test_the_counter_prints_what_it_has_just_chosen_and_nothing_it_cannot_read(
    desk: Desk, desk_of: Callable[[str], Desk], mira: int
) -> None:
    counter = desk_of("theke")
    made = referrals.refer(counter, ReferralData("soberi", person_id=mira)).value
    assert "SOBERI" in text_of(slips.referral_slip(counter, made.id, target="soberi").pdf)
    with pytest.raises(TargetUnknownHere):
        slips.referral_slip(counter, made.id)
    assert "SOBERI" in text_of(slips.referral_slip(desk, made.id).pdf)


def test_the_slip_of_a_deadline_says_the_day_and_not_the_letter(
    desk: Desk, desk_of: Callable[[str], Desk], mira: int
) -> None:
    row = deadlines.add(desk, DeadlineData(mira, date(2026, 11, 20), "2 Wochen", "decision", "geheim")).value
    paper = slips.deadline_slip(desk, row.id)
    text = text_of(paper.pdf)
    assert "04.12.2026" in text
    assert "Muster" in text
    assert "Останній день" in text
    assert "Bescheid" not in text
    assert "geheim" not in text
    assert paper.file_name == "Fristzettel-2026-12-04.pdf"
    with pytest.raises(NotAllowed):
        slips.deadline_slip(desk_of("theke"), row.id)


def test_a_referral_whose_slip_was_made_is_struck_and_not_undone(
    desk: Desk, desk_of: Callable[[str], Desk], mira: int
) -> None:
    for one in (desk, desk_of("theke")):
        made = referrals.refer(one, ReferralData("soberi", person_id=mira)).value
        assert slips.referral_slip(one, made.id, target="soberi").changes is not None
        assert slips.referral_slip(one, made.id, target="soberi").changes is None
        with pytest.raises(CannotUndo, match=r"Zettel ist schon gemacht.*streichen"):
            undo.undo(one)
        assert referrals.by_code(one, made.code) is not None
        referrals.void(one, made.id, referrals.row(one, made.id).version)
