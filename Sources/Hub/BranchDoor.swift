import Bytes
import Library
import Objects
public import Store
import Templates
public import Wire

/// Keeps out what must not be taken: versions with open conflicts, and local variants, from the branch that everybody takes over
/// (the one HEAD names), and variants that are set to receive only from every branch. Other branches take open conflicts, so that a
/// draft can be finished by somebody else.
public struct BranchDoor {
    private let protected: RefName?

    /// Watches one repository.
    public init(_ repository: Repository) { protected = (try? repository.refs.head())?.branch }

    /// Why a change is refused; nil to let it pass. Looks at the files only that it changes.
    public func judge(_ command: RefCommand, _ reader: ObjectReader) throws -> String? {
        guard let new = command.new, command.name.isBranch else { return nil }
        // What is no version, the rules for branches refuse.
        guard let tree = try? PublishedLibrary.tree(of: new, reader) else { return nil }
        if let variant = try reader.variantRecord(in: tree) {
            if variant.weitergabe == .nurEmpfangen {
                return "Ortsvariante, die nur empfängt / a local variant that receives only"
            }
            if command.name == protected {
                return "Ortsvariante, keine Fassung der Bibliothek / a local variant, no version of the library"
            }
        }
        guard command.name == protected else { return nil }
        let old = try command.old.map { try PublishedLibrary.tree(of: $0, reader) }
        let open = try OpenConflicts.find(reader, in: tree, since: old)
        guard let first = open.first else { return nil }
        let path = Text.neutral(String(decoding: first.path.prefix(200), as: UTF8.self))
        let count = open.reduce(0) { $0 + $1.count }
        return "noch nicht entschieden / not decided yet (\(count)): \(path)"
    }
}
