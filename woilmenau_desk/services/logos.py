"""The picture at the head of a funder's report."""

from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import BadInput, FileOverBudget, FolderGiven, NotARegularFile
from woilmenau_desk.domain.funders import LARGEST_LOGO
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import funders as rows

_MB: Final = 1_000_000


def logo(desk: Desk, funder_id: int) -> bytes:
    """The picture, PNG or JPEG; empty where there is none."""
    with desk.store.read() as conn:
        return rows.logo(conn, funder_id)


def read_logo(path: Path) -> bytes:
    """The picture in a file. Raises BadInput where it is none, is broken, or is larger than any letterhead needs."""
    size = 0
    try:
        size = path.stat().st_size
        picture = read_whole(path, LARGEST_LOGO)
    except FileOverBudget as error:
        raise _too_large(size) from error
    except (FolderGiven, NotARegularFile, OSError, ValueError) as error:
        raise BadInput("logo", Sentence("errors", _NO_FILE)) from error
    return checked(picture)


def checked(picture: bytes) -> bytes:
    """The picture, if paper can show it. Raises BadInput."""
    from woilmenau_desk.documents.pictures import (  # start-up: only paper needs it
        NotAPicture,
        TooManyPixels,
        look_at,
    )

    if len(picture) > LARGEST_LOGO:
        raise _too_large(len(picture))
    try:
        look_at(picture)
    except TooManyPixels as error:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Das Bild hat zu viele Bildpunkte; bitte eines nehmen, das höchstens 4000 breit und hoch ist.",
        )
        raise BadInput("logo", Sentence("errors", text)) from error
    except NotAPicture as error:
        text = QT_TRANSLATE_NOOP("errors", "Das ist kein heiles Bild im Format PNG oder JPEG.")
        raise BadInput("logo", Sentence("errors", text)) from error
    return picture


_NO_FILE = QT_TRANSLATE_NOOP("errors", "Diese Datei lässt sich nicht lesen.")


def _too_large(size: int) -> BadInput:
    text = QT_TRANSLATE_NOOP(
        "errors",
        "Das Bild hat {size} MB; ein Logo darf höchstens {most} MB haben. Bitte ein kleineres nehmen.",
    )
    told = {"size": max(2, round(size / _MB)), "most": LARGEST_LOGO // _MB}
    return BadInput("logo", Sentence("errors", text, told))
