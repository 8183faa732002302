"""A real CUPS for these tests, where Debian's packages are here."""

from collections.abc import Iterator

import pytest

from tests.printing.server import WITHOUT, PrivateCups, missing, running


@pytest.fixture
def cups() -> Iterator[PrivateCups]:
    """A server of the test's own; it is there within a tenth of a second."""
    if missing():
        pytest.skip(WITHOUT)
    with running() as server:
        yield server
