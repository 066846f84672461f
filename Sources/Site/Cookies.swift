import Net

/// The one cookie there is.
enum Cookies {
    /// The value of a cookie; nil when there is none, or more than one of that name.
    static func value(_ name: String, in fields: HTTPFields) -> String? {
        guard let header = fields.only("cookie") else { return nil }
        var found: [String] = []
        for piece in header.split(separator: UInt8(ascii: ";")) {
            let plain = piece.drop { $0 == 0x20 }
            guard let sign = plain.firstIndex(of: UInt8(ascii: "=")), plain[..<sign].elementsEqual(name.utf8) else {
                continue
            }
            found.append(String(decoding: plain[(sign + 1)...], as: UTF8.self))
        }
        guard found.count == 1, found[0].utf8.count == 64 else { return nil }
        return found[0]
    }

    /// The header that sets it, or with an empty value takes it away. Scripts cannot read it, other sites do not send it.
    static func setting(_ name: String, _ value: String, isSecure: Bool) -> String {
        let end = value.isEmpty ? "; Max-Age=0" : ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")\(end)"
    }
}
