import Bytes
public import Files
import Foundation
public import Hub
import Journal
import Library
import Objects
import Store
public import TestSupport

/// A running hub and copies of its library, each of somebody with an access key who is a member.
public final class PeopleStage: Sendable {
    /// A copy with the program that works in it as its member.
    public struct Copy: Sendable, CustomStringConvertible {
        /// Where it lies.
        public let path: Path
        /// The member's id.
        public let handle: String
        let program: Program

        /// Where its store lies.
        public var store: Path { path / ".git" }
        /// Its place.
        public var description: String { path.description }

        /// Runs a command in it; its output. Throws when that fails.
        @discardableResult
        public func callAsFunction(_ words: String...) throws -> String { try run(words) }

        /// Runs a command in it; its output. Throws when that fails.
        public func run(_ words: [String]) throws -> String {
            let result = try program.run(words, in: path)
            guard result.status == 0 else {
                throw Program.Failure(description: "\(words) -> \(result.status)\n\(result.errors)\(result.text)")
            }
            return result.text
        }

        /// Runs a command in it that may fail; its status, and all it said.
        public func attempt(_ words: String...) throws -> (status: Int32, text: String) {
            let result = try program.run(words, in: path)
            return (result.status, result.errors + result.text)
        }
    }

    /// The directory of everything.
    public let scratch: Scratch
    /// Stock git.
    public let git: Program
    /// Our program, of nobody in particular.
    public let allmende: Program
    private let running: RunningHub

    /// Makes a hub with the starter library and serves it.
    public init(_ format: String = "sha256") throws {
        scratch = try Scratch()
        git = try Git.required()
        allmende = Allmende.program()
        let directory = scratch.path / "hub"
        try allmende("hub", "init", directory.description, "--starter", "--object-format", format)
        running = try RunningHub(directory, access: "members")
    }

    /// A place in the directory of everything.
    public func path(_ name: String) -> Path { scratch.path / name }
    /// The hub's directory.
    public var directory: Path { path("hub") }
    /// The hub's repository.
    public var hub: Path { directory / "vorlagen.git" }
    /// The address of the library.
    public var url: String { running.url + "vorlagen.git" }
    /// The address of the hub.
    public var address: String { running.url }
    /// What the hub wrote to its log.
    public var log: String { running.log }
    /// The hub's library, opened anew.
    public func library() throws -> HubLibrary { try Hub(directory).journal() }

    /// Makes a member and a copy of the library that works as this member.
    public func copy(_ name: String, _ ars: String, roles: String = "beitragende,prueferin") throws -> Copy {
        let result = try allmende.run([
            "hub", "member", "add", directory.description, "--stelle", ars, "--rolle", roles,
        ])
        guard let handle = result.errors.split(separator: " ").first(where: { $0.hasPrefix("k-") }) else {
            throw Program.Failure(description: result.errors)
        }
        return try copy(name, key: result.text, handle: String(handle))
    }

    /// Makes another copy for the member of one.
    public func copy(_ name: String, like other: Copy) throws -> Copy {
        try copy(name, key: other.program.environment["ALLMENDE_KEY"] ?? "", handle: other.handle)
    }

    private func copy(_ name: String, key: String, handle: String) throws -> Copy {
        let copy = Copy(
            path: path(name), handle: handle, program: Allmende.program(["ALLMENDE_KEY": key]))
        try copy.program("clone", running.url, copy.path.description)
        try copy.program("join", running.url, in: copy.path)
        return copy
    }

    /// Makes a version in a copy and proposes it; the proposal's name.
    public func propose(from copy: Copy, _ title: String = "Erfahrung") throws -> String {
        let path = copy.path / "vorlagen/beschaffung/ausschreibung-it/erfahrungen" / "\(title.lowercased()).md"
        try FileSystem.makeDirectories(path.parent)
        try FileSystem.replace(path, with: Array("# \(title)\n\nEs dauert länger.\n".utf8))
        try copy("save", "-m", title)
        let said = try copy("propose", "-m", title)
        guard
            let id = try library().journal().proposals.first(where: { $0.title == title })?.id.description
        else { throw Program.Failure(description: said) }
        return id
    }

    /// Cuts a copy off, or lets it reach its hub again.
    public func connect(_ copy: Copy, _ isConnected: Bool) throws {
        try git("remote", "set-url", "origin", isConnected ? url : "http://127.0.0.1:9/", in: copy.path)
    }

    /// All versions of a repository, from every ref but those that are made anew.
    public func commits(_ place: Path) throws -> Set<String> {
        let refs = try git("for-each-ref", "--format=%(refname)", in: place).split(separator: "\n").map(String.init)
            .filter { name in
                !["refs/allmende/erasable", "refs/allmende/moderation", "refs/allmende/outbox/", "refs/allmende/hub/"]
                    .contains(where: name.hasPrefix)
            }
        let result = try git.run(["rev-list"] + refs, in: place)
        return Set(result.text.split(separator: "\n").map(String.init))
    }

    /// Every place in which a word stands: raw files, and every object, loose or packed, as git reads it.
    public func hits(_ words: [String], in repository: Path) throws -> [String] {
        var found: [String] = []
        let root = repository.description
        for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            guard let bytes = FileManager.default.contents(atPath: "\(root)/\(name)") else { continue }
            for word in words where bytes.range(of: Data(word.utf8)) != nil { found.append("\(name): \(word)") }
        }
        let all = try git.run(
            ["cat-file", "--batch-all-objects", "--unordered", "--buffer", "--batch"], in: repository)
        for word in words where Data(all.output).range(of: Data(word.utf8)) != nil { found.append("object: \(word)") }
        return found
    }
}
