"""The interface's translations: take new texts up, build what Qt loads, prove that nothing is missing.

    python -m tools.translations update | compile | check

German is the language of the source. `i18n/woilmenau_desk_en.ts` holds every text, `i18n/woilmenau_desk_de.ts`
the plural forms alone ("1 Besuch", "2 Besuche").
"""

import ast
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
    """Return every marked text with the place it stands in, and what lupdate would misread there."""
    texts: dict[Text, str] = {}
    problems: list[str] = []
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        for line, found in marked_in(path.read_text(encoding="utf-8")):
            if isinstance(found, Text):
                texts.setdefault(found, f"{place}:{line}")
            else:
                problems.append(f"{place}:{line}: {found}")
    return texts, problems


def marked_in(source: str) -> Iterator[tuple[int, Text | str]]:
    """Yield (line, text) for each text that Python source marks, (line, sentence) where lupdate would misread it.

    Read from the syntax tree, so that it does not share lupdate's blind spots.
    """
    yield from _calls(ast.parse(source), "", in_f_string=False)


def sources() -> list[Path]:
    """The files whose texts are translated, in an order that does not depend on the machine."""
    return sorted(PACKAGE.rglob("*.py"), key=lambda path: path.as_posix())


def _calls(node: ast.AST, class_name: str, *, in_f_string: bool) -> Iterator[tuple[int, Text | str]]:
    if isinstance(node, ast.ClassDef):
        class_name = node.name
    in_f_string = in_f_string or isinstance(node, ast.JoinedStr)
    if isinstance(node, ast.Call):
        found = _marked(node, class_name)
        if isinstance(found, Text) and in_f_string:
            found = "lupdate does not look into an f-string; translate first, then put it in."
        if found:
            yield node.lineno, found
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, class_name, in_f_string=in_f_string)


def _marked(call: ast.Call, class_name: str) -> Text | str | None:
    """Return the text that a call marks, or what is wrong with it; None where it marks nothing."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            pass
        case _:
            return None
    strings = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    plain = not any(isinstance(arg, ast.JoinedStr) for arg in call.args)
    match name:
        case "tr":
            match call.func:
                case ast.Attribute(value=ast.Name(id="self" | "cls")) if class_name:
                    pass
                case _:
                    return "call tr() on self, inside a class: lupdate takes the context from there."
            if not strings or not isinstance(call.args[0], ast.Constant):
                return "tr() needs a plain string; fill values in afterwards with .format()."
            if "%n" in strings[0]:
                return 'write a plural as QCoreApplication.translate("Class", "%n …", "", n).'
            return Text(class_name, *strings[:2])
        case "translate" | "QT_TRANSLATE_NOOP":
            if not plain:
                return f"{name}() needs plain strings; fill values in afterwards with .format()."
            if len(strings) < 2:
                # The window looks up what was marked elsewhere, or this is str.translate().
                return None
            if "%n" in strings[1] and name == "translate" and len(call.args) < 4:
                return 'a plural needs its number: translate("Class", "%n …", "", n).'
            return Text(*strings[:3])
    return None


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


def compile_all(folder: Path = I18N) -> None:
    """Build a folder's *.qm from the .ts files. What is not translated yet appears in German."""
    for source in (ENGLISH, GERMAN):
        part = folder / f"{source.stem}.qm.part"
        _qt_tool("lrelease", ["-silent", str(source), "-qm", str(part)])
        # In one step, so that an interruption leaves no half file that looks new.
        part.replace(folder / f"{source.stem}.qm")


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
        problems += _wrong_translations(path) or _complaints_of_lrelease(path)
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
