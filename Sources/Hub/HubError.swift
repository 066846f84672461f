public import Files
public import Journal

/// What a hub can fail on, beside the store and the network underneath.
public enum HubError: Error, Sendable, Equatable {
    /// The directory holds a library already.
    case exists(Path)
    /// There is no such directory.
    case noHub(Path)
    /// The directory holds no library.
    case noLibrary(Path)
    /// Everybody may push, but not only from this machine.
    case openToOthers(host: String)
    /// No access key has that beginning, or more than one has.
    case noSuchKey(String)
    /// The list of access keys was changed at the same moment.
    case changedMeanwhile
    /// ssh-keygen, which makes and checks signatures, is not installed.
    case noSigner
    /// The journal knows no hub with this one's key.
    case notTrusted
    /// What a hub is to be made from, or taken over from, is damaged; where.
    case damagedSource(String)
    /// There is more than one founding operation; somebody has to say which one counts.
    case severalFoundings([OperationID])
    /// The journal has no such founding operation.
    case noSuchFounding(OperationID)
    /// An operation says that it is a hub's, and is not.
    case forged(OperationID)
    /// The key is neither that of a hub nor the recovery key.
    case foreignKey
    /// The library has no journal, so nothing is proposed or reviewed there.
    case noJournal(Path)
    /// So many wait already that no more are taken.
    case tooManyOpen
    /// There is no such invitation, or not any more.
    case noSuchInvitation
    /// Nobody waits to be admitted under that name, or not any more.
    case noSuchEnrolment
}
