// The two kinds of token with rules of their own: strings and numbers.

extension JSONReader {
    /// Reads a string. Without escapes its bytes stay where they are; with escapes they are resolved into the pool.
    mutating func string() throws(JSONError) {
        at += 1
        let start = at
        while at < source.count {
            let byte = source[at]
            if byte == UInt8(ascii: "\"") {
                try append(JSON.Entry(kind: .string, start: UInt32(start), count: UInt32(at - start)))
                at += 1
                return
            }
            if byte == UInt8(ascii: "\\") { return try pooledString(start) }
            try pass(byte)
        }
        throw fail(.truncated)
    }

    private mutating func pooledString(_ start: Int) throws(JSONError) {
        let poolStart = pool.count
        pool.append(contentsOf: source[start..<at])
        while at < source.count {
            let byte = source[at]
            if byte == UInt8(ascii: "\"") {
                var entry = JSON.Entry(kind: .string, pooled: true, start: UInt32(start))
                entry.pool = UInt32(poolStart)
                entry.count = UInt32(pool.count - poolStart)
                try append(entry)
                at += 1
                return
            }
            if byte == UInt8(ascii: "\\") {
                try escape()
            } else {
                let from = at
                try pass(byte)
                for index in from..<at { pool.append(source[index]) }
            }
        }
        throw fail(.truncated)
    }

    /// Passes over one scalar that stands for itself.
    private mutating func pass(_ byte: UInt8) throws(JSONError) {
        if byte < 0x20 { throw fail(.controlCharacter) }
        if byte < 0x80 {
            at += 1
        } else if let length = scalarLength(at) {
            at += length
        } else {
            throw fail(.invalidUTF8)
        }
    }

    private mutating func escape() throws(JSONError) {
        let start = at
        guard at + 1 < source.count else { throw fail(.truncated, at: source.count) }
        let letter = source[at + 1]
        at += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): pool.append(letter)
        case UInt8(ascii: "b"): pool.append(0x08)
        case UInt8(ascii: "f"): pool.append(0x0C)
        case UInt8(ascii: "n"): pool.append(0x0A)
        case UInt8(ascii: "r"): pool.append(0x0D)
        case UInt8(ascii: "t"): pool.append(0x09)
        case UInt8(ascii: "u"):
            var value = try hex(start)
            if value & 0xFC00 == 0xD800 {
                guard at + 1 < source.count, source[at] == UInt8(ascii: "\\"), source[at + 1] == UInt8(ascii: "u")
                else {
                    throw fail(.loneSurrogate, at: start)
                }
                at += 2
                let low = try hex(start)
                guard low & 0xFC00 == 0xDC00 else { throw fail(.loneSurrogate, at: start) }
                value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
            }
            guard let scalar = UnicodeScalar(value) else { throw fail(.loneSurrogate, at: start) }
            pool.append(contentsOf: String(scalar).utf8)
        default: throw fail(.invalidEscape, at: start)
        }
    }

    private mutating func hex(_ start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < source.count else { throw fail(.truncated) }
            guard let digit = Hex.value(source[at]) else { throw fail(.invalidEscape, at: start) }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }

    /// How many bytes the scalar takes that begins at an index with a byte above 0x7F; nil when none begins there
    /// (RFC 3629, section 4: the second byte's range depends on the first).
    func scalarLength(_ start: Int) -> Int? {
        func continues(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index < source.count && range.contains(source[index])
        }
        switch source[start] {
        case 0xC2...0xDF: return continues(start + 1) ? 2 : nil
        case 0xE0: return continues(start + 1, 0xA0...0xBF) && continues(start + 2) ? 3 : nil
        case 0xED: return continues(start + 1, 0x80...0x9F) && continues(start + 2) ? 3 : nil
        case 0xE1...0xEF: return continues(start + 1) && continues(start + 2) ? 3 : nil
        case 0xF0: return continues(start + 1, 0x90...0xBF) && continues(start + 2) && continues(start + 3) ? 4 : nil
        case 0xF1...0xF3: return continues(start + 1) && continues(start + 2) && continues(start + 3) ? 4 : nil
        case 0xF4: return continues(start + 1, 0x80...0x8F) && continues(start + 2) && continues(start + 3) ? 4 : nil
        default: return nil
        }
    }

    // MARK: Numbers

    /// Passes over a number: `-`? (`0` | [1-9][0-9]*) (`.` [0-9]+)? ([eE] [+-]? [0-9]+)?
    mutating func number() throws(JSONError) -> JSON.Kind {
        let start = at
        if source[at] == UInt8(ascii: "-") { at += 1 }
        let whole = at
        try digits(start)
        if source[whole] == UInt8(ascii: "0") && at > whole + 1 { throw fail(.leadingZero, at: start) }
        let wholeEnd = at
        var kind = JSON.Kind.integer
        if at < source.count, source[at] == UInt8(ascii: ".") {
            at += 1
            try digits(start)
            kind = .real
        }
        let mantissaEnd = at
        var exponent = 0
        if at < source.count, source[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            exponent = try self.exponent(start)
            kind = .real
        }
        if at < source.count {
            switch source[at] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                throw fail(.invalidNumber, at: start)
            default: break
            }
        }
        let fits =
            kind == .integer
            ? Self.integer(source, start..<at) != nil
            : isOrdinary(whole..<mantissaEnd, wholeEnd, exponent)
        guard fits else {
            throw fail(
                .numberOutOfRange, at: start,
                found: String(decoding: source[start..<min(at, start + 40)], as: UTF8.self))
        }
        return kind
    }

    /// Passes over at least one digit.
    private mutating func digits(_ start: Int) throws(JSONError) {
        let first = at
        while at < source.count, source[at] &- 0x30 < 10 { at += 1 }
        guard at > first else { throw at < source.count ? fail(.invalidNumber, at: start) : fail(.truncated) }
    }

    /// The exponent, cut to ±100,000.
    private mutating func exponent(_ start: Int) throws(JSONError) -> Int {
        var negative = false
        if at < source.count, source[at] == UInt8(ascii: "+") || source[at] == UInt8(ascii: "-") {
            negative = source[at] == UInt8(ascii: "-")
            at += 1
        }
        let first = at
        try digits(start)
        var value = 0
        for index in first..<at { value = min(100_000, value * 10 + Int(source[index] - 0x30)) }
        return negative ? -value : value
    }

    /// Whether a number with a fraction or exponent is zero or between 10^-308 and 10^308.
    private func isOrdinary(_ mantissa: Range<Int>, _ wholeEnd: Int, _ exponent: Int) -> Bool {
        guard let first = mantissa.first(where: { source[$0] != 0x30 && source[$0] != UInt8(ascii: ".") }) else {
            return true
        }
        let place = first < wholeEnd ? wholeEnd - 1 - first : wholeEnd - first
        return abs(place + exponent) < 308
    }

    /// The value of `-`? digits, or nil outside Int64.
    static func integer(_ bytes: [UInt8], _ range: Range<Int>) -> Int64? {
        var value: Int64 = 0
        var index = range.lowerBound
        let negative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
        if negative { index += 1 }
        while index < range.upperBound {
            let (ten, over) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(bytes[index] &- 0x30)
            let (sum, more) = negative ? ten.subtractingReportingOverflow(digit) : ten.addingReportingOverflow(digit)
            if over || more { return nil }
            value = sum
            index += 1
        }
        return value
    }
}
