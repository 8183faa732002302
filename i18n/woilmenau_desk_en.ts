<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de">
<context>
    <name>AboutSection</name>
    <message>
        <source>Freie Software unter der GNU General Public License, Version 3 oder später (GPL-3.0-or-later). Alle dürfen sie benutzen, ansehen, ändern und weitergeben. Ohne Gewähr.</source>
        <translation>Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). Anyone may use, read, change and share it. Without warranty.</translation>
    </message>
    <message>
        <source>Gebaut mit</source>
        <translation>Built with</translation>
    </message>
    <message>
        <source>Schriften: Noto, unter der SIL Open Font License 1.1, verkleinert auf das, was Zettel und Fenster brauchen.</source>
        <translation>Fonts: Noto, under the SIL Open Font License 1.1, reduced to what slips and windows need.</translation>
    </message>
    <message>
        <source>Theke, Beratung und Monatsbericht des Begegnungszentrums wo:ilmenau.</source>
        <translation>Counter, counselling and monthly report of the encounter centre wo:ilmenau.</translation>
    </message>
    <message>
        <source>Über das Programm</source>
        <translation>About the program</translation>
    </message>
</context>
<context>
    <name>AbsenceForm</name>
    <message>
        <source>Abwesenheit</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>Abwesenheit eintragen</source>
        <translation>Note the absence</translation>
    </message>
    <message>
        <source>Abwesenheit ändern</source>
        <translation>Change absence</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Grund (freiwillig)</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>Leer: bis auf Weiteres.</source>
        <translation>Empty: until further notice.</translation>
    </message>
    <message>
        <source>Leer: nur dieser Tag.</source>
        <translation>Empty: that day alone.</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause eintragen</source>
        <translation>Note the pause</translation>
    </message>
    <message>
        <source>Pause ändern</source>
        <translation>Change pause</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>AccountSection</name>
    <message>
        <source>Bisheriges Passwort</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>Das neue Passwort gilt ab sofort.</source>
        <translation>The new password works from now on.</translation>
    </message>
    <message>
        <source>Die Schlüssel werden erneuert …</source>
        <translation>The keys are being renewed …</translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter hintereinander.</source>
        <translation>Three or four words in a row are good.</translation>
    </message>
    <message>
        <source>Mein Konto</source>
        <translation>My account</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Neues Passwort</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Neues Passwort noch einmal</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Passwort ändern</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>So fragt man an der Theke nach Ihnen.</source>
        <translation>The name people ask for at the counter.</translation>
    </message>
    <message>
        <source>So kennt man Sie</source>
        <translation>How people know you</translation>
    </message>
    <message>
        <source>Steht auf den Terminzetteln bei Ihnen.</source>
        <translation>Printed beside your name on appointment slips.</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Wie Sie auf Terminzetteln stehen, und Ihr Passwort.</source>
        <translation>How appointment slips name you, and your password.</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Bereiche der Verwaltung</source>
        <translation>Areas of administration</translation>
    </message>
    <message>
        <source>Nächster Bereich</source>
        <translation>Next area</translation>
    </message>
    <message>
        <source>Vorheriger Bereich</source>
        <translation>Previous area</translation>
    </message>
</context>
<context>
    <name>AidForm</name>
    <message>
        <source>Art der Hilfe</source>
        <translation>Kind of help</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Besuch miterfassen</source>
        <translation>Log a visit as well</translation>
    </message>
    <message>
        <source>Bezahlt aus</source>
        <translation>Paid from</translation>
    </message>
    <message>
        <source>Danach sind noch {amount} im Topf.</source>
        <translation>Then {amount} are left in the fund.</translation>
    </message>
    <message>
        <source>Der Topf wäre damit um {amount} überzogen.</source>
        <translation>The fund would be overdrawn by {amount}.</translation>
    </message>
    <message>
        <source>Für Personen</source>
        <translation>For people</translation>
    </message>
    <message>
        <source>Gegeben von</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>Haushalt</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Mit Beleg speichern</source>
        <translation>Save with receipt</translation>
    </message>
    <message>
        <source>Nichts Vertrauliches: alle an der Theke lesen das.</source>
        <translation>Nothing confidential: everybody at the counter reads this.</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Trotzdem speichern</source>
        <translation>Save all the same</translation>
    </message>
    <message>
        <source>Zählung</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>alle im Haushalt</source>
        <translation>all in the household</translation>
    </message>
    <message>
        <source>alle im Haushalt ({number})</source>
        <translation>all in the household ({number})</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>ohne Topf</source>
        <translation>no fund</translation>
    </message>
    <message>
        <source>z. B. Winterjacke, Größe 128</source>
        <translation>e.g. winter jacket, size 128</translation>
    </message>
    <message>
        <source>{name} · noch {left}</source>
        <translation>{name} · {left} left</translation>
    </message>
</context>
<context>
    <name>AidLine</name>
    <message>
        <source> Stück</source>
        <translation> pc.</translation>
    </message>
    <message>
        <source>Anzahl</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Art der Hilfe</source>
        <translation>Kind of help</translation>
    </message>
    <message>
        <source>Betrag in €</source>
        <translation>Amount in €</translation>
    </message>
    <message>
        <source>Diese Hilfe weglassen</source>
        <translation>Leave this help out</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>€, z. B. 12,50</source>
        <translation>€, e.g. 12,50</translation>
    </message>
</context>
<context>
    <name>AidLines</name>
    <message>
        <source>Weitere Hilfe</source>
        <translation>Another help</translation>
    </message>
</context>
<context>
    <name>AimsView</name>
    <message>
        <source>Soll und Ist</source>
        <translation>Target and actual</translation>
    </message>
</context>
<context>
    <name>AlikeColumn</name>
    <message>
        <source>Also wohl neu hier.</source>
        <translation>So probably new here.</translation>
    </message>
    <message>
        <source>Beim Tippen steht hier, wer schon einmal da war.</source>
        <translation>As you type, those who have been here before appear here.</translation>
    </message>
    <message>
        <source>Niemand, der es sein könnte</source>
        <translation>Nobody it could be</translation>
    </message>
    <message>
        <source>Noch kein Name</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>Vielleicht schon da?</source>
        <translation>Perhaps here already?</translation>
    </message>
    <message>
        <source>Wer schon einmal da war, steht hier. Enter öffnet die Person; das Getippte bleibt.</source>
        <translation>Those who have been here before. Enter opens the person; what you typed stays.</translation>
    </message>
</context>
<context>
    <name>AllowanceForm</name>
    <message>
        <source>Aufwandsentschädigung</source>
        <translation>Allowance</translation>
    </message>
    <message>
        <source>Betrag</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Gezahlt am</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>Pauschale</source>
        <translation>Allowance</translation>
    </message>
    <message>
        <source>Wofür</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Zahlung eintragen</source>
        <translation>Note the payment</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>€, z. B. 12,50</source>
        <translation>€, e.g. 12.50</translation>
    </message>
</context>
<context>
    <name>AmendmentForm</name>
    <message>
        <source>Nachtrag</source>
        <translation>Amendment</translation>
    </message>
    <message>
        <source>Nachtrag zum Gespräch</source>
        <translation>Amendment to the session</translation>
    </message>
    <message>
        <source>Notiz und Nachträge</source>
        <translation>Note and amendments</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Was hinzukommt. Datum und Name stehen von selbst dabei.</source>
        <translation>What is added. Date and name are set by themselves.</translation>
    </message>
    <message>
        <source>Wie es dasteht</source>
        <translation>As it stands</translation>
    </message>
    <message>
        <source>{day}, {time} · {counsellor}</source>
        <translation>{day}, {time} · {counsellor}</translation>
    </message>
</context>
<context>
    <name>Amendments</name>
    <message>
        <source>Nachtrag von {colleague}, {day}, {time}</source>
        <translation>Amendment by {colleague}, {day}, {time}</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Antwort eintragen</source>
        <translation>Enter the answer</translation>
    </message>
    <message>
        <source>Antwort zum Verweis</source>
        <translation>Answer to the referral</translation>
    </message>
    <message>
        <source>Gehört am</source>
        <translation>Heard on</translation>
    </message>
    <message>
        <source>Grund der Ablehnung</source>
        <translation>Reason for the refusal</translation>
    </message>
    <message>
        <source>Vertraulich: Das lesen nur Beratung und Leitung.</source>
        <translation>Confidential: only counsellors and lead read this.</translation>
    </message>
    <message>
        <source>Warum abgelehnt wurde, ist vertraulich: Bitte sagen Sie es der Beratung.</source>
        <translation>Why it was refused is confidential: please tell the counsellors.</translation>
    </message>
    <message>
        <source>Was daraus wurde</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>Was die Stelle gesagt hat (freiwillig)</source>
        <translation>What the target said (optional)</translation>
    </message>
</context>
<context>
    <name>AppointmentDetails</name>
    <message>
        <source>Kein Termin ausgewählt</source>
        <translation>No appointment selected</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten einen wählen.</source>
        <translation>Choose one with the arrow keys.</translation>
    </message>
    <message>
        <source>Vermerken</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>bei {colleague}</source>
        <translation>with {colleague}</translation>
    </message>
    <message>
        <source>mit {name}</source>
        <translation>with {name}</translation>
    </message>
</context>
<context>
    <name>AppointmentForm</name>
    <message>
        <source> Minuten</source>
        <translation> minutes</translation>
    </message>
    <message numerus="yes">
        <source>%n Termin(e)</source>
        <translation>
            <numerusform>%n appointment</numerusform>
            <numerusform>%n appointments</numerusform>
        </translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Bei wem</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>Bis einschließlich</source>
        <translation>Up to and including</translation>
    </message>
    <message>
        <source>Dauer</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Dieser Termin ist inzwischen: {state}. Was Sie getippt haben, steht noch da.</source>
        <translation>This appointment is by now: {state}. What you typed still stands here.</translation>
    </message>
    <message>
        <source>Dolmetscht oder kommt mit</source>
        <translation>Interprets or comes along</translation>
    </message>
    <message>
        <source>Fällt aus: {day}, {why}</source>
        <translation>Left out: {day}, {why}</translation>
    </message>
    <message>
        <source>Für wen</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Für {language} gibt es noch keinen Zettel; er kommt in der Sprache, die hier steht.</source>
        <translation>There is no slip for {language} yet; it comes in the language shown here.</translation>
    </message>
    <message>
        <source>Hat schon einen Termin: {day}, {time} bei {colleague}.</source>
        <translation>Has an appointment already: {day}, {time} with {colleague}.</translation>
    </message>
    <message>
        <source>In der nächsten Zeit ist nichts frei.</source>
        <translation>Nothing is free in the time to come.</translation>
    </message>
    <message>
        <source>Mitzubringen</source>
        <translation>To bring</translation>
    </message>
    <message>
        <source>Name, oder Strg+K</source>
        <translation>Name, or Ctrl+K</translation>
    </message>
    <message>
        <source>Neuer Termin</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>Nur die Anschrift: Sie steht auf dem Zettel und verrät keinen Grund.</source>
        <translation>Only the address: it stands on the slip and gives no reason away.</translation>
    </message>
    <message>
        <source>Nächste freie Zeit</source>
        <translation>Next free time</translation>
    </message>
    <message>
        <source>Raum</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Reihe</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Sprache des Zettels</source>
        <translation>Language of the slip</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Termin vereinbaren</source>
        <translation>Book appointment</translation>
    </message>
    <message>
        <source>Termin ändern</source>
        <translation>Change appointment</translation>
    </message>
    <message>
        <source>Treffpunkt</source>
        <translation>Meeting place</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Wer kann dolmetschen?</source>
        <translation>Who can interpret?</translation>
    </message>
    <message>
        <source>Wie oft</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Zum Dolmetschen {answer}: {name}</source>
        <translation>To interpret, {answer}: {name}</translation>
    </message>
    <message>
        <source>auch alle folgenden dieser Reihe ändern</source>
        <translation>change all later ones of this series, too</translation>
    </message>
    <message>
        <source>der letzte am {day}</source>
        <translation>the last one on {day}</translation>
    </message>
    <message>
        <source>diese Person</source>
        <translation>this person</translation>
    </message>
    <message>
        <source>einmal</source>
        <translation>once</translation>
    </message>
    <message>
        <source>ohne Raum</source>
        <translation>without a room</translation>
    </message>
    <message>
        <source>wer dolmetscht oder mitkommt</source>
        <translation>whoever interprets or comes along</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
    <message numerus="yes">
        <source>… und %n weitere(r)</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppointmentsPage</name>
    <message numerus="yes">
        <source>%n Termin(e) aus den letzten Wochen ohne Vermerk, ob jemand da war.</source>
        <translation>
            <numerusform>%n appointment of the last weeks has no record of whether anyone came.</numerusform>
            <numerusform>%n appointments of the last weeks have no record of whether anyone came.</numerusform>
        </translation>
    </message>
    <message>
        <source>14 Tage</source>
        <translation>14 days</translation>
    </message>
    <message>
        <source>Abgesagt</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Alt+Pos1</source>
        <translation>Alt+Home</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Den Filter leeren, „alle“ wählen oder „auch erledigte“ ankreuzen.</source>
        <translation>Clear the filter, choose “everyone” or tick “past ones too”.</translation>
    </message>
    <message>
        <source>Der Termin ist erst am {day}.</source>
        <translation>The appointment is not until {day}.</translation>
    </message>
    <message>
        <source>Doch vereinbart</source>
        <translation>Booked after all</translation>
    </message>
    <message>
        <source>Ein Tag</source>
        <translation>One day</translation>
    </message>
    <message>
        <source>Frei?</source>
        <translation>Free?</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>In die Warteliste</source>
        <translation>Into the queue</translation>
    </message>
    <message>
        <source>Keine Termine</source>
        <translation>No appointments</translation>
    </message>
    <message>
        <source>Keine Termine in dieser Zeit</source>
        <translation>No appointments in this period</translation>
    </message>
    <message>
        <source>Keine offenen Termine in dieser Zeit</source>
        <translation>No open appointments in this period</translation>
    </message>
    <message>
        <source>Mit Strg+N einen vereinbaren, oder „auch erledigte“ ankreuzen.</source>
        <translation>Book one with Ctrl+N, or tick “past ones too”.</translation>
    </message>
    <message>
        <source>Mit Strg+N einen vereinbaren.</source>
        <translation>Ctrl+N books one.</translation>
    </message>
    <message>
        <source>Mitzubringen: {things}</source>
        <translation>To bring: {things}</translation>
    </message>
    <message>
        <source>Neuer Termin</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>Nicht erschienen</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing matches the filter</translation>
    </message>
    <message>
        <source>Nächste freie Zeit</source>
        <translation>Next free time</translation>
    </message>
    <message>
        <source>Ob jemand da war, weiß man erst danach. Trotzdem vermerken?</source>
        <translation>Whether anyone came is known only afterwards. Record it anyway?</translation>
    </message>
    <message>
        <source>Tag, z. B. 3.12.</source>
        <translation>Day, e.g. 3.12.</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Termine bei</source>
        <translation>Appointments with</translation>
    </message>
    <message>
        <source>Treffpunkt: {place}</source>
        <translation>Meeting place: {place}</translation>
    </message>
    <message>
        <source>Wahrgenommen</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Wieder einladen</source>
        <translation>Invite again</translation>
    </message>
    <message>
        <source>Zettel ansehen</source>
        <translation>Look at slip</translation>
    </message>
    <message>
        <source>Zettel drucken</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Zettel: {language}</source>
        <translation>Slip: {language}</translation>
    </message>
    <message>
        <source>Zu einem Tag</source>
        <translation>Go to a day</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>alle</source>
        <translation>everyone</translation>
    </message>
    <message>
        <source>auch erledigte</source>
        <translation>past ones too</translation>
    </message>
    <message>
        <source>bei</source>
        <translation>with</translation>
    </message>
    <message>
        <source>gehört zu einer Reihe</source>
        <translation>belongs to a series</translation>
    </message>
    <message>
        <source>{day}, {time} bei {colleague}. Strg+Z macht es rückgängig.</source>
        <translation>{day}, {time} with {colleague}. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Ändern, verschieben</source>
        <translation>Change, move</translation>
    </message>
</context>
<context>
    <name>AssignmentForm</name>
    <message>
        <source>Angebot</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Dieser Einsatz ist inzwischen abgesagt. Was Sie getippt haben, steht noch da.</source>
        <translation>This assignment has been cancelled meanwhile. What you typed is still there.</translation>
    </message>
    <message>
        <source>Einsatz vereinbaren</source>
        <translation>Agree on it</translation>
    </message>
    <message>
        <source>Einsatz ändern</source>
        <translation>Change the assignment</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Für wen (Person oder Familie)</source>
        <translation>For whom (person or family)</translation>
    </message>
    <message>
        <source>Jede Woche</source>
        <translation>Every week</translation>
    </message>
    <message>
        <source>Leer: bis auf Weiteres.</source>
        <translation>Empty: until further notice.</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Neuer Einsatz</source>
        <translation>New assignment</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Wobei</source>
        <translation>Doing what</translation>
    </message>
    <message>
        <source>Worum es geht</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>einmal oder nach Absprache</source>
        <translation>once, or as agreed</translation>
    </message>
    <message>
        <source>kein Angebot</source>
        <translation>no offer</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save the change</translation>
    </message>
</context>
<context>
    <name>AssistantScreen</name>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Anmeldename</source>
        <translation>Login name</translation>
    </message>
    <message>
        <source>Auf diesem Rechner gibt es noch keine Ablage. Sie wird verschlüsselt; ohne Passwort kann niemand etwas darin lesen.</source>
        <translation>There is no store on this computer yet. It will be encrypted; without a password nobody can read anything in it.</translation>
    </message>
    <message>
        <source>Blatt speichern oder drucken …</source>
        <translation>Save or print the sheet …</translation>
    </message>
    <message>
        <source>Danach geht es als {user} weiter. Das Passwort heißt bei allen dort: {password}</source>
        <translation>You then go on as {user}. Everyone&apos;s password there is: {password}</translation>
    </message>
    <message>
        <source>Das fiktive Zentrum entsteht</source>
        <translation>Creating the fictional centre</translation>
    </message>
    <message>
        <source>Das fiktive Zentrum hat erfundene Leute und ein ganzes Jahr Besuche: zum Üben und Herumklicken.</source>
        <translation>The fictional centre has invented people and a whole year of visits: for practising and looking around.</translation>
    </message>
    <message>
        <source>Der Code ist sicher verwahrt.</source>
        <translation>The code is kept safe.</translation>
    </message>
    <message>
        <source>Der Wiederherstellungscode</source>
        <translation>The recovery code</translation>
    </message>
    <message>
        <source>Einen Augenblick: Leute, Besuche und Termine werden erfunden.</source>
        <translation>One moment: people, visits and appointments are being invented.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Fiktives Zentrum ausprobieren</source>
        <translation>Try a fictional centre</translation>
    </message>
    <message>
        <source>Fortschritt</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter hintereinander.</source>
        <translation>Three or four words in a row are good.</translation>
    </message>
    <message>
        <source>Ihr Name, wie ihn alle kennen</source>
        <translation>Your name, as everyone knows it</translation>
    </message>
    <message>
        <source>Kurz und klein geschrieben, z. B. caro.</source>
        <translation>Short and in lower case, e.g. caro.</translation>
    </message>
    <message>
        <source>Neue Ablage anlegen</source>
        <translation>Create a new store</translation>
    </message>
    <message>
        <source>Passwort</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Passwort noch einmal</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>Sicherung zurückspielen …</source>
        <translation>Restore a backup …</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Weiter, oder was den Rahmen hat</source>
        <translation>Go on, or press what has the frame</translation>
    </message>
    <message>
        <source>Wenn alle Passwörter vergessen sind, führt nur dieser Code zurück. Er wird nirgends gespeichert und nur jetzt gezeigt. Bitte ausdrucken und an einem sicheren Ort verwahren.</source>
        <translation>If all passwords are forgotten, only this code leads back. It is saved nowhere and shown only now. Please print it and keep it in a safe place.</translation>
    </message>
    <message>
        <source>Wiederherstellungscode</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Willkommen!</source>
        <translation>Welcome!</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>AudienceSwitch</name>
    <message>
        <source>Für den Fördermittelgeber</source>
        <translation>For the funder</translation>
    </message>
    <message>
        <source>Genau gezählt, nur für das Team.</source>
        <translation>Exact figures, for the team only.</translation>
    </message>
    <message>
        <source>Intern (wahre Zahlen)</source>
        <translation>Internal (true figures)</translation>
    </message>
    <message>
        <source>So, dass niemand zu erkennen ist.</source>
        <translation>Such that nobody is to be recognised.</translation>
    </message>
</context>
<context>
    <name>AwayForm</name>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Grund (freiwillig; sieht nur, wer den Dienstplan macht)</source>
        <translation>Reason (optional; seen only by whoever makes the roster)</translation>
    </message>
    <message>
        <source>Letzter Tag (leer: nur dieser)</source>
        <translation>Last day (empty: this one only)</translation>
    </message>
    <message>
        <source>Nicht da</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>Sicherung wird gemacht …</source>
        <translation>Making a backup …</translation>
    </message>
</context>
<context>
    <name>BackupLine</name>
    <message>
        <source>Bitte der Leitung sagen.</source>
        <translation>Please tell the lead.</translation>
    </message>
    <message>
        <source>Gesichert: {when}</source>
        <translation>Backed up: {when}</translation>
    </message>
    <message>
        <source>Noch nicht gesichert.</source>
        <translation>Not backed up yet.</translation>
    </message>
    <message numerus="yes">
        <source>Seit %n Öffnungstag(en) nicht gesichert.</source>
        <translation>
            <numerusform>Not backed up for %n opening day.</numerusform>
            <numerusform>Not backed up for %n opening days.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stick {name}</source>
        <translation>Stick {name}</translation>
    </message>
    <message>
        <source>Zuletzt {when}.</source>
        <translation>Last: {when}.</translation>
    </message>
    <message>
        <source>Zweiter Ordner</source>
        <translation>Second folder</translation>
    </message>
    <message>
        <source>antwortet nicht</source>
        <translation>does not answer</translation>
    </message>
    <message>
        <source>fehlt gerade</source>
        <translation>is not there just now</translation>
    </message>
    <message>
        <source>ist voll</source>
        <translation>is full</translation>
    </message>
    <message>
        <source>{name}: noch keine Sicherung.</source>
        <translation>{name}: no backup yet.</translation>
    </message>
    <message>
        <source>{name}: zuletzt {when}.</source>
        <translation>{name}: last {when}.</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source> Öffnungstagen</source>
        <translation> opening days</translation>
    </message>
    <message>
        <source>An der Theke erinnern nach</source>
        <translation>Remind at the counter after</translation>
    </message>
    <message>
        <source>Der Ordner antwortet nicht.</source>
        <translation>The folder does not answer.</translation>
    </message>
    <message>
        <source>Diesen Stick nehmen</source>
        <translation>Use this stick</translation>
    </message>
    <message>
        <source>Eingesteckter Stick</source>
        <translation>Stick that is plugged in</translation>
    </message>
    <message>
        <source>Es steckt kein neuer Stick.</source>
        <translation>No new stick is plugged in.</translation>
    </message>
    <message>
        <source>Geht er verloren, sind die Sicherungen mit verloren.</source>
        <translation>If it is lost, the backups are lost with it.</translation>
    </message>
    <message>
        <source>Gesichert: {file}</source>
        <translation>Backed up: {file}</translation>
    </message>
    <message>
        <source>Gesichert: {file}. Nicht überall angekommen: siehe „Wohin außerdem“.</source>
        <translation>Backed up: {file}. It did not arrive everywhere: see “Where else”.</translation>
    </message>
    <message>
        <source>Jetzt sichern</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Nicht gesichert. Bitte noch einmal versuchen.</source>
        <translation>Not backed up. Please try again.</translation>
    </message>
    <message>
        <source>Nicht gesichert: {file} hat die Probe nicht bestanden. Die früheren sind unberührt; bitte die Ablage prüfen.</source>
        <translation>Not backed up: {file} did not pass its trial. The earlier ones are untouched; please check the store.</translation>
    </message>
    <message>
        <source>Nicht mehr dorthin</source>
        <translation>No longer there</translation>
    </message>
    <message>
        <source>Noch keine Sicherung</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Nur auf diesem Rechner</source>
        <translation>Only on this computer</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Orte für Sicherungen</source>
        <translation>Places for backups</translation>
    </message>
    <message>
        <source>Sicherung</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Sicherung läuft</source>
        <translation>Backup in progress</translation>
    </message>
    <message>
        <source>Sicherung speichern</source>
        <translation>Save backup</translation>
    </message>
    <message>
        <source>Sicherungen</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Sicherungen (*.desk)</source>
        <translation>Backups (*.desk)</translation>
    </message>
    <message>
        <source>Sie entstehen von selbst: täglich, wenn niemand tippt, und beim Schließen. Jede wird geöffnet und gezählt, jede Woche eine zur Probe zurückgespielt und verglichen. Enter führt durch das Zurückspielen.</source>
        <translation>They come about by themselves: daily, when nobody types, and on closing. Each is opened and counted, one a week is put back on trial and compared. Enter leads through putting one back.</translation>
    </message>
    <message>
        <source>Strg+S macht eine, sonst kommt sie von selbst.</source>
        <translation>Ctrl+S makes one; otherwise it comes by itself.</translation>
    </message>
    <message>
        <source>Woandershin sichern …</source>
        <translation>Back up elsewhere …</translation>
    </message>
    <message>
        <source>Wochenenden und Feiertage zählen nicht.</source>
        <translation>Weekends and holidays do not count.</translation>
    </message>
    <message>
        <source>Wohin außerdem</source>
        <translation>Where else</translation>
    </message>
    <message>
        <source>Zweiten Ordner wählen …</source>
        <translation>Choose a second folder …</translation>
    </message>
    <message>
        <source>Zweiter Ordner für Sicherungen</source>
        <translation>Second folder for backups</translation>
    </message>
    <message>
        <source>Zweiter Ordner: {folder}</source>
        <translation>Second folder: {folder}</translation>
    </message>
    <message>
        <source>auf dem Stick</source>
        <translation>on the stick</translation>
    </message>
    <message>
        <source>auf diesem Rechner</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>derselbe Datenträger wie die Ablage</source>
        <translation>the same disk as the store</translation>
    </message>
    <message>
        <source>gerade nicht da</source>
        <translation>not there just now</translation>
    </message>
    <message>
        <source>geöffnet und gezählt</source>
        <translation>opened and counted</translation>
    </message>
    <message>
        <source>im zweiten Ordner</source>
        <translation>in the second folder</translation>
    </message>
    <message>
        <source>nicht geprüft</source>
        <translation>not checked</translation>
    </message>
    <message>
        <source>noch keine Sicherung</source>
        <translation>no backup yet</translation>
    </message>
    <message>
        <source>zuletzt {when}</source>
        <translation>last {when}</translation>
    </message>
    <message>
        <source>zurückgespielt und gleich</source>
        <translation>restored and identical</translation>
    </message>
    <message>
        <source>{where}, von Hand</source>
        <translation>{where}, by hand</translation>
    </message>
</context>
<context>
    <name>BandsSection</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Altersgruppen</source>
        <translation>Age bands</translation>
    </message>
    <message>
        <source>Altersgruppen, die jüngste zuerst</source>
        <translation>Age bands, the youngest first</translation>
    </message>
    <message>
        <source>Berichte zählen jeden Zeitraum mit den Gruppen, die an seinem letzten Tag galten.</source>
        <translation>Reports count each period with the bands that held on its last day.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Neue Altersgruppen</source>
        <translation>New age bands</translation>
    </message>
    <message>
        <source>Noch keine Altersgruppen</source>
        <translation>No age bands yet</translation>
    </message>
    <message>
        <source>So geschrieben: 0–5, 6–13, 14–17, 18–26, 27+</source>
        <translation>Written like this: 0–5, 6–13, 14–17, 18–26, 27+</translation>
    </message>
    <message>
        <source>Wessen Alter niemand kennt, zählt als unbekannt.</source>
        <translation>Whoever’s age nobody knows counts as unknown.</translation>
    </message>
    <message>
        <source>Zum Beispiel der Fördermittelgeber, der so zählt.</source>
        <translation>For example the funder who counts this way.</translation>
    </message>
    <message>
        <source>ab {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>für alle</source>
        <translation>for all</translation>
    </message>
    <message>
        <source>von Anfang an</source>
        <translation>from the beginning</translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message>
        <source>Aus {number} Einträgen.</source>
        <translation>From {number} entries.</translation>
    </message>
    <message>
        <source>Der Bericht ist abgeschlossen: die Zahl ist die von damals, die Liste die von heute.</source>
        <translation>The report is closed: the figure is the one of then, the list the one of today.</translation>
    </message>
    <message>
        <source>Dorthin</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Was gezählt wurde</source>
        <translation>What was counted</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wird gelesen …</source>
        <translation>Being read …</translation>
    </message>
    <message>
        <source>Zahl</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Zu dieser Zahl gibt es keine Liste.</source>
        <translation>There is no list behind this figure.</translation>
    </message>
    <message>
        <source>{number} davon gehören zu eingeschränkten Fällen und stehen hier nicht.</source>
        <translation>{number} of them belong to restricted cases and are not listed here.</translation>
    </message>
    <message>
        <source>{number} weitere stehen hier nicht einzeln.</source>
        <translation>{number} more are not listed one by one.</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Mit den Pfeiltasten wählen.</source>
        <translation>Choose with the arrow keys.</translation>
    </message>
    <message>
        <source>Nichts ausgewählt</source>
        <translation>Nothing selected</translation>
    </message>
</context>
<context>
    <name>BirthField</name>
    <message>
        <source>1992, 34 J.</source>
        <translation>1992 or 34 y</translation>
    </message>
    <message>
        <source>ca. {age} J.</source>
        <translation>about {age} yrs</translation>
    </message>
</context>
<context>
    <name>BoardWindow</name>
    <message>
        <source>Diese Zahl gibt es hier nicht.</source>
        <translation>There is no such number here.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Sperren</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Zahl wählt · Rücktaste zurück · Alt+X nächster Bildschirm · Esc schließt</source>
        <translation>A number chooses · Backspace goes back · Alt+X next screen · Esc closes</translation>
    </message>
    <message>
        <source>Zahl wählt · Rücktaste zurück · Esc schließt</source>
        <translation>A number chooses · Backspace goes back · Esc closes</translation>
    </message>
    <message>
        <source>Zeigetafel</source>
        <translation>Pointing board</translation>
    </message>
    <message>
        <source>Zeigetafel auf den nächsten Bildschirm</source>
        <translation>Pointing board on to the next screen</translation>
    </message>
    <message>
        <source>{number} …</source>
        <translation>{number} …</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>F12 zeigt wieder, was Sie schreiben. Nichts geht verloren.</source>
        <translation>F12 shows again what you are writing. Nothing is lost.</translation>
    </message>
    <message>
        <source>In dieser Liste steht das nicht: {name}</source>
        <translation>That is not in this list: {name}</translation>
    </message>
    <message>
        <source>Liste eingrenzen</source>
        <translation>Narrow the list</translation>
    </message>
    <message>
        <source>Name (Strg+F)</source>
        <translation>Name (Ctrl+F)</translation>
    </message>
    <message>
        <source>Reihenfolge</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Verdeckt</source>
        <translation>Hidden</translation>
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
    <name>BusyForm</name>
    <message>
        <source>Am, oder ab dem</source>
        <translation>On, or from</translation>
    </message>
    <message>
        <source>Belegt eintragen</source>
        <translation>Enter a busy time</translation>
    </message>
    <message>
        <source>Belegte Zeit ändern</source>
        <translation>Change a busy time</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Bis zum (leer: selber Tag)</source>
        <translation>To (empty: same day)</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wie lange</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>Wofür, wird nicht gespeichert.</source>
        <translation>What for is not saved.</translation>
    </message>
    <message>
        <source>ganze Tage</source>
        <translation>whole days</translation>
    </message>
</context>
<context>
    <name>CalendarBar</name>
    <message>
        <source>Alt+Pos1</source>
        <translation>Alt+Home</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>Bei wem, welcher Raum</source>
        <translation>With whom, which room</translation>
    </message>
    <message>
        <source>Bei wem, welcher Raum (B)</source>
        <translation>With whom, which room (B)</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Plan drucken</source>
        <translation>Print the plan</translation>
    </message>
    <message>
        <source>Tag, z. B. 3.12.</source>
        <translation>Day, e.g. 3.12.</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Woche {number} · {first}–{last}</source>
        <translation>Week {number} · {first}–{last}</translation>
    </message>
    <message>
        <source>Zu einem Tag</source>
        <translation>Go to a day</translation>
    </message>
    <message>
        <source>Zu einem Tag (Strg+G)</source>
        <translation>To a day (Ctrl+G)</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
    <message>
        <source>bei {name}</source>
        <translation>with {name}</translation>
    </message>
</context>
<context>
    <name>CalendarFileDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Belegte Zeiten von {name} übernehmen?</source>
        <translation>Take over the busy times of {name}?</translation>
    </message>
    <message>
        <source>Titel, Orte und Personen aus der Datei werden nicht gelesen und nicht gespeichert.</source>
        <translation>Titles, places and people of the file are not read and not saved.</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Bei</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Bei wem, welcher Raum</source>
        <translation>With whom, which room</translation>
    </message>
    <message>
        <source>Frei?</source>
        <translation>Free?</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Monat</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Namen</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>Neuer Termin</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>Nächste freie Zeit</source>
        <translation>Next free time</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan der Woche</source>
        <translation>Plan of the week</translation>
    </message>
    <message>
        <source>Plan des Tages</source>
        <translation>Plan of the day</translation>
    </message>
    <message>
        <source>Plan drucken</source>
        <translation>Print the plan</translation>
    </message>
    <message>
        <source>Räume</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Woche</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Zettel</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Zettel ansehen</source>
        <translation>Look at slip</translation>
    </message>
    <message>
        <source>Zettel ansehen, sonst den Plan</source>
        <translation>See the slip, else the plan</translation>
    </message>
    <message>
        <source>Zettel drucken</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Zu einem Tag</source>
        <translation>Go to a day</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
    <message>
        <source>mit Namen</source>
        <translation>with names</translation>
    </message>
    <message>
        <source>ohne Namen, zum Aushängen</source>
        <translation>without names, to hang up</translation>
    </message>
    <message>
        <source>Ändern, verschieben</source>
        <translation>Change, move</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>Die Pfeile verschieben, Enter legt ab, Esc bricht ab.</source>
        <translation>The arrows move it, Enter drops it, Esc cancels.</translation>
    </message>
    <message>
        <source>Inzwischen geändert, nicht verschoben.</source>
        <translation>Changed meanwhile, not moved.</translation>
    </message>
    <message>
        <source>Kalender</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Verschieben lässt sich nur, was noch vereinbart ist (V: doch vereinbart).</source>
        <translation>Only what is still booked can be moved (V: booked after all).</translation>
    </message>
    <message>
        <source>bei {colleague}</source>
        <translation>with {colleague}</translation>
    </message>
    <message>
        <source>mit {name}</source>
        <translation>with {name}</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message>
        <source>Die Person sagt ab</source>
        <translation>The person cancels</translation>
    </message>
    <message>
        <source>Diesen Termin absagen?</source>
        <translation>Call this appointment off?</translation>
    </message>
    <message>
        <source>Wir sagen ab</source>
        <translation>We cancel</translation>
    </message>
    <message>
        <source>auch alle folgenden dieser Reihe</source>
        <translation>all later ones of this series, too</translation>
    </message>
</context>
<context>
    <name>CaseAbout</name>
    <message>
        <source>Anwältin, Anwalt</source>
        <translation>Lawyer</translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Wen der Fall erreicht</source>
        <translation>Whom the case reaches</translation>
    </message>
    <message>
        <source>Ziele</source>
        <translation>Aims</translation>
    </message>
    <message>
        <source>Ziele und Anwältin sind noch nicht eingetragen: Strg+E.</source>
        <translation>Aims and lawyer have not been entered yet: Ctrl+E.</translation>
    </message>
    <message>
        <source>{number} Familienmitglieder</source>
        <translation>{number} family members</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Eingeschränkt: Diesen Fall lesen nur die Benannten. Für eine Auskunft bitte {name} fragen.</source>
        <translation>Restricted: only those who are named read this case. Please ask {name}.</translation>
    </message>
    <message>
        <source>Kein Fall ausgewählt</source>
        <translation>No case selected</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten einen wählen.</source>
        <translation>Choose one with the arrow keys.</translation>
    </message>
    <message>
        <source>Was darin steht, sehen nur Beratung und Leitung. Für eine Auskunft bitte {name} fragen.</source>
        <translation>Only counsellors and the lead see what it holds. Please ask {name}.</translation>
    </message>
    <message>
        <source>letzter Kontakt: {day}</source>
        <translation>last contact: {day}</translation>
    </message>
    <message>
        <source>zuständig: {name}</source>
        <translation>responsible: {name}</translation>
    </message>
</context>
<context>
    <name>CaseChoice</name>
    <message>
        <source>kein Fall</source>
        <translation>no case</translation>
    </message>
    <message>
        <source>{number} · {colleague}</source>
        <translation>{number} · {colleague}</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CaseForm</name>
    <message>
        <source>Anwältin, Anwalt oder Rechtshilfe</source>
        <translation>Lawyer or legal aid</translation>
    </message>
    <message>
        <source>Die Person zählt mit.</source>
        <translation>The person counts too.</translation>
    </message>
    <message>
        <source>Erreichte Familienmitglieder</source>
        <translation>Family members reached</translation>
    </message>
    <message>
        <source>Eröffnet am</source>
        <translation>Opened on</translation>
    </message>
    <message>
        <source>Es gibt schon den Fall {number}, zuständig: {name}.</source>
        <translation>There is case {number} already, responsible: {name}.</translation>
    </message>
    <message>
        <source>Fall bearbeiten</source>
        <translation>Edit case</translation>
    </message>
    <message>
        <source>Fall eröffnen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Für wen</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Haushalt</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Neuer Beratungsfall</source>
        <translation>New counselling case</translation>
    </message>
    <message>
        <source>Telefon dort</source>
        <translation>Phone there</translation>
    </message>
    <message>
        <source>Was erreicht werden soll, in wenigen Worten</source>
        <translation>What is to be reached, in a few words</translation>
    </message>
    <message>
        <source>Wer davon bekannt ist</source>
        <translation>Which of them are known</translation>
    </message>
    <message>
        <source>Ziele (vertraulich)</source>
        <translation>Aims (confidential)</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>für den ganzen Haushalt</source>
        <translation>for the whole household</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>abgeschlossen: {day}</source>
        <translation>closed: {day}</translation>
    </message>
    <message>
        <source>zuständig: {name}</source>
        <translation>responsible: {name}</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>0 zeigt wieder alles.</source>
        <translation>0 shows everything again.</translation>
    </message>
    <message>
        <source>Abschließen …</source>
        <translation>Close …</translation>
    </message>
    <message>
        <source>Bearbeiten</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Diesen Fall lesen nur andere.</source>
        <translation>Only others read this case.</translation>
    </message>
    <message>
        <source>Dort öffnen</source>
        <translation>Open there</translation>
    </message>
    <message>
        <source>Einschränken …</source>
        <translation>Restrict …</translation>
    </message>
    <message>
        <source>Eintrag öffnen</source>
        <translation>Open entry</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Es gibt ihn, mehr steht hier nicht. Für eine Auskunft bitte {name} fragen; die Leitung kann mit dem Wiederherstellungsblatt jemanden benennen.</source>
        <translation>It exists, and no more is said here. Please ask {name}; the lead can name somebody with the recovery sheet.</translation>
    </message>
    <message>
        <source>Esc führt zur Liste der Fälle.</source>
        <translation>Esc leads to the list of cases.</translation>
    </message>
    <message>
        <source>Fallblatt drucken</source>
        <translation>Print case sheet</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Fälle</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Kein Fall gewählt</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>Nach Thema filtern</source>
        <translation>Filter by topic</translation>
    </message>
    <message>
        <source>Nachtrag</source>
        <translation>Amendment</translation>
    </message>
    <message>
        <source>Neues Gespräch</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Noch steht hier nichts.</source>
        <translation>There is nothing here yet.</translation>
    </message>
    <message>
        <source>Papier streichen</source>
        <translation>Strike out paper</translation>
    </message>
    <message>
        <source>Papier vermerken</source>
        <translation>Note a paper</translation>
    </message>
    <message>
        <source>Ruhen lassen</source>
        <translation>Let rest</translation>
    </message>
    <message>
        <source>So fängt es an: das Erstgespräch mit Strg+N, Ziele und Anwältin mit Strg+E, eine Frist aus einem Brief mit F.</source>
        <translation>This is how it begins: the first session with Ctrl+N, aims and lawyer with Ctrl+E, a deadline from a letter with F.</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Emergency aid</translation>
    </message>
    <message>
        <source>Suchen (Strg+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Verweis</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Zuerst das Erstgespräch erfassen: Strg+N. Eine Frist aus einem Brief: F.</source>
        <translation>First record the first session: Ctrl+N. A deadline from a letter: F.</translation>
    </message>
    <message>
        <source>alle Themen</source>
        <translation>all topics</translation>
    </message>
    <message>
        <source>Übergeben …</source>
        <translation>Hand over …</translation>
    </message>
</context>
<context>
    <name>CaseWork</name>
    <message>
        <source>Dieses Papier streichen?</source>
        <translation>Strike out this paper?</translation>
    </message>
    <message>
        <source>Es steht dann nicht mehr im Verlauf. Strg+Z macht es rückgängig.</source>
        <translation>It then no longer stands in the timeline. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Fallblatt</source>
        <translation>Case sheet</translation>
    </message>
    <message>
        <source>Fristzettel</source>
        <translation>Deadline slip</translation>
    </message>
    <message>
        <source>Nicht gestrichen.</source>
        <translation>Not struck out.</translation>
    </message>
    <message>
        <source>Notizen</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Verweiszettel</source>
        <translation>Referral slip</translation>
    </message>
    <message>
        <source>mit Notizen; jedes Lesen wird vermerkt</source>
        <translation>with notes; each reading is recorded</translation>
    </message>
    <message>
        <source>ohne Notizen</source>
        <translation>without notes</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Alt+M</source>
        <translation>Alt+M</translation>
    </message>
    <message>
        <source>Beratungsfälle</source>
        <translation>Counselling cases</translation>
    </message>
    <message>
        <source>Den Filter leeren.</source>
        <translation>Clear the filter.</translation>
    </message>
    <message>
        <source>Fall öffnen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Fälle eröffnen Beratung und Leitung.</source>
        <translation>Counsellors and the lead open cases.</translation>
    </message>
    <message>
        <source>Mit dem Blatt benennen …</source>
        <translation>Name with the sheet …</translation>
    </message>
    <message>
        <source>Neuer Fall</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Noch kein Beratungsfall</source>
        <translation>No counselling case yet</translation>
    </message>
    <message>
        <source>Nur meine Fälle</source>
        <translation>My cases only</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Strg+N eröffnet den ersten.</source>
        <translation>Ctrl+N opens the first one.</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Vertretung …</source>
        <translation>Stand-in …</translation>
    </message>
    <message>
        <source>Wer zuständig ist</source>
        <translation>Who is responsible</translation>
    </message>
    <message>
        <source>Wiedervorlage offen</source>
        <translation>follow-up open</translation>
    </message>
    <message>
        <source>alle Themen</source>
        <translation>all topics</translation>
    </message>
    <message>
        <source>alle, auch abgeschlossene</source>
        <translation>all, closed ones too</translation>
    </message>
    <message>
        <source>laufende</source>
        <translation>ongoing</translation>
    </message>
    <message>
        <source>nur meine</source>
        <translation>mine only</translation>
    </message>
    <message>
        <source>von allen</source>
        <translation>of everybody</translation>
    </message>
</context>
<context>
    <name>CentreSection</name>
    <message>
        <source> Minuten</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source> Wochen</source>
        <translation> weeks</translation>
    </message>
    <message>
        <source>A5, ein halbes Blatt</source>
        <translation>A5, half a sheet</translation>
    </message>
    <message>
        <source>A6, eine Postkarte</source>
        <translation>A6, a postcard</translation>
    </message>
    <message>
        <source>Ablaufende Papiere vorlegen</source>
        <translation>Follow up papers that run out</translation>
    </message>
    <message>
        <source>Anschrift</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Aussehen</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Beratung ab</source>
        <translation>Counselling from</translation>
    </message>
    <message>
        <source>Ein deutscher Satz, z. B. „Eingang im Hof, zwei Stufen.“ In anderen Sprachen: unter „Worte auf Zetteln“.</source>
        <translation>A German sentence, e.g. “Eingang im Hof, zwei Stufen.” In other languages: under “Words on slips”.</translation>
    </message>
    <message>
        <source>Gilt ab der nächsten Anmeldung.</source>
        <translation>Takes effect at the next login.</translation>
    </message>
    <message>
        <source>Haltestelle</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Ihr Name, wie er am Schild steht. Leer: „Mit dem Bus gut zu erreichen.“</source>
        <translation>Its name as the sign says it. Empty: “Easy to reach by bus.”</translation>
    </message>
    <message>
        <source>Kürzeres ist eine Kurzauskunft.</source>
        <translation>Anything shorter is quick information.</translation>
    </message>
    <message>
        <source>Leer: davon steht nichts da.</source>
        <translation>Empty: nothing is said of it.</translation>
    </message>
    <message>
        <source>Name des Zentrums</source>
        <translation>Name of the centre</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Papier für Terminzettel</source>
        <translation>Paper for appointment slips</translation>
    </message>
    <message>
        <source>Parkplatz</source>
        <translation>Car park</translation>
    </message>
    <message>
        <source>Programm</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Rolle, 80 mm breit</source>
        <translation>Roll, 80 mm wide</translation>
    </message>
    <message>
        <source>So lange darf niemand etwas tippen oder bewegen.</source>
        <translation>After so long without a key or the mouse.</translation>
    </message>
    <message>
        <source>So lange vorher entsteht die Wiedervorlage; 0: keine.</source>
        <translation>So long before, the follow-up is made; 0: none.</translation>
    </message>
    <message>
        <source>Sperren nach</source>
        <translation>Lock after</translation>
    </message>
    <message>
        <source>Sprache der Oberfläche</source>
        <translation>Interface language</translation>
    </message>
    <message>
        <source>Steht auf jedem Zettel.</source>
        <translation>Printed on every slip.</translation>
    </message>
    <message>
        <source>Straße und Hausnummer</source>
        <translation>Street and number</translation>
    </message>
    <message>
        <source>Was auf Zetteln und Berichten steht, und wie sich das Programm verhält.</source>
        <translation>What slips and reports say, and how the program behaves.</translation>
    </message>
    <message>
        <source>Weg</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Zentrum</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>dunkel</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>hell</source>
        <translation>light</translation>
    </message>
    <message>
        <source>wie das System</source>
        <translation>as the system</translation>
    </message>
    <message>
        <source>Ändern lassen sie sich unter „Öffnungszeiten“.</source>
        <translation>They are changed under “Opening hours”.</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Doch nicht geprüft</source>
        <translation>Not checked after all</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Jemand, der mit der Sprache aufgewachsen ist, hat alle Sätze gelesen und richtig gefunden.</source>
        <translation>Somebody who grew up with the language has read all sentences and found them right.</translation>
    </message>
    <message>
        <source>Sätze geprüft: {language}</source>
        <translation>Sentences checked: {language}</translation>
    </message>
    <message>
        <source>Wann?</source>
        <translation>When?</translation>
    </message>
    <message>
        <source>Wer hat sie geprüft?</source>
        <translation>Who has checked them?</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Vorschläge</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>not stated</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Andere Datei …</source>
        <translation>Another file …</translation>
    </message>
    <message>
        <source>Einen Stick einstecken und neu beginnen, oder eine Datei wählen.</source>
        <translation>Put in a stick and begin again, or choose a file.</translation>
    </message>
    <message>
        <source>Es wird nachgesehen …</source>
        <translation>Looking …</translation>
    </message>
    <message>
        <source>Gefundene Sicherungen</source>
        <translation>Backups found</translation>
    </message>
    <message>
        <source>Gesucht wird im Ordner der Ablage, in den Dokumenten und auf Sticks, die stecken.</source>
        <translation>Looked for in the store&apos;s folder, in the documents and on sticks that are put in.</translation>
    </message>
    <message>
        <source>Größe</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Keine Sicherung gefunden</source>
        <translation>No backup found</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Zustand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>beschädigt</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>vollständig</source>
        <translation>complete</translation>
    </message>
</context>
<context>
    <name>ChosenLine</name>
    <message>
        <source>Hell: hier lassen sich Termine vereinbaren · grüner Rand: offen für alle · schraffiert: belegt oder nicht da · Enter: neuer Termin</source>
        <translation>Light: appointments can be made here · green edge: open to all · hatched: taken or away · Enter: new appointment</translation>
    </message>
    <message>
        <source>bei {colleague}</source>
        <translation>with {colleague}</translation>
    </message>
    <message>
        <source>mit {name}</source>
        <translation>with {name}</translation>
    </message>
    <message>
        <source>trotzdem eingetragen: {reason}</source>
        <translation>entered all the same: {reason}</translation>
    </message>
</context>
<context>
    <name>ClockDialog</name>
    <message>
        <source>Der letzte Eintrag ist von {day}, {time} Uhr.</source>
        <translation>The last entry is from {day}, {time}.</translation>
    </message>
    <message>
        <source>Die Uhr stimmt</source>
        <translation>The clock is right</translation>
    </message>
    <message>
        <source>Dieser Rechner zeigt {day}, {time} Uhr.</source>
        <translation>This computer shows {day}, {time}.</translation>
    </message>
    <message>
        <source>Ich habe sie gestellt</source>
        <translation>I have set it</translation>
    </message>
    <message>
        <source>Mit einer falschen Uhr landet alles am falschen Tag. Deshalb wird nichts gespeichert, bis das geklärt ist; was schon getippt ist, bleibt stehen.</source>
        <translation>With a wrong clock everything lands on the wrong day. So nothing is saved until this is settled; what has been typed stays.</translation>
    </message>
    <message>
        <source>Stimmt die Uhr?</source>
        <translation>Is the clock right?</translation>
    </message>
</context>
<context>
    <name>ClockSection</name>
    <message>
        <source>Alles liegt, wo es hingehört</source>
        <translation>Everything is where it belongs</translation>
    </message>
    <message>
        <source>Beratung {when}</source>
        <translation>Session {when}</translation>
    </message>
    <message>
        <source>Beratungen: {number}</source>
        <translation>Sessions: {number}</translation>
    </message>
    <message>
        <source>Besuch {when}</source>
        <translation>Visit {when}</translation>
    </message>
    <message>
        <source>Besuche, Hilfen und Beratungen bekommen den neuen Tag. Termine bleiben: sie gelten für ihre Zeit. Das Änderungsprotokoll behält, was die Uhr zeigte. Mit Strg+Z geht es zurück.</source>
        <translation>Visits, help and sessions get the new day. Appointments stay: they hold for their time. The audit trail keeps what the clock said. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Besuche: {number}</source>
        <translation>Visits: {number}</translation>
    </message>
    <message>
        <source>Bleibt, weil es zu einem wahrgenommenen Termin gehört (dort ändern): {entries}</source>
        <translation>Stays because it belongs to a kept appointment (change it there): {entries}</translation>
    </message>
    <message>
        <source>Bleibt, weil nicht alles von dem Besuch hier dabei ist (den Besuch berichtigen): {entries}</source>
        <translation>Stays because not all of its visit is among these (correct the visit): {entries}</translation>
    </message>
    <message>
        <source>Einträge</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Einträge mit falscher Zeit</source>
        <translation>Entries with a wrong time</translation>
    </message>
    <message>
        <source>Hilfe {when}</source>
        <translation>Help {when}</translation>
    </message>
    <message>
        <source>Hilfen: {number}</source>
        <translation>Help: {number}</translation>
    </message>
    <message>
        <source>Links wählen, was verschoben werden soll.</source>
        <translation>Choose at the left what is to be moved.</translation>
    </message>
    <message>
        <source>Nichts wurde unter einer falschen Uhr eingetragen.</source>
        <translation>Nothing was entered under a wrong clock.</translation>
    </message>
    <message>
        <source>Stand die Uhr einmal falsch, liegt das Eingetragene am falschen Tag. Hier findet es sich wieder.</source>
        <translation>If the clock was wrong once, what was entered lies on the wrong day. Here it is found again.</translation>
    </message>
    <message>
        <source>Termine, die bleiben: {number}</source>
        <translation>Appointments, which stay: {number}</translation>
    </message>
    <message>
        <source>Uhr</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Um wie viel</source>
        <translation>By how much</translation>
    </message>
    <message>
        <source>Verschieben</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Was die Uhr zeigte</source>
        <translation>What the clock said</translation>
    </message>
    <message>
        <source>Zum Beispiel -3653 Tage, +1 Tag oder -2 h.</source>
        <translation>For example -3653 days, +1 day or -2 h.</translation>
    </message>
    <message>
        <source>danach kommt {moment}</source>
        <translation>followed by {moment}</translation>
    </message>
    <message>
        <source>und {number} mehr</source>
        <translation>and {number} more</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Abschließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Noch offen: {number}. Der Bericht lässt sich trotzdem abschließen.</source>
        <translation>Still open: {number}. The report can be closed all the same.</translation>
    </message>
    <message>
        <source>Warum noch einmal? Steht im Bericht und in der Liste der abgeschlossenen.</source>
        <translation>Why once more? It stands in the report and in the list of closed ones.</translation>
    </message>
    <message>
        <source>Zahlen, Text und Blatt werden festgehalten, so wie sie jetzt sind; das lässt sich nicht rückgängig machen. Jeder Nachdruck ist danach derselbe.</source>
        <translation>Figures, text and paper are kept as they are now; that cannot be undone. Every reprint is the same afterwards.</translation>
    </message>
    <message>
        <source>Zum Beispiel: drei Besuche nachgetragen</source>
        <translation>For example: three visits entered late</translation>
    </message>
    <message>
        <source>{span} abschließen?</source>
        <translation>Close {span}?</translation>
    </message>
    <message>
        <source>{span}: Version {number} abschließen?</source>
        <translation>{span}: close version {number}?</translation>
    </message>
</context>
<context>
    <name>ClosedDaysSection</name>
    <message numerus="yes">
        <source>An diesem Tag sind %n Termin(e). Sie bleiben stehen; bitte dort Bescheid geben.</source>
        <translation>
            <numerusform>There is %n appointment on this day. It stays; please let the person know.</numerusform>
            <numerusform>There are %n appointments on this day. They stay; please let the people know.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Doch wie sonst</source>
        <translation>As usual after all</translation>
    </message>
    <message>
        <source>Doch öffnen</source>
        <translation>Open after all</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Feiertag</source>
        <translation>public holiday</translation>
    </message>
    <message>
        <source>Feiertage in Thüringen sind schon dabei. Besuche an Schließtagen gelten als außerhalb der Zeiten.</source>
        <translation>Public holidays in Thuringia are included already. Visits on closed days count as outside opening hours.</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message numerus="yes">
        <source>In dieser Zeit sind %n Termin(e). Sie bleiben stehen; bitte dort Bescheid geben.</source>
        <translation>
            <numerusform>There is %n appointment in this time. It stays; please let the person know.</numerusform>
            <numerusform>There are %n appointments in this time. They stay; please let the people know.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kein Tag in Sicht, an dem geschlossen ist</source>
        <translation>No closed day in sight</translation>
    </message>
    <message>
        <source>Letzter Tag (leer: nur der erste)</source>
        <translation>Last day (empty: only the first)</translation>
    </message>
    <message>
        <source>Schließtag eintragen</source>
        <translation>Enter a closed day</translation>
    </message>
    <message>
        <source>Schließtage</source>
        <translation>Closed days</translation>
    </message>
    <message>
        <source>Schließtage und andere Zeiten</source>
        <translation>Closed days and other hours</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Was gilt dann?</source>
        <translation>What holds then?</translation>
    </message>
    <message>
        <source>Wochenenden und Feiertage in der Zeitspanne werden nicht eigens eingetragen.</source>
        <translation>Weekends and public holidays within it are not entered separately.</translation>
    </message>
    <message>
        <source>Zum Beispiel Betriebsferien.</source>
        <translation>For example, company holidays.</translation>
    </message>
    <message>
        <source>andere Zeiten: {kind}</source>
        <translation>other hours: {kind}</translation>
    </message>
    <message>
        <source>eigener Schließtag</source>
        <translation>own closed day</translation>
    </message>
    <message>
        <source>ganz geschlossen</source>
        <translation>closed altogether</translation>
    </message>
    <message>
        <source>nur zu: {kind}</source>
        <translation>closed only: {kind}</translation>
    </message>
</context>
<context>
    <name>ClosedRoom</name>
    <message>
        <source>Abgeschlossen am {day} von {who}</source>
        <translation>Closed on {day} by {who}</translation>
    </message>
    <message>
        <source>Abgeschlossen wird unter „Abschluss“ (Alt+A).</source>
        <translation>Reports are closed under “Closing” (Alt+A).</translation>
    </message>
    <message>
        <source>Abgeschlossene Berichte</source>
        <translation>Closed reports</translation>
    </message>
    <message>
        <source>Abgeschlossenen Bericht speichern</source>
        <translation>Save closed report</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Gespeichert: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Grund: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>Noch kein Bericht abgeschlossen</source>
        <translation>No report closed yet</translation>
    </message>
    <message>
        <source>Programm: {version}</source>
        <translation>Program: {version}</translation>
    </message>
    <message>
        <source>Prüfsumme</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>SHA-256 des PDF: {sum}</source>
        <translation>SHA-256 of the PDF: {sum}</translation>
    </message>
    <message>
        <source>Seit dem Abschluss hat sich nichts geändert.</source>
        <translation>Nothing has changed since it was closed.</translation>
    </message>
    <message>
        <source>Speichern …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Zeitraum</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>abgeschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>und {number} weitere</source>
        <translation>and {number} more</translation>
    </message>
    <message>
        <source>{span}, Version {number}</source>
        <translation>{span}, version {number}</translation>
    </message>
</context>
<context>
    <name>ClosingForm</name>
    <message>
        <source>Abgeschlossen am</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>Abschließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Bemerkung (freiwillig)</source>
        <translation>Remark (optional)</translation>
    </message>
    <message>
        <source>Der Verlauf bleibt. Wieder öffnen geht jederzeit.</source>
        <translation>The timeline stays. It can be reopened at any time.</translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Fall abschließen</source>
        <translation>Close case</translation>
    </message>
    <message>
        <source>Noch offen: {what}. Der Fall lässt sich trotzdem abschließen.</source>
        <translation>Still open: {what}. The case can be closed all the same.</translation>
    </message>
    <message>
        <source>Vertraulich: Das lesen nur, die auch den Fall lesen.</source>
        <translation>Confidential: only those who read the case read this.</translation>
    </message>
    <message>
        <source>Was erreicht wurde, was offen bleibt</source>
        <translation>What was reached, what stays open</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
</context>
<context>
    <name>ClosingRoom</name>
    <message>
        <source>Abgebrochen.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Abschließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Abschließen lässt sich der Bericht ab dem Tag nach dem {last}.</source>
        <translation>The report can be closed from the day after {last}.</translation>
    </message>
    <message>
        <source>Abschluss</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Am {day} von {who} für {funder}.</source>
        <translation>On {day} by {who} for {funder}.</translation>
    </message>
    <message>
        <source>Am {day} von {who}.</source>
        <translation>On {day} by {who}.</translation>
    </message>
    <message>
        <source>Der Abschluss hält Zahlen, Text und Blatt fest, so wie sie jetzt sind. Was danach erfasst wird, kommt in die nächste Version.</source>
        <translation>Closing keeps figures, text and paper as they are now. What is entered afterwards goes into the next version.</translation>
    </message>
    <message>
        <source>Der Bericht kann abgeschlossen werden.</source>
        <translation>The report can be closed.</translation>
    </message>
    <message>
        <source>Der Bericht wird abgeschlossen …</source>
        <translation>The report is being closed …</translation>
    </message>
    <message>
        <source>Nichts mehr offen</source>
        <translation>Nothing open any more</translation>
    </message>
    <message>
        <source>Noch offen</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Ob es nach außen etwas Neues gibt, wird geprüft …</source>
        <translation>Checking whether there is anything new to show outside …</translation>
    </message>
    <message>
        <source>Ob es nach außen etwas Neues gibt, wird geprüft; dann kommt die Frage.</source>
        <translation>Whether there is anything new for outside is being checked; then you will be asked.</translation>
    </message>
    <message>
        <source>Prüfsumme (SHA-256): {sum} …</source>
        <translation>Checksum (SHA-256): {sum} …</translation>
    </message>
    <message>
        <source>Version {number} abschließen</source>
        <translation>Close version {number}</translation>
    </message>
    <message>
        <source>Vor dem Abschluss</source>
        <translation>Before closing</translation>
    </message>
    <message>
        <source>Was vor dem Abschluss noch offen ist</source>
        <translation>What is still open before closing</translation>
    </message>
    <message>
        <source>Wird abgeschlossen …</source>
        <translation>Being closed …</translation>
    </message>
    <message>
        <source>Wird geprüft …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Zu den abgeschlossenen</source>
        <translation>To the closed ones</translation>
    </message>
    <message>
        <source>abgeschlossen · Version {number}</source>
        <translation>closed · version {number}</translation>
    </message>
    <message>
        <source>läuft noch</source>
        <translation>still running</translation>
    </message>
    <message>
        <source>noch nicht abgeschlossen</source>
        <translation>not closed yet</translation>
    </message>
    <message>
        <source>noch nicht geprüft</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>wann</source>
        <translation>when</translation>
    </message>
</context>
<context>
    <name>ClosingScreen</name>
    <message>
        <source>Danach schließt sich das Fenster. Alles Eingegebene ist schon gespeichert.</source>
        <translation>Then the window closes. Everything that was entered is saved already.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ohne Sicherung schließen</source>
        <translation>Close without a backup</translation>
    </message>
    <message>
        <source>Sicherung läuft</source>
        <translation>Backup in progress</translation>
    </message>
    <message>
        <source>Sicherung wird gemacht …</source>
        <translation>Making a backup …</translation>
    </message>
</context>
<context>
    <name>CodePress</name>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Enter</translation>
    </message>
    <message>
        <source>Anderes</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>Angenommen</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Kein Verweis mit diesem Code: {code}</source>
        <translation>No referral with this code: {code}</translation>
    </message>
    <message>
        <source>Strg+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Umschalt+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Verweis {code} · {name} · {day} · schon beantwortet: {state}</source>
        <translation>Referral {code} · {name} · {day} · already answered: {state}</translation>
    </message>
    <message>
        <source>Verweis {code} · {name} · {day} · {state}</source>
        <translation>Referral {code} · {name} · {day} · {state}</translation>
    </message>
    <message>
        <source>Zeigen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Zurückgekommen</source>
        <translation>Came back</translation>
    </message>
</context>
<context>
    <name>ColleagueForm</name>
    <message>
        <source>Beratung</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>Darf beraten</source>
        <translation>May counsel</translation>
    </message>
    <message>
        <source>Hier seit</source>
        <translation>Here since</translation>
    </message>
    <message>
        <source>Leer: bis auf Weiteres.</source>
        <translation>Empty: until further notice.</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Mit Komma dazwischen, z. B. Arabisch, Persisch.</source>
        <translation>Separated by commas, e.g. Arabic, Persian.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>So fragt man an der Theke nach ihr oder ihm.</source>
        <translation>The name people ask for at the counter.</translation>
    </message>
    <message>
        <source>Sprachen</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Steht auf Terminzetteln bei diesem Namen.</source>
        <translation>Printed beside this name on appointment slips.</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>ComingColumn</name>
    <message>
        <source>Fristen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Keine Termine</source>
        <translation>No appointments</translation>
    </message>
    <message>
        <source>Nichts ist fällig.</source>
        <translation>Nothing is due.</translation>
    </message>
    <message>
        <source>Nächste Termine</source>
        <translation>Next appointments</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Zettel ansehen</source>
        <translation>Look at slip</translation>
    </message>
    <message>
        <source>Zettel drucken</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>{key} vereinbart einen.</source>
        <translation>{key} books one.</translation>
    </message>
</context>
<context>
    <name>CounsellingPage</name>
    <message>
        <source>Bearbeiten</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Beratungsgespräche</source>
        <translation>Counselling sessions</translation>
    </message>
    <message>
        <source>Dieses Gespräch streichen?</source>
        <translation>Strike out this session?</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Es ist niemand gewählt.</source>
        <translation>Nobody is chosen.</translation>
    </message>
    <message>
        <source>Es zählt dann in keinem Bericht mehr. Strg+Z macht es rückgängig.</source>
        <translation>No report will count it any more. Ctrl+Z undoes this.</translation>
    </message>
    <message>
        <source>Gespräche erfassen nur Beratung und Leitung.</source>
        <translation>Only counsellors and leads record sessions.</translation>
    </message>
    <message>
        <source>Nach Namen</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>Nachtrag</source>
        <translation>Amendment</translation>
    </message>
    <message>
        <source>Neues Gespräch</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>Neueste zuerst</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Nicht gestrichen.</source>
        <translation>Not struck.</translation>
    </message>
    <message>
        <source>Noch kein Beratungsgespräch</source>
        <translation>No counselling session yet</translation>
    </message>
    <message>
        <source>Notiz lesen – wird vermerkt</source>
        <translation>Read note – this is recorded</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike out</translation>
    </message>
    <message>
        <source>Strg+N erfasst das erste.</source>
        <translation>Ctrl+N records the first.</translation>
    </message>
    <message>
        <source>Wiedervorlage erledigt</source>
        <translation>Follow-up done</translation>
    </message>
    <message>
        <source>eingeschränkt</source>
        <translation>restricted</translation>
    </message>
    <message>
        <source>Älteste zuerst</source>
        <translation>Oldest first</translation>
    </message>
</context>
<context>
    <name>CountForm</name>
    <message>
        <source>Abschluss</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter it</translation>
    </message>
    <message>
        <source>Erst zählen: Was in der Kasse sein sollte, steht danach hier.</source>
        <translation>Count first: what should be in the box stands here afterwards.</translation>
    </message>
    <message>
        <source>Es sollten {amount} sein: Differenz {difference}. Sie bleibt so stehen.</source>
        <translation>It should be {amount}: a difference of {difference}. It is kept as it is.</translation>
    </message>
    <message>
        <source>Gezählt</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Jemand anderes als Sie: aus dem Team oder aus dem Ehrenamt.</source>
        <translation>Somebody other than you: from the team or a volunteer.</translation>
    </message>
    <message>
        <source>Kasse zählen: {name}</source>
        <translation>Count cash box: {name}</translation>
    </message>
    <message>
        <source>Stimmt: {amount}.</source>
        <translation>Right: {amount}.</translation>
    </message>
    <message>
        <source>Topf damit schließen</source>
        <translation>Close the fund with it</translation>
    </message>
    <message>
        <source>Vorschläge</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>Zählt mit</source>
        <translation>Counts along</translation>
    </message>
    <message>
        <source>€, z. B. 74,50</source>
        <translation>€, e.g. 74,50</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message numerus="yes">
        <source>+ %n Erwachsene(r)</source>
        <translation>
            <numerusform>+ %n adult</numerusform>
            <numerusform>+ %n adults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n Kind(er)</source>
        <translation>
            <numerusform>+ %n child</numerusform>
            <numerusform>+ %n children</numerusform>
        </translation>
    </message>
    <message>
        <source>In die Warteliste, mit Zettel</source>
        <translation>Into the queue, with a slip</translation>
    </message>
    <message>
        <source>In die Warteliste, ohne Zettel</source>
        <translation>Into the queue, without a slip</translation>
    </message>
    <message>
        <source>Nächste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Nächste Nummer aufrufen</source>
        <translation>Call the next number</translation>
    </message>
    <message>
        <source>Verweis machen</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>Wartet</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Wer kann?</source>
        <translation>Who can?</translation>
    </message>
    <message>
        <source>Wer kann? Wer ist hier?</source>
        <translation>Who can? Who is here?</translation>
    </message>
    <message>
        <source>anonym</source>
        <translation>anonymous</translation>
    </message>
    <message>
        <source>anonym ×{number}</source>
        <translation>anonymous ×{number}</translation>
    </message>
    <message>
        <source>vor {days} Tagen</source>
        <translation>{days} days ago</translation>
    </message>
    <message>
        <source>{number} · {key} fügt hinzu</source>
        <translation>{number} · {key} adds one</translation>
    </message>
</context>
<context>
    <name>CounterBackups</name>
    <message>
        <source>Sicherungen</source>
        <translation>Backups</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>An diesem Tag ist noch kein Besuch erfasst.</source>
        <translation>No visit has been logged for that day yet.</translation>
    </message>
    <message>
        <source>Das ist schon gestrichen.</source>
        <translation>This is struck out already.</translation>
    </message>
    <message>
        <source>Einschreiben</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Ergänzen</source>
        <translation>Add details</translation>
    </message>
    <message>
        <source>Es ist niemand gewählt.</source>
        <translation>Nobody is chosen.</translation>
    </message>
    <message>
        <source>Heute ist noch kein Besuch erfasst.</source>
        <translation>No visit has been logged today yet.</translation>
    </message>
    <message>
        <source>Karte</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Nachtragen: anderer Tag</source>
        <translation>Enter late: another day</translation>
    </message>
    <message>
        <source>Person anlegen</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Zurück zu heute</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>{reason} mit Angaben</source>
        <translation>{reason} with details</translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message>
        <source>Anlass</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Anzahl</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Betrag</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Erfasst von</source>
        <translation>Logged by</translation>
    </message>
    <message>
        <source>Für wen</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Hilfe</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Sprache, Kanal</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Termin {day} {time} bei {colleague}</source>
        <translation>Appointment {day} {time} with {colleague}</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Zeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>außerhalb der Zeiten</source>
        <translation>outside hours</translation>
    </message>
    <message>
        <source>bei {colleague}</source>
        <translation>with {colleague}</translation>
    </message>
    <message>
        <source>berichtigt</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>gestrichen</source>
        <translation>struck out</translation>
    </message>
    <message>
        <source>prüfen</source>
        <translation>check</translation>
    </message>
    <message>
        <source>seit {day} · {colleague}</source>
        <translation>since {day} · {colleague}</translation>
    </message>
    <message>
        <source>zählt einmal</source>
        <translation>counts once</translation>
    </message>
    <message>
        <source>überfällig</source>
        <translation>overdue</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Der Bericht wird gezählt …</source>
        <translation>Counting the report …</translation>
    </message>
    <message>
        <source>{done} von {total}</source>
        <translation>{done} of {total}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>z. B. 3.11.</source>
        <translation>e.g. 3.11.</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message numerus="yes">
        <source>%n Kontakt(e)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Person(en)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>An diesem Tag ist keine Soforthilfe erfasst.</source>
        <translation>No emergency help was recorded on that day.</translation>
    </message>
    <message>
        <source>An diesem Tag ist noch niemand erfasst.</source>
        <translation>Nobody has been logged for that day yet.</translation>
    </message>
    <message>
        <source>Beleg</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Beleg drucken</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>Belegte Zeiten an diesem Tag</source>
        <translation>Times taken on this day</translation>
    </message>
    <message>
        <source>Besuch streichen</source>
        <translation>Strike out visit</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Besuche des Tages</source>
        <translation>Visits of the day</translation>
    </message>
    <message>
        <source>Eine F-Taste erfasst den ersten Besuch.</source>
        <translation>An F key logs the first visit.</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Heute war noch niemand da.</source>
        <translation>Nobody has been here yet today.</translation>
    </message>
    <message>
        <source>Heute wurde noch keine Soforthilfe gegeben.</source>
        <translation>No emergency help has been given today yet.</translation>
    </message>
    <message>
        <source>Hilfen ({number})</source>
        <translation>Help ({number})</translation>
    </message>
    <message>
        <source>Nichts eingetragen</source>
        <translation>Nothing entered</translation>
    </message>
    <message>
        <source>Soforthilfe des Tages</source>
        <translation>Emergency help of the day</translation>
    </message>
    <message>
        <source>Soforthilfe streichen</source>
        <translation>Strike out emergency help</translation>
    </message>
    <message>
        <source>Töpfe</source>
        <translation>Funds</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>geöffnet {hours}</source>
        <translation>open {hours}</translation>
    </message>
    <message>
        <source>{day}: Soforthilfe</source>
        <translation>{day}: emergency help</translation>
    </message>
    <message>
        <source>{day}: {counts}</source>
        <translation>{day}: {counts}</translation>
    </message>
    <message>
        <source>{number} anonym</source>
        <translation>{number} anonymous</translation>
    </message>
</context>
<context>
    <name>DeadlineCard</name>
    <message>
        <source>Eingeschränkt: Welcher Brief es ist, lesen nur die Benannten des Falls.</source>
        <translation>Restricted: only those who are named in the case read which letter it is.</translation>
    </message>
    <message>
        <source>Keine Frist ausgewählt</source>
        <translation>No deadline selected</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten eine wählen.</source>
        <translation>Choose one with the arrow keys.</translation>
    </message>
    <message>
        <source>zugestellt {day}, Frist {length}</source>
        <translation>delivered {day}, period {length}</translation>
    </message>
</context>
<context>
    <name>DeadlineForm</name>
    <message>
        <source>Art des Briefs</source>
        <translation>Kind of letter</translation>
    </message>
    <message>
        <source>Bemerkung (freiwillig)</source>
        <translation>Remark (optional)</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Der Tag, an dem er ankam; oft steht er auf dem Umschlag.</source>
        <translation>The day on which it arrived; often it is on the envelope.</translation>
    </message>
    <message>
        <source>Dieser Tag ist schon vorbei. Bitte gleich zur Beratung: Manchmal geht noch etwas.</source>
        <translation>This day is past. Please go to a counsellor at once: sometimes something can still be done.</translation>
    </message>
    <message>
        <source>Frist bearbeiten</source>
        <translation>Edit deadline</translation>
    </message>
    <message>
        <source>Frist eintragen</source>
        <translation>Enter deadline</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Länge der Frist</source>
        <translation>Length of the period</translation>
    </message>
    <message>
        <source>Neue Frist</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>So, wie sie im Brief steht.</source>
        <translation>As the letter says it.</translation>
    </message>
    <message>
        <source>Tag der Zustellung und Länge eingeben, dann steht hier der letzte Tag.</source>
        <translation>Enter the day of delivery and the length, and the last day stands here.</translation>
    </message>
    <message>
        <source>Vertraulich: Das lesen nur Beratung und Leitung.</source>
        <translation>Confidential: only counsellors and lead read this.</translation>
    </message>
    <message>
        <source>Wer hat den Brief bekommen?</source>
        <translation>Who got the letter?</translation>
    </message>
    <message>
        <source>Zugestellt am</source>
        <translation>Delivered on</translation>
    </message>
    <message>
        <source>z. B. 2 Wochen, 1 Monat, 14 Tage</source>
        <translation>e.g. 2 weeks, 1 month, 14 days</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>DeadlinesPage</name>
    <message>
        <source>Alt+B</source>
        <translation>Alt+B</translation>
    </message>
    <message>
        <source>Auch erledigte Fristen</source>
        <translation>Done deadlines, too</translation>
    </message>
    <message>
        <source>Bearbeiten</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Den Filter leeren oder „auch erledigte“ ankreuzen.</source>
        <translation>Clear the filter, or tick “done ones, too”.</translation>
    </message>
    <message>
        <source>Diese Frist streichen?</source>
        <translation>Strike this deadline?</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Frist streichen</source>
        <translation>Strike deadline</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Fristzettel</source>
        <translation>Deadline slip</translation>
    </message>
    <message>
        <source>Keine Frist ist offen</source>
        <translation>No deadline is open</translation>
    </message>
    <message>
        <source>Neue Frist</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Noch keine Frist</source>
        <translation>No deadline yet</translation>
    </message>
    <message>
        <source>Sie steht dann nicht mehr an der Theke. Strg+Z macht es rückgängig.</source>
        <translation>It is no longer at the counter then. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Strg+N trägt eine ein.</source>
        <translation>Ctrl+N enters one.</translation>
    </message>
    <message>
        <source>Zettel drucken</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>auch erledigte</source>
        <translation>done ones, too</translation>
    </message>
</context>
<context>
    <name>DeskApp</name>
    <message>
        <source>Die Uhr gilt. Bitte noch einmal speichern. Was am falschen Tag liegt, steht unter Verwaltung, Uhr.</source>
        <translation>The clock holds. Please save again. What lies on the wrong day is under Administration, Clock.</translation>
    </message>
</context>
<context>
    <name>DocumentForm</name>
    <message>
        <source>Gilt bis</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Leer: läuft nicht ab.</source>
        <translation>Empty: does not run out.</translation>
    </message>
    <message>
        <source>Nur dass es das Papier gibt; keine Ausweisnummern.</source>
        <translation>Only that the paper exists; no ID numbers.</translation>
    </message>
    <message>
        <source>Papier vermerken</source>
        <translation>Note a paper</translation>
    </message>
    <message>
        <source>Papier ändern</source>
        <translation>Change paper</translation>
    </message>
    <message>
        <source>Vermerken</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Was es ist</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>z. B. Aufenthaltsgestattung, Bescheid vom 3.11.</source>
        <translation>e.g. residence permit, notice of 3 Nov</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>1 Entwurf</source>
        <translation>1 draft</translation>
    </message>
    <message>
        <source>Der Entwurf ist nicht mehr da: gespeichert oder verworfen.</source>
        <translation>The draft is gone: saved or discarded.</translation>
    </message>
    <message>
        <source>Der Entwurf lässt sich gerade nicht aufheben. Bitte das Fenster offen lassen.</source>
        <translation>The draft cannot be kept just now. Please leave the window open.</translation>
    </message>
    <message>
        <source>Entwurf behalten: {what}</source>
        <translation>Draft kept: {what}</translation>
    </message>
    <message>
        <source>Entwürfe</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>{key} macht weiter.</source>
        <translation>{key} goes on with it.</translation>
    </message>
    <message>
        <source>{number} Entwürfe</source>
        <translation>{number} drafts</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Das ist dieselbe Karte: es gibt nichts zusammenzuführen.</source>
        <translation>This is the same card: there is nothing to merge.</translation>
    </message>
    <message>
        <source>Die Pfeiltaste ↓ zeigt das nächste Paar.</source>
        <translation>The arrow key ↓ shows the next pair.</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Esc geht zurück zu den Personen.</source>
        <translation>Esc goes back to the people.</translation>
    </message>
    <message>
        <source>Nichts zu vergleichen</source>
        <translation>Nothing to compare</translation>
    </message>
</context>
<context>
    <name>DurationField</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Anhalten: es bleibt bei diesen Minuten.</source>
        <translation>Stop: these minutes stand.</translation>
    </message>
    <message>
        <source>Uhr läuft</source>
        <translation>Clock is running</translation>
    </message>
    <message>
        <source>Uhr steht</source>
        <translation>Clock has stopped</translation>
    </message>
    <message>
        <source>Von diesen Minuten an weiterlaufen lassen.</source>
        <translation>Let it run on from these minutes.</translation>
    </message>
    <message>
        <source>läuft</source>
        <translation>running</translation>
    </message>
    <message>
        <source>steht</source>
        <translation>stopped</translation>
    </message>
</context>
<context>
    <name>DutyForm</name>
    <message>
        <source>Ab, oder am</source>
        <translation>From, or on</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Dienst ändern</source>
        <translation>Change duty</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Gilt ab</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Letzter Tag (leer: ohne Ende)</source>
        <translation>Last day (empty: no end)</translation>
    </message>
    <message>
        <source>Neuer Dienst</source>
        <translation>New duty</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Was vor „Gilt ab“ war, bleibt.</source>
        <translation>What was before “Holds from” stays.</translation>
    </message>
    <message>
        <source>Wer öffnet</source>
        <translation>Who opens</translation>
    </message>
    <message>
        <source>Wie oft</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Wochentag</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>jede Woche</source>
        <translation>every week</translation>
    </message>
    <message>
        <source>nur an einem Tag</source>
        <translation>on one day only</translation>
    </message>
    <message>
        <source>{day} ist geschlossen. Geht trotzdem.</source>
        <translation>{day} is closed. It can be entered all the same.</translation>
    </message>
    <message>
        <source>{day} ist geschlossen: {reason}. Geht trotzdem.</source>
        <translation>{day} is closed: {reason}. It can be entered all the same.</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>Danach noch eingeplant: Einsätze {assignments}, Dienste {duties}, Angebote {offers}. Bitte neu besetzen.</source>
        <translation>Still planned after that: assignments {assignments}, duties {duties}, offers {offers}. Please find somebody else.</translation>
    </message>
    <message>
        <source>Grund (freiwillig)</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Stunden und Nachweise bleiben. Strg+Z macht es rückgängig.</source>
        <translation>Hours and certificates stay. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Verabschieden</source>
        <translation>Say goodbye</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>Angebot …</source>
        <translation>Activity …</translation>
    </message>
    <message>
        <source>Angebote eingrenzen</source>
        <translation>Narrow the activities</translation>
    </message>
    <message>
        <source>Angebote, die laufen</source>
        <translation>Activities that are running</translation>
    </message>
    <message>
        <source>Buchstaben grenzen ein · Ziffer: Kinder · Enter schreibt ein</source>
        <translation>Letters narrow the list · digit: children · Enter enrols</translation>
    </message>
    <message>
        <source>Einschreiben</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Kein Angebot</source>
        <translation>No activity</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>mit %n Kind(ern) in der Betreuung</source>
        <translation>
            <numerusform>with %n child in the childcare</numerusform>
            <numerusform>with %n children in the childcare</numerusform>
        </translation>
    </message>
    <message>
        <source>schon dabei</source>
        <translation>already in</translation>
    </message>
    <message>
        <source>wartet, Nr. {number}</source>
        <translation>waiting, no. {number}</translation>
    </message>
</context>
<context>
    <name>EnrolmentForm</name>
    <message>
        <source>Alle Plätze sind vergeben: kommt auf die Warteliste, Platz {number}.</source>
        <translation>All places are taken: goes on the waiting list, place {number}.</translation>
    </message>
    <message>
        <source>Angebot</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Ein Platz ist frei.</source>
        <translation>There is a place.</translation>
    </message>
    <message>
        <source>Einschreiben</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Es warten schon andere: kommt auf die Warteliste, Platz {number}.</source>
        <translation>Others are waiting already: goes on the waiting list, place {number}.</translation>
    </message>
    <message>
        <source>Für {number} Kinder ist in der Betreuung kein Platz frei: kommt auf die Warteliste.</source>
        <translation>There is no room for {number} children in childcare: goes on the waiting list.</translation>
    </message>
    <message>
        <source>Kinder in der Betreuung</source>
        <translation>Children in childcare</translation>
    </message>
    <message>
        <source>Nichts Vertrauliches: alle an der Theke lesen das.</source>
        <translation>Nothing confidential: everybody at the counter reads this.</translation>
    </message>
    <message>
        <source>Platz ändern</source>
        <translation>Change the place</translation>
    </message>
    <message>
        <source>Was gebraucht wird</source>
        <translation>What is needed</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wurde inzwischen abgemeldet. Was Sie getippt haben, steht noch da.</source>
        <translation>Has left meanwhile. What you typed is still here.</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>z. B. Kind 2 Jahre, Wickeltisch; nur vormittags</source>
        <translation>e.g. child aged 2, changing table; mornings only</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save the change</translation>
    </message>
</context>
<context>
    <name>EntriesDialog</name>
    <message>
        <source>Absagen</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>Diesen Einsatz absagen?</source>
        <translation>Call this assignment off?</translation>
    </message>
    <message>
        <source>Diesen Eintrag streichen?</source>
        <translation>Strike this entry?</translation>
    </message>
    <message>
        <source>Doch vereinbart</source>
        <translation>Agreed after all</translation>
    </message>
    <message>
        <source>Einträge</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Einträge ändern</source>
        <translation>Change entries</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Heute beenden</source>
        <translation>End today</translation>
    </message>
    <message>
        <source>Nicht abgesagt.</source>
        <translation>Not called off.</translation>
    </message>
    <message>
        <source>Nicht gestrichen.</source>
        <translation>Not struck.</translation>
    </message>
    <message>
        <source>Noch nichts eingetragen</source>
        <translation>Nothing noted yet</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Strg+Z macht es rückgängig.</source>
        <translation>Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Stunden, die schon geleistet sind, bleiben. Strg+Z macht es rückgängig.</source>
        <translation>Hours already served stay. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Dass Sie das lesen, ist vermerkt.</source>
        <translation>That you are reading this has been recorded.</translation>
    </message>
    <message>
        <source>Diese Notiz lässt sich nicht öffnen: Sie wurde beschädigt oder von fremder Hand verändert. Alles andere ist lesbar. Bitte der Leitung Bescheid geben; die letzte Sicherung kann sie noch haben.</source>
        <translation>This note cannot be opened: it was damaged or changed by someone else&apos;s hand. Everything else can be read. Please tell the lead; the latest backup may still have it.</translation>
    </message>
    <message>
        <source>Ergebnis: {outcome}</source>
        <translation>Outcome: {outcome}</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Sprachmittlung: {by}</source>
        <translation>Interpreting: {by}</translation>
    </message>
    <message>
        <source>Themen: {topics}</source>
        <translation>Topics: {topics}</translation>
    </message>
    <message>
        <source>Vertrauliche Notiz</source>
        <translation>Confidential note</translation>
    </message>
    <message>
        <source>Zu diesem Gespräch gibt es keine Notiz.</source>
        <translation>There is no note for this session.</translation>
    </message>
    <message>
        <source>Zurück zum Fall</source>
        <translation>Back to the case</translation>
    </message>
    <message>
        <source>{minutes} Minuten, {counsellor}</source>
        <translation>{minutes} minutes, {counsellor}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Anderen Entwurf öffnen</source>
        <translation>Open the other draft</translation>
    </message>
    <message>
        <source>Auf und Ab: Feld · Links: Ihre Fassung · Rechts: jetzt gespeichert · Strg+Enter speichert</source>
        <translation>Up and Down: field · Left: your version · Right: what is saved now · Ctrl+Enter saves</translation>
    </message>
    <message>
        <source>Dieser Eintrag wurde inzwischen gestrichen. Was Sie getippt haben, steht noch da.</source>
        <translation>This entry has been struck meanwhile. What you typed still stands here.</translation>
    </message>
    <message>
        <source>Ein anderer Entwurf von {when} liegt noch da.</source>
        <translation>Another draft from {when} is still there.</translation>
    </message>
    <message>
        <source>Entwurf von {when} wiederhergestellt.</source>
        <translation>Draft from {when} restored.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Gespeichert</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Hier steht noch, was zuletzt nicht gespeichert wurde.</source>
        <translation>Here is what was not saved last time.</translation>
    </message>
    <message>
        <source>Ihre Fassung</source>
        <translation>Your version</translation>
    </message>
    <message>
        <source>Ihre Fassung und was jetzt gespeichert ist</source>
        <translation>Your version and what is saved now</translation>
    </message>
    <message>
        <source>Inzwischen anderswo geändert, aber nichts, was hier steht. Bitte noch einmal speichern.</source>
        <translation>Changed elsewhere meanwhile, but nothing that stands here. Please save again.</translation>
    </message>
    <message>
        <source>Inzwischen anderswo geändert. Gespeichert wird, was den Haken hat.</source>
        <translation>Changed elsewhere meanwhile. What has the tick will be saved.</translation>
    </message>
    <message>
        <source>Jetzt gespeichert</source>
        <translation>Saved now</translation>
    </message>
    <message>
        <source>Noch nicht als Eintrag gespeichert; der Entwurf ist gesichert.</source>
        <translation>Not saved as an entry yet; the draft is safe.</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Strg+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Vergleichen</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Von Ihnen</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Wurde gerade anderswo geändert. Hier steht der neue Stand.</source>
        <translation>Was just changed elsewhere. Here is the new state.</translation>
    </message>
    <message>
        <source>Wurde gerade anderswo geändert. Ihre Eingaben stehen noch da.</source>
        <translation>Was just changed elsewhere. What you typed is still here.</translation>
    </message>
    <message>
        <source>gesichert {time}</source>
        <translation>kept at {time}</translation>
    </message>
    <message>
        <source>noch nicht gesichert</source>
        <translation>not kept yet</translation>
    </message>
</context>
<context>
    <name>EntryScreen</name>
    <message>
        <source>Diese Übersicht</source>
        <translation>This overview</translation>
    </message>
    <message>
        <source>Hier</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Passwort zeigen oder verbergen</source>
        <translation>Show or hide the password</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tasten</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Zum nächsten Feld</source>
        <translation>To the next field</translation>
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
    <name>ExceptionForm</name>
    <message>
        <source>Absagen</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>Angebot</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Raum</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Termin anlegen</source>
        <translation>Add the session</translation>
    </message>
    <message>
        <source>Termin fällt aus</source>
        <translation>Session is called off</translation>
    </message>
    <message>
        <source>Termin verlegen</source>
        <translation>Move the session</translation>
    </message>
    <message>
        <source>Verlegen</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Warum</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Wer angemeldet ist, bleibt es; bitte Bescheid geben.</source>
        <translation>Whoever is enrolled stays enrolled; please let them know.</translation>
    </message>
    <message>
        <source>Zusätzlicher Termin</source>
        <translation>Extra session</translation>
    </message>
    <message>
        <source>bis</source>
        <translation>until</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>von</source>
        <translation>from</translation>
    </message>
    <message>
        <source>z. B. Leitung krank, Feiertag, Raum belegt</source>
        <translation>e.g. leader ill, holiday, room taken</translation>
    </message>
</context>
<context>
    <name>ExportSection</name>
    <message>
        <source>Abgebrochen.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Ausgeben</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Die Datei enthält persönliche Angaben und ist nicht verschlüsselt. Bitte nach dem Gebrauch löschen.</source>
        <translation>The file holds personal data and is not encrypted. Please delete it after use.</translation>
    </message>
    <message>
        <source>Die Liste wird geschrieben …</source>
        <translation>Writing the list …</translation>
    </message>
    <message>
        <source>Form der Datei</source>
        <translation>Form of the file</translation>
    </message>
    <message>
        <source>Liste speichern</source>
        <translation>Save list</translation>
    </message>
    <message>
        <source>Listen als Datei, so weit man sie sehen darf. Dass eine ausgegeben wurde, steht im Protokoll.</source>
        <translation>Lists as a file, as far as you may see them. The log says that one was exported.</translation>
    </message>
    <message>
        <source>Speichern unter …</source>
        <translation>Save as …</translation>
    </message>
    <message>
        <source>Welche Liste</source>
        <translation>Which list</translation>
    </message>
</context>
<context>
    <name>FamilyPress</name>
    <message>
        <source>Esc: nur eine Person</source>
        <translation>Esc: one person only</translation>
    </message>
    <message>
        <source>Familie: die nächste Taste erfasst alle {number}</source>
        <translation>Family: the next key logs all {number}</translation>
    </message>
    <message>
        <source>Ganze Familie</source>
        <translation>The whole family</translation>
    </message>
    <message>
        <source>{name} wohnt hier mit niemandem zusammen; Strg+H auf der Karte trägt es ein.</source>
        <translation>{name} lives with nobody here; Ctrl+H on the card enters it.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Name, Kartennummer oder Telefon …</source>
        <translation>Name, card number or phone …</translation>
    </message>
    <message>
        <source>Nichts erfasst: bitte die Person noch einmal wählen.</source>
        <translation>Nothing logged: please choose the person again.</translation>
    </message>
    <message>
        <source>Person suchen</source>
        <translation>Find person</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Matches</translation>
    </message>
</context>
<context>
    <name>FinderDialog</name>
    <message>
        <source>Abgesagt</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Gefragt</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Hier stehen nur die, bei denen nichts fehlt. Andere kennt die Leitung.</source>
        <translation>Only those with nothing lacking are shown here. The lead knows others.</translation>
    </message>
    <message>
        <source>Jetzt hier, spricht {language}: {names}</source>
        <translation>Here now, speaks {language}: {names}</translation>
    </message>
    <message>
        <source>Jetzt ist niemand hier, der {language} spricht.</source>
        <translation>Nobody who speaks {language} is here now.</translation>
    </message>
    <message>
        <source>Niemand gefunden</source>
        <translation>Nobody found</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Verstanden:</source>
        <translation>Understood:</translation>
    </message>
    <message>
        <source>Weniger verlangen: ein Wort der Zeile weglassen.</source>
        <translation>Ask for less: leave out a word of the line.</translation>
    </message>
    <message>
        <source>Wer kann</source>
        <translation>Who can</translation>
    </message>
    <message>
        <source>Wer kann?</source>
        <translation>Who can?</translation>
    </message>
    <message>
        <source>Wer wird gesucht</source>
        <translation>Who is wanted</translation>
    </message>
    <message>
        <source>Zugesagt</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>bis {time}</source>
        <translation>until {time}</translation>
    </message>
    <message>
        <source>keine Nummer</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>z. B. arab do 15 begleitung, oder ein Name</source>
        <translation>e.g. arabic thu 15 accompaniment, or a name</translation>
    </message>
</context>
<context>
    <name>FollowUpCard</name>
    <message>
        <source>Mit den Pfeiltasten eine wählen.</source>
        <translation>Choose one with the arrow keys.</translation>
    </message>
    <message>
        <source>Nichts ausgewählt</source>
        <translation>Nothing selected</translation>
    </message>
</context>
<context>
    <name>FollowUpField</name>
    <message>
        <source>An diesem Tag ist geschlossen.</source>
        <translation>It is closed on this day.</translation>
    </message>
    <message>
        <source>Dieser Tag ist schon vorbei.</source>
        <translation>This day is past.</translation>
    </message>
    <message>
        <source>in 1 Woche</source>
        <translation>in 1 week</translation>
    </message>
    <message>
        <source>in 2 Wochen</source>
        <translation>in 2 weeks</translation>
    </message>
    <message>
        <source>in 4 Wochen</source>
        <translation>in 4 weeks</translation>
    </message>
</context>
<context>
    <name>FollowUpForm</name>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Diese Wiedervorlage wurde inzwischen erledigt. Was Sie getippt haben, steht noch da.</source>
        <translation>This follow-up was done meanwhile. What you typed is still there.</translation>
    </message>
    <message>
        <source>Für wen</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Neue Wiedervorlage</source>
        <translation>New follow-up</translation>
    </message>
    <message>
        <source>Steht verschlüsselt; die Theke sieht es nicht.</source>
        <translation>Kept encrypted; the counter does not see it.</translation>
    </message>
    <message>
        <source>Um wen es geht</source>
        <translation>About whom</translation>
    </message>
    <message>
        <source>Vorlegen lassen</source>
        <translation>Keep follow-up</translation>
    </message>
    <message>
        <source>Weshalb</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Wie oft</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Wieder ansehen am</source>
        <translation>Look again on</translation>
    </message>
    <message>
        <source>Wiedervorlage ändern</source>
        <translation>Change follow-up</translation>
    </message>
    <message>
        <source>einmal</source>
        <translation>once</translation>
    </message>
    <message>
        <source>ohne Fall</source>
        <translation>without a case</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>FollowUpsPage</name>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Alles Liegengebliebene übernehmen?</source>
        <translation>Take over all that was left?</translation>
    </message>
    <message>
        <source>Diese Wiedervorlage streichen?</source>
        <translation>Strike out this follow-up?</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Es ist niemand da, der vertrauliche Einträge liest.</source>
        <translation>Nobody is here who reads confidential entries.</translation>
    </message>
    <message>
        <source>Karte der Person</source>
        <translation>The person&apos;s card</translation>
    </message>
    <message>
        <source>Meine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Neue Wiedervorlage</source>
        <translation>New follow-up</translation>
    </message>
    <message>
        <source>Nicht gestrichen.</source>
        <translation>Not struck out.</translation>
    </message>
    <message>
        <source>Nichts vorzulegen</source>
        <translation>Nothing to follow up</translation>
    </message>
    <message>
        <source>Noch offen von Kolleginnen und Kollegen, die nicht mehr hier beraten: {whom}</source>
        <translation>Still open from colleagues who no longer counsel here: {whom}</translation>
    </message>
    <message>
        <source>Sie erscheint dann in keiner Liste mehr. Strg+Z macht es rückgängig.</source>
        <translation>It then appears in no list any more. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Strg+N legt etwas an; Gespräche und ablaufende Papiere bringen ihre von selbst.</source>
        <translation>Ctrl+N makes one; sessions and papers that run out bring theirs by themselves.</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>{name} ({number})</source>
        <translation>{name} ({number})</translation>
    </message>
    <message>
        <source>{number} Wiedervorlagen gehören dann Ihnen. Strg+Z macht es rückgängig.</source>
        <translation>{number} follow-ups are then yours. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Überfällig</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Übergeben an</source>
        <translation>Hand over to</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>ForceDialog</name>
    <message>
        <source>Andere Zeit wählen</source>
        <translation>Choose another time</translation>
    </message>
    <message>
        <source>Er bleibt beim Termin stehen.</source>
        <translation>It stays with the appointment.</translation>
    </message>
    <message>
        <source>Grund, es trotzdem einzutragen</source>
        <translation>Reason to enter it all the same</translation>
    </message>
    <message>
        <source>Nichts wurde gebucht. Trotzdem eintragen kann es nur die Leitung.</source>
        <translation>Nothing was booked. Only the lead can enter it all the same.</translation>
    </message>
    <message>
        <source>Trotzdem eintragen</source>
        <translation>Enter it all the same</translation>
    </message>
    <message>
        <source>Zu dieser Zeit ist schon etwas eingetragen.</source>
        <translation>Something is entered at that time already.</translation>
    </message>
    <message>
        <source>… und noch {number} mehr.</source>
        <translation>… and {number} more.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message>
        <source>Auf diesem Rechner ist noch nichts erfasst, das ersetzt würde.</source>
        <translation>Nothing has been recorded on this computer yet that would be replaced.</translation>
    </message>
    <message>
        <source>Der letzte Eintrag ist von {day}, {time} Uhr.</source>
        <translation>Its last entry is from {day}, {time}.</translation>
    </message>
    <message>
        <source>Die Ablage auf diesem Rechner ist nicht lesbar, deshalb fehlt hier der Vergleich.</source>
        <translation>The store on this computer cannot be read, so there is no comparison here.</translation>
    </message>
    <message>
        <source>Die Ablage von heute hat mehr: {counted}.</source>
        <translation>Today&apos;s store has more: {counted}.</translation>
    </message>
    <message>
        <source>Die Ablage von heute hat nicht mehr Einträge als die Sicherung.</source>
        <translation>Today&apos;s store has no more entries than the backup.</translation>
    </message>
    <message>
        <source>Hier ist der letzte Eintrag von {day}, {time} Uhr.</source>
        <translation>Here, the last entry is from {day}, {time}.</translation>
    </message>
    <message>
        <source>Stand der Sicherung: {day}, {time} Uhr. Darin: {counted}.</source>
        <translation>The backup is from {day}, {time}. In it: {counted}.</translation>
    </message>
    <message>
        <source>Was seither erfasst wurde, fehlt dann. Die jetzige Ablage wird daneben aufgehoben.</source>
        <translation>What was entered since will be missing. The present store is kept beside it.</translation>
    </message>
    <message>
        <source>noch nichts</source>
        <translation>nothing yet</translation>
    </message>
</context>
<context>
    <name>FreeDialog</name>
    <message>
        <source> oder </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Dort vereinbaren</source>
        <translation>Book there</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Freie Zeiten</source>
        <translation>Free times</translation>
    </message>
    <message>
        <source>Nicht verstanden: {words}</source>
        <translation>Not understood: {words}</translation>
    </message>
    <message>
        <source>Nichts frei</source>
        <translation>Nothing free</translation>
    </message>
    <message>
        <source>Nächste freie Zeit</source>
        <translation>Next free time</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Was wird gesucht</source>
        <translation>What is looked for</translation>
    </message>
    <message>
        <source>Weniger verlangen, z. B. ohne Tag.</source>
        <translation>Ask for less, e.g. without a day.</translation>
    </message>
    <message>
        <source>ab {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>ab {time}</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>am {day}</source>
        <translation>on {day}</translation>
    </message>
    <message>
        <source>bei {name}</source>
        <translation>with {name}</translation>
    </message>
    <message>
        <source>bis {time}</source>
        <translation>until {time}</translation>
    </message>
    <message>
        <source>z. B. 30 min rolf di ab 15</source>
        <translation>e.g. 30 min rolf tue from 15</translation>
    </message>
    <message>
        <source>{number} Minuten</source>
        <translation>{number} minutes</translation>
    </message>
</context>
<context>
    <name>FundDetails</name>
    <message>
        <source>Es wurde mehr gezahlt, als da war: {amount}.</source>
        <translation>More was paid than there was: {amount}.</translation>
    </message>
    <message>
        <source>Kasse gezählt</source>
        <translation>Cash box counted</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten eine Zeile wählen.</source>
        <translation>Choose a line with the arrow keys.</translation>
    </message>
    <message>
        <source>Nichts ausgewählt</source>
        <translation>Nothing selected</translation>
    </message>
    <message>
        <source>bezahlt {spent} von {budget}</source>
        <translation>{spent} paid of {budget}</translation>
    </message>
    <message>
        <source>eingetragen von {name}</source>
        <translation>entered by {name}</translation>
    </message>
    <message>
        <source>gegeben von: {donor}</source>
        <translation>given by: {donor}</translation>
    </message>
    <message>
        <source>geschlossen: {day}</source>
        <translation>closed: {day}</translation>
    </message>
    <message>
        <source>liegt in einer Kasse</source>
        <translation>lies in a cash box</translation>
    </message>
    <message>
        <source>noch nie</source>
        <translation>never yet</translation>
    </message>
    <message>
        <source>ohne Topf</source>
        <translation>no fund</translation>
    </message>
</context>
<context>
    <name>FundForm</name>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Gegeben von</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>Kasse</source>
        <translation>Cash box</translation>
    </message>
    <message>
        <source>Leer: ab heute.</source>
        <translation>Empty: from today.</translation>
    </message>
    <message>
        <source>Leer: bis auf Weiteres.</source>
        <translation>Empty: until further notice.</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Name des Topfs</source>
        <translation>Name of the fund</translation>
    </message>
    <message>
        <source>Neuer Topf</source>
        <translation>New fund</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Topf ändern</source>
        <translation>Change fund</translation>
    </message>
    <message>
        <source>Zahlt ab</source>
        <translation>Pays from</translation>
    </message>
    <message>
        <source>liegt in einer Kasse, die gezählt wird</source>
        <translation>lies in a cash box that is counted</translation>
    </message>
    <message>
        <source>€, z. B. 2.000</source>
        <translation>€, e.g. 2.000</translation>
    </message>
</context>
<context>
    <name>FunderForm</name>
    <message>
        <source>Aktenzeichen</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Altersgruppen</source>
        <translation>Age bands</translation>
    </message>
    <message>
        <source>Auch, was eine weggelassene Zahl verriete.</source>
        <translation>Also what would tell a figure that is left out.</translation>
    </message>
    <message>
        <source>Aufbau</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Bild am Kopf des Berichts</source>
        <translation>Picture at the head of the report</translation>
    </message>
    <message>
        <source>Der Bericht stellt daneben, was erreicht ist; die Summe der Ehrenamtsstunden nur intern.</source>
        <translation>The report puts beside it what was reached; the total of volunteer hours only internally.</translation>
    </message>
    <message>
        <source>Die jüngste zuerst</source>
        <translation>The youngest first</translation>
    </message>
    <message>
        <source>Diese Regel gilt</source>
        <translation>This rule holds</translation>
    </message>
    <message>
        <source>Fördert ab</source>
        <translation>Funds from</translation>
    </message>
    <message>
        <source>Geheimhaltung</source>
        <translation>Confidentiality</translation>
    </message>
    <message>
        <source>Leer: bis auf Weiteres.</source>
        <translation>Empty: until further notice.</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Noch nicht gespeichert: hier wurde vorhin etwas geändert.</source>
        <translation>Not saved yet: something was changed here before.</translation>
    </message>
    <message>
        <source>Ohne eigene Auswahl stehen die angekreuzten im Monat da; im Jahr mehr.</source>
        <translation>Without a choice of its own the ticked ones stand in the month; in the year more.</translation>
    </message>
    <message>
        <source>PNG oder JPEG, höchstens 1 MB.</source>
        <translation>PNG or JPEG, 1 MB at most.</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Sie heißen wie der Fördermittelgeber.</source>
        <translation>They are called like the funder.</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Tabellen des Berichts</source>
        <translation>Tables of the report</translation>
    </message>
    <message>
        <source>Teile des Formulars</source>
        <translation>Parts of the form</translation>
    </message>
    <message>
        <source>Was vereinbart ist</source>
        <translation>What was agreed</translation>
    </message>
    <message>
        <source>Weggelassen werden Zahlen unter</source>
        <translation>Figures are left out below</translation>
    </message>
    <message>
        <source>Wer zur selben Zeit fördert, braucht dieselbe Regel.</source>
        <translation>Whoever funds at the same time needs the same rule.</translation>
    </message>
    <message>
        <source>auch für alle, die zur selben Zeit fördern</source>
        <translation>for all who fund at the same time, too</translation>
    </message>
    <message>
        <source>die des Zentrums</source>
        <translation>those of the centre</translation>
    </message>
    <message>
        <source>eigene …</source>
        <translation>others …</translation>
    </message>
</context>
<context>
    <name>FundersSection</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Entfernt</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Fördermittel</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Fördermittelgeber</source>
        <translation>Funder</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Noch keiner eingetragen</source>
        <translation>None entered yet</translation>
    </message>
    <message>
        <source>Weiterer Fördermittelgeber</source>
        <translation>Another funder</translation>
    </message>
    <message>
        <source>Weiterer Fördermittelgeber: Entwurf von vorhin</source>
        <translation>Another funder: draft from before</translation>
    </message>
    <message>
        <source>Wer fördert, was und wie lange. Jeder Fördermittelgeber bekommt einen eigenen Bericht.</source>
        <translation>Who funds what, and for how long. Each funder gets a report of their own.</translation>
    </message>
    <message>
        <source>ab {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
</context>
<context>
    <name>FundsPage</name>
    <message>
        <source>Aus welchem Topf</source>
        <translation>From which fund</translation>
    </message>
    <message>
        <source>Beleg drucken</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>Belege</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Belege dieses Topfs</source>
        <translation>Receipts of this fund</translation>
    </message>
    <message>
        <source>Den Filter leeren.</source>
        <translation>Clear the filter.</translation>
    </message>
    <message>
        <source>Den Topf „{name}“ schließen?</source>
        <translation>Close the fund “{name}”?</translation>
    </message>
    <message>
        <source>Jede Soforthilfe mit einem Betrag bekommt einen, mit Nummer.</source>
        <translation>Every emergency help with an amount gets one, with a number.</translation>
    </message>
    <message>
        <source>Kasse zählen</source>
        <translation>Count cash box</translation>
    </message>
    <message>
        <source>Neuer Topf</source>
        <translation>New fund</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Noch kein Beleg</source>
        <translation>No receipt yet</translation>
    </message>
    <message>
        <source>Noch kein Topf</source>
        <translation>No fund yet</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Strg+N trägt den ersten ein. Ohne Topf hat jeder Betrag trotzdem seinen Beleg.</source>
        <translation>Ctrl+N enters the first one. Without a fund every amount has its receipt all the same.</translation>
    </message>
    <message>
        <source>Suchen (Strg+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>Töpfe</source>
        <translation>Funds</translation>
    </message>
    <message>
        <source>Töpfe trägt die Leitung ein.</source>
        <translation>The lead enters funds.</translation>
    </message>
    <message>
        <source>Was daraus bezahlt wurde, bleibt. Neues wird daraus nicht mehr bezahlt.</source>
        <translation>What was paid from it stays. Nothing new is paid from it.</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Zur Theke</source>
        <translation>To the counter</translation>
    </message>
    <message>
        <source>alle Töpfe</source>
        <translation>all funds</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>GivePasswordDialog</name>
    <message>
        <source>Das alte gilt dann nicht mehr. Beim nächsten Anmelden wählt {name} ein eigenes.</source>
        <translation>The old one is then no longer valid. At the next login {name} chooses one of their own.</translation>
    </message>
    <message>
        <source>Kein neues Passwort gegeben: {name}</source>
        <translation>No new password given: {name}</translation>
    </message>
    <message>
        <source>Passwort geben</source>
        <translation>Give password</translation>
    </message>
    <message>
        <source>Vorläufiges Passwort</source>
        <translation>Provisional password</translation>
    </message>
    <message>
        <source>Vorläufiges Passwort noch einmal</source>
        <translation>Provisional password once more</translation>
    </message>
    <message>
        <source>{name} ein neues Passwort geben?</source>
        <translation>Give {name} a new password?</translation>
    </message>
</context>
<context>
    <name>GlanceRoom</name>
    <message>
        <source>Abgebrochen.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Einen anderen Zeitraum wählen, oder hierher zurückkommen und noch einmal zählen.</source>
        <translation>Choose another period, or come back here to count once more.</translation>
    </message>
    <message>
        <source>Gedruckt und gespeichert wird hier: F2 für den Fördermittelgeber, F3 intern.</source>
        <translation>Printing and saving is done here: F2 for the funder, F3 internal.</translation>
    </message>
    <message>
        <source>Mit den Pfeilen oben geht es in andere Zeiträume.</source>
        <translation>The arrows above lead to other periods.</translation>
    </message>
    <message>
        <source>Nichts erfasst: {span}.</source>
        <translation>Nothing entered: {span}.</translation>
    </message>
    <message>
        <source>PDF speichern …</source>
        <translation>Save PDF …</translation>
    </message>
    <message>
        <source>Was an der Theke erfasst wird, steht sofort hier.</source>
        <translation>What is logged at the counter appears here at once.</translation>
    </message>
    <message>
        <source>Zahlen vom Abschluss; {late}. Weiter unter „Abschluss“ (Alt+A).</source>
        <translation>Figures of the closing; {late}. Go on under “Closing” (Alt+A).</translation>
    </message>
    <message>
        <source>Überblick</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>GlanceView</name>
    <message>
        <source>Vergleiche werden gezählt …</source>
        <translation>Counting comparisons …</translation>
    </message>
</context>
<context>
    <name>HalvesField</name>
    <message>
        <source>keine</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>Der Fall ist eingeschränkt: Zur Wahl steht, wer benannt ist. Jemand anderen bitte zuerst benennen (Einschränken).</source>
        <translation>The case is restricted: only those who are named can be chosen. Please name somebody else first (Restrict).</translation>
    </message>
    <message>
        <source>Fall übergeben</source>
        <translation>Hand over case</translation>
    </message>
    <message>
        <source>Im Verlauf steht, wer an wen übergeben hat.</source>
        <translation>The timeline says who handed over to whom.</translation>
    </message>
    <message>
        <source>Künftig zuständig</source>
        <translation>Responsible from now on</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>HelperField</name>
    <message>
        <source>eine Person aus dem Ehrenamt</source>
        <translation>a volunteer</translation>
    </message>
    <message>
        <source>niemand</source>
        <translation>nobody</translation>
    </message>
</context>
<context>
    <name>HitsView</name>
    <message>
        <source>noch nie hier</source>
        <translation>never here before</translation>
    </message>
    <message>
        <source>zuletzt {day}</source>
        <translation>here {day}</translation>
    </message>
</context>
<context>
    <name>HoursField</name>
    <message>
        <source>z. B. 2,5 oder 2:30</source>
        <translation>e.g. 2.5 or 2:30</translation>
    </message>
</context>
<context>
    <name>HoursForm</name>
    <message>
        <source>Einsatz</source>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>Stunden</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Stunden berichtigen</source>
        <translation>Put the hours right</translation>
    </message>
    <message>
        <source>Stunden eintragen</source>
        <translation>Note hours</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Wobei</source>
        <translation>Doing what</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>davon Vorbereitung</source>
        <translation>of it preparation</translation>
    </message>
    <message>
        <source>kein bestimmter</source>
        <translation>none in particular</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save the change</translation>
    </message>
</context>
<context>
    <name>HoursSection</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Ein Besuch wird nach den Zeiten seines Tages und seiner Art beurteilt. Ohne eigene Zeiten gelten die der Begegnung.</source>
        <translation>A visit is judged by the hours of its day and its kind. A kind without hours of its own goes by the open house’s.</translation>
    </message>
    <message>
        <source>Endet heute</source>
        <translation>Ends today</translation>
    </message>
    <message>
        <source>Gilt bis (leer: ohne Ende)</source>
        <translation>Holds until (empty: no end)</translation>
    </message>
    <message>
        <source>Mo–Fr</source>
        <translation>Mon–Fri</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Neue Zeit</source>
        <translation>New hours</translation>
    </message>
    <message>
        <source>Noch keine Zeit eingetragen</source>
        <translation>No hours entered yet</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Wochentag</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>Zeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Zeit ändern</source>
        <translation>Change hours</translation>
    </message>
    <message>
        <source>ab {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>HouseholdBox</name>
    <message>
        <source>Diese frühere Zeit war ein Irrtum: entfernen</source>
        <translation>This former time was a mistake: remove</translation>
    </message>
    <message>
        <source>Haushalt</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Haushalt verlassen</source>
        <translation>Leave the household</translation>
    </message>
    <message>
        <source>Sorge: {names}</source>
        <translation>Custody: {names}</translation>
    </message>
    <message>
        <source>Stellung, Sorge, Auszug</source>
        <translation>Place, custody, moving out</translation>
    </message>
    <message>
        <source>Wohnt zusammen mit …</source>
        <translation>Lives together with …</translation>
    </message>
    <message>
        <source>bis {day}: {name}</source>
        <translation>until {day}: {name}</translation>
    </message>
    <message>
        <source>seit {day}</source>
        <translation>since {day}</translation>
    </message>
</context>
<context>
    <name>ImportSection</name>
    <message>
        <source>Abgebrochen. Nichts wurde geändert.</source>
        <translation>Cancelled. Nothing was changed.</translation>
    </message>
    <message>
        <source>Abgebrochen. Nichts wurde importiert.</source>
        <translation>Cancelled. Nothing was imported.</translation>
    </message>
    <message>
        <source>Art der Liste</source>
        <translation>Kind of list</translation>
    </message>
    <message>
        <source>Datei wählen …</source>
        <translation>Choose file …</translation>
    </message>
    <message>
        <source>Der Import wird zurückgenommen …</source>
        <translation>Taking the import back …</translation>
    </message>
    <message>
        <source>Die Datei wird gelesen …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Diesen Import zurücknehmen?</source>
        <translation>Take this import back?</translation>
    </message>
    <message>
        <source>Frühere Importe</source>
        <translation>Past imports</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Importieren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Liste importieren</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Listen aus CSV- und Excel-Dateien. Vorher ist zu sehen, was geschieht; danach lässt sich jeder Import als Ganzes zurücknehmen, solange nichts daran hängt.</source>
        <translation>Lists from CSV and Excel files. You see beforehand what will happen; afterwards each import can be taken back as a whole, as long as nothing depends on it.</translation>
    </message>
    <message>
        <source>Nichts wurde zurückgenommen.</source>
        <translation>Nothing was taken back.</translation>
    </message>
    <message>
        <source>Noch kein Import</source>
        <translation>No import yet</translation>
    </message>
    <message>
        <source>Oben die Art der Liste und die Datei wählen.</source>
        <translation>Choose the kind of list and the file above.</translation>
    </message>
    <message>
        <source>Tabellen ({patterns})</source>
        <translation>Tables ({patterns})</translation>
    </message>
    <message>
        <source>Wann</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>zurückgenommen</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>{kind} aus „{file}“, {when}: {new} neue Einträge verschwinden, {changed} geänderte sind wieder wie vorher. Hängt inzwischen etwas daran, geschieht nichts, und es wird gesagt, woran.</source>
        <translation>{kind} from “{file}”, {when}: {new} new entries disappear, {changed} changed ones are as before again. If something depends on them by now, nothing happens, and it is said on what.</translation>
    </message>
    <message>
        <source>{new} neu · {changed} geändert · {refused} abgewiesen</source>
        <translation>{new} new · {changed} changed · {refused} refused</translation>
    </message>
</context>
<context>
    <name>IndicatorLine</name>
    <message>
        <source>Diese Zeile weglassen</source>
        <translation>Leave this row out</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Soll</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Wort im Bescheid</source>
        <translation>Word in the notice</translation>
    </message>
    <message>
        <source>Zahl</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Zahl wählen</source>
        <translation>Choose a figure</translation>
    </message>
    <message>
        <source>gilt</source>
        <translation>holds</translation>
    </message>
</context>
<context>
    <name>IndicatorLines</name>
    <message>
        <source>Weitere Zahl</source>
        <translation>Another figure</translation>
    </message>
    <message>
        <source>{figure} (gibt es nicht mehr)</source>
        <translation>{figure} (no longer there)</translation>
    </message>
</context>
<context>
    <name>KeyFigure</name>
    <message>
        <source>Zeigt, was gezählt wurde (Enter)</source>
        <translation>Shows what was counted (Enter)</translation>
    </message>
</context>
<context>
    <name>KeyboardOverview</name>
    <message>
        <source>Alles geht mit der Tastatur</source>
        <translation>Everything works from the keyboard</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tasten</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>KindChips</name>
    <message>
        <source>Alles</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{number} Einträge</source>
        <translation>{number} entries</translation>
    </message>
    <message>
        <source>{number} Einträge, Taste {key}</source>
        <translation>{number} entries, key {key}</translation>
    </message>
</context>
<context>
    <name>LaneWords</name>
    <message>
        <source>Die Schlüssel werden noch erneuert. Entsperren geht gleich danach.</source>
        <translation>The keys are still being renewed. Unlocking works right afterwards.</translation>
    </message>
    <message>
        <source>Was eben eingegeben wurde, wird noch gespeichert.</source>
        <translation>What was just entered is still being saved.</translation>
    </message>
</context>
<context>
    <name>LanguageLines</name>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprache wählen</source>
        <translation>choose a language</translation>
    </message>
    <message>
        <source>Weitere Sprache</source>
        <translation>Another language</translation>
    </message>
    <message>
        <source>Wie gut</source>
        <translation>How well</translation>
    </message>
</context>
<context>
    <name>LateBar</name>
    <message>
        <source>Das Nachtragen ist beendet: alles zählt wieder für heute.</source>
        <translation>Late entry has ended: everything counts for today again.</translation>
    </message>
    <message>
        <source>Ein neuer Tag hat begonnen: alles zählt wieder für heute.</source>
        <translation>A new day has begun: everything counts for today again.</translation>
    </message>
    <message>
        <source>Für welchen Tag nachtragen?</source>
        <translation>Enter late for which day?</translation>
    </message>
    <message>
        <source>Nachtrag: alles zählt für {day}</source>
        <translation>Entering late: all counts for {day}</translation>
    </message>
    <message>
        <source>Nichts erfasst: ein neuer Tag hat begonnen, alles zählt wieder für heute.</source>
        <translation>Nothing logged: a new day has begun, everything counts for today again.</translation>
    </message>
    <message>
        <source>Tag, für den erfasst wird</source>
        <translation>Day that is logged for</translation>
    </message>
    <message>
        <source>gestern, 16.11.</source>
        <translation>yesterday, 16.11.</translation>
    </message>
</context>
<context>
    <name>LeaderLine</name>
    <message>
        <source>Diese Leitung weglassen</source>
        <translation>Leave this leader out</translation>
    </message>
    <message>
        <source>Leitung</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Name der Leitung</source>
        <translation>Name of the leader</translation>
    </message>
    <message>
        <source>Name, Einrichtung</source>
        <translation>Name, organisation</translation>
    </message>
</context>
<context>
    <name>LeadersField</name>
    <message>
        <source>Weitere Leitung</source>
        <translation>Another leader</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Diese Zeile weglassen</source>
        <translation>Leave this line out</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>nichts</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>{value}, gewählt</source>
        <translation>{value}, chosen</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>Ist unter den Besuchern</source>
        <translation>Is among the visitors</translation>
    </message>
    <message>
        <source>Mit dem Besuchsdatensatz verknüpfen</source>
        <translation>Link with the visitor&apos;s record</translation>
    </message>
    <message>
        <source>Nur wenn sie oder er es möchte. Es bleiben zwei Datensätze; wer verknüpft, wird vermerkt.</source>
        <translation>Only if they wish it. The two records stay two; who links them is noted.</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Benutzer wechseln</source>
        <translation>Switch user</translation>
    </message>
    <message>
        <source>Entsperren</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Gesperrt. Es bleibt alles, wie es war.</source>
        <translation>Locked. Everything stays as it was.</translation>
    </message>
    <message>
        <source>Passwort</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Anmelden</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Guten Tag! Wer ist da?</source>
        <translation>Hello! Who is here?</translation>
    </message>
    <message>
        <source>Passwort</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Passwort vergessen …</source>
        <translation>Forgotten password …</translation>
    </message>
    <message>
        <source>Sicherung zurückspielen …</source>
        <translation>Restore a backup …</translation>
    </message>
    <message>
        <source>Wer sich anmeldet</source>
        <translation>Who logs in</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
</context>
<context>
    <name>LogoField</name>
    <message>
        <source>Alle Dateien (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Bild für den Bericht wählen</source>
        <translation>Choose a picture for the report</translation>
    </message>
    <message>
        <source>Bild wählen …</source>
        <translation>Choose a picture …</translation>
    </message>
    <message>
        <source>Bilder (*.png *.jpg *.jpeg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Ohne Bild</source>
        <translation>No picture</translation>
    </message>
    <message>
        <source>ein Bild</source>
        <translation>a picture</translation>
    </message>
    <message>
        <source>kein Bild</source>
        <translation>no picture</translation>
    </message>
</context>
<context>
    <name>MeantLine</name>
    <message numerus="yes">
        <source>Enter: %n Kind(er) mehr, gebracht von {name}</source>
        <translation>
            <numerusform>Enter: %n more child, brought by {name}</numerusform>
            <numerusform>Enter: %n more children, brought by {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: %n Kind(er) mehr, ohne Namen gebracht</source>
        <translation>
            <numerusform>Enter: %n more child, brought by nobody named</numerusform>
            <numerusform>Enter: %n more children, brought by nobody named</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: Kind Nr. {number} ist abgeholt</source>
        <translation>Enter: child no. {number} was picked up</translation>
    </message>
    <message>
        <source>Enter: Kind Nr. {number} war doch nicht da</source>
        <translation>Enter: child no. {number} was not here after all</translation>
    </message>
    <message>
        <source>Enter: Zeile {code} der gedruckten Liste war da</source>
        <translation>Enter: line {code} of the printed list came</translation>
    </message>
    <message numerus="yes">
        <source>Enter: {name} hat %n Kind(er) in der Betreuung</source>
        <translation>
            <numerusform>Enter: {name} has %n child in the childcare</numerusform>
            <numerusform>Enter: {name} has %n children in the childcare</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: {name} ist da</source>
        <translation>Enter: {name} is here</translation>
    </message>
    <message numerus="yes">
        <source>Enter: {name} ist da, mit %n Kind(ern)</source>
        <translation>
            <numerusform>Enter: {name} is here, with %n child</numerusform>
            <numerusform>Enter: {name} is here, with %n children</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: {number} Erwachsene anonym dazu</source>
        <translation>Enter: {number} more anonymous adults</translation>
    </message>
    <message>
        <source>Enter: {number} Erwachsene anonym weniger</source>
        <translation>Enter: {number} fewer anonymous adults</translation>
    </message>
    <message>
        <source>Enter: {number} Kinder anonym dazu</source>
        <translation>Enter: {number} more anonymous children</translation>
    </message>
    <message>
        <source>Enter: {number} Kinder anonym weniger</source>
        <translation>Enter: {number} fewer anonymous children</translation>
    </message>
    <message>
        <source>Leertaste: ist da · Entf: doch nicht · 3: drei anonym · 2k: zwei Kinder · Name2: mit 2 Kindern · #5: abgeholt</source>
        <translation>Space: is here · Del: is not · 3: three anonymous · 2c: two children · Name2: with 2 children · #5: picked up</translation>
    </message>
    <message>
        <source>Ziffer oder Enter öffnet die Anwesenheit, Esc geht zurück.</source>
        <translation>A digit or Enter opens the roll call, Esc goes back.</translation>
    </message>
    <message>
        <source>niemand gefunden: „1“ und Enter zählt anonym, Strg+N legt die Person an</source>
        <translation>nobody found: “1” and Enter counts anonymously, Ctrl+N registers the person</translation>
    </message>
    <message>
        <source>noch nicht erfasst: Enter noch einmal, wenn {name} gemeint ist</source>
        <translation>not logged yet: Enter once more if {name} is meant</translation>
    </message>
    <message>
        <source>nur ähnlich: Enter fragt nach, ob {name} gemeint ist</source>
        <translation>only similar: Enter asks whether {name} is meant</translation>
    </message>
    <message>
        <source>{name} ist schon da</source>
        <translation>{name} is here already</translation>
    </message>
</context>
<context>
    <name>MemberForm</name>
    <message>
        <source>Ausgezogen am</source>
        <translation>Moved out on</translation>
    </message>
    <message>
        <source>Bei Kindern: wer für sie entscheidet.</source>
        <translation>Of children: who decides for them.</translation>
    </message>
    <message>
        <source>Im Haushalt</source>
        <translation>In the household</translation>
    </message>
    <message>
        <source>Leer, solange die Person hier wohnt.</source>
        <translation>Empty as long as the person lives here.</translation>
    </message>
    <message>
        <source>Sorge oder Vormundschaft</source>
        <translation>Custody or guardianship</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Stellung im Haushalt</source>
        <translation>Place in the household</translation>
    </message>
    <message>
        <source>Und außerdem</source>
        <translation>And also</translation>
    </message>
    <message>
        <source>Wohnt hier seit</source>
        <translation>Has lived here since</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message numerus="yes">
        <source>%n Besuch(e)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Gespräch(e)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Hilfe(n)</source>
        <translation>
            <numerusform>%n time help given</numerusform>
            <numerusform>%n times help given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Termin(e)</source>
        <translation>
            <numerusform>%n appointment</numerusform>
            <numerusform>%n appointments</numerusform>
        </translation>
    </message>
    <message>
        <source>Alles bleibt: {kept}.</source>
        <translation>Everything stays: {kept}.</translation>
    </message>
    <message>
        <source>An beiden hängt noch nichts.</source>
        <translation>Nothing hangs on either yet.</translation>
    </message>
    <message>
        <source>Auch unter dem anderen Namen und der anderen Nummer wird die Person gefunden. Strg+Z nimmt alles zurück.</source>
        <translation>The person is found by the other name and the other number too. Ctrl+Z takes everything back.</translation>
    </message>
    <message>
        <source>Aufenthaltsstatus</source>
        <translation>Residence status</translation>
    </message>
    <message>
        <source>Beide Einträge, Feld für Feld</source>
        <translation>Both records, field by field</translation>
    </message>
    <message>
        <source>Beide wohnen zusammen: das spricht für zwei Personen.</source>
        <translation>They live together, which speaks for two people.</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Dieselbe Person?</source>
        <translation>The same person?</translation>
    </message>
    <message>
        <source>Einer der Einträge wurde inzwischen geändert und ist neu geladen. Bitte noch einmal prüfen.</source>
        <translation>One of the records was changed meanwhile and has been loaded again. Please check once more.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Familienname</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Fremde Nummer</source>
        <translation>Foreign number</translation>
    </message>
    <message>
        <source>Geburtsjahr</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Gespräche</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Herkunft</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>In Deutschland seit</source>
        <translation>In Germany since</translation>
    </message>
    <message>
        <source>Kartennummer</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>Leistungssystem</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>Nicht dieselbe Person</source>
        <translation>Not the same person</translation>
    </message>
    <message>
        <source>Nächstes Paar</source>
        <translation>Next pair</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Spricht</source>
        <translation>Speaks</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Voriges Paar</source>
        <translation>Previous pair</translation>
    </message>
    <message>
        <source>Vorname</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Wahrscheinlich sind es zwei Personen. Noch einmal Strg+Enter führt sie trotzdem zusammen.</source>
        <translation>Probably they are two people. Ctrl+Enter once more merges them all the same.</translation>
    </message>
    <message>
        <source>Was daran hängt</source>
        <translation>What hangs on it</translation>
    </message>
    <message>
        <source>Wohnt zusammen mit</source>
        <translation>Lives with</translation>
    </message>
    <message>
        <source>Zettel auf</source>
        <translation>Slips in</translation>
    </message>
    <message>
        <source>Zusammenführen</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Zusammenführen darf, wer die Rolle {roles} hat. Dass es zwei sind, kann jede Rolle sagen.</source>
        <translation>Whoever has the role {roles} may merge. Every role can say that they are two.</translation>
    </message>
    <message>
        <source>{visits}, zuletzt {day}</source>
        <translation>{visits}, last {day}</translation>
    </message>
    <message>
        <source>{what} {left} + {right}</source>
        <translation>{what} {left} + {right}</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>+{number}</source>
        <translation>+{number}</translation>
    </message>
    <message>
        <source>1 Termin</source>
        <translation>1 appointment</translation>
    </message>
    <message>
        <source>kein Termin</source>
        <translation>no appointment</translation>
    </message>
    <message>
        <source>{day} · heute</source>
        <translation>{day} · today</translation>
    </message>
    <message>
        <source>{number} Termine</source>
        <translation>{number} appointments</translation>
    </message>
    <message>
        <source>{when}: nicht da</source>
        <translation>{when}: did not come</translation>
    </message>
</context>
<context>
    <name>NameBySheetDialog</name>
    <message>
        <source>Benennen</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code vom Blatt</source>
        <translation>Code from the sheet</translation>
    </message>
    <message>
        <source>Für den Fall, dass niemand von den Benannten mehr da ist. Es steht im Änderungsprotokoll, und wer berät, bekommt es gesagt.</source>
        <translation>For when none of those who are named is there any more. It stands in the audit trail, and whoever counsels is told.</translation>
    </message>
    <message>
        <source>Mit dem Wiederherstellungsblatt benennen</source>
        <translation>Name with the recovery sheet</translation>
    </message>
    <message>
        <source>Wen benennen</source>
        <translation>Whom to name</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>z. B. 2345-6789-…</source>
        <translation>e.g. 2345-6789-…</translation>
    </message>
</context>
<context>
    <name>NarrativeRoom</name>
    <message>
        <source>Abgeschlossen am {day}: Was Sie hier ändern, steht erst in einer neuen Version.</source>
        <translation>Closed on {day}: what you change here will only stand in a new version.</translation>
    </message>
    <message>
        <source>Fragen des Sachberichts</source>
        <translation>Questions of the narrative</translation>
    </message>
    <message>
        <source>Für den Bericht notiert</source>
        <translation>Noted for the report</translation>
    </message>
    <message>
        <source>Text vom Vormonat übernehmen</source>
        <translation>Take over last month&apos;s text</translation>
    </message>
    <message>
        <source>Text vom Zeitraum davor übernehmen</source>
        <translation>Take over the text of the period before</translation>
    </message>
    <message>
        <source>Texte der Monate sammeln</source>
        <translation>Collect the months&apos; texts</translation>
    </message>
    <message>
        <source>Wird beim Schreiben gesichert und gilt für alle Fördermittelgeber.</source>
        <translation>Saved while you write; it holds for all funders.</translation>
    </message>
    <message>
        <source>Wird beim Schreiben gesichert; gilt für alle, wo nichts Eigenes steht.</source>
        <translation>Saved while you write; it holds for all where nothing of their own stands.</translation>
    </message>
</context>
<context>
    <name>NewPasswordScreen</name>
    <message>
        <source>Bitte ein eigenes Passwort wählen</source>
        <translation>Please choose a password of your own</translation>
    </message>
    <message>
        <source>Das Passwort von eben hat die Leitung gegeben. Ab jetzt gilt das eigene; niemand sonst kennt es.</source>
        <translation>The password you just used was given by a lead. From now on your own is valid; nobody else knows it.</translation>
    </message>
    <message>
        <source>Eigenes Passwort</source>
        <translation>Your own password</translation>
    </message>
    <message>
        <source>Eigenes Passwort noch einmal</source>
        <translation>Your own password once more</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter hintereinander.</source>
        <translation>Three or four words in a row are good.</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>NewPersonLine</name>
    <message>
        <source>Neue Person</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Neue Person: {typed}</source>
        <translation>New person: {typed}</translation>
    </message>
</context>
<context>
    <name>NotLogged</name>
    <message>
        <source>Nicht erfasst: {what}</source>
        <translation>Not logged: {what}</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Für den Bericht notieren</source>
        <translation>Note for the report</translation>
    </message>
    <message>
        <source>Für die Frage</source>
        <translation>For the question</translation>
    </message>
    <message>
        <source>Notiz ändern</source>
        <translation>Change the note</translation>
    </message>
    <message>
        <source>Ohne Namen: alle, die den Bericht machen, lesen es.</source>
        <translation>Without names: everybody who makes the report reads it.</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Was fiel auf?</source>
        <translation>What stood out?</translation>
    </message>
    <message>
        <source>Zum Beispiel: Zwölf Leute beim Frauencafé, so viele wie noch nie.</source>
        <translation>For example: twelve people at the women&apos;s café, more than ever before.</translation>
    </message>
    <message>
        <source>offen – passt, wohin es passt</source>
        <translation>open – wherever it fits</translation>
    </message>
</context>
<context>
    <name>NoteSearchLine</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nur Notizen dieser Person</source>
        <translation>Only notes of this person</translation>
    </message>
    <message>
        <source>Person: alle</source>
        <translation>Person: everybody</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Wer beraten hat</source>
        <translation>Who counselled</translation>
    </message>
    <message>
        <source>Wörter in Notizen</source>
        <translation>Words in notes</translation>
    </message>
    <message>
        <source>Wörter oder ihre Anfänge</source>
        <translation>Words or their beginnings</translation>
    </message>
    <message>
        <source>alle Themen</source>
        <translation>all topics</translation>
    </message>
    <message>
        <source>von allen</source>
        <translation>of everybody</translation>
    </message>
</context>
<context>
    <name>NoteSearchPage</name>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Die Notizen werden durchsucht …</source>
        <translation>Searching the notes …</translation>
    </message>
    <message>
        <source>Die Notizen werden noch durchsucht, die neuesten zuerst.</source>
        <translation>The notes are still being searched, the latest first.</translation>
    </message>
    <message>
        <source>Eine Notiz lässt sich nicht öffnen: Sie wurde beschädigt oder von fremder Hand verändert. Bitte nichts überschreiben und der Leitung Bescheid geben; die letzte Sicherung kann sie noch haben.</source>
        <translation>A note cannot be opened: it was damaged or changed by somebody else. Please overwrite nothing and tell the lead; the latest backup may still have it.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter auf einem Treffer liest das ganze Gespräch; auch das wird vermerkt.</source>
        <translation>Enter on a hit reads the whole session; that is recorded too.</translation>
    </message>
    <message>
        <source>Gespräch lesen</source>
        <translation>Read session</translation>
    </message>
    <message>
        <source>Hier steht, was Sie lesen</source>
        <translation>What you read stands here</translation>
    </message>
    <message>
        <source>In keiner Notiz gefunden, die Sie lesen dürfen</source>
        <translation>Not found in any note that you may read</translation>
    </message>
    <message>
        <source>Jeder Treffer, der gezeigt wird, wird als „in der Suche angezeigt“ vermerkt.</source>
        <translation>Every hit that is shown is recorded as “shown in the search”.</translation>
    </message>
    <message>
        <source>Noch nichts gefunden</source>
        <translation>Nothing found yet</translation>
    </message>
    <message>
        <source>Suchzeile</source>
        <translation>Search line</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Weitere Treffer</source>
        <translation>More hits</translation>
    </message>
    <message>
        <source>Weniger Wörter oder kürzere Anfänge finden mehr; oder einen Filter leeren.</source>
        <translation>Fewer words or shorter beginnings find more; or clear a filter.</translation>
    </message>
    <message>
        <source>Wonach suchen Sie?</source>
        <translation>What are you looking for?</translation>
    </message>
    <message>
        <source>Wortanfänge genügen: „wohn miet“ findet Notizen, in denen beides steht. Enter sucht.</source>
        <translation>Beginnings of words will do: “hous rent” finds notes that have both. Enter searches.</translation>
    </message>
    <message>
        <source>angehalten: {ready} von {total} Gesprächen durchsucht, Enter macht weiter</source>
        <translation>stopped: {ready} of {total} sessions searched, Enter goes on</translation>
    </message>
    <message>
        <source>die {number} neuesten gezeigt; das ist vermerkt</source>
        <translation>the {number} latest shown; this is recorded</translation>
    </message>
    <message>
        <source>gezeigt; das ist vermerkt</source>
        <translation>shown; this is recorded</translation>
    </message>
    <message>
        <source>inzwischen wurde etwas eingetragen: Enter sucht neu</source>
        <translation>something was entered meanwhile: Enter searches again</translation>
    </message>
    <message>
        <source>noch nicht fertig: {ready} von {total} Gesprächen durchsucht</source>
        <translation>not finished yet: {ready} of {total} sessions searched</translation>
    </message>
    <message>
        <source>oben steht inzwischen anderes: Enter sucht danach</source>
        <translation>something else stands above by now: Enter searches for it</translation>
    </message>
    <message>
        <source>{number} Treffer</source>
        <translation>{number} hits</translation>
    </message>
</context>
<context>
    <name>NoteTools</name>
    <message>
        <source>Auch anderes ist unterstrichen.</source>
        <translation>More is underlined.</translation>
    </message>
    <message>
        <source>Baustein</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Noch keine: die Leitung schreibt sie unter „Verwaltung“.</source>
        <translation>None yet: the lead writes them under “Administration”.</translation>
    </message>
    <message>
        <source>Textbaustein</source>
        <translation>Text block</translation>
    </message>
    <message>
        <source>Textbausteine</source>
        <translation>Text blocks</translation>
    </message>
    <message>
        <source>Zur Notiz</source>
        <translation>To the note</translation>
    </message>
    <message>
        <source>„{words}“: {reason}</source>
        <translation>“{words}”: {reason}</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Für den Bericht notiert</source>
        <translation>Noted for the report</translation>
    </message>
    <message>
        <source>Noch nichts notiert</source>
        <translation>Nothing noted yet</translation>
    </message>
    <message>
        <source>Notiz streichen</source>
        <translation>Strike the note out</translation>
    </message>
    <message>
        <source>Notiz wieder bereitstellen</source>
        <translation>Make the note ready again</translation>
    </message>
    <message>
        <source>Notiz ändern</source>
        <translation>Change the note</translation>
    </message>
    <message>
        <source>Notiz übernehmen</source>
        <translation>Take the note over</translation>
    </message>
    <message>
        <source>Notizen für den Bericht</source>
        <translation>Notes for the report</translation>
    </message>
    <message>
        <source>Von jeder Seite aus mit {key}: Was fiel gerade auf?</source>
        <translation>From every page with {key}: what has just stood out?</translation>
    </message>
    <message>
        <source>im Text</source>
        <translation>in the text</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>NumberSlip</name>
    <message>
        <source>Nummer {number}</source>
        <translation>Number {number}</translation>
    </message>
    <message>
        <source>Nummer {number} gedruckt: {printer}</source>
        <translation>Number {number} printed: {printer}</translation>
    </message>
    <message>
        <source>Sprache neben Deutsch</source>
        <translation>Language beside German</translation>
    </message>
    <message>
        <source>nur Deutsch</source>
        <translation>German only</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message numerus="yes">
        <source>%n aufgerückt, bitte anrufen</source>
        <translation>
            <numerusform>%n person moved up, please call</numerusform>
            <numerusform>%n people moved up, please call</numerusform>
        </translation>
    </message>
    <message>
        <source>Leitung: {names}</source>
        <translation>Led by: {names}</translation>
    </message>
    <message>
        <source>Nächste Termine:
{days}</source>
        <translation>Next sessions:
{days}</translation>
    </message>
    <message>
        <source>Plätze: {places}</source>
        <translation>Places: {places}</translation>
    </message>
    <message>
        <source>beendet am {day}</source>
        <translation>ended on {day}</translation>
    </message>
    <message>
        <source>endet am {day}</source>
        <translation>ends on {day}</translation>
    </message>
    <message>
        <source>für: {group}</source>
        <translation>for: {group}</translation>
    </message>
    <message>
        <source>mehr als vorgesehen</source>
        <translation>more than planned</translation>
    </message>
    <message>
        <source>mit {partner}</source>
        <translation>with {partner}</translation>
    </message>
    <message>
        <source>noch niemand</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>{names} ist nicht mehr da. Bitte eintragen, wer jetzt leitet.</source>
        <translation>{names} is not here any more. Please enter who leads now.</translation>
    </message>
</context>
<context>
    <name>OfferForm</name>
    <message>
        <source>Angebot anlegen</source>
        <translation>Add the activity</translation>
    </message>
    <message>
        <source>Angebot ändern</source>
        <translation>Change the activity</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Dazu</source>
        <translation>About it</translation>
    </message>
    <message>
        <source>Die neuen Zeiten gelten ab</source>
        <translation>The new times hold from</translation>
    </message>
    <message>
        <source>Ehrenamt</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Fortbildung, Treffen</source>
        <translation>Training, meetings</translation>
    </message>
    <message>
        <source>Für wen</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Geförderte Einheiten je Termin</source>
        <translation>Funded units per session</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Mit wem zusammen (Partner)</source>
        <translation>Together with (partner)</translation>
    </message>
    <message>
        <source>Name des Angebots</source>
        <translation>Name of the activity</translation>
    </message>
    <message>
        <source>Neues Angebot</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Plätze</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Plätze Kinderbetreuung</source>
        <translation>Childcare places</translation>
    </message>
    <message>
        <source>Raum</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Sprachniveau</source>
        <translation>Language level</translation>
    </message>
    <message>
        <source>Wann</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Was alle an der Theke dazu sagen können.</source>
        <translation>What everybody at the counter can say about it.</translation>
    </message>
    <message>
        <source>Was davor war, bleibt, wie es war.</source>
        <translation>What was before stays as it was.</translation>
    </message>
    <message>
        <source>Wer leitet</source>
        <translation>Who leads</translation>
    </message>
    <message>
        <source>für Ehrenamtliche</source>
        <translation>for volunteers</translation>
    </message>
    <message>
        <source>jemand anderes …</source>
        <translation>somebody else …</translation>
    </message>
    <message>
        <source>keine</source>
        <translation>none</translation>
    </message>
    <message>
        <source>ohne Grenze</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>z. B. Frauensprachcafé</source>
        <translation>e.g. women’s language café</translation>
    </message>
    <message>
        <source>{number} Kinder sind schon in der Betreuung: weniger Plätze gehen erst, wenn welche frei sind.</source>
        <translation>{number} children are in childcare already: there can be fewer places only when some are free.</translation>
    </message>
    <message>
        <source>{number} haben schon einen Platz: weniger Plätze gehen erst, wenn jemand ausgetragen ist.</source>
        <translation>{number} people have a place already: there can be fewer only when somebody has left.</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save the change</translation>
    </message>
</context>
<context>
    <name>OfferPapers</name>
    <message>
        <source>A3, von Weitem zu lesen</source>
        <translation>A3, read from a distance</translation>
    </message>
    <message>
        <source>Anwesenheitsliste</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>Codes und Namen</source>
        <translation>Codes and names</translation>
    </message>
    <message>
        <source>Codes, Namen auf eigenem Blatt</source>
        <translation>Codes, names on a sheet of their own</translation>
    </message>
    <message>
        <source>Namen zum Abhaken</source>
        <translation>Names to tick</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Teilnahmebescheinigung</source>
        <translation>Certificate of participation</translation>
    </message>
    <message>
        <source>Was darauf steht</source>
        <translation>What is on it</translation>
    </message>
    <message>
        <source>Wochenplakat</source>
        <translation>Poster of the week</translation>
    </message>
</context>
<context>
    <name>OfferPress</name>
    <message>
        <source>{name}: welches Angebot? Ziffer oder Enter; Esc: nur der Besuch</source>
        <translation>{name}: which offer? A digit or Enter; Esc: the visit alone</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>Alt+← und Alt+→ gehen eine Woche weiter.</source>
        <translation>Alt+← and Alt+→ go to another week.</translation>
    </message>
    <message>
        <source>Angebote</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Angebote anlegen können Beratung und Leitung.</source>
        <translation>Counsellors and the lead can add activities.</translation>
    </message>
    <message>
        <source>Anwesenheit</source>
        <translation>Roll call</translation>
    </message>
    <message>
        <source>Art des Angebots</source>
        <translation>Kind of activity</translation>
    </message>
    <message>
        <source>Beenden</source>
        <translation>End it</translation>
    </message>
    <message>
        <source>Den Filter leeren oder „auch beendete“ ankreuzen.</source>
        <translation>Clear the filter or tick “ended ones too”.</translation>
    </message>
    <message>
        <source>Den Filter leeren.</source>
        <translation>Clear the filter.</translation>
    </message>
    <message>
        <source>Diese Woche</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Diesen zusätzlichen Termin streichen?</source>
        <translation>Strike this extra session?</translation>
    </message>
    <message>
        <source>Doch wie geplant</source>
        <translation>As planned after all</translation>
    </message>
    <message>
        <source>Einschreiben</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Fällt aus</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>Für wen</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Geht doch weiter</source>
        <translation>Goes on after all</translation>
    </message>
    <message>
        <source>Heute ist der letzte Tag. Was war, bleibt in den Berichten. Strg+Z macht es rückgängig.</source>
        <translation>Today is the last day. What took place stays in the reports. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Keine Termine in dieser Woche</source>
        <translation>No sessions this week</translation>
    </message>
    <message>
        <source>Liste drucken</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>Neues Angebot</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that matches the filter</translation>
    </message>
    <message>
        <source>Noch kein Angebot</source>
        <translation>No activity yet</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Strg+N legt das erste an.</source>
        <translation>Ctrl+N adds the first one.</translation>
    </message>
    <message>
        <source>Suchen (Strg+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>Teilnehmende</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Verlegen</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Woche</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Woche weiter</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>Woche zurück</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>Wochenplakat</source>
        <translation>Poster of the week</translation>
    </message>
    <message>
        <source>Zusatztermin</source>
        <translation>Extra session</translation>
    </message>
    <message>
        <source>Zusätzlicher Termin</source>
        <translation>Extra session</translation>
    </message>
    <message>
        <source>alle Arten</source>
        <translation>all kinds</translation>
    </message>
    <message>
        <source>auch beendete</source>
        <translation>ended ones too</translation>
    </message>
    <message>
        <source>für alle</source>
        <translation>any group</translation>
    </message>
    <message>
        <source>{title}, {when}. Strg+Z macht es rückgängig.</source>
        <translation>{title}, {when}. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>„{title}“ beenden?</source>
        <translation>End “{title}”?</translation>
    </message>
</context>
<context>
    <name>OnlyCopies</name>
    <message>
        <source>Beginnt, sobald fertig ist, was gerade läuft.</source>
        <translation>Begins as soon as what is running is done.</translation>
    </message>
    <message>
        <source>Das Programm ist noch mit etwas anderem beschäftigt und hebt es danach auf. Es geht von selbst weiter, sobald das geschehen ist.</source>
        <translation>The program is still busy with something else and keeps it afterwards. It goes on by itself as soon as that is done.</translation>
    </message>
    <message>
        <source>Eine Sicherung, die jemand verlangt hat, wird noch gemacht.</source>
        <translation>A backup that somebody asked for is still being made.</translation>
    </message>
    <message>
        <source>Ihre Dateien sind weg, und es ließ sich nicht retten, auch eben nicht. Wer jetzt weggeht, verliert, was seit der letzten Sicherung erfasst wurde. Wer Platz auf dem Datenträger schafft und das Fenster offen lässt, behält es.</source>
        <translation>Its files are gone, and it could not be rescued, not even just now. Whoever leaves now loses what was entered since the last backup. Whoever makes room on the disk and leaves the window open keeps it.</translation>
    </message>
    <message>
        <source>Nicht geschlossen: es steht noch alles da.</source>
        <translation>Not closed: everything is still there.</translation>
    </message>
    <message>
        <source>Nicht gewechselt: es steht noch alles da.</source>
        <translation>Not changed: everything is still there.</translation>
    </message>
    <message>
        <source>Nicht zurückgespielt: es steht noch alles da.</source>
        <translation>Not restored: everything is still there.</translation>
    </message>
    <message>
        <source>Schließt, sobald fertig ist, was gerade läuft.</source>
        <translation>Closes as soon as what is running is done.</translation>
    </message>
    <message>
        <source>Trotzdem schließen</source>
        <translation>Close all the same</translation>
    </message>
    <message>
        <source>Trotzdem wechseln</source>
        <translation>Change all the same</translation>
    </message>
    <message>
        <source>Trotzdem zurückspielen</source>
        <translation>Restore all the same</translation>
    </message>
    <message>
        <source>Vielleicht ist der Datenträger voll. Wer jetzt weggeht, verliert das Getippte; wer Platz schafft, behält es.</source>
        <translation>Perhaps the disk is full. Whoever leaves now loses what was typed; whoever makes room keeps it.</translation>
    </message>
    <message>
        <source>Was getippt wurde, ist noch nicht aufgehoben.</source>
        <translation>What was typed is not kept yet.</translation>
    </message>
    <message>
        <source>Was getippt wurde, lässt sich gerade nicht aufheben.</source>
        <translation>What was typed cannot be kept just now.</translation>
    </message>
    <message>
        <source>Was in der Ablage stand, hat nur noch dieses Fenster.</source>
        <translation>What was in the store is only in this window now.</translation>
    </message>
    <message>
        <source>Wechselt, sobald fertig ist, was gerade läuft.</source>
        <translation>Changes as soon as what is running is done.</translation>
    </message>
    <message>
        <source>Wer jetzt weggeht, bricht sie ab.</source>
        <translation>Whoever leaves now stops it.</translation>
    </message>
</context>
<context>
    <name>OtherPersonPanel</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OwnCases</name>
    <message>
        <source>Eingeschränkte Fälle</source>
        <translation>Restricted cases</translation>
    </message>
    <message>
        <source>Fälle, die das neue Wiederherstellungsblatt noch nicht öffnet: {number}. Bitte zuerst klären, wer es gedruckt hat und wo es liegt: Mit dem Blatt lässt sich jemand benennen, der sie liest.</source>
        <translation>Cases that the new recovery sheet does not open yet: {number}. Please find out first who printed it and where it lies: with the sheet somebody can be named who reads them.</translation>
    </message>
    <message>
        <source>Für das Blatt freigeben</source>
        <translation>Allow it for the sheet</translation>
    </message>
    <message>
        <source>In einem eingeschränkten Fall sind Sie benannt.</source>
        <translation>You are named in one restricted case.</translation>
    </message>
    <message>
        <source>In {number} eingeschränkten Fällen sind Sie benannt.</source>
        <translation>You are named in {number} restricted cases.</translation>
    </message>
</context>
<context>
    <name>OwnHoursForm</name>
    <message>
        <source>An welchen Tagen</source>
        <translation>On which days</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Gilt ab</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Gilt bis</source>
        <translation>Holds until</translation>
    </message>
    <message>
        <source>Leer: bis auf Weiteres.</source>
        <translation>Empty: until further notice.</translation>
    </message>
    <message>
        <source>Neue Terminzeit</source>
        <translation>New bookable hours</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Terminzeit ändern</source>
        <translation>Change bookable hours</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Was vorher galt, endet am Tag davor.</source>
        <translation>What held before ends the day before.</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>OwnPasswordDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Das dauert einen Augenblick</source>
        <translation>This takes a moment</translation>
    </message>
    <message>
        <source>Die Schlüssel werden erneuert …</source>
        <translation>The keys are being renewed …</translation>
    </message>
    <message>
        <source>Ihr eigenes Passwort</source>
        <translation>Your own password</translation>
    </message>
</context>
<context>
    <name>OwnStep</name>
    <message>
        <source>Anmeldename</source>
        <translation>Login name</translation>
    </message>
    <message>
        <source>Einer aus der Sicherung, oder ein neuer; ein neuer bekommt die Rolle Leitung.</source>
        <translation>One from the backup, or a new one; a new one becomes a lead.</translation>
    </message>
    <message>
        <source>Leer lassen, wenn jemand das Passwort von damals weiß.</source>
        <translation>Leave empty if somebody knows the password of then.</translation>
    </message>
    <message>
        <source>Mit dem Code hinein, ohne ein Passwort von damals: hier das eigene neue setzen.</source>
        <translation>In with the code, without a password of then: set your own new one here.</translation>
    </message>
    <message>
        <source>Neues Passwort</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Neues Passwort noch einmal</source>
        <translation>New password again</translation>
    </message>
</context>
<context>
    <name>PairsColumn</name>
    <message numerus="yes">
        <source>%n Paar(e)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>Das kann etwas dauern.</source>
        <translation>This may take a moment.</translation>
    </message>
    <message>
        <source>Doppelte werden gesucht …</source>
        <translation>Looking for duplicates …</translation>
    </message>
    <message>
        <source>Keine doppelten gefunden</source>
        <translation>No duplicates found</translation>
    </message>
    <message>
        <source>Paare</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Vielleicht doppelt</source>
        <translation>Perhaps double</translation>
    </message>
    <message>
        <source>Wer doppelt ist und hier fehlt: auf der Karte „Zusammenführen mit …“ (Strg+M).</source>
        <translation>If somebody is there twice and missing here: “Merge with …” on the card (Ctrl+M).</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Als PDF speichern …</source>
        <translation>Save as PDF …</translation>
    </message>
    <message>
        <source>Das Blatt wird gemacht …</source>
        <translation>The sheet is being made…</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Drucker</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Gedruckt: {what}</source>
        <translation>Printed: {what}</translation>
    </message>
    <message>
        <source>Gespeichert: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>Mehr Einstellungen …</source>
        <translation>More settings …</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Wird gedruckt auf „{printer}“ …</source>
        <translation>Printing on “{printer}” …</translation>
    </message>
</context>
<context>
    <name>PaperRoom</name>
    <message>
        <source>Abgebrochen.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Ansicht</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Bericht gedruckt.</source>
        <translation>Report printed.</translation>
    </message>
    <message>
        <source>Das PDF wird gemacht …</source>
        <translation>Making the PDF …</translation>
    </message>
    <message>
        <source>Daten speichern</source>
        <translation>Save data</translation>
    </message>
    <message>
        <source>Daten …</source>
        <translation>Data …</translation>
    </message>
    <message>
        <source>Der Bericht wird festgehalten …</source>
        <translation>Keeping the report …</translation>
    </message>
    <message>
        <source>Die Datei wird gemacht …</source>
        <translation>The file is being made …</translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Einen anderen Zeitraum wählen, oder hierher zurückkommen und noch einmal zählen.</source>
        <translation>Choose another period, or come back here to count once more.</translation>
    </message>
    <message>
        <source>Excel, LibreOffice (*.xlsx)</source>
        <translation>Excel, LibreOffice (*.xlsx)</translation>
    </message>
    <message>
        <source>Für den Fördermittelgeber</source>
        <translation>For the funder</translation>
    </message>
    <message>
        <source>Gespeichert: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Intern</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Kleinere werden nicht berichtet. Die wahren Zahlen stehen unter „Intern“.</source>
        <translation>Smaller ones are not reported. The true figures are under “Internal”.</translation>
    </message>
    <message>
        <source>Mit den Pfeilen oben geht es in andere Zeiträume.</source>
        <translation>The arrows above lead to other periods.</translation>
    </message>
    <message>
        <source>Nichts erfasst: {span}.</source>
        <translation>Nothing entered: {span}.</translation>
    </message>
    <message>
        <source>PDF speichern …</source>
        <translation>Save PDF …</translation>
    </message>
    <message>
        <source>Sprache auf dem Papier</source>
        <translation>Language on paper</translation>
    </message>
    <message>
        <source>Tabelle (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>Vorschau (F4)</source>
        <translation>Preview (F4)</translation>
    </message>
    <message>
        <source>Was an der Theke erfasst wird, steht sofort hier.</source>
        <translation>What is logged at the counter appears here at once.</translation>
    </message>
    <message>
        <source>Zahlen</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Zahlen oder Vorschau</source>
        <translation>Figures or preview</translation>
    </message>
    <message>
        <source>auf Deutsch</source>
        <translation>in German</translation>
    </message>
    <message>
        <source>auf Englisch</source>
        <translation>in English</translation>
    </message>
    <message>
        <source>intern – nicht weitergeben</source>
        <translation>internal – do not pass on</translation>
    </message>
    <message>
        <source>{span}: keine Zahl ab 5.</source>
        <translation>{span}: no figure of 5 or more.</translation>
    </message>
</context>
<context>
    <name>PasswordEntry</name>
    <message>
        <source>Bitte das Passwort eingeben.</source>
        <translation>Please enter the password.</translation>
    </message>
    <message>
        <source>Bitte noch einmal eingeben.</source>
        <translation>Please enter it again.</translation>
    </message>
    <message>
        <source>Die Feststelltaste scheint an zu sein.</source>
        <translation>Caps lock seems to be on.</translation>
    </message>
    <message>
        <source>Zu viele falsche Passwörter. Weiter in {seconds} s …</source>
        <translation>Too many wrong passwords. Try again in {seconds} s …</translation>
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
    <name>PdfDialog</name>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Gedruckt.</source>
        <translation>Printed.</translation>
    </message>
    <message>
        <source>Gespeichert: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Speichern …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message numerus="yes">
        <source>%n Seite(n)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Ganze Breite</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Größer</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>PDF speichern</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>PDF-Dateien (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Speichern …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Abmelden</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Angerufen</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>Bescheinigung</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Noch niemand eingeschrieben</source>
        <translation>Nobody enrolled yet</translation>
    </message>
    <message>
        <source>Teilnehmende und Warteliste</source>
        <translation>Participants and waiting list</translation>
    </message>
    <message>
        <source>Text kopiert: in die Nachricht einfügen und abschicken.</source>
        <translation>Text copied: paste it into the message and send it.</translation>
    </message>
    <message>
        <source>Wer auf der Warteliste vorn steht, rückt auf. Strg+Z macht es rückgängig.</source>
        <translation>Whoever is first on the waiting list moves up. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Wer dahinter wartet, rückt vor. Strg+Z macht es rückgängig.</source>
        <translation>Whoever waits behind moves forward. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>abgelaufen am {day}</source>
        <translation>expired on {day}</translation>
    </message>
    <message>
        <source>gilt weiter bis {day} (gedruckt: {printed})</source>
        <translation>goes on until {day} (printed: {printed})</translation>
    </message>
    <message>
        <source>gültig bis {day}</source>
        <translation>valid until {day}</translation>
    </message>
    <message>
        <source>läuft heute ab</source>
        <translation>expires today</translation>
    </message>
    <message numerus="yes">
        <source>läuft in %n Tag(en) ab: {day}</source>
        <translation>
            <numerusform>expires in %n day: {day}</numerusform>
            <numerusform>expires in %n days: {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>seit {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>{language} (gedruckt wird deutsch)</source>
        <translation>{language} (printed in German)</translation>
    </message>
    <message>
        <source>{name} abmelden?</source>
        <translation>Take {name} out?</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Enter oder Strg+N legt eine Person mit diesem Namen an.</source>
        <translation>Enter or Ctrl+N adds a person of this name.</translation>
    </message>
    <message>
        <source>Nach Namen</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>Name, Karte, Telefon …</source>
        <translation>Name, card, phone …</translation>
    </message>
    <message>
        <source>Niemand gefunden</source>
        <translation>Nobody found</translation>
    </message>
    <message>
        <source>Noch niemand da</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>Person suchen</source>
        <translation>Find person</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Strg+N legt eine Person an.</source>
        <translation>Ctrl+N adds a person.</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Zuletzt da</source>
        <translation>Here last</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Angelegt.</source>
        <translation>Added.</translation>
    </message>
    <message>
        <source>Bearbeiten</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Besuch erfassen</source>
        <translation>Log visit</translation>
    </message>
    <message>
        <source>Haushalt …</source>
        <translation>Household …</translation>
    </message>
    <message>
        <source>Im Haushalt: Stellung, Sorge, Auszug</source>
        <translation>In the household: place, custody, moving out</translation>
    </message>
    <message>
        <source>Namen tippen, mit den Pfeiltasten wählen. Strg+N legt eine neue Person an.</source>
        <translation>Type a name, choose with the arrow keys. Ctrl+N adds a new person.</translation>
    </message>
    <message>
        <source>Neue Person</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Person suchen</source>
        <translation>Find person</translation>
    </message>
    <message>
        <source>Reihenfolge</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Vielleicht doppelt</source>
        <translation>Perhaps double</translation>
    </message>
    <message>
        <source>War schon einmal da.</source>
        <translation>Has been here before.</translation>
    </message>
    <message>
        <source>Wen suchen Sie?</source>
        <translation>Who are you looking for?</translation>
    </message>
    <message>
        <source>Zusammenführen mit …</source>
        <translation>Merge with …</translation>
    </message>
</context>
<context>
    <name>PeopleRows</name>
    <message numerus="yes">
        <source>%n Besuch(e)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message>
        <source>Beratung bei {colleague}</source>
        <translation>Counselling with {colleague}</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Geboren</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Herkunft</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>In Deutschland seit</source>
        <translation>In Germany since</translation>
    </message>
    <message>
        <source>Karte</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Leistungen</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>Spricht</source>
        <translation>Speaks</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Zettel auf</source>
        <translation>Slips in</translation>
    </message>
    <message>
        <source>außerhalb der Zeiten</source>
        <translation>outside hours</translation>
    </message>
    <message>
        <source>bei {colleague}</source>
        <translation>with {colleague}</translation>
    </message>
    <message>
        <source>noch kein Besuch erfasst</source>
        <translation>no visit logged yet</translation>
    </message>
    <message>
        <source>zuletzt {day}</source>
        <translation>here {day}</translation>
    </message>
    <message>
        <source>zum ersten Mal {day}</source>
        <translation>first here {day}</translation>
    </message>
    <message>
        <source>{day}, {time} bei {colleague}</source>
        <translation>{day}, {time} with {colleague}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>PeopleStep</name>
    <message>
        <source>Alle anderen behalten Zugang und Passwort von heute, und das Wiederherstellungsblatt bleibt gültig.</source>
        <translation>All others keep today’s access and password, and the recovery sheet stays valid.</translation>
    </message>
    <message>
        <source>Alle, die in der Sicherung Zugang haben, können sich danach anmelden.</source>
        <translation>Everybody who has access in the backup can log in afterwards.</translation>
    </message>
    <message>
        <source>Damals hatten sie Zugang oder eine höhere Rolle. Ohne Haken bleibt es, wie es heute ist; mit Haken gilt, was damals galt.</source>
        <translation>Back then they had access, or a higher role. Unticked, it stays as it is today; ticked, what held then holds again.</translation>
    </message>
    <message>
        <source>Die Ablage auf diesem Rechner ist nicht lesbar. Alle, die in der Sicherung Zugang haben, können sich danach anmelden.</source>
        <translation>The store on this computer cannot be read. Everybody who has access in the backup can log in afterwards.</translation>
    </message>
    <message>
        <source>Mit dem Passwort von damals: {names}.</source>
        <translation>With the password of then: {names}.</translation>
    </message>
    <message>
        <source>Mit der Rolle von heute bleibt: {names}.</source>
        <translation>With today’s role: {names}.</translation>
    </message>
    <message>
        <source>Niemand hat danach mehr Zugang als heute.</source>
        <translation>Afterwards nobody has more access than today.</translation>
    </message>
    <message>
        <source>Ohne Zugang bleibt: {names}.</source>
        <translation>Still without access: {names}.</translation>
    </message>
    <message>
        <source>Ohne Zugang, weil erst nach der Sicherung dazugekommen: {names}.</source>
        <translation>Without access, for they came after the backup: {names}.</translation>
    </message>
    <message>
        <source>{name}: damals {then}, heute ohne Zugang</source>
        <translation>{name}: then {then}, today without access</translation>
    </message>
    <message>
        <source>{name}: damals {then}, heute {today}</source>
        <translation>{name}: then {then}, today {today}</translation>
    </message>
</context>
<context>
    <name>PeriodField</name>
    <message>
        <source>Zeitraum der Gespräche</source>
        <translation>Period of the sessions</translation>
    </message>
    <message>
        <source>dieser Monat</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>dieses Jahr</source>
        <translation>this year</translation>
    </message>
    <message>
        <source>jederzeit</source>
        <translation>at any time</translation>
    </message>
    <message>
        <source>letzte 3 Monate</source>
        <translation>last 3 months</translation>
    </message>
    <message>
        <source>letztes Jahr</source>
        <translation>last year</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Als neue Person speichern</source>
        <translation>Save as new person</translation>
    </message>
    <message>
        <source>Aufenthaltsstatus</source>
        <translation>Residence status</translation>
    </message>
    <message>
        <source>Den Aufenthaltsstatus sehen und ändern Beratung und Leitung.</source>
        <translation>Counsellors and leads see and change the residence status.</translation>
    </message>
    <message>
        <source>Ein Name genügt, alles andere ist freiwillig.</source>
        <translation>One name is enough, all else is voluntary.</translation>
    </message>
    <message>
        <source>Familienname</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Geburtsjahr oder Alter</source>
        <translation>Year of birth or age</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Gleich gespeichert: vorher wird noch geprüft, ob die Person schon da ist.</source>
        <translation>Saved in a moment: first it is checked whether this person is already there.</translation>
    </message>
    <message>
        <source>Gültig ab</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Gültig bis</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Herkunft</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>In Deutschland seit</source>
        <translation>In Germany since</translation>
    </message>
    <message>
        <source>Kartennummer</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>Leistungssystem</source>
        <translation>Benefit system</translation>
    </message>
    <message>
        <source>Neue Person</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Person bearbeiten</source>
        <translation>Edit person</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Spricht</source>
        <translation>Speaks</translation>
    </message>
    <message>
        <source>Strg+E macht weiter.</source>
        <translation>Ctrl+E goes on with it.</translation>
    </message>
    <message>
        <source>Strg+N macht weiter.</source>
        <translation>Ctrl+N goes on with it.</translation>
    </message>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Vielleicht schon da: {names}. Enter öffnet sie, Strg+Enter noch einmal speichert als neue Person.</source>
        <translation>Perhaps here already: {names}. Enter opens them, Ctrl+Enter once more saves as a new person.</translation>
    </message>
    <message>
        <source>Vorname</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Wohnt zusammen mit</source>
        <translation>Lives with</translation>
    </message>
    <message>
        <source>Zettel auf</source>
        <translation>Slips in</translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation>unknown</translation>
    </message>
    <message numerus="yes">
        <source>{names} und %n weitere</source>
        <translation>
            <numerusform>{names} and %n other</numerusform>
            <numerusform>{names} and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>Andere Person</source>
        <translation>Another person</translation>
    </message>
    <message>
        <source>Name, Kartennummer oder Telefon …</source>
        <translation>Name, card number or phone …</translation>
    </message>
    <message>
        <source>Niemand gefunden.</source>
        <translation>Nobody found.</translation>
    </message>
    <message>
        <source>Person suchen</source>
        <translation>Find person</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>ähnlich</source>
        <translation>similar</translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message>
        <source>Beratung</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>Beratungsgespräche</source>
        <translation>Counselling sessions</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Gespräch öffnen</source>
        <translation>Open session</translation>
    </message>
    <message>
        <source>Kein Termin</source>
        <translation>No appointment</translation>
    </message>
    <message>
        <source>Noch kein Besuch</source>
        <translation>No visit yet</translation>
    </message>
    <message>
        <source>Noch keine Beratung</source>
        <translation>No counselling yet</translation>
    </message>
    <message>
        <source>Noch keine Soforthilfe</source>
        <translation>No emergency help yet</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Strg+B erfasst einen an der Theke.</source>
        <translation>Ctrl+B logs one at the counter.</translation>
    </message>
    <message>
        <source>Strg+T vereinbart einen.</source>
        <translation>Ctrl+T books one.</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Was hier geschah</source>
        <translation>What happened here</translation>
    </message>
    <message>
        <source>Wohnt zusammen mit …</source>
        <translation>Lives with …</translation>
    </message>
    <message>
        <source>Zurück zur Theke mit dieser Person (Enter)</source>
        <translation>Back to the counter with this person (Enter)</translation>
    </message>
    <message>
        <source>Zusammenführen mit …</source>
        <translation>Merge with …</translation>
    </message>
</context>
<context>
    <name>PointingBoard</name>
    <message>
        <source>An der Zeigetafel erfasst: {what}</source>
        <translation>Recorded at the pointing board: {what}</translation>
    </message>
    <message>
        <source>Auf der Zeigetafel fehlt, weil die Sprachdatei fehlerhaft ist: {languages}.</source>
        <translation>Missing on the pointing board because the language file is faulty: {languages}.</translation>
    </message>
    <message>
        <source>Erfasst.</source>
        <translation>Recorded.</translation>
    </message>
    <message>
        <source>Hier ist nichts rückgängig zu machen.</source>
        <translation>There is nothing to take back here.</translation>
    </message>
    <message>
        <source>Nicht erfasst.</source>
        <translation>Not recorded.</translation>
    </message>
    <message>
        <source>Nicht erfasst: {what} {reason}</source>
        <translation>Not logged: {what} {reason}</translation>
    </message>
    <message>
        <source>Rückgängig gemacht.</source>
        <translation>Taken back.</translation>
    </message>
    <message>
        <source>Zeigetafel</source>
        <translation>Pointing board</translation>
    </message>
    <message>
        <source>{language} · {reason}</source>
        <translation>{language} · {reason}</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Abgebrochen. Nichts wurde importiert.</source>
        <translation>Cancelled. Nothing was imported.</translation>
    </message>
    <message>
        <source>Andere Datei</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Die Liste wird geprüft …</source>
        <translation>Checking the list …</translation>
    </message>
    <message>
        <source>Die Liste wird importiert …</source>
        <translation>Importing the list …</translation>
    </message>
    <message>
        <source>Die gewählte Spalte wird zu</source>
        <translation>The selected column becomes</translation>
    </message>
    <message>
        <source>Die Überschriften passen besser zu „{better}“ als zu „{kind}“. Mit Strg+W zurück und oben die Art der Liste wählen.</source>
        <translation>The headings fit “{better}” better than “{kind}”. Ctrl+W goes back to choose the kind of list at the top.</translation>
    </message>
    <message>
        <source>Gewählte Spalte (Enter):</source>
        <translation>Selected column (Enter):</translation>
    </message>
    <message>
        <source>Importieren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Importiert.</source>
        <translation>Imported.</translation>
    </message>
    <message>
        <source>Keine Spalte</source>
        <translation>No column</translation>
    </message>
    <message>
        <source>Keine solche Zeile</source>
        <translation>No such line</translation>
    </message>
    <message>
        <source>Nichts zu importieren: alles ist schon da oder abgewiesen.</source>
        <translation>Nothing to import: everything is there already or refused.</translation>
    </message>
    <message>
        <source>Prüfung abgebrochen.</source>
        <translation>Check cancelled.</translation>
    </message>
    <message>
        <source>Sicherung des Standes davor: {file}</source>
        <translation>Backup of the state before: {file}</translation>
    </message>
    <message>
        <source>Spalte</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Spalte {number}</source>
        <translation>Column {number}</translation>
    </message>
    <message>
        <source>Spalten der Datei</source>
        <translation>Columns of the file</translation>
    </message>
    <message>
        <source>Vorschläge nehmen</source>
        <translation>Take suggestions</translation>
    </message>
    <message>
        <source>Was von Hand gewählt wird, gilt auch für die nächste Datei.</source>
        <translation>What is chosen by hand also holds for the next file.</translation>
    </message>
    <message>
        <source>Welche Zeilen</source>
        <translation>Which lines</translation>
    </message>
    <message>
        <source>Wird geprüft …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Zeile</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Zeilen der Datei</source>
        <translation>Lines of the file</translation>
    </message>
    <message>
        <source>auslassen</source>
        <translation>leave out</translation>
    </message>
    <message>
        <source>nach dem Inhalt; noch nicht genommen</source>
        <translation>by its content; not taken yet</translation>
    </message>
    <message>
        <source>vielleicht {field}</source>
        <translation>perhaps {field}</translation>
    </message>
    <message>
        <source>wird zu</source>
        <translation>becomes</translation>
    </message>
    <message>
        <source>{kind} importieren</source>
        <translation>Import {kind}</translation>
    </message>
    <message>
        <source>{kind}: {new} neu, davon {alike} wahrscheinlich doppelt · {changed} geändert · {unchanged} schon da · {refused} abgewiesen</source>
        <translation>{kind}: {new} new, {alike} of them probably double · {changed} changed · {unchanged} already there · {refused} refused</translation>
    </message>
</context>
<context>
    <name>PrinterLine</name>
    <message>
        <source>An diesem Computer ist kein Drucker eingerichtet.</source>
        <translation>No printer is set up on this computer.</translation>
    </message>
    <message>
        <source>Den Drucker „{printer}“ gibt es hier nicht mehr.</source>
        <translation>The printer “{printer}” is no longer here.</translation>
    </message>
    <message>
        <source>Drucker</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>{printer}. Was jetzt gedruckt wird, kommt vielleicht nicht.</source>
        <translation>{printer}. What is printed now may not come.</translation>
    </message>
</context>
<context>
    <name>PrintersSection</name>
    <message>
        <source>A5, ein halbes Blatt</source>
        <translation>A5, half a sheet</translation>
    </message>
    <message>
        <source>A6, eine Postkarte</source>
        <translation>A6, a postcard</translation>
    </message>
    <message>
        <source>Blätter (A4)</source>
        <translation>Sheets (A4)</translation>
    </message>
    <message>
        <source>Drucker</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Drucker für Blätter</source>
        <translation>Printer for sheets</translation>
    </message>
    <message>
        <source>Drucker für Zettel</source>
        <translation>Printer for slips</translation>
    </message>
    <message>
        <source>Gedruckt auf „{printer}“.</source>
        <translation>Printed on “{printer}”.</translation>
    </message>
    <message>
        <source>Gilt für diesen Computer, und für alle, die hier arbeiten.</source>
        <translation>Holds for this computer, and for everybody who works here.</translation>
    </message>
    <message>
        <source>Listen, Berichte, Nachweise, Pläne.</source>
        <translation>Lists, reports, proofs, plans.</translation>
    </message>
    <message>
        <source>Neu suchen</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Papier darin</source>
        <translation>Paper in it</translation>
    </message>
    <message>
        <source>Probeblatt drucken</source>
        <translation>Print a sample sheet</translation>
    </message>
    <message>
        <source>Probedruck</source>
        <translation>Test print</translation>
    </message>
    <message>
        <source>Probezettel drucken</source>
        <translation>Print a sample slip</translation>
    </message>
    <message>
        <source>Rolle, 80 mm breit</source>
        <translation>Roll, 80 mm wide</translation>
    </message>
    <message>
        <source>Terminzettel, Verweise, Fristen: darauf werden sie gedruckt.</source>
        <translation>Appointment slips, referrals, deadlines are printed on it.</translation>
    </message>
    <message>
        <source>Wird gedruckt auf „{printer}“ …</source>
        <translation>Printing on “{printer}” …</translation>
    </message>
    <message>
        <source>Zettel</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>wie das Zentrum</source>
        <translation>as the centre</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Auf {percent} % verkleinert: größer als {sheet} druckt „{printer}“ nicht.</source>
        <translation>Reduced to {percent} %: “{printer}” prints nothing larger than {sheet}.</translation>
    </message>
    <message>
        <source>In wahrer Größe auf {sheet}: kleineres Papier hat „{printer}“ nicht.</source>
        <translation>In true size on {sheet}: “{printer}” has no smaller paper.</translation>
    </message>
    <message>
        <source>Wird gedruckt</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>{printer} · {state}</source>
        <translation>{printer} · {state}</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Beides behalten</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>Den anderen nehmen</source>
        <translation>Take the other</translation>
    </message>
    <message>
        <source>Dieser Text steht nur im Bericht für {funder}.</source>
        <translation>This text stands only in the report for {funder}.</translation>
    </message>
    <message>
        <source>Eigener Text</source>
        <translation>Own text</translation>
    </message>
    <message>
        <source>Hier für {funder} etwas anderes schreiben als für alle.</source>
        <translation>Write something else here for {funder} than for all.</translation>
    </message>
    <message>
        <source>Meinen Text behalten</source>
        <translation>Keep my text</translation>
    </message>
    <message>
        <source>Niemand ist zu erkennen</source>
        <translation>Nobody can be recognised</translation>
    </message>
    <message>
        <source>Text für alle nehmen</source>
        <translation>Take the text for all</translation>
    </message>
    <message>
        <source>bestätigt: niemand ist zu erkennen</source>
        <translation>confirmed: nobody can be recognised</translation>
    </message>
    <message>
        <source>gesichert · {name}, {when}</source>
        <translation>saved · {name}, {when}</translation>
    </message>
    <message>
        <source>nicht gesichert: bitte wählen</source>
        <translation>not saved: please choose</translation>
    </message>
    <message>
        <source>wird gesichert …</source>
        <translation>saving …</translation>
    </message>
    <message>
        <source>{name} hat hier inzwischen geschrieben: „{text}“ Ihr Text steht noch da.</source>
        <translation>{name} has written here meanwhile: “{text}” Your text is still there.</translation>
    </message>
    <message>
        <source>{title} · wird nicht mehr gefragt</source>
        <translation>{title} · no longer asked</translation>
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
    <name>QueueDetails</name>
    <message>
        <source>Kommt wieder</source>
        <translation>Comes back</translation>
    </message>
    <message>
        <source>Kommt wieder um</source>
        <translation>Comes back at</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten jemanden wählen.</source>
        <translation>Choose somebody with the arrow keys.</translation>
    </message>
    <message>
        <source>Niemand ausgewählt</source>
        <translation>Nobody selected</translation>
    </message>
    <message>
        <source>Wann kommen sie wieder?</source>
        <translation>When do they come back?</translation>
    </message>
    <message>
        <source>Weitergeben</source>
        <translation>Hand on</translation>
    </message>
    <message>
        <source>Weitergeben an</source>
        <translation>Hand on to</translation>
    </message>
    <message>
        <source>aufgerufen um {time} von {colleague}</source>
        <translation>called at {time} by {colleague}</translation>
    </message>
    <message>
        <source>gekommen um {time}</source>
        <translation>came at {time}</translation>
    </message>
    <message>
        <source>gleich wer</source>
        <translation>anybody</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Aufrufen</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Aufrufen für</source>
        <translation>Call for</translation>
    </message>
    <message>
        <source>Bildschirm öffnen</source>
        <translation>Open the screen</translation>
    </message>
    <message>
        <source>Den Filter leeren.</source>
        <translation>Clear the filter.</translation>
    </message>
    <message>
        <source>F10 lässt jemanden warten, hier und an der Theke.</source>
        <translation>F10 lets somebody wait, here and at the counter.</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Gegangen</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>In die Warteliste</source>
        <translation>Into the queue</translation>
    </message>
    <message>
        <source>In welchen Raum</source>
        <translation>Into which room</translation>
    </message>
    <message>
        <source>Kommt wieder</source>
        <translation>Comes back</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Niemand wartet</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>Noch einmal rufen</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Nr. oder Name</source>
        <translation>No. or name</translation>
    </message>
    <message>
        <source>Nr. {number} wartet nicht mehr: es wurde nichts eingetragen.</source>
        <translation>No. {number} is not waiting any more: nothing was entered.</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nummernzettel</source>
        <translation>Number slip</translation>
    </message>
    <message>
        <source>Nächste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Nächste Nummer aufrufen</source>
        <translation>Call the next number</translation>
    </message>
    <message>
        <source>Seit wann</source>
        <translation>Since when</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Warteliste</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Wartet</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Wartet wieder</source>
        <translation>Waits again</translation>
    </message>
    <message>
        <source>Weitergeben</source>
        <translation>Hand on</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Zu wem</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Zurückstellen</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
    <message>
        <source>auch fertige</source>
        <translation>also those done</translation>
    </message>
    <message>
        <source>in</source>
        <translation>into</translation>
    </message>
    <message>
        <source>ohne Raum</source>
        <translation>without a room</translation>
    </message>
</context>
<context>
    <name>ReadingArea</name>
    <message>
        <source>keine Einträge</source>
        <translation>no entries</translation>
    </message>
</context>
<context>
    <name>ReadingsSection</name>
    <message>
        <source>Fall {number}</source>
        <translation>Case {number}</translation>
    </message>
    <message>
        <source>Gelesen von</source>
        <translation>Read by</translation>
    </message>
    <message>
        <source>Gespräch vom {day}</source>
        <translation>Session of {day}</translation>
    </message>
    <message>
        <source>Lesezugriffe</source>
        <translation>Readings</translation>
    </message>
    <message>
        <source>Liste eingrenzen</source>
        <translation>Narrow the list</translation>
    </message>
    <message>
        <source>Name (Strg+F)</source>
        <translation>Name (Ctrl+F)</translation>
    </message>
    <message>
        <source>Niemand hat etwas gelesen</source>
        <translation>Nobody has read anything</translation>
    </message>
    <message>
        <source>Notizen welcher Person</source>
        <translation>Whose notes</translation>
    </message>
    <message>
        <source>Sobald jemand eine Notiz öffnet, steht es hier.</source>
        <translation>As soon as somebody opens a note, it stands here.</translation>
    </message>
    <message>
        <source>Von wem</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Wer wann welche vertrauliche Notiz gelesen hat. Vom Inhalt steht hier nichts.</source>
        <translation>Who read which confidential note, and when. Nothing of what it says stands here.</translation>
    </message>
    <message>
        <source>Zeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>von allen</source>
        <translation>of everybody</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Anlass</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Beleg</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Sprache neben Deutsch</source>
        <translation>Language beside German</translation>
    </message>
    <message>
        <source>wie auf der Karte</source>
        <translation>as on the card</translation>
    </message>
</context>
<context>
    <name>RecoverScreen</name>
    <message>
        <source>Anmeldename</source>
        <translation>Login name</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Gruppe für Gruppe, wie auf dem Blatt</source>
        <translation>Group by group, as on the sheet</translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter.</source>
        <translation>Three or four words are good.</translation>
    </message>
    <message>
        <source>Mit dem Code vom Wiederherstellungsblatt lässt sich ein neues Passwort setzen.</source>
        <translation>With the code from the recovery sheet you can set a new password.</translation>
    </message>
    <message>
        <source>Neues Passwort</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Neues Passwort noch einmal</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Neues Passwort setzen</source>
        <translation>Set new password</translation>
    </message>
    <message>
        <source>Wieder hineinkommen</source>
        <translation>Getting back in</translation>
    </message>
    <message>
        <source>Wiederherstellungscode</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ReferralCard</name>
    <message>
        <source>Anlass: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>Code auf dem Zettel</source>
        <translation>Code on the slip</translation>
    </message>
    <message>
        <source>Eingeschränkt: Wohin und warum, lesen nur die Benannten des Falls.</source>
        <translation>Restricted: only those who are named in the case read where to and why.</translation>
    </message>
    <message>
        <source>Einverständnis zur Weitergabe: {day}</source>
        <translation>Consent to pass data on: {day}</translation>
    </message>
    <message>
        <source>Grund der Ablehnung: {reason}</source>
        <translation>Reason for the refusal: {reason}</translation>
    </message>
    <message>
        <source>Kein Einverständnis zur Weitergabe: Auf dem Zettel steht kein Name.</source>
        <translation>No consent to pass data on: there is no name on the slip.</translation>
    </message>
    <message>
        <source>Kein Verweis ausgewählt</source>
        <translation>No referral selected</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten einen wählen.</source>
        <translation>Choose one with the arrow keys.</translation>
    </message>
    <message>
        <source>Wohin und warum, sehen nur Beratung und Leitung.</source>
        <translation>Only counsellors and lead see where to and why.</translation>
    </message>
    <message>
        <source>zuletzt gehört: {day}</source>
        <translation>last heard of: {day}</translation>
    </message>
    <message>
        <source>{day} von {name}</source>
        <translation>{day} by {name}</translation>
    </message>
</context>
<context>
    <name>ReferralForm</name>
    <message>
        <source>Anlass</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Bitte fragen. Ohne Einverständnis steht auf dem Zettel kein Name.</source>
        <translation>Please ask. Without consent there is no name on the slip.</translation>
    </message>
    <message>
        <source>Danach kommt der Zettel mit dem Code.</source>
        <translation>Then comes the slip with the code.</translation>
    </message>
    <message>
        <source>Die Person ist einverstanden, dass ihre Daten weitergegeben werden.</source>
        <translation>The person agrees that their data are passed on.</translation>
    </message>
    <message>
        <source>Neuer Verweis</source>
        <translation>New referral</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Vertraulich: Das lesen nur Beratung und Leitung.</source>
        <translation>Confidential: only counsellors and lead read this.</translation>
    </message>
    <message>
        <source>Verweis bearbeiten</source>
        <translation>Edit referral</translation>
    </message>
    <message>
        <source>Verweis machen</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>Von dieser Stelle ist noch keine Anschrift und kein Telefon eingetragen.</source>
        <translation>No address and no phone number of this target have been entered yet.</translation>
    </message>
    <message>
        <source>Weitergabe von Daten</source>
        <translation>Passing data on</translation>
    </message>
    <message>
        <source>Wer wird verwiesen? (leer: ohne Person)</source>
        <translation>Who is referred? (empty: nobody named)</translation>
    </message>
    <message>
        <source>Wohin</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Worum es geht, in wenigen Worten (freiwillig)</source>
        <translation>What it is about, in a few words (optional)</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>ReferralsPage</name>
    <message>
        <source>Ab jetzt steht auf dem Zettel kein Name mehr. Was schon weitergegeben wurde, bleibt dort.</source>
        <translation>From now on there is no name on the slip. What was passed on already stays there.</translation>
    </message>
    <message>
        <source>Alt+B</source>
        <translation>Alt+B</translation>
    </message>
    <message>
        <source>Antwort eintragen</source>
        <translation>Enter the answer</translation>
    </message>
    <message>
        <source>Auch beantwortete Verweise</source>
        <translation>Answered referrals, too</translation>
    </message>
    <message>
        <source>Bearbeiten</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Den Filter leeren oder „auch beantwortete“ ankreuzen.</source>
        <translation>Clear the filter, or tick “answered ones, too”.</translation>
    </message>
    <message>
        <source>Der Code auf dem Zettel gilt dann nicht mehr. Strg+Z macht es rückgängig.</source>
        <translation>The code on the slip is void then. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Diesen Verweis streichen?</source>
        <translation>Strike this referral?</translation>
    </message>
    <message>
        <source>Einverständnis</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Einverständnis notieren</source>
        <translation>Note consent</translation>
    </message>
    <message>
        <source>Einverständnis widerrufen</source>
        <translation>Withdraw consent</translation>
    </message>
    <message>
        <source>Einverständnis widerrufen?</source>
        <translation>Withdraw the consent?</translation>
    </message>
    <message>
        <source>Kein Verweis ist offen</source>
        <translation>No referral is open</translation>
    </message>
    <message>
        <source>Name oder Code</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>Neuer Verweis</source>
        <translation>New referral</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Noch kein Verweis</source>
        <translation>No referral yet</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Strg+N macht einen.</source>
        <translation>Ctrl+N makes one.</translation>
    </message>
    <message>
        <source>Verweis streichen</source>
        <translation>Strike referral</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>Verweiszettel</source>
        <translation>Referral slip</translation>
    </message>
    <message>
        <source>Widerrufen</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Zettel drucken</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>auch beantwortete</source>
        <translation>answered ones, too</translation>
    </message>
</context>
<context>
    <name>ReminderDetails</name>
    <message>
        <source>Die Datei dieser Sprache ist fehlerhaft, deshalb ist der Text deutsch.</source>
        <translation>The file of this language is faulty, so the text is in German.</translation>
    </message>
    <message>
        <source>Karte der Person</source>
        <translation>The person&apos;s card</translation>
    </message>
    <message>
        <source>Keine Nummer bekannt. Sie lässt sich auf der Karte nachtragen.</source>
        <translation>No number is known. It can be added on the card.</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten jemanden wählen.</source>
        <translation>Choose somebody with the arrow keys.</translation>
    </message>
    <message>
        <source>Niemand ausgewählt</source>
        <translation>Nobody selected</translation>
    </message>
    <message>
        <source>Nummer kopieren</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Strg+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Text zum Kopieren, {language}</source>
        <translation>Text to copy, {language}</translation>
    </message>
    <message>
        <source>{day}, {time} bei {colleague}</source>
        <translation>{day}, {time} with {colleague}</translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>Ab morgen ist kein Termin vereinbart.</source>
        <translation>From tomorrow on there is no appointment.</translation>
    </message>
    <message>
        <source>Alt+Pos1</source>
        <translation>Alt+Home</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>An diesem Tag ist kein Termin vereinbart. Alt+Pos1 führt zum nächsten.</source>
        <translation>There is no appointment on this day. Alt+Home leads to the next one.</translation>
    </message>
    <message>
        <source>Der nächste Tag, an dem es Termine gibt</source>
        <translation>The next day that has appointments</translation>
    </message>
    <message>
        <source>Doch nicht erinnert</source>
        <translation>Not reminded after all</translation>
    </message>
    <message>
        <source>Ein Tag weiter</source>
        <translation>One day on</translation>
    </message>
    <message>
        <source>Ein Tag zurück</source>
        <translation>One day back</translation>
    </message>
    <message>
        <source>Erinnert</source>
        <translation>Reminded</translation>
    </message>
    <message>
        <source>Karte der Person</source>
        <translation>The person&apos;s card</translation>
    </message>
    <message>
        <source>Niemand zu erinnern</source>
        <translation>Nobody to remind</translation>
    </message>
    <message>
        <source>Nummer kopieren</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Nummer kopiert. Nach einer Minute ist sie nicht mehr in der Zwischenablage.</source>
        <translation>Number copied. After a minute it is no longer in the clipboard.</translation>
    </message>
    <message>
        <source>Nächste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Nächster Tag mit Terminen</source>
        <translation>Next day with appointments</translation>
    </message>
    <message>
        <source>Text kopieren</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Text kopiert ({language}). Nach einer Minute ist er nicht mehr in der Zwischenablage.</source>
        <translation>Text copied ({language}). After a minute it is no longer in the clipboard.</translation>
    </message>
    <message>
        <source>Wen erinnern</source>
        <translation>Whom to remind</translation>
    </message>
    <message>
        <source>erinnert</source>
        <translation>reminded</translation>
    </message>
    <message>
        <source>erinnert {day}</source>
        <translation>reminded {day}</translation>
    </message>
    <message>
        <source>keine Nummer</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>noch offen</source>
        <translation>still open</translation>
    </message>
    <message>
        <source>{language} statt {wished}</source>
        <translation>{language} instead of {wished}</translation>
    </message>
    <message>
        <source>{number} noch nicht erinnert</source>
        <translation>{number} not reminded yet</translation>
    </message>
    <message>
        <source>{said}, {day}</source>
        <translation>{said}, {day}</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>So wird gezählt</source>
        <translation>How we count</translation>
    </message>
    <message>
        <source>Zahlen des Berichts</source>
        <translation>Figures of the report</translation>
    </message>
</context>
<context>
    <name>ReportsKept</name>
    <message>
        <source>Der Bericht wird gezählt …</source>
        <translation>Counting the report …</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Dieser Monat</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Monat, Quartal, Jahr oder Zeitraum wählen</source>
        <translation>Choose month, quarter, year or period</translation>
    </message>
    <message>
        <source>Nächster Zeitraum</source>
        <translation>Next period</translation>
    </message>
    <message>
        <source>Vorheriger Zeitraum</source>
        <translation>Previous period</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Alle Dateien (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Bitte als {name} mit dem neuen Passwort anmelden und ansehen, ob alles da ist.</source>
        <translation>Please log in as {name} with the new password and see whether everything is there.</translation>
    </message>
    <message>
        <source>Bitte anmelden, nachsehen und Bescheid geben.</source>
        <translation>Please log in, have a look and tell us.</translation>
    </message>
    <message>
        <source>Bitte den Rechner anlassen. Wird er doch ausgeschaltet, geht nichts verloren.</source>
        <translation>Please leave the computer on. Should it be switched off all the same, nothing is lost.</translation>
    </message>
    <message>
        <source>Bitte mit dem Passwort von damals anmelden und ansehen, ob alles da ist.</source>
        <translation>Please log in with the password of then and see whether everything is there.</translation>
    </message>
    <message>
        <source>Bitte mit dem Passwort von heute anmelden und ansehen, ob alles da ist.</source>
        <translation>Please log in with today’s password and see whether everything is there.</translation>
    </message>
    <message>
        <source>Da ist im Programm etwas schiefgegangen. Verloren ist nichts.</source>
        <translation>Something went wrong in the program. Nothing is lost.</translation>
    </message>
    <message>
        <source>Das Wiederherstellungsblatt von damals gilt: wer es hat, kommt hinein. Bitte gleich ein neues drucken.</source>
        <translation>The recovery sheet of then is valid: whoever has it gets in. Please print a new one now.</translation>
    </message>
    <message>
        <source>Die Ablage hat danach den Stand von {day}, {time} Uhr.</source>
        <translation>The store will then be as it was on {day}, {time}.</translation>
    </message>
    <message>
        <source>Die Sicherung wird zurückgespielt</source>
        <translation>The backup is being restored</translation>
    </message>
    <message>
        <source>Die jetzige Ablage wird daneben aufgehoben, ganz.</source>
        <translation>The present store is kept beside it, whole.</translation>
    </message>
    <message>
        <source>Die nächste Anmeldung öffnet die bisherige Ablage oder die zurückgespielte, immer eine ganze.</source>
        <translation>The next login opens the store of before or the restored one, always a whole one.</translation>
    </message>
    <message>
        <source>Die vorige Ablage ist aufgehoben in {folder}</source>
        <translation>The former store is kept in {folder}</translation>
    </message>
    <message>
        <source>Die vorige Ablage ist daneben aufgehoben.</source>
        <translation>The former store is kept beside it.</translation>
    </message>
    <message>
        <source>Es beginnt von selbst, sobald fertig ist, was gerade läuft.</source>
        <translation>It begins by itself as soon as what is running is done.</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Ihr neues Passwort</source>
        <translation>Your new password</translation>
    </message>
    <message>
        <source>Jetzt zurückspielen?</source>
        <translation>Restore now?</translation>
    </message>
    <message>
        <source>Nicht zu Ende gekommen</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Sicherung wählen</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Sicherung öffnen</source>
        <translation>Open the backup</translation>
    </message>
    <message>
        <source>Sicherungen (*.desk)</source>
        <translation>Backups (*.desk)</translation>
    </message>
    <message>
        <source>Was darin ist, und was hier ist</source>
        <translation>What is in it, and what is here</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Welche Sicherung?</source>
        <translation>Which backup?</translation>
    </message>
    <message>
        <source>Wer kommt mit zurück?</source>
        <translation>Who comes back with it?</translation>
    </message>
    <message>
        <source>Zur Anmeldung</source>
        <translation>To the login</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Zurückgespielt: Stand {day}, {time} Uhr.</source>
        <translation>Restored: as of {day}, {time}.</translation>
    </message>
    <message>
        <source>Zurückspielen</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Nicht zurückgespielt.</source>
        <translation>Not restored.</translation>
    </message>
</context>
<context>
    <name>RestrictDialog</name>
    <message>
        <source>Auch sie in den Fall aufnehmen und mit einschränken</source>
        <translation>Take them into the case and restrict them too</translation>
    </message>
    <message>
        <source>Benannt sind</source>
        <translation>Those who are named</translation>
    </message>
    <message>
        <source>Benennen</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Beratung und Leitung lesen ihn dann wieder.</source>
        <translation>Counsellors and the lead then read it again.</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Der Fall wird neu versiegelt: Ein alter Schlüssel öffnet ihn nicht mehr.</source>
        <translation>The case is sealed anew: an old key no longer opens it.</translation>
    </message>
    <message>
        <source>Diesen Fall für das Team öffnen?</source>
        <translation>Open this case to the team?</translation>
    </message>
    <message>
        <source>Einschränken</source>
        <translation>Restrict</translation>
    </message>
    <message>
        <source>Es bleibt, wie es war.</source>
        <translation>It stays as it was.</translation>
    </message>
    <message>
        <source>Für das Team öffnen …</source>
        <translation>Open to the team …</translation>
    </message>
    <message>
        <source>Gespräche dieser Person, die in keinem Fall stehen und die das Team weiter liest: {number}</source>
        <translation>Sessions of this person that are in no case and that the team goes on reading: {number}</translation>
    </message>
    <message>
        <source>Jemanden benennen</source>
        <translation>Name somebody</translation>
    </message>
    <message>
        <source>Jetzt lesen ihn Beratung und Leitung. Eingeschränkt wird er für Sie und die Benannten allein versiegelt: Auch die Leitung liest ihn dann nur, wenn sie benannt ist. Dass es ihn gibt, sehen alle.</source>
        <translation>Now counsellors and the lead read it. Restricted, it is sealed for you and those who are named alone: even the lead then reads it only if named. Everybody sees that it exists.</translation>
    </message>
    <message>
        <source>Leer: auf Dauer. Sonst der letzte Tag.</source>
        <translation>Empty: for good. Otherwise the last day.</translation>
    </message>
    <message>
        <source>Nicht mehr benennen</source>
        <translation>Name no longer</translation>
    </message>
    <message>
        <source>Niemand</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Nur Sie lesen dann diesen Fall. Besser zwei benennen, oder das Wiederherstellungsblatt hüten.</source>
        <translation>Then only you can read this case. Better name two people, or keep the recovery sheet safe.</translation>
    </message>
    <message>
        <source>Nur diese lesen ihn:</source>
        <translation>Only these read it:</translation>
    </message>
    <message>
        <source>Nur für Sie allein einschränken?</source>
        <translation>Restrict it to you alone?</translation>
    </message>
    <message>
        <source>Schlüssel passt nicht mehr</source>
        <translation>key no longer fits</translation>
    </message>
    <message>
        <source>Sie lesen diesen Fall dann selbst nicht mehr.</source>
        <translation>You will then no longer read this case yourself.</translation>
    </message>
    <message>
        <source>Wer diesen Fall liest</source>
        <translation>Who reads this case</translation>
    </message>
    <message>
        <source>Wer ihn außer Ihnen liest</source>
        <translation>Who reads it beside you</translation>
    </message>
    <message>
        <source>auf Dauer</source>
        <translation>for good</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>{name} nicht mehr benennen?</source>
        <translation>Name {name} no longer?</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Danach melden Sie sich neu an.</source>
        <translation>You log in again afterwards.</translation>
    </message>
    <message>
        <source>Das Passwort bleibt; die neue Rolle gilt ab der nächsten Anmeldung.</source>
        <translation>The password stays; the new role holds from the next login.</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Rolle nicht geändert: {name}</source>
        <translation>Role not changed: {name}</translation>
    </message>
    <message>
        <source>Rolle ändern</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>Welche Rolle hat {name}?</source>
        <translation>Which role does {name} have?</translation>
    </message>
</context>
<context>
    <name>RollCall</name>
    <message numerus="yes">
        <source>%n Kind(er) angemeldet</source>
        <translation>
            <numerusform>%n child announced</numerusform>
            <numerusform>%n children announced</numerusform>
        </translation>
    </message>
    <message>
        <source>fertig</source>
        <translation>done</translation>
    </message>
    <message>
        <source>fällt aus</source>
        <translation>called off</translation>
    </message>
</context>
<context>
    <name>RollCallPage</name>
    <message>
        <source>Alle Angemeldeten sind da</source>
        <translation>Everybody announced is here</translation>
    </message>
    <message>
        <source>Anderes Angebot von heute</source>
        <translation>Another of today&apos;s offers</translation>
    </message>
    <message>
        <source>Anwesenheit</source>
        <translation>Roll call</translation>
    </message>
    <message>
        <source>Die Leertaste sagt, dass die gewählte Person da ist.</source>
        <translation>The space bar says that the selected person is here.</translation>
    </message>
    <message>
        <source>Entschuldigt</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>Es ist niemand gewählt.</source>
        <translation>Nobody is selected.</translation>
    </message>
    <message>
        <source>Es wird niemand mehr erwartet.</source>
        <translation>Nobody is expected any more.</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Heute findet kein Angebot statt.</source>
        <translation>No offer takes place today.</translation>
    </message>
    <message>
        <source>Liste drucken</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>Nicht erfasst: {what}</source>
        <translation>Not logged: {what}</translation>
    </message>
    <message>
        <source>Nichts erfasst: Kind Nr. {number} gibt es hier nicht.</source>
        <translation>Nothing logged: there is no child no. {number} here.</translation>
    </message>
    <message>
        <source>Nichts erfasst: niemand gefunden. „1“ und Enter zählt anonym, Strg+N legt an.</source>
        <translation>Nothing logged: nobody found. “1” and Enter counts anonymously, Ctrl+N registers.</translation>
    </message>
    <message>
        <source>Nichts erfasst: niemand ist sicher gemeint. Bitte wählen, dann Enter.</source>
        <translation>Nothing logged: it is not sure who is meant. Please choose, then Enter.</translation>
    </message>
    <message>
        <source>Niemand ist angemeldet.</source>
        <translation>Nobody is announced.</translation>
    </message>
    <message>
        <source>Person anlegen</source>
        <translation>Register person</translation>
    </message>
    <message>
        <source>Welches Angebot?</source>
        <translation>Which offer?</translation>
    </message>
    <message>
        <source>Zwei, drei Buchstaben eines Namens und Enter: die Person ist da.</source>
        <translation>Two or three letters of a name and Enter: the person is here.</translation>
    </message>
    <message>
        <source>{name} ist nicht als da vermerkt.</source>
        <translation>{name} is not marked as here.</translation>
    </message>
</context>
<context>
    <name>RollLine</name>
    <message>
        <source>Name, Zahl oder Code …</source>
        <translation>Name, number or code …</translation>
    </message>
    <message>
        <source>Niemand gefunden.</source>
        <translation>Nobody found.</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Wer ist da?</source>
        <translation>Who is here?</translation>
    </message>
</context>
<context>
    <name>RollSide</name>
    <message>
        <source>Kein Kind in der Betreuung</source>
        <translation>No child in the childcare</translation>
    </message>
    <message>
        <source>Kinder in der Betreuung</source>
        <translation>Children in the childcare</translation>
    </message>
    <message>
        <source>Kinderbetreuung</source>
        <translation>Childcare</translation>
    </message>
    <message>
        <source>anonym: {adults} Erwachsene, {children} Kinder</source>
        <translation>anonymous: {adults} adults, {children} children</translation>
    </message>
    <message>
        <source>{number} da</source>
        <translation>{number} here</translation>
    </message>
    <message>
        <source>{number} gebracht, nur {places} Plätze: übervoll</source>
        <translation>{number} brought, only {places} places: too full</translation>
    </message>
    <message>
        <source>{number} gebracht, {places} Plätze</source>
        <translation>{number} brought, {places} places</translation>
    </message>
    <message>
        <source>{number} mit Namen</source>
        <translation>{number} by name</translation>
    </message>
    <message>
        <source>{number} noch da</source>
        <translation>{number} still here</translation>
    </message>
    <message>
        <source>{number} noch erwartet</source>
        <translation>{number} still expected</translation>
    </message>
</context>
<context>
    <name>RollWords</name>
    <message>
        <source>Kinderbetreuung</source>
        <translation>Childcare</translation>
    </message>
    <message>
        <source>Nr. {numbers}</source>
        <translation>no. {numbers}</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>abgeholt {time}</source>
        <translation>picked up {time}</translation>
    </message>
    <message>
        <source>da</source>
        <translation>here</translation>
    </message>
    <message>
        <source>entschuldigt</source>
        <translation>excused</translation>
    </message>
    <message>
        <source>erwartet</source>
        <translation>expected</translation>
    </message>
    <message>
        <source>nicht angemeldet</source>
        <translation>not announced</translation>
    </message>
    <message>
        <source>nicht da</source>
        <translation>did not come</translation>
    </message>
    <message>
        <source>nur ähnlich</source>
        <translation>only similar</translation>
    </message>
    <message>
        <source>ohne Namen gebracht</source>
        <translation>brought by nobody named</translation>
    </message>
    <message>
        <source>seit {time}</source>
        <translation>since {time}</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>{room} · {number}</source>
        <translation>{room} · {number}</translation>
    </message>
</context>
<context>
    <name>RosterDetails</name>
    <message>
        <source>Der ganze Monat</source>
        <translation>The whole month</translation>
    </message>
    <message>
        <source>Grund: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten eine Zeile wählen.</source>
        <translation>Choose a line with the arrow keys.</translation>
    </message>
    <message>
        <source>Nichts ausgewählt</source>
        <translation>Nothing selected</translation>
    </message>
</context>
<context>
    <name>RosterLine</name>
    <message>
        <source>Niemand eingeteilt: {when}</source>
        <translation>Nobody on the roster: {when}</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>Alt+Pos1</source>
        <translation>Alt+Home</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>Beenden</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Den Dienst von {name} ab {day} nicht mehr?</source>
        <translation>No more duty of {name} from {day}?</translation>
    </message>
    <message>
        <source>Den Dienst von {name} am {day} entfernen?</source>
        <translation>Remove the duty of {name} on {day}?</translation>
    </message>
    <message>
        <source>Den Filter leeren, oder „nur Lücken“ abwählen.</source>
        <translation>Empty the filter, or untick “gaps only”.</translation>
    </message>
    <message>
        <source>Dienst endet</source>
        <translation>Duty ends</translation>
    </message>
    <message>
        <source>Dienstplan</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>Doch da</source>
        <translation>Here after all</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Für den Kalender (.ics)</source>
        <translation>For the calendar (.ics)</translation>
    </message>
    <message>
        <source>Für den Kalender speichern</source>
        <translation>Save for the calendar</translation>
    </message>
    <message>
        <source>Gespeichert: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>In dieser Zeit ist nicht geöffnet</source>
        <translation>Not open in this time</translation>
    </message>
    <message>
        <source>Kalender (*.ics)</source>
        <translation>Calendar (*.ics)</translation>
    </message>
    <message>
        <source>Monat</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Monat drucken</source>
        <translation>Print month</translation>
    </message>
    <message>
        <source>Neuer Dienst</source>
        <translation>New duty</translation>
    </message>
    <message>
        <source>Nicht da</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>Nicht da eintragen</source>
        <translation>Enter as away</translation>
    </message>
    <message>
        <source>Nichts, was zum Filter passt</source>
        <translation>Nothing that fits the filter</translation>
    </message>
    <message>
        <source>Tag, z. B. 3.12.</source>
        <translation>Day, e.g. 3.12.</translation>
    </message>
    <message>
        <source>Was vorher war, bleibt. Strg+Z macht es rückgängig.</source>
        <translation>What was before stays. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Wer kann einspringen?</source>
        <translation>Who can step in?</translation>
    </message>
    <message>
        <source>Woche</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Woche {number} · {first} – {last}</source>
        <translation>Week {number} · {first} – {last}</translation>
    </message>
    <message>
        <source>Zu einem Tag</source>
        <translation>Go to a day</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>dienstplan-{month}.ics</source>
        <translation>roster-{month}.ics</translation>
    </message>
    <message>
        <source>nur Lücken</source>
        <translation>gaps only</translation>
    </message>
    <message>
        <source>Ändern, eintragen</source>
        <translation>Change, enter</translation>
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
    <name>Section</name>
    <message>
        <source>Inzwischen hat jemand anderes gespeichert: {values}. Was Sie getippt haben, steht noch da. Bitte prüfen und dann speichern.</source>
        <translation>Somebody else has saved meanwhile: {values}. What you typed still stands here. Please check and then save.</translation>
    </message>
</context>
<context>
    <name>SeriesField</name>
    <message>
        <source>Weitere Zeit</source>
        <translation>Another time</translation>
    </message>
</context>
<context>
    <name>SeriesLine</name>
    <message>
        <source>Beginn</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Der wievielte</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>Diese Zeit weglassen</source>
        <translation>Leave this time out</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Wie oft</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Wochentag</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>ab</source>
        <translation>from</translation>
    </message>
    <message>
        <source>am</source>
        <translation>on</translation>
    </message>
    <message>
        <source>auch in den Schulferien</source>
        <translation>also in the school holidays</translation>
    </message>
    <message>
        <source>bis</source>
        <translation>until</translation>
    </message>
    <message>
        <source>ohne Ende</source>
        <translation>no end</translation>
    </message>
</context>
<context>
    <name>SessionCard</name>
    <message>
        <source>Diese Notiz lässt sich nicht öffnen: Sie wurde beschädigt oder von fremder Hand verändert. Alles andere ist lesbar. Bitte nichts überschreiben und der Leitung Bescheid geben; die letzte Sicherung kann die Notiz noch haben.</source>
        <translation>This note cannot be opened: it was damaged, or changed from outside. Everything else can be read. Please overwrite nothing and tell the lead; the last backup may still have the note.</translation>
    </message>
    <message>
        <source>Eingeschränkter Fall: Worum es ging, lesen nur die benannten Kolleginnen und Kollegen.</source>
        <translation>Restricted case: only the colleagues who are named read what it was about.</translation>
    </message>
    <message>
        <source>Ergebnis: {outcome}</source>
        <translation>Outcome: {outcome}</translation>
    </message>
    <message>
        <source>Erstgespräch</source>
        <translation>First session</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Grund der Wiedervorlage: {reason}</source>
        <translation>Reason of the follow-up: {reason}</translation>
    </message>
    <message>
        <source>Kein Gespräch ausgewählt</source>
        <translation>No session selected</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten eines wählen.</source>
        <translation>Choose one with the arrow keys.</translation>
    </message>
    <message>
        <source>Nachträge</source>
        <translation>Amendments</translation>
    </message>
    <message>
        <source>Nachträge: {number}</source>
        <translation>Amendments: {number}</translation>
    </message>
    <message>
        <source>Notiz verbergen</source>
        <translation>Hide note</translation>
    </message>
    <message>
        <source>Seit mehr als 24 Stunden abgeschlossen.</source>
        <translation>Closed for more than 24 hours.</translation>
    </message>
    <message>
        <source>Sprachmittlung: {by}</source>
        <translation>Interpreting: {by}</translation>
    </message>
    <message>
        <source>Themen: {topics}</source>
        <translation>Topics: {topics}</translation>
    </message>
    <message>
        <source>Vertrauliche Notiz</source>
        <translation>Confidential note</translation>
    </message>
    <message>
        <source>Verweis: {target}, {state}</source>
        <translation>Referral: {target}, {state}</translation>
    </message>
    <message>
        <source>Wiedervorlage: {due}</source>
        <translation>Follow-up: {due}</translation>
    </message>
    <message>
        <source>Worum es ging, sehen nur Beratung und Leitung. Für eine Auskunft oder ein neues Gespräch bitte fragen: {names}.</source>
        <translation>Only counsellors and leads see what it was about. To find out more or to book a session, please ask: {names}.</translation>
    </message>
    <message>
        <source>Zu diesem Gespräch gibt es keine Notiz.</source>
        <translation>There is no note on this session.</translation>
    </message>
    <message>
        <source>eigentlich {day}, {time}</source>
        <translation>by rights {day}, {time}</translation>
    </message>
    <message>
        <source>{day}, {time} · {minutes} Minuten · {counsellor}</source>
        <translation>{day}, {time} · {minutes} minutes · {counsellor}</translation>
    </message>
</context>
<context>
    <name>SessionChoice</name>
    <message>
        <source>Angebote des Tages</source>
        <translation>Offers of the day</translation>
    </message>
    <message>
        <source>fertig</source>
        <translation>done</translation>
    </message>
    <message>
        <source>fällt aus</source>
        <translation>called off</translation>
    </message>
    <message>
        <source>läuft jetzt</source>
        <translation>runs now</translation>
    </message>
</context>
<context>
    <name>SessionForm</name>
    <message>
        <source>Beginn</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Beratungsfall beginnen: Strg+Umschalt+F</source>
        <translation>Begin a case: Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Dauer</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Erstgespräch</source>
        <translation>First session</translation>
    </message>
    <message>
        <source>Gespräch bearbeiten</source>
        <translation>Edit session</translation>
    </message>
    <message>
        <source>Gespräch mit</source>
        <translation>Session with</translation>
    </message>
    <message>
        <source>Grund der Wiedervorlage</source>
        <translation>Reason of the follow-up</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Nachtrag schreiben</source>
        <translation>Write an amendment</translation>
    </message>
    <message>
        <source>Nachträge</source>
        <translation>Amendments</translation>
    </message>
    <message>
        <source>Name der Sprachmittlung</source>
        <translation>Name of the interpreter</translation>
    </message>
    <message>
        <source>Neues Beratungsgespräch</source>
        <translation>New counselling session</translation>
    </message>
    <message>
        <source>Nur Beratung und Leitung lesen, was hier steht; jedes Lesen wird vermerkt.</source>
        <translation>Only counsellors and the lead read what stands here; every reading is noted.</translation>
    </message>
    <message>
        <source>Seit mehr als 24 Stunden abgeschlossen. Der Text bleibt, wie er ist.</source>
        <translation>Closed for more than 24 hours. The text stays as it is.</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprachmittlung</source>
        <translation>Interpreting</translation>
    </message>
    <message>
        <source>Stand des Verweises</source>
        <translation>State of the referral</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Themen, mindestens eines</source>
        <translation>Topics, at least one</translation>
    </message>
    <message>
        <source>Unter {number} Minuten wäre das eine Kurzauskunft: ein Besuch ohne Aufzeichnung.</source>
        <translation>Below {number} minutes this would be quick information: a visit without a record.</translation>
    </message>
    <message>
        <source>Vertrauliche Notiz</source>
        <translation>Confidential note</translation>
    </message>
    <message>
        <source>Verweis an</source>
        <translation>Referral to</translation>
    </message>
    <message>
        <source>Was Sie vor dem Abschluss getippt haben, kommt in den Nachtrag.</source>
        <translation>What you typed before it was closed goes into the amendment.</translation>
    </message>
    <message>
        <source>Was vereinbart wurde und was zu tun ist. Nicht: die Geschichte der Flucht, Vorwürfe von Straftaten.</source>
        <translation>What was agreed and what is to be done. Not: the story of the flight, accusations of crimes.</translation>
    </message>
    <message>
        <source>Wer hat gedolmetscht?</source>
        <translation>Who interpreted?</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Wiedervorlage und Verweis</source>
        <translation>Follow-up and referral</translation>
    </message>
    <message>
        <source>kein Verweis</source>
        <translation>no referral</translation>
    </message>
    <message>
        <source>z. B. Bescheid müsste da sein</source>
        <translation>e.g. the decision should be there</translation>
    </message>
    <message>
        <source>zählt als Besuch</source>
        <translation>counts as a visit</translation>
    </message>
</context>
<context>
    <name>SharedForm</name>
    <message>
        <source>Inzwischen hat jemand anderes gespeichert. Was Sie geändert haben, steht noch da; alles andere ist der neue Stand. Bitte prüfen und dann speichern.</source>
        <translation>Somebody else has saved in the meantime. What you changed is still there; everything else is the new state. Please check it and then save.</translation>
    </message>
    <message>
        <source>Jetzt gespeichert ist: {values}</source>
        <translation>Now saved: {values}</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Bogen eintippen</source>
        <translation>Type a sheet</translation>
    </message>
    <message>
        <source>Code vom Bogen</source>
        <translation>Code on the sheet</translation>
    </message>
    <message>
        <source>Code, Enter. Dann jede Zeile: Tag, Stunden, Enter. Jede Zeile ist sofort gespeichert.</source>
        <translation>Code, Enter. Then each line: day, hours, Enter. Each line is saved at once.</translation>
    </message>
    <message>
        <source>Eingetragen</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Noch nichts eingetragen</source>
        <translation>Nothing noted yet</translation>
    </message>
    <message>
        <source>Tag und Stunden</source>
        <translation>Day and hours</translation>
    </message>
    <message>
        <source>Tag und Stunden, z. B. 3 2,5</source>
        <translation>Day and hours, e.g. 3 2.5</translation>
    </message>
    <message>
        <source>Wobei</source>
        <translation>Doing what</translation>
    </message>
    <message>
        <source>zusammen {hours} Stunden</source>
        <translation>{hours} hours in all</translation>
    </message>
</context>
<context>
    <name>Since</name>
    <message>
        <source>Gilt ab</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Nur berichtigt: war immer so</source>
        <translation>Only put right: always was so</translation>
    </message>
    <message>
        <source>Was vorher war, bleibt in Berichten, wie es war.</source>
        <translation>What was before stays in reports as it was.</translation>
    </message>
</context>
<context>
    <name>SlipDialog</name>
    <message>
        <source>A5, ein halbes Blatt</source>
        <translation>A5, half a sheet</translation>
    </message>
    <message>
        <source>A6, eine Postkarte</source>
        <translation>A6, a postcard</translation>
    </message>
    <message>
        <source>Als PDF speichern …</source>
        <translation>Save as PDF …</translation>
    </message>
    <message>
        <source>Dieser Termin ist abgesagt.</source>
        <translation>This appointment is cancelled.</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Drucker</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Für {language} gibt es noch keinen Zettel. Dieser ist deutsch.</source>
        <translation>There is no slip for {language} yet. This one is in German.</translation>
    </message>
    <message>
        <source>Mehr Einstellungen …</source>
        <translation>More settings …</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Rolle, 80 mm breit</source>
        <translation>Roll, 80 mm wide</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Sprache des Zettels</source>
        <translation>Language of the slip</translation>
    </message>
    <message>
        <source>Terminzettel</source>
        <translation>Appointment slip</translation>
    </message>
    <message>
        <source>Terminzettel gedruckt</source>
        <translation>Appointment slip printed</translation>
    </message>
    <message>
        <source>Terminzettel gespeichert: {path}</source>
        <translation>Appointment slip saved: {path}</translation>
    </message>
    <message>
        <source>bei {colleague}</source>
        <translation>with {colleague}</translation>
    </message>
    <message>
        <source>wie die Person liest</source>
        <translation>as the person reads</translation>
    </message>
    <message>
        <source>wie eingestellt</source>
        <translation>as set</translation>
    </message>
</context>
<context>
    <name>SlipPrints</name>
    <message numerus="yes">
        <source>%n Zettel gedruckt</source>
        <translation>
            <numerusform>%n slip printed</numerusform>
            <numerusform>%n slips printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Zettel nicht gedruckt</source>
        <translation>
            <numerusform>%n slip not printed</numerusform>
            <numerusform>%n slips not printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Zettel verworfen: {why}</source>
        <translation>
            <numerusform>%n slip discarded: {why}</numerusform>
            <numerusform>%n slips discarded: {why}</numerusform>
        </translation>
    </message>
    <message>
        <source>Der Termin hat sich inzwischen geändert: Zettel noch einmal drucken.</source>
        <translation>The appointment has changed meanwhile: print the slip again.</translation>
    </message>
    <message>
        <source>Dieser Zettel wird gerade gedruckt.</source>
        <translation>This slip is being printed.</translation>
    </message>
    <message>
        <source>Terminzettel gedruckt: {printer}</source>
        <translation>Appointment slip printed: {printer}</translation>
    </message>
    <message>
        <source>Terminzettel ist beim Drucker: {printer}</source>
        <translation>The printer has the appointment slip: {printer}</translation>
    </message>
</context>
<context>
    <name>SlipWordsSection</name>
    <message>
        <source>A5, ein halbes Blatt</source>
        <translation>A5, half a sheet</translation>
    </message>
    <message>
        <source>A6, eine Postkarte</source>
        <translation>A6, a postcard</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Die deutschen Sätze stehen auf jedem Zettel oben.</source>
        <translation>The German sentences stand first on every slip.</translation>
    </message>
    <message>
        <source>Geprüft von {name} am {day}.</source>
        <translation>Checked by {name} on {day}.</translation>
    </message>
    <message>
        <source>Geprüft …</source>
        <translation>Checked …</translation>
    </message>
    <message>
        <source>Keine Sätze</source>
        <translation>No sentences</translation>
    </message>
    <message>
        <source>Muster: {language}</source>
        <translation>Specimen: {language}</translation>
    </message>
    <message>
        <source>Nicht zu ändern, weil die Sprachdatei fehlerhaft ist: {languages}.</source>
        <translation>Cannot be changed because the language file is faulty: {languages}.</translation>
    </message>
    <message>
        <source>Noch hat niemand diese Sätze geprüft, der mit der Sprache aufgewachsen ist.</source>
        <translation>Nobody who grew up with the language has checked these sentences yet.</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Rolle, 80 mm breit</source>
        <translation>Roll, 80 mm wide</translation>
    </message>
    <message>
        <source>Seitdem ist ein Satz anders: bitte noch einmal prüfen lassen.</source>
        <translation>Since then a sentence is another one: please have them checked again.</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sätze</source>
        <translation>Sentences</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Was Besucherinnen und Besucher in ihrer Sprache lesen: Zettel, Aushänge, Quittungen, Zeigetafel. Was hier geändert wird, gilt überall.</source>
        <translation>What visitors read in their language: slips, notices, receipts, the pointing board. What is changed here holds everywhere.</translation>
    </message>
    <message>
        <source>Wie es hier heißen soll</source>
        <translation>How it is to read here</translation>
    </message>
    <message>
        <source>Wie man das Zentrum findet. Leer: nur der deutsche Satz aus „Zentrum“.</source>
        <translation>How to find the centre. Empty: only the German sentence from “Centre”.</translation>
    </message>
    <message>
        <source>Wie mitgeliefert</source>
        <translation>As shipped</translation>
    </message>
    <message>
        <source>Worte auf Zetteln</source>
        <translation>Words on slips</translation>
    </message>
    <message>
        <source>geprüft</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>geändert</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>nach der Prüfung geändert</source>
        <translation>changed after the check</translation>
    </message>
    <message>
        <source>noch nicht geprüft</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>unsere Vorlage</source>
        <translation>our original</translation>
    </message>
    <message>
        <source>{places} muss stehen bleiben: dort setzt das Programm ein, was gilt.</source>
        <translation>{places} has to stay: there the program puts in what holds.</translation>
    </message>
</context>
<context>
    <name>SpanBar</name>
    <message>
        <source>Dieser Zeitraum hat noch nicht begonnen.</source>
        <translation>This period has not begun yet.</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Fördermittelgeber</source>
        <translation>Funder</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Monat, Quartal, Halbjahr, Jahr oder Zeitraum</source>
        <translation>Month, quarter, half-year, year or period</translation>
    </message>
    <message>
        <source>abgeschlossen · Version {number}</source>
        <translation>closed · version {number}</translation>
    </message>
    <message>
        <source>bis</source>
        <translation>until</translation>
    </message>
    <message>
        <source>bisher</source>
        <translation>so far</translation>
    </message>
    <message>
        <source>für</source>
        <translation>for</translation>
    </message>
    <message>
        <source>vorläufig</source>
        <translation>provisional</translation>
    </message>
</context>
<context>
    <name>Spellings</name>
    <message>
        <source>Gesucht wird nach Anfängen. Andere Schreibweisen kommen gleich von selbst dazu.</source>
        <translation>Looking for beginnings. Other spellings will follow by themselves in a moment.</translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message numerus="yes">
        <source>%n Termin(e) bei {name} stehen noch aus.</source>
        <translation>
            <numerusform>%n appointment with {name} is still to come.</numerusform>
            <numerusform>%n appointments with {name} are still to come.</numerusform>
        </translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Am besten tippt die neue Person es selbst.</source>
        <translation>Best typed by the new person.</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Anmeldename</source>
        <translation>Login name</translation>
    </message>
    <message>
        <source>Arbeitet hier ohne eigenen Zugang.</source>
        <translation>Works here without an account of their own.</translation>
    </message>
    <message>
        <source>Dann führt nur das Wiederherstellungsblatt zurück. Wurde sein Umschlag geöffnet oder ist es verloren, hier ein neues machen.</source>
        <translation>Then only the recovery sheet leads back. If its envelope was opened or it is lost, make a new one here.</translation>
    </message>
    <message>
        <source>Das alte Blatt öffnet dann nur noch ältere Sicherungen; es kann in den Schredder.</source>
        <translation>The old sheet then opens older backups only; it can go into the shredder.</translation>
    </message>
    <message>
        <source>Das neue Blatt wurde weder gedruckt noch gespeichert: bitte noch einen neuen Code machen.</source>
        <translation>The new sheet was neither printed nor saved: please make another new code.</translation>
    </message>
    <message>
        <source>Der Zugang bleibt offen, bis er entfernt wird.</source>
        <translation>The account stays open until it is removed.</translation>
    </message>
    <message>
        <source>Der neue Code steht nur auf dem neuen Blatt. Bitte gleich drucken und wegschließen.</source>
        <translation>The new code is on the new sheet only. Please print it and lock it away at once.</translation>
    </message>
    <message>
        <source>Die Ablage bekommt einen neuen Schlüssel. Ältere Sicherungen bleiben mit den Passwörtern von damals lesbar, auch mit diesem.</source>
        <translation>The store gets a new key. Older backups can still be opened with the passwords of their time, this one included.</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Entfernen …</source>
        <translation>Remove …</translation>
    </message>
    <message>
        <source>Erstes Passwort</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>Erstes Passwort noch einmal</source>
        <translation>First password again</translation>
    </message>
    <message>
        <source>Es öffnet die Schlüssel, die weitergegeben werden.</source>
        <translation>It opens the keys that are passed on.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Hilft mit, zum Beispiel beim Dolmetschen, und meldet sich nicht an.</source>
        <translation>Helps out, for example by interpreting, and does not log in.</translation>
    </message>
    <message>
        <source>Ihr eigenes Passwort</source>
        <translation>Your own password</translation>
    </message>
    <message>
        <source>Jemand Neues</source>
        <translation>Someone new</translation>
    </message>
    <message>
        <source>Kein neuer Code: das bisherige Blatt gilt weiter.</source>
        <translation>No new code: the present sheet stays valid.</translation>
    </message>
    <message>
        <source>Kolleginnen und Kollegen</source>
        <translation>Colleagues</translation>
    </message>
    <message>
        <source>Kurz und klein geschrieben, z. B. rolf.</source>
        <translation>Short and in lower case, e.g. rolf.</translation>
    </message>
    <message>
        <source>Meldet sich als „{name}“ an, Rolle {role}.</source>
        <translation>Logs in as “{name}”, role {role}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name, wie ihn alle kennen</source>
        <translation>Name everyone knows</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Neuen Wiederherstellungscode machen?</source>
        <translation>Make a new recovery code?</translation>
    </message>
    <message>
        <source>Neuer Code</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>Neuer Code gemacht: das alte Blatt öffnet nur noch ältere Sicherungen.</source>
        <translation>New code made: the old sheet opens older backups only.</translation>
    </message>
    <message>
        <source>Neuer Wiederherstellungscode …</source>
        <translation>New recovery code …</translation>
    </message>
    <message>
        <source>Neues Passwort …</source>
        <translation>New password …</translation>
    </message>
    <message>
        <source>Nicht entfernt: {name}</source>
        <translation>Not removed: {name}</translation>
    </message>
    <message>
        <source>Nicht mehr hier. Auf allem, was erfasst ist, bleibt der Name stehen.</source>
        <translation>No longer here. The name stays on everything that was recorded.</translation>
    </message>
    <message>
        <source>Niemand angelegt.</source>
        <translation>Nobody added.</translation>
    </message>
    <message>
        <source>Noch niemand da</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>Ohne Zugang</source>
        <translation>Without an account</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Rolle ändern …</source>
        <translation>Change role …</translation>
    </message>
    <message>
        <source>Sie bleiben und sind unter Termine zu finden: bitte dort jemand anderem geben.</source>
        <translation>They stay and can be found under Appointments: please give them to somebody else there.</translation>
    </message>
    <message>
        <source>Sieht Personen, Besuche, Termine; nie Status oder Beratungsnotizen.</source>
        <translation>Sees people, visits, appointments; never a status or counselling notes.</translation>
    </message>
    <message>
        <source>Sieht alles und verwaltet Zentrum und Zugänge.</source>
        <translation>Sees everything and manages the centre and its logins.</translation>
    </message>
    <message>
        <source>Sieht auch Status und Beratungsnotizen und macht Berichte.</source>
        <translation>Also sees status and counselling notes, and makes reports.</translation>
    </message>
    <message>
        <source>Telefon für Terminzettel</source>
        <translation>Phone for appointment slips</translation>
    </message>
    <message>
        <source>Wenn alle Passwörter vergessen sind</source>
        <translation>If all passwords are forgotten</translation>
    </message>
    <message>
        <source>Wer hier arbeitet, wer sich anmelden darf, und was die Rolle zu sehen bekommt.</source>
        <translation>Who works here, who may log in, and what the role gets to see.</translation>
    </message>
    <message>
        <source>Zugang</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>Zugang geben …</source>
        <translation>Give an account …</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>früher</source>
        <translation>formerly</translation>
    </message>
    <message>
        <source>ohne Zugang</source>
        <translation>no account</translation>
    </message>
    <message>
        <source>{name} entfernen?</source>
        <translation>Remove {name}?</translation>
    </message>
    <message>
        <source>{name} kommt dann nicht mehr hinein. Alles, was erfasst ist, bleibt, auch der Name dabei.</source>
        <translation>{name} can then no longer log in. Everything recorded stays, the name beside it too.</translation>
    </message>
</context>
<context>
    <name>StandInDialog</name>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Vertretung</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>Vertretung eintragen</source>
        <translation>Enter stand-in</translation>
    </message>
    <message>
        <source>Wer Sie vertritt, liest bis zu diesem Tag auch die eingeschränkten Fälle, in denen Sie benannt sind. Danach nicht mehr. Beides steht im Änderungsprotokoll.</source>
        <translation>Until that day, whoever stands in for you also reads the restricted cases in which you are named. Not afterwards. Both stand in the audit trail.</translation>
    </message>
    <message>
        <source>Wer vertritt</source>
        <translation>Who stands in</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
</context>
<context>
    <name>StandIns</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Gefragt</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Niemand, der frei ist</source>
        <translation>Nobody who is free</translation>
    </message>
    <message>
        <source>Sagt ab</source>
        <translation>Declines</translation>
    </message>
    <message>
        <source>Sagt zu</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>Wer kann einspringen?</source>
        <translation>Who can step in?</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Zusage notiert. In den Dienstplan trägt sie ein, wer ihn macht.</source>
        <translation>Agreement noted. Whoever makes the roster enters it there.</translation>
    </message>
    <message>
        <source>aus dem Team</source>
        <translation>of the team</translation>
    </message>
    <message>
        <source>{day}, {starts} bis {ends}</source>
        <translation>{day}, {starts} to {ends}</translation>
    </message>
</context>
<context>
    <name>StatusAside</name>
    <message>
        <source>Soforthilfe gibt es immer.</source>
        <translation>There is always emergency help.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Die Namen sind verdeckt. F12 zeigt sie; dann geht das auf.</source>
        <translation>Names are hidden. F12 shows them; then this opens.</translation>
    </message>
    <message>
        <source>Wird gleich gespeichert</source>
        <translation>Will be saved in a moment</translation>
    </message>
</context>
<context>
    <name>StoreBand</name>
    <message>
        <source>(Noch {count}-mal davor.)</source>
        <translation>({count} more times before.)</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Bitte der Leitung sagen.</source>
        <translation>Please tell the lead.</translation>
    </message>
    <message>
        <source>Gelesen</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>Und {count} weitere.</source>
        <translation>And {count} more.</translation>
    </message>
</context>
<context>
    <name>TableChoice</name>
    <message>
        <source>Eigene Auswahl und Reihenfolge</source>
        <translation>A choice and order of its own</translation>
    </message>
    <message>
        <source>Leertaste wählt, Alt+Pfeil verschiebt.</source>
        <translation>Space chooses, Alt with an arrow moves.</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Tabellen des Berichts</source>
        <translation>Tables of the report</translation>
    </message>
</context>
<context>
    <name>TargetFields</name>
    <message>
        <source>Ab</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Anschrift</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Name der neuen Stelle</source>
        <translation>Name of the new target</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Was mitzubringen ist</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>neue Stelle aufnehmen …</source>
        <translation>add a new target …</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>TellNote</name>
    <message>
        <source>ohne Telefonnummer</source>
        <translation>no telephone number</translation>
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
    <name>TimeView</name>
    <message>
        <source>außerhalb der Zeiten</source>
        <translation>outside the hours</translation>
    </message>
    <message>
        <source>frei</source>
        <translation>free</translation>
    </message>
    <message>
        <source>{day} · heute</source>
        <translation>{day} · today</translation>
    </message>
</context>
<context>
    <name>TimesField</name>
    <message>
        <source>Verstanden: {times}</source>
        <translation>Understood: {times}</translation>
    </message>
    <message>
        <source>z. B. Mo 14–16, Do ab 15, Sa vormittags</source>
        <translation>e.g. Mon 14–16, Thu from 15, Sat mornings</translation>
    </message>
</context>
<context>
    <name>TimesPage</name>
    <message>
        <source>Abgebrochen. Nichts wurde übernommen.</source>
        <translation>Stopped. Nothing was taken over.</translation>
    </message>
    <message>
        <source>Alles Übernommene von {name} entfernen?</source>
        <translation>Remove all that was taken over of {name}?</translation>
    </message>
    <message>
        <source>Beenden</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Belegt</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Der Kalender wird gelesen …</source>
        <translation>The calendar is being read …</translation>
    </message>
    <message>
        <source>Der nächste Kalender ersetzt es.</source>
        <translation>The next calendar replaces it.</translation>
    </message>
    <message>
        <source>Diese Terminzeit ab morgen nicht mehr anbieten?</source>
        <translation>Offer these hours no more from tomorrow on?</translation>
    </message>
    <message>
        <source>Doch nicht belegt</source>
        <translation>Free after all</translation>
    </message>
    <message>
        <source>Endet heute</source>
        <translation>Ends today</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Kalender übernehmen</source>
        <translation>Take over a calendar</translation>
    </message>
    <message>
        <source>Kalender übernehmen …</source>
        <translation>Take over a calendar …</translation>
    </message>
    <message>
        <source>Kalenderdatei gespeichert: {path}</source>
        <translation>Calendar file saved: {path}</translation>
    </message>
    <message>
        <source>Kalenderdatei speichern</source>
        <translation>Save a calendar file</translation>
    </message>
    <message>
        <source>Kalenderdateien (*.ics)</source>
        <translation>Calendar files (*.ics)</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Nichts eingetragen</source>
        <translation>Nothing entered</translation>
    </message>
    <message>
        <source>Noch keine Terminzeiten</source>
        <translation>No bookable hours yet</translation>
    </message>
    <message>
        <source>Ohne eigene Zeiten ist, wer berät, in den Zeiten des Zentrums zu haben.</source>
        <translation>Whoever has no hours of their own can be booked in the centre&apos;s.</translation>
    </message>
    <message>
        <source>Strg+N trägt etwas ein, Strg+O übernimmt einen Kalender (.ics).</source>
        <translation>Ctrl+N enters something, Ctrl+O takes over a calendar (.ics).</translation>
    </message>
    <message>
        <source>Termine als Kalenderdatei …</source>
        <translation>Appointments as a calendar file …</translation>
    </message>
    <message>
        <source>Terminzeiten</source>
        <translation>Bookable hours</translation>
    </message>
    <message>
        <source>Von wem</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Was schon vereinbart ist, bleibt.</source>
        <translation>What is booked already stays.</translation>
    </message>
    <message>
        <source>Was von Hand eingetragen wurde, bleibt. Strg+Z macht es rückgängig.</source>
        <translation>What was entered by hand stays. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>ab {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
    <message>
        <source>aus dem Kalender</source>
        <translation>from the calendar</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>ganztägig</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>von</source>
        <translation>of</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Übernommenes entfernen</source>
        <translation>Remove what was taken over</translation>
    </message>
</context>
<context>
    <name>ToCase</name>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Der Fall {number} ist eingeschränkt. Für eine Auskunft bitte {name} fragen.</source>
        <translation>Case {number} is restricted. Please ask {name}.</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>Halbe Einheiten</source>
        <translation>Half units</translation>
    </message>
    <message>
        <source>Schulung</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Schulung eintragen</source>
        <translation>Note the training</translation>
    </message>
    <message>
        <source>Schulung ändern</source>
        <translation>Change training</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Welche Schulung</source>
        <translation>Which training</translation>
    </message>
    <message>
        <source>Zwei halbe sind eine Unterrichtseinheit.</source>
        <translation>Two halves are one teaching unit.</translation>
    </message>
    <message>
        <source>hat teilgenommen</source>
        <translation>took part</translation>
    </message>
    <message>
        <source>Änderung speichern</source>
        <translation>Save change</translation>
    </message>
</context>
<context>
    <name>UpkeepSection</name>
    <message numerus="yes">
        <source>%n Auffälligkeit(en) gefunden. Bitte die letzte Sicherung aufheben.</source>
        <translation>
            <numerusform>%n problem found. Please keep the last backup.</numerusform>
            <numerusform>%n problems found. Please keep the last backup.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ablage</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Ablage prüfen</source>
        <translation>Check store</translation>
    </message>
    <message>
        <source>Alles in Ordnung.</source>
        <translation>All is well.</translation>
    </message>
    <message>
        <source>Die Ablage liegt auf einem Netzlaufwerk: dort kann Gespeichertes verloren gehen. Bitte eine Sicherung machen und sie auf einem Rechner zurückspielen.</source>
        <translation>The store lies on a network drive: what is saved there may be lost. Please make a backup and restore it on a computer.</translation>
    </message>
    <message>
        <source>Die Ablage wird geprüft</source>
        <translation>Checking the store</translation>
    </message>
    <message>
        <source>Die Ablage wird geprüft …</source>
        <translation>Checking the store …</translation>
    </message>
    <message>
        <source>Die vertraulichen Texte und das Siegel des Protokolls konnte diese Rolle nicht prüfen.</source>
        <translation>This role could not check the confidential texts and the seal of the audit trail.</translation>
    </message>
    <message>
        <source>Liest die ganze Ablage: Datenbank, Bezüge, Aufbau, jeden Eintrag gegen das Änderungsprotokoll, dessen Siegel, vertrauliche Texte.</source>
        <translation>Reads the whole store: database, references, structure, each entry against the audit trail, its seal, confidential texts.</translation>
    </message>
    <message>
        <source>Ob mit der Ablage alles in Ordnung ist, und was zu tun ist, wenn etwas verloren ging.</source>
        <translation>Whether all is well with the store, and what to do when something was lost.</translation>
    </message>
    <message>
        <source>Prüfen, Zurückspielen</source>
        <translation>Check, restore</translation>
    </message>
    <message>
        <source>Prüfung</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Prüfung abgebrochen.</source>
        <translation>Check stopped.</translation>
    </message>
    <message>
        <source>Sicherung zurückspielen …</source>
        <translation>Restore a backup …</translation>
    </message>
    <message>
        <source>Sicherungen</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Wenn etwas verloren ging: eine Sicherung kommt an die Stelle der Ablage. Sie wird erst geprüft; die jetzige Ablage wird daneben aufgehoben.</source>
        <translation>If something was lost: a backup takes the place of the store. It is checked first; the present store is kept beside it.</translation>
    </message>
    <message>
        <source>Wo die Daten liegen</source>
        <translation>Where the data are</translation>
    </message>
    <message>
        <source>Zurückspielen</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>UserChoice</name>
    <message>
        <source>Wer meldet sich an?</source>
        <translation>Who is logging in?</translation>
    </message>
</context>
<context>
    <name>ValueForm</name>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Englisch</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Gibt es bis</source>
        <translation>Exists until</translation>
    </message>
    <message>
        <source>Gibt es seit</source>
        <translation>Exists since</translation>
    </message>
    <message>
        <source>Kürzel in der Ablage: {code}</source>
        <translation>Code in the store: {code}</translation>
    </message>
    <message>
        <source>Leer: auch dort steht das deutsche Wort.</source>
        <translation>Empty: the German word is shown there too.</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Sprachkürzel</source>
        <translation>Language code</translation>
    </message>
    <message>
        <source>Zwei oder drei Buchstaben, z. B. uk.</source>
        <translation>Two or three letters, e.g. uk.</translation>
    </message>
</context>
<context>
    <name>ValuesSection</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Einträge</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Englisch</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Neuer Eintrag</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Nicht mehr anbieten</source>
        <translation>Stop offering</translation>
    </message>
    <message>
        <source>Noch kein Eintrag</source>
        <translation>No entry yet</translation>
    </message>
    <message>
        <source>Was vorher galt, bleibt für Berichte und frühere Besuche, wie es war.</source>
        <translation>What held before stays as it was for reports and earlier visits.</translation>
    </message>
    <message>
        <source>Werteliste</source>
        <translation>Value list</translation>
    </message>
    <message>
        <source>Wertelisten</source>
        <translation>Value lists</translation>
    </message>
    <message>
        <source>Wieder anbieten</source>
        <translation>Offer again</translation>
    </message>
    <message>
        <source>ab {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>wird nicht mehr angeboten</source>
        <translation>no longer offered</translation>
    </message>
    <message>
        <source>ändert sich am {day}</source>
        <translation>changes on {day}</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>+ Erwachsene</source>
        <translation>+ adults</translation>
    </message>
    <message>
        <source>+ Kinder</source>
        <translation>+ children</translation>
    </message>
    <message>
        <source>Alter</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Andere Person: Strg+F</source>
        <translation>Another person: Ctrl+F</translation>
    </message>
    <message>
        <source>Anlass</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Begleitung: Erwachsene</source>
        <translation>Companions: adults</translation>
    </message>
    <message>
        <source>Begleitung: Kinder</source>
        <translation>Companions: children</translation>
    </message>
    <message>
        <source>Besuch ergänzen</source>
        <translation>Add to visit</translation>
    </message>
    <message>
        <source>Besuch mit Angaben</source>
        <translation>Visit with details</translation>
    </message>
    <message>
        <source>Doch anonym</source>
        <translation>Anonymous after all</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprachmittlung</source>
        <translation>Interpreting</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>jetzt</source>
        <translation>now</translation>
    </message>
    <message>
        <source>wie auf der Karte: {language}</source>
        <translation>as on the card: {language}</translation>
    </message>
</context>
<context>
    <name>VolunteerDetails</name>
    <message>
        <source>Aufgaben</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Aufwandsentschädigung in diesem Jahr</source>
        <translation>Allowances this year</translation>
    </message>
    <message>
        <source>Die Grenze ist überschritten.</source>
        <translation>The limit is exceeded.</translation>
    </message>
    <message>
        <source>Einsätze</source>
        <translation>Assignments</translation>
    </message>
    <message>
        <source>Für dieselbe Aufgabe unter beiden Pauschalen gezahlt.</source>
        <translation>Paid under both rules for the same role.</translation>
    </message>
    <message>
        <source>Mehr über Ehrenamtliche sehen Leitung und Beratung.</source>
        <translation>Lead and counsellors see more about volunteers.</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten jemanden wählen.</source>
        <translation>Choose somebody with the arrow keys.</translation>
    </message>
    <message>
        <source>Nicht da</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>Niemand ausgewählt</source>
        <translation>Nobody selected</translation>
    </message>
    <message>
        <source>Schulungen</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Sprachen</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Stunden in diesem Jahr</source>
        <translation>Hours this year</translation>
    </message>
    <message>
        <source>Unter den Besuchern</source>
        <translation>Among the visitors</translation>
    </message>
    <message>
        <source>Wann möglich</source>
        <translation>When they can</translation>
    </message>
    <message>
        <source>Was noch bekannt ist</source>
        <translation>What else is known</translation>
    </message>
    <message>
        <source>Zuletzt</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>bis {day}{reason}</source>
        <translation>until {day}{reason}</translation>
    </message>
    <message>
        <source>dabei seit {day}</source>
        <translation>with us since {day}</translation>
    </message>
    <message>
        <source>gehört: {day}</source>
        <translation>heard: {day}</translation>
    </message>
    <message>
        <source>{hours} Stunden</source>
        <translation>{hours} hours</translation>
    </message>
    <message>
        <source>{rule}: {paid} von {limit}</source>
        <translation>{rule}: {paid} of {limit}</translation>
    </message>
    <message>
        <source>{title} (angemeldet)</source>
        <translation>{title} (announced)</translation>
    </message>
</context>
<context>
    <name>VolunteerForm</name>
    <message>
        <source>Anschrift</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Aufgaben</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Bereiche</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>Dabei seit</source>
        <translation>With us since</translation>
    </message>
    <message>
        <source>Darin steht</source>
        <translation>It holds</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Ehrenamt ändern</source>
        <translation>Change a volunteer</translation>
    </message>
    <message>
        <source>Ein Name genügt. Einwilligungen nur ankreuzen, wenn sie gegeben sind.</source>
        <translation>A name is enough. Tick consents only where they were given.</translation>
    </message>
    <message>
        <source>Eingewiesen</source>
        <translation>Briefed</translation>
    </message>
    <message>
        <source>Einwilligungen</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>Familienname</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Führungszeugnis gesehen</source>
        <translation>Conduct certificate seen</translation>
    </message>
    <message>
        <source>Geburtstag</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>Gruppen</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Neu im Ehrenamt</source>
        <translation>New volunteer</translation>
    </message>
    <message>
        <source>Nur das Datum: kein Inhalt, keine Kopie.</source>
        <translation>The date alone: no content, no copy.</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sprachen</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Verschwiegenheit erklärt</source>
        <translation>Confidentiality pledged</translation>
    </message>
    <message>
        <source>Vorname</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Wann möglich</source>
        <translation>When they can</translation>
    </message>
    <message>
        <source>Was sie oder er kann</source>
        <translation>What they can do</translation>
    </message>
    <message>
        <source>Zuletzt gehört</source>
        <translation>Last heard of</translation>
    </message>
    <message>
        <source>ausgestellt am</source>
        <translation>issued on</translation>
    </message>
    <message>
        <source>etwas, das entgegensteht</source>
        <translation>something that speaks against it</translation>
    </message>
    <message>
        <source>möchte Glückwünsche zu Geburtstag und Jahrestag</source>
        <translation>wishes congratulations on birthday and anniversary</translation>
    </message>
    <message>
        <source>möchte Post und Einladungen</source>
        <translation>wishes mail and invitations</translation>
    </message>
    <message>
        <source>nicht vermerkt</source>
        <translation>not noted</translation>
    </message>
    <message>
        <source>nichts, was entgegensteht</source>
        <translation>nothing that speaks against it</translation>
    </message>
</context>
<context>
    <name>VolunteerForms</name>
    <message>
        <source>Dieser Eintrag wurde inzwischen gestrichen.</source>
        <translation>This entry has been struck meanwhile.</translation>
    </message>
</context>
<context>
    <name>VolunteerPapers</name>
    <message>
        <source>Monat</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Nachweis über das Ehrenamt</source>
        <translation>Proof of voluntary work</translation>
    </message>
    <message>
        <source>Stundennachweis</source>
        <translation>Hours sheet</translation>
    </message>
    <message>
        <source>Stundenzettel</source>
        <translation>Sheet for hours</translation>
    </message>
    <message>
        <source>Was darauf steht</source>
        <translation>What is on it</translation>
    </message>
    <message>
        <source>mit Namen</source>
        <translation>with names</translation>
    </message>
    <message>
        <source>nur Codes, Namen auf eigenem Blatt</source>
        <translation>codes alone, names on a sheet of their own</translation>
    </message>
    <message>
        <source>nur der Code</source>
        <translation>the code alone</translation>
    </message>
</context>
<context>
    <name>VolunteersPage</name>
    <message>
        <source>Absagen</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>Abwesenheit</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Beide Datensätze bleiben getrennt, solange niemand es anders möchte. Bitte nur, wenn sie oder er es ausdrücklich will; es wird vermerkt, wer verknüpft hat.</source>
        <translation>The two records stay apart unless they wish otherwise. Please only if they clearly want it; who linked them is noted.</translation>
    </message>
    <message>
        <source>Besuchsdatensatz</source>
        <translation>Visitor&apos;s record</translation>
    </message>
    <message>
        <source>Bogen drucken</source>
        <translation>Print sheet</translation>
    </message>
    <message>
        <source>Bogen eintippen</source>
        <translation>Type a sheet</translation>
    </message>
    <message>
        <source>Bögen drucken</source>
        <translation>Print sheets</translation>
    </message>
    <message>
        <source>Den Filter leeren.</source>
        <translation>Empty the filter.</translation>
    </message>
    <message>
        <source>Der ganze Einsatz, nicht nur dieser Tag. Stunden bleiben. Strg+Z macht es rückgängig.</source>
        <translation>The whole assignment, not this day alone. Hours stay. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Diese Person mit einem Besuchsdatensatz verknüpfen?</source>
        <translation>Link this person with a visitor&apos;s record?</translation>
    </message>
    <message>
        <source>Diese Stunden streichen?</source>
        <translation>Strike these hours?</translation>
    </message>
    <message>
        <source>Diesen Einsatz absagen?</source>
        <translation>Call this assignment off?</translation>
    </message>
    <message>
        <source>E vereinbart einen.</source>
        <translation>E agrees on one.</translation>
    </message>
    <message>
        <source>Ehrenamtliche</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Einsatz absagen</source>
        <translation>Call assignment off</translation>
    </message>
    <message>
        <source>Einsätze</source>
        <translation>Assignments</translation>
    </message>
    <message>
        <source>Einträge ändern</source>
        <translation>Change entries</translation>
    </message>
    <message>
        <source>Gerade nichts zu tun</source>
        <translation>Nothing to do just now</translation>
    </message>
    <message>
        <source>Gruppe</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Heute gehört</source>
        <translation>Heard today</translation>
    </message>
    <message>
        <source>In diesem Jahr noch keine Stunden</source>
        <translation>No hours this year yet</translation>
    </message>
    <message>
        <source>Keine Einsätze in diesen Wochen</source>
        <translation>No assignments in these weeks</translation>
    </message>
    <message>
        <source>Kontakt</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Kontakt halten</source>
        <translation>Keep in touch</translation>
    </message>
    <message>
        <source>Liste für Briefe</source>
        <translation>List for letters</translation>
    </message>
    <message>
        <source>Liste für Briefe gespeichert: {number} Personen. Ohne Einwilligung in Post: {left}.</source>
        <translation>List for letters saved: {number} people. Without consent to mail: {left}.</translation>
    </message>
    <message>
        <source>Liste für Briefe speichern</source>
        <translation>Save the list for letters</translation>
    </message>
    <message>
        <source>Nachweis</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Neu im Ehrenamt</source>
        <translation>New volunteer</translation>
    </message>
    <message>
        <source>Neuer Einsatz</source>
        <translation>New assignment</translation>
    </message>
    <message>
        <source>Nicht abgesagt.</source>
        <translation>Not called off.</translation>
    </message>
    <message>
        <source>Nicht gestrichen.</source>
        <translation>Not struck.</translation>
    </message>
    <message>
        <source>Niemand im Ehrenamt</source>
        <translation>No volunteers</translation>
    </message>
    <message>
        <source>Niemand, auf den der Filter passt</source>
        <translation>Nobody whom the filter fits</translation>
    </message>
    <message>
        <source>Noch niemand im Ehrenamt</source>
        <translation>No volunteers yet</translation>
    </message>
    <message>
        <source>Pauschale</source>
        <translation>Allowance</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>S trägt Stunden ein.</source>
        <translation>S notes hours.</translation>
    </message>
    <message>
        <source>Schulung</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Sie zählen dann in keinem Nachweis mehr. Strg+Z macht es rückgängig.</source>
        <translation>They then count in no certificate. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>Strg+N trägt jemanden ein.</source>
        <translation>Ctrl+N registers somebody.</translation>
    </message>
    <message>
        <source>Stunden</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Stunden eintragen</source>
        <translation>Note hours</translation>
    </message>
    <message>
        <source>Stunden streichen</source>
        <translation>Strike hours</translation>
    </message>
    <message>
        <source>Stundennachweis</source>
        <translation>Hours sheet</translation>
    </message>
    <message>
        <source>Tabelle (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>Verabschieden</source>
        <translation>Say goodbye</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Wer kann?</source>
        <translation>Who can?</translation>
    </message>
    <message>
        <source>Wie geplant eintragen</source>
        <translation>Note as planned</translation>
    </message>
    <message>
        <source>Wieder dabei</source>
        <translation>Back again</translation>
    </message>
    <message>
        <source>Woche eintragen</source>
        <translation>Note a week</translation>
    </message>
    <message>
        <source>alle Aufgaben</source>
        <translation>all roles</translation>
    </message>
    <message>
        <source>alle Gruppen</source>
        <translation>all groups</translation>
    </message>
    <message>
        <source>alle Sprachen</source>
        <translation>all languages</translation>
    </message>
    <message>
        <source>alle jetzigen</source>
        <translation>all present</translation>
    </message>
    <message>
        <source>etwas fehlt</source>
        <translation>something lacks</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>WaitingPrintsDialog</name>
    <message>
        <source>Alle drucken</source>
        <translation>Print all</translation>
    </message>
    <message>
        <source>Bei</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Drucker</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Kein Zettel wartet.</source>
        <translation>No slip waits.</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Wartende Zettel</source>
        <translation>Waiting slips</translation>
    </message>
    <message>
        <source>seit {when}</source>
        <translation>since {when}</translation>
    </message>
    <message>
        <source>wie die Person liest</source>
        <translation>as the person reads</translation>
    </message>
</context>
<context>
    <name>WaitingPrintsLine</name>
    <message numerus="yes">
        <source>%n Zettel wartet(n)</source>
        <translation>
            <numerusform>%n slip waits</numerusform>
            <numerusform>%n slips wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Zettel wartet(n) auf den Drucker</source>
        <translation>
            <numerusform>%n slip waits for the printer</numerusform>
            <numerusform>%n slips wait for the printer</numerusform>
        </translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Jetzt drucken</source>
        <translation>Print now</translation>
    </message>
    <message>
        <source>Wartende Zettel ansehen</source>
        <translation>Look at waiting slips</translation>
    </message>
    <message>
        <source>Wartende Zettel drucken</source>
        <translation>Print waiting slips</translation>
    </message>
</context>
<context>
    <name>WaitingRoom</name>
    <message>
        <source>Der Ton im Wartezimmer lässt sich hier nicht abspielen: die Anzeige bleibt stumm.</source>
        <translation>The sound for the waiting room cannot be played here: the screen stays silent.</translation>
    </message>
    <message>
        <source>Die Anzeige ist unterbrochen. Bitte fragen Sie an der Theke.</source>
        <translation>The display is interrupted. Please ask at the counter.</translation>
    </message>
</context>
<context>
    <name>WaitingRoomBar</name>
    <message>
        <source>Auf diesem Rechner lässt sich kein Ton abspielen.</source>
        <translation>This computer cannot play a sound.</translation>
    </message>
    <message>
        <source>Bildschirm im Wartezimmer</source>
        <translation>Screen in the waiting room</translation>
    </message>
    <message>
        <source>Bildschirm schließen</source>
        <translation>Close the screen</translation>
    </message>
    <message>
        <source>Bildschirm öffnen</source>
        <translation>Open the screen</translation>
    </message>
    <message>
        <source>Wartezimmer</source>
        <translation>Waiting room</translation>
    </message>
    <message>
        <source>anderer Bildschirm</source>
        <translation>other screen</translation>
    </message>
    <message>
        <source>dunkel</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>mit Ton</source>
        <translation>with sound</translation>
    </message>
</context>
<context>
    <name>WaitingRoomWindow</name>
    <message>
        <source>Bitte warten Sie.</source>
        <translation>Please wait.</translation>
    </message>
    <message>
        <source>Nummer {number}</source>
        <translation>Number {number}</translation>
    </message>
    <message>
        <source>Nummer {number}, {room}</source>
        <translation>Number {number}, {room}</translation>
    </message>
    <message>
        <source>Wartezimmer</source>
        <translation>Waiting room</translation>
    </message>
</context>
<context>
    <name>WayForm</name>
    <message>
        <source>Anmeldename der Leitung</source>
        <translation>Login name of a lead</translation>
    </message>
    <message>
        <source>Mit dem Passwort einer Leitung</source>
        <translation>With a lead&apos;s password</translation>
    </message>
    <message>
        <source>Mit dem Wiederherstellungscode</source>
        <translation>With the recovery code</translation>
    </message>
    <message>
        <source>Passwort</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Wiederherstellungscode</source>
        <translation>Recovery code</translation>
    </message>
</context>
<context>
    <name>WeekBar</name>
    <message>
        <source>Alt+Pos1</source>
        <translation>Alt+Home</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>Diese Woche</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Woche weiter</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>Woche zurück</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>{first}–{last} · KW {number}</source>
        <translation>{first}–{last} · week {number}</translation>
    </message>
</context>
<context>
    <name>WeekForm</name>
    <message>
        <source>Irgendein Tag der Woche.</source>
        <translation>Any day of the week.</translation>
    </message>
    <message>
        <source>Stunden einer Woche</source>
        <translation>Hours of a week</translation>
    </message>
    <message>
        <source>Wobei</source>
        <translation>Doing what</translation>
    </message>
    <message>
        <source>Woche</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Woche eintragen</source>
        <translation>Note a week</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>zusammen {hours} Stunden</source>
        <translation>{hours} hours in all</translation>
    </message>
</context>
<context>
    <name>WhoIsHere</name>
    <message>
        <source>Hier: {names}</source>
        <translation>Here: {names}</translation>
    </message>
</context>
<context>
    <name>WhoLine</name>
    <message>
        <source>Auswahl aufheben</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>Eine Gruppe hat mindestens eine Person.</source>
        <translation>A group has at least one person.</translation>
    </message>
    <message>
        <source>Kein Verweis mit diesem Code. Bitte den Zettel noch einmal ansehen</source>
        <translation>No referral with this code. Please look at the slip again</translation>
    </message>
    <message>
        <source>Verweiscode, schon beantwortet: Enter zeigt ihn</source>
        <translation>Referral code, already answered: Enter shows it</translation>
    </message>
    <message>
        <source>Verweiscode: Enter trägt „zurückgekommen“ ein</source>
        <translation>Code of a referral: Enter writes down “came back”</translation>
    </message>
    <message>
        <source>Ziffer davor: Gruppe · Name davor: diese Person · Umschalt: mit Angaben</source>
        <translation>Digit first: group · Name first: this person · Shift: with details</translation>
    </message>
    <message>
        <source>die Taste erfasst</source>
        <translation>the key logs</translation>
    </message>
    <message>
        <source>neue Person: Enter legt sie an</source>
        <translation>new person: Enter adds them</translation>
    </message>
    <message>
        <source>nichts erfasst. Enter legt die Person an, die Pfeiltasten wählen eine andere</source>
        <translation>nothing logged. Enter adds the person, the arrow keys choose another one</translation>
    </message>
    <message>
        <source>nichts erfasst: das ist ein Verweiscode, schon beantwortet. Enter zeigt ihn</source>
        <translation>nothing logged: this is a referral code, already answered. Enter shows it</translation>
    </message>
    <message>
        <source>nichts erfasst: das ist ein Verweiscode. Enter trägt „zurückgekommen“ ein</source>
        <translation>nothing logged: this is the code of a referral. Enter writes down “came back”</translation>
    </message>
    <message>
        <source>niemand gefunden: Eingabe leeren für anonym, Strg+N legt die Person an</source>
        <translation>nobody found: clear the field for anonymous, Ctrl+N adds the person</translation>
    </message>
    <message>
        <source>noch nicht erfasst: dieselbe Taste noch einmal</source>
        <translation>not logged yet: the same key once more</translation>
    </message>
    <message>
        <source>schon erfasst: {reason}. Für jemand anderen noch einmal drücken.</source>
        <translation>already logged: {reason}. Press once more for somebody else.</translation>
    </message>
    <message>
        <source>wird erfasst: {reason}. Für jemand anderen noch einmal drücken.</source>
        <translation>being logged: {reason}. Press once more for somebody else.</translation>
    </message>
    <message>
        <source>ähnlich: die Taste fragt nach</source>
        <translation>similar: the key will ask</translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message>
        <source>Das von heute.</source>
        <translation>Today&apos;s.</translation>
    </message>
    <message>
        <source>Das, das galt, als die Sicherung gemacht wurde.</source>
        <translation>The one that was valid when the backup was made.</translation>
    </message>
    <message>
        <source>Die Sicherung wird erst geöffnet und geprüft. Noch ändert sich nichts.</source>
        <translation>The backup is opened and checked first. Nothing changes yet.</translation>
    </message>
    <message>
        <source>Vom Blatt, das galt, als die Sicherung gemacht wurde.</source>
        <translation>From the sheet that was valid when the backup was made.</translation>
    </message>
    <message>
        <source>Vom Blatt, das heute gilt.</source>
        <translation>From the sheet that is valid today.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Abbrechen, was lange dauert</source>
        <translation>Stop what takes long</translation>
    </message>
    <message>
        <source>Ablage im Netzlaufwerk</source>
        <translation>Store on a network drive</translation>
    </message>
    <message>
        <source>Auf einem Netzlaufwerk kann Gespeichertes verloren gehen. Bitte die Ablage auf einen Rechner legen und oft sichern.</source>
        <translation>On a network drive what is saved may be lost. Please move the store to a computer and back up often.</translation>
    </message>
    <message>
        <source>Entwürfe</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Für den Bericht notieren</source>
        <translation>Note for the report</translation>
    </message>
    <message>
        <source>Namen verdecken</source>
        <translation>Hide names</translation>
    </message>
    <message>
        <source>Namen verdeckt</source>
        <translation>Names hidden</translation>
    </message>
    <message>
        <source>Namen zeigen</source>
        <translation>Show names</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Sperren</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Tasten</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Verdecken</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Zeigen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Zeigetafel</source>
        <translation>Pointing board</translation>
    </message>
    <message>
        <source>Zeigetafel drucken</source>
        <translation>Print the pointing board</translation>
    </message>
    <message>
        <source>für heute geschlossen</source>
        <translation>closed for today</translation>
    </message>
    <message>
        <source>geschlossen · {reason}</source>
        <translation>closed · {reason}</translation>
    </message>
    <message>
        <source>geöffnet · noch {time}</source>
        <translation>open · {time} left</translation>
    </message>
    <message>
        <source>heute geschlossen</source>
        <translation>closed today</translation>
    </message>
    <message>
        <source>{name} · {role}</source>
        <translation>{name} · {role}</translation>
    </message>
    <message>
        <source>{what} (+{number})</source>
        <translation>{what} (+{number})</translation>
    </message>
    <message>
        <source>{what} {percent} %</source>
        <translation>{what} {percent} %</translation>
    </message>
    <message>
        <source>Änderungsprotokoll auffällig</source>
        <translation>Audit trail doubtful</translation>
    </message>
    <message>
        <source>Überall</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Übung · alles erfunden</source>
        <translation>Practice · all invented</translation>
    </message>
    <message>
        <source>öffnet in {time}</source>
        <translation>opens in {time}</translation>
    </message>
</context>
<context>
    <name>_Details</name>
    <message>
        <source>Kalenderdateien</source>
        <translation>Calendar files</translation>
    </message>
    <message>
        <source>Nichts ausgewählt</source>
        <translation>Nothing selected</translation>
    </message>
</context>
<context>
    <name>admin</name>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Altersgruppen</source>
        <translation>Age bands</translation>
    </message>
    <message>
        <source>Angebot</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Anlagen zur Projektförderung</source>
        <translation>Annexes of a project grant</translation>
    </message>
    <message>
        <source>Ausgeben</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Auskunft</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Bereich, unter dem die Stunden zählen</source>
        <translation>Area under which the hours count</translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Bericht auf zwei Seiten</source>
        <translation>Report on two pages</translation>
    </message>
    <message>
        <source>Bild</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Dauer in Minuten</source>
        <translation>Length in minutes</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Drucker</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Ehrenamt</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Englisch</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Familie</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Farbe im Kalender</source>
        <translation>Colour in the calendar</translation>
    </message>
    <message>
        <source>Frage</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Frühestens wieder nach Tagen</source>
        <translation>Again after days at the earliest</translation>
    </message>
    <message>
        <source>Fördermittel</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Förderung</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Für ein Stück. Darüber wird gefragt, ob es stimmt. Leer: nie.</source>
        <translation>For one piece. Beyond it the form asks whether it is right. Empty: never.</translation>
    </message>
    <message>
        <source>Gab es dasselbe für den Haushalt so kurz vorher, steht es da. Gesperrt wird nie. Leer: kein Hinweis.</source>
        <translation>Where the same was given to the household so shortly before, it says so. Nothing is ever blocked. Empty: no hint.</translation>
    </message>
    <message>
        <source>Ganze Euro, z. B. 3300.</source>
        <translation>Whole euros, e.g. 3300.</translation>
    </message>
    <message>
        <source>Gespräch</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Gilt von selbst weiter bis</source>
        <translation>Goes on by law until</translation>
    </message>
    <message>
        <source>Gruppe</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Hilfe</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Höchstens im Jahr</source>
        <translation>At most in a year</translation>
    </message>
    <message>
        <source>Importieren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Kalender</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Kolleginnen, Kollegen</source>
        <translation>Colleagues</translation>
    </message>
    <message>
        <source>Lesezugriffe</source>
        <translation>Readings</translation>
    </message>
    <message>
        <source>Leute</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Mein Konto</source>
        <translation>My account</translation>
    </message>
    <message>
        <source>Nach welchen Zeiten?</source>
        <translation>By which hours?</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Paragraf</source>
        <translation>Statute (§)</translation>
    </message>
    <message>
        <source>Prüfen, Zurückspielen</source>
        <translation>Check, restore</translation>
    </message>
    <message>
        <source>Puffer danach in Minuten</source>
        <translation>Buffer after it in minutes</translation>
    </message>
    <message>
        <source>Schließtage</source>
        <translation>Closed days</translation>
    </message>
    <message>
        <source>Sicherungen</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>So lange bleiben Kollegin oder Kollege und Raum danach belegt.</source>
        <translation>So long the colleague and the room stay taken after it.</translation>
    </message>
    <message>
        <source>Soll</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprechzeiten</source>
        <translation>Office hours</translation>
    </message>
    <message>
        <source>Tabellen</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>Tasse</source>
        <translation>Cup</translation>
    </message>
    <message>
        <source>Taste an der Theke</source>
        <translation>Key at the counter</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tür</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Uhr</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Was mitzubringen ist</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>Weiterweisen</source>
        <translation>Refer on</translation>
    </message>
    <message>
        <source>Wer berät diese Gruppe?</source>
        <translation>Who counsels this group?</translation>
    </message>
    <message>
        <source>Wertelisten</source>
        <translation>Value lists</translation>
    </message>
    <message>
        <source>Wie im Brief, z. B. 2 Wochen oder 1 Monat. Vom Zentrum geprüft.</source>
        <translation>As in the letter, e.g. 2 weeks or 1 month. Checked by the centre.</translation>
    </message>
    <message>
        <source>Wie sie sich selbst nennt</source>
        <translation>Its own name for itself</translation>
    </message>
    <message>
        <source>Worte auf Zetteln</source>
        <translation>Words on slips</translation>
    </message>
    <message>
        <source>Zentrum</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>an SOBERI</source>
        <translation>to SOBERI</translation>
    </message>
    <message>
        <source>auf Vielfache von 5 runden</source>
        <translation>round to multiples of 5</translation>
    </message>
    <message>
        <source>bernstein</source>
        <translation>amber</translation>
    </message>
    <message>
        <source>blau</source>
        <translation>blue</translation>
    </message>
    <message>
        <source>blaugrün</source>
        <translation>teal</translation>
    </message>
    <message>
        <source>erst klären</source>
        <translation>clarify first</translation>
    </message>
    <message>
        <source>findet anderswo statt</source>
        <translation>takes place elsewhere</translation>
    </message>
    <message>
        <source>grau</source>
        <translation>grey</translation>
    </message>
    <message>
        <source>hier beraten</source>
        <translation>counsel here</translation>
    </message>
    <message>
        <source>im Jahr</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>im Monat</source>
        <translation>a month</translation>
    </message>
    <message>
        <source>im Projekt</source>
        <translation>in the project</translation>
    </message>
    <message>
        <source>keine Taste</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>kleine Zahlen weglassen</source>
        <translation>leave out small figures</translation>
    </message>
    <message>
        <source>mit Geldbetrag</source>
        <translation>with an amount of money</translation>
    </message>
    <message>
        <source>rosa</source>
        <translation>rose</translation>
    </message>
    <message>
        <source>verlangt die Verschwiegenheitserklärung</source>
        <translation>requires the pledge of confidentiality</translation>
    </message>
    <message>
        <source>verlangt ein Führungszeugnis</source>
        <translation>requires a conduct certificate</translation>
    </message>
    <message>
        <source>verlangt eine Einweisung</source>
        <translation>requires a briefing</translation>
    </message>
    <message>
        <source>verlangt eine Schulung</source>
        <translation>requires a training</translation>
    </message>
    <message>
        <source>violett</source>
        <translation>violet</translation>
    </message>
    <message>
        <source>von rechts nach links</source>
        <translation>from right to left</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Über das Programm</source>
        <translation>About the program</translation>
    </message>
    <message>
        <source>Üblich sind bis</source>
        <translation>Usual is up to</translation>
    </message>
    <message>
        <source>… wenn gültig am</source>
        <translation>… if valid on</translation>
    </message>
</context>
<context>
    <name>agenda</name>
    <message>
        <source>außerhalb der Zeiten</source>
        <translation>outside hours</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>geschlossen: {reason}</source>
        <translation>closed: {reason}</translation>
    </message>
    <message>
        <source>trotzdem eingetragen: {reason}</source>
        <translation>entered all the same: {reason}</translation>
    </message>
    <message>
        <source>von der Person abgesagt</source>
        <translation>called off by the person</translation>
    </message>
    <message>
        <source>von uns abgesagt</source>
        <translation>called off by us</translation>
    </message>
    <message>
        <source>{number} Minuten</source>
        <translation>{number} minutes</translation>
    </message>
    <message>
        <source>überschneidet sich</source>
        <translation>overlaps</translation>
    </message>
</context>
<context>
    <name>aid</name>
    <message>
        <source>am selben Tag</source>
        <translation>on the same day</translation>
    </message>
    <message>
        <source>einen Tag danach</source>
        <translation>one day after</translation>
    </message>
    <message>
        <source>einen Tag vorher</source>
        <translation>one day before</translation>
    </message>
    <message>
        <source>{amount} für {kind}: üblich sind bis {usual}. Stimmt das?</source>
        <translation>{amount} for {kind}: up to {usual} is usual. Is that right?</translation>
    </message>
    <message>
        <source>{kind} gab es im Haushalt schon am {day}, {ago}, von {by}.</source>
        <translation>{kind} was given to the household on {day} already, {ago}, by {by}.</translation>
    </message>
    <message>
        <source>{kind} gab es schon am {day}, {ago}, von {by}.</source>
        <translation>{kind} was given on {day} already, {ago}, by {by}.</translation>
    </message>
    <message>
        <source>{number} Tage danach</source>
        <translation>{number} days after</translation>
    </message>
    <message>
        <source>{number} Tage vorher</source>
        <translation>{number} days before</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>ein anderes Fenster, das nicht antwortet</source>
        <translation>another window that does not answer</translation>
    </message>
    <message>
        <source>woilmenau-desk läuft schon; das Fenster kommt nach vorn.</source>
        <translation>woilmenau-desk is running already; its window comes to the front.</translation>
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
        <source>ohne Raum</source>
        <translation>without a room</translation>
    </message>
    <message>
        <source>vereinbart</source>
        <translation>booked</translation>
    </message>
    <message>
        <source>wahrgenommen</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>{weekday}, {day}</source>
        <translation>{weekday}, {day}</translation>
    </message>
    <message>
        <source>{weekday}, {day} bis {last_weekday}, {last_day}</source>
        <translation>{weekday}, {day} to {last_weekday}, {last_day}</translation>
    </message>
    <message>
        <source>{weekday}, {day}, {from_} bis {last_weekday}, {last_day}, {until}</source>
        <translation>{weekday}, {day}, {from_} to {last_weekday}, {last_day}, {until}</translation>
    </message>
    <message>
        <source>{weekday}, {day}, {from_}–{until}</source>
        <translation>{weekday}, {day}, {from_}–{until}</translation>
    </message>
    <message>
        <source>{when}: {colleague} hat einen Termin mit {person} ({place}).</source>
        <translation>{when}: {colleague} has an appointment with {person} ({place}).</translation>
    </message>
    <message>
        <source>{when}: {person} hat einen Termin bei {colleague} ({place}).</source>
        <translation>{when}: {person} has an appointment with {colleague} ({place}).</translation>
    </message>
    <message>
        <source>{when}: {room} ist belegt, {colleague} mit {person}.</source>
        <translation>{when}: {room} is taken, {colleague} with {person}.</translation>
    </message>
    <message>
        <source>{when}: {volunteer} ist bei {colleague} mit {person} ({place}).</source>
        <translation>{when}: {volunteer} is with {colleague} and {person} ({place}).</translation>
    </message>
    <message>
        <source>{when}: {who} hat etwas anderes vor.</source>
        <translation>{when}: {who} is busy otherwise.</translation>
    </message>
    <message>
        <source>{when}: {who} ist belegt, „{title}“.</source>
        <translation>{when}: {who} is taken, “{title}”.</translation>
    </message>
    <message>
        <source>{when}: {who} ist im Einsatz.</source>
        <translation>{when}: {who} has an assignment.</translation>
    </message>
    <message>
        <source>{when}: {who} ist nicht da.</source>
        <translation>{when}: {who} is away.</translation>
    </message>
    <message>
        <source>{when}: {who} leitet „{title}“.</source>
        <translation>{when}: {who} leads “{title}”.</translation>
    </message>
</context>
<context>
    <name>behind</name>
    <message>
        <source>Angebotstermine</source>
        <translation>Sessions of offers</translation>
    </message>
    <message>
        <source>Beratungsfälle</source>
        <translation>Counselling cases</translation>
    </message>
    <message>
        <source>Beratungsgespräche</source>
        <translation>Counselling sessions</translation>
    </message>
    <message>
        <source>Betreute Kinder</source>
        <translation>Children in care</translation>
    </message>
    <message>
        <source>Ehrenamtliche</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Ehrenamtsstunden in Minuten</source>
        <translation>Volunteer hours in minutes</translation>
    </message>
    <message>
        <source>Kontakte</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Kontakte mit Beratung</source>
        <translation>Contacts with counselling</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>Persons</translation>
    </message>
    <message>
        <source>Soforthilfen</source>
        <translation>Emergency aid</translation>
    </message>
    <message>
        <source>Teilnahmen</source>
        <translation>Attendances</translation>
    </message>
    <message>
        <source>Teilnehmende</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>Warteliste</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>gelöscht</source>
        <translation>erased</translation>
    </message>
</context>
<context>
    <name>booking</name>
    <message>
        <source>Angebot</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>Außerhalb der Zeiten ({hours}). Geht trotzdem: nach Vereinbarung.</source>
        <translation>Outside the hours ({hours}). Possible all the same: by appointment.</translation>
    </message>
    <message>
        <source>Dauert länger als geöffnet ist: Um {closes} wird geschlossen.</source>
        <translation>Lasts longer than the centre is open: it closes at {closes}.</translation>
    </message>
    <message>
        <source>Dieser Zeitpunkt ist schon vorbei.</source>
        <translation>This time is already past.</translation>
    </message>
    <message>
        <source>Einsatz</source>
        <translation>assignment</translation>
    </message>
    <message>
        <source>abwesend</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>alle vier Wochen</source>
        <translation>every four weeks</translation>
    </message>
    <message>
        <source>alle zwei Wochen</source>
        <translation>every two weeks</translation>
    </message>
    <message>
        <source>anderswo</source>
        <translation>elsewhere</translation>
    </message>
    <message>
        <source>belegt</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>jede Woche</source>
        <translation>every week</translation>
    </message>
    <message>
        <source>jeden Monat, selber Tag</source>
        <translation>every month, same day</translation>
    </message>
    <message>
        <source>jeden Monat, selber Wochentag</source>
        <translation>every month, same weekday</translation>
    </message>
    <message>
        <source>jedes Jahr</source>
        <translation>every year</translation>
    </message>
    <message>
        <source>{day} ist geschlossen. Geht trotzdem: nach Vereinbarung.</source>
        <translation>Closed {day}. Still possible, by arrangement.</translation>
    </message>
    <message>
        <source>{day} ist geschlossen: {reason}. Geht trotzdem: nach Vereinbarung.</source>
        <translation>Closed {day}: {reason}. Still possible, by arrangement.</translation>
    </message>
    <message>
        <source>{who} ist von {start} bis {end} schon belegt.</source>
        <translation>{who} is taken from {start} to {end} already.</translation>
    </message>
</context>
<context>
    <name>calendar</name>
    <message>
        <source>Angebot</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>Einsatz</source>
        <translation>assignment</translation>
    </message>
    <message>
        <source>außer Haus</source>
        <translation>off site</translation>
    </message>
    <message>
        <source>bei {who}</source>
        <translation>with {who}</translation>
    </message>
    <message>
        <source>belegt</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>geschlossen: {reason}</source>
        <translation>closed: {reason}</translation>
    </message>
    <message>
        <source>nicht da</source>
        <translation>away</translation>
    </message>
    <message>
        <source>nicht da: {who}</source>
        <translation>away: {who}</translation>
    </message>
    <message>
        <source>ohne Raum</source>
        <translation>without a room</translation>
    </message>
    <message>
        <source>{who}: belegt</source>
        <translation>{who}: taken</translation>
    </message>
</context>
<context>
    <name>calendar_file</name>
    <message>
        <source>Aufgabe oder Notiz, kein Termin</source>
        <translation>task or note, not an appointment</translation>
    </message>
    <message>
        <source>Datum oder Uhrzeit nicht zu lesen</source>
        <translation>date or time cannot be read</translation>
    </message>
    <message>
        <source>Davon neu: {added}, schon da: {unchanged}. Nicht mehr belegt: {removed}.</source>
        <translation>New: {added}, already there: {unchanged}. No longer busy: {removed}.</translation>
    </message>
    <message>
        <source>Einladung abgelehnt</source>
        <translation>invitation declined</translation>
    </message>
    <message>
        <source>Einträge in der Datei: {entries}. Vom {first} bis {last} belegte Zeiten: {number}; was sich berührt, ist eine.</source>
        <translation>Entries in the file: {entries}. Busy times from {first} to {last}: {number}; what touches counts as one.</translation>
    </message>
    <message>
        <source>Einträge in der Datei: {entries}. Vom {first} bis {last} gäbe das belegte Zeiten: {number}; was sich berührt, ist eine.</source>
        <translation>Entries in the file: {entries}. Busy times from {first} to {last} would be: {number}; what touches counts as one.</translation>
    </message>
    <message>
        <source>Ende liegt vor dem Beginn</source>
        <translation>ends before it begins</translation>
    </message>
    <message>
        <source>Nicht oder anders übernommen:</source>
        <translation>Not taken over, or differently:</translation>
    </message>
    <message>
        <source>Schon vereinbarte Termine in neu belegten Zeiten: {number}. Sie bleiben stehen.</source>
        <translation>Appointments already booked in newly busy times: {number}. They stay.</translation>
    </message>
    <message>
        <source>Termin von hier, steht schon im Kalender</source>
        <translation>appointment from here, already in the calendar</translation>
    </message>
    <message>
        <source>Wiederholung nicht zu verstehen, nur das erste Mal übernommen</source>
        <translation>repetition not understood, only the first time taken over</translation>
    </message>
    <message>
        <source>abgesagt</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>als „frei“ eingetragen</source>
        <translation>entered as “free”</translation>
    </message>
    <message>
        <source>außerhalb des Zeitraums</source>
        <translation>outside the period</translation>
    </message>
    <message>
        <source>ohne Beginn</source>
        <translation>without a beginning</translation>
    </message>
    <message>
        <source>ohne Dauer</source>
        <translation>without a duration</translation>
    </message>
    <message>
        <source>unbekannte Zeitzone, als hiesige Zeit übernommen</source>
        <translation>unknown time zone, taken over as local time</translation>
    </message>
    <message>
        <source>wiederholt sich öfter als täglich, nur das erste Mal übernommen</source>
        <translation>repeats more often than daily, only the first time taken over</translation>
    </message>
    <message>
        <source>{number} × {why}</source>
        <translation>{number} × {why}</translation>
    </message>
    <message>
        <source>{number} × {why} (Zeile {lines})</source>
        <translation>{number} × {why} (line {lines})</translation>
    </message>
</context>
<context>
    <name>calendar_keys</name>
    <message>
        <source>Bild ↑ ↓</source>
        <translation>Page ↑ ↓</translation>
    </message>
    <message>
        <source>Der nächste Termin an derselben Stelle</source>
        <translation>The next appointment at the same place</translation>
    </message>
    <message>
        <source>Die Zeit davor, die Zeit danach</source>
        <translation>The time before, the time after</translation>
    </message>
    <message>
        <source>Kürzer, länger</source>
        <translation>Shorter, longer</translation>
    </message>
    <message>
        <source>Leertaste</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Strg+Umschalt+↑ ↓</source>
        <translation>Ctrl+Shift+↑ ↓</translation>
    </message>
    <message>
        <source>Strg+↑ ↓</source>
        <translation>Ctrl+↑ ↓</translation>
    </message>
    <message>
        <source>Umschalt+↑ ↓ ← →</source>
        <translation>Shift+↑ ↓ ← →</translation>
    </message>
    <message>
        <source>Verschieben (Enter legt ab, Esc bricht ab)</source>
        <translation>Move (Enter drops, Esc cancels)</translation>
    </message>
    <message>
        <source>Von Termin zu Termin</source>
        <translation>From appointment to appointment</translation>
    </message>
    <message>
        <source>Von Zeit zu Zeit, von Spalte zu Spalte</source>
        <translation>From time to time, from column to column</translation>
    </message>
    <message>
        <source>↑ ↓ ← →</source>
        <translation>↑ ↓ ← →</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message numerus="yes">
        <source>%n Verweis(e) offen</source>
        <translation>
            <numerusform>%n open referral(s)</numerusform>
            <numerusform>%n open referral(s)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Wiedervorlage(n)</source>
        <translation>
            <numerusform>%n follow-up(s)</numerusform>
            <numerusform>%n follow-up(s)</numerusform>
        </translation>
    </message>
    <message>
        <source>Frist bis {day}</source>
        <translation>Deadline {day}</translation>
    </message>
    <message>
        <source>Frist endet heute</source>
        <translation>Deadline ends today</translation>
    </message>
    <message>
        <source>Frist war {day}</source>
        <translation>Deadline was {day}</translation>
    </message>
    <message>
        <source>Haushalt</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>Hilfe {day}</source>
        <translation>Help {day}</translation>
    </message>
    <message>
        <source>Noch kein Kontakt erfasst:</source>
        <translation>No contact recorded yet:</translation>
    </message>
    <message>
        <source>Papier abgelaufen: {day}</source>
        <translation>Paper ran out: {day}</translation>
    </message>
    <message>
        <source>Papier bis {day}</source>
        <translation>Paper until {day}</translation>
    </message>
    <message>
        <source>Seit dem letzten Mal ({day}):</source>
        <translation>Since the last time ({day}):</translation>
    </message>
    <message>
        <source>Seit {day}:</source>
        <translation>Since {day}:</translation>
    </message>
    <message>
        <source>Termin {day}, {time}</source>
        <translation>Appointment {day}, {time}</translation>
    </message>
    <message>
        <source>abgeschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>das nächste Gespräch ist das Erstgespräch</source>
        <translation>the next session is the first one</translation>
    </message>
    <message>
        <source>eingeschränkt</source>
        <translation>restricted</translation>
    </message>
    <message>
        <source>eingeschränkt: nur {names}</source>
        <translation>restricted: {names} only</translation>
    </message>
    <message>
        <source>nichts offen</source>
        <translation>nothing open</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>ruht</source>
        <translation>resting</translation>
    </message>
    <message>
        <source>seit {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>zuletzt {day}</source>
        <translation>last {day}</translation>
    </message>
    <message>
        <source>{name} (Schlüssel passt nicht mehr)</source>
        <translation>{name} (key no longer fits)</translation>
    </message>
    <message>
        <source>{name} (bis {day})</source>
        <translation>{name} (until {day})</translation>
    </message>
    <message>
        <source>{number} erreicht</source>
        <translation>{number} reached</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>1 Beratung ohne Thema</source>
        <translation>1 counselling session without a topic</translation>
    </message>
    <message>
        <source>1 Kontakt ohne Anlass aus der Liste</source>
        <translation>1 contact without a reason from the list</translation>
    </message>
    <message>
        <source>1 Kontakt „Beratung“ ohne Gespräch mit Thema</source>
        <translation>1 contact for counselling without a session and its topic</translation>
    </message>
    <message>
        <source>1 Termin ohne Ergebnis: kam jemand?</source>
        <translation>1 appointment without an outcome: did anybody come?</translation>
    </message>
    <message>
        <source>1 angefangenes Formular ist nicht gespeichert</source>
        <translation>1 form that was begun is not saved</translation>
    </message>
    <message>
        <source>Der Sachbericht ist noch leer.</source>
        <translation>The narrative is still empty.</translation>
    </message>
    <message>
        <source>Geöffnet und kein Kontakt: {days} ({number})</source>
        <translation>Open and no contact: {days} ({number})</translation>
    </message>
    <message>
        <source>Im Sachbericht steht Getipptes, das nicht gesichert ist: {title}</source>
        <translation>In the narrative report there is typed text that is not saved: {title}</translation>
    </message>
    <message>
        <source>Kasse „{fund}“ seit der letzten Auszahlung am {day} nicht gezählt</source>
        <translation>Cash box “{fund}” not counted since the last payment on {day}</translation>
    </message>
    <message>
        <source>Nicht gespeichert bei anderen: {number} angefangene Formulare</source>
        <translation>Not saved by others: {number} forms begun</translation>
    </message>
    <message>
        <source>Noch nicht abgeschlossen: {months} ({number})</source>
        <translation>Not closed yet: {months} ({number})</translation>
    </message>
    <message>
        <source>Noch nicht bestätigt, dass niemand zu erkennen ist: {title}</source>
        <translation>Not yet confirmed that nobody can be recognised: {title}</translation>
    </message>
    <message>
        <source>{number} Beratungen ohne Thema</source>
        <translation>{number} counselling sessions without a topic</translation>
    </message>
    <message>
        <source>{number} Kontakte ohne Anlass aus der Liste</source>
        <translation>{number} contacts without a reason from the list</translation>
    </message>
    <message>
        <source>{number} Kontakte „Beratung“ ohne Gespräch mit Thema</source>
        <translation>{number} contacts for counselling without a session and its topic</translation>
    </message>
    <message>
        <source>{number} Termine ohne Ergebnis: kam jemand?</source>
        <translation>{number} appointments without an outcome: did anybody come?</translation>
    </message>
    <message>
        <source>{number} angefangene Formulare sind nicht gespeichert</source>
        <translation>{number} forms that were begun are not saved</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Am {day} findet dieses Angebot nicht statt.</source>
        <translation>This offer does not take place on {day}.</translation>
    </message>
    <message>
        <source>Am {day} sind es mehrere ({times}): bitte mit --time sagen, welcher.</source>
        <translation>There are several on {day} ({times}): please say which with --time.</translation>
    </message>
    <message>
        <source>Bitte Platz schaffen oder eine andere Datei angeben.</source>
        <translation>Please make room or name another file.</translation>
    </message>
    <message>
        <source>Bitte den Platz prüfen oder woandershin ausgeben.</source>
        <translation>Please check the room there, or send the output elsewhere.</translation>
    </message>
    <message>
        <source>Die Ausgabe ließ sich nicht schreiben.</source>
        <translation>The output could not be written.</translation>
    </message>
    <message>
        <source>Die Datei wurde nicht geschrieben; was dort lag, liegt noch da.</source>
        <translation>The file was not written; what was there before is still there.</translation>
    </message>
    <message>
        <source>Die Person {number} hat in diesem Angebot keinen Platz.</source>
        <translation>Person {number} has no place in this offer.</translation>
    </message>
    <message>
        <source>Die beiden Passwörter sind nicht gleich.</source>
        <translation>The two passwords are not the same.</translation>
    </message>
    <message>
        <source>Eine Zeile der Standardeingabe ist länger als {number} MB.</source>
        <translation>A line of standard input is longer than {number} MB.</translation>
    </message>
    <message>
        <source>Einen Beleg gibt es über einen Betrag: --amount fehlt.</source>
        <translation>A receipt is about an amount: --amount is missing.</translation>
    </message>
    <message>
        <source>Für {target} ist auf dem Datenträger kein Platz mehr.</source>
        <translation>There is no room left on the disk for {target}.</translation>
    </message>
    <message>
        <source>In Skripten wird das mit der Umgebungsvariablen {variable} angegeben.</source>
        <translation>In scripts the environment variable {variable} states it.</translation>
    </message>
    <message>
        <source>Mit --overdraw wird trotzdem daraus gezahlt.</source>
        <translation>With --overdraw it is paid from it all the same.</translation>
    </message>
    <message>
        <source>Welche Einträge? --entries VON-BIS, oder --from und --to.</source>
        <translation>Which entries? --entries FROM-TO, or --from and --to.</translation>
    </message>
    <message>
        <source>Wer war da? Eine PERSON_ID fehlt, oder --anonymous oder --children.</source>
        <translation>Who came? A PERSON_ID is missing, or --anonymous or --children.</translation>
    </message>
    <message>
        <source>{number} kann hier nicht stimmen.</source>
        <translation>{number} cannot be right here.</translation>
    </message>
    <message>
        <source>{what} fehlt.</source>
        <translation>{what} is missing.</translation>
    </message>
    <message>
        <source>„{name}“ gibt es im Team nicht; bekannt sind: {known}.</source>
        <translation>There is no “{name}” in the team; known are: {known}.</translation>
    </message>
    <message>
        <source>„{name}“ heißen mehrere im Team; gemeint ist eines davon: {known}.</source>
        <translation>Several in the team are called “{name}”; one of these is meant: {known}.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Bereich; gemeint ist etwas wie 120-180.</source>
        <translation>“{text}” is no range; something like 120-180 is meant.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.</source>
        <translation>“{text}” is no day. Something like 2026-11-20 is meant.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Wochentag. Gemeint ist etwas wie thu oder do.</source>
        <translation>“{text}” is no weekday. What is meant is something like thu.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein {kind}; gemeint ist etwas wie {example}.</source>
        <translation>“{text}” is no {kind}; something like {example} is meant.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Uhrzeit. Gemeint ist etwas wie 14:30.</source>
        <translation>“{text}” is no time. Something like 14:30 is meant.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Zeit. Gemeint ist etwas wie 2026-12-01T14:30.</source>
        <translation>“{text}” is no time. What is meant is something like 2026-12-01T14:30.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Zeit; gemeint ist etwas wie 2026-11-26T14:30.</source>
        <translation>“{text}” is no time; something like 2026-11-26T14:30 is meant.</translation>
    </message>
    <message>
        <source>„{text}“ sagt nicht, was eine Spalte bedeutet; gemeint ist Überschrift=Feld mit {fields}.</source>
        <translation>“{text}” does not say what a column means; write heading=field with {fields}.</translation>
    </message>
</context>
<context>
    <name>counted</name>
    <message numerus="yes">
        <source>%Ln Beratung(en)</source>
        <translation>
            <numerusform>%Ln counselling session</numerusform>
            <numerusform>%Ln counselling sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Besuch(e)</source>
        <translation>
            <numerusform>%Ln visit</numerusform>
            <numerusform>%Ln visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Person(en)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Soforthilfe(n)</source>
        <translation>
            <numerusform>%Ln emergency help</numerusform>
            <numerusform>%Ln emergency helps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Termin(e)</source>
        <translation>
            <numerusform>%Ln appointment</numerusform>
            <numerusform>%Ln appointments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countries</name>
    <message>
        <source>staatenlos</source>
        <translation>stateless</translation>
    </message>
    <message>
        <source>ungeklärt</source>
        <translation>unresolved</translation>
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
        <source>dienstags</source>
        <translation>Tuesdays</translation>
    </message>
    <message>
        <source>donnerstags</source>
        <translation>Thursdays</translation>
    </message>
    <message>
        <source>freitags</source>
        <translation>Fridays</translation>
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
        <source>mittwochs</source>
        <translation>Wednesdays</translation>
    </message>
    <message>
        <source>montags</source>
        <translation>Mondays</translation>
    </message>
    <message>
        <source>morgen</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>samstags</source>
        <translation>Saturdays</translation>
    </message>
    <message>
        <source>sonntags</source>
        <translation>Sundays</translation>
    </message>
    <message>
        <source>übermorgen</source>
        <translation>the day after tomorrow</translation>
    </message>
</context>
<context>
    <name>deadlines</name>
    <message numerus="yes">
        <source>%n Tag(e)</source>
        <translation>
            <numerusform>%n day(s)</numerusform>
            <numerusform>%n day(s)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Tag(e) abgelaufen</source>
        <translation>
            <numerusform>%n day(s) past</numerusform>
            <numerusform>%n day(s) past</numerusform>
        </translation>
    </message>
    <message>
        <source>1 Jahr</source>
        <translation>1 year</translation>
    </message>
    <message>
        <source>1 Monat</source>
        <translation>1 month</translation>
    </message>
    <message>
        <source>1 Tag</source>
        <translation>1 day</translation>
    </message>
    <message>
        <source>1 Woche</source>
        <translation>1 week</translation>
    </message>
    <message>
        <source>Eine Rechenhilfe, keine Rechtsberatung: Es gilt, was im Brief und im Gesetz steht.</source>
        <translation>A help with counting, not legal advice: what counts is what the letter and the law say.</translation>
    </message>
    <message>
        <source>Letzter Tag: {day}.</source>
        <translation>Last day: {day}.</translation>
    </message>
    <message>
        <source>Zustellung am {day}: dieser Tag zählt nicht mit (§ 187 Abs. 1 BGB).</source>
        <translation>Delivered on {day}: this day does not count (§ 187 (1) BGB).</translation>
    </message>
    <message>
        <source>abgelaufen</source>
        <translation>past</translation>
    </message>
    <message>
        <source>ein Feiertag in Thüringen ({name})</source>
        <translation>a public holiday in Thuringia ({name})</translation>
    </message>
    <message>
        <source>ein Sonnabend</source>
        <translation>a Saturday</translation>
    </message>
    <message>
        <source>ein Sonntag</source>
        <translation>a Sunday</translation>
    </message>
    <message>
        <source>eingeschränkt</source>
        <translation>restricted</translation>
    </message>
    <message>
        <source>endet heute</source>
        <translation>ends today</translation>
    </message>
    <message>
        <source>endet morgen</source>
        <translation>ends tomorrow</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>gestern abgelaufen</source>
        <translation>ended yesterday</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>lässt sich nicht öffnen</source>
        <translation>cannot be opened</translation>
    </message>
    <message>
        <source>morgen</source>
        <translation>tomorrow</translation>
    </message>
    <message numerus="yes">
        <source>noch %n Tag(e)</source>
        <translation>
            <numerusform>%n day(s) left</numerusform>
            <numerusform>%n day(s) left</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} ist {reason} und darum nicht der letzte Tag (§ 193 BGB).</source>
        <translation>{day} is {reason} and therefore not the last day (§ 193 BGB).</translation>
    </message>
    <message>
        <source>{length}, gezählt ab dem Tag danach: bis {day} (§ 188 Abs. 1 BGB).</source>
        <translation>{length}, counted from the day after: until {day} (§ 188 (1) BGB).</translation>
    </message>
    <message>
        <source>{length}: Einen {number}. gibt es in diesem Monat nicht, also bis zu seinem letzten Tag, {day} (§ 188 Abs. 3 BGB).</source>
        <translation>{length}: this month has no day {number}, so until its last day, {day} (§ 188 (3) BGB).</translation>
    </message>
    <message>
        <source>{length}: bis zum Tag mit derselben Zahl, {day} (§ 188 Abs. 2 BGB).</source>
        <translation>{length}: until the day of the same number, {day} (§ 188 (2) BGB).</translation>
    </message>
    <message>
        <source>{length}: bis zum gleichen Wochentag, {day} (§ 188 Abs. 2 BGB).</source>
        <translation>{length}: until the same weekday, {day} (§ 188 (2) BGB).</translation>
    </message>
    <message>
        <source>{number} Jahre</source>
        <translation>{number} years</translation>
    </message>
    <message>
        <source>{number} Monate</source>
        <translation>{number} months</translation>
    </message>
    <message>
        <source>{number} Tage</source>
        <translation>{number} days</translation>
    </message>
    <message>
        <source>{number} Wochen</source>
        <translation>{number} weeks</translation>
    </message>
    <message>
        <source>{weekday}, {date}</source>
        <translation>{weekday}, {date}</translation>
    </message>
</context>
<context>
    <name>definitions</name>
    <message>
        <source>Aktiv ist, wer an mindestens einem Tag des Zeitraums dabei war und nicht pausierte. Stunden zählen, was geleistet wurde, mit der Vorbereitung, wo sie genannt ist.</source>
        <translation>Active is who was there on at least one day of the period and did not pause. Hours count what was served, with the preparation where it is told.</translation>
    </message>
    <message>
        <source>Angebotstermin</source>
        <translation>Session of an activity</translation>
    </message>
    <message>
        <source>Außerhalb der Zeiten</source>
        <translation>Outside the hours</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Counselling case</translation>
    </message>
    <message>
        <source>Beratungsgespräch</source>
        <translation>Counselling session</translation>
    </message>
    <message>
        <source>Der erste Kontakt einer Person im Zentrum überhaupt; jeder spätere ist ein Folgekontakt.</source>
        <translation>A person&apos;s first contact ever at the centre; each later one is a follow-up contact.</translation>
    </message>
    <message>
        <source>Ehrenamtliche</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Ein Kontakt außerhalb der Zeiten seiner Art (offenes Haus, Beratung, Angebote), wie sie an dem Tag galten.</source>
        <translation>A contact outside the hours of its kind (open house, counselling, activities), as they held on that day.</translation>
    </message>
    <message>
        <source>Eine Klärung im Einzelgespräch mit Thema und Ergebnis, ab etwa 10 Minuten; darunter Kurzauskunft.</source>
        <translation>An individual clarification with topic and outcome, from about 10 minutes; below that, quick information.</translation>
    </message>
    <message>
        <source>Eine Person an einem Tag mit einem Anlass, gleich auf welchem Weg. Mehrmals erfasst, zählt er einmal, mit allem, was von ihm bekannt ist. Begleitpersonen zählen als eigene Kontakte, eine anonyme Gruppe von drei als drei.</source>
        <translation>One person on one day with one reason, whatever the channel. Logged more than once it counts once, with all that is known of it. Companions are contacts of their own, an anonymous group of three is three.</translation>
    </message>
    <message>
        <source>Eine Person bei einem Termin, auch ohne Namen. Teilnehmende sind bekannte Personen, im Zeitraum einmal gezählt. Kinder in der Betreuung stehen für sich.</source>
        <translation>One person at one session, also without a name. Participants are known persons, counted once in the period. Children in the childcare stand for themselves.</translation>
    </message>
    <message>
        <source>Eine Person oder Familie mit mindestens einem Gespräch, ab diesem. Was ruht, ist offen. Erreicht sind die Familienmitglieder der Fälle, die im Zeitraum liefen.</source>
        <translation>A person or family with at least one session, from that one on. What rests is open. Reached are the family members of the cases that ran in the period.</translation>
    </message>
    <message>
        <source>Eine bekannte Person, im Zeitraum einmal gezählt. Monate werden nicht addiert. Anonyme sind keine Personen.</source>
        <translation>A known person, counted once in the period. Months are not added up. Anonymous contacts are not persons.</translation>
    </message>
    <message>
        <source>Erstkontakt</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>Es gilt, was beim Kontakt galt; bei mehreren Kontakten einer Person der letzte im Zeitraum.</source>
        <translation>What held at the contact counts; where a person had several contacts, the last one in the period.</translation>
    </message>
    <message>
        <source>Geplant ist, was nach der Reihe stattfinden sollte, auch wenn es ausfiel; gehalten, was als gehalten vermerkt ist oder wozu jemand kam.</source>
        <translation>Planned is what should take place by its series, also if it was called off; held is what was marked as held, or to which somebody came.</translation>
    </message>
    <message>
        <source>Kontakt</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Mehrere je Kontakt sind möglich; die Anteile können zusammen über 100 % liegen.</source>
        <translation>Several per contact are possible; the shares may add up to more than 100 %.</translation>
    </message>
    <message>
        <source>Neu im Jahr</source>
        <translation>New in the year</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Personen, die im Zeitraum zum ersten Mal in dem Kalenderjahr da waren.</source>
        <translation>Persons who were there in the period for the first time in that calendar year.</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Stichtag</source>
        <translation>Reference date</translation>
    </message>
    <message>
        <source>Teilnahme</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>Termin nicht erschienen</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>Termin wahrgenommen</source>
        <translation>Appointment kept</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Unmittelbare praktische Hilfe am selben Tag. Sie kann mit einer Beratung zusammenfallen; jede Tabelle zählt sie einmal, keine Summe zählt beide zusammen.</source>
        <translation>Immediate practical help on the same day. It may coincide with counselling; each table counts it once, no total adds the two.</translation>
    </message>
    <message>
        <source>Von der Ankunft bis zum ersten Aufruf; mit Termin ab dessen Zeit, wenn jemand früher kommt. Wer zwischendurch wegging, wartet ab der Rückkehr. Wer nie aufgerufen wurde, hat keine Wartezeit und zählt für sich.</source>
        <translation>From arrival to the first call; with an appointment from its time on, where somebody comes earlier. Whoever went away meanwhile waits from their return. Whoever was never called has no waiting time and counts separately.</translation>
    </message>
    <message>
        <source>Wartezeit</source>
        <translation>Waiting time</translation>
    </message>
    <message>
        <source>Wer zum Termin kommt, ist ein Kontakt mit dem Anlass Termin, einmal am Tag.</source>
        <translation>Whoever comes to an appointment is a contact with the reason appointment, once a day.</translation>
    </message>
    <message>
        <source>Zum vereinbarten Termin kam niemand, und vorher hat niemand abgesagt. Abgesagt zählt danach, wer es tat.</source>
        <translation>Nobody came to the appointment, and nobody cancelled it before. What was cancelled is counted by who did it.</translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>Angebot</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Besuch</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Dienstplan</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>Ehrenamt</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Einschreibung</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Nachtrag</source>
        <translation>Amendment</translation>
    </message>
    <message>
        <source>Notiz für den Bericht</source>
        <translation>Note for the report</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Sachbericht</source>
        <translation>Narrative report</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Termin eines Angebots</source>
        <translation>Session of an activity</translation>
    </message>
    <message>
        <source>Terminzeiten</source>
        <translation>Bookable hours</translation>
    </message>
    <message>
        <source>Topf</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>Verweis</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>0 € ist kein Betrag. Wurde nichts bezahlt, bleibt das Feld leer.</source>
        <translation>€0 is no amount. Where nothing was paid, the field stays empty.</translation>
    </message>
    <message>
        <source>Ab dem {day} trifft sich eine der Reihen nicht mehr.</source>
        <translation>From {day} on, one of the series does not meet any more.</translation>
    </message>
    <message>
        <source>Ab jetzt wird hier nichts mehr gespeichert, auch nicht, was gerade eingegeben wurde.</source>
        <translation>From now on nothing more is saved here, not even what was just entered.</translation>
    </message>
    <message>
        <source>Ab welchem Tag? Das Datum fehlt noch.</source>
        <translation>From which day? The date is missing.</translation>
    </message>
    <message>
        <source>Abgebrochen, weil das Fenster gesperrt wurde.</source>
        <translation>Stopped because the window was locked.</translation>
    </message>
    <message>
        <source>Abgebrochen.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Abwesend ist da schon vom {first} bis {last} eingetragen.</source>
        <translation>Already entered as away from {first} to {last}.</translation>
    </message>
    <message>
        <source>Alle aus dieser Familie sind dafür heute schon erfasst.</source>
        <translation>Everybody of this family was logged for that today already.</translation>
    </message>
    <message>
        <source>Alles Frühere ist gespeichert, das Getippte steht noch da.</source>
        <translation>Everything before is saved; what you typed is still there.</translation>
    </message>
    <message>
        <source>Alles Gespeicherte ist gerettet, auch dieser letzte Eintrag: bitte nicht noch einmal eingeben.</source>
        <translation>All that was saved is rescued, this last entry as well: please do not enter it again.</translation>
    </message>
    <message>
        <source>Alles bisher Gespeicherte ist gerettet. Was gerade getippt wird, bleibt als Entwurf.</source>
        <translation>All that was saved until now is rescued. What is being typed is kept as a draft.</translation>
    </message>
    <message>
        <source>Altersgruppen mit dem Namen „{name}“ gibt es nicht.</source>
        <translation>There are no age bands called “{name}”.</translation>
    </message>
    <message>
        <source>Altersgruppen mit dem Namen „{name}“ gibt es schon; bitte diese wählen oder dort ändern.</source>
        <translation>There are age bands called “{name}” already; please choose them, or change them there.</translation>
    </message>
    <message>
        <source>An diesem Computer ist kein Drucker eingerichtet.</source>
        <translation>No printer is set up on this computer.</translation>
    </message>
    <message>
        <source>An diesem Termin hängt schon etwas; er lässt sich nur absagen.</source>
        <translation>Something belongs to this session already; it can only be called off.</translation>
    </message>
    <message>
        <source>An wen? Bitte jemanden wählen.</source>
        <translation>To whom? Please choose somebody.</translation>
    </message>
    <message>
        <source>Auf dem Papier ist für diesen Satz kein Platz: sein Ende fehlt. Bitte kürzer fassen.</source>
        <translation>There is no room for this sentence on the paper: its end is missing. Please make it shorter.</translation>
    </message>
    <message>
        <source>Auf der Warteliste braucht jemand {taken} Plätze in der Kinderbetreuung; auf {wanted} geht es erst, wenn dort weniger steht.</source>
        <translation>Somebody on the waiting list needs {taken} places in the childcare; {wanted} are possible only once fewer are asked for there.</translation>
    </message>
    <message>
        <source>Auf diesem Rechner sind zu viele Dateien zugleich offen.</source>
        <translation>Too many files are open at once on this computer.</translation>
    </message>
    <message>
        <source>Auffälliges: bitte die Ablage prüfen.</source>
        <translation>Conspicuous: please check the store.</translation>
    </message>
    <message>
        <source>Aus dieser Kasse ist schon gezahlt, oder sie ist gezählt: Sie bleibt eine Kasse.</source>
        <translation>This cash box was paid from or counted: it stays a cash box.</translation>
    </message>
    <message>
        <source>Aus einem Topf wird ein Betrag gezahlt: wie viel war es?</source>
        <translation>An amount is paid from a fund: how much was it?</translation>
    </message>
    <message>
        <source>Ausgegeben wird davon nichts.</source>
        <translation>Nothing of it is handed out.</translation>
    </message>
    <message>
        <source>Ausgegeben wird nichts; intern ist der Bericht zu sehen.</source>
        <translation>Nothing is handed out; the report can be seen internally.</translation>
    </message>
    <message>
        <source>Ausgegeben wurde nichts.</source>
        <translation>Nothing was handed out.</translation>
    </message>
    <message>
        <source>Ausgezogen vor dem Einzug: das kann nicht stimmen.</source>
        <translation>Moved out before moving in: that cannot be right.</translation>
    </message>
    <message>
        <source>Bei Ehrenamtlichen zählt, wer mit Namen da ist.</source>
        <translation>Of volunteers, those count who are here by name.</translation>
    </message>
    <message>
        <source>Bekannt sind zum Beispiel: {known}.</source>
        <translation>Known are for instance: {known}.</translation>
    </message>
    <message>
        <source>Beleg schon gedruckt, bitte streichen (Entf)</source>
        <translation>receipt already printed, please strike it out (Del)</translation>
    </message>
    <message>
        <source>Bis wann? Der letzte Tag fehlt noch.</source>
        <translation>Until when? The last day is missing.</translation>
    </message>
    <message>
        <source>Bis wann? Nur eine Pause darf offen bleiben.</source>
        <translation>Until when? Only a break may stay open.</translation>
    </message>
    <message>
        <source>Bitte Gruppe für Gruppe mit dem Blatt vergleichen.</source>
        <translation>Please compare it with the sheet, group by group.</translation>
    </message>
    <message>
        <source>Bitte Netz und Server prüfen und es dann noch einmal versuchen.</source>
        <translation>Please check the network and the server, then try again.</translation>
    </message>
    <message>
        <source>Bitte Ordner und Namen prüfen.</source>
        <translation>Please check folder and name.</translation>
    </message>
    <message>
        <source>Bitte Platz schaffen und dann noch einmal speichern.</source>
        <translation>Please make room, then save again.</translation>
    </message>
    <message>
        <source>Bitte Platz schaffen und das Programm neu starten: dann geht es von selbst weiter.</source>
        <translation>Please make room and start the program again: then it goes on by itself.</translation>
    </message>
    <message>
        <source>Bitte am Drucker nachsehen und noch einmal drucken.</source>
        <translation>Please look at the printer and print again.</translation>
    </message>
    <message>
        <source>Bitte am Drucker nachsehen, dann noch einmal drucken.</source>
        <translation>Please look at the printer, then print again.</translation>
    </message>
    <message>
        <source>Bitte an die zuständige Person wenden; die Leitung kann mit dem Wiederherstellungsblatt jemanden benennen.</source>
        <translation>Please ask whoever is responsible; the lead can name somebody with the recovery sheet.</translation>
    </message>
    <message>
        <source>Bitte andere Programme schließen und es noch einmal versuchen.</source>
        <translation>Please close other programs and try again.</translation>
    </message>
    <message>
        <source>Bitte ansehen, wer gemeint sein könnte.</source>
        <translation>Please look at who may be meant.</translation>
    </message>
    <message>
        <source>Bitte auch das heutige Passwort einer Leitung eingeben, oder den heutigen Wiederherstellungscode.</source>
        <translation>Please also enter a lead&apos;s password of today, or today&apos;s recovery code.</translation>
    </message>
    <message>
        <source>Bitte auf dem Server die Zugangsdaten dieses Rechners prüfen lassen.</source>
        <translation>Please have this computer’s access checked on the server.</translation>
    </message>
    <message>
        <source>Bitte das Blatt mit den Personen einblenden, speichern und noch einmal importieren.</source>
        <translation>Please unhide the sheet with the people, save the file and import it again.</translation>
    </message>
    <message>
        <source>Bitte das Fenster offen lassen und Platz auf dem Datenträger schaffen: es versucht es weiter.</source>
        <translation>Please leave the window open and make room on the disk: it goes on trying.</translation>
    </message>
    <message>
        <source>Bitte das Programm auf diesem Rechner aktualisieren.</source>
        <translation>Please update the program on this computer.</translation>
    </message>
    <message>
        <source>Bitte das Programm beenden und neu starten: dann wird das Gerettete aufgenommen.</source>
        <translation>Please quit the program and start it again: it then takes in what was rescued.</translation>
    </message>
    <message>
        <source>Bitte das Programm beenden, neu starten und der Leitung sagen: was fehlt, ist in der letzten Sicherung.</source>
        <translation>Please quit the program, start it again and tell the lead: what is missing is in the last backup.</translation>
    </message>
    <message>
        <source>Bitte das Programm mit „postgresql“ einspielen.</source>
        <translation>Please install the program with “postgresql”.</translation>
    </message>
    <message>
        <source>Bitte das zuerst zurücknehmen oder einzelne Einträge von Hand berichtigen.</source>
        <translation>Please take that back first, or correct single entries by hand.</translation>
    </message>
    <message>
        <source>Bitte den Bericht neu öffnen und noch einmal drucken oder speichern.</source>
        <translation>Please open the report again and print or save it once more.</translation>
    </message>
    <message>
        <source>Bitte den Computer neu starten. Hilft das nicht, muss jemand nachsehen, der ihn betreut (CUPS).</source>
        <translation>Please restart the computer. If that does not help, whoever looks after it has to see to it (CUPS).</translation>
    </message>
    <message>
        <source>Bitte den Eintrag von Hand berichtigen.</source>
        <translation>Please correct the entry by hand.</translation>
    </message>
    <message>
        <source>Bitte den Fall abschließen statt streichen.</source>
        <translation>Please close the case instead of striking it out.</translation>
    </message>
    <message>
        <source>Bitte den Fall wieder öffnen oder einen anderen wählen.</source>
        <translation>Please reopen the case or choose another.</translation>
    </message>
    <message>
        <source>Bitte den Kalender im Kalenderprogramm als .ics exportieren.</source>
        <translation>Please export the calendar as .ics in your calendar program.</translation>
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
        <source>Bitte den Satz ohne sie schreiben.</source>
        <translation>Please write the sentence without them.</translation>
    </message>
    <message>
        <source>Bitte den Schreibschutz lösen (Schieber am Stick?) oder einen anderen Ort wählen.</source>
        <translation>Please release the write protection (a switch on the stick?) or choose another place.</translation>
    </message>
    <message>
        <source>Bitte den ganzen Pfad angeben, oder --data weglassen.</source>
        <translation>Please give the whole path, or leave out --data.</translation>
    </message>
    <message>
        <source>Bitte den ganzen Pfad angeben.</source>
        <translation>Please name the full path.</translation>
    </message>
    <message>
        <source>Bitte die Ablage prüfen und das Fehlerprotokoll an die Betreuung geben.</source>
        <translation>Please check the store and give the error log to whoever looks after the program.</translation>
    </message>
    <message>
        <source>Bitte die Ablage prüfen und den Bericht aus einer Sicherung holen; der Leitung sagen.</source>
        <translation>Please check the store and get the report from a backup; tell the lead.</translation>
    </message>
    <message>
        <source>Bitte die Datei darin angeben.</source>
        <translation>Please name the file in it.</translation>
    </message>
    <message>
        <source>Bitte die Datei selbst angeben.</source>
        <translation>Please name the file itself.</translation>
    </message>
    <message>
        <source>Bitte die Leitung die Ablage prüfen und die letzte gute Sicherung zurückspielen lassen; auf der Kommandozeile mit „verify“ und „restore DATEI“.</source>
        <translation>Please have a lead check the store and restore the last good backup; on the command line with “verify” and “restore FILE”.</translation>
    </message>
    <message>
        <source>Bitte die Leitung fragen.</source>
        <translation>Please ask the lead.</translation>
    </message>
    <message>
        <source>Bitte die Rechte prüfen oder einen anderen Ort wählen.</source>
        <translation>Please check the permissions, or choose another place.</translation>
    </message>
    <message>
        <source>Bitte die Tabelle mit Überschriften noch einmal speichern.</source>
        <translation>Please save the table with headings once more.</translation>
    </message>
    <message>
        <source>Bitte die Uhr stellen. Stimmt sie doch: im Fenster bestätigen oder --clock-is-right angeben.</source>
        <translation>Please set the clock. If it is right after all: confirm it in the window, or give --clock-is-right.</translation>
    </message>
    <message>
        <source>Bitte die Zeile berichtigen oder die Datei aus der Installation wiederherstellen.</source>
        <translation>Please correct the line, or restore the file from the installation.</translation>
    </message>
    <message>
        <source>Bitte die letzte Sicherung zurückspielen; auf der Kommandozeile mit „restore DATEI“.</source>
        <translation>Please restore the last backup; on the command line with “restore FILE”.</translation>
    </message>
    <message>
        <source>Bitte die vier Zeichen auf dem Zettel noch einmal ansehen.</source>
        <translation>Please look at the four characters on the slip again.</translation>
    </message>
    <message>
        <source>Bitte dort beenden und es dann noch einmal versuchen.</source>
        <translation>Please close it there, then try again.</translation>
    </message>
    <message>
        <source>Bitte dort schließen und es noch einmal versuchen, oder einen anderen Namen wählen.</source>
        <translation>Please close it there and try again, or choose another name.</translation>
    </message>
    <message>
        <source>Bitte dort ändern, wo es eingetragen wurde.</source>
        <translation>Please change it where it was entered.</translation>
    </message>
    <message>
        <source>Bitte eine Kollegin oder einen Kollegen mit dieser Rolle bitten.</source>
        <translation>Please ask a colleague who has this role.</translation>
    </message>
    <message>
        <source>Bitte eine Rolle wählen.</source>
        <translation>Please choose a role.</translation>
    </message>
    <message>
        <source>Bitte eine Sicherung wählen.</source>
        <translation>Please choose a backup.</translation>
    </message>
    <message>
        <source>Bitte eine Spalte Vorname, Nachname oder Name ergänzen.</source>
        <translation>Please add a column Vorname, Nachname or Name.</translation>
    </message>
    <message>
        <source>Bitte eine andere Leitung die Ablage prüfen lassen.</source>
        <translation>Please let another lead check the store.</translation>
    </message>
    <message>
        <source>Bitte eine andere Sicherung wählen.</source>
        <translation>Please choose another backup.</translation>
    </message>
    <message>
        <source>Bitte eine andere Sprache wählen, oder die Datei aus der Installation wiederherstellen.</source>
        <translation>Please choose another language, or restore the file from the installation.</translation>
    </message>
    <message>
        <source>Bitte eine andere Sprache wählen.</source>
        <translation>Please choose another language.</translation>
    </message>
    <message>
        <source>Bitte eine andere Zeit wählen. Die Leitung kann es mit einem Grund trotzdem eintragen.</source>
        <translation>Please choose another time. The lead can enter it all the same, with a reason.</translation>
    </message>
    <message>
        <source>Bitte einen Augenblick warten und dann noch einmal speichern.</source>
        <translation>Please wait a moment and then save again.</translation>
    </message>
    <message>
        <source>Bitte einen Augenblick warten, oder unten abbrechen, was lange dauert; dann noch einmal.</source>
        <translation>Please wait a moment, or stop what takes long at the bottom; then try again.</translation>
    </message>
    <message>
        <source>Bitte einen Dateinamen angeben.</source>
        <translation>Please give the name of a file.</translation>
    </message>
    <message>
        <source>Bitte einen Nachtrag schreiben.</source>
        <translation>Please write an amendment.</translation>
    </message>
    <message>
        <source>Bitte einen Ordner auf diesem Rechner wählen. Sicherungen dürfen auf das Netzlaufwerk.</source>
        <translation>Please choose a folder on this computer. Backups may go to the network drive.</translation>
    </message>
    <message>
        <source>Bitte einen Tag angeben.</source>
        <translation>Please give a day.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Namen wählen.</source>
        <translation>Please choose another name.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Ordner wählen, zum Beispiel Dokumente.</source>
        <translation>Please choose another folder, Documents for instance.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Ordner wählen.</source>
        <translation>Please choose another folder.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Ort wählen; oder die Datei in anderen Programmen schließen.</source>
        <translation>Please choose another place; or close the file in other programs.</translation>
    </message>
    <message>
        <source>Bitte einen anderen Topf wählen oder keinen.</source>
        <translation>Please choose another fund, or none.</translation>
    </message>
    <message>
        <source>Bitte einen anderen wählen oder ihn anlegen.</source>
        <translation>Please choose another one, or make it.</translation>
    </message>
    <message>
        <source>Bitte einen anderen wählen, oder das Blatt als PDF speichern und von dort drucken.</source>
        <translation>Please choose another one, or save the paper as a PDF and print it from there.</translation>
    </message>
    <message>
        <source>Bitte einen anderen wählen, oder jemanden fragen, der den Computer betreut.</source>
        <translation>Please choose another one, or ask whoever looks after the computer.</translation>
    </message>
    <message>
        <source>Bitte einen anderen wählen: mit Strg+P in der Vorschau, oder unter „Verwaltung“, „Drucker“.</source>
        <translation>Please choose another one: with Ctrl+P in the preview, or under “Administration”, “Printers”.</translation>
    </message>
    <message>
        <source>Bitte einen in den Einstellungen des Computers einrichten.</source>
        <translation>Please set one up in the computer&apos;s settings.</translation>
    </message>
    <message>
        <source>Bitte einen kürzeren, einfachen Namen wählen.</source>
        <translation>Please choose a shorter, plain name.</translation>
    </message>
    <message>
        <source>Bitte entsperren und dann noch einmal versuchen.</source>
        <translation>Please unlock it, then try again.</translation>
    </message>
    <message>
        <source>Bitte erst abschließen; „report list“ zeigt die abgeschlossenen.</source>
        <translation>Please close it first; “report list” shows the closed ones.</translation>
    </message>
    <message>
        <source>Bitte erst entpacken und dann die .ics-Datei darin nehmen.</source>
        <translation>Please unpack it first, then take the .ics file inside.</translation>
    </message>
    <message>
        <source>Bitte etwas schreiben.</source>
        <translation>Please write something.</translation>
    </message>
    <message>
        <source>Bitte fragen, wer den Server betreut; Sicherungen gibt es weiter.</source>
        <translation>Please ask whoever looks after the server; backups of it go on being made.</translation>
    </message>
    <message>
        <source>Bitte für jeden Eintrag eine eigene Zeile schreiben, den Tag in einer Spalte. Überschriften: {known}.</source>
        <translation>Please write a line for each entry, with the day in a column. Headings: {known}.</translation>
    </message>
    <message>
        <source>Bitte ihn in den Druckereinstellungen des Computers fortsetzen, oder einen anderen wählen.</source>
        <translation>Please resume it in the computer&apos;s printer settings, or choose another one.</translation>
    </message>
    <message>
        <source>Bitte ihn in den Druckereinstellungen des Computers freigeben, oder einen anderen wählen.</source>
        <translation>Please let it take jobs in the computer&apos;s printer settings, or choose another one.</translation>
    </message>
    <message>
        <source>Bitte im Tabellenprogramm als XLSX oder CSV speichern.</source>
        <translation>Please save it as XLSX or CSV in the spreadsheet program.</translation>
    </message>
    <message>
        <source>Bitte im Tabellenprogramm als „CSV UTF-8“ oder als XLSX speichern und diese importieren.</source>
        <translation>Please save it in the spreadsheet program as “CSV UTF-8” or as XLSX and import that.</translation>
    </message>
    <message>
        <source>Bitte im Tabellenprogramm öffnen, als gewöhnliche XLSX speichern und diese importieren.</source>
        <translation>Please open it in the spreadsheet program, save it as an ordinary XLSX and import that.</translation>
    </message>
    <message>
        <source>Bitte im Tabellenprogramm öffnen, noch einmal speichern und dann importieren.</source>
        <translation>Please open it in the spreadsheet program, save it again and then import it.</translation>
    </message>
    <message>
        <source>Bitte jedes für sich als eigene Datei speichern.</source>
        <translation>Please save each of them as a file of its own.</translation>
    </message>
    <message>
        <source>Bitte jemanden davon zurückkommen lassen, oder einen eigenen neuen Zugang setzen.</source>
        <translation>Please let one of them come back, or set a new access of your own.</translation>
    </message>
    <message>
        <source>Bitte jemanden fragen, der auf Dauer benannt ist.</source>
        <translation>Please ask somebody who is named for good.</translation>
    </message>
    <message>
        <source>Bitte mit dem Zugang von jemand anderem öffnen; zurückspielen lässt sie sich auch mit dem Wiederherstellungscode.</source>
        <translation>Please open it with somebody else’s login; restoring it also works with the recovery code.</translation>
    </message>
    <message>
        <source>Bitte nachsehen, ob er eingeschaltet und angeschlossen ist.</source>
        <translation>Please see whether it is switched on and connected.</translation>
    </message>
    <message>
        <source>Bitte neu suchen und, wo nötig, noch einmal anlegen.</source>
        <translation>Please search again and, where needed, enter it once more.</translation>
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
        <source>Bitte nicht noch einmal drucken, sondern am Drucker nachsehen.</source>
        <translation>Please do not print again, but look at the printer.</translation>
    </message>
    <message>
        <source>Bitte noch einmal beginnen.</source>
        <translation>Please start again.</translation>
    </message>
    <message>
        <source>Bitte noch einmal eingeben; auf die Feststelltaste achten.</source>
        <translation>Please enter it again; mind the caps lock key.</translation>
    </message>
    <message>
        <source>Bitte noch einmal exportieren oder herunterladen.</source>
        <translation>Please export or download it again.</translation>
    </message>
    <message>
        <source>Bitte noch einmal speichern.</source>
        <translation>Please save once more.</translation>
    </message>
    <message>
        <source>Bitte noch einmal versuchen.</source>
        <translation>Please try again.</translation>
    </message>
    <message>
        <source>Bitte noch einmal versuchen; kommt es wieder, auf einen anderen Datenträger sichern.</source>
        <translation>Please try again; if it comes back, back up to another disk.</translation>
    </message>
    <message>
        <source>Bitte nur die Liste in eine neue Datei kopieren, oder auf mehrere Dateien aufteilen.</source>
        <translation>Please copy only the list into a new file, or divide it into several files.</translation>
    </message>
    <message>
        <source>Bitte nur die Termine ab diesem Jahr exportieren, ohne Anhänge.</source>
        <translation>Please export only the appointments from this year on, without attachments.</translation>
    </message>
    <message>
        <source>Bitte nur die Termine ab diesem Jahr exportieren.</source>
        <translation>Please export only the appointments from this year on.</translation>
    </message>
    <message>
        <source>Bitte ohne Grund eintragen und ihn der Beratung sagen.</source>
        <translation>Please enter it without a reason, and tell the counsellors.</translation>
    </message>
    <message>
        <source>Bitte ohne Passwort speichern und nach dem Import löschen.</source>
        <translation>Please save it without a password and delete it after the import.</translation>
    </message>
    <message>
        <source>Bitte prüfen, ob es die richtige Datei ist.</source>
        <translation>Please check whether it is the right file.</translation>
    </message>
    <message>
        <source>Bitte sagen, wobei geholfen wurde.</source>
        <translation>Please say what the help was with.</translation>
    </message>
    <message>
        <source>Bitte wenigstens eine Tabelle wählen.</source>
        <translation>Please choose at least one table.</translation>
    </message>
    <message>
        <source>Bitte wieder anschließen oder verbinden und es noch einmal versuchen.</source>
        <translation>Please plug it in or connect it again, and try again.</translation>
    </message>
    <message>
        <source>Bitte woandershin speichern oder ausgeben und noch einmal anlegen.</source>
        <translation>Please save or show it elsewhere and make the store again.</translation>
    </message>
    <message>
        <source>Bitte wählen, um wen es geht.</source>
        <translation>Please choose who it is about.</translation>
    </message>
    <message>
        <source>Bitte wählen, wer öffnet.</source>
        <translation>Please choose who opens.</translation>
    </message>
    <message>
        <source>Bitte zuerst bei einer der beiden den Haushalt lösen, dann noch einmal zusammenführen.</source>
        <translation>Please take one of the two out of their household first, then merge again.</translation>
    </message>
    <message>
        <source>Bitte zuerst bei einer der beiden diese Einträge entfernen.</source>
        <translation>Please remove these entries from one of the two first.</translation>
    </message>
    <message>
        <source>Bitte zuerst ein eigenes setzen; auf der Kommandozeile mit „user passwd“.</source>
        <translation>Please set one of your own first; on the command line with “user passwd”.</translation>
    </message>
    <message>
        <source>Bitte zuerst eine andere Person mit der Rolle Leitung anlegen.</source>
        <translation>Please add another person with the role of lead first.</translation>
    </message>
    <message>
        <source>Bitte zuerst eine der beiden Verknüpfungen lösen, dann noch einmal zusammenführen.</source>
        <translation>Please remove one of the two links first, then merge again.</translation>
    </message>
    <message>
        <source>Bitte zuerst jemand anderen benennen.</source>
        <translation>Please name somebody else first.</translation>
    </message>
    <message>
        <source>Bitte zuerst jemanden mit der Rolle Leitung oder Beratung einmal anmelden lassen.</source>
        <translation>Please let somebody with the role lead or counsellor log in once first.</translation>
    </message>
    <message>
        <source>Bitte {name} dort zuerst jemanden benennen lassen, oder selbst mit dem Wiederherstellungsblatt jemanden benennen.</source>
        <translation>Please let {name} name somebody there first, or name somebody yourself with the recovery sheet.</translation>
    </message>
    <message>
        <source>Bitte {name} zuerst benennen, dann übergeben.</source>
        <translation>Please name {name} first, then hand it over.</translation>
    </message>
    <message>
        <source>Bitte {seconds} Sekunden warten, dann noch einmal versuchen.</source>
        <translation>Please wait {seconds} seconds, then try again.</translation>
    </message>
    <message>
        <source>Bitte „Benutzer wechseln“ drücken und neu anmelden.</source>
        <translation>Please press “Switch user” and log in again.</translation>
    </message>
    <message>
        <source>Da ist ohnehin geschlossen.</source>
        <translation>It is closed then anyway.</translation>
    </message>
    <message>
        <source>Da ist schon von {opens} bis {closes} eingetragen.</source>
        <translation>There is already an entry from {opens} to {closes}.</translation>
    </message>
    <message>
        <source>Da ist schon von {opens} bis {closes} geöffnet.</source>
        <translation>It is already open from {opens} to {closes} then.</translation>
    </message>
    <message>
        <source>Damit läge der letzte Eintrag am {day}, in der Zukunft.</source>
        <translation>The last entry would then lie on {day}, in the future.</translation>
    </message>
    <message>
        <source>Dann könnte niemand mehr den eingeschränkten Fall lesen.</source>
        <translation>Then nobody could read the restricted case any more.</translation>
    </message>
    <message>
        <source>Das Bild hat zu viele Bildpunkte; bitte eines nehmen, das höchstens 4000 breit und hoch ist.</source>
        <translation>The picture has too many pixels; please take one that is at most 4000 wide and high.</translation>
    </message>
    <message>
        <source>Das Bild hat {size} MB; ein Logo darf höchstens {most} MB haben. Bitte ein kleineres nehmen.</source>
        <translation>The picture has {size} MB; a logo may have {most} MB at most. Please take a smaller one.</translation>
    </message>
    <message>
        <source>Das Blatt steht noch da.</source>
        <translation>The paper is still shown.</translation>
    </message>
    <message>
        <source>Das Blatt wurde später gedruckt: Wer im Fall benannt ist, kann es unter „Mein Konto“ freigeben.</source>
        <translation>The sheet was printed later: whoever is named in the case can allow it under “My account”.</translation>
    </message>
    <message>
        <source>Das Drucksystem dieses Computers antwortet nicht.</source>
        <translation>This computer&apos;s printing system does not answer.</translation>
    </message>
    <message>
        <source>Das Ende liegt nicht nach dem Beginn.</source>
        <translation>The end is not after the beginning.</translation>
    </message>
    <message>
        <source>Das Fenster ist gesperrt.</source>
        <translation>The window is locked.</translation>
    </message>
    <message>
        <source>Das Führungszeugnis wurde vor seinem Datum eingesehen.</source>
        <translation>The conduct certificate was seen before its date.</translation>
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
        <source>Das Kürzel besteht aus Buchstaben und Ziffern, z. B. uk.</source>
        <translation>The code consists of letters and digits, e.g. uk.</translation>
    </message>
    <message>
        <source>Das Kürzel „{code}“ darf nur Buchstaben, Ziffern und _ enthalten.</source>
        <translation>The code “{code}” may contain only letters, digits and _.</translation>
    </message>
    <message>
        <source>Das Kürzel „{code}“ gibt es schon.</source>
        <translation>There is a code “{code}” already.</translation>
    </message>
    <message>
        <source>Das Passwort ist vorläufig: jemand von der Leitung hat es gegeben.</source>
        <translation>The password is provisional: a lead gave it.</translation>
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
        <translation>The German word is missing.</translation>
    </message>
    <message>
        <source>Das eigene Passwort ändert man unter „Mein Konto“.</source>
        <translation>One&apos;s own password is changed under “My account”.</translation>
    </message>
    <message>
        <source>Das fehlt noch.</source>
        <translation>This is still missing.</translation>
    </message>
    <message>
        <source>Das geht bei einer Ablage auf einem Server noch nicht.</source>
        <translation>This cannot yet be done with a store on a server.</translation>
    </message>
    <message>
        <source>Das geht beim Importieren unter „Frühere Importe“.</source>
        <translation>That is done on the import page under “Past imports”.</translation>
    </message>
    <message>
        <source>Das geht dann nicht: {first}</source>
        <translation>That is not possible then: {first}</translation>
    </message>
    <message>
        <source>Das geht jetzt nicht: Nummer {number} ist „{state}“.</source>
        <translation>That is not possible now: number {number} is “{state}”.</translation>
    </message>
    <message>
        <source>Das ging nicht.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>Das ist die Rolle von jetzt.</source>
        <translation>That is the present role.</translation>
    </message>
    <message>
        <source>Das ist dieselbe Person.</source>
        <translation>This is the same person.</translation>
    </message>
    <message>
        <source>Das ist kein Betrag in ganzen Euro, von 1 bis {most}.</source>
        <translation>This is no amount in whole euros, from 1 to {most}.</translation>
    </message>
    <message>
        <source>Das ist kein Betrag. Gemeint ist etwas wie 12,50.</source>
        <translation>This is not an amount. Write it like 12.50.</translation>
    </message>
    <message>
        <source>Das ist kein Datum. Gemeint ist etwas wie 3.11., 3.11.26 oder morgen.</source>
        <translation>This is not a date. Write it like 3.11., 3.11.26 or tomorrow.</translation>
    </message>
    <message>
        <source>Das ist kein Geburtsjahr. Gemeint ist etwas wie 1992, 3.4.1992 oder 34 J.</source>
        <translation>This is not a year of birth. Write it like 1992, 3.4.1992 or 34 y.</translation>
    </message>
    <message>
        <source>Das ist kein heiles Bild im Format PNG oder JPEG.</source>
        <translation>This is no sound picture in PNG or JPEG format.</translation>
    </message>
    <message>
        <source>Das ist keine Uhrzeit. Gemeint ist etwas wie 14:30 oder 1430.</source>
        <translation>This is not a time. Write it like 14:30 or 1430.</translation>
    </message>
    <message>
        <source>Das ist keine Zahl von Tagen, von 1 bis {most}.</source>
        <translation>That is no number of days from 1 to {most}.</translation>
    </message>
    <message>
        <source>Das ist noch das alte: bitte ein eigenes Passwort wählen.</source>
        <translation>That is still the old one: please choose a password of your own.</translation>
    </message>
    <message>
        <source>Das liegt noch vor uns: jetzt ist es {now}.</source>
        <translation>That is still ahead: it is {now} now.</translation>
    </message>
    <message>
        <source>Das sind Sie selbst: mitzählen muss jemand anderes.</source>
        <translation>That is yourself: somebody else has to count along.</translation>
    </message>
    <message>
        <source>Das wären für {name} am {day} zusammen {hours} Stunden; der Tag hat 24.</source>
        <translation>That would be {hours} hours in all for {name} on {day}; the day has 24.</translation>
    </message>
    <message>
        <source>Das wären {number} Termine; höchstens {most} gehen auf einmal.</source>
        <translation>That would be {number} appointments; {most} at most can be booked at once.</translation>
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
        <source>Den Code „{code}“ gibt es nicht: ein Zeichen ist falsch oder vertauscht.</source>
        <translation>There is no code “{code}”: a character is wrong or swapped.</translation>
    </message>
    <message>
        <source>Den Code „{code}“ trägt keine gedruckte Zeile.</source>
        <translation>No printed line has the code “{code}”.</translation>
    </message>
    <message>
        <source>Den Drucker „{printer}“ gibt es an diesem Computer nicht mehr.</source>
        <translation>The printer “{printer}” is no longer on this computer.</translation>
    </message>
    <message>
        <source>Den Eintrag gibt es nicht (mehr).</source>
        <translation>The entry does not exist (any more).</translation>
    </message>
    <message>
        <source>Den Eintrag hat inzwischen jemand anderes entfernt.</source>
        <translation>Somebody else has removed this entry in the meantime.</translation>
    </message>
    <message>
        <source>Den Fördermittelgeber „{name}“ gibt es nicht; bekannt sind: {known}.</source>
        <translation>There is no funder “{name}”; known are: {known}.</translation>
    </message>
    <message>
        <source>Den Geburtstag bitte nur eintragen, wenn Glückwünsche erwünscht sind.</source>
        <translation>Please enter the birthday only where congratulations are welcome.</translation>
    </message>
    <message>
        <source>Den Grund schreibt die Beratung auf: Er ist vertraulich.</source>
        <translation>The counsellors write down the reason: it is confidential.</translation>
    </message>
    <message>
        <source>Den Ordner {target} gibt es nicht: niemand hier heißt so.</source>
        <translation>There is no folder {target}: nobody here has that name.</translation>
    </message>
    <message>
        <source>Den Topf „{name}“ gibt es nicht; bekannt sind: {known}.</source>
        <translation>There is no fund “{name}”; known are: {known}.</translation>
    </message>
    <message>
        <source>Den Verweis gibt es erst seit dem {day}.</source>
        <translation>The referral was made on {day} only.</translation>
    </message>
    <message>
        <source>Den Wochentag gibt es nicht.</source>
        <translation>There is no such weekday.</translation>
    </message>
    <message>
        <source>Den Zettel druckt noch einmal, wer ihn lesen darf.</source>
        <translation>Whoever may read it can print the slip again.</translation>
    </message>
    <message>
        <source>Den {day}. {month} gibt es nicht.</source>
        <translation>There is no day {day} in {month}.</translation>
    </message>
    <message>
        <source>Der Abstand ist 1 bis {most} Wochen oder Monate.</source>
        <translation>The interval is 1 to {most} weeks or months.</translation>
    </message>
    <message>
        <source>Der Abstand ist 1 bis {most} Wochen, Monate oder Jahre.</source>
        <translation>The interval is 1 to {most} weeks, months or years.</translation>
    </message>
    <message>
        <source>Der Aufenthalt endet vor seinem Beginn.</source>
        <translation>The stay ends before it begins.</translation>
    </message>
    <message>
        <source>Der Auftrag steht in der Warteschlange des Computers und kommt, sobald der Drucker weitergeht.</source>
        <translation>The job stands in the computer&apos;s queue and comes as soon as the printer goes on.</translation>
    </message>
    <message>
        <source>Der Beratungsfall {number} gehört zu jemand anderem.</source>
        <translation>Counselling case {number} is somebody else’s.</translation>
    </message>
    <message>
        <source>Der Beratungsfall {number} ist abgeschlossen.</source>
        <translation>Case {number} is closed.</translation>
    </message>
    <message>
        <source>Der Bericht {span} für „{funder}“ ist nicht abgeschlossen.</source>
        <translation>The report {span} for “{funder}” is not closed.</translation>
    </message>
    <message>
        <source>Der Code vom Wiederherstellungsblatt fehlt noch.</source>
        <translation>The code from the recovery sheet is missing.</translation>
    </message>
    <message>
        <source>Der Code {code} gehört zu einer Anwesenheitsliste, nicht zu Stunden.</source>
        <translation>The code {code} belongs to an attendance list, not to hours.</translation>
    </message>
    <message>
        <source>Der Code „{code}“ steht auf einem anderen Blatt.</source>
        <translation>The code “{code}” stands on another sheet.</translation>
    </message>
    <message>
        <source>Der Datei {file} fehlt eine Spalte mit dem Namen.</source>
        <translation>The file {file} lacks a column with the name.</translation>
    </message>
    <message>
        <source>Der Datenträger ist voll, die Sicherung passt nicht mehr darauf.</source>
        <translation>The disk is full; there is no room for the backup.</translation>
    </message>
    <message>
        <source>Der Datenträger ist voll; der letzte Eintrag wurde nicht gespeichert.</source>
        <translation>The disk is full; the last entry was not saved.</translation>
    </message>
    <message>
        <source>Der Datenträger meldet einen Fehler ({target}).</source>
        <translation>The disk reports an error ({target}).</translation>
    </message>
    <message>
        <source>Der Datenträger nimmt gerade nichts an; die Ablage ist nicht ganz an ihrem Platz.</source>
        <translation>The disk accepts nothing just now; the store is not quite in its place.</translation>
    </message>
    <message>
        <source>Der Druck auf „{printer}“ wurde abgebrochen.</source>
        <translation>Printing on “{printer}” was cancelled.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ druckt gerade nicht.</source>
        <translation>The printer “{printer}” does not print at the moment.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ hat den Druck abgebrochen.</source>
        <translation>The printer “{printer}” gave up printing.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ ist angehalten.</source>
        <translation>The printer “{printer}” is paused.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ kann dieses Blatt nicht drucken.</source>
        <translation>The printer “{printer}” cannot print this paper.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ meldet sich nicht.</source>
        <translation>The printer “{printer}” does not answer.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ nimmt gerade keine Aufträge an.</source>
        <translation>The printer “{printer}” takes no jobs at the moment.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ verlangt eine Anmeldung.</source>
        <translation>The printer “{printer}” asks for a login.</translation>
    </message>
    <message>
        <source>Der Drucker „{printer}“ wartet: {need}.</source>
        <translation>The printer “{printer}” is waiting: {need}.</translation>
    </message>
    <message>
        <source>Der Einsatz gehört zu {name}.</source>
        <translation>The assignment belongs to {name}.</translation>
    </message>
    <message>
        <source>Der Einsatz ist abgesagt.</source>
        <translation>The assignment is cancelled.</translation>
    </message>
    <message>
        <source>Der Eintrag wurde inzwischen anderswo geändert.</source>
        <translation>The entry has been changed elsewhere in the meantime.</translation>
    </message>
    <message>
        <source>Der Fall ist nicht eingeschränkt.</source>
        <translation>The case is not restricted.</translation>
    </message>
    <message>
        <source>Der Fall ist schon eingeschränkt.</source>
        <translation>The case is restricted already.</translation>
    </message>
    <message>
        <source>Der Fall ist schon offen.</source>
        <translation>The case is open already.</translation>
    </message>
    <message>
        <source>Der Fall ruht schon.</source>
        <translation>The case is resting already.</translation>
    </message>
    <message>
        <source>Der Fall wurde erst am {day} eröffnet.</source>
        <translation>The case was only opened on {day}.</translation>
    </message>
    <message>
        <source>Der Import lässt sich nicht mehr zurücknehmen. {first}</source>
        <translation>The import can no longer be taken back. {first}</translation>
    </message>
    <message>
        <source>Der Name der Stelle fehlt.</source>
        <translation>The name of the target is missing.</translation>
    </message>
    <message>
        <source>Der Name fehlt.</source>
        <translation>The name is missing.</translation>
    </message>
    <message>
        <source>Der Name „{code}“ darf nur Buchstaben, Ziffern und _ enthalten.</source>
        <translation>The name “{code}” may contain only letters, digits and _.</translation>
    </message>
    <message>
        <source>Der Ordner antwortet nicht.</source>
        <translation>The folder does not answer.</translation>
    </message>
    <message>
        <source>Der Ordner ist gerade nicht zu erreichen.</source>
        <translation>The folder cannot be reached just now.</translation>
    </message>
    <message>
        <source>Der Ordner {folder} liegt auf einem Netzlaufwerk; dort wäre eine Ablage nicht sicher.</source>
        <translation>The folder {folder} lies on a network drive; a store would not be safe there.</translation>
    </message>
    <message>
        <source>Der Platz reicht, aber so große Dateien nimmt er nicht (alte Sticks: 4 GB). Bitte woandershin.</source>
        <translation>There is room, but files of that size are not taken there (old sticks: 4 GB). Please choose another place.</translation>
    </message>
    <message>
        <source>Der Server mit der Ablage antwortet nicht.</source>
        <translation>The server with the store does not answer.</translation>
    </message>
    <message>
        <source>Der Server mit der Ablage lässt diesen Rechner nicht ein.</source>
        <translation>The server with the store does not let this computer in.</translation>
    </message>
    <message>
        <source>Der Tag der Prüfung liegt in der Zukunft.</source>
        <translation>The day of the check lies in the future.</translation>
    </message>
    <message>
        <source>Der Tag der Zustellung fehlt noch.</source>
        <translation>The day of delivery is missing.</translation>
    </message>
    <message>
        <source>Der Tag fehlt noch.</source>
        <translation>The day is still missing.</translation>
    </message>
    <message>
        <source>Der Tag fehlt, ab dem es gilt.</source>
        <translation>The day from which it holds is missing.</translation>
    </message>
    <message>
        <source>Der Tag fehlt.</source>
        <translation>The day is missing.</translation>
    </message>
    <message>
        <source>Der Tag liegt in der Zukunft.</source>
        <translation>The day lies in the future.</translation>
    </message>
    <message>
        <source>Der Termin bleibt, wie er ist.</source>
        <translation>The appointment stays as it is.</translation>
    </message>
    <message>
        <source>Der Termin gilt nicht: bitte zuerst „doch vereinbart“ (V).</source>
        <translation>The appointment does not hold: please mark it “booked after all” (V) first.</translation>
    </message>
    <message>
        <source>Der Termin ist am {day}, nicht heute.</source>
        <translation>The appointment is on {day}, not today.</translation>
    </message>
    <message>
        <source>Der Text ist {length} Zeichen lang; höchstens {limit} passen.</source>
        <translation>The text is {length} characters long; at most {limit} fit.</translation>
    </message>
    <message>
        <source>Der Titel fehlt.</source>
        <translation>The title is missing.</translation>
    </message>
    <message>
        <source>Der Topf braucht einen Namen.</source>
        <translation>The fund needs a name.</translation>
    </message>
    <message>
        <source>Der Topf endet, bevor er beginnt.</source>
        <translation>The fund ends before it begins.</translation>
    </message>
    <message>
        <source>Der Topf „{fund}“ gilt am {day} nicht: {period}.</source>
        <translation>The fund “{fund}” does not hold on {day}: {period}.</translation>
    </message>
    <message>
        <source>Der Topf „{fund}“ ist seit dem {day} geschlossen.</source>
        <translation>The fund “{fund}” has been closed since {day}.</translation>
    </message>
    <message>
        <source>Der Verweis steht, wie er war.</source>
        <translation>The referral is as it was.</translation>
    </message>
    <message>
        <source>Der Wiederherstellungscode stimmt nicht.</source>
        <translation>The recovery code is wrong.</translation>
    </message>
    <message>
        <source>Der Zeitraum „{span}“ hat noch nicht begonnen.</source>
        <translation>The span “{span}” has not begun yet.</translation>
    </message>
    <message>
        <source>Der Zettel wartet auf den Drucker.</source>
        <translation>The slip waits for the printer.</translation>
    </message>
    <message>
        <source>Der abgeschlossene Bericht {span}, Version {number}, ist in der Ablage beschädigt: {what} stimmt nicht mehr mit der Prüfsumme überein.</source>
        <translation>The closed report {span}, version {number}, is damaged in the store: {what} no longer fits its checksum.</translation>
    </message>
    <message>
        <source>Der letzte Tag liegt vor dem ersten.</source>
        <translation>The last day is before the first one.</translation>
    </message>
    <message>
        <source>Der ursprüngliche Text bleibt, wie er ist.</source>
        <translation>The original text stays as it is.</translation>
    </message>
    <message>
        <source>Der {day} ist schon vorbei.</source>
        <translation>{day} is over already.</translation>
    </message>
    <message>
        <source>Der {day} ist vorbei.</source>
        <translation>{day} is past.</translation>
    </message>
    <message>
        <source>Der {day} liegt in der Zukunft.</source>
        <translation>{day} is in the future.</translation>
    </message>
    <message>
        <source>Der {day} liegt in der Zukunft: Gemeint ist der Tag, an dem der Brief ankam. Steht er noch aus, bitte dann eintragen.</source>
        <translation>{day} is in the future: the day on which the letter arrived is meant. If it is still to come, please enter it then.</translation>
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
        <source>Die Altersgruppe {band} überschneidet die vorige.</source>
        <translation>The age band {band} overlaps the one before.</translation>
    </message>
    <message>
        <source>Die Altersgruppe überschneidet die vorige.</source>
        <translation>The age band overlaps the one before.</translation>
    </message>
    <message>
        <source>Die Buchstaben der Datei {file} sind nicht sicher zu lesen (vielleicht {encodings}).</source>
        <translation>The letters of the file {file} cannot be read for certain (perhaps {encodings}).</translation>
    </message>
    <message>
        <source>Die Datei ist ein ZIP-Archiv, kein Kalender (.ics).</source>
        <translation>The file is a ZIP archive, not a calendar (.ics).</translation>
    </message>
    <message>
        <source>Die Datei ist eine Webseite (HTML), kein Kalender (.ics).</source>
        <translation>The file is a web page (HTML), not a calendar (.ics).</translation>
    </message>
    <message>
        <source>Die Datei ist kein Kalender im Format iCalendar (.ics).</source>
        <translation>The file is not a calendar in the iCalendar format (.ics).</translation>
    </message>
    <message>
        <source>Die Datei ist leer.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>Die Datei ist {kind}, kein Kalender (.ics).</source>
        <translation>The file is {kind}, not a calendar (.ics).</translation>
    </message>
    <message>
        <source>Die Datei {file} gibt es nicht.</source>
        <translation>There is no file {file}.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist beschädigt oder unvollständig.</source>
        <translation>The file {file} is damaged or incomplete.</translation>
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
        <source>Die Datei {file} ist keine Tabelle im Format CSV oder XLSX.</source>
        <translation>The file {file} is no table in CSV or XLSX format.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist leer.</source>
        <translation>The file {file} is empty.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist mit einem Passwort geschützt.</source>
        <translation>The file {file} is protected by a password.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist nach {seconds} Sekunden Rechnen noch nicht gelesen.</source>
        <translation>The file {file} is still not read after {seconds} seconds of work.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist zu groß: höchstens {limit} gehen auf einmal.</source>
        <translation>The file {file} is too large: at most {limit} at a time.</translation>
    </message>
    <message>
        <source>Die Datei {file} ist {kind}; gelesen werden nur CSV und XLSX.</source>
        <translation>The file {file} is {kind}; only CSV and XLSX are read.</translation>
    </message>
    <message>
        <source>Die Datei {file} lässt sich nicht importieren.</source>
        <translation>The file {file} cannot be imported.</translation>
    </message>
    <message>
        <source>Die Datei {file} mit den Worten des Terminzettels ist fehlerhaft.</source>
        <translation>The file {file} with the words of the appointment slip is faulty.</translation>
    </message>
    <message>
        <source>Die Dateien der Ablage wurden weggenommen oder ausgetauscht ({folder}); nichts geht mehr hinein.</source>
        <translation>The store’s files were taken away or replaced ({folder}); nothing goes into them any more.</translation>
    </message>
    <message>
        <source>Die Daten des Zentrums sind nicht betroffen.</source>
        <translation>The centre&apos;s data are not affected.</translation>
    </message>
    <message>
        <source>Die E-Mail-Adresse ist keine; gemeint ist etwas wie name@beispiel.de.</source>
        <translation>That is no e-mail address; what is meant is something like name@example.org.</translation>
    </message>
    <message>
        <source>Die Kalenderdatei ist beschädigt oder bricht mittendrin ab.</source>
        <translation>The calendar file is damaged or breaks off in the middle.</translation>
    </message>
    <message>
        <source>Die Kalenderdatei ist nach {seconds} Sekunden Rechnen noch nicht gelesen.</source>
        <translation>After {seconds} seconds of work the calendar file is still not read.</translation>
    </message>
    <message>
        <source>Die Kalenderdatei ist zu groß: höchstens {megabytes} MB gehen.</source>
        <translation>The calendar file is too large: {megabytes} MB at most.</translation>
    </message>
    <message>
        <source>Die Kinderbetreuung hat im Ganzen nur {places} Plätze: so würde umsonst gewartet.</source>
        <translation>The childcare has only {places} places in all: this would be waiting in vain.</translation>
    </message>
    <message>
        <source>Die Kollegin oder den Kollegen „{name}“ gibt es nicht.</source>
        <translation>There is no colleague “{name}”.</translation>
    </message>
    <message>
        <source>Die Länge der Frist fehlt, etwa „2 Wochen“ oder „1 Monat“.</source>
        <translation>The length of the period is missing, such as “2 weeks” or “1 month”.</translation>
    </message>
    <message>
        <source>Die Notiz ist seit mehr als 24 Stunden abgeschlossen.</source>
        <translation>The note has been closed for more than 24 hours.</translation>
    </message>
    <message>
        <source>Die Nummer gilt auch ohne Zettel. Unter „Wartet“ druckt ihn Strg+P noch einmal.</source>
        <translation>The number holds without a slip, too. Under “Waiting”, Ctrl+P prints it again.</translation>
    </message>
    <message>
        <source>Die Nummer „{number}“ hat schon {name}.</source>
        <translation>The number “{number}” belongs to {name} already.</translation>
    </message>
    <message>
        <source>Die Person gehört nicht zu diesem Haushalt.</source>
        <translation>The person does not belong to this household.</translation>
    </message>
    <message>
        <source>Die Person gehört zu keinem Haushalt.</source>
        <translation>The person belongs to no household.</translation>
    </message>
    <message>
        <source>Die Person {number} gibt es nicht.</source>
        <translation>There is no person {number}.</translation>
    </message>
    <message>
        <source>Die Schlüssel der Ablage sind noch die einer früheren Version.</source>
        <translation>The keys of the store are still those of an earlier version.</translation>
    </message>
    <message>
        <source>Die Schlüsseldatei gehört nicht zu diesem Stand der Ablage: eine von beiden ist von früher oder beschädigt.</source>
        <translation>The key file does not belong to this state of the store: one of the two is from before or damaged.</translation>
    </message>
    <message>
        <source>Die Schlüsseldatei gibt {name} mehr Rechte, als in der Ablage steht: jemand hat sie verändert.</source>
        <translation>The key file gives {name} more rights than the store says: somebody has changed it.</translation>
    </message>
    <message>
        <source>Die Sicherung wurde abgebrochen.</source>
        <translation>The backup was stopped.</translation>
    </message>
    <message>
        <source>Die Sperre kommt nach 1 bis 60 Minuten.</source>
        <translation>The lock comes after 1 to 60 minutes.</translation>
    </message>
    <message>
        <source>Die Sprache „{code}“ kennt die Werteliste nicht.</source>
        <translation>The value list does not know the language “{code}”.</translation>
    </message>
    <message>
        <source>Die Straße fehlt; sie steht auf jedem Terminzettel.</source>
        <translation>The street is missing; it is on every appointment slip.</translation>
    </message>
    <message>
        <source>Die Tabelle „{table}“ gibt es nicht.</source>
        <translation>There is no table “{table}”.</translation>
    </message>
    <message>
        <source>Die Tage unter „later“ folgen aufeinander.</source>
        <translation>The days under “later” follow one another.</translation>
    </message>
    <message>
        <source>Die Taste {key} gehört schon zu „{other}“.</source>
        <translation>The key {key} belongs to “{other}” already.</translation>
    </message>
    <message>
        <source>Die Taste {key} hat schon „{other}“.</source>
        <translation>“{other}” has the key {key} already.</translation>
    </message>
    <message>
        <source>Die Telefonnummer enthält keine Ziffer.</source>
        <translation>The phone number has no digit in it.</translation>
    </message>
    <message>
        <source>Die Uhrzeit fehlt.</source>
        <translation>The time is missing.</translation>
    </message>
    <message>
        <source>Die Vorbereitung ist ein Teil der Stunden, nicht mehr als sie.</source>
        <translation>The preparation is a part of the hours, not more than they are.</translation>
    </message>
    <message>
        <source>Die Wiedervorlage ist schon erledigt. Für eine neue bitte einen anderen Tag wählen.</source>
        <translation>The follow-up is already done. For a new one, please choose another day.</translation>
    </message>
    <message>
        <source>Die Zahl {number} kann hier nicht stimmen.</source>
        <translation>The number {number} cannot be right here.</translation>
    </message>
    <message>
        <source>Die Zahl „{figure}“ gibt es nicht.</source>
        <translation>There is no figure “{figure}”.</translation>
    </message>
    <message>
        <source>Die Zeit endet vor ihrem Anfang.</source>
        <translation>The time ends before it begins.</translation>
    </message>
    <message>
        <source>Die Zettel warten weiter auf den Drucker.</source>
        <translation>The slips go on waiting for the printer.</translation>
    </message>
    <message>
        <source>Die andere Änderung gilt; das Getippte steht noch da.</source>
        <translation>The other change stands; what you typed is still there.</translation>
    </message>
    <message>
        <source>Die beiden Passwörter sind nicht gleich.</source>
        <translation>The two passwords are not the same.</translation>
    </message>
    <message>
        <source>Die externe Nummer {number} hat schon das Angebot „{title}“.</source>
        <translation>The offer “{title}” already has the external number {number}.</translation>
    </message>
    <message>
        <source>Die früheren Sicherungen sind unberührt.</source>
        <translation>The earlier backups are untouched.</translation>
    </message>
    <message>
        <source>Die jüngste Altersgruppe beginnt mit 0, nicht mit {first}.</source>
        <translation>The youngest age band begins with 0, not with {first}.</translation>
    </message>
    <message>
        <source>Die letzte Leitung muss bleiben.</source>
        <translation>The last lead has to stay.</translation>
    </message>
    <message>
        <source>Die älteste Altersgruppe ist nach oben offen, etwa {band}.</source>
        <translation>The oldest age band is open upwards, for example {band}.</translation>
    </message>
    <message>
        <source>Diese Ablage liegt auf einem Server; dafür fehlt ein Teil des Programms.</source>
        <translation>This store lies on a server; the part of the program for that is missing.</translation>
    </message>
    <message>
        <source>Diese Datei lässt sich nicht lesen.</source>
        <translation>This file cannot be read.</translation>
    </message>
    <message>
        <source>Diese Person ist vielleicht schon da.</source>
        <translation>This person is perhaps here already.</translation>
    </message>
    <message>
        <source>Diese Regel zur Geheimhaltung gibt es nicht.</source>
        <translation>There is no such confidentiality rule.</translation>
    </message>
    <message>
        <source>Diese Sprache steht zweimal da: {language}.</source>
        <translation>This language stands there twice: {language}.</translation>
    </message>
    <message>
        <source>Dieselbe Aufgabe steht zweimal da: bitte nur einmal je Zeitraum.</source>
        <translation>The same role stands there twice: please only once for each period.</translation>
    </message>
    <message>
        <source>Diesen Aufbau eines Berichts gibt es nicht.</source>
        <translation>There is no such layout of a report.</translation>
    </message>
    <message>
        <source>Diesen Wochentag gibt es nicht.</source>
        <translation>There is no such day of the week.</translation>
    </message>
    <message>
        <source>Dieser Beratungsfall ist eingeschränkt: Nur wer benannt ist, liest ihn.</source>
        <translation>This counselling case is restricted: only those named read it.</translation>
    </message>
    <message>
        <source>Dieser Bogen von {name} ist schon eingetippt.</source>
        <translation>This sheet of {name} has been typed in already.</translation>
    </message>
    <message>
        <source>Dieser Import wurde schon zurückgenommen.</source>
        <translation>This import was taken back already.</translation>
    </message>
    <message>
        <source>Dieser Tag liegt in der Zukunft.</source>
        <translation>That day lies in the future.</translation>
    </message>
    <message>
        <source>Dieser Tag liegt noch vor uns.</source>
        <translation>That day is still ahead of us.</translation>
    </message>
    <message>
        <source>Dieser Termin gehört zu keiner Reihe.</source>
        <translation>This appointment belongs to no series.</translation>
    </message>
    <message>
        <source>Dieser Termin hat schon stattgefunden: es war jemand da.</source>
        <translation>This session has taken place already: somebody was there.</translation>
    </message>
    <message>
        <source>Dieser Termin ist abgesagt. Findet er doch statt, bitte zuerst die Absage zurücknehmen.</source>
        <translation>This session is called off. If it takes place after all, please take that back first.</translation>
    </message>
    <message>
        <source>Dieser Termin ist erst am {day}; bis dahin kann niemand da sein.</source>
        <translation>This session is not until {day}; nobody can be here before.</translation>
    </message>
    <message>
        <source>Dieser Termin steht nicht mehr an.</source>
        <translation>This appointment does not stand any more.</translation>
    </message>
    <message>
        <source>Dieser Topf liegt in keiner Kasse: da ist nichts zu zählen.</source>
        <translation>This fund lies in no cash box: there is nothing to count.</translation>
    </message>
    <message>
        <source>Dieses Wiederherstellungsblatt öffnet den eingeschränkten Fall nicht.</source>
        <translation>This recovery sheet does not open the restricted case.</translation>
    </message>
    <message>
        <source>Ehrenamtliche sind angemeldet oder da; entschuldigt wird hier niemand.</source>
        <translation>Volunteers are announced or here; nobody is excused in this list.</translation>
    </message>
    <message>
        <source>Ein Angebot „{name}“ gibt es nicht.</source>
        <translation>There is no offer “{name}”.</translation>
    </message>
    <message>
        <source>Ein Anmeldename fehlt.</source>
        <translation>A login name is missing.</translation>
    </message>
    <message>
        <source>Ein Betrag ist nicht negativ. Was falsch erfasst ist, wird gestrichen: das macht ein Storno.</source>
        <translation>An amount is not negative. What was entered wrongly is struck: that makes a reversal.</translation>
    </message>
    <message>
        <source>Ein Einsatz gilt einer Person oder einem Angebot, nicht beiden.</source>
        <translation>An assignment is for a person or an offer, not for both.</translation>
    </message>
    <message>
        <source>Ein Fördermittelgeber braucht einen Namen.</source>
        <translation>A funder needs a name.</translation>
    </message>
    <message>
        <source>Ein Grund gehört dazu.</source>
        <translation>A reason belongs to it.</translation>
    </message>
    <message>
        <source>Ein Kalender zeigt 1 bis {most} Tage.</source>
        <translation>A calendar shows 1 to {most} days.</translation>
    </message>
    <message>
        <source>Ein Nachtrag braucht einen Text.</source>
        <translation>An amendment needs a text.</translation>
    </message>
    <message>
        <source>Ein Name fehlt.</source>
        <translation>A name is missing.</translation>
    </message>
    <message>
        <source>Ein Name fehlt: einer genügt.</source>
        <translation>A name is missing: one is enough.</translation>
    </message>
    <message>
        <source>Ein Soll gilt für einen Monat, ein Jahr oder das Projekt.</source>
        <translation>A target holds for a month, a year or the project.</translation>
    </message>
    <message>
        <source>Ein Soll liegt zwischen 0 und {most}.</source>
        <translation>A target lies between 0 and {most}.</translation>
    </message>
    <message>
        <source>Ein Thema fehlt: mindestens eines ankreuzen.</source>
        <translation>A topic is missing: tick at least one.</translation>
    </message>
    <message>
        <source>Ein abgeschlossener Bericht bleibt, wie er ist. Was sich geändert hat, kommt in die nächste Version.</source>
        <translation>A closed report stays as it is. What has changed goes into the next version.</translation>
    </message>
    <message>
        <source>Ein anderes Programm schreibt gerade lange in die Ablage.</source>
        <translation>Another program has been writing into the store for a while.</translation>
    </message>
    <message>
        <source>Ein {nth}. solcher Wochentag kommt nicht in jedem Monat: gemeint ist 1. bis 4. oder der letzte.</source>
        <translation>Not every month has such a weekday number {nth}: choose 1st to 4th, or the last one.</translation>
    </message>
    <message>
        <source>Eine Beratung bleibt bei der Person, mit der sie geführt wurde.</source>
        <translation>Counselling stays with the person it was held with.</translation>
    </message>
    <message>
        <source>Eine Frist bleibt bei der Person, die den Brief bekam.</source>
        <translation>A deadline stays with the person who got the letter.</translation>
    </message>
    <message>
        <source>Eine Frist von „{text}“ kann nicht stimmen.</source>
        <translation>A period of “{text}” cannot be right.</translation>
    </message>
    <message>
        <source>Eine Kasse wird beim Schließen von zweien gezählt.</source>
        <translation>A cash box is counted by two when it is closed.</translation>
    </message>
    <message>
        <source>Eine Pauschale hat eine Grenze in ganzen Euro.</source>
        <translation>An allowance has a limit in whole euros.</translation>
    </message>
    <message>
        <source>Eine Reihe geht höchstens über zwei Jahre.</source>
        <translation>A series lasts two years at most.</translation>
    </message>
    <message>
        <source>Eine Sicherung hat ihre Probe nicht bestanden. Die früheren sind unberührt; bitte die Ablage prüfen.</source>
        <translation>A backup failed its trial. The earlier ones are untouched; please check the store.</translation>
    </message>
    <message>
        <source>Eine bekannte Person ist keine Gruppe; Begleitung steht für sich.</source>
        <translation>A known person is not a group; companions are entered on their own.</translation>
    </message>
    <message>
        <source>Einen Grund gibt es nur zu „abgelehnt“.</source>
        <translation>Only a refusal has a reason.</translation>
    </message>
    <message>
        <source>Einen Topf „{name}“ gibt es schon.</source>
        <translation>There is a fund “{name}” already.</translation>
    </message>
    <message>
        <source>Eingeschränkte Fälle, die nur {name} liest: {cases}.</source>
        <translation>Restricted cases that only {name} reads: {cases}.</translation>
    </message>
    <message>
        <source>Erinnert wird nach {least} bis {most} Öffnungstagen.</source>
        <translation>The reminder comes after {least} to {most} opening days.</translation>
    </message>
    <message>
        <source>Es endet, bevor es beginnt.</source>
        <translation>It ends before it begins.</translation>
    </message>
    <message>
        <source>Es fehlt der Wochentag.</source>
        <translation>The weekday is missing.</translation>
    </message>
    <message>
        <source>Es fehlt jede Altersgruppe.</source>
        <translation>There is no age band at all.</translation>
    </message>
    <message>
        <source>Es gibt keinen eingeschränkten Fall, für den das etwas ändert.</source>
        <translation>There is no restricted case for which that changes anything.</translation>
    </message>
    <message>
        <source>Es gibt nichts rückgängig zu machen.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Es schließt, bevor es öffnet.</source>
        <translation>It closes before it opens.</translation>
    </message>
    <message>
        <source>Es sind keine Stunden da, die noch fehlen.</source>
        <translation>There are no hours that are still missing.</translation>
    </message>
    <message>
        <source>Es wurde keine Ablage angelegt: ohne Wiederherstellungscode soll keine entstehen.</source>
        <translation>No store was made: none is to come into being without a recovery code.</translation>
    </message>
    <message>
        <source>Es wurde nichts geändert.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Ferien haben einen ersten und einen letzten Tag.</source>
        <translation>Holidays have a first and a last day.</translation>
    </message>
    <message>
        <source>Für die Sprache „{language}“ gibt es noch keinen Terminzettel.</source>
        <translation>There is no appointment slip for the language “{language}” yet.</translation>
    </message>
    <message>
        <source>Für diese Zeichen gibt es hier keine Druckschrift (Sprache „{language}“): {letters}.</source>
        <translation>There is no typeface here for these characters (language “{language}”): {letters}.</translation>
    </message>
    <message>
        <source>Für diese Zeit ist bei „{offer}“ keine Teilnahme eingetragen.</source>
        <translation>For this time no attendance is entered at “{offer}”.</translation>
    </message>
    <message>
        <source>Für diesen Fördermittelgeber werden kleine Zahlen weggelassen; dann gibt es Berichte nur über ganze Monate. Intern lässt sich der Zeitraum ansehen.</source>
        <translation>For this funder small figures are left out; then there are reports of whole months only. Internally the span can be looked at.</translation>
    </message>
    <message>
        <source>Für diesen Fördermittelgeber werden kleine Zahlen weggelassen; dann gibt es den Bericht {span} nach außen erst, wenn er abgeschlossen ist. Bitte abschließen, oder ihn intern ansehen.</source>
        <translation>For this funder small figures are left out; then there is the report {span} for outside only once it is closed. Please close it, or look at it internally.</translation>
    </message>
    <message>
        <source>Für einen Anlass gehen nur die Tasten {known}.</source>
        <translation>A reason can only have the keys {known}.</translation>
    </message>
    <message>
        <source>Für wen ist der Fall? Bitte eine Person suchen.</source>
        <translation>Whom is the case for? Please search for a person.</translation>
    </message>
    <message>
        <source>Für wen ist der Termin? Bitte eine Person suchen.</source>
        <translation>Who is the appointment for? Please find a person.</translation>
    </message>
    <message>
        <source>Für {span} steht kein Text, der hier noch fehlt.</source>
        <translation>There is no text for {span} that is still missing here.</translation>
    </message>
    <message>
        <source>Für {target} ist die Datei zu groß; sie wurde nicht geschrieben.</source>
        <translation>The file is too large for {target}; it was not written.</translation>
    </message>
    <message>
        <source>Für „{name}“ gibt es schon Berichte oder Berichtstexte. Statt ihn zu entfernen, bitte den letzten Tag der Förderung eintragen.</source>
        <translation>There are reports or texts for “{name}” already. Instead of removing it, please enter the last day of the funding.</translation>
    </message>
    <message>
        <source>Gemeint sind Tag und Stunden, z. B. 3 2,5 für den 3. mit zweieinhalb Stunden.</source>
        <translation>Day and hours are meant, e.g. 3 2.5 for the 3rd with two and a half hours.</translation>
    </message>
    <message>
        <source>Gerade läuft zu vieles zugleich.</source>
        <translation>Too much is running at once.</translation>
    </message>
    <message>
        <source>Gerade wartet niemand.</source>
        <translation>Nobody is waiting just now.</translation>
    </message>
    <message>
        <source>Geschweifte Klammern haben in diesem Satz keinen Platz.</source>
        <translation>Curly brackets have no place in this sentence.</translation>
    </message>
    <message>
        <source>Gut sind drei oder vier Wörter hintereinander.</source>
        <translation>Three or four words in a row are good.</translation>
    </message>
    <message>
        <source>Hier fehlt eine Zahl.</source>
        <translation>A number is missing here.</translation>
    </message>
    <message>
        <source>Hier ist schon jemand eingetragen. Soll es für andere sein, bitte dieses Angebot enden lassen und ein neues anlegen.</source>
        <translation>Somebody is entered here already. If it is to be for others, please let this offer end and add a new one.</translation>
    </message>
    <message>
        <source>Hier liegt eine Ablage. Sie zu ersetzen, ist Sache ihrer Leitung.</source>
        <translation>A store lies here. To replace it is up to its leads.</translation>
    </message>
    <message>
        <source>Hier stehen nur „from“ und „to“.</source>
        <translation>Only “from” and “to” belong here.</translation>
    </message>
    <message>
        <source>Hier steht eine Zahl von {least} bis {most}.</source>
        <translation>This takes a number from {least} to {most}.</translation>
    </message>
    <message>
        <source>Ihr Zugang wurde inzwischen geändert.</source>
        <translation>Your access was changed meanwhile.</translation>
    </message>
    <message>
        <source>Ihre Eingaben stehen noch da.</source>
        <translation>What you typed is still there.</translation>
    </message>
    <message>
        <source>Ihre Eingaben stehen noch da; gespeichert ist davon noch nichts.</source>
        <translation>What you typed is still there; nothing of it is saved yet.</translation>
    </message>
    <message>
        <source>Im Abschnitt fehlt „{key}“.</source>
        <translation>The section lacks “{key}”.</translation>
    </message>
    <message>
        <source>Im Beratungsfall {number} stehen schon Einträge.</source>
        <translation>Case {number} already has entries.</translation>
    </message>
    <message>
        <source>Im Bericht {span} hat sich seit Version {number} nichts geändert, was außen zu sehen wäre.</source>
        <translation>Nothing in the report {span} that would be seen outside has changed since version {number}.</translation>
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
        <source>Im Satz müssen diese Stellen so stehen bleiben, und keine anderen: {places}.</source>
        <translation>These places have to stay in the sentence as they are, and no others: {places}.</translation>
    </message>
    <message>
        <source>Im Topf „{fund}“ sind noch {left}. Damit wäre er um {over} überzogen.</source>
        <translation>{left} are left in the fund “{fund}”. It would be overdrawn by {over}.</translation>
    </message>
    <message>
        <source>Im selben Augenblick hat ein anderes Fenster gespeichert.</source>
        <translation>Another window saved at the same moment.</translation>
    </message>
    <message>
        <source>Im {month} ist niemand im Ehrenamt da.</source>
        <translation>There is no volunteer in {month}.</translation>
    </message>
    <message>
        <source>In Deutschland seit {year}: das kann nicht stimmen.</source>
        <translation>In Germany since {year}: that cannot be right.</translation>
    </message>
    <message>
        <source>In den Monaten steht kein Text, der hier noch fehlt.</source>
        <translation>There is no text in the months that is still missing here.</translation>
    </message>
    <message>
        <source>In der Ablage steht, was dieses Programm nie schreibt ({detail}): jemand hat sie verändert.</source>
        <translation>The store holds what this program never writes ({detail}): somebody has changed it.</translation>
    </message>
    <message>
        <source>In der Datei {file} ist kein Tabellenblatt mit Zellen zu sehen.</source>
        <translation>The file {file} shows no sheet with cells.</translation>
    </message>
    <message>
        <source>In der Datei {file} könnte jedes dieser Blätter die Liste sein: {sheets}.</source>
        <translation>In the file {file} each of these sheets may be the list: {sheets}.</translation>
    </message>
    <message>
        <source>In der Kalenderdatei stehen bis zum {last} mehr als {most} Zeiten: das kann nicht stimmen.</source>
        <translation>The calendar file has more than {most} times until {last}: that cannot be right.</translation>
    </message>
    <message>
        <source>In der Kinderbetreuung ist dafür kein Platz: frei, und von niemandem erwartet, sind {free}.</source>
        <translation>The childcare has no room for that: {free} places are free and not waited for.</translation>
    </message>
    <message>
        <source>In der Kinderbetreuung sind {taken} Plätze vergeben; auf {wanted} geht es erst, wenn welche frei sind.</source>
        <translation>{taken} places of the childcare are taken; {wanted} is possible once some are free.</translation>
    </message>
    <message>
        <source>In die Dateien der Ablage wurde ein anderer Stand kopiert, während das Fenster offen war ({folder}).</source>
        <translation>Another state was copied into the store&apos;s files while the window was open ({folder}).</translation>
    </message>
    <message>
        <source>In diesem Satz steht kein Buchstabe.</source>
        <translation>There is no letter in this sentence.</translation>
    </message>
    <message>
        <source>In dieser Sprache gibt es keinen Bericht.</source>
        <translation>There is no report in this language.</translation>
    </message>
    <message>
        <source>In welches Angebot? Bitte eines wählen.</source>
        <translation>In which activity? Please choose one.</translation>
    </message>
    <message>
        <source>In {file} fehlt eine Spalte: {missing}.</source>
        <translation>{file} lacks a column: {missing}.</translation>
    </message>
    <message>
        <source>In {file} hat jeder Tag eine eigene Spalte, wie in einem Plan.</source>
        <translation>In {file} each day has a column of its own, as in a timetable.</translation>
    </message>
    <message>
        <source>In {file} steht keine bekannte Überschrift.</source>
        <translation>{file} has no known heading.</translation>
    </message>
    <message>
        <source>In {target} lässt sich nicht schreiben.</source>
        <translation>Cannot write to {target}.</translation>
    </message>
    <message>
        <source>In {target} lässt sich nicht schreiben: den Ordner gibt es nicht.</source>
        <translation>{target} cannot be written to: there is no such folder.</translation>
    </message>
    <message>
        <source>In {target} lässt sich nicht schreiben: der Datenträger ist schreibgeschützt.</source>
        <translation>{target} cannot be written to: the disk is write-protected.</translation>
    </message>
    <message>
        <source>In {target} lässt sich nicht schreiben: die Rechte fehlen.</source>
        <translation>{target} cannot be written to: the permission is missing.</translation>
    </message>
    <message>
        <source>Jemand hat den Aufbau der Datenbank verändert ({detail}).</source>
        <translation>Somebody has changed the structure of the database ({detail}).</translation>
    </message>
    <message>
        <source>Mehr als {most} Indikatoren hat kein Bericht.</source>
        <translation>No report has more than {most} indicators.</translation>
    </message>
    <message>
        <source>Mit dieser Person ist schon {name} verknüpft.</source>
        <translation>{name} is already linked with this person.</translation>
    </message>
    <message>
        <source>Mit wem war das Gespräch? Bitte eine Person suchen.</source>
        <translation>Who was the session with? Please find a person.</translation>
    </message>
    <message>
        <source>Mit „woilmenau-desk init --role lead“ oder im Fenster eine anlegen.</source>
        <translation>Make one with “woilmenau-desk init --role lead” or in the window.</translation>
    </message>
    <message>
        <source>Nach --data fehlt der Ordner: dort steht nichts.</source>
        <translation>The folder after --data is missing: nothing stands there.</translation>
    </message>
    <message>
        <source>Nach dem Komma stehen höchstens zwei Stellen. Tausender schreibt man mit Punkt: 1.250.</source>
        <translation>At most two digits stand behind the comma. Thousands are written with a point: 1.250.</translation>
    </message>
    <message>
        <source>Nichts ist verloren.</source>
        <translation>Nothing is lost.</translation>
    </message>
    <message>
        <source>Nichts wurde angelegt.</source>
        <translation>Nothing was made.</translation>
    </message>
    <message>
        <source>Nichts wurde gebucht; was Sie getippt haben, steht noch da.</source>
        <translation>Nothing was booked; what you typed is still there.</translation>
    </message>
    <message>
        <source>Nichts wurde gedruckt.</source>
        <translation>Nothing was printed.</translation>
    </message>
    <message>
        <source>Nichts wurde geschrieben, die Ablage ist unberührt.</source>
        <translation>Nothing was written; the store is untouched.</translation>
    </message>
    <message>
        <source>Nichts wurde geschrieben, die Sicherung ist unberührt.</source>
        <translation>Nothing was written, the backup is untouched.</translation>
    </message>
    <message>
        <source>Nichts wurde geschrieben.</source>
        <translation>Nothing was written.</translation>
    </message>
    <message>
        <source>Nichts wurde gespeichert.</source>
        <translation>Nothing was saved.</translation>
    </message>
    <message>
        <source>Nichts wurde geändert.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Nichts wurde geändert. Ihre Eingaben stehen noch da.</source>
        <translation>Nothing was changed. What you entered is still there.</translation>
    </message>
    <message>
        <source>Nichts wurde geändert: beide stehen da wie zuvor.</source>
        <translation>Nothing was changed: both are as they were.</translation>
    </message>
    <message>
        <source>Nichts wurde geändert; früher Übernommenes steht noch da.</source>
        <translation>Nothing was changed; what was taken over before is still there.</translation>
    </message>
    <message>
        <source>Nichts wurde geöffnet und nichts verändert.</source>
        <translation>Nothing was opened and nothing changed.</translation>
    </message>
    <message>
        <source>Nichts wurde importiert.</source>
        <translation>Nothing was imported.</translation>
    </message>
    <message>
        <source>Niemand hat die Sorge für sich selbst.</source>
        <translation>Nobody has custody of themselves.</translation>
    </message>
    <message>
        <source>Niemand ist angemeldet, der nicht schon da ist.</source>
        <translation>Nobody is announced who is not here already.</translation>
    </message>
    <message>
        <source>Niemand wurde angemeldet und nichts verändert.</source>
        <translation>Nobody was logged in and nothing changed.</translation>
    </message>
    <message>
        <source>Noch ist nichts gespeichert; das Getippte steht noch da.</source>
        <translation>Nothing has been saved yet; what was typed is still there.</translation>
    </message>
    <message>
        <source>Ohne {names} hätte die zurückgespielte Ablage keine Leitung.</source>
        <translation>Without {names} the restored store would have no lead.</translation>
    </message>
    <message>
        <source>Papiere werden bis zu 26 Wochen vorher vorgelegt.</source>
        <translation>Papers are followed up at most 26 weeks before.</translation>
    </message>
    <message>
        <source>Seit {day} nicht mehr dabei: eine neue Aufgabe geht erst nach „Wieder dabei“.</source>
        <translation>Not with us since {day}: a new role is only possible after “Back again”.</translation>
    </message>
    <message>
        <source>Sich selbst kann man nicht entfernen.</source>
        <translation>You cannot remove yourself.</translation>
    </message>
    <message>
        <source>Sich selbst kann man nicht vertreten.</source>
        <translation>One cannot stand in for oneself.</translation>
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
        <source>So bliebe kein Termin übrig; am {day}: {why}.</source>
        <translation>No appointment would be left; on {day}: {why}.</translation>
    </message>
    <message>
        <source>So ist kein Termin dabei.</source>
        <translation>That way there is no appointment in it.</translation>
    </message>
    <message>
        <source>So kann TOML nicht gelesen werden ({detail}).</source>
        <translation>This cannot be read as TOML ({detail}).</translation>
    </message>
    <message>
        <source>So kann eine Datei hier nicht heißen: {target}</source>
        <translation>A file cannot be called that here: {target}</translation>
    </message>
    <message>
        <source>So lange am Stück ist niemand nur belegt: höchstens {most} Tage gehen auf einmal.</source>
        <translation>Nobody is just busy for that long: {most} days at once at most.</translation>
    </message>
    <message>
        <source>So trifft sich die Reihe nie: an allen ihren Tagen ist geschlossen ({why}). Bitte Tage prüfen.</source>
        <translation>Like this the series never meets: the centre is closed on all its days ({why}). Please check the days.</translation>
    </message>
    <message>
        <source>So trifft sich die Reihe nie: bis zum {last} kommt kein solcher Tag. Bitte Tag oder Zeitraum prüfen.</source>
        <translation>Like this the series never meets: there is no such day until {last}. Please check the day or the period.</translation>
    </message>
    <message>
        <source>So viel kann es nicht sein: höchstens {most} €.</source>
        <translation>It cannot be that much: {most} € at most.</translation>
    </message>
    <message>
        <source>Soll er doch gedruckt werden, bitte noch einmal drucken.</source>
        <translation>If it is to be printed after all, please print again.</translation>
    </message>
    <message>
        <source>Stimmt die Uhr? Dieser Rechner zeigt {shown} Uhr; der letzte Eintrag ist von {last} Uhr.</source>
        <translation>Is the clock right? This computer shows {shown}; the last entry is from {last}.</translation>
    </message>
    <message>
        <source>Um wen geht es? Bitte eine Person suchen.</source>
        <translation>About whom is it? Please look for a person.</translation>
    </message>
    <message>
        <source>Um {time} Uhr ist da schon ein Termin von „{title}“.</source>
        <translation>There is a session of “{title}” at {time} already.</translation>
    </message>
    <message>
        <source>Unter welcher Pauschale?</source>
        <translation>Under which allowance?</translation>
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
        <source>Unter „{key}“ ist schon {name} eingetragen. Bitte einen anderen Anmeldenamen nehmen.</source>
        <translation>“{key}” already stands for {name}. Please choose another login name.</translation>
    </message>
    <message>
        <source>Vermutlich fehlte beim Herunterladen die Anmeldung: bitte anmelden und noch einmal holen.</source>
        <translation>Probably you were not signed in when downloading it: please sign in and fetch it again.</translation>
    </message>
    <message>
        <source>Verschieben lässt sich hier nichts. Einträge, die bei dem bleiben, wozu sie gehören: {number}.</source>
        <translation>Nothing can be moved here. Entries that stay with what they belong to: {number}.</translation>
    </message>
    <message>
        <source>Version {number} bleibt die letzte.</source>
        <translation>Version {number} stays the last one.</translation>
    </message>
    <message>
        <source>Vom Bericht {span} für „{funder}“ gibt es keine Version {number}; die letzte ist {last}.</source>
        <translation>There is no version {number} of the report {span} for “{funder}”; the last one is {last}.</translation>
    </message>
    <message>
        <source>Vom ersten bis zum letzten Tag sind es 1 bis {most} Tage.</source>
        <translation>From the first day to the last there can be 1 to {most} days.</translation>
    </message>
    <message>
        <source>Von wann bis wann? Die Uhrzeit fehlt noch.</source>
        <translation>From when until when? The time is missing.</translation>
    </message>
    <message>
        <source>Wahrgenommen ist der Termin schon. Bitte zuerst „doch vereinbart“ (V), dann verschieben.</source>
        <translation>The appointment was kept already. Please mark it “booked after all” (V) first, then move it.</translation>
    </message>
    <message>
        <source>Wann sie wiederkommen, muss heute sein und noch kommen.</source>
        <translation>The time at which they come back has to be today and still to come.</translation>
    </message>
    <message>
        <source>Wann soll es wieder vorliegen?</source>
        <translation>When is it to come up again?</translation>
    </message>
    <message>
        <source>Wann wurde das Führungszeugnis eingesehen?</source>
        <translation>When was the conduct certificate seen?</translation>
    </message>
    <message>
        <source>Wann? Tag und Uhrzeit fehlen noch.</source>
        <translation>When? The day and the time are still missing.</translation>
    </message>
    <message>
        <source>Wartet schon, mit der Nummer {number}.</source>
        <translation>Is waiting already, with the number {number}.</translation>
    </message>
    <message>
        <source>Warum es trotzdem sein soll, fehlt.</source>
        <translation>The reason why it should be so all the same is missing.</translation>
    </message>
    <message>
        <source>Was eingegeben wurde, bleibt als Entwurf.</source>
        <translation>What was entered stays as a draft.</translation>
    </message>
    <message>
        <source>Was getippt wurde, ist als Entwurf aufgehoben.</source>
        <translation>What was typed is kept as a draft.</translation>
    </message>
    <message>
        <source>Was in der Ablage steht, ließ sich noch nicht retten; das offene Fenster hat es noch.</source>
        <translation>What the store holds could not be rescued yet; the open window still has it.</translation>
    </message>
    <message>
        <source>Welche Hilfe war es?</source>
        <translation>What kind of help was it?</translation>
    </message>
    <message>
        <source>Welche Zahl? Bitte eine wählen.</source>
        <translation>Which figure? Please choose one.</translation>
    </message>
    <message>
        <source>Welches Angebot? Bitte eines wählen.</source>
        <translation>Which activity? Please choose one.</translation>
    </message>
    <message>
        <source>Welches Papier? Ein paar Worte genügen.</source>
        <translation>Which paper? A few words are enough.</translation>
    </message>
    <message>
        <source>Wen? Bitte jemanden wählen.</source>
        <translation>Whom? Please choose somebody.</translation>
    </message>
    <message>
        <source>Wer hat den Brief bekommen? Bitte eine Person suchen.</source>
        <translation>Who got the letter? Please look for a person.</translation>
    </message>
    <message>
        <source>Wer hat die Sätze geprüft? Der Name fehlt.</source>
        <translation>Who has checked the sentences? The name is missing.</translation>
    </message>
    <message>
        <source>Wer leitet, ist eine Kollegin, ein Ehrenamtlicher oder ein Name.</source>
        <translation>Whoever leads is a colleague, a volunteer or a name.</translation>
    </message>
    <message>
        <source>Wer leitet? Der Name fehlt noch.</source>
        <translation>Who leads? The name is missing.</translation>
    </message>
    <message>
        <source>Wer möchte mitmachen? Bitte eine Person suchen.</source>
        <translation>Who would like to join? Please find a person.</translation>
    </message>
    <message>
        <source>Wer nicht zum Team gehört, steht mit Vor- und Nachnamen da, etwa „Amina Beispiel“.</source>
        <translation>Whoever is not of the team is named with first name and surname, such as “Amina Beispiel”.</translation>
    </message>
    <message>
        <source>Wer noch einmal speichert, zahlt trotzdem aus diesem Topf.</source>
        <translation>Saving once more pays from this fund all the same.</translation>
    </message>
    <message>
        <source>Wer nur vertritt, entscheidet nicht, wer den eingeschränkten Fall liest.</source>
        <translation>Whoever only stands in does not decide who reads the restricted case.</translation>
    </message>
    <message>
        <source>Wer zählt mit? Eine Kasse zählen zwei.</source>
        <translation>Who counts along? A cash box is counted by two.</translation>
    </message>
    <message>
        <source>Werktage zählt diese Rechnung nicht: Welche Tage das sind, hängt vom Gesetz ab. Bitte den letzten Tag nachfragen.</source>
        <translation>Working days are not counted here: which days they are depends on the law. Please ask for the last day.</translation>
    </message>
    <message>
        <source>Wie viel Geld war es?</source>
        <translation>How much money was it?</translation>
    </message>
    <message>
        <source>Wie viel liegt in der Kasse?</source>
        <translation>How much is in the cash box?</translation>
    </message>
    <message>
        <source>Wie viel wurde gezahlt?</source>
        <translation>How much was paid?</translation>
    </message>
    <message>
        <source>Wie viele Stunden waren es? Gemeint ist etwas wie 2,5 oder 2:30.</source>
        <translation>How many hours was it? Something like 2.5 or 2:30 is meant.</translation>
    </message>
    <message>
        <source>Wieder eingeladen wird, wer nicht kam oder wessen Termin abgesagt ist.</source>
        <translation>Invited again is whoever did not come, or whose appointment was cancelled.</translation>
    </message>
    <message>
        <source>Wobei wird geholfen?</source>
        <translation>Helping with what?</translation>
    </message>
    <message>
        <source>Wobei wurde geholfen?</source>
        <translation>What did they help with?</translation>
    </message>
    <message>
        <source>Wofür wurde gezahlt?</source>
        <translation>What was it paid for?</translation>
    </message>
    <message>
        <source>Wohin der Verweis führt, kann hier nicht gelesen werden.</source>
        <translation>Where this referral leads cannot be read here.</translation>
    </message>
    <message>
        <source>Wohin? Bitte eine Stelle wählen.</source>
        <translation>Where to? Please choose a target.</translation>
    </message>
    <message>
        <source>Wurde eine Datei von Hand zurückgelegt, bitte die zusammengehörige dazulegen. Sonst beide aus derselben Sicherung zurückspielen; auf der Kommandozeile mit „restore DATEI“.</source>
        <translation>If a file was put back by hand, please put the one that belongs to it beside it. Otherwise restore both from the same backup; on the command line with “restore FILE”.</translation>
    </message>
    <message>
        <source>Zu diesem Besuch gehört die Anwesenheit bei einem Angebot; sie wird dort geändert oder zurückgenommen.</source>
        <translation>An offer&apos;s roll call belongs to this visit; it is changed or taken back there.</translation>
    </message>
    <message>
        <source>Zu diesem Besuch gehört ein wahrgenommener Termin; er wird dort zurückgenommen.</source>
        <translation>A kept appointment belongs to this visit; take it back there.</translation>
    </message>
    <message>
        <source>Zu diesem Besuch gehört eine Beratung; sie wird dort geändert oder gestrichen.</source>
        <translation>Counselling belongs to this visit; change it or strike it out there.</translation>
    </message>
    <message>
        <source>Zu diesem Besuch gehört eine Beratung; verschieben kann ihn, wer berät oder leitet.</source>
        <translation>A counselling session belongs to this visit; whoever counsels or leads can move it.</translation>
    </message>
    <message>
        <source>Zu diesem Besuch gehört eine Soforthilfe. Bitte zuerst die Hilfe streichen (Strg+H).</source>
        <translation>Emergency help belongs to this visit. Please strike the help first (Ctrl+H).</translation>
    </message>
    <message>
        <source>Zu viele falsche Passwörter.</source>
        <translation>Too many wrong passwords.</translation>
    </message>
    <message>
        <source>Zum Abschluss gehört ein Ergebnis.</source>
        <translation>Closing needs an outcome.</translation>
    </message>
    <message>
        <source>Zum Code „{code}“ gibt es keinen Verweis.</source>
        <translation>There is no referral with the code “{code}”.</translation>
    </message>
    <message>
        <source>Zusammenführen geht hier nicht: Einträge beider lassen sich nicht zusammenlegen ({tables}).</source>
        <translation>These cannot be merged: entries of both cannot be put together ({tables}).</translation>
    </message>
    <message>
        <source>Zusammenführen geht hier nur nach einem Blick der Leitung.</source>
        <translation>These can only be merged after the lead has had a look.</translation>
    </message>
    <message>
        <source>Zusammenführen geht so nicht: beide sind mit einem Ehrenamt verknüpft ({first}, {second}).</source>
        <translation>They cannot be merged like this: both are linked to a volunteer ({first}, {second}).</translation>
    </message>
    <message>
        <source>Zusammenführen geht so nicht: {first} und {second} gehören zu verschiedenen Haushalten.</source>
        <translation>These cannot be merged as they are: {first} and {second} belong to different households.</translation>
    </message>
    <message>
        <source>Zwei Reihen sind dieselbe.</source>
        <translation>Two series are the same.</translation>
    </message>
    <message>
        <source>Zwischen den beiden Tagen liegt dieser Wochentag nicht.</source>
        <translation>This weekday does not lie between the two days.</translation>
    </message>
    <message>
        <source>Zwischen {before} und {band} fehlen Jahre.</source>
        <translation>Years are missing between {before} and {band}.</translation>
    </message>
    <message>
        <source>an diesem Termin war inzwischen jemand da</source>
        <translation>somebody was at this session in the meantime</translation>
    </message>
    <message>
        <source>aus der Kasse ist inzwischen gezahlt, oder sie ist gezählt</source>
        <translation>the cash box was paid from or counted meanwhile</translation>
    </message>
    <message>
        <source>bitte im Fall ändern (E, dann „Für das Team öffnen“)</source>
        <translation>please change it in the case (E, then “Open to the team”)</translation>
    </message>
    <message>
        <source>danach wurde ein weiterer Beratungsfall eröffnet</source>
        <translation>another case was opened after it</translation>
    </message>
    <message>
        <source>der Inhalt</source>
        <translation>the content</translation>
    </message>
    <message>
        <source>der Platz in der Kinderbetreuung ist inzwischen vergeben</source>
        <translation>the place in the childcare has been given to somebody else since</translation>
    </message>
    <message>
        <source>der Platz ist inzwischen vergeben</source>
        <translation>the place has been given to somebody else since</translation>
    </message>
    <message>
        <source>der Tag hätte damit mehr als 24 Stunden</source>
        <translation>the day would then have more than 24 hours</translation>
    </message>
    <message>
        <source>der Termin fällt inzwischen aus oder ist verlegt</source>
        <translation>the session has been cancelled or moved in the meantime</translation>
    </message>
    <message>
        <source>der Topf ist inzwischen gezählt oder geschlossen</source>
        <translation>the fund was counted or closed meanwhile</translation>
    </message>
    <message>
        <source>der Topf ist inzwischen gezählt oder geschlossen; wer die Hilfe streicht, bekommt ein Storno</source>
        <translation>the fund was counted or closed meanwhile; striking the help makes a storno</translation>
    </message>
    <message>
        <source>der Zettel ist schon gemacht; bitte streichen</source>
        <translation>the slip has been made already; please strike it out</translation>
    </message>
    <message>
        <source>die Belegnummer ist inzwischen eine andere</source>
        <translation>the number of the receipt is another one by now</translation>
    </message>
    <message>
        <source>die Person hat in diesem Angebot inzwischen einen anderen Platz</source>
        <translation>the person has another place in this offer by now</translation>
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
        <source>ein abgeschlossener Bericht bleibt; was sich ändert, wird seine nächste Version</source>
        <translation>a closed report stays; what changes becomes its next version</translation>
    </message>
    <message>
        <source>ein anderes Fenster</source>
        <translation>another window</translation>
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
        <source>im Dienstplan steht da inzwischen ein anderer Eintrag</source>
        <translation>there is another entry in the roster at that time by now</translation>
    </message>
    <message>
        <source>in der Kasse hat sich inzwischen etwas geändert: bitte neu zählen</source>
        <translation>something changed in the cash box meanwhile: please count again</translation>
    </message>
    <message>
        <source>inzwischen gibt es weitere Belege, bitte streichen (Entf)</source>
        <translation>there are further receipts by now, please strike it out (Del)</translation>
    </message>
    <message>
        <source>inzwischen hängt anderes daran</source>
        <translation>something else depends on it by now</translation>
    </message>
    <message>
        <source>inzwischen wurde der Eintrag geändert</source>
        <translation>the entry was changed in the meantime</translation>
    </message>
    <message>
        <source>mit der Person ist inzwischen jemand anderes verknüpft</source>
        <translation>somebody else has been linked with this person in the meantime</translation>
    </message>
    <message>
        <source>sie steht an diesem Termin inzwischen noch einmal</source>
        <translation>they are entered at this session once more in the meantime</translation>
    </message>
    <message>
        <source>so viele Plätze hat die Kinderbetreuung nicht, wie jemand braucht</source>
        <translation>the childcare does not have as many places as somebody needs</translation>
    </message>
    <message>
        <source>true oder false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>wer den Beratungsfall lesen darf, ist inzwischen anders geregelt</source>
        <translation>who may read the counselling case has been decided anew since</translation>
    </message>
    <message>
        <source>wer nachgerückt ist, hat inzwischen davon erfahren</source>
        <translation>whoever moved up has been told so since</translation>
    </message>
    <message>
        <source>zu diesem Besuch gehört inzwischen die Anwesenheit bei einem Angebot</source>
        <translation>an offer&apos;s roll call belongs to this visit by now</translation>
    </message>
    <message>
        <source>zu diesem Besuch gehört inzwischen eine Beratung</source>
        <translation>a counselling session belongs to this visit by now</translation>
    </message>
    <message>
        <source>zu dieser Zeit ist da inzwischen ein Angebot</source>
        <translation>an offer takes that time by now</translation>
    </message>
    <message>
        <source>zu dieser Zeit ist inzwischen ein Einsatz vereinbart</source>
        <translation>an assignment is agreed for that time by now</translation>
    </message>
    <message>
        <source>zu dieser Zeit ist inzwischen jemand nicht da</source>
        <translation>somebody is away at that time by now</translation>
    </message>
    <message>
        <source>zu dieser Zeit ist, wer berät, inzwischen anders belegt</source>
        <translation>the colleague is busy otherwise at that time by now</translation>
    </message>
    <message>
        <source>zu dieser Zeit steht da inzwischen ein anderer Termin</source>
        <translation>another appointment is there at that time by now</translation>
    </message>
    <message>
        <source>{amount} können nicht stimmen.</source>
        <translation>{amount} cannot be right.</translation>
    </message>
    <message>
        <source>{name} hat keinen Zugang und kann keinen Fall lesen.</source>
        <translation>{name} has no access and cannot read a case.</translation>
    </message>
    <message>
        <source>{name} hat keinen Zugang zu vertraulichen Notizen.</source>
        <translation>{name} has no access to confidential notes.</translation>
    </message>
    <message>
        <source>{name} ist am {day} nicht da: bitte jemand anderen wählen.</source>
        <translation>{name} is not here on {day}: please choose somebody else.</translation>
    </message>
    <message>
        <source>{name} ist in diesem Fall nicht benannt.</source>
        <translation>{name} is not named in this case.</translation>
    </message>
    <message>
        <source>{name} ist in diesem eingeschränkten Fall nicht benannt.</source>
        <translation>{name} is not named in this restricted case.</translation>
    </message>
    <message>
        <source>{name} ist schon eingeschrieben.</source>
        <translation>{name} is enrolled already.</translation>
    </message>
    <message>
        <source>{name} ist schon zuständig.</source>
        <translation>{name} is responsible already.</translation>
    </message>
    <message>
        <source>{name} ist zuständig und muss den Fall lesen können.</source>
        <translation>{name} is responsible and has to be able to read the case.</translation>
    </message>
    <message>
        <source>{name} ist zuständig: bitte den Fall zuerst jemand anderem übergeben.</source>
        <translation>{name} is responsible: please hand the case over to somebody else first.</translation>
    </message>
    <message>
        <source>{name} liest keine vertraulichen Einträge: bitte jemand anderen wählen.</source>
        <translation>{name} does not read confidential entries: please choose somebody else.</translation>
    </message>
    <message>
        <source>{name} muss sich zuerst anmelden und ein eigenes Passwort setzen.</source>
        <translation>{name} has to log in first and set a password of their own.</translation>
    </message>
    <message>
        <source>{name} steht schon auf der Warteliste, als Nr. {position}.</source>
        <translation>{name} is on the waiting list already, as no. {position}.</translation>
    </message>
    <message>
        <source>{name} war am {day} zuletzt dabei: bitte jemand anderen wählen.</source>
        <translation>{name} was last with us on {day}: please choose somebody else.</translation>
    </message>
    <message>
        <source>{number} Einheiten können nicht stimmen.</source>
        <translation>{number} units cannot be right.</translation>
    </message>
    <message>
        <source>{number} Kinder von einer Person können nicht stimmen.</source>
        <translation>{number} children of one person cannot be right.</translation>
    </message>
    <message>
        <source>{number} Minuten Puffer können nicht stimmen.</source>
        <translation>A buffer of {number} minutes cannot be right.</translation>
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
        <source>{number} Personen können nicht stimmen.</source>
        <translation>{number} people cannot be right.</translation>
    </message>
    <message>
        <source>{number} Tage voraus kann niemand suchen.</source>
        <translation>Nobody can look {number} days ahead.</translation>
    </message>
    <message>
        <source>{number} Wochen können nicht stimmen.</source>
        <translation>{number} weeks cannot be right.</translation>
    </message>
    <message>
        <source>{number} anonyme Köpfe können nicht stimmen.</source>
        <translation>{number} anonymous heads cannot be right.</translation>
    </message>
    <message>
        <source>{number} erreichte Familienmitglieder können nicht stimmen.</source>
        <translation>{number} family members reached cannot be right.</translation>
    </message>
    <message>
        <source>{reason}: bitte jemand anderen wählen.</source>
        <translation>{reason}: please choose somebody else.</translation>
    </message>
    <message>
        <source>{span} ist noch nicht zu Ende; abschließen lässt er sich ab dem Tag nach dem {last}.</source>
        <translation>{span} has not ended yet; it can be closed from the day after {last} on.</translation>
    </message>
    <message>
        <source>{span} ist schon abgeschlossen. Für Version {number} braucht es einen Grund.</source>
        <translation>{span} is closed already. Version {number} needs a reason.</translation>
    </message>
    <message>
        <source>{span} lässt sich nicht nach außen berichten: Es widersprechen einander {which}.</source>
        <translation>{span} cannot be reported outside: {which} contradict one another.</translation>
    </message>
    <message>
        <source>{span} sind keine ganzen Monate; dann gibt es den Bericht nach außen erst, wenn er abgeschlossen ist. Aus vielen solchen Berichten ließen sich Einzelne errechnen. Bitte abschließen, oder ihn intern ansehen.</source>
        <translation>{span} are not whole months; then the report leaves the house only once it is closed. From many such reports single people could be worked out. Please close it, or look at it internally.</translation>
    </message>
    <message>
        <source>{taken} sind eingeschrieben; auf {wanted} Plätze geht es erst, wenn jemand ausgetragen ist.</source>
        <translation>{taken} are enrolled; {wanted} places are possible once somebody has left.</translation>
    </message>
    <message>
        <source>{target} gehört zu einer Ablage; dorthin wird nichts ausgegeben.</source>
        <translation>{target} belongs to a store; nothing is put out there.</translation>
    </message>
    <message>
        <source>{target} ist ein Ordner, keine Datei.</source>
        <translation>{target} is a folder, not a file.</translation>
    </message>
    <message>
        <source>{target} ist eine Sicherung; nur eine neue Sicherung darf sie ersetzen.</source>
        <translation>{target} is a backup; only a new backup may replace it.</translation>
    </message>
    <message>
        <source>{target} ist gerade in einem anderen Programm geöffnet.</source>
        <translation>{target} is open in another program just now.</translation>
    </message>
    <message>
        <source>{target} ist keine gewöhnliche Datei.</source>
        <translation>{target} is no ordinary file.</translation>
    </message>
    <message>
        <source>{target} ist nicht mehr zu erreichen: Stick abgezogen, oder das Netzlaufwerk ist weg.</source>
        <translation>{target} cannot be reached any more: the stick was pulled, or the network drive is gone.</translation>
    </message>
    <message>
        <source>{target} ist viel größer, als so eine Datei sein kann (höchstens {megabytes} MB).</source>
        <translation>{target} is much larger than such a file can be ({megabytes} MB at most).</translation>
    </message>
    <message>
        <source>{target} lässt sich nicht lesen.</source>
        <translation>{target} cannot be read.</translation>
    </message>
    <message>
        <source>{time} Uhr gab es an diesem Tag nicht: die Uhr sprang von 2 auf 3, zur Sommerzeit.</source>
        <translation>There was no {time} on that day: the clock went from 2 to 3, for summer time.</translation>
    </message>
    <message>
        <source>{who} ist da schon von {starts} bis {ends} eingetragen.</source>
        <translation>{who} is already entered from {starts} to {ends} then.</translation>
    </message>
    <message>
        <source>Öffnungszeiten schreibt man so: „14:00–16:00“.</source>
        <translation>Opening hours are written like this: “14:00–16:00”.</translation>
    </message>
    <message>
        <source>Über {span} ist inzwischen schon berichtet worden; dieser Bericht ist überholt.</source>
        <translation>{span} has been reported meanwhile; this report is out of date.</translation>
    </message>
    <message>
        <source>„from“ und „to“ sind ganze Zahlen ab 0.</source>
        <translation>“from” and “to” are whole numbers from 0.</translation>
    </message>
    <message>
        <source>„until“ liegt vor „from“.</source>
        <translation>“until” is before “from”.</translation>
    </message>
    <message>
        <source>„{code}“ ist kein Code von einem Bogen: bitte die Zeichen vergleichen.</source>
        <translation>“{code}” is no code of a sheet: please compare the characters.</translation>
    </message>
    <message>
        <source>„{code}“ ist kein Ländercode wie SY oder UA.</source>
        <translation>“{code}” is not a country code like SY or UA.</translation>
    </message>
    <message>
        <source>„{code}“ steht nicht in der Werteliste; bekannt sind: {known}.</source>
        <translation>“{code}” is not in the value list; known are: {known}.</translation>
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
        <source>„{name}“ fördert zur selben Zeit und hat eine andere Regel zur Geheimhaltung. Beide brauchen dieselbe: nebeneinander verrieten die Berichte sonst, was jeder für sich verschweigt.</source>
        <translation>“{name}” funds at the same time and has another rule of confidentiality. Both need the same one: side by side the reports would tell what each of them keeps back.</translation>
    </message>
    <message>
        <source>„{name}“ gibt es für diese Zeit schon; bitte einen anderen Namen, oder Tage, die sich nicht überschneiden.</source>
        <translation>There is already a “{name}” at this time; please choose another name, or days that do not overlap.</translation>
    </message>
    <message>
        <source>„{name}“ heißen mehrere Angebote: bitte die Nummer nehmen ({numbers}).</source>
        <translation>Several offers are called “{name}”: please use the number ({numbers}).</translation>
    </message>
    <message>
        <source>„{name}“ heißen mehrere: bitte den Anmeldenamen angeben.</source>
        <translation>Several are called “{name}”: please give the login.</translation>
    </message>
    <message>
        <source>„{name}“ steht schon in der Liste der Verweisstellen.</source>
        <translation>“{name}” is in the list of referral targets already.</translation>
    </message>
    <message>
        <source>„{part}“ ist keine Altersgruppe; man schreibt sie so: 6–13 oder 65+.</source>
        <translation>“{part}” is no age band; they are written like this: 6–13 or 65+.</translation>
    </message>
    <message>
        <source>„{step}“ lässt sich nicht mehr rückgängig machen: {reason}.</source>
        <translation>“{step}” can no longer be undone: {reason}.</translation>
    </message>
    <message>
        <source>„{step}“ nimmt diese Taste nicht zurück.</source>
        <translation>This key does not take “{step}” back.</translation>
    </message>
    <message>
        <source>„{text}“ Stunden an einem Tag können nicht stimmen; Minuten gehen als 90 min.</source>
        <translation>“{text}” hours on one day cannot be right; minutes are written as 90 min.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Monat; gemeint ist etwas wie 2026-10.</source>
        <translation>“{text}” is not a month; write it like 2026-10.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Zeitraum; gemeint ist etwas wie 2026-10, 2026-Q4, 2026-H2, 2026 oder 2026-03-01..2026-04-15.</source>
        <translation>“{text}” is no period; what is meant is something like 2026-10, 2026-Q4, 2026-H2, 2026 or 2026-03-01..2026-04-15.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Länge, die sich zählen lässt. Gemeint ist etwas wie „2 Wochen“.</source>
        <translation>“{text}” is no length that can be counted. Something like “2 weeks” is meant.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Verschiebung; gemeint ist etwas wie -3 Tage oder +2 h.</source>
        <translation>“{text}” is no shift; something like -3 days or +2 h is meant.</translation>
    </message>
    <message>
        <source>„{text}“ ist nicht zu verstehen. Gemeint ist etwas wie: Mo 14–16, Do ab 15.</source>
        <translation>“{text}” cannot be understood. Something like this is meant: Mon 14–16, Thu from 15.</translation>
    </message>
    <message>
        <source>„{text}“ sind keine Stunden; gemeint ist etwas wie 2,5 oder 2:30.</source>
        <translation>“{text}” are no hours; something like 2.5 or 2:30 is meant.</translation>
    </message>
    <message>
        <source>„{text}“: Das Ende liegt nicht nach dem Anfang.</source>
        <translation>“{text}”: it does not end after it begins.</translation>
    </message>
    <message>
        <source>„{title}“ endet am {day}: bitte zuerst den letzten Tag ändern.</source>
        <translation>“{title}” ends on {day}: please change the last day first.</translation>
    </message>
    <message>
        <source>„{title}“ endete am {day}.</source>
        <translation>“{title}” ended on {day}.</translation>
    </message>
    <message>
        <source>„{title}“ hat keine Kinderbetreuung.</source>
        <translation>“{title}” has no childcare.</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nein</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>follow_ups</name>
    <message>
        <source>Aufenthaltspapier</source>
        <translation>Residence document</translation>
    </message>
    <message>
        <source>Fall {number}</source>
        <translation>Case {number}</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>In den nächsten sieben Tagen</source>
        <translation>Within the next seven days</translation>
    </message>
    <message>
        <source>alle drei Monate</source>
        <translation>every three months</translation>
    </message>
    <message>
        <source>alle sechs Monate</source>
        <translation>every six months</translation>
    </message>
    <message>
        <source>alle zwei Wochen</source>
        <translation>every two weeks</translation>
    </message>
    <message>
        <source>eingeschränkter Fall</source>
        <translation>restricted case</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>gestrichen</source>
        <translation>struck out</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>jede Woche</source>
        <translation>every week</translation>
    </message>
    <message>
        <source>jeden Monat</source>
        <translation>every month</translation>
    </message>
    <message>
        <source>jedes Jahr</source>
        <translation>every year</translation>
    </message>
    <message>
        <source>lässt sich nicht öffnen</source>
        <translation>cannot be opened</translation>
    </message>
    <message>
        <source>morgen</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>nach einem Gespräch</source>
        <translation>after a session</translation>
    </message>
    <message>
        <source>ohne Grund notiert</source>
        <translation>no reason noted</translation>
    </message>
    <message>
        <source>{paper}: abgelaufen am {day}</source>
        <translation>{paper}: expired on {day}</translation>
    </message>
    <message>
        <source>{paper}: läuft am {day} ab</source>
        <translation>{paper}: runs out on {day}</translation>
    </message>
    <message>
        <source>Überfällig</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>überfällig seit {day}</source>
        <translation>overdue since {day}</translation>
    </message>
</context>
<context>
    <name>funds</name>
    <message>
        <source>Storno von {number}</source>
        <translation>Reversal of {number}</translation>
    </message>
    <message>
        <source>abgelaufen</source>
        <translation>past</translation>
    </message>
    <message>
        <source>gedruckt</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>nach dem Abschluss storniert: {amount}, die nicht mitgezählt sind</source>
        <translation>reversed after the closing: {amount}, which were not counted</translation>
    </message>
    <message>
        <source>noch nicht</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>noch {amount}</source>
        <translation>{amount} left</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>ohne Topf</source>
        <translation>no fund</translation>
    </message>
    <message>
        <source>seit {first}</source>
        <translation>since {first}</translation>
    </message>
    <message>
        <source>stimmt</source>
        <translation>right</translation>
    </message>
    <message>
        <source>storniert mit {number}</source>
        <translation>reversed with {number}</translation>
    </message>
    <message>
        <source>von {amount}</source>
        <translation>of {amount}</translation>
    </message>
    <message>
        <source>{amount} fehlen</source>
        <translation>{amount} missing</translation>
    </message>
    <message>
        <source>{amount} zu viel</source>
        <translation>{amount} too much</translation>
    </message>
    <message>
        <source>{day}: {amount} · {first} und {second}</source>
        <translation>{day}: {amount} · {first} and {second}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>überzogen</source>
        <translation>overdrawn</translation>
    </message>
</context>
<context>
    <name>hours</name>
    <message>
        <source>Angebot</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Begegnung</source>
        <translation>Open house</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>Counselling</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Abwesenheit</source>
        <translation>absence</translation>
    </message>
    <message>
        <source>Anfrage</source>
        <translation>request</translation>
    </message>
    <message>
        <source>Angebotstermin</source>
        <translation>session</translation>
    </message>
    <message>
        <source>Anmeldung</source>
        <translation>enrolment</translation>
    </message>
    <message>
        <source>Auch ausgeblendete Zeilen wurden gelesen: {number}.</source>
        <translation>Hidden rows were read as well: {number}.</translation>
    </message>
    <message>
        <source>Bei „{text}“ ist nicht sicher, was Tag und was Monat ist; bitte als 31.10.2026 schreiben.</source>
        <translation>In “{text}” it is not sure which is the day and which the month; please write it as 31.10.2026.</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>counselling session</translation>
    </message>
    <message>
        <source>Besuch</source>
        <translation>visit</translation>
    </message>
    <message>
        <source>Buchstaben der Datei sind beim Speichern verloren gegangen; besser ist „CSV UTF-8“ oder XLSX.</source>
        <translation>Letters of the file were lost when it was saved; “CSV UTF-8” or XLSX is better.</translation>
    </message>
    <message>
        <source>Buchstaben sind beim Speichern verloren gegangen („{text}“); bitte neu als „CSV UTF-8“ oder XLSX speichern.</source>
        <translation>Letters were lost when it was saved (“{text}”); please save it anew as “CSV UTF-8” or XLSX.</translation>
    </message>
    <message>
        <source>Das Angebot endet vor seinem Anfang.</source>
        <translation>The activity ends before it begins.</translation>
    </message>
    <message>
        <source>Das Ende fehlt; angenommen sind zwei Stunden.</source>
        <translation>The end is missing; two hours are assumed.</translation>
    </message>
    <message>
        <source>Das Geburtsjahr {year} kann nicht stimmen.</source>
        <translation>The year of birth {year} cannot be right.</translation>
    </message>
    <message>
        <source>Das Geburtsjahr {year} kann nicht stimmen: in der Zelle steht wohl ein Jahr, das Excel als Datum liest.</source>
        <translation>The year of birth {year} cannot be right: the cell probably holds a year that Excel reads as a date.</translation>
    </message>
    <message>
        <source>Das Geschlecht „{text}“ ist nicht bekannt; das Feld bleibt leer.</source>
        <translation>The gender “{text}” is not known; the field stays empty.</translation>
    </message>
    <message>
        <source>Das Land „{text}“ ist nicht bekannt; das Feld bleibt leer.</source>
        <translation>The country “{text}” is not known; the field stays empty.</translation>
    </message>
    <message>
        <source>Das ist kein Eintrag, sondern eine Summe, ein Stand, eine Seitenzahl oder eine Unterschrift („{text}“).</source>
        <translation>This is no entry but a sum, a date of issue, a page number or a signature (“{text}”).</translation>
    </message>
    <message>
        <source>Das ist keine Person, sondern eine Summe, ein Stand, eine Seitenzahl oder eine Unterschrift („{text}“).</source>
        <translation>This is no person but a sum, a date of issue, a page number or a signature (“{text}”).</translation>
    </message>
    <message>
        <source>Das steht schon in Zeile {line}: es zählt einmal.</source>
        <translation>That already stands in line {line}: it counts once.</translation>
    </message>
    <message>
        <source>Den Tag „{text}“ gibt es nicht.</source>
        <translation>There is no such day as “{text}”.</translation>
    </message>
    <message>
        <source>Der Text enthält Steuerzeichen.</source>
        <translation>The text contains control characters.</translation>
    </message>
    <message>
        <source>Der letzte Tag liegt vor dem ersten.</source>
        <translation>The last day is before the first.</translation>
    </message>
    <message>
        <source>Der {day} liegt in der Zukunft.</source>
        <translation>{day} is in the future.</translation>
    </message>
    <message>
        <source>Die Formel hat kein gespeichertes Ergebnis.</source>
        <translation>The formula has no saved result.</translation>
    </message>
    <message>
        <source>Die Kartennummer „{number}“ hat schon {name}.</source>
        <translation>{name} already has the card number “{number}”.</translation>
    </message>
    <message>
        <source>Die Kartennummer „{number}“ steht schon in Zeile {line}.</source>
        <translation>The card number “{number}” is in line {line} already.</translation>
    </message>
    <message>
        <source>Die Nummer „{number}“ gehört seit dem Zusammenführen zu {name}; nur was dort fehlte, kommt dazu.</source>
        <translation>Since merging, the number “{number}” belongs to {name}; only what was missing there is added.</translation>
    </message>
    <message>
        <source>Die Nummer „{number}“ hat hier niemand; bitte zuerst die Personen importieren.</source>
        <translation>Nobody here has the number “{number}”; please import the people first.</translation>
    </message>
    <message>
        <source>Die Nummer „{number}“ steht schon in Zeile {line}.</source>
        <translation>The number “{number}” is in line {line} already.</translation>
    </message>
    <message>
        <source>Die Spalte war zu schmal, die Zahl ist nicht zu lesen („{text}“).</source>
        <translation>The column was too narrow, the number cannot be read (“{text}”).</translation>
    </message>
    <message>
        <source>Die Spalte „{column}“ ist nicht bekannt und wird ausgelassen.</source>
        <translation>The column “{column}” is not known and is left out.</translation>
    </message>
    <message>
        <source>Die Spalte „{column}“ steht doppelt da und wird ausgelassen.</source>
        <translation>The column “{column}” is there twice and is left out.</translation>
    </message>
    <message>
        <source>Die Spalte „{column}“ wird ausgelassen, wie es gewählt wurde.</source>
        <translation>The column “{column}” is left out, as was chosen.</translation>
    </message>
    <message>
        <source>Die Spalte „{column}“ zählt nur die Zeilen und wird ausgelassen.</source>
        <translation>The column “{column}” only counts the rows and is left out.</translation>
    </message>
    <message>
        <source>Die Sprache „{text}“ ist nicht bekannt; das Feld bleibt leer.</source>
        <translation>The language “{text}” is not known; the field stays empty.</translation>
    </message>
    <message>
        <source>Die Telefonnummer enthält keine Ziffer.</source>
        <translation>The telephone number has no digit.</translation>
    </message>
    <message>
        <source>Die Zeile hat mehr Felder als die erste Zeile Überschriften.</source>
        <translation>The line has more fields than the first line has headings.</translation>
    </message>
    <message>
        <source>Dort steht ein Datum („{text}“).</source>
        <translation>A date stands there (“{text}”).</translation>
    </message>
    <message>
        <source>Dort steht ein Fehler der Tabelle: {error}.</source>
        <translation>An error of the spreadsheet stands there: {error}.</translation>
    </message>
    <message>
        <source>Dort steht ein Fragezeichen („{text}“); bitte nachsehen.</source>
        <translation>A question mark stands there (“{text}”); please check.</translation>
    </message>
    <message>
        <source>Dort steht ein Wahrheitswert („{text}“).</source>
        <translation>A true-or-false value stands there (“{text}”).</translation>
    </message>
    <message>
        <source>Dort steht mehr, als eine Zelle fasst.</source>
        <translation>More stands there than a cell can hold.</translation>
    </message>
    <message>
        <source>Ein Anführungszeichen wird nicht geschlossen.</source>
        <translation>A quotation mark is not closed.</translation>
    </message>
    <message>
        <source>Ein Name fehlt: einer genügt.</source>
        <translation>A name is missing: one is enough.</translation>
    </message>
    <message>
        <source>Einsatz</source>
        <translation>assignment</translation>
    </message>
    <message>
        <source>Excel hat die Nummer gekürzt („{text}“); bitte die Spalte als Text formatieren und neu speichern.</source>
        <translation>Excel has shortened the number (“{text}”); please format the column as text and save it anew.</translation>
    </message>
    <message>
        <source>Fortbildung</source>
        <translation>training</translation>
    </message>
    <message>
        <source>Gehört zum Angebot aus Zeile {line}: eine weitere Zeit.</source>
        <translation>Belongs to the offer of line {line}: a further time.</translation>
    </message>
    <message>
        <source>Gelesen wird das Blatt „{sheet}“; nicht gelesen: {others}.</source>
        <translation>The sheet “{sheet}” is read; not read: {others}.</translation>
    </message>
    <message>
        <source>Gelesen: Blatt „{sheet}“, Überschriften in Zeile {line}.</source>
        <translation>Read: sheet “{sheet}”, headings in row {line}.</translation>
    </message>
    <message>
        <source>Gelesen: Text in {encoding}, Überschriften in Zeile {line}.</source>
        <translation>Read: text in {encoding}, headings in line {line}.</translation>
    </message>
    <message>
        <source>Hier stehen noch einmal die Überschriften.</source>
        <translation>The headings stand here once more.</translation>
    </message>
    <message>
        <source>In der Spalte „{column}“ steht nichts.</source>
        <translation>There is nothing in the column “{column}”.</translation>
    </message>
    <message>
        <source>In „{text}“ fehlt das Jahr.</source>
        <translation>“{text}” lacks the year.</translation>
    </message>
    <message>
        <source>In „{text}“ fehlt der Tag; ein ganzes Datum wäre 31.10.2026.</source>
        <translation>“{text}” lacks the day; a whole date would be 31.10.2026.</translation>
    </message>
    <message>
        <source>Leitung eines Angebots</source>
        <translation>leading an activity</translation>
    </message>
    <message>
        <source>Nicht bekannt und ausgelassen: {words}.</source>
        <translation>Not known and left out: {words}.</translation>
    </message>
    <message>
        <source>Nur „{kept}“ wird übernommen; dort steht noch mehr („{text}“).</source>
        <translation>Only “{kept}” is taken over; more stands there (“{text}”).</translation>
    </message>
    <message>
        <source>Ohne Beginn lassen sich keine Termine anlegen; das Angebot kommt ohne Zeiten.</source>
        <translation>Without a start there can be no sessions; the activity comes without times.</translation>
    </message>
    <message>
        <source>Ohne Wochentag und ersten Tag kommt das Angebot ohne Zeiten.</source>
        <translation>Without a weekday and a first day the activity comes without times.</translation>
    </message>
    <message>
        <source>Pauschale</source>
        <translation>allowance</translation>
    </message>
    <message>
        <source>Rechts neben den Überschriften steht noch etwas; es wird ausgelassen.</source>
        <translation>Something stands to the right of the headings; it is left out.</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>role</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>emergency help</translation>
    </message>
    <message>
        <source>Spalte {number} hat keine Überschrift und wird ausgelassen.</source>
        <translation>Column {number} has no heading and is left out.</translation>
    </message>
    <message>
        <source>Spalte „{column}“: Unsichtbare Zeichen wurden entfernt.</source>
        <translation>Column “{column}”: invisible characters were removed.</translation>
    </message>
    <message>
        <source>Spalte „{column}“: dem Inhalt nach vielleicht {field}; von Hand lässt sie sich zuordnen.</source>
        <translation>Column “{column}”: by its content perhaps {field}; it can be assigned by hand.</translation>
    </message>
    <message>
        <source>Spalte „{column}“: {reason}</source>
        <translation>Column “{column}”: {reason}</translation>
    </message>
    <message>
        <source>Spalte „{column}“: {reason} Das Feld bleibt leer.</source>
        <translation>Column “{column}”: {reason} The field stays empty.</translation>
    </message>
    <message>
        <source>Stunden</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>Teilnahme</source>
        <translation>attendance</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>appointment</translation>
    </message>
    <message>
        <source>Verweis</source>
        <translation>referral</translation>
    </message>
    <message>
        <source>Vielleicht fehlt die Null am Anfang („{text}“).</source>
        <translation>Perhaps the zero at the beginning is missing (“{text}”).</translation>
    </message>
    <message>
        <source>Vom Geburtsdatum wird hier und im Folgenden nur das Jahr behalten.</source>
        <translation>Here and below, only the year of a date of birth is kept.</translation>
    </message>
    <message>
        <source>Von „{text}“ wird nur das Erste übernommen.</source>
        <translation>Of “{text}” only the first is taken over.</translation>
    </message>
    <message>
        <source>Zeile {line}: {reason}</source>
        <translation>Line {line}: {reason}</translation>
    </message>
    <message>
        <source>Zeit des Angebots</source>
        <translation>time of the activity</translation>
    </message>
    <message>
        <source>Zeiten</source>
        <translation>times</translation>
    </message>
    <message>
        <source>Zeiten und Plätze eines bekannten Angebots werden beim Angebot selbst geändert.</source>
        <translation>Times and places of a known activity are changed with the activity itself.</translation>
    </message>
    <message>
        <source>Zwischen erstem und letztem Tag liegt kein solcher Wochentag: es fände nie statt.</source>
        <translation>There is no such weekday between the first and the last day: it would never take place.</translation>
    </message>
    <message>
        <source>daran hängt inzwischen etwas ({what})</source>
        <translation>something depends on it by now ({what})</translation>
    </message>
    <message>
        <source>den Eintrag gibt es so nicht mehr, er wurde gelöscht oder zusammengeführt</source>
        <translation>the entry is no longer there, it was deleted or merged</translation>
    </message>
    <message>
        <source>der Eintrag wurde inzwischen geändert</source>
        <translation>the entry was changed meanwhile</translation>
    </message>
    <message>
        <source>ehrenamtlich tätig</source>
        <translation>volunteering</translation>
    </message>
    <message>
        <source>ein PDF</source>
        <translation>a PDF</translation>
    </message>
    <message>
        <source>ein Textdokument (RTF)</source>
        <translation>a text document (RTF)</translation>
    </message>
    <message>
        <source>ein anderer Eintrag</source>
        <translation>another entry</translation>
    </message>
    <message>
        <source>eine Datei von Outlook oder Office, aber kein Export</source>
        <translation>a file of Outlook or Office, but not an export</translation>
    </message>
    <message>
        <source>eine Datendatei von Outlook (PST)</source>
        <translation>a data file of Outlook (PST)</translation>
    </message>
    <message>
        <source>eine JSON-Datei</source>
        <translation>a JSON file</translation>
    </message>
    <message>
        <source>eine Liste von Kontakten (vCard)</source>
        <translation>a list of contacts (vCard)</translation>
    </message>
    <message>
        <source>eine Nummer, die vorher dort stand, hat inzwischen ein anderer Eintrag</source>
        <translation>a number that stood there before belongs to another entry by now</translation>
    </message>
    <message>
        <source>eine Tabelle von LibreOffice (ODS)</source>
        <translation>a LibreOffice spreadsheet (ODS)</translation>
    </message>
    <message>
        <source>eine Webseite (HTML)</source>
        <translation>a web page (HTML)</translation>
    </message>
    <message>
        <source>eine XML-Datei</source>
        <translation>an XML file</translation>
    </message>
    <message>
        <source>eine alte Excel-Datei (XLS)</source>
        <translation>an old Excel file (XLS)</translation>
    </message>
    <message>
        <source>eine binäre Excel-Datei (XLSB)</source>
        <translation>a binary Excel file (XLSB)</translation>
    </message>
    <message>
        <source>zusammengeführter Eintrag</source>
        <translation>merged entry</translation>
    </message>
    <message>
        <source>{first}.</source>
        <translation>{first}.</translation>
    </message>
    <message>
        <source>{first}; und weitere.</source>
        <translation>{first}; and more.</translation>
    </message>
    <message>
        <source>{first}; {next}</source>
        <translation>{first}; {next}</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} Plätze können nicht stimmen.</source>
        <translation>{number} places cannot be right.</translation>
    </message>
    <message>
        <source>{number} Spalten</source>
        <translation>{number} columns</translation>
    </message>
    <message>
        <source>{number} Zeilen</source>
        <translation>{number} lines</translation>
    </message>
    <message>
        <source>{number} Zellen</source>
        <translation>{number} cells</translation>
    </message>
    <message>
        <source>Über den Überschriften in Zeile {line} steht noch etwas; es wird ausgelassen.</source>
        <translation>Something stands above the headings in row {line}; it is left out.</translation>
    </message>
    <message>
        <source>ähnlich wie Zeile {line}</source>
        <translation>similar to line {line}</translation>
    </message>
    <message>
        <source>ähnlich wie {name}</source>
        <translation>like {name}</translation>
    </message>
    <message>
        <source>ähnlich wie {name} (Person {id})</source>
        <translation>similar to {name} (person {id})</translation>
    </message>
    <message>
        <source>„zwei Personen“</source>
        <translation>“two people”</translation>
    </message>
    <message>
        <source>„{text}“ ist eine Zahl und kein Name.</source>
        <translation>“{text}” is a number and no name.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Datum wie 31.10.2026.</source>
        <translation>“{text}” is no date like 31.10.2026.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Geburtsjahr wie 1992.</source>
        <translation>“{text}” is no year of birth like 1992.</translation>
    </message>
    <message>
        <source>„{text}“ ist kein Wochentag.</source>
        <translation>“{text}” is no weekday.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine E-Mail-Adresse.</source>
        <translation>“{text}” is no e-mail address.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Nummer.</source>
        <translation>“{text}” is no number.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine Uhrzeit wie 14:30.</source>
        <translation>“{text}” is no time like 14:30.</translation>
    </message>
    <message>
        <source>„{text}“ ist keine ganze Zahl.</source>
        <translation>“{text}” is no whole number.</translation>
    </message>
    <message>
        <source>„{text}“ ist nicht bekannt.</source>
        <translation>“{text}” is not known.</translation>
    </message>
    <message>
        <source>„{text}“ ist vielleicht eine Zahl mit Tausenderpunkt.</source>
        <translation>“{text}” is perhaps a number with a thousands separator.</translation>
    </message>
    <message>
        <source>„{text}“ kann {languages} sein; das Feld bleibt leer.</source>
        <translation>“{text}” may be {languages}; the field stays empty.</translation>
    </message>
    <message>
        <source>„{text}“ nennt mehr als ein Land; das Feld bleibt leer.</source>
        <translation>“{text}” names more than one country; the field stays empty.</translation>
    </message>
    <message>
        <source>„{text}“ steht wohl dafür, dass nichts bekannt ist.</source>
        <translation>“{text}” probably means that nothing is known.</translation>
    </message>
</context>
<context>
    <name>import fields</name>
    <message>
        <source>Anlass</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Beginn</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Erwachsene dazu</source>
        <translation>Accompanying adults</translation>
    </message>
    <message>
        <source>Geburtsjahr</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Herkunftsland</source>
        <translation>Country of origin</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Kartennummer</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>Kinder dazu</source>
        <translation>Accompanying children</translation>
    </message>
    <message>
        <source>Nachname</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Nachname, Vorname in einem</source>
        <translation>Family name, given name in one</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nummer der Person</source>
        <translation>Number of the person</translation>
    </message>
    <message>
        <source>Personenzahl</source>
        <translation>Number of people</translation>
    </message>
    <message>
        <source>Plätze</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Plätze der Kinderbetreuung</source>
        <translation>Childcare places</translation>
    </message>
    <message>
        <source>Raum</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Rollen</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprachen</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Vorname</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Vorname Nachname in einem</source>
        <translation>Given name family name in one</translation>
    </message>
    <message>
        <source>Wochentag</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>Zielgruppe</source>
        <translation>Target group</translation>
    </message>
    <message>
        <source>dabei seit</source>
        <translation>with us since</translation>
    </message>
    <message>
        <source>erster Tag</source>
        <translation>first day</translation>
    </message>
    <message>
        <source>ganzer Name</source>
        <translation>whole name</translation>
    </message>
    <message>
        <source>letzter Tag</source>
        <translation>last day</translation>
    </message>
</context>
<context>
    <name>import lists</name>
    <message>
        <source>Abgewiesen</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Geändert</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Hinweise</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Wahrscheinlich doppelt</source>
        <translation>Probable duplicates</translation>
    </message>
</context>
<context>
    <name>import why</name>
    <message>
        <source>nach der Überschrift</source>
        <translation>by the heading</translation>
    </message>
    <message>
        <source>steht doppelt da</source>
        <translation>there twice</translation>
    </message>
    <message>
        <source>unbekannte Überschrift</source>
        <translation>unknown heading</translation>
    </message>
    <message>
        <source>von Hand</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>wie beim letzten Mal</source>
        <translation>as last time</translation>
    </message>
    <message>
        <source>zählt nur die Zeilen</source>
        <translation>only counts the lines</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Angebote</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Anlässe</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>Arten von Angeboten</source>
        <translation>Kinds of activities</translation>
    </message>
    <message>
        <source>Arten von Briefen</source>
        <translation>Kinds of letters</translation>
    </message>
    <message>
        <source>Arten von Terminen</source>
        <translation>Kinds of appointments</translation>
    </message>
    <message>
        <source>Aufenthaltsstatus</source>
        <translation>Residence status</translation>
    </message>
    <message>
        <source>Bereiche im Ehrenamt</source>
        <translation>Fields of volunteering</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Ehrenamtliche</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Ergebnisse der Beratung</source>
        <translation>Outcomes of counselling</translation>
    </message>
    <message>
        <source>Fragen des Sachberichts</source>
        <translation>Questions of the narrative</translation>
    </message>
    <message>
        <source>Geschlechter</source>
        <translation>Genders</translation>
    </message>
    <message>
        <source>Gruppen im Ehrenamt</source>
        <translation>Groups of volunteers</translation>
    </message>
    <message>
        <source>Kanäle</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Leistungssysteme</source>
        <translation>Benefit systems</translation>
    </message>
    <message>
        <source>Mitzubringen</source>
        <translation>To bring</translation>
    </message>
    <message>
        <source>Pauschalen im Ehrenamt</source>
        <translation>Allowances</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Rollen im Ehrenamt</source>
        <translation>Volunteer roles</translation>
    </message>
    <message>
        <source>Räume</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>Schulferien</source>
        <translation>School holidays</translation>
    </message>
    <message>
        <source>Soforthilfen</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Sprachen</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Sprachmittlung</source>
        <translation>Interpreting</translation>
    </message>
    <message>
        <source>Sprachniveaus</source>
        <translation>Language levels</translation>
    </message>
    <message>
        <source>Stand eines Verweises</source>
        <translation>States of a referral</translation>
    </message>
    <message>
        <source>Statusgruppen</source>
        <translation>Status groups</translation>
    </message>
    <message>
        <source>Stellung im Haushalt</source>
        <translation>Place in the household</translation>
    </message>
    <message>
        <source>Textbausteine</source>
        <translation>Text blocks</translation>
    </message>
    <message>
        <source>Themen der Beratung</source>
        <translation>Topics of counselling</translation>
    </message>
    <message>
        <source>Verweisstellen</source>
        <translation>Referral targets</translation>
    </message>
    <message>
        <source>Zielgruppen</source>
        <translation>Target groups</translation>
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
    <name>named_cases</name>
    <message>
        <source>Der Schlüssel zu diesen eingeschränkten Fällen ist nicht der richtige: {cases}. Bitte die Ablage prüfen.</source>
        <translation>The key to these restricted cases is not the right one: {cases}. Please check the store.</translation>
    </message>
    <message>
        <source>Eingeschränkte Fälle, die Ihr Schlüssel nach einem gegebenen Passwort oder einer alten Sicherung nicht öffnet: {cases}. Wer dort benannt ist, kann Sie wieder benennen.</source>
        <translation>Restricted cases that your key does not open, after a given password or an old backup: {cases}. Whoever is named there can name you again.</translation>
    </message>
    <message>
        <source>Eingeschränkte Fälle, die das neue Wiederherstellungsblatt noch nicht öffnet: {number}. Unter „Mein Konto“ lassen sie sich dafür freigeben.</source>
        <translation>Restricted cases that the new recovery sheet does not open yet: {number}. You can allow it under “My account”.</translation>
    </message>
</context>
<context>
    <name>note_hints</name>
    <message>
        <source>Das klingt nach dem Vorwurf einer Straftat. Diese Notiz kann vor Gericht verlangt werden.</source>
        <translation>This sounds like an accusation of a crime. A court may ask for this note.</translation>
    </message>
    <message>
        <source>Das klingt nach der Geschichte der Flucht. Sie gehört in die Anhörung: Was hier anders stünde, könnte schaden.</source>
        <translation>This sounds like the story of the flight. It belongs in the hearing: anything that reads differently here could do harm.</translation>
    </message>
    <message>
        <source>Das klingt nach der Gesundheit eines anderen Menschen, der davon nichts weiß.</source>
        <translation>This sounds like the health of another person who does not know about it.</translation>
    </message>
    <message>
        <source>Das sieht nach einer Nummer von Ausweis, Konto oder Telefon anderer aus. Die Beratung braucht sie nicht.</source>
        <translation>This looks like a number of an identity paper, an account or somebody else&apos;s phone. Counselling does not need it.</translation>
    </message>
</context>
<context>
    <name>offers</name>
    <message numerus="yes">
        <source>%n Kind(er)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
    <message>
        <source>1.</source>
        <translation>1st</translation>
    </message>
    <message>
        <source>2.</source>
        <translation>2nd</translation>
    </message>
    <message>
        <source>3.</source>
        <translation>3rd</translation>
    </message>
    <message>
        <source>4.</source>
        <translation>4th</translation>
    </message>
    <message>
        <source>Angebot</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Aufgerückt, bitte anrufen</source>
        <translation>Moved up, please call</translation>
    </message>
    <message>
        <source>Eingeschrieben</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Kinder {taken}/{places}</source>
        <translation>Children {taken}/{places}</translation>
    </message>
    <message>
        <source>Plätze</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Wann</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Warteliste</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>alle {number} Monate</source>
        <translation>every {number} months</translation>
    </message>
    <message>
        <source>alle {number} Monate, {nth} {day} {time}</source>
        <translation>every {number} months, {nth} {day} {time}</translation>
    </message>
    <message>
        <source>alle {number} Wochen</source>
        <translation>every {number} weeks</translation>
    </message>
    <message>
        <source>alle {number} Wochen {day} {time}</source>
        <translation>every {number} weeks {day} {time}</translation>
    </message>
    <message>
        <source>am 1.</source>
        <translation>on the 1st</translation>
    </message>
    <message>
        <source>am 2.</source>
        <translation>on the 2nd</translation>
    </message>
    <message>
        <source>am 3.</source>
        <translation>on the 3rd</translation>
    </message>
    <message>
        <source>am 4.</source>
        <translation>on the 4th</translation>
    </message>
    <message>
        <source>am letzten</source>
        <translation>on the last</translation>
    </message>
    <message>
        <source>aufgerückt</source>
        <translation>moved up</translation>
    </message>
    <message>
        <source>beendet</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>einmal</source>
        <translation>once</translation>
    </message>
    <message>
        <source>fand statt</source>
        <translation>took place</translation>
    </message>
    <message>
        <source>fällt aus</source>
        <translation>called off</translation>
    </message>
    <message>
        <source>geplant</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>geschlossen: {reason}</source>
        <translation>closed: {reason}</translation>
    </message>
    <message>
        <source>jede Woche</source>
        <translation>every week</translation>
    </message>
    <message>
        <source>jeden Monat</source>
        <translation>every month</translation>
    </message>
    <message>
        <source>letzter</source>
        <translation>last</translation>
    </message>
    <message>
        <source>nicht erfasst</source>
        <translation>not recorded</translation>
    </message>
    <message>
        <source>noch ohne Zeiten</source>
        <translation>no times yet</translation>
    </message>
    <message>
        <source>verlegt</source>
        <translation>moved</translation>
    </message>
    <message>
        <source>weiß es</source>
        <translation>was told</translation>
    </message>
    <message>
        <source>zusätzlich</source>
        <translation>extra</translation>
    </message>
    <message>
        <source>{nth} {day} im Monat {time}</source>
        <translation>{nth} {day} of the month {time}</translation>
    </message>
    <message>
        <source>{number} angemeldet</source>
        <translation>{number} enrolled</translation>
    </message>
    <message>
        <source>{number} da</source>
        <translation>{number} came</translation>
    </message>
    <message>
        <source>{number} dabei</source>
        <translation>{number} in</translation>
    </message>
    <message>
        <source>{number} warten</source>
        <translation>{number} waiting</translation>
    </message>
    <message>
        <source>{when} (ab {day})</source>
        <translation>{when} (from {day})</translation>
    </message>
    <message>
        <source>{when} (bis {day})</source>
        <translation>{when} (until {day})</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Angebote</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Anwesenheit</source>
        <translation>Roll call</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>Beratungsfall</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Berichte</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Dienstplan</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>Ehrenamt</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Erinnern</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Fälle</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Suche in Notizen</source>
        <translation>Search in notes</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Terminliste</source>
        <translation>Appointment list</translation>
    </message>
    <message>
        <source>Terminzeiten</source>
        <translation>Bookable hours</translation>
    </message>
    <message>
        <source>Theke</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Töpfe</source>
        <translation>Funds</translation>
    </message>
    <message>
        <source>Verwaltung</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>Wartet</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-ups</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>Auf A6 wird die Schrift zu klein. Alles passt auf A5.</source>
        <translation>On A6 the type becomes too small. Everything fits on A5.</translation>
    </message>
    <message>
        <source>Ebenso {number} weitere Stellen.</source>
        <translation>{number} more places likewise.</translation>
    </message>
    <message>
        <source>Es fehlt, weil die Sprachdatei fehlerhaft ist: {languages}.</source>
        <translation>Missing because the language file is faulty: {languages}.</translation>
    </message>
    <message>
        <source>Für „{written}“ gibt es hier keine Druckschrift. Auf dem Papier steht „{printed}“.</source>
        <translation>There is no font here for “{written}”. The paper says “{printed}”.</translation>
    </message>
    <message>
        <source>„{written}“ lässt sich nicht drucken und fehlt auf dem Papier.</source>
        <translation>“{written}” cannot be printed and is missing on the paper.</translation>
    </message>
</context>
<context>
    <name>printers</name>
    <message>
        <source>Papier fehlt</source>
        <translation>out of paper</translation>
    </message>
    <message>
        <source>Papierstau</source>
        <translation>paper jam</translation>
    </message>
    <message>
        <source>Toner oder Tinte ist leer</source>
        <translation>toner or ink is empty</translation>
    </message>
    <message>
        <source>angehalten</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>bereit</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>das Ausgabefach ist voll</source>
        <translation>the output tray is full</translation>
    </message>
    <message>
        <source>druckt gerade</source>
        <translation>is printing</translation>
    </message>
    <message>
        <source>eine Klappe ist offen</source>
        <translation>a cover is open</translation>
    </message>
    <message>
        <source>meldet sich nicht</source>
        <translation>does not answer</translation>
    </message>
    <message>
        <source>nimmt nichts an</source>
        <translation>takes nothing</translation>
    </message>
    <message>
        <source>wartet</source>
        <translation>waiting</translation>
    </message>
</context>
<context>
    <name>prints</name>
    <message>
        <source>der Termin ist abgesagt</source>
        <translation>the appointment is cancelled</translation>
    </message>
    <message>
        <source>der Termin ist vorbei</source>
        <translation>the appointment is over</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Termin {time}</source>
        <translation>Appointment {time}</translation>
    </message>
    <message>
        <source>ab {time}</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>anonym</source>
        <translation>anonymous</translation>
    </message>
    <message>
        <source>anonym ×{number}</source>
        <translation>anonymous ×{number}</translation>
    </message>
    <message>
        <source>aufgerufen</source>
        <translation>called</translation>
    </message>
    <message>
        <source>fertig</source>
        <translation>done</translation>
    </message>
    <message>
        <source>gegangen</source>
        <translation>gone</translation>
    </message>
    <message>
        <source>gleich wer</source>
        <translation>anybody</translation>
    </message>
    <message>
        <source>kommt wieder</source>
        <translation>comes back</translation>
    </message>
    <message>
        <source>kommt {time}</source>
        <translation>back at {time}</translation>
    </message>
    <message>
        <source>seit {hours} h {minutes} min</source>
        <translation>for {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>seit {minutes} min</source>
        <translation>for {minutes} min</translation>
    </message>
    <message>
        <source>wartet</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>zu {colleague}</source>
        <translation>for {colleague}</translation>
    </message>
    <message>
        <source>zurückgestellt</source>
        <translation>put back</translation>
    </message>
</context>
<context>
    <name>readings</name>
    <message>
        <source>Notiz gelesen</source>
        <translation>Note read</translation>
    </message>
    <message>
        <source>eingeschränkten Fall geöffnet</source>
        <translation>restricted case opened</translation>
    </message>
    <message>
        <source>gedruckt</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>in der Suche angezeigt</source>
        <translation>shown in the search</translation>
    </message>
</context>
<context>
    <name>referrals</name>
    <message>
        <source>eingeschränkt</source>
        <translation>restricted</translation>
    </message>
    <message>
        <source>lässt sich nicht öffnen</source>
        <translation>cannot be opened</translation>
    </message>
    <message>
        <source>ohne Person</source>
        <translation>nobody named</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Abgeschlossen am</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>Abgeschlossene Berichte sind beschädigt ({reports}); wer seither gelöscht wurde, kann hier fehlen.</source>
        <translation>Closed reports are damaged ({reports}); whoever has been erased since may be missing here.</translation>
    </message>
    <message>
        <source>Aktenzeichen</source>
        <translation>File number</translation>
    </message>
    <message>
        <source>Alter nach Geburtsjahr beim Kontakt.</source>
        <translation>Age by year of birth, at the contact.</translation>
    </message>
    <message>
        <source>Angebote</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Angebotstermine</source>
        <translation>Sessions of offers</translation>
    </message>
    <message>
        <source>Anlage {number}: {title}</source>
        <translation>Annex {number}: {title}</translation>
    </message>
    <message>
        <source>Anzahl</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Aufenthaltsstatus</source>
        <translation>Residence status</translation>
    </message>
    <message>
        <source>Beleg</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Belegliste</source>
        <translation>List of receipts</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>Counsellor</translation>
    </message>
    <message>
        <source>Beratungsfälle</source>
        <translation>Counselling cases</translation>
    </message>
    <message>
        <source>Beratungsgespräche</source>
        <translation>Counselling sessions</translation>
    </message>
    <message>
        <source>Bereich</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Betrag €</source>
        <translation>Amount €</translation>
    </message>
    <message>
        <source>Bezug</source>
        <translation>Per</translation>
    </message>
    <message>
        <source>Bitte prüfen</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>Daneben fehlt, was nicht veröffentlicht ist: {spans}.</source>
        <translation>Missing beside it, as it is not published: {spans}.</translation>
    </message>
    <message>
        <source>Dass der Bericht {span} vorläufig hinausging, ist nicht festgehalten: Die Ablage lässt sich gerade nur lesen. Später können dieselben Zahlen anders gerundet sein.</source>
        <translation>That the report {span} was handed out provisionally was not kept: the store can only be read at the moment. Later the same figures may be rounded otherwise.</translation>
    </message>
    <message>
        <source>Der Balken zeigt, wie viel vom Soll erreicht ist; ganz durchgezogen heißt: alles.</source>
        <translation>The bar shows how much of the target is reached; all the way across means: all of it.</translation>
    </message>
    <message>
        <source>Der Zeitraum ist schon nach einer anderen Regel veröffentlicht; deshalb gilt sie auch hier.</source>
        <translation>The span has been published by another rule already; so that rule holds here, too.</translation>
    </message>
    <message>
        <source>Diagramm: {title}. {figures}</source>
        <translation>Chart: {title}. {figures}</translation>
    </message>
    <message>
        <source>Die Zahlen sind die der früheren Version; neue verrieten, was sich geändert hat.</source>
        <translation>The figures are those of the earlier version; new ones would give away what has changed.</translation>
    </message>
    <message>
        <source>Die „Belegliste“ fehlt: Soforthilfen dieser Tage stehen schon in einem anderen Bericht, und beide zusammen verrieten einzelne Hilfen.</source>
        <translation>The “List of receipts” is missing: emergency helps of these days stand in another report already, and both together would give away single helps.</translation>
    </message>
    <message>
        <source>Ehrenamtliche</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>Ehrenamtsstunden</source>
        <translation>Hours of voluntary work</translation>
    </message>
    <message>
        <source>Einzelne Zahlen passen nicht zueinander; was nicht passt, steht im Fehlerprotokoll.</source>
        <translation>Some figures do not fit together; what does not fit is written in the error log.</translation>
    </message>
    <message>
        <source>Empfänger</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Erst- und Folgekontakte</source>
        <translation>First and follow-up contacts</translation>
    </message>
    <message>
        <source>Erstellt am</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>Erstkontakte</source>
        <translation>First contacts</translation>
    </message>
    <message>
        <source>Es fehlen alle Zahlen: Die Monate des Zeitraums sind nach verschiedenen Regeln veröffentlicht und lassen sich nicht zusammenzählen. Es gelten die Berichte der Monate.</source>
        <translation>All figures are missing: the months of this period were published by different rules and cannot be added up. The reports of the months hold.</translation>
    </message>
    <message>
        <source>Es fehlen alle Zahlen: Über Tage derselben Monate ist schon zweimal berichtet worden. Ganze Monate gehen immer.</source>
        <translation>All figures are missing: days of the same months have been reported twice already. Whole months always work.</translation>
    </message>
    <message>
        <source>Folgekontakte</source>
        <translation>Follow-up contacts</translation>
    </message>
    <message>
        <source>Fortbildungstermine</source>
        <translation>Training sessions</translation>
    </message>
    <message>
        <source>Frauen in Angeboten</source>
        <translation>women in offers</translation>
    </message>
    <message>
        <source>Fördermittelgeber</source>
        <translation>Funder</translation>
    </message>
    <message>
        <source>Halbjahr</source>
        <translation>Half-year</translation>
    </message>
    <message>
        <source>Halbjahresbericht</source>
        <translation>Half-yearly report</translation>
    </message>
    <message>
        <source>Herkunftsländer</source>
        <translation>Countries of origin</translation>
    </message>
    <message>
        <source>Hilfen</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Indikator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Ist</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Jahr</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Jahresbericht</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>Kennzahl</source>
        <translation>Key figure</translation>
    </message>
    <message>
        <source>Kennzahlen</source>
        <translation>Key figures</translation>
    </message>
    <message>
        <source>Kinder betreut</source>
        <translation>Children in care</translation>
    </message>
    <message>
        <source>Kontakte</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Kontakte in und außerhalb der Zeiten</source>
        <translation>Contacts within and outside the hours</translation>
    </message>
    <message>
        <source>Kontakte nach Anlass</source>
        <translation>Contacts by reason</translation>
    </message>
    <message>
        <source>Kontakte nach Anlass und Kanal</source>
        <translation>Contacts by reason and channel</translation>
    </message>
    <message>
        <source>Kontakte nach Kanal</source>
        <translation>Contacts by channel</translation>
    </message>
    <message>
        <source>Kontakte nach Tagen</source>
        <translation>Contacts by day</translation>
    </message>
    <message>
        <source>Kontakte nach Wochen</source>
        <translation>Contacts by week</translation>
    </message>
    <message>
        <source>Kontakte nach Wochentag und Uhrzeit</source>
        <translation>Contacts by weekday and hour</translation>
    </message>
    <message>
        <source>Kontakte: {value}</source>
        <translation>Contacts: {value}</translation>
    </message>
    <message>
        <source>Mehrere Themen je Kontakt sind möglich; die Anteile können über 100 % liegen.</source>
        <translation>Several topics per contact are possible; the shares may exceed 100 %.</translation>
    </message>
    <message>
        <source>Minuten stehen hier erst, wo genug Menschen so lange gewartet haben: der Median ab 10 Aufgerufenen, neun von zehn ab 50.</source>
        <translation>Minutes stand here only where enough people waited that long: the median from 10 people called, nine out of ten from 50.</translation>
    </message>
    <message>
        <source>Monat</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Monatsbericht</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>Neben der Belegliste fehlt, was mit ihr zusammen einzelne Hilfen verriete: {tables}.</source>
        <translation>Missing beside the list of receipts is what together with it would betray single helps: {tables}.</translation>
    </message>
    <message>
        <source>Nicht ausgewiesen</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>Ort, Datum, Unterschrift</source>
        <translation>Place, date, signature</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>Persons</translation>
    </message>
    <message>
        <source>Personen nach Geschlecht und Alter</source>
        <translation>Persons by gender and age</translation>
    </message>
    <message>
        <source>Personen nach Sprache</source>
        <translation>Persons by language</translation>
    </message>
    <message>
        <source>Personen werden je Monat neu gezählt und deshalb nicht zusammengezählt.</source>
        <translation>Persons are counted anew each month, so the months are not added up.</translation>
    </message>
    <message>
        <source>Personen: {value}</source>
        <translation>Persons: {value}</translation>
    </message>
    <message>
        <source>Programm</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Quartal</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Quartalsbericht</source>
        <translation>Quarterly report</translation>
    </message>
    <message>
        <source>Regel</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Sachbericht</source>
        <translation>Narrative report</translation>
    </message>
    <message>
        <source>Seite {page} von {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>So wird gezählt</source>
        <translation>How we count</translation>
    </message>
    <message>
        <source>Soforthilfe</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Soforthilfe nach Topf</source>
        <translation>Emergency help by fund</translation>
    </message>
    <message>
        <source>Soforthilfe: {value}</source>
        <translation>Emergency help: {value}</translation>
    </message>
    <message>
        <source>Soforthilfen</source>
        <translation>Emergency helps</translation>
    </message>
    <message>
        <source>Soll</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Soll und Ist</source>
        <translation>Target and actual</translation>
    </message>
    <message>
        <source>Sprachen</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Sprachmittlung</source>
        <translation>Interpreting</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Storno zu {number}</source>
        <translation>Cancellation of {number}</translation>
    </message>
    <message>
        <source>Stunden</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Stück</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>Summe</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Summe {fund}</source>
        <translation>Total {fund}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Teilnahmen</source>
        <translation>Attendances</translation>
    </message>
    <message>
        <source>Teilnahmen an Angeboten</source>
        <translation>attendances at offers</translation>
    </message>
    <message>
        <source>Teilnahmen an Fortbildungen</source>
        <translation>Attendances at trainings</translation>
    </message>
    <message>
        <source>Teilnahmen: {value}</source>
        <translation>Attendances: {value}</translation>
    </message>
    <message>
        <source>Teilnehmende</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Teilnehmende an Angeboten</source>
        <translation>participants in offers</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Thema: {value}</source>
        <translation>Topic: {value}</translation>
    </message>
    <message>
        <source>Themen der Beratung</source>
        <translation>Counselling topics</translation>
    </message>
    <message>
        <source>Topf</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>Verlauf nach Monaten</source>
        <translation>Course by month</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version {number}, ersetzt Version {before}: {reason}</source>
        <translation>Version {number}, replaces version {before}: {reason}</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>Verweise: {value}</source>
        <translation>Referrals: {value}</translation>
    </message>
    <message>
        <source>Verwendungsnachweis</source>
        <translation>Proof of use</translation>
    </message>
    <message>
        <source>Vorjahr</source>
        <translation>Year before</translation>
    </message>
    <message>
        <source>Vormonat</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>Vorquartal</source>
        <translation>Previous quarter</translation>
    </message>
    <message>
        <source>Wahre Zahlen, nur für die Kolleginnen und Kollegen des Zentrums.</source>
        <translation>True figures, for the centre&apos;s colleagues only.</translation>
    </message>
    <message>
        <source>Warteliste</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Wartezeit in Minuten (Median)</source>
        <translation>Waiting time in minutes (median)</translation>
    </message>
    <message>
        <source>Was auffiel</source>
        <translation>What stood out</translation>
    </message>
    <message>
        <source>Was aus Verweisen wurde</source>
        <translation>What became of referrals</translation>
    </message>
    <message>
        <source>Was für das Projekt vereinbart ist, zählt hier ab dem {first}: Berichtet werden ganze Monate.</source>
        <translation>What was agreed on for the project is counted here from {first} on: whole months are reported.</translation>
    </message>
    <message>
        <source>Was seit dem Abschluss dazukam, lässt sich nicht sagen.</source>
        <translation>What has come since it was closed cannot be told.</translation>
    </message>
    <message>
        <source>Woche ab</source>
        <translation>Week from</translation>
    </message>
    <message>
        <source>Zahlen</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Zahlen des Zeitraums</source>
        <translation>figures of the span</translation>
    </message>
    <message>
        <source>Zahlungsgrund</source>
        <translation>Reason for payment</translation>
    </message>
    <message>
        <source>Zeiten</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Zeitraum</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Zentrum</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Zielplanung und Indikatoren</source>
        <translation>Target plan and indicators</translation>
    </message>
    <message>
        <source>Zum Schutz Einzelner fehlt, was andere Zahlen verrieten: {tables}.</source>
        <translation>To protect individuals, what other figures would give away is left out: {tables}.</translation>
    </message>
    <message>
        <source>Zum Schutz Einzelner wird nicht gesagt: {numbers}.</source>
        <translation>To protect individuals, these are not told: {numbers}.</translation>
    </message>
    <message>
        <source>Zum Schutz der Besucherinnen und Besucher stehen kleine Zahlen nicht da („·“), ebenso wenig einzelne andere, aus denen sie sich errechnen ließen. Was dasteht, ist genau; 0 ist 0. Ein Betrag ist auf 100 € gerundet und steht nur da, wo er aus mindestens fünf Hilfen kommt und keine über 100 € war.</source>
        <translation>To protect the visitors small figures are not told (“·”), nor some others from which they could be worked out. What is told is exact; 0 is 0. An amount is rounded to 100 € and is told only where it comes from at least five helps, none of them above 100 €.</translation>
    </message>
    <message>
        <source>Zum Schutz der Besucherinnen und Besucher steht statt jeder Zahl ein Vielfaches von 5 daneben, höchstens 4 darüber oder darunter; auch 0 und 5 können also für 1 bis 4 stehen. Die Zeilen einer Tabelle geben genau ihre Summe, und keine Summe weicht um mehr als 5 ab; wo sie es täte, steht „·“. Einzelne Felder dürfen weiter daneben liegen, wo Monate zusammenkommen oder Altersgruppen anders geschnitten sind als für einen anderen Bericht. Wie oft etwas angeboten wurde und geöffnet war, ist genau. Ein Betrag ist auf 100 € gerundet und steht nur da, wo er aus mindestens fünf Hilfen kommt und keine über 100 € war.</source>
        <translation>To protect the visitors each figure is told as a multiple of 5 beside it, at most 4 more or less; so 0 and 5 may stand for 1 to 4 as well. The rows of a table add up to its total exactly, and no total is off by more than 5; where one would be, “·” stands there. Single cells may be further off where months are put together, or where ages are grouped otherwise than for another report. How often something was offered, and how often the centre was open, is exact. An amount is rounded to 100 € and is told only where it comes from at least five helps, none of them above 100 €.</translation>
    </message>
    <message>
        <source>abgesagt: Besuchende</source>
        <translation>cancelled: visitors</translation>
    </message>
    <message>
        <source>abgesagt: Zentrum</source>
        <translation>cancelled: centre</translation>
    </message>
    <message>
        <source>abgesagt: ohne Angabe</source>
        <translation>cancelled: not stated</translation>
    </message>
    <message>
        <source>abgeschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>abgeschlossene Beratungsfälle</source>
        <translation>closed counselling cases</translation>
    </message>
    <message>
        <source>aktiv</source>
        <translation>active</translation>
    </message>
    <message>
        <source>aktive Ehrenamtliche</source>
        <translation>active volunteers</translation>
    </message>
    <message>
        <source>an</source>
        <translation>to</translation>
    </message>
    <message>
        <source>andere</source>
        <translation>others</translation>
    </message>
    <message>
        <source>andere Stellen</source>
        <translation>other places</translation>
    </message>
    <message>
        <source>anonyme Kontakte</source>
        <translation>anonymous contacts</translation>
    </message>
    <message>
        <source>aufgerufen</source>
        <translation>called</translation>
    </message>
    <message>
        <source>aus keinem Topf</source>
        <translation>from no fund</translation>
    </message>
    <message>
        <source>ausgeschieden</source>
        <translation>left</translation>
    </message>
    <message>
        <source>ausgeschiedene Ehrenamtliche</source>
        <translation>volunteers who left</translation>
    </message>
    <message>
        <source>außerhalb</source>
        <translation>outside</translation>
    </message>
    <message>
        <source>betreute Kinder</source>
        <translation>children looked after</translation>
    </message>
    <message>
        <source>davon Frauen</source>
        <translation>of them women</translation>
    </message>
    <message>
        <source>davon mit Stunden</source>
        <translation>of them with hours</translation>
    </message>
    <message>
        <source>davon neu (Erstkontakte)</source>
        <translation>of these new (first contacts)</translation>
    </message>
    <message>
        <source>divers / keine Angabe</source>
        <translation>diverse / not stated</translation>
    </message>
    <message>
        <source>erreicht</source>
        <translation>reached</translation>
    </message>
    <message>
        <source>erreichte Familienmitglieder</source>
        <translation>family members reached</translation>
    </message>
    <message>
        <source>für Personen</source>
        <translation>for persons</translation>
    </message>
    <message>
        <source>gehalten</source>
        <translation>held</translation>
    </message>
    <message>
        <source>gehaltene Angebotstermine</source>
        <translation>sessions of offers held</translation>
    </message>
    <message>
        <source>geplant</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>gleich lang davor</source>
        <translation>As long before</translation>
    </message>
    <message>
        <source>in den Zeiten</source>
        <translation>within the hours</translation>
    </message>
    <message>
        <source>intern – nicht weitergeben</source>
        <translation>internal – do not pass on</translation>
    </message>
    <message>
        <source>intern – nicht weitergeben: wahre Zahlen, ungerundet</source>
        <translation>internal – do not pass on: true figures, not rounded</translation>
    </message>
    <message>
        <source>je Monat</source>
        <translation>per month</translation>
    </message>
    <message>
        <source>je Monat × {number}</source>
        <translation>per month × {number}</translation>
    </message>
    <message>
        <source>keine Einträge</source>
        <translation>no entries</translation>
    </message>
    <message>
        <source>laut Beleg</source>
        <translation>as on the receipt</translation>
    </message>
    <message>
        <source>nach Abschluss: anderes in „{table}“</source>
        <translation>since closing: something else in “{table}”</translation>
    </message>
    <message>
        <source>nach Abschluss: {more} {figure}</source>
        <translation>since closing: {more} {figure}</translation>
    </message>
    <message>
        <source>neu begonnen</source>
        <translation>joined</translation>
    </message>
    <message>
        <source>neu im Jahr</source>
        <translation>new in the year</translation>
    </message>
    <message>
        <source>neue Beratungsfälle</source>
        <translation>new cases</translation>
    </message>
    <message>
        <source>neue Ehrenamtliche</source>
        <translation>new volunteers</translation>
    </message>
    <message>
        <source>neun von zehn höchstens, in Minuten</source>
        <translation>nine of ten at most, in minutes</translation>
    </message>
    <message>
        <source>nicht ausgewiesen</source>
        <translation>not shown</translation>
    </message>
    <message>
        <source>nicht einzeln genannt</source>
        <translation>not named singly</translation>
    </message>
    <message>
        <source>nicht erschienen</source>
        <translation>did not come</translation>
    </message>
    <message>
        <source>offen am Ende</source>
        <translation>open at the end</translation>
    </message>
    <message>
        <source>offene Beratungsfälle</source>
        <translation>open counselling cases</translation>
    </message>
    <message>
        <source>offenes Haus</source>
        <translation>open house</translation>
    </message>
    <message>
        <source>ohne Angabe (eingeschränkter Fall)</source>
        <translation>not stated (restricted case)</translation>
    </message>
    <message>
        <source>ohne Aufruf gegangen</source>
        <translation>gone without a call</translation>
    </message>
    <message>
        <source>ohne Soll</source>
        <translation>no target</translation>
    </message>
    <message>
        <source>ohne Zuordnung (anonym)</source>
        <translation>not assigned (anonymous)</translation>
    </message>
    <message>
        <source>seit Jahresbeginn</source>
        <translation>since start of year</translation>
    </message>
    <message>
        <source>staatenlos</source>
        <translation>stateless</translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>ungeklärt</source>
        <translation>unclear</translation>
    </message>
    <message>
        <source>unter {base}</source>
        <translation>below {base}</translation>
    </message>
    <message>
        <source>vereinbart (offen)</source>
        <translation>booked (open)</translation>
    </message>
    <message>
        <source>voriges Halbjahr</source>
        <translation>Previous half-year</translation>
    </message>
    <message>
        <source>vorläufig</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>vorläufig: Stand {day}, der Zeitraum ist noch nicht zu Ende</source>
        <translation>provisional: as of {day}, the period has not ended yet</translation>
    </message>
    <message>
        <source>vorläufig: noch nicht abgeschlossen, Zahlen können sich ändern</source>
        <translation>provisional: not closed yet, figures may change</translation>
    </message>
    <message>
        <source>wahrgenommen</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>wahrgenommene Termine</source>
        <translation>appointments kept</translation>
    </message>
    <message>
        <source>{figure} (Summe nur intern: sie verriete Stunden Einzelner)</source>
        <translation>{figure} (total internal only: it would give away hours of individuals)</translation>
    </message>
    <message>
        <source>{figure} (diese Zahl gibt es nicht mehr)</source>
        <translation>{figure} (this figure is no longer there)</translation>
    </message>
    <message>
        <source>{figure} (seit Januar {year})</source>
        <translation>{figure} (since January {year})</translation>
    </message>
    <message>
        <source>{planned} geplant, {held} gehalten</source>
        <translation>{planned} planned, {held} held</translation>
    </message>
    <message>
        <source>{title} (Fortsetzung)</source>
        <translation>{title} (continued)</translation>
    </message>
    <message>
        <source>Öffnungstage</source>
        <translation>Days open</translation>
    </message>
    <message>
        <source>Übersicht</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>„·“ heißt: nicht ausgewiesen.</source>
        <translation>“·” means: not shown.</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>Angefangenes Formular</source>
        <translation>Form that was begun</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>Counsellor</translation>
    </message>
    <message>
        <source>Kontakt an der Theke</source>
        <translation>Contact at the counter</translation>
    </message>
    <message>
        <source>Monate</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>Soll und Ist</source>
        <translation>Target and actual</translation>
    </message>
    <message>
        <source>Soll {target} {per}</source>
        <translation>target {target} {per}</translation>
    </message>
    <message>
        <source>Tage</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Topf</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>Wochen</source>
        <translation>Weeks</translation>
    </message>
    <message>
        <source>Zum Text</source>
        <translation>To the text</translation>
    </message>
    <message>
        <source>im Jahr</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>im Monat</source>
        <translation>a month</translation>
    </message>
    <message>
        <source>im ganzen Projekt</source>
        <translation>in the whole project</translation>
    </message>
    <message>
        <source>in {number} Monaten</source>
        <translation>in {number} months</translation>
    </message>
    <message>
        <source>nur je Monat: Der Zeitraum hat keine ganzen Monate</source>
        <translation>per month only: the period is not made of whole months</translation>
    </message>
    <message>
        <source>nur je Monat: Monate lassen sich dabei nicht zusammenzählen</source>
        <translation>per month only: months cannot be added up here</translation>
    </message>
    <message>
        <source>{reached} von {target} {per}</source>
        <translation>{reached} of {target} {per}</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>rescue</name>
    <message>
        <source>Das Schreibprotokoll war beschädigt. Es ließ sich ganz wiederherstellen; nichts fehlt. Das alte liegt in „{folder}“.</source>
        <translation>The write-ahead log was damaged. All of it could be restored; nothing is missing. The old one lies in “{folder}”.</translation>
    </message>
    <message>
        <source>Das Schreibprotokoll war beschädigt: die letzten Einträge fehlen (höchstens {lost}). Bitte nachsehen und nachtragen. Das alte liegt in „{folder}“.</source>
        <translation>The write log was damaged: the last entries are missing (at most {lost}). Please check and enter them again. The old one lies in “{folder}”.</translation>
    </message>
    <message>
        <source>Die Ablage ist nicht die vom letzten Mal: ihr Protokoll geht anders weiter. Wurde ein alter Stand zurückgelegt?</source>
        <translation>The store is not that of last time: its trail goes on differently. Was an old state put back?</translation>
    </message>
    <message>
        <source>Die Ablage ist älter als beim letzten Mal: im Protokoll fehlen {number} Einträge. Ein alter Stand wurde zurückgelegt, oder das Ende ging verloren.</source>
        <translation>The store is older than last time: {number} entries are missing in the trail. An old state was put back, or the end was lost.</translation>
    </message>
    <message>
        <source>Ein anderes Programm hat die Schlüsseldatei der Ablage gelöscht oder verändert. Sie ist wieder da, und nichts fehlt. Bitte der Leitung sagen.</source>
        <translation>Another program deleted or changed the store’s key file. It is back, and nothing is missing. Please tell the lead.</translation>
    </message>
    <message>
        <source>Gerettetes ist aufgenommen. Alle Einträge sind da. Die Sicherungen, die im Ordner lagen, fehlen; beim Schließen entsteht eine neue.</source>
        <translation>What was rescued has been taken in. All entries are there. The backups that lay in the folder are missing; a new one is made when the window is closed.</translation>
    </message>
    <message>
        <source>Gerettetes ist aufgenommen. Es fehlt nichts.</source>
        <translation>What was rescued is taken in. Nothing is missing.</translation>
    </message>
    <message>
        <source>Gerettetes ist aufgenommen: {number} Besuche.</source>
        <translation>What was rescued is taken in. Visits: {number}.</translation>
    </message>
    <message>
        <source>Im Änderungsprotokoll steht etwas über Gerettetes, das dieses Programm nicht geschrieben hat. Bitte der Leitung sagen.</source>
        <translation>The audit trail says something of what was rescued that this program did not write. Please tell the lead.</translation>
    </message>
    <message>
        <source>In {folder} liegt Gerettetes, das nicht zu dieser Ablage passt. Es bleibt dort liegen.</source>
        <translation>In {folder} lies something rescued that does not fit this store. It stays there.</translation>
    </message>
    <message>
        <source>Neben der Ablage lag ein Schreibprotokoll, das nicht zu ihrem Stand gehört. Es wurde nicht übernommen und liegt in „{folder}“. Bitte der Leitung sagen.</source>
        <translation>A write-ahead log that does not belong to its state lay beside the store. It was not taken up and lies in “{folder}”. Please tell the lead.</translation>
    </message>
    <message>
        <source>Nur Lesen: der Datenträger ist schreibgeschützt. Sobald er es nicht mehr ist, wird gespeichert.</source>
        <translation>Reading only: the disk is write-protected. As soon as it no longer is, things are saved.</translation>
    </message>
    <message>
        <source>Nur Lesen: der Datenträger ist voll. Sobald Platz da ist, wird wieder gespeichert.</source>
        <translation>Reading only: the disk is full. As soon as there is room, things are saved again.</translation>
    </message>
    <message>
        <source>Nur Lesen: in den Ordner der Ablage lässt sich nicht schreiben. Bitte die Rechte prüfen.</source>
        <translation>Reading only: the store’s folder cannot be written to. Please check its permissions.</translation>
    </message>
    <message>
        <source>{left} gerettete Einträge ließen sich nicht von selbst aufnehmen. Sie liegen in {folder}.</source>
        <translation>{left} rescued entries could not be taken in by themselves. They lie in {folder}.</translation>
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
    <name>rooms</name>
    <message>
        <source>Abgeschlossene</source>
        <translation>Closed ones</translation>
    </message>
    <message>
        <source>Abschluss</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Erinnern</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Fälle</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Gespräche</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Kalender</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Suche</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>Wartet</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Zeiten</source>
        <translation>times</translation>
    </message>
    <message>
        <source>Überblick</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>roster</name>
    <message>
        <source>Lücke</source>
        <translation>gap</translation>
    </message>
    <message>
        <source>aus einem Einsatz</source>
        <translation>from an assignment</translation>
    </message>
    <message>
        <source>da</source>
        <translation>here</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>geöffnet {hours}</source>
        <translation>open {hours}</translation>
    </message>
    <message>
        <source>nicht da</source>
        <translation>away</translation>
    </message>
    <message>
        <source>niemand eingeteilt</source>
        <translation>nobody on the roster</translation>
    </message>
    <message>
        <source>nur an diesem Tag</source>
        <translation>on this day only</translation>
    </message>
    <message>
        <source>wer eingeteilt war, ist nicht da</source>
        <translation>whoever was on the roster is away</translation>
    </message>
    <message>
        <source>zu</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source> · Differenz {amount}</source>
        <translation> · difference {amount}</translation>
    </message>
    <message>
        <source> · der Topf „{fund}“ ist schon geschlossen: das Storno steht bei seinem Abschluss</source>
        <translation> · the fund “{fund}” is closed already: the storno stands at its closing</translation>
    </message>
    <message>
        <source> · die Kasse „{fund}“ war schon gezählt: was nicht zurückliegt, ist bei der nächsten Zählung eine Differenz</source>
        <translation> · the cash box “{fund}” was counted already: what is not put back is a difference at the next count</translation>
    </message>
    <message>
        <source>Abgeholt: Kind Nr. {number}</source>
        <translation>Picked up: child no. {number}</translation>
    </message>
    <message>
        <source>Abgeholt: Kind Nr. {number}, gebracht von {name}</source>
        <translation>Picked up: child no. {number}, brought by {name}</translation>
    </message>
    <message>
        <source>Abwesend: {name}, ab {day}</source>
        <translation>Away: {name}, from {day}</translation>
    </message>
    <message>
        <source>Abwesend: {who}, {days}</source>
        <translation>Away: {who}, {days}</translation>
    </message>
    <message>
        <source>Abwesenheit gestrichen: {name}</source>
        <translation>Absence struck: {name}</translation>
    </message>
    <message>
        <source>Abwesenheit geändert: {name}</source>
        <translation>Absence changed: {name}</translation>
    </message>
    <message>
        <source>Abwesenheit geändert: {who}, {days}</source>
        <translation>Absence changed: {who}, {days}</translation>
    </message>
    <message>
        <source>Alle Angemeldeten sind da: {number}</source>
        <translation>Everybody announced is here: {number}</translation>
    </message>
    <message>
        <source>Altersgruppen geändert</source>
        <translation>Age bands changed</translation>
    </message>
    <message>
        <source>Andere Zeiten ab {day}</source>
        <translation>Other hours from {day}</translation>
    </message>
    <message>
        <source>Angaben geändert: {name}</source>
        <translation>Details changed: {name}</translation>
    </message>
    <message>
        <source>Angebot angelegt: {title}</source>
        <translation>Offer added: {title}</translation>
    </message>
    <message>
        <source>Angebot endet am {day}: {title}</source>
        <translation>Offer ends on {day}: {title}</translation>
    </message>
    <message>
        <source>Angebot geht weiter: {title}</source>
        <translation>Offer goes on: {title}</translation>
    </message>
    <message>
        <source>Angebot geändert: {title}</source>
        <translation>Offer changed: {title}</translation>
    </message>
    <message>
        <source>Angemeldet: {name}</source>
        <translation>Announced: {name}</translation>
    </message>
    <message>
        <source>Anonym: {adults} Erwachsene, {children} Kinder</source>
        <translation>Anonymous: {adults} adults, {children} children</translation>
    </message>
    <message>
        <source>Auf der Warteliste als Nr. {position}: {name}, {offer}</source>
        <translation>On the waiting list as no. {position}: {name}, {offer}</translation>
    </message>
    <message>
        <source>Aufgaben geändert: {name}</source>
        <translation>Roles changed: {name}</translation>
    </message>
    <message>
        <source>Ausgetragen: {name}, {offer}</source>
        <translation>Left: {name}, {offer}</translation>
    </message>
    <message>
        <source>Ausgezogen: {name}</source>
        <translation>Moved out: {name}</translation>
    </message>
    <message>
        <source>Beleg gedruckt: {number}</source>
        <translation>Receipt printed: {number}</translation>
    </message>
    <message>
        <source>Belegt geändert: {name}, {when}</source>
        <translation>Busy time changed: {name}, {when}</translation>
    </message>
    <message>
        <source>Belegt: {name}, {when}</source>
        <translation>Busy: {name}, {when}</translation>
    </message>
    <message>
        <source>Belegte Zeiten aus einer Datei: {name}, {number}</source>
        <translation>Busy times from a file: {name}, {number}</translation>
    </message>
    <message>
        <source>Benutzer entfernt: {name}</source>
        <translation>User removed: {name}</translation>
    </message>
    <message>
        <source>Benutzer entfernt: {name}. Bitte auch ein neues Wiederherstellungsblatt drucken.</source>
        <translation>User removed: {name}. Please print a new recovery sheet as well.</translation>
    </message>
    <message>
        <source>Beratung erfasst: {name}</source>
        <translation>Counselling recorded: {name}</translation>
    </message>
    <message>
        <source>Beratung gestrichen</source>
        <translation>Counselling struck out</translation>
    </message>
    <message>
        <source>Beratung geändert: {name}</source>
        <translation>Counselling changed: {name}</translation>
    </message>
    <message>
        <source>Beratungsfall {number} abgeschlossen</source>
        <translation>Case {number} closed</translation>
    </message>
    <message>
        <source>Beratungsfall {number} eingeschränkt: ihn lesen nur {names}</source>
        <translation>Counselling case {number} restricted: only {names} read it</translation>
    </message>
    <message>
        <source>Beratungsfall {number} eröffnet: {name}</source>
        <translation>Case {number} opened: {name}</translation>
    </message>
    <message>
        <source>Beratungsfall {number} gestrichen</source>
        <translation>Case {number} struck out</translation>
    </message>
    <message>
        <source>Beratungsfall {number} geändert</source>
        <translation>Case {number} changed</translation>
    </message>
    <message>
        <source>Beratungsfall {number} ist wieder für das Team offen</source>
        <translation>Counselling case {number} is open to the team again</translation>
    </message>
    <message>
        <source>Beratungsfall {number} ruht</source>
        <translation>Case {number} is resting</translation>
    </message>
    <message>
        <source>Beratungsfall {number} wieder geöffnet</source>
        <translation>Case {number} reopened</translation>
    </message>
    <message>
        <source>Beratungsfall {number} übergeben an {colleague}</source>
        <translation>Case {number} handed over to {colleague}</translation>
    </message>
    <message>
        <source>Bericht abgeschlossen: {span}, Version {number}</source>
        <translation>Report closed: {span}, version {number}</translation>
    </message>
    <message>
        <source>Berichtstext gespeichert: {title}, {span}</source>
        <translation>Report&apos;s text saved: {title}, {span}</translation>
    </message>
    <message>
        <source>Berichtstexte des fiktiven Zentrums angelegt</source>
        <translation>Report texts of the fictional centre made</translation>
    </message>
    <message>
        <source>Bescheid gesagt: {name}, {offer}</source>
        <translation>Told: {name}, {offer}</translation>
    </message>
    <message>
        <source>Bestätigt, dass niemand zu erkennen ist: {title}, {span}</source>
        <translation>Confirmed that nobody can be recognised: {title}, {span}</translation>
    </message>
    <message>
        <source>Besuch berichtigt</source>
        <translation>Visit corrected</translation>
    </message>
    <message>
        <source>Besuch berichtigt: jetzt {day}</source>
        <translation>Visit corrected: now {day}</translation>
    </message>
    <message>
        <source>Besuch erfasst: {who} · {reason}</source>
        <translation>Visit logged: {who} · {reason}</translation>
    </message>
    <message>
        <source>Besuch gestrichen</source>
        <translation>Visit struck out</translation>
    </message>
    <message>
        <source>Betreuung übervoll: {number} Kinder, {places} Plätze</source>
        <translation>Childcare too full: {number} children, {places} places</translation>
    </message>
    <message>
        <source>Bögen vorbereitet</source>
        <translation>Sheets prepared</translation>
    </message>
    <message>
        <source>Da: {name}</source>
        <translation>Here: {name}</translation>
    </message>
    <message>
        <source>Da: {name}, der Besuch stand schon da und zählt einmal</source>
        <translation>Here: {name}; the visit stood there already and counts once</translation>
    </message>
    <message>
        <source>Dienst eingetragen: {who}, {when}</source>
        <translation>Duty entered: {who}, {when}</translation>
    </message>
    <message>
        <source>Dienst endet am {day}: {who}</source>
        <translation>Duty ends on {day}: {who}</translation>
    </message>
    <message>
        <source>Dienst entfernt: {who}</source>
        <translation>Duty removed: {who}</translation>
    </message>
    <message>
        <source>Dienst geändert: {who}, {when}</source>
        <translation>Duty changed: {who}, {when}</translation>
    </message>
    <message>
        <source>Dieser Stick bekommt keine Sicherungen mehr</source>
        <translation>This stick gets no more backups</translation>
    </message>
    <message>
        <source>Doch da: {who}, {days}</source>
        <translation>Here after all: {who}, {days}</translation>
    </message>
    <message>
        <source>Doch nicht belegt: {name}, {when}</source>
        <translation>Not busy after all: {name}, {when}</translation>
    </message>
    <message>
        <source>Doch nicht da: {name}</source>
        <translation>Not here after all: {name}</translation>
    </message>
    <message>
        <source>Doch nicht erinnert: {name}, {when}</source>
        <translation>Not reminded after all: {name}, {when}</translation>
    </message>
    <message>
        <source>Doch nicht gebracht: Kind Nr. {number}</source>
        <translation>Not brought after all: child no. {number}</translation>
    </message>
    <message>
        <source>Ehrenamt angelegt: {name}</source>
        <translation>Volunteer registered: {name}</translation>
    </message>
    <message>
        <source>Ehrenamt geändert: {name}</source>
        <translation>Volunteer changed: {name}</translation>
    </message>
    <message>
        <source>Eigener Text für einen Fördermittelgeber: {title}, {span}</source>
        <translation>A text of its own for one funder: {title}, {span}</translation>
    </message>
    <message>
        <source>Eingeschrieben: {name}, {offer}</source>
        <translation>Enrolled: {name}, {offer}</translation>
    </message>
    <message>
        <source>Eingeschränkte Fälle, die das neue Wiederherstellungsblatt jetzt öffnet: {number}</source>
        <translation>Restricted cases that the new recovery sheet opens now: {number}</translation>
    </message>
    <message>
        <source>Eingetragen: {name}</source>
        <translation>Entered: {name}</translation>
    </message>
    <message>
        <source>Einsatz abgesagt: {name}, {about}</source>
        <translation>Assignment cancelled: {name}, {about}</translation>
    </message>
    <message>
        <source>Einsatz doch vereinbart: {name}, {about}</source>
        <translation>Assignment agreed after all: {name}, {about}</translation>
    </message>
    <message>
        <source>Einsatz endet am {day}: {name}</source>
        <translation>Assignment ends on {day}: {name}</translation>
    </message>
    <message>
        <source>Einsatz geändert: {name}, {about}</source>
        <translation>Assignment changed: {name}, {about}</translation>
    </message>
    <message>
        <source>Einsatz vereinbart: {name}, {about}</source>
        <translation>Assignment agreed: {name}, {about}</translation>
    </message>
    <message>
        <source>Einstellungen gespeichert</source>
        <translation>Settings saved</translation>
    </message>
    <message>
        <source>Einwilligung zum Verweis {code} notiert: {name}</source>
        <translation>Consent for referral {code} noted: {name}</translation>
    </message>
    <message>
        <source>Einwilligung zum Verweis {code} widerrufen: {name}</source>
        <translation>Consent for referral {code} withdrawn: {name}</translation>
    </message>
    <message>
        <source>Entschuldigt: {name}</source>
        <translation>Excused: {name}</translation>
    </message>
    <message>
        <source>Erinnert: {name}, {when}</source>
        <translation>Reminded: {name}, {when}</translation>
    </message>
    <message>
        <source>Erinnerung geändert</source>
        <translation>Reminder changed</translation>
    </message>
    <message>
        <source>Es gelten wieder die üblichen Zeiten</source>
        <translation>The usual hours hold again</translation>
    </message>
    <message>
        <source>Familie erfasst: {name} und {number} weitere · {reason}</source>
        <translation>Family logged: {name} and {number} more · {reason}</translation>
    </message>
    <message>
        <source>Fiktives Zentrum angelegt</source>
        <translation>Fictional centre created</translation>
    </message>
    <message>
        <source>Findet statt: {title}, {day}</source>
        <translation>Takes place: {title}, {day}</translation>
    </message>
    <message>
        <source>Frist bis {day} erfasst: {name}</source>
        <translation>Deadline {day} entered: {name}</translation>
    </message>
    <message>
        <source>Frist erledigt: {name}</source>
        <translation>Deadline done: {name}</translation>
    </message>
    <message>
        <source>Frist gestrichen</source>
        <translation>Deadline struck</translation>
    </message>
    <message>
        <source>Frist geändert, bis {day}: {name}</source>
        <translation>Deadline changed, until {day}: {name}</translation>
    </message>
    <message>
        <source>Früher getippte Berichtstexte übernommen</source>
        <translation>Reports&apos; texts typed earlier taken over</translation>
    </message>
    <message>
        <source>Frühere Zeit im Haushalt entfernt: {name}</source>
        <translation>Former time in the household removed: {name}</translation>
    </message>
    <message>
        <source>Fällt aus: {title}, {day}</source>
        <translation>Called off: {title}, {day}</translation>
    </message>
    <message>
        <source>Fördermittelgeber eingetragen: {name}</source>
        <translation>Funder entered: {name}</translation>
    </message>
    <message>
        <source>Fördermittelgeber entfernt: {name}</source>
        <translation>Funder removed: {name}</translation>
    </message>
    <message>
        <source>Fördermittelgeber geändert: {name}</source>
        <translation>Funder changed: {name}</translation>
    </message>
    <message>
        <source>Für den Bericht notiert</source>
        <translation>Noted for the report</translation>
    </message>
    <message>
        <source>Gefragt und abgesagt: {name}</source>
        <translation>Asked and declined: {name}</translation>
    </message>
    <message>
        <source>Gefragt und zugesagt: {name}</source>
        <translation>Asked and agreed: {name}</translation>
    </message>
    <message>
        <source>Gefragt: {name}</source>
        <translation>Asked: {name}</translation>
    </message>
    <message>
        <source>Geschlossen am {day}</source>
        <translation>Closed on {day}</translation>
    </message>
    <message>
        <source>Geschlossen vom {first} bis {last}</source>
        <translation>Closed from {first} to {last}</translation>
    </message>
    <message>
        <source>Haushalt geändert: {name}</source>
        <translation>Household changed: {name}</translation>
    </message>
    <message>
        <source>Heute gehört von: {name}</source>
        <translation>Heard today from: {name}</translation>
    </message>
    <message>
        <source>Im Änderungsprotokoll stimmt etwas nicht. Bitte unter „Prüfen, Zurückspielen“ die Ablage prüfen und die letzte Sicherung aufheben.</source>
        <translation>Something is wrong with the audit trail. Please check the store under “Check, restore”, and keep the last backup.</translation>
    </message>
    <message>
        <source>Import geprüft: {new} neu, {updated} aktualisiert</source>
        <translation>Import checked: {new} new, {updated} updated</translation>
    </message>
    <message>
        <source>Import zurückgenommen: {file}</source>
        <translation>Import taken back: {file}</translation>
    </message>
    <message>
        <source>Importiert: {new} neu, {updated} aktualisiert</source>
        <translation>Imported: {new} new, {updated} updated</translation>
    </message>
    <message>
        <source>Kasse gezählt und Topf geschlossen: {name} · {amount}{difference}</source>
        <translation>Cash box counted and fund closed: {name} · {amount}{difference}</translation>
    </message>
    <message>
        <source>Kasse gezählt: {name} · {amount}{difference}</source>
        <translation>Cash box counted: {name} · {amount}{difference}</translation>
    </message>
    <message>
        <source>Kein zweiter Ordner mehr für Sicherungen</source>
        <translation>No second folder for backups any more</translation>
    </message>
    <message>
        <source>Kind Nr. {numbers} ist in der Betreuung</source>
        <translation>child no. {numbers} is in the childcare</translation>
    </message>
    <message>
        <source>Kinder Nr. {numbers} sind in der Betreuung</source>
        <translation>children no. {numbers} are in the childcare</translation>
    </message>
    <message>
        <source>Kinder berichtigt: {name}</source>
        <translation>Children put right: {name}</translation>
    </message>
    <message>
        <source>Leitung geändert: {title}</source>
        <translation>Leaders changed: {title}</translation>
    </message>
    <message>
        <source>Letzter Tag eingetragen: {name}</source>
        <translation>Last day entered: {name}</translation>
    </message>
    <message>
        <source>Liste ausgegeben: {number}</source>
        <translation>List given out: {number}</translation>
    </message>
    <message>
        <source>Liste für Briefe: {number}</source>
        <translation>List for letters: {number}</translation>
    </message>
    <message>
        <source>Liste vorbereitet: {offer}</source>
        <translation>List prepared: {offer}</translation>
    </message>
    <message>
        <source>Nachtrag geschrieben: {name}</source>
        <translation>Amendment written: {name}</translation>
    </message>
    <message>
        <source>Neues Passwort gegeben: {name}</source>
        <translation>New password given: {name}</translation>
    </message>
    <message>
        <source>Neues Passwort gegeben: {name}. Eingeschränkte Fälle, in denen {name} neu benannt werden muss: {number}</source>
        <translation>New password given: {name}. Restricted cases in which {name} has to be named again: {number}</translation>
    </message>
    <message>
        <source>Nichts geändert</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>Notiz für den Bericht gestrichen</source>
        <translation>Note for the report struck out</translation>
    </message>
    <message>
        <source>Notiz für den Bericht geändert</source>
        <translation>Note for the report changed</translation>
    </message>
    <message>
        <source>Notiz steht wieder bereit</source>
        <translation>Note is ready again</translation>
    </message>
    <message>
        <source>Notiz übernommen: {title}, {span}</source>
        <translation>Note taken over: {title}, {span}</translation>
    </message>
    <message>
        <source>Nr. 26 und Nr. 26a schließen sich für {role} aus</source>
        <translation>No. 26 and no. 26a exclude one another for {role}</translation>
    </message>
    <message>
        <source>Nummer {number} aufgerufen</source>
        <translation>Number {number} called</translation>
    </message>
    <message>
        <source>Nummer {number} aufgerufen: {room}</source>
        <translation>Number {number} called: {room}</translation>
    </message>
    <message>
        <source>Nummer {number} fertig</source>
        <translation>Number {number} done</translation>
    </message>
    <message>
        <source>Nummer {number} ist gegangen</source>
        <translation>Number {number} has gone</translation>
    </message>
    <message>
        <source>Nummer {number} kommt um {time} wieder</source>
        <translation>Number {number} comes back at {time}</translation>
    </message>
    <message>
        <source>Nummer {number} wartet</source>
        <translation>Number {number} is waiting</translation>
    </message>
    <message>
        <source>Nummer {number} wartet auf {colleague}</source>
        <translation>Number {number} is waiting for {colleague}</translation>
    </message>
    <message>
        <source>Nummer {number} wartet nicht mehr: es ist dieselbe Person</source>
        <translation>Number {number} waits no more: it is the same person</translation>
    </message>
    <message>
        <source>Nummer {number} wartet wieder</source>
        <translation>Number {number} is waiting again</translation>
    </message>
    <message>
        <source>Nummer {number} wartet, gleich auf wen</source>
        <translation>Number {number} is waiting for anybody</translation>
    </message>
    <message>
        <source>Nummer {number} zurückgestellt</source>
        <translation>Number {number} put back</translation>
    </message>
    <message>
        <source>Papier gestrichen: {name}</source>
        <translation>Paper struck out: {name}</translation>
    </message>
    <message>
        <source>Papier geändert: {name}</source>
        <translation>Paper changed: {name}</translation>
    </message>
    <message>
        <source>Papier notiert: {name}</source>
        <translation>Paper noted: {name}</translation>
    </message>
    <message>
        <source>Passwort geändert</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>Pauschale gestrichen: {amount}, {name}</source>
        <translation>Allowance struck: {amount}, {name}</translation>
    </message>
    <message>
        <source>Pauschale gezahlt: {amount}, {name} · {year} bleiben {left}</source>
        <translation>Allowance paid: {amount}, {name} · {left} left in {year}</translation>
    </message>
    <message>
        <source>Pauschale gezahlt: {amount}, {name} · {year} schon {over} über der Grenze</source>
        <translation>Allowance paid: {amount}, {name} · {over} above the limit in {year} already</translation>
    </message>
    <message>
        <source>Pause: {name}, ab {day}</source>
        <translation>Break: {name}, from {day}</translation>
    </message>
    <message>
        <source>Person angelegt: {name}</source>
        <translation>Person added: {name}</translation>
    </message>
    <message>
        <source>Person angelegt: {name} · Aufenthaltsstatus vermerkt</source>
        <translation>Person registered: {name} · residence status noted</translation>
    </message>
    <message>
        <source>Person geändert: {name}</source>
        <translation>Person changed: {name}</translation>
    </message>
    <message>
        <source>Platz geändert: {name}, {offer}</source>
        <translation>Place changed: {name}, {offer}</translation>
    </message>
    <message>
        <source>Reihe geändert: {name}, {number} Termine</source>
        <translation>Series changed: {name}, {number} appointments</translation>
    </message>
    <message>
        <source>Reihe vereinbart: {name}, {number} Termine</source>
        <translation>Series booked: {name}, {number} appointments</translation>
    </message>
    <message>
        <source>Rest der Reihe abgesagt: {name}, {number} Termine</source>
        <translation>Rest of the series cancelled: {name}, {number} appointments</translation>
    </message>
    <message>
        <source>Rolle geändert: {name}, jetzt {role}</source>
        <translation>Role changed: {name}, now {role}</translation>
    </message>
    <message>
        <source>Rolle geändert: {name}, jetzt {role}. Bitte auch ein neues Wiederherstellungsblatt drucken.</source>
        <translation>Role changed: {name}, now {role}. Please print a new recovery sheet as well.</translation>
    </message>
    <message>
        <source>Rückgängig: {step}</source>
        <translation>Undone: {step}</translation>
    </message>
    <message>
        <source>Satz des Zettels geändert ({language})</source>
        <translation>Sentence of the slip changed ({language})</translation>
    </message>
    <message>
        <source>Satz des Zettels wieder wie mitgeliefert ({language})</source>
        <translation>Sentence of the slip as shipped again ({language})</translation>
    </message>
    <message>
        <source>Schon abgeholt um {time}: Kind Nr. {number}</source>
        <translation>Picked up already at {time}: child no. {number}</translation>
    </message>
    <message>
        <source>Schon da: {name}</source>
        <translation>Here already: {name}</translation>
    </message>
    <message>
        <source>Schon erfasst, zählt einmal: {who} · {reason}</source>
        <translation>Logged already, counts once: {who} · {reason}</translation>
    </message>
    <message>
        <source>Schulung eingetragen: {name}, {title}</source>
        <translation>Training entered: {name}, {title}</translation>
    </message>
    <message>
        <source>Schulung gestrichen: {name}</source>
        <translation>Training struck: {name}</translation>
    </message>
    <message>
        <source>Schulung geändert: {name}</source>
        <translation>Training changed: {name}</translation>
    </message>
    <message>
        <source>Sicherungen kommen jetzt auch auf diesen Stick</source>
        <translation>Backups now go to this stick as well</translation>
    </message>
    <message>
        <source>Sicherungen kommen jetzt auch in den zweiten Ordner</source>
        <translation>Backups now go to the second folder as well</translation>
    </message>
    <message>
        <source>Soforthilfe erfasst: {kind}{more}</source>
        <translation>Emergency help logged: {kind}{more}</translation>
    </message>
    <message>
        <source>Soforthilfe gestrichen</source>
        <translation>Emergency help struck out</translation>
    </message>
    <message>
        <source>Soforthilfe gestrichen · Beleg {of} storniert mit {number}{more}</source>
        <translation>Emergency help struck · receipt {of} reversed by {number}{more}</translation>
    </message>
    <message>
        <source>Stunden entfernt: {hours} h, {name}, {day}</source>
        <translation>Hours removed: {hours} h, {name}, {day}</translation>
    </message>
    <message>
        <source>Stunden geändert: {hours} h, {name}, {day}</source>
        <translation>Hours changed: {hours} h, {name}, {day}</translation>
    </message>
    <message>
        <source>Sätze der Zettel geprüft ({language})</source>
        <translation>Sentences of slips checked ({language})</translation>
    </message>
    <message>
        <source>Sätze der Zettel wieder ungeprüft ({language})</source>
        <translation>Sentences of slips unchecked again ({language})</translation>
    </message>
    <message>
        <source>Termin geändert: {name}, {when}</source>
        <translation>Appointment changed: {name}, {when}</translation>
    </message>
    <message>
        <source>Termin trotzdem vereinbart: {name}, {when}</source>
        <translation>Appointment made all the same: {name}, {when}</translation>
    </message>
    <message>
        <source>Termin vereinbart: {name}, {when}</source>
        <translation>Appointment booked: {name}, {when}</translation>
    </message>
    <message>
        <source>Termin {state}: {name}</source>
        <translation>Appointment {state}: {name}</translation>
    </message>
    <message>
        <source>Termin {state}: {name} · Besuch bleibt</source>
        <translation>Appointment {state}: {name} · visit stays</translation>
    </message>
    <message>
        <source>Termin {state}: {name} · Besuch gestrichen</source>
        <translation>Appointment {state}: {name} · visit struck out</translation>
    </message>
    <message>
        <source>Termin {state}: {name} · Besuch gezählt</source>
        <translation>Appointment {state}: {name} · visit counted</translation>
    </message>
    <message>
        <source>Termin {state}: {name} · Besuch stand schon da, zählt einmal</source>
        <translation>Appointment {state}: {name} · visit was there already, counts once</translation>
    </message>
    <message>
        <source>Termine geändert: {title}</source>
        <translation>Sessions changed: {title}</translation>
    </message>
    <message>
        <source>Terminzeit bis {day}: {name}</source>
        <translation>Appointment hours until {day}: {name}</translation>
    </message>
    <message>
        <source>Terminzeiten geändert: {name}</source>
        <translation>Appointment hours changed: {name}</translation>
    </message>
    <message>
        <source>Terminzettel gedruckt</source>
        <translation>Appointment slip printed</translation>
    </message>
    <message>
        <source>Text von {before} übernommen in {span}</source>
        <translation>Text of {before} taken over into {span}</translation>
    </message>
    <message>
        <source>Texte der Monate gesammelt für {span}</source>
        <translation>The months&apos; texts collected for {span}</translation>
    </message>
    <message>
        <source>Topf eingetragen: {name}</source>
        <translation>Fund entered: {name}</translation>
    </message>
    <message>
        <source>Topf geschlossen: {name}</source>
        <translation>Fund closed: {name}</translation>
    </message>
    <message>
        <source>Topf geändert: {name}</source>
        <translation>Fund changed: {name}</translation>
    </message>
    <message>
        <source>Topf wieder geöffnet: {name}</source>
        <translation>Fund opened again: {name}</translation>
    </message>
    <message>
        <source>Verabschiedet zum {day}: {name}</source>
        <translation>Leaves on {day}: {name}</translation>
    </message>
    <message>
        <source>Verabschiedet zum {day}: {name} · danach noch eingeplant, bitte neu besetzen: Einsätze {assignments}, Dienste {duties}, Angebote {offers}</source>
        <translation>Leaves on {day}: {name} · still planned afterwards, please find somebody else: assignments {assignments}, duties {duties}, offers {offers}</translation>
    </message>
    <message>
        <source>Verknüpft mit dem Besuchsdatensatz: {name}</source>
        <translation>Linked with the visitor’s record: {name}</translation>
    </message>
    <message>
        <source>Verknüpfung gelöst: {name}</source>
        <translation>Link removed: {name}</translation>
    </message>
    <message>
        <source>Verlegt: {title}, {day}</source>
        <translation>Moved: {title}, {day}</translation>
    </message>
    <message>
        <source>Verweis gestrichen</source>
        <translation>Referral struck</translation>
    </message>
    <message>
        <source>Verweis {code} gemacht: {name}</source>
        <translation>Referral {code} made: {name}</translation>
    </message>
    <message>
        <source>Verweis {code} geändert: {name}</source>
        <translation>Referral {code} changed: {name}</translation>
    </message>
    <message>
        <source>Verweis {code} {state}</source>
        <translation>Referral {code}, {state}</translation>
    </message>
    <message>
        <source>Verweis {code} {state}: {name}</source>
        <translation>Referral {code}, {state}: {name}</translation>
    </message>
    <message>
        <source>Verweisstelle aufgenommen: {value}</source>
        <translation>Referral target added: {value}</translation>
    </message>
    <message>
        <source>Verweiszettel gemacht: {code}</source>
        <translation>Referral slip made: {code}</translation>
    </message>
    <message>
        <source>Vorläufiger Bericht hinausgegeben: {span}</source>
        <translation>Provisional report handed out: {span}</translation>
    </message>
    <message>
        <source>Warteliste der Tage davor geschlossen</source>
        <translation>Queue of the days before closed</translation>
    </message>
    <message>
        <source>Wartender Zettel verworfen: {when}</source>
        <translation>Waiting slip discarded: {when}</translation>
    </message>
    <message>
        <source>Werteliste geändert: {value}</source>
        <translation>Value list changed: {value}</translation>
    </message>
    <message>
        <source>Wieder da nach dem {day}: {name}</source>
        <translation>Back after {day}: {name}</translation>
    </message>
    <message>
        <source>Wieder dabei ab {day}: {name}</source>
        <translation>Helps again from {day}: {name}</translation>
    </message>
    <message>
        <source>Wieder der Text für alle Fördermittelgeber: {title}, {span}</source>
        <translation>The text for all funders again: {title}, {span}</translation>
    </message>
    <message>
        <source>Wieder geöffnet am {day}</source>
        <translation>Open again on {day}</translation>
    </message>
    <message>
        <source>Wiederhergestellt: {step}</source>
        <translation>Redone: {step}</translation>
    </message>
    <message>
        <source>Wiedervorlage an {colleague} gegeben: {name}</source>
        <translation>Follow-up given to {colleague}: {name}</translation>
    </message>
    <message>
        <source>Wiedervorlage erledigt: {name}</source>
        <translation>Follow-up done: {name}</translation>
    </message>
    <message>
        <source>Wiedervorlage erledigt: {name} · nächste {day}</source>
        <translation>Follow-up done: {name} · next {day}</translation>
    </message>
    <message>
        <source>Wiedervorlage gestrichen: {name}</source>
        <translation>Follow-up struck out: {name}</translation>
    </message>
    <message>
        <source>Wiedervorlage geändert: {name}</source>
        <translation>Follow-up changed: {name}</translation>
    </message>
    <message>
        <source>Wiedervorlage: {name}, {day}</source>
        <translation>Follow-up: {name}, {day}</translation>
    </message>
    <message>
        <source>Wiedervorlagen zu ablaufenden Papieren: {number} neu, davon Ihre: {own}</source>
        <translation>Follow-ups on expiring papers: {number} new, yours: {own}</translation>
    </message>
    <message>
        <source>Wiedervorlagen übernommen: {number}</source>
        <translation>Follow-ups taken over: {number}</translation>
    </message>
    <message>
        <source>Zeit verschoben: {number} Einträge</source>
        <translation>Time moved: {number} entries</translation>
    </message>
    <message>
        <source>Zeit verschoben: {number} Einträge · geblieben: {staying}</source>
        <translation>Time moved: {number} entries · left in place: {staying}</translation>
    </message>
    <message>
        <source>Zeiten geändert: {name}</source>
        <translation>Times changed: {name}</translation>
    </message>
    <message>
        <source>Zettel nicht gedruckt und nicht aufgehoben: {when}</source>
        <translation>Slip neither printed nor kept: {when}</translation>
    </message>
    <message>
        <source>Zettel wartet auf den Drucker: {when}</source>
        <translation>Slip waits for the printer: {when}</translation>
    </message>
    <message>
        <source>Zettel, die niemand mehr braucht, sind verworfen</source>
        <translation>Slips that nobody needs any more are discarded</translation>
    </message>
    <message>
        <source>Zugang angelegt: {name}</source>
        <translation>Login added: {name}</translation>
    </message>
    <message>
        <source>Zurückgenommen: {name}</source>
        <translation>Taken back: {name}</translation>
    </message>
    <message>
        <source>Zusammengeführt: {name}</source>
        <translation>Merged: {name}</translation>
    </message>
    <message>
        <source>Zusätzlicher Termin entfernt: {title}, {day}</source>
        <translation>Extra session removed: {title}, {day}</translation>
    </message>
    <message>
        <source>Zusätzlicher Termin: {title}, {day}</source>
        <translation>Extra session: {title}, {day}</translation>
    </message>
    <message>
        <source>Zwei Personen: {first}, {second}</source>
        <translation>Two people: {first}, {second}</translation>
    </message>
    <message>
        <source>anonym</source>
        <translation>anonymous</translation>
    </message>
    <message>
        <source>anonym ×{number}</source>
        <translation>anonymous ×{number}</translation>
    </message>
    <message>
        <source>gestern, {weekday} {date}</source>
        <translation>yesterday, {weekday} {date}</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>noch nicht abgeholt: Nr. {numbers}</source>
        <translation>not picked up yet: no. {numbers}</translation>
    </message>
    <message>
        <source>ohne Person</source>
        <translation>nobody named</translation>
    </message>
    <message>
        <source>war schon wieder eingeladen, zum {when}</source>
        <translation>had been invited again already, for {when}</translation>
    </message>
    <message>
        <source>{day} {starts} bis {ends}</source>
        <translation>{day} {starts} to {ends}</translation>
    </message>
    <message>
        <source>{day} · {who}</source>
        <translation>{day} · {who}</translation>
    </message>
    <message>
        <source>{first} bis {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{first} · {next}</source>
        <translation>{first} · {next}</translation>
    </message>
    <message>
        <source>{hours} h notiert: {name}, {day}</source>
        <translation>{hours} h noted: {name}, {day}</translation>
    </message>
    <message>
        <source>{hours} h notiert: {name}, {number} Einträge</source>
        <translation>{hours} h noted: {name}, {number} entries</translation>
    </message>
    <message>
        <source>{hours} h notiert: {people} Ehrenamtliche, {number} Einträge</source>
        <translation>{hours} h noted: {people} volunteers, {number} entries</translation>
    </message>
    <message>
        <source>{name} liest den Beratungsfall {number} nicht mehr</source>
        <translation>{name} reads counselling case {number} no more</translation>
    </message>
    <message>
        <source>{name} liest jetzt den Beratungsfall {number}</source>
        <translation>{name} now reads counselling case {number}</translation>
    </message>
    <message>
        <source>{name} vertritt Sie bis {day}; eingeschränkte Fälle, die sich dafür öffnen: {number}</source>
        <translation>{name} stands in for you until {day}; restricted cases that open for it: {number}</translation>
    </message>
    <message>
        <source>{name} vertritt bis {day} im Beratungsfall {number}</source>
        <translation>{name} stands in until {day} in counselling case {number}</translation>
    </message>
    <message>
        <source>{name}: {answer}</source>
        <translation>{name}: {answer}</translation>
    </message>
    <message>
        <source>{offer}: Platz ohne die Kinderbetreuung, auf die noch gewartet wurde (Kinder: {children}); bitte dort nachsehen</source>
        <translation>{offer}: place without the childcare that was still being waited for (children: {children}); please have a look there</translation>
    </message>
    <message>
        <source>{offer}: anonym jetzt {adults} Erwachsene, {children} Kinder</source>
        <translation>{offer}: anonymous now {adults} adults, {children} children</translation>
    </message>
    <message>
        <source>{offer}: fertig, {number} waren da</source>
        <translation>{offer}: done, {number} came</translation>
    </message>
    <message>
        <source>{offer}: {name} ist da</source>
        <translation>{offer}: {name} is here</translation>
    </message>
    <message>
        <source>{offer}: {name} war schon da, zählt einmal</source>
        <translation>{offer}: {name} was here already, counts once</translation>
    </message>
    <message>
        <source>{offer}: {number} sind da, {heads} anonym dazu</source>
        <translation>{offer}: {number} came, {heads} more anonymously</translation>
    </message>
    <message>
        <source>{said} · Kinder in der Betreuung: {number}</source>
        <translation>{said} · children in childcare: {number}</translation>
    </message>
    <message>
        <source>{said} · rückt nach: {names}</source>
        <translation>{said} · moves up: {names}</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{weekday} {date}</translation>
    </message>
    <message>
        <source>{who} springt ein: {when}</source>
        <translation>{who} steps in: {when}</translation>
    </message>
    <message>
        <source>Öffnungszeit bis {day}</source>
        <translation>Open at these hours until {day}</translation>
    </message>
    <message>
        <source>Öffnungszeiten geändert</source>
        <translation>Opening hours changed</translation>
    </message>
    <message>
        <source>Übernommene belegte Zeiten entfernt: {name}, {number}</source>
        <translation>Busy times from a file removed: {name}, {number}</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Geburtsjahr {year}</source>
        <translation>Year of birth {year}</translation>
    </message>
    <message>
        <source>Kartennummer</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>Name beginnt so</source>
        <translation>Name begins so</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>gleich: {found}</source>
        <translation>same: {found}</translation>
    </message>
    <message>
        <source>gleicher Name</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>{first} · {second}</source>
        <translation>{first} · {second}</translation>
    </message>
    <message>
        <source>{typed} ≈ {found}</source>
        <translation>{typed} ≈ {found}</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>bleibt, wie er ist</source>
        <translation>stays as it is</translation>
    </message>
    <message>
        <source>einen {day}. {month} {year} gibt es nicht</source>
        <translation>there is no {day} {month} {year}</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>geschlossen: {why}</source>
        <translation>closed: {why}</translation>
    </message>
    <message>
        <source>{name} arbeitet dann nicht hier</source>
        <translation>{name} does not work here then</translation>
    </message>
    <message>
        <source>{time} Uhr gibt es da nicht: die Uhr springt von 2 auf 3</source>
        <translation>there is no {time} then: the clock goes from 2 to 3</translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message numerus="yes">
        <source>%n Tag(e) überfällig</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>heute fällig</source>
        <translation>due today</translation>
    </message>
    <message numerus="yes">
        <source>in %n Tag(en)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>morgen</source>
        <translation>tomorrow</translation>
    </message>
</context>
<context>
    <name>since</name>
    <message>
        <source>Am {day} (Anmeldung: {who}) lag ein fremdes oder altes Schreibprotokoll neben der Ablage. Es wurde nicht übernommen.</source>
        <translation>On {day} (login: {who}) a foreign or old write-ahead log lay beside the store. It was not taken up.</translation>
    </message>
    <message>
        <source>Am {day} (Anmeldung: {who}) war das Schreibprotokoll beschädigt: die letzten Einträge davor fehlen (höchstens {lost}).</source>
        <translation>On {day} (login: {who}) the write-ahead log was damaged: the last entries before it are missing (at most {lost}).</translation>
    </message>
    <message>
        <source>Am {day} (Anmeldung: {who}) war das Änderungsprotokoll auffällig. Bitte die Ablage prüfen.</source>
        <translation>On {day} (login: {who}) the audit trail was conspicuous. Please check the store.</translation>
    </message>
    <message>
        <source>Am {day} (Anmeldung: {who}) war die Ablage älter als zuvor, oder nicht dieselbe. Bitte klären.</source>
        <translation>On {day} (login: {who}) the store was older than before, or not the same one. Please find out why.</translation>
    </message>
    <message>
        <source>Am {day} hat {who} eine Sicherung zurückgespielt, ohne dass jemand von heute zustimmen konnte. Es gelten die Zugänge von damals: bitte prüfen und ein neues Wiederherstellungsblatt drucken.</source>
        <translation>On {day}, {who} restored a backup without anybody of today being able to agree. The accesses of then are valid: please check them and print a new recovery sheet.</translation>
    </message>
    <message>
        <source>Am {day} hat {who} eine Sicherung zurückgespielt.</source>
        <translation>On {day}, {who} restored a backup.</translation>
    </message>
    <message>
        <source>Am {day} hat {who} eine Sicherung zurückgespielt. Die Datenbank fehlte oder war zerstört: ob die Zugänge die von heute sind, ließ sich nicht prüfen. Bitte ansehen, wer Zugang hat.</source>
        <translation>On {day} {who} restored a backup. The database was missing or ruined: whether the accesses are today&apos;s could not be checked. Please look at who has access.</translation>
    </message>
    <message>
        <source>Am {day} hat {who} mit dem Wiederherstellungsblatt jemanden in einem eingeschränkten Beratungsfall benannt.</source>
        <translation>On {day} {who} named somebody in a restricted counselling case with the recovery sheet.</translation>
    </message>
    <message>
        <source>Am {day} hat {who} mit dem Wiederherstellungscode ein Passwort gesetzt.</source>
        <translation>On {day}, {who} set a password with the recovery code.</translation>
    </message>
    <message>
        <source>Dazu {number} ältere Meldungen im Änderungsprotokoll.</source>
        <translation>And {number} older messages in the audit trail.</translation>
    </message>
    <message>
        <source>jemand mit dem Wiederherstellungscode</source>
        <translation>somebody with the recovery code</translation>
    </message>
</context>
<context>
    <name>slip_words</name>
    <message>
        <source>Anlässe auf der Zeigetafel</source>
        <translation>Reasons on the pointing board</translation>
    </message>
    <message>
        <source>Arten von Angeboten</source>
        <translation>Kinds of offers</translation>
    </message>
    <message>
        <source>Erinnerung am Tag vorher</source>
        <translation>Reminder the day before</translation>
    </message>
    <message>
        <source>Fristzettel</source>
        <translation>Deadline slip</translation>
    </message>
    <message>
        <source>Mitbringen</source>
        <translation>To bring along</translation>
    </message>
    <message>
        <source>Quittung</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Soforthilfen</source>
        <translation>Emergency help</translation>
    </message>
    <message>
        <source>Terminzettel</source>
        <translation>Appointment slip</translation>
    </message>
    <message>
        <source>Verweiszettel</source>
        <translation>Referral slip</translation>
    </message>
    <message>
        <source>Wartenummer</source>
        <translation>Waiting number</translation>
    </message>
    <message>
        <source>Weg zum Zentrum</source>
        <translation>Way to the centre</translation>
    </message>
    <message>
        <source>Wochenprogramm</source>
        <translation>Programme of the week</translation>
    </message>
    <message>
        <source>Zeigetafel</source>
        <translation>Pointing board</translation>
    </message>
</context>
<context>
    <name>spans</name>
    <message>
        <source>Halbjahr</source>
        <translation>Half-year</translation>
    </message>
    <message>
        <source>Jahr</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Monat</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Quartal</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Zeitraum</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>{first} bis {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{number}. Halbjahr {year}</source>
        <translation>{number}. half of {year}</translation>
    </message>
    <message>
        <source>{number}. Quartal {year}</source>
        <translation>Q{number} {year}</translation>
    </message>
</context>
<context>
    <name>suggestion</name>
    <message>
        <source>Prüfen: hier oder bei SOBERI beraten?</source>
        <translation>Check: counsel here or at SOBERI?</translation>
    </message>
    <message>
        <source>Vorschlag: Beratung bei {target}. Soforthilfe gibt es immer.</source>
        <translation>Suggestion: counselling at {target}. There is always emergency help.</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Beratungsfall {number} abgeschlossen</source>
        <translation>Case {number} closed</translation>
    </message>
    <message>
        <source>Beratungsfall {number} eingeschränkt</source>
        <translation>Case {number} restricted</translation>
    </message>
    <message>
        <source>Beratungsfall {number} eröffnet</source>
        <translation>Case {number} opened</translation>
    </message>
    <message>
        <source>Beratungsfall {number} für alle geöffnet</source>
        <translation>Case {number} opened to the team</translation>
    </message>
    <message>
        <source>Beratungsfall {number} für das neue Wiederherstellungsblatt freigegeben</source>
        <translation>Case {number} opened to the new recovery sheet</translation>
    </message>
    <message>
        <source>Beratungsfall {number} ruht</source>
        <translation>Case {number} is resting</translation>
    </message>
    <message>
        <source>Beratungsfall {number} wieder geöffnet</source>
        <translation>Case {number} reopened</translation>
    </message>
    <message>
        <source>Beratungsfall {number} übergeben an {name}</source>
        <translation>Case {number} handed over to {name}</translation>
    </message>
    <message>
        <source>Beratungsgespräch</source>
        <translation>Counselling session</translation>
    </message>
    <message>
        <source>Erstgespräch</source>
        <translation>First session</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Frist: {letter}</source>
        <translation>Deadline: {letter}</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Gespräche</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Hilfen</source>
        <translation>Aid</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Papier: {title}</source>
        <translation>Paper: {title}</translation>
    </message>
    <message>
        <source>Papiere</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Schritte</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Soforthilfe: {kind}</source>
        <translation>Emergency help: {kind}</translation>
    </message>
    <message>
        <source>Termin</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>Verweis</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>Verweis: {target}</source>
        <translation>Referral: {target}</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Wiedervorlage: {reason}</source>
        <translation>Follow-up: {reason}</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>abgelaufen am {day}</source>
        <translation>expired on {day}</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>gehört zu einem eingeschränkten Fall</source>
        <translation>belongs to a restricted case</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>lässt sich nicht öffnen</source>
        <translation>cannot be opened</translation>
    </message>
    <message>
        <source>läuft ab am {day}</source>
        <translation>runs out on {day}</translation>
    </message>
    <message>
        <source>nicht im Fall, liest das Team</source>
        <translation>not in the case, read by the team</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>{name} im Beratungsfall {number} benannt</source>
        <translation>{name} named in case {number}</translation>
    </message>
    <message>
        <source>{name} im Beratungsfall {number} nicht mehr benannt</source>
        <translation>{name} no longer named in case {number}</translation>
    </message>
    <message>
        <source>{name} vertritt im Beratungsfall {number}</source>
        <translation>{name} stands in for somebody in case {number}</translation>
    </message>
    <message>
        <source>{number} Minuten</source>
        <translation>{number} minutes</translation>
    </message>
    <message>
        <source>{number} Minuten · {outcome}</source>
        <translation>{number} minutes · {outcome}</translation>
    </message>
    <message>
        <source>{number} ×</source>
        <translation>{number} ×</translation>
    </message>
    <message>
        <source>{outcome}: {remark}</source>
        <translation>{outcome}: {remark}</translation>
    </message>
    <message>
        <source>{word}</source>
        <translation>{word}</translation>
    </message>
    <message>
        <source>überfällig</source>
        <translation>overdue</translation>
    </message>
</context>
<context>
    <name>traces</name>
    <message>
        <source>Das ist ein genaues Datum: {words}</source>
        <translation>This is an exact date: {words}</translation>
    </message>
    <message>
        <source>Das sieht nach Namen aus: {words} und weitere</source>
        <translation>These look like names: {words} and others</translation>
    </message>
    <message>
        <source>Das sieht nach Nummern oder Adressen aus: {words} und weitere</source>
        <translation>These look like numbers or addresses: {words} and others</translation>
    </message>
    <message>
        <source>Das sieht nach Orten oder Ländern aus: {words} und weitere</source>
        <translation>These look like places or countries: {words} and others</translation>
    </message>
    <message>
        <source>Das sieht nach einem Namen aus: {words}</source>
        <translation>This looks like a name: {words}</translation>
    </message>
    <message>
        <source>Das sieht nach einem Ort oder Land aus: {words}</source>
        <translation>This looks like a place or a country: {words}</translation>
    </message>
    <message>
        <source>Das sieht nach einer Nummer oder Adresse aus: {words}</source>
        <translation>This looks like a number or an address: {words}</translation>
    </message>
    <message>
        <source>Das sind genaue Daten: {words} und weitere</source>
        <translation>These are exact dates: {words} and others</translation>
    </message>
</context>
<context>
    <name>verify</name>
    <message>
        <source>Abgeschlossener Bericht {span}, Version {number}: {part} ist nicht, was abgeschlossen wurde.</source>
        <translation>Closed report {span}, version {number}: {part} is not what was closed.</translation>
    </message>
    <message>
        <source>Altersgruppen</source>
        <translation>Age bands</translation>
    </message>
    <message>
        <source>Am Ende des Änderungsprotokolls fehlen Einträge ({number} sind da).</source>
        <translation>Entries are missing at the end of the audit trail ({number} are there).</translation>
    </message>
    <message>
        <source>Am Programm vorbei geändert: {number} Einträge ({table}), zuerst Nr. {first}.</source>
        <translation>Changed past the program: {number} entries ({table}), the first is no. {first}.</translation>
    </message>
    <message>
        <source>Am Programm vorbei verstellt: welche Nummer der nächste Eintrag bekommt ({table}).</source>
        <translation>Set past the program: which number the next entry gets ({table}).</translation>
    </message>
    <message>
        <source>Am {day} war die Ablage älter als beim Mal davor (Protokoll-Eintrag {entry}).</source>
        <translation>On {day} the store was older than the time before (audit trail entry {entry}).</translation>
    </message>
    <message>
        <source>Anders versiegelt, als es ihr Beratungsfall verlangt: {number} Einträge ({table}), zuerst Nr. {first}.</source>
        <translation>Sealed otherwise than their counselling case asks for: {number} entries ({table}), first no. {first}.</translation>
    </message>
    <message>
        <source>Auswahllisten</source>
        <translation>value lists</translation>
    </message>
    <message>
        <source>Beim Anmelden stimmte etwas nicht (Protokoll-Eintrag {entry}): {what}.</source>
        <translation>At a login something was not right (entry {entry} of the trail): {what}.</translation>
    </message>
    <message>
        <source>Belege fehlen an {number} Stellen, zuerst Beleg {first}.</source>
        <translation>Receipts are missing in {number} places, first receipt {first}.</translation>
    </message>
    <message>
        <source>Beratungen</source>
        <translation>counselling sessions</translation>
    </message>
    <message>
        <source>Beratungen wurden ohne den Tresor geändert</source>
        <translation>counselling sessions were changed without the vault</translation>
    </message>
    <message>
        <source>Beratungsfälle</source>
        <translation>Counselling cases</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>visits</translation>
    </message>
    <message>
        <source>Das Ende des Änderungsprotokolls ist nicht echt: {what}.</source>
        <translation>The end of the audit trail is not genuine: {what}.</translation>
    </message>
    <message>
        <source>Das Änderungsprotokoll weiß nichts von {number} Einträgen ({table}), zuerst Nr. {first}.</source>
        <translation>The audit trail knows nothing of {number} entries ({table}), the first is no. {first}.</translation>
    </message>
    <message>
        <source>Das Änderungsprotokoll wurde verändert, zuerst bei Eintrag {entry}.</source>
        <translation>The audit trail was tampered with, first at entry {entry}.</translation>
    </message>
    <message>
        <source>Dateien abgeschlossener Berichte</source>
        <translation>files of closed reports</translation>
    </message>
    <message>
        <source>Der Aufbau der Datenbank ist nicht der, den das Programm macht: {names}.</source>
        <translation>The structure of the database is not the one that the program makes: {names}.</translation>
    </message>
    <message>
        <source>Der eigene Schlüssel öffnet diese eingeschränkten Beratungsfälle nicht: {cases}.</source>
        <translation>Your own key does not open these restricted counselling cases: {cases}.</translation>
    </message>
    <message>
        <source>Die Datenbank ist beschädigt: {number} Stellen, zuerst: {first}</source>
        <translation>The database is damaged: {number} places, the first: {first}</translation>
    </message>
    <message>
        <source>Die Liste der Mitarbeitenden hat {name}, die Schlüsseldatei keinen Zugang dazu.</source>
        <translation>The list of colleagues has {name}, the key file has no login for them.</translation>
    </message>
    <message>
        <source>Die Schlüsseldatei gibt {name} eine andere Rolle als die Liste der Mitarbeitenden.</source>
        <translation>The key file gives {name} another role than the list of colleagues.</translation>
    </message>
    <message>
        <source>Die Schlüsseldatei hat einen Zugang für {name}, die Liste der Mitarbeitenden nicht.</source>
        <translation>The key file has a login for {name}, the list of colleagues has not.</translation>
    </message>
    <message>
        <source>Die Schlüsseldatei wurde ohne den Tresor geändert: Zugänge, Wiederherstellungscode oder Tresorschlüssel.</source>
        <translation>The key file was changed without the vault: users, recovery code or vault key.</translation>
    </message>
    <message>
        <source>Ein Teil der Ablage lässt sich nicht lesen ({detail}).</source>
        <translation>A part of the store cannot be read ({detail}).</translation>
    </message>
    <message>
        <source>Einstellungen</source>
        <translation>settings</translation>
    </message>
    <message>
        <source>Einträge standen anders da, als das Protokoll sagt</source>
        <translation>entries stood there otherwise than the trail says</translation>
    </message>
    <message>
        <source>Es fehlen {number} Einträge ({table}), zuerst Nr. {first}.</source>
        <translation>{number} entries are missing ({table}), the first is no. {first}.</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Fördermittelgeber</source>
        <translation>funders</translation>
    </message>
    <message>
        <source>Haushalte</source>
        <translation>households</translation>
    </message>
    <message>
        <source>Im Änderungsprotokoll sagen {number} Einträge nicht, was geschrieben wurde, zuerst Nr. {first}.</source>
        <translation>{number} entries of the audit trail do not say what was written, the first is no. {first}.</translation>
    </message>
    <message>
        <source>Im Änderungsprotokoll schrieb „{name}“ (Eintrag {entry}); so heißt hier niemand.</source>
        <translation>In the audit trail “{name}” wrote (entry {entry}); nobody here has that name.</translation>
    </message>
    <message>
        <source>Kolleginnen und Kollegen</source>
        <translation>colleagues</translation>
    </message>
    <message>
        <source>Nachträge</source>
        <translation>Amendments</translation>
    </message>
    <message>
        <source>Ob diese Beratungsfälle eingeschränkt sind, ist nicht eindeutig: {cases}.</source>
        <translation>Whether these counselling cases are restricted is not clear: {cases}.</translation>
    </message>
    <message>
        <source>Ohne den Tresor versiegelt, obwohl jemand mit Tresor sie schrieb: {number} Einträge ({table}), zuerst Nr. {first}.</source>
        <translation>Sealed without the vault although somebody with the vault wrote them: {number} entries ({table}), first no. {first}.</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>people</translation>
    </message>
    <message>
        <source>Schließtage</source>
        <translation>closed days</translation>
    </message>
    <message>
        <source>Schlüssel eingeschränkter Beratungsfälle</source>
        <translation>keys of restricted counselling cases</translation>
    </message>
    <message>
        <source>Seit der letzten Versiegelung geschrieben: {who}.</source>
        <translation>Written since the last seal: {who}.</translation>
    </message>
    <message>
        <source>Soforthilfen</source>
        <translation>emergency help</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>appointments</translation>
    </message>
    <message>
        <source>Themen</source>
        <translation>topics</translation>
    </message>
    <message>
        <source>Verläufe der Beratungsfälle</source>
        <translation>Histories of counselling cases</translation>
    </message>
    <message>
        <source>Versiegeltes war geändert oder fehlte</source>
        <translation>what was sealed had been changed or was missing</translation>
    </message>
    <message>
        <source>Verweise</source>
        <translation>referrals</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Zugänge</source>
        <translation>accounts</translation>
    </message>
    <message>
        <source>Zum zweiten Mal vergeben: {number} Nummern ({table}), zuerst Nr. {first}.</source>
        <translation>Given a second time: {number} numbers ({table}), the first is no. {first}.</translation>
    </message>
    <message>
        <source>Zwischendurch am Programm vorbei geändert: {number} Einträge ({table}), zuerst Nr. {first}.</source>
        <translation>Changed past the program for a while: {number} entries ({table}), the first is no. {first}.</translation>
    </message>
    <message>
        <source>abgeschlossene Berichte</source>
        <translation>closed reports</translation>
    </message>
    <message>
        <source>andere Öffnungszeiten</source>
        <translation>other opening hours</translation>
    </message>
    <message>
        <source>das Protokoll hing nicht zusammen</source>
        <translation>the trail did not hang together</translation>
    </message>
    <message>
        <source>das Siegel war gefälscht</source>
        <translation>the seal was forged</translation>
    </message>
    <message>
        <source>das Siegel war weg</source>
        <translation>the seal was gone</translation>
    </message>
    <message>
        <source>etwas konnte nur mit dem Tresor geschrieben sein und war es nicht</source>
        <translation>something could only have been written with the vault, and was not</translation>
    </message>
    <message>
        <source>frühere Namen und Nummern</source>
        <translation>former names and numbers</translation>
    </message>
    <message>
        <source>notierte Unterlagen</source>
        <translation>Noted documents</translation>
    </message>
    <message>
        <source>vorläufige Berichte</source>
        <translation>provisional reports</translation>
    </message>
    <message>
        <source>{number} Belege passen nicht zu ihrer Hilfe oder zu dem Beleg, den sie stornieren, zuerst Beleg {first}.</source>
        <translation>{number} receipts do not fit their help, or the receipt that they cancel, first receipt {first}.</translation>
    </message>
    <message>
        <source>{number} Einträge verweisen auf etwas, das es nicht gibt.</source>
        <translation>{number} entries refer to something that does not exist.</translation>
    </message>
    <message>
        <source>{number} vertrauliche Angaben ({table}) lassen sich nicht öffnen, zuerst Nr. {first}.</source>
        <translation>{number} confidential fields ({table}) cannot be opened, the first is no. {first}.</translation>
    </message>
    <message>
        <source>{number} vertrauliche Notizen gehören nicht dorthin, wo sie stehen, zuerst Nr. {first}.</source>
        <translation>{number} confidential notes do not belong where they stand, the first is no. {first}.</translation>
    </message>
    <message>
        <source>{number} vertrauliche Notizen lassen sich nicht öffnen, zuerst Nr. {first}.</source>
        <translation>{number} confidential notes cannot be opened, the first is no. {first}.</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>„Nicht dieselbe Person“</source>
        <translation>“Not the same person”</translation>
    </message>
</context>
<context>
    <name>volunteers</name>
    <message>
        <source>1 Jahr dabei</source>
        <translation>1 year with us</translation>
    </message>
    <message>
        <source>Abwesenheiten und Pausen</source>
        <translation>Absences and pauses</translation>
    </message>
    <message>
        <source>Aufgabe: {role}</source>
        <translation>role: {role}</translation>
    </message>
    <message>
        <source>Bogen</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Danke sagen: die meisten Stunden</source>
        <translation>Say thanks: the most hours</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Dienst an der Theke</source>
        <translation>counter duty</translation>
    </message>
    <message>
        <source>Einsätze</source>
        <translation>Assignments</translation>
    </message>
    <message>
        <source>Einweisung</source>
        <translation>Briefing</translation>
    </message>
    <message>
        <source>Fehlt, oder läuft in 90 Tagen ab</source>
        <translation>Lacking, or runs out within 90 days</translation>
    </message>
    <message>
        <source>Führungszeugnis</source>
        <translation>Conduct certificate</translation>
    </message>
    <message>
        <source>Glückwünsche in den nächsten 30 Tagen</source>
        <translation>Congratulations in the next 30 days</translation>
    </message>
    <message>
        <source>Lange nichts gehört</source>
        <translation>Not heard of for long</translation>
    </message>
    <message>
        <source>Pauschalen</source>
        <translation>Allowances</translation>
    </message>
    <message>
        <source>Pause {days}</source>
        <translation>pause {days}</translation>
    </message>
    <message>
        <source>Schulung</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Schulungen</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Verschwiegenheit</source>
        <translation>Confidentiality</translation>
    </message>
    <message>
        <source>Verschwiegenheitserklärung</source>
        <translation>Pledge of confidentiality</translation>
    </message>
    <message>
        <source>Woche</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Zeiten nicht bekannt</source>
        <translation>times not known</translation>
    </message>
    <message>
        <source>ab {first}</source>
        <translation>from {first}</translation>
    </message>
    <message>
        <source>ab {time}</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>abgesagt</source>
        <translation>declined</translation>
    </message>
    <message>
        <source>aktiv</source>
        <translation>active</translation>
    </message>
    <message>
        <source>am {day} zugleich: Dienst an der Theke</source>
        <translation>on {day} at the same time: counter duty</translation>
    </message>
    <message>
        <source>am {day} zugleich: {about}</source>
        <translation>on {day} at the same time: {about}</translation>
    </message>
    <message>
        <source>am {first}</source>
        <translation>on {first}</translation>
    </message>
    <message>
        <source>am {weekday} sonst zu anderer Zeit</source>
        <translation>on {weekday} usually at another time</translation>
    </message>
    <message>
        <source>anderer Einsatz</source>
        <translation>another assignment</translation>
    </message>
    <message>
        <source>angemeldet</source>
        <translation>announced</translation>
    </message>
    <message>
        <source>ausgeschieden</source>
        <translation>left</translation>
    </message>
    <message>
        <source>beendet</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>bis {time}</source>
        <translation>until {time}</translation>
    </message>
    <message>
        <source>bisher nicht: {role}</source>
        <translation>not so far: {role}</translation>
    </message>
    <message>
        <source>davon {hours} Vorbereitung</source>
        <translation>of it {hours} preparation</translation>
    </message>
    <message>
        <source>einzeln</source>
        <translation>singly</translation>
    </message>
    <message>
        <source>fängt noch an</source>
        <translation>begins later</translation>
    </message>
    <message>
        <source>gefragt</source>
        <translation>asked</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>geschlossen: {reason}</source>
        <translation>closed: {reason}</translation>
    </message>
    <message>
        <source>gestrichen</source>
        <translation>struck out</translation>
    </message>
    <message>
        <source>kann {weekday} ab {opens}</source>
        <translation>can {weekday} from {opens}</translation>
    </message>
    <message>
        <source>kann {weekday} {opens}–{closes}</source>
        <translation>can {weekday} {opens}–{closes}</translation>
    </message>
    <message>
        <source>kann: {skills}</source>
        <translation>skills: {skills}</translation>
    </message>
    <message>
        <source>nicht da {days}</source>
        <translation>away {days}</translation>
    </message>
    <message>
        <source>nichts fehlt</source>
        <translation>nothing lacks</translation>
    </message>
    <message>
        <source>noch nicht eingetragen</source>
        <translation>not noted yet</translation>
    </message>
    <message>
        <source>noch nie gefragt</source>
        <translation>never asked yet</translation>
    </message>
    <message>
        <source>noch nie gehört</source>
        <translation>never heard of</translation>
    </message>
    <message>
        <source>nur wenn nichts fehlt</source>
        <translation>only if nothing lacks</translation>
    </message>
    <message>
        <source>ohne Aufgabe</source>
        <translation>without a role</translation>
    </message>
    <message>
        <source>pausiert</source>
        <translation>pauses</translation>
    </message>
    <message>
        <source>seit {weeks} Wochen nichts gehört</source>
        <translation>not heard of for {weeks} weeks</translation>
    </message>
    <message>
        <source>sonst nicht am {weekday}</source>
        <translation>usually not on {weekday}</translation>
    </message>
    <message>
        <source>spricht {language}</source>
        <translation>speaks {language}</translation>
    </message>
    <message>
        <source>um {time}</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>wird {years}</source>
        <translation>turns {years}</translation>
    </message>
    <message>
        <source>zugesagt</source>
        <translation>agreed</translation>
    </message>
    <message>
        <source>zugleich: {about}</source>
        <translation>at the same time: {about}</translation>
    </message>
    <message>
        <source>zuletzt am {day}: {answer}</source>
        <translation>last on {day}: {answer}</translation>
    </message>
    <message>
        <source>{hours} Stunden in diesem Jahr</source>
        <translation>{hours} hours this year</translation>
    </message>
    <message>
        <source>{hours} h eingetragen</source>
        <translation>{hours} h noted</translation>
    </message>
    <message>
        <source>{language}: {level}</source>
        <translation>{language}: {level}</translation>
    </message>
    <message>
        <source>{name} fängt erst am {day} an</source>
        <translation>{name} does not begin before {day}</translation>
    </message>
    <message>
        <source>{name} hat am {day} aufgehört</source>
        <translation>{name} stopped on {day}</translation>
    </message>
    <message>
        <source>{name} ist ab {first} nicht da</source>
        <translation>{name} is away from {first}</translation>
    </message>
    <message>
        <source>{name} ist vom {first} bis {last} nicht da</source>
        <translation>{name} is away from {first} to {last}</translation>
    </message>
    <message>
        <source>{requirement} abgelaufen</source>
        <translation>{requirement} has run out</translation>
    </message>
    <message>
        <source>{requirement} fehlt</source>
        <translation>{requirement} is missing</translation>
    </message>
    <message>
        <source>{requirement} nur bis {day}</source>
        <translation>{requirement} only until {day}</translation>
    </message>
    <message>
        <source>{what} +{number}</source>
        <translation>{what} +{number}</translation>
    </message>
    <message>
        <source>{what} abgelaufen</source>
        <translation>{what} ran out</translation>
    </message>
    <message>
        <source>{what} bis {day}</source>
        <translation>{what} until {day}</translation>
    </message>
    <message>
        <source>{what} fehlt</source>
        <translation>{what} lacking</translation>
    </message>
    <message>
        <source>{what} steht entgegen</source>
        <translation>{what} speaks against it</translation>
    </message>
    <message>
        <source>{what} war zu alt</source>
        <translation>{what} was too old</translation>
    </message>
    <message>
        <source>{years} Jahre dabei</source>
        <translation>{years} years with us</translation>
    </message>
</context>
</TS>
