"""What hangs on a session of an offer: whether somebody was there, and whether its row is named anywhere."""

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from woilmenau_desk.domain.offers import AttendanceState
from woilmenau_desk.storage.tables.offers import Attendance, ChildInCare, Enrolment, OfferSession, RowCode
from woilmenau_desk.storage.tables.volunteers import VolunteerTraining

_HEADS = (OfferSession.anonymous_adults > 0) | (OfferSession.anonymous_children > 0)


def somebody_was_there(conn: Connection, session_id: int) -> bool:
    """Whether somebody came to a session: by name, a volunteer, a child, or without a name."""
    came = Attendance.state == AttendanceState.CAME.value
    return _any(
        conn,
        exists().where(Attendance.session_id == session_id, came),
        exists().where(VolunteerTraining.session_id == session_id, VolunteerTraining.came),
        exists().where(ChildInCare.session_id == session_id, ChildInCare.voided_at.is_(None)),
        exists().where(OfferSession.id == session_id, _HEADS),
    )


def is_used(conn: Connection, session_id: int) -> bool:
    """Whether anything was entered at a session or printed of it, so that its row has to stay."""
    return _any(
        conn,
        *(
            exists().where(table.session_id == session_id)
            for table in (Attendance, VolunteerTraining, ChildInCare, RowCode)
        ),
        exists().where(OfferSession.id == session_id, _HEADS),
    )


def offer_is_used(conn: Connection, offer_id: int) -> bool:
    """Whether anybody was ever enrolled in an offer, or anything was entered at a session of it."""
    of_it = OfferSession.offer_id == offer_id
    return _any(
        conn,
        exists().where(Enrolment.offer_id == offer_id),
        *(
            exists().where(table.session_id == OfferSession.id, of_it)
            for table in (Attendance, VolunteerTraining, ChildInCare)
        ),
        exists().where(of_it, _HEADS),
    )


def _any(conn: Connection, *ways: ColumnElement[bool]) -> bool:
    return bool(conn.execute(select(or_(*ways))).scalar())
