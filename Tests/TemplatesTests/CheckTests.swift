import Bytes
import FoundationEssentials
import Templates
import Testing

@Suite("Checking a template")
struct CheckTests {
    /// A way to break the sound sample, and the finding that must follow.
    struct Fault: Sendable, CustomTestStringConvertible {
        let code: Finding.Code
        let subject: String
        let sentence: String
        let damage: @Sendable (inout Vorlagenmappe) -> Void
        var testDescription: String { code.rawValue }

        init(
            _ code: Finding.Code, _ subject: String, _ sentence: String,
            _ damage: @escaping @Sendable (inout Vorlagenmappe) -> Void
        ) {
            self.code = code
            self.subject = subject
            self.sentence = sentence
            self.damage = damage
        }
    }

    static let head: [Fault] = [
        Fault(
            .folder, "",
            "Der Ordner »vorlagen/Schriftgut/x« passt nicht: Vorlagen liegen unter »vorlagen/themenfeld/kurzname«, beide Namen aus Kleinbuchstaben, Ziffern und Bindestrichen."
        ) { $0.ordner = "vorlagen/Schriftgut/x" },
        Fault(
            .fileName, "",
            "Der Dateiname »dokumente/Was?.pdf« lässt sich nicht auf jedem System speichern. Verwenden Sie Buchstaben, Ziffern, Bindestriche und Punkte."
        ) { $0.dateien["dokumente/Was?.pdf"] = "1" },
        Fault(
            .fileNameCollision, "",
            "Die Dateinamen »dokumente/PLAN.pdf« und »dokumente/plan.pdf« sind unter Windows und macOS derselbe."
        ) { $0.dateien = ["dokumente/PLAN.pdf": "1", "dokumente/plan.pdf": "2"] },
        Fault(
            .strayFile, "",
            "Diese Datei hat in einer Vorlage keinen festen Platz. Anlagen gehören in den Ordner »dokumente«."
        ) { $0.dateien["plan.pdf"] = "1" },
        Fault(
            .readmeMissing, "",
            "Die Beschreibung (README.md) fehlt: Wofür ist die Vorlage, was braucht man vorher, wie lange dauert es?"
        ) { $0.texte = ["README.md": " \n"] },
        Fault(
            .notNormal, "Amt umstellen",
            "Umlaute oder andere Zeichen sind zerlegt gespeichert (nicht NFC); beim Speichern werden sie vereinheitlicht."
        ) { $0.struktur.knoten[id("aufgabe003")]?.hinweis = "u\u{308}" },
        Fault(
            .controlCharacter, "Amt umstellen", "Der Text enthält das unsichtbare Steuerzeichen U+202E. Löschen Sie es."
        ) { $0.struktur.knoten[id("aufgabe003")]?.hinweis = "a\u{202E}b" },
        Fault(
            .unknownField, "", "Die Angabe »farbe« kennt diese Programmversion nicht; sie bleibt unverändert erhalten."
        ) { $0.vorlage.unbekannt["farbe"] = JSONFragment { $0.null() } },
        Fault(
            .openConflict, "Amt umstellen",
            "»Amt umstellen«: Zwei zusammengeführte Fassungen widersprechen sich hier, und es ist noch nicht entschieden. »allmende resolve« zeigt beide."
        ) { mappe in
            var (ours, theirs) = (mappe.struktur, mappe.struktur)
            ours.knoten[id("aufgabe003")]?.dauer = Dauer(1)
            theirs.knoten[id("aufgabe003")]?.dauer = Dauer(2)
            mappe.struktur =
                Struktur.zusammenfuehren(basis: mappe.struktur, unsere: ours, fremde: theirs).ergebnis
        },
        Fault(
            .openConflict, "",
            "Zwei zusammengeführte Fassungen widersprechen sich hier, und es ist noch nicht entschieden. »allmende resolve« zeigt beide."
        ) { $0.vorlage.unbekannt["konflikte"] = JSONFragment { $0.bool(true) } },
        Fault(
            .conflictMarks, "",
            "Im Text stehen zwei Fassungen derselben Stelle zwischen Marken (<<<<<<< und >>>>>>>). Behalten Sie eine, oder schreiben Sie eine dritte, und löschen Sie die Marken."
        ) { $0.texte["README.md"] = "# A\n\n<<<<<<< x\nB\n=======\nC\n>>>>>>> y\n" },
        Fault(.idForm, "pl", "Die Kennung »pl« ist nicht zufällig erzeugt; zwei Kommunen könnten dieselbe vergeben.") {
            $0.vorlage.kontakte[id("pl")] = Kontakt("x")
        },
        Fault(.titleMissing, "", "Der Titel der Vorlage ist leer.") { $0.vorlage.titel = " " },
        Fault(.titleLong, "", "Der Titel der Vorlage ist länger als 200 Zeichen.") {
            $0.vorlage.titel = String(repeating: "ä", count: 201)
        },
        Fault(.summaryMissing, "", "Der Kurztext fehlt; an ihm erkennt man in der Trefferliste, wofür die Vorlage ist.")
        { $0.vorlage.kurztext = "" },
        Fault(
            .licenceMissing, "", "Die Lizenz fehlt; ohne sie darf niemand die Vorlage nachnutzen. Üblich ist CC-BY-4.0."
        ) { $0.vorlage.lizenz = "" },
        Fault(.licenceUnknown, "", "Die Lizenz »Frei« ist nicht in der Liste der bekannten Lizenzen.") {
            $0.vorlage.lizenz = "Frei"
        },
        Fault(.contactMissing, "", "Es fehlt eine Ansprechperson (mindestens ein Kontakt mit Funktion).") {
            $0.vorlage.kontakte = [:]
        },
        Fault(.contactMissing, "kkkkkkkkk1", "Es fehlt eine Ansprechperson (mindestens ein Kontakt mit Funktion).") {
            $0.vorlage.kontakte[id("kkkkkkkkk1")]?.funktion = ""
        },
        Fault(.stewardMissing, "", "Die verantwortliche Stelle fehlt (Amtlicher Regionalschlüssel).") {
            $0.vorlage.stelle = ""
        },
        Fault(.stewardForm, "", "»1234« ist kein Amtlicher Regionalschlüssel (12 Ziffern).") {
            $0.vorlage.stelle = "1234"
        },
        Fault(.serviceForm, "", "»98050035001000« ist kein Leistungsschlüssel (14 Ziffern, beginnend mit 99).") {
            $0.vorlage.leistungen = ["98050035001000", "99050035001000"]
        },
        Fault(
            .referenceUnknown, "Amt umstellen",
            "Ein Verweis führt zu einer Vorlage, die es in der Bibliothek nicht gibt."
        ) { $0.struktur.knoten[id("aufgabe003")]?.hinweis = "[x](vorlage:3m9kq2w7xt)" },
        Fault(.lawEmpty, "Amt umstellen", "Bei »Amt umstellen« steht eine Rechtsgrundlage ohne Norm.") {
            $0.law(Rechtsgrundlage("", stand: "2026-11-01"))
        },
        Fault(
            .lawUndated, "Amt umstellen",
            "Die Rechtsgrundlage »§ 9« hat keinen Stand. Tragen Sie den Tag ein, auf den sie sich bezieht."
        ) { $0.law(Rechtsgrundlage("§ 9")) },
        Fault(
            .lawDateForm, "Amt umstellen", "Der Stand »2026-02-30« der Rechtsgrundlage »§ 9« ist kein Tag (JJJJ-MM-TT)."
        ) { $0.law(Rechtsgrundlage("§ 9", stand: "2026-02-30")) },
        Fault(
            .lawOld, "Amt umstellen",
            "Die Rechtsgrundlage »§ 9« hat den Stand 20.11.2024. Gilt sie noch?"
        ) { $0.law(Rechtsgrundlage("§ 9", stand: "2024-11-20")) },
        Fault(
            .lawLand, "Amt umstellen",
            "»XX« ist kein Land (Rechtsgrundlage »§ 9«); erwartet wird zum Beispiel NW oder BY."
        ) { $0.law(Rechtsgrundlage("§ 9", land: "XX", stand: "2026-11-01")) },
    ]

    static let tree: [Fault] = [
        Fault(.empty, "", "Der Projektstrukturbaum ist leer.") { $0.struktur = Struktur() },
        Fault(.parentUnknown, "Amt umstellen", "»Amt umstellen« hängt an einem Oberknoten, den es nicht gibt.") {
            $0.struktur.knoten[id("aufgabe003")]?.oberknoten = id("nix")
        },
        Fault(
            .treeCycle, "Ordnung des Schriftguts",
            "Diese Knoten liegen im Kreis untereinander: »Ordnung des Schriftguts« → »Vorbereitung«."
        ) { $0.struktur.knoten[id("phase00001")]?.oberknoten = id("paket00001") },
        Fault(.phaseBelow, "Umsetzung", "Die Phase »Umsetzung« liegt nicht auf der obersten Ebene.") {
            $0.struktur.knoten[id("phase00002")]?.oberknoten = id("phase00001")
        },
        Fault(
            .milestoneParent, "Aktenplan beschlossen",
            "Unter dem Meilenstein »Aktenplan beschlossen« liegen weitere Knoten."
        ) { $0.struktur.knoten[id("aufgabe001")]?.oberknoten = id("meilen0001") },
        Fault(
            .taskParent, "Amt umstellen",
            "Unter der Aufgabe »Amt umstellen« liegen weitere Knoten; ein Arbeitspaket wäre passender."
        ) { $0.struktur.knoten[id("aufgabe001")]?.oberknoten = id("aufgabe003") },
        Fault(
            .placeTaken, "Aktenplan überarbeiten",
            "»Aktenplan überarbeiten« und »Schriftgut erfassen« stehen auf demselben Rang; ihre Reihenfolge ist Zufall."
        ) { $0.struktur.knoten[id("aufgabe002")]?.rang = rang("V") },
        Fault(
            .codeDuplicate, "Aktenplan überarbeiten",
            "Der Code »A1« ist doppelt vergeben: »Aktenplan überarbeiten« und »Schriftgut erfassen«."
        ) {
            $0.struktur.knoten[id("aufgabe001")]?.kennung = "A1"
            $0.struktur.knoten[id("aufgabe002")]?.kennung = "A1"
        },
        Fault(.leafUndated, "Amt umstellen", "Die Dauer von »Amt umstellen« fehlt.") {
            $0.struktur.knoten[id("aufgabe003")]?.dauer = nil
        },
        Fault(
            .milestoneDuration, "Aktenplan beschlossen",
            "Der Meilenstein »Aktenplan beschlossen« hat eine Dauer; Meilensteine dauern 0."
        ) { $0.struktur.knoten[id("meilen0001")]?.dauer = Dauer(1) },
        Fault(
            .summaryDuration, "Umsetzung",
            "»Umsetzung« hat eine Dauer, obwohl Knoten darunter liegen; sie ergibt sich aus diesen."
        ) { $0.struktur.knoten[id("phase00002")]?.dauer = Dauer(1) },
        Fault(.predecessorUnknown, "Amt umstellen", "»Amt umstellen« wartet auf einen Vorgänger, den es nicht gibt.") {
            $0.struktur.knoten[id("aufgabe003")]?.vorgaenger[id("nix")] = Anordnung()
        },
        Fault(
            .summaryPredecessor, "Umsetzung",
            "»Umsetzung« hat einen Vorgänger, obwohl Knoten darunter liegen. Setzen Sie ihn an den Aufgaben."
        ) { $0.struktur.knoten[id("phase00002")]?.vorgaenger[id("meilen0001")] = Anordnung() },
        Fault(
            .dependencyCycle, "Schriftgut erfassen",
            "Diese Knoten warten im Kreis aufeinander: »Schriftgut erfassen« → »Aktenplan überarbeiten«."
        ) { $0.struktur.knoten[id("aufgabe001")]?.vorgaenger[id("aufgabe002")] = Anordnung(.anfangAnfang) },
        Fault(.dependencyCycle, "Amt umstellen", "Diese Knoten warten im Kreis aufeinander: »Amt umstellen«.") {
            $0.struktur.knoten[id("aufgabe003")]?.vorgaenger[id("aufgabe003")] = Anordnung()
        },
        Fault(.dependencyCycle, "Umsetzung", "Diese Knoten warten im Kreis aufeinander: »Umsetzung« → »Amt umstellen«.")
        { $0.struktur.knoten[id("aufgabe003")]?.vorgaenger[id("phase00002")] = Anordnung() },
    ]

    static let answers: [Fault] = [
        Fault(.leafWithoutRole, "Amt umstellen", "Für »Amt umstellen« ist niemand verantwortlich.") {
            $0.struktur.knoten[id("aufgabe003")]?.verantwortlich = nil
        },
        Fault(.roleUnknown, "Amt umstellen", "»Amt umstellen« nennt eine Rolle, die es nicht gibt.") {
            $0.struktur.knoten[id("aufgabe003")]?.verantwortlich = id("nix")
        },
        Fault(.roleUnknown, "Amt umstellen", "»Amt umstellen« nennt eine Rolle, die es nicht gibt.") {
            $0.struktur.knoten[id("aufgabe003")]?.mitwirkend = [id("nix")]
        },
        Fault(.roleUnused, "Archiv", "Die Rolle »Archiv« kommt nirgends vor.") {
            $0.struktur.rollen[id("rrrrrrrrr3")] = Rolle("Archiv", kuerzel: "ARC")
        },
        Fault(.abbreviationDuplicate, "Registratur", "Das Kürzel »PL« steht für zwei Rollen.") {
            $0.struktur.rollen[id("rrrrrrrrr2")]?.kuerzel = "PL"
        },
        Fault(
            .conditionSyntax, "Amt umstellen",
            "Die Bedingung von »Amt umstellen« ist nicht lesbar: am Ende fehlt etwas (Zeichen 11 in »gross und «)."
        ) { $0.struktur.knoten[id("aufgabe003")]?.bedingung = "gross und " },
        Fault(
            .conditionKind, "Amt umstellen",
            "Die Bedingung von »Amt umstellen« vergleicht »gross« mit etwas anderer Art: »gross = 3«."
        ) { $0.struktur.knoten[id("aufgabe003")]?.bedingung = "gross = 3" },
        Fault(
            .conditionValue, "Amt umstellen",
            "Die Bedingung von »Amt umstellen« nennt »leihe«, das bei »Weg« nicht zur Wahl steht."
        ) { $0.struktur.knoten[id("aufgabe003")]?.bedingung = "weg = \"leihe\"" },
        Fault(.parameterUnknown, "Amt umstellen", "»Amt umstellen« hängt von der Angabe »klein« ab, die es nicht gibt.")
        { $0.struktur.knoten[id("aufgabe003")]?.bedingung = "klein" },
        Fault(.parameterUnknown, "Amt umstellen", "»Amt umstellen« hängt von der Angabe »nix« ab, die es nicht gibt.") {
            $0.struktur.knoten[id("aufgabe003")]?.wiederholung = id("nix")
        },
        Fault(.parameterUnused, "Land", "Von der Angabe »Land« hängt nichts ab.") {
            $0.struktur.parameter[id("land")] = Parameter("Land", .jaNein)
        },
        Fault(
            .parameterName, "Frage",
            "Der Name »nicht« kann nicht in einer Bedingung stehen: Er beginnt mit einem Buchstaben und ist nicht und, oder, nicht, ja, nein."
        ) { $0.struktur.parameter[id("nicht")] = Parameter("Frage", .jaNein) },
        Fault(
            .parameterValues, "Weg",
            "Die Werte von »Weg« passen nicht: Eine Auswahl braucht welche, Zahl und Ja/Nein haben keine."
        ) { $0.struktur.parameter[id("weg")]?.werte = [:] },
        Fault(
            .repetitionKind, "Amt umstellen",
            "»Amt umstellen« wird für »Weg« wiederholt; dafür braucht es eine Liste oder eine Zahl."
        ) { $0.struktur.knoten[id("aufgabe003")]?.wiederholung = id("weg") },
    ]

    private let umfeld = Umfeld(vorlagen: [], heute: "2026-11-20")

    @Test("the sample is sound")
    func sound() {
        let findings = Muster.mappe.check(umfeld).filter { $0.code != .idForm }
        #expect(findings.map(\.code) == [])
    }

    @Test("every fault is found where it is, and said in German and English", arguments: head + tree + answers)
    func faults(_ fault: Fault) throws {
        var mappe = Muster.mappe
        fault.damage(&mappe)
        let finding = try #require(mappe.check(umfeld).first { $0.code == fault.code && $0.subject == fault.subject })
        #expect(finding.satz(.de) == fault.sentence)
        let english = finding.satz(.en)
        #expect(!english.isEmpty && english != finding.satz(.de) && (english.hasSuffix(".") || english.hasSuffix("?")))
    }

    @Test("every kind of finding has a fault of its own here or among the tests of files and persons")
    func complete() {
        let tested = Set((Self.head + Self.tree + Self.answers).map(\.code))
        let elsewhere: Set<Finding.Code> = [
            .unreadable, .newerFormat, .missingFile, .notCanonical, .email, .phone, .person,
        ]
        #expect(tested.union(elsewhere) == Set(Finding.Code.allCases))
    }

    @Test("the specification lists every finding under its weight, and no other")
    func specification() throws {
        let path = Starter.root.replacing("Fixtures/starter", with: "Specs/template-format.md")
        let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        let section = try #require(text.split(separator: "## 7.").last?.split(separator: "## 8.").first)
        var listed: [Finding.Code: Severity] = [:]
        for row in section.split(separator: "\n") where row.hasPrefix("| ") && !row.hasPrefix("| |") {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            for (cell, severity) in zip(cells.dropFirst(2), Severity.allCases) {
                let names = cell.split(separator: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) }
                for name in names.map(\.element) {
                    listed[try #require(Finding.Code(rawValue: String(name)))] = severity
                }
            }
        }
        #expect(listed == Dictionary(uniqueKeysWithValues: Finding.Code.allCases.map { ($0, $0.severity) }))
    }

    @Test("errors come first, then the order of the tree")
    func order() {
        var mappe = Muster.mappe
        mappe.struktur.knoten[id("aufgabe003")]?.dauer = nil
        mappe.struktur.knoten[id("aufgabe001")]?.dauer = nil
        mappe.struktur.knoten[id("aufgabe002")]?.verantwortlich = id("nix")
        let codes = mappe.check(umfeld).filter { $0.code != .idForm }.map { "\($0.code.rawValue) \($0.subject)" }
        #expect(
            codes == [
                "role-unknown Aktenplan überarbeiten", "leaf-without-duration Schriftgut erfassen",
                "leaf-without-duration Amt umstellen",
            ])
    }

    @Test("files that cannot be read, come from later versions or are not canonical are findings")
    func files() throws {
        func check(_ vorlage: String, _ struktur: [UInt8] = Muster.struktur.canonicalText) -> [Finding] {
            Vorlagenmappe.check(dateien: [
                (Array("vorlage.json".utf8), Array(vorlage.utf8)), (Array("struktur.json".utf8), struktur),
                (Array("README.md".utf8), Array("# Ja".utf8)),
            ]).filter { $0.code != .idForm }
        }
        let text = String(decoding: Muster.vorlage.canonicalText, as: UTF8.self)
        #expect(check(text) == [])
        #expect(check(text + " ").map(\.code) == [.notCanonical])
        let broken = check("{\n  \"format\": \"allmende-vorlage/1\",\n  \"id\": 5\n}")
        #expect(broken.map(\.code) == [.unreadable] && broken[0].file == "vorlage.json" && broken[0].line == 3)
        #expect(
            broken[0].satz(.de)
                == "Die Datei lässt sich nicht lesen: eine Angabe ist von falscher Art bei »id« (Zeile:Spalte 3:9), gefunden: »5«, erwartet: \"…\"."
        )
        #expect(
            check("{").map { $0.satz(.en) } == ["The file cannot be read: it ends in the middle (line:column 1:2)."])
        let newer = check("{\"format\":\"allmende-vorlage/7\"}")
        #expect(newer.map(\.code) == [.newerFormat] && newer[0].satz(.de).contains("neueren Programmversion"))
        let missing = Vorlagenmappe.check(dateien: [])
        #expect(missing.map { $0.satz(.de) } == ["Die Datei »vorlage.json« fehlt."])
    }

    @Test(
        "names of folders are short names, names of files portable",
        arguments: [
            ("vorlagen/a/b", true), ("vorlagen/it-2/x1-y2", true), ("vorlagen/a", false), ("a/b/c", false),
            ("vorlagen/a/b/c", false),
            ("vorlagen/ä/b", false), ("vorlagen/a/-b", false), ("vorlagen/a/b--c", false), ("vorlagen/a/con", false),
            ("", false),
            ("vorlagen/a/" + String(repeating: "x", count: 61), false), ("vorlagen/../b", false),
            ("vorlagen/a/B", false),
        ])
    func folders(_ folder: String, _ isSound: Bool) {
        var mappe = Muster.mappe
        mappe.ordner = Text(folder)
        #expect(mappe.check().contains { $0.code == .folder } != isSound)
    }

    @Test(
        "files that some system cannot hold are refused",
        arguments: [
            ("dokumente/Plan 1.pdf", true), ("dokumente/Übersicht.ods", true), ("dokumente/a:b", false),
            ("dokumente/NUL.txt", false),
            ("dokumente/com1", false), ("dokumente/x.", false), ("dokumente/x ", false), ("dokumente/.x", false),
            ("dokumente//x", false),
            ("dokumente/a\u{1B}b", false), ("dokumente/u\u{308}", false), ("dokumente/a\u{202E}b", false),
            ("dokumente/../x", false),
            ("dokumente/" + String(repeating: "x", count: 121), false),
        ])
    func fileNames(_ name: String, _ isSound: Bool) {
        var mappe = Muster.mappe
        mappe.dateien[Text(name)] = "1"
        #expect(mappe.check().contains { $0.code == .fileName } != isSound)
    }
}

extension Vorlagenmappe {
    mutating func law(_ law: Rechtsgrundlage) {
        struktur.knoten[id("aufgabe003")]?.rechtsgrundlagen[id("ggggggggg2")] = law
    }
}
