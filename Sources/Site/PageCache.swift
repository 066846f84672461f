import Bytes
import Synchronization

/// Pages and feeds as they were made last for those who are not signed in, each with a tag that changes with all it was made of.
///
/// They are kept compressed, which takes an eighth of the room: all pages of a large library fit, and unpacking one costs a hundredth of
/// what making it costs.
///
/// What is kept belongs to one state of the library: with the first that is kept of another state, all of the one before goes. When there is
/// too much, what has not been asked for since the last time that happened goes.
final class PageCache: Sendable {
    /// A page that was made.
    struct Page: Sendable {
        /// The page, compressed where that makes it smaller.
        private let packed: [UInt8]
        /// How many bytes the page has.
        let count: Int
        let tag: String
        /// Its headers, when it is not an ordinary page.
        let headers: [(name: String, value: String)]?
        /// The number of the list of shared variants that it shows something of; nil for one that shows none.
        let shared: Int?

        init(_ bytes: [UInt8], tag: String, headers: [(name: String, value: String)]?, shared: Int?) {
            (count, self.tag, self.headers, self.shared) = (bytes.count, tag, headers, shared)
            let packed = Deflater(level: 1).whole(bytes.span)
            self.packed = packed.count < bytes.count ? packed : bytes
        }

        /// The page as it was made.
        func bytes() throws -> [UInt8] {
            packed.count == count ? packed : try Inflater().whole(packed.span, size: count).bytes
        }

        /// How many bytes it takes.
        fileprivate var size: Int { packed.count }
    }

    /// What a page is made of: where it is, in which language, and the state of the library.
    struct Key: Sendable {
        let target: [UInt8]
        let isGerman: Bool
        /// Which name the site was asked for by, where its pages say it.
        let host: String
        let state: String

        fileprivate var place: Place { Place(target: target, isGerman: isGerman, host: host) }
    }

    /// A page within a state.
    fileprivate struct Place: Hashable {
        let target: [UInt8]
        let isGerman: Bool
        let host: String
    }

    private struct State {
        var state = ""
        /// What was kept or asked for lately, and what was before that.
        var young: [Place: Page] = [:]
        var old: [Place: Page] = [:]
        /// How many bytes the young ones have.
        var bytes = 0

        mutating func add(_ place: Place, _ page: Page, _ limit: Int) {
            if let known = young[place] { bytes -= Self.size(place, known) }
            if bytes + Self.size(place, page) > limit { (old, young, bytes) = (young, [:], 0) }
            bytes += Self.size(place, page)
            young[place] = page
        }

        /// What a page takes, with all that belongs to it.
        private static func size(_ place: Place, _ page: Page) -> Int {
            page.size + place.target.count + place.host.utf8.count + 500
        }
    }

    /// How many bytes are kept at most.
    static let maximum = 64 << 20
    /// The longest address whose page is kept, in bytes.
    static let maximumTarget = 1000
    private let limit: Int
    private let state = Mutex(State())
    /// Another for each process: another program, or other settings, may make another page of the same.
    private let salt = (0..<16).map { _ in UInt8.random(in: 0...255) }

    /// Keeps so many bytes at most.
    init(limit: Int = maximum) { self.limit = limit }

    /// A page; nil when it is to be made anew.
    ///
    /// - Parameter shared: the number of the list of shared variants as it is now; asked only for pages that show some.
    func page(_ key: Key, shared: () throws -> Int?) rethrows -> Page? {
        let place = key.place
        let found = state.withLock { state -> Page? in
            guard state.state == key.state else { return nil }
            if let page = state.young[place] { return page }
            guard let page = state.old.removeValue(forKey: place) else { return nil }
            state.add(place, page, limit / 2)
            return page
        }
        guard let found else { return nil }
        if let number = found.shared, try shared() != number { return nil }
        return found
    }

    /// Keeps a page.
    func keep(
        _ key: Key, _ bytes: [UInt8], headers: [(name: String, value: String)]? = nil, shared: Int? = nil
    ) -> Page {
        let page = Page(bytes, tag: tag(key, shared), headers: headers, shared: shared)
        guard page.size < limit / 16, key.target.count < Self.maximumTarget, key.host.utf8.count < 300 else {
            return page
        }
        state.withLock { state in
            if state.state != key.state { state = State(state: key.state) }
            state.add(key.place, page, limit / 2)
        }
        return page
    }

    /// How many pages are kept.
    var count: Int { state.withLock { $0.young.count + $0.old.count } }

    /// What tells a page from every other, and from itself in another state.
    private func tag(_ key: Key, _ shared: Int?) -> String {
        var text = salt + key.target
        text += "\0\(key.isGerman) \(key.host) \(key.state) \(shared ?? 0)".utf8
        return "\"\(Hex.string(SHA256.digest(text.span)).prefix(32))\""
    }
}
