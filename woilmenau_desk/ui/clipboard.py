"""What was copied here does not stay behind in the clipboard when it should no longer be seen."""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_copied() -> None:
    """Empty the clipboard, unless what it holds was copied in another program."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if _is_ours(clipboard, mode):
            clipboard.clear(mode)


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if QGuiApplication.platformName() == "offscreen":
        # Such a clipboard belongs to this process alone, and says of nothing that it owns it.
        return mode == QClipboard.Mode.Clipboard
    return clipboard.ownsSelection() if mode == QClipboard.Mode.Selection else clipboard.ownsClipboard()
