// Authorization: Bearer b64token (RFC 6750, section 2.1)

/// A token that a request carries.
public struct BearerToken: Sendable {
    /// Its bytes.
    public let token: [UInt8]

    /// Reads the only `Authorization` field; nil when there is none, more than one, or one of another kind.
    public init?(_ fields: HTTPFields) {
        guard let value = fields.only("authorization") else { return nil }
        let words = value.split(separator: 0x20, maxSplits: 1)
        guard words.count == 2, String(decoding: words[0], as: UTF8.self).lowercased() == "bearer",
            1...1000 ~= words[1].count, words[1].allSatisfy({ 0x21...0x7e ~= $0 })
        else { return nil }
        token = Array(words[1])
    }
}
