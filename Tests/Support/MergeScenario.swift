import Foundation
public import Templates

/// Two sides that changed one document at the same time, and what must come of it.
public struct MergeScenario: Sendable, CustomStringConvertible {
    /// A short name for reports.
    public let id: String
    /// What happens.
    public let name: String
    /// The kind of document.
    public let document: Dokumentart
    /// Whether it must merge with nothing left open.
    public let isClean: Bool
    /// The common version.
    public let base: [UInt8]
    /// One side.
    public let ours: [UInt8]
    /// The other side.
    public let theirs: [UInt8]
    /// The exact result without its field `konflikte`; nil where the scenario does not say.
    public let merged: [UInt8]?
    /// Code and place of each finding; nil where the scenario does not say.
    public let findings: [[String]]?

    /// The name that test reports show.
    public var description: String { "\(id) \(name)" }
    /// The name of a file of that kind.
    public var fileName: String {
        switch document {
        case .struktur: "struktur.json"
        case .vorlage: "vorlage.json"
        case .bibliothek: "bibliothek.json"
        case .text: "README.md"
        }
    }

    /// The canonical text of a document of one of the kinds.
    public static func canonical(_ bytes: [UInt8], _ kind: Dokumentart) throws -> [UInt8] {
        switch kind {
        case .struktur: try Struktur(parsing: bytes).canonicalText
        case .vorlage: try Vorlage(parsing: bytes).canonicalText
        case .bibliothek: try Bibliothek(parsing: bytes).canonicalText
        case .text: bytes
        }
    }

    /// The project's own scenarios, Fixtures/merge.
    public static let own: [MergeScenario] =
        (try? read(SharedCorpus.package.appending(path: "Fixtures/merge/scenarios.json"))) ?? []

    /// Where the scenarios lie that nobody here wrote.
    static let sharedFile = SharedCorpus.root.appending(path: "merge/scenarios.json")
    /// The scenarios that nobody here wrote, in their own simple model; none where they are absent.
    public static let shared: [MergeScenario] = (try? SimpleModel.read(sharedFile)) ?? []
    /// Whether they are there.
    public static let sharedExist = FileManager.default.fileExists(atPath: sharedFile.path)

    struct Malformed: Error {}

    private static func read(_ url: URL) throws -> [MergeScenario] {
        typealias Object = [String: Any]
        guard let file = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? Object,
            let plans = file["base"] as? Object, let list = file["scenarios"] as? [Object]
        else { throw Malformed() }
        return try list.map { entry in
            func word(_ name: String) throws -> String {
                guard let word = entry[name] as? String else { throw Malformed() }
                return word
            }
            let kinds: [String: Dokumentart] = [
                "structure": .struktur, "template": .vorlage, "library": .bibliothek, "text": .text,
            ]
            let kindName = entry["document"] as? String ?? "structure"
            guard let kind = kinds[kindName] else { throw Malformed() }
            /// A version: the plan with some edits one after the other.
            func version(_ names: String...) throws -> [UInt8] {
                if kind == .text { return Array(try word(names.last ?? "").utf8) }
                guard var document = plans[kindName] as? Object else { throw Malformed() }
                for name in names {
                    let edits = entry[name] as? Object ?? [:]
                    // Whole elements before their fields.
                    for place in edits.keys.sorted() {
                        set(edits[place], at: path(place, kind)[...], in: &document)
                    }
                }
                let data = try JSONSerialization.data(withJSONObject: document, options: .sortedKeys)
                return try canonical(Array(data), kind)
            }
            let isClean = try word("expect") == "clean"
            let merged: [UInt8]? =
                entry["merged"] != nil
                ? try version("base", "merged") : isClean ? try version("base", "ours", "theirs") : nil
            return MergeScenario(
                id: try word("id"), name: try word("name"), document: kind, isClean: isClean,
                base: try version("base"), ours: try version("base", "ours"),
                theirs: try version("base", "theirs"), merged: merged, findings: entry["findings"] as? [[String]] ?? [])
        }
    }

    /// The names that lead to a place.
    private static func path(_ place: String, _ kind: Dokumentart) -> [String] {
        place.split(separator: ".", maxSplits: kind == .struktur ? 3 : 1).map(String.init)
    }

    /// Writes a value, or removes it when it is null. Without packages and without the code under test.
    private static func set(_ value: Any?, at path: ArraySlice<String>, in object: inout [String: Any]) {
        guard let name = path.first else { return }
        if path.count == 1 {
            object[name] = value is NSNull ? nil : value
            return
        }
        var inner = object[name] as? [String: Any] ?? [:]
        set(value, at: path.dropFirst(), in: &inner)
        object[name] = inner
    }
}

/// The model of the scenarios in `../shared/merge`: nodes with a kind, parent, order, name, duration in days, one role, predecessors, code.
private enum SimpleModel {
    struct File: Decodable {
        struct Plan: Decodable {
            struct Node: Decodable {
                let kind: String
                let parent: String
                let order: String
                let name: String
                let duration: Int?
                let role: String?
                let preds: [String]
                let code: String?
            }

            let roles: [String: String]
            let nodes: [String: Node]
        }

        struct Scenario: Decodable {
            let id: String
            let name: String
            let expect: String
            let ours: Plan
            let theirs: Plan
            let merged: Plan?
        }

        let base: Plan
        let scenarios: [Scenario]
    }

    static func read(_ url: URL) throws -> [MergeScenario] {
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        return try file.scenarios.map { scenario in
            MergeScenario(
                id: scenario.id, name: scenario.name, document: .struktur, isClean: scenario.expect == "clean",
                base: try structure(file.base), ours: try structure(scenario.ours),
                theirs: try structure(scenario.theirs), merged: try scenario.merged.map(structure), findings: nil)
        }
    }

    private static func structure(_ plan: File.Plan) throws -> [UInt8] {
        func id(_ name: String) throws -> ElementID {
            guard let id = ElementID(name) else { throw MergeScenario.Malformed() }
            return id
        }
        let kinds: [String: KnotenArt] = ["phase": .phase, "package": .paket, "task": .aufgabe]
        var struktur = Struktur()
        for (name, title) in plan.roles { struktur.rollen[try id(name)] = Rolle(title, kuerzel: "") }
        for (name, node) in plan.nodes {
            // "0" alone is no rank, because nothing fits before it; "00…1" keeps the order.
            guard let kind = kinds[node.kind], let rank = Rang(node.order) ?? Rang(node.order + "1") else {
                throw MergeScenario.Malformed()
            }
            var knoten = Knoten(kind, node.name, unter: node.parent.isEmpty ? nil : try id(node.parent), rang: rank)
            knoten.dauer = node.duration.map { Dauer($0) }
            knoten.verantwortlich = try node.role.map(id)
            for other in node.preds { knoten.vorgaenger[try id(other)] = Anordnung() }
            knoten.kennung = node.code
            struktur.knoten[try id(name)] = knoten
        }
        return struktur.canonicalText
    }
}
