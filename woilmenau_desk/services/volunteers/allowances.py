"""Allowances of volunteers, and how much of a year's limits they use (EStG § 3 Nr. 26, 26a)."""

from collections import defaultdict
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import AllowanceData, AllowanceRow, AllowanceTotal
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR, check_date
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import hours as rows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.volunteers_at_work import helper

MOST_CENTS = 1_000_000  # 10,000 euros at once: three times the larger limit of a whole year


def pay(desk: Desk, data: AllowanceData) -> Done[AllowanceRow]:
    """Write down an allowance that was paid. Raises NotAllowed, BadInput, NotFound, DiskFull.

    More than the limit of its year, or both rules for the same role, is said and not refused: then it is taxed.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    known_code(desk, ListName.ALLOWANCE_RULES, data.rule, "rule")
    known_code(desk, ListName.VOLUNTEER_ROLES, data.role, "role")
    check_date(data.on, field="on")
    if not 0 < data.amount_cents <= MOST_CENTS:
        text = QT_TRANSLATE_NOOP("errors", "{amount} können nicht stimmen.")
        raise BadInput("amount_cents", Sentence("errors", text, {"amount": euros(data.amount_cents)}))
    with desk.writing() as uow:
        helper(uow.conn, data.volunteer_id)
        row = rows.allowance(uow.conn, rows.pay(uow, data))
        total = next(
            total
            for total in _totals(desk, uow.conn, data.on.year, data.volunteer_id)
            if total.rule == data.rule
        )
        return desk.finish(uow, row, _said(desk, row, total))


def void(desk: Desk, allowance_id: int, version: int) -> Done[AllowanceRow]:
    """It was not paid after all. Raises NotAllowed, ChangedMeanwhile, NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.void(uow, allowance_id, version)
        row = rows.allowance(uow.conn, allowance_id)
        text = QT_TRANSLATE_NOOP("said", "Pauschale gestrichen: {amount}, {name}")
        shown = {"amount": euros(row.data.amount_cents), "name": row.volunteer_name}
        return desk.finish(uow, row, Sentence("said", text, shown))


def of_year(desk: Desk, year: int, volunteer_id: int | None = None) -> tuple[AllowanceRow, ...]:
    """What was paid in a year, earliest first, to one volunteer or to all. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    first, last = _year(year)
    with desk.store.read() as conn:
        return rows.allowances(conn, first, last, volunteer_id)


def totals(desk: Desk, year: int, volunteer_id: int | None = None) -> tuple[AllowanceTotal, ...]:
    """What each volunteer got under each rule in a year, beside its limit; by name. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return _totals(desk, conn, year, volunteer_id)


def limit_cents(desk: Desk, rule: str, year: int) -> int:
    """The limit of a year: the one that holds at its end, for the law gives it to the whole year. Raises BadInput."""
    _, last = _year(year)
    value = desk.values_of(ListName.ALLOWANCE_RULES, last).get(rule)
    limit = value.extra.get("limit") if value is not None else None
    return limit * 100 if isinstance(limit, int) else 0


def euros(cents: int) -> str:
    """12,50 €, as the centre writes it."""
    sign, rest = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{rest // 100},{rest % 100:02} €"


def _totals(
    desk: Desk, conn: Connection, year: int, volunteer_id: int | None = None
) -> tuple[AllowanceTotal, ...]:
    first, last = _year(year)
    paid: dict[tuple[int, str], int] = defaultdict(int)
    names: dict[int, str] = {}
    rules_of: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows.allowances(conn, first, last, volunteer_id):
        if row.voided:
            continue
        data = row.data
        paid[data.volunteer_id, data.rule] += data.amount_cents
        names[data.volunteer_id] = row.volunteer_name
        rules_of[data.volunteer_id, data.role].add(data.rule)
    both = defaultdict(list)
    for (who, role), rules in sorted(rules_of.items()):
        if len(rules) > 1:
            both[who].append(role)
    found = [
        AllowanceTotal(
            volunteer_id=who,
            volunteer_name=names[who],
            rule=rule,
            year=year,
            paid_cents=cents,
            limit_cents=limit_cents(desk, rule, year),
            both_rules_for=tuple(both[who]),
        )
        for (who, rule), cents in paid.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.volunteer_name.casefold(), one.volunteer_id, one.rule)))


def _said(desk: Desk, row: AllowanceRow, total: AllowanceTotal) -> Sentence:
    text = QT_TRANSLATE_NOOP("said", "Pauschale gezahlt: {amount}, {name} · {year} bleiben {left}")
    shown = {
        "amount": euros(row.data.amount_cents),
        "name": row.volunteer_name,
        "year": total.year,
        "left": euros(max(total.left_cents, 0)),
    }
    if total.left_cents < 0:
        text = QT_TRANSLATE_NOOP(
            "said", "Pauschale gezahlt: {amount}, {name} · {year} schon {over} über der Grenze"
        )
        shown["over"] = euros(-total.left_cents)
    said = Sentence("said", text, shown)
    if row.data.role in total.both_rules_for:
        role = desk.values_of(ListName.VOLUNTEER_ROLES).get(row.data.role)
        text = QT_TRANSLATE_NOOP("said", "Nr. 26 und Nr. 26a schließen sich für {role} aus")
        told = Sentence("said", text, {"role": role or row.data.role})
        said = Sentence("said", "{first} · {next}", {"first": said, "next": told})
    return said


def _year(year: int) -> tuple[date, date]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        text = QT_TRANSLATE_NOOP("errors", "Das Jahr {year} kann nicht stimmen.")
        raise BadInput("year", Sentence("errors", text, {"year": year}))
    return date(year, 1, 1), date(year, 12, 31)
