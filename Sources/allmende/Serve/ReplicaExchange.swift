import Bytes
import Exchange
import Files
import Journal
import Net
import Objects
import Site

/// The exchange of a served copy: runs of this very program beside it, so that what goes wrong there ends no page.
struct ReplicaExchange: HubExchange {
    private let program: Path
    private let directory: Path
    private let environment: [String]

    init(_ context: Context, _ directory: Path) {
        program = context.surroundings.program
        environment = context.surroundings.environment.filter { !$0.hasPrefix("LC_") && !$0.hasPrefix("LANG") }
        self.directory = directory
    }

    func run() throws { try run(["sync"]) }

    func accept(_ proposal: OperationID, expecting: ObjectID?) throws {
        let result = expecting.map { ["--result", $0.description] } ?? []
        try run(["accept", proposal.description, "--yes"] + result)
    }

    func share(_ variant: String, stop: Bool) throws {
        try run(["variant", "share"] + (stop ? ["--stop"] : []) + [variant])
    }

    private func run(_ arguments: [String]) throws {
        let channel = try ProcessChannel(
            executable: program.description, arguments: ["-C", directory.description] + arguments,
            environment: environment + ["LC_ALL=C.UTF-8", "\(Problem.variable)=json"], joinsErrors: true)
        var output: [UInt8] = []
        while output.count < 1 << 20 {
            let piece = try channel.read(upTo: 65_536, by: .after(.seconds(600)))
            if piece.isEmpty { break }
            output += piece
        }
        guard channel.end() == 0 else { throw Self.problem(output) }
    }

    /// What a run said last: a problem as a document, else its lines.
    private static func problem(_ output: [UInt8]) -> ExchangeProblem {
        let lines = output.split(separator: 0x0A)
        if let start = lines.lastIndex(of: [UInt8(ascii: "{")]),
            let json = try? JSON(parsing: Array(lines[start...].joined(separator: [0x0A])))
        {
            func words(_ name: String) -> Satz? {
                guard let german = json[name]?["de"]?.string, let english = json[name]?["en"]?.string else {
                    return nil
                }
                return Satz(german, english)
            }
            return ExchangeProblem(
                words("was"), todo: words("was_tun"), technical: [json["technisch"]?.string].compactMap { $0 })
        }
        return ExchangeProblem(nil, technical: lines.suffix(40).map { String(decoding: $0, as: UTF8.self) })
    }
}
