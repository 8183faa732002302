"""Before somebody is registered who is probably there already, the form asks; nothing typed is lost by it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonCard, PersonData, PersonHit
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import finding, people
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import isolated, named

ALIKE_MS = 180
ALIKE_ASKED = 6
_NAMED = 2


class PerhapsThere(KnownError):
    """Whoever is registered is probably one of `hits`, and nobody has answered that yet."""

    what = QT_TRANSLATE_NOOP("errors", "Diese Person ist vielleicht schon da.")
    kept = QT_TRANSLATE_NOOP("errors", "Das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte ansehen, wer gemeint sein könnte.")

    def __init__(self, hits: tuple[PersonHit, ...]) -> None:
        super().__init__()
        self.hits = hits


def register(
    desk: Desk, data: PersonData, household_of: int | None, answered: frozenset[int]
) -> Done[PersonCard]:
    """Register somebody, and remember who they are not: those of the probable ones who are `answered`.

    Looking and registering are one step, so that nobody is overlooked who types fast. Raises PerhapsThere where
    somebody is probable who is not answered.
    """
    hits = finding.alike(desk, people.checked(desk, data), ALIKE_ASKED)
    if any(hit.person.id not in answered for hit in hits):
        raise PerhapsThere(hits)
    return people.register(desk, data, household_of, tuple(hit.person.id for hit in hits))


class AlikeQuestion(QObject):
    """Tells after each pause what is typed of the person, and keeps of whom it was asked whether it is them."""

    paused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.answered: frozenset[int] = frozenset()
        self.note = Note("", Tone.WARN, "people")
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(ALIKE_MS)
        self.timer.timeout.connect(self.paused)

    def listen(self, fields: Iterable[QLineEdit | ChoiceField]) -> None:
        """Begin to wait for a pause whenever one of the fields changes, whoever changes it."""
        for field in fields:
            changed = field.textChanged if isinstance(field, QLineEdit) else field.currentIndexChanged
            changed.connect(lambda _value: self.timer.start())

    def ask(self, hits: tuple[PersonHit, ...]) -> None:
        """Ask of these; saving again is the answer that it is none of them."""
        self.answered |= {hit.person.id for hit in hits}
        text = QCoreApplication.translate(
            "PersonForm",
            "Vielleicht schon da: {names}. Enter öffnet sie, Strg+Enter noch einmal speichert als neue Person.",
        )
        self.note.set_text(text.format(names=names_of(hits)), Tone.WARN, "people")

    def look_again(self, probable: frozenset[int]) -> None:
        """What is typed has changed, and these are the probable ones now."""
        if not probable & self.answered:
            self.note.set_text("")

    @property
    def asks(self) -> bool:
        """Whether saving would be the answer now."""
        return bool(self.note.text())


def names_of(hits: tuple[PersonHit, ...]) -> str:
    """The names of the first few with the year of birth, and how many more there are."""
    told = [
        f"{isolated(named(hit.person.name))} ({hit.person.birth_year})"
        if hit.person.birth_year
        else isolated(named(hit.person.name))
        for hit in hits[:_NAMED]
    ]
    said = ", ".join(told)
    more = len(hits) - len(told)
    if not more:
        return said
    return QCoreApplication.translate("PersonForm", "{names} und %n weitere", "", more).format(names=said)
