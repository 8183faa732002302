"""The window lives through a day of Qt calls."""

import subprocess
import sys
from pathlib import Path

DAY = """
import woilmenau_desk.ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(50_000):
    thing.property("nothing")
    thing.parent()
    thing.setObjectName("")
    thing.blockSignals(False)
print("alive")
"""


def test_qt_does_not_use_up_none(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DAY], cwd=root, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr
    assert done.returncode == 0, done.stderr
