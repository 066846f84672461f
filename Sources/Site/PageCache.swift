import Bytes
import Synchronization

/// Pages as they were made last for those who are not signed in, each with a tag that changes with all it was made of.
final class PageCache: Sendable {
    /// A page that was made.
    struct Page: Sendable {
        let bytes: [UInt8]
        let tag: String
    }

    /// What a page is made of: where it is, in which language, and the state of the library.
    struct Key: Hashable, Sendable {
        let target: [UInt8]
        let isGerman: Bool
        let state: String

        /// What tells this page in this state from every other.
        var tag: String {
            let text = target + [0] + Array(state.utf8) + [isGerman ? 1 : 0]
            return "\"\(Hex.string(SHA256.digest(text.span)).prefix(32))\""
        }
    }

    private struct State {
        var state = ""
        var pages: [Key: Page] = [:]
        var bytes = 0
    }

    /// How many bytes are kept at most; then all go, and those that are asked for come again.
    private static let maximum = 64 << 20
    private let state = Mutex(State())

    /// A page; nil when it is to be made anew.
    func page(_ key: Key) -> Page? { state.withLock { $0.state == key.state ? $0.pages[key] : nil } }

    /// Keeps a page.
    func keep(_ key: Key, _ bytes: [UInt8]) -> Page {
        let page = Page(bytes: bytes, tag: key.tag)
        state.withLock { state in
            if state.state != key.state || state.bytes + bytes.count > Self.maximum {
                state = State(state: key.state)
            }
            guard bytes.count < Self.maximum / 16, key.target.count < 1000 else { return }
            state.bytes += bytes.count + key.target.count - (state.pages[key]?.bytes.count ?? 0)
            state.pages[key] = page
        }
        return page
    }
}
