import Bytes
import Library
import Objects
import Templates

/// Open conflicts, in words or as JSON.
struct OpenView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    /// Where something is open, and how many places.
    func showPlaces(_ findings: [PathFinding], limit: Int = 20) throws {
        for finding in findings.prefix(limit) {
            let path = Text.shown(finding.path)
            try context.console.line(finding.count == 1 ? "  \(path)" : "  \(path) (\(finding.count))")
        }
        let more = findings.count - limit
        if more > 0 { try context.print("  … und \(more) weitere Dateien", "  … and \(more) more files") }
    }

    /// Everything that is open, numbered.
    func show(_ items: [OpenItem]) throws {
        if context.isJSON { return try showJSON(items) }
        if items.isEmpty { return try context.print("Nichts ist offen.", "Nothing is open.") }
        for (number, item) in items.enumerated() { try show(item, number: number + 1) }
        try context.print(
            "Entscheiden: allmende resolve NUMMER --ours|--theirs|--base|--value WERT",
            "To decide: allmende resolve NUMBER --ours|--theirs|--base|--value VALUE")
    }

    /// One decision with what each side has.
    func show(_ item: OpenItem, number: Int) throws {
        try context.console.line("\(number)  \(Text.shown(item.name))")
        try context.console.line("   \(Text.shown(try sentence(item), limit: 600))")
        for side in sides(item) {
            let who = side.who.map { " (\(Text.shown($0.wer, limit: 60)), \(shown($0.tag)))" } ?? ""
            let text = side.value.map { Self.oneLine($0) } ?? context.say("nichts", "nothing")
            try context.console.line("   \(side.word): \(text)\(who)")
        }
    }

    private func shown(_ day: String) -> String {
        let parts = day.split(separator: "-")
        return context.language == .de && parts.count == 3 ? "\(parts[2]).\(parts[1]).\(parts[0])" : Text.shown(day)
    }

    private static func oneLine(_ text: String) -> String {
        Text.shown(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), limit: 160)
    }

    // MARK: Sides

    private struct Side {
        let word: String
        let key: String
        let value: String?
        let who: Konflikt.Herkunft?
    }

    private func sides(_ item: OpenItem) -> [Side] {
        func side(_ key: String, _ german: String, _ english: String, _ value: String?, _ who: Konflikt.Herkunft?)
            -> Side
        { Side(word: context.say(german, english), key: key, value: value, who: who) }
        let values: (base: String?, ours: String?, theirs: String?)
        var from: (ours: Konflikt.Herkunft?, theirs: Konflikt.Herkunft?)
        switch item.matter {
        case .konflikt(_, let konflikt):
            let point = konflikt.punkte.first
            values = (
                point?.basis?.description, point?.unsere?.description, point?.fremde?.description
            )
            from = (konflikt.unsere, konflikt.fremde)
        case .stretch(_, let stretch):
            func text(_ bytes: [UInt8]) -> String? { bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
            values = (text(stretch.base), text(stretch.ours), text(stretch.theirs))
        case .path(let conflict):
            func state(_ state: PathConflict.State?) -> String? {
                state.map { state in
                    let short = String(state.id.description.prefix(10))
                    return state.mode.isTree
                        ? context.say("Ordner \(short)", "folder \(short)")
                        : context.say("Datei \(short)", "file \(short)")
                }
            }
            values = (state(conflict.base), state(conflict.ours), state(conflict.theirs))
            from = (conflict.oursFrom, conflict.theirsFrom)
        }
        return [
            side("basis", "vorher", "before", values.base, nil),
            side("unsere", "unsere", "ours", values.ours, from.ours),
            side("fremde", "fremde", "theirs", values.theirs, from.theirs),
        ]
    }

    // MARK: Sentences

    private func sentence(_ item: OpenItem) throws -> String {
        switch item.matter {
        case .konflikt(_, let konflikt): return try sentence(konflikt, item.path)
        case .stretch:
            return context.say(
                "Beide Seiten haben dieselben Zeilen verschieden geändert.",
                "Both sides changed the same lines differently.")
        case .path(let conflict):
            switch conflict.reason {
            case .removedChanged:
                return conflict.ours == nil
                    ? context.say(
                        "Hier wurde gelöscht, was die andere Seite geändert hat.",
                        "Removed here, changed by the other side.")
                    : context.say(
                        "Die andere Seite hat gelöscht, was hier geändert wurde.",
                        "Removed by the other side, changed here.")
            case .twoContents:
                return context.say(
                    "Beide Seiten haben hier Verschiedenes; es lässt sich nur als Ganzes nehmen.",
                    "The sides have different contents; it can only be taken as a whole.")
            case .otherKind:
                return context.say(
                    "Auf der einen Seite eine Datei, auf der anderen ein Ordner oder etwas anderes.",
                    "A file on one side, a folder or something else on the other.")
            case .unreadable:
                return context.say(
                    "Eine der Seiten lässt sich nicht lesen.", "One of the sides cannot be read.")
            }
        }
    }

    /// The sentence of a conflict, with titles from the document it stands in.
    private func sentence(_ konflikt: Konflikt, _ path: [UInt8]) throws -> String {
        var struktur = Struktur()
        if let bytes = try? replica.workFile(path), case .struktur(let document)? = try? OpenDocument(path, bytes) {
            struktur = document
        }
        return konflikt.satz(context.language, in: struktur)
    }

    // MARK: JSON

    private func showJSON(_ items: [OpenItem]) throws {
        var sentences: [String] = []
        for item in items { sentences.append(try sentence(item)) }
        try context.json("konflikte-liste") { json in
            json.list("offen", zip(items, sentences).enumerated()) { json, entry in
                let (number, (item, sentence)) = entry
                json.object { json in
                    json.member("nummer", number + 1)
                    json.member("stelle", item.name)
                    json.member("pfad", String(decoding: item.path, as: UTF8.self))
                    switch item.matter {
                    case .konflikt(let key, let konflikt):
                        json.member("art", konflikt.art.rawValue)
                        json.member("grund", konflikt.code.rawValue)
                        json.member("ort", key.string)
                    case .stretch(let number, _):
                        json.member("art", Konflikt.Art.wert.rawValue)
                        json.member("grund", Konflikt.Code.text.rawValue)
                        json.member("ort", "\(number + 1)")
                    case .path(let conflict):
                        json.member("art", conflict.art.rawValue)
                        json.member("grund", conflict.reason.rawValue)
                        json.member("ort", nil)
                    }
                    for side in sides(item) {
                        json.name(side.key)
                        write(side.key, side.value, item, &json)
                    }
                    for side in sides(item).dropFirst() {
                        json.name("\(side.key)Von")
                        guard let who = side.who else {
                            json.null()
                            continue
                        }
                        json.object { json in
                            json.member("wer", who.wer)
                            json.member("tag", who.tag)
                        }
                    }
                    json.member("satz", sentence)
                }
            }
        }
    }

    /// A value of a document as it stands there; anything else as text.
    private func write(_ key: String, _ text: String?, _ item: OpenItem, _ json: inout JSONWriter) {
        guard case .konflikt(_, let konflikt) = item.matter else { return json.string(text) }
        let point = konflikt.punkte.first
        let value = key == "basis" ? point?.basis : key == "unsere" ? point?.unsere : point?.fremde
        if let value { json.fragment(value) } else { json.null() }
    }
}
