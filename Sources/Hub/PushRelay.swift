import Bytes
import Files
import Library
import Net
import Store

/// Hands a push to a process of its own (`PushWorker`) and its answer to the client.
final class PushRelay: Sendable {
    private let program: String
    private let hub: Path
    /// Whether libraries with a journal move by proposals only; not on a hub that everybody may push to, for tests.
    private let isGated: Bool
    private let gate: Gate
    private let caretaker: Caretaker

    /// How long a worker may be silent while it judges what it got.
    private static let patience: Duration = .seconds(600)
    /// How much of a push is read to its end after the worker has refused it, so that the client hears why.
    private static let drained = 256 << 20

    /// - Parameters:
    ///   - program: the path of this program.
    ///   - hub: the directory of the hub.
    ///   - isGated: whether libraries with a journal move by proposals only.
    ///   - atOnce: how many pushes are taken at the same time; others wait.
    init(program: String, hub: Path, isGated: Bool, atOnce: Int, _ caretaker: Caretaker) {
        (self.program, self.hub, self.isGated) = (program, hub, isGated)
        self.caretaker = caretaker
        gate = Gate(atOnce)
    }

    func run(
        _ repository: Repository, _ who: Principal, _ input: any ByteInput, _ response: HTTPResponder,
        _ fields: HTTPFields
    ) throws {
        guard gate.enter(by: .after(Gate.patience)) else { throw HTTPError(503, "too many pushes at once") }
        defer { gate.leave() }
        var arguments = ["receive-pack", "--stateless-rpc"]
        if let organisation = who.organisation {
            arguments += ["--identity", "\(organisation.name) <\(organisation.email)>"]
        }
        if let access = who.access { arguments += ["--access", access] }
        if isGated { arguments += ["--hub", hub.description] }
        arguments.append(repository.gitDirectory.description)
        let worker = try ProcessChannel(
            executable: program, arguments: arguments, environment: ["SWIFT_BACKTRACE=enable=no", "LC_ALL=C.UTF-8"])
        defer { worker.close() }
        let answer = Answer(worker, response, fields)
        try send(input, to: worker, answer)
        worker.finishWriting()
        while try answer.takeMore(by: .after(Self.patience)) {}
        guard worker.end() == 0 else {
            // Nothing that was not acknowledged has happened. A broken answer says so; a well-formed end would lie.
            if response.hasBegun { return response.abort() }
            throw HTTPError(500, "the process that takes pushes failed")
        }
        if !response.hasBegun { _ = try response.begin(200, fields) }
        try response.finish()
        caretaker.visit(repository)
    }

    private func send(_ input: any ByteInput, to worker: ProcessChannel, _ answer: Answer) throws {
        var refused = 0
        while true {
            let piece = try input.read(upTo: 1 << 16)
            if piece.isEmpty { return }
            if answer.isOver {
                refused += piece.count
                guard refused <= Self.drained else { throw HTTPError(413, "a push that was refused goes on") }
                continue
            }
            do {
                try worker.write(piece.span, idle: Self.patience)
            } catch {
                // It has seen enough; what it says is read below.
                while try answer.takeMore(by: .after(Self.patience)) {}
            }
            while !answer.isOver, worker.hasNews() { _ = try answer.takeMore(by: .after(Self.patience)) }
        }
    }

    /// What the worker says, on its way to the client.
    private final class Answer {
        private let worker: ProcessChannel
        private let response: HTTPResponder
        private let fields: HTTPFields
        private var output: (any ByteOutput)?
        private(set) var isOver = false

        init(_ worker: ProcessChannel, _ response: HTTPResponder, _ fields: HTTPFields) {
            (self.worker, self.response, self.fields) = (worker, response, fields)
        }

        /// Passes on what there is; false at its end.
        func takeMore(by deadline: Deadline) throws -> Bool {
            if isOver { return false }
            let piece: [UInt8]
            do {
                piece = try worker.read(upTo: 1 << 16, by: deadline)
            } catch {
                guard error.code == .closed else { throw error }
                piece = []
            }
            if piece.isEmpty {
                isOver = true
                return false
            }
            let output = try self.output ?? response.begin(200, fields)
            self.output = output
            try output.write(piece)
            try output.flush()
            return true
        }
    }
}
