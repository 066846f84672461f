public import Files

/// A hub with the starter library, and the programs that speak with it.
///
/// Time limits of suites that use it are long: a test's time runs while it waits for its turn.
public final class HubStage: Sendable {
    /// The directory of everything.
    public let scratch: Scratch
    /// sha1 or sha256.
    public let format: String
    /// Stock git.
    public let git: Program
    /// Our program.
    public let allmende: Program
    /// The running hub.
    public let hub: RunningHub

    /// Makes a hub and starts it.
    ///
    /// - Parameter isFounded: whether its library has a journal; without one, as libraries were before there were journals, holders of a
    ///   key push to every branch.
    public init(
        _ format: String, access: String = "open", isFounded: Bool = true, more: [String: String] = [:]
    ) throws {
        scratch = try Scratch()
        self.format = format
        git = try Git.required()
        allmende = Allmende.program(more)
        let directory = scratch.path / "hub"
        try allmende("hub", "init", directory.description, "--starter", "--object-format", format)
        if !isFounded {
            try git("update-ref", "-d", "refs/allmende/journal", in: directory / "vorlagen.git")
        }
        hub = try RunningHub(directory, access: access)
    }

    /// The hub's library on its disk.
    public var library: Path { scratch.path / "hub" / "vorlagen.git" }
    /// A place beside it.
    public func path(_ name: String) -> Path { scratch.path / name }

    /// Clones the library with git.
    public func cloneWithGit(_ name: String) throws -> Path {
        try git("clone", "-q", hub.url, path(name).description)
        return path(name)
    }

    /// Clones the library with our client, for an organisation.
    public func clone(_ name: String) throws -> Path {
        try allmende(
            "clone", hub.url, path(name).description, "--stelle", "053780004004", "--name", "Stadt Bergisch Gladbach")
        return path(name)
    }

    /// Writes a file and commits it with git; the commit's id.
    @discardableResult
    public func commit(_ replica: Path, _ file: String, _ text: String) throws -> String {
        try write(replica, file, text)
        try git("add", "-A", in: replica)
        try git("commit", "-q", "-m", "\(file) geändert", in: replica)
        return try id("HEAD", in: replica)
    }

    /// Writes a file of a replica.
    public func write(_ replica: Path, _ file: String, _ text: String) throws {
        let path = replica / file
        try FileSystem.makeDirectories(path.parent)
        try FileSystem.replace(path, with: Array(text.utf8))
    }

    /// Adds a sentence to a template's text and keeps it as a version, with our program; the commit's id.
    @discardableResult
    public func save(_ replica: Path, _ sentence: String) throws -> String {
        try write(
            replica, "vorlagen/beschaffung/ausschreibung-it/erfahrungen/\(sentence.hashText).md", "# \(sentence)\n")
        try allmende("save", "-m", sentence, in: replica)
        return try id("HEAD", in: replica)
    }

    /// What a revision names, or nothing.
    public func id(_ revision: String, in repository: Path) throws -> String {
        try git.run(["rev-parse", "-q", "--verify", revision], in: repository).text
    }

    /// All refs of a repository and what they hold.
    public func refs(_ repository: Path) throws -> String {
        try git("for-each-ref", "--format=%(refname) %(objectname)", in: repository)
    }

    /// Demands that both fscks find nothing, git's without a word, and that a working tree is clean.
    public func demandSound(_ places: Path...) throws {
        for place in places {
            let judged = try git.fsck(place)
            let words = judged.errors.split(separator: "\n").filter { !$0.hasPrefix("notice: ") }
            guard judged.status == 0, judged.output.isEmpty, words.isEmpty else {
                throw Program.Failure(
                    description: "git fsck of \(place): \(judged.status) \(judged.errors)\(judged.text)")
            }
            try allmende("fsck", in: place)
            guard try FileStatus.of(place / ".git") != nil else { continue }
            let state = try git("status", "--porcelain", in: place)
            guard state.isEmpty else { throw Program.Failure(description: "git status of \(place): \(state)") }
        }
    }

    /// Demands that of the hub's library too.
    public func demandAllSound(_ places: Path...) throws {
        try demandSound(library)
        for place in places { try demandSound(place) }
    }
}

extension String {
    /// A word that is good for a file name and differs where texts differ.
    fileprivate var hashText: String {
        let value = utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "text-" + String(value, radix: 36)
    }
}
