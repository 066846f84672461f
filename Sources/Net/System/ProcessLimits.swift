internal import CLinux
internal import Glibc

/// What this process may use of the machine from now on; it and what it starts are ended by the system beyond that.
public struct ProcessLimits: Sendable {
    /// Bytes of memory of its own; mapped files do not count.
    public let memory: UInt64
    /// Seconds of processor time.
    public let processorSeconds: UInt64

    /// Names the limits.
    public init(memory: UInt64, processorSeconds: UInt64) {
        self.memory = memory
        self.processorSeconds = processorSeconds
    }

    /// Sets them, as far as they are not narrower already; also that no image of the process is written when it dies.
    public func apply() {
        lower(RLIMIT_DATA, to: memory)
        lower(RLIMIT_CPU, to: processorSeconds)
        lower(RLIMIT_CORE, to: 0)
    }

    private func lower(_ resource: __rlimit_resource, to value: UInt64) {
        var limit = rlimit()
        // The structure outlives both calls.
        guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_cur, rlim_t(value))
        limit.rlim_max = limit.rlim_cur
        unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}
