"""Offers as people speak of them."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication

from woilmenau_desk.domain.offers import (
    OfferData,
    OfferRow,
    Rhythm,
    Series,
    SessionKey,
    SessionRow,
    SessionState,
)
from woilmenau_desk.domain.roll_call import RollRow
from woilmenau_desk.ui.offer_words import (
    childcare_said,
    found_in,
    heads_said,
    places_said,
    series_said,
    session_state,
)
from woilmenau_desk.ui.pages.offers.roll_call_words import RollWords

TODAY = date(2026, 11, 23)
TUESDAY = Series(Rhythm.WEEKLY, 1, time(9, 30), time(11, 30), date(2026, 9, 1))
KEY = SessionKey(1, TODAY, time(9))
SESSION = SessionRow(KEY, "Café", "womens_cafe", TODAY, time(9), time(11))
ROW = OfferRow(1, OfferData("Café", capacity=20, childcare_places=8), enrolled=18, waiting=3, children=6)


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ((), "noch ohne Zeiten"),
        ((TUESDAY,), "Di 9:30–11:30"),
        ((replace(TUESDAY, weekday=3), TUESDAY), "Di, Do 9:30–11:30"),
        ((TUESDAY, replace(TUESDAY, weekday=3, starts=time(14))), "Di 9:30–11:30, Do 14:00–11:30"),
        ((replace(TUESDAY, every=2),), "alle 2 Wochen Di 9:30–11:30"),
        ((replace(TUESDAY, rhythm=Rhythm.MONTHLY, nth=1),), "1. Di im Monat 9:30–11:30"),
        ((replace(TUESDAY, rhythm=Rhythm.MONTHLY, nth=-1, every=2),), "alle 2 Monate, letzter Di 9:30–11:30"),
        ((replace(TUESDAY, rhythm=Rhythm.ONCE, first=TODAY, last=TODAY),), "heute 9:30–11:30"),
        # Times that hold no more, or do not hold yet, are not what is said, unless there are no others.
        ((replace(TUESDAY, last=date(2026, 9, 30)), replace(TUESDAY, weekday=4)), "Fr 9:30–11:30"),
        ((replace(TUESDAY, last=date(2026, 9, 30)),), "Di 9:30–11:30 (bis 30.9.)"),
        ((replace(TUESDAY, first=date(2027, 1, 12)),), "Di 9:30–11:30 (ab 12.1.2027)"),
    ],
)
def test_when_an_offer_meets(series: tuple[Series, ...], said: str) -> None:
    assert series_said(series, TODAY) == said


def test_how_full_an_offer_is() -> None:
    assert (places_said(ROW), childcare_said(ROW)) == ("18/20 · 3 warten", "Kinder 6/8")
    free = replace(ROW, data=OfferData("Café"), waiting=0, children=0)
    assert (places_said(free), childcare_said(free)) == ("18 dabei", "")


def test_what_became_of_a_session() -> None:
    def said(**known: object) -> str:
        return session_state(replace(SESSION, **known), TODAY)[0]  # type: ignore[arg-type]

    assert said() == "geplant"
    assert said(state=SessionState.CANCELLED) == "fällt aus"
    assert said(state=SessionState.HELD) == "fand statt"
    assert said(starts=time(10)) == "verlegt"
    assert said(added=True) == "zusätzlich"
    yesterday = date(2026, 11, 22)
    assert said(day=yesterday, key=replace(KEY, planned_on=yesterday)) == "nicht erfasst"
    assert heads_said(replace(SESSION, announced=12)) == "12 angemeldet"
    assert heads_said(replace(SESSION, announced=12, came=9, anonymous_adults=2)) == "11 da"


def test_an_offer_is_found_by_parts_of_its_words_and_without_accents() -> None:
    assert found_in("cafe frau", "Frauensprachcafé")
    assert found_in("  ", "Frauensprachcafé")
    assert found_in("a1 sem", "Deutsch A1", "Seminarraum")
    assert not found_in("b1", "Deutsch A1", "Seminarraum")


def test_after_a_finished_roll_call_nobody_is_awaited(qapp: QApplication) -> None:
    words = RollWords(str, str, qapp)
    row = RollRow(1, "Mira")
    assert words.state_said(row) == "erwartet"
    words.held = True
    assert words.state_said(row) == "nicht da"
