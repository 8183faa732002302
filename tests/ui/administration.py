"""Finding one's way through the administration page."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui.pages.centre.confirm import OwnPasswordDialog
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.staff import StaffSection
from woilmenau_desk.ui.pages.centre.upkeep import UpkeepSection
from woilmenau_desk.ui.session import Context


def said(widget: QWidget) -> str:
    """What a person reads there now."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def settle(context: Context, qtbot: QtBot) -> None:
    """Wait until the worker has answered everything that was asked, and what the answers led to."""
    for _ in range(3):
        answered: list[None] = []
        context.runner.run(lambda: None, on_done=answered.append)
        qtbot.waitUntil(lambda answered=answered: len(answered) == 1)
        # Keys are changed on the long lane: on a busy machine that begins late.
        qtbot.waitUntil(lambda: context.runner.at_rest)


def staff_section(page: AdminPage, qtbot: QtBot) -> StaffSection:
    page.open_section("staff")
    section = page.section()
    assert isinstance(section, StaffSection)
    qtbot.waitUntil(lambda: section.list.model().rowCount() > 0)
    return section


def open_dialog(section: StaffSection, qtbot: QtBot) -> OwnPasswordDialog:
    qtbot.waitUntil(lambda: bool(section.findChildren(OwnPasswordDialog)))
    dialog = section.findChildren(OwnPasswordDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def upkeep_section(page: AdminPage) -> UpkeepSection:
    page.open_section("upkeep")
    section = page.section()
    assert isinstance(section, UpkeepSection)
    return section
