public import Bytes
import History
public import Journal
public import Objects
import Store

extension JournalStore {
    /// What the journal had come to at the end of a day: of what hubs said until then, and of what they had vouched for by then. The same a year
    /// later, whatever arrives meanwhile, since a hub dates its own words.
    ///
    /// Folds the operations anew; signatures are those that were found right when the journal was read. Throws what the store throws.
    public func journal(at day: Day) throws -> Journal {
        let now = try snapshot()
        guard let commit = now.commit else { return now.journal }
        let reader = try ObjectReader(repository.objects)
        let all = try operations(at: commit, reader)
        let hubs = Set(now.journal.registry.hubSteps.map(\.hub.id))
        let until = all.filter { !hubs.contains($0.author) || $0.day <= day }
        // Nothing was said later: it is what it is now.
        if until.count == all.count { return now.journal }
        return Journal.fold(until, root: now.journal.root) { operation, key in
            now.journal.ignored[operation.id] != Refusal.notAuthentic.code && SignatureJudge.names(key, operation)
        }
    }
}

extension Replica {
    /// The published version at the end of a day: the last one on the first parents' line whose day, by the hub that made it, is not later. Nil
    /// when there was none. Throws what the store throws.
    public func published(at day: Day) throws -> ObjectID? {
        var next = try repository.refs.id(Self.published) ?? repository.refs.id(RefName(known: "refs/heads/main"))
        while let id = next {
            if try reader.commitSeconds(id) < day.seconds + 86_400 { return id }
            next = try reader.links(id).parents.first
        }
        return nil
    }
}
