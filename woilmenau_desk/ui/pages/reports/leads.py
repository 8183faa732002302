"""Where an entry that a report counted, or that is still open in it, is shown."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.drafts_button import PAGES
from woilmenau_desk.ui.forms.reports.note_key import note_of, open_note
from woilmenau_desk.ui.session import Context


def _session(desk: Desk, session_id: int) -> object:
    return counselling.read_session(desk, session_id).row


# Which page shows an entry of a kind, and how it is read for it.
_READ: dict[Kind, tuple[str, Callable[[Desk, int], object]]] = {
    Kind.APPOINTMENT: ("appointments", appointments.get),
    Kind.SESSION: ("counselling", _session),
    Kind.REFERRAL: ("referrals", referrals.row),
}
# Pages that are told the entry's id alone.
_BY_ID = {Kind.PERSON: "people"}
# Pages on which it is at least to be found.
_PLACES = {
    Kind.FUND: "funds",
    Kind.OFFER: "offers",
    Kind.ATTENDANCE: "offers",
    Kind.VOLUNTEER: "volunteers",
    Kind.HOURS: "volunteers",
    Kind.CENTRE: "admin",
}
_OF_A_DAY = (Kind.VISIT, Kind.AID)


def can_go(context: Context, kind: Kind, entry_id: int | None, day: date | None) -> bool:
    """Whether there is a page that shows it, for whoever works here."""
    if kind is Kind.CASE:
        return entry_id is not None and context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
    if kind in _READ or kind in _BY_ID:
        return entry_id is not None
    return day is not None if kind in _OF_A_DAY else kind in _PLACES


def go_to(context: Context, kind: Kind, entry_id: int | None, day: date | None, owner: QObject) -> None:
    """Open the page that shows it; the entry is read on the worker first."""
    if not can_go(context, kind, entry_id, day):
        return
    if kind is Kind.CASE:
        context.open_page("case", (entry_id, "reports"))
    elif kind in _BY_ID:
        context.open_page(_BY_ID[kind], entry_id)
    elif kind in _OF_A_DAY:
        context.open_page("counter", day if entry_id is None else (kind, entry_id, day))
    elif kind in _READ and entry_id is not None:
        page, read = _READ[kind]

        def on_read(row: Any) -> None:
            context.open_page(page, row)

        context.runner.run(read, context.desk, entry_id, on_done=on_read, owner=owner)
    else:
        context.open_page(_PLACES[kind], None)


def go_to_draft(context: Context, form: str, owner: QWidget) -> None:
    """Go on in a form that was begun, as the button of the drafts does."""

    def on_read(waiting: tuple[DraftRow, ...]) -> None:
        draft = next((row for row in waiting if row.form == form), None)
        if draft is None:
            context.status.tell(
                QCoreApplication.translate(
                    "Drafts", "Der Entwurf ist nicht mehr da: gespeichert oder verworfen."
                )
            )
        elif draft.kind is DraftOf.REPORT_NOTE:
            open_note(context, owner.window(), note_of(form))
        else:
            # Where its form is open, the page goes on with that.
            context.open_page(PAGES[draft.kind], draft if form not in context.drafts.open_forms() else None)

    context.runner.run(context.drafts.service.waiting, on_done=on_read, owner=owner)
