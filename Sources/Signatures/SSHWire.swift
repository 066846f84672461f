internal import Bytes

// SSH writes everything as strings (RFC 4251, section 5): a big-endian 32-bit length, then that many bytes.
// A number ("mpint") is a string too: two's complement, most significant byte first, no byte more than needed.

extension ByteCursor {
    /// The next string.
    mutating func string(_ what: String) throws(FormatError) -> ArraySlice<UInt8> {
        try take(Int(uint32(what)), what)
    }

    /// Demands that the next string is this one.
    mutating func string(_ expected: some StringProtocol, _ what: String) throws(FormatError) {
        let at = offset
        guard try string(what).elementsEqual(expected.utf8) else { throw FormatError(.malformed, what, at: at) }
    }

    /// The next string, which must have a length.
    mutating func string(ofLength length: Int, _ what: String) throws(FormatError) -> ArraySlice<UInt8> {
        let at = offset
        let value = try string(what)
        guard value.count == length else { throw FormatError(.malformed, what, at: at) }
        return value
    }

    /// The next number, which must be positive and written in the one way there is; without its sign byte.
    mutating func positiveNumber(_ what: String) throws(FormatError) -> ArraySlice<UInt8> {
        let at = offset
        var digits = try string(what)
        if digits.first == 0 {
            digits.removeFirst()
            // A zero in front only keeps the number from looking negative.
            guard let first = digits.first, first & 0x80 != 0 else { throw FormatError(.malformed, what, at: at) }
        } else {
            guard let first = digits.first, first & 0x80 == 0 else { throw FormatError(.malformed, what, at: at) }
        }
        return digits
    }

    /// Demands that nothing is left.
    func finish(_ what: String) throws(FormatError) {
        guard isAtEnd else { throw FormatError(.malformed, what, at: offset) }
    }
}

extension [UInt8] {
    /// Appends a string with its length.
    mutating func append(sshString value: some Collection<UInt8>) {
        let length = UInt32(truncatingIfNeeded: value.count)
        for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: length >> shift)) }
        append(contentsOf: value)
    }
}
