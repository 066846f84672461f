import Bytes
public import Objects

// The client side of pushing, as messages.

/// What became of one ref of a push.
public struct PushOutcome: Sendable, Equatable {
    /// The ref.
    public let name: RefName
    /// Why the server refused, or nil.
    public let refusal: String?
}

/// The commands of a push.
public struct PushCommand: Sendable {
    /// The changes asked for.
    public var commands: [RefCommand]
    /// Whether all or none of them.
    public var isAtomic = false
    /// Options for the server.
    public var options: [String] = []

    /// Asks for these changes.
    public init(_ commands: [RefCommand]) { self.commands = commands }

    /// What is sent before the pack. Only what the server says it can is asked of it.
    public func encode(_ format: ObjectFormat, _ server: Capabilities) -> [UInt8] {
        var words: [String] = []
        for word in ["report-status", "side-band-64k"] where server.has(word) { words.append(word) }
        if isAtomic, server.has("atomic") { words.append("atomic") }
        if !options.isEmpty, server.has("push-options") { words.append("push-options") }
        if server.has("object-format") { words.append("object-format=\(format.name)") }
        if server.has("agent") { words.append("agent=\(agentName)") }
        var bytes: [UInt8] = []
        for (number, command) in commands.enumerated() {
            let ids = [command.old ?? .null(format), command.new ?? .null(format)]
            var line = ids[0].hex + [0x20] + ids[1].hex + [0x20] + command.name.bytes
            if number == 0 { line += [0] + Array(words.joined(separator: " ").utf8) }
            bytes += Packet.encode(line + [0x0a])
        }
        bytes += Packet.flushBytes
        if !options.isEmpty, server.has("push-options") {
            for option in options { bytes += Packet.encode(option + "\n") }
            bytes += Packet.flushBytes
        }
        return bytes
    }

    /// Reads the server's report, one outcome for every command in order.
    ///
    /// RemoteError when nothing was unpacked; FormatError for a report that is cut, speaks of refs nobody pushed, or leaves
    /// one out.
    public func readReport(
        _ packets: PacketReader, _ server: Capabilities, progress: (String) -> Void
    ) throws -> [PushOutcome] {
        guard server.has("report-status") else { return commands.map { PushOutcome(name: $0.name, refusal: nil) } }
        guard server.has("side-band-64k") else { return try read(packets) }
        var report: [UInt8] = []
        var chatter = SideBandChatter()
        while true {
            let packet = try packets.expect()
            try Advertisement.checkError(packet)
            guard case .data(let bytes) = packet else { break }
            let message = try SideBandMessage(bytes)
            try chatter.count(message)
            switch message {
            case .data(let piece):
                report += piece
                guard report.count < 64 << 20 else { throw FormatError(.tooLarge, "push report") }
            case .progress(let text): progress(text)
            case .failure(let text): throw RemoteError(text.trimmed)
            }
        }
        return try read(PacketReader(MemoryInput(report)))
    }

    private func read(_ packets: PacketReader) throws -> [PushOutcome] {
        let first = try packets.expect()
        try Advertisement.checkError(first)
        guard let unpack = first.text?.after("unpack ") else {
            throw FormatError(.malformed, "push report: unpack line")
        }
        var outcomes: [RefName: PushOutcome] = [:]
        while true {
            let packet = try packets.expect()
            guard let line = packet.line else {
                guard packet == .flush else { throw FormatError(.malformed, "push report") }
                break
            }
            let words = line.split(separator: 0x20, maxSplits: 2)
            if words.first?.elementsEqual("option".utf8) == true { continue }
            guard words.count >= 2, let name = RefName(words[1]), commands.contains(where: { $0.name == name }),
                outcomes[name] == nil
            else { throw FormatError(.malformed, "push report: a ref that was not pushed") }
            if words[0].elementsEqual("ok".utf8) {
                outcomes[name] = PushOutcome(name: name, refusal: nil)
            } else if words[0].elementsEqual("ng".utf8) {
                let reason = words.count > 2 ? printable(words[2]).trimmed : "failed"
                outcomes[name] = PushOutcome(name: name, refusal: reason)
            } else {
                throw FormatError(.malformed, "push report")
            }
        }
        if unpack != "ok" { throw RemoteError(printable(unpack.utf8).trimmed) }
        return try commands.map { command in
            guard let outcome = outcomes[command.name] else {
                throw FormatError(.malformed, "push report: a ref is missing")
            }
            return outcome
        }
    }
}
