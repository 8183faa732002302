"""What holds in every test: no window on the screen, no network, own folders, and nothing goes wrong unnoticed."""

import atexit
import gc
import importlib
import ipaddress
import logging
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported: it reads these once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
if "XDG_RUNTIME_DIR" not in os.environ:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="runtime-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)
# Stores that are made once for a whole module come before any test's own folders.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="state-")
atexit.register(shutil.rmtree, os.environ["XDG_STATE_HOME"], ignore_errors=True)

# First: it mends what this Qt does to None on Python 3.11 (docs/decisions/0007).
importlib.import_module("woilmenau_desk.ui")
# A password guess costs next to nothing in every test.
importlib.import_module("tests.cheap")

from PySide6.QtCore import QLocale  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.window_system import Under  # noqa: E402

# The interface is German; no test may depend on the machine's settings.
QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))

# `ci` decides the same on every run and machine. `search` looks for new counter-examples: HYPOTHESIS_PROFILE=search.
settings.register_profile(
    "ci", deadline=None, max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, under which a window has the keys again when its popup is gone."""
    Under(qapp)
    return qapp


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nobody has had, one after the other.

    pytest looks through all that it has made to find the next number, which takes longer with every test.
    """
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own data, settings and log folders; nothing of the person who runs it is touched."""
    home = next(homes)
    home.mkdir(mode=0o700)
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(home / "data"))
    for name in ("USER", "PASSWORD", "NEW_PASSWORD"):
        monkeypatch.delenv(f"WOILMENAU_DESK_{name}", raising=False)
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which the application logs a warning or an error that `allow_log` does not expect."""
    allowed = [
        re.compile(pattern) for mark in request.node.iter_markers("allow_log") for pattern in mark.args
    ]
    unexpected: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if not any(pattern.search(text) for pattern in allowed):
                unexpected.append(f"{record.levelname} {record.name}: {text}")

    logger = logging.getLogger("woilmenau_desk")
    before = set(logger.handlers)
    logger.addHandler(Listener(logging.WARNING))
    yield
    # A log file that the test began goes with it.
    for handler in set(logger.handlers) - before:
        logger.removeHandler(handler)
        handler.close()
    if unexpected:
        pytest.fail(
            "The application logged what this test did not expect:\n  "
            + "\n  ".join(unexpected)
            + "\nMend it, or mark the test: @pytest.mark.allow_log(r'pattern').",
            pytrace=False,
        )


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections beyond this machine: the desk works offline, and so do its tests."""
    if request.node.get_closest_marker("network"):
        return
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse_far(host: str | bytes | None) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if name and name != "localhost" and not _is_loopback(name):
            pytest.fail(f"The test tried to reach {name}. The desk works offline, and so do its tests.")

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            refuse_far(address[0])
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            refuse_far(address[0])
        return connect_ex(sock, address)

    def guarded_getaddrinfo(host: str | bytes | None, *args: Any, **kwargs: Any) -> Any:
        refuse_far(host)
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills", type=int, default=30, help="how often the store is killed while visits are logged (30)"
    )
    parser.addoption(
        "--log-flips", type=int, default=9, help="how many bits are flipped in the write-ahead log (9)"
    )
    parser.addoption(
        "--steps", type=int, default=50, help="how much happens in the ordinary year that has no finding (50)"
    )
    parser.addoption(
        "--places", type=int, default=2, help="how many stories of an offer's places are told (2)"
    )
    parser.addoption(
        "--postgresql-all",
        action="store_true",
        help="run all tests of the services over PostgreSQL as well, and not only a few of each kind",
    )
    parser.addoption(
        "--flips", type=int, default=4, help="how many bits are flipped in each kind of file (4)"
    )
    parser.addoption(
        "--hidden",
        type=int,
        default=6,
        help="how many stories of months with hidden figures are attacked, for each k (6)",
    )
    parser.addoption(
        "--attacks",
        type=int,
        default=0,
        help="how many months of reports are attacked by each rule (24; try 3000)",
    )


@pytest.fixture(scope="session")
def attacks(request: pytest.FixtureRequest) -> int:
    """0, or what `--attacks` says."""
    return int(request.config.getoption("--attacks"))


@pytest.fixture(scope="session")
def flips(request: pytest.FixtureRequest) -> int:
    """4, or what `--flips` says."""
    return int(request.config.getoption("--flips"))


@pytest.fixture(scope="session")
def hidden_stories(request: pytest.FixtureRequest) -> int:
    """6, or what `--hidden` says."""
    return int(request.config.getoption("--hidden"))


@pytest.fixture(scope="session")
def kills(request: pytest.FixtureRequest) -> int:
    """30, or what `--kills` says."""
    return int(request.config.getoption("--kills"))


def pytest_collection_finish() -> None:
    """All that is there now stays to the end: no search for garbage among what the tests make has to pass over it."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs_programs"):
        missing = [name for name in mark.args if not shutil.which(name)]
        if missing:
            pytest.skip(f"not installed: {', '.join(missing)}; `dev.py test` says how to get them")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent
