import Bytes
import Library
import Objects
public import Store
import Templates
public import Wire

/// Keeps versions with open conflicts out of the branch that everybody takes over: the one HEAD names. Other branches take
/// them, so that a draft can be finished by somebody else.
public struct ConflictDoor {
    private let protected: RefName?

    /// Watches one repository.
    public init(_ repository: Repository) { protected = (try? repository.refs.head())?.branch }

    /// Why a change is refused; nil to let it pass. Looks at the files only that it changes.
    public func judge(_ command: RefCommand, _ reader: ObjectReader) throws -> String? {
        guard command.name == protected, let new = command.new else { return nil }
        let old = try command.old.map { try PublishedLibrary.tree(of: $0, reader) }
        let open = try OpenConflicts.find(reader, in: PublishedLibrary.tree(of: new, reader), since: old)
        guard let first = open.first else { return nil }
        let path = Text.neutral(String(decoding: first.path.prefix(200), as: UTF8.self))
        let count = open.reduce(0) { $0 + $1.count }
        return "noch nicht entschieden / not decided yet (\(count)): \(path)"
    }
}
