"""What this process knows stays in its memory: no core dump, no other program's look, and keys out of the swap.

Not everything can be kept so. Python copies what it works with, Qt keeps a password as long as it stands in its field, and
a computer that hibernates writes all memory down. docs/handbuch.md says so, and what helps.
"""

import ctypes
import mmap
import sys
import weakref
from typing import Final

if sys.platform == "win32":
    _NO_CRITICAL_ERRORS, _NO_CRASH_BOX = 0x0001, 0x0002
    _NO_HEAP = 0x0001

    def shut() -> None:
        """A crash is told to nobody with a picture of the memory. Called before anything else."""
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_CRITICAL_ERRORS | _NO_CRASH_BOX)
        # Where an administrator has set that reports are written all the same, they leave out the heap.
        kernel.WerSetFlags(_NO_HEAP)

    def _lock(address: int, size: int) -> bool:
        lock = ctypes.windll.kernel32.VirtualLock
        lock.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
        return bool(lock(address, size))

    def _page() -> mmap.mmap:
        return mmap.mmap(-1, mmap.PAGESIZE)

    def give_back() -> None:
        """Windows gets back by itself what is free."""

else:
    import resource

    _PR_SET_DUMPABLE: Final = 4

    def shut() -> None:
        """No core dump of this process, and no look into it for others of this user. Called before anything else."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            # The limit does not count for a core that is handed to a program; this does, and keeps debuggers out.
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)

    def _lock(address: int, size: int) -> bool:
        lock = ctypes.CDLL(None).mlock
        lock.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
        return bool(lock(address, size) == 0)

    def _page() -> mmap.mmap:
        page = mmap.mmap(-1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        if sys.platform == "linux":
            page.madvise(mmap.MADV_DONTDUMP)
        return page

    def give_back() -> None:
        """Let the system have what is free between what is held: after work that took much memory and let go of it.

        Some milliseconds, on whichever thread. Where the C library knows no such thing, nothing happens.
        """
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


class KeyMemory:
    """A key for as long as it is needed: in a page of its own that is not swapped out, and wiped when let go.

    `locked` tells whether the system agreed to that; it allows each user only so much. What `read` gives is a copy in
    ordinary memory: ask for it when it is needed, and keep it nowhere.
    """

    def __init__(self, key: bytes) -> None:
        """At most a page, 4 KiB."""
        self._size = len(key)
        self._memory = _page()
        self.locked = _lock(ctypes.addressof(ctypes.c_char.from_buffer(self._memory)), mmap.PAGESIZE)
        self._memory[: self._size] = key
        self._end = weakref.finalize(self, _wipe, self._memory)

    def read(self) -> bytes:
        """The key. Raises ValueError once it was wiped."""
        return self._memory[: self._size]

    def wipe(self) -> None:
        """Overwrite it, now."""
        self._end()

    def __repr__(self) -> str:
        return "<KeyMemory>"


def _wipe(memory: mmap.mmap) -> None:
    memory[:] = bytes(len(memory))
    memory.close()
