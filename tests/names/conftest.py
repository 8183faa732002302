"""An index with the real model, and a few people in it."""

from collections.abc import Callable

import pytest

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.names.encoding import Model, load_model
from woilmenau_desk.names.index import NameIndex

Named = Callable[..., NameIndex]


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model(resources_dir() / "names" / "parts.npz")


@pytest.fixture
def named(model: Model) -> Named:
    """An index of people of these names, numbered from 1."""

    def make(*names: str) -> NameIndex:
        index = NameIndex(model)
        index.fill(SearchEntry(number, name) for number, name in enumerate(names, 1))
        return index

    return make
