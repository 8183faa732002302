"""What a form may hand over of the value lists."""

from collections.abc import Iterable

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk


def known_code(desk: Desk, name: ListName, code: str | None, field: str) -> None:
    """Raises BadInput for a code that its value list does not know; one that is offered no more is known."""
    values = desk.values_of(name)
    if code is not None and code not in values:
        raise BadInput(field, unknown(code, [value.code for value in values.choices()]))


def unknown(code: str, known: Iterable[str]) -> Sentence:
    """What is said of a code that nobody knows."""
    text = QT_TRANSLATE_NOOP("errors", "„{code}“ steht nicht in der Werteliste; bekannt sind: {known}.")
    return Sentence("errors", text, {"code": code[:40], "known": ", ".join(known)})
