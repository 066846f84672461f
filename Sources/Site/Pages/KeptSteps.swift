import Library
import Objects
import Synchronization
import Templates

/// The titles of the steps of templates, by their folders, in which searches look for the places that fit: reading a template for each hit
/// would be most of what a search costs.
final class KeptSteps: Sendable {
    /// A step.
    struct Step: Sendable {
        let id: ElementID
        let title: String
        /// Whether the title may have a word is asked of this first.
        let folded: [UInt8]
    }

    /// How many templates are kept at most.
    static let maximum = 10_000
    private let limit: Int
    private let steps = Mutex<[ObjectID: [Step]]>([:])

    init(limit: Int = maximum) { self.limit = limit }

    /// The steps of a template in the order of its outline; none of one that cannot be read.
    func steps(_ entry: CatalogueEntry, _ library: PublishedLibrary) throws -> [Step] {
        if let known = steps.withLock({ $0[entry.folder] }) { return known }
        var found: [Step] = []
        if case .success(let mappe)? = try library.template(entry.path)?.mappe {
            found = Gliederung(mappe.struktur).eintraege.compactMap { line in
                mappe.struktur.knoten[line.id].map {
                    Step(id: line.id, title: $0.titel, folded: Folding.fold($0.titel))
                }
            }
        }
        steps.withLock { steps in
            if steps.count >= limit { steps = [:] }
            steps[entry.folder] = found
        }
        return found
    }

    /// Forgets the templates that a version has not, once there are twice as many.
    func tidy(_ catalogue: Catalogue) {
        let current = Set(catalogue.entries.map(\.folder))
        steps.withLock { steps in
            if steps.count > 2 * current.count { steps = steps.filter { current.contains($0.key) } }
        }
    }

    /// How many templates are kept.
    var count: Int { steps.withLock { $0.count } }
}
