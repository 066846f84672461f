public import Bytes

/// The difference of two texts line by line, for reading: what went, what came, and where lines were left out between.
public struct Textunterschied: Hashable, Sendable {
    /// A line of the difference.
    public enum Zeile: Hashable, Sendable {
        /// Only in the old text.
        case entfallen(String)
        /// Only in the new text.
        case neu(String)
        /// In both, beside a difference.
        case gleich(String)
        /// So many lines in both that are not shown.
        case ausgelassen(Int)
    }

    /// The lines; none when the texts are the same.
    public let zeilen: [Zeile]

    /// Compares; a line that is the same on both sides is shown directly before and after a difference. Line ends do not count.
    public init(_ alt: String, _ neu: String) {
        let (old, new) = (Self.lines(alt), Self.lines(neu))
        var all: [Zeile] = []
        var (o, n) = (0, 0)
        for pair in LineDifference(old, new).common + [(old: old.count, new: new.count)] {
            all += old[o..<pair.old].map { .entfallen(Self.text($0)) }
            all += new[n..<pair.new].map { .neu(Self.text($0)) }
            if pair.old < old.count { all.append(.gleich(Self.text(old[pair.old]))) }
            (o, n) = (pair.old + 1, pair.new + 1)
        }
        func differs(_ index: Int) -> Bool {
            guard all.indices.contains(index) else { return false }
            if case .gleich = all[index] { return false }
            return true
        }
        var shown: [Zeile] = []
        var left = 0
        for index in all.indices {
            if differs(index) || differs(index - 1) || differs(index + 1) {
                if left > 0 { shown.append(.ausgelassen(left)) }
                left = 0
                shown.append(all[index])
            } else {
                left += 1
            }
        }
        zeilen = shown
    }

    private static func lines(_ text: String) -> [ArraySlice<UInt8>] {
        TextMerge.lines(Array(text.utf8)).map { line in
            var line = line
            while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
            return line
        }
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String { String(decoding: line, as: UTF8.self) }
}

extension Vergleich {
    /// The difference of a text file by its name in the template's folder; nil when it is not in both or the same.
    public func textunterschied(_ name: Text) -> Textunterschied? {
        guard let old = alt.texte[name], let new = neu.texte[name] else { return nil }
        let difference = Textunterschied(old, new)
        return difference.zeilen.isEmpty ? nil : difference
    }
}
