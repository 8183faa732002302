"""Funders are rows: several side by side, each with a time, a file number and a report of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from woilmenau_desk.domain.age_bands import BandSet, read_bands
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Per
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import age_bands, funders, logos, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, reports
from woilmenau_desk.services.upkeep import upkeep

LAND = FunderData("Land", "Begegnung", "TH-1")


def known(desk: Desk) -> list[FunderData]:
    return [row.data for row in funders.funders(desk)]


def test_before_there_is_one_there_is_a_report_all_the_same(desk: Desk) -> None:
    assert funders.funders(desk) == (funders.NOBODY,)
    assert reports.report(desk, Span.of_month(Month(2026, 11))).funder == "Fördermittelgeber"
    # The nameless one is changed into the first.
    made = funders.edit_funder(desk, funders.NOBODY.id, LAND, funders.NOBODY.version).value
    assert made.id > 0
    assert known(desk) == [LAND]


def test_a_funder_is_entered_changed_ended_removed_and_all_of_it_undone(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    first = funders.add_funder(desk, LAND).value
    funders.add_funder(desk, FunderData(" Stadt\u200f "))
    changed = funders.edit_funder(desk, first.id, replace(LAND, project="Ankommen"), first.version).value
    with pytest.raises(ChangedMeanwhile):
        funders.edit_funder(desk, first.id, LAND, first.version)
    ended = replace(changed.data, period_until=date(2026, 12, 31))
    changed = funders.edit_funder(desk, first.id, ended, changed.version).value
    assert known(desk) == [
        replace(LAND, project="Ankommen", period_until=date(2026, 12, 31)),
        FunderData("Stadt"),
    ]
    funders.remove_funder(desk, first.id, changed.version)
    assert known(desk) == [FunderData("Stadt")]
    undo.undo(desk)
    undo.undo(desk)
    assert known(desk)[0] == replace(LAND, project="Ankommen")
    with pytest.raises(NotFound):
        funders.edit_funder(desk, 99, LAND, 1)
    with pytest.raises(NotAllowed):
        funders.add_funder(desk_of("rolf"), LAND)
    assert upkeep.verify(desk).findings == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": " \u200e"}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"rule": "none"}, "rule"),
        ({"language": "tlh"}, "language"),
        ({"rule": "suppress", "least": 2}, "least"),
        ({"layout": "scroll"}, "layout"),
        ({"bands": "nobody's"}, "bands"),
        ({"tables": "key,horoscope"}, "tables"),
        ({"period_from": date(2026, 5, 2), "period_until": date(2026, 5, 1)}, "period_until"),
    ],
)
def test_what_cannot_be_is_told_by_its_field(desk: Desk, told: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        funders.add_funder(desk, replace(LAND, **told))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_of_several_the_one_that_paid_in_that_month_is_meant(desk: Desk) -> None:
    funders.add_funder(desk, replace(LAND, period_until=date(2026, 10, 31)))
    funders.add_funder(desk, replace(LAND, file_number="TH-2", period_from=date(2026, 11, 1)))
    funders.add_funder(desk, FunderData("Stadt", file_number="IL-2"))
    for month, name, number in (
        (10, None, "TH-1"),
        (11, None, "TH-2"),
        (10, "land", "TH-1"),
        (11, "Land", "TH-2"),
        (11, "stadt", "IL-2"),
    ):
        assert reports.report(desk, Span.of_month(Month(2026, month)), funder=name).file_number == number


def png(width: int = 40, height: int = 20) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "teal").save(made, "PNG")
    return made.getvalue()


def test_what_was_agreed_on_is_kept_in_its_order_and_undone(desk: Desk) -> None:
    agreed = (
        IndicatorData("contacts", "", 1200, Per.YEAR),
        IndicatorData("reasons.counselling", "Beratungen", 0, Per.MONTH),
    )
    made = funders.add_funder(desk, LAND, FunderParts(agreed)).value
    assert funders.funders(desk)[0] == made
    changed = funders.edit_funder(desk, made.id, LAND, made.version, FunderParts(agreed[::-1])).value
    assert changed.indicators == agreed[::-1]
    fewer = funders.edit_funder(desk, made.id, LAND, changed.version, FunderParts(agreed[:1])).value
    assert funders.funders(desk)[0].indicators == agreed[:1]
    # Who had read it before that does not write over it.
    with pytest.raises(ChangedMeanwhile):
        funders.edit_funder(desk, made.id, LAND, changed.version, FunderParts(()))
    assert funders.edit_funder(desk, made.id, replace(LAND, project="x"), fewer.version).value.indicators
    undo.undo(desk)
    undo.undo(desk)
    assert funders.funders(desk)[0].indicators == agreed[::-1]
    for told in (IndicatorData("moon"), IndicatorData("contacts", target=-1)):
        with pytest.raises(BadInput) as refused:
            funders.add_funder(desk, FunderData("Stadt"), FunderParts((told,)))
        assert refused.value.field == "indicators"
    assert upkeep.verify(desk).findings == ()


def test_who_pays_at_the_same_time_has_the_same_rule(desk: Desk) -> None:
    first = funders.add_funder(desk, replace(LAND, period_until=date(2026, 6, 30))).value
    hidden = FunderData("Stadt", rule="suppress", least=5)
    with pytest.raises(BadInput) as refused:
        funders.add_funder(desk, hidden)
    assert refused.value.field == "rule"
    later = funders.add_funder(desk, replace(hidden, period_from=date(2026, 7, 1))).value
    # The k is part of the rule.
    with pytest.raises(BadInput):
        funders.add_funder(desk, replace(hidden, name="Kreis", least=3, period_from=date(2027, 1, 1)))
    longer = replace(later.data, period_from=None)
    with pytest.raises(BadInput):
        funders.edit_funder(desk, later.id, longer, later.version)
    funders.edit_funder(desk, later.id, longer, later.version, FunderParts(rule_for_all=True))
    assert [data.rule for data in known(desk)] == ["suppress", "suppress"]
    undo.undo(desk)
    assert known(desk)[0] == first.data


def test_a_funder_has_bands_and_tables_of_its_own(desk: Desk) -> None:
    age_bands.save_set(desk, BandSet(read_bands("0-17, 18-29, 30+", field="bands"), "ESF"))
    wanted = replace(LAND, bands="ESF", tables=" origins ,key,origins", language="en")
    made = funders.add_funder(desk, wanted).value
    assert made.data.chosen_tables == ("origins", "key")
    assert made.data.bands == "ESF"
    # Bands that are typed with the funder go by its name.
    own = read_bands("0-17, 18-60, 61+", field="own_bands")
    changed = funders.edit_funder(desk, made.id, made.data, made.version, FunderParts(own_bands=own)).value
    assert changed.data.bands == "Land"
    assert age_bands.bands(desk, name="Land") == own
    with pytest.raises(BadInput) as refused:
        funders.edit_funder(desk, made.id, changed.data, changed.version, FunderParts(own_bands=own))
    assert refused.value.field == "own_bands"
    undo.undo(desk)
    assert known(desk)[0].bands == "ESF"
    assert "Land" not in {one.name for one in age_bands.sets(desk)}


def test_a_picture_stands_at_the_head_and_goes_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    made = funders.add_funder(desk, LAND, FunderParts(logo=logos.read_logo(tmp_path / "logo.png"))).value
    assert made.has_logo
    assert logos.logo(desk, made.id) == png()
    row = funders.edit_funder(desk, made.id, LAND, made.version, FunderParts(logo=png(60))).value
    with pytest.raises(ChangedMeanwhile):
        funders.edit_funder(desk, made.id, LAND, made.version, FunderParts(logo=png()))
    assert logos.logo(desk, made.id) == png(60)
    undo.undo(desk)
    assert logos.logo(desk, made.id) == png()
    row = funders.funders(desk)[0]
    assert not funders.edit_funder(desk, made.id, LAND, row.version, FunderParts(logo=b"")).value.has_logo
    undo.undo(desk)
    row = funders.funders(desk)[0]
    funders.remove_funder(desk, row.id, row.version)
    undo.undo(desk)
    assert logos.logo(desk, made.id) == png()
    assert upkeep.verify(desk).findings == ()


def test_what_is_no_picture_is_told_plainly(desk: Desk, tmp_path: Path) -> None:
    made = funders.add_funder(desk, LAND).value
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    told = {
        "50 MB": large,
        "nicht lesen": tmp_path,
        "PNG oder JPEG": tmp_path / "broken.png",
        "Bildpunkte": tmp_path / "wide.png",
    }
    told["PNG oder JPEG"].write_bytes(png()[:-30])
    told["Bildpunkte"].write_bytes(png(4001, 2))
    for words, path in {**told, "lesen": tmp_path / "none.png"}.items():
        with pytest.raises(BadInput) as refused:
            logos.read_logo(path)
        assert words in str(refused.value.reason), path
    for picture in (b"GIF89a", b"%PDF-1.7", png()[:50]):
        with pytest.raises(BadInput) as refused:
            funders.edit_funder(desk, made.id, LAND, made.version, FunderParts(logo=picture))
        assert refused.value.field == "logo"


def test_the_first_one_takes_over_what_was_closed_for_the_nameless_one(desk: Desk) -> None:
    october = Span.parse("2026-10")
    row = closing.close(desk, october).value
    made = funders.edit_funder(desk, funders.NOBODY.id, LAND, funders.NOBODY.version).value
    (taken,) = closing.closed_list(desk, october, made.id)
    assert (taken.id, taken.funder, taken.sha256) == (row.id, "Fördermittelgeber", row.sha256)
    assert closing.find(desk, october, "Land").id == row.id
    assert reports.report(desk, october).closed is not None
    assert upkeep.verify(desk).findings == ()
    undo.undo(desk)
    assert closing.closed_list(desk, october, funders.NOBODY.id)[0].id == row.id
    assert known(desk) == [funders.NOBODY.data]


def test_a_name_is_only_of_one_at_a_time(desk: Desk) -> None:
    first = funders.add_funder(desk, replace(LAND, period_until=date(2026, 10, 31))).value
    with pytest.raises(BadInput) as refused:
        funders.add_funder(desk, replace(LAND, name="land ", period_from=date(2026, 10, 31)))
    assert refused.value.field == "name"
    later = funders.add_funder(desk, replace(LAND, period_from=date(2026, 11, 1))).value
    with pytest.raises(BadInput):
        funders.edit_funder(desk, first.id, LAND, first.version)
    funders.edit_funder(desk, later.id, replace(later.data, project="Ankommen"), later.version)


@pytest.mark.parametrize("bands", ["0–17, 20–29, 30+", "0–17, 18–29", "6–17, 18+"])
def test_own_bands_leave_nobody_out(desk: Desk, bands: str) -> None:
    own = read_bands(bands, field="own_bands")
    with pytest.raises(BadInput) as refused:
        funders.add_funder(desk, LAND, FunderParts(own_bands=own))
    assert refused.value.field == "own_bands"
