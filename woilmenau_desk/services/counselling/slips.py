"""The slips of referrals and deadlines, for the visitor to take along."""

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.referrals import TargetUnknownHere
from woilmenau_desk.domain.slips import DeadlineSlip, Paper, ReferralSlip
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.counselling import deadlines, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.services.readings import reading
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage import referrals as referral_rows
from woilmenau_desk.storage.people import people as person_rows

_OF_TARGET = ("address", "phone", "hours", "bring")


def referral_slip(
    desk: Desk, referral_id: int, language: str = "", paper: str = "", target: str | None = None
) -> PaperFile:
    """The slip of a referral; without consent to pass data on it names nobody. From now on it counts as given.

    Nobody can tell whether what was seen was printed, too, so seeing it counts: the referral is struck then, not undone.

    `language`: as the person reads where none is given, `paper`: the centre's. `target`: as it was just chosen, for whoever
    cannot read it again. Raises NotAllowed, NotFound, TargetUnknownHere, SlipLanguageMissing or CaseRestricted.
    """
    desk.actor.require(Right.MAKE_REFERRALS)
    row = referrals.row(desk, referral_id)
    code = row.target or target
    if code is None:
        raise TargetUnknownHere
    value = desk.values_of(ListName.REFERRAL_TARGETS).get(code)
    said = {} if value is None else {key: str(value.extra.get(key) or "") for key in _OF_TARGET}
    person = _card(desk, row.person_id)
    settings = centre.settings(desk)
    name = person.name if person is not None and row.consent_on is not None else ""
    content = ReferralSlip(
        code=row.code,
        # The sign on the door is German, whatever the window speaks.
        target=code if value is None else value.de,
        address=said.get("address", ""),
        phone=said.get("phone", ""),
        hours=said.get("hours", ""),
        bring=said.get("bring", ""),
        language=_language(person, language),
        place=settings.place,
        valid_until=None if value is None else value.last,
        centre_phone=_phone(desk)[1],
        visitor=name,
        reading=reading(name),
    )
    made = printable(content)
    from woilmenau_desk.documents.referral_slip import render_referral_slip  # start-up: only paper needs it

    german, words = slip_phrases.both(desk, content.language)
    pdf = render_referral_slip(made.content, german, words, Paper(paper) if paper else settings.paper)
    with desk.writing() as uow:
        first_time = referral_rows.slip_made(uow, referral_id)
        text = QT_TRANSLATE_NOOP("said", "Verweiszettel gemacht: {code}")
        told = Sentence("said", text, {"code": row.code})
        changes = desk.finish(uow, None, told, undoable=False).changes if first_time else None
    return PaperFile(pdf, made.remarks, f"Verweiszettel-{row.on}.pdf", changes)


def deadline_slip(desk: Desk, deadline_id: int, language: str = "", paper: str = "") -> PaperFile:
    """The slip of a deadline: the day, large. Raises NotAllowed, NotFound or SlipLanguageMissing."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    row = deadlines.row(desk, deadline_id)
    person = _card(desk, row.person_id)
    settings = centre.settings(desk)
    colleague, phone = _phone(desk)
    content = DeadlineSlip(
        visitor=row.person_name,
        last_day=row.last_day,
        language=_language(person, language),
        place=settings.place,
        colleague=colleague,
        phone=phone,
        reading=reading(row.person_name),
    )
    made = printable(content)
    from woilmenau_desk.documents.deadline_slip import render_deadline_slip  # start-up: only paper needs it

    german, words = slip_phrases.both(desk, content.language)
    pdf = render_deadline_slip(made.content, german, words, Paper(paper) if paper else settings.paper)
    return PaperFile(pdf, made.remarks, f"Fristzettel-{row.last_day}.pdf")


def _card(desk: Desk, person_id: int | None) -> PersonCard | None:
    if person_id is None:
        return None
    with desk.store.read() as conn:
        return person_rows.card(conn, person_id)


def _language(person: PersonCard | None, asked: str) -> str:
    """The one that was asked for, else the first of the person's that has slips."""
    spoken = (person.data.print_language, person.data.language) if person is not None else ()
    known = available_slip_languages()
    return asked or next((code for code in spoken if code in known), GERMAN)


def _phone(desk: Desk) -> tuple[str, str]:
    """Whom to ask for, and where one reaches them: whoever gives the slip."""
    with desk.store.read() as conn:
        colleague = colleague_rows.one(conn, desk.actor.name)
    return (desk.actor.display_name, "") if colleague is None else (colleague.name, colleague.data.phone)
