"""Emergency help (Soforthilfe) in one short form."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from woilmenau_desk.domain.aid import LARGEST_AMOUNT_CENTS, LARGEST_COUNT, AidData, GiveAid
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import aid
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.choices import Lists
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField

_NOT_AN_AMOUNT = QT_TRANSLATE_NOOP("errors", "Das ist kein Betrag. Gemeint ist etwas wie 12,50.")
_TOO_LARGE = QT_TRANSLATE_NOOP("errors", "So viel kann es nicht sein: höchstens {most} €.")
_NO_KIND = QT_TRANSLATE_NOOP("errors", "Welche Hilfe war es?")


class AidForm(PanelForm):
    """Kind, count, amount where money's worth is given, for whom, by whom."""

    def __init__(
        self, context: Context, lists: Lists, person: PersonRow | None = None, recipients: int = 1
    ) -> None:
        super().__init__(context, "")
        self.set_title(self.tr("Soforthilfe"))
        self._kinds = lists.values[ListName.AID_KINDS]
        self._kind = ChoiceField.of_values(self._kinds, context.language, none=self.tr("bitte wählen"))
        self._count = NumberField(1, LARGEST_COUNT)
        self._amount = QLineEdit()
        self._amount.setPlaceholderText(self.tr("z. B. 12,50"))
        self._amount.setMaxLength(12)
        self._amount.textEdited.connect(lambda _text: self.form.clear_errors())
        self._recipients = NumberField(1, LARGEST_COUNT)
        self._recipients.setValue(recipients)
        self._given_by = ChoiceField(
            ((row.name, row.display_name or row.name) for row in lists.staff), none=None
        )
        self._given_by.set_code(context.desk.actor.name, context.desk.actor.display_name)
        self._visit = QCheckBox(self.tr("Besuch miterfassen"))
        self._visit.setChecked(True)
        form = self.form
        form.add("kind", self.tr("Art der Hilfe"), self._kind, span=0)
        form.add("count", self.tr("Anzahl"), self._count)
        form.add("amount_cents", self.tr("Betrag in €"), self._amount)
        form.add("recipients", self.tr("Für wie viele Personen"), self._recipients, span=0)
        form.add("given_by", self.tr("Gegeben von"), self._given_by, span=0)
        form.add("log_visit", self.tr("Zählung"), self._visit, span=0)
        self._visit.setAccessibleName(self._visit.text())
        self._kind.currentIndexChanged.connect(lambda _index: self._ask_amount())
        self._ask_amount()
        self.set_person(person)
        self.finish(f"aid:{person.id if person else ''}", without=("recipients",))

    def first_field(self) -> QWidget:
        return self._kind

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_field().setFocus()

    def send(self) -> tuple[Callable[..., Done[Any]], tuple[object, ...]]:
        kind = self._kind.code()
        if kind is None:
            raise BadInput("kind", Sentence("errors", _NO_KIND))
        data = AidData(
            kind=kind,
            count=self._count.value(),
            amount_cents=parse_euros(self._amount.text()) if self._has_amount() else None,
            person_id=self.person.id if self.person else None,
            recipients=self._recipients.value(),
            given_by=self._given_by.code() or "",
        )
        return aid.give_aid, (GiveAid(data, log_visit=self._visit.isChecked()),)

    def _has_amount(self) -> bool:
        kind = self._kinds.get(self._kind.code())
        return kind is not None and kind.extra.get("amount") is True

    def _ask_amount(self) -> None:
        self.form.show_field("amount_cents", self._has_amount())


def parse_euros(text: str) -> int | None:
    """Cents from 12, 12,5, 12,50 € or 1.234,50; None for nothing. Raises BadInput for anything else."""
    said = text.replace("€", "").strip().replace("\u00a0", "").replace(" ", "")
    if not said:
        return None
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2}))?", said)
    # A point before two digits is how a number pad writes a comma.
    found = found or re.fullmatch(r"(\d{1,9})\.(\d{1,2})", said)
    if found is None:
        raise BadInput("amount_cents", Sentence("errors", _NOT_AN_AMOUNT))
    cents = int(found[1].replace(".", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    if cents > LARGEST_AMOUNT_CENTS:
        most = QLocale().toString(LARGEST_AMOUNT_CENTS // 100)
        raise BadInput("amount_cents", Sentence("errors", _TOO_LARGE, {"most": most}))
    return cents
