"""Fixtures that several rooms of the tests share: a centre's folder, its clock, and desks of its colleagues."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stores import Clock, a_store, copy_store, log_in
from woilmenau_desk.services.desk import Desk


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store nobody writes into, and its recovery code."""
    data = tmp_path_factory.mktemp("template") / "data"
    return data, a_store(data)


@pytest.fixture
def data(template: tuple[Path, str], tmp_path: Path) -> Path:
    """The folder of a store with a user of each role."""
    return copy_store(template[0], tmp_path / "data")


@pytest.fixture
def code(template: tuple[Path, str]) -> str:
    """The store's recovery code."""
    return template[1]


@pytest.fixture
def clock() -> Clock:
    """Monday, 23 November 2026, 14:10 in Ilmenau."""
    return Clock()


@pytest.fixture
def desk_of(data: Path, clock: Clock) -> Iterator[Callable[[str], Desk]]:
    """Logs users in; whatever they leave open is closed."""
    opened: list[Desk] = []

    def log(name: str) -> Desk:
        opened.append(log_in(data, name, clock))
        return opened[-1]

    yield log
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    """The lead's desk."""
    return desk_of("caro")
