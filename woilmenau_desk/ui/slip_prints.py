"""Appointment slips onto the printer at once; what no printer takes waits for one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.print_errors import (
    NOTHING_PRINTED,
    SLIP_WAITS,
    SLIPS_WAIT,
    PrintStuck,
    PrintTrouble,
)
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.waiting_prints import NEEDLESS_WORDS, WaitingPrint, WaitingPrints
from woilmenau_desk.services.appointments import slips, waiting_prints
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.printing import PrintedSlip
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.printing import ONCE, SLIP_TITLE, How, Sent, fit_said, send_beside
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.words import say, word


@dataclass(frozen=True, slots=True)
class SlipWish:
    """A slip that somebody wants. `language` None: as the person reads; `paper` None: what is in the printer."""

    appointment_id: int
    language: str | None = None
    paper: Paper | None = None
    print_id: int | None = None  # the one of those that wait already
    how: How = ONCE


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a slip: it came out, or why it did not. `holds`: nobody moved the appointment meanwhile."""

    error: KnownError | None = None
    holds: bool = True
    skipped: bool = False  # it is being printed for somebody else


OnEnded = Callable[[Ended], object]


def print_on(
    context: Context, wish: SlipWish, printer: str, parent: QWidget | None, ended: OnEnded | None = None
) -> None:
    """Print it on the printer of that name, without asking. What does not come out waits, and a message says why.

    `ended`: whoever asked for several tells of them, also of the errors.
    """
    here = context.printing
    if wish.appointment_id in here.under_way:
        if ended is not None:
            ended(Ended(skipped=True))
        else:
            context.status.tell(
                QCoreApplication.translate("SlipPrints", "Dieser Zettel wird gerade gedruckt.")
            )
        return
    here.under_way.add(wish.appointment_id)
    paper = wish.paper or here.paper(printer)

    def on_made(made: PrintedSlip) -> None:
        send_beside(
            context,
            printer,
            made.pdf,
            SLIP_TITLE,
            on_done=partial(on_sent, made),
            on_error=on_error,
            how=wish.how,
        )

    def on_sent(made: PrintedSlip, sent: Sent) -> None:
        context.runner.run(
            waiting_prints.printed,
            context.desk,
            wish.appointment_id,
            made.version,
            made.slip.language,
            paper,
            wish.print_id,
            on_done=partial(on_marked, made, sent),
            on_error=lambda _error: on_marked(made, sent, None),
            owner=here,
        )

    def on_marked(made: PrintedSlip, sent: Sent, done: Done[bool] | None) -> None:
        # Where it could not be marked it came out all the same. That it still waits is seen among those that wait.
        holds = done is None or done.value
        over(Ended(holds=holds))
        if ended is None:
            context.status.tell(_came_out(context, made, sent) if holds else moved_said())

    def on_error(error: KnownError) -> None:
        if isinstance(error, PrintTrouble) and wish.print_id is None:
            context.runner.run(
                waiting_prints.keep,
                context.desk,
                wish.appointment_id,
                wish.language,
                paper,
                on_done=partial(on_kept, error),
                on_error=on_error_alone,
                owner=here,
            )
        elif isinstance(error, PrintTrouble):
            on_error_alone(error.keeping(SLIPS_WAIT))
        else:
            on_error_alone(error)

    def on_kept(error: PrintTrouble, kept: Done[WaitingPrint | None]) -> None:
        on_error_alone(error.keeping(NOTHING_PRINTED if kept.value is None else SLIP_WAITS))

    def on_error_alone(error: KnownError) -> None:
        if ended is None:
            show_error(_alive(parent), error)
        over(Ended(error))

    def over(what: Ended) -> None:
        here.under_way.discard(wish.appointment_id)
        if ended is not None:
            ended(what)

    context.runner.run(
        slips.printed_slip,
        context.desk,
        wish.appointment_id,
        wish.language,
        paper,
        on_done=on_made,
        on_error=on_error_alone,
        owner=here,
    )


def print_waiting(context: Context, printer: str, parent: QWidget | None) -> None:
    """Print all slips that wait, one after the other. Where the printer does not print, it ends, and the others wait on."""

    def on_swept(swept: Done[WaitingPrints]) -> None:
        context.runner.run(
            waiting_prints.listed,
            context.desk,
            on_done=lambda found: _Row(context, printer, parent, found.wanted, swept.value.needless).go_on(),
            owner=context.printing,
        )

    context.runner.run(waiting_prints.sweep, context.desk, on_done=on_swept, owner=context.printing)


class _Row:
    """Slips that are printed one after the other."""

    def __init__(
        self,
        context: Context,
        printer: str,
        parent: QWidget | None,
        waiting: tuple[WaitingPrint, ...],
        needless: tuple[WaitingPrint, ...],
    ) -> None:
        self._context, self._printer, self._parent = context, printer, parent
        self._left = list(waiting)
        self._needless = needless
        self._done = 0
        self._moved = False
        self._failed: list[KnownError] = []  # slips that cannot be made

    def go_on(self) -> None:
        if not self._left:
            self._tell()
            return
        one = self._left.pop(0)
        # On the paper that lies in this printer: what was asked for may have been another one's.
        paper = self._context.printing.paper(self._printer) or one.paper
        wish = SlipWish(one.appointment_id, one.language, paper, print_id=one.id)
        print_on(self._context, wish, self._printer, self._parent, self._on_ended)

    def _on_ended(self, ended: Ended) -> None:
        if isinstance(ended.error, PrintTrouble | PrintStuck):
            # The next one would fare no better.
            if self._done or self._failed:
                self._tell()
            show_error(_alive(self._parent), ended.error)
            return
        if ended.error is not None:
            self._failed.append(ended.error)
        elif not ended.skipped:
            self._done += 1
            self._moved = self._moved or not ended.holds
        self.go_on()

    def _tell(self) -> None:
        said = [QCoreApplication.translate("SlipPrints", "%n Zettel gedruckt", "", self._done)]
        if self._failed:
            said.append(
                QCoreApplication.translate("SlipPrints", "%n Zettel nicht gedruckt", "", len(self._failed))
            )
        if self._needless:
            why = ", ".join(
                dict.fromkeys(
                    word("prints", NEEDLESS_WORDS[one.needless]) for one in self._needless if one.needless
                )
            )
            text = QCoreApplication.translate(
                "SlipPrints", "%n Zettel verworfen: {why}", "", len(self._needless)
            )
            said.append(text.format(why=why))
        if self._moved:
            said.append(moved_said())
        self._context.status.tell(" · ".join(said))
        if self._failed:
            # One of them says what is wrong; the others still stand among those that wait.
            show_error(_alive(self._parent), self._failed[0])


def moved_said() -> str:
    """What came out does not hold any more."""
    return QCoreApplication.translate(
        "SlipPrints", "Der Termin hat sich inzwischen geändert: Zettel noch einmal drucken."
    )


def _came_out(context: Context, made: PrintedSlip, sent: Sent) -> str:
    text = QCoreApplication.translate("SlipPrints", "Terminzettel gedruckt: {printer}")
    if not sent.done:
        text = QCoreApplication.translate("SlipPrints", "Terminzettel ist beim Drucker: {printer}")
    parts = [text.format(printer=sent.printer.label)]
    parts += [said for said in (fit_said(sent.fit, sent.printer.label),) if said]
    if not context.privacy.hidden:
        parts += map(say, made.remarks)  # names stand in them
    return " · ".join(parts)


def _alive(parent: QWidget | None) -> QWidget | None:
    return parent if parent is not None and shiboken6.isValid(parent) else QApplication.activeWindow()
