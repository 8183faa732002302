"""The printed day and week: all of it on the page, whatever it is given, and as many pages as it needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PIL import Image

from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.day_plan import render_day_plan
from woilmenau_desk.documents.week_plan import render_week_plan
from woilmenau_desk.domain.calendar_papers import CalendarPlan, PlanDay, PlanEntry
from woilmenau_desk.domain.periods import BERLIN

MONDAY = date(2026, 11, 23)
Pages = Callable[[bytes], list[str]]
Picture = Callable[..., Image.Image]


def entry(number: int, name: str = "Olena Testenko", day: date = MONDAY, **more: str) -> PlanEntry:
    begins = datetime(day.year, day.month, day.day, 8, tzinfo=BERLIN) + timedelta(minutes=15 * number)
    told = {"colleague": "Rolf", "what": "Gespräch · Beratung 1", **more}
    return PlanEntry(begins, begins + timedelta(minutes=30), told["colleague"], told["what"], name)


def plan(*days: PlanDay, named: bool = True, colleague: str = "") -> CalendarPlan:
    return CalendarPlan("wo:ilmenau", days, named, MONDAY, colleague)


def week(number: int) -> CalendarPlan:
    days = [MONDAY + timedelta(days=day) for day in range(5)]
    return plan(
        *(PlanDay(day, "14:00–16:00", tuple(entry(one, day=day) for one in range(number))) for day in days)
    )


def test_a_day_without_anything_says_so(pages: Pages) -> None:
    [text] = pages(render_day_plan(plan(PlanDay(MONDAY, ""))))
    assert "Keine Termine" in text
    [text] = pages(render_week_plan(plan(PlanDay(MONDAY, "", closed="Brückentag", away=("Rolf",)))))
    assert "geschlossen: Brückentag" in text
    assert "nicht da: Rolf" in text


@pytest.mark.parametrize("number", [1, 12, 40, 90])
def test_nothing_is_left_out_however_many_come(number: int, pages: Pages) -> None:
    made = pages(render_day_plan(week(number)))
    assert sum(text.count("Olena Testenko") for text in made) == number
    assert all("nur fürs Team" in text for text in made)
    made = pages(render_week_plan(week(number)))
    assert sum(text.count("Olena Testenko") for text in made) == 5 * number
    assert all("Woche 48" in text and "vernichten" in text for text in made)


def test_a_full_week_of_forty_a_day_takes_two_pages_at_most(pages: Pages) -> None:
    assert len(pages(render_week_plan(week(20)))) == 1
    assert len(pages(render_week_plan(week(40)))) == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_somebody_is_called_it_stays_on_the_page(name: str, picture: Picture) -> None:
    one = replace(entry(0, name), what=name, colleague=name, helper=name, reading=name)
    made = replace(plan(PlanDay(MONDAY, "14:00–16:00", (one, entry(1)), name, (name,))), centre=name)
    for paper in (render_day_plan(made), render_week_plan(made)):
        assert edges_are_blank(picture, paper)


def test_a_name_from_right_to_left_stands_after_its_time(picture: Picture, pages: Pages) -> None:
    made = plan(
        PlanDay(MONDAY, "14:00–16:00", (replace(entry(0, "محمد نموذج"), reading="Muhammad Namudhaj"),))
    )
    for paper in (render_day_plan(made), render_week_plan(made)):
        [text] = pages(paper)
        assert "08:00–08:30" in text
        assert "Muhammad Namudhaj" in text


def test_a_long_name_is_whole_where_the_sheet_has_room_and_cut_where_it_has_none(pages: Pages) -> None:
    name = "Wilhelmina Oleksandrivna Mustermann-Beispielová"
    days = [MONDAY + timedelta(days=day) for day in range(5)]

    def made(number: int) -> list[str]:
        told = (
            PlanDay(day, "14:00–16:00", tuple(entry(one, name, day) for one in range(number))) for day in days
        )
        return pages(render_week_plan(plan(*told)))

    [text] = made(6)
    assert " ".join(text.split()).count("Beispielová") == 30
    assert "…" not in text
    [text] = made(20)
    assert "…" in text
