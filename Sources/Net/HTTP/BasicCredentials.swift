internal import Bytes

/// A user name and a password as `Authorization: Basic` carries them (RFC 7617).
///
/// Never print one.
public struct BasicCredentials: Sendable, Equatable {
    /// The name; holds no colon.
    public let user: [UInt8]
    /// The password.
    public let password: [UInt8]

    /// The credentials of a request; nil when there are none or anything about them is wrong.
    ///
    /// Wrong are: more than one Authorization field, another scheme, Base64 that is not strict (RFC 4648, with padding),
    /// no colon, control bytes, over 4 KiB, and, with `demandsUTF8`, bytes that are not UTF-8.
    public init?(_ fields: HTTPFields, demandsUTF8: Bool = true) {
        guard let value = fields.only("authorization"), value.count <= 4096,
            let space = value.firstIndex(of: HTTPGrammar.space), HTTPGrammar.matches(value[..<space], "basic")
        else { return nil }
        let token = Array(HTTPGrammar.trimmed(value[space...]))
        guard !token.isEmpty, let bytes = Base64.decode(token.span),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }), !demandsUTF8 || HTTPGrammar.isUTF8(bytes)
        else { return nil }
        user = Array(bytes[..<colon])
        password = Array(bytes[(colon + 1)...])
    }

    /// Credentials to send.
    public init(user: [UInt8], password: [UInt8]) {
        self.user = user
        self.password = password
    }

    /// The value of the field that carries them.
    public var value: String { "Basic " + Base64.encode(user + [UInt8(ascii: ":")] + password) }
}
