// Chunked bodies (RFC 9112, section 7.1), strict.
//
//   5;name=value CRLF      size in 1 to 16 hexadecimal digits; extensions are passed over
//   hello CRLF             exactly that many bytes
//   0 CRLF                 the last chunk
//   CRLF                   no trailers; an answer's are passed over within the limits of a head
//
// No blank anywhere around the size, no sign, no prefix, no underscore; CR LF is demanded after sizes and after data.

/// Takes a chunked body apart as it arrives. Holds no bytes.
struct ChunkedDecoder {
    /// What comes next in the bytes looked at.
    enum Step: Equatable {
        /// All of them were framing; look again when there are more.
        case needsMore
        /// The next bytes belong to the body.
        case data(count: Int)
        /// The body is complete.
        case end
    }

    private enum State {
        case size
        case extension_
        case sizeEnd
        case data
        case dataCR
        case dataLF
        case trailer
        case trailerEnd
        case end
    }

    private var state = State.size
    private var size = 0
    private var digits = 0
    private var lineLength = 0
    private var extensions = 0
    private var trailers = 0
    /// How many more bytes the chunks may hold.
    private var room: Int
    private let lineLimit: Int
    private let extensionLimit: Int
    private let trailerLimit: Int

    /// Prepares for one body of at most `room` bytes whose trailers, if any, have at most `trailers` bytes.
    init(room: Int, lineLimit: Int, extensionLimit: Int, trailers: Int) {
        self.room = room
        self.lineLimit = lineLimit
        self.extensionLimit = extensionLimit
        trailerLimit = trailers
    }

    /// Bytes of the current chunk that have not been taken.
    var pending: Int { state == .data ? size : 0 }

    /// Takes `count` bytes of the current chunk away.
    mutating func took(_ count: Int) {
        size -= min(max(count, 0), size)
        if size == 0, state == .data { state = .dataCR }
    }

    /// Passes over framing from the start of `bytes`; returns how many bytes that were and what follows.
    ///
    /// Throws 400 for what is no chunk and 413 as soon as a stated size is over the room that is left.
    mutating func next(_ bytes: Span<UInt8>) throws(HTTPError) -> (used: Int, step: Step) {
        var used = 0
        while true {
            if state == .end { return (used, .end) }
            if used == bytes.count { return (used, .needsMore) }
            if state == .data { return (used, .data(count: min(size, bytes.count - used))) }
            try advance(bytes[used])
            used += 1
        }
    }

    private mutating func advance(_ byte: UInt8) throws(HTTPError) {
        switch state {
        case .size, .extension_: try sizeLine(byte)
        case .sizeEnd:
            guard byte == HTTPGrammar.lf else { throw HTTPError(400, "end of a chunk size") }
            if size == 0 {
                (state, lineLength) = (.trailer, 0)
            } else {
                guard size <= room else { throw HTTPError(413, "size of a chunk") }
                room -= size
                state = .data
            }
        case .dataCR:
            guard byte == HTTPGrammar.cr else { throw HTTPError(400, "end of a chunk") }
            state = .dataLF
        case .dataLF:
            guard byte == HTTPGrammar.lf else { throw HTTPError(400, "end of a chunk") }
            (state, size, digits, lineLength) = (.size, 0, 0, 0)
        case .trailer:
            trailers += 1
            guard trailers <= trailerLimit + 2 else { throw HTTPError(400, "trailer") }
            if byte == HTTPGrammar.cr {
                state = .trailerEnd
            } else {
                guard trailerLimit > 0, HTTPGrammar.isValue(byte) else { throw HTTPError(400, "trailer") }
                lineLength += 1
            }
        case .trailerEnd:
            guard byte == HTTPGrammar.lf else { throw HTTPError(400, "end of a trailer") }
            trailers += 1
            (state, lineLength) = (lineLength == 0 ? .end : .trailer, 0)
        case .data, .end: break
        }
    }

    private mutating func sizeLine(_ byte: UInt8) throws(HTTPError) {
        if byte == HTTPGrammar.cr, digits > 0 {
            state = .sizeEnd
            return
        }
        lineLength += 1
        guard lineLength <= lineLimit else { throw HTTPError(400, "length of a chunk size line") }
        if state == .size, let digit = Self.digit(byte) {
            digits += 1
            guard digits <= 16, size <= Int.max >> 4 else { throw HTTPError(413, "size of a chunk") }
            size = size << 4 | digit
            return
        }
        guard state == .extension_ || digits > 0 && byte == UInt8(ascii: ";") else {
            throw HTTPError(400, "chunk size")
        }
        guard HTTPGrammar.isValue(byte) else { throw HTTPError(400, "chunk extension") }
        state = .extension_
        extensions += 1
        guard extensions <= extensionLimit else { throw HTTPError(400, "size of chunk extensions") }
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x46: Int(byte - 0x37)
        case 0x61...0x66: Int(byte - 0x57)
        default: nil
        }
    }
}
