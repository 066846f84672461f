"""What a project consists of: building blocks (work packages with their tasks), and kinds of project made of them.

Block: `## name | title of the package | parameter it repeats over`, then a line a task: roles | days | title | condition | law.
Days `0` makes a milestone. Everything is a phrase (`chance.py`); `@` is what the project is about.
"""

ROLES = {
    "VL": "Verwaltungsleitung", "LG": "Lenkungsgruppe", "PL": "Projektleitung", "PT": "Projektteam", "ORG": "Organisation",
    "IT": "IT-Stelle", "KDL": "Kommunaler IT-Dienstleister", "ISB": "Informationssicherheit", "DSB": "Datenschutz",
    "PR": "Personalrat", "SBV": "Schwerbehindertenvertretung", "GB": "Gleichstellung", "FA": "Fachamt",
    "SP": "Schlüsselpersonen im Amt", "REG": "Registratur", "ARC": "Archiv", "FOB": "Fortbildung", "KÄM": "Kämmerei",
    "VGS": "Vergabestelle", "RPA": "Rechnungsprüfung", "REC": "Rechtsamt", "OZG": "OZG-Koordination",
    "RED": "Redaktion und Öffentlichkeitsarbeit", "FVH": "Hersteller des Fachverfahrens", "AN": "Auftragnehmer",
    "RAT": "Rat oder Ausschuss", "BAU": "Bauverwaltung", "PLA": "Planungsbüro", "KAS": "Kasse", "BÜR": "Bürgerschaft",
}

# name → title, kind, values
PARAMETERS = {
    "aemter": ("Ämter, die umgestellt werden", "liste", {}),
    "standorte": ("Standorte", "liste", {}),
    "ortsteile": ("Ortsteile", "liste", {}),
    "lose": ("Lose der Vergabe", "liste", {}),
    "eu_schwelle": ("Der Auftragswert erreicht den EU-Schwellenwert", "ja-nein", {}),
    "zweistufig": ("Dem Angebot geht ein Teilnahmewettbewerb voraus", "ja-nein", {}),
    "gebuehrenpflichtig": ("Die Leistung ist gebührenpflichtig", "ja-nein", {}),
    "foerderung": ("Es gibt Fördermittel", "ja-nein", {}),
    "personenbezug": ("Es werden personenbezogene Daten verarbeitet", "ja-nein", {}),
    "mitbestimmung": ("Abläufe oder Auswertungen ändern sich für Beschäftigte", "ja-nein", {}),
    "denkmal": ("Denkmalschutz ist berührt", "ja-nein", {}),
    "einwohner": ("Einwohnerinnen und Einwohner in Tausend", "zahl", {}),
    "arbeitsplaetze": ("Zahl der Bildschirmarbeitsplätze", "zahl", {}),
    "umsetzungsweg": ("Umsetzungsweg", "wahl", {"baukasten": "Baukasten des Landes", "efa": "Nachnutzung nach dem EfA-Prinzip", "eigenbau": "Eigenes Formular"}),
    "betrieb": ("Betriebsform", "wahl", {"dienstleister": "Kommunaler IT-Dienstleister", "eigen": "Eigener Betrieb", "wolke": "Verwaltungscloud"}),
}

# citation, Land
LAWS = [
    ("Art. 28 DSGVO", None), ("Art. 30 DSGVO", None), ("Art. 35 DSGVO", None), ("Art. 13 DSGVO", None), ("Art. 17 DSGVO", None),
    ("§ 3 VgV", None), ("§ 8 VgV", None), ("§ 58 VgV", None), ("§ 134 GWB", None), ("§ 13 UVgO", None), ("§ 97 Abs. 4 GWB", None),
    ("§ 3 Abs. 1 BauGB", None), ("§ 4 Abs. 2 BauGB", None), ("§ 10 BauGB", None), ("§ 34 BauGB", None), ("§ 41 Abs. 2a VwVfG", None),
    ("§ 9 OZG", None), ("§ 2b UStG", None), ("§ 3 BITV 2.0", None), ("§ 12a BGG", None), ("EN 301 549", None), ("BSI TR-03138", None),
    ("BSI TR-03125", None), ("§ 9 Abs. 1 EGovG NRW", "NW"), ("§ 6 Abs. 2 EGovG BW", "BW"), ("§ 72 Abs. 3 LPVG NRW", "NW"),
    ("§ 75 Abs. 4 Nr. 11 LPVG BW", "BW"), ("§ 7 GO NRW", "NW"), ("§ 4 GemO BW", "BW"), ("Art. 23 GO Bayern", "BY"),
    ("§ 10 NKomVG", "NI"), ("§ 5 HGO", "HE"), ("§ 24 GemO RLP", "RP"), ("§ 4 SächsGemO", "SN"), ("§ 8 KVG LSA", "ST"),
    ("§ 19 ThürKO", "TH"), ("§ 4 GO SH", "SH"), ("§ 3 BbgKVerf", "BB"), ("§ 5 KV M-V", "MV"), ("§ 12 KSVG", "SL"),
    ("§ 6 KAG NRW", "NW"), ("§ 14 KAG BW", "BW"), ("§ 5 NKAG", "NI"), ("Art. 8 KAG Bayern", "BY"), ("§ 10 KAG Hessen", "HE"),
    ("§ 75a GO NRW", "NW"), ("§ 10 L-BGG BW", "BW"),
]

_BLOCKS = """
## auftrag | {Auftrag und Ziele|Projektauftrag|Projekt aufsetzen}
PL,VL|3-8|Projektauftrag {erstellen und zeichnen lassen|formulieren und unterzeichnen lassen|mit der Hausspitze abstimmen}
PL,VL,FA|4-12|Projektorganisation {besetzen|festlegen und veröffentlichen}
PL|2-6|Projektplan, {Risiken und Berichtswege|Meilensteine und Risiken|Budget und Berichtswege} festlegen
KÄM,PL|3-10|Haushaltsmittel {anmelden|bereitstellen|für zwei Jahre einplanen}
PL,VL|1-2|{Auftaktveranstaltung|Auftaktgespräch|Auftakt mit allen Beteiligten} durchführen
LG|0|{Projekt ist arbeitsfähig|Auftrag ist erteilt|Start freigegeben}
## bestand | {Ausgangslage erheben|Bestandsaufnahme|Ist-Aufnahme}
FA,ORG|5-20|{Mengen und Fallzahlen|Fallzahlen der letzten drei Jahre|Mengengerüst} zu @ {erheben|zusammenstellen|auswerten}
ORG,FA|4-12|Ist-Ablauf {aufnehmen und verschlanken|beschreiben|mit den Beteiligten durchgehen}
IT,FA|2-8|{Eingesetzte Fachverfahren und Listen|Vorhandene Software und Schnittstellen|Tabellen und Nebenablagen} erfassen
REC,FA|3-9|{Landesrecht und Satzungen|Örtliche Dienstanweisungen|Bestehende Verträge} prüfen
FA|2-10|{Beschwerden und Anregungen auswerten|Rückmeldungen aus der Bürgerschaft sichten|Mängelberichte der Vorjahre auswerten}
FA,SP|3-8|Nachbarkommunen {befragen|besuchen|nach ihren Erfahrungen fragen}
## zielbild | {Zielbild und Wirtschaftlichkeit|Ziele und Nutzen}
ORG,VL|3-10|Zielbild für @ mit messbaren Zielen {formulieren|beschreiben}
KÄM,FA|5-15|{Wirtschaftlichkeitsbetrachtung|Vergleich der Varianten|Kosten und Nutzen gegenüberstellen}
PL,FA|2-6|{Kennzahlen für den Erfolg|Drei Kennzahlen} {festlegen|vereinbaren und erstmals messen}
VL,RAT|0|{Grundsatzentscheidung getroffen|Zielbild beschlossen}
## beteiligung | Beteiligung der Beschäftigtenvertretungen
PL,PR,SBV,GB|3-8|Personalrat, Schwerbehindertenvertretung und Gleichstellung unterrichten||Mitbestimmung
ORG,PR|10-40|{Dienstvereinbarung|Eckpunkte der Dienstvereinbarung} {verhandeln|abstimmen}|mitbestimmung
PR,VL|0|{Zustimmung liegt vor|Dienstvereinbarung abgeschlossen}|mitbestimmung
## datenschutz | {Datenschutz klären|Datenschutz und Löschfristen}
DSB,FA|3-10|Schwellwertprüfung {durchführen|dokumentieren}, gegebenenfalls Folgenabschätzung|personenbezug|Datenschutz
FA,DSB|2-5|Verzeichnis der Verarbeitungstätigkeiten ergänzen||Datenschutz
DSB,IT|5-15|{Auftragsverarbeitung mit dem Betreiber regeln|Vertrag zur Auftragsverarbeitung schließen}|personenbezug|Datenschutz
FA,DSB,ARC|4-12|{Löschfristen und Anbietung an das Archiv|Löschkonzept} festlegen||Datenschutz
DSB,RED|1-4|Datenschutzhinweise {in einfacher Sprache|für das Formular und den Aushang} verfassen||Datenschutz
## sicherheit | {Informationssicherheit|Sicherheit und Notbetrieb}
ISB,FA|2-8|Schutzbedarf feststellen
ISB,IT|5-15|Sicherheitskonzept {fortschreiben|erstellen|nach Grundschutz ergänzen}
IT,FA|3-8|{Notbetrieb auf Papier vorbereiten|Verfahren bei Ausfall festlegen und üben}
ISB|0|Sicherheitsfreigabe erteilt
## recht | {Rechtsrahmen|Rechtliche Vorbereitung}
REC,FA|5-15|{Satzung, Schriftform und Gebühren|Ermächtigungsgrundlage und Zuständigkeit} prüfen||Kommunalrecht
REC|4-12|{Entwurf mit Mustersatzung abgleichen|Regelungslücken zusammenstellen}||Kommunalrecht
FA,REC|3-10|Übergangsregelung für {laufende Fälle|Altfälle|bestehende Verträge} festlegen
## satzung | {Satzung entwerfen|Satzungsentwurf}
FA,REC|8-20|Entwurf der Satzung {schreiben|zu @ schreiben}||Kommunalrecht
REC|3-8|Entwurf rechtlich prüfen
KÄM,FA|8-25|{Gebühren kalkulieren|Kalkulation über drei Jahre aufstellen|Gebührenbedarf rechnen}|gebuehrenpflichtig|Abgabenrecht
FA,RED|2-6|{Synopse alt und neu|Begründung in verständlicher Sprache} erstellen
FA|2-5|Stellungnahmen {der Ortsbeiräte|der Verbände|benachbarter Ämter} einholen und abwägen
## politik | {Beratung und Beschluss|Politische Beratung}
FA,VL|3-8|{Sitzungsvorlage|Beschlussvorlage} schreiben
VL,FA|1-3|{Fraktionen vorab unterrichten|Vorgespräche mit den Fraktionen führen}
RAT,FA|5-20|{Vorberatung im Fachausschuss|Beratung in den Ortsbeiräten und im Ausschuss}
RAT|0|{Beschluss gefasst|Satzung beschlossen|Rat hat zugestimmt}
RED,REC|2-6|{Öffentlich bekannt machen|Bekanntmachung im Amtsblatt veranlassen}||Kommunalrecht
## markt | {Markterkundung|Bedarf und Markt}
FA,IT,ORG|6-18|Anforderungen an @ {erheben|mit Muss, Soll und Kann ordnen}
VGS,IT|2-6|{Abrufmöglichkeiten und Rahmenverträge prüfen|Bestehende Verträge auswerten}
FA,VGS|6-18|{Marktgespräche führen und dokumentieren|Vorführungen nach gleichem Drehbuch}||Vergaberecht
FA,VGS|2-4|Auftragswert {schätzen|über die gesamte Laufzeit schätzen}||Vergaberecht
VL,RAT|0|Beschaffung freigegeben
## vergabe | {Vergabe|Ausschreibung}
VGS|2-4|Verfahrensart wählen und begründen||Vergaberecht
FA,VGS|10-25|{Leistungsverzeichnis|Leistungsbeschreibung} produktneutral formulieren
VGS,FA|3-8|Zuschlagskriterien und Gewichtung {festlegen|mit erfundenen Angeboten durchrechnen}||Vergaberecht
VGS,REC|4-10|Vertragsbedingungen {auswählen|nach EVB-IT ausfüllen}
VGS|1-3|Bekanntmachung veröffentlichen
VGS|20-40|{Angebotsfrist|Angebotsfrist mit Bieterfragen}|eu_schwelle|Vergaberecht
VGS,FA|5-12|Angebote {prüfen und werten|formal und fachlich werten}
VGS|6-10|Wartefrist nach der Vorabinformation|eu_schwelle|Vergaberecht
VGS|0|Zuschlag erteilt
## loslos | Los {vergeben|ausschreiben und vergeben} | lose
FA|3-8|Losbeschreibung {fertigstellen|mit dem Fachamt abstimmen}
VGS,FA|2-6|{Angebote des Loses werten|Wertung des Loses dokumentieren}
VGS|0|Los vergeben
## foerder | {Fördermittel|Finanzierung und Förderung}
KÄM,FA|3-10|Förderprogramme {sichten|von Land und Bund vergleichen}|foerderung
FA,KÄM|6-20|Förderantrag {stellen|mit Kostenplan einreichen}|foerderung
KÄM|20-60|Bewilligung {abwarten, vorher nichts beginnen|abwarten}|foerderung
KÄM,FA|4-12|{Verwendungsnachweis führen|Mittelabruf und Verwendungsnachweis}|foerderung
KÄM|0|Finanzierung gesichert
## technik | {Technische Bereitstellung|Einrichtung des Systems}
KDL,IT|6-20|{Test- und Produktivumgebung einrichten|Mandant anlegen und einrichten}
IT,ORG|4-12|Rollen und Berechtigungen {einrichten|nach dem Konzept einrichten und prüfen}
IT,KDL|3-10|{Einmalanmeldung anbinden|Verzeichnisdienst anbinden}
KDL,ISB|4-10|Sicherung und Wiederanlauf {einrichten und üben|nachweisen}
IT,FA|5-20|Altdaten {bereinigen und übernehmen|in zwei Probeläufen übernehmen}
## schnittstellen | Schnittstellen
FVH,IT|8-20|{Anbindung an das Finanzverfahren|Anbindung an das Dokumentenmanagement|Anbindung an das Fachverfahren} {umsetzen|umsetzen und testen}
IT,KDL|5-15|Zertifikat {beantragen und einspielen|der Verwaltungs-PKI beantragen}
FA,FVH|3-8|Datenaustausch mit {dem Kreis|dem Land|anderen Behörden} {abstimmen|erproben}
## dienst | {Onlinedienst einrichten|Onlinedienst}
OZG,FA|2-4|Leistungsschlüssel und Zuständigkeit {bestimmen|im Redaktionssystem pflegen}
FA,OZG|4-10|Datenfelder {festlegen|auf das Nötige kürzen}
IT,FA|8-20|Formular und Prozessmodell {erstellen|bauen und mit dem Fachamt durchspielen}|umsetzungsweg = "eigenbau"|Onlinezugang
OZG,REC|10-30|Nachnutzung {vertraglich regeln|mit dem umsetzenden Land vereinbaren}|umsetzungsweg = "efa"|Onlinezugang
KDL|2-5|Nutzerkonto anbinden
IT,KAS|5-12|Bezahlung {anbinden|mit Buchungsregeln anbinden}|gebuehrenpflichtig
RED,FA|2-5|Leistungsbeschreibung {in einfacher Sprache|für das Portal} ergänzen
## test | {Prüfung und Freigabe|Test und Freigabe}
FA,IT|3-10|{Test von Anfang bis Ende|Funktions- und Berechtigungstest}
SBV,IT|2-6|Barrierefreiheit {prüfen|mit Hilfsmitteln prüfen}||Barrierefreiheit
FA,BÜR|2-6|{Nutzertest mit fünf Personen|Erprobung mit Bürgerinnen und Bürgern}
FA|0|Fachliche Freigabe
## pilot | {Pilotbetrieb|Erprobung}
ORG,FA,SP|6-18|Feinkonzept für {das Pilotamt|die Erprobung}
FA,SP,IT|20-60|{Pilotbetrieb mit Betreuung vor Ort|Erprobung im echten Betrieb}
PL,FA,PR|4-12|Pilot auswerten {und Konzepte nachschärfen|und Mängel abstellen}
LG|0|{Rollout freigegeben|Ausweitung freigegeben}
## amt | Amt umstellen | aemter
PL,FA,SP|2-6|{Auftakt im Amt|Auftakt im Amt und Bestandsaufnahme}
FA,SP|5-15|{Ablagen bereinigen|Altfälle abschließen oder übernehmen}
FOB,SP|3-8|Schulung im Amt
FA|0|{Stichtag im Amt|Amt arbeitet mit dem neuen Verfahren}
SP,IT|8-20|Begleitung nach dem Stichtag
## ort | {Umsetzung vor Ort|Standort umstellen} | standorte
FA,PL|2-5|Standort {begehen|mit den Verantwortlichen begehen}
FA,AN|4-15|{Ausstattung beschaffen und aufbauen|Umbau während des Betriebs}
FA,SP|1-4|{Einweisung am Standort|Probetag am Standort}
FA|0|Standort abgenommen
## ortsteil | Beteiligung im Ortsteil | ortsteile
FA,RED|2-5|{Ortsbegehung|Ortstermin mit dem Ortsbeirat}
FA,BÜR|1-3|{Versammlung im Ortsteil|Sprechstunde im Ortsteil}
FA|2-5|Ergebnisse {dokumentieren|zurückmelden}
## schulung | {Schulung und Unterlagen|Schulung}
FOB,SP|6-20|{Schulungsunterlagen und Übungsfälle|Schulungsarten und Übungsmandant} vorbereiten
FOB,FA|4-12|{Anwenderschulung|Schulung der Sachbearbeitung}
FOB,VL|1-3|Schulung der Führungskräfte
SP,RED|2-6|{Kurzanleitungen|Häufige Fragen} {veröffentlichen|ins Intranet stellen}
## kommunikation | {Kommunikation|Kommunikation und Veränderung}
RED,PL|3-8|{Kommunikationsplan|Betroffenheitsanalyse und Kommunikationsplan}
RED,FA|2-6|{Internetseite und Presse|Pressemitteilung, Internetseite und Aushang} zu @
RED|1-4|{Informationsabend|Sprechstunden} {ankündigen|vorbereiten}
## bauplanung | {Planung|Objektplanung}
BAU,PLA|8-20|{Grundlagen ermitteln|Grundlagen und Bestand ermitteln}
PLA,BAU|15-40|{Vorplanung mit Varianten|Vorplanung mit Kostenschätzung}
PLA,BAU|20-50|Entwurfsplanung und Kostenberechnung
BAU,REC|30-80|Genehmigungen {einholen|beantragen und Auflagen einarbeiten}||Baurecht
BAU,FA|4-10|Denkmalschutz {abstimmen|und Artenschutz abstimmen}|denkmal
PLA|15-40|Ausführungsplanung
RAT|0|Baubeschluss gefasst
## bau | {Bauausführung|Ausführung}
BAU,AN|3-8|{Baustelle einrichten|Baustelle und Verkehrsführung einrichten}
AN,BAU|40-120|{Rohbau und Tiefbauarbeiten|Tiefbauarbeiten|Bauarbeiten erster Abschnitt}
AN,BAU|30-90|{Ausbau und Technik|Oberflächen und Ausstattung|Bauarbeiten zweiter Abschnitt}
BAU|3-10|{Nachträge prüfen|Kosten und Termine nachführen}
BAU,AN|2-6|Mängel {beseitigen lassen|aufnehmen und nachverfolgen}
BAU,FA|0|Bauabnahme
## konzept | {Konzept erarbeiten|Fachkonzept}
FA,ORG|8-25|{Soll-Ablauf von Anfang bis Ende festlegen|Fachkonzept zu @ schreiben}
FA,PLA|6-20|{Handlungsfelder und Maßnahmen|Maßnahmen mit Kosten und Zuständigkeit} {ausarbeiten|zusammenstellen}
ORG,FA|4-12|{Zuständigkeiten neu ordnen|Stellenanteile und Vertretung festlegen}
FA,KÄM|3-8|Maßnahmen nach Wirkung und Aufwand ordnen
LG|0|Konzept abgenommen
## dialog | {Öffentlichkeit beteiligen|Beteiligung der Öffentlichkeit}
RED,FA|3-10|{Beteiligungskonzept|Zielgruppen und Formate} festlegen
FA,BÜR|2-8|{Werkstattgespräch|Informationsveranstaltung} {durchführen|vorbereiten und durchführen}
FA,RED|10-30|Onlinebeteiligung {durchführen|mit Karte durchführen}
FA|5-15|Anregungen {auswerten und beantworten|abwägen und dokumentieren}
## betrieb | {Betrieb und Verbesserung|Regelbetrieb}
PL,IT,FA|4-12|Übergabe an den Regelbetrieb
FA,OZG|2-6|Kennzahlen {erheben|nach drei Monaten erheben}
FA|3-8|{Rückmeldungen auswerten, Verbesserungen anstoßen|Nachsteuern nach dem ersten Jahr}
FA|0|{Leistung im Regelbetrieb|Regelbetrieb erreicht}
## abschluss | {Abschluss|Abschluss und Erfahrungsbericht}
PL,RPA|3-10|{Schlussrechnung|Kosten und Termine mit dem Plan vergleichen}
PL|1-4|Erfahrungsbericht {in die Bibliothek einstellen|schreiben und in die Bibliothek einstellen}
PL,FA|4-10|Erfolgskontrolle {nach einem halben Jahr|nach zwölf Monaten}
VL,LG|0|{Projekt abgeschlossen|Projektabschluss}
"""

# letter of the object → titles, keywords, phases with their blocks (with ? a block is left out now and then)
KINDS = {
    "d": (
        ["@ online {beantragen|anbieten}", "@ digital abwickeln", "Onlinedienst: @"],
        ["Onlinedienst", "OZG", "Antrag", "Formular"],
        ["{Auswahl und Auftrag|Vorbereitung}: auftrag bestand", "{Rechtliche Vorbereitung|Recht und Datenschutz}: recht? datenschutz beteiligung?",
         "{Umsetzung|Technische Umsetzung}: dienst schnittstellen?", "Prüfung: test sicherheit?", "{Einführung|Start}: kommunikation schulung?",
         "Betrieb und Verbesserung: betrieb"],
    ),
    "s": (
        ["@: Fachverfahren einführen", "@ mit neuer Software", "@ {umstellen|auf eine gemeinsame Lösung umstellen}"],
        ["Fachverfahren", "Software", "Einführung", "Migration"],
        ["Anbahnung: auftrag bestand zielbild?", "Beschaffung: markt vergabe?", "{Voraussetzungen|Voraussetzungen schaffen}: datenschutz sicherheit? beteiligung",
         "{Einrichtung|Basissystem}: technik schnittstellen? test", "{Einführung|Durchführung}: pilot? schulung amt?", "Abschluss: betrieb abschluss"],
    ),
    "b": (
        ["@ {sanieren|erneuern}", "@ planen und bauen", "@ {barrierefrei umbauen|klimafest umgestalten}"],
        ["Bau", "Sanierung", "Planung", "Investition"],
        ["{Bedarf|Vorbereitung}: auftrag bestand foerder?", "Planung: bauplanung dialog?", "Vergabe der Bauleistungen: vergabe loslos?",
         "Bau: bau ort? kommunikation?", "Übergabe: abschluss betrieb?"],
    ),
    "v": (
        ["@ ausschreiben", "@ gemeinsam beschaffen", "@: Vergabe {in Losen|über einen Zweckverband}"],
        ["Vergabe", "Ausschreibung", "Beschaffung", "Vertrag"],
        ["Bedarf und Markt: markt zielbild?", "Vergabeunterlagen: recht? datenschutz?", "Wettbewerb: vergabe loslos?", "Vertragsstart: kommunikation? ort? abschluss"],
    ),
    "r": (
        ["@ neu regeln", "@ neu kalkulieren", "@: Satzung {überarbeiten|verschlanken}"],
        ["Satzung", "Ortsrecht", "Gebühren", "Beschluss"],
        ["{Anlass und Auftrag|Vorbereitung}: auftrag? bestand", "Entwurf: recht satzung", "Beteiligung und Beschluss: dialog? politik", "Umsetzung: kommunikation schulung? betrieb"],
    ),
    "k": (
        ["Konzept: @", "@ {strategisch ausrichten|gemeinsam weiterentwickeln}", "@: Handlungskonzept"],
        ["Konzept", "Strategie", "Maßnahmenplan", "Beteiligung"],
        ["Auftrag: auftrag bestand", "{Zielfindung|Ziele}: zielbild dialog ortsteil?", "{Ausarbeitung|Erarbeitung}: konzept foerder?", "Beschluss: politik", "Umsetzung: kommunikation? abschluss"],
    ),
    "o": (
        ["@ neu organisieren", "@: Abläufe {verschlanken|vereinheitlichen}", "@ interkommunal {organisieren|bündeln}"],
        ["Organisation", "Prozess", "Zuständigkeit", "Zusammenarbeit"],
        ["Anlass: auftrag bestand", "{Sollkonzept|Konzept}: konzept recht? beteiligung", "Umstellung: technik? schulung amt? ort?", "{Verstetigung|Abschluss}: betrieb abschluss?"],
    ),
}

# Makes titles differ where the same object has two templates of a kind.
SUFFIXES = [
    "", " in kleinen Gemeinden", " im Landkreis", " mit Nachbarkommunen", " im Zweckverband", " für mittlere Städte", " mit Ehrenamtlichen",
    " in Verbandsgemeinden", " mit wenig Personal", " in zwei Jahren", " unter Haushaltssicherung", " mit externem Büro", " nach einer Fusion",
]


class Task:
    __slots__ = ("roles", "days", "title", "condition", "law")

    def __init__(self, line):
        fields = (line.split("|") if "{" not in line else _split(line)) + ["", ""]
        self.roles, days, self.title = fields[0].split(","), fields[1], fields[2]
        low, _, high = days.partition("-")
        self.days = (int(low), int(high or low))
        self.condition, self.law = fields[3] or None, fields[4] or None


class Block:
    __slots__ = ("title", "repeat", "tasks")

    def __init__(self, head):
        fields = [field.strip() for field in _split(head)] + [""]
        self.title, self.repeat, self.tasks = fields[0], fields[1] or None, []


def _split(line):
    """Splits at `|` outside braces."""
    fields, depth = [""], 0
    for sign in line:
        depth += (sign == "{") - (sign == "}")
        if sign == "|" and depth == 0:
            fields.append("")
        else:
            fields[-1] += sign
    return fields


def _read():
    blocks = {}
    for line in _BLOCKS.strip().splitlines():
        if line.startswith("## "):
            name, _, head = line[3:].partition(" | ")
            block = blocks[name] = Block(head)
        else:
            block.tasks.append(Task(line))
    return blocks


BLOCKS = _read()
_LAW_WORDS = {
    "Datenschutz": ("DSGVO",), "Vergaberecht": ("VgV", "GWB", "UVgO", "75a"), "Baurecht": ("BauGB",), "Onlinezugang": ("OZG", "VwVfG"),
    "Barrierefreiheit": ("BITV", "BGG", "EN 301"), "Mitbestimmung": ("LPVG",), "Abgabenrecht": ("KAG",),
    "Kommunalrecht": ("GO ", "GemO", "NKomVG", "HGO", "KVG", "ThürKO", "BbgKVerf", "KV M-V", "KSVG"),
}
LAWS_BY_KIND = {kind: [law for law in LAWS if any(word in law[0] for word in words)] for kind, words in _LAW_WORDS.items()}
