public import Bytes
import History
import Objects
public import Store

/// Takes in a bundle from a file, an upload, or memory.
///
/// Whoever wrote it is not believed: ids are computed, sizes are limited, and everything that the refs lead to is looked for
/// before anything can be put in place. No ref is changed here; which of them move, and where to, is the caller's business.
public final class BundleReader {
    /// What the head says.
    public let header: BundleHeader
    private let input: BufferedInput

    /// Reads the head; the pack is read by `receive`. Throws as BundleHeader does.
    public init(_ input: any ByteInput) throws {
        self.input = BufferedInput(input)
        header = try BundleHeader(self.input)
    }

    /// What the bundle builds on and the repository does not have, in the order of the file.
    ///
    /// What is there may still lead to nothing; `receive` finds that. Throws BundleError `otherFormat`, or StoreError.
    public func missing(in repository: Repository) throws -> [BundleHeader.Prerequisite] {
        try checkFormat(repository)
        let reader = try ObjectReader(repository.objects)
        return try header.prerequisites.filter { try !reader.contains($0.id) }
    }

    /// Whether the repository has everything that the refs lead to, so that nothing need be received.
    public func isKnown(in repository: Repository) throws -> Bool {
        try checkFormat(repository)
        let reader = try ObjectReader(repository.objects)
        guard try header.refs.allSatisfy({ try reader.contains($0.id) }) else { return false }
        do {
            try checkConnected(repository, reader)
            return true
        } catch BundleError.incomplete {
            return false
        }
    }

    /// Reads the pack to its end and judges it; it is in the repository only when the result is installed. Once only.
    ///
    /// A thin pack is completed from the repository. The pack's length is limited by the policy. Throws BundleError
    /// `otherFormat`, `missing` or `incomplete`, FormatError (`truncated`, `checksum`, `malformed` for bytes after the pack
    /// too), and what PackReceiver throws; the repository is as it was then.
    public func receive(
        into repository: Repository, _ policy: ReceivePolicy,
        progress: @escaping (PackReceiver.Progress) -> Void = { _ in }
    ) throws -> ReceivedPack {
        let missing = try missing(in: repository)
        guard missing.isEmpty else { throw BundleError.missing(missing) }
        let receiver = PackReceiver(repository.objects, policy, progress: progress)
        while !receiver.isComplete {
            let piece = Array(try input.some(1 << 16))
            if piece.isEmpty { break }
            guard try receiver.feed(piece) == piece.count else { throw Self.tail }
        }
        if receiver.isComplete, try !input.atEnd() { throw Self.tail }
        let received = try receiver.finish()
        try checkConnected(repository, try received.reader())
        return received
    }

    private static let tail = FormatError(.malformed, "bytes after the pack")

    private func checkFormat(_ repository: Repository) throws {
        guard header.format == repository.format else {
            throw BundleError.otherFormat(theirs: header.format, ours: repository.format)
        }
    }

    /// Everything the refs lead to must be there; what the repository's own refs lead to is taken to be.
    private func checkConnected(_ repository: Repository, _ reader: ObjectReader) throws {
        let tips = Set(try repository.refs.list().map(\.id))
        do {
            try Connectivity(reader, tips: tips, shallow: try repository.shallowCommits()).check(header.refs.map(\.id))
        } catch StoreError.missing(let id) {
            throw BundleError.incomplete(id)
        }
    }
}
