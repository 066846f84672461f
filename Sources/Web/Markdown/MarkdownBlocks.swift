/// Takes a text apart into blocks: paragraphs, headings, lists, quotes, code, tables. The first of two passes; the second
/// (`MarkdownInlines`) looks at the text of each block.
///
/// The text is read once, line by line. A line first continues the quotes and lists that are open, then may open new ones, and what is
/// left of it belongs to a leaf. The rules are those of CommonMark 0.31 and of its tables in GitHub's dialect, without code by indentation,
/// references, entities and HTML. At most `MarkdownLimits.depth` quotes and lists are open at a time, so a line costs its length.
struct MarkdownBlocks {
    /// A block, or where one that holds others begins or ends. Ranges are places in `text`.
    enum Block {
        case quote, quoteEnd
        /// An ordered list has the number it starts with.
        case list(start: Int?, isTight: Bool)
        case listEnd(isOrdered: Bool)
        case item, itemEnd
        case paragraph(Range<Int>)
        case heading(Int, Range<Int>)
        case code(Range<Int>)
        case rule
        case table(MarkdownTable)
    }

    /// What holds blocks and is open. A list holds items only.
    private enum Container {
        case quote
        /// Where it begins in `blocks`, and the sign its items begin with.
        case list(block: Int, sign: UInt8, sawBlank: Bool)
        /// How far its lines are indented; whether nothing has stood in it yet.
        case item(indent: Int, isEmpty: Bool, sawBlank: Bool)
    }

    /// What takes the next line. Places are where its text begins in `text`.
    private enum Leaf {
        case none
        case paragraph(start: Int, lastLine: Int)
        case code(start: Int, sign: UInt8, length: Int, indent: Int)
        case table(MarkdownTable)
    }

    /// The blocks in order.
    private(set) var blocks: [Block] = []
    /// The text of the leaves, without what marked their place; lines are divided by LF.
    private(set) var text: [UInt8] = []

    private let source: [UInt8]
    private var containers: [Container] = []
    private var leaf = Leaf.none
    private var cells = 0

    init(_ source: [UInt8]) {
        self.source = source
        text.reserveCapacity(source.count)
    }

    /// Reads the whole text.
    mutating func parse() {
        var start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < source.count {
            var end = start
            while end < source.count && source[end] != 0x0A && source[end] != 0x0D { end += 1 }
            read(MarkdownLine(source, start..<end))
            let isPair = end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A
            start = end + (isPair ? 2 : 1)
        }
        close(to: 0)
    }

    // MARK: A line

    private mutating func read(_ given: MarkdownLine) {
        var line = given
        let matched = match(&line)
        let isWhole = matched == containers.count
        if isWhole, case .code(_, let sign, let length, let indent) = leaf {
            codeLine(&line, sign, length, indent)
            return
        }
        if line.isBlank {
            blankLine(matched)
            return
        }
        var began = false
        while true {
            // Only what has been open on this line all along can be continued by it.
            let canContinue = isWhole && !began
            if !began, canContinue, continueLeaf(line) { return }
            if openQuote(&line, matched, &began) || openItem(&line, matched, &began, canContinue) {
                if line.isBlank { return }
                continue
            }
            if single(line, matched, &began) || openCode(line, matched, &began) { return }
            break
        }
        if !began, case .paragraph(let start, _) = leaf {
            text.append(0x0A)
            leaf = .paragraph(start: start, lastLine: text.count)
            text += source[line.first..<line.end]
            return
        }
        begin(matched, &began)
        addChild()
        leaf = .paragraph(start: text.count, lastLine: text.count)
        text += source[line.first..<line.end]
    }

    /// How many of the open containers a line continues, and passes their marks.
    private mutating func match(_ line: inout MarkdownLine) -> Int {
        for (index, container) in containers.enumerated() {
            switch container {
            case .list: continue
            case .quote:
                guard line.byte(line.first) == UInt8(ascii: ">") else { return index }
                line.skipBlanks(andThen: 1)
                line.skip(columns: 1)
            case .item(let indent, let isEmpty, _):
                if line.isBlank {
                    if isEmpty { return index }
                } else if line.indent >= indent {
                    line.skip(columns: indent)
                } else {
                    return index
                }
            }
        }
        return containers.count
    }

    private mutating func blankLine(_ matched: Int) {
        close(to: matched)
        closeLeaf()
        for index in containers.indices {
            switch containers[index] {
            case .quote: break
            case .list(let block, let sign, _): containers[index] = .list(block: block, sign: sign, sawBlank: true)
            case .item(let indent, let isEmpty, _):
                containers[index] = .item(indent: indent, isEmpty: isEmpty, sawBlank: true)
            }
        }
    }

    private mutating func codeLine(_ line: inout MarkdownLine, _ sign: UInt8, _ length: Int, _ indent: Int) {
        let first = line.first
        var end = first
        while line.byte(end) == sign { end += 1 }
        if end - first >= length, source[end..<line.end].allSatisfy(MarkdownLine.isBlank) {
            closeLeaf()
            return
        }
        line.skip(columns: indent)
        text += line.rest()
        text.append(0x0A)
    }

    // MARK: What a line can begin

    /// Before the first new block on a line: what the line does not continue ends.
    private mutating func begin(_ matched: Int, _ began: inout Bool, keepingList: Bool = false) {
        if !began {
            close(to: matched)
            closeLeaf()
            began = true
        }
        if !keepingList, case .list? = containers.last { close(to: containers.count - 1) }
    }

    /// Whether no quote or list may be opened in what a line has continued or opened so far.
    private func isDeep(_ matched: Int, _ began: Bool) -> Bool {
        let levels = containers[..<(began ? containers.count : matched)].count {
            if case .item = $0 { false } else { true }
        }
        return levels >= MarkdownLimits.depth
    }

    private mutating func openQuote(_ line: inout MarkdownLine, _ matched: Int, _ began: inout Bool) -> Bool {
        guard line.byte(line.first) == UInt8(ascii: ">") else { return false }
        if isDeep(matched, began) { return false }
        begin(matched, &began)
        addChild()
        containers.append(.quote)
        blocks.append(.quote)
        line.skipBlanks(andThen: 1)
        line.skip(columns: 1)
        return true
    }

    private mutating func openItem(
        _ line: inout MarkdownLine, _ matched: Int, _ began: inout Bool, _ canContinue: Bool
    ) -> Bool {
        guard let mark = MarkdownMark(line), !isRule(line) else { return false }
        if canContinue, case .paragraph = leaf {
            // In the middle of a paragraph a line that begins like an item is one only when it cannot be meant otherwise.
            if mark.isEmpty || (mark.number ?? 1) != 1 { return false }
        }
        let offset = line.indent
        var isSibling = false
        let last = began ? containers.last : matched > 0 ? containers[matched - 1] : nil
        if case .list(_, let sign, _)? = last { isSibling = sign == mark.sign }
        if !isSibling && isDeep(matched, began) { return false }
        begin(matched, &began, keepingList: isSibling)
        if isSibling, case .list(let block, _, true)? = containers.last { loosen(block) }
        if !isSibling {
            addChild()
            containers.append(.list(block: blocks.count, sign: mark.sign, sawBlank: false))
            blocks.append(.list(start: mark.number, isTight: true))
        }
        clearBlanks()
        line.skipBlanks(andThen: mark.width)
        let gap = line.indent
        let padding = mark.isEmpty || gap > 4 ? 1 : gap
        line.skip(columns: padding)
        containers.append(.item(indent: offset + mark.width + padding, isEmpty: mark.isEmpty, sawBlank: false))
        blocks.append(.item)
        return true
    }

    /// A heading or a rule.
    private mutating func single(_ line: MarkdownLine, _ matched: Int, _ began: inout Bool) -> Bool {
        let first = line.first
        var level = 0
        while level < 7 && line.byte(first + level) == UInt8(ascii: "#") { level += 1 }
        let isHeading = (1...6).contains(level) && line.byte(first + level).map(MarkdownLine.isBlank) ?? true
        if isHeading {
            begin(matched, &began)
            addChild()
            let start = text.count
            text += Self.headingText(source[(first + level)..<line.end])
            if text.count > start { blocks.append(.heading(level, start..<text.count)) }
            return true
        }
        if isRule(line) {
            begin(matched, &began)
            addChild()
            blocks.append(.rule)
            return true
        }
        return false
    }

    private mutating func openCode(_ line: MarkdownLine, _ matched: Int, _ began: inout Bool) -> Bool {
        let first = line.first
        guard let sign = line.byte(first), sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return false }
        var end = first
        while line.byte(end) == sign { end += 1 }
        guard end - first >= 3 else { return false }
        if sign == UInt8(ascii: "`"), source[end..<line.end].contains(sign) { return false }
        begin(matched, &began)
        addChild()
        leaf = .code(start: text.count, sign: sign, length: end - first, indent: line.indent)
        return true
    }

    /// A line that gives the leaf above it another meaning, or another row: the underline of a heading, parts of a table.
    private mutating func continueLeaf(_ line: MarkdownLine) -> Bool {
        switch leaf {
        case .table(var table):
            let row = source[line.first..<line.end]
            guard row.contains(UInt8(ascii: "|")), cells + table.columns <= MarkdownLimits.cells else { return false }
            table.rows.append(MarkdownTable.cells(row).prefix(table.columns).map { add($0) })
            cells += table.columns
            leaf = .table(table)
            return true
        case .paragraph(let start, let lastLine):
            if let alignments = MarkdownTable.alignments(source[line.first..<line.end]),
                alignments.count <= MarkdownLimits.columns, cells + alignments.count <= MarkdownLimits.cells
            {
                let head = MarkdownTable.cells(text[lastLine...])
                if head.count == alignments.count {
                    if lastLine > start { blocks.append(.paragraph(start..<lastLine - 1)) }
                    cells += head.count
                    leaf = .table(MarkdownTable(alignments: alignments, head: head.map { add($0) }))
                    return true
                }
            }
            let sign = line.byte(line.first)
            let marks = source[line.first..<line.end].prefix { $0 == sign }
            let isUnderline =
                (sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-"))
                && source[(line.first + marks.count)..<line.end].allSatisfy(MarkdownLine.isBlank)
            // "-" alone begins an item as well, and is meant so.
            guard isUnderline, marks.count > 1 else { return false }
            blocks.append(.heading(sign == UInt8(ascii: "=") ? 1 : 2, start..<text.count))
            leaf = .none
            return true
        case .none, .code: return false
        }
    }

    // MARK: Private

    private mutating func add(_ bytes: [UInt8]) -> Range<Int> {
        let start = text.count
        text += bytes
        return start..<text.count
    }

    /// Notes that a block comes into the container that was opened last; blank lines before it make its list a loose one.
    private mutating func addChild() {
        if case .item(let indent, _, let sawBlank)? = containers.last {
            if sawBlank, case .list(let block, _, _) = containers[containers.count - 2] { loosen(block) }
            containers[containers.count - 1] = .item(indent: indent, isEmpty: false, sawBlank: false)
        }
        clearBlanks()
    }

    private mutating func clearBlanks() {
        for index in containers.indices {
            switch containers[index] {
            case .quote: break
            case .list(let block, let sign, _): containers[index] = .list(block: block, sign: sign, sawBlank: false)
            case .item(let indent, let isEmpty, _):
                containers[index] = .item(indent: indent, isEmpty: isEmpty, sawBlank: false)
            }
        }
    }

    private mutating func loosen(_ block: Int) {
        if case .list(let start, _) = blocks[block] { blocks[block] = .list(start: start, isTight: false) }
    }

    private mutating func close(to count: Int) {
        if containers.count > count || count == 0 { closeLeaf() }
        while containers.count > count, let container = containers.popLast() {
            switch container {
            case .quote: blocks.append(.quoteEnd)
            case .item: blocks.append(.itemEnd)
            case .list(let block, _, _):
                if case .list(let start, _) = blocks[block] { blocks.append(.listEnd(isOrdered: start != nil)) }
            }
        }
    }

    private mutating func closeLeaf() {
        switch leaf {
        case .none: break
        case .paragraph(let start, _): blocks.append(.paragraph(start..<text.count))
        case .code(let start, _, _, _): blocks.append(.code(start..<text.count))
        case .table(let table): blocks.append(.table(table))
        }
        leaf = .none
    }

    private func isRule(_ line: MarkdownLine) -> Bool {
        let first = line.first
        guard let sign = line.byte(first), "-*_".utf8.contains(sign) else { return false }
        var count = 0
        for byte in source[first..<line.end] {
            if byte == sign { count += 1 } else if !MarkdownLine.isBlank(byte) { return false }
        }
        return count >= 3
    }

    /// The text of a heading without blanks and closing `#` at the ends.
    private static func headingText(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = bytes.drop(while: MarkdownLine.isBlank)
        func trim() { while let last = text.last, MarkdownLine.isBlank(last) { text.removeLast() } }
        trim()
        let marks = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        let before = text.dropLast(marks)
        if marks > 0, before.last.map(MarkdownLine.isBlank) ?? true {
            text = before
            trim()
        }
        return text
    }
}
