<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="de">
<context>
    <name>AppointmentForm</name>
    <message numerus="yes">
        <source>%n Termin(e)</source>
        <translation>
            <numerusform>%n Termin</numerusform>
            <numerusform>%n Termine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… und %n weitere(r)</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppointmentsPage</name>
    <message numerus="yes">
        <source>%n Termin(e) aus den letzten Wochen ohne Vermerk, ob jemand da war.</source>
        <translation>
            <numerusform>%n Termin aus den letzten Wochen ohne Vermerk, ob jemand da war.</numerusform>
            <numerusform>%n Termine aus den letzten Wochen ohne Vermerk, ob jemand da war.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupLine</name>
    <message numerus="yes">
        <source>Seit %n Öffnungstag(en) nicht gesichert.</source>
        <translation>
            <numerusform>Seit %n Öffnungstag nicht gesichert.</numerusform>
            <numerusform>Seit %n Öffnungstagen nicht gesichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosedDaysSection</name>
    <message numerus="yes">
        <source>An diesem Tag sind %n Termin(e). Sie bleiben stehen; bitte dort Bescheid geben.</source>
        <translation>
            <numerusform>An diesem Tag ist %n Termin. Er bleibt stehen; bitte dort Bescheid geben.</numerusform>
            <numerusform>An diesem Tag sind %n Termine. Sie bleiben stehen; bitte dort Bescheid geben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In dieser Zeit sind %n Termin(e). Sie bleiben stehen; bitte dort Bescheid geben.</source>
        <translation>
            <numerusform>In dieser Zeit ist %n Termin. Er bleibt stehen; bitte dort Bescheid geben.</numerusform>
            <numerusform>In dieser Zeit sind %n Termine. Sie bleiben stehen; bitte dort Bescheid geben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message numerus="yes">
        <source>+ %n Erwachsene(r)</source>
        <translation>
            <numerusform>+ %n erwachsene Person</numerusform>
            <numerusform>+ %n Erwachsene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n Kind(er)</source>
        <translation>
            <numerusform>+ %n Kind</numerusform>
            <numerusform>+ %n Kinder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message numerus="yes">
        <source>%n Kontakt(e)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Person(en)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message numerus="yes">
        <source>mit %n Kind(ern) in der Betreuung</source>
        <translation>
            <numerusform>mit %n Kind in der Betreuung</numerusform>
            <numerusform>mit %n Kindern in der Betreuung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeantLine</name>
    <message numerus="yes">
        <source>Enter: %n Kind(er) mehr, gebracht von {name}</source>
        <translation>
            <numerusform>Enter: %n Kind mehr, gebracht von {name}</numerusform>
            <numerusform>Enter: %n Kinder mehr, gebracht von {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: %n Kind(er) mehr, ohne Namen gebracht</source>
        <translation>
            <numerusform>Enter: %n Kind mehr, ohne Namen gebracht</numerusform>
            <numerusform>Enter: %n Kinder mehr, ohne Namen gebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: {name} hat %n Kind(er) in der Betreuung</source>
        <translation>
            <numerusform>Enter: {name} hat %n Kind in der Betreuung</numerusform>
            <numerusform>Enter: {name} hat %n Kinder in der Betreuung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: {name} ist da, mit %n Kind(ern)</source>
        <translation>
            <numerusform>Enter: {name} ist da, mit %n Kind</numerusform>
            <numerusform>Enter: {name} ist da, mit %n Kindern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message numerus="yes">
        <source>%n Besuch(e)</source>
        <translation>
            <numerusform>%n Besuch</numerusform>
            <numerusform>%n Besuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Gespräch(e)</source>
        <translation>
            <numerusform>%n Gespräch</numerusform>
            <numerusform>%n Gespräche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Hilfe(n)</source>
        <translation>
            <numerusform>%n Hilfe</numerusform>
            <numerusform>%n Hilfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Termin(e)</source>
        <translation>
            <numerusform>%n Termin</numerusform>
            <numerusform>%n Termine</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message numerus="yes">
        <source>%n aufgerückt, bitte anrufen</source>
        <translation>
            <numerusform>%n Person aufgerückt, bitte anrufen</numerusform>
            <numerusform>%n Personen aufgerückt, bitte anrufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairsColumn</name>
    <message numerus="yes">
        <source>%n Paar(e)</source>
        <translation>
            <numerusform>%n Paar</numerusform>
            <numerusform>%n Paare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message numerus="yes">
        <source>%n Seite(n)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>läuft in %n Tag(en) ab: {day}</source>
        <translation>
            <numerusform>läuft in %n Tag ab: {day}</numerusform>
            <numerusform>läuft in %n Tagen ab: {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleRows</name>
    <message numerus="yes">
        <source>%n Besuch(e)</source>
        <translation>
            <numerusform>%n Besuch</numerusform>
            <numerusform>%n Besuche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message numerus="yes">
        <source>{names} und %n weitere</source>
        <translation>
            <numerusform>{names} und %n weitere Person</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RollCall</name>
    <message numerus="yes">
        <source>%n Kind(er) angemeldet</source>
        <translation>
            <numerusform>%n Kind angemeldet</numerusform>
            <numerusform>%n Kinder angemeldet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipPrints</name>
    <message numerus="yes">
        <source>%n Zettel gedruckt</source>
        <translation>
            <numerusform>Ein Zettel gedruckt</numerusform>
            <numerusform>%n Zettel gedruckt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Zettel nicht gedruckt</source>
        <translation>
            <numerusform>Ein Zettel nicht gedruckt</numerusform>
            <numerusform>%n Zettel nicht gedruckt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Zettel verworfen: {why}</source>
        <translation>
            <numerusform>Ein Zettel verworfen: {why}</numerusform>
            <numerusform>%n Zettel verworfen: {why}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message numerus="yes">
        <source>%n Termin(e) bei {name} stehen noch aus.</source>
        <translation>
            <numerusform>%n Termin bei {name} steht noch aus.</numerusform>
            <numerusform>%n Termine bei {name} stehen noch aus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpkeepSection</name>
    <message numerus="yes">
        <source>%n Auffälligkeit(en) gefunden. Bitte die letzte Sicherung aufheben.</source>
        <translation>
            <numerusform>%n Auffälligkeit gefunden. Bitte die letzte Sicherung aufheben.</numerusform>
            <numerusform>%n Auffälligkeiten gefunden. Bitte die letzte Sicherung aufheben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingPrintsLine</name>
    <message numerus="yes">
        <source>%n Zettel wartet(n)</source>
        <translation>
            <numerusform>%n Zettel wartet</numerusform>
            <numerusform>%n Zettel warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Zettel wartet(n) auf den Drucker</source>
        <translation>
            <numerusform>%n Zettel wartet auf den Drucker</numerusform>
            <numerusform>%n Zettel warten auf den Drucker</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message numerus="yes">
        <source>%n Verweis(e) offen</source>
        <translation>
            <numerusform>%n Verweis offen</numerusform>
            <numerusform>%n Verweise offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Wiedervorlage(n)</source>
        <translation>
            <numerusform>%n Wiedervorlage</numerusform>
            <numerusform>%n Wiedervorlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>counted</name>
    <message numerus="yes">
        <source>%Ln Beratung(en)</source>
        <translation>
            <numerusform>%Ln Beratung</numerusform>
            <numerusform>%Ln Beratungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Besuch(e)</source>
        <translation>
            <numerusform>%Ln Besuch</numerusform>
            <numerusform>%Ln Besuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Person(en)</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Soforthilfe(n)</source>
        <translation>
            <numerusform>%Ln Soforthilfe</numerusform>
            <numerusform>%Ln Soforthilfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Termin(e)</source>
        <translation>
            <numerusform>%Ln Termin</numerusform>
            <numerusform>%Ln Termine</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deadlines</name>
    <message numerus="yes">
        <source>%n Tag(e)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Tag(e) abgelaufen</source>
        <translation>
            <numerusform>%n Tag abgelaufen</numerusform>
            <numerusform>%n Tage abgelaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>noch %n Tag(e)</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>offers</name>
    <message numerus="yes">
        <source>%n Kind(er)</source>
        <translation>
            <numerusform>%n Kind</numerusform>
            <numerusform>%n Kinder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message numerus="yes">
        <source>%n Tag(e) überfällig</source>
        <translation>
            <numerusform>%n Tag überfällig</numerusform>
            <numerusform>%n Tage überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n Tag(en)</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
</context>
</TS>
