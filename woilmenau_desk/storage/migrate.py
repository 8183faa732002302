"""Bringing a store to the newest version, from its first table on."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, text

if TYPE_CHECKING:
    from alembic.config import Config

# The newest revision. A test compares it with the scripts, so that opening a store needs no look at them.
HEAD: Final = "0004"


def current(engine: Engine) -> str:
    """The version a store has."""
    with engine.connect() as conn:
        return str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def known() -> frozenset[str]:
    """The versions this program can bring up to date."""
    from alembic.script import ScriptDirectory  # start-up: only an old store needs it

    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision, all in one transaction."""
    from alembic import command  # start-up: only a new or an old store needs it

    config = _config()
    with engine.connect().execution_options(writing=True) as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, revision)
        conn.commit()


def downgrade(engine: Engine, revision: str) -> None:
    """Run the migrations down to a revision; for tests, and for a way back that a person chose."""
    from alembic import command  # start-up

    config = _config()
    with engine.connect().execution_options(writing=True) as conn:
        config.attributes["connection"] = conn
        command.downgrade(config, revision)
        conn.commit()


def _config() -> "Config":
    from alembic.config import Config  # start-up

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
