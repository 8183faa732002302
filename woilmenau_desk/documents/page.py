"""Paper: a thin layer over reportlab's canvas that draws shaped lines, rules and boxes.

Lengths are points, the origin is the lower left corner. The same calls give the same bytes.
"""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm as _mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas as pdf_canvas

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.fonts import Face, Weight, faces
from woilmenau_desk.documents.marks import Drawn, Mark, MarkKind
from woilmenau_desk.documents.outlines import level_pieces, outline, raised_signs
from woilmenau_desk.documents.shaping import Glyphs, Line, note_drawn
from woilmenau_desk.documents.tagging import Role, Scope, Tags

# Streams as bytes, not as letters: a quarter smaller, and a slip is made in less time.
rl_config.useA85 = False

MM: float = float(_mm)
A4 = (210 * MM, 297 * MM)
A5 = (148 * MM, 210 * MM)
A6 = (105 * MM, 148 * MM)

Colour = tuple[float, float, float]  # red, green, blue, each 0 to 1
INK: Colour = (0.09, 0.10, 0.12)
MUTED: Colour = (0.36, 0.38, 0.41)
HAIRLINE: Colour = (0.78, 0.79, 0.80)
GROUND: Colour = (0.955, 0.955, 0.945)
ACCENT: Colour = (0.647, 0.275, 0.106)  # the window's
WHITE: Colour = (1.0, 1.0, 1.0)
_BLACK: Colour = (0.0, 0.0, 0.0)


_SEEN, _UNSEEN = 0, 3  # how a PDF renders a text
_RUNS, _ENDS = re.compile("1+"), re.Match.span
_FURNITURE = "/Artifact BMC"
_LONGEST_MARK = 120  # characters of title and author


class Align(StrEnum):
    """Where the given point lies in a line."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Picture:
    """A picture that can be drawn. Raises BrokenPicture where the bytes are none."""

    def __init__(self, content: bytes) -> None:
        try:
            self.reader: Any = ImageReader(io.BytesIO(content))
            self.width, self.height = self.reader.getSize()
            self.reader.getRGBData()
        except Exception as error:  # whatever its decoder stumbles over
            raise BrokenPicture from error


class BrokenPicture(ValueError):
    """What should be a picture is none."""


class Sheet:
    """A document in the making. Title and author go into its metadata, so they must name no person.

    They are text from outside like any other: what no file can hold is left out of them, and they are cut.
    `black`: a thermal printer knows no grey, so all ink is black. `tagged`: the file tells what each text is (`part`).
    """

    def __init__(
        self,
        size: tuple[float, float],
        *,
        title: str,
        author: str,
        language: str = "de",
        black: bool = False,
        tagged: bool = False,
    ) -> None:
        self.width, self.height = size
        self._black = black
        self._tags = Tags() if tagged else None
        self._bookmarks = 0
        self._drawn: list[Drawn] = []
        self._origin = (0.0, 0.0, 1.0)  # of what is drawn now, and its scale
        self._buffer = io.BytesIO()
        self._language = language
        # Without a font of ours as the first one, reportlab refers to Helvetica, which no file here brings along.
        self._canvas: Any = pdf_canvas.Canvas(
            self._buffer,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            lang=language,
            initialFontName=faces(Weight.REGULAR)[0].name,
        )
        self._canvas.setTitle(plain(title)[:_LONGEST_MARK])
        self._canvas.setAuthor(plain(author)[:_LONGEST_MARK])
        self._canvas.setSubject("")  # else a viewer shows "unspecified"
        self._canvas.setCreator("woilmenau_desk")
        self._canvas.setProducer("reportlab")
        if tagged:
            self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def text(
        self, x: float, y: float, line: Line, size: float, *, ink: Colour = INK, align: Align = Align.LEFT
    ) -> None:
        """Draw a line with its baseline at `y`; `align` says which end stands at `x`."""
        if align is Align.RIGHT:
            x -= line.width(size)
        elif align is Align.CENTRE:
            x -= line.width(size) / 2
        self.note(MarkKind.TEXT, x, y, line=line, size=size)
        note_drawn(line)
        begin = self._begin_text() if line.glyphs else ""
        for run in line.glyphs:
            self._run(x, y, run, size, ink, line.voice.language)
            x += run.width * size / 1000
        if begin:
            self._canvas.addLiteral("EMC")

    def _begin_text(self) -> str:
        """Mark what follows as the text of the part that is drawn, or as mere furniture of the page."""
        if self._tags is None:
            return ""
        begin = self._tags.mark() or _FURNITURE
        self._canvas.addLiteral(begin)
        return begin

    @contextmanager
    def part(self, role: Role, said: str = "", scope: Scope | None = None) -> Iterator[None]:
        """What is drawn meanwhile is a part of the document: a heading, a table, a row of it. No more than a help."""
        if self._tags is None:
            yield
            return
        with self._tags.part(role, said, scope):
            yield

    @contextmanager
    def _furniture(self) -> Iterator[None]:
        """Lines and grounds, which tell nothing to who hears the document."""
        if self._tags is not None:
            self._canvas.addLiteral(_FURNITURE)
        yield
        if self._tags is not None:
            self._canvas.addLiteral("EMC")

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """An entry in the document's outline that leads here. A level is at most one deeper than the last one."""
        self._bookmarks += 1
        key = f"m{self._bookmarks}"
        self._canvas.bookmarkHorizontalAbsolute(key, y, fit="FitH")
        self._canvas.addOutlineEntry(plain(title)[:_LONGEST_MARK] or "…", key, level)

    def picture(self, picture: "Picture", x: float, y: float, width: float, height: float) -> None:
        """A picture with its lower left corner at (x, y)."""
        self.note(MarkKind.CODE, x, y, width, height)
        with self._furniture():
            self._canvas.drawImage(picture.reader, x, y, width, height, mask="auto")

    def _run(self, x: float, y: float, run: Glyphs, size: float, ink: Colour, language: str) -> None:
        if language != self._language:
            self._canvas.addLiteral(f"/Span <</Lang ({language})>> BDC")
        run.face.font.read_as(self._canvas._doc, run.readings)
        drawn = self._canvas.beginText(x, y)
        drawn.setFont(run.face.name, size)
        drawn.setFillColorRGB(*self._inked(ink))
        raised = raised_signs(run)
        if not raised:
            drawn.textOut(run.shaped)
        for piece, seen in level_pieces(run) if raised else ():
            drawn.setTextRenderMode(_SEEN if seen else _UNSEEN)
            drawn.textOut(piece)
        if raised:
            drawn.setTextRenderMode(_SEEN)
        self._canvas.drawText(drawn)
        for right, up, number in raised:
            with self.placed(x + right * size / 1000, y + up * size / 1000, size / 1000):
                self._outline(run.face, number, ink)
        if language != self._language:
            self._canvas.addLiteral("EMC")

    def _outline(self, face: Face, number: int, ink: Colour) -> None:
        """A glyph as a shape, of which a viewer copies nothing."""
        self._canvas.setFillColorRGB(*self._inked(ink))
        self._canvas.addLiteral(f"{outline(face, number)}\nf")

    def rule(self, x: float, y: float, width: float, *, ink: Colour = HAIRLINE, weight: float = 0.5) -> None:
        """A horizontal line from `x` to the right."""
        self.note(MarkKind.RULE, x, y - weight / 2, width, weight)
        self._canvas.setStrokeColorRGB(*self._inked(ink))
        self._canvas.setLineWidth(weight)
        self._canvas.setLineCap(0)
        with self._furniture():
            self._canvas.line(x, y, x + width, y)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 0.75,
        radius: float = 0.0,
    ) -> None:
        """A rectangle with its lower left corner at (x, y)."""
        if fill is not None:
            self._canvas.setFillColorRGB(*self._inked(fill))
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*self._inked(stroke))
            self._canvas.setLineWidth(weight)
        filled, stroked = int(fill is not None), int(stroke is not None)
        with self._furniture():
            if radius:
                self._canvas.roundRect(x, y, width, height, radius, stroke=stroked, fill=filled)
            else:
                self._canvas.rect(x, y, width, height, stroke=stroked, fill=filled)

    def path(self) -> Any:
        """A reportlab path, for `draw_path`."""
        return self._canvas.beginPath()

    def draw_path(
        self, path: Any, *, fill: Colour | None = None, stroke: Colour | None = None, weight: float = 1.0
    ) -> None:
        """Fill and stroke a path, with round ends."""
        if fill is not None:
            self._canvas.setFillColorRGB(*self._inked(fill))
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*self._inked(stroke))
            self._canvas.setLineWidth(weight)
            self._canvas.setLineCap(1)
            self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None))

    def stroke(self, operators: str, *, ink: Colour, weight: float) -> None:
        """Draw lines with round ends from operators of a PDF: those of a drawing that is always the same."""
        self._canvas.setStrokeColorRGB(*self._inked(ink))
        self._canvas.setLineWidth(weight)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.addLiteral(f"{operators}\nS")

    def squares(self, x: float, y: float, size: float, rows: Sequence[str], quiet: float) -> None:
        """A grid within a square of `size` points, filled where a row has a "1"; `quiet` points around it stay white."""
        self.note(MarkKind.CODE, x - quiet, y - quiet, size + 2 * quiet, size + 2 * quiet)
        with self.placed(x, y, size / len(rows)):
            # A scanner wants it as black as it gets.
            self._canvas.setFillColorRGB(0, 0, 0)
            # In whole numbers and written as they are: a code has a thousand of them.
            told: list[str] = []
            for number, row in enumerate(rows):
                up = len(rows) - number - 1
                told.extend(
                    [f"{begin} {up} {end - begin} 1 re" for begin, end in map(_ENDS, _RUNS.finditer(row))]
                )
            self._canvas.addLiteral("\n".join([*told, "f"]))

    @contextmanager
    def placed(self, x: float, y: float, scale: float = 1.0) -> Iterator[None]:
        """Draw with the origin at (x, y) and everything larger by `scale`."""
        before = self._origin
        left, bottom, larger = before
        self._origin = (left + x * larger, bottom + y * larger, larger * scale)
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.scale(scale, scale)
        yield
        self._canvas.restoreState()
        self._origin = before

    def note(
        self,
        kind: MarkKind,
        x: float,
        y: float,
        width: float = 0.0,
        height: float = 0.0,
        *,
        line: Line | None = None,
        size: float = 0.0,
    ) -> None:
        """Remember that something is drawn here; a text by its line, anything else by its width and height."""
        left, bottom, larger = self._origin
        place = left + x * larger, bottom + y * larger
        self._drawn.append(Drawn(kind, *place, width * larger, height * larger, line, size * larger))

    def marks(self) -> tuple[Mark, ...]:
        """What was drawn on this page until now, in points of the paper, in the order in which it was drawn."""
        return tuple(mark for drawn in self._drawn if (mark := drawn.mark()) is not None)

    def smallest_text(self) -> float:
        """The size of the smallest type on this page until now, in points of the paper; 0 where there is no text."""
        return min(
            (drawn.size for drawn in self._drawn if drawn.line is not None and drawn.line.text), default=0.0
        )

    def _inked(self, colour: Colour) -> Colour:
        return _BLACK if self._black and colour != WHITE else colour

    def next_page(self) -> None:
        """Finish this page and begin one of the same size."""
        self._drawn.clear()
        self._show_page()

    def _show_page(self) -> None:
        self._canvas.showPage()
        if self._tags is not None:
            self._tags.next_page(self._canvas._doc.Pages.pages[-1])

    def finish(self) -> bytes:
        """The whole document."""
        if self._tags is not None:
            self._show_page()
            self._tags.write(self._canvas)
        if self._bookmarks:
            self._canvas.showOutline()
        self._canvas.save()
        return self._buffer.getvalue()
