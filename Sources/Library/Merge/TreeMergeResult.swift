public import Objects
public import Templates

/// Three snapshots merged into one.
public struct TreeMergeResult: Sendable {
    /// The merged snapshot, with what is open stored in it.
    public let tree: ObjectID
    /// What is open in the files that both sides changed, by path.
    public let findings: [PathFinding]
    /// What was decided by itself, by path. A folder that only one side changed is named once, and not opened.
    public let decisions: [PathDecision]

    /// Whether nothing is open.
    public var isClean: Bool { findings.isEmpty }
    /// How many decisions somebody has to make.
    public var count: Int { findings.reduce(0) { $0 + $1.count } }
}

/// What is open in one file, or about it.
public struct PathFinding: Sendable, Equatable {
    /// What is open.
    public enum Open: Sendable, Equatable {
        /// Conflicts stored in a document.
        case document(Konflikte)
        /// Stretches of a text between marks.
        case text([TextConflict])
        /// The file or folder as a whole; stored in `konflikte.json`.
        case path(PathConflict)
    }

    /// The path from the top.
    public let path: [UInt8]
    /// What is open.
    public let open: Open

    /// Creates a finding.
    public init(_ path: [UInt8], _ open: Open) { (self.path, self.open) = (path, open) }

    /// How many decisions it asks for.
    public var count: Int {
        switch open {
        case .document(let konflikte): konflikte.count
        case .text(let stretches): stretches.count
        case .path: 1
        }
    }
}

/// What a merge made of a path by itself.
public struct PathDecision: Sendable, Equatable {
    /// The path from the top.
    public let path: [UInt8]
    /// Whose state it has: `unsere` and `fremde` when only that side changed it, `beide` when both made the same change,
    /// `vereint` when it was put together from both.
    public let side: Entscheidung.Seite
    /// What was decided inside a document, by place.
    public let places: [Entscheidung]

    /// Creates a decision.
    public init(_ path: [UInt8], _ side: Entscheidung.Seite, _ places: [Entscheidung] = []) {
        (self.path, self.side, self.places) = (path, side, places)
    }
}
