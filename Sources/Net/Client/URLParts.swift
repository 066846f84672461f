// The URLs a client of this room connects to: a narrow part of RFC 3986.
//
//   url       = ( "http" / "https" ) "://" [ user [ ":" password ] "@" ] authority [ path ] [ "?" query ]
//   authority = see Authority: ASCII names, IPv4, "[" IPv6 "]", port 1 to 65535 without leading zeros
//
// Only visible ASCII without  " # < > \ ^ ` { | }  is read, so no byte can change its meaning on the way through a helper
// program, a log, or another parser. Fragments are refused. At most 8 KiB.

public import Bytes

/// An http or https URL, taken apart.
public struct URLParts: Sendable, Hashable {
    /// How a server is spoken to.
    public enum Scheme: String, Sendable {
        /// In the clear.
        case http
        /// Inside TLS, which needs a helper program.
        case https
    }

    /// What decides who gets to see a secret: scheme, host and port.
    public struct Origin: Sendable, Hashable {
        /// The scheme.
        public let scheme: Scheme
        /// The host in lower case.
        public let host: String
        /// The port, the scheme's own if none was written.
        public let port: UInt16
    }

    /// The scheme.
    public let scheme: Scheme
    /// The user name, decoded; nil when there is none.
    public let user: [UInt8]?
    /// The password, decoded; nil when there is none.
    public let password: [UInt8]?
    /// Host and port as written.
    public let authority: Authority
    /// The path as written, `/` if none was.
    public let path: [UInt8]
    /// What follows the first `?`, as written; nil when there is none.
    public let query: [UInt8]?

    /// Reads a URL. Throws `tooLarge` over 8 KiB, `unsupported` for another scheme, `malformed` for everything else.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= 8192 else { throw FormatError(.tooLarge, "URL") }
        for (index, byte) in bytes.enumerated() where !Self.isAllowed(byte) {
            throw FormatError(.malformed, "byte in a URL", at: index)
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
            throw FormatError(.malformed, "scheme of a URL")
        }
        let name = String(decoding: bytes[..<colon].map(HTTPGrammar.lower), as: UTF8.self)
        guard let scheme = Scheme(rawValue: name) else { throw FormatError(.unsupported, "scheme of a URL") }
        let rest = bytes[(colon + 3)...]
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? bytes.count
        let parts = rest[..<end].split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.last, let authority = Authority(Array(host).span) else {
            throw FormatError(.malformed, "host of a URL", at: colon + 3)
        }
        self.scheme = scheme
        self.authority = authority
        (user, password) = parts.count == 2 ? try Self.userinfo(parts[0], at: colon + 3) : (nil, nil)
        let mark = bytes[end...].firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
        path = mark == end ? [UInt8(ascii: "/")] : Array(bytes[end..<mark])
        query = mark < bytes.count ? Array(bytes[(mark + 1)...]) : nil
        guard PercentCoding.decode(path) != nil else { throw FormatError(.malformed, "path of a URL", at: end) }
    }

    /// Reads a URL.
    public init(_ text: String) throws(FormatError) { try self.init(Array(text.utf8)) }

    private init(_ base: URLParts, path: [UInt8], query: [UInt8]?) {
        (scheme, authority, user, password) = (base.scheme, base.authority, base.user, base.password)
        self.path = path
        self.query = query
    }

    /// The port to connect to.
    public var port: UInt16 { authority.port ?? (scheme == .http ? 80 : 443) }
    /// Scheme, host and port.
    public var origin: Origin { Origin(scheme: scheme, host: authority.host, port: port) }
    /// Path and query as a request line holds them.
    public var target: [UInt8] { path + (query.map { [UInt8(ascii: "?")] + $0 } ?? []) }
    /// The whole URL without user name and password.
    public var text: String { "\(scheme.rawValue)://\(authority.text)" + String(decoding: target, as: UTF8.self) }

    /// The same server, another path and query; both are checked as in a URL. Throws `malformed`.
    public func with(path: [UInt8], query: [UInt8]? = nil) throws(FormatError) -> URLParts {
        guard path.first == UInt8(ascii: "/"), path.allSatisfy({ Self.isAllowed($0) && $0 != UInt8(ascii: "?") }),
            query?.allSatisfy(Self.isAllowed) ?? true, PercentCoding.decode(path) != nil
        else { throw FormatError(.malformed, "path of a URL") }
        return URLParts(self, path: path, query: query)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x5e, 0x60, 0x7b...0x7d: false
        default: HTTPGrammar.isTarget(byte)
        }
    }

    private static func userinfo(
        _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FormatError) -> ([UInt8], [UInt8]?) {
        let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
        guard let user = PercentCoding.decode(bytes[..<colon]), !user.contains(UInt8(ascii: ":")),
            let password = PercentCoding.decode(bytes[colon...].dropFirst()),
            (user + password).allSatisfy({ $0 >= 0x20 && $0 != 0x7f })
        else { throw FormatError(.malformed, "user of a URL", at: offset) }
        return (user, colon == bytes.endIndex ? nil : password)
    }
}
