"""German sentences for hints, descriptions, experience reports and change notes, as phrases (`chance.py`).

The word lists hold only what stands in every place where a sentence uses them: `ding`, `mittel` and `unterlage` are feminine or
neuter, so subject and object look the same; offices have a list a case.
"""
from .chance import define

_OFFICES = """
Bauamt Ordnungsamt Sozialamt Jugendamt Hauptamt Schulamt Standesamt Umweltamt Kulturamt Rechnungsprüfungsamt Tiefbauamt
Gesundheitsamt Personalamt Rechtsamt Bürgerbüro Stadtarchiv Katasteramt Veterinäramt Straßenverkehrsamt Presseamt
""".split()

define({
    "wen": [f"das {office}" for office in _OFFICES] + ["die Kämmerei", "die Stadtplanung", "die Vergabestelle", "die Stadtkasse"],
    "wem": [f"dem {office}" for office in _OFFICES] + ["der Kämmerei", "der Stadtplanung", "der Vergabestelle", "der Stadtkasse"],
    "stelle": """Personalrat;Datenschutz;Informationssicherheit;Rechtsamt;Kämmerei;Archiv;Gleichstellung;Fachamt;Ortsbeirat;IT-Dienstleister;
        Nachbargemeinde;Kreisverwaltung;Kommunalaufsicht;Feuerwehr;Schulleitung;Verkehrsverbund;Naturschutz;Vergabestelle;
        Schwerbehindertenvertretung;Rechnungsprüfung""".replace("\n        ", "").split(";"),
    "unterlage": """Leistungsverzeichnis;Mengengerüst;Raumbuch;Betriebskonzept;Sitzungsprotokoll;Kostenblatt;Musterschreiben;Kartenblatt;
        Schulungskonzept;Ablaufdiagramm;Berechtigungskonzept;Prüfprotokoll;Bewertungsschema;Rahmenkonzept;Fragenblatt;Übergabeprotokoll;
        Anlagenverzeichnis;Rollenblatt;Wartungsbuch;Gebührenverzeichnis;Lastenheft;Bestandsblatt;Terminblatt""".replace("\n        ", "").split(";"),
    "wann": ["vor den Sommerferien", "nach dem Jahresabschluss", "im ersten Quartal", "außerhalb der Wahlvorbereitung", "vor der Haushaltsberatung",
             "mit Beginn des Schuljahrs", "nach der Winterpause", "vor Ablauf der Bindefrist", "drei Wochen vor dem Stichtag", "im laufenden Betrieb",
             "zum Quartalswechsel", "zwischen zwei Ratssitzungen", "vor der Urlaubszeit", "gleich nach dem Auftakt", "in der verkehrsarmen Zeit"],
    "zahl": ["zwei", "drei", "vier", "fünf", "sechs", "acht", "zehn", "zwölf", "fünfzehn", "zwanzig", "#22-95"],
    "frist": ["Tage", "Wochen", "Arbeitstage", "Monate"],
    "folgen": ["Nacharbeiten", "Doppelerfassungen", "Rückfragen", "Verzögerungen", "leere Formulare", "Medienbrüche", "Mehrkosten", "Fristversäumnisse",
               "Beschwerden", "ungeklärte Vertretungen", "Lücken in den Nachweisen", "Streitigkeiten über die Zuständigkeit", "ungeprüfte Rechnungen"],
    "mittel": ["eine kurze Liste", "ein gemeinsames Gespräch", "eine Probe mit echten Fällen", "eine Ortsbegehung", "eine feste Sprechstunde",
               "ein Muster der Nachbarkommune", "eine einseitige Übersicht", "eine feste Stunde je Woche", "eine Rückfrage beim Land", "eine Stichprobe",
               "eine Fotodokumentation", "eine kleine Steuerungsgruppe", "ein Vergleich mit dem Vorjahr", "ein gemeinsames Postfach"],
    "wie": ["verständlich", "vollständig", "nachprüfbar", "barrierefrei", "rechtzeitig", "einheitlich", "mit Beispielen", "ohne Fachwörter",
            "in einfacher Sprache", "knapp", "mit Datum und Stelle", "für alle Ortsteile", "auch für Vertretungen", "in zwei Fassungen"],
    "Wer": ["Das Fachamt", "Die Projektleitung", "Die Kämmerei", "Die Vergabestelle", "Der IT-Dienstleister", "Die Verwaltungsleitung", "Der Personalrat",
            "Die Organisationsstelle", "Das Rechtsamt", "Die Redaktion", "Der Bauhof", "Die Ortsvorsteherin", "Der Ausschuss", "Die Schulleitung"],
    "wer": ["das Fachamt", "die Projektleitung", "die Kämmerei", "die Vergabestelle", "der IT-Dienstleister", "die Verwaltungsleitung", "der Personalrat",
            "die Organisationsstelle", "das Rechtsamt", "die Redaktion", "der Bauhof", "die Ortsvorsteherin", "der Ausschuss", "die Schulleitung"],
    "tut": ["prüft die Angaben", "stimmt die Termine ab", "führt die Liste", "bereitet die Vorlage vor", "meldet Abweichungen", "gibt die Mittel frei",
            "lädt die Beteiligten ein", "sammelt Rückmeldungen", "hält die Entscheidung fest", "übernimmt die Vertretung", "klärt offene Fragen",
            "sichtet die Altfälle", "ordnet die Ablage", "rechnet die Varianten durch", "dokumentiert den Stand"],
    "grund": ["weil die Fristen sonst nicht reichen", "weil Vertretungen fehlen", "damit niemand doppelt arbeitet", "damit der Rat rechtzeitig entscheiden kann",
              "weil Nachträge teuer werden", "damit die Zahlen vergleichbar bleiben", "weil sich die Rechtslage je Land unterscheidet",
              "damit auch kleine Ämter mitkommen", "weil die Ablage sonst zerfällt", "damit die Prüfung nichts nachfordern muss",
              "weil Handwerksbetriebe lange Vorläufe haben", "damit die Übergabe gelingt", "weil Ehrenamtliche abends Zeit haben",
              "weil Zuständigkeiten an der Kreisgrenze wechseln", "damit Zuschüsse nicht verfallen"],
    "Art": ["früher", "gründlicher", "knapper", "gemeinsam", "öfter", "verbindlicher", "offener", "schrittweise", "mit mehr Puffer", "mit dem Land zusammen"],
    "ding": ["die Zuständigkeit", "die Vertretung", "die Zeitplanung", "die Gebührenhöhe", "die Bestandsliste", "die Ablage", "die Schnittstelle", "die Wartung",
             "das Formular", "die Beschilderung", "die Terminvergabe", "die Schlüsselausgabe", "das Berechtigungskonzept", "die Kostenstelle",
             "die Bekanntmachung", "das Kassenzeichen", "die Einwilligung", "die Erprobung", "die Abnahme", "die Übergangsfrist", "die Leistungsbeschreibung",
             "das Betriebshandbuch", "die Rufbereitschaft", "die Aktenführung"],
    "Wann": ["Vor den Sommerferien", "Nach dem Jahresabschluss", "Im ersten Quartal", "Vor der Haushaltsberatung", "Zum Schuljahresbeginn", "Kurz vor Wahlen",
             "Zwischen den Jahren", "Während der Brutzeit", "In der Erntezeit", "Zur Frostzeit"],
    "Mittel": ["Probe mit echten Fällen", "gemeinsame Sprechstunde", "Ortsbegehung", "Stichprobe", "feste Wochenrunde", "Muster der Nachbarkommune",
               "kleine Steuerungsgruppe", "Fotodokumentation", "Übersicht auf einer Seite"],
    "datei": ["checkliste.md", "mengengeruest.csv", "projektauftrag.md", "kostenplan.csv"],
})

HINTS = [
    "{Planen Sie|Rechnen Sie|Halten Sie} <zahl> <frist> {zusätzlich ein|als Puffer ein|für Abstimmungen ein}, <grund>.",
    "{Sprechen Sie früh|Klären Sie das vorab|Stimmen Sie sich zeitig ab} mit <wem>; {sonst drohen|andernfalls entstehen|ohne das gibt es} <folgen> und <folgen>.",
    "<Wer> <tut>, <wer> {entscheidet|zeichnet gegen|wird unterrichtet|liest mit}.",
    "{Bewährt hat sich|Gut funktioniert|Hilfreich ist|Viel bringt} <mittel> <wann>.",
    "{Beschreiben Sie|Dokumentieren Sie|Veröffentlichen Sie|Prüfen Sie} <ding> <wie>, <grund>.",
    "{Beziehen Sie <wen> ein|Holen Sie <wen> dazu|Fragen Sie <wen>}, bevor <ding> {feststeht|beschlossen wird|bekannt gemacht wird}.",
    "{Beachten Sie das Recht Ihres Landes|Prüfen Sie das Landesrecht}; {dort|nicht überall} ist <ding> {eigens|gar nicht|ausdrücklich} geregelt.",
    "Die Dauer gilt für {eine Kommune|eine Verwaltung} mit {rund|etwa|bis zu} #4-90 000 Einwohnerinnen und Einwohnern; {kleinere brauchen weniger|passen Sie sie an}.",
    "Ohne {aktuelles|abgestimmtes|geprüftes} <unterlage> {braucht|verlangt} <ding> {ein Vielfaches der Zeit|doppelte Abstimmung|mehrere Anläufe}.",
    "{Legen Sie ein|Nehmen Sie ein} <unterlage> {als Anlage bei|zu den Akten}, <grund>.",
    "{Unterschätzt werden|Häufige Folgen sind|Rechnen Sie sonst damit:} <folgen>; {dagegen hilft|vorbeugend wirkt} <mittel>.",
    "{Bei|Ab} mehr als <zahl> {Fällen|Standorten|Beteiligten} {teilen Sie den Schritt|lohnt sich ein eigener Termin|hilft eine zweite Person}.",
    "<Wann> ist {dieser Schritt|die Abstimmung} {kaum möglich|besonders günstig|doppelt so aufwendig}.",
    "{Fragen Sie die Nachbarkommune|Bitten Sie die Kreisverwaltung|Fragen Sie die Kommunalaufsicht}, ob es ein <unterlage> {zum Weitergeben gibt|als Muster gibt}; {oft liegt es schon vor|das spart <zahl> <frist>}.",
    "{Eine Stichprobe|Die Durchsicht} von <zahl> {Vorgängen|Akten|Rechnungen} {genügt|reicht meist|zeigt das Wesentliche}.",
]

SUMMARIES = [
    "{Ein Plan für|Eine Vorlage für|Schritt für Schritt:} @, von {der Bestandsaufnahme|der Entscheidung|der ersten Idee} bis {zum Regelbetrieb|zur Abnahme|zum Erfahrungsbericht}. {Für kleine und mittlere Kommunen|Für Städte und Gemeinden|Für Landkreise und ihre Gemeinden|Für Verwaltungen ohne eigene Fachstelle}.",
    "@: {einfacher wird es|das gelingt}, wenn <ding> und <ding> {früh geklärt sind|von Anfang an feststehen}. {Beigelegt ist ein|Dazu gehört ein} <unterlage>.",
    "{Von der Idee bis zum Betrieb|Vom Auftrag bis zur Erfolgskontrolle}: @ mit Rollen, {Dauern und Abhängigkeiten|Fristen und Meilensteinen}. {Einzelne Schritte|Manche Arbeitspakete} entfallen je nach {Landesrecht|Umsetzungsweg|Größe der Kommune}.",
]

RESULTS = ["<unterlage> {liegt vor|ist abgestimmt|ist veröffentlicht}", "<unterlage> {mit Stand und Stelle|in der Fassung der Lenkungsgruppe}",
           "{Vermerk|Entscheidung|Übersicht}: <ding>", "dokumente/<datei>"]

README = {
    "Für wen sie gedacht ist": [
        "- für {Städte|Gemeinden|Kreise|Verbandsgemeinden}, die {das Thema zum ersten Mal angehen|ihre Abläufe neu ordnen wollen|nicht alles allein stemmen können},",
        "- für {die Projektleitung, die einen belastbaren Plan braucht|das Fachamt, das den Aufwand abschätzen will|eine Hausspitze, die entscheiden muss}, <grund>,",
        "- {weniger|nicht} für {Häuser|Verwaltungen}, in denen <ding> {schon geklärt ist|längst läuft}.",
    ],
    "Was Sie vorher brauchen": [
        "1. **{Einen Auftrag der Hausspitze|Rückhalt der Leitung}**, {schriftlich|mit Zielen und Mitteln}, <grund>.",
        "1. **Zeit:** {rechnen|planen} Sie mit <zahl> {Personentagen|Wochenstunden} im Fachamt{ und <zahl> in der IT|}.",
        "1. **Ein <unterlage>**, <wie>; {ohne geht es nicht|oft liegt es in der Nachbarkommune vor}.",
        "1. {Frühe Gespräche|Ein Gespräch} mit <wem> und <wem>.",
    ],
    "Woran solche Projekte scheitern": [
        "- {Zu spät|Nicht} geklärt ist, {wer sich kümmert um: <ding>|wie <ding> aussieht}.", "- <folgen> {bleiben liegen|werden hingenommen|fressen die Zeit|häufen sich}.",
        "- <Wer> {erfährt davon zu spät|hat andere Vorhaben|hat keine Vertretung}.", "- {Es fehlt|Vergessen wird} <mittel>, <grund>.",
        "- Das <unterlage> {ist veraltet|liegt nur einer Person vor|wird nie fortgeschrieben}.",
    ],
    "Hinweise aus der Praxis": [
        "<Wer> <tut>; das {hat sich bewährt|spart Wege}. {Wir empfehlen|Empfohlen wird} <mittel> <wann>.",
        "Wer <ding> <wann> {klärt|angeht}, {gewinnt <zahl> <frist>|erspart sich <folgen>}. {Ein <unterlage> dazu|Ein Beispiel} liegt bei.",
        "{In einem Fall|In mehreren Kommunen|Zweimal} {fehlte ein <unterlage>; die Folge waren|waren die Folge} <folgen>. Seither {gilt|gibt es} <mittel>.",
        "{Gerechnet ist mit|Die Dauern gehen aus von} {einer Verwaltung mit <zahl> Beschäftigten im Fachamt|rund #200-3900 Fällen im Jahr}. {Weicht Ihre Lage ab, passen Sie die Dauern an.|Prüfen Sie das für Ihr Haus.}",
    ],
    "Nach dem Projekt": [
        "{Geben Sie|Bitte geben Sie} einen Erfahrungsbericht zurück: {Größe, Zeitraum, Abweichungen|Zeitraum, Aufwand und was Sie wieder so machen würden}. {Daraus werden Erfahrungswerte.|Andere bauen darauf auf.}",
    ],
}

REPORT = {
    "Ausgangslage": [
        "{Bei uns|In unserem Haus} war <ding> {nur mündlich geregelt|seit Jahren ein offener Punkt|auf <zahl> Stellen verteilt}. {Im Jahr gibt es rund|Wir haben etwa} #40-4800 {Fälle|Vorgänge|Anträge}.",
        "{Auslöser|Anlass} war {eine Prüfung|ein Personalwechsel|eine Reihe von Beschwerden|die neue Rechtslage}; <wer> {gab den Anstoß|drängte auf Abhilfe}.",
        "{Beteiligt waren|Mitgearbeitet haben} <wer>, <wer> und <wer>, {zusammen|insgesamt} <zahl> Personen {in Teilzeit|neben dem Tagesgeschäft}.",
    ],
    "Abweichungen von der Vorlage": [
        "- {Weggelassen haben wir|Vorgezogen haben wir|Doppelt gemacht haben wir}: <Mittel>, <grund>.",
        "- {Länger gedauert hat|Deutlich kürzer war|Umgestellt wurde} <ding>: <zahl> statt <zahl> <frist>.",
        "- {Zusätzlich|Außerdem} {brauchten|ergänzten} wir ein <unterlage>; {das fehlt in der Vorlage|das schlagen wir als Ergänzung vor}.",
        "- <Wer> <tut>, {anders als vorgesehen|weil die Stelle unbesetzt war|nach Rücksprache mit dem Land}.",
    ],
    "Aufwand": [
        "{Intern|Im Fachamt} <zahl> {Personentage|Arbeitstage}, {extern|beim Dienstleister} <zahl>; {Sachkosten|Kosten} rund #2-180 000 Euro{, davon die Hälfte gefördert||, ohne Lizenzen}.",
        "{Der größte Posten war|Am meisten Zeit kostete|Unerwartet teuer war} <ding>, gefolgt von {der Schulung|der Datenübernahme|den Nachträgen|der Abstimmung}.",
    ],
    "Was wir wieder so machen würden": [
        "{Auf jeden Fall|Ja}: <Mittel>, {nur|aber} <Art>. <Wer> war {von Anfang an dabei|zu spät dabei|gut erreichbar}.",
        "{Beim nächsten Mal|Künftig} klären wir <ding> und <ding> <Art>.",
        "{Gelungen ist|Gut angekommen ist|Ausgezahlt hat sich} <mittel> <wann>; {weniger|nicht} gelungen ist <ding>.",
    ],
}

CHECKLIST = [
    "{<ding> ist geklärt|ein <unterlage> liegt vor|<wer> ist unterrichtet|Zuständigkeit und Vertretung stehen fest}{ (<stelle>)||, <wann>}",
    "{abgestimmt mit|geprüft durch} <stelle>: <ding>", "<mittel> ist {eingeplant|angekündigt|vorbereitet}{|, <wann>}",
    "{Stichprobe|Auswertung} von <zahl> Vorgängen {ohne Befund|dokumentiert}",
]

REASONS = [
    "{Erfahrung aus dem laufenden Projekt|Rückmeldung aus der Einführung|Ergebnis der Erprobung}: <ding> {braucht mehr Zeit|war zu knapp geplant|ist schneller geklärt als gedacht}.",
    "{Anlass|Grund}: <Wer> <tut>, <grund>.", "<Wer> hat {darauf hingewiesen|darum gebeten}; abgestimmt mit <wem>.",
    "{Bisher|In der alten Fassung} {fehlte|war unklar:} <ding>; {Folge waren|es gab} <folgen>.",
    "Siehe Erfahrungsbericht{ vom Vorjahr|}; {gilt auch für|bestätigt durch} {kleinere Kommunen|den Landkreis|zwei Nachbarkommunen}.",
]
NOTE_TAILS = ["{Stand|Rechtsstand} geprüft.", "Keine Folgen für den Terminplan.", "{Das Ende|Der letzte Meilenstein} verschiebt sich um <zahl> Tage.", "Bitte mitlesen: <stelle> und <stelle>."]
