"""The value lists that come with the desk, and what a colleague reads who made a mistake in one."""

import json
import os
import re
import shutil
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.age_bands import AgeBand, band_of
from woilmenau_desk.domain.opening import every_week
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.visits import Channel, Reason
from woilmenau_desk.services.value_files import (
    BrokenValueFile,
    load_age_bands,
    load_centre,
    load_value_lists,
    merge_overrides,
)

VALUES = resources_dir() / "values"
LISTS = load_value_lists(VALUES)


def codes(name: ListName) -> list[str]:
    return [value.code for value in LISTS[name]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the value files to break."""
    return Path(shutil.copytree(VALUES, tmp_path / "values"))


def test_every_list_is_there_with_german_and_english_words() -> None:
    assert set(LISTS) == set(ListName)
    for name, values in LISTS.items():
        assert len(values) >= 2, name
        assert len({value.de for value in values}) == len(values), f"two entries of {name} read alike"
        assert len({value.en for value in values}) == len(values), (
            f"two entries of {name} read alike in English"
        )


def test_the_codes_that_the_code_refers_to_are_there() -> None:
    assert codes(ListName.REASONS) == list(Reason)
    assert codes(ListName.CHANNELS) == list(Channel)
    assert codes(ListName.GENDERS) == ["female", "male", "diverse", "not_stated"]
    assert codes(ListName.BENEFIT_SYSTEMS) == [
        "asylblg_3", "asylblg_2", "asylblg_1a", "sgb2", "sgb12", "none", "unknown", "asylblg",
    ]  # fmt: skip


def test_each_reason_has_its_own_key() -> None:
    keys = [reason.extra["key"] for reason in LISTS[ListName.REASONS]]
    assert keys == ["F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"]


def test_each_reason_has_an_icon_that_exists() -> None:
    for reason in LISTS[ListName.REASONS]:
        assert (resources_dir() / "icons" / f"{reason.extra['icon']}.svg").is_file(), reason.code


@pytest.mark.parametrize(
    ("status", "group"),
    [
        ("gestattung_55", "A"), ("duldung_60a", "A"), ("no_papers", "A"), ("positive_decision", "B"),
        ("p25_1", "B"), ("p25_3", "C"), ("family_27_36a", "C"), ("p24", "D"), ("fiktion_81", "D"), ("unknown", "D"),
    ],
)  # fmt: skip
def test_statuses_lie_in_their_group(status: str, group: str) -> None:
    value = LISTS[ListName.STATUSES].get(status)
    assert value is not None
    assert value.extra["group"] == group


def test_who_is_suggested_for_counselling() -> None:
    targets = {group.code: group.extra["target"] for group in LISTS[ListName.STATUS_GROUPS]}
    assert targets == {"A": "wo:ilmenau", "B": "SOBERI", "C": "SOBERI", "D": "ask"}
    assert all(group.offered_on(date(2026, 11, 23)) for group in LISTS[ListName.STATUS_GROUPS])


def test_languages_stand_in_the_order_of_the_centre() -> None:
    order = "uk ru ar prs fa ps tr kmr en ti so fr ckb ka sq sr ro bg pl vi es de"
    assert codes(ListName.LANGUAGES) == order.split()
    right_to_left = {value.code for value in LISTS[ListName.LANGUAGES] if value.extra["rtl"]}
    assert right_to_left == {"ar", "fa", "prs", "ps", "ckb"}
    dari = LISTS[ListName.LANGUAGES].get("prs")
    assert dari is not None
    assert dari.extra["locale"] == "fa-AF"


def test_what_an_entry_holds_can_be_stored_as_json() -> None:
    for values in LISTS.values():
        for value in values:
            assert json.loads(json.dumps(dict(value.extra))) == dict(value.extra)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_an_entry_holds_from_its_first_to_its_last_day(first: date, day: date) -> None:
    begins = Value("B", "anerkannt", "Recognised", first=first)
    ends = Value("B", "anerkannt", "Recognised", last=first)
    assert begins.offered_on(day) is (day >= first)
    assert ends.offered_on(day) is (day <= first)


def test_an_override_takes_the_place_of_its_code_and_a_new_code_comes_last() -> None:
    topics = ValueList(
        ListName.TOPICS, [Value("housing", "Wohnen", "Housing"), Value("work", "Arbeit", "Work")]
    )
    renamed = Value("housing", "Wohnung", "Flat", active=False)
    added = Value("bicycle", "Fahrrad", "Bicycle")
    merged = merge_overrides(topics, [added, renamed])
    assert list(merged) == [renamed, Value("work", "Arbeit", "Work"), added]
    assert merged.name is ListName.TOPICS
    assert topics.label("housing") == "Wohnen"


def test_the_default_age_bands_leave_no_gap() -> None:
    bands = load_age_bands(VALUES)
    assert [band.label for band in bands] == ["0–5", "6–13", "14–17", "18–26", "27–44", "45–64", "65+"]
    assert [band.code for band in bands][-2:] == ["45-64", "65+"]
    for age in range(121):
        assert sum(age in band for band in bands) == 1
    assert band_of(bands, 13) == AgeBand(6, 13)
    assert band_of(bands, None) is None


def test_the_centre_is_described_without_phone_numbers() -> None:
    centre = load_centre(VALUES)
    assert (centre.place.street, centre.place.town) == ("Wetzlarer Platz 1", "Ilmenau")
    assert centre.hours == every_week(range(5), time(14), time(16))
    assert not re.search(
        r"\d{4}", (VALUES / "centre.toml").read_text(encoding="utf-8").replace("14:00–16:00", "")
    )


BREAKS = [
    # file, what is replaced, by what, the line that is told, a word of the reason
    ("reasons.toml", 'de = "Kurzauskunft"', "de = Kurzauskunft", "Kurzauskunft", "TOML"),
    ("reasons.toml", 'de = "Kurzauskunft"\n', "", "[quick_info]", "„de“"),
    ("reasons.toml", 'de = "Kurzauskunft"', 'de = " "', 'de = " "', "leer"),
    ("reasons.toml", 'key = "F3"', 'key = "F12"', "\"F12\"", "F2, F3"),
    ("reasons.toml", 'key = "F3"', 'key = "F2"\n#', 'key = "F2"\n#', "encounter"),
    ("reasons.toml", 'icon = "info"', 'icno = "info"', "icno", "„icno“"),
    ("reasons.toml", "[quick_info]", "[encounter]", "[encounter]\nde = \"Kurz", "TOML"),
    ("topics.toml", "[housing]", '["Wohnung & Heim"]', "Wohnung &", "Wohnung & Heim"),
    ("topics.toml", 'en = "Housing"', 'en = "Housing"\nactive = "nein"', "nein", "true oder false"),
    ("statuses.toml", 'group = "B"\nparagraph = "§ 25 Abs. 1', 'group = "X"\nparagraph = "§ 25 Abs. 1',
     "\"X\"", "A, B, C, D"),
    ("status_groups.toml", '\ntarget = "ask"', '\ntarget = "SOBRI"', "SOBRI", "SOBERI"),
    ("status_groups.toml", '\ntarget = "ask"', '\ntarget = "ask"\nuntil = 2020', "until = 2020\n", "Datum"),
    ("status_groups.toml", '\ntarget = "ask"', '\ntarget = "ask"\nuntil = 2019-12-31',
     "[D]", "liegt vor"),
    ("status_groups.toml", '\ntarget = "ask"', '\ntarget = "ask"\nlater = [{ since = 2028-01-01, target = "nobody" }]',
     "later = [{ since = 2028-01-01, target", "SOBERI"),
    ("statuses.toml", "{ since = 2025-12-31, de =", "{ since = 2025-12-31, dee =", "later = [", "„dee“"),
    ("statuses.toml", "{ since = 2025-12-31,", "{", "later = [", "„since“"),
    ("reasons.toml", 'hours = "offer"', 'hours = "offers"', "\"offers\"", "open_house"),
    ("languages.toml", 'own = "ትግርኛ"\nrtl = false', 'own = "ትግርኛ"\nrtl = 0', "rtl = 0", "true oder false"),
    ("age_bands.toml", "from = 6\n", "from = 5\n", "[[band]]\nfrom = 5", "überschneidet"),
    ("age_bands.toml", "to = 13\n", "to = 3\n", "[[band]]\nfrom = 6", "endet vor"),
    ("centre.toml", 'tuesday = "14:00–16:00"', 'tuesday = "16–14"', "16–14", "14:00–16:00"),
    ("centre.toml", 'tuesday =', 'dienstag =', "dienstag", "tuesday"),
]  # fmt: skip


def load_all(folder: Path) -> None:
    load_value_lists(folder)
    load_age_bands(folder)
    load_centre(folder)


@pytest.mark.parametrize(("name", "old", "new", "told", "reason"), BREAKS)
def test_a_mistake_is_told_with_file_line_and_reason(
    folder: Path, name: str, old: str, new: str, told: str, reason: str
) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    broken = text.replace(old, new)
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(BrokenValueFile) as raised:
        load_all(folder)
    line = broken[: broken.index(told)].count("\n") + 1
    assert (raised.value.file, raised.value.line) == (name, line)
    assert reason in str(raised.value)
    assert name in str(raised.value)


def test_a_missing_file_and_one_in_another_encoding_are_told(folder: Path) -> None:
    topics = folder / "topics.toml"
    topics.write_bytes('# Themen\n[housing]\nde = "Büro"'.encode("latin-1"))
    with pytest.raises(BrokenValueFile, match=r"topics\.toml.*Zeile 3.*UTF-8"):
        load_value_lists(folder)
    topics.unlink()
    with pytest.raises(BrokenValueFile, match=r"topics\.toml.*fehlt"):
        load_value_lists(folder)


def test_a_file_saved_by_a_windows_editor_reads_the_same(folder: Path) -> None:
    for file in folder.glob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    again = load_value_lists(folder)
    assert {name: list(values) for name, values in again.items()} == {
        name: list(values) for name, values in LISTS.items()
    }
    assert load_centre(folder) == load_centre(VALUES)
    assert load_age_bands(folder) == load_age_bands(VALUES)


@pytest.mark.parametrize("content", ["x = " + "[" * 100_000, "x = " + "{a = " * 100_000, "#" * 1_000_001])
def test_a_file_without_ground_or_end_is_told(folder: Path, content: str) -> None:
    (folder / "reasons.toml").write_text(content)
    with pytest.raises(BrokenValueFile, match=r"reasons\.toml ist fehlerhaft"):
        load_value_lists(folder)
    (folder / "centre.toml").write_text(content)
    with pytest.raises(BrokenValueFile, match=r"centre\.toml ist fehlerhaft"):
        load_centre(folder)


@pytest.mark.skipif(os.name != "posix", reason="pipes have a path there")
def test_a_pipe_is_no_value_list(folder: Path) -> None:
    (folder / "reasons.toml").unlink()
    os.mkfifo(folder / "reasons.toml")
    with pytest.raises(BrokenValueFile, match="lässt sich nicht lesen"):
        load_value_lists(folder)


def test_a_file_is_read_again_only_when_it_was_edited(folder: Path) -> None:
    first = load_value_lists(folder)
    assert load_value_lists(folder) is first
    path = folder / "topics.toml"
    path.write_text(path.read_text("utf-8").replace("[", "\n[", 1), "utf-8")
    assert load_value_lists(folder) is not first
