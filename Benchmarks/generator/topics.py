"""The topic folders of the generated library and what their templates are about.

One line a field: folder | title | objects. An object is a noun that stands without article before an infinitive ("Urnenfelder
planen"). Letters after its colon say which kinds of project fit: d digital service, s software, b building, v procurement,
r bylaws and fees. A concept or a reorganisation fits everything.
"""

_LINES = """
abfallwirtschaft|Abfallwirtschaft|Sperrmüllabholung:dsr;Wertstoffhof:bvr;Biotonne:vr;Behälterverwaltung:sv;Schadstoffmobil:vd;Abfallgebühren:rd;Altkleidersammlung:vr;Windelsäcke:dr
abwasser|Abwasser und Kanalnetz|Kanalkataster:sv;Kläranlage:bv;Regenrückhaltebecken:bv;Niederschlagswassergebühr:rsd;Hausanschlüsse:dbr;Fremdwasserprüfung:vs;Klärschlammentsorgung:v;Starkregenvorsorge:bs
archiv|Archiv und Überlieferung|Zwischenarchiv:bv;digitale Langzeitarchivierung:sv;Benutzungsordnung:r;Bestandserhaltung:vb;Nachlassübernahme:rd;Lesesaal:bd;Aussonderung elektronischer Akten:s;Bildarchiv:sv
asyl-integration|Asyl und Integration|Unterkunftsverwaltung:sv;Gemeinschaftsunterkünfte:bv;Sprachkurse:dv;Ehrenamtskoordination:ds;Leistungsgewährung:sd;Integrationslotsen:v;Dolmetscherpool:dsv;Wohnraumvermittlung:ds
auslaenderwesen|Ausländerwesen|Aufenthaltstitel:ds;Terminvergabe:dsv;Verpflichtungserklärung:d;Einbürgerung:ds;Fachkräfteeinwanderung:d;Ausländerakten:sv;Biometrieerfassung:v;Arbeitgeberservice:d
badwesen|Bäder und Freibäder|Freibadtechnik:bv;Kassensystem:sv;Badeordnung:r;Eintrittspreise:rd;Schwimmkurse:ds;Wasseraufbereitung:bv;Saisonkräfte:sd;Kioskverpachtung:vr
barrierefreiheit|Barrierefreiheit und Inklusion|Gebärdensprachangebote:vd;barrierefreie Webauftritte:sv;taktile Leitsysteme:bv;Leichte Sprache:v;Beteiligung behinderter Menschen:r;barrierefreie Haltestellen:bv;PDF-Altbestände:sv;Rathauszugang:b
bauaufsicht|Bauaufsicht|Bauantrag:ds;Bauakten:sv;Bauvoranfrage:d;Baulastenverzeichnis:sd;Brandverhütungsschau:ds;Abgeschlossenheitsbescheinigung:d;Bauüberwachung:s;Gebührenbescheide:rs
bauhof|Bauhof und Betriebsdienste|Winterdienst:svr;Fuhrpark:vs;Auftragsverwaltung:s;Lagerhaltung:sv;Betriebshof:bv;Spielplatzkontrolle:sv;Grünpflege:v;Arbeitszeiterfassung:sv
beschaffungswesen|Beschaffung und Vergabe|Rahmenverträge:v;Vergabeakte:s;Lieferantenverwaltung:s;Bagatellbeschaffung:r;nachhaltige Beschaffung:rv;Bürobedarf:vd;Fahrzeugbeschaffung:v;Vergabeplattform:sv
bibliotheken|Büchereien und Mediotheken|Ausleihverfahren:svd;Selbstverbuchung:vs;Onleihe:vd;Leihfristen:r;Zweigstellen:b;Lesesommer:d;Bibliothek der Dinge:vd;Öffnung ohne Personal:bvs
brandschutz|Brand- und Katastrophenschutz|Feuerwehrbedarfsplan:v;Gerätehäuser:b;Sirenen:bv;Einsatzabrechnung:sr;Atemschutzpflege:vs;Alarmierung:sv;Jugendfeuerwehr:d;Notfalltreffpunkte:bv
buergerbeteiligung|Bürgerbeteiligung|Beteiligungsplattform:svd;Bürgerhaushalt:dr;Ideenwerkstatt:v;Mängelmelder:dsv;Bürgerrat:r;Jugendbeteiligung:rd;Dorfgespräche:v;Umfragen:ds
buergerservice|Bürgerservice|Wohnsitzanmeldung:ds;Terminvereinbarung:dsv;Ausweisabholung:bv;Führungszeugnis:d;mobile Bürgerdienste:v;Warteschlangensteuerung:sv;Fundsachen:dsv;Beglaubigungen:d
datenschutz|Datenschutz|Verarbeitungsverzeichnis:s;Auskunftsersuchen:ds;Löschkonzept:s;Auftragsverarbeitung:s;Datenschutzschulung:vd;Folgenabschätzung:s;Einwilligungen:ds;Videoüberwachung:vr
denkmalpflege|Denkmalpflege|Denkmalliste:sd;Förderung privater Eigentümer:rd;Denkmalbereichssatzung:r;Erlaubnisverfahren:ds;Stadtmauer:bv;Bodendenkmale:s;Tag des offenen Denkmals:d;historische Ortskerne:b
digitalisierung|Digitalstrategie und E-Government|Digitalagenda:v;Digitallotsen:d;Prozessregister:s;Servicekonto:sd;Open Data:sv;digitale Unterschrift:sv;Formularserver:sv;KI-Assistenz:svr
dokumentenmanagement|eAkte und Dokumentenmanagement|Personalakte:sv;Bauakte:sv;Posteingang:sv;Aktenplan:r;Scanstelle:vb;Vertragsakte:s;Gruppenlaufwerke:s;Rechnungseingang:svd
ehrenamt|Ehrenamt und Vereine|Ehrenamtskarte:dr;Vereinsförderung:rd;Ehrenamtsbörse:ds;Hallenvergabe:dsr;Vereinsregisterpflege:s;Ehrungen:rd;Vereinshaus:b;Fördermittelberatung:d
energie|Energie und Klimaanpassung|Energiemanagement:sv;Wärmeplanung:v;Photovoltaik auf Dächern:bv;Straßenbeleuchtung:bv;Hitzeaktionsplan:v;Nahwärmenetz:bv;Ladeinfrastruktur:bv;Gebäudesanierung:b
familie|Familie und Kinderbetreuung|Kitaplatzvergabe:dsv;Elternbeiträge:rds;Kindertagespflege:rd;Kitaneubau:bv;Familienzentrum:bv;Ferienbetreuung:dsr;Mittagsverpflegung:vd;Frühe Hilfen:d
feste-maerkte|Märkte und Feste|Wochenmarkt:rdv;Weihnachtsmarkt:rvb;Marktstandvergabe:dsr;Stadtfest:vb;Sicherheitskonzept für Veranstaltungen:v;Schaustellerbewerbung:ds;Festplatz:b;Mehrwegpflicht:rv
finanzen|Haushalt und Finanzen|Haushaltsaufstellung:s;Jahresabschluss:s;Kosten- und Leistungsrechnung:s;Inventur:sv;Kreditverwaltung:s;Gesamtabschluss:sv;Berichtswesen:s;Umsatzsteuer nach § 2b:rs
flaechenmanagement|Liegenschaften und Flächen|Grundstücksverkauf:rd;Pachtverträge:sd;Baulückenkataster:sd;Erbbaurechte:rs;Liegenschaftskataster:s;Konzeptvergabe:vr;Vorkaufsrecht:rd;Garagenhöfe:br
forst|Wald und Forst|Waldpflegevertrag:v;Brennholzverkauf:dsr;Wiederaufforstung:bv;Forstbetriebsplanung:s;Waldkindergarten:b;Wegeunterhaltung:bv;Holzvermarktung:v;Waldbrandvorsorge:bv
freiwilligendienste|Freiwilligendienste und Nachwuchs|Bundesfreiwilligendienst:d;Schülerpraktika:ds;duale Studienplätze:d;Ausbildungsmesse:v;Werkstudierende:d;Patenschaften:d;Jahrespraktikum:d;Einarbeitungsplan:s
friedhofswesen|Friedhofswesen|Grabstellenverwaltung:sv;Friedhofssatzung:r;Urnenfelder:bv;Friedhofsgebühren:rs;Baumbestattungen:bvr;Trauerhalle:bv;Grabmalgenehmigung:ds;Standsicherheitsprüfung:vs
gebaeudemanagement|Gebäudemanagement|Reinigungsdienste:v;Schließanlage:vb;Störungsmeldung:ds;Raumbuch:s;Brandschutzordnung:r;Wartungsverträge:vs;Sporthallensanierung:b;Belegungsplanung:ds
geoinformation|Geoinformation|Geoportal:sv;Baumkataster:sv;Leitungsauskunft:ds;Luftbildbefliegung:v;Bodenrichtwerte:d;Straßenzustandserfassung:v;Hausnummernvergabe:ds;digitaler Zwilling:sv
gesundheit|Gesundheit und Hygiene|Einschulungsuntersuchung:ds;Trinkwasserüberwachung:s;Infektionsmeldung:s;Belehrung nach Infektionsschutzgesetz:ds;Gesundheitskonferenz:v;Hitzeschutz in Heimen:r;Hebammenversorgung:d;Arztansiedlung:r
gewaesser|Gewässer und Hochwasserschutz|Hochwasserschutzmauer:bv;Gewässerrenaturierung:bv;Pegelmessnetz:sv;Gewässerschau:s;Hochwasseralarmplan:s;Durchlässe:b;Deichunterhaltung:v;Uferrandstreifen:r
gewerbe|Gewerbe und Wirtschaft|Gewerbeanmeldung:ds;Gaststättenerlaubnis:ds;Ansiedlungsservice:d;Gewerbegebiet:b;Leerstandskataster:sd;Spielhallenaufsicht:r;Reisegewerbekarte:d;Breitbandausbau:bv
gleichstellung|Gleichstellung|Gleichstellungsplan:r;Frauenschutzwohnungen:bv;Führung in Teilzeit:r;Schutz vor Belästigung:r;Mentoring:d;geschlechtergerechte Haushaltsplanung:s;Pflegevereinbarkeit:r;Entgeltvergleich:s
gremien|Rat und Gremien|Ratsinformationssystem:svd;hybride Sitzungen:svr;Geschäftsordnung:r;Sitzungsgeld:rs;Beschlusskontrolle:s;Livestream:vr;Fraktionszuwendungen:r;digitale Ratsarbeit:vs
hundehaltung|Tierwesen und Hundehaltung|Hundesteuer:drs;Hundebestandsaufnahme:v;Leinenpflicht:r;Tierheimvertrag:v;Hundewiese:b;Haltungserlaubnis:ds;Katzenschutzverordnung:r;Fundtiere:dv
informationssicherheit|Informationssicherheit|Notfallhandbuch:s;Grundschutzprofil:s;Sensibilisierung:vd;Schwachstellenmanagement:sv;Datensicherung:sv;Netzsegmentierung:vb;Zwei-Faktor-Anmeldung:sv;Übung eines IT-Ausfalls:v
it-betrieb|IT-Betrieb|Arbeitsplatzausstattung:v;Softwareverteilung:sv;Ticketsystem:sv;Serverraum:bv;Telefonanlage:vs;Mobilgeräte:sv;Lizenzverwaltung:s;Verzeichnisdienst:s
jugend|Jugend und Jugendhilfe|Jugendzentrum:b;Ferienspiele:ds;Hilfen zur Erziehung:s;Vormundschaften:s;Jugendschutz bei Festen:r;Skateanlage:bv;Schulsozialarbeit:v;Unterhaltsvorschuss:ds
kultur|Kultur und Museen|Stadtmuseum:bv;Kulturförderung:rd;Musikschule:rds;Sammlungsinventar:sv;Ticketverkauf:svd;Kulturentwicklungsplan:v;Theaterreihe:v;Kunst am Bau:vr
laerm-luft|Lärm- und Luftreinhaltung|Lärmaktionsplan:v;Tempo-30-Abschnitte:br;Lärmschutzwand:bv;Luftmessnetz:sv;Ruhige Gebiete:r;Baustellenlärm:dr;Laubbläserregelung:r;Lärmbeschwerden:ds
landwirtschaft|Landwirtschaft und Dorfentwicklung|Wirtschaftswege:brv;Dorfladen:bv;Dorferneuerung:b;Flurbereinigung:r;Blühflächen:v;Mitfahrbank:bd;Hofläden:d;Jagdpacht:rv
melde-pass|Meldewesen, Pass und Ausweis|Reisepass:ds;Melderegisterauskunft:ds;Datenübermittlungen:s;Ausweisdokumente:dv;Fotoautomat:v;Wohnungsgeberbestätigung:d;Adressbereinigung:s;Auskunftssperren:s
mobilitaet|Mobilität und Nahverkehr|Radwegenetz:bv;Bürgerbus:vd;Parkraumbewirtschaftung:rsv;Carsharing:v;Schülerbeförderung:dsv;Mobilstationen:bv;Bewohnerparken:dr;Nahverkehrsplan:v
naturschutz|Naturschutz und Grünflächen|Baumschutzsatzung:r;Ausgleichsflächen:sb;Streuobstwiesen:v;Kleingärten:rb;Stadtbäume:vs;Eichenprozessionsspinner:v;Schulgärten:b;Baumfällantrag:d
oeffentlichkeitsarbeit|Presse und Öffentlichkeitsarbeit|Internetauftritt:sv;Amtsblatt:vrs;Social-Media-Auftritte:r;Krisenkommunikation:s;Gestaltungsrichtlinie:rv;Bürger-App:svd;Intranet:sv;Pressespiegel:v
ordnung|Ordnung und Sicherheit|Sondernutzungen:drs;Bußgeldverfahren:sv;kommunaler Ordnungsdienst:v;Verkehrsüberwachung:vs;Gefahrenabwehrverordnung:r;Obdachlosenunterbringung:br;Waffenbesitzkarten:ds;Abschleppdienst:v
personal|Personal und Organisation|Bewerbungsverfahren:svd;Stellenbewertung:s;Dienstvereinbarung mobiles Arbeiten:r;Zeiterfassung:sv;Onboarding:s;Fortbildungsplanung:ds;Beurteilungswesen:r;Reisekosten:dsr
planung|Stadtplanung und Bauleitplanung|Bebauungsplanverfahren:ds;Flächennutzungsplan:v;Innenentwicklung:b;Beteiligung im Planverfahren:ds;Einzelhandelskonzept:v;Gestaltungssatzung:r;Bauplatzvergabe:dr;Rahmenplan Bahnhofsumfeld:b
rechnungspruefung|Rechnungsprüfung und Revision|Prüfplanung:s;Kassenprüfung:s;Vergabeprüfung:s;Korruptionsvorsorge:r;Belegprüfung:s;IT-Prüfung:v;Visakontrolle:s;Prüfberichte:s
rettungsdienst|Rettungsdienst und Leitstelle|Rettungswachen:bv;Leitstellentechnik:sv;Notarztversorgung:v;Krankentransport:vr;First Responder:v;Einsatzdokumentation:sv;Hygieneplan:r;Ausbildung Notfallsanitäter:d
schulen|Schulen und Schulträger|Schulanmeldung:ds;Schul-IT:sv;Ganztagsausbau:bv;Schulmensa:bvd;Schulentwicklungsplan:v;Medienentwicklungsplan:vs;Hausmeisterdienste:v;Schulbezirke:r
senioren-pflege|Senioren und Pflege|Seniorenbeirat:r;Pflegestützpunkt:bd;Hausnotruf:v;altersgerechte Quartiere:b;Besuchsdienst:d;Mittagstisch:vd;Pflegebedarfsplan:v;Wohnberatung:d
soziales|Soziales und Wohngeld|Wohngeldantrag:ds;Grundsicherung:ds;Bildungspaket:dsr;Schuldnerberatung:vd;Sozialpass:dr;Wohnungsnotfallhilfe:v;Bestattungskosten:d;Fallmanagement:s
sport|Sport und Sportstätten|Kunstrasenplatz:bv;Sportlerehrung:dr;Sportstättenentwicklung:v;Hallenbelegung:dsr;Mehrgenerationenparcours:bv;Flutlichtanlage:bv;Sportförderrichtlinie:rd;Vereinsumfrage:d
standesamt|Standesamt|Eheanmeldung:ds;Geburtsanzeige:ds;Trauorte:br;Urkundenbestellung:ds;Namenserklärung:d;Sammelakten:sv;Sterbefallanzeige:ds;Trautermine:d
statistik-wahlen|Statistik und Wahlen|Briefwahlantrag:ds;Wahlhelfereinsatz:dsv;Wahllokale:bv;Ergebnispräsentation:s;Wählerverzeichnis:s;Zensus-Erhebungsstelle:v;Wahlbezirkseinteilung:s;Kommunalstatistik:s
steuern|Steuern und Abgaben|Grundsteuerbescheide:sdr;Gewerbesteuer:sd;Zweitwohnungssteuer:rd;Vergnügungssteuer:rd;Mahnwesen:s;Vollstreckung:sv;Übernachtungsabgabe:rds;SEPA-Mandate:ds
strassen|Straßen und Wege|Straßensanierung:bv;Aufbruchgenehmigung:ds;Gehwegabsenkungen:b;Erschließungsbeiträge:rs;Brückenprüfung:vs;Straßenreinigung:rv;Wegweisung:bv;Baustellenkoordination:s
tourismus|Tourismus und Stadtmarketing|Gästebeitrag:rsd;Wanderwege:bv;Touristinformation:bv;Wohnmobilstellplatz:bvr;Innenstadtbelebung:v;Gästekarte:dsv;Ferienwohnungsmeldung:d;Stadtführungen:ds
umwelt|Umwelt und Bodenschutz|Altlastenkataster:s;Umweltprüfung:s;Förderung von Dachbegrünung:rd;Regenwassernutzung:r;Umweltbildung:v;illegale Ablagerungen:ds;Grundwassermessstellen:bv;Einwegverzicht:r
versicherung-recht|Recht und Versicherungen|Schadensmeldung:ds;Vertragsregister:s;Ortsrechtssammlung:sd;Versicherungsportfolio:v;Widerspruchsverfahren:s;Satzungsbereinigung:r;Schiedsamt:d;Stiftungsverwaltung:r
wasserversorgung|Wasserversorgung|Zählerablesung:dsv;Wasserleitungsnetz:bv;Wassergebühren:rs;Hochbehälter:bv;Notwasserversorgung:bv;Trinkbrunnen:bv;Funkzähler:vsr;Wasserschutzgebiete:r
wohnen|Wohnen und Stadterneuerung|Wohnberechtigungsschein:ds;Zweckentfremdungssatzung:r;Sanierungsgebiet:br;Mietspiegel:v;Wohnraumförderung:dr;Belegungsbindungen:s;Wohnungsbaugesellschaft:r;Quartiersmanagement:v
zusammenarbeit|Kommunale Zusammenarbeit|gemeinsame IT-Stelle:vr;gemeinsames Standesamt:r;Zweckverband:r;Gewerbeflächenpool:r;gemeinsamer Vollstreckungsdienst:r;Städtepartnerschaft:d;Kreisumlage:r;Verbandsbauhof:bvr
"""


class Topic:
    """A topic folder: its slug, its title, its objects with the kinds that fit each."""

    __slots__ = ("slug", "title", "objects")

    def __init__(self, line):
        self.slug, self.title, objects = line.split("|")
        self.objects = []
        for item in objects.split(";"):
            name, _, kinds = item.partition(":")
            self.objects.append((name, "ok" + kinds))


TOPICS = [Topic(line) for line in _LINES.strip().splitlines()]
