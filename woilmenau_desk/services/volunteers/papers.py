"""The papers of volunteers: the funder's hours sheet, their own coded sheets, proof of voluntary work, the month's roster.

Each reads one moment's state and answers with bytes and what the file is to be called; nothing is on a disk before
somebody saves it.
"""

from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import HoursRow
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.hours import SheetOfMonth
from woilmenau_desk.domain.periods import BEGINNING, Month, check_date
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteer_papers import (
    HoursLine,
    HoursSheet,
    RoleTold,
    RosterMonth,
    TrainingTold,
    VolunteeringCertificate,
    VolunteerSheet,
    VolunteerSheets,
)
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.services.readings import reading
from woilmenau_desk.services.volunteers import hours, proofs, roster, volunteers


def hours_sheet(desk: Desk, month: Month, funder: str | None = None) -> PaperFile:
    """The volunteers' hours of a month for a funder, the first one by default.

    It names volunteers, and no visitor: of what was done it tells the role and the offer, never whom it was done for.
    Raises NotAllowed, or BadInput for an unknown funder.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.snapshot():
        chosen = funders.chosen(funders.funders(desk), funder, month.first, month.last)
        found = proofs.sheets(desk, month.first, month.last)
        lines = tuple(_line(desk, row) for sheet in found for row in sheet.lines)
        place = centre.settings(desk).place
    made = printable(
        HoursSheet(
            centre=place.name,
            month=month,
            lines=lines,
            made_on=desk.today(),
            project=chosen.project,
            file_number=chosen.file_number,
            funder="" if chosen == funders.NOBODY.data else chosen.name,
        )
    )
    from woilmenau_desk.documents.hours_sheet import render_hours_sheet  # start-up: only paper needs it

    return PaperFile(render_hours_sheet(made.content), made.remarks, f"Stundennachweis-{month}.pdf")


def _line(desk: Desk, row: HoursRow) -> HoursLine:
    data = row.data
    return HoursLine(
        name=row.volunteer_name,
        on=data.on,
        minutes=data.minutes,
        role=_role_word(desk, data.role, data.on),
        area=_area_word(desk, data.role, data.on),
        preparation=data.preparation,
        # Without an offer it says for whom it was done: that is a visitor's name.
        about=row.about if data.offer_id is not None else "",
        who=data.volunteer_id,
    )


def _role_word(desk: Desk, role: str, day: date) -> str:
    return desk.values_of(ListName.VOLUNTEER_ROLES, day).label(role)


def _area_word(desk: Desk, role: str, day: date) -> str:
    """The field of a role as it was on a day; empty where it has none."""
    value = desk.values_of(ListName.VOLUNTEER_ROLES, day).get(role)
    code = None if value is None else value.extra.get("area")
    return desk.values_of(ListName.VOLUNTEER_AREAS, day).label(str(code)) if code else ""


def volunteer_sheets(
    desk: Desk, month: Month, volunteer_id: int | None = None, named: bool = False
) -> PaperFile:
    """The empty sheets of a month to be filled in by hand and typed back by code: of everybody who is there, or of one.

    Without names, which is how they may lie about, a page before them tells whose code is which. Raises NotAllowed, or
    NotFound where there is nobody to print one for.
    """
    found = [sheet for sheet in hours.codes_for(desk, month) if volunteer_id in (None, sheet.volunteer_id)]
    if not found:
        if volunteer_id is not None:
            raise NotFound
        text = QT_TRANSLATE_NOOP("errors", "Im {month} ist niemand im Ehrenamt da.")
        raise BadInput("month", Sentence("errors", text, {"month": month.said()}))
    place = centre.settings(desk).place
    names = (
        () if named or volunteer_id is not None else tuple((one.code, one.volunteer_name) for one in found)
    )
    sheets = tuple(_own_sheet(desk, one, place.name, named) for one in found)
    made = printable(VolunteerSheets(sheets, names))
    from woilmenau_desk.documents.hours_sheet import render_volunteer_sheets  # start-up: only paper needs it

    return PaperFile(render_volunteer_sheets(made.content), made.remarks, f"Stundenzettel-{month}.pdf")


def _own_sheet(desk: Desk, sheet: SheetOfMonth, place: str, named: bool) -> VolunteerSheet:
    return VolunteerSheet(
        centre=place,
        month=sheet.month,
        code=sheet.code,
        name=sheet.volunteer_name if named else "",
        roles=tuple(_role_word(desk, role, sheet.month.last) for role in sheet.roles),
        made_on=desk.today(),
    )


def volunteering_certificate(
    desk: Desk, volunteer_id: int, first: date | None = None, last: date | None = None
) -> PaperFile:
    """Proof of what somebody did between two days, by default from their first day on.

    Raises NotAllowed, NotFound, BadInput.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    today = desk.today()
    with desk.snapshot():
        who = volunteers.get(desk, volunteer_id)
        begins = first or who.data.started_on or _first_hour(desk, volunteer_id) or today
        proof = proofs.proof(desk, volunteer_id, begins, last or max(today, begins))
        lines = hours.between(desk, proof.first, proof.last, volunteer_id)
        levels = desk.values_of(ListName.LEVELS, proof.last)
        languages = desk.values_of(ListName.LANGUAGES, proof.last)
        told = tuple(_role_told(desk, who, role, lines, proof.last) for role in proof.roles)
        place = centre.settings(desk).place
    ended = who.data.ended_on is not None and who.data.ended_on <= proof.last
    goes_on = last is None and not ended
    made = printable(
        VolunteeringCertificate(
            place=place,
            name=proof.name,
            first=proof.begun or begins,
            last=None if goes_on else proof.ended or proof.last,
            minutes=proof.minutes,
            made_on=today,
            reading=reading(proof.name),
            roles=told,
            skills=proof.skills,
            languages=tuple(
                languages.label(code) + (f" ({levels.label(level)})" if level else "")
                for code, level in proof.languages
            ),
            trainings=tuple(TrainingTold(one.title, one.on, one.half_units) for one in proof.trainings),
        )
    )
    from woilmenau_desk.documents.volunteering_certificate import (  # start-up: only paper needs it
        render_volunteering_certificate,
    )

    return PaperFile(render_volunteering_certificate(made.content), made.remarks, f"Nachweis-{today}.pdf")


def _first_hour(desk: Desk, volunteer_id: int) -> date | None:
    found = hours.between(desk, BEGINNING, desk.today(), volunteer_id)
    return min((row.data.on for row in found), default=None)


def _role_told(desk: Desk, who: VolunteerRow, role: str, lines: tuple[HoursRow, ...], last: date) -> RoleTold:
    spans = [span for span in who.roles if span.role == role]
    firsts = [span.first for span in spans if span.first is not None]
    lasts = [span.last for span in spans]
    served = [row.data for row in lines if row.data.role == role]
    begun = min(firsts) if firsts else min((data.on for data in served), default=who.data.started_on)
    ended = None if not lasts or None in lasts else max(day for day in lasts if day is not None)
    return RoleTold(
        role=_role_word(desk, role, last),
        area=_area_word(desk, role, last),
        first=begun,
        last=ended if ended is not None and ended <= last else None,
        minutes=sum(data.minutes for data in served),
    )


def roster_month(desk: Desk, month: Month) -> PaperFile:
    """Who opens when in a month, with the gaps. Of volunteers it tells what the counter may see. Raises NotAllowed."""
    desk.actor.require(Right.SEE_ROSTER)
    check_date(month.first, field="month")
    with desk.snapshot():
        days = roster.days(desk, month.first, month.last)
        place = centre.settings(desk).place
    made = printable(RosterMonth(place.name, month, days, desk.today()))
    from woilmenau_desk.documents.roster_month import render_roster_month  # start-up: only paper needs it

    return PaperFile(render_roster_month(made.content), made.remarks, f"Dienstplan-{month}.pdf")
