// The request target (RFC 9112, section 3.2).
//
//   origin-form    /path/of/segments?query            everyday requests
//   absolute-form  http://host:port/path?query        requests to a proxy, and to a helper program
//   asterisk-form  *                                  OPTIONS for the server as a whole
//
// authority-form belongs to CONNECT, which we do not have. Fragments, userinfo and empty targets are refused.
//
// The path is split at "/" first and decoded afterwards, so that an encoded slash can never become a border. A segment is
// refused when its decoded bytes are "." or "..", or contain "/", "\", NUL or another control byte; an empty segment is
// refused except as the last. What is left can be compared and joined without another look.

/// What a request asks for.
public struct RequestTarget: Sendable, Equatable {
    /// How the target was written.
    public enum Form: Sendable, Equatable {
        /// A path, and a query perhaps.
        case origin
        /// A whole URL; scheme is `http` or, if the reader allows it, `https`.
        case absolute(scheme: String, authority: Authority)
        /// `*`.
        case asterisk
    }

    /// The target as it was sent.
    public let raw: [UInt8]
    /// How it was written.
    public let form: Form
    /// The decoded segments of the path, without an empty last one: none for `/`, two for `/a/b` and for `/a/b/`.
    public let path: [[UInt8]]
    /// Whether the path ends with a slash.
    public let endsWithSlash: Bool
    /// What follows the first `?`, not decoded; nil when there is none.
    public let query: [UInt8]?

    /// Reads a target. Throws 400 for everything but the forms above.
    ///
    /// `schemes` are those an absolute-form may have: a server is asked for `http` only.
    public init(_ bytes: Span<UInt8>, schemes: [String] = ["http"]) throws(HTTPError) {
        for index in bytes.indices where !HTTPGrammar.isTarget(bytes[index]) {
            throw HTTPError(400, "byte in a target")
        }
        raw = bytes.array(0, bytes.count)
        if raw == [UInt8(ascii: "*")] {
            (form, path, endsWithSlash, query) = (.asterisk, [], false, nil)
            return
        }
        var start = 0
        if raw.first == UInt8(ascii: "/") {
            form = .origin
        } else {
            (form, start) = try Self.authority(bytes, schemes)
        }
        let mark = raw[start...].firstIndex(of: UInt8(ascii: "?")) ?? raw.count
        query = mark < raw.count ? Array(raw[(mark + 1)...]) : nil
        (path, endsWithSlash) = try Self.segments(raw[start..<mark])
    }

    /// Reads `scheme "://" authority` and returns the index after it.
    private static func authority(_ bytes: Span<UInt8>, _ schemes: [String]) throws(HTTPError) -> (Form, Int) {
        for scheme in schemes {
            let start = scheme.utf8.count + 3
            guard HTTPGrammar.matches(bytes.array(0, start), scheme + "://") else { continue }
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
            guard let authority = Authority(bytes.extracting(start..<end)) else {
                throw HTTPError(400, "authority in a target")
            }
            return (.absolute(scheme: scheme, authority: authority), end)
        }
        throw HTTPError(400, "form of a target")
    }

    /// Splits and decodes a path, which is empty or starts with a slash.
    private static func segments(_ path: ArraySlice<UInt8>) throws(HTTPError) -> ([[UInt8]], Bool) {
        var segments: [[UInt8]] = []
        var endsWithSlash = path.isEmpty
        let pieces = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if piece.isEmpty {
                guard index == pieces.count - 1 else { throw HTTPError(400, "empty segment in a path") }
                endsWithSlash = true
                break
            }
            guard let segment = PercentCoding.decode(piece) else { throw HTTPError(400, "percent-encoding in a path") }
            for byte in segment where byte < 0x20 || byte == 0x7f || byte == 0x2f || byte == 0x5c {
                throw HTTPError(400, "encoded byte in a path")
            }
            guard segment != [0x2e], segment != [0x2e, 0x2e] else { throw HTTPError(400, "dot segment in a path") }
            segments.append(segment)
        }
        return (segments, endsWithSlash)
    }
}
