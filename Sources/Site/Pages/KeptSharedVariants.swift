import Bytes
import Library
import Objects
import Store
import Synchronization
import Templates

/// A variant that an organisation has shared.
struct SharedVariant: Sendable {
    /// Whose it is.
    let ars: String
    /// What it is called.
    let name: String
    /// Its version.
    let commit: ObjectID
    /// Where its template lies.
    let path: TemplatePath
    /// The template.
    let template: ElementID
    /// The day of its last change.
    let day: String
}

/// What was read of shared variants, by their versions: a list of them opens those that are new.
final class KeptSharedVariants: Sendable {
    private struct Read: Sendable {
        let path: TemplatePath
        let template: ElementID
        let day: String
    }

    /// How many are looked at.
    private static let maximum = 20_000
    private let read = Mutex<[ObjectID: Read?]>([:])

    private let prefix: String
    private let refs: KeptRefs
    private let last = Mutex<(number: Int, variants: [SharedVariant])?>(nil)

    /// Those of a hub's repository, or of a copy's.
    init(_ repository: Repository, inCopy isCopy: Bool) {
        prefix = DeskPlace.shared(inCopy: isCopy)
        refs = KeptRefs(repository.refs, prefix: prefix)
    }

    /// The refs that variants are shared by.
    func list() throws -> KeptRefs.List { try refs.list() }

    /// All that there are in a list, by organisation and name. What is shared and is no variant is left out.
    func all(_ list: KeptRefs.List, _ repository: Repository) throws -> [SharedVariant] {
        if let last = last.withLock({ $0 }), last.number == list.number { return last.variants }
        let found = try find(list, repository)
        last.withLock { $0 = (list.number, found) }
        return found
    }

    private func find(_ list: KeptRefs.List, _ repository: Repository) throws -> [SharedVariant] {
        let refs = list.refs.prefix(Self.maximum)
        let known = read.withLock { $0 }
        var new: [ObjectID: Read?] = [:]
        var found: [SharedVariant] = []
        var reader: ObjectReader?
        for ref in refs {
            let words = ref.name.description.dropFirst(prefix.count).split(separator: "/").map(String.init)
            guard words.count == 2 else { continue }
            let here: Read?
            if let kept = known[ref.id] {
                here = kept
            } else {
                let objects = try reader ?? ObjectReader(repository.objects)
                reader = objects
                here = Self.read(ref.id, objects)
                new[ref.id] = here
            }
            guard let here else { continue }
            found.append(
                SharedVariant(
                    ars: words[0], name: words[1], commit: ref.id, path: here.path, template: here.template,
                    day: here.day))
        }
        if !new.isEmpty {
            let fresh = new
            read.withLock { read in
                if read.count > 2 * Self.maximum { read = [:] }
                read.merge(fresh) { $1 }
            }
        }
        return found
    }

    private static func read(_ commit: ObjectID, _ reader: ObjectReader) -> Read? {
        guard let tree = try? PublishedLibrary.tree(of: commit, reader),
            let record = try? reader.variantRecord(in: tree), record.weitergabe == .frei,
            let path = TemplatePath(containing: record.ordner.bytes), let seconds = try? reader.commitSeconds(commit)
        else { return nil }
        return Read(path: path, template: record.vorlage, day: Day(seconds: seconds).description)
    }
}
