// The host of a Host field, an absolute-form target or a URL (RFC 3986, section 3.2.2), narrower than the RFC:
//
//   authority = host [ ":" port ]           port = 1 to 65535 in decimal without leading zeros
//   host      = name / IPv4 / "[" IPv6 "]"  name = labels of letters, digits, "-" and "_", joined by ".", at most 255 bytes
//
// No percent-encoding, no userinfo, no letters beyond ASCII, no label that starts with "-" (an option to some programs).
// A name whose last label is a number must be four decimal numbers: nobody else may read 0x7f.1 as an address.

internal import Glibc

/// The name or address of a host, and a port if one was given.
public struct Authority: Sendable, Hashable {
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    /// The port if one was written.
    public let port: UInt16?
    /// Whether the host is an IPv6 address and needs brackets when written.
    public let isIPv6: Bool

    /// Host and port as they are written in a Host field.
    public var text: String {
        let name = isIPv6 ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// Reads an authority; nil for everything but the form above.
    public init?(_ bytes: Span<UInt8>) {
        guard bytes.count > 0, bytes.count <= 300 else { return nil }
        var end = 0
        if bytes[0] == UInt8(ascii: "[") {
            while end < bytes.count, bytes[end] != UInt8(ascii: "]") { end += 1 }
            guard end < bytes.count, let address = Self.ipv6(bytes.array(1, end)) else { return nil }
            host = address
            isIPv6 = true
            end += 1
        } else {
            while end < bytes.count, bytes[end] != UInt8(ascii: ":") { end += 1 }
            guard let name = Self.name(bytes.array(0, end)) else { return nil }
            host = name
            isIPv6 = false
        }
        if end == bytes.count {
            port = nil
        } else {
            guard bytes[end] == UInt8(ascii: ":"), let number = Self.port(bytes.array(end + 1, bytes.count)) else {
                return nil
            }
            port = number
        }
    }

    private static func port(_ digits: [UInt8]) -> UInt16? {
        guard digits.count <= 5, digits.first != UInt8(ascii: "0"), let value = HTTPGrammar.decimal(digits) else {
            return nil
        }
        return UInt16(exactly: value)
    }

    private static func name(_ bytes: [UInt8]) -> String? {
        guard !bytes.isEmpty, bytes.count <= 255 else { return nil }
        // A dot at the end only says that the name is complete.
        var labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        for label in labels {
            guard let first = label.first, label.count <= 63, first != UInt8(ascii: "-") else { return nil }
            for byte in label {
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x5f: break
                default: return nil
                }
            }
        }
        if let last = labels.last, isNumber(last), !isIPv4(labels, bytes) { return nil }
        return String(decoding: bytes.map(HTTPGrammar.lower), as: UTF8.self)
    }

    private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
        label.allSatisfy(HTTPGrammar.isDigit) || label.starts(with: [0x30, 0x78]) || label.starts(with: [0x30, 0x58])
    }

    private static func isIPv4(_ labels: [ArraySlice<UInt8>], _ bytes: [UInt8]) -> Bool {
        labels.count == 4 && bytes.last != UInt8(ascii: ".")
            && labels.allSatisfy { label in
                guard label.count <= 3, label.count == 1 || label.first != UInt8(ascii: "0") else { return false }
                return HTTPGrammar.decimal(label).map { $0 <= 255 } ?? false
            }
    }

    private static func ipv6(_ bytes: [UInt8]) -> String? {
        guard !bytes.isEmpty, bytes.count <= 45 else { return nil }
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x3a, 0x2e: break
            default: return nil
            }
        }
        let text = String(decoding: bytes.map(HTTPGrammar.lower), as: UTF8.self)
        var address = in6_addr()
        // The address is large enough for what inet_pton writes; the text is passed as a C string for the call.
        return unsafe inet_pton(AF_INET6, text, &address) == 1 ? text : nil
    }
}
