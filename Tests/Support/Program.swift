public import Files
import Foundation

/// A program run by a test.
public struct Program: Sendable {
    /// What a run left.
    public struct Result: Sendable {
        /// The exit status; 128 + n for signal n.
        public let status: Int32
        /// Standard output.
        public let output: [UInt8]
        /// Standard error.
        public let errors: String
        /// Standard output as text without its last line end.
        public var text: String {
            var text = String(decoding: output, as: UTF8.self)
            if text.hasSuffix("\n") { text.removeLast() }
            return text
        }
    }

    /// Thrown when a program failed that should not have.
    public struct Failure: Error, CustomStringConvertible {
        /// The command and what it said.
        public let description: String

        /// Says what failed.
        public init(description: String) { self.description = description }
    }

    /// Where it lies.
    public let path: String
    /// What is set for it, beside the environment of the tests.
    public let environment: [String: String]

    init(path: String, environment: [String: String]) { (self.path, self.environment) = (path, environment) }

    /// The program of that name on the PATH, or nil.
    public init?(_ name: String, environment: [String: String] = [:]) {
        guard let found = Self.find(name) else { return nil }
        path = found
        self.environment = environment
    }

    /// The path of the program of that name: on the PATH, or where Debian keeps services; nil when it is not installed.
    public static func find(_ name: String) -> String? {
        let places = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return (places + ["/usr/sbin"]).map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    }

    /// Runs it in a directory and waits for its end.
    public func run(
        _ arguments: [String], in directory: Path? = nil, input: [UInt8] = [], _ extra: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        if let directory { process.currentDirectoryURL = URL(filePath: directory.description) }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }.merging(extra) { $1 }
        let scratch = FileManager.default.temporaryDirectory.appending(path: "allmende-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        // Files instead of pipes: nothing can fill up.
        let names = ["in", "out", "err"].map { scratch.appending(path: $0) }
        try Data(input).write(to: names[0])
        for name in names[1...] { _ = FileManager.default.createFile(atPath: name.path, contents: nil) }
        process.standardInput = try FileHandle(forReadingFrom: names[0])
        process.standardOutput = try FileHandle(forWritingTo: names[1])
        process.standardError = try FileHandle(forWritingTo: names[2])
        try process.run()
        process.waitForEnd()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: try Array(Data(contentsOf: names[1])),
            errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
    }

    /// Runs it and demands success; returns its output as text.
    @discardableResult
    public func callAsFunction(_ arguments: String..., in directory: Path? = nil, input: [UInt8] = []) throws -> String
    {
        let result = try run(arguments, in: directory, input: input)
        guard result.status == 0 else {
            throw Failure(description: "\(path) \(arguments) -> \(result.status)\n\(result.errors)\(result.text)")
        }
        return result.text
    }
}

/// Stock git, cut off from the settings of whoever runs the tests.
public enum Git {
    /// git, or nil where it is not installed.
    public static let program = Program(
        "git",
        environment: [
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
            "GIT_AUTHOR_NAME": "Stadt Musterstadt", "GIT_AUTHOR_EMAIL": "k-1@000000000000.allmende.invalid",
            "GIT_COMMITTER_NAME": "Stadt Musterstadt", "GIT_COMMITTER_EMAIL": "k-1@000000000000.allmende.invalid",
            "GIT_AUTHOR_DATE": "1793404800 +0000", "GIT_COMMITTER_DATE": "1793404800 +0000", "LC_ALL": "C.UTF-8",
            "HOME": "/nonexistent",
        ])
    /// Whether git is installed.
    public static let exists = program != nil

    /// git; only for tests that are enabled by `exists`.
    public static func required() throws -> Program {
        guard let program else { throw Program.Failure(description: "git is not installed") }
        return program
    }
}

extension Program {
    /// What stock git's fsck says of a repository. Where a hub is putting packs together, git finds some gone that it has just listed; it is
    /// asked again then, and what stays is damage.
    public func fsck(_ repository: Path) throws -> Result {
        var judged = try run(["fsck", "--strict", "--no-dangling", "--no-progress"], in: repository)
        for _ in 0..<20 where judged.errors.contains("error: packfile ") {
            usleep(100_000)
            judged = try run(["fsck", "--strict", "--no-dangling", "--no-progress"], in: repository)
        }
        return judged
    }
}
