import Bytes
public import Objects

// The client side of fetching, as messages: what is sent, and how the answer is read.

/// Asks a version 2 server for its refs.
public enum ListRefsCommand {
    /// The request for refs below some prefixes.
    public static func encode(_ format: ObjectFormat, prefixes: [String]) -> [UInt8] {
        var bytes = Packet.encode("command=ls-refs\n") + Packet.encode("agent=\(agentName)\n")
        bytes += Packet.encode("object-format=\(format.name)\n") + Packet.delimiterBytes
        for line in ["peel", "symrefs", "unborn"] { bytes += Packet.encode(line + "\n") }
        for prefix in prefixes { bytes += Packet.encode("ref-prefix \(prefix)\n") }
        return bytes + Packet.flushBytes
    }

    /// Reads the answer; names are held against git's rules, one bad line refuses all.
    public static func read(_ packets: PacketReader, _ format: ObjectFormat) throws -> [RemoteRef] {
        var refs: [RemoteRef] = []
        var seen: Set<RefName> = []
        while true {
            let packet = try packets.expect()
            if packet == .flush { return refs }
            try Advertisement.checkError(packet)
            guard let line = packet.line else { throw FormatError(.malformed, "list of refs") }
            var words = line.split(separator: 0x20, omittingEmptySubsequences: false)
            guard words.count >= 2, let name = RefName(words[1]), name == .head || name.isBelowRefs,
                seen.insert(name).inserted, refs.count < Advertisement.maximumRefs
            else { throw FormatError(.malformed, "list of refs") }
            let isUnborn = words[0].elementsEqual("unborn".utf8)
            let id = ObjectID(hex: words[0], format)
            guard isUnborn || id != nil else { throw FormatError(.malformed, "list of refs: id") }
            words.removeFirst(2)
            var ref = RemoteRef(name: name, id: id)
            for word in words {
                if word.starts(with: "symref-target:".utf8) { ref.target = RefName(word.dropFirst(14)) }
                if word.starts(with: "peeled:".utf8) { ref.peeled = ObjectID(hex: word.dropFirst(7), format) }
            }
            refs.append(ref)
        }
    }
}

/// One round of asking for objects.
public struct FetchCommand: Sendable {
    /// The objects wanted.
    public var wants: [ObjectID]
    /// Objects the client has.
    public var haves: [ObjectID] = []
    /// Whether the server shall send the pack now, whatever it knows of the client.
    public var isDone = false

    /// Wants these.
    public init(wants: [ObjectID]) { self.wants = wants }

    /// The request in version 2.
    public func encode(_ format: ObjectFormat) -> [UInt8] {
        var bytes = Packet.encode("command=fetch\n") + Packet.encode("agent=\(agentName)\n")
        bytes += Packet.encode("object-format=\(format.name)\n") + Packet.delimiterBytes
        for line in ["thin-pack", "include-tag", "ofs-delta"] { bytes += Packet.encode(line + "\n") }
        for id in wants { bytes += Packet.encode("want \(id)\n") }
        for id in haves { bytes += Packet.encode("have \(id)\n") }
        if isDone { bytes += Packet.encode("done\n") }
        return bytes + Packet.flushBytes
    }

    /// The whole request in version 0, haves and all: the server answers with what is common and the pack.
    public func encodeOnce(_ format: ObjectFormat, _ server: Capabilities) -> [UInt8] {
        var words: [String] = []
        for word in ["multi_ack_detailed", "side-band-64k", "thin-pack", "ofs-delta", "include-tag"]
        where server.has(word) {
            words.append(word)
        }
        if server.has("object-format") { words.append("object-format=\(format.name)") }
        if server.has("agent") { words.append("agent=\(agentName)") }
        var bytes: [UInt8] = []
        for (number, id) in wants.enumerated() {
            bytes += Packet.encode("want \(id)" + (number == 0 ? " " + words.joined(separator: " ") : "") + "\n")
        }
        bytes += Packet.flushBytes
        for id in haves { bytes += Packet.encode("have \(id)\n") }
        return bytes + Packet.encode("done\n")
    }

    /// More lines than this answer no round: far fewer commits are named in one.
    private static let maximumAnswers = 100_000

    /// What a server answered to a round.
    public enum Answer: Sendable, Equatable {
        /// These objects are common; go on.
        case acknowledged([ObjectID])
        /// The pack follows.
        case pack
    }

    /// Reads the answer in version 2 up to the pack, if it comes.
    public static func readAnswer(_ packets: PacketReader, _ format: ObjectFormat) throws -> Answer {
        var common: [ObjectID] = []
        var isReady = false
        while true {
            let packet = try packets.expect()
            try Advertisement.checkError(packet)
            guard let line = packet.text else {
                guard packet == .flush, !isReady else { throw FormatError(.malformed, "answer to fetch") }
                return .acknowledged(common)
            }
            switch line {
            case "acknowledgments":
                var packet = try packets.expect()
                while let line = packet.text {
                    guard common.count <= Self.maximumAnswers else { throw FormatError(.tooLarge, "acknowledgments") }
                    if let hex = line.after("ACK "), let id = ObjectID(hex: hex.utf8, format) {
                        common.append(id)
                    } else if line == "ready" {
                        isReady = true
                    } else if line != "NAK" {
                        throw FormatError(.malformed, "acknowledgments")
                    }
                    packet = try packets.expect()
                }
                if packet == .flush {
                    guard !isReady else { throw FormatError(.malformed, "answer to fetch") }
                    return .acknowledged(common)
                }
                guard packet == .delimiter else { throw FormatError(.malformed, "acknowledgments") }
                // After the delimiter the pack must follow.
                isReady = true
            case "packfile": return .pack
            case "shallow-info", "wanted-refs":
                // Not asked for; a shallow server says where its history ends, which the connectivity check then finds.
                while case .data = try packets.expect() {}
                isReady = true
            default: throw FormatError(.malformed, "answer to fetch")
            }
        }
    }

    /// Reads the acknowledgments of version 0 up to the pack.
    public static func readAcknowledgments(_ packets: PacketReader) throws {
        // "ACK id common|continue|ready" for what was named, then one "ACK id" or "NAK".
        for _ in 0...Self.maximumAnswers {
            let packet = try packets.expect()
            try Advertisement.checkError(packet)
            guard let line = packet.text else { throw FormatError(.malformed, "acknowledgments") }
            if line.hasPrefix("shallow ") || line.hasPrefix("unshallow ") { continue }
            if line == "NAK" { return }
            guard line.hasPrefix("ACK ") else { throw FormatError(.malformed, "acknowledgments") }
            if line.split(separator: " ").count == 2 { return }
        }
        throw FormatError(.tooLarge, "acknowledgments")
    }

    /// Passes the data of a pack on, progress and failures of the other side beside it.
    ///
    /// The end of the source before the end of the stream is `truncated`: never a whole pack. A server that talks and sends
    /// nothing is `tooLarge` in the end.
    public static func readPack(
        _ packets: PacketReader, sideBand: Bool, data: ([UInt8]) throws -> Void, progress: (String) -> Void
    ) throws {
        guard sideBand else {
            while true {
                let piece = try packets.input.some(1 << 16)
                if piece.isEmpty { return }
                try data(Array(piece))
            }
        }
        var chatter = SideBandChatter()
        while true {
            let packet = try packets.expect()
            guard case .data(let bytes) = packet else {
                guard packet == .flush else { throw FormatError(.malformed, "pack stream") }
                return
            }
            let message = try SideBandMessage(bytes)
            try chatter.count(message)
            switch message {
            case .data(let piece): if !piece.isEmpty { try data(Array(piece)) }
            case .progress(let text): progress(text)
            case .failure(let text): throw RemoteError(text.trimmed)
            }
        }
    }
}
