"""People who were found: who it is, what tells them from others of that name, and why they were found."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent

from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say

WHY_COLUMN, _DAY_COLUMN = 1, 2
_WHY_WIDTH, _WHY_WIDE = 190, 280
_TIGHT_BELOW, _FOLDED_BELOW, _WIDE_FROM = 300, 640, 860
_DAY_WIDTH, _DAY_NARROW = 164, 112


class Found(Protocol):
    """A hit, whatever else it knows."""

    @property
    def person(self) -> PersonRow: ...

    @property
    def why(self) -> Sentence: ...


class HitsView(RowsView):
    """The list of hits. Where there is little room, why they were found stands below the name, and at last the day too.

    All of it tells who somebody is, so the privacy key hides all of it.
    """

    def __init__(
        self,
        privacy: Privacy,
        name: str,
        *,
        language: Callable[[str | None], str],
        ago: Callable[[date], str],
        extra: tuple[Column[Any], ...] = (),
        empty: EmptyState | None = None,
        icon: bool = True,
    ) -> None:
        """`language` is the word for a language's code; `ago` says a day; `extra` are columns at the right."""
        self._language, self._ago = language, ago
        self._folded = self._tight = False
        self.hits: RowsModel[Any] = RowsModel(
            (
                Column(
                    "",
                    lambda hit: hit.person.name,
                    name=lambda hit: hit.person.name,
                    detail=self.tells_apart,
                    icon=(lambda _hit: "person") if icon else None,
                    personal=True,
                    personal_detail=True,
                    strong=True,
                ),
                Column("", lambda hit: say(hit.why), soft=True, personal=True, width=_WHY_WIDTH),
                Column(
                    "",
                    self._last_visit,
                    soft=True,
                    right=not extra,
                    personal=True,
                    width=_DAY_WIDTH,
                    narrow=_DAY_NARROW,
                ),
                *extra,
            ),
            privacy,
            key=lambda hit: hit.person.id,
        )
        super().__init__(self.hits, name, empty=empty, header=False)
        self.hits.setParent(self)

    def tells_apart(self, hit: Found) -> str:
        """The second line: year of birth and language, and where it has no column of its own, why."""
        born, language = self._known(hit.person)
        why = say(hit.why) if self._folded else ""
        last = self._last_visit(hit) if self._tight else ""
        return " · ".join(part for part in (born, why, last, language) if part)

    def describe(self, person: PersonRow) -> str:
        """What tells people of one name apart: year of birth and language."""
        return " · ".join(part for part in self._known(person) if part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folded = self.width() < _FOLDED_BELOW
        self._tight = self.width() < _TIGHT_BELOW
        self.setColumnHidden(WHY_COLUMN, self._folded)
        self.setColumnHidden(_DAY_COLUMN, self._tight)
        self.setColumnWidth(WHY_COLUMN, _WHY_WIDE if self.width() >= _WIDE_FROM else _WHY_WIDTH)

    def _known(self, person: PersonRow) -> tuple[str, str]:
        return str(person.birth_year or ""), self._language(person.language)

    def _last_visit(self, hit: Found) -> str:
        last = hit.person.last_visit
        if last is None:
            return "" if self._folded else QCoreApplication.translate("HitsView", "noch nie hier")
        day = self._ago(last)
        return (
            day if self._folded else QCoreApplication.translate("HitsView", "zuletzt {day}").format(day=day)
        )


def plain_ago(today: Callable[[], date]) -> Callable[[date], str]:
    """How lists say the day of a visit: heute, gestern, Di, 24.11."""
    return lambda day: people_say_date(day, today())
