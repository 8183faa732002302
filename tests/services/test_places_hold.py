"""On a real store, whatever two colleagues do: capacity is never exceeded, nobody is overtaken, nobody has two places."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState, OfferData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.places import settle, taken
from woilmenau_desk.domain.undo_errors import CannotUndo, NothingToUndo
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import enrolments as rows

DESKS = st.sampled_from((0, 1))
CHILDREN = st.integers(0, 3)


class Places(RuleBasedStateMachine):
    """What two colleagues do with one offer."""

    desks: tuple[Desk, ...] = ()
    persons: tuple[int, ...] = ()

    @initialize(capacity=st.integers(1, 3), childcare=st.integers(0, 3))
    def begin(self, capacity: int, childcare: int) -> None:
        for desk in self.desks:
            desk.done.clear()
            desk.undone.clear()
        data = OfferData("Café", capacity=capacity, childcare_places=childcare)
        self.offer = offers.create(self.desks[0], data).value.id
        self.desks[0].done.clear()

    def _standing(self) -> list[EnrolmentRow]:
        return list(enrolling.of_offer(self.desks[0], self.offer))

    def _one(self, number: int) -> EnrolmentRow | None:
        found = self._standing()
        return found[number % len(found)] if found else None

    def _watched(self, act: Callable[[], object]) -> None:
        """Do something that gives nobody back what they had, and look who got in by it."""
        before = {row.id for row in self._standing() if row.state is EnrolmentState.ENROLLED}
        try:
            act()
        except BadInput:
            assert {row.id for row in self._standing() if row.state is EnrolmentState.ENROLLED} == before
            return
        data = offers.get(self.desks[0], self.offer).data
        found = self._standing()
        inside = [row for row in found if row.state is EnrolmentState.ENROLLED]
        for row in inside:
            if row.id not in before:
                front = [one for one in found if one.position and one.place < row.place]
                if data.capacity is not None:
                    assert len(inside) + len(front) <= data.capacity, "a seat of somebody in front"
                if row.children:
                    claimed = sum(one.children for one in [*inside, *front])
                    assert claimed <= data.childcare_places, "a place in the childcare of somebody in front"

    @rule(who=DESKS, person=st.integers(0, 6), children=CHILDREN)
    def enrol(self, who: int, person: int, children: int) -> None:
        self._watched(
            lambda: enrolling.enrol(
                self.desks[who], self.offer, self.persons[person % len(self.persons)], children
            )
        )

    @rule(who=DESKS, number=st.integers(0, 9))
    def leave(self, who: int, number: int) -> None:
        if (row := self._one(number)) is not None:
            self._watched(lambda: enrolling.leave(self.desks[who], row.id, row.version))

    @rule(who=DESKS, number=st.integers(0, 9), children=CHILDREN)
    def need(self, who: int, number: int, children: int) -> None:
        if (row := self._one(number)) is not None:
            self._watched(lambda: enrolling.change(self.desks[who], row.id, children, "", row.version))

    @rule(who=DESKS, capacity=st.none() | st.integers(1, 4), childcare=CHILDREN)
    def resize(self, who: int, capacity: int | None, childcare: int) -> None:
        offer = offers.get(self.desks[0], self.offer)
        data = OfferData("Café", capacity=capacity, childcare_places=childcare)
        self._watched(lambda: offers.change(self.desks[who], self.offer, data, offer.version))

    @rule(who=DESKS)
    def tell(self, who: int) -> None:
        for row in enrolling.to_tell(self.desks[who], self.offer)[:1]:
            enrolling.told(self.desks[who], row.id, row.version)

    @rule(who=DESKS, again=st.booleans())
    def take_back(self, who: int, *, again: bool) -> None:
        told = {row.id for row in self._standing() if row.told_at is not None and not row.position}
        try:
            (undo.redo if again else undo.undo)(self.desks[who])
        except (CannotUndo, NothingToUndo):
            return
        waiting_again = {row.id for row in self._standing() if row.position and row.told_at is not None}
        assert not told & waiting_again

    @invariant()
    def nobody_too_many(self) -> None:
        data = offers.get(self.desks[0], self.offer).data
        with self.desks[0].store.read() as conn:
            places = rows.places(conn, self.offer)
        seats, in_care = taken(places)
        assert data.capacity is None or seats <= data.capacity
        assert in_care <= data.childcare_places
        assert settle(data.capacity, data.childcare_places, places).moving_up == (), (
            "somebody waits for what is free"
        )
        people_in = [row.person_id for row in self._standing()]
        assert len(people_in) == len(set(people_in))


@pytest.fixture
def two_desks(desk: Desk, desk_of: Callable[[str], Desk]) -> Iterator[None]:
    Places.desks = (desk, desk_of("rolf"))
    Places.persons = tuple(
        people.register(desk, PersonData(f"Mira {n}", "Kornblume")).value.id for n in range(5)
    )
    yield
    Places.desks = ()


@pytest.mark.usefixtures("two_desks")
def test_places_hold_in_any_order(request: pytest.FixtureRequest) -> None:
    examples = request.config.getoption("--places")
    # Each step is a write: a story that fails is told as it is, for making it shorter takes minutes.
    told = settings(
        max_examples=examples, stateful_step_count=25, deadline=None, phases=(Phase.explicit, Phase.generate)
    )
    run_state_machine_as_test(Places, settings=told)
