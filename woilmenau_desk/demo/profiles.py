"""Who comes to the fictional centre: languages, origins, statuses and benefits that go together."""

from collections.abc import Mapping

from woilmenau_desk.demo.chances import table
from woilmenau_desk.domain.people import STATELESS, UNCLEAR

# Of a hundred visitors of a centre in a small Thuringian town.
LANGUAGES = table(
    {
        "uk": 24, "ar": 20, "prs": 9, "ru": 9, "fa": 6, "tr": 6, "ti": 4, "so": 4, "kmr": 3.5, "ps": 3, "en": 3,
        "ka": 2, "ckb": 1.5, "fr": 1.5, "sq": 0.8, "sr": 0.8, "ro": 0.5, "bg": 0.3, "pl": 0.3, "vi": 0.5, "es": 0.8,
        "de": 1.5,
    }
)  # fmt: skip

_ORIGINS: Mapping[str, Mapping[str, float]] = {
    "uk": {"UA": 1.0},
    "ru": {"UA": 55, "RU": 22, "KZ": 6, "BY": 5, "MD": 4, "AM": 4, "GE": 4},
    "ar": {"SY": 66, "IQ": 13, "LY": 5, "LB": 4, "EG": 3, "MA": 2, STATELESS: 6, UNCLEAR: 1},
    "prs": {"AF": 1.0},
    "fa": {"IR": 82, "AF": 18},
    "ps": {"AF": 88, "PK": 12},
    "tr": {"TR": 1.0},
    "kmr": {"TR": 45, "SY": 40, "IQ": 15},
    "en": {"NG": 40, "IN": 22, "PK": 14, "GH": 12, "ET": 12},
    "ti": {"ER": 90, "ET": 10},
    "so": {"SO": 97, UNCLEAR: 3},
    "fr": {"CM": 28, "GN": 22, "CI": 18, "TG": 12, "BJ": 10, "CD": 10},
    "ckb": {"IQ": 75, "IR": 25},
    "ka": {"GE": 1.0},
    "sq": {"AL": 75, "MK": 25},
    "sr": {"RS": 70, "BA": 30},
    "ro": {"RO": 70, "MD": 30},
    "bg": {"BG": 1.0},
    "pl": {"PL": 1.0},
    "vi": {"VN": 1.0},
    "es": {"VE": 50, "CO": 35, "ES": 15},
    "de": {"DE": 1.0},
}
ORIGINS = {language: table(weights) for language, weights in _ORIGINS.items()}

_OFTEN_RECOGNISED = table(
    {
        "gestattung_55": 26, "ankunftsnachweis_63a": 5, "asylum_request": 2, "lawsuit_pending": 7, "duldung_60a": 6,
        "follow_up_application_71": 3, "p25_1": 2, "p25_2_refugee": 15, "p25_2_subsidiary": 13, "positive_decision": 4,
        "p25_3": 7, "family_27_36a": 5, "settlement_9_26": 2, "fiktion_81": 2, "unknown": 1,
    }
)  # fmt: skip
_SELDOM_RECOGNISED = table(
    {
        "gestattung_55": 33, "ankunftsnachweis_63a": 5, "lawsuit_pending": 13, "duldung_60a": 17, "duldung_60b": 4,
        "duldung_60c": 3, "duldung_60d": 3, "required_to_leave": 2, "no_papers": 1, "p25_2_refugee": 5, "p25_3": 3,
        "p25_4_5": 2, "p25a_25b": 3, "p104c": 2, "work_study": 3, "fiktion_81": 1,
    }
)  # fmt: skip
_FROM_UKRAINE = table({"p24": 92, "fiktion_81": 4, "work_study": 2, "family_27_36a": 2})
_WORK = table(
    {"work_study": 60, "family_27_36a": 22, "gestattung_55": 8, "duldung_60a": 4, "settlement_9_26": 6}
)
_EUROPEAN_UNION = table({"eu_citizen": 1.0})
_GERMAN = table({"german": 1.0})
_BEFORE_THE_WAR = table({"family_27_36a": 60, "work_study": 40})


def statuses(nationality: str, before_2022_march: bool) -> tuple[str, ...]:
    """The statuses to draw from. Temporary protection exists since March 2022."""
    if nationality == "UA":
        return _BEFORE_THE_WAR if before_2022_march else _FROM_UKRAINE
    if nationality in {"SY", "ER", "SO", "AF", STATELESS}:
        return _OFTEN_RECOGNISED
    if nationality in {"RO", "BG", "PL", "ES"}:
        return _EUROPEAN_UNION
    if nationality == "DE":
        return _GERMAN
    return _WORK if nationality in {"VN", "IN", "KZ", "BY"} else _SELDOM_RECOGNISED


# What was held before the decision, and for how many days a title or paper lasts.
BEFORE_DECISION: Mapping[str, str] = {
    "p25_1": "gestattung_55",
    "p25_2_refugee": "gestattung_55",
    "p25_2_subsidiary": "gestattung_55",
    "positive_decision": "gestattung_55",
    "p25_3": "gestattung_55",
    "lawsuit_pending": "gestattung_55",
    "p25a_25b": "duldung_60a",
    "p104c": "duldung_60a",
    "duldung_60c": "duldung_60a",
    "duldung_60d": "duldung_60a",
}
SHORT_PAPERS = frozenset(
    {
        "ankunftsnachweis_63a", "gestattung_55", "duldung_60a", "duldung_60b", "duldung_60c", "duldung_60d",
        "fiktion_81", "required_to_leave",
    }
)  # fmt: skip
TITLES = frozenset(
    {
        "p25_1", "p25_2_refugee", "p25_2_subsidiary", "p25_3", "p25_4_5", "p25a_25b", "p104c", "family_27_36a",
        "work_study",
    }
)  # fmt: skip

_ASYLUM_SEEKERS = table({"asylblg": 78, "none": 12, "unknown": 10})
_JOB_CENTRE = table({"sgb2": 66, "none": 22, "sgb12": 3, "unknown": 9})
_OWN_LIVING = table({"none": 66, "sgb2": 20, "unknown": 14})


def benefits(status: str) -> tuple[str, ...]:
    """The benefit systems to draw from. They go with the status often, never always."""
    if status in {"p24", "p25_1", "p25_2_refugee", "p25_2_subsidiary", "p25_3", "p25_4_5"}:
        return _JOB_CENTRE
    if status in TITLES or status in {"eu_citizen", "german", "settlement_9_26"}:
        return _OWN_LIVING
    return _ASYLUM_SEEKERS
