import Templates

/// The help: a list of all commands, or one command explained.
enum HelpText {
    static func overview(_ context: Context) throws -> ExitCode {
        let language = context.language
        try context.print(
            """
            Allmende: Projektvorlagen, die Kommunen miteinander teilen. Jede hat eine vollständige Kopie,
            arbeitet damit auch ohne Netz und gibt ihre Verbesserungen zurück.
            """,
            """
            Allmende: project templates that municipalities share. Each has a complete copy, works with
            it without a network too, and gives its improvements back.
            """)
        for group in CommandGroup.allCases {
            try context.console.line()
            try context.console.line("\(group.title(language)):")
            for command in CommandList.all where command.group == group {
                try context.console.line("  \(padded(command.name, 15)) \(command.summary(language))")
            }
        }
        try context.console.line()
        try context.print(
            """
            »allmende BEFEHL --help« erklärt einen Befehl. »-C VERZEICHNIS« vor dem Befehl lässt ihn dort arbeiten.
            Zum Ansehen in zwei Minuten: allmende demo
            """,
            """
            “allmende COMMAND --help” explains a command. “-C DIRECTORY” before the command makes it work there.
            To see it all in two minutes: allmende demo
            """)
        return .done
    }

    static func show(_ command: Command, _ context: Context) throws -> ExitCode {
        let language = context.language
        let console = context.console
        try console.line("allmende \(command.name) – \(command.summary(language))")
        try console.line()
        let arguments = command.arguments(language)
        try console.line("  allmende \(command.name)\(arguments.isEmpty ? "" : " " + arguments)")
        try console.line()
        for option in command.options + [.help] {
            let value = option.value.map { " " + $0(language) } ?? ""
            let letter = option.letter.map { "-\($0), " } ?? "    "
            try console.line("  \(padded("\(letter)--\(option.name)\(value)", 28)) \(option.text(language))")
        }
        let details = command.details(language)
        if !details.isEmpty {
            try console.line()
            try console.line(details)
        }
        if !command.examples.isEmpty {
            try console.line()
            try context.print("Beispiele:", "Examples:")
            for example in command.examples {
                try console.line("  \(example.line)")
                try console.line("      \(example.text(language))")
            }
        }
        return .done
    }
}

/// A text filled up with blanks to so many characters.
func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}
