"""What papers of offers ask of the store and nothing else does."""

from datetime import date

from sqlalchemy import Connection, select

from woilmenau_desk.domain.offers import AttendanceState
from woilmenau_desk.storage.tables.offers import Attendance, OfferSession


def attended(conn: Connection, offer_id: int, person_id: int) -> dict[int, date]:
    """The sessions of an offer that somebody came to, with their days."""
    query = (
        select(OfferSession.id, OfferSession.on_day)
        .join(Attendance, Attendance.session_id == OfferSession.id)
        .where(
            OfferSession.offer_id == offer_id,
            Attendance.person_id == person_id,
            Attendance.state == AttendanceState.CAME.value,
        )
    )
    return {row.id: row.on_day for row in conn.execute(query)}
