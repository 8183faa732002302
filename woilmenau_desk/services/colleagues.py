"""Whoever works at the centre: with a login or without one. What opens the store is `access`'s."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import VAULT_ROLES, Right
from woilmenau_desk.domain.colleagues import ColleagueData, ColleagueRow, offered
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.undo_errors import NotByKey
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.access.keys import hand_over, present_keys
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import colleagues as rows
from woilmenau_desk.storage.migrations.ledger import ACTOR as PROGRAM

_LENGTH = 40


def colleagues(desk: Desk) -> tuple[ColleagueRow, ...]:
    """Everybody who works here or did, in the order they came."""
    with desk.store.read() as conn:
        return rows.all_of_them(conn)


def get(desk: Desk, key: str) -> ColleagueRow:
    """One colleague. Raises NotFound."""
    with desk.store.read() as conn:
        found = rows.one(conn, key)
    if found is None:
        raise NotFound
    return found


def with_vault(desk: Desk) -> dict[str, str]:
    """Who is here today and reads what is confidential: what to call them, by their key."""
    today = desk.today()
    return {
        row.key: row.name
        for row in colleagues(desk)
        if row.offered_on(today) and row.has_login and row.role in VAULT_ROLES
    }


def check_offered(desk: Desk, key: str, day: date, *, field: str, already: str | None = None) -> None:
    """Raises BadInput where somebody cannot be named for something on that day.

    `already`: who was named so far; they stay, whether or not they are still here.
    """
    known = {row.key for row in offered(colleagues(desk), day, already)}
    if key in known:
        return
    with desk.store.read() as conn:
        left = rows.one(conn, key)
    if left is None:
        text = QT_TRANSLATE_NOOP("errors", "Die Kollegin oder den Kollegen „{name}“ gibt es nicht.")
        raise BadInput(field, Sentence("errors", text, {"name": key[:40]}))
    text = QT_TRANSLATE_NOOP("errors", "{name} ist am {day} nicht da: bitte jemand anderen wählen.")
    raise BadInput(field, Sentence("errors", text, {"name": left.name, "day": f"{day:%d.%m.%Y}"}))


def add_colleague(desk: Desk, data: ColleagueData) -> Done[ColleagueRow]:
    """Enter somebody who works here without a login: a volunteer, an interpreter. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.MANAGE_USERS)
    kept = _checked(desk, data)
    with desk.writing() as uow:
        taken = {row.key for row in rows.all_of_them(uow.conn)}
        key = key_for(kept.first_name, taken)
        rows.add(uow, key, kept)
        text = QT_TRANSLATE_NOOP("said", "Eingetragen: {name}")
        said = Sentence("said", text, {"name": kept.first_name})
        return desk.finish(uow, ColleagueRow(key, kept), said)


def edit_colleague(desk: Desk, key: str, data: ColleagueData, version: int) -> Done[ColleagueRow]:
    """Change what is written down of a colleague, as it was read with this version.

    Raises NotAllowed, NotFound, BadInput or ChangedMeanwhile.
    """
    return _change(desk, key, data, version, QT_TRANSLATE_NOOP("said", "Angaben geändert: {name}"))


def end_colleague(desk: Desk, key: str, last: date, version: int) -> Done[ColleagueRow]:
    """Say until when somebody works here. They stay on what names them. Raises as `edit_colleague` does."""
    data = replace(get(desk, key).data, active_until=last)
    return _change(desk, key, data, version, QT_TRANSLATE_NOOP("said", "Letzter Tag eingetragen: {name}"))


def _change(desk: Desk, key: str, data: ColleagueData, version: int, text: str) -> Done[ColleagueRow]:
    desk.actor.require(Right.MANAGE_USERS)
    kept = _checked(desk, data)
    known = get(desk, key)
    said = Sentence("said", text, {"name": kept.first_name})
    if not known.has_login:
        with desk.writing() as uow:
            rows.change(uow, key, kept, version)
            return desk.finish(uow, rows.one(uow.conn, key) or known, said)
    # The list at the login calls them by the same name.
    with present_keys(desk) as keyring, desk.writing() as uow:
        rows.change(uow, key, kept, version)
        row = rows.one(uow.conn, key) or known
        hand_over(desk.data, keyring, keyring.renamed(key, kept.first_name), desk.store.desk_key, uow)
        return desk.finish(uow, row, said, stands=NotByKey)


def key_for(first_name: str, taken: Collection[str]) -> str:
    """A key that nobody has, made from the first name."""
    plain = unicodedata.normalize("NFKD", first_name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: _LENGTH - 4] or "kollege"
    number, key = 1, stem
    while key in taken or key == PROGRAM:
        number += 1
        key = f"{stem}-{number}"
    return key


def _checked(desk: Desk, data: ColleagueData) -> ColleagueData:
    """The colleague as kept. Raises BadInput."""
    name = clean_line(data.first_name, field="first_name", limit=_LENGTH)
    if not name:
        raise BadInput("first_name", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Ein Name fehlt.")))
    for field in ("active_from", "active_until"):
        if (day := getattr(data, field)) is not None:
            check_date(day, field=field)
    if data.active_from and data.active_until and data.active_until < data.active_from:
        text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
        raise BadInput("active_until", Sentence("errors", text))
    known = desk.values_of(ListName.LANGUAGES)
    if unknown := next((code for code in data.languages if code not in known), None):
        text = QT_TRANSLATE_NOOP("errors", "Die Sprache „{code}“ kennt die Werteliste nicht.")
        raise BadInput("languages", Sentence("errors", text, {"code": unknown[:40]}))
    return replace(
        data,
        first_name=name,
        phone=clean_line(data.phone, field="phone", limit=_LENGTH),
        languages=tuple(dict.fromkeys(data.languages)),
    )
