"""The translations are complete and current, and Qt finds them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tools import translations
from tools.translations import Text


def test_translations_are_complete_and_current() -> None:
    problems = translations.check()
    if problems:
        pytest.fail("\n  ".join(["The translations and the code do not agree:", *problems]), pytrace=False)


def test_what_may_still_change_has_one_word_in_english() -> None:
    """A report that is provisional in the band is not preliminary beside it."""
    texts = translations.read_texts(translations.ENGLISH)
    said = {text: forms for text, forms in texts.items() if "vorläufig" in text.source.lower()}
    assert said
    assert [text for text, forms in said.items() if "preliminary" in " ".join(forms or ()).lower()] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class W(Q):\n def f(self): self.tr('Hallo')", Text("W", "Hallo")),
        ("class W(Q):\n def f(self): self.tr('Hallo ' 'Welt', 'Gruß')", Text("W", "Hallo Welt", "Gruß")),
        ("class A:\n class B:\n  def f(self): self.tr('innen')", Text("B", "innen")),
        ("X = QT_TRANSLATE_NOOP('errors', 'Voll')", Text("errors", "Voll")),
        ("QCoreApplication.translate('W', '%n Besuch(e)', '', n)", Text("W", "%n Besuch(e)")),
    ],
)
def test_marked_texts_are_found(source: str, found: Text) -> None:
    assert [text for _, text in translations.marked_in(source)] == [found]


@pytest.mark.parametrize(
    ("source", "advice"),
    [
        ("class W(Q):\n def f(self): self.tr(f'{n} Besuche')", "plain string"),
        ("class W(Q):\n def f(self): self.tr(text)", "plain string"),
        ("class W(Q):\n def f(self): return f'<b>{self.tr(\"Heute\")}</b>'", "f-string"),
        ("class W(Q):\n def f(self): self.tr('%n Besuch(e)', '', 2)", "plural"),
        ("QCoreApplication.translate('W', '%n Besuch(e)')", "number"),
        ("def f(widget): widget.tr('Hallo')", "on self"),
        ("X = QT_TRANSLATE_NOOP('errors', f'Voll {x}')", "plain strings"),
    ],
)
def test_what_lupdate_would_misread_is_told(source: str, advice: str) -> None:
    assert [advice in str(problem) for _, problem in translations.marked_in(source)] == [True]


def test_other_translate_methods_are_left_alone() -> None:
    assert (
        list(translations.marked_in("name.translate(TABLE)\nQCoreApplication.translate(s.context, s.text)"))
        == []
    )


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the .qm files as Qt loads them."""
    folder = tmp_path_factory.mktemp("i18n")
    translations.compile_all(folder)
    return folder


@pytest.mark.usefixtures("qapp")
def test_qt_finds_every_english_text(compiled: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(compiled / "woilmenau_desk_en.qm"))
    missing = [
        text
        for text in translations.read_texts(translations.ENGLISH)
        if not translator.translate(text.context, text.source, text.comment, 1)
    ]
    assert missing == []


@pytest.mark.usefixtures("qapp")
def test_german_knows_one_from_many(compiled: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(compiled / "woilmenau_desk_de.qm"))
    for text in translations.read_texts(translations.GERMAN):
        one, two = (translator.translate(text.context, text.source, text.comment, n) for n in (1, 2))
        assert one, f"{text} has no German plural forms"
        assert "(" not in one + two, f"{text} shows its plural in brackets"
        assert one != two, f"{text} does not tell one from many"
