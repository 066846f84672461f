// Merging text that people wrote: README, experience reports, advice. First by lines; where both changed the same lines, by
// words, but only if what they changed lies apart, because two changes in one statement may contradict each other without
// touching the same word. What is left is a conflict that stands in the text between Git's own marks.

/// A three-way merge of text.
public struct TextMerge: Sendable {
    /// A stretch of the result.
    public enum Piece: Hashable, Sendable {
        /// What both sides agree on, or only one of them changed.
        case settled(ArraySlice<UInt8>)
        /// What both changed, each in its way.
        case disputed(base: ArraySlice<UInt8>, ours: ArraySlice<UInt8>, theirs: ArraySlice<UInt8>)
    }

    /// The result from its beginning to its end.
    public let pieces: [Piece]

    /// Merges two versions of a text that come from one. O(n log n) for texts that differ little.
    public init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
        var pieces: [Piece] = []
        let merge = SequenceMerge(Self.lines(base), Self.lines(ours), Self.lines(theirs))
        for stretch in merge.stretches {
            switch stretch {
            case .same(let lines), .changed(_, let lines): pieces += lines.map { .settled($0) }
            case .disputed(let b, let o, let t):
                let (base, ours, theirs) = (Self.joined(b, base), Self.joined(o, ours), Self.joined(t, theirs))
                if let text = WordMerge.merge(base, ours, theirs) {
                    pieces.append(.settled(text[...]))
                } else {
                    pieces.append(.disputed(base: base, ours: ours, theirs: theirs))
                }
            }
        }
        self.pieces = pieces
    }

    /// Whether nothing is disputed.
    public var isClean: Bool {
        pieces.allSatisfy { if case .settled = $0 { true } else { false } }
    }

    /// How many stretches are disputed.
    public var disputes: Int { pieces.count { if case .disputed = $0 { true } else { false } } }

    /// The text; disputed stretches with all three versions between marks, as `git merge` writes them in the style `diff3`.
    public var text: [UInt8] {
        var text: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .settled(let bytes): text += bytes
            case .disputed(let base, let ours, let theirs):
                TextConflict(base: Array(base), ours: Array(ours), theirs: Array(theirs)).write(to: &text)
            }
        }
        return text
    }

    /// The lines of a text, each with its end.
    public static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in text.enumerated() where byte == 0x0A {
            lines.append(text[start...index])
            start = index + 1
        }
        if start < text.count { lines.append(text[start...]) }
        return lines
    }

    /// Neighbouring slices of a text as one.
    private static func joined(_ slices: ArraySlice<ArraySlice<UInt8>>, _ whole: [UInt8]) -> ArraySlice<UInt8> {
        guard let first = slices.first, let last = slices.last else { return [] }
        return whole[first.startIndex..<last.endIndex]
    }
}

/// Three sequences laid side by side.
struct SequenceMerge {
    typealias Item = ArraySlice<UInt8>

    enum Side { case ours, theirs, both }

    enum Stretch {
        case same(ArraySlice<Item>)
        case changed(Side, ArraySlice<Item>)
        case disputed(base: ArraySlice<Item>, ours: ArraySlice<Item>, theirs: ArraySlice<Item>)
    }

    private(set) var stretches: [Stretch] = []

    /// Cuts where an item of the base is on both sides; between two cuts a side is unchanged, changed like the other, or not.
    init(_ base: [Item], _ ours: [Item], _ theirs: [Item]) {
        var mine = [Int?](repeating: nil, count: base.count)
        var other = mine
        for pair in LineDifference(base, ours).common { mine[pair.old] = pair.new }
        for pair in LineDifference(base, theirs).common { other[pair.old] = pair.new }
        var (b, o, t) = (0, 0, 0)
        for place in base.indices {
            guard let m = mine[place], let h = other[place] else { continue }
            add(base[b..<place], ours[o..<m], theirs[t..<h])
            stretches.append(.same(base[place...place]))
            (b, o, t) = (place + 1, m + 1, h + 1)
        }
        add(base[b...], ours[o...], theirs[t...])
    }

    private mutating func add(_ base: ArraySlice<Item>, _ ours: ArraySlice<Item>, _ theirs: ArraySlice<Item>) {
        if base.isEmpty && ours.isEmpty && theirs.isEmpty { return }
        if ours.elementsEqual(theirs) {
            stretches.append(ours.elementsEqual(base) ? .same(base) : .changed(.both, ours))
        } else if ours.elementsEqual(base) {
            stretches.append(.changed(.theirs, theirs))
        } else if theirs.elementsEqual(base) {
            stretches.append(.changed(.ours, ours))
        } else {
            stretches.append(.disputed(base: base, ours: ours, theirs: theirs))
        }
    }
}

/// Merges a stretch by words.
enum WordMerge {
    /// How many words must lie between a change of one side and a change of the other, unless a sentence ends there.
    private static let distance = 3

    /// The merged stretch; nil when the changes touch or lie in one statement.
    static func merge(
        _ base: ArraySlice<UInt8>, _ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>
    ) -> [UInt8]? {
        let merge = SequenceMerge(words(base), words(ours), words(theirs))
        var text: [UInt8] = []
        var last: SequenceMerge.Side?
        // What lies between the change before and here.
        var count = distance
        var isApart = true
        for stretch in merge.stretches {
            switch stretch {
            case .disputed: return nil
            case .same(let items):
                for item in items {
                    text += item
                    if !isBlank(item) { count += 1 }
                    isApart = isApart || endsStatement(item)
                }
            case .changed(let side, let items):
                if let last, last != side, count < distance, !isApart { return nil }
                for item in items { text += item }
                (last, count, isApart) = (side, 0, false)
            }
        }
        return text
    }

    /// Runs of blanks and runs of everything else.
    private static func words(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var words: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        for index in text.indices.dropFirst() where isBlank(text[index]) != isBlank(text[index - 1]) {
            words.append(text[start..<index])
            start = index
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isBlank(_ word: ArraySlice<UInt8>) -> Bool { word.first.map(isBlank) ?? true }

    /// A full stop and its like, or an empty line.
    private static func endsStatement(_ word: ArraySlice<UInt8>) -> Bool {
        if isBlank(word) { return word.count { $0 == 0x0A } > 1 }
        return ".!?:".utf8.contains(word.last ?? 0)
    }
}
