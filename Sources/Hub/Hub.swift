public import Files
public import Library
public import Objects
public import Store

// A hub is a directory of bare repositories (DESIGN, D2):
//
//   HUBDIR/vorlagen.git      the library; its refs/allmende/hub/* hold what the hub itself must know
//   HUBDIR/**/x.git          further repositories, served at their paths

/// A hub: the repositories below a directory, and who may do what with them.
public final class Hub: Sendable {
    /// The directory.
    public let directory: Path
    /// The repository of the library; nil where there are other repositories only.
    public let library: Repository?
    private let storedKeys: AccessKeys?
    private let founded: HubLibrary?

    /// The name of the library's repository.
    public static let libraryName = "vorlagen.git"

    /// Opens a hub. Throws HubError `noHub` when there is no such directory, or what the store throws.
    public init(_ directory: Path) throws {
        guard try FileStatus.of(directory)?.kind == .directory else { throw HubError.noHub(directory) }
        self.directory = directory
        let path = directory / Self.libraryName
        library = try FileStatus.of(path) == nil ? nil : Repository(at: path, includes: false)
        storedKeys = library.map { AccessKeys($0) }
        founded = try library.flatMap { try HubLibrary($0, hub: directory) }
    }

    /// The library with its journal. Throws HubError `noLibrary` or `noJournal`.
    public func journal() throws -> HubLibrary {
        guard library != nil else { throw HubError.noLibrary(directory) }
        guard let founded else { throw HubError.noJournal(directory) }
        return founded
    }

    /// The access keys, which are kept with the library. Throws HubError `noLibrary` where there is none.
    public func keys() throws -> AccessKeys {
        guard let storedKeys else { throw HubError.noLibrary(directory) }
        return storedKeys
    }

    /// The invitations, which are kept with the library. Throws HubError `noLibrary` where there is none.
    public func invitations() throws -> Invitations {
        guard let library else { throw HubError.noLibrary(directory) }
        return Invitations(library)
    }

    /// Those who asked to be admitted. Throws HubError `noLibrary` where there is no library.
    public func enrolments() throws -> Enrolments {
        guard let library else { throw HubError.noLibrary(directory) }
        return Enrolments(library)
    }

    /// Makes a hub, durable when this returns, with an empty library or the starter library in its first version.
    ///
    /// The repository appears under its name only when it is complete. Throws HubError `exists`.
    public static func create(at directory: Path, _ format: ObjectFormat, starter: Bool, by author: Organisation) throws
        -> Hub
    {
        let path = directory / libraryName
        guard try FileStatus.of(path, follow: false) == nil else { throw HubError.exists(directory) }
        guard let main = RefName("refs/heads/main") else { throw HubError.noHub(directory) }
        try FileSystem.makeDirectories(directory)
        let new = directory / ".\(libraryName).neu"
        try FileSystem.removeTree(new)
        do {
            let beginning = try HubLibrary.begin(directory, title: starter ? "Starterbibliothek" : "Bibliothek")
            let repository = try Repository.create(
                at: new, bare: true, format, branch: main,
                settings: [("core", "logallrefupdates", "true"), ("receive", "denydeletecurrent", "true")]
                    + beginning.settings)
            try Starter.plant(in: repository, main, by: author, empty: !starter)
            try HubLibrary.found(repository, beginning)
            try FileSystem.rename(new, to: path)
            try FileSystem.sync(directory)
        } catch {
            try? FileSystem.removeTree(new)
            throw error
        }
        return try Hub(directory)
    }
}
