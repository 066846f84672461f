internal import Bytes

/// Unpacks a gzip body (RFC 1952) while it is read: one member, whole, with nothing after it.
///
/// Refused with 400: a wrong checksum or length, a cut, bytes after the member, and content that is itself gzip, since one
/// label announces one coding. Refused with 413: content over the limit. A bomb costs the limit and not more.
final class GzipInput: ByteInput {
    private let source: any ByteInput
    private let inflater = Inflater(.gzip)
    private var packed: [UInt8] = []
    private var offset = 0
    private var room: Int
    private var start: [UInt8] = []
    private var finished = false
    private var failure: HTTPError?

    /// Unpacks `source`, to `limit` bytes at most.
    init(_ source: any ByteInput, limit: Int) {
        self.source = source
        room = min(max(limit, 0), .max - 1)
    }

    /// The next bytes of the content; none at its end.
    func read(upTo limit: Int) throws -> [UInt8] {
        if let failure { throw failure }
        if limit <= 0 { return [] }
        do {
            return try next(min(limit, 65_536))
        } catch let error as FormatError {
            let refused = HTTPError(400, "gzip body: \(error.what)")
            failure = refused
            throw refused
        } catch let error as HTTPError {
            failure = error
            throw error
        }
    }

    private func next(_ limit: Int) throws -> [UInt8] {
        while !finished {
            if offset == packed.count {
                packed = try source.read(upTo: 65_536)
                offset = 0
                if packed.isEmpty { throw FormatError(.truncated, "gzip member") }
            }
            var output: [UInt8] = []
            let packed = packed
            // One byte more than allowed tells a body that is too large from one that just fits.
            let progress = try inflater.push(packed.span, from: offset, into: &output, room: min(limit, room + 1))
            offset += progress.consumed
            finished = progress.finished
            guard output.count <= room else { throw HTTPError(413, "size of an unpacked body") }
            room -= output.count
            if start.count < 3 {
                start += output.prefix(3 - start.count)
                guard start != [0x1f, 0x8b, 0x08] else { throw HTTPError(400, "gzip within gzip") }
            }
            if finished {
                // Reading on to the end also checks how the body itself ends.
                let isLast = try offset == packed.count && source.read(upTo: 1).isEmpty
                guard isLast else { throw FormatError(.malformed, "bytes after a gzip member") }
            }
            if !output.isEmpty { return output }
        }
        return []
    }
}
