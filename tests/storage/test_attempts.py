"""Wrong passwords slow down, also across restarts, and never lock anybody out for good."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.attempts import ATTEMPTS_FILE, FREE, LONGEST_WAIT

NOON = 1_795_000_000.0


def test_the_first_ones_are_free_then_the_pause_doubles_up_to_a_minute(tmp_path: Path) -> None:
    pauses = [attempts.failed(tmp_path, "caro", NOON + number) for number in range(12)]
    assert pauses == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert FREE == 3
    assert LONGEST_WAIT == 60


def test_the_pause_runs_out_with_time(tmp_path: Path) -> None:
    for _ in range(6):
        attempts.failed(tmp_path, "caro", NOON)
    assert attempts.wait_seconds(tmp_path, "caro", NOON) == 8
    assert attempts.wait_seconds(tmp_path, "caro", NOON + 5) == 3
    assert attempts.wait_seconds(tmp_path, "caro", NOON + 8) == 0


def test_each_user_waits_alone_and_success_forgets(tmp_path: Path) -> None:
    for _ in range(5):
        attempts.failed(tmp_path, "caro", NOON)
    assert attempts.wait_seconds(tmp_path, "rolf", NOON) == 0
    attempts.succeeded(tmp_path, "caro")
    assert attempts.wait_seconds(tmp_path, "caro", NOON) == 0
    assert attempts.failed(tmp_path, "caro", NOON) == 0


def test_a_clock_that_was_set_back_locks_nobody_out(tmp_path: Path) -> None:
    for _ in range(9):
        attempts.failed(tmp_path, "caro", NOON)
    assert attempts.wait_seconds(tmp_path, "caro", NOON - 86_400) == 0


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.booleans()), max_size=30), st.floats(-1e9, 1e9))
def test_wherever_the_clock_goes_the_wait_ends_within_a_minute(
    steps: list[tuple[float, bool]], later: float
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, at = Path(name), NOON
        for by, wrong in steps:
            at += by
            if wrong:
                attempts.failed(folder, "caro", at)
        at += later
        wait = attempts.wait_seconds(folder, "caro", at)
        assert 0 <= wait <= LONGEST_WAIT
        # Whoever waits as long as is said gets in.
        assert attempts.wait_seconds(folder, "caro", at + wait) < 0.001


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"caro": 3}',
        '{"caro": ["x", 1]}',
        '{"caro": [1, null]}',
        "\x00",
        '{"caro": [Infinity, 1]}',
        '{"caro": [0, NaN]}',
    ],
)
def test_a_damaged_count_keeps_nobody_out(tmp_path: Path, content: str) -> None:
    (tmp_path / ATTEMPTS_FILE).write_text(content, "utf-8")
    assert attempts.wait_seconds(tmp_path, "caro", NOON) == 0
    assert attempts.failed(tmp_path, "caro", NOON) == 0


def test_a_huge_count_still_means_a_minute(tmp_path: Path) -> None:
    (tmp_path / ATTEMPTS_FILE).write_text(json.dumps({"caro": [10**6, NOON]}), "utf-8")
    assert attempts.wait_seconds(tmp_path, "caro", NOON) == 60
