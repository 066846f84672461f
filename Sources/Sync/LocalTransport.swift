public import Bytes
public import Files
import Store
public import Wire

/// Reaches a repository on this machine, or on a file share or stick, by serving it right here. What the service answers is
/// kept in memory up to a megabyte and beyond that in a file.
public final class LocalTransport: Transport {
    private let repository: Repository
    private let temporary: Path
    /// Not over HTTP.
    public let isHTTP = false
    /// The path.
    public let address: String

    /// Opens the repository at a path.
    ///
    /// - Parameter temporary: a directory that exists, for answers too large for memory.
    public init(_ path: Path, temporary: Path) throws {
        repository = try Repository(at: path, includes: false)
        self.temporary = temporary
        address = path.description
    }

    /// Whoever reads the files sees everything in them anyway.
    private var settings: ServerSettings {
        var settings = ServerSettings(repository)
        for name in ServerSettings.personal { settings.reveal(name) }
        return settings
    }

    /// What the service says first.
    public func discover(_ service: Service, _ version: ProtocolVersion) throws -> any ByteInput {
        let output = MemoryOutput()
        let settings = self.settings
        switch service {
        case .uploadPack: try UploadPack(repository, settings, stateless: true, to: output).advertise(version)
        case .receivePack: try ReceivePack(repository, settings, stateless: true, to: output).advertise(version)
        }
        return MemoryInput(output.bytes)
    }

    /// Serves a request.
    public func call(_ service: Service, _ version: ProtocolVersion, _ request: RequestBody) throws -> any ByteInput {
        let output = SpoolOutput(temporary)
        let settings = self.settings
        do {
            switch service {
            case .uploadPack:
                try UploadPack(repository, settings, stateless: true, to: output).serve(request.input(), version)
            case .receivePack: try ReceivePack(repository, settings, stateless: true, to: output).serve(request.input())
            }
        } catch let error as ProtocolError {
            // Was answered in words, which are read below like any other server's.
            _ = error
        }
        return try output.input()
    }
}

/// Keeps what is written, in memory while it is little, then in a file that is gone with it.
final class SpoolOutput: ByteOutput {
    private static let inMemory = 1 << 20
    private let directory: Path
    private var bytes: [UInt8] = []
    private var file: DurableFile?

    init(_ directory: Path) { self.directory = directory }

    func write(_ new: Span<UInt8>) throws {
        bytes.append(span: new)
        if bytes.count > Self.inMemory { try spill() }
    }

    private func spill() throws {
        let file = try self.file ?? DurableFile(in: directory, prefix: "spool_", mode: 0o600)
        self.file = file
        let full = bytes
        bytes = []
        try file.file.write(full.span)
    }

    func flush() {}

    /// All that was written, from its beginning.
    func input() throws -> any ByteInput {
        guard file != nil else { return MemoryInput(bytes) }
        try spill()
        return Reader(self)
    }

    private final class Reader: ByteInput {
        private let spool: SpoolOutput
        private var at: UInt64 = 0

        init(_ spool: SpoolOutput) { self.spool = spool }

        func read(upTo limit: Int) throws -> [UInt8] {
            guard let file = spool.file else { return [] }
            let piece = try file.file.read(at: at, count: limit)
            at += UInt64(piece.count)
            return piece
        }
    }
}
