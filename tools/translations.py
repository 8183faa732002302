"""The interface's translations: take new texts up, build what Qt loads, prove that nothing is missing.

    python -m tools.translations update | compile | check

German is the language of the source. `i18n/woilmenau_desk_en.ts` holds every text, `i18n/woilmenau_desk_de.ts`
the plural forms alone ("1 Besuch", "2 Besuche").
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "woilmenau_desk"
I18N = ROOT / "i18n"
ENGLISH = I18N / "woilmenau_desk_en.ts"
GERMAN = I18N / "woilmenau_desk_de.ts"

_PLACE = re.compile(r"\{[^{}]*\}")


class Text(NamedTuple):
    """One text to translate, as Qt looks it up."""

    context: str
    source: str
    comment: str = ""

    def __str__(self) -> str:
        return f"{self.context}: “{self.source}”" + (f" ({self.comment})" if self.comment else "")


# What the code marks for translation


def marked_texts() -> tuple[dict[Text, str], list[str]]:
    """Return every marked text with the place it stands in, and what lupdate would misread there.

    Read from the syntax tree, so that it does not share lupdate's blind spots.
    """
    texts: dict[Text, str] = {}
    problems: list[str] = []
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        for line, text, problem in _calls(ast.parse(path.read_text(encoding="utf-8")), "", in_f_string=False):
            if problem:
                problems.append(f"{place}:{line}: {problem}")
            elif text:
                texts.setdefault(text, f"{place}:{line}")
    return texts, problems


def sources() -> list[Path]:
    """The files whose texts are translated, in an order that does not depend on the machine."""
    return sorted(PACKAGE.rglob("*.py"), key=lambda path: path.as_posix())


def _calls(node: ast.AST, class_name: str, *, in_f_string: bool) -> Iterator[tuple[int, Text | None, str]]:
    """Yield (line, text, problem) for each marked text under a node; text or problem is set."""
    if isinstance(node, ast.ClassDef):
        class_name = node.name
    in_f_string = in_f_string or isinstance(node, ast.JoinedStr)
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in {"tr", "translate", "QT_TRANSLATE_NOOP"}:
            text, problem = _marked(node, name, class_name)
            if text and in_f_string:
                text, problem = (
                    None,
                    "lupdate does not look into an f-string; translate first, then put it in.",
                )
            yield node.lineno, text, problem
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, class_name, in_f_string=in_f_string)


def _marked(call: ast.Call, name: str, class_name: str) -> tuple[Text | None, str]:
    strings = [arg.value if isinstance(arg, ast.Constant) else arg for arg in call.args]
    if name == "tr":
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not (isinstance(owner, ast.Name) and owner.id in {"self", "cls"} and class_name):
            return None, "call tr() on self, inside a class: lupdate takes the context from there."
        if not strings or not isinstance(strings[0], str):
            return None, "tr() needs a plain string; fill values in afterwards with .format()."
        if "%n" in strings[0]:
            return None, 'write a plural as QCoreApplication.translate("Class", "%n …", "", n).'
        comment = strings[1] if len(strings) > 1 and isinstance(strings[1], str) else ""
        return Text(class_name, strings[0], comment), ""
    if any(isinstance(arg, ast.JoinedStr) for arg in call.args):
        return None, f"{name}() needs plain strings; fill values in afterwards with .format()."
    if len(strings) < 2 or not isinstance(strings[0], str) or not isinstance(strings[1], str):
        # The window looks up what was marked elsewhere, or it is str.translate().
        return None, ""
    if "%n" in strings[1] and name == "translate" and len(strings) < 4:
        return None, 'a plural needs its number: translate("Class", "%n …", "", n).'
    comment = strings[2] if len(strings) > 2 and isinstance(strings[2], str) else ""
    return Text(strings[0], strings[1], comment), ""


# What the files hold


def read_texts(path: Path) -> dict[Text, list[str] | None]:
    """Return the texts of a .ts file with their translations, one a plural form; None where unfinished."""
    texts: dict[Text, list[str] | None] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  (our own file)
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            text = Text(name, message.findtext("source") or "", message.findtext("comment") or "")
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                texts[text] = None
            elif message.get("numerus") == "yes":
                texts[text] = [form.text or "" for form in translation.iter("numerusform")]
            else:
                texts[text] = [translation.text or ""]
    return texts


# The three commands


def update(english: Path = ENGLISH, german: Path = GERMAN) -> None:
    """Take new texts into the .ts files and drop those that the code no longer has. Raises on lupdate's warnings."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "sources"
        listing.write_text(
            "\n".join(path.relative_to(ROOT).as_posix() for path in sources()), encoding="utf-8"
        )
        # Without places and obsolete texts a difference shows what was changed, and nothing else.
        common = ["-silent", "-warnings-are-errors", "-no-obsolete", "-locations", "none", "-sort-messages"]
        common += ["-disable-heuristic", "similartext", "-source-language", "de"]
        _qt_tool("lupdate", [*common, "-target-language", "en", f"@{listing}", "-ts", str(english)])
        _qt_tool(
            "lupdate", [*common, "-pluralonly", "-target-language", "de", f"@{listing}", "-ts", str(german)]
        )


def compile_all() -> None:
    """Build i18n/*.qm from *.ts. What is not translated yet appears in German."""
    for source in (ENGLISH, GERMAN):
        part = source.with_suffix(".qm.part")
        _qt_tool("lrelease", ["-silent", str(source), "-qm", str(part)])
        # In one step, so that an interruption leaves no half file that looks new.
        part.replace(source.with_suffix(".qm"))


def check() -> list[str]:
    """Return what is missing, superfluous or wrong in the translations, in sentences; empty when all is well."""
    marked, problems = marked_texts()
    english = read_texts(ENGLISH)
    problems += [
        f"{place}: not in {ENGLISH.name}: {text}" for text, place in marked.items() if text not in english
    ]
    problems += [f"{ENGLISH.name}: no longer in the code: {text}" for text in english if text not in marked]
    if not problems:
        problems += _stale_files()
    if problems:
        problems.append("Run `python3 dev.py translate`, then translate what is new.")
    for path in (ENGLISH, GERMAN):
        problems += _wrong_translations(path)
        problems += _complaints_of_lrelease(path)
    return problems


def _stale_files() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(shutil.copy(path, folder)) for path in (ENGLISH, GERMAN)]
        try:
            update(*copies)
        except QtToolError as error:
            return [str(error)]
        pairs = zip((ENGLISH, GERMAN), copies, strict=True)
        return [
            f"{path.name} is not as lupdate writes it."
            for path, copy in pairs
            if path.read_text(encoding="utf-8") != copy.read_text(encoding="utf-8")
        ]


def _wrong_translations(path: Path) -> list[str]:
    problems = []
    for text, forms in read_texts(path).items():
        if forms is None or not all(forms):
            problems.append(f"{path.name}: not translated: {text}")
            continue
        wanted = sorted(_PLACE.findall(text.source))
        problems += [
            f"{path.name}: “{form}” does not have the places {wanted} of {text}"
            for form in forms
            if sorted(_PLACE.findall(form)) != wanted
        ]
    return problems


def _complaints_of_lrelease(path: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        strict = ["-silent", "-fail-on-unfinished", "-fail-on-invalid"]
        try:
            _qt_tool("lrelease", [*strict, str(path), "-qm", str(Path(folder) / "proof.qm")])
        except QtToolError as error:
            return [f"{path.name}: {error}"]
    return []


class QtToolError(Exception):
    """lupdate or lrelease refused; the message is theirs."""


def _qt_tool(name: str, arguments: Sequence[str]) -> None:
    program = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if program is None:
        raise QtToolError(f"pyside6-{name} is not in .venv; run `python3 dev.py setup`.")
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise QtToolError((done.stdout + done.stderr).strip())


def main(arguments: Sequence[str]) -> int:
    # A pipe on Windows would otherwise not know the quotation marks.
    os.environ.setdefault("PYTHONUTF8", "1")
    try:
        match arguments:
            case ["update"]:
                update()
                for text in (text for text, forms in read_texts(ENGLISH).items() if forms is None):
                    print(f"to translate: {text}")
            case ["compile"]:
                compile_all()
            case ["check"]:
                problems = check()
                print("\n".join(problems))
                return 1 if problems else 0
            case _:
                print(__doc__)
                return 2
    except QtToolError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
