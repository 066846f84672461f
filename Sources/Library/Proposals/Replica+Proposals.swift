public import Journal
public import Objects
public import Store
public import Templates

extension Journal {
    /// The proposal that a name, or a beginning of it of at least four digits, means; nil for none, and for more than one.
    public func proposal(named prefix: String) -> Proposal? {
        if let id = OperationID(prefix) { return proposal(id) }
        let word = prefix.lowercased()
        guard word.utf8.count >= 4 else { return nil }
        let found = proposals.filter { $0.id.description.hasPrefix(word) }
        return found.count == 1 ? found[0] : nil
    }
}

extension Replica {
    /// What a proposal would make of the current version of a branch; nil when its content is not here.
    ///
    /// For one that was accepted: what it made of the version before. Throws what the store throws.
    public func content(
        of proposal: Proposal, _ journal: Journal, main: RefName, stores: Bool = false
    ) throws -> ProposalContent? {
        try content(of: proposal, journal, current: repository.refs.id(main), stores: stores)
    }

    /// The same with the current version.
    public func content(
        of proposal: Proposal, _ journal: Journal, current: ObjectID?, stores: Bool = false,
        known: Set<ElementID>? = nil
    ) throws -> ProposalContent? {
        guard let commit = ObjectID(hex: Array(proposal.current.revision.commit.utf8), repository.format),
            try reader.contains(commit)
        else { return nil }
        let before = proposal.acceptance.map(\.content.before)
        guard
            let current = before.map({ ObjectID(hex: Array($0.utf8), repository.format) })
                ?? current,
            try reader.contains(current)
        else { return nil }
        return try content(of: commit, against: current, journal, stores: stores, known: known)
    }
}

extension ObjectReader {
    /// The time of a commit, in seconds since 1970.
    public func commitSeconds(_ id: ObjectID) throws -> Int64 {
        let bytes = try read(id, .commit)
        return try links(id).seconds(in: bytes)
    }
}
