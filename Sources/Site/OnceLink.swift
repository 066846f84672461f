import Synchronization

/// Secrets of links that work once.
final class OnceLink: Sendable {
    private let open = Mutex<Set<String>>([])

    /// A new one.
    func make() -> String {
        let secret = Sessions.random()
        open.withLock { _ = $0.insert(secret) }
        return secret
    }

    /// Whether it was still open; it is not any more.
    func take(_ secret: String) -> Bool { open.withLock { $0.remove(secret) != nil } }
}
