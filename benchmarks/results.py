"""What a run found: each measure beside its limit."""

from dataclasses import dataclass, field
from typing import Any

# The largest value that is still good, or the range. None: told, not judged.
LIMITS: dict[str, float | tuple[float, float] | None] = {
    "start_login_over_bare_window": 2.5,
    "start_counter_over_bare_window": 6,
    "unlock_to_counter_ms": 150,
    # With the search in memory.
    "peak_rss_over_bare_window": 4.5,
    "log_visit_p99_ms": 16,
    "log_visit_over_bare": 3,
    "growth_log_visit_day400_over_day20": 1.2,
    "log_visit_over_raw_insert": 10,
    "growth_log_visit_1m_over_10k": 1.3,
    "month_figures_over_raw_sql": 1.5,
    "year_figures_over_raw_sql": 2,
    "report_months_memory": 1.2,
    "month_pdf_ms": None,
    "month_report_pdf_p99_ms": 300,
    # In every language.
    "slip_pdf_p99_ms": 50,
    "slip_pdf_over_bare_page": 40,
    "search_p99_ms": 8,
    "search_over_bare_scan": None,
    "search_growth_100k_over_10k": None,
    "search_index_s": 4,
    "search_index_mb": 90,
    "search_recall1_full": (0.92, 1),
    "search_recall5_full": (0.975, 1),
    "search_recall5_cross_script": (0.965, 1),
    "search_recall5_two_prefixes": (0.87, 1),
    "search_recall20_one_prefix": (0.65, 1),
    "search_hard_recall1_full": (0.92, 1),
    "search_hard_recall5_full": (0.975, 1),
    "search_hard_recall5_cross_script": (0.965, 1),
    "search_hard_recall5_two_prefixes": (0.87, 1),
    "search_hard_recall20_one_prefix": (0.65, 1),
    "duplicate_recall": (0.9, 1),
    "duplicate_false_warning": 0.05,
    "typing_frame_p99_ms": 16,
    "typing_frame_median_ms": 6,
    "search_service_p99_ms": 12,
    "first_search_after_login_ms": 100,
    "offers_filter_p99_ms": 16,
    "volunteers_filter_p99_ms": 16,
    "finder_p99_ms": 16,
    "roll_call_key_p99_ms": 16,
    "calendar_week_paint_p99_ms": 16,
    "report_page_open_p99_ms": 150,
    "free_slot_p99_ms": 10,
    "case_open_p99_ms": 100,
    "case_timeline_over_bare_list": 3,
    "cases_by_topic_ms": None,
    "note_search_30k_ms": 300,
    "note_index_30k_s": None,
    "note_search_first_s": 1,
    "log_visit_during_backup_over_alone": 2,
    "log_visit_during_verify_over_alone": 2,
    "log_visit_during_report_over_alone": 2,
    "unlock_during_backup_over_alone": 2,
    "lock_drops_vault_ms": None,
    "demo_100k_1m_seconds": 180,
    "argon2_s": (0.1, 0.3),
}
# What is also measured with the people that an ordinary centre has, by the same limit; `ordinary_` before the key.
AT_ORDINARY: tuple[str, ...] = (
    "start_login_over_bare_window",
    "start_counter_over_bare_window",
    "unlock_to_counter_ms",
    "peak_rss_over_bare_window",
    "log_visit_p99_ms",
    "log_visit_over_bare",
    "growth_log_visit_day400_over_day20",
    "typing_frame_p99_ms",
    "typing_frame_median_ms",
    "search_service_p99_ms",
)
ORDINARY = "ordinary_"
LIMITS |= {ORDINARY + key: LIMITS[key] for key in AT_ORDINARY}


@dataclass(frozen=True)
class Result:
    """One measure. `detail` holds the raw figures it was made from."""

    value: float
    unit: str
    detail: dict[str, Any] = field(default_factory=dict)


def judged(key: str, value: float) -> bool | None:
    """Whether a value keeps its limit; None where there is none."""
    limit = LIMITS[key]
    if limit is None:
        return None
    return limit[0] <= value <= limit[1] if isinstance(limit, tuple) else value <= limit


def as_json(results: dict[str, Result]) -> dict[str, Any]:
    """In the form that scripts rely on."""
    return {
        key: {
            "value": round(result.value, 4),
            "limit": LIMITS[key],
            "unit": result.unit,
            "ok": judged(key, result.value),
            "detail": result.detail,
        }
        for key, result in results.items()
    }


def as_table(results: dict[str, Result]) -> str:
    """For people."""
    lines = [f"{'measure':<41} {'value':>9}  {'limit':>9}  unit"]
    for key, result in results.items():
        limit = LIMITS[key]
        shown = (
            "" if limit is None else f"{limit[0]}–{limit[1]}" if isinstance(limit, tuple) else f"≤ {limit}"
        )
        mark = {True: "", False: "   missed", None: ""}[judged(key, result.value)]
        lines.append(f"{key:<41} {result.value:>9.2f}  {shown:>9}  {result.unit}{mark}")
    return "\n".join(lines)
