"""The tables of what was done for people: emergency help, referrals, appointments, and how long they waited."""

from collections.abc import Iterator
from typing import Final

from woilmenau_desk.domain.appointments import OUTCOMES
from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.definition import LONG, Column, Row, Source, TableDefinition
from woilmenau_desk.services.reports.definitions.words import NUMBER, OTHERS, TOGETHER, said

MEDIAN_FROM: Final = 2 * BASE
"""Of so many called at least BASE waited as long as the median, or longer, and as many no longer than that."""
MOST_FROM: Final = 10 * BASE
"""Of so many called at least BASE waited as long as nine of ten at most did, or longer."""
SOBERI: Final = "soberi"
"""The partner that people are sent on to, who stands apart."""


def _aid(source: Source) -> Iterator[Row]:
    kinds, counted = source.words.lists[ListName.AID_KINDS], source.figures.aid
    for code in [kind.code for kind in kinds if kind.code in counted] + [
        c for c in counted if c not in kinds
    ]:
        aid = counted[code]
        cells = (aid.times, aid.pieces, aid.recipients, aid.amount_cents)
        yield Row(code, kinds.label(code), cells, counted=True)


def _referrals(source: Source) -> Iterator[Row]:
    targets, counter = source.words.lists[ListName.REFERRAL_TARGETS], source.figures.referrals
    # What nobody looks into comes last.
    rank = {SOBERI: 0, OF_RESTRICTED_CASE: 2}
    for code in sorted(counter, key=lambda code: (rank.get(code, 1), -counter[code], targets.label(code))):
        yield Row(code, said(code, targets), (counter[code],), counted=True, rank=rank.get(code, 1))


def _cases(source: Source) -> Iterator[Row]:
    cases = source.figures.cases
    yield Row("open", QT_TRANSLATE_NOOP("report", "offen am Ende"), (cases.open,))
    yield Row("new", QT_TRANSLATE_NOOP("report", "neu begonnen"), (cases.new,))
    yield Row("closed", QT_TRANSLATE_NOOP("report", "abgeschlossen"), (cases.closed,))
    yield Row("reached", QT_TRANSLATE_NOOP("report", "erreichte Familienmitglieder"), (cases.reached,))


def _outcomes(source: Source) -> Iterator[Row]:
    """What became of referrals: to the partner, and to all others."""
    states, counter = source.words.lists[ListName.REFERRAL_STATES], source.figures.referral_states
    met = dict.fromkeys(state for _, state in counter)
    codes = [value.code for value in states if value.active or value.code in met]
    for code in (*codes, *(one for one in met if one not in states)):
        soberi = counter[SOBERI, code]
        every = sum(number for (_, state), number in counter.items() if state == code)
        yield Row(code, said(code, states), (soberi, every - soberi))


def _funds(source: Source) -> Iterator[Row]:
    funds = source.figures.funds
    for name in sorted(funds, key=lambda name: (name == UNKNOWN, name.casefold())):
        paid = funds[name]
        label = QT_TRANSLATE_NOOP("report", "aus keinem Topf") if name == UNKNOWN else name
        cells = (paid.times, paid.amount_cents) if source.rule is Rule.TRUE else (paid.times,)
        yield Row(name, label, cells, counted=True)


def _paid(source: Source) -> tuple[Column, ...]:
    """Outside the money of each fund stands in its list of receipts."""
    times = Column(QT_TRANSLATE_NOOP("report", "Hilfen"), "funds")
    money = Column(QT_TRANSLATE_NOOP("report", "Betrag €"), "funds")
    return (times, money) if source.rule is Rule.TRUE else (times,)


def _appointments(source: Source) -> Iterator[Row]:
    labels = (
        QT_TRANSLATE_NOOP("report", "wahrgenommen"),
        QT_TRANSLATE_NOOP("report", "nicht erschienen"),
        QT_TRANSLATE_NOOP("report", "abgesagt: Besuchende"),
        QT_TRANSLATE_NOOP("report", "abgesagt: Zentrum"),
        QT_TRANSLATE_NOOP("report", "abgesagt: ohne Angabe"),
        QT_TRANSLATE_NOOP("report", "vereinbart (offen)"),
    )
    for outcome, label in zip(OUTCOMES, labels, strict=True):
        yield Row(str(outcome), label, (source.figures.appointments[outcome],))


def _waiting(source: Source) -> Iterator[Row]:
    """Outside, minutes are told only where enough people waited that long: else they would be the waiting time of one."""
    waits, inside = source.figures.waits, source.rule is Rule.TRUE
    yield Row("called", QT_TRANSLATE_NOOP("report", "aufgerufen"), (waits.called,))
    if inside or waits.called >= MEDIAN_FROM:
        median = QT_TRANSLATE_NOOP("report", "Wartezeit in Minuten (Median)")
        yield Row("median", median, (waits.median or 0,))
    if inside or waits.called >= MOST_FROM:
        most = QT_TRANSLATE_NOOP("report", "neun von zehn höchstens, in Minuten")
        yield Row("most", most, (waits.most or 0,))
    yield Row("left", QT_TRANSLATE_NOOP("report", "ohne Aufruf gegangen"), (waits.left,))


def _minutes_said(source: Source) -> str:
    note = QT_TRANSLATE_NOOP(
        "report",
        "Minuten stehen hier erst, wo genug Menschen so lange gewartet haben: der Median ab 10 Aufgerufenen, "
        "neun von zehn ab 50.",
    )
    return "" if source.rule is Rule.TRUE else note


AID = TableDefinition(
    "emergency_aid",
    QT_TRANSLATE_NOOP("report", "Soforthilfe"),
    QT_TRANSLATE_NOOP("report", "Art"),
    (
        Column(QT_TRANSLATE_NOOP("report", "Hilfen"), "aid"),
        Column(QT_TRANSLATE_NOOP("report", "Stück"), "aid"),
        Column(QT_TRANSLATE_NOOP("report", "für Personen"), "aid"),
        Column(QT_TRANSLATE_NOOP("report", "Betrag €"), "aid"),
    ),
    _aid,
    Rounding.AID,
    total=True,
    rest=OTHERS,
)
FUNDS = TableDefinition(
    "funds",
    QT_TRANSLATE_NOOP("report", "Soforthilfe nach Topf"),
    QT_TRANSLATE_NOOP("report", "Topf"),
    _paid,
    _funds,
    lambda source: Rounding.AID if source.rule is Rule.TRUE else Rounding.SUMMED,
    total=True,
    rest=OTHERS,
    kinds=LONG,
)
CASES = TableDefinition(
    "cases",
    QT_TRANSLATE_NOOP("report", "Beratungsfälle"),
    "",
    (Column(NUMBER, "cases"),),
    _cases,
    Rounding.EACH,
    kinds=LONG,
)
REFERRAL_OUTCOMES = TableDefinition(
    "referral_outcomes",
    QT_TRANSLATE_NOOP("report", "Was aus Verweisen wurde"),
    "",
    (
        Column("SOBERI", "referrals:soberi"),
        Column(QT_TRANSLATE_NOOP("report", "andere Stellen"), "referrals:others"),
    ),
    _outcomes,
    Rounding.REFERRALS,
    total=True,
    rest=TOGETHER,
    kinds=LONG,
)
REFERRALS = TableDefinition(
    "referrals",
    QT_TRANSLATE_NOOP("report", "Verweise"),
    QT_TRANSLATE_NOOP("report", "an"),
    (Column(NUMBER, "referrals"),),
    _referrals,
    Rounding.REFERRALS,
    rest=OTHERS,
)
APPOINTMENTS = TableDefinition(
    "appointments",
    QT_TRANSLATE_NOOP("report", "Termine"),
    "",
    (Column(NUMBER, "appointments"),),
    _appointments,
    Rounding.SUMMED,
    total=True,
    rest=TOGETHER,
    kinds=LONG,
)
WAITING = TableDefinition(
    "waiting",
    QT_TRANSLATE_NOOP("report", "Warteliste"),
    "",
    (Column(NUMBER, "waits"),),
    _waiting,
    Rounding.EACH,
    note=_minutes_said,
    kinds=LONG,
)
