import Templates

/// A text in the languages of the interface.
struct Words: Sendable {
    let german: String
    let english: String

    init(_ german: String, _ english: String) { (self.german, self.english) = (german, english) }

    func callAsFunction(_ language: Sprache) -> String { language(german, english) }
}

/// An option of a command.
struct Option: Sendable {
    /// Its name without the two hyphens.
    let name: String
    /// Its letter, if it has one.
    let letter: Character?
    /// What stands for its value in the help; nil for one without value.
    let value: Words?
    /// What it does.
    let text: Words

    init(_ name: String, letter: Character? = nil, value: Words? = nil, _ german: String, _ english: String) {
        (self.name, self.letter, self.value) = (name, letter, value)
        text = Words(german, english)
    }

    static let json = Option(
        "json", "Ausgabe als JSON, für Programme (Specs/cli.md)", "output as JSON, for programs (Specs/cli.md)")
    static let help = Option("help", letter: "h", "zeigt diese Hilfe", "shows this help")
}

/// What a command is listed under.
enum CommandGroup: CaseIterable {
    case start, library, work, variants, files, exchange, review, hub, technical

    var title: Words {
        switch self {
        case .start: Words("Beginnen", "Begin")
        case .library: Words("Nachsehen", "Look")
        case .work: Words("Arbeiten", "Work")
        case .variants: Words("Ortsvarianten", "Local variants")
        case .files: Words("Andere Programme", "Other programs")
        case .exchange: Words("Abgleichen", "Exchange")
        case .review: Words("Vorschlagen und prüfen", "Propose and review")
        case .hub: Words("Eine Zentrale betreiben", "Run a hub")
        case .technical: Words("Technik", "Technical")
        }
    }
}

/// A command of the program.
struct Command: Sendable {
    /// Its name, one or more words.
    let name: String
    let group: CommandGroup
    /// One line for the list of commands.
    let summary: Words
    /// What follows the name, as in `[VORLAGE]`.
    let arguments: Words
    /// How many words it takes.
    let count: ClosedRange<Int>
    let options: [Option]
    /// What one should know, in paragraphs.
    let details: Words
    /// Command lines with what they do.
    let examples: [(line: String, text: Words)]
    /// Whether words may follow after `--`.
    let takesRest: Bool
    let run: @Sendable (Context) throws -> ExitCode

    init(
        _ name: String, _ group: CommandGroup, _ german: String, _ english: String,
        arguments: Words = Words("", ""), count: ClosedRange<Int> = 0...0, takesRest: Bool = false,
        options: [Option] = [], details: Words = Words("", ""), examples: [(line: String, text: Words)] = [],
        run: @escaping @Sendable (Context) throws -> ExitCode
    ) {
        (self.name, self.group, summary) = (name, group, Words(german, english))
        (self.arguments, self.count, self.takesRest, self.options) = (arguments, count, takesRest, options)
        (self.details, self.examples, self.run) = (details, examples, run)
    }
}

/// How a run ended, for scripts (Specs/cli.md).
enum ExitCode: Int32 {
    /// Done.
    case done = 0
    /// Done, and there is something to put right: findings of `check` or `fsck`.
    case findings = 1
    /// The command line cannot be understood.
    case usage = 2
    /// Refused because it would lose or contradict something.
    case refused = 3
    /// The hub or the network did not do what was asked.
    case network = 4
    /// Something stored is damaged, or is no library.
    case damaged = 5
    /// The system refused: rights, space, a missing file.
    case system = 6
}
