"""How the roll call says its rows, its children, and what Enter would do now."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from woilmenau_desk.domain.offers import AttendanceState, SessionState
from woilmenau_desk.domain.roll_call import Child, RollRow
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.pages.offers.roll_call_work import RollHit
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows import Column

_STATE_WIDTH, _HIT_WIDTH, _CHILDREN_WIDTH = 140, 196, 190


class RollWords(QObject):
    """Turns rows into words. `numbers` are the pick-up numbers of somebody's children who are here.

    `held`: the session is finished, and nobody is awaited any more.
    """

    def __init__(
        self, language: Callable[[str | None], str], numbers: Callable[[int | None], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language, self._numbers = language, numbers
        self.held = False

    def rows(self) -> tuple[Column[RollRow], ...]:
        """Everybody of a roll call."""
        return (
            Column(
                self.tr("Wer"),
                lambda row: row.name,
                name=lambda row: row.name,
                detail=self._about,
                icon=lambda _row: "person",
                personal=True,
                personal_detail=True,
                strong=True,
            ),
            Column(self.tr("Kinderbetreuung"), self._children, soft=True, width=_CHILDREN_WIDTH),
            Column(self.tr("Stand"), self.state_said, badge=_tone, badge_icon=_icon, width=_STATE_WIDTH),
        )

    def hits(self) -> tuple[Column[RollHit], ...]:
        """Whom the line means: those of the roll call first."""
        return (
            Column(
                "",
                lambda hit: hit.row.name,
                name=lambda hit: hit.row.name,
                detail=lambda hit: self._about(hit.row),
                icon=lambda _hit: "person",
                personal=True,
                personal_detail=True,
                strong=True,
            ),
            Column("", lambda hit: self._children(hit.row), soft=True, width=_CHILDREN_WIDTH),
            Column("", self._hit_said, badge=_hit_tone, badge_icon=_hit_icon, width=_HIT_WIDTH),
        )

    def in_care(self) -> tuple[Column[Child], ...]:
        """The children in the childcare."""
        return (
            Column("", lambda child: str(child.number), strong=True, width=44),
            Column("", self._brought, detail=self._when, personal=True),
        )

    def state_said(self, row: RollRow) -> str:
        """The word for where somebody is."""
        if row.state is AttendanceState.CAME:
            return self.tr("da")
        if row.state is AttendanceState.EXCUSED:
            return self.tr("entschuldigt")
        return self.tr("nicht da") if self.held else self.tr("erwartet")

    def _hit_said(self, hit: RollHit) -> str:
        if hit.there:
            return self.state_said(hit.row)
        return self.tr("nicht angemeldet") if hit.sure else self.tr("nur ähnlich")

    def _about(self, row: RollRow) -> str:
        born = str(row.birth_year) if row.birth_year else ""
        parts = (row.needs, born, self._language(row.language) if row.language else "")
        return " · ".join(part for part in parts if part)

    def _children(self, row: RollRow) -> str:
        if row.children:
            return self.tr("Nr. {numbers}").format(numbers=self._numbers(row.attendance_id))
        if row.places and not row.came:
            return QCoreApplication.translate("RollCall", "%n Kind(er) angemeldet", "", row.places)
        return ""

    def _brought(self, child: Child) -> str:
        return child.brought_by or self.tr("ohne Namen gebracht")

    def _when(self, child: Child) -> str:
        came = say_time(child.brought_at.time())
        if child.collected_at is None:
            return self.tr("seit {time}").format(time=came)
        return self.tr("abgeholt {time}").format(time=say_time(child.collected_at.time()))


def session_state_said(state: SessionState) -> tuple[str, Tone]:
    """The word for a session's state; empty for one that is to be held."""
    if state is SessionState.HELD:
        return QCoreApplication.translate("RollCall", "fertig"), Tone.GOOD
    if state is SessionState.CANCELLED:
        return QCoreApplication.translate("RollCall", "fällt aus"), Tone.WARN
    return "", Tone.NEUTRAL


def _tone(row: RollRow) -> Tone:
    if row.state is AttendanceState.CAME:
        return Tone.GOOD
    return Tone.INFO if row.state is AttendanceState.EXCUSED else Tone.NEUTRAL


def _icon(row: RollRow) -> str:
    icons = {AttendanceState.CAME: "check", AttendanceState.EXCUSED: "minus"}
    return icons.get(row.state, "clock")


def _hit_tone(hit: RollHit) -> Tone:
    if hit.there:
        return _tone(hit.row)
    return Tone.NEUTRAL if hit.sure else Tone.WARN


def _hit_icon(hit: RollHit) -> str:
    if hit.there:
        return _icon(hit.row)
    return "person-add" if hit.sure else "question"
