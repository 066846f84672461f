/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Has to be put right before the template is published.
    case fehler
    /// Should be put right.
    case warnung
    /// Is worth a look.
    case hinweis

    /// The heavier comes first.
    public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .fehler: 0
        case .warnung: 1
        case .hinweis: 2
        }
    }

    /// "Fehler" or "error".
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .fehler: sprache("Fehler", "error")
        case .warnung: sprache("Warnung", "warning")
        case .hinweis: sprache("Hinweis", "note")
        }
    }
}

/// Something `check` found: what, where, and the values a sentence needs (`satz`).
public struct Finding: Hashable, Sendable {
    /// The kinds of finding. The raw value is the name for programs and stays as it is.
    public enum Code: String, Sendable, CaseIterable {
        // Files and names
        /// A file cannot be read; values: what is wrong as a word, place, path, what was found.
        case unreadable
        /// A file is from a later version of the program.
        case newerFormat = "newer-format"
        /// A file is missing; value: its name.
        case missingFile = "missing-file"
        /// The folder is not `vorlagen/<themenfeld>/<slug>`.
        case folder
        /// A file's name does not work on every system; value: the name.
        case fileName = "file-name"
        /// Two names that some systems take for the same; values: both.
        case fileNameCollision = "file-name-collision"
        /// A file at a place the format does not provide for.
        case strayFile = "stray-file"
        /// There is no README.md, or an empty one.
        case readmeMissing = "readme-missing"
        /// A file is not in canonical form; saving would rewrite it.
        case notCanonical = "not-canonical"
        /// Text is not in Normalisation Form C.
        case notNormal = "not-normal"
        /// Text holds a control character; value: it, as U+XXXX.
        case controlCharacter = "control-character"
        /// A field this version does not know; value: its name.
        case unknownField = "unknown-field"
        /// An id that was not made at random; value: the id.
        case idForm = "id-form"

        // Left by a merge
        /// Two versions that were merged contradict each other, and nobody has decided; value: the place.
        case openConflict = "open-conflict"
        /// A text holds both versions of a piece between the marks of a merge.
        case conflictMarks = "conflict-marks"

        // The template as a whole
        /// A title is empty.
        case titleMissing = "title-missing"
        /// A title is longer than 200 characters.
        case titleLong = "title-long"
        /// There is no short text.
        case summaryMissing = "summary-missing"
        /// There is no licence.
        case licenceMissing = "licence-missing"
        /// A licence that is not on the list; value: it.
        case licenceUnknown = "licence-unknown"
        /// There is no contact, or one without a function.
        case contactMissing = "contact-missing"
        /// There is no responsible organisation.
        case stewardMissing = "steward-missing"
        /// An Amtlicher Regionalschlüssel that is none; value: it.
        case stewardForm = "steward-form"
        /// A LeiKa key that is none; value: it.
        case serviceForm = "service-form"
        /// A link to a template the library does not have; value: the id.
        case referenceUnknown = "reference-unknown"

        // Law
        /// A legal basis without citation.
        case lawEmpty = "law-empty"
        /// A legal basis that does not say to which day it refers; value: the citation.
        case lawUndated = "law-undated"
        /// A day that is none; values: citation, day.
        case lawDateForm = "law-date-form"
        /// A legal basis that refers to a day long ago; values: citation, day.
        case lawOld = "law-old"
        /// A Land that is none; values: citation, Land.
        case lawLand = "law-land"

        // The tree
        /// There are no nodes.
        case empty
        /// A parent that does not exist; value: its id.
        case parentUnknown = "parent-unknown"
        /// Nodes that are each other's parents; values: their titles.
        case treeCycle = "tree-cycle"
        /// A phase that is not at the top.
        case phaseBelow = "phase-below"
        /// A milestone with nodes below it.
        case milestoneParent = "milestone-parent"
        /// A task with nodes below it.
        case taskParent = "task-parent"
        /// Two siblings in the same place; value: the other's title.
        case placeTaken = "place-taken"
        /// Two nodes with the same code; values: the code, the other's title.
        case codeDuplicate = "code-duplicate"

        // Durations and dependencies
        /// A task without duration.
        case leafUndated = "leaf-without-duration"
        /// A milestone that takes time.
        case milestoneDuration = "milestone-duration"
        /// A node with a duration although others are below it.
        case summaryDuration = "summary-duration"
        /// A predecessor that does not exist; value: its id.
        case predecessorUnknown = "predecessor-unknown"
        /// A node with a predecessor although others are below it.
        case summaryPredecessor = "summary-predecessor"
        /// Nodes that wait for each other; values: their titles.
        case dependencyCycle = "dependency-cycle"

        // Roles and parameters
        /// A leaf nobody answers for.
        case leafWithoutRole = "leaf-without-role"
        /// A role that does not exist; value: its id.
        case roleUnknown = "role-unknown"
        /// A role no node names.
        case roleUnused = "role-unused"
        /// Two roles with the same abbreviation; value: it.
        case abbreviationDuplicate = "abbreviation-duplicate"
        /// A condition that cannot be read; values: what is wrong as a word, column, what was found, the condition.
        case conditionSyntax = "condition-syntax"
        /// A condition that compares things of different kinds; values: parameter, condition.
        case conditionKind = "condition-kind"
        /// A condition names a value the choice does not have; values: value, parameter's title.
        case conditionValue = "condition-value"
        /// A parameter that does not exist; value: its name.
        case parameterUnknown = "parameter-unknown"
        /// A parameter nothing depends on.
        case parameterUnused = "parameter-unused"
        /// A parameter whose name cannot stand in a condition; value: the name.
        case parameterName = "parameter-name"
        /// A choice without choices, or choices where there is nothing to choose.
        case parameterValues = "parameter-values"
        /// A node repeated for something that is neither list nor number; value: the parameter's title.
        case repetitionKind = "repetition-kind"

        // Persons
        /// An e-mail address; value: it.
        case email
        /// A telephone number; value: it.
        case phone
        /// Something like a person's name; value: it.
        case person
    }

    /// What was found.
    public let code: Code
    /// The file inside the template's folder; empty for the folder itself.
    public let file: String
    /// The node, role, parameter or other element, or nil for the file as a whole.
    public let element: ElementID?
    /// The element's title, or its id when it has none.
    public let subject: String
    /// The field, with dots for what is inside it.
    public let field: String?
    /// The line in a text file.
    public let line: Int?
    /// What the code says it has.
    public let values: [String]

    /// Creates a finding.
    public init(
        _ code: Code, file: String, element: ElementID? = nil, subject: String = "", field: String? = nil,
        line: Int? = nil, values: [String] = []
    ) {
        self.code = code
        self.file = file
        self.element = element
        self.subject = subject
        self.field = field
        self.line = line
        self.values = values
    }

    /// How much it weighs.
    public var severity: Severity { code.severity }
}

extension Finding.Code {
    /// How much a finding of this kind weighs.
    public var severity: Severity {
        switch self {
        case .strayFile, .notCanonical, .unknownField, .idForm, .summaryMissing, .lawOld, .taskParent, .placeTaken,
            .roleUnused, .parameterUnused, .person:
            .hinweis
        case .readmeMissing, .notNormal, .controlCharacter, .titleLong, .licenceUnknown, .referenceUnknown, .lawUndated,
            .empty, .phaseBelow, .leafUndated, .summaryDuration, .summaryPredecessor, .leafWithoutRole,
            .abbreviationDuplicate:
            .warnung
        default: .fehler
        }
    }
}
