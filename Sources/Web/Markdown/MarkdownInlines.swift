import Templates

/// Takes the text of one block apart: emphasis, code, links, line breaks. The second of two passes.
///
/// The text is read once, from left to right, into tokens. Asterisks and underscores become runs that are paired afterwards
/// (`MarkdownRuns`); brackets wait on a stack for the end of their link. Looking ahead is bounded, so time is linear but for a
/// logarithm where code spans are looked up.
struct MarkdownInlines {
    /// A piece of the text, in order. Ranges are places in the text.
    enum Token {
        case text(Range<Int>)
        case code(Range<Int>)
        /// An end of line that means a blank, or one that means itself.
        case softBreak, hardBreak
        /// Asterisks or underscores, by their place among the runs.
        case run(Int)
        /// A link begins; without an address it is only its text.
        case link(WebAddress?, isImage: Bool)
        case linkEnd
        /// The address itself as the text of its link.
        case address(WebAddress)
    }

    /// A `[` or `![` that waits for its end.
    private struct Bracket {
        let token: Int
        let isImage: Bool
        /// The last run before it.
        let run: Int?
        /// Where the text of the link begins.
        let textStart: Int
    }

    private(set) var tokens: [Token] = []
    private(set) var runs = MarkdownRuns()

    private let bytes: [UInt8]
    private let begin: Int
    private let end: Int
    private let resolve: (Markdown.Target) -> WebAddress?
    private var at: Int
    /// Where the text begins that is not in a token yet.
    private var pending: Int
    private var brackets: [Bracket] = []
    /// Brackets below this place on the stack stand around a link that is complete; links do not nest.
    private var inactive = 0
    /// Where backticks stand, by how many there are in a row.
    private var backticks: [Int: [Int]] = [:]

    init(_ bytes: [UInt8], _ range: Range<Int>, _ resolve: @escaping (Markdown.Target) -> WebAddress?) {
        self.bytes = bytes
        self.resolve = resolve
        begin = range.lowerBound
        at = begin
        var end = range.upperBound
        while end > at, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 || bytes[end - 1] == 0x0A { end -= 1 }
        self.end = end
        pending = at
    }

    /// Reads the whole text.
    mutating func parse() {
        findBackticks()
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: "\\"): escape()
            case UInt8(ascii: "`"): codeSpan()
            case UInt8(ascii: "*"), UInt8(ascii: "_"): run()
            case UInt8(ascii: "!"):
                if byte(at + 1) == UInt8(ascii: "[") { openBracket(isImage: true) } else { at += 1 }
            case UInt8(ascii: "["): openBracket(isImage: false)
            case UInt8(ascii: "]"): closeBracket()
            case UInt8(ascii: "<"): autolink()
            case UInt8(ascii: "h"), UInt8(ascii: "H"): bareLink()
            case 0x0A: lineBreak()
            default: at += 1
            }
        }
        flush(to: end)
        runs.pair(above: nil)
    }

    // MARK: Signs

    private mutating func escape() {
        guard let next = byte(at + 1) else {
            at += 1
            return
        }
        if next == 0x0A {
            flush(to: at)
            at += 1
            skipLine(.hardBreak)
        } else if MarkdownRuns.isASCIIPunctuation(next) {
            flush(to: at)
            at += 2
            pending = at - 1
        } else {
            at += 1
        }
    }

    private mutating func lineBreak() {
        var blanks = 0
        while at - blanks > pending, bytes[at - blanks - 1] == 0x20 { blanks += 1 }
        flush(to: at - blanks)
        skipLine(blanks >= 2 ? .hardBreak : .softBreak)
    }

    private mutating func skipLine(_ token: Token) {
        tokens.append(token)
        at += 1
        while at < end, MarkdownLine.isBlank(bytes[at]) { at += 1 }
        pending = at
    }

    private mutating func codeSpan() {
        let start = at
        while byte(at) == UInt8(ascii: "`") { at += 1 }
        guard let close = backtick(count: at - start, from: at) else { return }
        flush(to: start)
        var span = at..<close
        let isPadded =
            span.count > 2 && isBlankOrBreak(bytes[span.lowerBound]) && isBlankOrBreak(bytes[span.upperBound - 1])
        if isPadded, bytes[span].contains(where: { !isBlankOrBreak($0) }) {
            span = span.lowerBound + 1..<span.upperBound - 1
        }
        if !span.isEmpty { tokens.append(.code(span)) }
        at = close + (at - start)
        pending = at
    }

    private mutating func run() {
        let start = at
        let sign = bytes[at]
        while byte(at) == sign { at += 1 }
        flush(to: start)
        let (before, after) = (scalar(before: start), scalar(at: at))
        tokens.append(.run(runs.add(sign, count: at - start, before: before, after: after)))
        pending = at
    }

    // MARK: Links

    private mutating func openBracket(isImage: Bool) {
        flush(to: at)
        at += isImage ? 2 : 1
        brackets.append(Bracket(token: tokens.count, isImage: isImage, run: runs.last, textStart: at))
        tokens.append(.text(at - (isImage ? 2 : 1)..<at))
        pending = at
    }

    private mutating func closeBracket() {
        let close = at
        at += 1
        guard let bracket = brackets.popLast() else { return }
        let isActive = bracket.isImage || brackets.count >= inactive
        inactive = min(inactive, brackets.count)
        guard isActive, let (target, next) = MarkdownLink.destination(bytes, at, end) else { return }
        flush(to: close)
        let address = MarkdownLink.address(target, resolve)
        tokens[bracket.token] = .link(address, isImage: bracket.isImage)
        // A link must have a text.
        let text = String(decoding: bytes[bracket.textStart..<close], as: UTF8.self)
        if let address, !bracket.isImage, text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            tokens.append(.address(address))
        }
        tokens.append(.linkEnd)
        runs.pair(above: bracket.run)
        if !bracket.isImage && address != nil { inactive = brackets.count }
        at = next
        pending = next
    }

    /// `<https://…>` and `<name@host>`.
    private mutating func autolink() {
        let start = at + 1
        at += 1
        var close = start
        while close < end, close - start <= WebAddress.limit {
            let byte = bytes[close]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte <= 0x20 { break }
            close += 1
        }
        guard byte(close) == UInt8(ascii: ">"), close > start else { return }
        let inside = Array(bytes[start..<close])
        let address = WebAddress(external: inside) ?? WebAddress(external: Array("mailto:".utf8) + inside)
        guard let address else { return }
        flush(to: start - 1)
        tokens += [.link(address, isImage: false), .text(start..<close), .linkEnd]
        at = close + 1
        pending = at
    }

    /// `https://…` in running text.
    private mutating func bareLink() {
        let start = at
        at += 1
        let before = scalar(before: start)?.properties
        let isInWord = before.map { $0.isAlphabetic || $0.numericType != nil } ?? false
        guard !isInWord, let head = MarkdownLink.schemeLength(bytes, start, end) else { return }
        let stop = MarkdownLink.bareEnd(bytes, start + head, end)
        at = max(at, stop)
        guard stop > start + head, let address = WebAddress(external: Array(bytes[start..<stop])) else { return }
        flush(to: start)
        tokens += [.link(address, isImage: false), .text(start..<stop), .linkEnd]
        pending = stop
    }

    // MARK: Private

    private func byte(_ place: Int) -> UInt8? { place < end ? bytes[place] : nil }

    /// The scalar before a place; nil at the beginning.
    private func scalar(before place: Int) -> Unicode.Scalar? {
        UTF8Reading.scalar(bytes.span.extracting(begin..<place), before: place - begin)
    }

    /// The scalar at a place; nil at the end.
    private func scalar(at place: Int) -> Unicode.Scalar? {
        place < end ? UTF8Reading.scalar(bytes.span.extracting(place..<end), at: 0).0 : nil
    }

    private func isBlankOrBreak(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

    private mutating func flush(to place: Int) {
        if place > pending { tokens.append(.text(pending..<place)) }
        pending = max(pending, place)
    }

    private mutating func findBackticks() {
        var place = at
        while place < end {
            let start = place
            while place < end && bytes[place] == UInt8(ascii: "`") { place += 1 }
            if place > start { backticks[place - start, default: []].append(start) } else { place += 1 }
        }
    }

    /// Where so many backticks in a row begin next. Logarithmic.
    private func backtick(count: Int, from place: Int) -> Int? {
        guard let places = backticks[count] else { return nil }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < places.count ? places[low] : nil
    }
}
