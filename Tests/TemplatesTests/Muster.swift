import Bytes
import FoundationEssentials
import Templates
import Testing

extension Tag {
    @Tag static var format: Self
}

/// An id in a test; a word that is none becomes "x".
func id(_ text: String) -> ElementID { ElementID(text) ?? .nichts }

extension ElementID {
    static let nichts = ElementID("x") ?? .random()
}

func rang(_ text: String) -> Rang { Rang(text) ?? .first }

/// A generator that gives the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}

/// A small sound template: two phases, one package, four leaves.
enum Muster {
    static let vorlage: Vorlage = {
        var vorlage = Vorlage(id: id("vorlage001"), titel: "Aktenplan einführen", zustand: .entwurf)
        vorlage.kurztext = "Vom Entwurf zum gelebten Aktenplan."
        vorlage.lizenz = "CC-BY-4.0"
        vorlage.stelle = "000000000000"
        vorlage.kontakte = [id("kkkkkkkkk1"): Kontakt("Registratur")]
        vorlage.schlagwoerter = ["Aktenplan"]
        return vorlage
    }()

    static let struktur: Struktur = {
        var struktur = Struktur()
        struktur.rollen = [
            id("rrrrrrrrr1"): Rolle("Projektleitung", kuerzel: "PL"),
            id("rrrrrrrrr2"): Rolle("Registratur", kuerzel: "REG"),
        ]
        struktur.parameter = [
            id("aemter"): Parameter("Ämter", .liste),
            id("gross"): Parameter("Große Verwaltung", .jaNein),
            id("weg"): Parameter("Weg", .wahl, werte: ["kauf": "Kaufen", "miete": "Mieten"]),
            id("anzahl"): Parameter("Anzahl", .zahl),
        ]
        func add(_ name: String, _ art: KnotenArt, _ titel: String, unter: String?, _ place: String, dauer: Int? = nil)
        {
            var knoten = Knoten(art, titel, unter: unter.map { id($0) }, rang: rang(place))
            if let dauer { knoten.dauer = Dauer(dauer) }
            knoten.verantwortlich = id("rrrrrrrrr1")
            struktur.knoten[id(name)] = knoten
        }
        add("phase00001", .phase, "Vorbereitung", unter: nil, "V")
        add("phase00002", .phase, "Umsetzung", unter: nil, "W")
        add("paket00001", .paket, "Ordnung des Schriftguts", unter: "phase00001", "V")
        add("aufgabe001", .aufgabe, "Schriftgut erfassen", unter: "paket00001", "V", dauer: 15)
        add("aufgabe002", .aufgabe, "Aktenplan überarbeiten", unter: "paket00001", "W", dauer: 40)
        add("meilen0001", .meilenstein, "Aktenplan beschlossen", unter: "phase00001", "W")
        add("aufgabe003", .aufgabe, "Amt umstellen", unter: "phase00002", "V", dauer: 20)
        struktur.knoten[id("aufgabe002")]?.vorgaenger = [id("aufgabe001"): Anordnung()]
        struktur.knoten[id("aufgabe002")]?.mitwirkend = [id("rrrrrrrrr2")]
        struktur.knoten[id("aufgabe002")]?.hinweis = "Der Aktenplan der KGSt ist ein Ausgangspunkt."
        struktur.knoten[id("meilen0001")]?.vorgaenger = [id("aufgabe002"): Anordnung()]
        struktur.knoten[id("aufgabe003")]?.vorgaenger = [
            id("meilen0001"): Anordnung(.endeAnfang, verzug: Verzug(5))
        ]
        struktur.knoten[id("aufgabe003")]?.wiederholung = id("aemter")
        struktur.knoten[id("aufgabe003")]?.bedingung = "gross oder weg = \"kauf\" und anzahl > 3"
        struktur.knoten[id("aufgabe002")]?.rechtsgrundlagen = [
            id("ggggggggg1"): Rechtsgrundlage("§ 9 EGovG NRW", land: "NW", stand: "2026-11-01")
        ]
        struktur.knoten[id("aufgabe001")]?.ergebnisse = [id("eeeeeeeee1"): "Mengengerüst"]
        return struktur
    }()

    static let mappe: Vorlagenmappe = {
        var mappe = Vorlagenmappe(vorlage, struktur, ordner: "vorlagen/schriftgut/aktenplan")
        mappe.texte = ["README.md": "# Aktenplan\n\nFür alle, die Ordnung schaffen."]
        return mappe
    }()
}

/// The starter library as it lies in the repository.
enum Starter {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Fixtures/starter"

    static let folders = [
        "vorlagen/dokumentenmanagement/eakte-einfuehrung", "vorlagen/dokumentenmanagement/dms-rollout",
        "vorlagen/onlinedienste/ozg-leistung-digitalisieren", "vorlagen/beschaffung/ausschreibung-it",
    ]

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try #require(FileManager.default.contents(atPath: "\(root)/\(path)"), "\(path) is missing"))
    }

    static func files(_ folder: String) throws -> [(name: [UInt8], bytes: [UInt8])] {
        var files: [(name: [UInt8], bytes: [UInt8])] = []
        var folders = [""]
        while let inner = folders.popLast() {
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)/\(inner)").sorted() {
                var isFolder = false
                _ = FileManager.default.fileExists(atPath: "\(root)/\(folder)/\(inner)\(name)", isDirectory: &isFolder)
                if isFolder {
                    folders.append("\(inner)\(name)/")
                } else {
                    files.append((Array("\(inner)\(name)".utf8), try bytes("\(folder)/\(inner)\(name)")))
                }
            }
        }
        return files
    }

    static func mappe(_ folder: String) throws -> Vorlagenmappe {
        try Vorlagenmappe(ordner: Text(folder), dateien: try files(folder))
    }
}
