"""The services against the same work done by hand on the raw connection."""

import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A6
from reportlab.pdfgen.canvas import Canvas

from benchmarks.clock import MADE_AT
from benchmarks.month_sql import month_by_sql, open_by_hand
from benchmarks.results import Result
from benchmarks.stores import ROOT, Made, copied, opened
from benchmarks.timing import in_ms, interleaved, p99
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.periods import Month, local
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import age_bands, visits
from woilmenau_desk.services.appointments import appointments, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting, outputs, reports
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import Argon2

_MONTH = Month(2026, 10)
_ROUNDS = 5
_INSERT = """
INSERT INTO visit (occurred_at, local_date, reason, channel, person_id, group_size, adults, children, language,
                   interpreting, within_hours, logged_by, voided_at, corrected_at, gender, age_band, birth_year,
                   nationality, status, benefit_system)
VALUES (?, ?, 'encounter', 'on_site', NULL, 1, 0, 0, NULL, NULL, 1, 'caro', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
"""


def logging_visits(large: Made, small: Made, work: Path, times: int) -> dict[str, Result]:
    """A visit through the service, against one row inserted by hand, and on the large store against a small one.

    By hand: the same row into the same table with the same indices, as durable; without audit entry, checks,
    undo step and answer.
    """
    # Each of the three has a store of its own: two connections to one file would measure each other's cache.
    desk = opened(copied(large, work / "service"))
    small_desk = opened(copied(small, work / "small"))
    raw = raw_connection(opened(copied(large, work / "raw")))
    request = LogVisit(VisitData("encounter"))
    sides = {
        "raw insert": inserting_by_hand(raw),
        "service, large": lambda: visits.log_visit(desk, request),
        "service, small": lambda: visits.log_visit(small_desk, request),
    }
    rounds = [interleaved(sides, times, warm_up=20) for _ in range(_ROUNDS)]
    raw.close()
    desk.close()
    small_desk.close()
    pooled = {side: in_ms([second for one in rounds for second in one[side]]) for side in sides}

    def ratio(over: str, under: str) -> tuple[float, list[float]]:
        of_rounds = [statistics.median(one[over]) / statistics.median(one[under]) for one in rounds]
        return statistics.median(of_rounds), [round(one, 3) for one in of_rounds]

    against_raw, of_raw = ratio("service, large", "raw insert")
    growth, of_growth = ratio("service, large", "service, small")
    return {
        "log_visit_over_raw_insert": Result(against_raw, "×", {"rounds": of_raw, **pooled}),
        "growth_log_visit_1m_over_10k": Result(
            growth, "×", {"rounds": of_growth, "large": large.size.visits, "small": small.size.visits}
        ),
    }


def month(desk: Desk, times: int) -> dict[str, Result]:
    """The figures of October against the same counts in SQL, and the report from nothing to its PDF."""
    result = {"month_figures_over_raw_sql": figures_over_raw_sql(desk, Span.of_month(_MONTH), times)}
    report = reports.report(desk, Span.of_month(_MONTH))
    made = interleaved(
        {
            "figures and tables": lambda: reports.report(desk, Span.of_month(_MONTH)),
            "PDF": lambda: outputs.made(report, Format.PDF),
        },
        max(3, times // 3),
        warm_up=1,
    )
    return result | {
        "month_pdf_ms": Result(
            statistics.median(made["PDF"]) * 1000,
            "ms",
            {
                "bytes": len(outputs.made(report, Format.PDF)),
                **{side: in_ms(one) for side, one in made.items()},
            },
        ),
    }


def year(desk: Desk, times: int) -> dict[str, Result]:
    """The figures of the last whole year against the same counts in SQL."""
    span = Span.of_year(_MONTH.year - 1)
    return {"year_figures_over_raw_sql": figures_over_raw_sql(desk, span, max(3, times // 3))}


def figures_over_raw_sql(desk: Desk, span: Span, times: int) -> Result:
    """The figures of a span against the same counts in SQL."""
    raw = raw_connection(desk)
    open_by_hand(raw, desk.vault)
    groups = {status.code: str(status.extra.get("group")) for status in desk.values_of(ListName.STATUSES)}
    bands = [(band.code, band.first, band.last) for band in age_bands.bands(desk, span.last)]

    def by_hand() -> dict[str, Any]:
        return month_by_sql(raw, span.first, span.last, groups, bands, partial(counting.kind_of_hours, desk))

    figures = counting.figures(desk, span)
    check_same(figures, by_hand())
    taken = interleaved({"service": lambda: counting.figures(desk, span), "SQL": by_hand}, times)
    raw.close()
    return Result(
        statistics.median(taken["service"]) / statistics.median(taken["SQL"]),
        "×",
        {
            "span": str(span),
            "same_figures": True,
            "contacts": figures.contacts,
            "persons": figures.persons,
            **{side: in_ms(seconds) for side, seconds in taken.items()},
        },
    )


def months_memory(large: Made) -> dict[str, Result]:
    """The memory of a process that counts 120 months one by one: after the last twelve of them, and after the first.

    Twelve of each, by their medians: when garbage was last collected tells little then.
    """
    command = [sys.executable, "-m", "benchmarks.months_child", str(large.folder), str(_MONTH.year - 1)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout)
    mib = told["mib"]
    first, last = statistics.median(mib[:12]), statistics.median(mib[-12:])
    return {
        "report_months_memory": Result(
            last / first,
            "×",
            {
                "months": len(mib),
                "mib_of_years": [
                    statistics.median(mib[place : place + 12]) for place in range(0, len(mib), 12)
                ],
                "most_mib": max(mib),
                "contacts": told["contacts"],
            },
        )
    }


def slip(desk: Desk, times: int) -> dict[str, Result]:
    """A slip beside German with its QR code, in every language, and one page with one line of text."""
    first = appointments.upcoming(desk)[0]

    def bare_page() -> bytes:
        out = BytesIO()
        canvas = Canvas(out, pagesize=A6)
        canvas.drawString(40, 200, "Montag, 23. November 2026, 14 Uhr")
        canvas.showPage()
        canvas.save()
        return out.getvalue()

    sides: dict[str, Callable[[], object]] = {"bare page": bare_page}
    sides |= {code: partial(slips.slip_pdf, desk, first.id, code) for code in slips.languages()}
    taken = interleaved(sides, times)
    languages = slips.languages()
    slowest = max(languages, key=lambda code: p99(taken[code]))
    over = max(languages, key=lambda code: statistics.median(taken[code]))
    detail = {side: in_ms(one) for side, one in taken.items()}
    return {
        "slip_pdf_p99_ms": Result(p99(taken[slowest]) * 1000, "ms", {"slowest": slowest, **detail}),
        "slip_pdf_over_bare_page": Result(
            statistics.median(taken[over]) / statistics.median(taken["bare page"]),
            "×",
            {"slowest": over, **detail},
        ),
    }


def search(desk: Desk) -> dict[str, Result]:
    """What one letter more in the search field costs once the search in memory stands, the rows of the hits included:
    names typed letter by letter, two words, phone numbers."""
    people.prepare_search(desk)
    desk.search_beside = True  # as in the window: whoever types waits for nobody
    taken: dict[str, float] = {}
    for text in typed(desk):
        start = time.perf_counter()
        answer = people.search_now(desk, text)
        assert answer.spellings
        taken[text] = time.perf_counter() - start
    slowest = sorted(taken, key=taken.__getitem__, reverse=True)[:5]
    return {
        "search_service_p99_ms": Result(
            p99(list(taken.values())) * 1000,
            "ms",
            {**in_ms(list(taken.values())), "longest_texts": sorted({len(text) for text in slowest})},
        )
    }


def argon2(times: int) -> dict[str, Result]:
    """What one guess of a password costs."""
    cost = Argon2()
    taken = interleaved({"one guess": lambda: cost.key("wetzlarer-platz-1", bytes(16))}, times, warm_up=1)
    return {
        "argon2_s": Result(
            statistics.median(taken["one guess"]),
            "s",
            {"memory_kib": cost.memory_kib, "passes": cost.passes, **in_ms(taken["one guess"])},
        )
    }


def typed(desk: Desk) -> list[str]:
    """Every state of the search field while some people of the store are looked for."""
    rows = people.recent(desk, 40)
    texts: list[str] = []
    for row in rows:
        first, _, rest = row.name.partition(" ")
        texts += [first[:length] for length in range(1, len(first) + 1)]
        texts += [f"{first[:3]} {rest[:length]}" for length in range(1, min(4, len(rest)) + 1)]
    texts += ["0", "01", "017", "0176", "0176 0", "0176 040", "0176 04069012"]
    return list(dict.fromkeys(texts))


def raw_connection(desk: Desk) -> Any:
    """A connection of sqlcipher3 to the store of a desk, set like the desk's own."""
    return connect(desk.data / DATABASE_FILE, desk.store.desk_key)


def inserting_by_hand(raw: Any) -> Callable[[], None]:
    """A function that inserts one visit into the store of a raw connection, durable when it returns."""
    moment = itertools.count(round(MADE_AT.timestamp() * 1_000_000))
    day = local(MADE_AT).date().isoformat()

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(_INSERT, (next(moment), day))
        raw.execute("COMMIT")

    return insert


def check_same(figures: PeriodFigures, by_hand: dict[str, Any]) -> None:
    """Raises AssertionError where the figures differ from those counted in SQL."""
    ours: dict[str, Any] = {name: getattr(figures, name) for name in by_hand}
    ours["days"] = {day.isoformat(): number for day, number in figures.days.items()}
    ours["aid"] = {
        kind: (aid.times, aid.pieces, aid.amount_cents, aid.recipients) for kind, aid in figures.aid.items()
    }
    ours["funds"] = {name: (one.times, one.amount_cents) for name, one in figures.funds.items()}
    different = sorted(name for name, value in by_hand.items() if ours[name] != value)
    assert not different, f"counted differently by hand: {', '.join(different)}"
