public import Bytes

/// Answers of the programming interface of OpenProject, version 3 (HAL+JSON): collections of work packages and of relations.
///
/// Get them page by page from `/api/v3/projects/{id}/work_packages` and `/api/v3/relations`, into files or into one array.
/// `Specs/exchange-text.md`, section 5, has the tables.
public enum OpenProjectAPI {
    /// Answers taken apart.
    struct Antworten {
        var pakete: [JSON] = []
        var verbindungen: [JSON] = []
        /// How many work packages the collections say there are.
        var gesamt = 0
        var seen: Set<Text> = []

        /// Takes an answer in, and what is embedded in it. The depth is bounded by that of the JSON.
        mutating func nimm(_ json: JSON) -> Bool {
            if json.kind == .array {
                var found = false
                for element in json.elements where nimm(element) { found = true }
                return found
            }
            guard json.kind == .object else { return false }
            switch json.text("_type") ?? "" {
            case "WorkPackage":
                if let id = json["id"]?.kennung, seen.insert(Text("p\(id)")).inserted { pakete.append(json) }
                if let relations = json["_embedded"]?["relations"] { _ = nimm(relations) }
                return true
            case "Relation":
                if let id = json["id"]?.kennung, seen.insert(Text("r\(id)")).inserted { verbindungen.append(json) }
                return true
            default:
                guard let elements = json["_embedded"]?["elements"] else {
                    var found = false
                    for member in json.members
                    where member.value["_embedded"]?["elements"] != nil || member.value.kind == .array {
                        if nimm(member.value) { found = true }
                    }
                    return found
                }
                let before = pakete.count
                let found = nimm(elements)
                if pakete.count > before || json.text("_type") == "WorkPackageCollection" {
                    gesamt = max(gesamt, Int(clamping: json["total"]?.integer ?? 0))
                }
                return found || elements.count == 0
            }
        }
    }

    /// Whether a value is an answer of OpenProject.
    public static func ist(_ json: JSON) -> Bool {
        var answers = Antworten()
        return answers.nimm(json) && !answers.pakete.isEmpty
    }

    /// Reads answers that stand in one file or in several. n log n.
    ///
    /// - Throws: `not-json`, `not-openproject` when no work package is in them, `too-large`.
    public static func lies(_ dateien: [[UInt8]]) throws(Austauschfehler) -> Fremdplan {
        var answers = Antworten()
        for bytes in dateien { _ = answers.nimm(try JSONDatei.lies(bytes)) }
        guard !answers.pakete.isEmpty else {
            throw Austauschfehler(
                "not-openproject",
                Satz(
                    "Das sind keine Antworten von OpenProject mit Arbeitspaketen. Rufen Sie "
                        + "»/api/v3/projects/…/work_packages« ab.",
                    "These are no answers of OpenProject with work packages. Get "
                        + "“/api/v3/projects/…/work_packages”."))
        }
        var leser = OpenProjectLeser(answers)
        return try leser.lies()
    }
}
