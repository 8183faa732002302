"""Appointment slips as PDF."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.periods import BERLIN, now
from woilmenau_desk.domain.slips import AppointmentSlip, Paper, Place
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.appointments.slip_languages import GERMAN as GERMAN
from woilmenau_desk.services.appointments.slip_languages import languages as languages
from woilmenau_desk.services.appointments.slip_languages import usual_language
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile, Printed, PrintedSlip, printable
from woilmenau_desk.services.readings import reading
from woilmenau_desk.services.value_files import load_centre
from woilmenau_desk.storage import appointments as rows
from woilmenau_desk.storage import colleagues as colleague_rows

if TYPE_CHECKING:
    from woilmenau_desk.documents.slip_words import SlipWords


def slip(desk: Desk, appointment_id: int, language: str | None = None) -> AppointmentSlip:
    """What stands on the slip of an appointment.

    The language is the one asked for, else the appointment's, the person's for print, the person's spoken one; a
    language nobody asked for explicitly and that has no slip yet becomes German. Raises NotFound.
    """
    return _slip(desk, appointment_id, language, centre.settings(desk).place)[0]


def _slip(desk: Desk, appointment_id: int, language: str | None, place: Place) -> tuple[AppointmentSlip, int]:
    """What stands on it, and the version of the appointment that was read."""
    with desk.store.read() as conn:
        row = rows.row(conn, appointment_id)
        reference, changed_at = rows.calendar_marks(conn, appointment_id)
        colleague = colleague_rows.one(conn, row.data.colleague)
        usual = usual_language(conn, row)
    made = AppointmentSlip(
        visitor=row.person_name,
        colleague=row.colleague_name,
        phone=colleague.data.phone if colleague else "",
        starts_at=row.starts_at,
        duration_minutes=row.data.duration_minutes,
        language=language or usual,
        place=place,
        reference=reference,
        changed_at=changed_at,
        changes=row.version - 1,
        cancelled=row.state is AppointmentState.CANCELLED,
        own_place=row.data.place,
        interpreter=row.data.volunteer_id is not None or bool(row.data.helper.strip()),
        bring=_brought(desk, row.data.bring),
    )
    return made, row.version


def _brought(desk: Desk, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What to bring, in the order of the value list; what nobody retired from it knows is told by its own word."""
    listed = desk.values_of(ListName.BRING_ITEMS)
    order = {value.code: number for number, value in enumerate(listed)}
    wanted = sorted(dict.fromkeys(codes), key=lambda code: order.get(code, len(order)))
    return tuple((code, listed.label(code)) for code in wanted)


def slip_pdf(
    desk: Desk, appointment_id: int, language: str | None = None, paper: Paper | None = None
) -> bytes:
    """The slip as it is printed. Raises NotFound or SlipLanguageMissing."""
    return printed_slip(desk, appointment_id, language, paper).pdf


def printed_slip(
    desk: Desk, appointment_id: int, language: str | None = None, paper: Paper | None = None
) -> PrintedSlip:
    """The slip with what whoever prints it should know. Raises NotFound or SlipLanguageMissing."""
    settings = centre.settings(desk)
    content, version = _slip(desk, appointment_id, language, settings.place)
    german, words = slip_phrases.both(desk, content.language)
    made = _render(content, german, words, paper or settings.paper)
    return PrintedSlip(made.pdf, made.remarks, slip=content, version=version)


def sample_slip(language: str, paper: Paper = Paper.A6) -> bytes:
    """A slip of a fictional appointment in the words as shipped, to see what a language looks like.

    Raises SlipLanguageMissing or BrokenSlipFile.
    """
    from woilmenau_desk.documents.slip_words import slip_words  # start-up: only paper needs these languages

    place = load_centre(resources_dir() / "values").place
    content = _sample(language, place, now())
    return _render(content, slip_words(GERMAN), slip_words(language), paper, sample=True).pdf


def preview(
    desk: Desk, language: str, paper: Paper | None = None, trying: Mapping[str, str] | None = None
) -> bytes:
    """The slip of a fictional appointment at this centre, in its own words and with sentences that somebody tries.

    `trying`: texts by "table.phrase". Raises SlipLanguageMissing, BrokenSlipFile or MissingGlyph.
    """
    settings = centre.settings(desk)
    content = _sample(language, settings.place, desk.clock())
    items = tuple(value.code for value in desk.values_of(ListName.BRING_ITEMS) if value.active)
    content = replace(content, bring=_brought(desk, items[:3]), interpreter=True)
    german, words = slip_phrases.both(desk, language, trying)
    return _render(content, german, words, paper or settings.paper, sample=True).pdf


def preview_paper(desk: Desk, language: str, paper: str = "", phrase: str = "", text: str = "") -> PaperFile:
    """The same with its file name, for the editor: with a sentence that somebody tries. Raises BadInput as well."""
    from woilmenau_desk.documents.slip_words import (
        has_its_places,  # start-up: only paper needs these languages
    )

    tried = {phrase: clean_line(text, field="text")} if phrase and has_its_places(phrase, text) else {}
    pdf = preview(desk, language, Paper(paper) if paper else None, tried)
    return PaperFile(pdf, (), f"Muster-{language}.pdf")


def _sample(language: str, place: Place, at: datetime) -> AppointmentSlip:
    half_past_two = at.astimezone(BERLIN).replace(hour=14, minute=30, second=0, microsecond=0)
    return AppointmentSlip(
        visitor="Mira Muster",
        colleague="Caro",
        phone="0176 04069000",
        starts_at=half_past_two,
        duration_minutes=30,
        language=language,
        place=place,
        reference="muster",
    )


def _render(
    content: AppointmentSlip,
    german: "SlipWords",
    words: "SlipWords",
    paper: Paper,
    *,
    sample: bool = False,
) -> Printed:
    from woilmenau_desk.documents.slip import slip_sheet  # start-up: only paper needs it
    from woilmenau_desk.documents.slip_parts import SMALLEST  # start-up: the same

    made = printable(content)
    # The visitor's own letters come first; where they cannot be printed, the reading is all there is.
    slip = replace(made.content, reading=reading(made.content.visitor))
    sheet = slip_sheet(slip, german, words, paper, sample)
    remarks = made.remarks
    if paper is Paper.A6 and sheet.smallest_text() < SMALLEST:
        text = QT_TRANSLATE_NOOP("papers", "Auf A6 wird die Schrift zu klein. Alles passt auf A5.")
        remarks = (*remarks, Sentence("papers", text))
    return Printed(sheet.finish(), remarks)
