import Files
import TestSupport
import Testing

/// Names that lead elsewhere: in trees and in refs.
@Suite("Hostile names", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct HostileContentTests {
    static let entries = [
        "..", ".", ".git", ".GIT", ".Git", "git~1", "GIT~1", ".git ", ".git.", ".git::$INDEX_ALLOCATION", "a/b", "/etc",
        "..\\x", "a\\..\\b", ".git\\config", "\u{200c}.git", ".g\u{200d}it",
    ]

    /// A repository of git's with one commit whose tree holds such an entry, as a file or as a directory.
    private func make(_ stage: HubStage, at bare: Path, _ name: String, directory: Bool) throws -> String {
        try stage.git("init", "-q", "--bare", "-b", "main", "--object-format=\(stage.format)", bare.description)
        func write(_ type: String, _ bytes: [UInt8]) throws -> String {
            let result = try stage.git.run(
                ["hash-object", "-t", type, "-w", "--stdin", "--literally"], in: bare, input: bytes)
            guard result.status == 0 else { throw Program.Failure(description: result.errors) }
            return result.text
        }
        func raw(_ id: String) -> [UInt8] {
            let digits = Array(id)
            return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 }
        }
        let blob = try write("blob", Array("[core]\n\tpager = touch /tmp/x\n".utf8))
        let inner = try write("tree", Array("100644 config\0".utf8) + raw(blob))
        let entry = directory ? Array("40000 \(name)\0".utf8) + raw(inner) : Array("100644 \(name)\0".utf8) + raw(blob)
        let tree = try write("tree", entry)
        let commit = try stage.git("commit-tree", "-m", "böse", tree, in: bare)
        try stage.git("update-ref", "refs/heads/main", commit, in: bare)
        return commit
    }

    @Test(
        "a hub refuses them when they are pushed, and our client when they are offered", arguments: ["sha1", "sha256"])
    func trees(_ format: String) throws {
        let stage = try HubStage(format)
        let before = try stage.refs(stage.library)
        let out = stage.path("out")
        for (number, name) in Self.entries.enumerated() {
            for directory in [false, true] {
                let bare = stage.scratch.path / "hub" / "fall-\(number)-\(directory).git"
                let tip = try make(stage, at: bare, name, directory: directory)
                let report = try PushBody(format).create("refs/heads/fall", tip).send(
                    to: stage, from: bare, atomic: false)
                #expect(report.contains("ng refs/heads/fall"), "\(name): \(report)")
                #expect(try stage.refs(stage.library) == before, "\(name)")
                // Over http, and from a directory.
                for address in ["\(stage.hub.url)fall-\(number)-\(directory).git", bare.description] {
                    try FileSystem.makeDirectories(out)
                    let replica = out / "replica"
                    let result = try stage.allmende.run(["clone", address, replica.description])
                    let left = try FileSystem.list(out).map { String(decoding: $0.name, as: UTF8.self) }
                    Refusal.clear(result, "Error: ", #_sourceLocation)
                    #expect(left.isEmpty, "\(name): \(left)")
                    try FileSystem.removeTree(out)
                }
            }
        }
        try stage.demandAllSound()
    }

    @Test("a hub refuses names of refs that git refuses", arguments: ["sha1", "sha256"])
    func refs(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.cloneWithGit("replica")
        let tip = try stage.id("main", in: stage.library)
        let before = try stage.refs(stage.library)
        let names = [
            "refs/heads/../../config", "refs/heads/.a", "refs/heads/a..b", "refs/heads/a.lock", "refs/heads/a~1",
            "refs/heads/a^", "refs/heads/a:b", "refs/heads/a?", "refs/heads/a*", "refs/heads/[a", "refs/heads/a\\b",
            "refs/heads/a b", "refs/heads/@{1}", "refs/heads//a", "refs/heads/a/", "refs/heads/a.", "refs/heads/\u{1}",
            "refs/heads/\u{7f}", "HEAD", "config", "hooks/update", "/etc/passwd", "../x", "refs", "refs/", "@", "",
            "refs/heads/" + String(repeating: "n", count: 256),
        ]
        for name in names {
            let report = try PushBody(format).create(name, tip).send(to: stage, from: replica, atomic: false)
            #expect(
                !report.contains("\nok") && (report.contains("ng ") || report.contains("ERR ")), "\(name): \(report)")
            #expect(try stage.refs(stage.library) == before, "\(name)")
        }
        try stage.demandAllSound(replica)
    }
}
