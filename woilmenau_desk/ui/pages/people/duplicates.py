"""Two records of one person on the people page: the pairs that are looked through, or two that somebody has chosen."""

from PySide6.QtCore import QObject, Signal

from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.ui.pages.people.merge import MergeView
from woilmenau_desk.ui.pages.people.pairs import PairRow, PairsColumn
from woilmenau_desk.ui.pages.people.rows import PeopleRows
from woilmenau_desk.ui.session import Context


class Duplicates(QObject):
    """Holds `pairs` and `compare`; the page gives them their places while it is `active`."""

    begun = Signal(bool)  # whether with the list of pairs
    ended = Signal(bool, bool)  # whether it was with the list, and whether somebody closed it
    merged = Signal(object, int)  # PersonCard, and the id that is no more

    def __init__(self, context: Context, rows: PeopleRows, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.active = False
        self.pairing = False
        self.compare = MergeView(context, rows)
        self.pairs = PairsColumn(context, lambda: self.compare.writes)
        for action in self.compare.shared_actions():
            self.pairs.addAction(action)
        self.pairs.chosen.connect(self._on_pair)
        self.pairs.opened.connect(self.compare.table.setFocus)
        self.pairs.closed.connect(self._on_closed)
        self.compare.closed.connect(self._on_closed)
        self.compare.next_asked.connect(self.pairs.step)
        self.compare.merged.connect(self._on_merged)
        self.compare.told_apart.connect(self._on_done_with)
        self.compare.gone.connect(self._on_done_with)

    def open_pairs(self) -> None:
        """Look through the probable pairs, or go back to their list."""
        if not self.pairing:
            self._begin(pairing=True)
            self.pairs.load()
        self.start()

    def open_two(self, one: int, other: int) -> None:
        """Compare two records that somebody has chosen; one record twice is told."""
        if one == other:
            self._context.status.tell(self.tr("Das ist dieselbe Karte: es gibt nichts zusammenzuführen."))
            return
        self._begin(pairing=False)
        self.compare.show_pair(one, other, None, more=False)
        self.start()

    def start(self) -> None:
        """Put the focus where work begins."""
        (self.pairs.list if self.pairing else self.compare.table).setFocus()

    def reload(self) -> None:
        """Something changed that hangs on people."""
        if self.active and not self.compare.writes:
            self.compare.reload()

    def leave(self, *, by_hand: bool = False) -> None:
        """Compare nothing any more. `by_hand`: nothing else was asked for, so the page goes back to where it was."""
        if not self.active:
            return
        pairing = self.pairing
        self.active = self.pairing = False
        self.pairs.stop()
        self.compare.clear("", "")
        self.ended.emit(pairing, by_hand)

    def _begin(self, *, pairing: bool) -> None:
        self.active, self.pairing = True, pairing
        self.begun.emit(pairing)

    def _on_pair(self, row: PairRow | None) -> None:
        if not self.pairing:
            return
        if row is not None:
            self.compare.show_pair(*row.ids, row.pair.why, more=True)
        elif self.pairs.list.waits() and self.pairs.count():
            self.compare.clear(self.tr("Erledigt"), self.tr("Die Pfeiltaste ↓ zeigt das nächste Paar."))
        elif self.pairs.found:
            self.compare.clear(self.tr("Nichts zu vergleichen"), self.tr("Esc geht zurück zu den Personen."))

    def _on_merged(self, card: PersonCard) -> None:
        pair = self.compare.pair
        if pair is None:
            return
        gone = pair[1] if card.id == pair[0] else pair[0]
        self.merged.emit(card, gone)
        if self.pairing:
            self.pairs.drop(*pair, gone=gone)

    def _on_done_with(self, first_id: int, second_id: int) -> None:
        """They are two people, or one of the records is there no more."""
        if self.pairing:
            self.pairs.drop(first_id, second_id)
        else:
            self.leave(by_hand=True)

    def _on_closed(self) -> None:
        self.leave(by_hand=True)
