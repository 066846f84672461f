// A conflict as it stands in a text, in the form that Git writes (git-merge-file(1), style diff3), so that everybody's tools know it:
//
//     <<<<<<< unsere Fassung
//     Die Schulung dauert acht Tage.
//     ||||||| gemeinsamer Ursprung
//     Die Schulung dauert fünf Tage.
//     =======
//     Die Schulung dauert sechs Tage.
//     >>>>>>> andere Fassung

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

    private static let marks: [(String, String)] = [
        ("<<<<<<<", "unsere Fassung"), ("|||||||", "gemeinsamer Ursprung"), ("=======", ""),
        (">>>>>>>", "andere Fassung"),
    ]

    /// Adds the stretch to a text, between marks.
    public func write(to text: inout [UInt8]) {
        for (mark, lines) in zip(Self.marks, [ours, base, theirs, nil]) {
            text += (mark.1.isEmpty ? mark.0 : "\(mark.0) \(mark.1)").utf8
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
        // The lines of a conflict that has begun: as they stand, and by the mark they follow.
        var open: (raw: [UInt8], sections: [[UInt8]], mark: Int)?
        for line in TextMerge.lines(text) {
            let mark = marks.firstIndex { isMark(line, $0.0) }
            guard var current = open else {
                if mark == 0 { open = (Array(line), [[], [], []], 0) } else { plain += line }
                continue
            }
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
                open = nil
                continue
            case 0?:
                // Begun again: what came before was no conflict.
                plain += current.raw.dropLast(line.count)
                current = (Array(line), [[], [], []], 0)
            default: current.sections[current.mark] += line
            }
            open = current
        }
        if let open { plain += open.raw }
        if !plain.isEmpty { parts.append(.text(plain)) }
        return parts
    }

    /// Whether a text holds a conflict.
    public static func isOpen(in text: [UInt8]) -> Bool {
        parts(of: text).contains { if case .conflict = $0 { true } else { false } }
    }

    private static func isMark(_ line: ArraySlice<UInt8>, _ mark: String) -> Bool {
        guard line.starts(with: mark.utf8) else { return false }
        guard let next = line.dropFirst(mark.utf8.count).first else { return true }
        return next == 0x20 || next == 0x0A || next == 0x0D
    }
}
