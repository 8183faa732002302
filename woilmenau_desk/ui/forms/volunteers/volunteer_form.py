"""Registering a volunteer, and changing what is known: a name is enough, the rest is as far as they told it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import Available, RoleSpan, VolunteerData, VolunteerRow
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.volunteers.languages import LanguageLines, kept
from woilmenau_desk.ui.forms.volunteers.times_field import TimesField
from woilmenau_desk.ui.forms.volunteers.words import times_said
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField

YES, NO = "yes", "no"
_OLDEST = 1900
_DAYS = ("started_on", "heard_on", "certificate_seen_on", "certificate_of", "pledged_on", "briefed_on")


def draft_of(volunteer_id: int | None, what: str = "") -> str:
    """Under which id the draft of a form about a volunteer is kept; `what` tells the forms apart."""
    who = "new" if volunteer_id is None else str(volunteer_id)
    return f"volunteer:{who}:{what}" if what else f"volunteer:{who}"


def spans_of(row: VolunteerRow | None, ticked: Iterable[str], today: date) -> tuple[RoleSpan, ...]:
    """The roles of somebody of whom these are ticked: what was before today stays, what is new begins today.

    Of somebody who is being registered they begin with them.
    """
    wanted = list(ticked)
    if row is None:
        return tuple(RoleSpan(role) for role in wanted)
    found: list[RoleSpan] = []
    for span in row.roles:
        over = span.last is not None and span.last < today
        if over:
            found.append(span)
        elif span.role in wanted:
            found.append(span)
            wanted.remove(span.role)
        elif span.first is None or span.first < today:
            found.append(replace(span, last=today - timedelta(days=1)))
    return (*found, *(RoleSpan(role, today) for role in wanted))


def ticked_of(row: VolunteerRow, today: date) -> frozenset[str]:
    """The roles that are held, or will be."""
    return frozenset(span.role for span in row.roles if span.last is None or span.last >= today)


class VolunteerForm(EntryForm):
    """The form in its card. What belongs together stands together; no consent is ever preset."""

    KIND = DraftOf.VOLUNTEER
    WATCHED = (Kind.VOLUNTEER,)
    SAME_BY: ClassVar[tuple[str, ...]] = ("given_name", "family_name", "phone")

    def __init__(
        self,
        context: Context,
        choices: Choices,
        row: VolunteerRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`row` is the volunteer to change; else one is registered."""
        super().__init__(context, choices, row, columns=4, gap=SPACE_2, parent=parent)
        self._make_fields()
        self.begin()
        context.privacy.cover(self)

    # What is the form's own

    def words(self) -> Words:
        if self.seen is not None:
            return Words(self.tr("Ehrenamt ändern"), self.tr("Speichern"))
        hint = self.tr("Ein Name genügt. Einwilligungen nur ankreuzen, wenn sie gegeben sind.")
        return Words(self.tr("Neu im Ehrenamt"), self.tr("Speichern"), hint)

    def filling(self, row: VolunteerRow | None) -> dict[str, object]:
        data = row.data if row is not None else VolunteerData("", started_on=self.context.today())
        days = {name: _kept(getattr(data, name)) for name in (*_DAYS, "birthday")}
        relevant = {None: None, True: YES, False: NO}[data.certificate_relevant]
        return {
            "given_name": data.given_name,
            "family_name": data.family_name,
            "phone": data.phone,
            "email": data.email,
            "address": data.address,
            "skills": data.skills,
            "languages": kept(data.languages),
            "roles": self.in_order(
                ListName.VOLUNTEER_ROLES, ticked_of(row, self.context.today()) if row else ()
            ),
            "times": times_said(row.times) if row is not None else "",
            "areas": self.in_order(ListName.VOLUNTEER_AREAS, data.areas),
            "groups": self.in_order(ListName.VOLUNTEER_GROUPS, data.groups),
            "certificate_relevant": relevant,
            "may_congratulate": data.may_congratulate,
            "may_mail": data.may_mail,
            **days,
        }

    def data(self) -> VolunteerData:
        """What the fields say. Raises BadInput."""
        known = self.seen.data if self.seen is not None else VolunteerData("")
        may_congratulate = self.may_congratulate.isChecked()
        days = {name: self.days[name].value() for name in _DAYS}
        return replace(
            known,
            given_name=self.given_name.text(),
            family_name=self.family_name.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            address=self.address.text(),
            languages=self.languages.languages(),
            skills=self.skills.text(),
            areas=self.areas.codes(),
            groups=self.groups.codes(),
            certificate_relevant={YES: True, NO: False}.get(self.relevant.code() or ""),
            may_congratulate=may_congratulate,
            # Whoever does not wish to be congratulated has no day of birth here.
            birthday=self.birthday.value() if may_congratulate else None,
            may_mail=self.may_mail.isChecked(),
            **days,
        )

    def sending(self) -> Call:
        data, times = self.data(), self.times.value()
        roles = spans_of(self.seen, self.roles.codes(), self.context.today())
        if self.seen is None:
            return call(volunteers.register, data, roles, times)
        changed = partial(_change, roles=roles, times=times)
        return call(changed, self.seen.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return call(volunteers.get, self.seen.id) if self.seen is not None else None

    def draft_id(self) -> str:
        return draft_of(self.seen.id if self.seen is not None else None)

    def draft_name(self) -> str:
        return " ".join(filter(None, (self.given_name.text().strip(), self.family_name.text().strip())))

    # Building

    def _make_fields(self) -> None:
        self.given_name, self.family_name, self.phone, self.email, self.address, self.skills = (
            QLineEdit() for _ in range(6)
        )
        self.languages = LanguageLines(self.choices)
        self.roles = self.several(list_of(ListName.VOLUNTEER_ROLES))
        self.times = TimesField()
        self.areas = self.several(list_of(ListName.VOLUNTEER_AREAS))
        self.groups = self.several(list_of(ListName.VOLUNTEER_GROUPS))
        self.relevant = ChoiceField(
            ((NO, self.tr("nichts, was entgegensteht")), (YES, self.tr("etwas, das entgegensteht"))),
            none=self.tr("nicht vermerkt"),
        )
        self.days = {name: self._date(name) for name in _DAYS}
        self.birthday = self._date("birthday")
        self.may_congratulate = QCheckBox(self.tr("möchte Glückwünsche zu Geburtstag und Jahrestag"))
        self.may_mail = QCheckBox(self.tr("möchte Post und Einladungen"))
        add, days = self.add, self.days
        add("given_name", self.tr("Vorname"), self.given_name, span=2)
        add("family_name", self.tr("Familienname"), self.family_name, span=2)
        add("phone", self.tr("Telefon"), self.phone)
        add("email", self.tr("E-Mail"), self.email)
        add("address", self.tr("Anschrift"), self.address, span=2)
        add("languages", self.tr("Sprachen"), self.languages, span=2)
        add("times", self.tr("Wann möglich"), self.times, span=2)
        add("roles", self.tr("Aufgaben"), self.roles, span=0)
        add("skills", self.tr("Was sie oder er kann"), self.skills, span=2)
        add("started_on", self.tr("Dabei seit"), days["started_on"])
        add("heard_on", self.tr("Zuletzt gehört"), days["heard_on"])
        add("areas", self.tr("Bereiche"), self.areas, span=0)
        add("groups", self.tr("Gruppen"), self.groups, span=0)
        hint = self.tr("Nur das Datum: kein Inhalt, keine Kopie.")
        add("certificate_seen_on", self.tr("Führungszeugnis gesehen"), days["certificate_seen_on"], hint=hint)
        add("certificate_of", self.tr("ausgestellt am"), days["certificate_of"])
        add("certificate_relevant", self.tr("Darin steht"), self.relevant, span=2)
        add("pledged_on", self.tr("Verschwiegenheit erklärt"), days["pledged_on"])
        add("briefed_on", self.tr("Eingewiesen"), days["briefed_on"])
        add("birthday", self.tr("Geburtstag"), self.birthday)
        self.form.add_line(text_label(self.tr("Einwilligungen"), "small"))
        for name, field in (("may_congratulate", self.may_congratulate), ("may_mail", self.may_mail)):
            self.add_outside(name, field.text(), field)
            self.form.add_line(field)

    def _date(self, name: str) -> DateField:
        field = DateField(self.context.today, prefer="past", first_year=_OLDEST, field=name)
        field.line.setPlaceholderText(self.tr("TT.MM.JJJJ"))
        return field

    def lay_out(self) -> None:
        self.surface.head.addWidget(self.draft_note, 3)
        self.fill_surface(scrolled(self.form), stretch=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)

    def connect_fields(self) -> None:
        self.may_congratulate.toggled.connect(self._on_congratulate)

    def follow(self) -> None:
        self._on_congratulate(self.may_congratulate.isChecked())

    def _on_congratulate(self, may: bool) -> None:
        self.form.show_field("birthday", may)

    def _on_choices(self, choices: Choices) -> None:
        self.languages.set_choices(choices)
        super()._on_choices(choices)

    def in_order(self, name: ListName, codes: Iterable[str]) -> list[str]:
        """Codes in the order in which the form shows them: the list's own, and at the end what it offers no more."""
        wanted = set(codes)
        offered = [code for code, _word in self.choices.of(name) if code in wanted]
        return [*offered, *sorted(wanted.difference(offered))]


def _change(
    desk: Desk,
    volunteer_id: int,
    data: VolunteerData,
    version: int,
    *,
    roles: tuple[RoleSpan, ...],
    times: tuple[Available, ...],
) -> Done[VolunteerRow]:
    return volunteers.change(desk, volunteer_id, data, version, roles=roles, times=times)


def _kept(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
