"""The Sachbericht's texts: one for all funders or one's own, kept as typed, begun from what stands already."""

from collections.abc import Callable

import pytest

from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.narrative import ANSWER_LENGTH
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import drafts, funders, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import narrative

MONTH, YEAR = Span.parse("2026-10"), Span.parse("2026")


def told(desk: Desk, span: Span = MONTH, funder: int | None = None) -> dict[str, str]:
    return {answer.question: answer.text for answer in narrative.answers(desk, span, funder)}


def test_month_and_year_ask_their_own_questions(desk: Desk) -> None:
    of_month = [text.question for text in narrative.texts(desk, MONTH)]
    of_year = [text.question for text in narrative.texts(desk, YEAR)]
    assert of_month == ["stood_out", "problems", "cooperation", "publicity", "outlook"]
    assert "case" in of_year
    assert "stood_out" not in of_year
    assert [text.question for text in narrative.texts(desk, Span.parse("2026-H2"))] == of_year
    assert [text.question for text in narrative.texts(desk, Span.parse("2026-Q4"))] == of_month


def test_an_answer_is_kept_with_its_version(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    first = narrative.save(desk, MONTH, "stood_out", " Viele neu Angekommene. ", 0).value
    assert (first.text, first.version, first.funder_id) == ("Viele neu Angekommene.", 1, None)
    second = narrative.save(desk, MONTH, "stood_out", "Ein Fest.", first.version).value
    with pytest.raises(ChangedMeanwhile):
        narrative.save(desk, MONTH, "stood_out", "Zu spät.", first.version)
    with pytest.raises(ChangedMeanwhile):
        narrative.save(desk, MONTH, "stood_out", "Zu spät.", 0)
    assert (
        narrative.save(desk, MONTH, "stood_out", "Ein Fest.", second.version).value.version == second.version
    )
    assert told(desk) == {"stood_out": "Ein Fest."}
    with pytest.raises(BadInput):
        narrative.save(desk, MONTH, "stood_out", "a" * (ANSWER_LENGTH + 1), second.version)
    with pytest.raises(BadInput):
        narrative.save(desk, MONTH, "no_such_question", "a", 0)
    counter = desk_of("theke")
    with pytest.raises(NotAllowed):
        narrative.texts(counter, MONTH)


def test_a_funder_may_have_a_text_of_its_own(desk: Desk) -> None:
    land = funders.add_funder(desk, FunderData("Land")).value.id
    city = funders.add_funder(desk, FunderData("Stadt")).value.id
    narrative.save(desk, MONTH, "outlook", "Wie geplant.", 0)
    own = narrative.own_text(desk, MONTH, "outlook", land).value
    assert (own.text, own.funder_id) == ("Wie geplant.", land)
    own = narrative.save(desk, MONTH, "outlook", "Ein Antrag.", own.version, land).value
    assert told(desk, MONTH, land) == {"outlook": "Ein Antrag."}
    assert told(desk, MONTH, city) == told(desk) == {"outlook": "Wie geplant."}
    narrative.take_over(desk, Span.parse("2026-11"), land)
    assert told(desk, Span.parse("2026-11"), land) == {"outlook": "Ein Antrag."}
    assert told(desk, Span.parse("2026-11")) == {}
    shared = narrative.drop_own_text(desk, MONTH, "outlook", land, own.version).value
    assert (shared.text, shared.funder_id) == ("Wie geplant.", None)
    undo.undo(desk)
    assert told(desk, MONTH, land) == {"outlook": "Ein Antrag."}


def test_the_text_before_is_a_start_and_is_taken_back(desk: Desk) -> None:
    narrative.save(desk, MONTH, "problems", "Ein Rohrbruch.", 0)
    narrative.save(desk, MONTH, "outlook", "Ein Kurs.", 0)
    november = Span.parse("2026-11")
    narrative.save(desk, november, "outlook", "Steht schon.", 0)
    assert narrative.take_over(desk, november).value == 1
    assert told(desk, november) == {"problems": "Ein Rohrbruch.", "outlook": "Steht schon."}
    with pytest.raises(BadInput):
        narrative.take_over(desk, november)
    undo.undo(desk)
    assert told(desk, november) == {"outlook": "Steht schon."}


def test_the_year_begins_with_what_its_months_say(desk: Desk) -> None:
    narrative.save(desk, Span.parse("2026-03"), "problems", "Ein Rohrbruch.", 0)
    narrative.save(desk, MONTH, "problems", "Zu wenig Platz.", 0)
    narrative.save(desk, MONTH, "stood_out", "Ein Fest.", 0)
    assert narrative.collect(desk, YEAR).value == 2
    assert told(desk, YEAR) == {
        "problems": "März 2026: Ein Rohrbruch.\n\nOktober 2026: Zu wenig Platz.",
        "measures": "Oktober 2026: Ein Fest.",
    }


def test_the_example_is_confirmed_as_it_stands(desk: Desk) -> None:
    case = narrative.save(desk, YEAR, "case", "Eine Familie fand eine Wohnung.", 0).value
    assert [point.code for point in narrative.open_points(desk, YEAR)] == ["anonymised"]
    case = narrative.confirm(desk, YEAR, "case", case.version).value
    assert narrative.open_points(desk, YEAR) == ()
    case = narrative.save(desk, YEAR, "case", "Eine Familie fand zwei Wohnungen.", case.version).value
    assert not case.confirmed
    assert [point.code for point in narrative.open_points(desk, MONTH)] == ["narrative"]


def test_what_was_typed_in_an_earlier_version_is_taken_over_once(desk: Desk) -> None:
    narrative.save(desk, MONTH, "stood_out", "Ein Fest.", 0)
    drafts.save(desk, "report:2026-10", {"text": "Ein Ausfall."})
    drafts.save(desk, "report:2026-09", {"text": "  "})
    assert narrative.take_over_drafts(desk) == 1
    assert told(desk) == {"stood_out": "Ein Fest.\n\nEin Ausfall."}
    assert narrative.take_over_drafts(desk) == 0
    assert drafts.load(desk, "report:2026-10") is None
