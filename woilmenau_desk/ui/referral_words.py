"""How referrals are spoken of: how far one went, and whose it is."""

from collections.abc import Mapping

from woilmenau_desk.domain.referrals import ACCEPTED, CAME_BACK, REFUSED, ReferralRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Mark
from woilmenau_desk.ui.words import word

_NOBODY = QT_TRANSLATE_NOOP("referrals", "ohne Person")
_HIDDEN = QT_TRANSLATE_NOOP("referrals", "eingeschränkt")
_DAMAGED = QT_TRANSLATE_NOOP("referrals", "lässt sich nicht öffnen")
_MARKS: Mapping[str, tuple[Tone, str]] = {
    ACCEPTED: (Tone.GOOD, "check"),
    REFUSED: (Tone.WARN, "void"),
    CAME_BACK: (Tone.GOOD, "undo"),
}
_AWAITED = (Tone.INFO, "referral")


def whose(row: ReferralRow) -> str:
    """The person's name, or that there is none."""
    return row.person_name or word("referrals", _NOBODY)


def state_mark(row: ReferralRow, choices: Choices | None) -> Mark:
    """How far it went, as a badge shows it."""
    said = choices.word(ListName.REFERRAL_STATES, row.state) if choices is not None else row.state
    tone, icon = _MARKS.get(row.state, _AWAITED)
    return said, tone, icon


def state_icon(row: ReferralRow) -> str:
    """The icon that says the same."""
    return _MARKS.get(row.state, _AWAITED)[1]


def target_said(row: ReferralRow, choices: Choices | None) -> str:
    """Where to; that a restricted case hides it, and nothing for whoever may not know."""
    if row.hidden:
        return word("referrals", _HIDDEN)
    if row.damaged:
        return word("referrals", _DAMAGED)
    return choices.word(ListName.REFERRAL_TARGETS, row.target) if choices is not None else ""
