"""What the day's card shows is read: the whole day where it has to be, else what changed of it, however long the day is."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QObject

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.day import DayCard
from woilmenau_desk.ui.pages.visits.late import LateBar
from woilmenau_desk.ui.pages.visits.work import Today, TodayPart
from woilmenau_desk.ui.session import Context


class DayReading(QObject):
    """Answers come in the order of the writes, so what is shown is never older than what was shown before."""

    def __init__(
        self, context: Context, card: DayCard, late: LateBar, seen: Callable[[Sequence[VisitRow]], object]
    ) -> None:
        """`late` says the day where it is not today; `seen` is told which visits there are now."""
        super().__init__(card)
        self.shown: date | None = None  # the day that is shown, once it was read
        self._context, self._card, self._late, self._seen = context, card, late, seen

    def whole(self) -> None:
        """Read all of the day."""
        self._context.runner.run_latest(
            "counter.day", work.today, self._context.desk, self._late.day, on_done=self._on_today
        )

    def changed(self, changes: Changes) -> None:
        """Read what a write changed: row by row where that is known."""
        ids = changes.rows_of(Kind.VISIT)
        if changes.touch(Kind.PERSON) or (changes.touch(Kind.VISIT) and not ids):
            self.whole()
        elif changes.touch(Kind.VISIT, Kind.AID):
            self._part(ids, self._card.whose(ids), changes.touch(Kind.AID))

    def logged(self, visit: VisitRow) -> None:
        """Where a visit of the day that is shown stands is known without reading, unless it comes before others."""
        if not self._card.add_visit(visit) and visit.data.person_id is not None:
            self._part((visit.id,), (visit.data.person_id,))

    def _part(self, ids: Collection[int], whose: Collection[int], with_aid: bool = False) -> None:
        self._context.runner.run(
            work.part,
            self._context.desk,
            self._late.day,
            ids,
            whose,
            with_aid,
            on_done=self._on_part,
            owner=self,
        )

    def _on_today(self, today: Today) -> None:
        if self._late.day is not None and today.tally.day != self._late.day:
            return  # asked for before the day was changed
        self.shown = today.tally.day
        self._seen(today.tally.rows)
        self._card.show_today(today)

    def _on_part(self, part: TodayPart) -> None:
        if part.visits.day != self.shown:
            return  # the whole of the other day is on its way
        self._card.show_part(part.visits)
        if part.aid is not None:
            self._card.show_aid_rows(part.aid)
        self._seen(self._card.visits_model.rows())
