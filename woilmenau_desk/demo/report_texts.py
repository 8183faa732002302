"""What the fictional reports say: everyday work of a centre, made up, and nobody in it."""

from collections.abc import Mapping
from typing import Final

# By question of the list report_questions; each month takes the next one.
MONTHLY: Final[Mapping[str, tuple[str, ...]]] = {
    "stood_out": (
        "Viele kamen zum ersten Mal, meist über Bekannte. Montags wurde der Platz knapp, deshalb sitzt jetzt eine zweite "
        "Kraft am Eingang.",
        "Der ruhigste Monat seit langem: Die Ferien waren zu merken. Die Zeit ging in Mappen und in Fortbildung.",
        "Auffällig viel Behördenpost zur Jahresabrechnung der Nebenkosten. Eine gemeinsame Sprechstunde half vielen auf "
        "einmal.",
        "Das Sommerfest hat Nachbarinnen und Nachbarn ins Haus gebracht, die vorher nie da waren. Drei von ihnen helfen "
        "jetzt mit.",
        "Fragen zu Schule und Kita überwogen. Die Anmeldungen wurden an zwei Nachmittagen gemeinsam ausgefüllt.",
        "Mehr Telefon als sonst: Bei Glatteis kamen viele nicht und riefen an.",
    ),
    "problems": (
        "Für eine Sprache fand sich an mehreren Tagen niemand zum Dolmetschen; beraten wurde am Telefon.",
        "Termine bei Behörden haben lange Wartezeiten. Wir führen eine Liste und rufen an, sobald etwas frei wird.",
        "Zwei Öffnungstage fielen wegen Krankheit aus. Eine Vertretung ist abgesprochen.",
        "Der Drucker fiel aus; Zettel wurden zwei Tage lang von Hand geschrieben.",
    ),
    "cooperation": (
        "Mit der Volkshochschule sind Plätze im Sprachkurs am Vormittag abgesprochen.",
        "Die Rechtsberatung kam zweimal ins Haus; beide Nachmittage waren voll.",
        "Gespräch mit der Schule über Anmeldungen im laufenden Jahr; es gibt jetzt eine feste Ansprechperson.",
        "Die Tafel und das Zentrum haben ihre Öffnungszeiten aufeinander abgestimmt.",
    ),
    "publicity": (
        "Neue Aushänge in sechs Sprachen an der Tür und bei den Ämtern.",
        "Ein Bericht über das Frauencafé stand in der Zeitung.",
        "Das Programm der Woche hängt jetzt auch in der Bibliothek.",
    ),
    "outlook": (
        "Geplant ist ein Nachmittag zur Arbeitssuche, mit Hilfe bei Lebensläufen.",
        "Im nächsten Monat beginnt ein Kurs für den Umgang mit Formularen.",
        "Zwei neue Ehrenamtliche fangen an; sie werden am Eingang eingearbeitet.",
        "Die Kinderbetreuung soll auf einen zweiten Vormittag ausgedehnt werden.",
    ),
}
YEARLY: Final[Mapping[str, str]] = {
    "method": "Das Zentrum war an den Werktagen am Nachmittag geöffnet. Zwei Kräfte beraten, am Eingang helfen "
    "Ehrenamtliche. Wer kommt, wird gleich gesehen; was länger dauert, bekommt einen Termin.",
    "measures": "Beratung: Ziel war, jede Anfrage binnen einer Woche zu beantworten; das gelang fast immer.\n\n"
    "Sprachcafé: Ziel waren zwei Vormittage in der Woche; in den Ferien war es einer.\n\n"
    "Soforthilfe: Gutscheine und Fahrkarten wurden aus zwei Töpfen ausgegeben und belegt.",
    "deviations": "Beratungen liegen über dem Plan, weil Fragen zu Wohnung und Arbeit länger dauern. Fortbildungen liegen "
    "darunter; zwei Termine sind ins nächste Jahr verschoben.",
    "target_group": "Ja. Die meisten kommen mehrmals, und ein Viertel war zum ersten Mal da.",
    "case": "Eine Familie mit zwei Kindern kam mit einem ganzen Ordner ungeöffneter Post. In vier Gesprächen wurde er "
    "sortiert, ein Antrag gestellt und ein Vertrag gekündigt. Heute bringt die Familie einzelne Briefe gleich mit.",
}
# Day of the month, question (none: wherever it fits), text.
NOTES: Final[tuple[tuple[int, str | None, str], ...]] = (
    (4, "stood_out", "Zwölf Leute beim Frauencafé, so viele wie noch nie."),
    (11, "cooperation", "Die Bibliothek fragt, ob wir bei der Lesewoche mitmachen."),
    (18, None, "Eine Nachbarin hat Spielzeug für die Kinderecke gebracht."),
    (7, "problems", "Niemand zum Dolmetschen am Nachmittag; drei Leute kommen wieder."),
    (14, "publicity", "Die Zeitung war beim Sprachcafé."),
    (21, None, "Das neue Schild am Eingang wird gesehen: zwei kamen deshalb herein."),
)
