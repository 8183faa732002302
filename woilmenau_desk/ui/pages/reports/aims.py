"""Soll und Ist: what was agreed with a funder beside what was reached, one line for each target, painted in one widget."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from woilmenau_desk.domain.funders import Per
from woilmenau_desk.domain.report import HELD_WHOLE, Aim, Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.reports.figures import figure
from woilmenau_desk.ui.tokens import SPACE_2, TYPE_SMALL
from woilmenau_desk.ui.widgets.labels import Card
from woilmenau_desk.ui.words import word

_ROW = 46
_BAR = 8
PER_WORDS = {
    Per.MONTH.value: QT_TRANSLATE_NOOP("reports", "im Monat"),
    Per.YEAR.value: QT_TRANSLATE_NOOP("reports", "im Jahr"),
    Per.PROJECT.value: QT_TRANSLATE_NOOP("reports", "im ganzen Projekt"),
}
_OF = QT_TRANSLATE_NOOP("reports", "{reached} von {target} {per}")
_MONTHS = QT_TRANSLATE_NOOP("reports", "in {number} Monaten")
_SHARE = QT_TRANSLATE_NOOP("reports", "{share} %")
_AGREED = QT_TRANSLATE_NOOP("reports", "Soll {target} {per}")
_NO_SUM = QT_TRANSLATE_NOOP("reports", "nur je Monat: Monate lassen sich dabei nicht zusammenzählen")
_NO_MONTHS = QT_TRANSLATE_NOOP("reports", "nur je Monat: Der Zeitraum hat keine ganzen Monate")
_NO_TARGET = QT_TRANSLATE_NOOP("report", "ohne Soll")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AimsView(QWidget):
    """The targets below one another: its name, how much is reached, a bar up to the target, or why there is none."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.aims = report.aims
        months = len(Span.parse(report.period).months())
        self._lines = [(told(aim, months), share(aim), without_share(aim, months)) for aim in self.aims]
        self.setFixedHeight(_ROW * max(1, len(self.aims)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Soll und Ist"))
        said = (
            f"{aim.title}: " + ", ".join(filter(None, line))
            for aim, line in zip(self.aims, self._lines, strict=True)
        )
        self.setAccessibleDescription("; ".join(said))

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body, small = theme.app_font(), theme.app_font(TYPE_SMALL)
        strong = theme.app_font(TYPE_SMALL, QFont.Weight.DemiBold)
        for number, (aim, (words, of_aim, why)) in enumerate(zip(self.aims, self._lines, strict=True)):
            y = number * _ROW
            beside = QFontMetrics(small).horizontalAdvance(words) + SPACE_2
            left = max(0, self.width() - beside)
            painter.setFont(body)
            painter.setPen(look.colour("ink"))
            title = QFontMetrics(body).elidedText(aim.title, Qt.TextElideMode.ElideRight, left)
            painter.drawText(QRectF(0, y, left, 24), _LEFT, title)
            painter.setFont(small)
            painter.setPen(look.colour("ink_soft"))
            painter.drawText(QRectF(left, y, beside, 24), _RIGHT, words)
            if aim.share is None:
                # An empty bar would say that nothing of it is reached.
                why = QFontMetrics(small).elidedText(why, Qt.TextElideMode.ElideRight, self.width())
                painter.drawText(QRectF(0, y + 20, self.width(), 22), _LEFT, why)
                continue
            right = QFontMetrics(strong).horizontalAdvance(of_aim) + SPACE_2
            room = self.width() - right - SPACE_2
            track = QRectF(0, y + 27, room, _BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sunken"))
            painter.drawRoundedRect(track, 4, 4)
            painter.setPen(look.colour("line_strong"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track, 4, 4)
            if aim.share:
                reached = QRectF(0, y + 27, room * min(aim.share, 100) / 100, _BAR)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent"))
                painter.drawRoundedRect(reached, 4, 4)
            painter.setFont(strong)
            painter.setPen(look.colour("ink"))
            painter.drawText(QRectF(room, y + 20, right + SPACE_2, 22), _RIGHT, of_aim)


class AimsCard(Card):
    """The same with its heading."""

    def __init__(self, report: Report) -> None:
        super().__init__(word("reports", _TITLE))
        self.body.addWidget(AimsView(report))
        self.body.addStretch(1)


_TITLE = QT_TRANSLATE_NOOP("reports", "Soll und Ist")


def told(aim: Aim, months: int) -> str:
    """180 von 500 im Jahr; the target alone where nothing can stand beside it."""
    per = (
        word("reports", _MONTHS).format(number=aim.months)
        if aim.months > 1
        else word("reports", PER_WORDS.get(aim.per, aim.per))
    )
    if _is_of_one_month(aim, months):
        return word("reports", _AGREED).format(target=figure(aim.target), per=per)
    return word("reports", _OF).format(reached=figure(aim.reached), target=figure(aim.target), per=per)


def share(aim: Aim) -> str:
    """36 %; nothing where there is no share."""
    return "" if aim.share is None else word("reports", _SHARE).format(share=aim.share)


def without_share(aim: Aim, months: int) -> str:
    """Why there is no share; nothing where there is one."""
    if aim.share is not None:
        return ""
    if _is_of_one_month(aim, months):
        return word("reports", _NO_SUM if months else _NO_MONTHS)
    return word("report", HELD_WHOLE if aim.reached is None else _NO_TARGET)


def _is_of_one_month(aim: Aim, months: int) -> bool:
    """Whether it was agreed for a month, and is not told of the span, which has as many whole ones."""
    return aim.per == Per.MONTH and aim.reached is None and aim.months == 1 and months != 1
