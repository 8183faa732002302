"""Filtering offers as somebody types."""

from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.offer_filter import matching
from woilmenau_desk.domain.offers import Leader, OfferData, OfferFilter, OfferRow

TODAY = date(2026, 11, 23)
CAFE = OfferRow(
    1,
    OfferData("Frauensprachcafé", "womens_cafe", "women", room="Saal"),
    leaders=(Leader("c", said="Çağla"),),
)
BIKES = OfferRow(
    2, OfferData("Fahrradkurs für Frauen", "cycling", "women", partner="ADFC", for_volunteers=True)
)
OVER = OfferRow(3, OfferData("Chor", ended_on=date(2026, 11, 22)))
ROWS = (CAFE, BIKES, OVER)


def found(wanted: OfferFilter) -> list[int]:
    return [row.id for row in matching(ROWS, wanted, TODAY)]


def test_each_word_is_looked_for_wherever_it_stands() -> None:
    assert found(OfferFilter("frauen")) == [1, 2]
    assert found(OfferFilter("CAFE cagla")) == [1]
    assert found(OfferFilter("adfc saal")) == []
    # What is nothing but signs is nothing to look for.
    assert found(OfferFilter(" – ")) == [1, 2]


def test_all_of_a_filter_holds_at_once() -> None:
    assert found(OfferFilter(running=False)) == [1, 2, 3]
    assert found(OfferFilter(target_group="women", offer_kind="cycling")) == [2]
    assert found(OfferFilter(for_volunteers=False)) == [1]
    last_day = replace(OVER, data=replace(OVER.data, ended_on=TODAY))
    assert matching([last_day], OfferFilter(), TODAY) == (last_day,)
