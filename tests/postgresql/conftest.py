"""The services' tests once more, over a store on a real PostgreSQL: what a second workstation will stand on."""

import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests import stores
from tests.desks import clock as clock
from tests.desks import code as code
from tests.desks import data as data
from tests.desks import desk as desk
from tests.desks import desk_of as desk_of
from tests.postgresql.server import Server, binaries, running
from tests.stores import make_store
from woilmenau_desk.storage.engine.server.words import SERVER_FILE

SERVICES = Path(__file__).parent.parent / "services"
WITHOUT = "no PostgreSQL server here (Debian: postgresql); `dev.py test` says how to get it"


def _told() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "services.toml").read_text("utf-8"))


class OverServer(pytest.Module):
    """A module of the services' tests, made once more, so that its fixtures are found in this folder."""

    def _getobj(self) -> ModuleType:
        name = f"tests.postgresql.over_{self.path.stem}"
        spec = importlib.util.spec_from_file_location(name, self.path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        told = _told()
        usual = set(told["usual"].get(self.path.name, ()))
        everything = self.config.getoption("--postgresql-all")
        failing = told["failing"].get(self.path.name, {})
        for one in super().collect():
            name = getattr(one, "originalname", None) or one.name
            if not everything and name not in usual:
                continue
            if name in failing:
                one.add_marker(pytest.mark.xfail(reason=failing[name], strict=True))
            one.add_marker(pytest.mark.postgresql)
            yield one


class Services(pytest.File):
    """The modules whose tests are run over the server; `services.toml` says which, and which still fail."""

    def collect(self) -> Iterator[pytest.Collector]:
        told = _told()
        everything = self.config.getoption("--postgresql-all")
        for path in sorted(SERVICES.glob("test_*.py")):
            if path.name not in told["of_a_file"] and (everything or path.name in told["usual"]):
                yield OverServer.from_parent(self, path=path, nodeid=f"{self.nodeid}::{path.name}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path == Path(__file__).parent / "services.toml":
        return Services.from_parent(parent, path=file_path)
    return None


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server for all tests of this process."""
    programs = binaries()
    if programs is None:
        pytest.skip(WITHOUT)
    pytest.importorskip("psycopg", reason="psycopg is not installed (the extra `postgresql`)")
    with running(programs) as socket:
        found = Server(socket)
        yield found
        found.close()


@pytest.fixture(scope="session")
def made(server: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store that nobody writes into, and its recovery code."""
    data = tmp_path_factory.mktemp("template") / "data"
    server.put_there(data)
    return data, make_store(data)


@pytest.fixture(scope="session")
def template(made: tuple[Path, str], server: Server) -> Iterator[tuple[Path, str]]:
    """A store that nobody writes into, and its recovery code. Whoever copies it has a database of their own."""

    def apart(data: Path) -> None:
        if (data / SERVER_FILE).exists():
            server.copy_there(data)

    stores.AFTER_COPY.append(apart)
    yield made
    stores.AFTER_COPY.remove(apart)
