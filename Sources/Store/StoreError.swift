public import Files
public import Objects

/// What can be wrong with a repository or a request to it.
public enum StoreError: Error, Sendable, Equatable {
    /// There is no Git repository at the path or above it.
    case notARepository(Path)
    /// A repository that this program must not touch, and why (an unknown extension, say).
    case unsupported(Path, String)
    /// The path is taken.
    case alreadyExists(Path)
    /// No such object.
    case missing(ObjectID)
    /// An object of another type than was asked for.
    case wrongType(ObjectID, ObjectType)
    /// An object whose bytes are damaged: where, and what is wrong.
    case corruptObject(ObjectID, Path, String)
    /// A damaged pack, index, ref or other file of the store: where, and what is wrong.
    case corruptFile(Path, String)
    /// An object too large to be held in memory.
    case tooLarge(ObjectID, Int)
    /// A ref that points to itself, through how many steps whatever.
    case refLoop(RefName)
    /// A received object breaks the rules of fsck.
    case refusedObject(ObjectID, ObjectFault)
    /// A received pack holds an object twice.
    case duplicateObject(ObjectID)
}

/// What the system underneath said no to, for rooms that know no files.
public enum StorageFailure: Sendable, Equatable {
    /// The disk or the quota is full.
    case noSpace
    /// Anything else: rights, a device that fails.
    case other

    /// What lies behind an error of this room; nil when it is not the system's.
    public init?(_ error: any Error) {
        guard let error = error as? FileError else { return nil }
        self = error.isNoSpace ? .noSpace : .other
    }
}
