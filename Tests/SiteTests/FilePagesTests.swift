import Net
import TestSupport
import Testing

/// Plans out to other programs and in from them, by the pages.
@Suite("Files of other programs")
struct FilePagesTests {
    private static let template = "/vorlagen/dokumentenmanagement/eakte-einfuehrung"

    @Test("everybody gets a template in every format, and is told what the format cannot carry")
    func export() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        let page = try browser.get(Self.template + "/ausgeben")
        #expect(page.status == 200 && page.text.contains("MS Project"))
        try stage.look("ausgeben", page)
        for format in ["mspdi", "xlsx", "csv", "docx", "html", "outlook", "ics", "gan", "trello", "json"] {
            let way = "?format=\(format)&beginn=2027-03-01&land=NW"
            let shown = try browser.get(Self.template + "/ausgeben" + way)
            #expect(shown.status == 200 && shown.text.contains("Datei herunterladen"), "\(format)")
            let file = try browser.get(Self.template + "/ausgabe" + way)
            #expect(file.status == 200 && file.text.utf8.count > 1000, "\(format)")
        }
        try stage.look("ausgeben-fertig", try browser.get(Self.template + "/ausgeben?format=trello"))
        let own = try browser.get(Self.template + "/ausgabe?format=html")
        #expect(own.text.contains("<h1") && own.text.contains("<style>") && !own.text.contains("<script"))
        let free = try browser.get(Self.template + "/ausgeben?format=mspdi&beginn=2027-01-01&land=NW")
        #expect(free.status == 422)
        #expect(try browser.get(Self.template + "/ausgabe?format=pdf").status == 404)
        #expect(try browser.get("/einlesen").status != 200)
    }

    @Test("a foreign plan is shown before anything is saved, to nobody else, and becomes a draft without names")
    func importNew() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let page = try browser.get("/einlesen")
        #expect(page.status == 200)
        try stage.look("einlesen", page)
        let table = """
            Nr.;Vorgangsname;Dauer;Vorgänger;Ressourcennamen
            1;Vorbereitung;;;
            1.1;Angebote einholen;10 Tage;;Ludmilla Ostertag
            1.2;Vergabe mit Ostertag;2 Wochen;1.1;Vergabestelle
            """
        let refused = try browser.post("/einlesen", [("datei", "%PDF-1.7")])
        #expect(refused.status == 422 && refused.text.contains("PDF"))
        let sent = try browser.post("/einlesen", [("datei", table)])
        let report = sent.location
        let shown = try browser.get(report)
        #expect(shown.status == 200 && shown.text.contains("Ludmilla Ostertag"))
        try stage.look("importbericht", shown)
        #expect(try stage.browser(stage.reviewer).get(report).status == 404)
        let saved = try browser.post(
            report, [("kurzname", "vergabe"), ("themenfeld", "beschaffung"), ("person0", "Einkauf")])
        let draft = saved.location
        #expect(draft == "/werkbank/entwurf/beschaffung.vergabe")
        let made = try browser.get(draft)
        #expect(made.status == 200 && made.text.contains("Angebote einholen") && made.text.contains("Einkauf"))
        #expect(!made.text.contains("Ostertag"))
        for part in ["vergleich", "kopf", "verlauf", "vorschlagen", "ausgeben"] {
            #expect(try browser.get(draft + "/" + part).status == 200, "\(part)")
        }
        #expect(try browser.get(report).status == 404)
        #expect(try browser.post(report, [("kurzname", "vergabe"), ("themenfeld", "beschaffung")]).status == 404)
    }

    @Test("of a table with headings nobody knows, its owner says which column is what")
    func columns() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let table = """
            Unsere Liste;;;
            A;Was es zu tun gibt;Wie lang es geht;C
            1;Angebote einholen;10 Tage;Vergabestelle
            2;Zuschlag erteilen;2 Wochen;Vergabestelle
            """
        let sent = try browser.submit("/einlesen", from: "/einlesen", [("datei", table)])
        let way = sent.location
        try #require(way.hasSuffix("/spalten"), "\(sent.text)")
        let page = try browser.get(way)
        try stage.look("spalten", page)
        #expect(page.status == 200 && page.text.contains("Aus den Überschriften geht nicht hervor"))
        // The row is found by whoever knows the table; then its headings stand beside the examples.
        var fields = page.fields(of: way)
        fields.set("kopfzeile", "2")
        #expect(try browser.post(way, fields.all + [("neu", "ja")]).location == way)
        let headed = try browser.get(way)
        #expect(headed.text.contains("Was es zu tun gibt") && headed.text.contains("Angebote einholen"))
        fields = headed.fields(of: way)
        let untitled = try browser.post(way, fields.all)
        #expect(untitled.status == 422 && untitled.text.contains("in welcher Spalte der Titel"))
        fields.set("spalte-B", "titel")
        fields.set("spalte-C", "titel")
        let twice = try browser.post(way, fields.all)
        #expect(twice.status == 422 && twice.text.contains("ist schon Spalte B"))
        fields.set("spalte-C", "dauer")
        fields.set("spalte-D", "verantwortlich")
        let report = try browser.post(way, fields.all).location
        #expect(report + "/spalten" == way)
        let shown = try browser.get(report)
        #expect(shown.text.contains("Spalten zuordnen"))
        let draft = try browser.post(report, [("kurzname", "vergabe"), ("themenfeld", "beschaffung")]).location
        let made = try browser.get(draft + "?ansicht=tabelle").text
        #expect(made.contains("Zuschlag erteilen") && made.contains("10 Arbeitstage") && made.contains("Vergabestelle"))
        // A table whose first row looks like headings and is none.
        let bare = try browser.submit("/einlesen", from: "/einlesen", [("datei", "Aufgabe;Dauer\nVergabe;3 Tage\n")])
            .location
        var all = try browser.get(bare + "/spalten").fields(of: bare + "/spalten")
        #expect(all["kopfzeile"] == "1" && all["spalte-A"] == "titel")
        all.set("kopfzeile", "")
        #expect(try browser.post(bare + "/spalten", all.all).location == bare)
        #expect(try #require(try browser.get(bare).text.firstMatch(of: #/Vorgänge<\/dt>\s*<dd[^>]*>(\d+)/#)).1 == "2")
        fields.set("kopfzeile", "9999")
        #expect(try browser.post(way, fields.all).status == 404)
        let other = try browser.post("/einlesen", [("datei", table)]).location
        let wrong = try browser.post(other, fields.all)
        #expect(wrong.status == 422 && wrong.text.contains("In Zeile 9999 steht nichts"))
        #expect(try stage.browser(stage.reviewer).get(other).status == 404)
        let plan = try browser.post("/einlesen", [("datei", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")])
        #expect(plan.status == 303 ? try browser.get(plan.location + "/spalten").status == 404 : plan.status == 422)
    }

    @Test("what was changed in a table comes back into the variant it came from")
    func importBack() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let variant = try stage.makeVariant(by: browser)
        let table = try browser.get(variant + "/ausgabe?format=csv").text
        let edited = table.replacing(
            "Grundsatzentscheidung getroffen", with: "Entscheidung getroffen", maxReplacements: 1)
        #expect(edited != table)
        let report = try browser.post("/einlesen", [("datei", edited)]).location
        let shown = try browser.get(report)
        #expect(shown.text.contains("Entscheidung getroffen"))
        try stage.look("importbericht-zurueck", shown)
        // Whoever names another's version in a file is not shown it.
        let other = try stage.browser(stage.reviewer)
        _ = try other.get("/einlesen")
        let theirs = try other.get(try other.post("/einlesen", [("datei", edited)]).location)
        #expect(theirs.status == 200 && !theirs.text.contains("In der Datei geändert"))
        #expect(try browser.post(report, []).location == variant)
        #expect(try browser.get(variant).text.contains("Entscheidung getroffen"))
    }
}
