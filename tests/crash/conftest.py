"""How often the store is killed, and how many bits are flipped."""

import pytest


@pytest.fixture(scope="session")
def kills(request: pytest.FixtureRequest) -> int:
    """50, or what `--kills` says."""
    return int(request.config.getoption("--kills"))


@pytest.fixture(scope="session")
def flips(request: pytest.FixtureRequest) -> int:
    """6, or what `--flips` says."""
    return int(request.config.getoption("--flips"))
