"""The roll call of a session: who is announced, who came, which children are in the childcare."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.offers import AttendanceState, SessionKey, SessionState
from woilmenau_desk.domain.roll_call import Child, RollCall, RollPart, RollRow
from woilmenau_desk.domain.visits import LARGEST_GROUP, VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import contacts, sessions, volunteer_roll
from woilmenau_desk.storage import attendance as rows
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

MOST_CHILDREN = 20  # of one person; more is a slip of the finger
_CAME, _ANNOUNCED = AttendanceState.CAME, AttendanceState.ANNOUNCED


def start(desk: Desk, key: SessionKey) -> RollCall:
    """A session's roll call as it stands: whoever is enrolled is proposed. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.RUN_OFFERS)
    row = sessions.get(desk, key)
    with desk.store.read() as conn:
        of = rows.find_session(conn, key)
        if row.for_volunteers:
            return RollCall(row, volunteer_roll.read(desk, of))
        children = () if of is None else rows.children(conn, of.id)
        people = rows.rows(conn, of, key.offer_id, row.day)
        return RollCall(row, people, children, rows.childcare_places(conn, key.offer_id))


def mark(
    desk: Desk,
    key: SessionKey,
    person_id: int,
    state: AttendanceState | None,
    version: int | None = None,
    *,
    children: int | None = None,
) -> Done[RollPart]:
    """Say of somebody that they came, are announced or excused; None takes back whatever was said.

    Whoever came is a contact, with the visit that is there or one that is made; it goes when that is taken back.
    `version`: of the line as it was read, 0 where nothing was marked; without one the present state is what was meant.
    `children`: how many of theirs are in the childcare now; None: as many as they announced, when they come, and else as
    before. In a session for volunteers `person_id` is a volunteer's. Raises NotAllowed, NotFound, ChangedMeanwhile, or
    BadInput for a session that was called off or has not come yet.
    """
    with _writing(desk, key, state is _CAME) as work:
        if work.of.for_volunteers:
            row, gone, said = volunteer_roll.mark(desk, work.uow, work.of, person_id, state, version)
            work.rows[row.person_id] = row
            work.gone |= {row.person_id} if gone else set()
        else:
            said = work.mark(person_id, state, version, children)
        return work.finish(said)


def come_all(desk: Desk, key: SessionKey) -> Done[RollPart]:
    """Everybody who is announced came, each with the announced children: one write, one step to undo.

    Raises what `mark` raises, and BadInput where nobody is announced who is not here already.
    """
    with _writing(desk, key) as work:
        if work.of.for_volunteers:
            people = volunteer_roll.in_write(desk, work.uow, work.of)
        else:
            people = rows.rows(work.uow.conn, work.of, key.offer_id, work.of.day)
        awaited = [row for row in people if row.state is _ANNOUNCED]
        if not awaited:
            text = QT_TRANSLATE_NOOP("errors", "Niemand ist angemeldet, der nicht schon da ist.")
            raise BadInput("person", Sentence("errors", text))
        for row in awaited:
            if work.of.for_volunteers:
                came, _, _ = volunteer_roll.mark(desk, work.uow, work.of, row.person_id, _CAME, None)
                work.rows[came.person_id] = came
            else:
                work.come(row, None)
        text = QT_TRANSLATE_NOOP("said", "Alle Angemeldeten sind da: {number}")
        return work.finish(_joined([Sentence("said", text, {"number": len(awaited)}), *work.care()]))


def attend(desk: Desk, key: SessionKey, person_id: int) -> Done[VisitRow]:
    """The same as marking that somebody came, for the counter: answers with the contact. Raises what `mark` raises."""
    with _writing(desk, key) as work:
        there = work.line(person_id)
        visit = visit_rows.row(work.uow.conn, work.come(there, None))
        text = QT_TRANSLATE_NOOP("said", "{offer}: {name} ist da")
        if there.came:
            text = QT_TRANSLATE_NOOP("said", "{offer}: {name} war schon da, zählt einmal")
        said = Sentence("said", text, {"offer": work.of.title, "name": there.name})
        return desk.finish(work.uow, visit, _joined([said, *work.care()]))


def attend_all(
    desk: Desk, key: SessionKey, person_ids: Sequence[int], adults: int = 0, children: int = 0
) -> Done[RollPart]:
    """These people came, and so many anonymous heads more: one write, or nothing of it. Raises what `mark` raises."""
    with _writing(desk, key) as work:
        if work.of.for_volunteers:
            for person_id in person_ids:
                row, _, _ = volunteer_roll.mark(desk, work.uow, work.of, person_id, _CAME, None)
                work.rows[row.person_id] = row
        else:
            for person_id in person_ids:
                work.come(work.line(person_id), None)
        if adults or children:
            work.set_heads(work.of.adults + adults, work.of.children + children)
        text = QT_TRANSLATE_NOOP("said", "{offer}: {number} sind da, {heads} anonym dazu")
        told = {"offer": work.of.title, "number": len(work.rows), "heads": adults + children}
        return work.finish(_joined([Sentence("said", text, told), *work.care()]))


def heads(desk: Desk, key: SessionKey, adults: int, children: int, version: int) -> Done[RollPart]:
    """How many anonymous heads there are beside those known by name: one visit of the session, changed as they change.

    `version`: of the session, 0 where nothing is known of it yet. Raises ChangedMeanwhile, BadInput, NotFound, NotAllowed.
    """
    with _writing(desk, key, version=version) as work:
        work.set_heads(adults, children)
        text = QT_TRANSLATE_NOOP("said", "Anonym: {adults} Erwachsene, {children} Kinder")
        return work.finish(Sentence("said", text, {"adults": adults, "children": children}))


def add_heads(desk: Desk, key: SessionKey, adults: int, children: int = 0) -> Done[RollPart]:
    """So many anonymous heads more, or fewer; the answer holds the visit that they all are.

    Whoever adds need not have read how many there are: two doors count into one number. Raises what `heads` raises.
    """
    with _writing(desk, key) as work:
        now = max(0, work.of.adults + adults), max(0, work.of.children + children)
        visit_id = work.set_heads(*now)
        if visit_id is not None:
            work.visit = visit_rows.row(work.uow.conn, visit_id)
        text = QT_TRANSLATE_NOOP("said", "{offer}: anonym jetzt {adults} Erwachsene, {children} Kinder")
        told = {"offer": work.of.title, "adults": now[0], "children": now[1]}
        return work.finish(Sentence("said", text, told))


def bring(desk: Desk, key: SessionKey, attendance_id: int | None, number: int = 1) -> Done[RollPart]:
    """A child, or several, come into the childcare, brought by whoever came (`attendance_id`); each gets its pick-up number.

    Never refused because the childcare is full: that is told. Raises NotFound, BadInput, NotAllowed.
    """
    with _writing(desk, key) as work:
        if work.of.for_volunteers or not 1 <= number <= MOST_CHILDREN:
            raise NotFound
        if attendance_id is not None:
            person_id = rows.person_of(work.uow.conn, work.of.id, attendance_id)
            there = work.line(person_id)
            if not there.came:
                raise NotFound
            work.rows[person_id] = there
        work.bring(attendance_id, number)
        return work.finish(_joined(work.care()))


def collect(desk: Desk, child_id: int, version: int) -> Done[RollPart]:
    """A child was picked up; one that was already stays so, and that is said. Raises ChangedMeanwhile or NotFound."""
    with _with_child(desk, child_id) as work:
        rows.expect_child(work.uow, child_id, version)
        there = rows.child(work.uow.conn, child_id)
        if there.collected_at is not None:
            text = QT_TRANSLATE_NOOP("said", "Schon abgeholt um {time}: Kind Nr. {number}")
            told = {"number": there.number, "time": f"{there.collected_at:%H:%M}"}
            work.children[child_id] = there
            return work.finish(Sentence("said", text, told))
        rows.collect(work.uow, child_id, version)
        work.children[child_id] = rows.child(work.uow.conn, child_id)
        text = QT_TRANSLATE_NOOP("said", "Abgeholt: Kind Nr. {number}")
        if there.brought_by:
            text = QT_TRANSLATE_NOOP("said", "Abgeholt: Kind Nr. {number}, gebracht von {name}")
        said = Sentence("said", text, {"number": there.number, "name": there.brought_by})
        return work.finish(said)


def strike(desk: Desk, child_id: int, version: int) -> Done[RollPart]:
    """A child was not brought after all; its number is given to no other. Raises ChangedMeanwhile or NotFound."""
    with _with_child(desk, child_id) as work:
        there = rows.child(work.uow.conn, child_id)
        work.strike(there, version)
        if there.person_id is not None:
            work.rows[there.person_id] = work.line(there.person_id)
        text = QT_TRANSLATE_NOOP("said", "Doch nicht gebracht: Kind Nr. {number}")
        return work.finish(Sentence("said", text, {"number": there.number}))


def finish(desk: Desk, key: SessionKey, version: int) -> Done[RollPart]:
    """The session was held. Whoever was announced and did not come stays written down as announced.

    Raises ChangedMeanwhile, NotFound, NotAllowed, or BadInput for a session that was called off or has not come yet.
    """
    with _writing(desk, key, version=version) as work:
        of, uow = work.of, work.uow
        if of.for_volunteers:
            people = volunteer_roll.in_write(desk, uow, of)
        else:
            people = rows.rows(uow.conn, of, of.offer_id, of.day)
            for row in people:
                if row.attendance_id is None:
                    # Who was announced is known of this session, whatever becomes of their place.
                    rows.mark(uow, of, row, _ANNOUNCED, None, desk.actor.name, HERE)
                    work.rows[row.person_id] = work.line(row.person_id)
        rows.set_state(uow, of.id, SessionState.HELD, HERE)
        work.session_changed = True
        came = sum(row.came for row in people) + of.adults + of.children
        text = QT_TRANSLATE_NOOP("said", "{offer}: fertig, {number} waren da")
        parts = [Sentence("said", text, {"offer": of.title, "number": came})]
        there = [one.number for one in rows.children(uow.conn, of.id) if one.collected_at is None]
        if there:
            text = QT_TRANSLATE_NOOP("said", "noch nicht abgeholt: Nr. {numbers}")
            parts.append(Sentence("said", text, {"numbers": _numbers(there)}))
        return work.finish(_joined(parts))


class _Work:
    """A write at a session, and what it has changed so far."""

    def __init__(self, desk: Desk, uow: UnitOfWork, of: rows.Session) -> None:
        self.uow, self.of = uow, of
        self.rows: dict[int, RollRow] = {}
        self.gone: set[int] = set()
        self.children: dict[int, Child] = {}
        self.gone_children: set[int] = set()
        self.visit: VisitRow | None = None
        self.made = False  # a visit, for whoever came
        self.session_changed = False  # its own row, which is read once more then
        self._desk = desk
        self._brought: list[Child] = []

    def line(self, person_id: int) -> RollRow:
        """Somebody's line as it stands now, whether or not they are in the roll call. Raises NotFound."""
        conn = self.uow.conn
        found = rows.row(conn, self.of, person_id)
        if found is None:
            found = rows.stranger(conn, person_id)
            if found.person_id != person_id:  # their record was merged into another one meanwhile
                found = rows.row(conn, self.of, found.person_id) or found
        return found

    def mark(
        self, person_id: int, state: AttendanceState | None, version: int | None, children: int | None
    ) -> Sentence:
        """Say of somebody what is known of them; see the function of that name."""
        there = self.line(person_id)
        now = there.state if there.attendance_id is not None else None
        # Whoever says how many children there are has to have seen those who are there.
        others = now is not state or children not in (None, there.children)
        if version is not None and version != there.version and others:
            raise ChangedMeanwhile(kind=Kind.ATTENDANCE)
        if state is _CAME:
            self.come(there, children)
            return self._said_came(there)
        if now is not state:
            self._leave(there, state)
        texts = {
            None: QT_TRANSLATE_NOOP("said", "Zurückgenommen: {name}"),
            _ANNOUNCED: QT_TRANSLATE_NOOP("said", "Angemeldet: {name}"),
            AttendanceState.EXCUSED: QT_TRANSLATE_NOOP("said", "Entschuldigt: {name}"),
        }
        text = texts[state]
        if there.came:
            text = QT_TRANSLATE_NOOP("said", "Doch nicht da: {name}")
        return Sentence("said", text, {"name": there.name})

    def come(self, there: RollRow, children: int | None) -> int:
        """Somebody came, with so many children in the childcare; the visit that it counts as."""
        attendance_id = there.attendance_id
        if there.came and attendance_id is not None:
            visit_id = rows.visit_of(self.uow.conn, attendance_id)
            if visit_id is None:
                raise NotFound
            wanted = there.children if children is None else children
        else:
            visit_id, self.made = contacts.count(self._desk, self.uow, self.of, there.person_id)
            attendance_id = rows.mark(
                self.uow, self.of, there, _CAME, visit_id, self._desk.actor.name, there.version
            )
            wanted = there.places if children is None else children
            # Within this write nobody else changes the line: what it says now is known without being read again.
            there = replace(there, state=_CAME, attendance_id=attendance_id, version=there.version + 1)
        if wanted != there.children:
            self._set_children(attendance_id, wanted)
            there = self.line(there.person_id)
        self.rows[there.person_id] = there
        return visit_id

    def set_heads(self, adults: int, children: int) -> int | None:
        """Let there be so many anonymous heads; the visit that they are."""
        if not (0 <= adults <= LARGEST_GROUP and 0 <= children <= LARGEST_GROUP):
            text = QT_TRANSLATE_NOOP("errors", "{number} anonyme Köpfe können nicht stimmen.")
            wrong = next(one for one in (adults, children) if not 0 <= one <= LARGEST_GROUP)
            raise BadInput("heads", Sentence("errors", text, {"number": wrong}))
        if self.of.for_volunteers:
            text = QT_TRANSLATE_NOOP("errors", "Bei Ehrenamtlichen zählt, wer mit Namen da ist.")
            raise BadInput("heads", Sentence("errors", text))
        self.session_changed = True
        return contacts.set_heads(self._desk, self.uow, self.of, adults, children)

    def bring(self, attendance_id: int | None, number: int) -> None:
        """So many children come into the childcare."""
        for _ in range(number):
            child_id = rows.bring(self.uow, self.of, attendance_id)
            self.children[child_id] = child = rows.child(self.uow.conn, child_id)
            self._brought.append(child)
        if attendance_id is not None and number > 0:
            rows.touch(self.uow, attendance_id)
            person_id = self._brought[-1].person_id
            if person_id in self.rows:
                self.rows[person_id] = self.line(person_id)

    def strike(self, child: Child, version: int) -> None:
        """A child was not there after all."""
        rows.strike(self.uow, child.id, version)
        if child.attendance_id is not None:
            rows.touch(self.uow, child.attendance_id)
        self.gone_children.add(child.id)

    def care(self) -> Iterable[Sentence]:
        """Which children were brought in this write, and whether there are more than the childcare has places."""
        if not self._brought:
            return ()
        numbers = _numbers([child.number for child in self._brought])
        text = QT_TRANSLATE_NOOP("said", "Kind Nr. {numbers} ist in der Betreuung")
        if len(self._brought) > 1:
            text = QT_TRANSLATE_NOOP("said", "Kinder Nr. {numbers} sind in der Betreuung")
        parts = [Sentence("said", text, {"numbers": numbers})]
        here = sum(child.collected_at is None for child in rows.children(self.uow.conn, self.of.id))
        if here > self.of.childcare_places:
            text = QT_TRANSLATE_NOOP("said", "Betreuung übervoll: {number} Kinder, {places} Plätze")
            parts.append(Sentence("said", text, {"number": here, "places": self.of.childcare_places}))
        return parts

    def finish(self, said: Sentence) -> Done[RollPart]:
        """Commit; answers with all that changed."""
        of = rows.session(self.uow.conn, self.of.id) if self.session_changed else self.of
        part = RollPart(
            of.id,
            of.version,
            of.state,
            of.adults,
            of.children,
            tuple(row for key, row in self.rows.items() if key not in self.gone),
            frozenset(self.gone),
            tuple(self.children.values()),
            frozenset(self.gone_children),
            self.visit,
        )
        return self._desk.finish(self.uow, part, said)

    def _leave(self, there: RollRow, state: AttendanceState | None) -> None:
        """Whoever was said to be here is not; with their children and their contact."""
        attendance_id = there.attendance_id
        if attendance_id is None:
            if state is not None:
                rows.mark(self.uow, self.of, there, state, None, self._desk.actor.name, HERE)
        else:
            visit_id = rows.visit_of(self.uow.conn, attendance_id)
            self.gone_children |= rows.let_children_go(self.uow, attendance_id)
            if state is None:
                rows.unmark(self.uow, attendance_id, there.version)
            else:
                rows.mark(self.uow, self.of, there, state, None, self._desk.actor.name, there.version)
            if visit_id is not None:
                contacts.uncount(self.uow, visit_id)
        now = rows.row(self.uow.conn, self.of, there.person_id)
        if now is None:
            self.gone.add(there.person_id)
        else:
            self.rows[there.person_id] = now

    def _set_children(self, attendance_id: int, wanted: int) -> None:
        if not 0 <= wanted <= MOST_CHILDREN:
            text = QT_TRANSLATE_NOOP("errors", "{number} Kinder von einer Person können nicht stimmen.")
            raise BadInput("children", Sentence("errors", text, {"number": wanted}))
        there = rows.children_of(self.uow.conn, attendance_id)
        self.bring(attendance_id, wanted - len(there))
        # Whoever was collected was here; the last ones that came are those too many.
        for child in sorted(there, key=lambda one: (one.collected_at is not None, -one.number))[
            : max(0, len(there) - wanted)
        ]:
            self.strike(child, child.version)

    def _said_came(self, there: RollRow) -> Sentence:
        if there.came:
            text = QT_TRANSLATE_NOOP("said", "Schon da: {name}")
            if self._brought or self.gone_children:
                text = QT_TRANSLATE_NOOP("said", "Kinder berichtigt: {name}")
        elif self.made:
            text = QT_TRANSLATE_NOOP("said", "Da: {name}")
        else:
            text = QT_TRANSLATE_NOOP("said", "Da: {name}, der Besuch stand schon da und zählt einmal")
        return _joined([Sentence("said", text, {"name": there.name}), *self.care()])


@contextmanager
def _writing(
    desk: Desk, key: SessionKey, present: bool = True, version: int | None = None
) -> Iterator[_Work]:
    """A write at a session, of which a row is made where there is none yet.

    `present`: only once its day has come. `version`: of the session as it was read, 0 where there was no row. Raises
    NotAllowed, NotFound, ChangedMeanwhile, or BadInput for a session that was called off or has not come yet.
    """
    desk.actor.require(Right.RUN_OFFERS)
    with desk.writing() as uow:
        of = rows.find_session(uow.conn, key)
        if of is None:
            row = sessions.get(desk, key)
            if version:
                raise ChangedMeanwhile(kind=Kind.OFFER)
            of = rows.session(uow.conn, offer_rows.ensure_session(uow, key, row.ends))
        elif version is not None:
            rows.expect_session(uow, of.id, version)
        _check(desk, of, present=present)
        yield _Work(desk, uow, rows.keep_as_offered(uow, of) if present else of)


@contextmanager
def _with_child(desk: Desk, child_id: int) -> Iterator[_Work]:
    desk.actor.require(Right.RUN_OFFERS)
    with desk.writing() as uow:
        yield _Work(desk, uow, rows.session(uow.conn, rows.session_of_child(uow.conn, child_id)))


def _check(desk: Desk, of: rows.Session, *, present: bool) -> None:
    if of.state is SessionState.CANCELLED:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Dieser Termin ist abgesagt. Findet er doch statt, bitte zuerst die Absage zurücknehmen.",
        )
        raise BadInput("session", Sentence("errors", text))
    if present and of.day > desk.today():
        text = QT_TRANSLATE_NOOP("errors", "Dieser Termin ist erst am {day}; bis dahin kann niemand da sein.")
        raise BadInput("session", Sentence("errors", text, {"day": f"{of.day:%d.%m.%Y}"}))


def _joined(parts: Iterable[Sentence]) -> Sentence:
    first, *rest = parts
    for part in rest:
        first = Sentence(
            "said", QT_TRANSLATE_NOOP("said", "{first} · {next}"), {"first": first, "next": part}
        )
    return first


def _numbers(numbers: Sequence[int]) -> str:
    """1–3, 5: as they are read out."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
