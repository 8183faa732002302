"""What should not stand in a note, told quietly and with its reason: the story of the flight, accusations of crimes,
numbers of papers and accounts, the health of others.

Words alone decide, by their stems and within one sentence. So a hint can be wrong and can be missing: it asks for a
second look, it keeps nobody from saving, and nothing of it is written anywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class HintKind(StrEnum):
    """What it is that should not stand there."""

    FLIGHT = "flight"
    CRIME = "crime"
    NUMBER = "number"
    HEALTH = "health"


@dataclass(frozen=True, slots=True)
class NoteHint:
    """One place in the text, from `start` to before `end`, and why it should not stand there."""

    kind: HintKind
    start: int
    end: int
    reason: Sentence


_REASONS: Final = {
    HintKind.FLIGHT: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das klingt nach der Geschichte der Flucht. Sie gehört in die Anhörung: Was hier anders stünde, könnte schaden.",
    ),
    HintKind.CRIME: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das klingt nach dem Vorwurf einer Straftat. Diese Notiz kann vor Gericht verlangt werden.",
    ),
    HintKind.NUMBER: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das sieht nach einer Nummer von Ausweis, Konto oder Telefon anderer aus. Die Beratung braucht sie nicht.",
    ),
    HintKind.HEALTH: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das klingt nach der Gesundheit eines anderen Menschen, der davon nichts weiß.",
    ),
}


def _words(*stems: str) -> str:
    """One of these, each written as a pattern that begins where a word begins."""
    return rf"\b(?:{'|'.join(stems)})"


_I: Final = re.IGNORECASE
_SENTENCE: Final = re.compile(
    r"[^\n.!?;]+(?:\.(?!\s|$)[^\n.!?;]*|(?<=\b\w)\.[^\n.!?;]*|(?<=\b[Nn]r)\.[^\n.!?;]*)*"
)

_THERE: Final = (
    r"(?:iran|irak|syrien|afghanistan|libyen|russland|belarus|eritrea|äthiopien|somalia|sudan|türkei|pakistan|"
    r"tschetschenien|jemen|nigeria|guinea|georgien|teheran|kabul|damaskus|aleppo|donezk|mariupol|herkunftsland|heimatland)"
)
_SEIZED: Final = (
    r"(?:verhaftet|inhaftiert|eingesperrt|festgenommen|verhört|gesucht|verfolgt|bedroht|beschossen|gefangen)"
)

# The story of the flight: what happened there and on the way. The words of the procedure are none of it.
_FLED: Final = re.compile(
    _words(
        r"geflohen\w*",
        r"(?:ent)?floh(?:en)?\b",
        r"(?:ist|sind|war|waren|bin)\b[^\n]{0,60}\bgeflüchtet\b",
        r"auf (?:der|seiner|ihrer) flucht\b",
        r"fluchtgeschichte\w*",
        r"fluchtroute\w*",
        r"schlauchboot\w*",
        r"mittelmeer\w*",
        r"balkanroute\w*",
        r"schlepper\w*",
        r"schleus(?:er|t)\w*",
        r"geschleust\w*",
        r"(?:ge)?folter\w*",
        r"desertier\w*",
        r"taliban\w*",
        r"soldaten\b",
        r"milizen?\w*",
        r"geheimdienst\w*",
        r"geheimpolizei\w*",
        r"sittenpolizei\w*",
        r"bomb(?:en)?angriff\w*",
        r"bombardier\w*",
        r"raketenangriff\w*",
        r"verschleppt\w*",
        r"zwangsrekrut\w*",
        r"hingerichtet\w*",
        r"ertrunken\b",
        r"überfahrt (?:nach|über|von)\b",
        r"untertauchen\b",
        r"von der front\b",
        r"blutrache\b",
        r"zwangsverheirat\w*",
        r"(?:ihn|sie|uns) (?:töten|umbringen) woll\w*",
        rf"in (?:der |dem )?{_THERE}\b[^\n]{{0,60}}\b{_SEIZED}\b",
        rf"im {_THERE}\b[^\n]{{0,60}}\b{_SEIZED}\b",
        rf"{_SEIZED}\b[^\n]{{0,40}}\b(?:in|im) (?:der )?{_THERE}\b",
        r"(?:boot|schiff)\b[^\n]{0,40}\b(?:gekentert|gesunken|untergegangen|kenterte|sank)\b",
        r"zu fuß\b[^\n]{0,40}\bgrenze\b",
        r"(?:illegal|heimlich|nachts|wald)\b[^\n]{0,40}\bgrenze\b",
        rf"in (?:seinem|ihrem) (?:herkunfts|heimat)land\b[^\n]{{0,40}}\b{_SEIZED}\b",
        r"(?:politisch|religiös|wegen [^\n]{0,40}) verfolgt (?:worden|wurde)\b",
    ),
    _I,
)
# What is asked for in a letter is no story yet.
_ASKED_FOR: Final = re.compile(
    _words(
        r"schilderung",
        r"bericht über",
        r"fluchtgründe\w*",
        r"bittet um",
        r"wünscht",
        r"verweis\w*",
        r"verwiesen",
    ),
    _I,
)
_ALWAYS_FLED: Final = re.compile(_words(r"geflohen", r"floh(?:en)?\b", r"(?:ge)?foltert", r"desertier"), _I)

_CRIME: Final = re.compile(
    _words(
        r"straftat\w*",
        r"straftäter\w*",
        r"strafverfahren\w*",
        r"strafanzeige\w*",
        r"vorbestraft\w*",
        r"vorstrafe\w*",
        r"(?:ge)?klaut(?:e|en)?\b",
        r"diebstahl(?!\w*(?:versicherung|schutz|sicherung))\w*",
        r"mitgehen lassen\b",
        r"totschlag\w*",
        r"verurteilt\b",
        r"(?:be)?grapscht\w*",
        r"belästigt\w*",
        r"(?:haschisch|kokain|cannabis|crystal)\b",
        r"prellt\b",
        r"(?:falsche[mn]|gefälschte[mn]) namen\b",
        r"gestohlen\w*",
        r"betrüg(?:t|en|er\w*)\b",
        r"\w*betrug\b",
        r"betrogen\w*",
        r"erschlichen\w*",
        r"(?:ge)?fälscht\w*",
        r"gefälscht\w*",
        r"schwarzarbeit\w*",
        r"arbeite(?:t|n|te|ten)\b[^\n]{0,30}\b(?-i:schwarz)\b",
        r"schwarz (?:arbeite|gearbeitet)\w*",
        r"(?:ge)?deal(?:t|en|te|er)\b",
        r"handel(?:t|n|te)\b[^\n]{0,20}\b(?:drogen|waffen)\b",
        r"drogenhandel\w*",
        r"vergewalt\w*",
        r"missbrauch(?:t|te|ten)\b",
        r"missbraucht\w*",
        r"sexuell\w* (?:belästig|genötig|missbrauch)\w*",
        r"körperverletzung\w*",
        r"verprügel\w*",
        r"misshandel\w*",
        r"geschlagen\b",
        r"schlägt (?:sie|ihn|ihre|seine|die kinder|das kind)\b",
        r"(?:sie|ihn|kinder|kind|frau|tochter|sohn) schlägt\b",
        r"(?:ermordet|getötet|umgebracht|erstochen)\w*",
        r"erpress\w*",
        r"bedroht(?:e|en)?\b",
        r"menschenhandel\w*",
        r"zwangsprostitu\w*",
        r"terrorist\w*",
        r"(?:im|ins|aus dem) gefängnis\b",
        r"in (?:untersuchungs)?haft\b",
        r"anzeige (?:gegen|wegen|bekommen)\b",
    ),
    _I,
)
# A law is no accusation, and neither is a fine.
_NO_CRIME: Final = re.compile(_words(r"gewaltschutz\w*", r"strafzettel\w*"), _I)

_KIN: Final = re.compile(
    _words(
        r"(?:schwieger|groß|stief)?(?:mutter|vater)s?\b",
        r"mama\b", r"papa\b", r"eltern\b", r"oma\b", r"opa\b",
        r"(?:halb|stief)?(?:bruder|brüder)s?\b", r"(?:halb|stief)?schwester\w*", r"schwager\b", r"schwägerin\b",
        r"geschwister\w*", r"(?:ältest|jüngst|klein)\w+ (?:kind|sohn|tochter)\w*",
        r"(?:enkel|stief)?(?:sohn|söhne|tochter|töchter)(?:s|es|n)?\b", r"kind(?:es|er|ern|s)?\b", r"baby\b",
        r"(?:ex-?)?(?:ehe)?mann(?:es|s)?\b", r"ehefrau\b",
        r"(?:seine|deren|ihre|die) frau\b(?! [A-ZÄÖÜ])",
        r"(?:lebens)?(?:partner|gefährt)\w*",
        r"onkels?\b", r"tante\b", r"cousine?s?\b", r"neffen?\b", r"nichte\b",
        r"nachbar\w*", r"mitbewohner\w*", r"freund(?:in|es)?\b", r"bekannte[nr]?\b", r"kolleg(?:e|en|in)\b",
    ),
    _I,
)  # fmt: skip
_ILL: Final = re.compile(
    _words(
        r"(?:ist|sind|sei|schwer|chronisch|psychisch|unheilbar|sehr) krank\b", r"krank ist\b", r"\w{3,}krank\b",
        r"erkrankt\w*", r"\w*erkrankung\w*", r"kränklich\w*",
        r"(?:brust|lungen|darm|haut|blut)?krebs\w*", r"tumor\w*", r"chemotherapie\w*", r"leukämie\w*",
        r"depressi\w*", r"psychos\w*", r"psychiatri\w*", r"schizophren\w*", r"bipolar\w*", r"suizid\w*",
        r"selbstmord\w*", r"trauma\w*", r"\w*traumati\w*", r"ptbs\b", r"borderline\w*", r"autis\w*", r"adhs\b",
        r"hiv\b", r"aids\b", r"hepatitis\w*", r"tuberkulose\w*", r"tbc\b", r"corona\b", r"krätze\b", r"syphilis\b",
        r"diabet\w*", r"epilep\w*", r"asthma\w*", r"herzinfarkt\w*", r"schlaganfall\w*", r"dialyse\w*",
        r"dement\b", r"demenz\w*", r"parkinson\w*", r"alzheimer\w*", r"multiple sklerose\b",
        r"\w*behindert\b", r"\w*behinderung\b", r"gelähmt\w*", r"querschnitt\w*",
        r"operiert\w*", r"fehlgeburt\w*", r"abgetrieben\w*", r"abtreibung\w*", r"schwanger\b",
        r"alkohol(?:iker|abhängig|krank|sucht|problem)\w*", r"\w*süchtig\w*", r"drogenabhängig\w*",
        r"nimmt (?:heroin|kokain|crystal|drogen)\b", r"heroin\b", r"methadon\w*",
        r"trinkt(?: zu| sehr)? (?:viel|wieder)\b", r"trinkt$",
        r"rollstuhl\b", r"bluter\b", r"anfälle\b", r"liegt im sterben\b", r"todkrank\w*", r"diagnose\w*",
    ),
    _I,
)  # fmt: skip

_PAPER: Final = re.compile(
    _words(
        r"(?:reise)?pass(?:es|nummer|-?nr)?\b", r"(?:personal)?ausweis(?:es|nummer|-?nr)?\b", r"id-karte\b",
        r"azr\w*", r"ausländerzentralregister\w*", r"duldung\w*", r"aufenthaltstitel\w*", r"seriennummer\w*",
        r"aufenthaltsgestattung\w*", r"gestattung\b", r"ankunftsnachweis\w*", r"fiktionsbescheinigung\w*",
        r"führerschein\w*",
        r"steuer-?id\w*", r"steueridentifikation\w*", r"steuernummer\w*", r"idnr\b",
        r"(?:renten|sozial)versicherungs(?:nummer|-?nr)\w*", r"kranken(?:versicherten|versicherungs)(?:nummer|-?nr)\w*",
    ),
    _I,
)  # fmt: skip
# As on papers: figures with letters before or among them, in groups too; no day, no amount.
_TOKEN: Final = re.compile(
    r"(?<![\w./,-])(?:[A-Z]{0,3} ?\d(?: ?[A-Z0-9]){5,13}|[A-Z]{1,2}[A-Z0-9]{6,9})(?![\w/-]|[.,]\d)"
)
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", _I)
_INSURED: Final = re.compile(
    r"\b\d{2} ?(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?[A-Z] ?\d{3}\b|\b[A-Z]\d{9}\b"
)
_CALLING: Final = re.compile(
    _words(r"telefon\w*", r"tel\b", r"handy\w*", r"mobil\w*", r"fax\b", r"unter\b"), _I
)
_PHONE: Final = re.compile(r"(?<!\w)(?:\+\d{2}|0\d{2,4})[ /-]?\d(?:[ /-]?\d){4,10}\b")


def hints(text: str) -> tuple[NoteHint, ...]:
    """What may better not stand in this text, in its order; at most one of each kind in a sentence."""
    found: list[NoteHint] = []
    for sentence in _SENTENCE.finditer(text):
        for kind, start, end in _in_sentence(sentence.group()):
            at = sentence.start()
            found.append(NoteHint(kind, at + start, at + end, Sentence("note_hints", _REASONS[kind])))
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end)))


def _in_sentence(sentence: str) -> Iterator[tuple[HintKind, int, int]]:
    fled = _FLED.search(sentence)
    if fled and (not _ASKED_FOR.search(sentence) or _ALWAYS_FLED.search(sentence)):
        yield HintKind.FLIGHT, *fled.span()
    crime = _CRIME.search(sentence)
    if crime and not _NO_CRIME.search(sentence):
        yield HintKind.CRIME, *crime.span()
    if number := _number(sentence):
        yield HintKind.NUMBER, *number
    if ill := _ill(sentence):
        yield HintKind.HEALTH, *ill


def _ill(sentence: str) -> tuple[int, int] | None:
    """Somebody of the family or around them, and an illness: the person's own is what counselling may be about."""
    ill = _ILL.search(sentence)
    return ill.span() if ill and _KIN.search(sentence) else None


def _number(sentence: str) -> tuple[int, int] | None:
    for account in _IBAN.finditer(sentence):
        if _is_iban(account.group()):
            return account.span()
    if insured := _INSURED.search(sentence):
        return insured.span()
    if (paper := _PAPER.search(sentence)) and (number := _long_number(sentence, paper.end())):
        return number
    if _KIN.search(sentence) and (phone := _PHONE.search(sentence)):
        return phone.span()
    return None


def _long_number(sentence: str, after: int) -> tuple[int, int] | None:
    """Letters and figures as papers bear them, behind the paper's name: at least five figures, no day, no telephone."""
    for found in _TOKEN.finditer(sentence, after):
        said = found.group()
        called = _CALLING.search(sentence, 0, found.start()) and _PHONE.fullmatch(said)
        if sum(char.isdigit() for char in said) >= 5 and not called:
            return found.span()
    return None


def _is_iban(said: str) -> bool:
    """Whether the check digits fit (ISO 13616)."""
    plain = said.replace(" ", "")
    if len(plain) < 15:
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
