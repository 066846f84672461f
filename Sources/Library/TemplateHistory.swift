public import Bytes
import History
public import Objects
public import Store

/// One version in the history of the library or of a template.
public struct VersionEntry: Sendable {
    /// Its commit.
    public let id: ObjectID
    /// The versions it follows on.
    public let parents: [ObjectID]
    /// The organisation that made it.
    public let author: String
    /// Its address: opaque id and Regionalschlüssel.
    public let email: String
    /// The day.
    public let day: Day
    /// The first line of the note, harmless to show.
    public let summary: String
    /// The whole note, harmless to show.
    public let note: String

    init(_ id: ObjectID, _ commit: Commit) {
        self.id = id
        parents = commit.parents
        author = Text.neutral(String(decoding: commit.author.name, as: UTF8.self))
        email = Text.neutral(String(decoding: commit.author.email, as: UTF8.self))
        day = Day(seconds: commit.author.seconds)
        let text = String(decoding: commit.message, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Text.neutral(String($0)) }
        summary = lines.first ?? ""
        note = lines.joined(separator: "\n").trimmingBlanks
    }
}

/// Walks the history of a repository, in a working copy or on a hub.
public struct LibraryHistory {
    private let reader: ObjectReader
    private let shallow: Set<ObjectID>

    /// The history that a reader sees.
    public init(_ reader: ObjectReader, shallow: Set<ObjectID> = []) {
        self.reader = reader
        self.shallow = shallow
    }

    /// The versions that lead to a commit, youngest first, at most `limit`; of one template only those that changed it.
    ///
    /// A merge counts for a template when its folder is that of none of the versions merged.
    public func versions(of commit: ObjectID, template: TemplatePath? = nil, limit: Int) throws -> [VersionEntry] {
        let table = CommitTable(reader, shallow: shallow)
        var folders = FolderLookup(reader, template)
        var found: [VersionEntry] = []
        for number in try table.commits(of: [commit], without: []) {
            guard found.count < limit else { break }
            let entry = table.entries[number]
            if template != nil {
                let own = try folders.folder(in: entry.tree)
                let parents = try table.parents(of: number).map { try folders.folder(in: table.entries[Int($0)].tree) }
                if parents.isEmpty ? own == nil : parents.contains(own) { continue }
            }
            let content = try reader.read(entry.id, .commit)
            do {
                found.append(VersionEntry(entry.id, try Commit(content, reader.format)))
            } catch {
                throw StoreError.corruptObject(entry.id, reader.store.directory, error.description)
            }
        }
        return found
    }
}

/// Finds one folder in many trees; remembers what it has looked at, since most of a library is the same from version to
/// version.
private struct FolderLookup {
    private let reader: ObjectReader
    private let components: [[UInt8]]
    private var known: [[ObjectID: ObjectID?]]

    init(_ reader: ObjectReader, _ path: TemplatePath?) {
        self.reader = reader
        components = path?.bytes.split(separator: 0x2f).map { Array($0) } ?? []
        known = [[ObjectID: ObjectID?]](repeating: [:], count: components.count)
    }

    mutating func folder(in tree: ObjectID) throws -> ObjectID? {
        var current = tree
        for (level, component) in components.enumerated() {
            let next: ObjectID?
            if let hit = known[level][current] {
                next = hit
            } else {
                next = try reader.entry(component, in: current).flatMap { $0.mode.isTree ? $0.id : nil }
                known[level][current] = .some(next)
            }
            guard let next else { return nil }
            current = next
        }
        return current
    }
}
