public import Bytes
import Files
public import Wire

/// Reaches the two services of one repository. Every call stands by itself, as over HTTP.
public protocol Transport: AnyObject {
    /// What the server says first.
    func discover(_ service: Service, _ version: ProtocolVersion) throws -> any ByteInput
    /// Sends a request and returns the answer.
    func call(_ service: Service, _ version: ProtocolVersion, _ request: RequestBody) throws -> any ByteInput
    /// Whether the first answer may begin with a line that names the service.
    var isHTTP: Bool { get }
    /// The address, for messages and configuration.
    var address: String { get }
}

/// What is sent with a call; can be read more than once, in case it has to be sent again.
public struct RequestBody {
    /// The beginning.
    public let head: [UInt8]
    /// What follows it: a file that holds a pack.
    let pack: DurableFile?
    /// The length of the file.
    public let packSize: UInt64

    /// Bytes only.
    public init(_ head: [UInt8]) {
        self.head = head
        pack = nil
        packSize = 0
    }

    init(_ head: [UInt8], _ pack: DurableFile, size: UInt64) {
        self.head = head
        self.pack = pack
        packSize = size
    }

    /// All of it as a source; `progress` is told how much has been read.
    public func input(progress: @escaping (UInt64) -> Void = { _ in }) -> any ByteInput { Source(self, progress) }

    private final class Source: ByteInput {
        private let body: RequestBody
        private let progress: (UInt64) -> Void
        private var at: UInt64 = 0

        init(_ body: RequestBody, _ progress: @escaping (UInt64) -> Void) {
            self.body = body
            self.progress = progress
        }

        func read(upTo limit: Int) throws -> [UInt8] {
            let head = UInt64(body.head.count)
            if at < head {
                let end = min(head, at + UInt64(limit))
                defer { at = end }
                return Array(body.head[Int(at)..<Int(end)])
            }
            guard let pack = body.pack, at < head + body.packSize else { return [] }
            let count = Int(min(UInt64(limit), head + body.packSize - at))
            let piece = try pack.file.read(at: at - head, count: count)
            at += UInt64(piece.count)
            progress(at - head)
            return piece
        }
    }
}
