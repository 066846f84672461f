internal import Glibc

/// A value behind a lock, with waiting for it to change: what `Mutex` does not offer.
///
/// Invariant for every `unsafe` below: both pthread objects are allocated and initialised from init to deinit and never
/// move; `state` is touched only between locking and unlocking the mutex, which is what makes sharing sound.
@safe
public final class Monitor<State>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var state: State

    /// Puts a value behind the lock.
    public init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` alone with the state. It must not lock again.
    public func withLock<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Waits until `ready` gives a value, or gives up at the deadline with nil.
    public func wait<Result>(by deadline: Deadline, _ ready: (inout State) -> Result?) -> Result? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = ready(&state) { return result }
            if deadline == .never {
                unsafe pthread_cond_wait(condition, mutex)
            } else {
                var time = deadline.absolute
                if unsafe pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return ready(&state) }
            }
        }
    }

    /// Wakes one that waits.
    public func signal() { unsafe pthread_cond_signal(condition) }

    /// Wakes all that wait.
    public func broadcast() { unsafe pthread_cond_broadcast(condition) }
}
