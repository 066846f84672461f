import Net
import Wire

/// Lets only so many through at a time; the others wait, and go in the order in which they came.
final class Gate: WorkGate {
    /// How many places are free, and who waits. Nobody overtakes: with many at once, some would otherwise wait for ever.
    private struct Queue {
        var free: Int
        var next = 0
        var waiting: [Int] = []
    }

    /// How long a piece of work waits for its turn. Two hundred Kommunen that push in the same minute are a busy day,
    /// no fault, so this is as long as a worker may be silent.
    static let patience: Duration = .seconds(600)

    private let queue: Monitor<Queue>

    init(_ count: Int) { queue = Monitor(Queue(free: count)) }

    /// How many wait now.
    var waiting: Int { queue.withLock { $0.waiting.count } }

    /// Waits for a place; false when there was none by the deadline. Every true needs its `leave`.
    func enter(by deadline: Deadline) -> Bool {
        let ticket = queue.withLock { queue in
            defer { queue.next += 1 }
            queue.waiting.append(queue.next)
            return queue.next
        }
        let entered =
            queue.wait(by: deadline) { queue in
                guard queue.free > 0, queue.waiting.first == ticket else { return nil }
                queue.free -= 1
                queue.waiting.removeFirst()
                return true
            } ?? false
        if !entered { queue.withLock { $0.waiting.removeAll { $0 == ticket } } }
        // There may be a place for the next one too.
        queue.broadcast()
        return entered
    }

    func leave() {
        queue.withLock { $0.free += 1 }
        queue.broadcast()
    }

    func enter() throws {
        guard enter(by: .after(Self.patience)) else { throw ProtocolError("the hub is busy; please try again later") }
    }
}
