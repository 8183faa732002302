"""The report as the annexes of the Projektförderrichtlinie Integration: target plan, list of receipts, proof of use.

The numbers are those of the guideline's public annexes (2 target plan and indicators, 5 list of receipts, 6 proof of use).
The proof of use holds the narrative, the figures and how they were counted.
"""

from typing import Final

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.month_report import Content, aims_table, counted, told_texts
from woilmenau_desk.documents.page import INK, MUTED, Sheet
from woilmenau_desk.documents.report_flow import Flow, drawn
from woilmenau_desk.documents.report_parts import head, section
from woilmenau_desk.documents.report_receipts import PreparedReceipts
from woilmenau_desk.documents.report_setting import WIDTH, Block, Setting
from woilmenau_desk.documents.shaping import remembering, shape
from woilmenau_desk.domain.report import Report

_PLAN, _RECEIPTS, _PROOF = 2, 5, 6
_SCALE: Final = 0.98


def render_annexes(report: Report) -> bytes:
    """The annexes as one PDF on A4, each on a page of its own."""
    with remembering():
        setting = Setting(report)
        content = Content(setting, with_aims=False)
        flow = Flow(setting, _SCALE)
        say = setting.say
        flow.whole(head(setting))
        flow.section(section(setting, say(words.ANNEX, number=_PLAN, title=say(words.PLAN))))
        flow.tables((aims_table(setting),))
        for table in content.first:
            flow.tables((table,))
        flow.new_page()
        flow.section(section(setting, say(words.ANNEX, number=_RECEIPTS, title=say(words.RECEIPTS))))
        flow.tables((PreparedReceipts(report.receipts, setting, say(words.RECEIPTS)),))
        flow.new_page()
        flow.section(section(setting, say(words.ANNEX, number=_PROOF, title=say(words.PROOF))))
        told_texts(flow, say(words.NARRATIVE))
        flow.section(section(setting, say(words.FIGURES)))
        flow.tables(content.charts)
        flow.tables(content.tables)
        counted(flow)
        flow.whole(_signature(setting))
        return drawn(flow)


def _signature(setting: Setting) -> Block:
    told = shape(setting.say(words.SIGNATURE), setting.plain)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.rule(x, top - 42, WIDTH * 0.6, ink=INK, weight=0.7)
        sheet.text(x, top - 51, told, 7, ink=MUTED)

    return Block(54, draw)
