"""No text of the window has a raw "&": the buttons show a word as it is, and their keys as caps."""

import ast
from collections.abc import Iterator
from pathlib import Path

import woilmenau_desk.ui

_UI = Path(woilmenau_desk.ui.__file__).parent
_TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in _TRANSLATING:
                for given in node.args:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield node.lineno, given.value


def test_no_text_marks_a_letter_as_its_key() -> None:
    found = [
        (path.name, line, text)
        for path in sorted(_UI.rglob("*.py"))
        for line, text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if "&" in text.replace("& ", "")
    ]
    assert found == []
