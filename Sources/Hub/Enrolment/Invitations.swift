public import Bytes
public import Journal
import Library
public import Store

// An invitation is a code of 256 random bits that works once, kept in refs/allmende/hub/einladungen, which nobody is shown:
//
//     <SHA-256 of the code in hex>.json
//     {"format": "allmende-einladung/1", "stelle": "…", "name": "…", "rollen": ["…"], "angelegt": "2026-11-27", "bis": "2026-12-04",
//      "von": "k-…"}
//
// What is redeemed, revoked or over is taken out; nothing of it remains in the ref's history.

/// The invitations of a hub.
public struct Invitations: Sendable {
    /// An invitation as the hub keeps it.
    public struct Record: Sendable, Hashable {
        /// The hash of its code, in hex.
        public let hash: String
        /// The organisation of whoever is invited.
        public let ars: String
        /// Its name.
        public let name: String
        /// What they shall be allowed to do.
        public let roles: Set<Role>
        /// The day on which it was made.
        public let created: Day
        /// The last day on which it works.
        public let until: Day
        /// The member who invited; nil for whoever runs the hub.
        public let by: String?

        /// What names it in lists: the beginning of its hash.
        public var shortName: String { String(hash.prefix(10)) }
    }

    private let files: HiddenFiles

    /// The word that codes begin with.
    static let word = "einladung"
    /// The most invitations that are open at a time.
    static let maximum = 1000
    /// The longest time that one works, in days.
    public static let maximumDays = 30
    /// How long one works when nothing is said, in days.
    public static let usualDays = 7

    /// The invitations of a hub's library.
    public init(_ library: Repository) { files = HiddenFiles(library, "einladungen") }

    /// Those that work, by organisation.
    public func list() throws -> [Record] {
        try files.state().list("").compactMap { Record(path: $0.path, $0.bytes) }
            .filter { $0.until >= Replica.today }.sorted { ($0.ars, $0.until, $0.hash) < ($1.ars, $1.until, $1.hash) }
    }

    /// Invites somebody; durable when this returns. The code is shown now and never again. Throws HubError `tooManyOpen`.
    public func add(ars: String, name: String, roles: Set<Role>, days: Int, by: String? = nil) throws -> (
        code: String, record: Record
    ) {
        let secret = Secret(Self.word)
        let today = Replica.today
        let until = Day(number: today.number + Int64(min(max(days, 0), Self.maximumDays)))
        let record = Record(
            hash: secret.hash, ars: ars, name: name, roles: roles, created: today, until: until, by: by)
        try files.change("Einladung") { state in
            let old = try state.list("").compactMap { Record(path: $0.path, $0.bytes) }
            for record in old where record.until < today { state.set(record.path, nil) }
            guard old.count(where: { $0.until >= today }) < Self.maximum else { throw HubError.tooManyOpen }
            state.set(record.path, record.document)
        }
        return (secret.text, record)
    }

    /// Takes an invitation back, by the beginning of its hash. Throws HubError `noSuchInvitation`.
    @discardableResult
    public func revoke(_ prefix: String) throws -> Record {
        let found = try list().filter { prefix.utf8.count >= 4 && $0.hash.hasPrefix(prefix.lowercased()) }
        guard found.count == 1 else { throw HubError.noSuchInvitation }
        guard try take(found[0].hash) != nil else { throw HubError.noSuchInvitation }
        return found[0]
    }

    /// What a code stands for, without using it up; nil when it is not valid.
    func record(of code: String) throws -> Record? {
        guard let hash = Secret.hash(Array(code.utf8), Self.word) else { return nil }
        let path = "\(hash).json"
        return try files.state().read(path).flatMap { Record(path: path, $0) }.flatMap {
            $0.until >= Replica.today ? $0 : nil
        }
    }

    /// Redeems a code: of many at the same moment one gets the invitation, the others nil.
    func redeem(_ code: String) throws -> Record? {
        guard let hash = Secret.hash(Array(code.utf8), Self.word), let record = try take(hash),
            record.until >= Replica.today
        else { return nil }
        return record
    }

    /// Puts back what could not be carried out.
    func restore(_ record: Record) throws { try files.change("Einladung") { $0.set(record.path, record.document) } }

    private func take(_ hash: String) throws -> Record? {
        try files.change("Einladung eingelöst") { state in
            let path = "\(hash).json"
            guard let record = try state.read(path).flatMap({ Record(path: path, $0) }) else { return nil }
            state.set(path, nil)
            return record
        }
    }
}

extension Invitations.Record {
    private static let format = "allmende-einladung/1"

    var path: String { "\(hash).json" }

    var document: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", Self.format)
            json.member("stelle", ars)
            json.member("name", name)
            json.member("rollen", roles.sorted().map(\.rawValue))
            json.member("angelegt", created.description)
            json.member("bis", until.description)
            json.member("von", by)
        }
        return json.finish()
    }

    /// Reads a file; nil for one that is none of ours.
    init?(path: String, _ document: [UInt8]) {
        guard path.hasSuffix(".json"), let json = try? JSON(parsing: document),
            json["format"]?.string == Self.format, let ars = json["stelle"]?.string, let name = json["name"]?.string,
            let roles = json["rollen"]?.elements.compactMap({ $0.string.flatMap { Role(rawValue: $0) } }),
            let created = json["angelegt"]?.string.flatMap({ Day($0) }),
            let until = json["bis"]?.string.flatMap({ Day($0) })
        else { return nil }
        self.init(
            hash: String(path.dropLast(5)), ars: ars, name: name, roles: Set(roles), created: created, until: until,
            by: json["von"]?.string)
    }
}
