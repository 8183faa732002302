"""The drafts of the desk that is open."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.ui.ports import DraftStore

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Along, Desk


class DraftsOfDesk:
    """services.drafts for one desk."""

    def __init__(self, desk: "Desk", store: DraftStore) -> None:
        self._desk, self._store = desk, store

    def save(self, form: str, fields: Mapping[str, object], confidential: bool) -> None:
        self._store.save(self._desk, form, fields, confidential=confidential)

    def load(self, form: str) -> dict[str, object] | None:
        return self._store.load(self._desk, form)

    def drop(self, form: str) -> None:
        self._store.drop(self._desk, form)

    def going_along(
        self, form: str, left: Mapping[str, object] | None, confidential: bool
    ) -> "AbstractContextManager[Along]":
        return self._store.going_along(self._desk, form, left, confidential=confidential)

    def waiting(self) -> tuple[DraftRow, ...]:
        return self._store.waiting(self._desk)
