import Files
import Net
import Store

/// Keeps the repositories of a hub tidy: merges their packs when pushes have left many, one repository at a time, in a
/// process of its own.
final class Caretaker: Sendable {
    private struct State {
        var waiting: [Path] = []
        var isStopping = false
        var isOver = true
    }

    private let program: String
    private let state = Monitor(State())
    /// Beyond so many the next push asks again.
    private static let maximumWaiting = 1000
    private static let patience: Duration = .seconds(3600)

    init(program: String) { self.program = program }

    func start() throws {
        state.withLock { $0.isOver = false }
        try NetThread.start("caretaker", stack: 1 << 18) { [self] in work() }
    }

    /// Has a repository looked after if it has many packs.
    func visit(_ repository: Repository) {
        guard let packs = try? repository.objects.refresh().packs.count, packs > 20 else { return }
        let path = repository.gitDirectory
        state.withLock { state in
            guard state.waiting.count < Self.maximumWaiting, !state.waiting.contains(path) else { return }
            state.waiting.append(path)
        }
        state.signal()
    }

    /// Begins nothing new and waits for what is under way, a while; it can be cut short at any point.
    func stop() {
        state.withLock { $0.isStopping = true }
        state.broadcast()
        _ = state.wait(by: .after(.seconds(10))) { $0.isOver ? true : nil }
    }

    private func work() {
        while true {
            let path =
                state.wait(by: .never) { state -> Path?? in
                    if state.isStopping { return .some(nil) }
                    return state.waiting.isEmpty ? nil : .some(state.waiting.removeFirst())
                } ?? nil
            guard let path else { break }
            let channel = try? ProcessChannel(
                executable: program, arguments: ["-C", path.description, "gc", "--auto"],
                environment: ["SWIFT_BACKTRACE=enable=no", "LC_ALL=C.UTF-8"])
            guard let channel else { continue }
            // It writes nothing; reading returns when it has ended, or when somebody wants to stop.
            let deadline = Deadline.after(Self.patience)
            while !deadline.isPast, !state.withLock({ $0.isStopping }) {
                if (try? channel.read(upTo: 4096, by: .after(.seconds(1))))?.isEmpty == true { break }
            }
            channel.close()
        }
        state.withLock { $0.isOver = true }
        state.broadcast()
    }
}
