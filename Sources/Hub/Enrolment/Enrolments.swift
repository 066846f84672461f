public import Bytes
import Journal
import Library
public import Store

// Somebody without an invitation asks to be admitted, and an operator confirms. Kept in refs/allmende/hub/anmeldungen, which nobody is
// shown, until the key is fetched:
//
//     <id, ten hexadecimal digits>.json
//     {"format": "allmende-anmeldung/1", "abholung": "<SHA-256 of the code that fetches the key>", "stelle": "…", "name": "…",
//      "bezeichnung": "…", "angelegt": "2026-11-27", "kennung": null}
//
// "kennung" is the member that it has become. What nobody confirms, or fetches, within thirty days goes.

/// Those who asked a hub to be admitted.
public struct Enrolments: Sendable {
    /// One who asked.
    public struct Record: Sendable, Hashable {
        /// What names it in lists.
        public let id: String
        /// The hash of the code that fetches the key.
        public let hash: String
        /// The organisation.
        public let ars: String
        /// Its name.
        public let name: String
        /// What the key is for.
        public let label: String
        /// The day of asking.
        public let created: Day
        /// The member that it has become; nil while nobody has confirmed.
        public internal(set) var member: String?
    }

    private let files: HiddenFiles

    /// The word that codes begin with.
    static let word = "abholung"
    /// The most that wait at a time.
    static let maximum = 1000
    private static let days: Int64 = 30

    /// The enrolments of a hub's library.
    public init(_ library: Repository) { files = HiddenFiles(library, "anmeldungen", forgets: true) }

    /// Those that are not over, oldest first.
    public func list() throws -> [Record] {
        try Self.records(files.state()).filter { !Self.isOver($0) }.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    }

    private static func isOver(_ record: Record) -> Bool { record.created.number + days < Replica.today.number }

    private static func records(_ state: HiddenFiles.State) throws -> [Record] {
        try state.list("").compactMap { Record(path: $0.path, $0.bytes) }
    }

    /// Asks; durable when this returns. The code fetches the key later and is not shown again. Throws HubError `tooManyOpen`.
    func add(ars: String, name: String, label: String) throws -> (code: String, record: Record) {
        let secret = Secret(Self.word)
        let id = String(Organisation.newID().dropFirst(2))
        let record = Record(
            id: id, hash: secret.hash, ars: ars, name: name, label: label, created: Replica.today, member: nil)
        try files.change("Anmeldung") { state in
            let old = try Self.records(state)
            for record in old where Self.isOver(record) { state.set(record.path, nil) }
            guard old.count(where: { !Self.isOver($0) }) < Self.maximum else { throw HubError.tooManyOpen }
            state.set(record.path, record.document)
        }
        return (secret.text, record)
    }

    /// Admits one: makes the member by `enter` under an id that is noted before, so that two who confirm at the same moment admit one.
    ///
    /// Throws HubError `noSuchEnrolment` when nobody waits by that name, or what `enter` throws; then it waits again.
    public func confirm(_ id: String, _ enter: (_ record: Record, _ handle: String) throws -> Void) throws -> Record {
        let handle = Organisation.newID()
        let record = try files.change("Anmeldung bestätigt") { state in
            guard var record = try Self.read(id, state), record.member == nil else { throw HubError.noSuchEnrolment }
            record.member = handle
            state.set(record.path, record.document)
            return record
        }
        do {
            try enter(record, handle)
        } catch {
            var open = record
            open.member = nil
            try files.change("Anmeldung") { $0.set(open.path, open.document) }
            throw error
        }
        return record
    }

    /// Refuses one. Throws HubError `noSuchEnrolment`.
    @discardableResult
    public func reject(_ id: String) throws -> Record {
        try files.change("Anmeldung abgelehnt") { state in
            guard let record = try Self.read(id, state) else { throw HubError.noSuchEnrolment }
            state.set(record.path, nil)
            return record
        }
    }

    /// What a code that fetches a key leads to.
    enum Fetch { case nothing, waiting, ready(Record) }

    /// Takes out what a code leads to when it is confirmed: of many at the same moment one gets it.
    func fetch(_ code: String) throws -> Fetch {
        guard let hash = Secret.hash(Array(code.utf8), Self.word) else { return .nothing }
        return try files.change("Schlüssel abgeholt") { state in
            guard let record = try Self.records(state).first(where: { $0.hash == hash }), !Self.isOver(record) else {
                return .nothing
            }
            guard record.member != nil else { return .waiting }
            state.set(record.path, nil)
            return .ready(record)
        }
    }

    /// Takes out what became of a member's asking.
    func forget(_ handle: String) throws {
        try files.change("Anmeldung") { state in
            for record in try Self.records(state) where record.member == handle { state.set(record.path, nil) }
        }
    }

    /// Puts back what could not be carried out.
    func restore(_ record: Record) throws { try files.change("Anmeldung") { $0.set(record.path, record.document) } }

    private static func read(_ id: String, _ state: HiddenFiles.State) throws -> Record? {
        guard id.utf8.count == 10, id.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }) else { return nil }
        let path = "\(id).json"
        return try state.read(path).flatMap { Record(path: path, $0) }.flatMap { isOver($0) ? nil : $0 }
    }
}

extension Enrolments.Record {
    private static let format = "allmende-anmeldung/1"

    var path: String { "\(id).json" }

    var document: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", Self.format)
            json.member("abholung", hash)
            json.member("stelle", ars)
            json.member("name", name)
            json.member("bezeichnung", label)
            json.member("angelegt", created.description)
            json.member("kennung", member)
        }
        return json.finish()
    }

    /// Reads a file; nil for one that is none of ours.
    init?(path: String, _ document: [UInt8]) {
        guard path.hasSuffix(".json"), let json = try? JSON(parsing: document),
            json["format"]?.string == Self.format, let hash = json["abholung"]?.string,
            let ars = json["stelle"]?.string, let name = json["name"]?.string,
            let created = json["angelegt"]?.string.flatMap({ Day($0) })
        else { return nil }
        self.init(
            id: String(path.dropLast(5)), hash: hash, ars: ars, name: name, label: json["bezeichnung"]?.string ?? "",
            created: created, member: json["kennung"]?.string)
    }
}
