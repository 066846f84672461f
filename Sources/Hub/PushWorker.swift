public import Bytes
public import Files
import Journal
import Library
import Net
public import Objects
public import Store
public import Wire

/// The process that takes one push: what a stranger sends is unpacked and judged here, so that the worst it can do is to
/// end this process.
public enum PushWorker {
    /// What one push may use of the machine.
    private static let memory: UInt64 = 2 << 30
    private static let processorSeconds: UInt64 = 900

    /// Sets what this process may use, before it looks at anything from outside.
    static func limit() { ProcessLimits(memory: memory, processorSeconds: processorSeconds).apply() }

    /// Serves one request over streams: a whole request in, a whole answer out.
    ///
    /// - Parameters:
    ///   - hub: the directory of the hub, where its keys lie; nil takes pushes to refs only, as for a repository without journal.
    ///   - identity: who pushes, for reflogs.
    ///   - access: the short name of the access key that came along.
    public static func run(
        _ path: Path, hub: Path?, identity: Signature?, access: String?, input: any ByteInput, output: any ByteOutput
    ) throws {
        limit()
        let repository = try Repository(at: path, includes: false)
        let server = try server(repository, hub: hub, identity, access, stateless: true, to: output)
        do {
            try server.serve(input)
        } catch is ProtocolError {
            // The client was told why, in its protocol.
        } catch is FormatError {
            // As above.
        }
        try output.flush()
    }

    /// The service for one push, with the doors of a library that has a journal.
    public static func server(
        _ repository: Repository, hub: Path?, _ identity: Signature?, _ access: String?, stateless: Bool,
        to output: any ByteOutput
    ) throws -> ReceivePack {
        let library = try hub.flatMap { try HubLibrary(repository, hub: $0) }
        let pusher = Pusher(
            sender: Sender(member: identity.flatMap { MemberID(email: $0.email) }, access: access ?? ""),
            organisation: identity.map { String(decoding: $0.name, as: UTF8.self) } ?? "")
        return ReceivePack(
            repository, ServerSettings(repository), stateless: stateless, to: output, identity: identity,
            diversion: library.map { LibraryDoors($0, pusher).diversion },
            mayChange: BranchDoor(repository, library, pusher).judge)
    }
}
