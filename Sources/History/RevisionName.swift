public import Objects
public import Store

// Naming a version (gitrevisions): an id or the beginning of one, a ref by its full or short name, and steps from there.
//
//   HEAD  main  refs/heads/main  ausgabe-2027-1  9f31c2  9f31c2^  main~3  HEAD^2  main^{tree}  v1^{commit}  v1^{}
//   main@{1}      what the ref held one change ago, by its reflog;  @ alone is HEAD

/// Why a name stands for nothing.
public enum RevisionError: Error, Sendable, Equatable {
    /// Nothing has that name.
    case unknown(String)
    /// More than one object's id begins so.
    case ambiguous(String, [ObjectID])
    /// The name is not written as names are.
    case malformed(String)
}

/// Finds what names stand for.
public struct RevisionNames {
    private let repository: Repository
    private let reader: ObjectReader

    /// Looks in one repository.
    public init(_ repository: Repository, _ reader: ObjectReader) {
        self.repository = repository
        self.reader = reader
    }

    /// The object a name stands for; RevisionError, StoreError or FileError otherwise. Steps are limited to 100,000.
    public func resolve(_ text: String) throws -> ObjectID {
        let stop = text.firstIndex { $0 == "~" || $0 == "^" } ?? text.endIndex
        var id = try base(String(text[..<stop]))
        var rest = text[stop...]
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        while let step = rest.popFirst() {
            if step == "^", rest.first == "{" {
                guard let end = rest.firstIndex(of: "}") else { throw RevisionError.malformed(text) }
                id = try peel(id, to: String(rest[rest.index(after: rest.startIndex)..<end]), text)
                rest = rest[rest.index(after: end)...]
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            guard let number = digits.isEmpty ? 1 : Int(digits), number <= 100_000 else {
                throw RevisionError.malformed(text)
            }
            var current = try table.number(of: commit(id, text))
            if step == "~" {
                for _ in 0..<number {
                    guard let parent = try table.parents(of: current).first else { throw RevisionError.unknown(text) }
                    current = Int(parent)
                }
            } else if number > 0 {
                let parents = try table.parents(of: current)
                guard number <= parents.count else { throw RevisionError.unknown(text) }
                current = Int(parents[number - 1])
            }
            id = table.entries[current].id
        }
        return id
    }

    /// The object a name stands for, which may also name a path: `HEAD:vorlagen/x` (gitrevisions, "<rev>:<path>").
    public func object(_ text: String) throws -> ObjectID {
        guard let colon = text.firstIndex(of: ":") else { return try resolve(text) }
        let name = String(text[..<colon])
        let tree = try peel(try resolve(name), to: "tree", text)
        let path = Array(text[text.index(after: colon)...].utf8)
        guard let entry = try reader.entry(path, in: tree) else { throw RevisionError.unknown(text) }
        return entry.id
    }

    /// The commit a name stands for, through tags.
    public func commit(_ text: String) throws -> ObjectID { try commit(try resolve(text), text) }

    private func commit(_ id: ObjectID, _ text: String) throws -> ObjectID { try peel(id, to: "commit", text) }

    private func peel(_ id: ObjectID, to wanted: String, _ text: String) throws -> ObjectID {
        var current = id
        for _ in 0..<1000 {
            let (type, _) = try reader.header(current)
            if String(decoding: type.name, as: UTF8.self) == wanted || wanted == "object" { return current }
            switch type {
            case .tag:
                let content = try reader.read(current, .tag)
                guard let tag = try? AnnotatedTag(content, reader.format) else { throw RevisionError.unknown(text) }
                current = tag.object
            case .commit where wanted == "tree":
                let content = try reader.read(current, .commit)
                guard let links = try? CommitLinks(content, reader.format) else { throw RevisionError.unknown(text) }
                return links.tree
            default:
                if wanted.isEmpty { return current }
                throw RevisionError.unknown(text)
            }
        }
        throw RevisionError.unknown(text)
    }

    private func base(_ text: String) throws -> ObjectID {
        if text.isEmpty { throw RevisionError.malformed(text) }
        if let brace = text.firstRange(of: "@{"), text.hasSuffix("}") {
            let ref = text[..<brace.lowerBound]
            guard let steps = Int(text[brace.upperBound...].dropLast()), steps >= 0 else {
                throw RevisionError.malformed(text)
            }
            return try logged(ref.isEmpty ? "HEAD" : String(ref), steps, text)
        }
        let text = text == "@" ? "HEAD" : text
        if let id = ObjectID(hex: Array(text.utf8), reader.format) { return id }
        if let (_, id) = try ref(text) { return id }
        let hex = Array(text.lowercased().utf8)
        if hex.count >= 4, hex.count < reader.format.hexLength {
            var found = try reader.ids(prefix: hex)
            if found.count > 1 { found = try found.filter { try reader.header($0).type == .commit } }
            if found.count == 1 { return found[0] }
            if found.count > 1 { throw RevisionError.ambiguous(text, found) }
        }
        throw RevisionError.unknown(text)
    }

    /// The ref that a full or short name means, with what it leads to; nil when there is none.
    public func ref(_ text: String) throws -> (name: RefName, id: ObjectID)? {
        for pattern in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
            if let name = RefName(pattern + text), let id = try repository.refs.id(name) { return (name, id) }
        }
        if let name = RefName("refs/remotes/\(text)/HEAD"), let id = try repository.refs.id(name) { return (name, id) }
        return nil
    }

    private func logged(_ text: String, _ steps: Int, _ whole: String) throws -> ObjectID {
        guard let name = try ref(text)?.name ?? RefName(text) else { throw RevisionError.unknown(whole) }
        let log = try repository.refs.reflog(name)
        if steps < log.count { return log[log.count - 1 - steps].new }
        if steps == log.count, let first = log.first, !first.old.isNull { return first.old }
        throw RevisionError.unknown(whole)
    }
}
