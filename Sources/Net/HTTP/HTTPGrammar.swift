// The character classes of RFC 9110 (fields) and RFC 3986 (targets).
//
//   token       = 1*tchar            tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`"
//                                          / "|" / "~" / DIGIT / ALPHA
//   field-value = *( VCHAR / obs-text / SP / HTAB ), without SP and HTAB at either end
//   target      = visible ASCII without  " # < > \  (see `isTarget`)

enum HTTPGrammar {
    static let cr: UInt8 = 0x0d
    static let lf: UInt8 = 0x0a
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09

    /// A byte of a method or a field name.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x21, 0x23...0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x5e...0x60, 0x7c, 0x7e: true
        default: false
        }
    }

    /// A byte of a field value: anything but control characters, the tab excepted.
    static func isValue(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7f || byte == tab }

    /// A byte of a request target.
    ///
    /// RFC 3986 also excludes ^ ` { | } and, outside of hosts, [ ]; browsers send them unencoded in queries, and they have
    /// one reading only, so they are let through.
    static func isTarget(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x23, 0x3c, 0x3e, 0x5c: false
        case 0x21...0x7e: true
        default: false
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte }

    /// Whether some bytes are the same as an ASCII text, without regard to case.
    static func matches(_ bytes: some Collection<UInt8>, _ text: some StringProtocol) -> Bool {
        bytes.count == text.utf8.count && zip(bytes, text.utf8).allSatisfy { lower($0) == lower($1) }
    }

    /// Without blanks at both ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return bytes
    }

    /// A number in decimal digits and nothing else: 1 to 19 of them, below 2^63.
    static func decimal(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 19 else { return nil }
        var value = 0
        for byte in bytes {
            guard isDigit(byte) else { return nil }
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.addingReportingOverflow(Int(byte - 0x30))
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// Whether bytes are well-formed UTF-8.
    static func isUTF8(_ bytes: some Sequence<UInt8>) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}

extension Span where Element == UInt8 {
    /// A copy of a part; empty when the bounds are not within the span or in the wrong order.
    func array(_ from: Int, _ to: Int) -> [UInt8] {
        guard from >= 0, from < to, to <= count else { return [] }
        var copy: [UInt8] = []
        copy.reserveCapacity(to - from)
        for index in from..<to { copy.append(self[index]) }
        return copy
    }
}
