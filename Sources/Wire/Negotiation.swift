import History
import Objects
import Store

/// What client and server have in common, found out by the client naming what it has.
final class Negotiation {
    private let table: CommitTable
    private let reader: ObjectReader
    private let wants: [ObjectID]
    /// What the client has and we have too.
    private(set) var common: [ObjectID] = []
    private var commonCommits: Set<Int32> = []
    private var oldest = Int64.max
    private var checked = 0
    private var enough = false

    init(_ table: CommitTable, wants: [ObjectID]) {
        self.table = table
        reader = table.reader
        self.wants = wants
    }

    /// Takes an id the client has; true if we have it too.
    func have(_ id: ObjectID) throws -> Bool {
        guard try reader.contains(id) else { return false }
        common.append(id)
        if try reader.header(id).type == .commit {
            let number = try table.number(of: id)
            if commonCommits.insert(Int32(number)).inserted { oldest = min(oldest, table.entries[number].seconds) }
        }
        return true
    }

    /// Whether every want follows on something common, so that the client need not go on.
    ///
    /// A walk from the wants, cut where commits get older than all that is common; each commit is looked at once.
    func isEnough() throws -> Bool {
        if enough { return true }
        guard !commonCommits.isEmpty, commonCommits.count != checked else { return false }
        checked = commonCommits.count
        var marks: [Int: Mark] = [:]
        for want in wants where try reader.header(want).type == .commit {
            let start = try table.number(of: want)
            var stack = [start]
            while let number = stack.last {
                switch marks[number] {
                case .reaches, .fails: stack.removeLast()
                case .open:
                    let reaches = table.entries[number].parents.contains { marks[Int($0)] == .reaches }
                    marks[number] = reaches ? .reaches : .fails
                    stack.removeLast()
                case nil:
                    if commonCommits.contains(Int32(number)) {
                        marks[number] = .reaches
                    } else if table.entries[number].seconds < oldest {
                        marks[number] = .fails
                    } else {
                        marks[number] = .open
                        stack += try table.parents(of: number).map { Int($0) }.filter { marks[$0] == nil }
                    }
                }
            }
            if marks[start] != .reaches { return false }
        }
        enough = true
        return true
    }

    private enum Mark {
        /// What lies below is being looked at.
        case open
        /// Something common lies below, or it is common itself.
        case reaches
        /// Nothing common lies below.
        case fails
    }
}
