"""The language printers and CUPS speak (IPP, RFC 8010): requests as bytes, and answers read. Nothing is sent here."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

Value = str | int | bool | tuple[int, int] | None
Attributes = Mapping[str, tuple[Value, ...]]


class Operation(IntEnum):
    """What is asked for."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B
    CUPS_DEFAULT = 0x4001
    CUPS_PRINTERS = 0x4002


class Tag(IntEnum):
    """Of what kind a value is, and where a group of attributes begins."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE = 0x33
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


NOT_FOUND: Final = 0x0406
NOT_ACCEPTING: Final = 0x0506
_LAST_GROUP, _LAST_WITHOUT_VALUE = 0x0F, 0x1F
_BEGIN_COLLECTION, _END_COLLECTION = 0x34, 0x37
_RESOLUTION, _TEXT_WITH_LANGUAGE, _NAME_WITH_LANGUAGE = 0x32, 0x35, 0x36
_PER_INCH: Final = 3
LONGEST: Final = 4_000_000  # bytes of an answer; that of fifty printers has some 500,000
_VERSION: Final = (2, 0)


class NotIpp(Exception):
    """What came is no answer of a printer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: a status, and a group of attributes for each printer or job."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return self.status < 0x0100

    def of(self, tag: Tag) -> tuple[Attributes, ...]:
        """The groups of printers, or of jobs."""
        return tuple(found for group, found in self.groups if group == tag)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One that is sent: several values of one kind."""

    tag: Tag
    name: str
    values: tuple[str | int | tuple[int, int], ...]


def request(
    operation: Operation,
    uri: str,
    attributes: Iterable[Attribute] = (),
    job: Iterable[Attribute] = (),
    *,
    number: int = 1,
) -> bytes:
    """A request to the printer, or the server, of that address. `job`: how it is to be printed."""
    parts = [struct.pack(">BBHI", *_VERSION, operation, number), bytes([Tag.OPERATION])]
    fixed = (
        Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        # Words for people are not asked for: what is said here says the window.
        Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
        *((Attribute(Tag.URI, "printer-uri", (uri,)),) if uri else ()),
    )
    parts += map(_written, (*fixed, *attributes))
    wanted = tuple(job)
    if wanted:
        parts.append(bytes([Tag.JOB]))
        parts += map(_written, wanted)
    return b"".join((*parts, bytes([Tag.END])))


def _written(attribute: Attribute) -> bytes:
    parts = []
    name = attribute.name.encode("ascii")
    for value in attribute.values:
        if isinstance(value, tuple):
            raw = struct.pack(">ii", *value)
        else:
            raw = struct.pack(">i", value) if isinstance(value, int) else value.encode("utf-8")
        parts.append(struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(raw)) + raw)
        name = b""  # each further value has none
    return b"".join(parts)


def answer(content: bytes) -> Answer:
    """Read an answer. Raises NotIpp."""
    if len(content) > LONGEST:
        raise NotIpp("too long")
    try:
        return _read(content)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotIpp("cut off") from error


def _read(content: bytes) -> Answer:
    status: int = struct.unpack_from(">H", content, 2)[0]
    at, depth = 8, 0
    groups: list[tuple[int, dict[str, tuple[Value, ...]]]] = []
    name = ""
    while (tag := content[at]) != Tag.END:
        at += 1
        if tag <= _LAST_GROUP:
            groups.append((tag, {}))
            continue
        (size,) = struct.unpack_from(">H", content, at)
        word = content[at + 2 : at + 2 + size]
        at += 2 + size
        (size,) = struct.unpack_from(">H", content, at)
        raw = content[at + 2 : at + 2 + size]
        if len(raw) != size:
            raise NotIpp("cut off")
        at += 2 + size
        # What is inside of a collection is passed over: nothing that is asked for here is one.
        if tag == _BEGIN_COLLECTION:
            depth += 1
        elif tag == _END_COLLECTION:
            depth -= 1
        elif not depth and groups:
            name = word.decode("ascii") if word else name
            group = groups[-1][1]
            group[name] = (*group.get(name, ()), _value(tag, raw))
    return Answer(status, tuple(groups))


def _value(tag: int, raw: bytes) -> Value:
    if tag <= _LAST_WITHOUT_VALUE:  # unknown, no-value, unsupported …
        return None
    if tag in (Tag.INTEGER, Tag.ENUM):
        number: int = struct.unpack(">i", raw)[0]
        return number
    if tag == Tag.BOOLEAN:
        return raw != b"\0"
    if tag == Tag.RANGE:
        first, last = struct.unpack(">ii", raw)
        return first, last
    if tag == _RESOLUTION:  # a resolution: across, along, and in what
        across, _along, unit = struct.unpack(">iib", raw)
        dpi: int = across if unit == _PER_INCH else round(across * 2.54)
        return dpi
    if tag in (_TEXT_WITH_LANGUAGE, _NAME_WITH_LANGUAGE):  # a text with its language
        (size,) = struct.unpack_from(">H", raw, 0)
        return raw[4 + size :].decode("utf-8", "replace")
    return raw.decode("utf-8", "replace")


def text(attributes: Attributes, name: str) -> str:
    """The first value, where it is a text; else empty."""
    value = (*attributes.get(name, ()), None)[0]
    return value if isinstance(value, str) else ""


def texts(attributes: Attributes, name: str) -> tuple[str, ...]:
    """All values that are texts."""
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, str))


def number(attributes: Attributes, name: str) -> int:
    """The first value, where it is a number; else 0."""
    value = (*attributes.get(name, ()), None)[0]
    return value if type(value) is int else 0


def truth(attributes: Attributes, name: str, otherwise: bool) -> bool:
    """The first value, where it is yes or no."""
    value = (*attributes.get(name, ()), None)[0]
    return value if isinstance(value, bool) else otherwise
