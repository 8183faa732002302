"""What a list shows: frozen rows under headings, in columns that say how each is told; more rows come as it is scrolled."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from woilmenau_desk.services.readings import reading
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import Tone

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_MOST_RUNS = 24  # a list that changed in more places than this is laid out anew at once
Mark = tuple[str, Tone, str | None]  # a word with its tone, and its icon where it has one of its own


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it says of a row, and how it looks.

    `name` is the person's name in it: where that stands in another script, its Latin reading begins the second line,
    or ends it with `reads_last`.
    `detail` is a second, smaller line, `remark` a third for lists whose rows are high enough; `badge` shows a state as
    icon and word instead of text, with the tone's icon unless `badge_icon` names another; `marks` shows several of them
    below one another; a `personal` column goes blank with the privacy key. A width of 0 takes what is left. `narrow` is
    the width where the whole list has little room: a badge then shows its icon alone. `sorts` is the order that a click
    on the title asks for.
    """

    title: str
    text: Callable[[Row], str]
    detail: Callable[[Row], str] | None = None
    icon: Callable[[Row], str | None] | None = None
    badge: Callable[[Row], Tone] | None = None
    badge_icon: Callable[[Row], str] | None = None
    marks: Callable[[Row], tuple[Mark, ...]] | None = None
    remark: Callable[[Row], str] | None = None
    name: Callable[[Row], str | None] | None = None
    reads_last: bool = False
    personal: bool = False
    personal_detail: bool = False
    strong: bool = False
    soft: bool = False
    right: bool = False
    width: int = 0
    narrow: int = 0
    sorts: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above the rows that belong together: a day, a week, a month. It cannot be selected."""

    key: Hashable
    title: str
    note: str = ""


class Cell(NamedTuple):
    """What is painted of a cell; names are blank already where they are hidden."""

    column: Column[Any]
    text: str
    detail: str
    remark: str
    icon: str | None
    badge: Tone | None
    badge_icon: str | None
    marks: tuple[Mark, ...]
    faded: bool


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Frozen rows and the columns that show them.

    New rows take the place of the old ones without a person's noticing: whoever is in both stays where the eye has it.
    Between `about_to_change` and `changed` stands every change of what rows there are.
    """

    about_to_change = Signal()
    changed = Signal()
    more_wanted = Signal()  # somebody has scrolled to the end of what was read

    def __init__(
        self,
        columns: Iterable[Column[Row]],
        privacy: Privacy,
        *,
        faded: Callable[[Row], bool] | None = None,
        key: Callable[[Row], Hashable] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`faded` rows are struck through; `key` tells a row again after a reload."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._privacy = privacy
        self._faded = faded
        self._key = key or (lambda row: getattr(row, "id", row))
        self._heading: Callable[[Row], Heading | None] | None = None
        self._entries: list[Row | Heading] = []
        self._keys: set[Hashable] = set()
        self._more = False
        self._asked = False
        privacy.changed.connect(self._on_privacy)

    def set_rows(self, rows: Iterable[Row], *, more: bool = False) -> None:
        """Show these rows; `more`: others follow, which are asked for when somebody comes near."""
        self._more, self._asked = more, False
        entries = self._headed(rows, None)
        self.about_to_change.emit()
        if not self._become(entries):
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        self._keys = {self.key_of(entry) for entry in entries}
        self.changed.emit()

    def add_rows(self, rows: Iterable[Row], *, more: bool = False) -> None:
        """Show these below the others."""
        last = self._entries[-1] if self._entries else None
        entries = self._headed(rows, last)
        self._more, self._asked = more, False
        if entries:
            self.about_to_change.emit()
            self._insert(len(self._entries), entries)
            self.changed.emit()

    def put(self, row: Row) -> bool:
        """Show a row as it is now where an older one of its key stands. Whether it is shown."""
        number = self.find(self._key(row))
        if number < 0:
            return False
        self.about_to_change.emit()
        self._entries[number] = row
        self._tell(number, number)
        self.changed.emit()
        return True

    def merge(self, rows: Iterable[Row], order: Callable[[Row], Any], gone: Iterable[Hashable] = ()) -> None:
        """Show rows as they are now, each at its place, and those of the keys in `gone` no more.

        Only for lists without headings, whose rows stand in `order`, the least first.
        """
        self.about_to_change.emit()
        for key in gone:
            self._take(self.find(key))
        for row in rows:
            key = self._key(row)
            number = self.find(key)
            if number >= 0 and order(self._entries[number]) != order(row):  # type: ignore[arg-type]
                self._take(number)
                number = -1
            if number < 0:
                self._insert(bisect_left(self._entries, order(row), key=order), (row,))  # type: ignore[arg-type]
            elif self._entries[number] != row:
                self._entries[number] = row
                self._tell(number, number)
        self.changed.emit()

    def rows(self) -> tuple[Row, ...]:
        """All rows, without the headings."""
        return tuple(entry for entry in self._entries if not isinstance(entry, Heading))

    def entries(self) -> tuple[Row | Heading, ...]:
        """All rows and the headings between them."""
        return tuple(self._entries)

    def row(self, number: int) -> Row | None:
        """The row of that number; None beyond the last, and for a heading."""
        entry = self.entry(number)
        return None if isinstance(entry, Heading) else entry

    def entry(self, number: int) -> Row | Heading | None:
        """The row or the heading of that number, or None."""
        return self._entries[number] if 0 <= number < len(self._entries) else None

    def key_of(self, row: Row | Heading) -> Hashable:
        """What tells this row from others, also after a reload."""
        return ("heading", row.key) if isinstance(row, Heading) else self._key(row)

    def find(self, key: object) -> int:
        """The number of the row of that key, or -1."""
        if key not in self._keys:
            return -1
        return next((number for number, row in enumerate(self._entries) if self.key_of(row) == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def more_failed(self) -> None:
        """What was asked for did not come: it may be asked for again."""
        self._asked = False

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.entry(index.row())
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, Heading):
            return f"{row.title}  {row.note}".strip() if index.column() == 0 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index.row(), index.column())
            return ", ".join(part for part in (cell.text, cell.detail, cell.remark) if part)
        column = self.columns[index.column()]
        return self._privacy.mask(column.text(row)) if column.personal else column.text(row)

    def cell(self, number: int, column_number: int) -> Cell:
        """Everything that a cell of a row shows, in one go."""
        row, column = self._entries[number], self.columns[column_number]
        if isinstance(row, Heading):
            return Cell(column, "", "", "", None, None, None, (), False)
        text = column.text(row)
        detail = column.detail(row) if column.detail else ""
        remark = column.remark(row) if column.remark else ""
        if column.personal_detail:
            detail, remark = self._privacy.mask(detail), self._privacy.mask(remark)
        if column.name and not self._privacy.hidden and (said := reading(column.name(row))):
            parts = (detail, said) if column.reads_last else (said, detail)
            detail = " · ".join(part for part in parts if part)
        return Cell(
            column,
            self._privacy.mask(text) if column.personal else text,
            detail,
            remark,
            column.icon(row) if column.icon else None,
            column.badge(row) if column.badge else None,
            column.badge_icon(row) if column.badge_icon else None,
            column.marks(row) if column.marks else (),
            self._faded(row) if self._faded else False,
        )

    def _headed(self, rows: Iterable[Row], last: Row | Heading | None) -> list[Row | Heading]:
        """The rows, each under its heading where that is another one than that of the row before."""
        if self._heading is None:
            return list(rows)
        entries: list[Row | Heading] = []
        above = None if last is None or isinstance(last, Heading) else self._heading(last)
        for row in rows:
            heading = self._heading(row)
            if heading is not None and heading != above:
                entries.append(heading)
            above = heading
            entries.append(row)
        return entries

    def _become(self, entries: list[Row | Heading]) -> bool:
        """Go over to these, run by run; False where too little stays as it was for that."""
        if not self._entries or not entries:
            return self._entries == entries
        before, after = [self.key_of(row) for row in self._entries], [self.key_of(row) for row in entries]
        there, wanted = set(before), set(after)
        if len(there) < len(before) or len(wanted) < len(after):
            return False
        if [key for key in before if key in wanted] != [key for key in after if key in there]:
            return False
        leaving = _runs([key not in wanted for key in before])
        coming = _runs([key not in there for key in after])
        if there.isdisjoint(wanted) or len(leaving) + len(coming) > _MOST_RUNS:
            return False
        for first, last in reversed(leaving):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._entries[first : last + 1]
            self.endRemoveRows()
        for first, last in coming:
            self._insert(first, entries[first : last + 1])
        others = [number for number, row in enumerate(entries) if self._entries[number] != row]
        self._entries = entries
        if others:
            self._tell(others[0], others[-1])
        return True

    def _insert(self, at: int, entries: Sequence[Row | Heading]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(entries) - 1)
        self._entries[at:at] = entries
        self._keys.update(map(self.key_of, entries))
        self.endInsertRows()

    def _take(self, number: int) -> None:
        if number >= 0:
            self.beginRemoveRows(QModelIndex(), number, number)
            self._keys.discard(self.key_of(self._entries.pop(number)))
            self.endRemoveRows()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _on_privacy(self) -> None:
        if self._entries:
            self._tell(0, len(self._entries) - 1)


class HeadedRows(RowsModel[Row]):
    """Rows under headings: `heading` tells which one stands above a row.

    A class of its own: Qt asks for the flags of a cell several times in each paint, which a list without headings answers
    without Python.
    """

    def __init__(
        self,
        columns: Iterable[Column[Row]],
        privacy: Privacy,
        *,
        heading: Callable[[Row], Heading | None],
        faded: Callable[[Row], bool] | None = None,
        key: Callable[[Row], Hashable] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(columns, privacy, faded=faded, key=key, parent=parent)
        self._heading = heading

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.entry(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def _runs(marked: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and the last number of every unbroken run that is marked."""
    runs: list[tuple[int, int]] = []
    for number, is_marked in enumerate(marked):
        if not is_marked:
            continue
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
