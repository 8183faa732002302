"""What somebody began to type and did not save, as a list shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.follow_ups import FollowUpRow
from woilmenau_desk.domain.offers import EnrolmentRow, OfferRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.referrals import ReferralRow
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.domain.volunteers import VolunteerRow

# The field of a draft that tells for whom the form is: [id, name, …], null for nobody in particular.
PERSON_FIELD = "person_id"


class DraftOf(StrEnum):
    """The forms in which a draft may wait to be found again."""

    PERSON = "person"
    APPOINTMENT = "appointment"
    SESSION = "session"
    AMENDMENT = "amendment"  # to the note of a session
    FOLLOW_UP = "follow_up"
    VISIT = "visit"
    AID = "aid"
    OFFER = "offer"
    ENROLMENT = "enrolment"
    OFFER_SESSION = "offer_session"
    VOLUNTEER = "volunteer"  # every form about one
    ROSTER = "roster"  # every form of it
    TIMES = "times"  # when colleagues can be booked, and when not
    CASE = "case"  # every form about one
    DOCUMENT = "document"
    REFERRAL = "referral"  # made, or answered
    DEADLINE = "deadline"
    FUND = "fund"  # every form about one
    REPORT_NOTE = "report_note"  # for the report, new or changed
    REPORT_TEXT = "report_text"  # under a question of the report


DraftedEntry = (
    VisitRow
    | AppointmentRow
    | SessionRow
    | FollowUpRow
    | OfferRow
    | EnrolmentRow
    | VolunteerRow
    | CaseRow
    | ReferralRow
    | DeadlineRow
)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft: in which form, of whom, and when it was kept (local). Nothing else of what was typed.

    `person` is whom the form is for, `entry` what it changes; both are as they stand now. `name` is what to call
    it by: the person's name, or of somebody new the one typed; empty for nobody in particular.
    """

    form: str
    kind: DraftOf
    kept_at: datetime
    name: str = ""
    person: PersonRow | None = None
    entry: DraftedEntry | None = None
