public import Bytes

/// Answers of the Core API of factro: project, structure, packages, tasks, connections and, for names, users.
///
/// They come as the files of a folder, as one object that bundles them, or from `FactroAbruf`; which is which is told from what is in it.
/// `Specs/exchange-text.md`, section 4, has the tables.
public enum Factro {
    /// The answers that make up a project.
    public struct Antworten: Sendable {
        /// `GET /projects/{id}`.
        var projekt: JSON?
        /// `GET /projects/{id}/structure`.
        var struktur: JSON?
        /// `GET /projects/{id}/packages`.
        var pakete: [JSON] = []
        /// `GET /tasks/by-project/{id}`.
        var aufgaben: [JSON] = []
        /// `GET /tasks/{id}/task_connections`, of all tasks.
        var verbindungen: [JSON] = []
        /// `GET /users`.
        var personen: [JSON] = []

        /// No answers.
        public init() {}

        /// Whether nothing was recognised.
        public var istLeer: Bool {
            projekt == nil && struktur == nil && pakete.isEmpty && aufgaben.isEmpty && verbindungen.isEmpty
        }

        /// Takes an answer, or an object whose members are answers; says whether anything was recognised.
        ///
        /// A value by itself must be recognised by its form, since a folder's files may have any names.
        @discardableResult
        public mutating func nimm(_ json: JSON) -> Bool {
            if nimmEinzeln(json) { return true }
            guard json.kind == .object else { return false }
            var found = false
            for member in json.members where nimmEinzeln(member.value) { found = true }
            return found
        }

        private mutating func nimmEinzeln(_ json: JSON) -> Bool {
            if json.kind == .object {
                if json.text("type") == "project", json["children"]?.kind == .array {
                    struktur = json
                } else if json["title"] != nil, json["projectState"] != nil || json["plannedStartDate"] != nil {
                    projekt = json
                } else {
                    return false
                }
                return true
            }
            guard json.kind == .array, let first = json.elements.first(where: { $0.kind == .object }) else {
                return false
            }
            let elements = Array(json.elements)
            if first["referenceId"] != nil, first["taskId"] != nil {
                verbindungen += elements
            } else if first["title"] != nil, first["taskState"] != nil || first["isMilestone"] != nil {
                aufgaben += elements
            } else if first["title"] != nil, first["parentPackageId"] != nil {
                pakete += elements
            } else if first["firstName"] != nil || first["lastName"] != nil {
                personen += elements
            } else {
                return false
            }
            return true
        }
    }

    /// Whether a value is an answer of factro, or a bundle of some.
    public static func ist(_ json: JSON) -> Bool {
        var answers = Antworten()
        return answers.nimm(json) && !answers.istLeer
    }

    /// Reads answers that stand in one file or in several.
    ///
    /// - Throws: `not-json`, `too-large`, `not-factro` when nothing is recognised or there is neither a structure nor a task.
    public static func lies(_ dateien: [[UInt8]]) throws(Austauschfehler) -> Fremdplan {
        var answers = Antworten()
        var unknown = 0
        for bytes in dateien {
            let json = try JSONDatei.lies(bytes)
            if !answers.nimm(json), json.count > 0 { unknown += 1 }
        }
        var plan = try lies(answers)
        if unknown > 0 {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "answer-unknown",
                    Satz(
                        "\(unknown) Dateien sind keine Antworten, aus denen ein Plan entsteht.",
                        "\(unknown) files are no answers that a plan is made of.")))
        }
        return plan
    }

    /// Reads answers that were gathered. Linear.
    ///
    /// - Throws: `not-factro`, `too-large`.
    public static func lies(_ antworten: Antworten) throws(Austauschfehler) -> Fremdplan {
        guard antworten.struktur != nil || !antworten.aufgaben.isEmpty || !antworten.pakete.isEmpty else {
            throw Austauschfehler(
                "not-factro",
                Satz(
                    "Das sind keine Antworten von factro mit einem Projekt: Struktur, Pakete und Aufgaben fehlen. "
                        + "Nötig sind mindestens »structure«, »packages« und »tasks«.",
                    "These are no answers of factro with a project: structure, packages and tasks are missing. "
                        + "At least “structure”, “packages” and “tasks” are needed."))
        }
        var leser = Factroleser(antworten)
        return try leser.lies()
    }
}
