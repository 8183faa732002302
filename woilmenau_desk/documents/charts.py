"""A report's charts on paper, as `domain.charts` describes them: legible in black and white, every figure told."""

from collections.abc import Sequence

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.page import ACCENT, HAIRLINE, INK, MUTED, WHITE, Align, Colour, Sheet
from woilmenau_desk.documents.report_setting import COLUMN, COLUMNS, Block, Setting
from woilmenau_desk.documents.shaping import Line, cut, fit, shape, wrap
from woilmenau_desk.documents.tagging import Role, Scope
from woilmenau_desk.domain.charts import GRID_STEPS, Course, Grid, Mark, stride

COURSE_HEIGHT = 86.0  # points, with its title and labels
_TITLE, _NOTE = 9.5, 6.4
_WIDEST_BAR = 34.0  # seven bars should not become walls
_WIDEST_LABEL = 30.0
_BAR_SHARE = 0.7  # of the room that a bar has
_TICKS_WIDTH = 24.0
_LABEL, _BETWEEN_LABELS = 7.0, 2.0
_CELL_HEIGHT = 13.0
_LIGHTEST, _DARKEST = 0.93, 0.26  # greys of a grid's steps
_DARK = 3  # from this step on figures are white
_MOST_CELL = 44.0
_MARKS_OF_ONE, _COLUMNS_OF_TWO = 6, 12  # so many fit over one column of the page, over two


class PreparedChart:
    """A chart that stands over as many columns of the page as it needs; it is never split."""

    rows = 1

    def __init__(self, chart: Course | Grid, setting: Setting) -> None:
        self._chart = chart
        self._setting = setting

    def span(self) -> int:
        """Over how many columns of the page it stands."""
        if isinstance(self._chart, Grid):
            return 2 if len(self._chart.columns) <= _COLUMNS_OF_TWO else COLUMNS
        if len(self._chart.marks) > _MARKS_OF_ONE:
            return COLUMNS
        # In one column where each name has its place there, else in two.
        words = {word for mark in self._chart.marks for word in mark.label.split(" ", 1)}
        widest = max((shape(word, self._setting.plain).width(_LABEL) for word in words), default=0.0)
        room = (COLUMN - _TICKS_WIDTH) / max(len(self._chart.marks), 1)
        return 1 if widest + _BETWEEN_LABELS <= room else 2

    def rows_within(self, height: float, width: float, scale: float, first: int = 0) -> int:
        """Whether it stands within a height: 1 or 0."""
        return int(self.block(width, scale).height <= height)

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The whole of it."""
        if isinstance(self._chart, Grid):
            return grid_block(self._chart, self._setting, width, scale)
        return course_block(self._chart, self._setting, width, scale)


def course_block(chart: Course, setting: Setting, width: float, scale: float) -> Block:
    """Upright columns, each with its figure above and its name below it."""
    note = wrap(chart.note, setting.plain, _NOTE * scale, width, most=3)
    drawn = COURSE_HEIGHT * scale
    title = cut(chart.title, setting.strong, _TITLE * scale, width)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.part(Role.HEADING):
            sheet.text(x, top - _TITLE * scale, title, _TITLE * scale)
        with sheet.part(Role.FIGURE, _said(chart.title, chart.marks, setting)):
            _columns(sheet, x, top - drawn, width, drawn - 15 * scale, chart, setting)
        _note(sheet, x, top - drawn, note, scale)

    return Block(drawn + len(note) * 8 * scale, draw, chart.title)


def grid_block(grid: Grid, setting: Setting, width: float, scale: float) -> Block:
    """Cells that are the darker the more they tell, with their figures in them."""
    note = wrap(grid.note, setting.plain, _NOTE * scale, width, most=3)
    title = cut(grid.title, setting.strong, _TITLE * scale, width)
    size, height = 7.2 * scale, _CELL_HEIGHT * scale
    names = [cut(name, setting.plain, size, width * 0.25) for name in grid.rows]
    left = max((name.width(size) for name in names), default=0.0) + 6
    cell_width = min((width - left) / max(len(grid.columns), 1), _MOST_CELL)
    heads = [fit(head, setting.plain, 6.8 * scale, cell_width, 4) for head in grid.columns]
    drawn = (15 + 10) * scale + height * len(grid.rows)
    corner = shape(
        "", setting.plain
    )  # the column of names has a head, too, so that the others are whose they are

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.part(Role.HEADING):
            sheet.text(x, top - _TITLE * scale, title, _TITLE * scale)
        y = top - (15 + 7) * scale
        with sheet.part(Role.TABLE):
            with sheet.part(Role.ROW):
                with sheet.part(Role.HEAD, scope=Scope.COLUMN):
                    sheet.text(x, y, corner, 6.8 * scale)
                for place, (head, head_size) in enumerate(heads):
                    centre = x + left + cell_width * (place + 0.5)
                    with sheet.part(Role.HEAD, scope=Scope.COLUMN):
                        sheet.text(centre, y, head, head_size, ink=MUTED, align=Align.CENTRE)
            y -= 3 * scale
            for name, row in zip(names, grid.cells, strict=True):
                y -= height
                with sheet.part(Role.ROW):
                    with sheet.part(Role.HEAD, scope=Scope.ROW):
                        sheet.text(x, y + height * 0.3, name, size)
                    for place, cell in enumerate(row[: len(grid.columns)]):
                        step = grid.step(cell)
                        near = x + left + cell_width * place
                        ink = MUTED
                        if step:
                            ground, ink = shade(step)
                            sheet.box(near + 0.5, y + 0.5, cell_width - 1, height - 1, fill=ground)
                        told, told_size = fit(setting.figure(cell), setting.plain, size, cell_width - 2, 4)
                        with sheet.part(Role.CELL):
                            sheet.text(
                                near + cell_width / 2,
                                y + height * 0.3,
                                told,
                                told_size,
                                ink=ink,
                                align=Align.CENTRE,
                            )
        _note(sheet, x, top - drawn, note, scale)

    return Block(drawn + len(note) * 8 * scale, draw, grid.title)


def shade(step: int) -> tuple[Colour, Colour]:
    """The ground of a grid's cell at a step above 0, and the ink that is legible on it."""
    light = _LIGHTEST - (_LIGHTEST - _DARKEST) * (step - 1) / (GRID_STEPS - 1)
    return (light, light, light), WHITE if step > _DARK else INK


def _note(sheet: Sheet, x: float, y: float, lines: Sequence[Line], scale: float) -> None:
    if lines:
        with sheet.part(Role.NOTE):
            for number, line in enumerate(lines):
                sheet.text(x, y - (7 + 8 * number) * scale, line, _NOTE * scale, ink=MUTED)


def _said(title: str, marks: Sequence[Mark], setting: Setting) -> str:
    told = "; ".join(f"{mark.label}: {setting.figure(mark.cell)}" for mark in marks)
    return setting.say(words.CHART_OF, title=title, figures=told)


def _columns(
    sheet: Sheet, x: float, y: float, width: float, height: float, chart: Course, setting: Setting
) -> None:
    """The lower left corner is at (x, y). Two words stand on two lines; labels that would touch are left out."""
    marks = chart.marks
    x, width = x + _TICKS_WIDTH, width - _TICKS_WIDTH
    room = width / len(marks)
    size = _LABEL if room >= 17 else 6.0
    widest = max(room - 2, _WIDEST_LABEL)
    labels = [[cut(word, setting.plain, size, widest) for word in mark.label.split(" ", 1)] for mark in marks]
    # One long name among short ones is set smaller, so that it does not cost the others their place.
    widths = sorted(max((line.width(size) for line in lines), default=0.0) for lines in labels)
    every = stride([widths[len(widths) * 3 // 4] + _BETWEEN_LABELS] * len(marks), room)
    base = y + max(len(lines) for lines in labels) * size * 1.3 + 2
    top = y + height - size * 1.6
    ticks = chart.ticks()
    for tick in ticks:
        up = base + (top - base) * tick / ticks[-1]
        if tick:
            sheet.rule(x, up, width, ink=HAIRLINE, weight=0.35)
        told = shape(setting.figure(tick), setting.plain)
        sheet.text(x - 4, up - 2.2, told, 6.2, ink=MUTED, align=Align.RIGHT)
    thickness = min(room * _BAR_SHARE, _WIDEST_BAR)
    for index, (mark, lines) in enumerate(zip(marks, labels, strict=True)):
        centre = x + room * (index + 0.5)
        length = (top - base) * chart.share(mark)
        if length > 0:
            sheet.box(centre - thickness / 2, base, thickness, length, fill=ACCENT)
        told = shape(setting.figure(mark.cell), setting.strong)
        small = min(size, _size_for(told, room))
        wide = told.width(small) + 1.5
        sheet.box(centre - wide / 2, base + length + 0.4, wide, small, fill=WHITE)  # no line goes through it
        sheet.text(centre, base + length + 2, told, small, align=Align.CENTRE)
        if index % every == 0:
            for number, line in enumerate(lines):
                below = base - size * (1.15 + 1.25 * number)
                small = min(size, _size_for(line, room * every))
                sheet.text(centre, below, line, small, ink=MUTED, align=Align.CENTRE)
    sheet.rule(x, base, width, ink=INK, weight=0.8)


def _size_for(line: Line, room: float) -> float:
    natural = line.width(1)
    return (room - 1) / natural if natural else room
