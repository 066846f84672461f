internal import Bytes

/// Percent-encoding (RFC 3986, section 2.1): `%` and two hexadecimal digits stand for one byte.
public enum PercentCoding {
    /// The bytes a text stands for; nil when a `%` is not followed by two digits.
    ///
    /// With `plusIsSpace`, a `+` stands for a space, as in forms.
    public static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = iterator.next().flatMap(Hex.value), let low = iterator.next().flatMap(Hex.value) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? HTTPGrammar.space : byte)
            }
        }
        return bytes
    }

    /// A text for some bytes in which everything but letters, digits and `- . _ ~` is encoded, and what `also` names.
    public static func encode(_ bytes: some Sequence<UInt8>, also allowed: String = "") -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: text.append(byte)
            case 0x21..<0x7f where allowed.utf8.contains(byte): text.append(byte)
            default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
