"""What happened in some of the visits: counselling sessions with their referrals, and emergency help."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from woilmenau_desk.demo.chances import SLOTS, table
from woilmenau_desk.demo.notes import MATTERS, Matter, note
from woilmenau_desk.demo.visits import PlannedVisit
from woilmenau_desk.domain.aid import AidData
from woilmenau_desk.domain.counselling import Referral, SessionData
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.visits import Reason


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A counselling session within the visit of that number; `data.person_id` is the person's number."""

    visit: int
    occurred_at: datetime  # UTC
    day: date  # local
    counsellor: str
    data: SessionData
    note: str
    follow_up_done: bool


@dataclass(frozen=True, slots=True)
class PlannedAid:
    """An emergency help within the visit of that number; `data.person_id` is the person's number."""

    visit: int
    occurred_at: datetime  # UTC
    day: date  # local
    data: AidData


_MATTERS = table(dict(zip(MATTERS, (16, 9, 14, 9, 8, 7, 8, 7, 5, 4, 6, 4, 1, 4), strict=True)))
_SOMETIMES_TOO = ("official_mail", "social_benefits", "housing", "language", "health", "school")
_OUTCOMES = table(
    {"clarified": 44, "in_progress": 28, "awaiting_answer": 12, "appointment_made": 8, "broken_off": 2}
)
_MINUTES = table({10: 6, 15: 16, 20: 20, 30: 27, 45: 19, 60: 10, 75: 2})
_REFERRAL_STATES = table({"informed": 52, "appointment_made": 24, "accompanied": 10, "accepted": 14})
# To whom the centre sends people with a title: its partner project.
_RECOGNISED = frozenset(
    {"p25_1", "p25_2_refugee", "p25_2_subsidiary", "positive_decision", "p25_3", "family_27_36a"}
)
_DESERVES_A_NOTE = 0.9  # the other talks were shorter than a session


def plan_sessions(
    seed: object, visits: Iterable[PlannedVisit], today: date, opening: Opening
) -> Iterator[PlannedSession]:
    """A session for most of the personal visits with the reason counselling."""
    random = Random(f"{seed}/sessions").random
    for visit in visits:
        if visit.reason != Reason.COUNSELLING or visit.person is None or random() > _DESERVES_A_NOTE:
            continue
        matter = _MATTERS[int(random() * SLOTS)]
        topics = matter.topics
        if random() < 0.2:
            other = _SOMETIMES_TOO[int(random() * len(_SOMETIMES_TOO))]
            topics = topics if other in topics else (*topics, other)
        referral = _referral(matter, visit.status, random)
        follow_up = None
        if random() < 0.42:
            follow_up = visit.day + timedelta(days=5 + int(24 * random()))
            while not opening.is_open_day(follow_up):
                follow_up += timedelta(days=1)
        overdue = follow_up is not None and follow_up > today - timedelta(days=10) and random() < 0.3
        yield PlannedSession(
            visit.number,
            visit.occurred_at,
            visit.day,
            visit.logged_by,
            SessionData(
                person_id=visit.person,
                topics=topics,
                duration_minutes=_MINUTES[int(random() * SLOTS)],
                outcome="referred" if referral else _OUTCOMES[int(random() * SLOTS)],
                interpreting=visit.interpreting,
                follow_up_on=follow_up,
                referral=referral,
            ),
            note(matter, random),
            follow_up is not None and follow_up < today and not overdue,
        )


def _referral(matter: Matter, status: str | None, random: Callable[[], float]) -> Referral | None:
    recognised = status in _RECOGNISED
    if random() > (0.5 if recognised else 0.14):
        return None
    target = "soberi" if recognised and random() < 0.8 else matter.target
    return Referral(target, _REFERRAL_STATES[int(random() * SLOTS)])


_AID = table(
    {
        "food_voucher": 28, "clothing": 19, "hygiene": 14, "ticket": 11, "money": 4, "medical": 6, "shelter": 2,
        "phone_sim": 7, "children": 7, "other": 2,
    }
)  # fmt: skip
_AMOUNTS = {  # cents a piece
    "food_voucher": table({1000: 3, 1500: 3, 2000: 4}),
    "ticket": table({260: 5, 520: 3, 1180: 2}),
    "money": table({500: 2, 1000: 3, 2000: 1}),
}


def plan_aid(seed: object, visits: Iterable[PlannedVisit]) -> Iterator[PlannedAid]:
    """The help given in every visit with the reason emergency aid."""
    random = Random(f"{seed}/aid").random
    for visit in visits:
        if visit.reason != Reason.EMERGENCY_AID:
            continue
        kind = _AID[int(random() * SLOTS)]
        count = 1 + int(3 * random() * random())
        amounts = _AMOUNTS.get(kind)
        yield PlannedAid(
            visit.number,
            visit.occurred_at,
            visit.day,
            AidData(
                kind=kind,
                count=count,
                amount_cents=count * amounts[int(random() * SLOTS)] if amounts else None,
                person_id=visit.person,
                recipients=visit.group_size + visit.adults + visit.children,
                given_by=visit.logged_by,
            ),
        )
