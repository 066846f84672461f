public import Bytes
import History
public import Objects
import Packs
public import Store

// Taking objects and moving refs: the server side of push (gitprotocol-pack, "Pushing Data To a Server").
//
//   client:  old new refs/heads/main NUL capabilities | old new refs/… | flush
//            push options, one to a packet | flush        if both sides can
//            a pack, unless refs are only deleted
//   server:  unpack ok | ok refs/heads/main | ng refs/heads/x reason | flush
//
// The pack is judged under a temporary name, everything the new tips lead to is found, the pack is put in place, and
// only then refs move. What was answered with "ok" is durable.

/// One change of a ref that a client asks for.
public struct RefCommand: Sendable, Equatable {
    /// The ref.
    public let name: RefName
    /// What it holds, as the client knows it; nil for nothing.
    public let old: ObjectID?
    /// What it shall hold; nil to delete it.
    public let new: ObjectID?

    /// Creates a change.
    public init(name: RefName, old: ObjectID?, new: ObjectID?) { (self.name, self.old, self.new) = (name, old, new) }
}

/// Serves one push.
public final class ReceivePack {
    /// Says no to a change, with the reason for the client; nil to let it pass. The reader sees what was received, and all
    /// that the new value leads to is there.
    public typealias Guard = (RefCommand, ObjectReader) throws -> String?

    private let repository: Repository
    private let settings: ServerSettings
    private let output: any ByteOutput
    private let isStateless: Bool
    private let identity: Signature?
    private let mayChange: Guard
    private let diversion: Diversion?

    /// The options the client sent with its push (`-o`).
    public private(set) var options: [String] = []
    /// The refs that were changed.
    public private(set) var changed: [RefCommand] = []

    private static let maximumCommands = 100_000
    private static let maximumOptions = 1000

    /// Prepares to serve.
    ///
    /// - Parameters:
    ///   - identity: who pushes, for reflogs.
    ///   - mayChange: asked about every change after the rules of the repository have let it pass.
    ///   - diversion: takes pushes to names that are no refs.
    public init(
        _ repository: Repository, _ settings: ServerSettings, stateless: Bool, to output: any ByteOutput,
        identity: Signature? = nil, diversion: Diversion? = nil, mayChange: @escaping Guard = { _, _ in nil }
    ) {
        self.repository = repository
        self.settings = settings
        self.output = output
        isStateless = stateless
        self.identity = identity
        self.mayChange = mayChange
        self.diversion = diversion
    }

    private var format: ObjectFormat { repository.format }

    /// Sends the refs and what the server can.
    public func advertise(_ version: ProtocolVersion) throws {
        let reader = try ObjectReader(repository.objects)
        let shown = try ShownRefs(repository, reader, hidden: settings.hiddenFromPush)
        var capabilities = Capabilities()
        for word in ["report-status", "report-status-v2", "delete-refs", "side-band-64k", "quiet"] {
            capabilities.add(word)
        }
        if settings.allowsAtomic { capabilities.add("atomic") }
        capabilities.add("ofs-delta")
        if settings.allowsPushOptions { capabilities.add("push-options") }
        capabilities.add("object-format=\(format.name)")
        capabilities.add("agent=\(agentName)")
        try RefAdvertisement(
            format: format, version: version == .v1 ? .v1 : .v0, capabilities: capabilities,
            shallow: repository.shallowCommits()
        ).write(shown.refs.map { ($0.id, $0.name.bytes) }, to: output)
    }

    /// Reads a push, carries it out and reports.
    public func serve(_ input: any ByteInput) throws {
        let packets = PacketReader(input)
        do {
            try receive(packets)
        } catch let error as ProtocolError {
            try output.write(Packet.encode("ERR receive-pack: \(error.message)\n"))
            try output.flush()
            throw error
        } catch let error as FormatError {
            try output.write(Packet.encode("ERR receive-pack: protocol error: \(error.what)\n"))
            try output.flush()
            throw error
        }
    }

    private func receive(_ packets: PacketReader) throws {
        let (commands, capabilities, clientShallow) = try readCommands(packets)
        // Probes without a command: a client that asks whether it may push, or has nothing to push.
        guard !commands.isEmpty else { return }
        if let asked = capabilities["object-format"], asked != format.name {
            throw ProtocolError("mismatched object format: server \(format.name); client \(asked)")
        }
        if (capabilities["object-format"] ?? "sha1") != format.name, format != .sha1 {
            throw ProtocolError("mismatched object format: server \(format.name); client sha1")
        }
        if capabilities.has("push-options") {
            guard settings.allowsPushOptions else { throw ProtocolError("push options are not supported") }
            try readOptions(packets)
        }
        let band = capabilities.has("side-band-64k") ? SideBandOutput(output, large: true) : nil
        let quiet = capabilities.has("quiet")
        var outcomes = [String?](repeating: nil, count: commands.count)
        var unpack = "ok"
        do {
            let received = try takePack(packets, commands, quiet ? nil : band)
            outcomes = try carryOut(commands, received, clientShallow, atomic: capabilities.has("atomic")) { line in
                try band?.progress("\(line)\n")
            }
        } catch {
            unpack = Self.reason(error)
            outcomes = outcomes.map { _ in "unpacker error" }
            if let band, unpack != "no pack" { try band.progress("error: \(unpack)\n") }
        }
        if capabilities.has("report-status") || capabilities.has("report-status-v2") {
            try report(unpack, zip(commands, outcomes).map { ($0, $1) }, band)
        }
        try band?.finish()
        try output.flush()
    }

    // MARK: Reading

    private func readCommands(_ packets: PacketReader) throws -> ([RefCommand], Capabilities, Set<ObjectID>) {
        var commands: [RefCommand] = []
        var capabilities = Capabilities()
        var shallow: Set<ObjectID> = []
        while true {
            guard let packet = try packets.next() else {
                if commands.isEmpty { return ([], capabilities, shallow) }
                throw ProtocolError("expected flush after the commands")
            }
            guard let line = packet.line else {
                guard packet == .flush else { throw ProtocolError("expected flush after the commands") }
                return (commands, capabilities, shallow)
            }
            if line.starts(with: "shallow ".utf8) {
                guard let id = ObjectID(hex: line.dropFirst(8), format) else {
                    throw ProtocolError("protocol error: bad shallow line")
                }
                shallow.insert(id)
                continue
            }
            if line.starts(with: "push-cert".utf8) { throw ProtocolError("signed pushes are not supported") }
            let words = line.prefix { $0 != 0 }
            if commands.isEmpty, words.count < line.count {
                capabilities = Capabilities(line[words.endIndex...].dropFirst())
            }
            guard commands.count < Self.maximumCommands else { throw ProtocolError("too many refs in one push") }
            commands.append(try command(Array(words)))
        }
    }

    private func command(_ line: [UInt8]) throws -> RefCommand {
        let hex = format.hexLength
        guard line.count > 2 * hex + 2, line[hex] == 0x20, line[2 * hex + 1] == 0x20,
            let old = ObjectID(hex: line[..<hex], format),
            let new = ObjectID(hex: line[(hex + 1)..<(2 * hex + 1)], format)
        else { throw ProtocolError("protocol error: expected old/new/ref, got '\(printable(line.prefix(200)))'") }
        let bytes = line[(2 * hex + 2)...]
        guard let name = RefName(bytes), name.isBelowRefs, name.bytes.split(separator: 0x2f).count > 2 else {
            throw ProtocolError("funny refname: '\(printable(bytes.prefix(200)))'")
        }
        return RefCommand(name: name, old: old.isNull ? nil : old, new: new.isNull ? nil : new)
    }

    private func readOptions(_ packets: PacketReader) throws {
        while true {
            let packet = try packets.expect()
            guard let text = packet.text else {
                guard packet == .flush else { throw ProtocolError("expected flush after the push options") }
                return
            }
            guard options.count < Self.maximumOptions else { throw ProtocolError("too many push options") }
            options.append(printable(text.utf8))
        }
    }

    /// Receives the pack, if one must come; nil when refs are only deleted.
    private func takePack(_ packets: PacketReader, _ commands: [RefCommand], _ band: SideBandOutput?) throws
        -> ReceivedPack?
    {
        guard commands.contains(where: { $0.new != nil }) else {
            // A pack although nothing needs one is not read; over HTTP it would be in the way.
            if isStateless, try !packets.input.atEnd() { throw ProtocolError("unexpected bytes after the commands") }
            return nil
        }
        var policy = ReceivePolicy.hub
        policy.judgesObjects = settings.judgesObjects
        policy.limits.packSize = settings.maximumPush
        let receiver = PackReceiver(repository.objects, policy)
        while !receiver.isComplete {
            let piece = Array(try packets.input.some(1 << 16))
            if piece.isEmpty { break }
            let used = try receiver.feed(piece)
            if used < piece.count { throw FormatError(.malformed, "bytes after the pack") }
        }
        if receiver.isComplete, isStateless, try !packets.input.atEnd() {
            throw FormatError(.malformed, "bytes after the pack")
        }
        let received = try receiver.finish()
        try band?.progress("Received \(received.count) objects\n")
        return received
    }

    // MARK: Carrying out

    /// Judges each command, puts the pack in place and moves the refs; tells for each command why it was refused, or nil.
    private func carryOut(
        _ commands: [RefCommand], _ received: ReceivedPack?, _ clientShallow: Set<ObjectID>, atomic: Bool,
        _ say: (String) throws -> Void
    ) throws -> [String?] {
        let reader = try received?.reader() ?? ObjectReader(repository.objects)
        var outcomes = try refusals(commands, reader)
        if atomic, outcomes.contains(where: { $0 != nil }) { return outcomes.map { $0 ?? "atomic push failure" } }
        try checkConnected(commands, &outcomes, reader, clientShallow)
        let diverted = commands.indices.filter { diversion?.takes(commands[$0].name) == true }
        if !diverted.isEmpty {
            // All that came along is stored as soon as one ref is; what is meant for a door must not be.
            for index in commands.indices where outcomes[index] == nil && !diverted.contains(index) {
                outcomes[index] = "branches and \(commands[diverted[0]].name) must be pushed one after the other"
            }
        }
        for index in commands.indices where outcomes[index] == nil && !diverted.contains(index) {
            outcomes[index] = try mayChange(commands[index], reader)
        }
        if atomic, !diverted.isEmpty { for index in diverted { outcomes[index] = "not part of an atomic push" } }
        if atomic, outcomes.contains(where: { $0 != nil }) { return outcomes.map { $0 ?? "atomic push failure" } }
        let asked = diverted.filter { outcomes[$0] == nil }
        if let diversion, !asked.isEmpty {
            let answers = try diversion.carryOut(asked.map { commands[$0] }, options, reader, say)
            for (index, answer) in zip(asked, answers) { outcomes[index] = answer }
        }
        let open = commands.indices.filter { outcomes[$0] == nil && !diverted.contains($0) }
        guard !open.isEmpty else { return outcomes }
        try received?.install()
        let edits = open.map { index in
            let command = commands[index]
            return RefEdit(
                command.name, expected: command.old.map { .id($0) } ?? (command.new == nil ? .any : .absent),
                to: command.new.map { .id($0) }, note: "push")
        }
        let after = try ObjectReader(repository.objects)
        let rejections = try repository.refs.apply(
            edits, atomic: atomic, identity: identity, logsNew: settings.logsRefs, peel: { try after.peel($0) })
        for (index, rejection) in zip(open, rejections) {
            outcomes[index] = rejection.map(Self.reason)
            if rejection == nil { changed.append(commands[index]) }
        }
        return outcomes
    }

    /// What the rules of the repository say of each command.
    private func refusals(_ commands: [RefCommand], _ reader: ObjectReader) throws -> [String?] {
        var seen: Set<RefName> = []
        var twice: Set<RefName> = []
        for command in commands where !seen.insert(command.name).inserted { twice.insert(command.name) }
        let head = try? repository.refs.head().branch
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        return try commands.map { command in
            if twice.contains(command.name) { return "multiple updates for ref '\(command.name)' not allowed" }
            if diversion?.takes(command.name) == true {
                if command.new == nil { return "there is nothing to delete" }
            } else if ServerSettings.isHidden(command.name, settings.hiddenFromPush) {
                return command.new == nil ? "deny deleting a hidden ref" : "deny updating a hidden ref"
            }
            if command.new == nil {
                if !settings.allowsDeletes { return "deletion prohibited" }
                if command.name == head, !settings.allowsDeletingHead {
                    return "deletion of the current branch prohibited"
                }
            } else if command.name == head, !repository.isBare, !settings.allowsCheckedOutBranch {
                return "branch is currently checked out"
            }
            if let new = command.new {
                guard try reader.contains(new) else { return "bad pack" }
                if command.name.isBranch, try reader.header(new).type != .commit {
                    return "a branch must lead to a commit"
                }
                if let old = command.old, command.name.isBranch, !settings.allowsNonFastForwards {
                    guard try reader.contains(old), try table.isAncestor(old, of: new) else {
                        return "non-fast-forward"
                    }
                }
            }
            return nil
        }
    }

    /// Finds everything the new tips lead to: all together first, one by one only if something is missing.
    private func checkConnected(
        _ commands: [RefCommand], _ outcomes: inout [String?], _ reader: ObjectReader, _ clientShallow: Set<ObjectID>
    ) throws {
        let tips = Set(try repository.refs.list().map(\.id))
        let shallow = try repository.shallowCommits()
        let open = commands.indices.filter { outcomes[$0] == nil && commands[$0].new != nil }
        func check(_ indices: [Int]) throws {
            try Connectivity(reader, tips: tips, shallow: shallow).check(indices.compactMap { commands[$0].new })
        }
        do {
            try check(open)
        } catch is StoreError {
            for index in open {
                do {
                    try check([index])
                } catch is StoreError {
                    // What a shallow client lacks we would lack too.
                    outcomes[index] = clientShallow.isEmpty ? "missing necessary objects" : "shallow update not allowed"
                }
            }
        }
    }

    // MARK: Reporting

    private func report(_ unpack: String, _ outcomes: [(RefCommand, String?)], _ band: SideBandOutput?) throws {
        var lines = Packet.encode("unpack \(unpack)\n")
        for (command, reason) in outcomes {
            if let reason {
                lines += Packet.encode(Array("ng ".utf8) + command.name.bytes + Array(" \(reason)\n".utf8))
            } else {
                lines += Packet.encode(Array("ok ".utf8) + command.name.bytes + [0x0a])
            }
        }
        lines += Packet.flushBytes
        if let band { try band.write(lines.span) } else { try output.write(lines) }
    }

    /// Why nothing was unpacked, in a line for the client.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as StoreError:
            switch error {
            case .refusedObject(let id, let fault): return "object \(id): \(fault.rawValue)"
            case .duplicateObject(let id): return "object \(id) occurs twice"
            case .missing(let id): return "object \(id) is missing"
            default: return "the repository cannot take the objects"
            }
        case let error as FormatError: return "\(error.what) (\(error.code.rawValue))"
        case let error as CollisionError: return "object \(error.id) is part of a SHA-1 collision attack"
        case let error as ProtocolError: return error.message
        default:
            switch StorageFailure(error) {
            case .noSpace: return "no space left on the server"
            case .other: return "the server cannot write"
            case nil: return "the server cannot take the objects"
            }
        }
    }

    private static func reason(_ rejection: RefRejection) -> String {
        switch rejection {
        case .changed(nil): "failed to update ref: it does not exist any more"
        case .changed(.some): "failed to update ref: somebody else changed it meanwhile; fetch first"
        case .nameConflict(let other): "there is already a ref '\(other)'"
        case .locked: "failed to update ref: it is being changed by somebody else; try again"
        case .duplicate: "multiple updates for one ref not allowed"
        case .collateral: "atomic push failure"
        case .failed: "failed to update ref"
        }
    }
}
