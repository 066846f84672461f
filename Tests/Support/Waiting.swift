import Foundation
public import Testing

/// Lets the tests of a suite that wait for programs, servers and clients run beside each other on threads of their own.
///
/// A test that waits in a system call holds its thread. The threads that tests share by default are as many as there are cores, and a test
/// that waits would keep another from computing.
public struct Waiting: SuiteTrait, TestTrait, TestScoping {
    /// It holds for every test of a suite.
    public var isRecursive: Bool { true }

    /// Runs a test on one of the threads.
    @concurrent
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
    }
}

extension Trait where Self == Waiting {
    /// For suites whose tests wait more than they compute.
    public static var waiting: Waiting { Waiting() }
}

/// The threads; twice as many as small machines have cores, so that memory and deadlines hold.
final class WaitingThreads: TaskExecutor {
    static let shared = WaitingThreads()
    private let queue = OperationQueue()

    init() { queue.maxConcurrentOperationCount = 4 }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
