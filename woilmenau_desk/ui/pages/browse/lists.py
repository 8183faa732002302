"""A list that reads itself: part by part as it is scrolled, narrowed and ordered where its rows come from."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import ROW_HEIGHT
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows import RowsView
from woilmenau_desk.ui.widgets.rows_model import Column, HeadedRows, Heading, RowsModel

Row = TypeVar("Row")
Reader = Callable[[Desk, After | None, int], Part[Any]]
"""Reads on the worker: at most so many rows behind a place."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for beside a room's own filters.

    `text` was typed to narrow it, `order` is one of the list's orders, and the rows of `kept` stay in it whatever the
    filters say, because they were just marked here.
    """

    text: str = ""
    order: str = ""
    kept: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Filled:
    """What was read of a list, and what it was asked for."""

    part: Part[Any]
    asked: Asked


class PartwiseReading(QObject, Generic[Row]):
    """Fills a list part by part. `reads` turns what is asked into what the worker calls."""

    def __init__(
        self,
        context: Context,
        view: RowsView,
        reads: Callable[[Asked], Reader],
        orders: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`orders` are the orders that one may choose from, each with its word; the first one holds at first."""
        super().__init__(view)
        self._context, self._view, self._reads = context, view, reads
        self._rows: RowsModel[Row] = view.rows_model()
        self.orders = tuple(orders)
        self.text, self.order = "", self.orders[0][0] if self.orders else ""
        self._kept: set[int] = set()
        self._after: After | None = None
        self._shown = Asked()
        self._anew = False
        self._key = f"part of {id(self)}"
        self._rows.more_wanted.connect(self._on_more_wanted)

    def asked(self) -> Asked:
        """What it is asked for now."""
        return Asked(self.text, self.order, frozenset(self._kept))

    def reader(self) -> Callable[[Desk], Filled]:
        """What the worker has to read to fill it again: as far as somebody has scrolled, and a screenful beyond."""
        asked = self.asked()
        read = self._reads(asked)
        view = self._view
        seen = max(view.rowAt(view.viewport().height() - 1), view.currentIndex().row(), 0)
        size = min(seen, self._rows.rowCount()) + SCREENFUL
        return lambda desk: Filled(read(desk, None, size), asked)

    def fill(self, filled: Filled) -> None:
        """Show what was read. Rows that stay do not move, and the selection stays with its row."""
        self._context.runner.forget(self._key)
        self._after = filled.part.after
        self._shown = filled.asked
        self._rows.set_rows(filled.part.rows, more=self._after is not None)
        if self._anew:
            self._anew = False
            self._view.forget_place()

    def has_more(self) -> bool:
        """Whether there are rows that were not read yet."""
        return self._after is not None

    def narrow(self) -> bool:
        """Show what fits what is asked for now, where everything is known already. False where it has to be read."""
        return False

    def put(self, row: Row) -> None:
        """A row is this now."""
        self._rows.put(row)

    def forget(self) -> None:
        """What is shown is of something else than what is asked for from now on."""
        self._rows.set_rows(())

    def keep(self, key: int) -> None:
        """Let a row stay in the list, whatever its filters say, until the list is asked for anew."""
        self._kept.add(key)

    def keeps(self) -> bool:
        """Whether rows stay that the filters would leave out."""
        return bool(self._kept)

    def next_order(self) -> str:
        """Go on to the next of its orders."""
        codes = [code for code, _word in self.orders]
        self.order = codes[(codes.index(self.order) + 1) % len(codes)]
        return self.order

    def order_word(self) -> str:
        """What its order is called."""
        return dict(self.orders).get(self.order, "")

    def ask_anew(self) -> None:
        """Something else was asked for: nothing stays for having been marked, and no place is remembered."""
        self._kept.clear()
        self._anew = True

    def _on_more_wanted(self) -> None:
        if self._after is None:
            return
        read, after = self._reads(self._shown), self._after
        self._context.runner.run_latest(
            self._key,
            lambda desk: read(desk, after, SCREENFUL),
            self._context.desk,
            on_done=self._on_more,
            on_error=self._on_no_more,
        )

    def _on_more(self, part: Part[Row]) -> None:
        self._after = part.after
        self._rows.add_rows(part.rows, more=self._after is not None)

    def _on_no_more(self, error: KnownError) -> None:
        self._rows.more_failed()
        self._context.runner.error_unhandled.emit(error)


class WholeReading(PartwiseReading[Row]):
    """Reads all there is at once, and narrows it in memory: a letter that is typed asks nobody."""

    def __init__(
        self,
        context: Context,
        view: RowsView,
        reads: Callable[[Asked], Reader],
        orders: Sequence[tuple[str, str]],
        fits: Callable[[Any, Asked], bool],
    ) -> None:
        """`fits` tells whether a row is to be seen for what is asked."""
        super().__init__(context, view, reads, orders)
        self._fits = fits
        self._everything: tuple[Row, ...] | None = None

    def everything(self) -> tuple[Row, ...]:
        """All that was read, whether it is seen or not."""
        return self._everything or ()

    def fill(self, filled: Filled) -> None:
        self._everything = tuple(filled.part.rows)
        self._show()

    def narrow(self) -> bool:
        if self._everything is not None:
            self._show()
        return self._everything is not None

    def put(self, row: Row) -> None:
        key = self._rows.key_of(row)
        self._everything = tuple(row if self._rows.key_of(old) == key else old for old in self.everything())
        super().put(row)

    def forget(self) -> None:
        self._everything = ()
        super().forget()

    def _show(self) -> None:
        asked = self.asked()
        fitting = tuple(row for row in self.everything() if self._fits(row, asked))
        super().fill(Filled(Part(fitting), asked))


class BrowseList(RowsView, Generic[Row]):
    """One list of a page, which reads itself."""

    def __init__(
        self,
        context: Context,
        name: str,
        columns: Sequence[Column[Row]],
        reads: Callable[[Asked], Reader],
        empty: EmptyState,
        *,
        key: Callable[[Row], Hashable] | None = None,
        heading: Callable[[Row], Heading | None] | None = None,
        faded: Callable[[Row], bool] | None = None,
        orders: Sequence[tuple[str, str]] = (),
        header: bool = False,
        careful: bool = True,
        row_height: int = ROW_HEIGHT,
        row_type: type | None = None,
        fits: Callable[[Any, Asked], bool] | None = None,
    ) -> None:
        """See RowsModel, RowsView and PartwiseReading for what they are given.

        `row_type` is what it shows where that is another type than the page's. With `fits` it is narrowed in memory, see
        WholeReading.
        """
        self.row_type = row_type
        self.rows: RowsModel[Row] = (
            RowsModel(columns, context.privacy, key=key, faded=faded)
            if heading is None
            else HeadedRows(columns, context.privacy, key=key, faded=faded, heading=heading)
        )
        super().__init__(self.rows, name, empty=empty, header=header, careful=careful, row_height=row_height)
        self.rows.setParent(self)
        self.empty = empty
        self.reading: PartwiseReading[Row] = (
            PartwiseReading(context, self, reads, orders)
            if fits is None
            else WholeReading(context, self, reads, orders, fits)
        )


def whole(rows: Callable[[Desk], Sequence[Any]]) -> Reader:
    """A reader of a short list that is read at once."""
    return lambda desk, _after, _size: Part(tuple(rows(desk)))


def reading(service: Callable[..., Any], *args: Any, **asked: Any) -> Reader:
    """A reader that calls a paged service: desk first, then `args`, where to begin and how many by name."""
    return lambda desk, after, size: service(desk, *args, after=after, size=size, **asked)
