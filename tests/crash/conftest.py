"""How often the store is killed."""

import pytest


@pytest.fixture(scope="session")
def kills(request: pytest.FixtureRequest) -> int:
    """50, or what `--kills` says."""
    return int(request.config.getoption("--kills"))
