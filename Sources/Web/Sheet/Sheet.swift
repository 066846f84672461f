/// A page that is made of parts.
public struct Sheet: Sendable {
    /// What it is about; the heading of the page.
    public var title: String
    /// Whether the title is in the words of the library.
    public var isContent = false
    /// The pages above it, from the top.
    public var trail: [PageLink]
    /// One or two sentences that say what the page is for.
    public var lead: String?
    /// Its parts.
    public var blocks: [Block]

    /// Creates a page.
    public init(_ title: String, trail: [PageLink] = [], lead: String? = nil, _ blocks: [Block] = []) {
        (self.title, self.trail, self.lead, self.blocks) = (title, trail, lead, blocks)
    }

    /// The page as HTML. A form with errors brings a summary of them at the top, and the title says so.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let problems = Self.forms(blocks).filter(\.hasProblems)
        let texte = Texte(frame.sprache)
        let name = problems.isEmpty ? title : "\(texte.fehlerVorab): \(title)"
        return frame.page([name, frame.name], pfad: trail) { html in
            var number = 0
            for form in Self.forms(blocks) {
                number += 1
                if form.hasProblems { html.summary(of: form, number) }
            }
            html.element(.h1, isContent ? html.contentLanguage : nil, text: title)
            if let lead { html.element(.p, .style(.vorspann), text: lead) }
            for block in blocks { html.block(block, level: 2) }
        }
    }

    /// All forms with fields, in the order in which they are written.
    private static func forms(_ blocks: [Block]) -> [Form] {
        blocks.flatMap { block -> [Form] in
            switch block {
            case .section(_, let inner), .place(_, _, let inner), .details(_, let inner), .technical(let inner):
                forms(inner)
            case .form(let form): [form]
            case .dispute(let dispute): dispute.form.map { [$0] } ?? []
            case .entries(let entries): entries.flatMap { $0.remarks.flatMap(buttons) }
            case .facts(let facts): facts.flatMap { buttons($0.value) }
            case .table(_, _, let rows): rows.flatMap { $0.flatMap(buttons) }
            case .post(let post): post.actions.flatMap(buttons)
            default: []
            }
        }
    }

    private static func buttons(_ cell: Cell) -> [Form] {
        switch cell {
        case .button(let form): [form]
        case .several(let cells): cells.flatMap(buttons)
        default: []
        }
    }
}

extension HTMLWriter {
    /// Writes parts with headings of a level.
    mutating func blocks(_ blocks: [Block], level: Int) {
        for block in blocks { self.block(block, level: level) }
    }

    /// Writes a part.
    mutating func block(_ block: Block, level: Int) {
        switch block {
        case .section(let title, let inner):
            element(.section) { html in
                html.element(.heading(level), text: title)
                html.blocks(inner, level: level + 1)
            }
        case .place(let word, let title, let inner):
            let anchor = Anchor(word)
            element(.section, .id(anchor)) { html in
                html.element(.heading(level), text: title)
                html.blocks(inner, level: level + 1)
            }
        case .text(let text): element(.p, text: text)
        case .content(let text): element(.p, inhalt: text)
        case .quiet(let text): element(.p, .style(.leise), text: text)
        case .markdown(let text):
            element(.div, .style(.fliesstext), contentLanguage) { html in
                html.markdown(text, .from(level)) { _ in nil }
            }
        case .plain(let text):
            element(.pre, .focusable(true), contentLanguage) { html in html.text(text.utf8.span, .kept) }
        case .notice(let notice): notices([notice])
        case .facts(let facts):
            element(.dl, .style(.fakten, .kasten)) { html in
                for fact in facts { html.fact(fact.name) { $0.cell(fact.value) } }
            }
        case .entries(let entries): list(entries, level: level)
        case .bullets(let sentences):
            element(.ul) { html in for sentence in sentences { html.element(.li, text: sentence) } }
        case .table(let caption, let columns, let rows): table(caption, columns, rows)
        case .actions(let actions): self.actions(actions)
        case .form(let form): self.form(form)
        case .post(let post): self.post(post, level: level)
        case .changes(let groups): changes(groups, level: level)
        case .dispute(let dispute): self.dispute(dispute, level: level)
        case .details(let title, let inner):
            element(.details) { html in
                html.element(.summary, text: title)
                html.blocks(inner, level: level)
            }
        case .technical(let inner):
            element(.section, .style(.technik)) { html in
                html.element(.heading(level), text: html.texte.fuerDieIT)
                html.blocks(inner, level: level + 1)
            }
        case .command(let text): element(.p) { $0.element(.code, .style(.befehl), text: text) }
        case .paging(let paging, let address): paging.write(&self, address: address)
        }
    }
}
