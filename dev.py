"""Set the project up, run it, test it, check it; with nothing but Python itself.

    python3 dev.py setup | run | test | check | bench | translate        (Windows: py dev.py …)

Each command begins with the set-up. It is silent and quick when there is nothing to do, needs the network the
first time only, and mends what an interrupted earlier set-up has left behind.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is exactly who must be told)
    sys.exit(f"Nötig ist Python 3.11 oder neuer; dies hier ist Python {sys.version.split()[0]}.")

import tomllib

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
# Written last: a .venv without it was interrupted, or is not ours, and is made anew.
STAMP = VENV / "set-up.json"

# What Qt loads from the system: the library, and the Debian package it comes in.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
}
# What it needs besides for a window on an X11 screen (Wayland desktops bring theirs) and for the printers.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
}
# Programs that some tests drive the real window with; without them those tests are skipped and say so.
TEST_PACKAGES = {"Xvfb": "xvfb", "xdotool": "xdotool", "xwininfo": "x11-utils"}
# What some tests print with: a CUPS of their own, with printers of its own. Nothing of it runs but while they do.
PRINT_PROGRAMS = {
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus",
}
PRINT_FILTERS = Path("/usr/lib/cups/filter/gstoraster"), "cups-filters"
# What reads slips as an eye does, with the letters of some of their languages.
READER = "tesseract", "tesseract-ocr"
READER_LETTERS = Path("/usr/share/tesseract-ocr")
READER_LANGUAGES = ("deu", "ukr", "ara", "fas", "tir", "kat")
# The server of the computer's printers that comes with these packages is not to run by itself because of the tests.
NO_SERVICE_STARTS = Path("/usr/sbin/policy-rc.d")
# The database server that some tests start for themselves, and stop. Debian would make one of its own at once and let it
# run: this says that none is wanted. The file is read when the package is installed, and never again.
SERVER_PACKAGE = "postgresql"
SERVER_PROGRAMS = Path("/usr/lib/postgresql")
NO_SERVER_OF_ITS_OWN = Path("/etc/postgresql-common/createcluster.d/woilmenau-desk.conf")

# Where the stores of the tests lie, if so many bytes are free there.
MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own in it)
IN_MEMORY = "woilmenau-tests-"
ROOMY = 4 * 2**30

# The proof after an installation: the parts of Qt that the window uses, and a window system to go with them.
PROBE = (
    "from PySide6 import QtNetwork, QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets; "
    "QtWidgets.QApplication(['', '-platform', 'offscreen'])"
)


class Stop(Exception):
    """Something is missing that only a person can put right; the message says what, and how."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Einrichten, starten, testen, prüfen. Weitere Angaben gehen an das aufgerufene Programm.",
    )
    commands = {
        "setup": (setup, "einrichten: .venv, Pakete, Qt-Bibliotheken, Übersetzungen"),
        "run": (run, "das Programm starten; ohne Bildschirm die Führung durch einen Tag"),
        "test": (test, "alle Tests; weitere Angaben gehen an pytest"),
        "check": (check, "ruff, mypy, import-linter, Übersetzungen"),
        "bench": (bench, "die Messungen, auch: bench --quick, bench --out DATEI.json"),
        "translate": (translate, "neue Texte in i18n/*.ts aufnehmen"),
    }
    parser.add_argument(
        "command",
        choices=commands,
        metavar="BEFEHL",
        help=" · ".join(f"{name}: {what}" for name, (_, what) in commands.items()),
    )
    options, rest = parser.parse_known_args(arguments[:1])
    command, _ = commands[options.command]
    try:
        return command([*rest, *arguments[1:]])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# The commands


def setup(arguments: Sequence[str]) -> int:
    if arguments:
        raise Stop(f"setup kennt keine weiteren Angaben: {' '.join(arguments)}")
    set_up(screen=has_screen())
    print("Eingerichtet. Weiter mit: python3 dev.py run")
    return 0


def run(arguments: Sequence[str]) -> int:
    """Open the window, or run the subcommand that the arguments name; without a screen, take the tour."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--data")
    options.add_argument("--user")
    _, others = options.parse_known_args(arguments)
    opens_window = all(other.startswith("-") for other in others) and not {"-h", "--help"} & set(others)
    set_up(screen=opens_window and has_screen())
    if opens_window and not has_screen():
        return tour()
    return call([desk(), *arguments])


def tour() -> int:
    out = ROOT / "tour"
    print("Hier ist kein Bildschirm. Statt des Fensters führt die Führung durch einen erfundenen Tag …")
    status = call([desk(), "tour", "--out", out])
    if status == 0:
        print(f"Bilder (PNG) und Ausdrucke (PDF) liegen in {out}{os.sep}")
    return status


def test(arguments: Sequence[str]) -> int:
    set_up(screen=False)
    prepare_screen_tests()
    prepare_server_tests()
    prepare_paper_tests()
    # `-n 0` among the arguments comes later and wins.
    workers = ["-n", "2", "--dist", "worksteal"]
    # Where Python is told to keep no bytecode, each worker, and each program that a test starts, would compile all of it.
    environment = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    with folder_in_memory() as folder:
        if folder is not None:
            environment["TMPDIR"] = str(folder)
        return call([PYTHON, "-m", "pytest", *workers, *arguments], environment)


@contextmanager
def folder_in_memory() -> Iterator[Path | None]:
    """A folder for the stores of the tests that is memory, where there is plenty of it; it goes with all that is in it.

    Each commit waits until the disk has it. The tests commit so often that they would wait for minutes.
    """
    if os.environ.get("TMPDIR") or not is_roomy(MEMORY):
        yield None
        return
    # Of a run that was killed.
    for left in MEMORY.glob(f"{IN_MEMORY}*"):
        if not Path("/proc", left.name.removeprefix(IN_MEMORY)).exists():
            shutil.rmtree(left, ignore_errors=True)
    folder = MEMORY / f"{IN_MEMORY}{os.getpid()}"
    try:
        folder.mkdir()
        # A database server runs as somebody else: it may go through, and see nothing on its way.
        folder.chmod(0o711)
    except OSError:
        yield None
        return
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_roomy(memory: Path) -> bool:
    """Whether files may lie there without making the memory scarce for the tests themselves."""
    try:
        free = shutil.disk_usage(memory).free
        told = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return False
    available = re.search(r"^MemAvailable:\s+(\d+) kB$", told, re.MULTILINE)
    return available is not None and free >= ROOMY and int(available[1]) * 1024 >= 2 * ROOMY


def check(arguments: Sequence[str]) -> int:
    if arguments:
        raise Stop(f"check kennt keine weiteren Angaben: {' '.join(arguments)}")
    set_up(screen=False)
    windows: list[str | Path] = ["--platform", "win32", "--cache-dir", ROOT / ".mypy_cache" / "windows"]
    steps: list[tuple[str, list[str | Path]]] = [
        ("ruff check", [SCRIPTS / "ruff", "check", "."]),
        ("ruff format", [SCRIPTS / "ruff", "format", "--check", "--output-format", "concise", "."]),
        ("mypy --strict", [SCRIPTS / "mypy"]),
        # The centre's computer may run Windows: this finds what only Linux has.
        ("mypy, Windows", [SCRIPTS / "mypy", *windows, "woilmenau_desk"]),
        ("import-linter", [SCRIPTS / "lint-imports", "--no-logo"]),
        ("Übersetzungen", [PYTHON, "-m", "tools.translations", "check"]),
    ]
    failed = []
    for name, command in steps:
        done = subprocess.run(
            command,
            cwd=ROOT,
            # A pipe on Windows would otherwise not know every letter.
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        print(f"{name:<14} {'in Ordnung' if done.returncode == 0 else 'NICHT in Ordnung'}", flush=True)
        if done.returncode != 0:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    if failed:
        print(f"Nicht in Ordnung: {', '.join(failed)}")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    set_up(screen=False)
    return call(
        [PYTHON, "-m", "benchmarks", *arguments], {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    )


def translate(arguments: Sequence[str]) -> int:
    if arguments:
        raise Stop(f"translate kennt keine weiteren Angaben: {' '.join(arguments)}")
    set_up(screen=False)
    return call([PYTHON, "-m", "tools.translations", "update"])


# The set-up


def set_up(*, screen: bool) -> None:
    """Bring everything to where the project can run; raise Stop where a person has to act.

    `screen`: a window will open on a real screen, which needs more of the system's libraries.
    """
    ready = PYTHON.exists() and stamped_state() == wanted_state()
    if sys.platform == "linux":
        missing = [] if ready else missing_venv_package()
        missing += missing_libraries(QT_LIBRARIES | (SCREEN_LIBRARIES if screen else {}))
        if missing and not apt_install(missing):
            raise Stop(
                f"Im System fehlt, was Python und Qt brauchen: {', '.join(missing)}\n"
                f"Bitte einmal ausführen, dann noch einmal von vorn:\n\n    {apt_line(missing)}\n"
            )
    if not ready:
        install()
        prove_qt()
        STAMP.write_text(json.dumps(wanted_state()), encoding="utf-8")
    if translations_are_stale():
        print("Übersetzungen werden gebaut …", flush=True)
        must([PYTHON, "-m", "tools.translations", "compile"], "Die Übersetzungen ließen sich nicht bauen.")


def wanted_state() -> dict[str, str]:
    """What a finished set-up was made for. Anything else in the stamp means: do it again."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    parts = [project["build-system"], project["project"], project["tool"]["hatch"]]
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode())
    digest.update((ROOT / "requirements.lock").read_bytes())
    return {"root": str(ROOT), "python": os.path.realpath(PYTHON), "packages": digest.hexdigest()}


def stamped_state() -> dict[str, str]:
    """What the last finished set-up wrote down; empty where none was finished."""
    try:
        state = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def install() -> None:
    """Fill .venv from the lock, and put the project itself in, editable."""
    stamped = stamped_state()
    wanted = wanted_state()
    usable = PYTHON.exists() and all(stamped.get(key) == wanted[key] for key in ("root", "python"))
    STAMP.unlink(missing_ok=True)
    if not usable:
        make_venv()
    print("Pakete werden eingespielt; beim ersten Mal dauert das ein paar Minuten …", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    must(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.lock"],
        "Die Pakete ließen sich nicht einspielen. Besteht eine Verbindung ins Netz? Dann bitte noch einmal.",
    )
    must(
        [*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT],
        "Das Programm selbst ließ sich nicht einspielen.",
    )


def make_venv() -> None:
    again = VENV.exists()
    print(f".venv wird {'neu ' if again else ''}angelegt (Python {sys.version.split()[0]}) …", flush=True)
    try:
        if again:
            shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(
            f"Die alte .venv lässt sich nicht entfernen. Läuft das Programm noch? ({error})"
        ) from error
    # The base interpreter, lest a .venv be made by the one that was just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    must([base, "-m", "venv", VENV], "Die .venv ließ sich nicht anlegen.")


def prove_qt() -> None:
    """Start Qt once. What the table of libraries does not know yet, Qt names itself."""
    done = subprocess.run(
        [PYTHON, "-c", PROBE], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        library = re.search(r"(\S+\.so[.\d]*): cannot open shared object", done.stderr)
        what = f"es fehlt die Bibliothek {library[1]}" if library else done.stderr.strip()
        raise Stop(f"Qt lässt sich nicht starten: {what}")


def translations_are_stale() -> bool:
    for source in (ROOT / "i18n").glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


# The system


def has_screen() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_venv_package() -> list[str]:
    """Return the package with the part of Python that makes a .venv, where it is not there (Debian splits it off)."""
    parts = [importlib.util.find_spec(name) for name in ("venv", "ensurepip")]
    if all(part and part.origin for part in parts):
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of those libraries that the system's loader does not find."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def prepare_screen_tests() -> None:
    """Have what the tests on a real (virtual) screen need, if it may be installed; else say what is left out."""
    if sys.platform != "linux":
        return
    missing = [package for program, package in TEST_PACKAGES.items() if not shutil.which(program)]
    missing += missing_libraries(SCREEN_LIBRARIES)
    if missing and not apt_install(missing):
        print(f"Die Tests am echten Bildschirm werden übersprungen. Für sie: {apt_line(missing)}", flush=True)


def prepare_server_tests() -> None:
    """Have the programs of a database server, if they may be installed, without one that runs; else say what is left out."""
    if sys.platform != "linux" or shutil.which("initdb") or any(SERVER_PROGRAMS.glob("*/bin/initdb")):
        return
    if may_install() and not NO_SERVER_OF_ITS_OWN.exists():
        print(f"Es wird kein eigener Datenbank-Server eingerichtet ({NO_SERVER_OF_ITS_OWN}).", flush=True)
        try:
            NO_SERVER_OF_ITS_OWN.parent.mkdir(parents=True, exist_ok=True)
            NO_SERVER_OF_ITS_OWN.write_text("create_main_cluster = false\n", encoding="utf-8")
        except OSError as error:
            print(f"Die Tests auf PostgreSQL werden übersprungen ({error}).", flush=True)
            return
    if not apt_install([SERVER_PACKAGE]):
        print(
            f"Die Tests auf PostgreSQL werden übersprungen. Für sie: {apt_line([SERVER_PACKAGE])}", flush=True
        )


def prepare_paper_tests() -> None:
    """Have a CUPS and what reads slips, if they may be installed, and no service that runs; else say what is left out."""
    if sys.platform != "linux":
        return
    everywhere = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
    filters, package = PRINT_FILTERS
    printing = [
        package for program, package in PRINT_PROGRAMS.items() if not shutil.which(program, path=everywhere)
    ]
    printing += [] if filters.exists() else [package]
    program, package = READER
    reading = [] if shutil.which(program) else [package]
    reading += [
        f"{package}-{letters}"
        for letters in READER_LANGUAGES
        if not any(READER_LETTERS.glob(f"*/tessdata/{letters}.traineddata"))
    ]
    for missing, what in ((printing, "auf einem echten Drucker"), (reading, "mit der Texterkennung")):
        if missing and not install_at_rest(missing):
            print(f"Die Tests {what} werden übersprungen. Für sie: {apt_line(missing)}", flush=True)


def install_at_rest(packages: Sequence[str]) -> bool:
    """Install packages without starting the services that come with them."""
    if not may_install():
        return False
    # Debian asks this file whether a service may start; where there is one, whoever keeps the computer has decided.
    ours = not NO_SERVICE_STARTS.exists()
    try:
        if ours:
            NO_SERVICE_STARTS.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
            NO_SERVICE_STARTS.chmod(0o755)
        return apt_install(packages)
    except OSError as error:
        print(error, file=sys.stderr)
        return False
    finally:
        if ours:
            NO_SERVICE_STARTS.unlink(missing_ok=True)


def apt_line(packages: Iterable[str]) -> str:
    return f"sudo apt-get install {' '.join(packages)}"


def may_install() -> bool:
    """Whether packages of the system may be installed without asking: as root, on Debian or Ubuntu."""
    return os.name != "nt" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: Sequence[str]) -> bool:
    """Install packages where that may be done without asking: as root, on Debian or Ubuntu."""
    if not may_install():
        return False
    print(f"Pakete des Systems werden eingespielt: {' '.join(packages)} …", flush=True)
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    install_line = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def apt_get(command: Sequence[str]) -> bool:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            problems.append(done.stderr.strip())
        return done.returncode == 0

    problems: list[str] = []
    # A fresh system has no package lists yet, an old one has stale ones: fetch them when the first try fails.
    if apt_get(install_line) or (apt_get([*apt, "update"]) and apt_get(install_line)):
        return True
    print(problems[-1], file=sys.stderr)
    return False


# Starting other programs


def desk() -> Path:
    return SCRIPTS / ("woilmenau-desk.exe" if os.name == "nt" else "woilmenau-desk")


def call(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run a program in the foreground and return its exit status."""
    sys.stdout.flush()
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False
    ).returncode


def must(command: Sequence[str | Path], otherwise: str) -> None:
    """Run a step of the set-up, which asks nothing; stop with the sentence given if it fails."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise Stop(otherwise)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
