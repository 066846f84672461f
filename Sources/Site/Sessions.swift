import Bytes
import Synchronization
import Web

/// Who is signed in, in this process alone: a hub that starts anew asks everybody to sign in again, and there is nothing on a disk that
/// says who was there when.
///
/// The cookie holds 256 random bits; kept is their hash, so what is read here opens nothing.
final class Sessions: Sendable {
    /// A session as a request sees it.
    struct Session: Sendable {
        /// How they signed in.
        let proof: Proof
        /// What forms carry, so that they are known to come from a page of this session.
        let token: String
        /// A new secret for the cookie, when it is time for one.
        var renewed: String?
        /// When it began, in seconds since 1970.
        var began: Int64
    }

    private struct Kept {
        let proof: Proof
        let handle: String?
        let token: String
        let began: Int64
        var used: Int64
        var renewed: Int64
        /// Whether a request has come with the secret it has now: then the browser has it, and the one before is of no use to anybody.
        var isSeen: Bool
        var notice: Meldung?
    }

    private struct State {
        var sessions: [String: Kept] = [:]
        /// From a former hash to the current one.
        var former: [String: String] = [:]
        var swept: Int64 = 0
    }

    /// How long a session lasts that nobody uses: eight hours.
    static let idle: Int64 = 8 * 3600
    /// How long one lasts at most: a week.
    static let longest: Int64 = 7 * 24 * 3600
    /// How often its secret changes.
    static let renewal: Int64 = 3600
    /// How many there are at most; the one longest unused goes.
    static let maximum = 50_000
    private static let grace: Int64 = 60

    private let state = Mutex(State())
    private let now: @Sendable () -> Int64

    init(now: @escaping @Sendable () -> Int64) { self.now = now }

    /// Begins a session of a member, by the opaque id; the secret for its cookie.
    func begin(_ proof: Proof, of handle: String?) -> String {
        let (secret, token) = (Self.random(), Self.random())
        let now = now()
        state.withLock { state in
            Self.sweep(&state, now)
            if state.sessions.count >= Self.maximum,
                let oldest = state.sessions.min(by: { $0.value.used < $1.value.used })
            {
                state.sessions[oldest.key] = nil
            }
            state.sessions[Self.hash(secret)] = Kept(
                proof: proof, handle: handle, token: token, began: now, used: now, renewed: now, isSeen: true,
                notice: nil)
        }
        return secret
    }

    /// The session of a cookie; nil for none.
    ///
    /// From time to time it gets a new secret. The one before counts for a minute more, for requests that were under way, and until the new one has
    /// been seen, for an answer that never arrived; after that whoever brings it is nobody.
    func session(_ secret: String) -> Session? {
        let now = now()
        return state.withLock { state in
            Self.sweep(&state, now)
            let own = Self.hash(secret)
            let hash = state.sessions[own] == nil ? state.former[own] ?? own : own
            guard var kept = state.sessions[hash], !Self.isOver(kept, now) else {
                state.sessions[hash] = nil
                return nil
            }
            let isFormer = hash != own
            if isFormer, kept.isSeen, now - kept.renewed > Self.grace { return nil }
            kept.used = now
            if !isFormer { kept.isSeen = true }
            var session = Session(proof: kept.proof, token: kept.token, began: kept.began)
            if now - kept.renewed >= (isFormer ? Self.grace + 1 : Self.renewal) {
                let secret = Self.random()
                let next = Self.hash(secret)
                (kept.renewed, kept.isSeen) = (now, false)
                state.sessions[hash] = nil
                (state.former[own], state.former[hash]) = (next, next)
                session.renewed = secret
                state.sessions[next] = kept
            } else {
                state.sessions[hash] = kept
            }
            return session
        }
    }

    /// What is to be said to whoever has this cookie, once.
    func takeNotice(_ secret: String) -> Meldung? {
        state.withLock { state in
            let hash = Self.hash(secret)
            let current = state.sessions[hash] == nil ? state.former[hash] ?? hash : hash
            defer { state.sessions[current]?.notice = nil }
            return state.sessions[current]?.notice
        }
    }

    /// Notes what is to be said on the next page.
    func say(_ notice: Meldung, to secret: String) {
        state.withLock { state in
            let hash = Self.hash(secret)
            state.sessions[state.sessions[hash] == nil ? state.former[hash] ?? hash : hash]?.notice = notice
        }
    }

    /// Ends the session of a cookie.
    func end(_ secret: String) {
        state.withLock { state in
            let hash = Self.hash(secret)
            state.sessions[state.former[hash] ?? hash] = nil
            state.sessions[hash] = nil
        }
    }

    /// Ends all sessions that were begun with a proof, or by a member.
    func endAll(_ proof: Proof, of handle: String?) {
        state.withLock { state in
            state.sessions = state.sessions.filter {
                $0.value.proof != proof && (handle == nil || $0.value.handle != handle)
            }
        }
    }

    // MARK: Private

    private static func isOver(_ kept: Kept, _ now: Int64) -> Bool {
        now - kept.used > idle || now - kept.began > longest
    }

    /// Once a minute what is over goes.
    private static func sweep(_ state: inout State, _ now: Int64) {
        guard now - state.swept >= 60 else { return }
        state.swept = now
        state.sessions = state.sessions.filter { !isOver($0.value, now) }
        state.former = state.former.filter { _, next in
            state.sessions[next].map { !$0.isSeen || now - $0.renewed <= grace } ?? false
        }
    }

    private static func hash(_ secret: String) -> String { Hex.string(SHA256.digest(Array(secret.utf8).span)) }

    static func random() -> String {
        var random = SystemRandomNumberGenerator()
        return Hex.string((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
}
