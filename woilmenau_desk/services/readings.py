"""Names in other scripts as they read in Latin letters."""

from functools import lru_cache


@lru_cache(maxsize=8192)
def reading(name: str | None) -> str:
    """A name in Latin letters; empty where it stands in them already. Cheap enough to be asked for each row shown.

    It is worked out, never stored: a better one tomorrow holds for every name.
    """
    if not name or name.isascii():
        return ""
    from woilmenau_desk.names import reading as names  # start-up: the login shows no name in another script

    return names.reading(name)
