import Bytes
import History
import Objects

/// What a client asks for, the same in all versions of the protocol.
struct FetchRequest {
    var wants: [ObjectID] = []
    var wantedRefs: [RefName] = []
    var haves: [ObjectID] = []
    var isDone = false
    var waitsForDone = false
    var clientShallow: Set<ObjectID> = []
    var depth: Int?
    var isRelative = false
    var since: Int64?
    var without: [String] = []
    var filter: ObjectFilter?
    var thin = false
    var offsetDeltas = false
    var includesTags = false
    var noProgress = false
    var sideBandAll = false

    /// A depth that means all of the history.
    static let infiniteDepth = 0x7fff_ffff
    private static let maximumWants = 1_000_000

    var deepens: Bool { depth != nil || since != nil || !without.isEmpty }

    /// Takes a line that all versions know; false when it is none of them. Throws what the client must be told.
    mutating func take(_ line: String, _ format: ObjectFormat, _ settings: ServerSettings) throws -> Bool {
        if let hex = line.after("want ") {
            guard let id = ObjectID(hex: hex.utf8, format) else {
                throw ProtocolError("protocol error, expected to get object ID, not 'want \(hex)'")
            }
            guard wants.count < Self.maximumWants else { throw ProtocolError("too many wants") }
            wants.append(id)
        } else if let hex = line.after("shallow ") {
            guard let id = ObjectID(hex: hex.utf8, format) else { throw ProtocolError("invalid shallow line: \(line)") }
            clientShallow.insert(id)
        } else if let number = line.after("deepen ") {
            guard let value = Int(number), value > 0 || value == 0 else {
                throw ProtocolError("Invalid deepen: \(line)")
            }
            // 0 asks for nothing, as git takes it.
            if value > 0 { depth = min(value, Self.infiniteDepth) }
        } else if let number = line.after("deepen-since ") {
            guard let value = Int64(number), value > 0 else { throw ProtocolError("Invalid deepen-since: \(line)") }
            since = value
        } else if let name = line.after("deepen-not ") {
            guard without.count < 1000 else { throw ProtocolError("too many deepen-not lines") }
            without.append(name)
        } else if line == "deepen-relative" {
            isRelative = true
        } else if let spec = line.after("filter ") {
            guard settings.allowsFilter else { throw ProtocolError("filter is not supported") }
            guard let parsed = ObjectFilter(spec) else { throw ProtocolError("invalid filter-spec '\(spec)'") }
            filter = parsed
        } else {
            return false
        }
        if depth != nil, since != nil || !without.isEmpty {
            throw ProtocolError("deepen and deepen-since (or deepen-not) cannot be used together")
        }
        return true
    }
}

/// A request the other side made that cannot be answered; the text is sent to it.
public struct ProtocolError: Error, Sendable, Equatable {
    /// What is wrong, for the other side; in English, as all of git's protocol.
    public let message: String

    /// Creates an error.
    public init(_ message: String) { self.message = message }
}

extension StringProtocol {
    /// What follows a prefix, or nil.
    func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
