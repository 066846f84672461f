// How forms are written. A field's label, hint and error belong to it for those who hear the page, too; the summary of errors at the top
// leads to each field (WCAG 3.3.1, 3.3.2, 1.3.1).

extension HTMLWriter {
    /// Writes the summary of what is wrong with a form, which is the page's number of that name.
    mutating func summary(of form: Form, _ number: Int) {
        let anchor = Anchor.part("fehler", number)
        element(.div, .style(.fehlerliste), .role("alert"), .labelled(by: anchor), .focusable(false)) { html in
            html.element(.h2, .id(anchor), text: html.texte.bittePruefen)
            html.element(.ul) { html in
                for problem in form.problems { html.element(.li, text: problem) }
                for (index, field) in form.fields.enumerated() {
                    guard let problem = field.problem else { continue }
                    html.element(.li) { html in
                        html.element(.a, .href(Self.target(field, number, index)), text: "\(field.label): \(problem)")
                    }
                }
            }
        }
    }

    private static func target(_ field: Field, _ form: Int, _ index: Int) -> Anchor {
        switch field.kind {
        case .radios, .boxes: .field(form, index, "0")
        default: .field(form, index)
        }
    }

    /// Writes a form.
    mutating func form(_ form: Form) {
        forms += 1
        let number = forms
        let hasFile = form.fields.contains { if case .file = $0.kind { true } else { false } }
        let style: StyleClass = form.fields.isEmpty ? .knopfform : .formular
        element(
            .form, .style(style), .action(form.address), form.isQuery ? .get : .post, hasFile ? .multipart : nil,
            form.keepsDraft ? .draft : nil
        ) { html in
            if !form.isQuery, let token = html.formToken {
                html.void(.input, .type("hidden"), .name("marke"), .value(token))
            }
            for (name, value) in form.hidden { html.void(.input, .type("hidden"), .name(name), .value(value)) }
            for (index, field) in form.fields.enumerated() { html.field(field, number, index) }
            html.element(.div, .style(.aktionen)) { html in
                let look: StyleClass =
                    switch form.kind {
                    case .main: .knopf
                    case .plain: .knopfNeben
                    case .danger: .knopfGefahr
                    }
                html.element(.button, .style(look), .type("submit")) { html in
                    html.text(form.submit)
                    if let about = form.about {
                        html.element(.span, .style(.nurVorgelesen), inhalt: ": " + about)
                    }
                }
                for (label, name, value) in form.more {
                    html.element(
                        .button, .style(.knopfNeben), .type("submit"), .name(name), .value(value), text: label)
                }
                if let cancel = form.cancel { html.element(.a, .href(cancel.address), text: cancel.titel) }
            }
        }
    }

    private mutating func field(_ field: Field, _ form: Int, _ index: Int) {
        switch field.kind {
        case .radios(let options): choices(field, options, "radio", form, index)
        case .boxes(let options): choices(field, options, "checkbox", form, index)
        case .box:
            let anchor = Anchor.field(form, index)
            element(.div, .style(.feld)) { html in
                let about = html.marks(field, form, index)
                html.element(.div, .style(.wahl)) { html in
                    html.void(
                        .input, .id(anchor), .type("checkbox"), .name(field.name), .value("ja"),
                        field.value == "ja" ? .checked : nil, field.isRequired ? .required : nil,
                        .described(by: about), field.problem == nil ? nil : .invalid)
                    html.element(.label, .for(anchor), field.isContent ? html.contentLanguage : nil, text: field.label)
                }
            }
        default:
            let anchor = Anchor.field(form, index)
            element(.div, .style(.feld)) { html in
                html.element(.label, .for(anchor)) { html in html.label(field) }
                let about = html.marks(field, form, index)
                html.control(field, anchor, about)
            }
        }
    }

    private mutating func label(_ field: Field) {
        if field.isContent { inhalt(field.label) } else { text(field.label) }
        if case .choice = field.kind { return }
        if !field.isRequired { element(.span, .style(.leise), text: " " + texte.freiwillig) }
    }

    /// Writes hint and error of a field; returns their places.
    private mutating func marks(_ field: Field, _ form: Int, _ index: Int) -> [Anchor] {
        var anchors: [Anchor] = []
        if let hint = field.hint {
            let anchor = Anchor.field(form, index, "hinweis")
            element(.p, .style(.hilfe), .id(anchor), text: hint)
            anchors.append(anchor)
        }
        if let problem = field.problem {
            let anchor = Anchor.field(form, index, "fehler")
            element(.p, .style(.feldfehler), .id(anchor)) { html in
                html.element(.strong, text: html.texte.fehlerVorab + ": ")
                html.text(problem)
            }
            anchors.append(anchor)
        }
        return anchors
    }

    private mutating func control(_ field: Field, _ anchor: Anchor, _ about: [Anchor]) {
        let required: HTMLAttribute? = field.isRequired ? .required : nil
        let invalid: HTMLAttribute? = field.problem == nil ? nil : .invalid
        let limit: HTMLAttribute? = field.limit.map { .longest($0) }
        let described = HTMLAttribute.described(by: about)
        func input(_ type: StaticString, _ more: HTMLAttribute?..., shows: Bool = true) {
            let pad: [HTMLAttribute?] = more + [nil, nil, nil]
            void(
                .input, .id(anchor), .type(type), .name(field.name), shows ? .value(field.value) : nil, required,
                limit, described, invalid, pad[0], pad[1], pad[2])
        }
        switch field.kind {
        case .line: input("text")
        case .lines(let rows):
            textarea(
                .id(anchor), .name(field.name), .rows(rows), required, limit, described, invalid, value: field.value)
        case .number(let range):
            input("number", .least(String(range.lowerBound)), .greatest(String(range.upperBound)), .digits)
        case .day: input("date")
        case .time: input("time")
        case .mail: input("email", .completion("email"))
        case .telephone: input("tel", .completion("tel"))
        case .secret: input("password", .completion("current-password"), shows: false)
        case .search: input("search", .noCompletion)
        case .file: input("file", shows: false)
        case .choice(let options):
            element(.select, .id(anchor), .name(field.name), required, described, invalid) { html in
                for option in options {
                    html.element(
                        .option, .value(option.value), option.value == field.value ? .selected : nil,
                        option.isContent ? html.contentLanguage : nil, text: option.label)
                }
            }
        case .radios, .boxes, .box: break
        }
    }

    private mutating func choices(
        _ field: Field, _ options: [Field.Option], _ type: StaticString, _ form: Int, _ index: Int
    ) {
        let hasMarks = field.hint != nil || field.problem != nil
        let places = [
            field.hint == nil ? nil : Anchor.field(form, index, "hinweis"),
            field.problem == nil ? nil : Anchor.field(form, index, "fehler"),
        ].compactMap { $0 }
        element(.fieldset, .style(.feldgruppe), hasMarks ? .described(by: places) : nil) { html in
            html.element(.legend) { html in
                if field.isContent { html.inhalt(field.label) } else { html.text(field.label) }
            }
            _ = html.marks(field, form, index)
            // Many short words stand beside each other.
            let isMany = options.count > 8 && options.allSatisfy { $0.hint == nil && $0.label.utf8.count < 60 }
            let isRow = options.count <= 4 && options.allSatisfy { $0.hint == nil && $0.label.utf8.count < 24 }
            html.element(.div, isMany ? .style(.auswahl) : isRow ? .style(.wahlreihe) : nil) { html in
                for (number, option) in options.enumerated() {
                    let anchor = Anchor.field(form, index, String(number))
                    html.element(.div, .style(.wahl)) { html in
                        let hint = option.hint.map { _ in Anchor.field(form, index, "\(number)-hinweis") }
                        html.void(
                            .input, .id(anchor), .type(type), .name(field.name), .value(option.value),
                            field.values.contains(option.value) ? .checked : nil,
                            .described(by: hint.map { [$0] } ?? []))
                        html.element(
                            .label, .for(anchor), option.isContent ? html.contentLanguage : nil, text: option.label)
                        if let text = option.hint, let hint {
                            html.element(.p, .style(.hilfe), .id(hint), text: text)
                        }
                    }
                }
            }
        }
    }
}
