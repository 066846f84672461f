// A conflict as it stands in a text, in the form that Git writes (git-merge-file(1), style diff3), so that everybody's tools know it:
//
//     <<<<<<< unsere Fassung
//     Die Schulung dauert acht Tage.
//     ||||||| gemeinsamer Ursprung
//     Die Schulung dauert fünf Tage.
//     =======
//     Die Schulung dauert sechs Tage.
//     >>>>>>> andere Fassung
//
// Where a version itself holds lines that look like marks (an older conflict, a Markdown heading underlined with seven signs), the marks around
// it are one sign longer than the longest of them, so that the text comes apart again exactly as it was put together.

/// A disputed stretch of a text.
public struct TextConflict: Hashable, Sendable {
    /// Before.
    public let base: [UInt8]
    /// In the version that is merged into.
    public let ours: [UInt8]
    /// In the version that is merged.
    public let theirs: [UInt8]

    /// A stretch with its three versions.
    public init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }

    private static let marks: [(sign: UInt8, name: String)] = [
        (UInt8(ascii: "<"), "unsere Fassung"), (UInt8(ascii: "|"), "gemeinsamer Ursprung"), (UInt8(ascii: "="), ""),
        (UInt8(ascii: ">"), "andere Fassung"),
    ]
    private static let shortest = 7

    /// Appends the stretch with its marks to a text that ends with a line end.
    public func write(to text: inout [UInt8]) {
        var length = Self.shortest
        for line in [ours, base, theirs].flatMap({ TextMerge.lines($0) }) {
            if let mark = Self.mark(line) { length = max(length, mark.length + 1) }
        }
        for (mark, lines) in zip(Self.marks, [ours, base, theirs, nil]) {
            text += [UInt8](repeating: mark.sign, count: length)
            if !mark.name.isEmpty { text += " \(mark.name)".utf8 }
            text.append(0x0A)
            guard let lines else { continue }
            text += lines
            if lines.last.map({ $0 != 0x0A }) ?? false { text.append(0x0A) }
        }
    }

    /// A piece of a text that may hold conflicts.
    public enum Part: Hashable, Sendable {
        /// Text without marks.
        case text([UInt8])
        /// A conflict.
        case conflict(TextConflict)
    }

    /// Takes a text apart. Only complete rows of marks in their order are conflicts, with or without the part of the base; everything else is
    /// text. Linear.
    public static func parts(of text: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var plain: [UInt8] = []
        // The lines of a conflict that has begun: as they stand, by the mark they follow, and how long its marks are.
        var open: (raw: [UInt8], sections: [[UInt8]], mark: Int, length: Int)?
        for line in TextMerge.lines(text) {
            let found = self.mark(line)
            let mark = open.map { $0.length == found?.length } ?? true ? found?.kind : nil
            guard var current = open else {
                if mark == 0, let found {
                    open = (Array(line), [[], [], []], 0, found.length)
                } else {
                    plain += line
                }
                continue
            }
            // Held once, so that adding to it copies nothing.
            open = nil
            current.raw += line
            switch mark {
            case nil: current.sections[current.mark] += line
            case 1? where current.mark == 0: current.mark = 1
            case 2? where current.mark < 2: current.mark = 2
            case 3? where current.mark == 2:
                if !plain.isEmpty { parts.append(.text(plain)) }
                plain = []
                parts.append(
                    .conflict(
                        TextConflict(
                            base: current.sections[1], ours: current.sections[0], theirs: current.sections[2])))
                continue
            case 0?:
                // Begun again: what came before was no conflict.
                plain += current.raw.dropLast(line.count)
                current = (Array(line), [[], [], []], 0, current.length)
            default: current.sections[current.mark] += line
            }
            open = current
        }
        if let open { plain += open.raw }
        if !plain.isEmpty { parts.append(.text(plain)) }
        return parts
    }

    /// The line, from 1, at which the first conflict begins; nil without one.
    static func firstLine(in text: [UInt8]) -> Int? {
        // Most texts hold no mark at all.
        guard TextMerge.lines(text).contains(where: { mark($0)?.kind == 0 }) else { return nil }
        var line = 1
        for part in parts(of: text) {
            guard case .text(let plain) = part else { return line }
            line += plain.count { $0 == 0x0A }
        }
        return nil
    }

    /// Whether a text holds a conflict.
    public static func isOpen(in text: [UInt8]) -> Bool {
        parts(of: text).contains { if case .conflict = $0 { true } else { false } }
    }

    /// Whether a line is a mark: seven or more of one sign, then nothing or a blank. Which one of the four, and how long.
    private static func mark(_ line: ArraySlice<UInt8>) -> (kind: Int, length: Int)? {
        guard let sign = line.first, let kind = marks.firstIndex(where: { $0.sign == sign }) else { return nil }
        let length = line.prefix { $0 == sign }.count
        guard length >= shortest else { return nil }
        guard let next = line.dropFirst(length).first else { return (kind, length) }
        return next == 0x20 || next == 0x0A || next == 0x0D ? (kind, length) : nil
    }
}
