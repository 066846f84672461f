import Bytes
import Library
import Templates
import Web

/// A step of a plan as a form, and back.
struct StepForm {
    let struktur: Struktur
    let gliederung: Gliederung
    let language: Sprache

    init(_ struktur: Struktur, _ language: Sprache) {
        self.struktur = struktur
        gliederung = Gliederung(struktur)
        self.language = language
    }

    // MARK: To a form

    /// The fields of a step.
    func fields(_ node: Knoten, isLeaf: Bool) -> [Field] {
        var fields = [
            Field("titel", language("Titel", "Title"), value: node.titel, required: true, limit: 200),
            Field("art", language("Art", "Kind"), .choice(kinds(isLeaf)), value: node.art.rawValue),
        ]
        if isLeaf {
            fields += [
                Field(
                    "dauer", language("Dauer", "Duration"), .number(Dauer.grenzen),
                    value: node.dauer.map { String($0.wert) }),
                Field(
                    "einheit", language("Einheit", "Unit"),
                    .choice(Zeiteinheit.allCases.map { Field.Option($0.rawValue, $0.wort(2, language)) }),
                    value: (node.dauer?.einheit ?? .arbeitstage).rawValue),
                Field(
                    "vorgaenger", language("Wartet auf", "Waits for"), value: predecessors(node),
                    hint: language(
                        "Nummern der Schritte, mit Komma getrennt, etwa »2.1, 2.3«.",
                        "Numbers of steps, divided by commas, say “2.1, 2.3”."), limit: 2000),
            ]
        }
        let roles = struktur.rollen.map { Field.Option($0.key.description, $0.value.titel, isContent: true) }
        fields += [
            Field(
                "verantwortlich", language("Verantwortlich", "Responsible"),
                .choice([Field.Option("", language("niemand", "nobody"))] + roles),
                value: node.verantwortlich?.description ?? ""),
            Field(
                "mitwirkend", language("Wirkt mit", "Contributes"), boxes: roles,
                values: node.mitwirkend.map(\.description)),
            Field(
                "hinweis", language("Hinweis", "Advice"), .lines(6), value: node.hinweis,
                hint: language(
                    "Was man wissen sollte. »**fett**«, Listen mit »- « und Links sind möglich.",
                    "What one should know. “**bold**”, lists with “- ” and links are possible."), limit: 20_000),
            Field(
                "ergebnisse", language("Ergebnisse", "Results"), .lines(3),
                value: node.ergebnisse.values.joined(separator: "\n"),
                hint: language("Eines in jeder Zeile.", "One a line."), limit: 20_000),
            Field(
                "recht", language("Rechtsgrundlagen", "Legal bases"), .lines(3),
                value: node.rechtsgrundlagen.values.map(Self.line).joined(separator: "\n"),
                hint: language(
                    "Eine in jeder Zeile: Norm; Land; Stand, etwa »§ 9 EGovG NRW; NW; 2026-11-01«. Land und Stand dürfen fehlen.",
                    "One a line: law; Land; as of, say “§ 9 EGovG NRW; NW; 2026-11-01”. Land and date may be missing."),
                limit: 20_000),
            Field(
                "bedingung", language("Nur nötig, wenn", "Needed only if"), value: node.bedingung,
                hint: struktur.parameter.isEmpty
                    ? nil
                    : language("Kurznamen der Fragen: ", "Short names of the questions: ")
                        + struktur.parameter.keys.map(\.description).joined(separator: ", "), limit: 2000),
        ]
        return fields
    }

    private func kinds(_ isLeaf: Bool) -> [Field.Option] {
        let kinds: [KnotenArt] = isLeaf ? [.aufgabe, .meilenstein, .paket, .phase] : [.phase, .paket]
        return kinds.map { Field.Option($0.rawValue, $0.wort(language)) }
    }

    private func predecessors(_ node: Knoten) -> String {
        node.vorgaenger.compactMap { id, tie in
            gliederung[id].map { tie.art == .endeAnfang ? $0.nummer : "\($0.nummer) \(tie.art.rawValue)" }
        }.joined(separator: ", ")
    }

    private static func line(_ law: Rechtsgrundlage) -> String {
        [law.norm, law.land ?? "", law.stand ?? ""].reversed().drop(while: \.isEmpty).reversed().joined(separator: "; ")
    }

    // MARK: From a form

    /// The step as a form says it, beginning from what it was. What a form does not show stays.
    func step(_ input: FormInput, from old: Knoten, isLeaf: Bool, _ problems: inout Problems) -> Knoten {
        var node = old
        node.titel = input.text("titel")
        if node.titel.isEmpty {
            problems["titel"] = language("Bitte geben Sie einen Titel an.", "Please give a title.")
        } else if node.titel.contains(where: \.isNewline) {
            problems["titel"] = language("Der Titel hat nur eine Zeile.", "A title has one line only.")
        }
        node.art = KnotenArt(rawValue: input.text("art")) ?? old.art
        if isLeaf {
            node.dauer = duration(input, old, node.art, &problems)
            node.vorgaenger = ties(input, old, &problems)
        }
        node.verantwortlich = role(input.text("verantwortlich"))
        node.mitwirkend = SortedSet(input.all("mitwirkend").compactMap(role))
        node.hinweis = input.optional("hinweis")
        node.bedingung = input.optional("bedingung")
        node.ergebnisse = Self.keeping(old.ergebnisse, Self.lines(input.text("ergebnisse")))
        node.rechtsgrundlagen = laws(input, old, &problems)
        return node
    }

    private func duration(_ input: FormInput, _ old: Knoten, _ kind: KnotenArt, _ problems: inout Problems) -> Dauer? {
        let text = input.text("dauer")
        if text.isEmpty || kind == .meilenstein { return nil }
        guard let number = Int(text), Dauer.grenzen.contains(number) else {
            problems["dauer"] = language(
                "Bitte eine ganze Zahl von 0 bis 99.999.", "Please enter a whole number from 0 to 99,999.")
            return old.dauer
        }
        let unit = Zeiteinheit(rawValue: input.text("einheit")) ?? .arbeitstage
        if let same = old.dauer, same.wert == number, same.einheit == unit { return same }
        return Dauer(number, unit)
    }

    private func ties(_ input: FormInput, _ old: Knoten, _ problems: inout Problems) -> SortedMap<ElementID, Anordnung>
    {
        var ties: SortedMap<ElementID, Anordnung> = [:]
        let numbers = Dictionary(gliederung.eintraege.map { ($0.nummer, $0.id) }, uniquingKeysWith: { a, _ in a })
        for piece in input.text("vorgaenger").split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }) {
            let words = piece.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let number = words.first else { continue }
            guard let id = numbers[number], let kind = Anordnung.Art(rawValue: words.count > 1 ? words[1] : "EA") else {
                problems["vorgaenger"] = language(
                    "»\(number)« ist keine Nummer eines Schritts.", "“\(number)” is no number of a step.")
                continue
            }
            if let same = old.vorgaenger[id], same.art == kind { ties[id] = same } else { ties[id] = Anordnung(kind) }
        }
        // Waiting for something that is gone is not shown, and is not lost by saving.
        for (id, tie) in old.vorgaenger where !struktur.knoten.contains(id) { ties[id] = tie }
        return ties
    }

    private func laws(_ input: FormInput, _ old: Knoten, _ problems: inout Problems) -> SortedMap<
        ElementID, Rechtsgrundlage
    > {
        var laws: SortedMap<ElementID, Rechtsgrundlage> = [:]
        var known = old.rechtsgrundlagen
        for line in Self.lines(input.text("recht")) {
            if let (id, law) = known.first(where: { Self.line($0.value) == line }) {
                laws[id] = law
                known[id] = nil
                continue
            }
            let pieces = line.split(separator: ";", omittingEmptySubsequences: false).map {
                FormText.trimmed(String($0))
            }
            let (land, stand) = (pieces.count > 1 ? pieces[1] : "", pieces.count > 2 ? pieces[2] : "")
            if !land.isEmpty, Land(rawValue: land) == nil {
                problems["recht"] = language(
                    "»\(land)« ist kein Land; gemeint sind zwei Buchstaben wie NW.",
                    "“\(land)” is no Land; two letters like NW are meant.")
            }
            if !stand.isEmpty, Kalendertag(stand) == nil {
                problems["recht"] = language(
                    "»\(stand)« ist kein Tag; gemeint ist 2026-11-01.", "“\(stand)” is no day; 2026-11-01 is meant.")
            }
            laws[ElementID.random()] = Rechtsgrundlage(
                pieces[0], land: land.isEmpty ? nil : land, stand: stand.isEmpty ? nil : stand)
        }
        return laws
    }

    private func role(_ text: String) -> ElementID? {
        ElementID(text).flatMap { struktur.rollen.contains($0) ? $0 : nil }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { FormText.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    /// Texts under the names they had, new ones under new names.
    private static func keeping(_ old: SortedMap<ElementID, String>, _ texts: [String]) -> SortedMap<ElementID, String>
    {
        var rest = old
        var new: SortedMap<ElementID, String> = [:]
        for text in texts {
            if let (id, _) = rest.first(where: { $0.value == text }) {
                new[id] = text
                rest[id] = nil
            } else {
                new[ElementID.random()] = text
            }
        }
        return new
    }
}

/// Text of forms.
enum FormText {
    /// Without blanks around it.
    static func trimmed(_ text: String) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
        return String(text[start..<end])
    }
}

extension Form {
    /// The form after somebody else has saved meanwhile: what was typed where it was changed, what the other has saved elsewhere. Where both
    /// differ, the field says so and keeps what was typed.
    ///
    /// - Parameters:
    ///   - base: the form as it was seen.
    ///   - now: the form as it is now.
    static func combined(base: Form, now: Form, typed: Form, _ language: Sprache) -> Form {
        var form = now
        for index in form.fields.indices {
            let name = form.fields[index].name
            guard let mine = typed.fields.first(where: { $0.name == name })?.shown,
                let before = base.fields.first(where: { $0.name == name })?.shown
            else { continue }
            let theirs = form.fields[index].shown
            guard mine != before, mine != theirs else { continue }
            form.fields[index].values = mine
            guard theirs != before else { continue }
            let value = theirs.joined(separator: ", ")
            form.fields[index].problem = language(
                "Inzwischen hat jemand anderes hier »\(value)« gespeichert. Stehen bleibt, was Sie jetzt hier lassen.",
                "Somebody else has saved “\(value)” here meanwhile. What you leave here now stays.")
        }
        return form
    }
}

extension Field {
    /// What stands in it, without empty values.
    fileprivate var shown: [String] { values.filter { !$0.isEmpty } }
}
