<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne Gewähr.</source>
        <translation>Free software under the GNU General Public License, version 3 or later. Without warranty.</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Schriften: Noto, SIL Open Font License 1.1. Oberfläche: Qt {qt}, LGPL. System: {system}</source>
        <translation>Fonts: Noto, SIL Open Font License 1.1. Interface: Qt {qt}, LGPL. System: {system}</translation>
    </message>
    <message>
        <source>Theke, Beratung und Monatsbericht des Begegnungszentrums wo:ilmenau.</source>
        <translation>Counter, counselling and monthly report of the encounter centre wo:ilmenau.</translation>
    </message>
    <message>
        <source>Über dieses Programm</source>
        <translation>About this program</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Bitte noch einmal versuchen. Geschieht es wieder, das Programm neu starten und Bescheid geben.</source>
        <translation>Please try again. If it happens again, restart the program and let us know.</translation>
    </message>
    <message>
        <source>Da ist im Programm etwas schiefgegangen.</source>
        <translation>Something went wrong in the program.</translation>
    </message>
    <message>
        <source>Verstanden</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Was geschah, steht ohne persönliche Angaben im Protokoll: {file}</source>
        <translation>What happened is in the log, without personal data: {file}</translation>
    </message>
    <message>
        <source>Was vorher gespeichert wurde, ist gespeichert. Ihre Eingaben stehen noch da.</source>
        <translation>What was saved before is saved. What you typed is still there.</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>keine Angabe</source>
        <translation>not stated</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>z. B. 3.11. oder morgen</source>
        <translation>e.g. 3.11. or tomorrow</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Verstanden</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Speichern</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Passwort verbergen</source>
        <translation>Hide password</translation>
    </message>
    <message>
        <source>Passwort zeigen</source>
        <translation>Show password</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message numerus="yes">
        <source>%n Seite(n)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganze Breite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Größer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF speichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF-Dateien (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speichern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>Andere Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, Kartennummer oder Telefon …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Niemand gefunden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person suchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zuletzt {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Leeren (Esc)</source>
        <translation>Clear (Esc)</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>z. B. 14:30</source>
        <translation>e.g. 14:30</translation>
    </message>
</context>
<context>
    <name>appointments</name>
    <message>
        <source>abgesagt</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>nicht erschienen</source>
        <translation>did not come</translation>
    </message>
    <message>
        <source>vereinbart</source>
        <translation>booked</translation>
    </message>
    <message>
        <source>wahrgenommen</source>
        <translation>kept</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>Di</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>Mi</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>Mo</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>So</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>gestern</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>morgen</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>übermorgen</source>
        <translation>the day after tomorrow</translation>
    </message>
</context>
<context>
    <name>definitions</name>
    <message>
        <source>Der erste Kontakt einer Person im Zentrum überhaupt; jeder spätere ist ein Folgekontakt.</source>
        <translation>A person&apos;s first contact ever at the centre; each later one is a follow-up contact.</translation>
    </message>
    <message>
        <source>Eine Klärung im Einzelgespräch mit Thema und Ergebnis, ab etwa 10 Minuten; darunter Kurzauskunft.</source>
        <translation>An individual clarification with topic and outcome, from about 10 minutes; below that, quick information.</translation>
    </message>
    <message>
        <source>Eine Person an einem Tag mit einem Anlass, gleich auf welchem Weg. Begleitpersonen zählen als eigene Kontakte, eine anonyme Gruppe von drei als drei.</source>
        <translation>One person on one day for one reason, whatever the channel. Companions count as contacts of their own, an anonymous group of three as three.</translation>
    </message>
    <message>
        <source>Eine bekannte Person, im Zeitraum einmal gezählt. Monate werden nicht addiert. Anonyme sind keine Personen.</source>
        <translation>A known person, counted once in the period. Months are not added up. Anonymous contacts are not persons.</translation>
    </message>
    <message>
        <source>Es gilt, was beim Kontakt galt; bei mehreren Kontakten einer Person der letzte im Zeitraum.</source>
        <translation>What held at the contact counts; where a person had several contacts, the last one in the period.</translation>
    </message>
    <message>
        <source>Mehrere je Kontakt sind möglich; die Anteile können zusammen über 100 % liegen.</source>
        <translation>Several per contact are possible; the shares may add up to more than 100 %.</translation>
    </message>
    <message>
        <source>Unmittelbare praktische Hilfe am selben Tag. Sie kann mit einer Beratung zusammenfallen; jede Tabelle zählt sie einmal, keine Summe zählt beide zusammen.</source>
        <translation>Immediate practical help on the same day. It may coincide with counselling; each table counts it once, no total adds the two.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Alles Frühere ist gespeichert, das Getippte steht noch da.</source>
        <translation>Everything before is saved; what you typed is still there.</translation>
    </message>
    <message>
        <source>Bitte Gruppe für Gruppe mit dem Blatt vergleichen.</source>
        <translation>Please compare it with the sheet, group by group.</translation>
    </message>
    <message>
        <source>Bitte Platz schaffen und dann noch einmal speichern.</source>
        <translation>Please make room, then save again.</translation>
    </message>
    <message>
        <source>Bitte das Programm auf diesem Rechner aktualisieren.</source>
        <translation>Please update the program on this computer.</translation>
    </message>
    <message>
        <source>Bitte den Eintrag von Hand berichtigen.</source>
        <translation>Please correct the entry by hand.</translation>
    </message>
    <message>
        <source>Bitte den Namen prüfen oder die Leitung fragen.</source>
        <translation>Please check the name, or ask the lead.</translation>
    </message>
    <message>
        <source>Bitte den Pfad und die Rechte prüfen.</source>
        <translation>Please check the path and the permissions.</translation>
    </message>
    <message>
        <source>Bitte die Rechte prüfen oder einen anderen Ort wählen.</source>
        <translation>Please check the permissions, or choose another place.</translation>
    </message>
    <message>
        <source>Bitte die Zeile berichtigen oder die Datei aus der Installation wiederherstellen.</source>
        <translation>Please correct the line, or restore the file from the installation.</translation>
    </message>
    <message>
        <source>Bitte die letzte Sicherung zurückspielen: woilmenau-desk restore DATEI.</source>
        <translation>Please restore the last backup: woilmenau-desk restore FILE.</translation>
    </message>
    <message>
        <source>Bitte dort beenden und es dann noch einmal versuchen.</source>
        <translation>Please close it there, then try again.</translation>
    </message>
    <message>
        <source>Bitte eine Kollegin oder einen Kollegen mit dieser Rolle bitten.</source>
        <translation>Please ask a colleague who has this role.</translation>
    </message>
    <message>
        <source>Bitte eine andere Sicherung wählen.</source>
        <translation>Please choose another backup.</translation>
    </message>
    <message>
        <source>Bitte eine andere Sprache wählen.</source>
        <translation>Please choose another language.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Namen wählen.</source>
        <translation>Please choose another name.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Ordner wählen.</source>
        <translation>Please choose another folder.</translation>
    </message>
    <message>
        <source>Bitte neu suchen.</source>
        <translation>Please search again.</translation>
    </message>
    <message>
        <source>Bitte neu öffnen, vergleichen und noch einmal speichern.</source>
        <translation>Please open it again, compare, and save once more.</translation>
    </message>
    <message>
        <source>Bitte noch einmal eingeben; auf die Feststelltaste achten.</source>
        <translation>Please enter it again; mind the caps lock key.</translation>
    </message>
    <message>
        <source>Bitte noch einmal versuchen.</source>
        <translation>Please try again.</translation>
    </message>
    <message>
        <source>Bitte zuerst eine andere Person mit der Rolle Leitung anlegen.</source>
        <translation>Please add another person with the role of lead first.</translation>
    </message>
    <message>
        <source>Bitte {seconds} Sekunden warten, dann noch einmal versuchen.</source>
        <translation>Please wait {seconds} seconds, then try again.</translation>
    </message>
    <message>
        <source>Das Geburtsjahr {year} kann nicht stimmen.</source>
        <translation>The year of birth {year} cannot be right.</translation>
    </message>
    <message>
        <source>Das Getippte steht noch da.</source>
        <translation>What you typed is still there.</translation>
    </message>
    <message>
        <source>Das Jahr {year} kann nicht stimmen.</source>
        <translation>The year {year} cannot be right.</translation>
    </message>
    <message>
        <source>Das Passwort ist zu kurz: mindestens {length} Zeichen.</source>
        <translation>The password is too short: at least {length} characters.</translation>
    </message>
    <message>
        <source>Das Passwort stimmt nicht.</source>
        <translation>The password is wrong.</translation>
    </message>
    <message>
        <source>Das darf nur, wer die Rolle {roles} hat.</source>
        <translation>Only those with the role {roles} may do that.</translation>
    </message>
    <message>
        <source>Das deutsche Wort fehlt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das ging nicht.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>Das ist dieselbe Person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das ist kein Datum. Gemeint ist etwas wie 3.11., 3.11.26 oder morgen.</source>
        <translation>This is not a date. Write it like 3.11., 3.11.26 or tomorrow.</translation>
    </message>
    <message>
        <source>Das ist keine Uhrzeit. Gemeint ist etwas wie 14:30 oder 1430.</source>
        <translation>This is not a time. Write it like 14:30 or 1430.</translation>
    </message>
    <message>
        <source>Den Benutzer „{name}“ gibt es in dieser Ablage nicht.</source>
        <translation>There is no user “{name}” in this store.</translation>
    </message>
    <message>
        <source>Den Benutzer „{name}“ gibt es schon.</source>
        <translation>There is a user “{name}” already.</translation>
    </message>
    <message>
        <source>Den Eintrag gibt es nicht (mehr).</source>
        <translation>The entry does not exist (any more).</translation>
    </message>
    <message>
        <source>Der Aufenthalt endet vor seinem Beginn.</source>
        <translation>The stay ends before it begins.</translation>
    </message>
    <message>
        <source>Der Datenträger ist voll; der letzte Eintrag wurde nicht gespeichert.</source>
        <translation>The disk is full; the last entry was not saved.</translation>
    </message>
    <message>
        <source>Der Eintrag wurde inzwischen anderswo geändert.</source>
        <translation>The entry has been changed elsewhere in the meantime.</translation>
    </message>
    <message>
        <source>Der Name „{code}“ darf nur Buchstaben, Ziffern und _ enthalten.</source>
        <translation>The name “{code}” may contain only letters, digits and _.</translation>
    </message>
    <message>
        <source>Der Termin ist gespeichert.</source>
        <translation>The appointment is saved.</translation>
    </message>
    <message>
        <source>Der Text ist {length} Zeichen lang; höchstens {limit} passen.</source>
        <translation>The text is {length} characters long; at most {limit} fit.</translation>
    </message>
    <message>
        <source>Der Wiederherstellungscode stimmt nicht.</source>
        <translation>The recovery code is wrong.</translation>
    </message>
    <message>
        <source>Der {day} ist vorbei.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der {day} liegt in der Zukunft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ablage ist gerade anderswo offen ({holder}).</source>
        <translation>The store is open elsewhere at the moment ({holder}).</translation>
    </message>
    <message>
        <source>Die Ablage lässt sich nicht lesen: sie ist beschädigt ({detail}).</source>
        <translation>The store cannot be read: it is damaged ({detail}).</translation>
    </message>
    <message>
        <source>Die Ablage stammt aus einer neueren Version des Programms.</source>
        <translation>The store was made by a newer version of the program.</translation>
    </message>
    <message>
        <source>Die Altersgruppe endet vor ihrem Anfang.</source>
        <translation>The age band ends before it begins.</translation>
    </message>
    <message>
        <source>Die Altersgruppe überschneidet die vorige.</source>
        <translation>The age band overlaps the one before.</translation>
    </message>
    <message>
        <source>Die Ankunft im Jahr {year} kann nicht stimmen.</source>
        <translation>The arrival in the year {year} cannot be right.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist fehlerhaft, Zeile {line}: {problem}</source>
        <translation>The file {file} has a mistake in line {line}: {problem}</translation>
    </message>
    <message>
        <source>Die Datei {file} ist keine Sicherung dieses Programms oder unvollständig.</source>
        <translation>The file {file} is not a backup of this program, or is incomplete.</translation>
    </message>
    <message>
        <source>Die Daten des Zentrums sind nicht betroffen.</source>
        <translation>The centre&apos;s data are not affected.</translation>
    </message>
    <message>
        <source>Die Kollegin oder den Kollegen „{name}“ gibt es nicht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Nummer „{number}“ hat schon {name}.</source>
        <translation>The number “{number}” belongs to {name} already.</translation>
    </message>
    <message>
        <source>Die Sperre kommt nach 1 bis 60 Minuten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Straße fehlt; sie steht auf jedem Terminzettel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Taste {key} gehört schon zu „{other}“.</source>
        <translation>The key {key} belongs to “{other}” already.</translation>
    </message>
    <message>
        <source>Die Taste {key} hat schon „{other}“.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Telefonnummer enthält keine Ziffer.</source>
        <translation>The phone number has no digit in it.</translation>
    </message>
    <message>
        <source>Die Zahl {number} kann hier nicht stimmen.</source>
        <translation>The number {number} cannot be right here.</translation>
    </message>
    <message>
        <source>Die andere Änderung gilt; das Getippte steht noch da.</source>
        <translation>The other change stands; what you typed is still there.</translation>
    </message>
    <message>
        <source>Die letzte Leitung lässt sich nicht entfernen.</source>
        <translation>The last lead cannot be removed.</translation>
    </message>
    <message>
        <source>Ein Anmeldename fehlt.</source>
        <translation>A login name is missing.</translation>
    </message>
    <message>
        <source>Ein Fördermittelgeber braucht einen Namen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ein Name fehlt: einer genügt.</source>
        <translation>A name is missing: one is enough.</translation>
    </message>
    <message>
        <source>Ein Thema fehlt: mindestens eines ankreuzen.</source>
        <translation>A topic is missing: tick at least one.</translation>
    </message>
    <message>
        <source>Eine bekannte Person ist keine Gruppe; Begleitung steht für sich.</source>
        <translation>A known person is not a group; companions are entered on their own.</translation>
    </message>
    <message>
        <source>Es gibt nichts rückgängig zu machen.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Für die Sprache „{language}“ gibt es noch keinen Terminzettel.</source>
        <translation>There is no appointment slip for the language “{language}” yet.</translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter hintereinander.</source>
        <translation>Three or four words in a row are good.</translation>
    </message>
    <message>
        <source>Hier stehen nur „from“ und „to“.</source>
        <translation>Only “from” and “to” belong here.</translation>
    </message>
    <message>
        <source>Ihre Eingaben stehen noch da.</source>
        <translation>What you typed is still there.</translation>
    </message>
    <message>
        <source>Im Abschnitt fehlt „{key}“.</source>
        <translation>The section lacks “{key}”.</translation>
    </message>
    <message>
        <source>Im Ordner {folder} liegt noch keine Ablage.</source>
        <translation>There is no store in the folder {folder} yet.</translation>
    </message>
    <message>
        <source>Im Ordner {folder} liegt schon eine Ablage.</source>
        <translation>There is a store in the folder {folder} already.</translation>
    </message>
    <message>
        <source>In {target} lässt sich nicht schreiben.</source>
        <translation>Cannot write to {target}.</translation>
    </message>
    <message>
        <source>Mit „woilmenau-desk init --role lead“ oder im Fenster eine anlegen.</source>
        <translation>Make one with “woilmenau-desk init --role lead” or in the window.</translation>
    </message>
    <message>
        <source>Nichts wurde geändert.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Sich selbst kann man nicht entfernen.</source>
        <translation>You cannot remove yourself.</translation>
    </message>
    <message>
        <source>Sie enthält keinen Eintrag.</source>
        <translation>It has no entry.</translation>
    </message>
    <message>
        <source>Sie fehlt oder lässt sich nicht lesen.</source>
        <translation>It is missing or cannot be read.</translation>
    </message>
    <message>
        <source>Sie ist nicht als UTF-8 gespeichert.</source>
        <translation>It is not saved as UTF-8.</translation>
    </message>
    <message>
        <source>Sie wurde nicht angerührt.</source>
        <translation>It was not touched.</translation>
    </message>
    <message>
        <source>Sie wurde nicht verändert.</source>
        <translation>It was not changed.</translation>
    </message>
    <message>
        <source>So kann TOML nicht gelesen werden ({detail}).</source>
        <translation>This cannot be read as TOML ({detail}).</translation>
    </message>
    <message>
        <source>Unter „{key}“ geht nur: {known}.</source>
        <translation>“{key}” can only be: {known}.</translation>
    </message>
    <message>
        <source>Unter „{key}“ gehört {type}.</source>
        <translation>“{key}” needs {type}.</translation>
    </message>
    <message>
        <source>Zu viele falsche Passwörter.</source>
        <translation>Too many wrong passwords.</translation>
    </message>
    <message>
        <source>ein Datum wie 2026-12-31</source>
        <translation>a date like 2026-12-31</translation>
    </message>
    <message>
        <source>ein Text in Anführungszeichen</source>
        <translation>a text in quotation marks</translation>
    </message>
    <message>
        <source>ein eigener Abschnitt</source>
        <translation>a section of its own</translation>
    </message>
    <message>
        <source>eine Liste in eckigen Klammern</source>
        <translation>a list in square brackets</translation>
    </message>
    <message>
        <source>eine ganze Zahl</source>
        <translation>a whole number</translation>
    </message>
    <message>
        <source>true oder false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>{number} Minuten können nicht stimmen.</source>
        <translation>{number} minutes cannot be right.</translation>
    </message>
    <message>
        <source>{number} Personen auf einmal können nicht stimmen.</source>
        <translation>{number} people at once cannot be right.</translation>
    </message>
    <message>
        <source>{target} lässt sich nicht lesen.</source>
        <translation>{target} cannot be read.</translation>
    </message>
    <message>
        <source>Öffnungszeiten schreibt man so: „14:00–16:00“.</source>
        <translation>Opening hours are written like this: “14:00–16:00”.</translation>
    </message>
    <message>
        <source>„from“ und „to“ sind ganze Zahlen ab 0.</source>
        <translation>“from” and “to” are whole numbers from 0.</translation>
    </message>
    <message>
        <source>„{code}“ steht nicht in der Werteliste; bekannt sind: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{key}“ ist hier unbekannt; es gibt: {known}.</source>
        <translation>“{key}” is not known here; there are: {known}.</translation>
    </message>
    <message>
        <source>„{key}“ ist leer.</source>
        <translation>“{key}” is empty.</translation>
    </message>
    <message>
        <source>„{step}“ lässt sich nicht mehr rückgängig machen: inzwischen hängt anderes daran.</source>
        <translation>“{step}” can no longer be undone: other things depend on it by now.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Monat; gemeint ist etwas wie 2026-10.</source>
        <translation>“{text}” is not a month; write it like 2026-10.</translation>
    </message>
</context>
<context>
    <name>months</name>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Dezember</source>
        <translation>December</translation>
    </message>
    <message>
        <source>Februar</source>
        <translation>February</translation>
    </message>
    <message>
        <source>Januar</source>
        <translation>January</translation>
    </message>
    <message>
        <source>Juli</source>
        <translation>July</translation>
    </message>
    <message>
        <source>Juni</source>
        <translation>June</translation>
    </message>
    <message>
        <source>Mai</source>
        <translation>May</translation>
    </message>
    <message>
        <source>März</source>
        <translation>March</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Oktober</source>
        <translation>October</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Beratung</source>
        <translation type="unfinished">Counsellor</translation>
    </message>
    <message>
        <source>Berichte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Termine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theke</source>
        <translation type="unfinished">Counter</translation>
    </message>
    <message>
        <source>Verwaltung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Beratung</source>
        <translation>Counsellor</translation>
    </message>
    <message>
        <source>Leitung</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Theke</source>
        <translation>Counter</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Angaben geändert: {name}</source>
        <translation>Details changed: {name}</translation>
    </message>
    <message>
        <source>Benutzer angelegt: {name}</source>
        <translation>User added: {name}</translation>
    </message>
    <message>
        <source>Benutzer entfernt: {name}</source>
        <translation>User removed: {name}</translation>
    </message>
    <message>
        <source>Beratung erfasst: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beratung gestrichen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beratung geändert: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besuch berichtigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besuch erfasst: {who} · {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besuch gestrichen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einstellungen gespeichert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geschlossen am {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Haushalt geändert: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwort geändert</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>Person angelegt: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person geändert: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückgängig: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schon erfasst, zählt einmal: {who} · {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soforthilfe erfasst: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soforthilfe gestrichen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Termin geändert: {name}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Termin vereinbart: {name}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Termin {state}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Werteliste geändert: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wieder offen am {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederhergestellt: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiedervorlage erledigt: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anonym</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anonym × {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Kartennummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name beginnt so: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>suggestion</name>
    <message>
        <source>Prüfen: hier oder bei SOBERI beraten?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorschlag: Beratung bei {target}. Soforthilfe gibt es immer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
