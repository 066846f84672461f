import Bytes
import Files
import TestSupport
import Testing

/// A directory with a home of its own, in which a test runs the program.
final class Desk {
    let scratch: Scratch
    let program: Program
    var path: Path { scratch.path }

    enum Language: String, Sendable, CaseIterable { case de = "de_DE.UTF-8", en = "C.UTF-8" }

    init() throws {
        scratch = try Scratch()
        try FileSystem.makeDirectory(scratch.path / "home")
        program = try Program(built: "allmende", environment: Self.environment(scratch.path, .en))
    }

    /// Nothing of whoever runs the tests: no settings, no keys, no proxy.
    static func environment(_ path: Path, _ language: Language) -> [String: String] {
        [
            "HOME": (path / "home").description, "XDG_CONFIG_HOME": "", "ALLMENDE_KEY": "", "http_proxy": "",
            "all_proxy": "", "ALL_PROXY": "", "LC_ALL": language.rawValue, "LC_MESSAGES": "", "LANG": "",
        ]
    }

    @discardableResult
    func run(_ words: String..., language: Language = .en, input: String = "") throws -> Program.Result {
        try run(words, language: language, input: input)
    }

    func run(_ words: [String], language: Language = .en, input: String = "") throws -> Program.Result {
        try program.run(words, in: path, input: Array(input.utf8), ["LC_ALL": language.rawValue])
    }

    /// Runs it and demands success; its output.
    @discardableResult
    func done(_ words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let result = try run(words)
        #expect(result.status == 0, "\(words): \(result.errors)", sourceLocation: sourceLocation)
        return result.text
    }

    /// A library with one version of the starter templates.
    func library(_ name: String = "b", starter: Bool = false) throws {
        let start = ["init", name, "--stelle", "053780004004", "--name", "Stadt Bergisch Gladbach"]
        #expect(try run(start + (starter ? ["--starter"] : [])).status == 0)
    }

    func write(_ name: String, _ text: String) throws { try scratch.write(name, text) }
    func read(_ name: String) throws -> String { try scratch.read(name) }
}
