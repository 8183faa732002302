"""Receipts for what was paid, as PDF: to be signed at the counter, and printed again later."""

from collections.abc import Sequence
from dataclasses import replace

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.receipts import Receipt
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.services.readings import reading
from woilmenau_desk.storage import aid as aid_rows
from woilmenau_desk.storage import funds as rows
from woilmenau_desk.storage.people import people as person_rows


def receipt(desk: Desk, entry_id: int, language: str | None = None) -> Receipt:
    """What stands on the receipt of a line of the record.

    The language is the one asked for, else the person's for print or the one they speak; German where there are no words
    in it. Raises NotAllowed or NotFound; also for a line that takes another one back: it has no receipt.
    """
    desk.actor.require(Right.GIVE_AID)
    with desk.snapshot(), desk.store.read() as conn:
        entry = rows.entry(conn, entry_id)
        if entry.storno_of is not None:
            raise NotFound
        given = None if entry.aid_id is None else aid_rows.row(conn, entry.aid_id)
        person_id = None if given is None else given.data.person_id
        person = None if person_id is None else person_rows.data(conn, person_id)
        place = centre.settings(desk).place
        kinds = desk.values_of(ListName.AID_KINDS, entry.on)
    known = available_slip_languages()
    wished = () if person is None else (person.print_language, person.language)
    name = "" if given is None else given.person_name or ""
    return Receipt(
        number=entry.number,
        place=place,
        on=entry.on,
        amount_cents=entry.amount_cents,
        kind=entry.aid_kind,
        kind_word=kinds.label(entry.aid_kind),
        count=entry.count,
        language=language or next((code for code in wished if code in known), GERMAN),
        name=name,
        reading=reading(name),
        fund=entry.fund_name,
        paid_by=entry.written_by if given is None else given.given_by_name,
        taken_back_by=entry.taken_back_by or "",
        made_on=desk.today(),
    )


def receipt_paper(desk: Desk, entry_ids: Sequence[int], language: str | None = None) -> PaperFile:
    """The receipts of these lines, a page each; from now on they count as printed.

    Nobody can tell whether what was seen was put onto paper, too, so seeing it counts: from then on a number is taken
    back by a storno alone. Raises NotAllowed, NotFound or SlipLanguageMissing.
    """
    told = [receipt(desk, entry_id, language) for entry_id in entry_ids]
    if not told:
        raise NotFound
    from woilmenau_desk.documents.receipt import render_receipts  # start-up: only paper needs it

    # The visitor's own letters come first; where they cannot be printed, the reading is all there is.
    made = printable(tuple(told))
    content = tuple(replace(one, reading=reading(one.name)) for one in made.content)
    languages = {GERMAN, *(one.language for one in content)}
    pdf = render_receipts(content, {code: slip_phrases.words(desk, code) for code in languages})
    with desk.writing() as uow:
        first_time = [rows.printed(uow, entry_id) for entry_id in entry_ids]
        text = QT_TRANSLATE_NOOP("said", "Beleg gedruckt: {number}")
        said = Sentence("said", text, {"number": told[0].number})
        changes = desk.finish(uow, None, said, undoable=False).changes if any(first_time) else None
    name = f"Beleg-{told[0].number}.pdf"
    return PaperFile(pdf, made.remarks, name, changes)


def languages() -> tuple[str, ...]:
    """The languages a receipt can be printed in, German first."""
    return available_slip_languages()
