@testable import Net

/// Lets a thread wait, and another wake it.
final class Pause: Sendable {
    private let monitor = Monitor(false)

    /// Waits for `wake`, at most this long; whether it was called.
    @discardableResult
    func wait(_ time: Duration = .seconds(20)) -> Bool { monitor.wait(by: .after(time)) { $0 ? true : nil } ?? false }

    func wake() {
        monitor.withLock { $0 = true }
        monitor.broadcast()
    }
}

/// Collects values from many threads.
final class Collected<Value: Sendable>: Sendable {
    private let monitor = Monitor([Value]())

    func append(_ value: Value) {
        monitor.withLock { $0.append(value) }
        monitor.broadcast()
    }

    var values: [Value] { monitor.withLock { $0 } }

    /// Waits until there are `count` values.
    func wait(for count: Int) -> [Value] {
        monitor.wait(by: .after(.seconds(20))) { $0.count >= count ? $0 : nil } ?? values
    }
}

/// Runs `body` on a thread of its own.
func startThread(_ body: @escaping @Sendable () -> Void) throws {
    try NetThread.start("test", stack: 524_288, body)
}
