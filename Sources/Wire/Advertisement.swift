import Bytes
public import Objects

/// A ref as a server shows it.
public struct RemoteRef: Sendable, Hashable {
    /// Its name.
    public let name: RefName
    /// What it leads to; nil for a branch that HEAD points to but that has no version yet.
    public let id: ObjectID?
    /// The ref it points to, if it is symbolic and the server says so.
    public var target: RefName?
    /// What an annotated tag leads to, if the server says so.
    public var peeled: ObjectID?
}

/// What a server says first: its version, what it can, and in versions 0 and 1 its refs.
///
/// Everything is held against git's rules before any of it is used; one bad line refuses the whole, so a server cannot
/// slip in a ref that would become a file elsewhere.
public struct Advertisement: Sendable {
    /// The version the server speaks.
    public let version: ProtocolVersion
    /// What it can; in version 2 the commands with their features are among the words.
    public let capabilities: Capabilities
    /// The hash function of its ids.
    public let format: ObjectFormat
    /// Its refs; in version 2 they are asked for separately.
    public private(set) var refs: [RemoteRef] = []
    /// Where its history ends, if it is shallow.
    public private(set) var shallow: Set<ObjectID> = []

    /// More refs than this are refused.
    public static let maximumRefs = 2_000_000
    /// More lines of capabilities than this are refused.
    private static let maximumCapabilities = 1_000

    /// Reads an advertisement. `isHTTP` allows for the line that names the service.
    ///
    /// FormatError `malformed`, `truncated` or `unsupported`; RemoteError when the server says that it will not serve.
    public init(_ packets: PacketReader, _ service: Service, isHTTP: Bool) throws {
        var packet = try packets.expect()
        if isHTTP, let line = packet.text, line.hasPrefix("# service=") {
            guard line == "# service=\(service.rawValue)" else {
                throw FormatError(.malformed, "answer of another service")
            }
            guard try packets.expect() == .flush else { throw FormatError(.malformed, "flush after the service") }
            packet = try packets.expect()
        }
        try Self.checkError(packet)
        switch packet.text {
        case "version 2":
            version = .v2
            var words = Capabilities()
            var count = 0
            while true {
                packet = try packets.expect()
                if packet == .flush { break }
                count += 1
                guard count <= Self.maximumCapabilities else {
                    throw FormatError(.tooLarge, "capability advertisement")
                }
                guard let line = packet.text else { throw FormatError(.malformed, "capability advertisement") }
                words.add(line)
            }
            capabilities = words
            format = try Self.format(words)
            return
        case "version 1":
            version = .v1
            packet = try packets.expect()
            try Self.checkError(packet)
        case let line? where line.hasPrefix("version "): throw FormatError(.unsupported, "protocol version")
        default: version = .v0
        }
        guard case .data(let first) = packet else {
            guard packet == .flush else { throw FormatError(.malformed, "ref advertisement") }
            // Some old servers show an empty repository as nothing at all.
            capabilities = Capabilities()
            format = .sha1
            return
        }
        let nul = first.firstIndex(of: 0) ?? first.endIndex
        var words = first[nul...].dropFirst()
        if words.last == 0x0a { words = words.dropLast() }
        capabilities = Capabilities(words)
        format = try Self.format(capabilities)
        var line = first[..<nul]
        if line.last == 0x0a { line = line.dropLast() }
        try readRefs(line, packets)
    }

    private static func format(_ capabilities: Capabilities) throws(FormatError) -> ObjectFormat {
        guard let name = capabilities["object-format"] else { return .sha1 }
        guard let format = ObjectFormat(name: name) else { throw FormatError(.unsupported, "object format") }
        return format
    }

    static func checkError(_ packet: Packet) throws {
        if let text = packet.text, text.hasPrefix("ERR ") {
            throw RemoteError(printable(text.dropFirst(4).utf8).trimmed)
        }
    }

    private mutating func readRefs(_ first: ArraySlice<UInt8>, _ packets: PacketReader) throws {
        let symrefs = Dictionary(
            capabilities.all("symref").compactMap { text -> (RefName, RefName)? in
                let parts = text.split(separator: ":", maxSplits: 1)
                guard parts.count == 2, let from = RefName(String(parts[0])), let to = RefName(String(parts[1])) else {
                    return nil
                }
                return (from, to)
            }, uniquingKeysWith: { first, _ in first })
        var line = first
        var seen: Set<RefName> = []
        var count = 0
        while true {
            count += 1
            // A ref may come with a second line for what a tag leads to, and others that name none.
            guard count <= 2 * Self.maximumRefs else { throw FormatError(.tooLarge, "ref advertisement") }
            if line.starts(with: "shallow ".utf8) {
                guard let id = ObjectID(hex: line.dropFirst(8), format) else {
                    throw FormatError(.malformed, "shallow line")
                }
                shallow.insert(id)
            } else {
                try readRef(line, symrefs, &seen)
            }
            let packet = try packets.expect()
            if packet == .flush { return }
            try Self.checkError(packet)
            guard let next = packet.line, !next.contains(0) else { throw FormatError(.malformed, "ref advertisement") }
            line = next
        }
    }

    private mutating func readRef(
        _ line: ArraySlice<UInt8>, _ symrefs: [RefName: RefName], _ seen: inout Set<RefName>
    ) throws(FormatError) {
        guard line.count > format.hexLength, line[line.startIndex + format.hexLength] == 0x20,
            let id = ObjectID(hex: line.prefix(format.hexLength), format)
        else { throw FormatError(.malformed, "ref advertisement: line") }
        let bytes = line.dropFirst(format.hexLength + 1)
        if bytes.elementsEqual("capabilities^{}".utf8) { return }
        // The name may be one that this server keeps for itself ("refs/heads/x.have"); ".have" lines have no name at all.
        if bytes.elementsEqual(".have".utf8) { return }
        let peeledSuffix = Array("^{}".utf8)
        if bytes.suffix(3).elementsEqual(peeledSuffix) {
            guard let last = refs.last, last.name.bytes.elementsEqual(bytes.dropLast(3)) else {
                throw FormatError(.malformed, "ref advertisement: peeled line")
            }
            refs[refs.count - 1].peeled = id
            return
        }
        guard let name = RefName(bytes), name == .head || name.isBelowRefs else {
            throw FormatError(.malformed, "ref advertisement: name")
        }
        guard seen.insert(name).inserted else { throw FormatError(.malformed, "ref advertisement: a name twice") }
        guard refs.count < Self.maximumRefs else { throw FormatError(.tooLarge, "ref advertisement") }
        refs.append(RemoteRef(name: name, id: id, target: symrefs[name]))
    }
}

/// What the other side said when it gave up.
public struct RemoteError: Error, Sendable, Equatable {
    /// Its words, without anything that would disturb a terminal.
    public let message: String

    /// Creates an error.
    public init(_ message: String) { self.message = message }
}

extension String {
    /// Without blanks and line ends at both ends.
    var trimmed: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }
}
