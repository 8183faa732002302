"""Drafts: what somebody is typing, kept through locks, time-outs and crashes until it is saved or dropped."""

import json
from collections.abc import Mapping

from woilmenau_desk.domain.access import Right
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import centre as rows


def save(desk: Desk, form: str, fields: Mapping[str, object], *, confidential: bool = False) -> None:
    """Keep a form's fields. Confidential ones are sealed by the vault, so they need the right to it."""
    text = json.dumps(dict(fields), ensure_ascii=False)
    kept = desk.vault.seal(text, place=_place(desk, form)) if confidential else text.encode()
    with desk.writing() as uow:
        rows.save_draft(uow.conn, desk.actor.name, form, kept, confidential, uow.at)
        uow.commit()


def load(desk: Desk, form: str) -> dict[str, object] | None:
    """A form's kept fields, or None; also None where the role may no longer read them."""
    with desk.store.read() as conn:
        found = rows.draft(conn, desk.actor.name, form)
    if found is None:
        return None
    kept, sealed = found
    if sealed and not desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return None
    text = desk.vault.open(kept, place=_place(desk, form)) if sealed else kept.decode()
    fields: dict[str, object] = json.loads(text)
    return fields


def drop(desk: Desk, form: str) -> None:
    """Forget a form's draft."""
    with desk.writing() as uow:
        rows.drop_draft(uow.conn, desk.actor.name, form)
        uow.commit()


def _place(desk: Desk, form: str) -> str:
    return f"draft.fields:{desk.actor.name}:{form}"
