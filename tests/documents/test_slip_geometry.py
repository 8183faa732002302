"""What stands where on a slip, in every language and on every paper, with as much on it as there may be."""

from collections.abc import Callable
from itertools import combinations

import pytest

from tests.documents import printed
from woilmenau_desk.documents.marks import Box, Mark, MarkKind
from woilmenau_desk.documents.shaping import ELLIPSIS
from woilmenau_desk.documents.slip import slip_sheet
from woilmenau_desk.documents.slip_parts import SMALLEST
from woilmenau_desk.documents.slip_words import available_slip_languages, slip_words
from woilmenau_desk.domain.slips import LONGEST_WAY, AppointmentSlip, Paper, Place

MakeSlip = Callable[..., AppointmentSlip]
LANGUAGES = available_slip_languages()
NAME = "Maximiliane-Antoinette Beispielhofer-Muß"
COLLEAGUE = "Friederike-Charlotte Mustermann"[:30]
WAY = (
    "Vom Bahnhof aus immer geradeaus bis zum Marktplatz, dann links in die Lindenstraße; der Eingang liegt "
    * 3
)[:LONGEST_WAY].strip()
PLACE = Place(
    "wo:ilmenau",
    "Wetzlarer Platz 1",
    "98693 Ilmenau",
    "Ilmenau, Wetzlarer Platz am Neubau",
    "An der Schlossmauer",
    WAY,
)
TEN = (
    "id_paper",
    "letters",
    "payslips",
    "bank_statements",
    "iban",
    "rental_contract",
    "health_card",
    "vaccination_record",
    "birth_certificate",
    "school_papers",
)
SIX = ("id_paper", "bank_statements", "rental_contract", "health_card", "vaccination_record", "school_papers")


def full(make_slip: MakeSlip, language: str, **changes: object) -> AppointmentSlip:
    bring = tuple((code, slip_words("de").bring[code]) for code in SIX)
    content: dict[str, object] = {
        "visitor": NAME,
        "colleague": COLLEAGUE,
        "phone": "03677 / 1234-56 78",
        "place": PLACE,
        "bring": bring,
        "interpreter": True,
        "duration_minutes": 45,
    }
    return make_slip(language, **{**content, **changes})


def check(marks: tuple[Mark, ...], size: tuple[float, float], edge: float) -> None:
    """Nothing leaves the paper, nothing lies over another, no text was cut."""
    page = Box(edge, edge, size[0] - edge, size[1] - edge)
    for mark in marks:
        assert page.holds(mark.box), mark
        assert ELLIPSIS not in mark.said, mark
    icons = [mark for mark in marks if mark.kind is MarkKind.ICON]
    # The day stands within the calendar's sheet, the hands within the clock.
    inside = [
        mark
        for mark in marks
        if mark.kind is MarkKind.TEXT and any(icon.box.holds(mark.box) for icon in icons)
    ]
    assert len(inside) <= 1
    loose = [mark for mark in marks if mark not in inside]
    for one, other in combinations(loose, 2):
        slack = 0.4 if MarkKind.RULE in (one.kind, other.kind) else 0.6
        assert not one.box.overlaps(other.box, slack), (one, other)


def test_a_name_of_forty_and_a_colleague_of_thirty() -> None:
    assert (len(NAME), len(COLLEAGUE), len(WAY)) == (40, 30, LONGEST_WAY)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_as_much_as_there_may_be_fits_without_overlap(
    language: str, paper: Paper, make_slip: MakeSlip
) -> None:
    marks, size = printed.marks(full(make_slip, language), paper)
    check(marks, size, 11 if paper is not Paper.ROLL80 else 14)
    texts = [mark for mark in marks if mark.kind is MarkKind.TEXT]
    assert min(mark.size for mark in texts) >= SMALLEST
    said = "\n".join(mark.said for mark in texts)
    assert NAME in said.replace("\n", " ")
    assert "14:30" in said
    for code in SIX:
        assert slip_words("de").bring[code] in said
    figures = [mark.size for mark in texts if mark.said == "14:30"]
    assert max(figures) >= 22


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "changes",
    [
        {
            "bring": (),
            "interpreter": False,
            "place": Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau"),
        },
        {"cancelled": True},
        {"own_place": "Landratsamt Ilm-Kreis, Krankenhausstraße 12a, 98693 Ilmenau, 2. Stock, Zimmer 214"},
        {"visitor": "محمد عبد الرحمن المثالي", "reading": "Muhammad Abd ar-Rahman al-Mithali"},
    ],
)
def test_so_does_less(language: str, paper: Paper, changes: dict[str, object], make_slip: MakeSlip) -> None:
    marks, size = printed.marks(full(make_slip, language, **changes), paper)
    check(marks, size, 11 if paper is not Paper.ROLL80 else 14)


@pytest.mark.parametrize("number", [6, 10])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_centres_own_way_and_ten_things_to_bring_can_still_be_read(
    language: str, number: int, make_slip: MakeSlip
) -> None:
    """The longest way that the editor takes, beside as many things as anybody ticks."""
    if language != "de":
        way = f"{slip_words(language).text.bring_slip} {slip_words(language).text.meet_there} " * 5
        words = slip_words(language, {"facts.way": way[:LONGEST_WAY]})
    else:
        words = slip_words("de")
    bring = tuple((code, slip_words("de").bring[code]) for code in TEN[:number])
    for paper in Paper:
        sheet = slip_sheet(full(make_slip, language, bring=bring), slip_words("de"), words, paper)
        marks = sheet.marks()
        check(marks, (sheet.width, sheet.height), 11 if paper is not Paper.ROLL80 else 14)
        texts = [mark for mark in marks if mark.kind is MarkKind.TEXT]
        smallest = min(texts, key=lambda mark: mark.size)
        assert smallest.size >= SMALLEST, smallest
        assert sheet.smallest_text() == smallest.size
        said = "\n".join(mark.said for mark in texts)
        for code in TEN[:number]:
            assert slip_words("de").bring[code] in said
        # One sentence is enough to find it.
        assert (WAY[:20] in said) == (language == "de")
