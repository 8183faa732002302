"""What the tests of the store share."""

import pytest

from tests.desks import clock as clock
from tests.desks import code as code
from tests.desks import data as data
from tests.desks import desk as desk
from tests.desks import desk_of as desk_of
from tests.desks import template as template


@pytest.fixture(scope="session")
def log_flips(request: pytest.FixtureRequest) -> int:
    """9, or what `--log-flips` says."""
    return int(request.config.getoption("--log-flips"))
