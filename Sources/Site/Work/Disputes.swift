import Bytes
import Library
import Net
import Objects
import Templates
import Web

// Places where the source and the variant changed the same, each with all values side by side; any other value may be given.

extension Visit {
    /// What is open in a workpiece.
    func disputesPage() throws -> Reply {
        let piece = try piece()
        let desk = try desk()
        let mappe = try desk.mappe(of: piece)
        let items = try desk.openItems(of: piece)
        var blocks = items.prefix(200).map { Block.dispute(dispute($0, piece, mappe)) }
        if blocks.isEmpty { blocks = [.actions([Aktion(language("Zum Plan", "To the plan"), address(piece))])] }
        return page(
            Sheet(
                language("Entscheidung nötig", "Decision needed"), trail: trail(piece, mappe.vorlage.titel),
                lead: items.isEmpty
                    ? language("Es ist alles entschieden.", "All is decided.")
                    : language(
                        "An \(count(items.count, ("Stelle", "Stellen"), ("", ""))) haben die Vorlage und Sie dieselbe Angabe verschieden geändert. Wählen Sie, was gelten soll; eilig ist es nicht, gespeichert ist beides.",
                        "At \(count(items.count, ("", ""), ("place", "places"))) the template and you have changed the same entry differently. Choose what is to hold; there is no hurry, both are kept."
                    ), Array(blocks)), at: address(piece, "entscheiden"))
    }

    private func dispute(_ item: OpenItem, _ piece: Workpiece, _ mappe: Vorlagenmappe) -> Dispute {
        let names = (
            language("Vorher", "Before"), language("Bei Ihnen", "Yours"), language("In der Vorlage", "The template's")
        )
        var options = [
            Field.Option("unsere", names.1), Field.Option("fremde", names.2), Field.Option("basis", names.0),
        ]
        var sides: [(name: String, who: String, value: String?)] = []
        var title = language("Stelle", "Place")
        var sentence = ""
        switch item.matter {
        case .konflikt(_, let konflikt):
            sentence = konflikt.satz(language, in: mappe.struktur)
            title = konflikt.stelle(language, in: mappe.struktur)
            func who(_ origin: Konflikt.Herkunft?) -> String {
                origin.map { "\($0.wer), \(day($0.tag))" } ?? ""
            }
            func words(_ value: (Konflikt.Streitpunkt) -> JSONFragment?) -> String? {
                let points = konflikt.punkte.compactMap { punkt -> String? in
                    let one = Konflikt(konflikt.art, konflikt.code, [punkt])
                    guard let value = value(punkt) else { return nil }
                    let text = one.worte(value, language, in: mappe.struktur)
                    return konflikt.punkte.count == 1 ? text : "\(one.stelle(language, in: mappe.struktur)): \(text)"
                }
                return points.isEmpty ? nil : points.joined(separator: "; ")
            }
            sides = [
                (names.0, "", words(\.basis)), (names.1, who(konflikt.unsere), words(\.unsere)),
                (names.2, who(konflikt.fremde), words(\.fremde)),
            ]
            if konflikt.punkte.count == 1 {
                options.append(Field.Option("wert", language("Etwas anderes", "Something else")))
            }
        case .stretch(_, let stretch):
            sentence = language("Eine Stelle in einem Text.", "A place in a text.")
            title = String(decoding: item.path, as: UTF8.self)
            func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
            sides = [
                (names.0, "", text(stretch.base)), (names.1, "", text(stretch.ours)),
                (names.2, "", text(stretch.theirs)),
            ]
            options.append(Field.Option("wert", language("Etwas anderes", "Something else")))
        case .path:
            sentence = language(
                "Eine ganze Datei ist verschieden. Das entscheiden Sie in einer Kopie auf Ihrem Rechner.",
                "A whole file differs. Decide this in a copy on your computer.")
            return Dispute(title, sentence, [], form: nil)
        }
        var form = Form(
            address(piece, "entscheiden"), submit: language("So entscheiden", "Decide so"),
            hidden: [("stand", piece.commit.description), ("stelle", item.name)],
            fields: [
                Field("wahl", language("Es soll gelten", "What is to hold"), .radios(options), value: "unsere")
            ])
        if options.count > 3 {
            form.fields.append(
                Field(
                    "wert", language("Anderer Wert", "Another value"), .lines(2),
                    hint: language(
                        "Nur nötig, wenn Sie »Etwas anderes« wählen. Bei Dauern genügt die Zahl der Arbeitstage.",
                        "Needed only if you choose “Something else”. For durations the number of working days will do.")
                ))
        }
        if case .konflikt(_, let konflikt) = item.matter, konflikt.punkte.count > 1 {
            form.fields[0].hint = language(
                "Diese Angaben gehören zusammen; gelten kann nur eine Seite als Ganzes. Jede andere Angabe tragen Sie danach am Schritt selbst ein.",
                "These entries belong together; only one side as a whole can hold. Any other value you enter at the step itself afterwards."
            )
        }
        form.about = title
        return Dispute(title, sentence, sides, form: form)
    }

    /// A day as pages show it.
    private func day(_ text: String) -> String {
        language == .de ? Kalendertag(text)?.wort(.de) ?? text : text
    }

    /// Decides one place.
    func settleDispute() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let desk = try desk()
        let name = input.text("stelle")
        let here = address(piece, "entscheiden")
        guard let item = try desk.openItems(of: piece).first(where: { $0.name == name }) else {
            return .seeOther(
                here,
                Meldung(.hinweis, language("Diese Stelle ist schon entschieden.", "This place has been decided.")))
        }
        let how: Settlement
        switch input.text("wahl") {
        case "unsere": how = .ours
        case "fremde": how = .theirs
        case "basis": how = .base
        case "wert": how = .value(value(input.text("wert"), item))
        default: throw HTTPError(400, "choice")
        }
        return try doing(piece, then: here) { try desk.settle(piece, seen: seen(input, piece), [(item, how)]) }
    }

    /// What was typed as another value, as it stands in documents: people write "12" for twelve working days.
    private func value(_ text: String, _ item: OpenItem) -> String {
        guard case .konflikt(_, let konflikt) = item.matter else { return text }
        if konflikt.ort.grundfeld == "dauer", let days = Int(text.split(separator: " ").first ?? "") {
            return "{\"wert\": \(days), \"einheit\": \"AT\", \"herkunft\": \"schaetzung\"}"
        }
        var json = JSONWriter()
        json.string(text)
        return String(decoding: json.finish(), as: UTF8.self)
    }
}
