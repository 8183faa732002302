"""What the form of help points out beside its fields: given before, more than usual, what the fund has left."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.aid import AidItem
from woilmenau_desk.domain.aid_hints import Again, again_said, much_said
from woilmenau_desk.domain.funds import FundRow
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.ui.tokens import SPACE_1, Tone
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import say


class AidNotes(QWidget):
    """Shown at once, and never in anybody's way: whoever gives help decides."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        self.again = Note("", Tone.INFO, parent=self)
        self.much = Note("", Tone.WARN, "question", parent=self)
        for note in (self.again, self.much):
            note.hide()
            column.addWidget(note)
        self.hide()

    def show_items(
        self, items: Sequence[AidItem], kinds: ValueList, known: Sequence[Again], day: date
    ) -> None:
        """What is to be said of what stands in the form."""
        chosen = {item.kind for item in items}
        again = [say(again_said(one, kinds, day)) for one in known if one.kind in chosen]
        much = [say(said) for item in items if (said := much_said(item, kinds)) is not None]
        self.again.set_text("\n".join(again), Tone.INFO)
        self.much.set_text("\n".join(much), Tone.WARN, "question")
        self.setVisible(bool(again or much))


def fund_word(fund: FundRow) -> str:
    """A fund with what is left, as one chooses it."""
    text = QCoreApplication.translate("AidForm", "{name} · noch {left}")
    return text.format(name=fund.data.name, left=euros(fund.left_cents))


def left_said(fund: FundRow, cents: int) -> tuple[str, Tone]:
    """What a fund has left after so much is paid from it."""
    after = fund.left_cents - cents
    if after < 0:
        text = QCoreApplication.translate("AidForm", "Der Topf wäre damit um {amount} überzogen.")
        return text.format(amount=euros(-after)), Tone.WARN
    text = QCoreApplication.translate("AidForm", "Danach sind noch {amount} im Topf.")
    return text.format(amount=euros(after)), Tone.NEUTRAL
