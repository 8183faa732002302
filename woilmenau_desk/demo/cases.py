"""The counselling cases of the fictional centre: one over a year with everything in it, and a few lighter ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from woilmenau_desk.demo.counselling import PlannedSession
from woilmenau_desk.demo.funds import VOUCHERS, paying_since
from woilmenau_desk.demo.people import PlannedPerson
from woilmenau_desk.demo.staff import LAWYER_PHONE
from woilmenau_desk.domain.aid import AidData
from woilmenau_desk.domain.cases import CaseData, CaseState
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.follow_ups import Every, FollowUpData, working_day
from woilmenau_desk.domain.households import MemberData
from woilmenau_desk.domain.referrals import ReferralData

A_YEAR: Final = timedelta(days=400)  # so far back goes the longest case
_GROWN_UP: Final = 18
_OLD_ENOUGH: Final = 20
_LEAST_SESSIONS: Final = 2
_OTHERS: Final = 6  # cases besides the one over a year
_COUNTER: Final = "theke"


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A paper that was noted on a day."""

    title: str
    noted_on: date
    runs_out_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedReferral:
    """A referral that was made on a day; in `data` the numbers are the plan's."""

    data: ReferralData
    on: date
    made_by: str


@dataclass(frozen=True, slots=True)
class PlannedHelp:
    """A help that was paid from a fund, at noon of a day; `fund` is its number."""

    data: AidData
    on: date
    fund: int


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A case with what belongs to it. People and sessions are the plan's numbers, and so are cases in what follows."""

    data: CaseData
    opened_on: date
    opened_by: str
    sessions: tuple[int, ...]
    state: CaseState = CaseState.OPEN
    closed: tuple[tuple[date, str, str], ...] = ()  # day, outcome, remark
    reopened: tuple[date, ...] = ()
    rested_on: date | None = None
    restricted_to: tuple[str, ...] = ()
    papers: tuple[PlannedPaper, ...] = ()
    deadlines: tuple[DeadlineData, ...] = ()
    follow_ups: tuple[FollowUpData, ...] = ()
    referrals: tuple[PlannedReferral, ...] = ()
    help: tuple[PlannedHelp, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """How somebody belongs to their household."""

    person: int
    data: MemberData


@dataclass(frozen=True, slots=True)
class PlannedCases:
    """The cases, the families that they reach, and what the counter passed on."""

    cases: tuple[PlannedCase, ...] = ()
    members: tuple[PlannedMember, ...] = ()
    counter_referrals: tuple[PlannedReferral, ...] = ()


Numbered = tuple[int, PlannedSession]
_Of = Mapping[int, Sequence[Numbered]]


def plan_cases(recent: Iterable[Numbered], people: Sequence[PlannedPerson], today: date) -> PlannedCases:
    """The cases of those who were counselled most; `recent`: the sessions of `A_YEAR` with their numbers, in order.

    `people` stand in the order of their numbers, from 1. In a centre with few visits there are fewer cases, or none.
    """
    held: defaultdict[int, list[Numbered]] = defaultdict(list)
    for number, session in recent:
        held[session.data.person_id].append((number, session))
    often = [
        person
        for person, sessions in sorted(held.items(), key=lambda one: (-len(one[1]), one[0]))
        if len(sessions) >= _LEAST_SESSIONS and _age(people[person - 1], today) >= _OLD_ENOUGH
    ]
    families = _families(people)
    with_family = [person for person in often if len(_family(person, families, people)) > 1]
    if not with_family:
        return PlannedCases()
    first = with_family[0]
    living = people[first - 1].household
    planned = [
        replace(
            _over_a_year(first, family := _family(first, families, people), held, today),
            help=(_vouchers(first, len(family), living, today),),
        )
    ]
    second = next((one for one in with_family[1:] if people[one - 1].household != living), None)
    heads = [first]
    if second is not None:
        heads.append(second)
        planned.append(_of_a_household(second, _family(second, families, people), held, today))
    taken = {one for head in heads for one in _family(head, families, people)}
    alone = [one for one in often if one not in taken][:_OTHERS]
    planned += _lighter(alone, held)
    members = [one for head in heads for one in _members(_family(head, families, people), people, today)]
    return PlannedCases(tuple(planned), tuple(members), tuple(_passed_on(alone, today)))


# -- families


def _families(people: Sequence[PlannedPerson]) -> Mapping[int, Sequence[int]]:
    families: defaultdict[int, list[int]] = defaultdict(list)
    for person in people:
        if person.household is not None:
            families[person.household].append(person.number)
    return families


def _family(
    person: int, families: Mapping[int, Sequence[int]], people: Sequence[PlannedPerson]
) -> tuple[int, ...]:
    """Somebody and who lives with them."""
    household = people[person - 1].household
    mates = () if household is None else families[household]
    return (person, *(one for one in mates if one != person))


def _members(
    family: tuple[int, ...], people: Sequence[PlannedPerson], today: date
) -> Iterable[PlannedMember]:
    """Who is a parent, a partner, a child, and who has the custody of the children."""
    head, *others = family
    grown_up = [head, *(one for one in others if _age(people[one - 1], today) >= _GROWN_UP)]
    has_children = len(grown_up) < len(family)
    for person in family:
        since = people[person - 1].registered_at.date()
        if person == head:
            relation = "parent" if has_children else "partner"
            yield PlannedMember(person, MemberData(relation, since))
        elif person in grown_up:
            yield PlannedMember(person, MemberData("partner" if person == grown_up[1] else "relative", since))
        else:
            yield PlannedMember(person, MemberData("child", since, None, tuple(grown_up[:2])))


def _age(person: PlannedPerson, today: date) -> int:
    return 0 if person.data.birth_year is None else today.year - person.data.birth_year


# -- cases


def _over_a_year(person: int, family: tuple[int, ...], held: _Of, today: date) -> PlannedCase:
    """The one that the tour opens: closed when all seemed clear, and opened again when the next letter came."""
    sessions = held[person]
    days = [session.day for _number, session in sessions]
    before, behind = max(pairwise(days), key=lambda pair: pair[1] - pair[0])
    colleague = sessions[-1][1].counsellor
    other = next((one.counsellor for _number, one in sessions if one.counsellor != colleague), colleague)
    return PlannedCase(
        CaseData(
            person,
            aims="Sichere Wohnung für die Familie, Kurs ab Frühjahr, alle Papiere rechtzeitig verlängert.",
            responsible=colleague,
            reached=len(family),
            members=family[1:],
            lawyer="Kanzlei Birnbaum und Zwiebel (erfunden)",
            lawyer_phone=LAWYER_PHONE,
        ),
        days[0],
        sessions[0][1].counsellor,
        tuple(number for number, _session in sessions),
        closed=((before, "clarified", "Wohnung gefunden, Leistungen laufen. Kommt wieder, wenn Post da ist."),)
        if before < behind
        else (),
        reopened=(behind,) if before < behind else (),
        papers=(
            PlannedPaper("Mietvertrag", days[0]),
            PlannedPaper("Bescheinigung für das Sozialticket", days[-1], today + timedelta(days=33)),
        ),
        deadlines=(
            DeadlineData(person, today - timedelta(days=5), "2 Wochen", "request", "Kontoauszüge nachreichen"),
        ),
        follow_ups=(
            FollowUpData(
                person,
                working_day(today - timedelta(days=3)),
                "Ist die Antwort vom Amt da?",
                colleague,
            ),
            FollowUpData(
                person,
                working_day(today + timedelta(days=8)),
                "Bescheid des neuen Monats ansehen",
                other,
                every=Every.MONTH,
            ),
        ),
        referrals=(
            _referral(person, "vhs", "accepted", days[0] + timedelta(days=7), other, today, reason="Kursplatz ab Frühjahr"),
            _referral(person, "district_office", "came_back", before, other, today),
            _referral(
                person, "refugee_law_clinic", "appointment_made", today - timedelta(days=12), colleague, today,
                reason="Fragen zum Ablauf", consent=True,
            ),
        ),
    )  # fmt: skip


def _of_a_household(person: int, family: tuple[int, ...], held: _Of, today: date) -> PlannedCase:
    case = _light(
        person, held, "Kita und Schule für die Kinder, danach ein Kurs mit Kinderbetreuung für die Mutter."
    )
    colleague = case.data.responsible
    return replace(
        case,
        data=replace(case.data, for_household=True, reached=len(family), members=family[1:]),
        follow_ups=(
            FollowUpData(person, working_day(today + timedelta(days=15)), "Platz in der Kita?", colleague),
        ),
        referrals=(
            _referral(
                person, "kindersprachbruecke", "informed", today - timedelta(days=20), colleague, today
            ),
        ),
    )


def _lighter(people: Sequence[int], held: _Of) -> Iterable[PlannedCase]:
    """One that rests, closed ones, one that Caro alone reads, and some that go on."""
    for place, person in enumerate(people):
        case = _light(person, held, _AIMS[place % len(_AIMS)])
        last = held[person][-1][1].day
        if place == 0:
            case = replace(case, state=CaseState.RESTING, rested_on=last)
        elif place in {1, 4}:
            case = replace(
                case,
                state=CaseState.CLOSED,
                closed=((last, "clarified" if place == 1 else "referred", ""),),
            )
        elif place == 2:
            case = replace(case, data=replace(case.data, responsible="caro"), restricted_to=("caro",))
        yield case


_AIMS: Final = (
    "Arbeitsstelle mit Anerkennung des Abschlusses.",
    "Schulden geordnet, Ratenzahlung vereinbart.",
    "Ruhiger Ort zum Wohnen.",
    "Deutschkurs am Vormittag.",
    "Kindergeld und Wohngeld beantragt.",
    "Facharzt gefunden, Sprachmittlung geregelt.",
)


def _light(person: int, held: _Of, aims: str) -> PlannedCase:
    sessions = held[person]
    colleague = sessions[-1][1].counsellor
    return PlannedCase(
        CaseData(person, aims=aims, responsible=colleague),
        sessions[0][1].day,
        sessions[0][1].counsellor,
        tuple(number for number, _session in sessions),
    )


# -- what follows from a talk


def _referral(
    person: int,
    target: str,
    state: str,
    on: date,
    made_by: str,
    today: date,
    *,
    reason: str = "",
    consent: bool = False,
) -> PlannedReferral:
    data = ReferralData(target, state, person, reason, consent=consent)
    return PlannedReferral(data, min(on, today), made_by)


def _vouchers(person: int, recipients: int, household: int | None, today: date) -> PlannedHelp:
    """What the counter gave the family last week, from the fund of vouchers."""
    day = max(_worked_before(today, 4), paying_since(today))
    data = AidData("food_voucher", 2, 4000, person, recipients, _COUNTER, household_id=household)
    return PlannedHelp(data, day, VOUCHERS)


def _worked_before(today: date, days: int) -> date:
    day = today - timedelta(days=days)
    while day != working_day(day):
        day -= timedelta(days=1)
    return day


def _passed_on(people: Sequence[int], today: date) -> Iterable[PlannedReferral]:
    """What the counter passed on by itself, beside any case."""
    days = (9, 5, 2)
    what = (("food_bank", "came_back"), ("womens_family_centre", "informed"), ("food_bank", "informed"))
    for person, ago, (target, state) in zip(people[3:], days, what, strict=False):
        yield _referral(person, target, state, _worked_before(today, ago), _COUNTER, today)
