"""Names of this engine."""

from typing import Final

DIALECT: Final = "postgresql"
# In a store's folder: where its rows are, and that they are not in a file beside it.
SERVER_FILE: Final = "server.json"
# As it is told of.
SERVER_NAME: Final = "PostgreSQL"
