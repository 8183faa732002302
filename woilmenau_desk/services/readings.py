"""Names in other scripts as they read in Latin letters."""

from woilmenau_desk.names.reading import reading as _reading


def reading(name: str | None) -> str:
    """A name in Latin letters; empty where it stands in them already. Cheap enough to be asked for each row shown.

    It is worked out, never stored: a better one tomorrow holds for every name.
    """
    return _reading(name) if name else ""
