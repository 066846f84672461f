import Bytes

/// Says why a condition cannot be read, and where. Equality looks at the code only.
public struct BedingungError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, CaseIterable {
        /// There is nothing.
        case empty
        /// The text ends where something is due.
        case unfinished
        /// Something that cannot stand here.
        case unexpected
        /// A bracket that is not closed.
        case unclosedBracket
        /// A text without its closing quotation mark.
        case unclosedText
        /// A number outside Int64.
        case numberOutOfRange
        /// A word that is no name, or too long for one.
        case invalidName
        /// More brackets and `nicht` inside each other than allowed.
        case tooDeep
        /// A text that is longer than allowed.
        case tooLong
    }

    /// What is wrong.
    public let code: Code
    /// Where: the number of the character, from 1.
    public let column: Int
    /// What was found.
    public let found: String

    /// Two errors are equal when their codes are.
    public static func == (left: BedingungError, right: BedingungError) -> Bool { left.code == right.code }
    /// Follows equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
    /// Code, place and what was found.
    public var description: String { Text.neutral("\(code.rawValue) at \(column): \(found)") }
}

extension Bedingung {
    /// The longest condition, in bytes.
    public static let limit = 2_000
    /// The most levels of brackets and `nicht`.
    public static let depthLimit = 32

    /// Reads a condition.
    ///
    /// - Throws: `BedingungError` with every code.
    public init(parsing text: String) throws(BedingungError) {
        guard text.utf8.count <= Self.limit else { throw BedingungError(code: .tooLong, column: 1, found: "") }
        var parser = BedingungParser(text)
        try parser.advance()
        if parser.token == .end { throw parser.fail(.empty) }
        self = try parser.alternatives()
        guard parser.token == .end else { throw parser.fail(.unexpected) }
    }
}

/// Recursive descent with a counted depth over scalars.
private struct BedingungParser {
    enum Token: Hashable {
        case end, open, close, oder, und, nicht
        case name(ElementID)
        case zeichen(Bedingung.Zeichen)
        case wert(Bedingung.Wert)
    }

    let scalars: [Unicode.Scalar]
    var at = 0
    /// Where the token at hand begins.
    var start = 0
    var token = Token.end
    var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    func fail(_ code: BedingungError.Code, at place: Int? = nil) -> BedingungError {
        let place = place ?? start
        let rest = scalars[min(place, scalars.count)...].prefix(20)
        return BedingungError(code: code, column: place + 1, found: String(String.UnicodeScalarView(rest)))
    }

    // MARK: Grammar

    mutating func alternatives() throws(BedingungError) -> Bedingung {
        var parts = [try conjunction()]
        while token == .oder {
            try advance()
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .oder(parts)
    }

    private mutating func conjunction() throws(BedingungError) -> Bedingung {
        var parts = [try negation()]
        while token == .und {
            try advance()
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .und(parts)
    }

    private mutating func negation() throws(BedingungError) -> Bedingung {
        guard depth < Bedingung.depthLimit else { throw fail(.tooDeep) }
        depth += 1
        defer { depth -= 1 }
        switch token {
        case .nicht:
            try advance()
            return .nicht(try negation())
        case .open:
            let bracket = start
            try advance()
            let inner = try alternatives()
            guard token == .close else { throw token == .end ? fail(.unclosedBracket, at: bracket) : fail(.unexpected) }
            try advance()
            return inner
        case .name(let name):
            try advance()
            guard case .zeichen(let zeichen) = token else { return .parameter(name) }
            try advance()
            guard case .wert(let wert) = token else { throw fail(token == .end ? .unfinished : .unexpected) }
            try advance()
            return .vergleich(name, zeichen, wert)
        case .end: throw fail(.unfinished)
        default: throw fail(.unexpected)
        }
    }

    // MARK: Tokens

    mutating func advance() throws(BedingungError) {
        while at < scalars.count, scalars[at] == " " || scalars[at] == "\n" || scalars[at] == "\t" { at += 1 }
        start = at
        guard at < scalars.count else {
            token = .end
            return
        }
        switch scalars[at] {
        case "(": single(.open)
        case ")": single(.close)
        case "=": single(.zeichen(.gleich))
        case "!":
            guard at + 1 < scalars.count, scalars[at + 1] == "=" else { throw fail(.unexpected) }
            at += 2
            token = .zeichen(.ungleich)
        case "<": comparison(.kleiner, .hoechstens)
        case ">": comparison(.groesser, .mindestens)
        case "\"": try text()
        case "-", "0"..."9": try number()
        case "a"..."z", "A"..."Z": try word()
        default: throw fail(.unexpected)
        }
    }

    private mutating func single(_ token: Token) {
        self.token = token
        at += 1
    }

    private mutating func comparison(_ plain: Bedingung.Zeichen, _ orEqual: Bedingung.Zeichen) {
        at += 1
        let equal = at < scalars.count && scalars[at] == "="
        if equal { at += 1 }
        token = .zeichen(equal ? orEqual : plain)
    }

    private mutating func text() throws(BedingungError) {
        var text = String.UnicodeScalarView()
        at += 1
        while at < scalars.count {
            var scalar = scalars[at]
            if scalar == "\"" {
                at += 1
                token = .wert(.text(Text(String(text))))
                return
            }
            if scalar == "\\" {
                at += 1
                guard at < scalars.count else { break }
                scalar = scalars[at]
                guard scalar == "\"" || scalar == "\\" else { throw fail(.unexpected, at: at) }
            }
            text.append(scalar)
            at += 1
        }
        throw fail(.unclosedText)
    }

    private mutating func number() throws(BedingungError) {
        at += 1
        while at < scalars.count, isWordScalar(scalars[at]) { at += 1 }
        let digits = String(String.UnicodeScalarView(scalars[start..<at]))
        let body = scalars[start] == "-" ? digits.utf8.dropFirst() : digits.utf8[...]
        guard !body.isEmpty, body.allSatisfy({ (0x30...0x39).contains($0) }) else { throw fail(.unexpected) }
        guard let number = Int64(digits) else { throw fail(.numberOutOfRange) }
        token = .wert(.zahl(number))
    }

    private mutating func word() throws(BedingungError) {
        while at < scalars.count, isWordScalar(scalars[at]) { at += 1 }
        let word = String(String.UnicodeScalarView(scalars[start..<at]))
        switch word {
        case "oder": token = .oder
        case "und": token = .und
        case "nicht": token = .nicht
        case "ja": token = .wert(.jaNein(true))
        case "nein": token = .wert(.jaNein(false))
        default:
            guard let name = ElementID(word) else { throw fail(.invalidName) }
            token = .name(name)
        }
    }

    private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}
