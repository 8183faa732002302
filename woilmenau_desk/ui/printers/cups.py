"""Printing through CUPS: Linux and macOS.

The PDF itself is handed over, through the server's own socket, so nothing of it lies in any file of this program; CUPS
makes of it what its printer wants, at that printer's own resolution. See docs/decisions/0044.
"""

import getpass
import http.client
import os
import socket
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import (
    CannotPrintThis,
    PrintCancelled,
    PrinterGone,
    PrinterNeeds,
    PrinterPaused,
    PrinterRefuses,
    PrinterSilent,
    PrinterWantsPassword,
    PrintFailed,
    PrintingOff,
    PrintStuck,
    PrintTrouble,
)
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.ui.printers import ipp
from woilmenau_desk.ui.printers.ipp import Answer, Attribute, Attributes, Operation, Tag
from woilmenau_desk.ui.printers.sheets import Fits, read_sheets
from woilmenau_desk.ui.printers.system import NEED_WORDS, Need, Order, Printer, State

_SOCKETS: Final = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
_SETTINGS: Final = ("~/.cups/client.conf", "/etc/cups/client.conf")
_PORT: Final = 631
_ANSWER_SECONDS: Final = 8.0
_ASKED: Final = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "printer-uri-supported",
    "media-supported",
    "media-default",
)
_OF_JOBS: Final = ("job-state", "job-state-reasons")
_STOPPED_PRINTER: Final = 5
_BUSY_PRINTER: Final = 4
_HELD, _STOPPED, _CANCELLED, _ABORTED, _COMPLETED = 4, 6, 7, 8, 9
_NEEDS: Final[Mapping[str, Need]] = {
    "media-empty": Need.PAPER,
    "media-needed": Need.PAPER,
    "media-jam": Need.JAM,
    "cover-open": Need.COVER,
    "door-open": Need.COVER,
    "interlock-open": Need.COVER,
    "toner-empty": Need.INK,
    "marker-supply-empty": Need.INK,
    "developer-empty": Need.INK,
    "output-area-full": Need.FULL,
}
_SILENT: Final = frozenset({"offline", "shutdown", "timed-out", "connecting-to-device"})
# What its own programs say of a printer that they try to reach: of one that is switched off there is often no other sign.
# They say it in the language of the request, which is English.
_SILENT_WORDS: Final = (
    "may not exist or is unavailable",
    "not responding",
    "unreachable",
    "unable to locate printer",
    "waiting for printer to become available",
    "connecting to printer",
)
_PASSWORD: Final = frozenset({"cups-held-for-authentication", "job-held-for-authentication"})


@dataclass(frozen=True, slots=True)
class Server:
    """Where CUPS listens: a socket in the file system, or a host and its port."""

    socket: str = ""
    host: str = ""
    port: int = _PORT


def server(environment: Mapping[str, str] = os.environ) -> Server:
    """The one that CUPS' own programs would take: CUPS_SERVER, the settings, this computer's socket, its port."""
    named = environment.get("CUPS_SERVER", "").strip() or _configured()
    if named.startswith("/"):
        return Server(socket=named)
    if named:
        host, _, port = named.partition(":")
        number, _, _ = port.partition("/")
        return Server(host=host, port=int(number) if number.isdecimal() else _PORT)
    found = next((path for path in _SOCKETS if Path(path).exists()), "")
    return Server(socket=found) if found else Server(host="localhost")


def _configured() -> str:
    for name in _SETTINGS:
        try:
            content = read_whole(Path(name).expanduser(), NOTE_BYTES)
        except (KnownError, OSError, RuntimeError, ValueError):
            continue
        for line in content.decode("utf-8", "replace").splitlines():
            word, _, value = line.strip().partition(" ")
            if word.lower() == "servername":
                return value.strip()
    return ""


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        # Python has none on Windows, where nothing of CUPS is asked for.
        family: int = getattr(socket, "AF_UNIX", socket.AF_INET)
        self.sock = socket.socket(family, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class Cups:
    """The printers that CUPS has. `patience`: after so many seconds a printer that reports trouble is given up for now.

    `longest`: after so many, a job that nothing speaks against is left to itself.
    """

    def __init__(
        self, where: Server | None = None, *, patience: float = 12.0, longest: float = 600.0
    ) -> None:
        self._where = where
        self._patience, self._longest = patience, longest

    def printers(self) -> tuple[Printer, ...]:
        answer = self._ask("/", Operation.CUPS_PRINTERS, "", _wanted(_ASKED))
        if answer.status == ipp.NOT_FOUND:
            return ()
        if not answer.ok:
            raise PrintingOff
        usual = self._usual()
        found = (_printer(group, usual) for group in answer.of(Tag.PRINTER))
        return tuple(sorted((one for one in found if one.name), key=lambda one: one.label.casefold()))

    def printer(self, name: str) -> Printer:
        return _printer(self._attributes(name), "")

    def print(self, printer: Printer, order: Order, work: LongWork) -> bool:
        now = self.printer(printer.name)
        if now.state in (State.PAUSED, State.REFUSES):
            raise _trouble(now)
        job = self._send(printer, order)
        try:
            return self._follow(printer, job, work)
        except (PrintFailed, PrintCancelled):
            raise  # it has ended by itself
        except KnownError as error:
            if self._take_out(printer, job):
                if isinstance(error, WorkStopped):
                    raise PrintCancelled(printer.label) from error
                raise
            if self._state_of(printer, job)[0] == _COMPLETED:
                return True
            raise PrintStuck(printer=printer.label) from error

    # What is asked

    def _usual(self) -> str:
        answer = self._ask("/", Operation.CUPS_DEFAULT, "", _wanted(("printer-name",)))
        groups = answer.of(Tag.PRINTER) if answer.ok else ()
        return ipp.text(groups[0], "printer-name") if groups else ""

    def _attributes(self, name: str) -> Attributes:
        for kind in ("printers", "classes"):
            path = _path(kind, name)
            answer = self._ask(path, Operation.GET_PRINTER, path, _wanted(_ASKED))
            if answer.ok and answer.of(Tag.PRINTER):
                return answer.of(Tag.PRINTER)[0]
            if answer.status != ipp.NOT_FOUND:
                raise PrintingOff(name)
        raise PrinterGone(name)

    def _send(self, printer: Printer, order: Order) -> int:
        path = self._path_of(printer)
        asked = (
            Attribute(Tag.NAME, "requesting-user-name", (_user(),)),
            Attribute(Tag.NAME, "job-name", (order.title,)),
            Attribute(Tag.MIME, "document-format", ("application/pdf",)),
        )
        answer = self._ask(path, Operation.PRINT_JOB, path, asked, tuple(_how(order)), order.pdf)
        jobs = answer.of(Tag.JOB) if answer.ok else ()
        number = ipp.number(jobs[0], "job-id") if jobs else 0
        if number:
            return number
        if answer.status == ipp.NOT_FOUND:
            raise PrinterGone(printer.label)
        if answer.status == ipp.NOT_ACCEPTING:
            raise PrinterRefuses(printer.label)
        if answer.status in (0x0401, 0x0402, 0x0403):
            raise PrinterWantsPassword(printer.label)
        raise CannotPrintThis(printer.label)

    def _path_of(self, printer: Printer) -> str:
        address = ipp.text(self._attributes(printer.name), "printer-uri-supported")
        return urlsplit(address).path or _path("printers", printer.name)

    def _state_of(self, printer: Printer, job: int) -> tuple[int, frozenset[str]]:
        """How a job is; completed where CUPS knows it no more, for it forgets only what has ended."""
        path = f"/jobs/{job}"
        answer = self._ask(
            path, Operation.GET_JOB, "", (Attribute(Tag.URI, "job-uri", (_uri(path),)), *_wanted(_OF_JOBS))
        )
        jobs = answer.of(Tag.JOB) if answer.ok else ()
        if not jobs:
            return _COMPLETED, frozenset()
        return ipp.number(jobs[0], "job-state"), frozenset(ipp.texts(jobs[0], "job-state-reasons"))

    def _take_out(self, printer: Printer, job: int) -> bool:
        """Take a job out of the queue; whether nothing of it will come."""
        path = f"/jobs/{job}"
        asked = (
            Attribute(Tag.URI, "job-uri", (_uri(path),)),
            Attribute(Tag.NAME, "requesting-user-name", (_user(),)),
        )
        try:
            self._ask(path, Operation.CANCEL_JOB, "", asked)
            state, _ = self._state_of(printer, job)
        except PrintTrouble:
            return False
        return state in (_CANCELLED, _ABORTED)

    def _follow(self, printer: Printer, job: int, work: LongWork) -> bool:
        began = quiet_since = time.monotonic()
        pause = 0.05
        waits = threading.Event()
        while True:
            state, reasons = self._state_of(printer, job)
            if state == _COMPLETED and "job-completed-with-errors" not in reasons:
                return True
            if state == _CANCELLED:
                raise PrintCancelled(printer.label)
            if state in (_ABORTED, _COMPLETED):
                raise PrintFailed(printer.label)
            if reasons & _PASSWORD:
                raise PrinterWantsPassword(printer.label)
            now = replace(self.printer(printer.name), label=printer.label)
            if state in (_HELD, _STOPPED) or now.state is State.PAUSED:
                raise PrinterPaused(printer.label)
            moment = time.monotonic()
            if now.state not in (State.SILENT, State.NEEDS):
                quiet_since = moment
            elif moment - quiet_since >= self._patience:
                raise _trouble(now)
            if moment - began >= self._longest:
                return False
            work.go_on()
            waits.wait(pause)
            pause = min(1.0, pause * 1.6)

    def _ask(
        self,
        path: str,
        operation: Operation,
        about: str,
        attributes: Iterable[Attribute] = (),
        job: Iterable[Attribute] = (),
        document: bytes = b"",
    ) -> Answer:
        """Ask once. Raises PrintingOff where nobody answers."""
        content = ipp.request(operation, _uri(about) if about else "", attributes, job) + document
        where = self._where or server()
        headers = {"Content-Type": "application/ipp"}
        try:
            status, answer = self._post(where, path, content, headers)
            if status == http.client.UNAUTHORIZED and where.socket:
                # The socket itself says who asks, and CUPS wants to be told that it may believe it.
                headers["Authorization"] = f"PeerCred {_user()}"
                status, answer = self._post(where, path, content, headers)
        except (OSError, http.client.HTTPException) as error:
            raise PrintingOff from error
        if status in (http.client.UNAUTHORIZED, http.client.FORBIDDEN):
            return Answer(0x0403, ())
        if status == http.client.NOT_FOUND:
            return Answer(ipp.NOT_FOUND, ())
        if status != http.client.OK:
            raise PrintingOff
        try:
            return ipp.answer(answer)
        except ipp.NotIpp as error:
            raise PrintingOff from error

    def _post(
        self, where: Server, path: str, content: bytes, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        connection = (
            _SocketConnection(where.socket, _ANSWER_SECONDS)
            if where.socket
            else http.client.HTTPConnection(where.host, where.port, timeout=_ANSWER_SECONDS)
        )
        try:
            connection.request("POST", path, content, dict(headers))
            response = connection.getresponse()
            return response.status, response.read(ipp.LONGEST + 1)
        finally:
            connection.close()


def _how(order: Order) -> Iterable[Attribute]:
    """In its true size on the sheet of its size; made smaller only where no sheet holds it."""
    if order.fit.sheet is not None:
        yield Attribute(Tag.KEYWORD, "media", (order.fit.sheet.name,))
    yield Attribute(Tag.KEYWORD, "print-scaling", ("fit" if order.fit.fits is Fits.SHRUNK else "none",))
    yield Attribute(Tag.KEYWORD, "sides", ("two-sided-long-edge" if order.two_sided else "one-sided",))
    yield Attribute(Tag.KEYWORD, "job-sheets", ("none",))
    yield Attribute(Tag.INTEGER, "copies", (order.copies,))
    if order.pages is not None:
        yield Attribute(Tag.RANGE, "page-ranges", (order.pages,))


def _wanted(names: tuple[str, ...]) -> tuple[Attribute, ...]:
    return (Attribute(Tag.KEYWORD, "requested-attributes", names),)


def _printer(found: Attributes, usual: str) -> Printer:
    name = ipp.text(found, "printer-name") or unquote(
        urlsplit(ipp.text(found, "printer-uri-supported")).path.rpartition("/")[2]
    )
    state, need = _state(found)
    return Printer(
        name,
        ipp.text(found, "printer-info").strip() or name,
        state,
        need,
        read_sheets(ipp.texts(found, "media-supported"), ipp.text(found, "media-default")),
        usual=bool(usual) and name == usual,
    )


def _state(found: Attributes) -> tuple[State, Need | None]:
    if ipp.number(found, "printer-state") == _STOPPED_PRINTER:
        return State.PAUSED, None
    if not ipp.truth(found, "printer-is-accepting-jobs", True):
        return State.REFUSES, None
    for reason in ipp.texts(found, "printer-state-reasons"):
        word, grave = _reason(reason)
        if grave and word in _NEEDS:
            return State.NEEDS, _NEEDS[word]
        if word in _SILENT:
            return State.SILENT, None
    if ipp.number(found, "printer-state") != _BUSY_PRINTER:
        return State.READY, None  # what is still said of it is of an earlier job
    said = ipp.text(found, "printer-state-message").casefold()
    silent = any(words in said for words in _SILENT_WORDS)
    return State.SILENT if silent else State.BUSY, None


def _reason(reason: str) -> tuple[str, bool]:
    """The word, and whether nothing is printed because of it."""
    for ending, grave in (("-error", True), ("-warning", False), ("-report", False)):
        if reason.endswith(ending):
            return reason.removesuffix(ending), grave
    return reason, True


def _trouble(printer: Printer) -> PrintTrouble:
    """What is wrong with a printer that does not print."""
    if printer.state is State.PAUSED:
        return PrinterPaused(printer.label)
    if printer.state is State.REFUSES:
        return PrinterRefuses(printer.label)
    if printer.need is not None:
        return PrinterNeeds(printer.label, need=Sentence("printers", NEED_WORDS[printer.need]))
    return PrinterSilent(printer.label)


def _path(kind: str, name: str) -> str:
    return f"/{kind}/{quote(name)}"


def _uri(path: str) -> str:
    return f"ipp://localhost{path}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "desk"
