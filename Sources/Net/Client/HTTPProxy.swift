public import Bytes

/// The proxy for http URLs, and the hosts that are reached without it: what `http_proxy` and `no_proxy` say.
///
/// This room does not read the environment; the caller passes the values in.
public struct HTTPProxy: Sendable {
    /// The proxy's own URL, with the user name and password it asks for, if any.
    public let url: URLParts
    private let exceptions: [String]

    /// Reads the two values.
    ///
    /// `proxy` is a URL with the scheme http or none. `except` is a list separated by commas or blanks: `*` for all hosts, a
    /// host, a domain (with or without a leading dot; hosts below it count too), each with a port perhaps. Ranges of
    /// addresses are not understood. Throws as URLParts does, and `unsupported` for a proxy that is not http.
    public init(_ proxy: String, except: String = "") throws(FormatError) {
        url = try URLParts(proxy.utf8.contains(UInt8(ascii: "/")) ? proxy : "http://\(proxy)")
        guard url.scheme == .http else { throw FormatError(.unsupported, "scheme of a proxy") }
        exceptions = except.split { $0 == "," || $0.isWhitespace }.map { entry in
            let name = entry.lowercased()
            return name.hasPrefix("*.")
                ? String(name.dropFirst(2)) : name.hasPrefix(".") ? String(name.dropFirst()) : name
        }
    }

    /// Whether requests for a URL go through the proxy; never for https.
    public func isUsed(for target: URLParts) -> Bool {
        guard target.scheme == .http else { return false }
        let host = target.authority.host
        let name = target.authority.isIPv6 ? "[\(host)]" : host
        return !exceptions.contains { entry in
            entry == "*"
                || [host, name, "\(name):\(target.port)"].contains { $0 == entry || $0.hasSuffix(".\(entry)") }
        }
    }

    /// The field that tells the proxy who we are; nil when its URL names nobody.
    var authorization: HTTPField? {
        url.user.map {
            HTTPField("Proxy-Authorization", BasicCredentials(user: $0, password: url.password ?? []).value)
        }
    }
}
