import Bytes
import Journal
import Library
import Net
import Objects
import Store

/// Finds out ahead of readers what pages are made from: when the server starts, and whenever the library or its journal has changed, whoever
/// changed it. Pages never rely on it. One that comes first finds out the same by itself, or waits for what is being found out already.
final class Ahead: Sendable {
    private struct State {
        var isStarted = false
        var isStopping = false
        /// Whether something may have changed.
        var isRung = false
    }

    private let state = Monitor(State())
    /// How often it is looked whether something has changed from outside.
    private static let pause: Duration = .seconds(1)

    /// Starts to work for a site. To be called once.
    func start(_ site: Site) throws(NetError) {
        state.withLock { $0.isStarted = true }
        do {
            try NetThread.start("pages-ahead", stack: 1 << 20) { [weak site] in
                self.run { site }
            }
        } catch {
            state.withLock { $0.isStarted = false }
            throw error
        }
    }

    /// Says that something may have changed.
    func ring() {
        state.withLock { $0.isRung = true }
        state.broadcast()
    }

    /// Begins nothing new, and waits a while for what is under way.
    func stop() {
        state.withLock { $0.isStopping = true }
        state.broadcast()
        _ = state.wait(by: .after(.seconds(2))) { $0.isStarted ? nil : true }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    /// The site is held while something is found out only: one that nobody serves any more ends the thread.
    private func run(_ site: () -> Site?) {
        var last: Site.Foundation?
        while !isStopping, let site = site() {
            do {
                last = try site.prepare(after: last) { self.isStopping }
            } catch {
                // Whoever asks for a page is told, and the operators are.
                last = nil
            }
            _ = state.wait(by: .after(Self.pause)) { state -> Bool? in
                if state.isStopping { return true }
                guard state.isRung else { return nil }
                state.isRung = false
                return true
            }
        }
        state.withLock { $0.isStarted = false }
        state.broadcast()
    }
}

extension Site {
    /// What pages are made from.
    struct Foundation: Equatable {
        let library: ObjectID?
        let journal: JournalStore.Snapshot.State?
        /// The day: badges age.
        let day: Day
        let shared: Int?
    }

    /// Begins to find out ahead of readers. Throws NetError `system` when no thread can be started.
    public func start() throws { try ahead.start(self) }

    /// Ends that.
    public func stop() { ahead.stop() }

    /// Finds out what pages need, unless it is as it was. Returns what it was found out of.
    func prepare(after last: Foundation?, isCut: () -> Bool = { false }) throws -> Foundation? {
        guard let repository = host.repository, let commit = try host.published() else { return nil }
        let snapshot = try host.journal()?.snapshot()
        let list = try shared?.list()
        let now = Foundation(
            library: commit, journal: snapshot?.state, day: Replica.today, shared: list?.number)
        if now == last { return now }
        guard let view = try views?.view(of: commit) else { return nil }
        if let list { _ = try shared?.all(list, repository) }
        if let snapshot {
            _ = try evidence.counted(view, snapshot, repository)
            _ = discussions.index(snapshot)
            let open = proposals.index(snapshot).all.filter { $0.state == .open }.compactMap {
                ObjectID(hex: Array($0.current.revision.commit.utf8), repository.format)
            }
            _ = try proposals.touched(open, since: commit, repository)
        }
        guard now.library != last?.library else { return now }
        let library = try PublishedLibrary(repository, commit)
        for entry in view.catalogue.entries where !isCut() { _ = try steps.steps(entry, library) }
        steps.tidy(view.catalogue)
        return now
    }
}
