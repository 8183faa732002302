"""Referrals (Verweise): a visitor is sent on to a named target, and comes back, or not."""

from dataclasses import dataclass, replace
from datetime import date

from woilmenau_desk.domain import text

REASON_LENGTH = 300
CODE_LENGTH = 4
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is read for something else: no I, O, 0, 1
OPEN_STATES = ("informed", "appointment_made", "accompanied")
"""States after which news is still awaited; codes of resources/values/referral_states.toml."""


@dataclass(frozen=True, slots=True)
class ReferralData:
    """What is entered of a referral. Target and reason are sealed."""

    target: str
    state: str = "informed"
    person_id: int | None = None
    reason: str = ""
    session_id: int | None = None
    case_id: int | None = None
    consent: bool = False  # the person agreed that personal data are passed on; asked for, never preset

    def checked(self) -> "ReferralData":
        """The same with its reason cleaned. Raises BadInput."""
        return replace(self, reason=text.clean_text(self.reason, field="reason", limit=REASON_LENGTH))


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral as lists show it. The counter has neither target nor reason of those that others made."""

    id: int
    on: date
    state: str
    code: str
    person_id: int | None = None
    person_name: str | None = None
    target: str | None = None
    reason: str = ""
    made_by: str = ""
    session_id: int | None = None
    case_id: int | None = None
    consent_on: date | None = None
    answered_on: date | None = None
    hidden: bool = False
    voided: bool = False
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether news of it is still awaited."""
        return not self.voided and self.state in OPEN_STATES
