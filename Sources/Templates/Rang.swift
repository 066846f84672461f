public import Bytes

/// The place of a node among its siblings: a key between any two others can always be made.
///
/// A key is the fraction `0.d₁d₂d₃…` in base 62 with the digits `0…9 A…Z a…z`, which ascend in ASCII, so comparing bytes
/// compares fractions. The last digit is never `0` (between `"a"` and `"a0"` there is no room), and there are at most 200.
///
/// Growth. At an end keys count, they do not halve: `V, V1, V2 … Vz, W, W1 … z`, then with `z` in front and four digits, then
/// with `zz` and six. So 1,900 keys have two characters, 14 million more have five; towards the front the same with `0` for `z`.
/// Between two neighbours the first place with a free digit is used, an eighth of the way from the lower one at odd places,
/// from the upper one at even places: whoever adds one after the other, upwards or downwards, gets some twenty-five keys out of
/// two characters, and narrowing a gap from both sides in turn, the worst case, about three out of one.
public struct Rang: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most characters of a key.
    public static let limit = 200

    /// The key.
    public let text: Text

    /// Takes a key; nil when it is not valid.
    public init?(_ string: String) {
        guard Self.isValid(string.utf8.span) else { return nil }
        text = Text(string)
    }

    private init(digits: [UInt8]) {
        var digits = digits
        while digits.last == 0 { digits.removeLast() }
        text = Text(String(decoding: digits.map { Self.alphabet[Int($0 % 62)] }, as: UTF8.self))
    }

    /// The key of the only node.
    public static let first = Rang(digits: [31])

    /// Whether bytes are a key.
    public static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count > 0, bytes.count <= limit, bytes[bytes.count - 1] != UInt8(ascii: "0") else { return false }
        for index in bytes.indices where digit(bytes[index]) == nil { return false }
        return true
    }

    /// A key greater than `lower` and smaller than `upper`, the same for the same neighbours; nil stands for no neighbour.
    ///
    /// - Returns: nil when `lower` is not smaller than `upper`, or a new key would be too long: then give new keys to all
    ///   siblings with `series(_:)`.
    public static func between(_ lower: Rang?, _ upper: Rang?) -> Rang? {
        let key: [UInt8]
        switch (lower, upper) {
        case (nil, nil): return first
        case (let lower?, nil): key = after(lower.digits)
        case (nil, let upper?): key = before(upper.digits)
        case (let lower?, let upper?):
            guard lower < upper else { return nil }
            key = inside(lower.digits, upper.digits)
        }
        return key.count <= limit ? Rang(digits: key) : nil
    }

    /// As many ascending keys as asked for.
    public static func series(_ count: Int) -> [Rang] {
        var keys: [Rang] = []
        var last = first
        for _ in 0..<max(0, count) {
            keys.append(last)
            last = Rang(digits: after(last.digits))
        }
        return keys
    }

    /// The order of the bytes.
    public static func < (left: Rang, right: Rang) -> Bool { left.text < right.text }

    /// The key.
    public var description: String { text.string }

    // MARK: Digits, each 0...61

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 36
        default: nil
        }
    }

    private var digits: [UInt8] { text.string.utf8.map { Self.digit($0) ?? 0 } }

    /// The digits that count at a key's end of the scale: as many as lead with the outermost digit, and 2(k+1) more.
    private static func counter(_ key: [UInt8], outermost: UInt8) -> [UInt8] {
        let lead = key.prefix { $0 == outermost }.count
        let width = lead + 2 * (lead + 1)
        return Array(key.prefix(width)) + [UInt8](repeating: 0, count: max(0, width - key.count))
    }

    /// The next key of the count upwards. The first digit after the leading `z` is below `z`, so the carry ends there.
    private static func after(_ key: [UInt8]) -> [UInt8] {
        var digits = counter(key, outermost: 61)
        var place = digits.count - 1
        while place > 0 && digits[place] == 61 {
            digits[place] = 0
            place -= 1
        }
        digits[place] += 1
        return digits
    }

    /// The next key of the count downwards.
    private static func before(_ key: [UInt8]) -> [UInt8] {
        var digits = counter(key, outermost: 0)
        // What stands behind the counter makes the key greater than the counter alone.
        if key.count > digits.count { return digits }
        let lead = digits.prefix { $0 == 0 }.count
        var place = digits.count - 1
        while place > lead && digits[place] == 0 {
            digits[place] = 61
            place -= 1
        }
        digits[place] -= 1
        if digits[lead] > 0 { return digits }
        return [UInt8](repeating: 0, count: lead + 1) + [UInt8](repeating: 61, count: 2 * (lead + 2))
    }

    /// A key between two, of which the first is smaller.
    private static func inside(_ lower: [UInt8], _ upper: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        // Whether what has been taken is still the beginning of `upper`; of `lower` it always is.
        var bounded = true
        while true {
            let place = key.count
            let low = place < lower.count ? lower[place] : 0
            let high = !bounded ? 62 : place < upper.count ? upper[place] : 0
            if high > low + 1 {
                let step = max(1, (high - low) / 8)
                return key + [place.isMultiple(of: 2) ? low + step : high - step]
            }
            if high == low + 1 {
                if bounded && upper.count > place + 1 { return key + [high] }
                bounded = false
            }
            key.append(low)
        }
    }
}
