"""Names of countries in German and English, and the code that a name means.

The names are those of the CLDR (babel), with the ones that people use beside them.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.text import bare, spellings

# Names that people look for beside the official one.
ALSO = {
    "de": {
        "BY": "Weißrussland",
        "CD": "DR Kongo",
        "CI": "Elfenbeinküste",
        "GB": "Großbritannien",
        "MM": "Birma",
        "NL": "Holland",
        "PS": "Palästina",
        "SZ": "Swasiland",
        "US": "USA",
    },
    "en": {"CD": "DR Congo", "CI": "Ivory Coast", "GB": "Great Britain", "PS": "Palestine", "US": "USA"},
}
# What forms and lists of authorities say besides: other names, and nationalities as adjectives.
_WRITTEN_AS = {
    "AF": "afghanisch|islamische republik afghanistan",
    "AL": "albanisch",
    "AM": "armenisch",
    "AZ": "aserbaidschanisch",
    "BA": "bosnien|bosnisch",
    "BG": "bulgarisch",
    "BY": "belarussisch|belarusisch|weißrussisch",
    "CM": "kamerunisch",
    "CN": "chinesisch|volksrepublik china",
    "CZ": "tschechisch|tschechische republik|czech republic",
    "DE": "d|deutsch|bundesrepublik deutschland|brd",
    "DZ": "algerisch",
    "EG": "ägyptisch",
    "ER": "eritreisch",
    "ET": "äthiopisch",
    "FR": "französisch",
    "GB": "england|britisch",
    "GE": "georgisch",
    "GH": "ghanaisch",
    "GN": "guineisch",
    "GR": "griechisch",
    "HU": "ungarisch",
    "IN": "indisch",
    "IQ": "irakisch",
    "IR": "iranisch|islamische republik iran|persien",
    "IT": "italienisch",
    "KE": "kenianisch",
    "LB": "libanesisch",
    "LY": "libysch",
    "MA": "marokkanisch",
    "MD": "moldau|moldawien|moldauisch|moldawisch",
    "ME": "montenegrinisch",
    "MK": "mazedonien|mazedonisch|nordmazedonisch",
    "NG": "nigerianisch",
    "PK": "pakistanisch",
    "PL": "polnisch",
    "PS": "palästinensisch",
    "RO": "rumänisch",
    "RS": "serbisch",
    "RU": "russisch|russische föderation|russian federation",
    "SD": "sudanesisch",
    "SO": "somalisch",
    "SY": "syrisch|arabische republik syrien|syrian arab republic",
    "TN": "tunesisch",
    "TR": "türkisch|turkey",
    "UA": "ukrainisch",
    "US": "amerikanisch|us-amerikanisch|vereinigte staaten von amerika|united states of america",
    "UZ": "usbekisch",
    "VE": "venezolanisch",
    "VN": "vietnamesisch",
    "XK": "kosovarisch",
    STATELESS: "staatenlos|stateless",
    UNCLEAR: "ungeklärt|unclear",
}
_OFFICIAL = {
    "AE": "emirate|emiratisch",
    "AO": "angolanisch",
    "BD": "bangladeschisch|volksrepublik bangladesch",
    "BF": "burkinisch",
    "BI": "burundisch",
    "BJ": "beninisch",
    "BO": "bolivien plurinationaler staat|plurinationaler staat bolivien",
    "CD": (
        "demokratische republik kongo|kongo demokratische republik|democratic republic of the congo"
        "|the democratic republic of the congo|kongolesisch"
    ),
    "CG": "republik kongo|kongo republik",
    "CI": "ivorisch|republik côte divoire",
    "CO": "kolumbianisch",
    "CU": "kubanisch",
    "DJ": "dschibutisch",
    "GM": "gambisch",
    "GW": "guinea bissauisch",
    "HR": "kroatisch",
    "ID": "indonesisch",
    "IL": "israelisch",
    "JO": "jordanisch|haschemitisches königreich jordanien",
    "KG": "kirgisisch|kirgisien|kirgistan|kirgisische republik",
    "KH": "kambodschanisch",
    "KP": "demokratische volksrepublik korea|korea demokratische volksrepublik",
    "KR": "republik korea|korea republik|südkoreanisch",
    "KW": "kuwaitisch",
    "KZ": "kasachisch",
    "LA": "demokratische volksrepublik laos",
    "LK": "srilankisch|ceylon",
    "LR": "liberianisch",
    "LT": "litauisch",
    "LV": "lettisch",
    "ML": "malisch",
    "MN": "mongolisch",
    "MR": "mauretanisch",
    "MZ": "mosambikanisch",
    "NE": "nigrisch",
    "NP": "nepalesisch",
    "PE": "peruanisch",
    "PH": "philippinisch",
    "PT": "portugiesisch",
    "QA": "katarisch",
    "RW": "ruandisch",
    "SA": "saudisch|saudi arabisch|saudiarabisch",
    "SI": "slowenisch",
    "SK": "slowakisch|slowakische republik",
    "SL": "sierraleonisch",
    "SN": "senegalesisch",
    "SS": "südsudanesisch",
    "TD": "tschadisch",
    "TG": "togoisch",
    "TH": "thailändisch",
    "TJ": "tadschikisch|tadjikistan|tadschikistan",
    "TM": "turkmenisch",
    "TZ": "tansanisch|vereinigte republik tansania",
    "UG": "ugandisch",
    "YE": "jemenitisch",
    "ZA": "südafrikanisch",
    "ZW": "simbabwisch",
    "AT": "österreichisch",
    "BE": "belgisch",
    "BR": "brasilianisch",
    "CH": "schweizerisch",
    "ES": "spanisch",
    "NL": "niederländisch|holländisch",
    "SE": "schwedisch",
    "PS": "palästinensische gebiete|palästinensische autonomiegebiete|فلسطين",
    "GB": "uk|united kingdom",
    "BA": "bosnien herzegowina|bosnien u herzegowina|bosnien und herzegovina",
    "AF": "islam rep afghanistan|afganistan|افغانستان",
    "UA": "ukraina|україна",
    "RU": "russia|россия",
    "IQ": "republik irak|العراق",
    "ER": "eritrean",
    "SY": "سوريا|syr. arab. republik|syrische arabische republik|arab republic syria",
    "IR": "ایران|iran islamische rep|islamic republic of iran",
    "VE": "bolivarische republik venezuela",
    "FM": "föderierte staaten von mikronesien",
    "MD": "republik moldau|rep moldau|republic of moldova|moldova",
    "MK": "ehemalige jugoslawische republik mazedonien|republik nordmazedonien|north macedonia",
    "XK": "kosovo|republik kosovo|kosovo republik|kosovo unmik|kosova",
    "TR": "türkiye|republik türkei|turkei",
    "VN": "sozialistische republik vietnam|viet nam",
    STATELESS: "staatenlose|staatenloser|ohne staatsangehörigkeit|keine staatsangehörigkeit|staatenl",
    UNCLEAR: "ungeklärte staatsangehörigkeit|staatsangehörigkeit ungeklärt|ungekl|xxa|nicht geklärt|noch ungeklärt",
}
# What the people are called, where that is one country's people.
_PEOPLE = {
    spelling: code
    for code, words in {
        "AF": "Afghane|Afghanin|Afghanen|Afghan",
        "AL": "Albaner|Albanerin",
        "AM": "Armenier|Armenierin",
        "AZ": "Aserbaidschaner|Aserbaidschanerin",
        "BA": "Bosnier|Bosnierin",
        "BG": "Bulgare|Bulgarin",
        "BY": "Belarusse|Belarussin|Weißrusse|Weißrussin",
        "CM": "Kameruner|Kamerunerin",
        "DE": "Deutscher|Deutsche",
        "DZ": "Algerier|Algerierin",
        "EG": "Ägypter|Ägypterin",
        "ER": "Eritreer|Eritreerin",
        "ET": "Äthiopier|Äthiopierin",
        "GE": "Georgier|Georgierin",
        "GH": "Ghanaer|Ghanaerin",
        "GN": "Guineer|Guineerin",
        "GR": "Grieche|Griechin",
        "IN": "Inder|Inderin",
        "IQ": "Iraker|Irakerin|Iraqi",
        "IR": "Iraner|Iranerin|Perser|Perserin|Iranian",
        "IT": "Italiener|Italienerin",
        "KE": "Kenianer|Kenianerin",
        "KZ": "Kasache|Kasachin",
        "LB": "Libanese|Libanesin",
        "LY": "Libyer|Libyerin",
        "MA": "Marokkaner|Marokkanerin",
        "MD": "Moldauer|Moldauerin|Moldawier|Moldawierin",
        "ME": "Montenegriner|Montenegrinerin",
        "MK": "Mazedonier|Mazedonierin|Nordmazedonier|Nordmazedonierin",
        "NG": "Nigerianer|Nigerianerin",
        "PK": "Pakistaner|Pakistanerin|Pakistani",
        "PL": "Pole|Polin",
        "PS": "Palästinenser|Palästinenserin",
        "RO": "Rumäne|Rumänin",
        "RS": "Serbe|Serbin",
        "RU": "Russe|Russin",
        "SD": "Sudanese|Sudanesin",
        "SO": "Somalier|Somalierin",
        "SY": "Syrer|Syrerin|Syrian",
        "TN": "Tunesier|Tunesierin",
        "TR": "Türke|Türkin",
        "UA": "Ukrainer|Ukrainerin|Ukrainian",
        "UZ": "Usbeke|Usbekin",
        "VE": "Venezolaner|Venezolanerin",
        "VN": "Vietnamese|Vietnamesin",
        "XK": "Kosovare|Kosovarin|Kosovo-Albaner",
    }.items()
    for word in words.split("|")
    for spelling in spellings(word)
}
# How the second half of a register's name begins; and names that two states have.
_STATES = tuple(
    "republik stateof unitedrepublic theformer thedemocratic"
    " arab islam demokrat volksrepublik vereinigte bolivar plurinational foderierte staat konigreich ehem"
    " sozialist rep bundesrepublik".split()
)
_TWO_STATES = frozenset(("kongo", "korea"))
# In the CLDR, but neither countries nor codes of ISO 3166-1: unions, pseudo-codes, parts of countries.
_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())


@lru_cache(maxsize=2)
def country_names(language: str) -> dict[str, str]:
    """The countries' names by their codes. The first call for a language reads them (about 20 ms)."""
    territories = Locale(language).territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The code for a country, written as one, as a name or as a nationality; None for what is none or not sure."""
    known = _codes()
    if code := known.get(bare(text)):
        return code
    text = " ".join(re.sub(r"\([^)]*\)?", "", text).split())
    if code := known.get(bare(text)):
        return code
    # Iran, Islamische Republik: as registers write it.
    short, comma, kind = (part.strip() for part in text.partition(","))
    if comma and bare(kind).startswith(_STATES):
        if code := known.get(bare(f"{kind} {short}")):
            return code
        return known.get(bare(short)) if bare(short) not in _TWO_STATES else None
    if code := _nationality(bare(text), known):
        return code
    begun = bare(text)
    if text.endswith(".") and len(begun) >= 3:
        codes = {code for word, code in known.items() if word.startswith(begun)}
        return codes.pop() if len(codes) == 1 else None
    return None


def _nationality(word: str, known: Mapping[str, str]) -> str | None:
    """Syrischer, syrische Staatsangehörige, Syrerin, Syrer/in."""
    for ending in (
        "staatsangehoriger",
        "staatsangehorige",
        "staatsangehorigkeit",
        "staatsburger",
        "staatsburgerin",
    ):
        word = word.removesuffix(ending)
    for ending in ("er", "es", "en", "em", "e"):
        if word.endswith(f"isch{ending}") or word == f"deutsch{ending}":
            return known.get(word.removesuffix(ending))
    for ending in ("erin", "in", "innen", "n"):
        # Syrer/in, Afghanen
        if (people := word.removesuffix(ending)) != word and people in _PEOPLE:
            return _PEOPLE[people]
    return None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    known: dict[str, str] = {}
    for code, words in (*_OFFICIAL.items(), *_WRITTEN_AS.items()):
        known.update((spelling, code) for word in words.split("|") for spelling in spellings(word))
    for language, also in ALSO.items():
        for names in (also, country_names(language)):
            known.update((spelling, code) for code, name in names.items() for spelling in spellings(name))
    codes = country_names("de")
    for longer, (code, *others) in get_global("territory_aliases").items():
        if len(longer) == 3 and longer.isalpha() and not others and code in codes:
            known[bare(longer)] = code
    known.update((bare(code), code) for code in codes)
    known.update((spelling, code) for spelling, code in _PEOPLE.items() if spelling not in known)
    return known
