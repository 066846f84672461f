// Where a Location field leads (RFC 9110, section 10.2.2; RFC 3986, section 5.2).
//
//   https://other.example/a   another server, if its scheme is not weaker
//   //other.example/a         another server, same scheme
//   /a?b, ?b, a, ../a         the same server
//
// Refused: schemes other than http and https, from https to http, user names, an empty Location, and every URL that
// URLParts refuses. A fragment is passed over. Whether to follow, and how often, is the caller's business; a secret may be
// sent on only when the origin is the same.

public import Bytes

/// A redirection, resolved against the URL that was asked for.
public struct Redirect: Sendable, Equatable {
    /// Where it leads.
    public let url: URLParts
    /// Whether scheme, host and port are the same as before.
    public let isSameOrigin: Bool

    /// Resolves the value of a Location field. Throws `malformed`, `unsupported` or `tooLarge`.
    public init(location: [UInt8], from base: URLParts) throws(FormatError) {
        let bytes = Array(location.prefix { $0 != UInt8(ascii: "#") })
        guard !bytes.isEmpty else { throw FormatError(.malformed, "empty Location") }
        let found: URLParts
        if Self.hasScheme(bytes) {
            found = try URLParts(bytes)
        } else if bytes.starts(with: "//".utf8) {
            found = try URLParts(Array("\(base.scheme.rawValue):".utf8) + bytes)
        } else {
            let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
            let query = mark < bytes.count ? Array(bytes[(mark + 1)...]) : nil
            var path = Array(bytes[..<mark])
            if path.isEmpty {
                path = base.path
            } else if path.first != UInt8(ascii: "/") {
                let slash = base.path.lastIndex(of: UInt8(ascii: "/")) ?? 0
                path = base.path[...slash] + path
            }
            let whole = "\(base.scheme.rawValue)://\(base.authority.text)"
            found = try URLParts(Array(whole.utf8) + path + (query.map { [UInt8(ascii: "?")] + $0 } ?? []))
        }
        guard found.user == nil else { throw FormatError(.malformed, "user in a Location") }
        guard base.scheme == .http || found.scheme == .https else {
            throw FormatError(.unsupported, "Location from https to http")
        }
        url = try found.with(path: Self.withoutDots(found.path), query: found.query)
        isSameOrigin = url.origin == base.origin
    }

    private static func hasScheme(_ bytes: [UInt8]) -> Bool {
        guard let end = bytes.firstIndex(where: { $0 == 0x3a || $0 == 0x2f || $0 == 0x3f }) else { return false }
        return bytes[end] == UInt8(ascii: ":")
    }

    /// Resolves `.` and `..`; `..` at the root stays at the root.
    private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
        var kept: [ArraySlice<UInt8>] = []
        let segments = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment.elementsEqual("..".utf8) {
                _ = kept.popLast()
                if isLast { kept.append([]) }
            } else if segment.elementsEqual(".".utf8) {
                if isLast { kept.append([]) }
            } else {
                kept.append(segment)
            }
        }
        return [UInt8(ascii: "/")] + kept.joined(separator: [UInt8(ascii: "/")])
    }
}
