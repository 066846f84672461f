internal import Glibc

/// A moment on the monotonic clock by which something has to be done.
///
/// The monotonic clock counts from an arbitrary start and is not moved when somebody sets the time of day.
public struct Deadline: Sendable, Hashable, Comparable {
    /// Nanoseconds since the clock's start; the largest number stands for "never".
    let nanoseconds: UInt64

    /// A moment that does not come.
    public static let never = Deadline(nanoseconds: .max)

    /// This moment.
    public static var now: Deadline {
        var time = timespec()
        // `time` outlives the call, which fills it and keeps no pointer.
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Deadline(nanoseconds: UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec))
    }

    /// The moment after some time from now; negative times count as none, times beyond the clock's range as "never".
    public static func after(_ duration: Duration) -> Deadline { now.advanced(by: duration) }

    /// The moment some time after this one.
    public func advanced(by duration: Duration) -> Deadline {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.clampedNanoseconds)
        return overflow ? .never : Deadline(nanoseconds: sum)
    }

    /// Whether the moment has come.
    public var isPast: Bool { self != .never && self <= .now }

    /// The time until the moment: zero when it has come, nil for "never".
    public var remaining: Duration? {
        if self == .never { return nil }
        let now = Deadline.now
        return now >= self ? .zero : .nanoseconds(Int64(clamping: nanoseconds - now.nanoseconds))
    }

    /// The time from an earlier moment to this one; zero when the other is later.
    public func since(_ earlier: Deadline) -> Duration {
        nanoseconds <= earlier.nanoseconds ? .zero : .nanoseconds(Int64(clamping: nanoseconds - earlier.nanoseconds))
    }

    /// What poll and epoll_wait take: milliseconds until the moment, rounded up, or -1 for "never".
    var pollTimeout: Int32 {
        if self == .never { return -1 }
        let now = Deadline.now
        if now >= self { return 0 }
        return Int32(clamping: (nanoseconds - now.nanoseconds - 1) / 1_000_000 + 1)
    }

    /// The same moment in the form pthread_cond_timedwait takes.
    var absolute: timespec {
        var time = timespec()
        time.tv_sec = Int(clamping: nanoseconds / 1_000_000_000)
        time.tv_nsec = Int(nanoseconds % 1_000_000_000)
        return time
    }

    /// Earlier comes first.
    public static func < (left: Deadline, right: Deadline) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Duration {
    /// Whole nanoseconds; zero for negative durations, the largest number for those beyond 584 years.
    var clampedNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = whole.addingReportingOverflow(UInt64(attoseconds) / 1_000_000_000)
        return overflow || carry ? .max : sum
    }
}
