"""Funds (Töpfe) that emergency help is paid from: what is left, what was paid, and who counted the cash box.

Whoever gives help sees what is left; the lead enters, changes and closes. Money is recorded by giving help, taken back by
striking it.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funds import (
    CountData,
    CountRow,
    FundClosed,
    FundData,
    FundEntryRow,
    FundOverdrawn,
    FundRow,
)
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import funds as rows
from woilmenau_desk.storage.fund_use import is_used
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_FULL_NAME: Final = 2  # words


def listed(desk: Desk) -> tuple[FundRow, ...]:
    """All funds, those that are open first. Raises NotAllowed."""
    desk.actor.require(Right.GIVE_AID)
    with desk.store.read() as conn:
        return rows.all_of_them(conn)


def paying(desk: Desk, on: date | None = None) -> tuple[FundRow, ...]:
    """The funds that something may be paid from on a day, today by default. Raises NotAllowed."""
    day = on or desk.today()
    return tuple(row for row in listed(desk) if row.pays_on(day))


def get(desk: Desk, fund_id: int) -> FundRow:
    """One fund. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.GIVE_AID)
    with desk.store.read() as conn:
        return rows.row(conn, fund_id)


def named(desk: Desk, name: str) -> int:
    """The fund of a number, or of exactly that name. Raises NotAllowed, or BadInput where there is none."""
    known = listed(desk)
    said = name.strip()
    for row in known:
        if said == str(row.id) or said.casefold() == row.data.name.casefold():
            return row.id
    text = QT_TRANSLATE_NOOP("errors", "Den Topf „{name}“ gibt es nicht; bekannt sind: {known}.")
    listing = ", ".join(row.data.name for row in known if row.closed_on is None) or "–"
    raise BadInput("fund", Sentence("errors", text, {"name": said[:60], "known": listing}))


def entries(
    desk: Desk, fund_id: int | None = None, after: After | None = None, size: int | None = None
) -> Part[FundEntryRow]:
    """What was paid from a fund, or altogether, the newest first; to whom it does not say. Raises NotAllowed."""
    desk.actor.require(Right.GIVE_AID)
    with desk.store.read() as conn:
        return rows.entries(conn, fund_id, after, size)


def counts(desk: Desk, fund_id: int) -> tuple[CountRow, ...]:
    """The counts of a fund's cash box, the newest first. Raises NotAllowed."""
    desk.actor.require(Right.GIVE_AID)
    with desk.store.read() as conn:
        return rows.counts(conn, fund_id)


def add_fund(desk: Desk, data: FundData) -> Done[FundRow]:
    """Enter a fund. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.EDIT_FUNDS)
    kept = data.checked()
    with desk.writing() as uow:
        _check_name(uow, kept.name)
        row = rows.row(uow.conn, rows.add(uow, kept, desk.today()))
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Topf eingetragen: {name}"), row))


def edit_fund(desk: Desk, fund_id: int, data: FundData, version: int) -> Done[FundRow]:
    """Change what is known of a fund, as it was read with this version.

    Raises NotAllowed, NotFound, BadInput, FundClosed or ChangedMeanwhile.
    """
    desk.actor.require(Right.EDIT_FUNDS)
    kept = data.checked()
    with desk.writing() as uow:
        rows.expect(uow, fund_id, version)
        before = _open(rows.row(uow.conn, fund_id))
        _check_name(uow, kept.name, fund_id)
        if before.data.cash and not kept.cash and is_used(uow.conn, fund_id):
            text = QT_TRANSLATE_NOOP(
                "errors", "Aus dieser Kasse ist schon gezahlt, oder sie ist gezählt: Sie bleibt eine Kasse."
            )
            raise BadInput("cash", Sentence("errors", text))
        rows.change(uow, fund_id, kept, before.data.first_day or desk.today(), version)
        row = rows.row(uow.conn, fund_id)
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Topf geändert: {name}"), row))


def count_cash(desk: Desk, data: CountData) -> Done[CountRow]:
    """Write down a count of the cash box by two people, or close the fund with it (`closes`, a lead's).

    A difference is written down and stays; what is left in the fund does not change by it. Raises NotAllowed, NotFound,
    FundClosed, or BadInput where nobody else counted along.
    """
    desk.actor.require(Right.EDIT_FUNDS if data.closes else Right.GIVE_AID)
    kept = replace(data.checked(), second=_second(desk, data.checked().second))
    with desk.writing() as uow:
        fund = _open(rows.row(uow.conn, kept.fund_id))
        if not fund.data.cash:
            text = QT_TRANSLATE_NOOP("errors", "Dieser Topf liegt in keiner Kasse: da ist nichts zu zählen.")
            raise BadInput("counted_cents", Sentence("errors", text))
        number = rows.count(uow, kept, desk.today(), fund.left_cents, desk.actor.name)
        if kept.closes:
            rows.close(uow, fund.id, desk.today(), fund.version)
        row = rows.count_row(uow.conn, number)
        text = QT_TRANSLATE_NOOP("said", "Kasse gezählt: {name} · {amount}{difference}")
        if kept.closes:
            text = QT_TRANSLATE_NOOP(
                "said", "Kasse gezählt und Topf geschlossen: {name} · {amount}{difference}"
            )
        difference: Sentence | str = ""
        if row.difference_cents:
            more = QT_TRANSLATE_NOOP("said", " · Differenz {amount}")
            difference = Sentence("said", more, {"amount": euros(row.difference_cents)})
        values = {"name": fund.data.name, "amount": euros(kept.counted_cents), "difference": difference}
        return desk.finish(uow, row, Sentence("said", text, values))


def close_fund(desk: Desk, fund_id: int, version: int) -> Done[FundRow]:
    """Close a fund that lies in no cash box. Raises NotAllowed, NotFound, FundClosed, ChangedMeanwhile.

    Raises BadInput for a cash box: it is closed with a count.
    """
    desk.actor.require(Right.EDIT_FUNDS)
    with desk.writing() as uow:
        rows.expect(uow, fund_id, version)
        if _open(rows.row(uow.conn, fund_id)).data.cash:
            text = QT_TRANSLATE_NOOP("errors", "Eine Kasse wird beim Schließen von zweien gezählt.")
            raise BadInput("counted_cents", Sentence("errors", text))
        rows.close(uow, fund_id, desk.today(), version)
        row = rows.row(uow.conn, fund_id)
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Topf geschlossen: {name}"), row))


def reopen_fund(desk: Desk, fund_id: int, version: int) -> Done[FundRow]:
    """Open a fund again; its counts stay. Raises NotAllowed, NotFound or ChangedMeanwhile."""
    desk.actor.require(Right.EDIT_FUNDS)
    with desk.writing() as uow:
        rows.close(uow, fund_id, None, version)
        row = rows.row(uow.conn, fund_id)
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Topf wieder geöffnet: {name}"), row))


def check_paying(uow: UnitOfWork, fund_id: int, day: date, cents: int, *, overdraw: bool) -> FundRow:
    """The fund that so much is to be paid from on a day, as a part of a larger write.

    Raises NotFound, FundClosed, BadInput where it does not hold on that day, or FundOverdrawn unless `overdraw`.
    """
    fund = _open(rows.row(uow.conn, fund_id))
    check_date(day, field="on")
    if not fund.pays_on(day):
        text = QT_TRANSLATE_NOOP("errors", "Der Topf „{fund}“ gilt am {day} nicht: {period}.")
        period = f"{fund.data.first_day:%d.%m.%Y} – "
        period += "…" if fund.data.last_day is None else f"{fund.data.last_day:%d.%m.%Y}"
        values = {"fund": fund.data.name, "day": f"{day:%d.%m.%Y}", "period": period}
        raise BadInput("fund", Sentence("errors", text, values))
    if cents > fund.left_cents and not overdraw:
        raise FundOverdrawn(fund.data.name, fund.left_cents, cents)
    return fund


def _open(fund: FundRow) -> FundRow:
    if fund.closed_on is not None:
        raise FundClosed(fund=fund.data.name, day=f"{fund.closed_on:%d.%m.%Y}")
    return fund


def _check_name(uow: UnitOfWork, name: str, own: int | None = None) -> None:
    taken = (row for row in rows.all_of_them(uow.conn) if row.id != own)
    if any(row.data.name.casefold() == name.casefold() for row in taken):
        text = QT_TRANSLATE_NOOP("errors", "Einen Topf „{name}“ gibt es schon.")
        raise BadInput("name", Sentence("errors", text, {"name": name}))


def _second(desk: Desk, said: str) -> str:
    """Who counts along: a colleague by name or login, or anybody else by both names. Raises BadInput for oneself."""
    known = {row.key.casefold(): row.name for row in colleagues.colleagues(desk)}
    own = {desk.actor.name, desk.actor.display_name, known.get(desk.actor.name.casefold(), "")}
    name = known.get(said.casefold(), said)
    words = _words(name)
    # With a surname behind it, too, it is still one's own name.
    is_own = name.casefold() in {one.casefold() for one in own}
    if is_own or any(mine and mine <= words for mine in map(_words, own)):
        text = QT_TRANSLATE_NOOP("errors", "Das sind Sie selbst: mitzählen muss jemand anderes.")
        raise BadInput("second", Sentence("errors", text))
    if name.casefold() not in {one.casefold() for one in known.values()} and len(words) < _FULL_NAME:
        text = QT_TRANSLATE_NOOP(
            "errors", "Wer nicht zum Team gehört, steht mit Vor- und Nachnamen da, etwa „Amina Beispiel“."
        )
        raise BadInput("second", Sentence("errors", text))
    return name


def _words(name: str) -> set[str]:
    """The words of a name that have letters enough to be one."""
    return {word for word in re.findall(r"[^\W\d_]+", name.casefold()) if len(word) > 1}


def _said(text: str, row: FundRow) -> Sentence:
    return Sentence("said", text, {"name": row.data.name})
