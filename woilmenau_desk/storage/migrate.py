"""Bringing a store to the newest version, from its first table on."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.errors import StructureChanged
from woilmenau_desk.storage.engine.errors import is_built_otherwise
from woilmenau_desk.storage.engine.opening import references_unchecked

if TYPE_CHECKING:
    from alembic.config import Config

# The newest revision. A test compares it with the scripts, so that opening a store needs no look at them.
HEAD: Final = "0013"


def current(engine: Engine) -> str:
    """The version a store has. Raises StructureChanged where it does not say one."""
    with engine.connect() as conn:
        found = conn.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:
        raise StructureChanged(detail="alembic_version")
    return str(found[0])


def known() -> frozenset[str]:
    """The versions this program can bring up to date."""
    from alembic.script import ScriptDirectory  # start-up: only an old store needs it

    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision, all in one transaction."""
    from alembic import command  # start-up: only a new or an old store needs it

    config = _config()
    with references_unchecked(engine) as conn:
        config.attributes["connection"] = conn
        try:
            command.upgrade(config, revision)
        except DBAPIError as error:
            # A store that is not of the version that it says.
            if is_built_otherwise(error):
                raise StructureChanged(detail="alembic_version") from error
            raise
        conn.commit()


def downgrade(engine: Engine, revision: str) -> None:
    """Run the migrations down to a revision; for tests, and for a way back that a person chose."""
    from alembic import command  # start-up

    config = _config()
    with references_unchecked(engine) as conn:
        config.attributes["connection"] = conn
        command.downgrade(config, revision)
        conn.commit()


def _config() -> "Config":
    from alembic.config import Config  # start-up

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
