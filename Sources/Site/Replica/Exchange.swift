public import Journal
public import Objects
public import Templates

/// The exchange of a copy with its hub.
public protocol Exchange: Sendable {
    /// Fetches and submits; what happened, in sentences. Throws ExchangeProblem when the hub cannot be reached or does not take something.
    func run(_ language: SiteLanguage) throws -> [String]
    /// Has the hub make a proposal the current version, and fetches it. Throws ExchangeProblem.
    func accept(_ proposal: OperationID, expecting: ObjectID?) throws
    /// Puts a variant on the hub for all to see, or takes it out. Throws ExchangeProblem.
    func share(_ variant: String, stop: Bool) throws
}
