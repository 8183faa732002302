"""The narrative of a report (Sachbericht): its questions, and what was answered to them, for all funders or for one.

It is kept in the store as it is typed, so whoever opens the report goes on where a colleague stopped. Typing is taken back
in the field itself; what is taken over in one go (another month's text, a note) is taken back by Ctrl+Z.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.narrative import ANSWER_LENGTH, AnswerRow, TextPoint, asks_as_a_year, joined
from woilmenau_desk.domain.report import Answer
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.text import clean_text
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.incoming import json_of
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import centre as draft_rows
from woilmenau_desk.storage import funders as funder_rows
from woilmenau_desk.storage import report_texts as rows
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

_ONE_TEXT: Final = "stood_out"
"""The question that the one text of a month was an answer to, before there were several."""
_OLD_DRAFT: Final = "report:"


def questions(desk: Desk, span: Span) -> tuple[Value, ...]:
    """What a span's report asks, in the order of the list as it holds at the span's end."""
    asked = "year" if asks_as_a_year(span) else "month"
    listed = desk.values_of(ListName.REPORT_QUESTIONS, min(span.last, desk.today()))
    return tuple(value for value in listed.choices() if value.extra.get(asked))


def funder_of(desk: Desk, span: Span, name: str | None) -> tuple[int | None, bool]:
    """The number of the funder of that name (None: the first), and whether there are several of them.

    None for the nameless one: it has no text of its own.
    """
    with desk.store.read() as conn:
        known = funder_rows.all_of_them(conn)
    named = [row for row in known if name is None or row.data.name.casefold() == name.strip().casefold()]
    paying = [row for row in named if row.data.pays_between(span.first, span.last)]
    found = next(iter(paying or named), None)
    return found.id if found is not None else None, len(known) > 1


def texts(desk: Desk, span: Span, funder_id: int | None = None) -> tuple[AnswerRow, ...]:
    """Every question of a span with what stands under it; last what stands under one that is asked no more.

    For a funder: their own text where there is one, else that for all of them. Raises NotAllowed.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.store.read() as conn:
        written = dict(rows.texts(conn, str(span), funder_id or None))
    found = []
    for value in questions(desk, span):
        text = written.pop(value.code, None) or AnswerRow(value.code, value.de)
        found.append(_titled(text, value))
    listed = desk.values_of(ListName.REPORT_QUESTIONS)
    for text in written.values():
        if text.text:
            retired = listed.held(text.question)
            titled = text if retired is None else _titled(text, retired)
            found.append(replace(titled, foreign=True))
    return tuple(found)


def answers(desk: Desk, span: Span, funder_id: int | None = None) -> tuple[Answer, ...]:
    """What the narrative says, question by question, as it goes into the report; nothing of what was left empty.

    Raises NotAllowed.
    """
    return tuple(
        Answer(text.question, text.title, text.text) for text in texts(desk, span, funder_id) if text.text
    )


def english(desk: Desk) -> Mapping[str, str]:
    """The English words of the questions, by their German ones."""
    return {value.de: value.en for value in desk.values_of(ListName.REPORT_QUESTIONS) if value.en}


def save(
    desk: Desk, span: Span, question: str, text: str, version: int, funder_id: int | None = None
) -> Done[AnswerRow]:
    """Keep what was typed under a question, read with this version (0: nothing stood there).

    Raises NotAllowed, BadInput or ChangedMeanwhile.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    known_code(desk, ListName.REPORT_QUESTIONS, question, "question")
    kept = clean_text(text, field="text", limit=ANSWER_LENGTH)
    with desk.writing() as uow:
        rows.keep(uow, str(span), question, funder_id or None, kept, desk.actor.name, version)
        done = _told(desk, uow, span, question, funder_id, _WRITTEN, undoable=False)
    # It is said beside the field; what somebody did meanwhile stays in the line at the bottom.
    return replace(done, by_itself=True)


def own_text(desk: Desk, span: Span, question: str, funder_id: int) -> Done[AnswerRow]:
    """Let a funder have a text of their own under a question, beginning with that for all of them.

    Raises NotAllowed, NotFound or ChangedMeanwhile.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    known_code(desk, ListName.REPORT_QUESTIONS, question, "question")
    if not funder_id:
        raise NotFound
    with desk.writing() as uow:
        standing = rows.texts(uow.conn, str(span), None).get(question)
        begun = standing.text if standing else ""
        rows.keep(uow, str(span), question, funder_id, begun, desk.actor.name, 0)
        text = QT_TRANSLATE_NOOP("said", "Eigener Text für einen Fördermittelgeber: {title}, {span}")
        return _told(desk, uow, span, question, funder_id, text)


def drop_own_text(desk: Desk, span: Span, question: str, funder_id: int, version: int) -> Done[AnswerRow]:
    """Let a funder have the text for all of them again. Raises NotAllowed, NotFound or ChangedMeanwhile."""
    desk.actor.require(Right.MAKE_REPORTS)
    if not funder_id:
        raise NotFound
    with desk.writing() as uow:
        rows.remove(uow, str(span), question, funder_id, version)
        text = QT_TRANSLATE_NOOP("said", "Wieder der Text für alle Fördermittelgeber: {title}, {span}")
        return _told(desk, uow, span, question, funder_id, text)


def confirm(
    desk: Desk, span: Span, question: str, version: int, funder_id: int | None = None
) -> Done[AnswerRow]:
    """Say that nobody is to be recognised in a text, as it was read with this version.

    Raises NotAllowed, NotFound or ChangedMeanwhile.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.writing() as uow:
        rows.confirm(uow, str(span), question, funder_id or None, desk.actor.name, version)
        text = QT_TRANSLATE_NOOP("said", "Bestätigt, dass niemand zu erkennen ist: {title}, {span}")
        return _told(desk, uow, span, question, funder_id, text)


def take_over(desk: Desk, span: Span, funder_id: int | None = None) -> Done[int]:
    """Put the text of the span before under each question of this one, as a start; returns of how many.

    A question under which something stands keeps it. Raises NotAllowed, or BadInput where there is nothing to take over.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    before = span.previous()
    return _start_with(
        desk,
        span,
        funder_id,
        {text.question: (text.text, text.funder_id) for text in texts(desk, before, funder_id)},
        Sentence(
            "errors",
            QT_TRANSLATE_NOOP("errors", "Für {span} steht kein Text, der hier noch fehlt."),
            {"span": before.said()},
        ),
        Sentence(
            "said",
            QT_TRANSLATE_NOOP("said", "Text von {before} übernommen in {span}"),
            {"before": before.said(), "span": span.said()},
        ),
    )


def collect(desk: Desk, span: Span, funder_id: int | None = None) -> Done[int]:
    """Put what the months of a span say under each question together, as a start; returns under how many.

    What only months are asked goes under „Einzelne Maßnahmen“. A question under which something stands keeps it.
    Raises NotAllowed, or BadInput where there is nothing to collect.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    asked = {value.code for value in questions(desk, span)}
    elsewhere = "measures" if "measures" in asked else None
    collected: dict[str, tuple[str, int | None]] = {}
    for month in span.months():
        of_month = Span.of_month(month)
        for text in texts(desk, of_month, funder_id):
            code = text.question if text.question in asked else elsewhere
            if text.text and code is not None:
                so_far, owner = collected.get(code, ("", None))
                more = f"{of_month.title()}: {text.text}"
                collected[code] = joined(so_far, more), owner or text.funder_id
    return _start_with(
        desk,
        span,
        funder_id,
        collected,
        Sentence(
            "errors", QT_TRANSLATE_NOOP("errors", "In den Monaten steht kein Text, der hier noch fehlt.")
        ),
        Sentence(
            "said",
            QT_TRANSLATE_NOOP("said", "Texte der Monate gesammelt für {span}"),
            {"span": span.said()},
        ),
    )


def _start_with(
    desk: Desk,
    span: Span,
    funder_id: int | None,
    begun: Mapping[str, tuple[str, int | None]],
    nothing: Sentence,
    said: Sentence,
) -> Done[int]:
    """Fill what is empty. A text that has grown too long for its field ends with „…“."""
    asked = {value.code for value in questions(desk, span)}
    with desk.writing() as uow:
        standing = rows.texts(uow.conn, str(span), funder_id or None)
        number = 0
        for question, (text, owner) in begun.items():
            there = standing.get(question)
            if not text or question not in asked or (there is not None and there.text):
                continue
            # What was one funder's own stays theirs.
            owner = owner if there is None else there.funder_id
            rows.keep(uow, str(span), question, owner, _fitting(text), desk.actor.name, HERE)
            number += 1
        if not number:
            raise BadInput("span", nothing)
        return desk.finish(uow, number, said)


def _fitting(text: str) -> str:
    if len(text) <= ANSWER_LENGTH:
        return text
    return f"{text[: ANSWER_LENGTH - 2].rstrip()} …"


def take_over_drafts(desk: Desk) -> int:
    """Take over what this user typed when there was one text a month, kept as a draft of their own; returns how many.

    Each goes behind what stands there, and is no draft any more: so it happens once. Raises NotAllowed.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.store.read() as conn:
        if not any(_month_of(kept.form) for kept in draft_rows.drafts_of(conn, desk.actor.name)):
            return 0
    with desk.writing() as uow:
        number = 0
        for kept in draft_rows.drafts_of(uow.conn, desk.actor.name):
            span = _month_of(kept.form)
            if span is None or kept.sealed:
                continue
            text = _typed(kept.fields)
            standing = rows.texts(uow.conn, str(span), None).get(_ONE_TEXT)
            there = standing.text if standing else ""
            if text and text not in there:
                rows.keep(
                    uow, str(span), _ONE_TEXT, None, _fitting(joined(there, text)), desk.actor.name, HERE
                )
                number += 1
            draft_rows.drop_draft(uow.conn, desk.actor.name, kept.form)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Früher getippte Berichtstexte übernommen"))
        return desk.finish(uow, number, said, undoable=False).value


def draft_of(form: str) -> tuple[Span, int] | None:
    """Of which span and for which funder (0: for all of them) a draft of a text is; None for another form's."""
    kind, *rest = form.split(":")
    if kind != DraftOf.REPORT_TEXT or len(rest) != 3 or not rest[2].isdecimal():
        return None
    try:
        return Span.parse(rest[0]), int(rest[2])
    except BadInput:
        return None


def unsaved(desk: Desk, span: Span, funder_id: int | None = None) -> tuple[AnswerRow, ...]:
    """The questions of a span under which this user typed what is not kept yet, as it stands without that.

    Raises NotAllowed.
    """
    found = {row.question: row for row in texts(desk, span, funder_id)}
    with desk.store.read() as conn:
        forms = {kept.form for kept in draft_rows.drafts_of(conn, desk.actor.name)}
    return tuple(
        row
        for question, row in found.items()
        if any(f"{DraftOf.REPORT_TEXT}:{span}:{question}:{owner}" in forms for owner in {0, funder_id or 0})
    )


def _month_of(form: str) -> Span | None:
    """Of which month a draft of earlier versions is."""
    if not form.startswith(_OLD_DRAFT):
        return None
    try:
        span = Span.parse(form.removeprefix(_OLD_DRAFT))
    except BadInput:
        return None
    return span if span.kind is SpanKind.MONTH else None


def _typed(fields: bytes) -> str:
    try:
        found = json_of(fields.decode())
    except ValueError:
        return ""
    typed = found.get("text") if isinstance(found, dict) else None
    try:
        return clean_text(str(typed or ""), field="text")
    except BadInput:
        return ""


def open_points(desk: Desk, span: Span, funder_id: int | None = None) -> tuple[TextPoint, ...]:
    """What the text still lacks before the report is closed. Raises NotAllowed."""
    found = texts(desk, span, funder_id)
    points = []
    for row in unsaved(desk, span, funder_id):
        text = QT_TRANSLATE_NOOP("checks", "Im Sachbericht steht Getipptes, das nicht gesichert ist: {title}")
        points.append(TextPoint("unsaved", Sentence("checks", text, {"title": row.title}), 1, row.question))
    if not any(text.text for text in found):
        text = QT_TRANSLATE_NOOP("checks", "Der Sachbericht ist noch leer.")
        points.append(TextPoint("narrative", Sentence("checks", text), 1, found[0].question if found else ""))
    for row in found:
        if row.once and row.text and not row.confirmed:
            text = QT_TRANSLATE_NOOP("checks", "Noch nicht bestätigt, dass niemand zu erkennen ist: {title}")
            points.append(
                TextPoint("anonymised", Sentence("checks", text, {"title": row.title}), 1, row.question)
            )
    return tuple(points)


_WRITTEN: Final = QT_TRANSLATE_NOOP("said", "Berichtstext gespeichert: {title}, {span}")


def _told(
    desk: Desk,
    uow: UnitOfWork,
    span: Span,
    question: str,
    funder_id: int | None,
    text: str,
    *,
    undoable: bool = True,
) -> Done[AnswerRow]:
    value = desk.values_of(ListName.REPORT_QUESTIONS).held(question)
    row = rows.texts(uow.conn, str(span), funder_id or None).get(question) or AnswerRow(question, question)
    if value is not None:
        row = _titled(row, value)
    said = Sentence("said", text, {"title": row.title, "span": span.said()})
    return desk.finish(uow, row, said, undoable=undoable)


def _titled(row: AnswerRow, value: Value) -> AnswerRow:
    return replace(
        row,
        title=value.de,
        hint=str(value.extra.get("hint", "")),
        once=bool(value.extra.get("once")),
    )
