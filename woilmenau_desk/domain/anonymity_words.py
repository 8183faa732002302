"""Words by which names and places are told from other nouns in a text."""

from typing import Final

from woilmenau_desk.domain.text import bare


def _bared(words: str) -> frozenset[str]:
    return frozenset(map(bare, words.split()))


PLACES: Final = _bared(
    "Ilmenau Arnstadt Erfurt Suhl Gotha Jena Weimar Eisenach Gera Nordhausen Meiningen Rudolstadt "
    "Saalfeld Langewiesen Gehren Großbreitenbach Stadtilm Plaue Gräfenroda Geratal Geraberg Elgersburg "
    "Martinroda Manebach Stützerbach Oberpörlitz Unterpörlitz Heyda Bücheloh Wümbach Frauenwald "
    "Schmiedefeld Gillersdorf Ilm-Kreis Hermsdorf Berlin Leipzig Hamburg München Frankfurt Nürnberg "
    "Kassel Dresden Halle"
)
"""Towns and villages around, and where people go from here."""
NO_PLACE: Final = _bared(
    "Absprache Abstimmung Angst Anfang Anspruch Arbeit Ausbildung Auftrag Ausnahmen Bearbeitung "
    "Begleitung Beratung Betracht Betrieben Bezug Brand Dauer Deutschland Deutsch Eigenregie Eile "
    "Einzelfällen Ende Englisch Erfahrung Familie Familien Ferien Form Freizeit Frage Freundschaft "
    "Frieden Gang Gefahr Gemeinschaft Gesprächen Gruppen Hause Haft Hinsicht Höhe Jahren Kauf "
    "Kleingruppen Kontakt Kooperation Kraft Kursen Liebe Mangel Maßnahmen Mitte Monaten Not Notfällen "
    "Notlagen Ordnung Person Plan Planung Ruhe Raten Räumen Rente Richtung Sachen Schule Schulen "
    "Sicherheit Sicht Sorge Sprachen Streit Tagen Teilen Teilzeit Thüringen Vereinbarung Verbindung "
    "Vollzeit Wahrheit Werkstätten Wochen Wohnungen Zahlen Zeiten Zukunft Zusammenarbeit Bedarf Eingang "
    "Ablauf Prüfung Rücksprache Feierabend Europa Krankenhäusern Kliniken Behörden Ämtern Unterkünften "
    "Wohnheimen Häusern Gemeinschaftsunterkünften"
)
"""What stands after "in", "aus" and "nach" and is none."""
COMMON: Final = _bared(
    "Bach Bauer Baum Berg Bild Blume Braun Brot Bund Can Christ Dank Deutsch Engel Ernst Essen Fest "
    "Fischer Frank Freund Frei Friede Früh Garten Glück Gold Gott Groß Grün Gut Gute Haus Heil Heim "
    "Heimat Herbst Herr Herz Hoch Hof Hoffnung Jung Kaiser Kind Klein Klug Koch König Kopf Kraft Kurz "
    "Land Lang Lange Lehrer Licht Liebe Lust Mai Mann March Markt Mast May Meister Mittag Montag Morgen "
    "Müller Nacht Neu Neumann Oktober Ost Post Rat Recht Reich Richter Rosa Roth Rose Ruhe Schmidt "
    "Schmied Schneider Schön Schreiber Schuster Schwarz Sommer Sonne Sonntag Spring Stark Stein Stern "
    "Still Tag Tanz Thema Treu Vogel Voll Wagner Wald Weber Weg Weil Weiss Weiß Welt Werk Winter Wolf "
    "Wohl Wunder Zeit Ziel Zimmermann Zufall Alle Alt Dar Die Den Der Das Ein Eine Man Mit Mir Nur Sein "
    "Sie Uns Von Wer Wie Wir Zum Zur Noch Auch Aber Also Dann Hier Ihr Ihre Viel Viele Sehr Ende Said"
)
"""Names that are words of such texts, too."""
OF_THE_HOUSE: Final = _bared(
    "Theke Empfang Eingang Büro Küche Café Saal Raum Werkstatt Laden Leitung Beratung Begegnung Zentrum Team "
    "Verwaltung Vertretung Praktikum Dienst Gast Sprachmittlung Ehrenamt"
)
"""Words of every such house by which somebody may be called in the program, too, as the account of the counter is."""
NO_NAME: Final = COMMON | _bared(
    "Mitte Anfang Ende Mutter Vater Kinder Kindern Mann Frau Herr Familie Aus In Im Mit Und Oder Hat Ist "
    "Die Der Das Seine Ihre Nach Von Vor Zu Für Auf Doktor"
)
"""What stands after a form of address and is no name."""
