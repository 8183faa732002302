"""Wertelisten: the words that everything is recorded with, changed by the centre itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.drafts import DraftKeeper
from woilmenau_desk.ui.pages.centre.section import Section, on_escape, save_button
from woilmenau_desk.ui.pages.centre.value_form import TARGET_WORDS, ValueForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import word

_ENGLISH = 1  # the column
_NARROW = 760  # logical pixels of the section

LIST_TITLES: Mapping[ListName, str] = {
    ListName.REASONS: QT_TRANSLATE_NOOP("lists", "Anlässe"),
    ListName.TOPICS: QT_TRANSLATE_NOOP("lists", "Themen der Beratung"),
    ListName.OUTCOMES: QT_TRANSLATE_NOOP("lists", "Ergebnisse der Beratung"),
    ListName.AID_KINDS: QT_TRANSLATE_NOOP("lists", "Soforthilfen"),
    ListName.REFERRAL_TARGETS: QT_TRANSLATE_NOOP("lists", "Verweisstellen"),
    ListName.REFERRAL_STATES: QT_TRANSLATE_NOOP("lists", "Stand eines Verweises"),
    ListName.LETTER_KINDS: QT_TRANSLATE_NOOP("lists", "Arten von Briefen"),
    ListName.TEXT_BLOCKS: QT_TRANSLATE_NOOP("lists", "Textbausteine"),
    ListName.RELATIONS: QT_TRANSLATE_NOOP("lists", "Stellung im Haushalt"),
    ListName.APPOINTMENT_TYPES: QT_TRANSLATE_NOOP("lists", "Arten von Terminen"),
    ListName.ROOMS: QT_TRANSLATE_NOOP("lists", "Räume"),
    ListName.BRING_ITEMS: QT_TRANSLATE_NOOP("lists", "Mitzubringen"),
    ListName.LANGUAGES: QT_TRANSLATE_NOOP("lists", "Sprachen"),
    ListName.INTERPRETING: QT_TRANSLATE_NOOP("lists", "Sprachmittlung"),
    ListName.CHANNELS: QT_TRANSLATE_NOOP("lists", "Kanäle"),
    ListName.STATUSES: QT_TRANSLATE_NOOP("lists", "Aufenthaltsstatus"),
    ListName.STATUS_GROUPS: QT_TRANSLATE_NOOP("lists", "Statusgruppen"),
    ListName.BENEFIT_SYSTEMS: QT_TRANSLATE_NOOP("lists", "Leistungssysteme"),
    ListName.GENDERS: QT_TRANSLATE_NOOP("lists", "Geschlechter"),
    ListName.OFFER_KINDS: QT_TRANSLATE_NOOP("lists", "Arten von Angeboten"),
    ListName.TARGET_GROUPS: QT_TRANSLATE_NOOP("lists", "Zielgruppen"),
    ListName.LEVELS: QT_TRANSLATE_NOOP("lists", "Sprachniveaus"),
    ListName.SCHOOL_HOLIDAYS: QT_TRANSLATE_NOOP("lists", "Schulferien"),
    ListName.VOLUNTEER_ROLES: QT_TRANSLATE_NOOP("lists", "Rollen im Ehrenamt"),
    ListName.VOLUNTEER_AREAS: QT_TRANSLATE_NOOP("lists", "Bereiche im Ehrenamt"),
    ListName.VOLUNTEER_GROUPS: QT_TRANSLATE_NOOP("lists", "Gruppen im Ehrenamt"),
    ListName.ALLOWANCE_RULES: QT_TRANSLATE_NOOP("lists", "Pauschalen im Ehrenamt"),
    ListName.REPORT_QUESTIONS: QT_TRANSLATE_NOOP("lists", "Fragen des Sachberichts"),
}


class ValuesSection(Section):
    """Choose a list, then an entry; what is chosen is changed at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Wertelisten"),
            self.tr("Was vorher galt, bleibt für Berichte und frühere Besuche, wie es war."),
        )
        self._lists: Mapping[ListName, ValueList] = {}
        self._draft: DraftKeeper | None = None
        self._form: ValueForm | None = None
        self._to_select = ""
        self.new_action = self.add_action(self.tr("Neu"), "Ctrl+N", self.begin_new, "plus")
        self.retire_action = self.add_action(
            self.tr("Nicht mehr anbieten"), "Ctrl+Del", self.toggle_active, "void"
        )
        self.retire_action.setEnabled(False)
        self.chooser = ChoiceField(
            ((name.value, word("lists", title)) for name, title in LIST_TITLES.items()), none=None
        )
        self.chooser.setAccessibleName(self.tr("Werteliste"))
        # Few enough to be seen at once: nobody needs to search them.
        self.chooser.setEditable(False)
        self.chooser.setMaximumWidth(360)
        self.chooser.currentIndexChanged.connect(lambda _index: self._show_list())
        self._model: RowsModel[Value] = RowsModel(
            (
                Column[Value](self.tr("Deutsch"), lambda row: row.de, self._about, self._icon, strong=True),
                Column[Value](self.tr("Englisch"), lambda row: row.en, soft=True),
                Column[Value]("", self._told_extra, soft=True, width=112),
            ),
            context.privacy,
            faded=lambda row: not row.active,
            key=lambda row: row.code,
            parent=self,
        )
        self.list = RowsView(
            self._model, self.tr("Einträge"), empty=EmptyState("document", self.tr("Noch kein Eintrag"))
        )
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda _row: self._focus_form())
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.chooser)
        left.addWidget(self.list, 1)
        retire = KeyButton.for_action(self.retire_action, "void", "quiet")
        left.addWidget(ends(KeyButton.for_action(self.new_action, "plus"), start=(retire,)))
        self._card = Card(" ")
        self._place = QVBoxLayout()
        self._card.body.addLayout(self._place, 1)
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 13)
        line.addWidget(self._card, 10)
        self.body.addLayout(line, 1)
        self.watch(Kind.VALUES)

    def activated(self) -> None:
        if not self._lists:
            self.reload()
        self.chooser.setFocus()

    def form(self) -> ValueForm:
        """The form of the list that is shown."""
        if self._form is None:
            raise RuntimeError("no list is shown yet")
        return self._form

    def list_name(self) -> ListName:
        """The list that is chosen."""
        return ListName(str(self.chooser.code()))

    def begin_new(self) -> None:
        """Empty the form for a new entry; a draft of one is fetched."""
        if self._form is None:
            return
        self.list.setCurrentIndex(QModelIndex())
        self._show_new()
        self._form.de.setFocus()

    def toggle_active(self) -> None:
        """Offer the selected entry no more, or again. It can be undone, so nobody is asked."""
        row = self.list.current_row()
        held = self._lists[self.list_name()].held(row.code) if isinstance(row, Value) else None
        if held is None or not isinstance(row, Value):
            return
        offered = replace(held, active=not row.active)
        if offered.active and not offered.exists_on(self.context.today()):
            offered = replace(offered, first=None, last=None)
        self._run_save(offered, self.context.today())

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin value lists", Desk.value_lists, self.context.desk, on_done=self._on_lists, owner=self
        )

    def _on_lists(self, lists: Mapping[ListName, ValueList]) -> None:
        first = not self._lists
        self._lists = lists
        if first:
            self._show_list()
            return
        values = lists[self.list_name()]
        if self._form is not None:
            self._form.set_values(values)
        self._model.set_rows(tuple(values))
        if self._to_select:
            self.list.select(self._to_select)
            self._to_select = ""

    def _show_list(self) -> None:
        """Another list was chosen: its entries, and a form with its fields."""
        if not self._lists:
            return
        values = self._lists[self.list_name()]
        self._put_form(new=False)
        self._model.set_rows(tuple(values))
        if len(values):
            self.list.select(next(iter(values)).code)
        else:
            self._show_new()

    def _put_form(self, *, new: bool) -> None:
        """A fresh form for the list. One for a new entry keeps a draft; a change to an entry is quickly made."""
        if self._draft is not None:
            self._draft.flush()
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        name = self.list_name()
        form = ValueForm(self._lists[name], self._lists, self.context.language, self.context.today)
        form.submitted.connect(self._save)
        if new:
            on_escape(form, self.tr("Abbrechen"), self._leave_new)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_3, 0)
        column.addWidget(form)
        column.addStretch(1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(ends(save_button(form.form)))
        self._place.addWidget(whole)
        # At once, or it could not take the focus yet.
        whole.show()
        self._form = form
        self._draft = self.context.drafts.keep(f"admin:value:{name}", form.fields(), form) if new else None

    def _on_selected(self, row: Value | None) -> None:
        self.retire_action.setEnabled(row is not None)
        if row is None or self._form is None:
            return
        if self._draft is not None:
            self._put_form(new=False)
        self.retire_action.setText(
            self.tr("Nicht mehr anbieten") if row.active else self.tr("Wieder anbieten")
        )
        self._card.set_title(row.de)
        self._form.show_value(self._lists[self.list_name()].held(row.code))

    def _show_new(self) -> None:
        self._put_form(new=True)
        self.retire_action.setEnabled(False)
        self._card.set_title(self.tr("Neuer Eintrag"))
        if self._form is not None and self._draft is not None:
            self._form.show_value(None)
            self._draft.start_over()
            self._draft.restore()

    def _leave_new(self) -> None:
        """Back to the list. Whoever leaves the form wants nothing of it: the next entry begins empty."""
        if self._draft is not None:
            self._draft.drop()
        rows = self._model.rows()
        if rows:
            self.list.select(rows[0].code)
        self.list.setFocus()

    def _focus_form(self) -> None:
        if self._form is not None:
            self._form.de.setFocus()

    def _save(self) -> None:
        form = self.form()
        found: list[tuple[Value, date | None]] = []
        if not form.form.read(lambda: found.append((form.value(), form.since.value()))):
            return
        form.form.clear_errors()
        self._run_save(*found[0])

    def _run_save(self, value: Value, since: date | None) -> None:
        self.context.runner.run(
            centre.save_value,
            self.context.desk,
            self.list_name(),
            value,
            since,
            self.form().over(since),
            on_done=self._on_saved,
            on_error=self.form().show_error,
            settled=self.form().form.hold(),
            owner=self.form(),
        )

    def _on_saved(self, done: Done[Value]) -> None:
        self._to_select = done.value.code
        self.form().saved()
        if self._draft is not None:
            self._draft.drop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window the German word needs the room; the English one stands in the form.
        self.list.setColumnHidden(_ENGLISH, self.width() < _NARROW)

    def _about(self, row: Value) -> str:
        values, today = self._lists[self.list_name()], self.context.today()
        held = values.held(row.code)
        said = [row.code]
        if held is not None and held.since > today:
            said.append(self.tr("ab {day}").format(day=f"{held.since:%d.%m.%Y}"))
        elif not row.active:
            said.append(self.tr("wird nicht mehr angeboten"))
        elif held is not None and held.last is not None:
            said.append(self.tr("bis {day}").format(day=f"{held.last:%d.%m.%Y}"))
        if change := next((entry for entry in values.history(row.code) if entry.since > today), None):
            said.append(self.tr("ändert sich am {day}").format(day=f"{change.since:%d.%m.%Y}"))
        return " · ".join(said)

    def _icon(self, row: Value) -> str | None:
        icon = row.extra.get("icon")
        return str(icon) if icon and self.list_name() is ListName.REASONS else None

    def _told_extra(self, row: Value) -> str:
        name = {ListName.REASONS: "key", ListName.STATUSES: "group", ListName.STATUS_GROUPS: "target"}.get(
            self.list_name()
        )
        told = str(row.extra.get(name) or "") if name else ""
        return word("admin", TARGET_WORDS[told]) if told in TARGET_WORDS else told
