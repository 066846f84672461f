import Files
import Journal
import Net
import Objects
import Site
import Templates

/// The exchange of a served copy: runs of this very program beside it, so that what goes wrong there ends no page.
struct ReplicaExchange: Exchange {
    private let program: Path
    private let directory: Path
    private let environment: [String]

    init(_ context: Context, _ directory: Path) {
        program = context.surroundings.program
        environment = context.surroundings.environment.filter { !$0.hasPrefix("LC_") && !$0.hasPrefix("LANG") }
        self.directory = directory
    }

    func run(_ language: Sprache) throws -> [String] { try run(["sync"], language) }

    func accept(_ proposal: OperationID, expecting: ObjectID?) throws {
        let result = expecting.map { ["--result", $0.description] } ?? []
        _ = try run(["accept", proposal.description, "--yes"] + result, .de)
    }

    func share(_ variant: String, stop: Bool) throws {
        _ = try run(["variant", "share"] + (stop ? ["--stop"] : []) + [variant], .de)
    }

    private func run(_ arguments: [String], _ language: Sprache) throws -> [String] {
        let channel = try ProcessChannel(
            executable: program.description, arguments: ["-C", directory.description] + arguments,
            environment: environment + ["LC_ALL=\(language("de_DE.UTF-8", "C.UTF-8"))"], joinsErrors: true)
        var output: [UInt8] = []
        while output.count < 1 << 20 {
            let piece = try channel.read(upTo: 65_536, by: .after(.seconds(600)))
            if piece.isEmpty { break }
            output += piece
        }
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        guard channel.end() == 0 else { throw ExchangeProblem(lines: lines) }
        return lines
    }
}
