import Bytes
import Templates

/// Where links in text lead.
enum MarkdownLink {
    /// How many brackets may stand inside an address.
    private static let brackets = 8

    /// Reads `(address)` or `(address "title")` from a place on. The title is passed over: what it says belongs into the text.
    ///
    /// Looks no further than `WebAddress.limit` bytes for the address, and for the title no further than its next quotation mark.
    /// - Returns: The address without its backslashes, and the place behind the bracket; nil when this is no destination.
    static func destination(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (target: [UInt8], next: Int)? {
        guard start < end, bytes[start] == UInt8(ascii: "(") else { return nil }
        var at = skipBlanks(bytes, start + 1, end)
        guard let (target, next) = address(bytes, at, end) else { return nil }
        at = skipBlanks(bytes, next, end)
        if at > next, at < end, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") {
            guard let close = closingQuote(bytes, at, end) else { return nil }
            at = skipBlanks(bytes, close + 1, end)
        }
        guard at < end, bytes[at] == UInt8(ascii: ")") else { return nil }
        return (target, at + 1)
    }

    /// Where a link leads; nil when it may not lead there, or nowhere.
    static func address(_ target: [UInt8], _ resolve: (Markdown.Target) -> WebAddress?) -> WebAddress? {
        if target.starts(with: "vorlage:".utf8) {
            return ElementID(utf8: target.dropFirst("vorlage:".utf8.count)).flatMap { resolve(.template($0)) }
        }
        if let address = WebAddress(external: target) { return address }
        return fileName(target).flatMap { resolve(.file($0)) }
    }

    /// The name of a file of the same template: relative, without query, and without a way out of the folder.
    private static func fileName(_ target: [UInt8]) -> [UInt8]? {
        var path = decoded(target)
        if path.starts(with: "./".utf8) { path.removeFirst(2) }
        let refused = Array(":\\?#".utf8)
        guard !path.isEmpty, path.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && !refused.contains($0) }) else { return nil }
        for part in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        where part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
            return nil
        }
        return path
    }

    /// Bytes with `%20` and the like decoded once.
    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
                let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2])
            {
                result.append(high << 4 | low)
                at += 3
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// The address at a place, with or without angle brackets, and the place behind it.
    private static func address(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ([UInt8], Int)? {
        let isPointed = start < end && bytes[start] == UInt8(ascii: "<")
        var target: [UInt8] = []
        var depth = 0
        var at = isPointed ? start + 1 : start
        while at < end, target.count <= WebAddress.limit {
            let byte = bytes[at]
            if isPointed {
                if byte == UInt8(ascii: ">") { return (target, at + 1) }
                if byte == UInt8(ascii: "<") || byte == 0x0A { return nil }
            } else {
                if byte <= 0x20 { return (target, at) }
                if byte == UInt8(ascii: "(") {
                    depth += 1
                    if depth > brackets { return nil }
                } else if byte == UInt8(ascii: ")") {
                    if depth == 0 { return (target, at) }
                    depth -= 1
                }
            }
            if byte == UInt8(ascii: "\\"), at + 1 < end, MarkdownRuns.isASCIIPunctuation(bytes[at + 1]) { at += 1 }
            target.append(bytes[at])
            at += 1
        }
        return nil
    }

    private static func closingQuote(_ bytes: [UInt8], _ open: Int, _ end: Int) -> Int? {
        var at = open + 1
        while at < end {
            if bytes[at] == bytes[open] { return at }
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x09 { at += 1 }
        return at
    }

    // MARK: Addresses in running text

    /// How long `http://` or `https://` at a place is; nil when something else stands there.
    static func schemeLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        for scheme in ["https://", "http://"] {
            let count = scheme.utf8.count
            guard start + count <= end else { continue }
            if zip(scheme.utf8, bytes[start..<start + count]).allSatisfy({ $0 == $1 || $0 == $1 | 0x20 }) {
                return count
            }
        }
        return nil
    }

    /// Where an address in running text ends: at a blank, quotation mark or bracket; punctuation at the end is not part of it.
    static func bareEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        let stops = Array("<>[]\"`|\\^{}".utf8)
        var stop = start
        var open = 0
        while stop < end, bytes[stop] > 0x20, bytes[stop] < 0x7F, !stops.contains(bytes[stop]) {
            if bytes[stop] == UInt8(ascii: "(") { open += 1 }
            if bytes[stop] == UInt8(ascii: ")") {
                if open == 0 { break }
                open -= 1
            }
            stop += 1
        }
        let trailing = Array(".,;:!?*_~'".utf8)
        while stop > start, trailing.contains(bytes[stop - 1]) { stop -= 1 }
        return stop
    }
}
