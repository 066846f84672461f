/// A whole address, http or https, for what leaves this server and is read elsewhere: a calendar program or a feed reader knows
/// no page that a path could begin at.
public struct FeedLink: Hashable, Sendable, CustomStringConvertible {
    /// The address: ASCII, percent-encoded (RFC 3986).
    let text: String

    /// The address.
    public var description: String { text }

    /// An address as somebody wrote it. Nil for every scheme but http and https, and for what `WebAddress` refuses.
    public init?(_ written: String) {
        guard let address = WebAddress(external: written) else { return nil }
        self.init(address)
    }

    /// An address elsewhere; nil for a path of this server and for mailto.
    public init?(_ address: WebAddress) {
        let text = address.text
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
        self.text = text
    }

    /// The address of a page on the server of this one: its scheme, host and port with another path. An address elsewhere stays
    /// itself; nil for mailto.
    public func link(to address: WebAddress) -> FeedLink? {
        if address.isExternal { return FeedLink(address) }
        let slashes = text.utf8.count - text.utf8.drop { $0 != UInt8(ascii: "/") }.count + 2
        let host = text.utf8.dropFirst(slashes).prefix { !"/?#".utf8.contains($0) }
        let origin = String(decoding: Array(text.utf8.prefix(slashes)) + Array(host), as: UTF8.self)
        return FeedLink(checked: origin + address.text)
    }

    private init(checked text: String) { self.text = text }
}

/// The identity of a feed or an entry: a `tag:` (RFC 4151) or `urn:` (RFC 8141) URI, which stays the same wherever the hub moves.
public struct FeedID: Hashable, Sendable, CustomStringConvertible {
    /// The URI.
    let text: String

    /// The URI.
    public var description: String { text }

    /// Takes `tag:` and `urn:` in lower case, each followed by two parts at least (`tag:example.org,2026:x`, `urn:uuid:…`), in the
    /// characters that a URI may have and with at most 2,000 of them. Readers compare ids byte by byte, so nothing is changed.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= WebAddress.limit else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        guard Array(parts[0]) == Array("tag".utf8) || Array(parts[0]) == Array("urn".utf8) else { return nil }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                continue
            case UInt8(ascii: "%"):
                let digits = bytes.dropFirst(index + 1).prefix(2)
                let isHex = digits.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }
                guard digits.count == 2, isHex else { return nil }
            default: guard "-._~:/?#@!$&()*+,;=".utf8.contains(byte) else { return nil }
            }
        }
        self.text = text
    }
}
