"""What the parts of names are told by: titles, articles, and what compounds begin and end with."""

import re
from typing import Final

ARTICLES: Final = frozenset(
    {"al", "el", "ul", "ol", "ar", "ur", "as", "us", "ad", "ud", "an", "un", "az", "uz"}
)
# Titles and forms of address, which one office writes and another does not, in small letters as they stand or as romanised.
LIGHT: Final = ARTICLES | frozenset(
    """
    dr prof eng ing dipl herr frau fr hr mr mrs ms mme mlle monsieur madame pan pani gospodin
    haji hajji hadschi hadji haci hac hajj haj hadj haddsch alhaj alhajj elhadj elhadji xaaji hajja hajia
    mullah mulla molla mula
    maulawi mawlawi molavi maulavi mowlawi maulana mawlana qari kari qazi ghazi sheikh sheik shaikh shaykh schaich scheich
    cheikh cheick seyyid seyed sayed sayyed sayyid said syed sajed saied sayid hazrat ostad ustad ustaz usta efendi effendi
    bey bek agha aga aqa khanum khanom hanim malam moalim moallim imam
    الحاج حاج حاجي حاجی الحاجة السيد سيد سید الشيخ شيخ شیخ د دكتور الدكتور دکتر ملا مولوي مولوی مولانا قاري قاری مهندس
    المهندس آقاي آقای خانم حضرت استاد الاستاذ пан пані господин госпожа др
    """.split()
)
# Words that others join to their neighbour: Abdul Rahman, Zare Pour, Habib Ullah, Al Hassan, De la Cruz.
BEFORE: Final = frozenset(
    """
    abd abdal abdel abdol abdul abdoul abdu abdi al el ul ad ud ur as abu abo abou aba bin ben ibn bint umm um gebre ghebre
    gabre haile hayle wolde welde tekle tesfa habte kidane noor nur nour gul mir sher shir de del della di da do dos du la
    le van von der den ter mac mc o san santa saint st gholam ghulam gulam ali aly amir sayed sayyid said syed
    mohammad muhammad
    """.split()
)
AFTER: Final = frozenset(
    """
    pour pur poor por pwr zadeh zada zade zadah zadh nejad nezhad nezad njad khah khan jan zai zay zei ullah allah ollah
    oullah alla ulla din deen uddin aldin eddin eldin rahman rahim karim gul mand far fard yar dost khel selassie medhin
    medhn mariam maryam michael oglu oglou ogly kyzy kizi
    """.split()
)


# Compounds that some write as one word and others as two: how the first word or the last one may be written where it is
# joined, script by script. What is left of the word is the other half.
FIRST: Final = {
    "LATIN": re.compile("c?abd(?:(?:ou|oo|[aeiou])l|(?:ou|[aeu])([rsndtz])(?=\\1)|[eiu](?=[^aeioul]))"),
    "ARABIC": re.compile("عبدال"),
    "CYRILLIC": re.compile("абд(?:[аоу]л|[еэ]ль?|[уеи](?=[рсн]))"),
}
LAST: Final = {
    "LATIN": re.compile(
        "(?:(?:ou|[aeiou])dd|(?:ou|[aeou])ld)(?:ine?|een|yn)$|[aeiouüı]tt[iı]n$|[ue]din$|(?:ou|oo|[uoa])ll[aæ]h$|(?:ou|[uo])lla$"
        "|z[aoə]d(?:eh?|ah?|ə)$|sadeh?$|(?:pou?r|pur|poor)$|o(?:ğ|gh?)(?:lu|lou|ly|li|lı)$|ne(?:j|zh|ž|dsch)ad$"
    ),
    "ARABIC": re.compile("(?:ال)?(?:الدين|الدین)$|الله$|زاده$|زادہ$|پور$|پوور$|[اأ]وغل[ويی]$|نژاد$"),
    "CYRILLIC": re.compile("(?:[аеуи]д|[аеу]л)дин$|[оу]ллах?$|з[ао]д[ае]$|пур$|огл[ыуи]$"),
}
FAITH: Final = frozenset({"din", "dine", "deen", "dien", "dyn"})
UNDIVIDED: Final = (
    "abdull",
    "abdall",
    "abdoull",
    "abdell",
    "abdoulay",
    "عبدالله",
    "عبداللہ",
    "абдулл",
    "абдалл",
)
# Names that begin like an Arabic article and have none.
NO_ARTICLE: Final = tuple(
    """
    الله اللہ الدين الدین الياس الیاس الهام إلهام الهه الناز المير المیر البرت البرز
    الكسن الکسن الكسا الکسا الفرد الفري الفری الين الین
    الماس الدار السا الزا الهان اليف الیف اليز الیز اليس الیس
    """.split()
)
