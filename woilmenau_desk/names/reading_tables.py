"""The letters that a Latin reading is made of, script by script."""

import re
from collections.abc import Mapping
from typing import Final

CYRILLIC: Final[Mapping[str, str]] = {
    **dict(zip("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя", (
        "a", "b", "v", "g", "g", "d", "e", "yo", "ye", "zh", "z", "i", "i", "yi", "y", "k", "l", "m", "n", "o", "p", "r",
        "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ), strict=True)),
    "ў": "u", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dz", "ј": "j", "ѓ": "g", "ќ": "k", "ѕ": "dz", "қ": "q",
    "ғ": "gh", "ұ": "u", "ү": "u", "ң": "ng", "ө": "o", "һ": "h", "ә": "a", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "җ": "j",
}  # fmt: skip
# Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010.
UKRAINIAN: Final[Mapping[str, str]] = {
    **CYRILLIC, "г": "h", "є": "ie", "и": "y", "ї": "i", "й": "i", "ю": "iu", "я": "ia", "ь": "",
}  # fmt: skip
UKRAINIAN_AT_START: Final[Mapping[str, str]] = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}

GREEK: Final[Mapping[str, str]] = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψωb", (
    "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch",
    "ps", "o", "b",
), strict=True))  # fmt: skip
GREEK_PAIRS: Final = (
    ("ου", "ou"), ("γγ", "ng"), ("γκ", "gk"), ("γξ", "nx"), ("γχ", "nch"), ("αυ", "av"), ("ευ", "ev"),
)  # fmt: skip

ABJAD_LETTERS: Final[Mapping[str, str]] = {
    **dict(zip("ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهوىيیې", (
        "a", "b", "p", "t", "th", "j", "ch", "h", "kh", "d", "dh", "r", "z", "zh", "s", "sh", "s", "d", "t", "z", "a",
        "gh", "f", "q", "k", "k", "g", "l", "m", "n", "h", "w", "a", "y", "y", "e",
    ), strict=True)),
    "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ء": "", "ؤ": "w", "ئ": "y", "ة": "a", "ۀ": "a", "ہ": "h", "ھ": "h", "ە": "a",
    "ے": "e", "ێ": "e", "ۆ": "o", "ۇ": "u", "ۈ": "u", "ۋ": "w", "ڤ": "v", "ڕ": "r", "ڵ": "l", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "kh", "څ": "ts", "ځ": "dz", "ڼ": "n", "ګ": "g", "ۍ": "y", "ں": "n",
    "ڭ": "ng", "ۅ": "o", "ۉ": "u",
    **dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", (
        "a", "b", "g", "d", "h", "w", "z", "ch", "t", "y", "k", "k", "l", "m", "m", "n", "n", "s", "a", "p", "f", "ts", "ts",
        "k", "r", "sh", "t",
    ), strict=True)),
}  # fmt: skip

# Given and family names of both scripts that everybody knows, as they mostly stand in German papers.
COMMON_NAMES: Final[Mapping[str, str]] = dict(
    pair.split("=")
    for pair in """
    محمد=mohammad أحمد=ahmad احمد=ahmad محمود=mahmoud علي=ali على=ali علی=ali حسن=hassan حسين=hussein حسین=hossein
    عمر=omar عثمان=othman خالد=khaled مصطفى=mustafa مصطفی=mostafa ابراهيم=ibrahim إبراهيم=ibrahim ابراهیم=ebrahim
    يوسف=yousef یوسف=yousef موسى=mousa عيسى=issa يحيى=yahya اسماعيل=ismail إسماعيل=ismail اسحق=ishaq سليمان=suleiman
    داود=dawoud هارون=haroun زكريا=zakaria كريم=karim کریم=karim رحيم=rahim جمال=jamal كمال=kamal طارق=tarek سامر=samer
    ماهر=maher نادر=nader ياسر=yasser ناصر=nasser وليد=walid رشيد=rashid سعيد=said مجيد=majid حامد=hamed راشد=rashed
    بلال=bilal حمزة=hamza طه=taha أسامة=osama معاذ=muath زيد=zaid فهد=fahd رضا=reza مهدي=mahdi مهدی=mahdi
    فاطمة=fatima فاطمه=fatima عائشة=aisha عایشه=aisha مريم=maryam مریم=maryam زينب=zainab زینب=zainab خديجة=khadija
    سارة=sara سارا=sara ليلى=leila لیلا=leila نور=nour هدى=huda سلمى=salma أمل=amal رنا=rana دعاء=duaa إيمان=iman
    ايمان=iman آمنة=amina امينة=amina سمية=sumaya رقية=ruqaya هبة=hiba منى=mona ندى=nada رؤى=ruaa شيماء=shaimaa
    هند=hind سعاد=souad نجوى=najwa بشرى=bushra أسماء=asmaa اسماء=asmaa صفاء=safaa وفاء=wafaa ولاء=walaa
    عبد=abd الله=allah عبدالله=abdullah ابن=ibn بن=bin ابو=abu أبو=abu ام=um أم=um الدين=aldin شام=sham
    رحمن=rahman رحمان=rahman جرجس=girgis جورج=george حنا=hanna بطرس=boutros
    דוד=david כהן=cohen לוי=levi משה=moshe יוסף=yosef שרה=sara רחל=rachel מרים=miriam אברהם=avraham יעקב=yaakov חנה=hanna
    دوست=dost گل=gul خان=khan شاه=shah زاده=zada پور=pour
    """.split()
)  # fmt: skip

# Whether the last inherent vowel is spoken.
INDIC_SCRIPTS: Final[Mapping[str, bool]] = {
    "DEVANAGARI": False, "BENGALI": False, "GURMUKHI": False, "GUJARATI": False, "ORIYA": True, "TAMIL": True,
    "TELUGU": True, "KANNADA": True, "MALAYALAM": True,
}  # fmt: skip
INDIC_VOWELS: Final[Mapping[str, str]] = {
    "A": "a", "AA": "a", "I": "i", "II": "i", "U": "u", "UU": "u", "E": "e", "EE": "e", "AI": "ai", "O": "o", "OO": "o",
    "AU": "au", "R": "ri", "RR": "ri",
}  # fmt: skip
INDIC_CONSONANTS: Final[Mapping[str, str]] = {
    "C": "ch", "CH": "ch", "SS": "sh", "TT": "t", "TTH": "th", "DD": "d", "DDH": "dh", "DDDH": "r", "RH": "r", "NN": "n",
    "NNN": "n", "NG": "ng", "NY": "ny", "LL": "l", "LLL": "zh", "RR": "r", "KHH": "kh", "GHH": "gh", "YY": "y", "V": "v",
}  # fmt: skip

# In Thai and Lao these stand before the consonant that they are spoken after.
PRE_VOWELS: Final = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")

FAMILIAR_HANGUL: Final[Mapping[str, str]] = {
    "김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho", "윤": "yoon",
}  # fmt: skip
