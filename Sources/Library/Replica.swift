public import Bytes
public import Files
import Glibc
public import History
public import Objects
public import Store

/// A Kommune's own copy of a library: an ordinary Git working copy.
public final class Replica {
    /// The repository underneath.
    public let repository: Repository
    /// Reads its objects.
    public let reader: ObjectReader
    /// The organisation it belongs to.
    public let organisation: Organisation

    /// Where its own work lies.
    public let place: DeskPlace

    /// Opens the replica whose working tree is `repository`'s.
    public init(_ repository: Repository) throws {
        self.repository = repository
        reader = try ObjectReader(repository.objects)
        organisation = Organisation(repository.config)
        place = .copy
    }

    /// Opens a repository on behalf of an organisation that works at some place in it.
    public init(_ repository: Repository, organisation: Organisation, at place: DeskPlace) throws {
        self.repository = repository
        reader = try ObjectReader(repository.objects)
        (self.organisation, self.place) = (organisation, place)
    }

    /// The same, seen by another reader.
    init(_ other: Replica, _ reader: ObjectReader) {
        (repository, self.reader) = (other.repository, reader)
        (organisation, place) = (other.organisation, other.place)
    }

    /// Opens the replica that a path lies in.
    public static func discover(from path: Path) throws -> Replica { try Replica(try Repository.discover(from: path)) }

    /// The settings of every replica. Symbolic links are written as small files: one that comes with a template must not
    /// lead anywhere.
    public static func settings(_ organisation: Organisation) -> [(String, String, String)] {
        [("core", "symlinks", "false"), ("core", "autocrlf", "false")] + organisation.settings
    }

    /// Makes a new library with a first version: the starter templates, or an empty one.
    public static func create(
        at path: Path, _ format: ObjectFormat, _ organisation: Organisation, starter: Bool
    ) throws -> Replica {
        guard let main = RefName("refs/heads/main") else { throw LibraryError.noBranch }
        let repository = try Repository.create(
            at: path, bare: false, format, branch: main, settings: settings(organisation))
        let files = starter ? Starter.files : Starter.emptyLibrary(title: "Bibliothek \(organisation.name)")
        for (name, content) in files {
            let file = path / name
            try FileSystem.makeDirectories(file.parent)
            guard try FileStatus.of(file, follow: false) == nil else { continue }
            try FileSystem.replace(file, with: Array(content.utf8), temporary: repository.prepareTemporaryDirectory())
        }
        let replica = try Replica(repository)
        _ = try replica.save(note: starter ? Starter.note : "Bibliothek angelegt")
        return replica
    }

    /// The commit of the current version; nil when there is none yet.
    public func head() throws -> ObjectID? { try repository.refs.head().id }

    /// The commit of the current version.
    public func currentCommit() throws -> ObjectID {
        guard let id = try head() else { throw LibraryError.emptyLibrary }
        return id
    }

    /// The tree of a commit.
    public func tree(of commit: ObjectID) throws -> ObjectID {
        do {
            return try CommitLinks(try reader.read(commit, .commit), repository.format).tree
        } catch let error as FormatError {
            throw StoreError.corruptObject(commit, repository.objects.directory, error.description)
        }
    }

    /// A commit.
    public func commit(_ id: ObjectID) throws -> Commit {
        do {
            return try Commit(try reader.read(id, .commit), repository.format)
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, repository.objects.directory, error.description)
        }
    }

    /// Finds what names of versions stand for.
    public var names: RevisionNames { RevisionNames(repository, reader) }

    /// Today, as versions record it: to the day, in UTC (DESIGN, D5).
    public static var today: Day { Day(seconds: now) }

    /// Now, for what stays on this machine.
    public static var now: Int64 { Int64(time(nil)) }
}
