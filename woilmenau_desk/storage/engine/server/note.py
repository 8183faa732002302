"""What a store's folder says of the server that its rows are on."""

import re
from dataclasses import dataclass
from pathlib import Path

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import json_of, read_whole
from woilmenau_desk.storage.engine.server.words import SERVER_FILE
from woilmenau_desk.storage.engine.words import DATABASE_FILE


@dataclass(frozen=True, slots=True)
class Server:
    """How it is reached: the driver's own connection string (without a password, which `.pgpass` has), and the schema."""

    conninfo: str
    schema: str


def server_of(path: Path) -> Server | None:
    """The server that stands for the database of that name; None where it is a file. Raises StoreDamaged.

    Copies beside it, in backups or kept aside, are files always.
    """
    place = path.parent / SERVER_FILE
    if path.name != DATABASE_FILE or not place.is_file():
        return None
    try:
        raw = json_of(read_whole(place, NOTE_BYTES))
        conninfo, schema = raw["conninfo"], raw["schema"]
        if not isinstance(conninfo, str) or not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", schema):
            raise ValueError("no server")
        return Server(conninfo, schema)
    except (ValueError, LookupError, TypeError) as error:
        raise StoreDamaged(detail=SERVER_FILE) from error
