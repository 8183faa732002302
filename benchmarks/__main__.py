"""python -m benchmarks [--quick | --quarter] [--out FILE.json] [--store DIR] [--only KEY …] [--strict]"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import (
    activity_measures,
    appointment_measures,
    calendar_measures,
    case_measures,
    report_measures,
    report_page_measures,
    search_measures,
    store_measures,
    window_measures,
)
from benchmarks.results import AT_ORDINARY, LIMITS, ORDINARY, Result, as_json, as_table, judged
from benchmarks.stores import LARGE, QUARTER, QUICK, SMALL, Made, Size, kept_stores, opened, ready
from benchmarks.stores import ORDINARY as ORDINARY_SIZE
from benchmarks.timing import load, machine

MISSED = 1
FIRST_SEARCH = "first_search_after_login_ms"
AT_THE_COUNTER = (
    "peak_rss_over_bare_window",
    "log_visit_p99_ms",
    "log_visit_over_bare",
    "growth_log_visit_day400_over_day20",
    "typing_frame_p99_ms",
    "typing_frame_median_ms",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the figures down, tell them; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py bench", description="Die Messungen, jede neben ihrer Grenze."
    )
    parser.add_argument("--quick", action="store_true", help="kleinere Ablage, weniger Wiederholungen")
    parser.add_argument("--quarter", action="store_true", help="ein Viertel der Ablage, sonst alles wie ganz")
    parser.add_argument("--out", type=Path, metavar="FILE.json", help="die Zahlen als JSON")
    parser.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        help="die Ablagen hier aufheben und wieder nehmen, statt im Cache des Benutzers",
    )
    parser.add_argument("--only", nargs="+", choices=LIMITS, metavar="KEY", help="nur diese Messungen")
    parser.add_argument("--strict", action="store_true", help="Status 1, wenn eine Grenze verfehlt ist")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="woilmenau-desk-bench-") as folder:
        work = Path(folder)
        size = QUICK if args.quick else QUARTER if args.quarter else LARGE
        report = measure(size, args.store or kept_stores(), work, set(args.only or LIMITS))
    if args.out is not None:
        args.out.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
    missed = any(one["ok"] is False for one in report["results"].values())
    return MISSED if missed and args.strict else 0


def measure(size: Size, cache: Path, work: Path, wanted: set[str]) -> dict[str, Any]:
    """All measures that are wanted, one after the other."""
    started, load_before = datetime.now(UTC), load()
    quick = size is QUICK
    tell(f"Ablage mit {size.persons} Personen und {size.visits} Besuchen …")
    large, small = ready(cache, size), ready(cache, SMALL)
    share = 4 if quick else 1
    results: dict[str, Result] = {}

    def take(keys: Sequence[str], label: str, do: Callable[[], dict[str, Result]]) -> None:
        if wanted & set(keys):
            tell(f"{label} …")
            results.update({key: result for key, result in do().items() if key in wanted})

    def take_at_both(keys: Sequence[str], label: str, do: Callable[[Made, Path], dict[str, Result]]) -> None:
        """With the people of the large store, and with those of an ordinary centre."""
        take(keys, label, lambda: do(large, work))
        there = tuple(ORDINARY + key for key in keys if key in AT_ORDINARY)

        def do_there() -> dict[str, Result]:
            found = do(ready(cache, ORDINARY_SIZE), work)
            return {ORDINARY + key: result for key, result in found.items()}

        take(there, f"{label}, {ORDINARY_SIZE.persons} Personen", do_there)

    desk = opened(large.folder)
    try:
        names = first_letters(store_measures.typed(desk)) if FIRST_SEARCH in wanted else []
        take(
            ("month_figures_over_raw_sql", "month_pdf_ms"),
            "Monatsbericht",
            lambda: store_measures.month(desk, 24 // share),
        )
        take(
            ("year_figures_over_raw_sql", "report_months_memory"),
            "Jahresbericht",
            lambda: store_measures.year(desk, 24 // share) | store_measures.months_memory(large),
        )
        take(report_measures.KEYS, "Bericht als Datei", lambda: report_measures.paper(desk, 100 // share))
        take(
            ("slip_pdf_p99_ms", "slip_pdf_over_bare_page"),
            "Terminzettel",
            lambda: store_measures.slip(desk, 100 // share),
        )
        take(("argon2_s",), "Passwort", lambda: store_measures.argon2(8))
    finally:
        desk.close()
    take_at_both(("search_service_p99_ms",), "Suche im Dienst", lambda made, _work: searched(made))
    people, asked = (20_000, 400) if quick else (LARGE.persons, search_measures.ASKED)
    take(
        (
            "search_recall1_full",
            "search_recall5_full",
            "search_recall5_cross_script",
            "search_recall5_two_prefixes",
            "search_recall20_one_prefix",
            "search_hard_recall1_full",
            "search_hard_recall5_full",
            "search_hard_recall5_cross_script",
            "search_hard_recall5_two_prefixes",
            "search_hard_recall20_one_prefix",
        ),
        "Wer gefunden wird",
        lambda: search_measures.quality(people, asked),
    )
    take(
        ("duplicate_recall", "duplicate_false_warning"),
        "Wer doppelt ist",
        lambda: search_measures.duplicates(people, asked),
    )
    take(
        (
            "search_p99_ms",
            "search_over_bare_scan",
            "search_growth_100k_over_10k",
            "search_index_s",
            "search_index_mb",
        ),
        "Suche",
        lambda: search_measures.speed(quick),
    )
    take(
        ("log_visit_over_raw_insert", "growth_log_visit_1m_over_10k"),
        "Besuche im Dienst",
        lambda: store_measures.logging_visits(large, small, work, 400 // share),
    )
    take_at_both(
        ("start_login_over_bare_window", "start_counter_over_bare_window"),
        "Start des Fensters",
        lambda made, folder: window_measures.starts(made, folder, 12 // share),
    )
    take_at_both(
        ("unlock_to_counter_ms",),
        "Entsperren",
        lambda made, folder: window_measures.unlocks(made, folder, 40 // share),
    )
    take_at_both(
        AT_THE_COUNTER,
        "Arbeit an der Theke",
        lambda made, folder: window_measures.use(
            made, folder, 2 if quick else 5, 100 // share, typed_at_the_counter(made)
        ),
    )
    take(
        (FIRST_SEARCH,),
        "Erste Suche nach der Anmeldung",
        lambda: window_measures.first_search(large, work, 10 // share, names),
    )
    take(
        tuple(activity_measures.KEYS),
        "Angebote und Ehrenamtliche",
        lambda: activity_measures.keys(cache, work, 400 // share),
    )
    take(
        calendar_measures.KEYS,
        "Kalender",
        lambda: calendar_measures.painting(small, work, 400 // share),
    )
    take(
        report_page_measures.KEYS,
        "Berichte",
        lambda: report_page_measures.opening(large, work, 40 // share),
    )
    take(
        appointment_measures.KEYS,
        "Nächste freie Zeit",
        lambda: appointment_measures.free_times(cache, 60 // share),
    )
    take(case_measures.KEYS, "Beratungsfälle", lambda: case_measures.opening(cache, work, 200 // share))
    take(
        case_measures.SEARCH_KEYS,
        "Suche in Notizen",
        lambda: case_measures.searching(cache, work, 40 // share),
    )
    take(
        tuple(key for key in LIMITS if "_during_" in key or key.startswith("lock_")),
        "Arbeit neben Langem",
        lambda: window_measures.lanes(large, work, 16 if quick else 40, wanted),
    )
    take(("demo_100k_1m_seconds",), "Fiktives Zentrum", lambda: making(large))
    ordered = {key: results[key] for key in LIMITS if key in results}
    print(as_table(ordered), file=sys.stderr)
    if size is not LARGE:
        tell("Kurz gemessen: kleinere Ablage, die Zahlen gelten nicht für 1 000 000 Besuche.")
    return {
        "machine": {**machine(), "load_before": load_before, "load_after": load()},
        "store": {
            "persons": size.persons,
            "visits": size.visits,
            "megabytes": large.megabytes,
            "quick": size is not LARGE,
            "small_visits": small.size.visits,
        },
        "measured_at": started.isoformat(timespec="seconds"),
        "missed": [key for key, result in ordered.items() if judged(key, result.value) is False],
        "results": as_json(ordered),
    }


def searched(made: Made) -> dict[str, Result]:
    """The search in the service of a store."""
    desk = opened(made.folder)
    try:
        return store_measures.search(desk)
    finally:
        desk.close()


def typed_at_the_counter(made: Made) -> list[str]:
    """The beginnings of names that are typed in its window."""
    desk = opened(made.folder)
    try:
        return first_letters(store_measures.typed(desk))
    finally:
        desk.close()


def making(large: Made) -> dict[str, Result]:
    """What it took to make the store, by a process of its own."""
    detail = {
        "persons": large.size.persons,
        "visits": large.size.visits,
        "measured": "in this run" if large.fresh else "when the store was made, in an earlier run",
    }
    return {"demo_100k_1m_seconds": Result(large.seconds, "s", detail)}


def first_letters(texts: Sequence[str]) -> list[str]:
    """The beginnings of three letters that an American keyboard has, since keys are pressed for them."""
    plain = (text.casefold() for text in texts if len(text) == 3 and text.isascii() and text.isalpha())
    return list(dict.fromkeys(plain))


def tell(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
