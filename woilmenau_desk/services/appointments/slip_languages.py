"""In which language a slip is printed; apart from the slip itself, which needs fonts and the reading of names."""

from woilmenau_desk.documents.slip_files import GERMAN as GERMAN
from woilmenau_desk.documents.slip_files import available_slip_languages
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.storage.people import people as person_rows
from woilmenau_desk.storage.store import Connection


def languages() -> tuple[str, ...]:
    """The languages a slip can be printed in, German included."""
    return available_slip_languages()


def usual_language(conn: Connection, row: AppointmentRow) -> str:
    """The language of a slip for which nobody asked for another one. Raises NotFound."""
    person = person_rows.data(conn, row.data.person_id)
    known = languages()
    wished = (row.data.language, person.print_language, person.language)
    return next((code for code in wished if code in known), GERMAN)
