"""How drafts are spoken of: what was kept when a form was left, and what waits to be gone on with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.widgets.labels import key_text
from woilmenau_desk.ui.words import isolated, word

if TYPE_CHECKING:
    from woilmenau_desk.ui.session import Context

DRAFTS_KEY = "Alt+E"

_WORDS = {
    DraftOf.PERSON: QT_TRANSLATE_NOOP("drafts", "Person"),
    DraftOf.APPOINTMENT: QT_TRANSLATE_NOOP("drafts", "Termin"),
    DraftOf.SESSION: QT_TRANSLATE_NOOP("drafts", "Beratung"),
    DraftOf.AMENDMENT: QT_TRANSLATE_NOOP("drafts", "Nachtrag"),
    DraftOf.FOLLOW_UP: QT_TRANSLATE_NOOP("drafts", "Wiedervorlage"),
    DraftOf.VISIT: QT_TRANSLATE_NOOP("drafts", "Besuch"),
    DraftOf.AID: QT_TRANSLATE_NOOP("drafts", "Soforthilfe"),
    DraftOf.OFFER: QT_TRANSLATE_NOOP("drafts", "Angebot"),
    DraftOf.ENROLMENT: QT_TRANSLATE_NOOP("drafts", "Einschreibung"),
    DraftOf.OFFER_SESSION: QT_TRANSLATE_NOOP("drafts", "Termin eines Angebots"),
    DraftOf.VOLUNTEER: QT_TRANSLATE_NOOP("drafts", "Ehrenamt"),
    DraftOf.CASE: QT_TRANSLATE_NOOP("drafts", "Beratungsfall"),
    DraftOf.DOCUMENT: QT_TRANSLATE_NOOP("drafts", "Papier"),
    DraftOf.REFERRAL: QT_TRANSLATE_NOOP("drafts", "Verweis"),
    DraftOf.DEADLINE: QT_TRANSLATE_NOOP("drafts", "Frist"),
    DraftOf.FUND: QT_TRANSLATE_NOOP("drafts", "Topf"),
    DraftOf.REPORT_NOTE: QT_TRANSLATE_NOOP("drafts", "Notiz für den Bericht"),
    DraftOf.REPORT_TEXT: QT_TRANSLATE_NOOP("drafts", "Sachbericht"),
    DraftOf.TIMES: QT_TRANSLATE_NOOP("drafts", "Terminzeiten"),
    DraftOf.ROSTER: QT_TRANSLATE_NOOP("drafts", "Dienstplan"),
}


def draft_word(kind: DraftOf) -> str:
    """What a form of this kind is called."""
    return word("drafts", _WORDS[kind])


def kept_said(what: str, name: str) -> str:
    """„Entwurf behalten: Beratung, Oksana“; without the name where there is none."""
    said = ", ".join(part for part in (what, isolated(name)) if part)
    return QCoreApplication.translate("Drafts", "Entwurf behalten: {what}").format(what=said)


def tell_kept(context: "Context", what: str, name: str) -> None:
    """Say in the line at the bottom that what was typed is kept, and the key that brings it back."""
    more = QCoreApplication.translate("Drafts", "{key} macht weiter.")
    key = key_text(QKeySequence(DRAFTS_KEY))
    context.status.tell(f"{kept_said(what, name)}. {more.format(key=key)}")
