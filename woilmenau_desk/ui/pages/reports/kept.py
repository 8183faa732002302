"""The reports that were last counted, for every room of the page: what is shown in one is not counted again in another."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import reports
from woilmenau_desk.services.reports.first_figures import first_figures
from woilmenau_desk.ui.pages.reports.lock import met_the_lock
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tasks import LongTask

_MOST = 8  # reports; each is a few hundred figures
_ASK = "report figures"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: of which span, for whom (None: the first funder), with true figures or as it leaves the house."""

    span: Span
    funder: str | None
    internal: bool


class ReportsKept(QObject):
    """Asks for reports, one at a time, and keeps the last ones. What has changed since is counted anew when asked for."""

    came = Signal(object, object)  # Wanted, Report
    began = Signal(object, object)  # the same, with nothing beside the figures of the span itself yet
    refused = Signal(object, object)  # Wanted, KnownError
    stopped = Signal(object)  # Wanted
    told = Signal(object)  # how far it is: (so many, of so many), or None

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[Wanted, Report] = {}
        self._stale: set[Wanted] = set()
        self._asked: Wanted | None = None
        self._outdated = False  # something was entered since it was asked
        self._task: LongTask | None = None
        context.runner.long_changed.connect(self._on_long_changed)

    def kept(self, wanted: Wanted) -> Report | None:
        """The last answer, though it may be older than the last entry; None where there is none."""
        return self._kept.get(wanted)

    def current(self, wanted: Wanted) -> Report | None:
        """The last answer, where nothing has changed since."""
        return None if wanted in self._stale else self._kept.get(wanted)

    def forget(self) -> None:
        """Something was entered: whatever is kept is to be counted anew before it is printed."""
        self._stale.update(self._kept)
        self._outdated = True

    def ask(self, wanted: Wanted) -> None:
        """Count it; what was asked before and has not been answered is dropped."""
        self._asked, self._outdated = wanted, False
        desk = self._context.desk
        first = None
        if wanted.internal and wanted not in self._kept:
            first = self._context.runner.reporter(partial(self._on_first, wanted), self)
        self._task = self._context.runner.run_long(
            lambda work: _made(desk, wanted, work, first),
            on_done=lambda report: self._on_done(wanted, report),
            on_error=lambda error: self._on_error(wanted, error),
            on_stopped=self.stop,
            label=self.tr("Der Bericht wird gezählt …"),
            owner=self,
            key=_ASK,
        )

    def stop(self) -> None:
        """Ask no longer."""
        wanted, self._asked, self._task = self._asked, None, None
        self._context.runner.forget(_ASK)
        if wanted is not None:
            self.stopped.emit(wanted)

    def _on_done(self, wanted: Wanted, report: Report) -> None:
        self._asked = self._task = None
        self._kept.pop(wanted, None)
        self._kept[wanted] = report
        if self._outdated:
            self._stale.add(wanted)
        else:
            self._stale.discard(wanted)
        while len(self._kept) > _MOST:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._stale.discard(oldest)
        self.came.emit(wanted, report)

    def _on_first(self, wanted: Wanted, report: Report) -> None:
        if wanted == self._asked:
            self.began.emit(wanted, report)

    def _on_error(self, wanted: Wanted, error: KnownError) -> None:
        self._asked = self._task = None
        if met_the_lock(self._context, error):
            self.ask(wanted)
            return
        self.refused.emit(wanted, error)

    def _on_long_changed(self) -> None:
        if self._task is not None:
            self.told.emit(self._task.share)


def _made(
    desk: Desk, wanted: Wanted, work: LongWork, tell_first: Callable[[Report], None] | None = None
) -> Report:
    if (
        tell_first is not None
        and (first := first_figures(desk, wanted.span, wanted.funder, work)) is not None
    ):
        tell_first(first)
    return reports.report(desk, wanted.span, wanted.funder, wanted.internal, work=work)
