import Bytes
import Templates

/// The words of a command line, sorted into options and the rest.
struct CommandLine: Sendable {
    /// The directory the command works in (`-C`), as given.
    private(set) var directory: String?
    private(set) var command: Command?
    /// The words that are no options.
    private(set) var words: [String] = []
    /// What follows `--`; nil without one.
    private(set) var rest: [String]?
    private var given: [String: [String]] = [:]

    /// Reads the arguments after the program's name. Throws Problem with exit code `usage`.
    init(_ arguments: [String], _ commands: [Command]) throws {
        var arguments = arguments[...]
        while let first = arguments.first, first == "-C" || first.hasPrefix("-C=") {
            arguments.removeFirst()
            let attached = first == "-C" ? nil : String(first.dropFirst("-C=".count))
            guard let path = attached ?? arguments.popFirst(), !path.isEmpty else {
                throw Problem.usage(Words("Nach -C fehlt ein Verzeichnis.", "A directory is missing after -C."))
            }
            directory = path
        }
        switch arguments.first {
        case nil, "-h", "--help": arguments = ["help"] + arguments.dropFirst()
        case "--version", "-V": arguments = ["version"] + arguments.dropFirst()
        default: break
        }
        guard let command = Self.find(arguments, commands) else {
            throw Problem.unknownCommand(Self.longestKnown(arguments, commands), commands)
        }
        self.command = command
        do {
            try read(arguments.dropFirst(command.name.split(separator: " ").count), command)
        } catch let problem as Problem {
            throw problem.explained(by: command)
        }
    }

    private static func find(_ arguments: ArraySlice<String>, _ commands: [Command]) -> Command? {
        var best: Command?
        for command in commands {
            let words = command.name.split(separator: " ").map(String.init)
            if arguments.starts(with: words), words.count > (best?.name.split(separator: " ").count ?? 0) {
                best = command
            }
        }
        return best
    }

    /// The part of what was typed that should have been a command.
    private static func longestKnown(_ arguments: ArraySlice<String>, _ commands: [Command]) -> String {
        let typed = arguments.prefix { !$0.hasPrefix("-") }
        let isGroup = commands.contains { $0.name.hasPrefix((typed.first ?? "") + " ") }
        return typed.prefix(isGroup ? 2 : 1).joined(separator: " ")
    }

    private mutating func read(_ arguments: ArraySlice<String>, _ command: Command) throws {
        var arguments = arguments
        let options = command.options + [.help]
        while let argument = arguments.popFirst() {
            if argument == "--" {
                guard command.takesRest else {
                    words += arguments
                    break
                }
                rest = Array(arguments)
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                words.append(argument)
                continue
            }
            let (option, attached) = try Self.option(argument, options)
            guard option.value != nil else {
                if attached != nil {
                    throw Problem.usage(
                        Words(
                            "Die Option --\(option.name) hat keinen Wert.",
                            "The option --\(option.name) takes no value."))
                }
                given[option.name, default: []].append("")
                continue
            }
            guard let value = attached ?? arguments.popFirst() else {
                throw Problem.usage(
                    Words("Nach --\(option.name) fehlt ein Wert.", "A value is missing after --\(option.name)."))
            }
            given[option.name, default: []].append(value)
        }
        if has("help") { return }
        if words.count < command.count.lowerBound {
            throw Problem.usage(Words("Es fehlt eine Angabe.", "Something is missing."))
        }
        if words.count > command.count.upperBound {
            let word = Text.shown(words[command.count.upperBound])
            throw Problem.usage(
                Words("»\(word)« ist eine Angabe zu viel.", "“\(word)” is one word too many."))
        }
    }

    private static func option(
        _ argument: String, _ options: [Option]
    ) throws -> (option: Option, attached: String?) {
        if argument.hasPrefix("--") {
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if let option = options.first(where: { $0.name == parts[0] }) {
                return (option, parts.count > 1 ? String(parts[1]) : nil)
            }
        } else {
            let letter = argument[argument.index(after: argument.startIndex)]
            if let option = options.first(where: { $0.letter == letter }) {
                let rest = argument.dropFirst(2)
                return (option, rest.isEmpty ? nil : String(rest.first == "=" ? rest.dropFirst() : rest))
            }
        }
        throw Problem.unknownOption(argument, options)
    }

    /// Whether an option was given.
    func has(_ name: String) -> Bool { given[name] != nil }
    /// The value of an option, the last one if it was given more than once.
    func value(_ name: String) -> String? { given[name]?.last }
    /// All values of an option that may be given more than once, in their order.
    func values(_ name: String) -> [String] { given[name] ?? [] }
}

/// The nearest of some words to one that was typed; nil when none is near.
func nearest(_ word: String, _ candidates: [String]) -> String? {
    func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
    let typed = Array(word.prefix(60))
    let best = candidates.map { ($0, distance(typed, Array($0))) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, min(3, best.0.count / 3)) else { return nil }
    return best.0
}
