"""A real CUPS for the tests, with printers of its own: made in a folder that is thrown away, stopped at the end.

Nothing of the computer's own printers is touched: another socket, other folders, other settings.
"""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.print_errors import PrintTrouble
from woilmenau_desk.ui.printers.cups import Cups, Server

_SECONDS: Final = 20.0
# Each program, and the Debian package it comes in.
NEEDED: Final[Mapping[str, str]] = {
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus",
    "gs": "ghostscript",
}
FILTERS: Final = Path("/usr/lib/cups/filter")
WITHOUT: Final = "no CUPS here (Debian: cups-daemon cups-client cups-ipp-utils cups-filters dbus)"
_PATH: Final = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))

# What the made-up printer does with a job, by the word that stands in its file.
_BACKEND: Final = """#!/bin/sh
# A printer that does what its file says: good, or one of the ways in which printers fail.
[ $# = 0 ] && { echo 'file test "Unknown" "A test"'; exit 0; }
place=${DEVICE_URI#test:}
did=$(cat "$place/does")
case $did in
good) cat "${6:--}" > "$place/came.part" && mv "$place/came.part" "$place/came.pdf"; echo "$5" > "$place/options"
      echo "$1 $2 $3" > "$place/names"; exit 0 ;;
fails) exit 1 ;;
login) exit 2 ;;
holds) exit 3 ;;
stops) exit 4 ;;
cancels) exit 5 ;;
silent) echo 'STATE: +connecting-to-device' >&2 ;;
empty) echo 'STATE: +media-empty-error' >&2 ;;
esac
touch "$place/began"
exec sleep 300
"""

_PPD: Final = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test"
*ShortNickName: "Test"
*NickName: "Test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: {first}
{sizes}
*CloseUI: *PageSize
*OpenUI *PageRegion/Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: {first}
{regions}
*CloseUI: *PageRegion
*DefaultImageableArea: {first}
{areas}
*DefaultPaperDimension: {first}
{dimensions}
"""
SIZES: Final = {"A4": (595, 842), "A5": (420, 595), "A6": (298, 420)}

# A printer of receipts as they stand on counters: 203 dpi, black and white, a roll of 80 mm that it cuts, or cards of A6.
_NO_MARGINS: Final = "\n".join(
    f" MEMBER integer media-{side}-margin 0" for side in ("bottom", "left", "right", "top")
)
_RECEIPTS: Final = f"""
ATTR keyword media-default iso_a6_105x148mm
ATTR keyword media-ready iso_a6_105x148mm
ATTR keyword media-supported iso_a6_105x148mm,custom_min_58x50mm,custom_max_80x1000mm
ATTR collection media-col-default {{
 MEMBER collection media-size {{
  MEMBER integer x-dimension 10500
  MEMBER integer y-dimension 14800
 }}
{_NO_MARGINS}
}}
ATTR collection media-col-database {{
 MEMBER collection media-size {{
  MEMBER integer x-dimension 10500
  MEMBER integer y-dimension 14800
 }}
{_NO_MARGINS}
}},{{
 MEMBER collection media-size {{
  MEMBER rangeOfInteger x-dimension 5800-8000
  MEMBER rangeOfInteger y-dimension 5000-100000
 }}
{_NO_MARGINS}
}}
ATTR collection media-size-supported {{
 MEMBER integer x-dimension 10500
 MEMBER integer y-dimension 14800
}},{{
 MEMBER rangeOfInteger x-dimension 5800-8000
 MEMBER rangeOfInteger y-dimension 5000-100000
}}
ATTR integer media-bottom-margin-supported 0
ATTR integer media-left-margin-supported 0
ATTR integer media-right-margin-supported 0
ATTR integer media-top-margin-supported 0
ATTR mimeMediaType document-format-supported image/pwg-raster
ATTR mimeMediaType document-format-default image/pwg-raster
ATTR keyword print-color-mode-supported auto,monochrome
ATTR keyword print-color-mode-default monochrome
ATTR boolean color-supported false
ATTR resolution printer-resolution-default 203dpi
ATTR resolution printer-resolution-supported 203dpi
ATTR resolution pwg-raster-document-resolution-supported 203dpi
ATTR keyword pwg-raster-document-type-supported sgray_8,black_1
ATTR keyword pwg-raster-document-sheet-back normal
ATTR keyword sides-supported one-sided
ATTR keyword sides-default one-sided
ATTR keyword media-type-supported stationery
ATTR keyword media-source-supported main
"""


def program(name: str) -> str | None:
    """Where it lies; the server's programs lie beside the usual path."""
    return shutil.which(name, path=_PATH)


def missing() -> tuple[str, ...]:
    """The packages that are not here."""
    found = [package for name, package in NEEDED.items() if program(name) is None]
    return (*found, *(() if (FILTERS / "gstoraster").exists() else ("cups-filters",)))


class PrivateCups:
    """A CUPS that runs, and what a test does to its printers."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.socket = place / "run" / "cups.sock"
        self._processes: list[subprocess.Popen[bytes]] = []

    def client(self, *, patience: float = 1.0, longest: float = 60.0) -> Cups:
        """How the program reaches it."""
        return Cups(Server(socket=str(self.socket)), patience=patience, longest=longest)

    def start(self) -> None:
        """Let it run."""
        command = [
            program("cupsd") or "",
            "-f",
            "-c", str(self.place / "etc" / "cupsd.conf"),
            "-s", str(self.place / "etc" / "cups-files.conf"),
        ]  # fmt: skip
        server = self._run(command, "cupsd")
        wait_until(self._answers, lambda: server.poll() is not None)

    def stop(self) -> None:
        """Let the server go; its printers stay, as they do when somebody stops CUPS."""
        _end(self._processes.pop(0))

    def close(self) -> None:
        """Let everything go."""
        for one in reversed(self._processes):
            _end(one)
        self._processes.clear()

    def add(self, name: str, *sizes: str, does: str = "good", label: str = "") -> Path:
        """A printer that does what its file says, on sheets of these sizes; the folder in which it leaves what came."""
        # Its number: an address has no odd letters.
        folder = self.place / "printers" / str(len(list((self.place / "printers").iterdir())))
        folder.mkdir()
        folder.chmod(0o777)
        (folder / "does").write_text(does)
        ppd = self.place / f"{name}.ppd"
        ppd.write_text(_ppd(sizes or ("A6", "A5", "A4")))
        self.admin("-p", name, "-v", f"test:{folder}", "-P", str(ppd), "-E", "-o", "printer-error-policy=abort-job",
                   "-D", label or name)  # fmt: skip
        return folder

    def add_receipts(self, name: str) -> Path:
        """A printer of receipts, on the network as ippeveprinter plays it; the folder in which it leaves its dots."""
        # Its number: an address has no odd letters.
        folder = self.place / "printers" / str(len(list((self.place / "printers").iterdir())))
        folder.mkdir()
        folder.chmod(0o777)
        (folder / "attributes").write_text(_RECEIPTS)
        take = folder / "take"
        take.write_text(f'#!/bin/sh\ncp "$1" {folder}/came.part && mv {folder}/came.part {folder}/came.pwg\n')
        take.chmod(0o755)
        bus = self.place / "run" / "bus"
        if not bus.exists():
            self._run(
                [
                    program("dbus-daemon") or "",
                    "--session",
                    "--nofork",
                    "--nopidfile",
                    f"--address=unix:path={bus}",
                ],
                "bus",
            )
            wait_until(bus.exists)
        port = _free_port()
        self._run(
            [
                program("ippeveprinter") or "",
                "-p", str(port), "-n", "localhost", "-r", "off",
                "-d", str(folder), "-a", str(folder / "attributes"), "-c", str(take), name,
            ],
            name,
            {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}"},
        )  # fmt: skip
        wait_until(lambda: _listens(port))
        self.admin("-p", name, "-E", "-v", f"ipp://localhost:{port}/ipp/print", "-m", "everywhere")
        wait_until(lambda: bool(self.client().printer(name).sheets.fixed))
        return folder

    def admin(self, *arguments: str) -> None:
        """Do something to a printer."""
        self.tool("lpadmin", *arguments)

    def tool(self, name: str, *arguments: str) -> str:
        """Run one of CUPS' own programs; what it says."""
        done = subprocess.run(
            [program(name) or name, *arguments],
            env={**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C.UTF-8"},
            capture_output=True, text=True, check=True, timeout=30,
        )  # fmt: skip
        return done.stdout

    def jobs(self, which: str = "not-completed") -> str:
        """The jobs in its queues, as people see them."""
        return self.tool("lpstat", "-W", which, "-o")

    def _answers(self) -> bool:
        try:
            self.client().printers()
        except PrintTrouble:
            return False
        return True

    def _run(
        self, command: list[str], name: str, more: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        with (self.place / "log" / name).open("wb") as log:
            started = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **(more or {})},
            )
        if name == "cupsd":
            self._processes.insert(0, started)
        else:
            self._processes.append(started)
        return started


@contextmanager
def running() -> Iterator[PrivateCups]:
    """A CUPS that runs meanwhile. As root its filters are somebody else, as on every computer."""
    # Short: the name of a socket has 107 letters at most.
    place = Path(tempfile.mkdtemp(prefix="cups-"))
    place.chmod(0o755)
    cups = PrivateCups(place)
    with ExitStack() as stack:
        # The desk lets nobody else read its files; a test before this one may have left that so.
        stack.callback(os.umask, os.umask(0o022))
        stack.callback(shutil.rmtree, place, ignore_errors=True)
        stack.callback(cups.close)
        _write_settings(place)
        cups.start()
        yield cups


def _write_settings(place: Path) -> None:
    for name in ("etc", "run", "spool", "cache", "state", "log", "tmp", "printers", "bin"):
        (place / name).mkdir()
    for name in ("tmp", "printers", "cache", "spool", "log", "run"):
        (place / name).chmod(0o1777)
    for name in ("daemon", "filter", "monitor", "notifier", "cgi-bin"):
        (place / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
    (place / "bin" / "backend").mkdir()
    for name in ("ipp", "http", "socket"):
        found = Path("/usr/lib/cups/backend") / name
        if found.exists():
            (place / "bin" / "backend" / name).symlink_to(found)
    backend = place / "bin" / "backend" / "test"
    backend.write_text(_BACKEND)
    backend.chmod(0o755)
    own = "" if os.geteuid() == 0 else f"User {getpass.getuser()}\n"
    (place / "etc" / "cups-files.conf").write_text(
        f"{own}SystemGroup root\nFileDevice Yes\nSandboxing relaxed\nFatalErrors none\n"
        f"ServerRoot {place}/etc\nServerBin {place}/bin\nRequestRoot {place}/spool\nCacheDir {place}/cache\n"
        f"StateDir {place}/state\nTempDir {place}/tmp\nErrorLog {place}/log/error\nAccessLog {place}/log/access\n"
        f"PageLog {place}/log/page\n"
    )
    (place / "etc" / "cupsd.conf").write_text(
        f"Listen {place}/run/cups.sock\nLogLevel info\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n"
        "JobKillDelay 1\nPreserveJobHistory Yes\nPreserveJobFiles No\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
    )


def _ppd(sizes: tuple[str, ...]) -> str:
    def lines(text: str) -> str:
        return "\n".join(text.format(name=name, wide=SIZES[name][0], high=SIZES[name][1]) for name in sizes)

    return _PPD.format(
        first=sizes[0],
        sizes=lines('*PageSize {name}/{name}: "<</PageSize[{wide} {high}]>>setpagedevice"'),
        regions=lines('*PageRegion {name}/{name}: "<</PageSize[{wide} {high}]>>setpagedevice"'),
        areas=lines('*ImageableArea {name}/{name}: "0 0 {wide} {high}"'),
        dimensions=lines('*PaperDimension {name}/{name}: "{wide} {high}"'),
    )


def wait_until(there: Callable[[], bool], broken: Callable[[], bool] = lambda: False) -> None:
    """Wait for something that a program does by itself."""
    end, pause = time.monotonic() + _SECONDS, threading.Event()
    while not there():
        if broken() or time.monotonic() > end:
            raise RuntimeError("it does not come")
        pause.wait(0.05)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
