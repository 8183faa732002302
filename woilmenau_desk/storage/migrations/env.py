"""Alembic's entry: it runs on the connection it is handed, inside the caller's transaction."""

from alembic import context

from woilmenau_desk.storage.tables.every import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite cannot alter a column in place; PostgreSQL ignores this.
    render_as_batch=True,
)
context.run_migrations()
