import Bytes
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

    private let files: HiddenFiles
    private let known = Mutex(Known())

    private static let folder = "schluessel/"

    /// The keys kept in a repository.
    public init(_ repository: Repository) { files = HiddenFiles(repository, "keys") }

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
            try? change(hash, "Schlüssel \(record.shortName) benutzt") { record in
                var record = record
                record?.used = today
                return record
            }
        }
        return record
    }

    /// The key with this hash; nil when there is none any more.
    func record(hash: String) throws -> AccessKey.Record? { try current().records[hash] }

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
        try change(hash, "Schlüssel \(record.shortName) angelegt") { _ in record }
        return (key, record)
    }

    /// Takes a key out of use at once, by its hash or the beginning of it.
    public func remove(_ prefix: String) throws -> AccessKey.Record {
        let found = try current().records.values.filter {
            prefix.utf8.count >= 4 && $0.hash.hasPrefix(prefix.lowercased())
        }
        guard found.count == 1 else { throw HubError.noSuchKey(prefix) }
        try change(found[0].hash, "Schlüssel \(found[0].shortName) entfernt") { _ in nil }
        return found[0]
    }

    private func current() throws -> Known {
        let commit = try files.commit()
        if let hit = known.withLock({ $0.commit == commit ? $0 : nil }) { return hit }
        let state = try files.state()
        var fresh = Known(commit: state.commit)
        for (path, bytes) in try state.list(Self.folder) where path.hasSuffix(".json") {
            let hash = String(path.dropFirst(Self.folder.count).dropLast(5))
            fresh.records[hash] = AccessKey.Record(hash: hash, document: bytes)
        }
        known.withLock { $0 = fresh }
        return fresh
    }

    /// Writes the record of a key anew as `edit` makes it of the one there is; nil for none.
    private func change(
        _ hash: String, _ note: String, _ edit: (AccessKey.Record?) -> AccessKey.Record?
    ) throws {
        let path = "\(Self.folder)\(hash).json"
        try files.change(note) { state in
            let before = try state.read(path).flatMap { AccessKey.Record(hash: hash, document: $0) }
            let after = edit(before)
            if after != before { state.set(path, after?.document) }
        }
    }
}
