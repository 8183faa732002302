"""What stands between a form and its draft on the worker: the service, one write that waits, one reading."""

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from woilmenau_desk.domain.drafts import DraftRow

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Along


class DraftService(Protocol):
    """What services.drafts offers, for the desk that is open."""

    def save(self, form: str, fields: Mapping[str, object], confidential: bool) -> None: ...

    def load(self, form: str) -> dict[str, object] | None: ...

    def drop(self, form: str) -> None: ...

    def going_along(
        self, form: str, left: Mapping[str, object] | None, confidential: bool
    ) -> "AbstractContextManager[Along]": ...

    def waiting(self) -> tuple[DraftRow, ...]: ...


class Writing:
    """One write of a draft. Until the worker begins it, a newer one of the same form can take its place.

    So while the worker is slow, a draft waits there once, however long somebody types.
    """

    def __init__(self, write: Callable[[], object]) -> None:
        self.write = write
        self._begun = False
        self._turn = threading.Lock()

    def become(self, write: Callable[[], object]) -> bool:
        """Write this instead; False once it is too late for that."""
        with self._turn:
            if not self._begun:
                self.write = write
            return not self._begun

    def __call__(self) -> None:
        with self._turn:
            self._begun = True
        self.write()


class Found:
    """A form's stored draft, read once, on the worker."""

    def __init__(self, service: DraftService, form: str) -> None:
        self._service, self._form = service, form
        self._read = False
        self._draft: dict[str, object] | None = None

    def get(self) -> dict[str, object] | None:
        if not self._read:
            self._draft = self._service.load(self._form)
            self._read = True
        return self._draft
