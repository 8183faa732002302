"""Papers in the words as shipped; the service prints them in the centre's own."""

from collections.abc import Sequence

from woilmenau_desk.documents.deadline_slip import render_deadline_slip
from woilmenau_desk.documents.marks import Mark
from woilmenau_desk.documents.number_slip import render_number_slip
from woilmenau_desk.documents.receipt import render_receipts
from woilmenau_desk.documents.referral_slip import render_referral_slip
from woilmenau_desk.documents.slip import render_slip, slip_sheet
from woilmenau_desk.documents.slip_words import GERMAN, slip_words
from woilmenau_desk.documents.week_poster import render_week_poster
from woilmenau_desk.domain.offer_papers import WeekPoster
from woilmenau_desk.domain.queue import NumberSlip
from woilmenau_desk.domain.receipts import Receipt
from woilmenau_desk.domain.slips import AppointmentSlip, DeadlineSlip, Paper, ReferralSlip


def appointment(slip: AppointmentSlip, paper: Paper = Paper.A6, sample: bool = False) -> bytes:
    """An appointment's slip."""
    return render_slip(slip, slip_words(GERMAN), slip_words(slip.language), paper, sample)


def marks(slip: AppointmentSlip, paper: Paper) -> tuple[tuple[Mark, ...], tuple[float, float]]:
    """What stands where on an appointment's slip, and how large its paper is."""
    sheet = slip_sheet(slip, slip_words(GERMAN), slip_words(slip.language), paper)
    return sheet.marks(), (sheet.width, sheet.height)


def referral(slip: ReferralSlip, paper: Paper = Paper.A6) -> bytes:
    """A referral's slip."""
    return render_referral_slip(slip, slip_words(GERMAN), slip_words(slip.language), paper)


def number(slip: NumberSlip, paper: Paper = Paper.A6) -> bytes:
    """A number's slip."""
    return render_number_slip(slip, slip_words(GERMAN), slip_words(slip.language), paper)


def deadline(slip: DeadlineSlip, paper: Paper = Paper.A6) -> bytes:
    """A deadline's slip."""
    return render_deadline_slip(slip, slip_words(GERMAN), slip_words(slip.language), paper)


def receipts(told: Sequence[Receipt]) -> bytes:
    """Receipts, a page each."""
    return render_receipts(
        told, {code: slip_words(code) for code in (GERMAN, *(one.language for one in told))}
    )


def poster(told: WeekPoster) -> bytes:
    """A week's programme."""
    return render_week_poster(told, slip_words(GERMAN), slip_words(told.language))
