public import Templates

/// Where a link leads: a path on this server, a file beside the page, or http, https and mailto elsewhere. There is no other kind, so no link can run a script.
///
/// The text is ASCII and percent-encoded (RFC 3986). Paths are made of segments, which are given as bytes or text and are encoded here;
/// what came from people goes through `init(external:)`.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as it stands in a link.
    let text: String

    /// The address as it stands in a link, not escaped for HTML.
    public var description: String { text }
    /// Whether it leaves this server.
    public var isExternal: Bool {
        switch text.utf8.first {
        case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "#"): false
        default: true
        }
    }

    private init(checked text: String) { self.text = text }

    // MARK: On this server

    /// `/`.
    public static let root = WebAddress(checked: "/")

    /// The path all pages of a hub begin with, as it stands in a configuration: "/" or "/allmende".
    ///
    /// Nil when it does not begin with a slash, or has an empty segment, `.` or `..`. A slash at the end falls away.
    public init?(base path: String) {
        var bytes = Array(path.utf8)
        guard bytes.first == UInt8(ascii: "/") else { return nil }
        bytes.removeFirst()
        if bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard !bytes.isEmpty else {
            self = .root
            return
        }
        guard let whole = WebAddress.root.appending(path: bytes) else { return nil }
        self = whole
    }

    /// The address one segment further down. Nil for an empty segment, `.` and `..`, which browsers resolve even when they are
    /// encoded, and for an address that has a query or fragment or is elsewhere.
    public func appending(_ segment: [UInt8]) -> WebAddress? {
        guard !isExternal, !text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }),
            !segment.isEmpty, segment != Array(".".utf8), segment != Array("..".utf8)
        else { return nil }
        let lead = text == "/" ? "/" : text + "/"
        return WebAddress(checked: lead + Self.encoded(segment, keeping: Self.unreserved))
    }

    /// The address one segment further down; see `appending(_:)` for bytes.
    public func appending(_ segment: String) -> WebAddress? { appending(Array(segment.utf8)) }

    /// The address some segments further down, which slashes divide. Nil when one of them is refused.
    public func appending(path: [UInt8]) -> WebAddress? {
        var whole = self
        for segment in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let next = whole.appending(Array(segment)) else { return nil }
            whole = next
        }
        return whole
    }

    /// The address with a parameter added to its query.
    public func query(_ name: StaticString, _ value: String) -> WebAddress {
        let sign = text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        let name = Self.encoded(Array(name.description.utf8), keeping: Self.unreserved)
        return WebAddress(
            checked: "\(withoutFragment)\(sign)\(name)=\(Self.encoded(Array(value.utf8), keeping: Self.unreserved))")
    }

    /// The address with a parameter of its query set anew, whatever it was; nil leaves it out.
    public func setting(_ name: StaticString, _ value: String?) -> WebAddress {
        let name = Self.encoded(Array(name.description.utf8), keeping: Self.unreserved)
        let parts = withoutFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let kept = (parts.count > 1 ? parts[1].split(separator: "&") : []).filter {
            $0 != name && !$0.hasPrefix("\(name)=")
        }
        let added = value.map { ["\(name)=\(Self.encoded(Array($0.utf8), keeping: Self.unreserved))"] } ?? []
        let query = (kept.map(String.init) + added).joined(separator: "&")
        return WebAddress(checked: query.isEmpty ? String(parts[0]) : "\(parts[0])?\(query)")
    }

    /// The place of a node on a template's page.
    public func node(_ id: ElementID) -> WebAddress { fragment(.node(id)) }

    /// The place of a post on the page of its discussion, by the name of the post.
    public func post(_ name: String) -> WebAddress { fragment(.post(name)) }

    /// A place on the page.
    func fragment(_ anchor: Anchor) -> WebAddress { WebAddress(checked: "\(withoutFragment)#\(anchor.text)") }

    private var withoutFragment: String {
        text.firstIndex(of: "#").map { String(text[..<$0]) } ?? text
    }

    /// An address on this server as a form sent it: one path, with a query at most. Nil for everything that could lead elsewhere, as
    /// `//host`, `/\host` and whole addresses do, and for what is no ASCII or has controls.
    public init?(local text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= Self.limit,
            bytes.count < 2 || bytes[1] != UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#") })
        else { return nil }
        self.init(checked: String(decoding: bytes, as: UTF8.self))
    }

    // MARK: Beside the page

    /// A file that lies near the page, for pages that no server serves: "./index.html", "../../stil.css". Nil for a path that has an
    /// empty segment, `.` or `..`.
    ///
    /// - Parameters:
    ///   - path: Where the file lies in the folder of all pages.
    ///   - up: How many folders the page itself lies below that one.
    init?(file path: [UInt8], up: Int) {
        guard let whole = WebAddress.root.appending(path: path) else { return nil }
        let lead = up <= 0 ? "." : Array(repeating: "..", count: up).joined(separator: "/")
        self.init(checked: lead + whole.text)
    }

    /// A place on the page itself.
    static func here(_ anchor: Anchor) -> WebAddress { WebAddress(checked: "#\(anchor.text)") }

    // MARK: Elsewhere

    /// The longest address that is taken.
    public static let limit = 2000

    /// An address as somebody wrote it. Taken are `http://` and `https://` with a host, and `mailto:` with one recipient and at most a
    /// subject. Nil for every other scheme, for paths, for user information before the host, for blanks, controls and what is invisible.
    public init?(external text: String) { self.init(external: Array(text.utf8)) }

    /// An address as somebody wrote it, as UTF-8.
    init?(external utf8: [UInt8]) {
        guard utf8.count <= Self.limit, let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        guard Self.isVisible(utf8) else { return nil }
        let scheme = String(decoding: utf8[..<colon], as: UTF8.self).lowercased()
        let rest = Array(utf8[(colon + 1)...])
        switch scheme {
        case "http", "https":
            guard let tail = Self.hostAndPath(rest) else { return nil }
            self.init(checked: "\(scheme)://\(tail)")
        case "mailto":
            guard let tail = Self.recipient(rest) else { return nil }
            self.init(checked: "mailto:\(tail)")
        default: return nil
        }
    }

    /// What follows `//`: host, port, path, query and fragment, encoded.
    private static func hostAndPath(_ rest: [UInt8]) -> String? {
        guard rest.starts(with: "//".utf8) else { return nil }
        let ends: Set<UInt8> = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        let host = Array(rest.dropFirst(2).prefix { !ends.contains($0) })
        guard host.contains(where: { isAlphanumeric($0) || $0 >= 0x80 }) else { return nil }
        for byte in host {
            let isHost = isAlphanumeric(byte) || byte >= 0x80 || "-._:[]".utf8.contains(byte)
            guard isHost else { return nil }
        }
        return encoded(host, keeping: { isAlphanumeric($0) || "-._:[]".utf8.contains($0) })
            + encoded(Array(rest.dropFirst(2 + host.count)), keeping: reserved)
    }

    /// `name@host` or `name@host?subject=…`.
    private static func recipient(_ rest: [UInt8]) -> String? {
        let address = Array(rest.prefix { $0 != UInt8(ascii: "?") })
        let parts = address.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
            address.allSatisfy({ isAlphanumeric($0) || "-._+@".utf8.contains($0) })
        else { return nil }
        let query = Array(rest.dropFirst(address.count))
        guard query.isEmpty || query.starts(with: "?subject=".utf8) else { return nil }
        let subject = Array(query.dropFirst("?subject=".utf8.count))
        let text = String(decoding: address, as: UTF8.self)
        if query.isEmpty { return text }
        return "\(text)?subject=\(encoded(subject, keeping: { unreserved($0) || $0 == UInt8(ascii: "%") }))"
    }

    /// Whether nothing is blank, a control or invisible.
    private static func isVisible(_ utf8: [UInt8]) -> Bool {
        if utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) { return false }
        guard let text = String(validating: utf8, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains { HTMLText.isUnsafe($0) || $0.properties.isWhitespace }
    }

    // MARK: Encoding

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func unreserved(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "-._~".utf8.contains(byte) }

    /// What keeps its meaning in a whole address. The apostrophe is legal too, but is encoded: a shell would obey it.
    private static func reserved(_ byte: UInt8) -> Bool {
        unreserved(byte) || ":/?#[]@!$&()*+,;=%".utf8.contains(byte)
    }

    /// Bytes with all but some percent-encoded. A percent sign that is kept must begin an encoded byte, else it is encoded itself.
    private static func encoded(_ bytes: [UInt8], keeping: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isStray = byte == UInt8(ascii: "%") && !isEncodedByte(bytes, index)
            if keeping(byte) && !isStray {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isEncodedByte(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        return bytes[(index + 1)...(index + 2)].allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF)
        }
    }
}
