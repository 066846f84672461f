import Templates

/// Writes blocks as HTML.
struct MarkdownRenderer {
    private var blocks: [MarkdownBlocks.Block]
    private let text: [UInt8]
    private let headings: Markdown.Headings
    private let resolve: (Markdown.Target) -> WebAddress?
    /// The levels the author gave to the headings above the place that is written.
    private var levels: [Int] = []
    /// For every quote and item that is open: whether its paragraphs are written without an element of their own.
    private var isTight: [Bool] = []
    /// For every list that is open: whether it is tight.
    private var lists: [Bool] = []

    init(
        _ blocks: [MarkdownBlocks.Block], _ text: [UInt8], _ headings: Markdown.Headings,
        _ resolve: @escaping (Markdown.Target) -> WebAddress?
    ) {
        self.blocks = blocks
        self.text = text
        self.headings = headings
        self.resolve = resolve
    }

    /// Leaves out a heading at the beginning that says no more than this.
    mutating func leaveOut(_ title: String?) {
        guard let title, case .heading(_, let range)? = blocks.first else { return }
        if text[range].elementsEqual(title.utf8) { blocks.removeFirst() }
    }

    /// Writes all blocks. Linear.
    mutating func render(into html: inout HTMLWriter) {
        var isAtItem = false
        for block in blocks {
            let begins = isAtItem
            isAtItem = false
            switch block {
            case .quote:
                isTight.append(false)
                html.start(.blockquote)
            case .quoteEnd:
                isTight.removeLast()
                html.end(.blockquote)
            case .list(let start, let tight):
                lists.append(tight)
                if let start {
                    html.start(.ol, start == 1 ? nil : .start(start))
                } else {
                    html.start(.ul)
                }
            case .listEnd(let isOrdered):
                lists.removeLast()
                html.end(isOrdered ? .ol : .ul)
            case .item:
                isTight.append(lists.last ?? false)
                html.start(.li)
                isAtItem = true
            case .itemEnd:
                isTight.removeLast()
                html.end(.li)
            case .paragraph(let range):
                let isBare = isTight.last ?? false
                if !isBare { html.start(.p) }
                inlines(begins ? task(range, &html) : range, &html)
                if !isBare { html.end(.p) }
            case .heading(let level, let range): heading(level, range, &html)
            case .code(let range):
                html.element(.pre) { html in
                    html.element(.code) { html in
                        let bytes = text[range.lowerBound..<max(range.lowerBound, range.upperBound - 1)]
                        let code = Array(bytes)
                        html.text(code.span, .kept)
                    }
                }
            case .rule: html.void(.hr)
            case .table(let table): write(table, &html)
            }
        }
    }

    /// `[ ]` and `[x]` at the beginning of an item become a drawn box; what follows is the text.
    private func task(_ range: Range<Int>, _ html: inout HTMLWriter) -> Range<Int> {
        guard range.count > 3, text[range.lowerBound] == UInt8(ascii: "["),
            text[range.lowerBound + 2] == UInt8(ascii: "]"), text[range.lowerBound + 3] == 0x20
        else { return range }
        switch text[range.lowerBound + 1] {
        case 0x20: html.text("☐ ")
        case UInt8(ascii: "x"), UInt8(ascii: "X"): html.text("☑ ")
        default: return range
        }
        return range.lowerBound + 4..<range.upperBound
    }

    private mutating func heading(_ level: Int, _ range: Range<Int>, _ html: inout HTMLWriter) {
        guard case .from(let first) = headings, isTight.isEmpty else {
            // Inside a quote or list a heading would not head what follows it.
            html.element(.p) { html in html.element(.strong) { inlines(range, &$0) } }
            return
        }
        while let last = levels.last, last >= level { levels.removeLast() }
        levels.append(level)
        html.element(.heading(first + levels.count - 1)) { inlines(range, &$0) }
    }

    // MARK: Tables

    private func write(_ table: MarkdownTable, _ html: inout HTMLWriter) {
        html.tables += 1
        let name = html.texte.tabelle(html.tables)
        html.element(.div, .style(.rollbereich), .role("region"), .label(name), .focusable(true)) { html in
            html.element(.table) { html in
                html.element(.thead) { html in row(table, table.head, .th, &html) }
                html.element(.tbody) { html in
                    for cells in table.rows { row(table, cells, .td, &html) }
                }
            }
        }
    }

    private func row(_ table: MarkdownTable, _ cells: [Range<Int>], _ tag: HTMLTag, _ html: inout HTMLWriter) {
        html.element(.tr) { html in
            for column in 0..<table.columns {
                let style: HTMLAttribute? =
                    switch table.alignments[column] {
                    case .left: nil
                    case .centre: .style(.mitte)
                    case .right: .style(.rechts)
                    }
                let cell = column < cells.count ? cells[column] : nil
                // A heading without text would announce nothing.
                let own: HTMLTag = tag == .th && cell?.isEmpty ?? true ? .td : tag
                html.element(own, own == .th ? .columnScope : nil, style) { html in
                    if let cell { inlines(cell, &html) }
                }
            }
        }
    }

    // MARK: Inside a block

    private func inlines(_ range: Range<Int>, _ html: inout HTMLWriter) {
        var parser = MarkdownInlines(text, range, resolve)
        parser.parse()
        // Which emphasis that is open has an element, and how many links are open, of which the outermost is one.
        var open: [(isStrong: Bool, isMarked: Bool)] = []
        var links: [Bool] = []
        for (place, token) in parser.tokens.enumerated() {
            switch token {
            case .text(let range):
                let span = text.span.extracting(range)
                html.text(span)
            case .code(let range):
                // Who writes the name of a file of the template means the file.
                let file = links.contains(true) ? nil : resolve(.file(Array(text[range])))
                if let file { html.start(.a, .href(file)) }
                html.element(.code) { html in
                    let span = text.span.extracting(range)
                    html.text(span)
                }
                if file != nil { html.end(.a) }
            case .softBreak: html.text(" ")
            case .hardBreak: html.void(.br)
            case .run(let place): write(parser.runs.all[place], &open, &html)
            case .link(let address, let isImage):
                let isLink = address != nil && !links.contains(true)
                links.append(isLink)
                if isLink, let address {
                    html.start(.a, .href(address), address.isExternal ? .rel("noopener noreferrer") : nil)
                }
                if isImage {
                    let next = parser.tokens[place + 1]
                    if case .linkEnd = next { html.text(html.texte.bild) } else { html.text(html.texte.bild + ": ") }
                }
            case .linkEnd: if links.popLast() ?? false { html.end(.a) }
            case .address(let address): html.text(address.text)
            }
        }
    }

    private func write(
        _ run: MarkdownRuns.Run, _ open: inout [(isStrong: Bool, isMarked: Bool)], _ html: inout HTMLWriter
    ) {
        for _ in run.ends {
            if let last = open.popLast(), last.isMarked { html.end(last.isStrong ? .strong : .em) }
        }
        if run.count > 0 { html.text(String(repeating: run.sign == UInt8(ascii: "*") ? "*" : "_", count: run.count)) }
        for isStrong in run.begins.reversed() {
            let isMarked = open.count < MarkdownLimits.emphasis
            open.append((isStrong, isMarked))
            if isMarked { html.start(isStrong ? .strong : .em) }
        }
    }
}
