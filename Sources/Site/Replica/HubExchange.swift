public import Exchange
public import Journal
public import Objects

/// The exchange of a copy with its hub.
public protocol HubExchange: Sendable {
    /// Fetches and submits. Throws ExchangeProblem when the hub cannot be reached or does not take something.
    func run() throws
    /// Has the hub make a proposal the current version, and fetches it. Throws ExchangeProblem.
    func accept(_ proposal: OperationID, expecting: ObjectID?) throws
    /// Puts a variant on the hub for all to see, or takes it out. Throws ExchangeProblem.
    func share(_ variant: String, stop: Bool) throws
}

/// Why an exchange with the hub did not succeed.
public struct ExchangeProblem: Error, Sendable {
    /// What happened; nil where only the program's words are known.
    public let what: Satz?
    /// What can be done about it.
    public let todo: Satz?
    /// What whoever is asked for help wants to know, by lines.
    public let technical: [String]

    /// A problem.
    public init(_ what: Satz?, todo: Satz? = nil, technical: [String] = []) {
        (self.what, self.todo, self.technical) = (what, todo, technical)
    }

    /// A copy of no hub.
    static let noHub = ExchangeProblem(Satz("Das geht nur mit einer Zentrale.", "This needs a hub."))

    /// What happened and what to do, as far as a page can: what needs a command is for whoever is asked for help.
    func sentences(_ language: SiteLanguage) -> [String] {
        [what, needsCommand ? nil : todo].compactMap { $0?(language) }
    }

    /// The technical reason, with what to do where that needs a command.
    func help(_ language: SiteLanguage) -> [String] {
        (needsCommand ? todo.map { [$0(language)] } ?? [] : []) + technical
    }

    private var needsCommand: Bool { todo?.deutsch.contains("allmende ") == true }
}
