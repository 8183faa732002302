"""The window: Qt lives here and nowhere else."""

import ctypes
import sys

from woilmenau_desk.ui.bindings import read_no_sources


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


_keep_shared_objects()
read_no_sources()
