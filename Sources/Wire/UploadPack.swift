public import Bytes
import History
import Objects
public import Store

// Sending objects: the server side of clone and fetch (gitprotocol-pack, gitprotocol-v2). One engine for HTTP, for
// standard input and output, and for tests; it knows streams only.

/// Serves one client of one repository.
public final class UploadPack {
    let repository: Repository
    let settings: ServerSettings
    let reader: ObjectReader
    let output: any ByteOutput
    /// Whether each request comes over a connection of its own (HTTP), so that the client repeats what it said.
    let isStateless: Bool
    let plans: PackPlans?

    /// Bytes of objects remembered while serving; one of many servers in a process must be modest.
    private static let held = 8 << 20

    /// Prepares to serve.
    ///
    /// - Parameter plans: what all who serve this repository in this process share; nil when nobody else does.
    public init(
        _ repository: Repository, _ settings: ServerSettings, stateless: Bool, to output: any ByteOutput,
        plans: PackPlans? = nil
    ) throws {
        self.plans = plans
        self.repository = repository
        self.settings = settings
        isStateless = stateless
        self.output = output
        reader =
            plans == nil
            ? try ObjectReader(repository.objects) : try ObjectReader(repository.objects, holdingAtMost: Self.held)
    }

    var format: ObjectFormat { repository.format }

    func shownRefs(prefixes: [String] = ["refs/"]) throws -> ShownRefs {
        try ShownRefs(repository, reader, hidden: settings.hiddenFromFetch, prefixes: prefixes)
    }

    /// Sends what a client sees first: the list of refs, or in version 2 what the server can.
    public func advertise(_ version: ProtocolVersion) throws {
        if version == .v2 { return try advertiseCommands() }
        let shown = try shownRefs()
        var capabilities = Capabilities()
        for word in [
            "multi_ack", "thin-pack", "side-band", "side-band-64k", "ofs-delta", "shallow", "deepen-since",
            "deepen-not",
            "deepen-relative", "no-progress", "include-tag", "multi_ack_detailed",
        ] { capabilities.add(word) }
        if isStateless { capabilities.add("no-done") }
        if settings.allowsTipWants || settings.allowsAnyWants { capabilities.add("allow-tip-sha1-in-want") }
        if settings.allowsReachableWants || settings.allowsAnyWants { capabilities.add("allow-reachable-sha1-in-want") }
        if let target = shown.head?.target { capabilities.add("symref=HEAD:\(target)") }
        if settings.allowsFilter { capabilities.add("filter") }
        capabilities.add("object-format=\(format.name)")
        capabilities.add("agent=\(agentName)")
        var lines: [(id: ObjectID, name: [UInt8])] = []
        if let head = shown.head { lines.append((head.id, RefName.head.bytes)) }
        for ref in shown.refs {
            lines.append((ref.id, ref.name.bytes))
            if let peeled = try shown.peeled(ref) { lines.append((peeled, ref.name.bytes + Array("^{}".utf8))) }
        }
        try RefAdvertisement(
            format: format, version: version, capabilities: capabilities, shallow: repository.shallowCommits()
        ).write(lines, to: output)
    }

    /// Answers requests until the client ends; what cannot be answered is told to it.
    public func serve(_ input: any ByteInput, _ version: ProtocolVersion) throws {
        let packets = PacketReader(input)
        do {
            if version == .v2 { try serveCommands(packets) } else { try serveRequest(packets) }
        } catch let error as ProtocolError {
            try output.write(Packet.encode("ERR upload-pack: \(error.message)\n"))
            try output.flush()
            throw error
        } catch let error as FormatError {
            try output.write(Packet.encode("ERR upload-pack: protocol error: \(error.what)\n"))
            try output.flush()
            throw error
        }
    }

    // MARK: Versions 0 and 1

    private enum Acknowledging { case once, multiple, detailed }

    private func serveRequest(_ packets: PacketReader) throws {
        var request = FetchRequest()
        var capabilities = Capabilities()
        var packet = try packets.next()
        while let line = packet?.text {
            var text = line
            if request.wants.isEmpty, let words = line.after("want ") {
                let hex = words.prefix { $0 != " " }
                capabilities = Capabilities(Array(words.dropFirst(hex.count).utf8))
                text = "want \(hex)"
            }
            guard try request.take(text, format, settings) else {
                throw ProtocolError("protocol error, expected to get object ID, not '\(printable(text.utf8))'")
            }
            packet = try packets.next()
        }
        // The client went away, or had nothing to ask for.
        if packet == nil, request.wants.isEmpty { return }
        guard packet == .flush else { throw ProtocolError("protocol error, expected flush after wants") }
        guard !request.wants.isEmpty else { return }
        if let asked = capabilities["object-format"], asked != format.name {
            throw ProtocolError("mismatched object format: server \(format.name); client \(asked)")
        }
        request.thin = capabilities.has("thin-pack")
        request.offsetDeltas = capabilities.has("ofs-delta")
        request.includesTags = capabilities.has("include-tag")
        request.noProgress = capabilities.has("no-progress")
        request.isRelative = request.isRelative || capabilities.has("deepen-relative")
        let acknowledging: Acknowledging =
            capabilities.has("multi_ack_detailed") ? .detailed : capabilities.has("multi_ack") ? .multiple : .once
        try checkWants(request.wants, shownRefs())
        let boundary = try self.boundary(request)
        if request.deepens { try sendBoundary(boundary, end: Packet.flushBytes) }
        let table = CommitTable(reader, shallow: boundary.grafts)
        let negotiation = Negotiation(table, wants: request.wants)
        let noDone = capabilities.has("no-done")
        guard try negotiate(packets, negotiation, acknowledging, noDone: noDone) else { return }
        let band: SideBandOutput? =
            capabilities.has("side-band-64k")
            ? SideBandOutput(output, large: true)
            : capabilities.has("side-band") ? SideBandOutput(output, large: false) : nil
        try sendPack(request, boundary, negotiation.common, table, band)
    }

    /// Reads what the client has until it is done; false when this connection ends without a pack.
    private func negotiate(
        _ packets: PacketReader, _ negotiation: Negotiation, _ acknowledging: Acknowledging, noDone: Bool
    ) throws -> Bool {
        var last: ObjectID?
        var gotCommon = false
        var gotOther = false
        var sentReady = false
        func send(_ text: String) throws { try output.write(Packet.encode(text + "\n")) }
        while true {
            guard let packet = try packets.next() else { return false }
            guard case .data = packet, let line = packet.text else {
                if acknowledging == .detailed, gotCommon, !gotOther, let last, try negotiation.isEnough() {
                    sentReady = true
                    try send("ACK \(last) ready")
                }
                if negotiation.common.isEmpty || acknowledging != .once { try send("NAK") }
                if noDone, sentReady, let last {
                    try send("ACK \(last)")
                    return true
                }
                try output.flush()
                if isStateless { return false }
                gotCommon = false
                gotOther = false
                continue
            }
            if line == "done" {
                guard let last else {
                    try send("NAK")
                    return true
                }
                if acknowledging != .once { try send("ACK \(last)") }
                return true
            }
            guard let hex = line.after("have "), let id = ObjectID(hex: hex.utf8, format) else {
                throw ProtocolError("expected object ID list, got '\(printable(line.utf8))'")
            }
            if try negotiation.have(id) {
                gotCommon = true
                last = id
                switch acknowledging {
                case .detailed: try send("ACK \(id) common")
                case .multiple: try send("ACK \(id) continue")
                case .once: if negotiation.common.count == 1 { try send("ACK \(id)") }
                }
            } else {
                gotOther = true
                guard acknowledging != .once, try negotiation.isEnough() else { continue }
                if acknowledging == .detailed {
                    sentReady = true
                    try send("ACK \(id) ready")
                } else {
                    try send("ACK \(id) continue")
                }
            }
        }
    }
}
