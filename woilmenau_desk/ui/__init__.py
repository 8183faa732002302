"""The window: Qt lives here and nowhere else."""

import ctypes
import sys
from typing import Any

import shiboken6 as shiboken6


def _keep_shared_objects() -> None:
    """Let None, True and False live for ever, as they do from Python 3.12 on.

    PySide6 6.12 is built with headers that take them for immortal: every Qt call that answers None gives away a
    reference it never took. Python 3.11 counts, and ends the process after some thousand calls ("none_dealloc").
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for shared in (None, True, False, NotImplemented):
        # The count is the first field of every object.
        ctypes.c_ssize_t.from_address(id(shared)).value += sys.maxsize >> 2


def _read_no_sources() -> None:
    """Keep Qt's bindings from reading the source of every module that anybody imports, and from holding all of it.

    They look whether it names them, because of switches (`from __feature__ import …`) that nobody here turns. It took a
    fifth of what the start takes, and 30 MB for good. Python reads a source again when a traceback needs it.
    """
    # It came with shiboken6; QtCore, which comes later, would look at all modules that are there already.
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_switches


def _uses_no_switches(_module: object) -> bool:
    return False


_keep_shared_objects()
_read_no_sources()
