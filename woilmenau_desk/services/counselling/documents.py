"""Papers that were seen and noted, with the day on which they run out; the papers themselves are not kept."""

from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.noted_documents import DocumentRow, checked_end, checked_title
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import expiring
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import noted_documents as rows
from woilmenau_desk.storage.case_use import check_goes_on
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def note_document(
    desk: Desk, person_id: int, title: str, runs_out_on: date | None = None, case_id: int | None = None
) -> Done[DocumentRow]:
    """Note a paper of a person. Raises NotAllowed, BadInput, NotFound, CaseClosed, CaseRestricted."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    said, until, today = checked_title(title), checked_end(runs_out_on), desk.today()
    with desk.writing() as uow:
        check_goes_on(uow.conn, desk.vault, case_id, person_id)
        number = rows.add(uow, desk.vault, person_id, said, until, case_id, today, desk.actor.name)
        found = _followed(desk, uow, number)
        text = QT_TRANSLATE_NOOP("said", "Papier notiert: {name}")
        return desk.finish(uow, found, Sentence("said", text, {"name": found.person_name}))


def edit(
    desk: Desk, document_id: int, title: str, runs_out_on: date | None, version: int
) -> Done[DocumentRow]:
    """Change what was noted of a paper. Raises NotAllowed, BadInput, NotFound, ChangedMeanwhile, CaseRestricted."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    said, until = checked_title(title), checked_end(runs_out_on)
    with desk.writing() as uow:
        rows.edit(uow, desk.vault, document_id, said, until, version)
        found = _followed(desk, uow, document_id)
        text = QT_TRANSLATE_NOOP("said", "Papier geändert: {name}")
        return desk.finish(uow, found, Sentence("said", text, {"name": found.person_name}))


def void(desk: Desk, document_id: int, version: int) -> Done[DocumentRow]:
    """Strike out a paper that was noted by mistake. Raises NotAllowed, NotFound, ChangedMeanwhile, CaseRestricted."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        rows.void(uow, desk.vault, document_id, version)
        found = _followed(desk, uow, document_id)
        text = QT_TRANSLATE_NOOP("said", "Papier gestrichen: {name}")
        return desk.finish(uow, found, Sentence("said", text, {"name": found.person_name}))


def row(desk: Desk, document_id: int) -> DocumentRow:
    """A noted paper. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.row(conn, desk.vault, document_id)


def of_person(desk: Desk, person_id: int) -> tuple[DocumentRow, ...]:
    """A person's papers, the latest noted first. Raises NotAllowed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.of_person(conn, desk.vault, person_id)


def _followed(desk: Desk, uow: UnitOfWork, document_id: int) -> DocumentRow:
    """The paper; one that runs out soon is followed up, and one that does no more is not."""
    found = rows.row(uow.conn, desk.vault, document_id)
    expiring.follow(desk, uow, (found.person_id,))
    return found
