import Bytes
import Library
import Objects
import Templates
import Web

// The questions of a template as fields of a form.

extension Visit {
    private static let open = "offen"

    /// A field for each question, with the answers there are.
    func answerFields(_ struktur: Struktur, _ answers: SortedMap<ElementID, Antwort>) -> [Field] {
        struktur.parameter.map { id, parameter in
            let name = "frage-\(id)"
            var field: Field
            switch (parameter.art, answers[id]) {
            case (.jaNein, let answer):
                var value = Self.open
                if case .jaNein(let yes)? = answer { value = yes ? "ja" : "nein" }
                field = Field(
                    name, parameter.titel,
                    .radios([
                        Field.Option("ja", language("ja", "yes")), Field.Option("nein", language("nein", "no")),
                        Field.Option(Self.open, language("noch offen", "not decided")),
                    ]), value: value)
            case (.zahl, let answer):
                var value = ""
                if case .zahl(let number)? = answer { value = String(number) }
                field = Field(name, parameter.titel, .number(0...Int(Planvorgaben.groessteZahl)), value: value)
            case (.wahl, let answer):
                var value = ""
                if case .wahl(let word)? = answer { value = word.string }
                field = Field(
                    name, parameter.titel,
                    .choice(
                        [Field.Option("", language("noch offen", "not decided"))]
                            + parameter.werte.map { Field.Option($0.key.string, $0.value, isContent: true) }),
                    value: value)
            case (.liste, let answer):
                var value = ""
                if case .liste(let names)? = answer { value = names.map(\.string).joined(separator: "\n") }
                field = Field(
                    name, parameter.titel, .lines(4), value: value,
                    hint: language(
                        "Ein Eintrag in jeder Zeile, etwa je Amt.", "One entry a line, say one for each office."))
            }
            field.isContent = true
            return field
        }
    }

    /// The answers that came with a form.
    func answers(_ input: FormInput, _ struktur: Struktur, _ problems: inout Problems) -> SortedMap<ElementID, Antwort>
    {
        var answers: SortedMap<ElementID, Antwort> = [:]
        for (id, parameter) in struktur.parameter {
            let name = "frage-\(id)"
            let text = input.text(name)
            guard !text.isEmpty, text != Self.open else { continue }
            var answer: Antwort?
            switch parameter.art {
            case .jaNein: answer = text == "ja" ? .jaNein(true) : text == "nein" ? .jaNein(false) : nil
            case .zahl: answer = Int64(text).map { .zahl($0) }
            case .wahl: answer = Text(text).isEmpty ? nil : .wahl(Text(text))
            case .liste:
                let lines = text.split(whereSeparator: \.isNewline).map { Text(FormText.trimmed(String($0))) }
                answer = .liste(lines.filter { !$0.isEmpty })
            }
            if let answer, parameter.nimmt(answer) {
                answers[id] = answer
            } else {
                problems[name] = language(
                    "Diese Antwort passt nicht zur Frage.", "This answer does not fit the question.")
            }
        }
        return answers
    }

    private func answersSheet(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ form: Form) -> Sheet {
        Sheet(
            language("Fragen an Ihre Kommune", "Questions to your municipality"),
            trail: trail(piece, mappe.vorlage.titel),
            lead: language(
                "Von den Antworten hängt ab, welche Schritte Sie brauchen und wie oft.",
                "The answers decide which steps you need and how often."), [.form(form)])
    }

    private func answersForm(_ piece: Workpiece, _ mappe: Vorlagenmappe) throws -> Form {
        let record = try desk().reader.variantRecord(in: desk().tree(of: piece.commit))
        var form = Form(
            address(piece, "antworten"), submit: language("Antworten speichern", "Save answers"),
            hidden: [("stand", piece.commit.description)],
            fields: answerFields(mappe.struktur, record?.antworten ?? [:]))
        form.cancel = PageLink(language("Zurück", "Back"), address(piece))
        return form
    }

    /// The questions of a variant.
    func answersPage() throws -> Reply {
        let piece = try piece()
        let mappe = try desk().mappe(of: piece)
        return page(answersSheet(piece, mappe, try answersForm(piece, mappe)), at: nil)
    }

    /// Saves the answers.
    func saveAnswers() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let mappe = try desk().mappe(of: piece)
        var problems = Problems()
        let answers = answers(input, mappe.struktur, &problems)
        if problems.isEmpty {
            return try doing(piece, then: address(piece)) {
                try desk().answer(piece, seen: seen(input, piece), answers)
            }
        }
        return again(answersSheet(piece, mappe, try answersForm(piece, mappe).filled(input, problems)))
    }
}
