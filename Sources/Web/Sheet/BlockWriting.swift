import Templates

// How the parts of a page are written.

extension HTMLWriter {
    /// Writes a value.
    mutating func cell(_ cell: Cell) {
        switch cell {
        case .text(let text): self.text(text)
        case .content(let text): inhalt(text)
        case .day(let day): self.day(day)
        case .number(let number): text(texte.zahl(number))
        case .link(let text, let address): element(.a, .href(address), text: text)
        case .contentLink(let text, let address): element(.a, .href(address), inhalt: text)
        case .badge(let word, let kind): badge(word, kind)
        case .code(let text): element(.code, text: text)
        case .button(let form): self.form(form)
        case .several(let cells):
            for (index, cell) in cells.enumerated() {
                if index > 0 { separator() }
                self.cell(cell)
            }
        }
    }

    /// Writes a word that stands out.
    mutating func badge(_ word: String, _ kind: BadgeKind) {
        switch kind {
        case .good: element(.span, .style(.zustand, .gut), text: word)
        case .open: element(.span, .style(.zustand, .offen), text: word)
        case .over: element(.span, .style(.zustand, .vorbei), text: word)
        case .plain: element(.span, .style(.zustand), text: word)
        }
    }

    /// Writes entries of a list.
    mutating func list(_ entries: [Entry], level: Int) {
        element(.ul, .style(.vorlagen)) { html in
            for entry in entries {
                html.element(.li) { html in
                    html.element(.heading(level)) { html in
                        if let address = entry.address {
                            html.element(.a, .href(address), inhalt: entry.title)
                        } else {
                            html.inhalt(entry.title)
                        }
                    }
                    if let text = entry.text, !text.isEmpty { html.element(.p, inhalt: text) }
                    guard !entry.remarks.isEmpty else { return }
                    html.element(.div, .style(.angaben)) { html in
                        for (index, remark) in entry.remarks.enumerated() {
                            if index > 0 { html.separator() }
                            html.element(.span) { $0.cell(remark) }
                        }
                    }
                }
            }
        }
    }

    /// Writes a table in a region that scrolls by itself.
    mutating func table(_ caption: String, _ columns: [String], _ rows: [[Cell]]) {
        tables += 1
        let anchor = Anchor.part("tabelle", tables)
        element(.div, .style(.rollbereich), .role("region"), .labelled(by: anchor), .focusable(true)) { html in
            html.element(.table) { html in
                html.element(.caption, .id(anchor), text: caption)
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for column in columns { html.element(.th, .columnScope, text: column) }
                    }
                }
                html.element(.tbody) { html in
                    for row in rows {
                        html.element(.tr) { html in
                            for (index, cell) in row.enumerated() {
                                if index == 0 {
                                    html.element(.th, .rowScope) { $0.cell(cell) }
                                } else {
                                    html.element(.td) { $0.cell(cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes what somebody said.
    mutating func post(_ post: PostEntry, level: Int) {
        element(.section, .style(.beitrag), .id(.post(post.id))) { html in
            html.element(.heading(level)) { html in
                if let whose = post.whose {
                    html.element(.a, .href(whose), inhalt: post.who)
                } else {
                    html.inhalt(post.who)
                }
                html.text(", ")
                html.day(post.day)
            }
            if !post.badges.isEmpty || post.about != nil {
                html.element(.p, .style(.angaben)) { html in
                    for (word, kind) in post.badges {
                        html.badge(word, kind)
                        html.text(" ")
                    }
                    if let about = post.about {
                        html.text(html.texte.zu + " ")
                        html.element(.a, .href(about.address), inhalt: about.titel)
                    }
                }
            }
            if let text = post.text {
                html.element(.div, .style(.fliesstext), html.contentLanguage) { html in
                    html.markdown(text, .bold) { _ in nil }
                }
            } else {
                html.element(.p, .style(.leise), text: post.instead)
            }
            guard !post.actions.isEmpty else { return }
            html.element(.div, .style(.angaben)) { html in
                for action in post.actions { html.element(.div) { $0.cell(action) } }
            }
        }
    }

    /// Writes a value about which two disagree, with each side beside the other.
    mutating func dispute(_ dispute: Dispute, level: Int) {
        element(.section, .style(.karte)) { html in
            html.element(.heading(level), text: dispute.title)
            html.element(.p, text: dispute.sentence)
            html.element(.dl, .style(.werte)) { html in
                for side in dispute.sides {
                    html.element(.div) { html in
                        html.element(.dt) { html in
                            html.text(side.name)
                            if !side.who.isEmpty {
                                html.element(.span, .style(.leise)) { html in
                                    html.text(" (")
                                    html.inhalt(side.who)
                                    html.text(")")
                                }
                            }
                        }
                        html.element(.dd) { html in
                            if let value = side.value { html.inhalt(value) } else { html.text(html.texte.nichts) }
                        }
                    }
                }
            }
            if let form = dispute.form { html.form(form) }
        }
    }
}
