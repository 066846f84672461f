/// Writes chunks (RFC 9112, section 7.1).
enum ChunkedWriter {
    /// The chunk that ends a body.
    static let last = Array("0\r\n\r\n".utf8)

    /// Appends one chunk; nothing for no data, since an empty chunk would end the body.
    static func append(_ data: [UInt8], to bytes: inout [UInt8]) {
        if data.isEmpty { return }
        bytes += String(data.count, radix: 16).utf8
        bytes += [HTTPGrammar.cr, HTTPGrammar.lf]
        bytes += data
        bytes += [HTTPGrammar.cr, HTTPGrammar.lf]
    }
}
