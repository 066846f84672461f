public import Objects

/// What an exchange with another repository can fail on, beside the store, the network and the protocol underneath.
public enum SyncError: Error, Sendable, Equatable {
    /// The address cannot be one of a repository.
    case badAddress(String)
    /// Something answers there, but it is no Git server: the status and kind of what came.
    case notAGitServer(status: Int, type: String)
    /// There is no repository at the address.
    case notFound
    /// The server wants to know who asks, and what was given did not do, or nothing was.
    case unauthorized(hadCredentials: Bool)
    /// The server knows who asks and says no.
    case forbidden
    /// The server answered with a status that means it cannot serve now.
    case unavailable(Int)
    /// The server sends elsewhere more often than is followed, or to where must not be followed.
    case badRedirect
    /// The other repository uses another hash function.
    case otherFormat(theirs: ObjectFormat, ours: ObjectFormat)
    /// The server's certificate is not trusted here, or encryption could not be agreed on; the reason in the system's words.
    case untrusted(String)
    /// The helper program that speaks https is not there or cannot be started; its path.
    case noHelper(String)
    /// The directory to clone into exists and is not empty.
    case targetNotEmpty(String)
    /// The pack does not hold everything that the refs lead to.
    case incomplete(ObjectID)
    /// The ref that HEAD of the other repository points to is not there.
    case noSuchBranch(String)
}

/// How far an exchange is; for people.
public enum SyncProgress: Sendable {
    /// Looking for the other repository.
    case connecting
    /// What the other side says.
    case remote(String)
    /// Objects received so far.
    case receiving(Int, of: Int, bytes: UInt64)
    /// Deltas resolved so far.
    case resolving(Int, of: Int)
    /// Everything the new versions lead to is being looked for.
    case checking
    /// Objects written into the pack to send.
    case packing(Int, of: Int)
    /// Bytes sent so far.
    case sending(UInt64, of: UInt64)
    /// Files written to the working tree.
    case files(Int, of: Int)
}
