/// A table in a text:
///
///     | Frage | Wirkung |
///     |-------|--------:|
///     | a     | b       |
///
/// The second line has as many cells as the first; every further line with a `|` is a row. `\|` is a sign inside a cell.
struct MarkdownTable {
    /// How the cells of a column stand.
    enum Alignment {
        case left, centre, right
    }

    /// One for each column.
    let alignments: [Alignment]
    /// Where the text of the headings stands.
    let head: [Range<Int>]
    /// Where the text of the cells stands; a row may be shorter than the head.
    var rows: [[Range<Int>]] = []

    /// How many columns there are.
    var columns: Int { alignments.count }

    /// The alignments a line stands for, `|---|:-:|--:|`; nil when it is no such line. Linear.
    static func alignments(_ line: ArraySlice<UInt8>) -> [Alignment]? {
        let signs = Array("|-: \t".utf8)
        guard line.contains(UInt8(ascii: "|")), line.allSatisfy({ signs.contains($0) }) else { return nil }
        var alignments: [Alignment] = []
        for cell in cells(line) {
            let isLeft = cell.first == UInt8(ascii: ":")
            let isRight = cell.count > 1 && cell.last == UInt8(ascii: ":")
            let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(isRight ? (isLeft ? .centre : .right) : .left)
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// The cells of a line, without blanks around them. Linear.
    static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
        let bar = UInt8(ascii: "|")
        var rest = trimmed(line)
        if rest.first == bar { rest = rest.dropFirst() }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isOpen = false
        var index = rest.startIndex
        while index < rest.endIndex {
            let byte = rest[index]
            index += 1
            if byte == UInt8(ascii: "\\"), index < rest.endIndex {
                // The bar loses its backslash here, other signs keep theirs for the second pass.
                if rest[index] != bar { cell.append(byte) }
                cell.append(rest[index])
                index += 1
            } else if byte == bar {
                cells.append(Array(trimmed(cell[...])))
                cell.removeAll(keepingCapacity: true)
                isOpen = false
                continue
            } else {
                cell.append(byte)
            }
            isOpen = true
        }
        if isOpen { cells.append(Array(trimmed(cell[...]))) }
        return cells
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: MarkdownLine.isBlank)
        while let last = bytes.last, MarkdownLine.isBlank(last) { bytes.removeLast() }
        return bytes
    }
}
