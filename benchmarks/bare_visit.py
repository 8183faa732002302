"""The least that could log a visit and show it: a bare window with a table, one raw durable insert, one row painted.

    python -m benchmarks.bare_visit DATA ROWS TIMES

The window is as large as the program's, the table has as many rows, and the row goes into the store's own table, with its
indices, as durable as the program's (`raw_connection`). Nothing is checked, audited, counted or said, and nobody can undo
it. It tells the seconds from each key to the painted row, as JSON.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from benchmarks.painted import Painted
from benchmarks.store_measures import inserting_by_hand, raw_connection
from benchmarks.stores import opened
from benchmarks.window_use import BETWEEN_MS, SIZE

_ROW = ("14:50", "anonym", "Begegnung", "", "Caro", "")
_WARM_UP = 5


def main(data: Path, rows: int, times: int) -> None:
    """Open the window, press the key so often, and tell how long each took."""
    app = QApplication(sys.argv[:1])
    desk = opened(data)
    raw = raw_connection(desk)
    insert = inserting_by_hand(raw)
    window = QMainWindow()
    table = QTableWidget(rows, len(_ROW))
    for number in range(rows):
        fill(table, number)
    window.setCentralWidget(table)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    logged: list[int] = []

    def log() -> None:
        insert()
        table.insertRow(0)
        fill(table, 0)
        logged.append(1)

    QShortcut(QKeySequence("F2"), window).activated.connect(log)
    taken = [press(table, logged) for _ in range(_WARM_UP + times)][_WARM_UP:]
    raw.close()
    desk.close()
    print(json.dumps(taken), flush=True)


def fill(table: QTableWidget, number: int) -> None:
    """What stands in a row."""
    for column, text in enumerate(_ROW):
        table.setItem(number, column, QTableWidgetItem(text))


def press(table: QTableWidget, logged: list[int]) -> float:
    """Press the key once; seconds to the painted row."""
    before, loop = len(logged), QEventLoop()
    watcher = Painted(table.viewport(), lambda: len(logged) > before, loop.quit)
    start = time.perf_counter()
    QTest.keyClick(table, Qt.Key.Key_F2)
    loop.exec()
    taken = time.perf_counter() - start
    watcher.deleteLater()
    QTimer.singleShot(BETWEEN_MS, loop.quit)
    loop.exec()
    return taken


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
