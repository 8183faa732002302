"""The report as the annexes of the Projektförderrichtlinie Integration: target plan, list of receipts, proof of use.

The numbers are those of the guideline's public annexes (2 target plan and indicators, 5 list of receipts, 6 proof of use).
The proof of use holds the narrative, the figures and how they were counted.
"""

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.month_report import Content, aims_table, best_layout, counted, told_texts
from woilmenau_desk.documents.page import INK, MUTED, Sheet
from woilmenau_desk.documents.report_flow import Flow, drawn
from woilmenau_desk.documents.report_parts import section
from woilmenau_desk.documents.report_receipts import PreparedReceipts
from woilmenau_desk.documents.report_setting import WIDTH, Block, Setting
from woilmenau_desk.documents.shaping import remembering, shape
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import SpanKind

_PLAN, _RECEIPTS, _PROOF = 2, 5, 6
_FOLLOWING = 100.0  # points that stand below the heading of an annex at least


def render_annexes(report: Report) -> bytes:
    """The annexes as one PDF on A4: each on a page of its own, but for a month, whose annexes are short."""
    with remembering():
        setting = Setting(report)
        content = Content(setting, with_aims=False)
        return drawn(best_layout(report.kind, lambda scale: _laid_out(content, scale)))


def _laid_out(content: Content, scale: float) -> Flow:
    setting = content.setting
    report, say = setting.report, setting.say
    flow = Flow(setting, scale)
    flow.whole(content.head)
    _begin(flow, _PLAN, words.PLAN)
    flow.tables((*content.first, aims_table(setting)))
    _begin(flow, _RECEIPTS, words.RECEIPTS)
    flow.tables((PreparedReceipts(report.receipts, setting, say(words.RECEIPTS)),))
    _begin(flow, _PROOF, words.PROOF)
    short = report.kind == SpanKind.MONTH  # its parts need no headings of their own
    told_texts(flow, "" if short else say(words.NARRATIVE))
    if not short:
        flow.section(section(setting, say(words.FIGURES)))
    flow.tables((*content.charts, *content.tables, *content.empty))
    counted(flow)
    flow.whole(_signature(setting))
    return flow


def _begin(flow: Flow, number: int, title: str) -> None:
    """The heading of an annex."""
    setting = flow.setting
    if number != _PLAN and setting.report.kind != SpanKind.MONTH:
        flow.new_page()
    flow.section(
        section(setting, setting.say(words.ANNEX, number=number, title=setting.say(title))), _FOLLOWING
    )


def _signature(setting: Setting) -> Block:
    told = shape(setting.say(words.SIGNATURE), setting.plain)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.rule(x, top - 42, WIDTH * 0.6, ink=INK, weight=0.7)
        sheet.text(x, top - 51, told, 7, ink=MUTED)

    return Block(54, draw)
