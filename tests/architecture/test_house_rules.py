"""The house's rules that no other tool checks. Each failure says what is wrong, where, and what to do instead."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "woilmenau_desk"
TESTS = ROOT / "tests"
LONGEST_FILE = 600


def place(path: Path, line: int | None = None) -> str:
    return path.relative_to(ROOT).as_posix() + (f":{line}" if line else "")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def modules(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("*.py")))


@cache
def tracked_files() -> tuple[Path, ...]:
    """The files of the repository; in an unpacked archive, everything that is there."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        return tuple(path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts)


@cache
def calls(path: Path) -> tuple[tuple[int, str], ...]:
    """(line, dotted name) of every call in a file."""
    return tuple(
        (node.lineno, dotted(node.func)) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)
    )


def dotted(called: ast.expr) -> str:
    """How it is written; names with dots, which most are, without going through the printer of syntax."""
    names: list[str] = []
    above = called
    while isinstance(above, ast.Attribute):
        names.append(above.attr)
        above = above.value
    if isinstance(above, ast.Name):
        return ".".join((above.id, *reversed(names)))
    return ast.unparse(called)


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """The trees of all files are millions of objects: let no later search for garbage pass over them."""
    yield
    tree_of.cache_clear()


def imported_packages(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, top-level package) of every import in a file, inside functions too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.partition(".")[0]


def explain(problems: list[str], rule: str) -> None:
    if problems:
        pytest.fail(rule + "\n  " + "\n  ".join(problems), pytrace=False)


# Imports


def test_no_module_imports_in_a_circle() -> None:
    graph = grimp.build_graph("woilmenau_desk", cache_dir=None)
    problems = []
    for module in sorted(graph.modules):
        for imported in graph.find_modules_directly_imported_by(module):
            # Each pair is told once. A package that gathers its own modules is no circle.
            if module < imported and not imported.startswith(f"{module}."):
                chain = graph.find_shortest_chain(importer=imported, imported=module)
                if chain:
                    problems.append(" → ".join([module, *chain]))
    explain(
        problems,
        "These modules need one another, directly or by an import inside a function. Move what both need "
        "downwards, or hand it in from above:",
    )


def test_the_domain_needs_the_standard_library_alone() -> None:
    allowed = sys.stdlib_module_names | {"woilmenau_desk"}
    problems = [
        f"{place(path, line)} imports {name}"
        for path in modules(PACKAGE / "domain")
        for line, name in imported_packages(path)
        if name not in allowed
    ]
    explain(problems, "The domain is words, rules and figures; what needs a library belongs a layer higher:")


# Files


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common"}
    problems = [
        place(path) for folder in (PACKAGE, TESTS) for path in modules(folder) if path.stem in drawers
    ]
    explain(problems, "Name a module for what it knows, so that one finds it and it stays small:")


def test_no_file_is_too_long_to_read() -> None:
    problems = []
    for path in tracked_files():
        if path.suffix == ".py":
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > LONGEST_FILE:
                problems.append(f"{place(path)} has {lines} lines")
    explain(problems, f"Past {LONGEST_FILE} lines a file does two things. Split it where they part:")


def test_every_module_says_what_it_is_for() -> None:
    problems = [
        place(path)
        for folder in (PACKAGE, ROOT / "tools", ROOT / "benchmarks")
        for path in modules(folder)
        if not ast.get_docstring(tree_of(path))
    ]
    explain(problems, "A docstring at the top says what a module is for:")


def test_every_package_is_a_package() -> None:
    # Alembic finds its scripts by their folder, and loads them by their path.
    scripts = PACKAGE / "storage" / "migrations"
    problems = [
        place(folder)
        for folder in sorted({path.parent for path in modules(PACKAGE)})
        if not (folder / "__init__.py").exists() and not folder.is_relative_to(scripts)
    ]
    explain(problems, "Without __init__.py the checks overlook a folder:")


def test_toml_files_parse() -> None:
    problems = []
    for path in tracked_files():
        if path.suffix == ".toml":
            try:
                tomllib.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                problems.append(f"{place(path)}: {error}")
    explain(problems, "These files are not TOML:")


def test_no_file_names_a_machine_or_a_package_host() -> None:
    # One letter in brackets, so that this file does not name them either.
    hosts = r"pypi[.]org|python[h]osted|file:///(?:opt|srv|usr)"
    folders = r"/w[o]rk/|/r[o]ot/|/t[m]p/w/|/h[o]me/\w+/|C:\\U[s]ers"
    pattern = re.compile(rf"{hosts}|(?<![\w.~}}*])(?:{folders})", re.IGNORECASE)
    problems = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        problems += [
            f"{place(path, number)}: {found[0]}"
            for number, line in enumerate(text.splitlines(), 1)
            if (found := pattern.search(line))
        ]
    explain(
        problems,
        "The project runs anywhere: no file names where packages come from or one machine's folders:",
    )


def test_nothing_is_left_for_later() -> None:
    pattern = re.compile(r"#.*\b(TO[D]O|FIX[M]E|XX[X])\b")
    problems = [
        place(path, number)
        for path in tracked_files()
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    explain(problems, "Do it now, or leave it out:")


# Calls


def test_no_test_waits_for_the_clock() -> None:
    waits = {
        "sleep",
        "time.sleep",
        "qtbot.wait",
        "QTest.qWait",
        "QTest.qSleep",
        "QThread.msleep",
        "QThread.sleep",
    }
    problems = [
        f"{place(path, line)}: {name}()"
        for path in modules(TESTS)
        for line, name in calls(path)
        if name in waits
    ]
    explain(
        problems,
        "Wait for what should happen (qtbot.waitSignal, qtbot.waitUntil, process.wait), not for time:",
    )


def test_the_window_never_sleeps() -> None:
    problems = [
        f"{place(path, line)}: {name}()"
        for path in modules(PACKAGE / "ui")
        for line, name in calls(path)
        if name in {"sleep", "time.sleep", "QThread.msleep", "QThread.sleep"}
    ]
    explain(
        problems, "The window stays alive: long work goes through the task runner, delays through a QTimer:"
    )


def test_only_the_command_line_prints() -> None:
    problems = [
        place(path, line)
        for path in modules(PACKAGE)
        if path.parent != PACKAGE / "cli" and path.name != "__main__.py"
        for line, name in calls(path)
        if name == "print"
    ]
    explain(problems, "Below the command line, return what is to be said, raise it, or log it:")


# Dependencies and licence


def requirements() -> list[str]:
    """The names of the distributions that pyproject.toml asks for."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return [re.split(r"[<>=~! \[]", line, maxsplit=1)[0].lower() for line in asked]


def test_every_dependency_says_why() -> None:
    problems = []
    explained = False
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if re.match(r'    "[A-Za-z0-9_.-]+[<>=~!]', line):
            if not explained:
                problems.append(line.strip())
        else:
            explained = line.startswith("    #")
    explain(problems, "A comment above a dependency says what it is for:")


def test_every_dependency_is_used() -> None:
    # These are started by name or loaded by their host, not imported; tzdata is the data that zoneinfo reads.
    started = {"hatchling", "ruff", "mypy", "import-linter", "pytest-qt", "pytest-xdist", "tzdata"}
    used = {
        name
        for folder in (PACKAGE, TESTS, ROOT / "tools", ROOT / "benchmarks")
        for path in modules(folder)
        for _, name in imported_packages(path)
    }
    names_of: dict[str, set[str]] = {}
    for name, distributions in packages_distributions().items():
        for distribution in distributions:
            names_of.setdefault(distribution.lower().replace("_", "-"), set()).add(name)
    problems = [
        name
        for name in requirements()
        if name not in started and not names_of.get(name.replace("_", "-"), set()) & used
    ]
    explain(problems, "Nothing imports these dependencies. What is not used is not shipped:")


def test_the_licence_is_stated() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "GPL-3.0-or-later"
    for name in ("LICENSE", "resources/fonts/OFL.txt"):
        assert name in project["license-files"], f"{name} travels with the program."
        assert (ROOT / name).stat().st_size > 1000
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in licence
    assert "Version 3, 29 June 2007" in licence


# Outputs

# Who may write files at all, and why. Everything else hands its bytes to `services.outputs`, which keeps them
# away from the stores and replaces files whole.
WRITERS = {
    "storage/files.py": "replaces one file whole; what all others stand on",
    "storage/refusals.py": "tries out why nothing can be written",
    "storage/backups/backup.py": "packs and unpacks the store's own files",
    "storage/gates.py": "notes who holds the store",
    "storage/last_seen.py": "what was last seen of a store, outside of it: numbers and digests",
    "storage/remembered.py": "which journal is to be carried out, outside of the store: a digest",
    "storage/engine/file/presence.py": "opens the database to ask who has it open; writes nothing",
    "storage/engine/file/reading.py": "copies an encrypted store to where it can be read, for the while",
    "storage/rescue.py": "keeps a store aside whose files vanished, outside of every store's folder",
    "storage/held_keys.py": "sets aside what took the key file's place, inside the store's folder",
    "storage/engine/file/write_ahead_log.py": "sets a damaged log aside, inside the store's folder",
    "storage/outputs.py": "fills the file that takes an output's place",
    "storage/unfinished.py": "notes what an output is being written into, outside of every store's folder",
    "storage/rekey.py": "puts a newly encrypted database and its key file in their place",
    "storage/restore_journal.py": "lets one store take another one's place, inside the store's folder",
    "services/access/keys.py": "replaces the key file by its own `save`, whole",
    "log.py": "the log file, and its turning over",
    "ui/single_instance.py": "by what a window of the store is known, inside the store's folder",
    "ui/printers/remembered.py": "which printers were used last, in the program's own settings",
    "ui/window_place.py": "how the window lay, in the program's own settings",
    "incoming.py": "opens for reading alone, which only the system's own call can do without waiting",
    "cli/streams.py": "standard output that leads nowhere any more",
}
# Draws into memory, or saves something that is no file.
NO_FILES = {
    "painter.save",
    "service.save",
    "self._store.save",
    "content.save",
    "changed.save",
    "keyring.save",
}
WRITING_CALLS = {
    "QFile", "QSaveFile", "QTemporaryFile", "QPdfWriter", "QSvgGenerator", "QImageWriter", "QPicture",
    "os.open", "os.fdopen", "os.rename", "os.replace", "os.link", "os.symlink", "json.dump", "pickle.dump",
    "tempfile.mkstemp", "tempfile.NamedTemporaryFile", "logging.FileHandler",
}  # fmt: skip
WRITING_METHODS = {
    "write_bytes",
    "write_text",
    "savefig",
    "rename",
    "symlink_to",
    "hardlink_to",
    "extractall",
}


def writes_a_file(node: ast.Call) -> bool:
    """Whether a call writes, makes or moves a file, as far as its words tell."""
    name = ast.unparse(node.func)
    last = name.rpartition(".")[2]
    if name in WRITING_CALLS or last in WRITING_CALLS or (name.startswith("shutil.") and last != "which"):
        return True
    if last in WRITING_METHODS:
        return True
    if last == "save":
        # painter.save() has nothing in its brackets; a picture, a workbook and a canvas have a path there.
        return bool(node.args) and name not in NO_FILES and not ast.unparse(node.args[0]).endswith("buffer")
    if last == "replace" and isinstance(node.func, ast.Attribute):
        # Text is replaced by two arguments, a moment's parts by name, a file by one.
        return len(node.args) == 1 and not node.keywords
    if last in {"open", "ZipFile"}:
        if node.args and ast.unparse(node.args[0]).endswith("buffer"):
            return False
        given = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
        modes = [
            part.value for part in given if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        return any(re.fullmatch(r"[rwxab+t]{1,4}", mode) and set(mode) & set("wxa+") for mode in modes)
    return False


def test_every_output_goes_through_one_door() -> None:
    problems = []
    for path in modules(PACKAGE):
        if path.relative_to(PACKAGE).as_posix() in WRITERS:
            continue
        problems += [
            f"{place(path, node.lineno)}: {ast.unparse(node.func)}(…)"
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Call) and writes_a_file(node)
        ]
        if not path.is_relative_to(PACKAGE / "storage"):
            # The store's own way asks nothing about the place.
            problems += [
                f"{place(path, line)}: {name}(…)"
                for line, name in calls(path)
                if name.rpartition(".")[2] in {"write_atomically", "replacing"}
            ]
    explain(
        problems,
        "Hand the bytes to services.outputs.write_output (or replacing_output): it refuses a store's folder and "
        "replaces files whole:",
    )


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'w')", "path.open('wb')", "open(path, mode='a')", "path.write_text('x')", "QSaveFile(path)",
        "QtCore.QFile(path)", "book.save(path)", "picture.save(str(path), 'PNG')", "shutil.copy(one, other)",
        "part.replace(path)", "os.replace(one, other)", "figure.savefig(path)", "zipfile.ZipFile(path, 'w')",
        "QPdfWriter(path)",
    ],
)  # fmt: skip
def test_what_counts_as_writing(line: str) -> None:
    assert writes_a_file(ast.parse(line, mode="eval").body)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "open(path)", "path.open('rb')", "painter.save()", "text.replace('a', 'b')", "day.replace(day=1)",
        "changes.touch(Kind.VISIT)", "dialog.open()", "vault.open(sealed, place='a')", "zipfile.ZipFile(path)",
    ],
)  # fmt: skip
def test_what_does_not(line: str) -> None:
    assert not writes_a_file(ast.parse(line, mode="eval").body)  # type: ignore[arg-type]


# Reading

# Everything that comes in goes through incoming.py. Here something else is opened, and no pipe can lie in its place.
READERS = {
    "incoming.py": "the door itself",
    "ui/theme.py": "the program's own pictures",
    "ui/main_window.py": "what it reads, Qt reads by itself; it looks at the file through the door before",
    "storage/disks.py": "what the system says of its disks",
    "storage/backups/backup.py": "copies that it has just made itself, under names of its own",
    "storage/outputs.py": "what it has just written itself, before it takes its place",
    "storage/files.py": "the file that it fills itself, to let the disk finish",
    "storage/rescue.py": "the copy that it has just made itself, to let the disk finish",
    "storage/engine/file/presence.py": "the database, to be locked and not read; for both ways, so it waits for nobody",
    "storage/last_seen.py": "its own file, for writing; what is no file it removes first",
}
READING_METHODS = {"read_bytes", "read_text", "load_workbook", "QSettings"}


def reads_a_file(node: ast.Call) -> bool:
    """Whether a call opens a file to read it, as far as its words tell."""
    name = ast.unparse(node.func)
    last = name.rpartition(".")[2]
    if name in {"os.open", "io.open", "codecs.open"}:
        flags = ast.unparse(node)
        return "O_WRONLY" not in flags
    if last in READING_METHODS or name in {"tomllib.load", "json.load"}:
        return True
    if last != "open":
        return False
    given = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
    modes = [part.value for part in given if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if name == "open":
        return not any(set(mode) & set("wxa") for mode in modes)
    return any(re.fullmatch(r"r[bt+]*", mode) for mode in modes)


def test_everything_that_comes_in_goes_through_one_door() -> None:
    problems = [
        f"{place(path, node.lineno)}: {ast.unparse(node.func)}(…)"
        for path in modules(PACKAGE)
        if path.relative_to(PACKAGE).as_posix() not in READERS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and reads_a_file(node)
    ]
    explain(
        problems, "Read it with incoming.read_whole or open_regular, which wait for no pipe and know a limit:"
    )


@pytest.mark.parametrize(
    "line",
    [
        "open(path)", "open(path, 'rb')", "path.open('rb')", "path.open(mode='r+b')", "path.read_bytes()",
        "path.read_text('utf-8')", "os.open(path, os.O_RDONLY)", "QSettings(str(path), QSettings.Format.IniFormat)",
    ],
)  # fmt: skip
def test_what_counts_as_reading(line: str) -> None:
    assert reads_a_file(ast.parse(line, mode="eval").body)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "dialog.open()",
        "path.open('wb')",
        "open(path, 'x')",
        "archive.open(part)",
        "os.open(file, os.O_WRONLY)",
    ],
)
def test_what_does_not_read(line: str) -> None:
    assert not reads_a_file(ast.parse(line, mode="eval").body)  # type: ignore[arg-type]
