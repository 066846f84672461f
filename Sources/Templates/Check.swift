public import Bytes

/// What a check may know beside the template itself.
public struct Umfeld: Sendable {
    /// The templates of the library; nil when they are not known, then links between templates are not checked.
    public var vorlagen: Set<ElementID>?
    /// Today, "2026-11-20"; nil leaves the age of legal bases unchecked.
    public var heute: String?
    /// From how many months on a legal basis counts as old.
    public var rechtsstandMonate = 24

    /// Creates surroundings.
    public init(vorlagen: Set<ElementID>? = nil, heute: String? = nil) {
        self.vorlagen = vorlagen
        self.heute = heute
    }
}

extension Vorlagenmappe {
    /// Everything that is to be said against the template, the heaviest first, then by file and in the order of the tree;
    /// of each kind at most 500. Needs n log n time in nodes and dependencies, and no recursion.
    public func check(_ umfeld: Umfeld = Umfeld()) -> [Finding] {
        var checker = Checker(struktur, umfeld)
        checker.checkVorlage(vorlage)
        checker.checkStruktur()
        checker.checkFiles(self)
        checker.checkTexts(self)
        return checker.sorted()
    }

    /// Reads a folder and checks it; a file that cannot be read is a finding like any other, and so is one that is not canonical.
    public static func check(
        ordner: Text? = nil, dateien: [(name: [UInt8], bytes: [UInt8])], umfeld: Umfeld = Umfeld()
    ) -> [Finding] {
        do throws(TemplateError) {
            let mappe = try Vorlagenmappe(ordner: ordner, dateien: dateien)
            var notes: [Finding] = []
            for (name, text) in [
                ("vorlage.json", mappe.vorlage.canonicalText), ("struktur.json", mappe.struktur.canonicalText),
            ] {
                let given = dateien.first { $0.name.elementsEqual(name.utf8) }?.bytes
                if given != text { notes.append(Finding(.notCanonical, file: name)) }
            }
            return mappe.check(umfeld) + notes
        } catch {
            return [error.finding]
        }
    }
}

extension Struktur {
    /// What is to be said against a structure by itself.
    public func check(_ umfeld: Umfeld = Umfeld()) -> [Finding] {
        var checker = Checker(self, umfeld)
        checker.checkStruktur()
        return checker.sorted()
    }
}

extension TemplateError {
    /// The error as a finding.
    public var finding: Finding {
        switch code {
        case .newerFormat: Finding(.newerFormat, file: file, values: [found])
        case .missingFile: Finding(.missingFile, file: file, values: [file])
        default:
            Finding(
                .unreadable, file: file, field: pathText.isEmpty ? nil : pathText, line: position.line,
                values: [word, position.description, pathText, found, expected.joined(separator: ", ")])
        }
    }

    /// The code as one word.
    var word: String {
        if case .syntax(let code) = code { return code.rawValue }
        return "\(code)"
    }
}

/// Collects findings.
struct Checker {
    static let vorlage = "vorlage.json"
    static let struktur = "struktur.json"

    let struktur: Struktur
    let gliederung: Gliederung
    let umfeld: Umfeld
    var findings: [Finding] = []
    /// How many there are of each kind.
    private var counts: [Finding.Code: Int] = [:]
    /// How many of a kind are kept; nobody reads more, and a hostile file must not make millions.
    private static let limit = 500

    init(_ struktur: Struktur, _ umfeld: Umfeld) {
        self.struktur = struktur
        self.umfeld = umfeld
        gliederung = Gliederung(struktur)
    }

    mutating func checkStruktur() {
        checkTree()
        checkDependencies()
        checkRolesAndParameters()
        checkConditions()
        checkUnknownFields(struktur.unbekannt, Self.struktur)
        checkConflicts(struktur.konflikte, Self.struktur)
    }

    /// What a merge left to be decided.
    mutating func checkConflicts(_ konflikte: Konflikte, _ file: String) {
        for konflikt in konflikte.values {
            add(
                .openConflict, file, konflikt.ort.element, konflikt.ort.feld?.string, [konflikt.ort.description])
        }
    }

    mutating func add(
        _ code: Finding.Code, _ file: String, _ element: ElementID? = nil, _ field: String? = nil,
        _ values: [String] = [], line: Int? = nil
    ) {
        guard counts[code, default: 0] < Self.limit else { return }
        counts[code, default: 0] += 1
        findings.append(
            Finding(
                code, file: file, element: element, subject: element.map(title) ?? "", field: field, line: line,
                values: values))
    }

    /// A finding about an element of `struktur.json`.
    mutating func add(_ code: Finding.Code, _ element: ElementID, _ field: String? = nil, _ values: [String] = []) {
        add(code, Self.struktur, element, field, values)
    }

    /// What an element of the structure is called: its title, or its id when there is none.
    func title(_ id: ElementID) -> String {
        let title =
            struktur.knoten[id]?.titel ?? struktur.rollen[id]?.titel ?? struktur.parameter[id]?.titel ?? id.description
        return title.isEmpty ? id.description : title
    }

    mutating func checkUnknownFields(_ fields: UnknownFields, _ file: String, _ element: ElementID? = nil) {
        for name in fields.keys {
            // Conflicts in a form that this version does not know are open all the same.
            let isOpen = element == nil && name == konflikteFeld
            add(isOpen ? .openConflict : .unknownField, file, element, name.string, [name.string])
        }
    }

    /// Notes an id that was not made at random: two Kommunen might make the same.
    mutating func checkID(_ id: ElementID, _ file: String) {
        if !id.isRandom { add(.idForm, file, id, nil, [id.description]) }
    }

    func sorted() -> [Finding] {
        func place(_ finding: Finding) -> Int { finding.element.flatMap { gliederung.platz($0) } ?? -1 }
        return findings.enumerated().map { (finding: $1, key: ($1.severity, $1.file, place($1), $0)) }
            .sorted { $0.key < $1.key }.map(\.finding)
    }
}
