import Synchronization

/// So many tries in so much time, for each of those who try. What is counted is forgotten when its time is over.
final class Throttle: Sendable {
    private struct Count {
        var began: Int64
        var count: Int
    }

    private let counts = Mutex<[String: Count]>([:])
    private let limit: Int
    private let seconds: Int64
    private let now: @Sendable () -> Int64

    /// How many are counted apart; beyond that all share one count.
    private static let maximum = 10_000

    init(_ limit: Int, in seconds: Int64, now: @escaping @Sendable () -> Int64) {
        (self.limit, self.seconds, self.now) = (limit, seconds, now)
    }

    /// Counts a try; false when there were too many.
    func take(_ who: String) -> Bool {
        let now = now()
        return counts.withLock { counts in
            if counts.count >= Self.maximum { counts = counts.filter { now - $0.value.began < seconds } }
            let who = counts.count >= Self.maximum && counts[who] == nil ? "" : who
            var count = counts[who] ?? Count(began: now, count: 0)
            if now - count.began >= seconds { count = Count(began: now, count: 0) }
            count.count += 1
            counts[who] = count
            return count.count <= limit
        }
    }

    /// Forgets the tries of somebody who got it right.
    func forgive(_ who: String) { counts.withLock { $0[who] = nil } }
}
