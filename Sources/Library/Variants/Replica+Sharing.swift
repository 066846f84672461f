public import Objects
import Store

// A shared variant is a branch of the hub's that everybody sees, below the organisation's regional key:
//
//     at a hub      refs/heads/kommune/<ARS>/<name>
//     in a copy     refs/remotes/origin/kommune/<ARS>/<name>      as it was at the last exchange

extension DeskPlace {
    /// What the refs of shared variants begin with, of all organisations.
    public static func shared(inCopy isCopy: Bool) -> String {
        isCopy ? "refs/remotes/origin/kommune/" : "refs/heads/kommune/"
    }
}

extension Replica {
    /// The hub's branch by which one's own variant is shared; nil for a name that no branch can have, and for an organisation without a key.
    public func sharedBranch(_ name: String) -> RefName? {
        guard organisation.ars != Organisation.unknownARS else { return nil }
        return RefName("refs/heads/kommune/\(organisation.ars)/\(name)")
    }

    /// The version by which a variant is shared, in a copy as of the last exchange; nil for one that is not.
    public func sharedVersion(of variant: LocalVariant) throws -> ObjectID? {
        try RefName(DeskPlace.shared(inCopy: place.isCopy) + "\(organisation.ars)/\(variant.name)").flatMap {
            try repository.refs.id($0)
        }
    }
}
