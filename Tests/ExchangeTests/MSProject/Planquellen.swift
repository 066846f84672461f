import Bytes
import Exchange
import Foundation
import Templates
import TestSupport

/// Plans to write, and files to read, that the suites of several formats share.
enum Planquellen {
    /// The starter templates, by the names of their folders.
    static let vorlagen = [
        "beschaffung/ausschreibung-it", "dokumentenmanagement/dms-rollout", "dokumentenmanagement/eakte-einfuehrung",
        "onlinedienste/ozg-leistung-digitalisieren",
    ]

    /// A starter template with dates.
    static func vorlage(_ name: String) throws -> Ausfuhrplan {
        let folder = SharedCorpus.package.appending(path: "Fixtures/starter/vorlagen/\(name)")
        let files = try ["vorlage.json", "struktur.json"].map { file in
            (name: Array(file.utf8), bytes: Array(try Data(contentsOf: folder.appending(path: file))))
        }
        return try plan(try Vorlagenmappe(ordner: Text(name), dateien: files))
    }

    /// A plan at random with dates.
    static func zufall(_ seed: Int) throws -> Ausfuhrplan {
        var random = Zufallsplan(seed)
        return try plan(random.mappe())
    }

    /// A template as it is written: with dates from a Monday on, and a mark.
    static func plan(_ mappe: Vorlagenmappe) throws -> Ausfuhrplan {
        var marke = Ausfuhrmarke(vorlage: mappe.vorlage.id, fassung: "3fa9")
        marke.start = "2027-01-11"
        marke.land = "NW"
        let vorgaben = try Planvorgaben(start: "2027-01-11", land: "NW")
        return Ausfuhrplan(mappe, marke, termine: try Ausfuhrplan.Termine(mappe.struktur, vorgaben))
    }

    /// The files of a kind beside the checkout.
    static func dateien(_ folder: String, _ ending: String) -> [URL] {
        let url = SharedCorpus.root.appending(path: "data/\(folder)")
        let all = (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? []
        return all.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }

    /// What an independent reader found in files, a line of JSON for each.
    static func erwartet(_ path: String) -> [Erwartung] {
        let url = SharedCorpus.root.appending(path: "data/\(path)")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            (try? JSON(parsing: Array(line.utf8), limits: JSONLimits(depth: 16))).map {
                Erwartung(folder: String(path.prefix { $0 != "/" }), json: $0)
            }
        }
    }

    /// Reads a plan, or says in English why not.
    static func code(_ read: () throws -> Fremdplan) -> String {
        do {
            _ = try read()
            return "read"
        } catch let error as Austauschfehler {
            return error.code
        } catch {
            return "\(error)"
        }
    }
}

/// What is known of a file.
struct Erwartung: Sendable, CustomStringConvertible {
    let folder: String
    let json: JSON

    var description: String { name }
    var name: String { json["file"]?.string ?? "" }

    func bytes() throws -> [UInt8] {
        try Array(Data(contentsOf: SharedCorpus.root.appending(path: "data/\(folder)/\(name)")))
    }

    func liste(_ name: String) -> [JSON] { json[name].map { Array($0.elements) } ?? [] }
}

extension JSON {
    /// A number with a fraction, or nil.
    var bruch: Double? { numeral.flatMap { Double($0) } }
    /// The elements of an array.
    var alle: [JSON] { kind == .array ? Array(elements) : [] }
}

extension Importbericht {
    /// How many lines of a code there are.
    func zahl(_ code: String) -> Int { anzahl[code] ?? 0 }
}
