"""Names of countries in German and English, and the code that a name means.

The names are those of the CLDR (babel), with the ones that people use beside them.
"""

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
    "DE": "deutsch|bundesrepublik deutschland|brd",
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


def country_code(text: str) -> str | None:
    """The code for a country, written as one, as a name or as a nationality; None for what is none."""
    return _codes().get(bare(text))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    known: dict[str, str] = {}
    for code, words in _WRITTEN_AS.items():
        known.update((spelling, code) for word in words.split("|") for spelling in spellings(word))
    for language, also in ALSO.items():
        for names in (also, country_names(language)):
            known.update((spelling, code) for code, name in names.items() for spelling in spellings(name))
    codes = country_names("de")
    for longer, (code, *others) in get_global("territory_aliases").items():
        if len(longer) == 3 and longer.isalpha() and not others and code in codes:
            known[bare(longer)] = code
    known.update((bare(code), code) for code in codes)
    return known
