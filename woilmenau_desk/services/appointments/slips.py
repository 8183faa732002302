"""Appointment slips as PDF."""

from dataclasses import replace

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.documents.slip_files import GERMAN as GERMAN
from woilmenau_desk.documents.slip_files import available_slip_languages
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.periods import BERLIN, now
from woilmenau_desk.domain.slips import AppointmentSlip, Paper
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import Printed, printable
from woilmenau_desk.services.readings import reading
from woilmenau_desk.services.value_files import load_centre
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage.people import people as person_rows


def slip(desk: Desk, appointment_id: int, language: str | None = None) -> AppointmentSlip:
    """What stands on the slip of an appointment.

    The language is the one asked for, else the appointment's, the person's for print, the person's spoken one; a
    language nobody asked for explicitly and that has no slip yet becomes German. Raises NotFound.
    """
    with desk.store.read() as conn:
        row = rows.row(conn, appointment_id)
        reference, changed_at = rows.calendar_marks(conn, appointment_id)
        colleague = colleague_rows.one(conn, row.data.colleague)
        person = person_rows.card(conn, row.data.person_id).data
    known = languages()
    wished = (row.data.language, person.print_language, person.language)
    return AppointmentSlip(
        visitor=row.person_name,
        colleague=row.colleague_name,
        phone=colleague.data.phone if colleague else "",
        starts_at=row.starts_at,
        duration_minutes=row.data.duration_minutes,
        language=language or next((code for code in wished if code in known), GERMAN),
        place=centre.settings(desk).place,
        reference=reference,
        changed_at=changed_at,
        changes=row.version - 1,
        cancelled=row.state is AppointmentState.CANCELLED,
    )


def slip_pdf(
    desk: Desk, appointment_id: int, language: str | None = None, paper: Paper | None = None
) -> bytes:
    """The slip as it is printed. Raises NotFound or SlipLanguageMissing."""
    return printed_slip(desk, appointment_id, language, paper).pdf


def printed_slip(
    desk: Desk, appointment_id: int, language: str | None = None, paper: Paper | None = None
) -> Printed:
    """The slip with what whoever prints it should know. Raises NotFound or SlipLanguageMissing."""
    content = slip(desk, appointment_id, language)
    return _render(content, paper or centre.settings(desk).paper)


def sample_slip(language: str, paper: Paper = Paper.A6) -> bytes:
    """A slip of a fictional appointment, to see what a language looks like. Raises SlipLanguageMissing."""
    half_past_two = now().astimezone(BERLIN).replace(hour=14, minute=30, second=0, microsecond=0)
    content = AppointmentSlip(
        visitor="Mira Muster",
        colleague="Caro",
        phone="0176 04069000",
        starts_at=half_past_two,
        duration_minutes=30,
        language=language,
        place=load_centre(resources_dir() / "values").place,
        reference="muster",
    )
    return _render(content, paper, sample=True).pdf


def languages() -> tuple[str, ...]:
    """The languages a slip can be printed in, German included."""
    return available_slip_languages()


def _render(content: AppointmentSlip, paper: Paper, *, sample: bool = False) -> Printed:
    from woilmenau_desk.documents.slip import render_slip  # start-up: only paper needs it

    made = printable(content)
    # The visitor's own letters come first; where they cannot be printed, the reading is all there is.
    slip = replace(made.content, reading=reading(made.content.visitor))
    return Printed(render_slip(slip, paper, sample=sample), made.remarks)
