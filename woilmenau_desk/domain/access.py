"""Who may do what: three roles and their rights."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from woilmenau_desk.domain.errors import NotAllowed
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class Role(StrEnum):
    """Leitung, Beratung, Theke."""

    LEAD = "lead"
    COUNSELLOR = "counsellor"
    COUNTER = "counter"


class Right(StrEnum):
    """What an action needs."""

    LOG_VISITS = "log_visits"
    EDIT_PEOPLE = "edit_people"
    MERGE_PEOPLE = "merge_people"  # two records of one person into one
    IMPORT_PEOPLE = "import_people"  # many records at once, out of a file
    GIVE_AID = "give_aid"
    BOOK_APPOINTMENTS = "book_appointments"
    FORCE_BOOKING = "force_booking"  # book beside another, with a reason
    RUN_QUEUE = "run_queue"  # who waits, call the next
    SEE_SESSIONS = "see_sessions"  # that a session took place; never its text
    CONFIDENTIAL_NOTES = (
        "confidential_notes"  # cases, sessions and their texts, follow-ups, deadlines, text search
    )
    MAKE_REFERRALS = "make_referrals"  # send somebody on with a slip; close the loop by its code
    RESTRICT_CASES = "restrict_cases"  # name who alone reads a case; who is named decides, and the sheet
    SEE_READINGS = "see_readings"  # who read which note when
    EDIT_FUNDS = "edit_funds"
    SEE_STATUS = (
        "see_status"  # somebody's residence status and benefits; entering them with a new person needs none
    )
    MAKE_REPORTS = "make_reports"  # count, write, close
    NOTE_FOR_REPORT = "note_for_report"  # drop in a note while it happens
    RUN_OFFERS = "run_offers"  # enrol somebody, take the roll call
    EDIT_OFFERS = "edit_offers"
    SEE_ROSTER = "see_roster"  # who opens when; of volunteers first name, languages, telephone
    EDIT_ROSTER = "edit_roster"
    MANAGE_VOLUNTEERS = "manage_volunteers"
    LINK_VOLUNTEERS = "link_volunteers"  # that a volunteer is a visitor, too
    EDIT_CENTRE = "edit_centre"
    MANAGE_USERS = "manage_users"


_COUNTER = frozenset(
    {
        Right.LOG_VISITS,
        Right.EDIT_PEOPLE,
        Right.GIVE_AID,
        Right.BOOK_APPOINTMENTS,
        Right.RUN_QUEUE,
        Right.SEE_SESSIONS,
        Right.MAKE_REFERRALS,
        Right.RUN_OFFERS,
        Right.SEE_ROSTER,
        Right.NOTE_FOR_REPORT,
    }
)
_COUNSELLOR = _COUNTER | {
    Right.MERGE_PEOPLE,
    Right.IMPORT_PEOPLE,
    Right.CONFIDENTIAL_NOTES,
    Right.RESTRICT_CASES,
    Right.SEE_STATUS,
    Right.MAKE_REPORTS,
    Right.EDIT_OFFERS,
    Right.EDIT_ROSTER,
    Right.MANAGE_VOLUNTEERS,
}
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.COUNTER: _COUNTER,
    Role.COUNSELLOR: _COUNSELLOR,
    Role.LEAD: frozenset(Right),
}

ROLE_NAMES: Mapping[Role, str] = {
    Role.LEAD: QT_TRANSLATE_NOOP("roles", "Leitung"),
    Role.COUNSELLOR: QT_TRANSLATE_NOOP("roles", "Beratung"),
    Role.COUNTER: QT_TRANSLATE_NOOP("roles", "Theke"),
}

# Said at the login where the audit trail is not what it was when it was last sealed.
TRAIL_DOUBTED = Sentence(
    "said",
    QT_TRANSLATE_NOOP(
        "said",
        "Im Änderungsprotokoll stimmt etwas nicht. Bitte unter „Prüfen, Zurückspielen“ die Ablage prüfen und die letzte "
        "Sicherung aufheben.",
    ),
)

# As the audit trail says that a login found an older state of the store than was last seen.
STORE_IS_OLDER = "store is older"
# What the trail says of a log that was set aside, and mended where that was possible.
LOG_MENDED = "log mended"
# At the end of what it says of either, where it was found by somebody who was not logged in.
AT_THE_DOOR = ":door"

# Stands in the trail for whoever came with the recovery code and named no access.
BY_CODE = "recovery code"

VAULT_ROLES = frozenset({Role.LEAD, Role.COUNSELLOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it. `name` is the login, `display_name` what colleagues call them."""

    name: str
    role: Role
    display_name: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role holds the right."""
        return right in RIGHTS[self.role]

    def require(self, right: Right) -> None:
        """Raises NotAllowed unless the role holds the right."""
        if not self.may(right):
            roles = [ROLE_NAMES[role] for role in Role if right in RIGHTS[role]]
            raise NotAllowed(roles=" / ".join(roles))
