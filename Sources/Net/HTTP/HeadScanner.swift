// Finds where a head ends while its bytes arrive, and stops at the first byte that cannot belong to one.
//
//   head = [ CRLF ] first-line CRLF *( field-line CRLF ) CRLF
//
// A line ends in CR LF. A CR or LF alone is refused wherever it stands, as is every other control byte but the tab, so that
// no other reader of the same bytes can see other lines than we do. One empty line before a request is passed over
// (RFC 9112, section 2.2); a second one is refused.

/// Looks at each byte of a head once, however it is cut into pieces.
struct HeadScanner {
    /// The limits of a head.
    struct Limits {
        let head: Int
        let firstLine: Int
        let fields: Int
        let allowsEmptyLine: Bool
    }

    /// Where the first line starts: 0, or 2 after an empty line.
    private(set) var begin = 0
    private var examined = 0
    private var lines = 0
    private var lineLength = 0
    private var afterCR = false
    private let limits: Limits

    init(_ limits: Limits) { self.limits = limits }

    init(_ limits: HTTPLimits) {
        self.init(
            Limits(
                head: limits.headBytes, firstLine: limits.requestLineBytes, fields: limits.fields, allowsEmptyLine: true
            ))
    }

    /// Continues with all bytes from the start of the head; returns its length when it is complete, or nil.
    ///
    /// Throws 400 for a byte that cannot be, 414 for a first line and 431 for a head or a number of fields over the limit.
    mutating func scan(_ bytes: Span<UInt8>) throws(HTTPError) -> Int? {
        while examined < bytes.count {
            let byte = bytes[examined]
            examined += 1
            if examined - begin > limits.head { throw HTTPError(lines == 0 ? 414 : 431, "size of a head") }
            if afterCR {
                guard byte == HTTPGrammar.lf else { throw HTTPError(400, "CR without LF") }
                afterCR = false
                if lineLength > 0 {
                    lines += 1
                    lineLength = 0
                    if lines > limits.fields + 1 { throw HTTPError(431, "number of header fields") }
                } else if lines > 0 {
                    return examined
                } else {
                    guard limits.allowsEmptyLine, begin == 0 else { throw HTTPError(400, "empty line before a head") }
                    begin = examined
                }
            } else if byte == HTTPGrammar.cr {
                afterCR = true
            } else {
                guard HTTPGrammar.isValue(byte) else { throw HTTPError(400, "control byte in a head") }
                lineLength += 1
                if lines == 0, lineLength > limits.firstLine { throw HTTPError(414, "length of the first line") }
            }
        }
        return nil
    }

    /// Cuts a complete head into its lines, without their ends. Total for any bytes.
    static func lines(
        _ head: Span<UInt8>, _ take: (_ line: Span<UInt8>, _ number: Int) throws(HTTPError) -> Void
    ) throws(HTTPError) {
        var start = 0
        var number = 0
        var index = 0
        while index + 1 < head.count {
            guard head[index] == HTTPGrammar.cr, head[index + 1] == HTTPGrammar.lf else {
                index += 1
                continue
            }
            if index == start { return }
            try take(head.extracting(start..<index), number)
            number += 1
            index += 2
            start = index
        }
    }
}
