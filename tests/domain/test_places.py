"""Places and waiting lists as rules: capacity is never exceeded, and nobody is overtaken."""

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.places import Left, Place, positions, settle, taken

PLACES = st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=12).map(
    lambda rows: [
        Place(number, number, waiting, children) for number, (waiting, children) in enumerate(rows, 1)
    ]
)
SEATS = st.none() | st.integers(0, 9)


def waiting(*children: int) -> list[Place]:
    return [Place(number, number, waiting=True, children=of) for number, of in enumerate(children, 1)]


@given(SEATS, st.integers(0, 9), PLACES)
def test_capacity_is_never_exceeded_and_nobody_overtaken(
    capacity: int | None, childcare: int, places: list[Place]
) -> None:
    seats, in_care = taken(places)
    settled = settle(capacity, childcare, places)
    moved = [one for one in places if one.id in settled.moving_up]
    # Whoever was too many already, nobody comes beside them.
    assert capacity is None or seats + len(moved) <= max(capacity, seats)
    assert in_care + sum(one.children for one in moved) <= max(childcare, in_care)
    for one in moved:
        in_front = [
            other for other in places if other.waiting and other.place < one.place and other not in moved
        ]
        # Whoever waits in front waits for the childcare alone, and keeps a seat; and what is free there is not taken.
        if capacity is not None:
            assert seats + len(moved) + len(in_front) <= capacity
        if one.children:
            claimed = sum(other.children for other in in_front)
            assert in_care + sum(other.children for other in moved) + claimed <= childcare
    # Once everybody moved up who can, nobody else can.
    after = [Place(one.id, one.place, one.waiting and one not in moved, one.children) for one in places]
    assert settle(capacity, childcare, after).moving_up == ()


def test_a_mother_who_waits_for_the_childcare_keeps_her_seat() -> None:
    # One seat, one place in the childcare: the first needs two of these, so the second gets nothing of hers.
    assert settle(1, 1, waiting(2, 0)).moving_up == ()
    # Two seats: hers is kept, the other one is nobody's.
    assert settle(2, 1, waiting(2, 0)).moving_up == (2,)
    # The one place in the childcare that is free is hers already.
    assert settle(5, 1, waiting(2, 1)).moving_up == ()
    assert settle(5, 3, waiting(2, 1)).moving_up == (1, 2)


def test_what_is_left_is_what_nobody_waits_for() -> None:
    assert settle(3, 2, waiting(0, 3)).left == Left(1, 0)
    assert settle(None, 2, waiting(1)).left == Left(None, 1)
    # More are in than there are places: nothing is left, and nobody moves up.
    crowd = [Place(1, 1, waiting=False, children=3), Place(2, 2, waiting=False), Place(3, 3, waiting=True)]
    assert settle(1, 1, crowd).moving_up == ()
    assert settle(1, 1, crowd).left == Left(0, 0)


def test_where_somebody_stands() -> None:
    assert positions([Place(9, 4, waiting=True), Place(3, 7, waiting=True), Place(1, 1, waiting=False)]) == {
        9: 1,
        3: 2,
    }
