import Bytes
import Files
import Library
import Net
import Objects
import Store
import Templates

/// Where the demonstration plays: its directory, and the runs of this program in it.
final class DemoStage {
    let directory: Path
    /// The access keys of those who take part, by name.
    var keys: [String: String] = [:]
    private let context: Context
    private let isKept: Bool
    private var number = 0

    init(_ context: Context) throws {
        self.context = context
        if let given = context.line.value("dir") {
            let path = context.path(given)
            try FileSystem.makeDirectories(path)
            directory = try FileSystem.resolve(path)
            isKept = true
            guard try FileSystem.list(directory).isEmpty else {
                throw Problem(
                    .refused,
                    Words(
                        "Das Verzeichnis \(Text.shown(given)) ist nicht leer.",
                        "The directory \(Text.shown(given)) is not empty."),
                    means: Problem.nothingChanged, todo: Words("Ein anderes nennen.", "Name another one."))
            }
        } else {
            let name = "allmende-demo-" + String(UInt32.random(in: .min ... .max), radix: 36)
            directory = Path(context.surroundings["TMPDIR"] ?? "/tmp") / name
            isKept = false
            try FileSystem.makeDirectory(directory, mode: 0o700)
        }
    }

    /// Removes what is not to be kept.
    func clear() { if !isKept { try? FileSystem.removeTree(directory) } }

    func path(_ name: String) -> String { (directory / name).description }

    func head(_ path: String) throws -> String {
        try Repository(at: Path(path)).refs.head().id?.description ?? ""
    }

    func failed(_ step: String) -> Problem {
        Problem(
            .damaged,
            Words(
                "Der Schritt »\(step)« hat nicht das erwartete Ergebnis.",
                "The step “\(step)” did not have the expected result."),
            means: isKept ? Words("Alles liegt noch in \(directory).", "Everything still lies in \(directory).") : nil,
            todo: Words(
                "Mit --dir bleibt alles liegen und kann angesehen werden.",
                "With --dir everything stays and can be looked at."))
    }

    /// Says what the next step is.
    func title(_ german: String, _ english: String) throws {
        number += 1
        try context.console.line()
        try context.print("\(number). \(german)", "\(number). \(english)")
    }

    /// Runs this program, shows command and output, and returns the output. Throws when it fails.
    @discardableResult
    func run(_ arguments: [String], as actor: String? = nil) throws -> String {
        let key = actor.flatMap { keys[$0] }
        try show(arguments, key)
        let channel = try launch(arguments, key, joinsErrors: true)
        var output: [UInt8] = []
        while true {
            let piece = try channel.read(upTo: 65_536, by: .after(.seconds(120)))
            if piece.isEmpty { break }
            output += piece
        }
        let text = String(decoding: output, as: UTF8.self)
        for line in text.split(separator: "\n") { try context.console.line("     \(line)") }
        try context.console.flush()
        guard channel.end() == 0 else { throw failed(arguments.joined(separator: " ")) }
        return text
    }

    /// Starts this program and returns when it has written its first line, which is returned too.
    func start(_ arguments: [String]) throws -> (ProcessChannel, String) {
        try show(arguments, nil)
        let channel = try launch(arguments, nil, joinsErrors: false)
        var output: [UInt8] = []
        while !output.contains(0x0a) {
            let piece = try channel.read(upTo: 4096, by: .after(.seconds(30)))
            if piece.isEmpty { throw failed(arguments.joined(separator: " ")) }
            output += piece
        }
        let line = String(decoding: output.prefix { $0 != 0x0a }, as: UTF8.self)
        try context.console.line("     \(line)")
        try context.console.flush()
        return (channel, line)
    }

    func end(_ channel: ProcessChannel) {
        channel.terminate()
        channel.patience = .seconds(10)
        channel.close()
    }

    private func launch(_ arguments: [String], _ key: String?, joinsErrors: Bool) throws -> ProcessChannel {
        let environment = context.surroundings.environment.filter { !$0.hasPrefix("ALLMENDE_KEY=") }
        return try ProcessChannel(
            executable: context.surroundings.program.description, arguments: arguments,
            environment: environment + (key.map { ["ALLMENDE_KEY=\($0)"] } ?? []), joinsErrors: joinsErrors)
    }

    private func show(_ arguments: [String], _ key: String?) throws {
        let words = arguments.map { word in
            let plain = word.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || "0123456789-_./:=".unicodeScalars.contains($0)
            }
            return plain && !word.isEmpty ? word : "\"\(word)\""
        }
        // Whole, a key makes every line too long to read.
        let lead = key.map { "ALLMENDE_KEY=\($0.prefix(15))… " } ?? ""
        try context.console.line("   $ \(lead)allmende \(words.joined(separator: " "))")
        try context.console.flush()
    }
}
