"""A write-ahead log that was left behind, looked at before SQLite takes it up.

SQLite takes a log up to the first frame that does not fit and passes over the rest without a word, though what was
confirmed may lie in it. Here such a log is told of, set aside, and put together again where that is sound: each frame
carries a whole encrypted page with its own seal, so a page behind a bad frame is as good as one before it.
"""

import hashlib
import hmac
import os
import shutil
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import LOG_BYTES, LOG_TIMES
from woilmenau_desk.domain.periods import local
from woilmenau_desk.incoming import read_beginning
from woilmenau_desk.storage.engine.errors import DBAPI_ERRORS
from woilmenau_desk.storage.engine.file import stale_log
from woilmenau_desk.storage.engine.file.presence import SHM, WAL, others_have
from woilmenau_desk.storage.engine.mended import Mended
from woilmenau_desk.storage.files import sync_folder, write_atomically
from woilmenau_desk.storage.refusals import told_as_known

_HEADER: Final = struct.Struct(
    ">8I"
)  # magic, version, page size, checkpoints, salt 1, salt 2, checksum 1 and 2
_FRAME: Final = struct.Struct(">6I")  # page, pages in all after a commit, salt 1, salt 2, checksum 1 and 2
_MAGIC: Final = 0x377F0682  # its last bit: whether the checksums read big-endian words
_VERSION: Final = 3_007_000
_PAGE: Final = 4096
_SIZE: Final = _FRAME.size + _PAGE
# SQLCipher 4: at the end of each page its initialisation vector and its seal.
_SALT, _IV, _SEAL = 16, 16, 64
_SALT_MASK: Final = 0x3A
# What SQLite lays beside a database.
_BESIDE: Final = (WAL, SHM, "-journal")
ASIDE: Final = "protokoll-"

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in the log. `taken`: SQLite may read it; `whole`: it is what was written; `placed`: whose page it is, is sure.

    Only a page that carries the seal of this database's key is whole: the checksums of a log need no key.
    """

    page: int
    total: int  # how many pages the database has after this commit; 0: the write goes on
    content: bytes
    taken: bool
    whole: bool
    placed: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a log: the frames of its present generation, and how many SQLite takes up by itself."""

    frames: tuple[Frame, ...]
    taken: int  # up to the last commit before the first bad frame
    odd_header: bool
    foreign: bool = False  # sound by its checksums, and no page of it was sealed by this database's key

    @property
    def damaged(self) -> bool:
        """Whether a commit lies behind what SQLite takes up, or the log cannot be read from its beginning."""
        return self.odd_header or self.lost > 0

    @property
    def lost(self) -> int:
        """How many commits SQLite would pass over."""
        return sum(1 for frame in self.frames[self.taken :] if frame.total)


def look(path: Path, desk_key: bytes) -> Found | None:
    """What lies in the log of a database that nobody has open. None: there is no log, or it is empty."""
    try:
        content = beginning(path, desk_key)
        salt = read_beginning(path, _SALT)
    except OSError:
        return None
    if not content or _goes_on(content, Path(f"{path}{WAL}")):
        return None
    return examine(content, _seal_key(desk_key, salt))


def examine(content: bytes, seal_key: bytes) -> Found:
    """What lies in the bytes of a log."""
    header = content[: _HEADER.size].ljust(_HEADER.size, b"\0")
    magic, version, page_size, _, *named, one, two = _HEADER.unpack(header)
    big = bool(magic & 1)
    sums: Sums | None = _sums((0, 0), header[:24], big=big)
    odd_header = magic & ~1 != _MAGIC or version != _VERSION or page_size != _PAGE or sums != (one, two)
    raws = [content[at : at + _SIZE] for at in range(_HEADER.size, len(content) - _SIZE + 1, _SIZE)]
    salts = tuple(named)
    if odd_header:
        # What the header says is not to be believed; the frames carry the same salts.
        salts, big, sums = _salts_by_vote(raws), False, None
    heads = [_FRAME.unpack_from(raw) for raw in raws]
    # What an older generation left behind lies after everything of this one, under other salts.
    present = max((number for number, head in enumerate(heads, 1) if head[2:4] == salts), default=0)
    if present < len(heads) and _half(heads[present], salts):
        present += 1  # the last one, with its salts hit
    frames: list[Frame] = []
    unbroken, taken = not odd_header, 0
    sound = not odd_header
    numbers = {head[0] for head in heads[:present]}
    for number in range(present):
        page, total, _first, _second, one, two = heads[number]
        raw, body = raws[number], raws[number][_FRAME.size :]
        goes_on = None if sums is None else _sums(_sums(sums, raw[:8], big=big), body, big=big)
        fits = goes_on == (one, two)
        sound &= fits
        placed = whole = fits and _sealed(page, body, seal_key)
        unbroken &= whole and heads[number][2:4] == salts
        if not fits:
            whole, page = _resealed(page, body, seal_key, numbers)
            placed = whole
            if (
                sums is not None
                and (begin := _begin(sums, page, total, body, (one, two), big=big)) is not None
            ):
                total = begin
        # The next one continues what stands here, or, where that was hit, what should stand here.
        after = (one, two)
        if not fits and number + 1 < present and goes_on is not None:
            following = raws[number + 1]
            stands = _sums(_sums(after, following[:8], big=big), following[_FRAME.size :], big=big)
            if stands == heads[number + 1][4:6]:
                # Salts and sums are right, so what was hit lies either before them or behind them.
                placed |= heads[number][2:4] == salts
            elif (
                _sums(_sums(goes_on, following[:8], big=big), following[_FRAME.size :], big=big)
                == heads[number + 1][4:6]
            ):
                after = goes_on
                whole = placed = _sealed(page, body, seal_key)
        frames.append(Frame(page, total, body, unbroken, whole, placed))
        sums = after
        if unbroken and total:
            taken = number + 1
    foreign = sound and bool(frames) and not any(frame.whole for frame in frames)
    return Found(tuple(frames), taken, odd_header and (bool(frames) or any(header)), foreign)


def rebuilt(found: Found) -> tuple[tuple[Frame, ...], int]:
    """The newest page of each number at the last commit at which every one is whole; and how many commits lie behind it.

    A page that is bad and was written anew before that commit is not needed. No frames where no such commit lies behind
    what SQLite takes up by itself.
    """
    for end in range(len(found.frames), 0, -1):
        last = found.frames[end - 1]
        if not last.total or not last.whole:
            continue
        if end <= found.taken and not found.odd_header:
            break
        part = found.frames[:end]
        newest = {frame.page: frame for frame in part}
        if all(frame.placed for frame in part) and all(frame.whole for frame in newest.values()):
            kept = [frame for frame in newest.values() if frame.page <= last.total]
            behind = sum(1 for frame in found.frames[end:] if frame.total)
            return (
                *(replace(frame, total=0) for frame in kept[:-1]),
                replace(kept[-1], total=last.total),
            ), behind
    return (), found.lost


def written_anew(frames: Sequence[Frame], salts: tuple[int, int] = (1, 1)) -> bytes:
    """The bytes of a log with these frames."""
    head = struct.pack(">6I", _MAGIC, _VERSION, _PAGE, 0, *salts)
    sums = _sums((0, 0), head, big=False)
    parts = [head, struct.pack(">2I", *sums)]
    for frame in frames:
        begin = struct.pack(">2I", frame.page, frame.total)
        sums = _sums(_sums(sums, begin, big=False), frame.content, big=False)
        parts += [begin, struct.pack(">4I", *salts, *sums), frame.content]
    return b"".join(parts)


def mend_unless_open(path: Path, desk_key: bytes, at: datetime) -> Mended | None:
    """Like `mend`; a log that somebody is at work on is left to them. Raises DiskFull or CannotWrite."""
    if others_have(path):
        return None
    with told_as_known(path):
        return mend(path, desk_key, at)


def mend(path: Path, desk_key: bytes, at: datetime) -> Mended | None:
    """Look at the log of a database that nobody has open; where it is damaged, set it aside and put it together again.

    One that does not go on from the database is set aside as well, and the database opened as it is. None: it is sound,
    or only breaks off within its last write, as after a power cut. Raises DiskFull or CannotWrite; the log then lies as it
    was. Killed at any moment, it is found damaged or mended the next time.
    """
    log = Path(f"{path}{WAL}")
    odd = [place for end in _BESIDE if _is_odd(place := Path(f"{path}{end}"))]
    if odd:
        # A folder, a link that leads nowhere, a pipe: SQLite would wait for it for ever, or stumble over it.
        numbered = _aside(path, at)
        for place in odd:
            place.rename(numbered / place.name)
        return Mended(numbered, 0, 0, foreign=True)
    found = look(path, desk_key)
    if found is None:
        return None
    mended = _put_together(path, desk_key, found, at) if found.damaged else None
    if not log.stat().st_size or _goes_on_from(path, desk_key, found):
        return mended
    if mended is not None:
        log.unlink()
        return Mended(mended.aside, 0, 0, foreign=True)
    numbered = _aside(path, at)
    try:
        # Moved, for there may be no room to copy it, or no end of it.
        log.rename(numbered / log.name)
    except BaseException:
        numbered.rmdir()
        raise
    sync_folder(path.parent)
    return Mended(numbered, 0, 0, foreign=True)


def is_anothers(path: Path, desk_key: bytes) -> bool:
    """Whether the log does not belong to the state of the database: who can only read reads the database alone."""
    found = None if others_have(path) else look(path, desk_key)
    return found is not None and (found.foreign or not _goes_on_from(path, desk_key, found))


def _goes_on_from(path: Path, desk_key: bytes, found: Found) -> bool:
    last = next((frame for frame in reversed(found.frames) if frame.total and frame.whole), None)
    return last is None or stale_log.goes_on(path, desk_key, last.total)


def _is_odd(path: Path) -> bool:
    return os.path.lexists(path) and not path.is_file()


def _aside(path: Path, at: datetime) -> Path:
    """A new folder for a log that is not taken up as it is."""
    aside = path.parent / f"{ASIDE}{local(at):%Y-%m-%d-%H%M%S}"
    numbered = next(place for place in _names(aside) if not place.exists())
    numbered.mkdir(mode=0o700)
    return numbered


def _put_together(path: Path, desk_key: bytes, found: Found, at: datetime) -> Mended:
    log = Path(f"{path}{WAL}")
    content = beginning(path, desk_key)
    frames, behind = rebuilt(found)
    # Where nothing is to be had of the rest, what SQLite takes up stays alone: the log is set aside once, not each time
    # that somebody looks at it.
    taken = content[: _HEADER.size + found.taken * _SIZE] if found.taken else b""
    numbered = _aside(path, at)
    try:
        _have_too(log, numbered / log.name, content)
        write_atomically(log, written_anew(frames) if frames else taken)
    except BaseException:
        shutil.rmtree(numbered, ignore_errors=True)
        raise
    if found.foreign:
        return Mended(numbered, 0, 0, foreign=True)
    return Mended(numbered, behind, found.lost - behind)


def _have_too(log: Path, name: Path, content: bytes) -> None:
    """Let the log have a second name, which stays when another one takes its place; else a copy of its beginning."""
    try:
        name.hardlink_to(log)
    except OSError:
        write_atomically(name, content)


def beginning(path: Path, desk_key: bytes) -> bytes:
    """Of a database's log, as much as one of its size can have: a file that only looks long must not fill the memory."""
    size = path.stat().st_size
    with suppress(KnownError, *DBAPI_ERRORS):
        # Nor must a database that does.
        size = min(size, stale_log.page_count(path, desk_key) * _PAGE)
    return read_beginning(Path(f"{path}{WAL}"), LOG_TIMES * size + LOG_BYTES)


def _goes_on(content: bytes, log: Path) -> bool:
    """Whether the present generation may go on behind that beginning. Then SQLite alone takes up what is sound of it."""
    whole = (len(content) - _HEADER.size) // _SIZE
    if log.stat().st_size <= len(content) or whole < 1:
        return False
    return content[16:24] == content[_HEADER.size + (whole - 1) * _SIZE + 8 :][:8]


def _names(place: Path) -> Iterator[Path]:
    yield place
    for number in count(2):
        yield place.with_name(f"{place.name}-{number}")


def _seal_key(desk_key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", desk_key, bytes(byte ^ _SALT_MASK for byte in salt), 2, 32)


def _sealed(page: int, content: bytes, key: bytes) -> bool:
    """Whether a page is the one that was written under that number: SQLCipher's own seal says so."""
    body = content[_SALT if page == 1 else 0 : -_SEAL]
    seal = hmac.digest(key, body + struct.pack("<I", page), "sha512")
    return hmac.compare_digest(seal, content[-_SEAL:])


def _sums(sums: Sums, data: bytes, *, big: bool) -> Sums:
    """SQLite's checksum, going on from an earlier one; a page takes a quarter of a millisecond."""
    one, two = sums
    for first, second in struct.iter_unpack(">2I" if big else "<2I", data):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two


def _begin(sums: Sums, page: int, total: int, body: bytes, right: Sums, *, big: bool) -> int | None:
    """The count of pages with which a frame would fit: for one that was hit in its first words alone."""
    for candidate in (total, 0, *(total ^ 1 << bit for bit in range(32))):
        if _sums(_sums(sums, struct.pack(">2I", page, candidate), big=big), body, big=big) == right:
            return candidate
    return None


def _resealed(page: int, body: bytes, key: bytes, numbers: Iterable[int]) -> tuple[bool, int]:
    """Whether a page is whole, and its number: the one that stands there, or the one it was sealed under."""
    for candidate in (page, *(page ^ 1 << bit for bit in range(32)), *numbers):
        if _sealed(candidate, body, key):
            return True, candidate
    return False, page


def _half(head: tuple[int, ...], salts: tuple[int, ...]) -> bool:
    return (head[2] == salts[0]) != (head[3] == salts[1])


def _salts_by_vote(raws: Sequence[bytes]) -> tuple[int, ...]:
    """The salts that the first frames carry: those of the newest generation, which begins at the front."""
    found = [_FRAME.unpack_from(raw)[2:4] for raw in raws[:3]]
    return max(found, key=found.count) if found else (0, 0)
