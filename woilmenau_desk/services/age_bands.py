"""Age bands as the centre sets them, from a day on and under several names."""

from dataclasses import replace
from datetime import date

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.age_bands import (
    STANDARD,
    AgeBand,
    BandSet,
    bands_on,
    check_bands,
)
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BEGINNING, check_date
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.value_files import load_age_bands
from woilmenau_desk.services.values import unknown
from woilmenau_desk.storage import reference as rows
from woilmenau_desk.storage.keyed import NEVER


def sets(desk: Desk) -> tuple[BandSet, ...]:
    """All sets of all days; the standard one is shipped where the centre's own does not reach back."""
    known = desk.band_sets
    if known is None:
        with desk.store.read() as conn:
            own = rows.band_sets(conn)
        shipped = BandSet(load_age_bands(resources_dir() / "values"))
        hidden = any(found.name == STANDARD and found.first == BEGINNING for found in own)
        desk.band_sets = known = own if hidden else (shipped, *own)
    return known


def bands(desk: Desk, on: date | None = None, name: str = STANDARD) -> tuple[AgeBand, ...]:
    """The bands of a set that hold on a day, today by default; the standard ones where there is no such set."""
    return bands_on(sets(desk), on or desk.today(), name)


def known_band(desk: Desk, code: str | None, field: str) -> None:
    """Raises BadInput for what no set ever had.

    The code tells its ages, so a visit that was counted by a band of then is read for ever.
    """
    if code is not None and all(code != band.code for found in sets(desk) for band in found.bands):
        raise BadInput(field, unknown(code, [band.code for band in bands(desk)]))


def save_set(desk: Desk, wanted: BandSet, since: date | None = None, over: int = NEVER) -> Done[BandSet]:
    """Keep bands under a name. Raises NotAllowed or BadInput.

    With `since` they hold from that day on; without it they are put right for the whole time that the set holds
    (`wanted.first`), and past reports are counted with them too. `over`: the version of the set of the day `since` that was
    shown, and whose place this one takes. Raises ChangedMeanwhile as well.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    name = clean_line(wanted.name, field="name")
    if not name:
        raise BadInput("name", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Name fehlt.")))
    check_bands(wanted.bands, field="bands")
    first = wanted.first if since is None else check_date(since, field="since")
    seen = over if first != wanted.first else NEVER if wanted.id is None else wanted.version
    read, wanted = wanted, replace(wanted, name=name, first=first)
    with desk.writing() as uow:
        if first != read.first and read.id is not None:
            rows.expect_band_set(uow, read.id, read.version)
        kept = rows.save_band_set(uow, wanted, seen)
        done = desk.finish(uow, kept, Sentence("said", QT_TRANSLATE_NOOP("said", "Altersgruppen geändert")))
    desk.forget_cached()
    return done
