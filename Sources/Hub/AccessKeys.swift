import Bytes
import Files
import Library
import Objects
public import Store
import Synchronization

/// The access keys of a hub, kept in its library's repository under a ref that nobody is shown.
public final class AccessKeys: Sendable {
    private struct Known {
        var commit: ObjectID?
        var records: [String: AccessKey.Record] = [:]
    }

    private let repository: Repository
    private let ref: RefName
    private let known = Mutex(Known())

    private static let folder = "schluessel"

    /// The keys kept in a repository.
    public init(_ repository: Repository) throws {
        guard let ref = RefName("refs/allmende/hub/keys") else { throw HubError.noHub(repository.gitDirectory) }
        self.ref = ref
        self.repository = repository
    }

    /// All keys, by organisation and day.
    public func list() throws -> [AccessKey.Record] {
        try current().records.values.sorted {
            ($0.holder.ars, $0.created, $0.hash) < ($1.holder.ars, $1.created, $1.hash)
        }
    }

    /// Whose key a password is; nil for none. Notes the day on which it was used.
    func record(of password: [UInt8]) throws -> AccessKey.Record? {
        guard let hash = AccessKey.hash(password), let record = try current().records[hash] else { return nil }
        let today = Replica.today.description
        if record.used != today {
            // A day that cannot be noted keeps nobody out.
            try? change("Schlüssel \(record.shortName) benutzt") { $0[hash]?.used = today }
        }
        return record
    }

    /// Makes a key for an organisation, or for a member of it with this opaque id; durable when this returns.
    public func add(
        ars: String, name: String, id: String? = nil, label: String = ""
    ) throws -> (key: AccessKey, record: AccessKey.Record) {
        let key = AccessKey()
        guard let hash = AccessKey.hash(Array(key.text.utf8)),
            let holder = Organisation(ars: ars, name: name, id: id ?? "k-" + hash.prefix(10)),
            label.utf8.count <= 200, Text.neutral(label) == label
        else { throw LibraryError.badOrganisation(ars: ars, name: name) }
        let record = AccessKey.Record(
            hash: hash, holder: holder, label: label, created: Replica.today.description)
        try change("Schlüssel \(record.shortName) angelegt") { $0[hash] = record }
        return (key, record)
    }

    /// Takes a key out of use at once, by its hash or the beginning of it.
    public func remove(_ prefix: String) throws -> AccessKey.Record {
        let found = try current().records.values.filter {
            prefix.utf8.count >= 4 && $0.hash.hasPrefix(prefix.lowercased())
        }
        guard found.count == 1 else { throw HubError.noSuchKey(prefix) }
        try change("Schlüssel \(found[0].shortName) entfernt") { $0[found[0].hash] = nil }
        return found[0]
    }

    private func current() throws -> Known {
        let commit = try repository.refs.id(ref)
        if let hit = known.withLock({ $0.commit == commit ? $0 : nil }) { return hit }
        var fresh = Known(commit: commit)
        if let commit {
            let reader = try ObjectReader(repository.objects)
            let tree = try CommitLinks(try reader.read(commit, .commit), repository.format).tree
            let prefix = Self.folder + "/"
            for entry in try reader.flatten(tree) {
                let name = String(decoding: entry.path, as: UTF8.self)
                guard name.hasPrefix(prefix), name.hasSuffix(".json") else { continue }
                let hash = String(name.dropFirst(prefix.count).dropLast(5))
                fresh.records[hash] = AccessKey.Record(hash: hash, document: try reader.read(entry.id, .blob))
            }
        }
        known.withLock { $0 = fresh }
        return fresh
    }

    private func change(_ note: String, _ edit: (inout [String: AccessKey.Record]) -> Void) throws {
        for _ in 0..<5 {
            let before = try current()
            var records = before.records
            edit(&records)
            let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
            let files = try records.values.sorted { $0.hash < $1.hash }.map { record in
                FlatEntry(
                    path: Array("\(Self.folder)/\(record.hash).json".utf8), mode: .file,
                    id: try objects.add(.blob, record.document))
            }
            let author = Signature(
                name: Array("Allmende".utf8), email: Array("hub@allmende.invalid".utf8), seconds: Replica.today.seconds)
            let commit = Commit(
                tree: try objects.addTrees(files), parents: before.commit.map { [$0] } ?? [], author: author,
                committer: author, message: Array("\(note)\n".utf8))
            let id = try objects.add(.commit, commit.encode())
            try objects.commit()
            let edit = RefEdit(ref, expected: before.commit.map { .id($0) } ?? .absent, to: .id(id))
            if try repository.refs.apply([edit])[0] == nil { return }
        }
        throw HubError.changedMeanwhile
    }
}
