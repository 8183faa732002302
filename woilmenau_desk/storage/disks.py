"""What kind of disk a folder lies on.

On a network share the write-ahead log is not safe: its index is memory that two machines cannot share, and many a
share answers "written" before it is. So a store does not begin there, and one that is there already is told of.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import ctypes

_NETWORK: Final = frozenset(
    {
        "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "davfs",
        "fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.smbnetfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs",
    }
)  # fmt: skip
# What GetDriveType calls a stick, a disk, a mapped drive.
_REMOVABLE, _FIXED, _REMOTE = 2, 3, 4
_OF_THE_SYSTEM: Final = frozenset({"boot", "dev", "etc", "proc", "snap", "sys", "usr", "var"})


def on_network(folder: Path) -> bool:
    """Whether the folder, or where it would be made, lies on a network share. When in doubt, not."""
    try:
        place = folder.absolute().resolve()
    except (OSError, RuntimeError):
        return False
    if sys.platform == "win32":
        return windows_remote(str(place), _drive_type)
    else:
        try:
            mounts = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
        except OSError:
            return False
        return mounted_remote(place, mounts)


def windows_remote(path: str, drive_type: Callable[[str], int]) -> bool:
    """Whether a path of Windows leads to a share: \\\\server\\share, or a drive letter that stands for one."""
    plain = path.replace("/", "\\")
    if re.match(r"\\\\[?.]\\", plain):
        plain = "\\\\" + plain[8:] if plain[4:8].upper() == "UNC\\" else plain[4:]
    if plain.startswith("\\\\"):
        return True
    return bool(re.match(r"[A-Za-z]:", plain)) and drive_type(plain[:2] + "\\") == _REMOTE


def mounted_remote(place: Path, mounts: str) -> bool:
    """Whether a path lies under a mount of a network file system, by the lines of /proc/mounts."""
    nearest, remote = -1, False
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_unescaped(fields[1]))
        # Of two on the same place, the later one covers the other.
        if len(point.parts) >= nearest and place.is_relative_to(point):
            nearest, remote = len(point.parts), fields[2] in _NETWORK
    return remote


def _unescaped(point: str) -> str:
    """Blanks and the like are written in octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    else:
        return 0


def volumes() -> tuple[Path, ...]:
    """Where the disks and sticks of this computer are to be found, network shares left out.

    It asks no disk for anything, so none that hangs is waited for.
    """
    if sys.platform == "win32":
        letters = ctypes.windll.kernel32.GetLogicalDrives()
        roots = (f"{chr(ord('A') + number)}:\\" for number in range(26) if letters >> number & 1)
        return tuple(Path(root) for root in roots if _drive_type(root) in (_REMOVABLE, _FIXED))
    elif sys.platform == "darwin":
        try:
            return tuple(sorted(Path("/Volumes").iterdir()))
        except OSError:
            return ()
    else:
        try:
            return mounted_disks(Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
        except OSError:
            return ()


def mounted_disks(mounts: str) -> tuple[Path, ...]:
    """The mounts of real disks, by the lines of /proc/mounts; the system's own are left out."""
    found = []
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3 or not fields[0].startswith("/dev/") or fields[2] in _NETWORK:
            continue
        point = Path(_unescaped(fields[1]))
        if point != Path("/") and point.parts[1] not in _OF_THE_SYSTEM:
            found.append(point)
    return tuple(dict.fromkeys(found))


def same_disk(one: Path, other: Path) -> bool:
    """Whether both lie on one disk, as far as the system tells: then both are lost with it."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
