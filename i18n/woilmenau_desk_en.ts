<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de">
<context>
    <name>appointments</name>
    <message>
        <source>abgesagt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht erschienen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vereinbart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wahrgenommen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Alles Frühere ist gespeichert, das Getippte steht noch da.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte Gruppe für Gruppe mit dem Blatt vergleichen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte Platz schaffen und dann noch einmal speichern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte das Programm auf diesem Rechner aktualisieren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte den Eintrag von Hand berichtigen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte den Namen prüfen oder die Leitung fragen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte den Pfad und die Rechte prüfen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte die Rechte prüfen oder einen anderen Ort wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte die letzte Sicherung zurückspielen: woilmenau-desk restore DATEI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte dort beenden und es dann noch einmal versuchen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte eine Kollegin oder einen Kollegen mit dieser Rolle bitten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte eine andere Sicherung wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte eine andere Sprache wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte einen anderen Namen wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte einen anderen Ordner wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte neu suchen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte neu öffnen, vergleichen und noch einmal speichern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte noch einmal eingeben; auf die Feststelltaste achten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte noch einmal versuchen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte zuerst eine andere Person mit der Rolle Leitung anlegen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitte {seconds} Sekunden warten, dann noch einmal versuchen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Geburtsjahr {year} kann nicht stimmen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Getippte steht noch da.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Jahr {year} kann nicht stimmen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Passwort ist zu kurz: mindestens {length} Zeichen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Passwort stimmt nicht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das darf nur, wer die Rolle {roles} hat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das ging nicht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den Benutzer „{name}“ gibt es in dieser Ablage nicht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den Benutzer „{name}“ gibt es schon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den Eintrag gibt es nicht (mehr).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Aufenthalt endet vor seinem Beginn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Datenträger ist voll; der letzte Eintrag wurde nicht gespeichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Eintrag wurde inzwischen anderswo geändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Termin ist gespeichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Text ist {length} Zeichen lang; höchstens {limit} passen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Wiederherstellungscode stimmt nicht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ablage ist gerade anderswo offen ({holder}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ablage lässt sich nicht lesen: sie ist beschädigt ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ablage stammt aus einer neueren Version des Programms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ankunft im Jahr {year} kann nicht stimmen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Datei {file} ist keine Sicherung dieses Programms oder unvollständig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Telefonnummer enthält keine Ziffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Zahl {number} kann hier nicht stimmen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die andere Änderung gilt; das Getippte steht noch da.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die letzte Leitung lässt sich nicht entfernen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ein Name fehlt: einer genügt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ein Thema fehlt: mindestens eines ankreuzen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine bekannte Person ist keine Gruppe; Begleitung steht für sich.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Es gibt nichts rückgängig zu machen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für die Sprache „{language}“ gibt es noch keinen Terminzettel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter hintereinander.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ihre Eingaben stehen noch da.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Ordner {folder} liegt noch keine Ablage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Ordner {folder} liegt schon eine Ablage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {target} lässt sich nicht schreiben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit „woilmenau-desk init --role lead“ oder im Fenster eine anlegen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts wurde geändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sie wurde nicht angerührt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sie wurde nicht verändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zu viele falsche Passwörter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} Minuten können nicht stimmen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} Personen auf einmal können nicht stimmen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} lässt sich nicht lesen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{step}“ lässt sich nicht mehr rückgängig machen: inzwischen hängt anderes daran.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{text}“ ist kein Monat; gemeint ist etwas wie 2026-10.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>months</name>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dezember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Februar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Januar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Juli</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Juni</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>März</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oktober</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Beratung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leitung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theke</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
