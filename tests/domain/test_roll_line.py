"""What is typed into the line of a roll call."""

import pytest

from woilmenau_desk.domain.roll_line import Meant, Typed, read_line


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("  ", Typed(Meant.NOTHING)),
        ("am", Typed(Meant.NAME, "am")),
        ("am2", Typed(Meant.NAME, "am", 2)),
        ("Amira B 0", Typed(Meant.NAME, "Amira B", 0)),
        ("نور3", Typed(Meant.NAME, "نور", 3)),
        ("am+1", Typed(Meant.NAME, "am", 1)),
        ("am 1990", Typed(Meant.NAME, "am 1990")),
        ("am 12", Typed(Meant.NAME, "am 12")),
        ("1990", Typed(Meant.NAME, "1990")),
        ("0176 04069001", Typed(Meant.NAME, "0176 04069001")),
        ("3", Typed(Meant.HEADS, adults=3)),
        ("-1", Typed(Meant.HEADS, adults=-1)),
        ("2k", Typed(Meant.HEADS, number=2)),
        ("-12 K", Typed(Meant.HEADS, number=-12)),
        ("+", Typed(Meant.MORE_CHILDREN, number=1)),
        ("+2", Typed(Meant.MORE_CHILDREN, number=2)),
        ("#14", Typed(Meant.COLLECTED, number=14)),
        ("-#2", Typed(Meant.NOT_BROUGHT, number=2)),
        ("4F7K", Typed(Meant.CODE, "4F7K")),
        ("4f7k 2", Typed(Meant.CODE, "4f7k 2")),
        ("4f7k+2", Typed(Meant.CODE, "4f7k+2")),
        ("#", Typed(Meant.NAME, "#")),
    ],
)
def test_a_line_means(line: str, typed: Typed) -> None:
    assert read_line(line) == typed
