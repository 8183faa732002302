"""The room "Verweise": who was sent where, and what became of it. A code closes the loop."""

from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.referrals import ReferralRow
from woilmenau_desk.services.counselling import referrals, slips
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.counselling.answer_form import answer_form
from woilmenau_desk.ui.forms.counselling.referral_form import ReferralForm, referral_form
from woilmenau_desk.ui.pages.browse.headings import month_heading
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.referral_rows import ReferralCard, referral_columns
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.pages.counselling.slip_dialog import open_slip
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows_model import Heading


class ReferralsPage(BrowsePage[ReferralRow]):
    """The list with the selected referral beside it; forms take their place."""

    row_type = ReferralRow
    watched = (Kind.REFERRAL, Kind.PERSON, Kind.VALUES, Kind.CASE, Kind.STAFF)
    covers_form = True
    chooses_all = True  # the languages of slips
    shares = (3, 2)

    def make(self) -> None:
        self.allowed = self.context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
        # Where to, of what was made here just now: whoever has no vault cannot read it again, and prints the slip.
        self._sent: dict[int, str] = {}
        self.list = self.add_list(
            self.tr("Verweise"),
            referral_columns(self.context.today, lambda: self.choices),
            self._reads,
            EmptyState("referral", self.tr("Kein Verweis ist offen"), self.tr("Strg+N macht einen.")),
            heading=self._heading,
        )
        self.rooms = Rooms(ROOMS, self.context, "referrals", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self._make_actions()
        self.finished = QCheckBox(self.tr("auch beantwortete"))
        self.finished.setToolTip(self.tr("Alt+B"))
        self.finished.toggled.connect(self.ask_anew)
        self.finished_action = self.page_action(
            self.tr("Auch beantwortete Verweise"), "Alt+B", self.finished.click
        )
        self.narrow.setPlaceholderText(self.tr("Name oder Code"))
        self.filters.addStretch(1)
        self.filters.addWidget(self.finished)
        self.filters.addWidget(self.narrow)
        work = [
            KeyButton.for_action(self.answer_action, "check", "primary"),
            KeyButton.for_action(self.slip_action, "print"),
            KeyButton.for_action(self.consent_action, "shield"),
        ]
        if self.allowed:
            work.append(KeyButton.for_action(self.change_action, "edit"))
        self.details: ReferralCard = ReferralCard(self.context, self.allowed, work)

    def _make_actions(self) -> None:
        self.new_action = self.page_action(self.tr("Neuer Verweis"), "Ctrl+N", self.begin, "referral")
        self.new = KeyButton.for_action(self.new_action, "plus", "primary")
        self.bar.addWidget(self.rooms.beside(self.new))
        if self.allowed:
            self.change_action = self.row_action(
                self.tr("Bearbeiten"), ("Return", "Enter"), self._change, when=lambda row: not row.hidden
            )
        keys = ("E",) if self.allowed else ("E", "Return", "Enter")
        self.answer_action = self.row_action(self.tr("Antwort eintragen"), keys, self._answer)
        self.slip_action = self.row_action(
            self.tr("Zettel drucken"), QKeySequence.StandardKey.Print, self.print_slip, when=self._can_print
        )
        self.consent_action = self.row_action(
            self.tr("Einverständnis"),
            ("W",),
            self._on_consent,
            when=lambda row: row.person_id is not None and not row.hidden,
        )
        self.void_action = self.row_action(
            self.tr("Verweis streichen"), ("Del",), self._void, when=lambda row: not row.hidden
        )

    # What is shown

    def _reads(self, asked: Asked) -> Reader:
        return reading(
            referrals.listed, open_only=not self.finished.isChecked(), of=asked.text, kept=asked.kept
        )

    def _heading(self, row: ReferralRow) -> Heading | None:
        return month_heading(row.on)

    def on_filled(self) -> None:
        title, hint = self.tr("Kein Verweis ist offen"), self.tr("Strg+N macht einen.")
        if self.narrow.text():
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("Den Filter leeren oder „auch beantwortete“ ankreuzen.")
        elif self.finished.isChecked():
            title = self.tr("Noch kein Verweis")
        self.list.empty.set_text(title, hint)

    def on_choices(self, choices: Choices) -> None:
        self.on_row(self.current())

    def on_row(self, row: ReferralRow | None) -> None:
        self.details.show_row(row, self.choices)
        if row is not None:
            text = (
                self.tr("Einverständnis widerrufen") if row.consent_on else self.tr("Einverständnis notieren")
            )
            self.consent_action.setText(text)

    def make_sure(self, row: ReferralRow) -> None:
        self.list.reading.keep(row.id)

    def person_of(self, row: ReferralRow) -> str:
        return row.code

    def chosen_person(self) -> PersonRow | None:
        row = self.current()
        if row is None or row.person_id is None:
            return None
        return PersonRow(row.person_id, row.person_name or "")

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new referral."""
        if self.choices is not None:
            form = referral_form(self.context, self.choices, person=person)
            form.saved.connect(partial(self._remember, form))
            self.open_form(form)

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        if not isinstance(draft.entry, ReferralRow):
            self.begin(draft.person)
            return
        # Whether it can be read is looked at anew: a draft says no more than whose it is.
        service = self._answer if draft.form.endswith(":answer") else self._change
        self.context.runner.run(referrals.row, self.context.desk, draft.entry.id, on_done=service, owner=self)

    def on_saved(self, saved: ReferralRow) -> None:
        """Whoever was just sent on takes the slip along."""
        new = saved.id in self._sent
        self.show_entry(saved)
        if new:
            self.print_slip(saved)

    def print_slip(self, row: ReferralRow) -> None:
        """Show the slip of a referral."""
        if self.choices is not None:
            open_slip(
                self.context,
                self.choices,
                self.tr("Verweiszettel"),
                partial(slips.referral_slip, referral_id=row.id, target=self._sent.get(row.id)),
                self,
                about=f"{row.code}\n{row.person_name or ''}".strip(),
                of=(Kind.REFERRAL, row.id),
            )

    def _remember(self, form: ReferralForm, saved: ReferralRow) -> None:
        self._sent[saved.id] = form.chosen_target or ""

    def _can_print(self, row: ReferralRow) -> bool:
        return bool(row.code) and not row.hidden and (row.target is not None or row.id in self._sent)

    def _change(self, row: ReferralRow) -> None:
        if self.choices is not None and not row.hidden and self.allowed:
            self.open_form(ReferralForm(self.context, self.choices, row=row))

    def _answer(self, row: ReferralRow) -> None:
        if self.choices is not None:
            self.open_form(answer_form(self.context, self.choices, row))

    def _on_consent(self, row: ReferralRow) -> None:
        given = row.consent_on is None
        if given:
            self.change_row(row, referrals.consent, row.id, given)
            return
        self.ask(
            self.tr("Einverständnis widerrufen?"),
            self.tr(
                "Ab jetzt steht auf dem Zettel kein Name mehr. Was schon weitergegeben wurde, bleibt dort."
            ),
            self.tr("Widerrufen"),
            partial(self.change_row, row, referrals.consent, row.id, given),
        )

    def _void(self, row: ReferralRow) -> None:
        self.ask(
            self.tr("Diesen Verweis streichen?"),
            self.tr("Der Code auf dem Zettel gilt dann nicht mehr. Strg+Z macht es rückgängig."),
            self.tr("Streichen"),
            partial(self.change_row, row, referrals.void, row.id),
        )
