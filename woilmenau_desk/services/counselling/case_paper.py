"""The case sheet as a paper: the timeline as its page shows it, without notes unless they are asked for."""

from collections.abc import Collection, Mapping, Sequence

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_papers import CaseSheet, SheetEntry
from woilmenau_desk.domain.cases import STATE_NAMES, CaseDetails, CaseState, Entry, EntryKind
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import centre
from woilmenau_desk.services.counselling import cases, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.storage import amendments
from woilmenau_desk.storage import counselling as rows


def case_sheet(
    desk: Desk,
    case_id: int,
    *,
    kinds: Collection[EntryKind] = timeline.EVERYTHING,
    topic: str | None = None,
    notes: bool = False,
) -> PaperFile:
    """A case with its timeline for the file; of these kinds, and of sessions those about a topic.

    `notes`: with the text of each note, and each is a reading that is written down as a print.

    Raises NotAllowed, NotFound, CaseRestricted, StoreDamaged.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    case = cases.details(desk, case_id)
    found = [
        one
        for one in timeline.entries(desk, case_id=case_id, kinds=kinds)
        if topic is None or topic in one.topics
    ]
    texts = _notes(desk, found) if notes else {}
    topics = desk.values_of(ListName.TOPICS)
    chosen = (
        []
        if len(frozenset(kinds)) == len(EntryKind)
        else [_KINDS[kind] for kind in EntryKind if kind in kinds]
    )
    chosen += [topics.label(topic)] if topic else []
    sheet = CaseSheet(
        centre=centre.settings(desk).place.name,
        number=case.row.number,
        person=case.row.person_name,
        facts=_facts(desk, case),
        aims=case.data.aims,
        entries=tuple(
            SheetEntry(
                at=one.at,
                title=str(one.title),
                detail=str(one.detail),
                topics=" · ".join(topics.label(code) for code in one.topics),
                by=one.by,
                note=texts.get(one.id, "") if one.kind is EntryKind.SESSION else "",
                open=one.open,
                hidden=one.hidden,
                all_day=one.all_day,
                outside=one.outside,
            )
            for one in found
        ),
        made_at=local(desk.clock()),
        only=" · ".join(chosen),
        restricted=case.row.restricted,
    )
    made = printable(sheet)
    from woilmenau_desk.documents.case_sheet import render_case_sheet  # start-up: only paper needs it

    return PaperFile(render_case_sheet(made.content), made.remarks, f"Fallblatt-{case.row.number}.pdf")


# As a paper says what was chosen; the window has words of its own.
_KINDS: Mapping[EntryKind, str] = {
    EntryKind.SESSION: "Gespräche",
    EntryKind.AID: "Hilfen",
    EntryKind.APPOINTMENT: "Termine",
    EntryKind.REFERRAL: "Verweise",
    EntryKind.DOCUMENT: "Papiere",
    EntryKind.DEADLINE: "Fristen",
    EntryKind.FOLLOW_UP: "Wiedervorlagen",
    EntryKind.DECISION: "Schritte",
}


def _facts(desk: Desk, case: CaseDetails) -> tuple[tuple[str, str], ...]:
    row, data = case.row, case.data
    opened = f"{row.opened_on:%d.%m.%Y}"
    told = [
        ("Zuständig", row.responsible_name),
        ("Stand", STATE_NAMES[row.state]),
        ("Eröffnet am", opened),
        ("Erreichte Familienmitglieder", str(row.reached)),
    ]
    if row.state is CaseState.CLOSED and row.closed_on is not None:
        outcome = desk.values_of(ListName.OUTCOMES).label(case.outcome)
        told += [("Abgeschlossen am", f"{row.closed_on:%d.%m.%Y}"), ("Ergebnis", outcome)]
    lawyer = " · ".join(part for part in (data.lawyer, data.lawyer_phone) if part)
    members = [one.name for one in people.rows_of(desk, data.members).values()]
    told += [("Rechtsbeistand", lawyer)] if lawyer else []
    told += [("Auch dabei", ", ".join(members))] if members else []
    return tuple(told)


def _notes(desk: Desk, entries: Sequence[Entry]) -> dict[int, str]:
    """The notes of the sessions with what was added to them; all of them are written down as printed, in one go."""
    wanted = [one.id for one in entries if one.kind is EntryKind.SESSION and one.has_note and not one.hidden]
    texts = {}
    with desk.writing() as uow:
        for session_id in wanted:
            parts = [rows.details(uow.conn, session_id, desk.vault, uow.at).note]
            for more in amendments.of_session(uow.conn, desk.vault, session_id):
                parts.append(f"Nachtrag {more.written_at:%d.%m.%Y}, {more.written_by}: {more.text}")
            texts[session_id] = "\n".join(parts)
            uow.trace("printed", "counselling_session", session_id)
        uow.commit()
    return texts
