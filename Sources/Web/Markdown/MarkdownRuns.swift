/// Runs of asterisks and underscores, and which of them belong together.
///
/// A run can open emphasis, close it, both or neither, depending on what stands beside it. Closers are taken from left to right, and
/// each looks back for the nearest opener; where it found none, later ones of its kind need not look again. So every run is
/// passed a constant number of times. (CommonMark 0.31, "An algorithm for parsing nested emphasis".)
struct MarkdownRuns {
    /// One run.
    struct Run {
        /// `*` or `_`.
        let sign: UInt8
        /// How many signs it had.
        let length: Int
        let canOpen: Bool
        let canClose: Bool
        /// How many signs are left; they are text.
        var count: Int
        /// Emphasis that ends here, the innermost first; true is strong.
        var ends: [Bool] = []
        /// Emphasis that begins here, the innermost first.
        var begins: [Bool] = []
        fileprivate var previous: Int?
        fileprivate var next: Int?
    }

    /// All runs in order.
    private(set) var all: [Run] = []
    /// The last run that is not paired yet.
    private(set) var last: Int?

    /// Adds a run between two scalars, nil at the ends of the text. Returns its place.
    mutating func add(_ sign: UInt8, count: Int, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Int {
        let (blankBefore, blankAfter) = (Self.isBlank(before), Self.isBlank(after))
        let (markBefore, markAfter) = (Self.isPunctuation(before), Self.isPunctuation(after))
        let isLeft = !blankAfter && (!markAfter || blankBefore || markBefore)
        let isRight = !blankBefore && (!markBefore || blankAfter || markAfter)
        let isWordly = sign == UInt8(ascii: "_")
        let run = Run(
            sign: sign, length: count, canOpen: isLeft && (!isWordly || !isRight || markBefore),
            canClose: isRight && (!isWordly || !isLeft || markAfter), count: count, previous: last)
        if let last { all[last].next = all.count }
        all.append(run)
        last = all.count - 1
        return all.count - 1
    }

    /// Pairs the runs behind one, or all, and forgets those that found no partner.
    mutating func pair(above bottom: Int?) {
        let floor = bottom ?? -1
        var lowest = [Int](repeating: floor, count: 12)
        var closer = first(above: floor)
        while let current = closer {
            guard all[current].canClose else {
                closer = all[current].next
                continue
            }
            let kind = Self.kind(all[current])
            if let opener = opener(for: current, above: max(floor, lowest[kind])) {
                match(opener, current)
                if all[opener].count == 0 { remove(opener) }
                if all[current].count == 0 {
                    closer = all[current].next
                    remove(current)
                }
            } else {
                lowest[kind] = all[current].previous ?? -1
                closer = all[current].next
                if !all[current].canOpen { remove(current) }
            }
        }
        last = bottom
        if let bottom { all[bottom].next = nil }
    }

    // MARK: Private

    private func first(above floor: Int) -> Int? {
        var place = last.flatMap { $0 > floor ? $0 : nil }
        while let current = place, let previous = all[current].previous, previous > floor { place = previous }
        return place
    }

    private func opener(for closer: Int, above floor: Int) -> Int? {
        let end = all[closer]
        var place = end.previous
        while let current = place, current > floor {
            let run = all[current]
            if run.canOpen && run.sign == end.sign {
                let isEither = end.canOpen || run.canClose
                let isOdd = isEither && end.length % 3 != 0 && (run.length + end.length) % 3 == 0
                if !isOdd { return current }
            }
            place = run.previous
        }
        return nil
    }

    private mutating func match(_ opener: Int, _ closer: Int) {
        let isStrong = all[opener].count >= 2 && all[closer].count >= 2
        all[opener].count -= isStrong ? 2 : 1
        all[closer].count -= isStrong ? 2 : 1
        all[opener].begins.append(isStrong)
        all[closer].ends.append(isStrong)
        // What stands between found no partner.
        all[opener].next = closer
        all[closer].previous = opener
    }

    private mutating func remove(_ place: Int) {
        let (previous, next) = (all[place].previous, all[place].next)
        if let previous { all[previous].next = next }
        if let next { all[next].previous = previous } else if last == place { last = previous }
    }

    /// Closers of one kind accept the same openers.
    private static func kind(_ run: Run) -> Int {
        (run.sign == UInt8(ascii: "_") ? 6 : 0) + (run.canOpen ? 3 : 0) + run.length % 3
    }

    // MARK: Scalars

    private static func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return scalar.value < 0x80
            ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        if scalar.value < 0x80 { return isASCIIPunctuation(UInt8(scalar.value)) }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            return true
        default: return false
        }
    }

    /// Whether a byte is one of the 32 signs of ASCII.
    static func isASCIIPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// Whether a byte is a letter or digit of ASCII.
    static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
