import Net
import Wire

/// Lets only so many through at a time; the others wait.
final class Gate: WorkGate {
    private let free: Monitor<Int>

    init(_ count: Int) { free = Monitor(count) }

    /// Waits for a place; false when there was none by the deadline. Every true needs its `leave`.
    func enter(by deadline: Deadline) -> Bool {
        free.wait(by: deadline) { free in
            guard free > 0 else { return nil }
            free -= 1
            return true
        } ?? false
    }

    func leave() {
        free.withLock { $0 += 1 }
        free.signal()
    }

    /// Waits for a place for a minute.
    func enter() throws {
        guard enter(by: .after(.seconds(60))) else { throw ProtocolError("the hub is busy; please try again later") }
    }
}
