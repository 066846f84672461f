import Bytes
import Wire

extension Command {
    static let version = Command(
        "version", .technical, "zeigt die Version des Programms", "shows the version of the program", options: [.json]
    ) { context in
        if context.isJSON {
            try context.json("version") { json in
                json.member("version", programVersion)
                json.list("vorlagenformate", ["allmende-vorlage/1", "allmende-struktur/1", "allmende-bibliothek/1"]) {
                    $0.string($1)
                }
                json.list("objektformate", ["sha256", "sha1"]) { $0.string($1) }
            }
        } else {
            try context.console.line("allmende \(programVersion)")
        }
        return .done
    }

    static let help = Command(
        "help", .technical, "erklärt das Programm oder einen Befehl", "explains the program or a command",
        arguments: Words("[BEFEHL]", "[COMMAND]"), count: 0...3
    ) { context in
        let name = context.line.words.joined(separator: " ")
        if name.isEmpty { return try HelpText.overview(context) }
        if let command = CommandList.all.first(where: { $0.name == name }) {
            return try HelpText.show(command, context)
        }
        let group = CommandList.all.filter { $0.name.hasPrefix(name + " ") }
        guard !group.isEmpty else { throw Problem.unknownCommand(name, CommandList.all) }
        for command in group {
            try context.console.line("  \(padded(command.name, 16)) \(command.summary(context.language))")
        }
        return .done
    }
}
