"""Room for a page: where the window is too small for it, it scrolls, and whatever has the focus is in sight."""

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from woilmenau_desk.ui.session import Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_3

NARROW_BELOW = 880  # 1366 × 768 at 150 %, beside the icons of the navigation
_COMES_OR_GOES = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest)
_AROUND = 24  # what is kept in sight round the field


class PageArea(QScrollArea):
    """Holds one page. In a window that is large enough it is as if it were not there."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._above = page.above
        page.setMinimumHeight(page.least_height)
        page.setProperty("look", "scroll")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)
        layout = page.layout()
        page.reached.connect(self._show_whole)
        self._margins = layout.contentsMargins() if layout is not None else QMargins()
        if self._above is not None:
            shown = not self._above.isHidden()
            self._above.setParent(self)
            self._above.setVisible(shown)
            self._above.installEventFilter(self)
            self._place_above()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.page.layout()
        if layout is not None:
            beside = SPACE_3 if self.width() < NARROW_BELOW else None
            known = self._margins
            left, right = (known.left(), known.right()) if beside is None else (beside, beside)
            layout.setContentsMargins(left, known.top(), right, known.bottom())
        self._place_above()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._above and event.type() in _COMES_OR_GOES:
            self._place_above()
        return super().eventFilter(watched, event)

    def _place_above(self) -> None:
        above, layout = self._above, self.page.layout()
        if above is None or layout is None:
            return
        margins = layout.contentsMargins()
        height = above.sizeHint().height()
        self.setViewportMargins(0, 0 if above.isHidden() else margins.top() + height + SPACE_1, 0, 0)
        above.setGeometry(
            margins.left(), margins.top(), self.width() - margins.left() - margins.right(), height
        )

    @Slot(QWidget, QWidget)
    def _on_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and self.page.isAncestorOf(entered):
            self.ensureWidgetVisible(entered, _AROUND, _AROUND)

    @Slot(QWidget)
    def _show_whole(self, reached: QWidget) -> None:
        # Of a field that has the focus, ensureWidgetVisible would show the cursor alone.
        middle = reached.mapTo(self.page, reached.rect().center())
        self.ensureVisible(middle.x(), middle.y(), 0, reached.height() // 2 + SPACE_1)
