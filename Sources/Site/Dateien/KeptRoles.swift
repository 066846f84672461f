import Library
import Objects
import Synchronization
import Templates

/// The titles of the roles that a library's templates have, by which a file's roles are told from names of persons. Found once for each
/// version.
final class KeptRoles: Sendable {
    /// How many templates are looked at; what others call their roles is much the same.
    private static let maximum = 200
    private let last = Mutex<(commit: ObjectID, titles: [String])?>(nil)

    /// The titles in a version, in order.
    func titles(_ view: LibraryView, _ library: PublishedLibrary) throws -> [String] {
        if let last = last.withLock({ $0 }), last.commit == view.commit { return last.titles }
        var titles: Set<String> = []
        for entry in view.catalogue.entries.prefix(Self.maximum) {
            guard case .success(let mappe)? = try library.template(entry.path)?.mappe else { continue }
            titles.formUnion(mappe.struktur.rollen.values.map(\.titel))
        }
        let found = titles.sorted()
        last.withLock { $0 = (view.commit, found) }
        return found
    }
}
