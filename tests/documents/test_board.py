"""The pointing board on paper: read from two metres, whole in every language, nothing over anything else."""

import io
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import ShapedStr

from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents import board as paper
from woilmenau_desk.documents.board import render_board
from woilmenau_desk.documents.fonts import MISSING, PRIVATE_USE
from woilmenau_desk.documents.page import Align, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.shaping import ELLIPSIS, Glyphs, Line
from woilmenau_desk.documents.slip_words import GERMAN, REASONS, available_slip_languages, slip_words
from woilmenau_desk.domain.board import PICTOGRAMS, Answer, Board, BoardLanguage, Sign

MM = 72 / 25.4
CODES = (*(code for code in available_slip_languages() if code != GERMAN), GERMAN)
ICONS = ("cup", "info", "counselling", "aid", "offer", "mail", "calendar", "volunteer")


def language(code: str, number: int) -> BoardLanguage:
    words = slip_words(code)
    phrases = asdict(words.board)
    said = {**words.board_reasons, **{answer.key: phrases[answer.value] for answer in Answer}}
    board = words.board
    return BoardLanguage(
        number, code, words.name, words.german_name, words.right_to_left, board.title, board.i_speak, said
    )


def signs(*own: tuple[str, str]) -> tuple[Sign, ...]:
    german = language(GERMAN, 0)
    reasons = [(code, PICTOGRAMS[icon], german.said[code]) for code, icon in zip(REASONS, ICONS, strict=True)]
    reasons += [(f"own{at}", icon, word) for at, (icon, word) in enumerate(own)]
    answers = [(answer.key, answer.value, german.said[answer.key]) for answer in Answer]
    told = [(*one, True) for one in reasons] + [(*one, False) for one in answers]
    return tuple(Sign(at, *one) for at, one in enumerate(told, 1))


BOARD = Board(
    language(GERMAN, 0), tuple(language(code, at) for at, code in enumerate(CODES, 1)), signs(), "wo:ilmenau"
)
LONG = tuple(
    (icon, f"Ein eigener Anlass mit einer recht langen Bezeichnung, Nummer {at}")
    for at, icon in enumerate(("search", "key", "moon", "phone", "settings", "shield", "sun"))
)


@dataclass(frozen=True)
class Box:
    """Where something was drawn, in points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    what: str

    def over(self, other: "Box", by: float = 0.4) -> bool:
        return (
            self.page == other.page
            and self.left + by < other.right
            and other.left + by < self.right
            and self.bottom + by < other.top
            and other.bottom + by < self.top
        )

    def within(self, other: "Box", by: float = 0.2) -> bool:
        return (
            self.page == other.page
            and self.left >= other.left - by
            and self.right <= other.right + by
            and self.bottom >= other.bottom - by
            and self.top <= other.top + by
        )


def heights(run: Glyphs) -> Iterator[tuple[float, float]]:
    """How far each glyph's ink reaches below and above the baseline, in thousandths of an em."""
    lifts = [one.y_offset for one in run.shaped.__shapeData__] if isinstance(run.shaped, ShapedStr) else []
    for at, char in enumerate(str(run.shaped)):
        code = ord(char)
        glyph = code - PRIVATE_USE if code >= PRIVATE_USE else run.face.glyphs.get(code)
        if glyph is None:
            continue
        reach = run.face.shaper.get_glyph_extents(glyph)
        if reach is not None and reach.height:
            lift = lifts[at] if lifts else 0
            yield reach.y_bearing + reach.height + lift, reach.y_bearing + lift


class Eyes:
    """Sees where each line, pictogram and frame goes while a card is drawn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[Box] = []
        self.drawings: list[Box] = []
        self.frames: list[Box] = []
        self.rules: list[Box] = []
        self.page = 0
        text, box, rule, following = Sheet.text, Sheet.box, Sheet.rule, Sheet.next_page

        def on_text(sheet: Sheet, x: float, y: float, line: Line, size: float, **more: object) -> None:
            text(sheet, x, y, line, size, **more)  # type: ignore[arg-type]
            width = line.width(size)
            align = more.get("align", Align.LEFT)
            left = x - width if align is Align.RIGHT else x - width / 2 if align is Align.CENTRE else x
            reach = [one for run in line.glyphs for one in heights(run)] or [(0.0, 0.0)]
            low, high = min(one[0] for one in reach), max(one[1] for one in reach)
            self.texts.append(
                Box(self.page, left, y + low * size / 1000, left + width, y + high * size / 1000, line.text)
            )

        def on_box(sheet: Sheet, x: float, y: float, width: float, height: float, **more: object) -> None:
            box(sheet, x, y, width, height, **more)  # type: ignore[arg-type]
            self.frames.append(Box(self.page, x, y, x + width, y + height, "frame"))

        def on_rule(sheet: Sheet, x: float, y: float, width: float, **more: object) -> None:
            rule(sheet, x, y, width, **more)  # type: ignore[arg-type]
            self.rules.append(Box(self.page, x, y - 0.5, x + width, y + 0.5, "rule"))

        def on_next(sheet: Sheet) -> None:
            following(sheet)
            self.page += 1

        def on_drawing(sheet: Sheet, name: str, x: float, y: float, size: float, **more: object) -> None:
            draw_pictogram(sheet, name, x, y, size, **more)  # type: ignore[arg-type]
            self.drawings.append(Box(self.page, x, y, x + size, y + size, name))

        monkeypatch.setattr(Sheet, "text", on_text)
        monkeypatch.setattr(Sheet, "box", on_box)
        monkeypatch.setattr(Sheet, "rule", on_rule)
        monkeypatch.setattr(Sheet, "next_page", on_next)
        monkeypatch.setattr(paper, "draw_pictogram", on_drawing)

    def trouble(self) -> list[str]:
        """What is cut, runs off the sheet, or lies over something else."""
        sheet = [Box(page, 9 * MM, 9 * MM, 201 * MM, 288 * MM, "sheet") for page in range(self.page + 1)]
        found = [f"cut: {one.what}" for one in self.texts if ELLIPSIS in one.what or MISSING in one.what]
        for one in (*self.texts, *self.drawings, *self.frames):
            if not one.within(sheet[one.page]):
                found.append(f"off the sheet: {one}")
        for at, one in enumerate(self.texts):
            others = (*self.texts[at + 1 :], *self.drawings, *self.rules)
            found += [f"{one} over {other}" for other in others if one.over(other)]
            found += [
                f"{one} on the edge of {frame}"
                for frame in self.frames
                if one.over(frame) and not one.within(frame)
            ]
        for at, one in enumerate(self.drawings):
            found += [f"{one} over {other}" for other in self.drawings[at + 1 :] if one.over(other)]
        return found


@pytest.mark.parametrize(
    "board",
    [
        BOARD,
        replace(BOARD, signs=signs(*LONG)),
        replace(BOARD, languages=BOARD.languages[2:4]),
        replace(BOARD, languages=BOARD.languages[-1:]),
    ],
    ids=["all", "many reasons", "two languages", "German alone"],
)
def test_nothing_is_cut_or_over_anything_else(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    eyes = Eyes(monkeypatch)
    render_board(board)
    assert eyes.trouble() == []
    drawn = "\n".join(one.what for one in eyes.texts)
    for one in board.languages:
        assert one.name in drawn
        assert one.german_name in drawn


def test_every_sentence_of_every_language_stands_there_once(monkeypatch: pytest.MonkeyPatch) -> None:
    eyes = Eyes(monkeypatch)
    render_board(BOARD)
    assert eyes.page + 1 == 2 + len(BOARD.foreign()) / 3
    drawn = "".join("".join(one.what.split()) for one in eyes.texts)
    for one in BOARD.foreign():
        for sign in BOARD.signs:
            if not one.right_to_left:
                assert "".join(one.said[sign.code].split()) in drawn, (one.code, sign.code)


def test_a_language_from_right_to_left_begins_at_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    eyes = Eyes(monkeypatch)
    arabic, georgian = (next(one for one in BOARD.languages if one.code == code) for code in ("ar", "ka"))
    render_board(replace(BOARD, languages=(arabic, georgian)))
    last = [box for box in eyes.texts if box.page == eyes.page]
    first_column, second_column = 10 * MM + 64 * MM, 10 * MM + 127 * MM
    ends = {round(box.right, 1) for box in last if first_column < box.left < second_column and box.top < 780}
    edge = second_column - paper._PAD
    said = [box for box in last if any("؀" <= char <= "ۿ" for char in box.what)]
    assert len(said) >= len(BOARD.signs)
    assert all(box.right == pytest.approx(edge, abs=0.5) for box in said), ends


def test_what_has_to_be_is_read_from_two_metres(monkeypatch: pytest.MonkeyPatch) -> None:
    eyes = Eyes(monkeypatch)
    render_board(BOARD)
    names = {one.name for one in BOARD.languages}
    capitals: dict[str, float] = {}
    for box in eyes.texts:
        if box.page == 0 and box.what in names:
            capitals[box.what] = max(capitals.get(box.what, 0.0), box.top - box.bottom)
    # Good eyes read capitals of 3 mm at this distance, weak ones those of twice the height.
    assert min(capitals.values()) > 6 * MM
    assert set(capitals) == names
    numbers = [box.top - box.bottom for box in eyes.texts if box.page < 2 and box.what.isdigit()]
    assert min(numbers) > 6 * MM
    assert len(numbers) == len(BOARD.languages) + len(BOARD.signs)
    assert min(box.right - box.left for box in eyes.drawings if box.page == 1 and box.bottom < 760) > 25 * MM


def test_numbers_are_the_same_where_only_some_languages_are_shown(
    pages: Callable[[bytes], list[str]],
) -> None:
    some = tuple(one for one in BOARD.languages if one.number in (7, 19))
    first, *_ = pages(render_board(replace(BOARD, languages=some)))
    assert "7" in first.split()
    assert "19" in first.split()
    assert "1" not in first.split()


def test_a_reason_of_the_centres_own_is_told_in_german_with_its_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    eyes = Eyes(monkeypatch)
    render_board(replace(BOARD, languages=BOARD.languages[:2], signs=signs(("search", "Fundsachen"))))
    assert sum(one.what == "Fundsachen" for one in eyes.texts) == 2
    assert "search" in {one.what for one in eyes.drawings}


def test_it_is_grey_and_named_and_comes_out_the_same(picture: Callable[..., Image.Image]) -> None:
    made = render_board(replace(BOARD, languages=BOARD.languages[:4]))
    assert made == render_board(replace(BOARD, languages=BOARD.languages[:4]))
    assert all(edges_are_blank(picture, made, page) for page in range(4))
    metadata = PdfReader(io.BytesIO(made)).metadata
    assert metadata is not None
    assert metadata.title == "Zeigetafel"


@pytest.mark.parametrize("text", HOSTILE)
def test_any_word_makes_a_card(text: str, picture: Callable[..., Image.Image]) -> None:
    one = replace(BOARD.languages[0], name=text, german_name=text, i_speak=text, said={"own0": text})
    board = replace(BOARD, languages=(one,), signs=signs(("cup", text)), centre=text)
    made = render_board(replace(board, german=replace(board.german, title=text)))
    assert all(edges_are_blank(picture, made, page) for page in range(3))
