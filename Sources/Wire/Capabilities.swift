import Bytes

/// What one side says it can (gitprotocol-capabilities): words, some with "=" and a value, in order.
public struct Capabilities: Sendable, Equatable {
    private var words: [(name: String, value: String?)] = []

    /// None.
    public init() {}

    /// Reads words separated by spaces; broken UTF-8 is replaced, for no capability we know has any.
    public init(_ bytes: some Collection<UInt8>) {
        for word in bytes.split(separator: 0x20) { add(String(decoding: Array(word), as: UTF8.self)) }
    }

    /// Adds a word as it stands on the wire.
    public mutating func add(_ word: String) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        words.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : nil))
    }

    /// Whether the word is there, with or without a value.
    public func has(_ name: String) -> Bool { words.contains { $0.name == name } }
    /// The value of the first word of that name.
    public subscript(name: String) -> String? { words.first { $0.name == name }?.value }
    /// The values of all words of that name (`symref`, say).
    public func all(_ name: String) -> [String] { words.filter { $0.name == name }.compactMap(\.value) }

    /// The words as on the wire.
    public var text: String {
        words.map { word in word.value.map { "\(word.name)=\($0)" } ?? word.name }.joined(separator: " ")
    }

    /// The same words with the same values in the same order.
    public static func == (x: Capabilities, y: Capabilities) -> Bool { x.text == y.text }
}

/// The two services of a Git server.
public enum Service: String, Sendable {
    /// Sends objects: clone and fetch.
    case uploadPack = "git-upload-pack"
    /// Takes objects: push.
    case receivePack = "git-receive-pack"
}

/// The versions of the protocol.
public enum ProtocolVersion: Int, Sendable {
    /// Refs first, one request.
    case v0 = 0
    /// Version 0 with a line that says so.
    case v1 = 1
    /// Commands.
    case v2 = 2

    /// The version asked for by the text of `Git-Protocol` or `GIT_PROTOCOL` (`version=2:…`): the highest one known, 0
    /// when none is.
    public init(asked text: some Sequence<UInt8>) {
        var highest = ProtocolVersion.v0
        for part in Array(text).split(separator: 0x3a) {
            guard part.starts(with: "version=".utf8),
                let number = Int(String(decoding: part.dropFirst(8), as: UTF8.self)),
                let version = ProtocolVersion(rawValue: number), version.rawValue > highest.rawValue
            else { continue }
            highest = version
        }
        self = highest
    }
}

/// The version of this program (semver.org).
public let programVersion = "0.1.0"

/// How this program names itself to the other side.
public let agentName = "allmende/\(programVersion)"
