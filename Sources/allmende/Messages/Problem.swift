import Bytes
import Templates

/// Why a command did not do what was asked: what happened, what it means, what to do.
struct Problem: Error {
    let code: ExitCode
    /// What happened.
    let what: Words
    /// What that means, above all what has or has not changed.
    let means: Words?
    /// What can be done about it.
    let todo: Words?
    /// The technical reason, for whoever is asked for help.
    let detail: String?

    init(_ code: ExitCode, _ what: Words, means: Words? = nil, todo: Words? = nil, detail: String? = nil) {
        (self.code, self.what, self.means, self.todo, self.detail) = (code, what, means, todo, detail)
    }

    /// What is shown.
    func text(_ language: Sprache) -> String {
        var lines = [language("Fehler: ", "Error: ") + what(language)]
        if let means { lines.append("  " + means(language)) }
        if let todo { lines.append("  " + language("Was tun: ", "What to do: ") + todo(language)) }
        if let detail { lines.append("  " + language("Technisch: ", "Technical: ") + Text.shown(detail)) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What in the environment asks for a document in place of lines: `json`.
    static let variable = "ALLMENDE_ERRORS"

    /// The same for programs, in both languages (Specs/cli.md, "Rules for all commands").
    func document() -> [UInt8] {
        var json = JSONWriter()
        func words(_ name: String, _ words: Words?) {
            guard let words else { return }
            json.name(name)
            json.beginObject()
            json.name("de")
            json.string(words.german)
            json.name("en")
            json.string(words.english)
            json.endObject()
        }
        json.beginObject()
        json.name("format")
        json.string("allmende-problem/1")
        json.name("code")
        json.integer(Int(code.rawValue))
        words("was", what)
        words("bedeutung", means)
        words("was_tun", todo)
        if let detail {
            json.name("technisch")
            json.string(Text.shown(detail))
        }
        json.endObject()
        return json.text
    }

    static let nothingChanged = Words("Es wurde nichts verändert.", "Nothing was changed.")

    // MARK: The command line

    /// A command line that cannot be understood.
    static func usage(_ what: Words) -> Problem { Problem(.usage, what) }

    /// With how the command is called, where that is what was missed.
    func explained(by command: Command) -> Problem {
        guard code == .usage, todo == nil else { return self }
        let help = "allmende \(command.name) --help"
        return Problem(
            .usage, what, means: means,
            todo: Words(
                "allmende \(command.name) \(command.arguments.german)    (»\(help)« erklärt mehr)",
                "allmende \(command.name) \(command.arguments.english)    (“\(help)” explains more)"))
    }

    static func unknownCommand(_ typed: String, _ commands: [Command]) -> Problem {
        let word = Text.shown(typed)
        let group = commands.map(\.name).filter { $0.hasPrefix("\(typed) ") }
        if !group.isEmpty {
            let names = group.joined(separator: ", ")
            return Problem(
                .usage, Words("»\(word)« braucht ein weiteres Wort.", "“\(word)” takes another word."),
                todo: Words("Es gibt: \(names).", "There are: \(names)."))
        }
        let near = nearest(typed, commands.map(\.name))
        let hint = near.map { Words("Meinten Sie »\($0)«? ", "Did you mean “\($0)”? ") } ?? Words("", "")
        return Problem(
            .usage, Words("Den Befehl »\(word)« gibt es nicht.", "There is no command “\(word)”."),
            todo: Words(
                "\(hint.german)»allmende help« zeigt alle Befehle.",
                "\(hint.english)“allmende help” shows all commands."))
    }

    static func unknownOption(_ typed: String, _ options: [Option]) -> Problem {
        let word = Text.shown(typed)
        let near = nearest(typed, options.map { "--\($0.name)" })
        let hint = near.map { Words(" Meinten Sie \($0)?", " Did you mean \($0)?") } ?? Words("", "")
        return .usage(
            Words(
                "Die Option \(word) gibt es hier nicht.\(hint.german)",
                "There is no option \(word) here.\(hint.english)"))
    }
}

extension Text {
    /// A text from outside as it can be shown on a terminal, at most so long.
    static func shown(_ text: some StringProtocol, limit: Int = 300) -> String {
        let neutral = Text.neutral(String(text.prefix(limit + 1)))
        return neutral.count > limit ? neutral.prefix(limit) + "…" : neutral
    }

    /// Bytes of a path or name as they can be shown.
    static func shown(_ bytes: [UInt8]) -> String { shown(String(decoding: bytes, as: UTF8.self)) }
}
