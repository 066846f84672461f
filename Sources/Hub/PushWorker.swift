public import Bytes
public import Files
import Net
public import Objects
import Store
import Wire

/// The process that takes one push: what a stranger sends is unpacked and judged here, so that the worst it can do is to
/// end this process.
public enum PushWorker {
    /// What one push may use of the machine.
    private static let memory: UInt64 = 2 << 30
    private static let processorSeconds: UInt64 = 900

    /// Serves one request over streams: a whole request in, a whole answer out.
    ///
    /// - Parameter identity: who pushes, for reflogs.
    public static func run(
        _ path: Path, identity: Signature?, input: any ByteInput, output: any ByteOutput
    ) throws {
        ProcessLimits(memory: memory, processorSeconds: processorSeconds).apply()
        let repository = try Repository(at: path, includes: false)
        let server = ReceivePack(
            repository, ServerSettings(repository), stateless: true, to: output, identity: identity,
            mayChange: BranchDoor(repository).judge)
        do {
            try server.serve(input)
        } catch is ProtocolError {
            // The client was told why, in its protocol.
        } catch is FormatError {
            // As above.
        }
        try output.flush()
    }
}
