import Bytes
import History
import Objects
import Store

// Version 2 (gitprotocol-v2): a request is a command, capabilities, a delimiter, arguments, and a flush.

extension UploadPack {
    func advertiseCommands() throws {
        var fetch = "fetch=shallow wait-for-done"
        if settings.allowsFilter { fetch += " filter" }
        if settings.allowsRefWants { fetch += " ref-in-want" }
        if settings.allowsSideBandAll { fetch += " sideband-all" }
        for line in [
            "version 2", "agent=\(agentName)", "ls-refs=unborn", fetch, "server-option", "object-format=\(format.name)",
        ] { try output.write(Packet.encode(line + "\n")) }
        try output.write(Packet.flushBytes)
        try output.flush()
    }

    /// Answers commands until the client ends; over HTTP one.
    func serveCommands(_ packets: PacketReader) throws {
        repeat {
            guard let first = try packets.next() else { return }
            // An empty request is a client that has nothing more to say.
            if first == .flush { return }
            let (command, arguments) = try readCommand(first, packets)
            switch command {
            case "ls-refs": try listRefs(arguments)
            case "fetch": try fetch(arguments)
            default: throw ProtocolError("invalid command '\(printable(command.utf8))'")
            }
        } while !isStateless
    }

    private static let maximumArguments = 2_000_000

    private func readCommand(_ first: Packet, _ packets: PacketReader) throws -> (String, [String]) {
        var command: String?
        var asked: String?
        var packet = first
        while case .data = packet, let line = packet.text {
            if let name = line.after("command=") {
                guard command == nil else {
                    throw ProtocolError("command '\(printable(name.utf8))' requested after another")
                }
                command = name
            } else if let name = line.after("object-format=") {
                asked = name
            } else if line.after("agent=") == nil, line.after("server-option=") == nil, line.after("session-id=") == nil
            {
                throw ProtocolError("unknown capability '\(printable(line.utf8))'")
            }
            packet = try packets.expect()
        }
        guard let command else { throw ProtocolError("no command requested") }
        guard (asked ?? "sha1") == format.name else {
            throw ProtocolError("mismatched object format: server \(format.name); client \(asked ?? "sha1")")
        }
        var arguments: [String] = []
        if packet == .delimiter {
            packet = try packets.expect()
            while case .data = packet, let line = packet.text {
                guard arguments.count < Self.maximumArguments else { throw ProtocolError("too many arguments") }
                arguments.append(line)
                packet = try packets.expect()
            }
        }
        guard packet == .flush else { throw ProtocolError("expected flush after the arguments of \(command)") }
        return (command, arguments)
    }

    // MARK: ls-refs

    private func listRefs(_ arguments: [String]) throws {
        var prefixes: [String] = []
        var tooMany = false
        var peels = false
        var tellsSymrefs = false
        var tellsUnborn = false
        for line in arguments {
            switch line {
            case "peel": peels = true
            case "symrefs": tellsSymrefs = true
            case "unborn": tellsUnborn = true
            default:
                guard let prefix = line.after("ref-prefix ") else {
                    throw ProtocolError("unexpected line: '\(printable(line.utf8))'")
                }
                if prefixes.count < 65536 { prefixes.append(prefix) } else { tooMany = true }
            }
        }
        // A list that long is no help any more; then all refs are sent.
        if tooMany { prefixes = [] }
        let shown = try shownRefs(prefixes: prefixes.isEmpty ? ["refs/"] : prefixes)
        var lines: [UInt8] = []
        if prefixes.isEmpty || prefixes.contains(where: "HEAD".hasPrefix) {
            if let head = shown.head {
                let target = head.target.flatMap { tellsSymrefs ? " symref-target:\($0)" : nil } ?? ""
                lines += Packet.encode("\(head.id) HEAD\(target)\n")
            } else if tellsUnborn, let target = shown.unbornHead {
                lines += Packet.encode("unborn HEAD" + (tellsSymrefs ? " symref-target:\(target)" : "") + "\n")
            }
        }
        for ref in shown.refs {
            var line = ref.id.hex + [0x20] + ref.name.bytes
            if tellsSymrefs, let target = ref.target { line += Array(" symref-target:".utf8) + target.bytes }
            if peels, let peeled = try shown.peeled(ref) { line += Array(" peeled:".utf8) + peeled.hex }
            lines += Packet.encode(line + [0x0a])
            if lines.count >= 1 << 16 {
                try output.write(lines.span)
                lines = []
            }
        }
        try output.write(lines + Packet.flushBytes)
        try output.flush()
    }

    // MARK: fetch

    private func fetch(_ arguments: [String]) throws {
        var request = FetchRequest()
        for line in arguments {
            switch line {
            case "thin-pack": request.thin = true
            case "no-progress": request.noProgress = true
            case "include-tag": request.includesTags = true
            case "ofs-delta": request.offsetDeltas = true
            case "done": request.isDone = true
            case "wait-for-done": request.waitsForDone = true
            case "sideband-all" where settings.allowsSideBandAll: request.sideBandAll = true
            default:
                if let hex = line.after("have ") {
                    guard let id = ObjectID(hex: hex.utf8, format) else {
                        throw ProtocolError("expected object ID, got '\(printable(hex.utf8))'")
                    }
                    request.haves.append(id)
                } else if settings.allowsRefWants, let text = line.after("want-ref ") {
                    guard let name = RefName(text), !ServerSettings.isHidden(name, settings.hiddenFromFetch),
                        !request.wantedRefs.contains(name), let id = try repository.refs.id(name)
                    else { throw ProtocolError("unknown ref \(printable(text.utf8))") }
                    request.wantedRefs.append(name)
                    request.wants.append(id)
                } else if try !request.take(line, format, settings) {
                    throw ProtocolError("unexpected line: '\(printable(line.utf8))'")
                }
            }
        }
        // Nothing wanted, nothing sent; but a client may ask only what is common to both (git fetch --negotiate-only).
        let asksOnly = request.waitsForDone && !request.isDone && !request.haves.isEmpty
        guard !request.wants.isEmpty || asksOnly else { return }
        let sink: any ByteOutput = request.sideBandAll ? SectionOutput(output) : output
        try checkWants(request.wants, shownRefs(), always: true)
        let boundary = try self.boundary(request)
        let table = CommitTable(reader, shallow: boundary.grafts)
        let negotiation = Negotiation(table, wants: request.wants)
        if !request.haves.isEmpty {
            let known = try request.haves.filter { try negotiation.have($0) }
            if !request.isDone {
                try sink.write(Packet.encode("acknowledgments\n"))
                if known.isEmpty { try sink.write(Packet.encode("NAK\n")) }
                for id in known { try sink.write(Packet.encode("ACK \(id)\n")) }
                guard try !request.waitsForDone && negotiation.isEnough() else {
                    try output.write(Packet.flushBytes)
                    return try output.flush()
                }
                try sink.write(Packet.encode("ready\n"))
                try output.write(Packet.delimiterBytes)
            }
        }
        if !request.wantedRefs.isEmpty {
            try sink.write(Packet.encode("wanted-refs\n"))
            for name in request.wantedRefs {
                if let id = try repository.refs.id(name) { try sink.write(Packet.encode("\(id) \(name)\n")) }
            }
            try output.write(Packet.delimiterBytes)
        }
        if request.deepens || !request.clientShallow.isEmpty || !boundary.shallow.isEmpty {
            try sink.write(Packet.encode("shallow-info\n"))
            // Without a line end, as git sends them.
            for id in boundary.shallow { try sink.write(Packet.encode("shallow \(id)")) }
            for id in boundary.unshallow { try sink.write(Packet.encode("unshallow \(id)")) }
            try output.write(Packet.delimiterBytes)
        }
        try sink.write(Packet.encode("packfile\n"))
        try sendPack(request, boundary, negotiation.common, table, SideBandOutput(output, large: true))
    }
}

/// Packets sent with `sideband-all`: each goes on band 1.
private final class SectionOutput: ByteOutput {
    private let output: any ByteOutput

    init(_ output: any ByteOutput) { self.output = output }

    func write(_ bytes: Span<UInt8>) throws {
        // What comes here is one whole packet; its own length is replaced by that of the band's packet.
        var packet: [UInt8] = []
        packet.append(span: bytes)
        try output.write(Packet.encode([1] + packet.dropFirst(4)))
    }

    func flush() throws { try output.flush() }
}
