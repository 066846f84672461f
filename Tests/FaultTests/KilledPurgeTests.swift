import Files
import Foundation
import Objects
import Store
import TestSupport
import Testing

/// Objects that are removed for good while the process is ended, the disk is full, or others are at work.
@Suite("Kill -9 during a purge, and others at work", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct KilledPurgeTests {
    /// A bare repository with objects that nothing leads to and from which git made others.
    private struct Place {
        let scratch: Scratch
        let git: Program
        let probe: Program
        let path: Path
        let secrets: [String]
        let remaining: [String]
        let main: String

        init(_ format: String) throws {
            scratch = try Scratch()
            let git = try Git.required()
            let path = scratch.path / "repo.git"
            (self.git, self.path) = (git, path)
            probe = Program(
                at: Allmende.path.replacing("/allmende", with: "/gate-probe"), environment: Allmende.environment)
            let work = scratch.path / "work"
            try git("init", "-q", "--bare", "-b", "main", "--object-format=\(format)", path.description)
            for (key, value) in [("gc.auto", "0"), ("transfer.unpackLimit", "1"), ("receive.autogc", "false")] {
                try git("config", key, value, in: path)
            }
            // A clone of an empty repository would not know its format.
            try git("init", "-q", "-b", "main", "--object-format=\(format)", work.description)
            var secrets: [String] = []
            var random = Seeded(11)
            var lines = (0..<400).map { "Zeile \($0) \(UInt64.random(in: 0...UInt64.max, using: &random))" }
            for number in 0..<30 {
                lines[number] = "Stand \(number)"
                let text = lines.joined(separator: "\n")
                try scratch.write("work/karte.txt", text)
                try git("add", ".", in: work)
                try git("commit", "-q", "-m", "Stand \(number)", in: work)
                if number % 6 == 3 {
                    let secret = text + String(repeating: "\ngeheim \(number * 7919)", count: 50)
                    secrets.append(
                        try git("hash-object", "-w", "--stdin", in: path, input: Array(secret.utf8)))
                }
            }
            try git("push", "-q", path.description, "main", in: work)
            main = try git("rev-parse", "main", in: path)
            let all = try Self.all(git, path)
            self.secrets = secrets
            remaining = all.filter { !secrets.contains($0) }
            // All in two packs, one of them held, and the secrets loose besides.
            let list = all.map { "\($0) karte.txt\n" }.joined()
            for (level, suffix) in [("1", ".keep"), ("9", "")] {
                let base = (path / "objects" / "pack" / "pack").description
                let name = try git(
                    "pack-objects", "-q", "--delta-base-offset", "--window=40", "--no-reuse-delta", "--no-reuse-object",
                    "--compression",
                    level,
                    base, in: path, input: Array(list.utf8))
                if !suffix.isEmpty { try scratch.write("repo.git/objects/pack/pack-\(name)\(suffix)", "") }
            }
        }

        static func all(_ git: Program, _ path: Path) throws -> [String] {
            try git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)", in: path)
                .split(separator: "\n").map(String.init)
        }

        func isSound(_ path: Path) throws -> Bool {
            let judged = try git.run(["fsck", "--strict", "--full", "--no-dangling", "--no-progress"], in: path)
            guard judged.status == 0, judged.output.isEmpty, judged.errors.isEmpty else {
                throw Program.Failure(description: judged.errors + judged.text)
            }
            return true
        }

        func packs(_ path: Path) throws -> [String] {
            try FileSystem.list(path / "objects" / "pack").map { String(decoding: $0.name, as: UTF8.self) }
        }
    }

    @Test("afterwards nothing that remains is lost, and purging again completes it", arguments: ["sha1", "sha256"])
    func killed(_ format: String) throws {
        let place = try Place(format)
        var stopped = 0
        var begun = 0
        let copy = try #require(Program("cp"))
        for round in 0..<60 {
            let path = place.scratch.path / "runde\(round).git"
            try copy("-r", place.path.description, path.description)
            let before = try Set(place.packs(path))
            let purge = Process()
            purge.executableURL = URL(filePath: place.probe.path)
            purge.arguments = ["purge", path.description] + place.secrets
            purge.environment = ProcessInfo.processInfo.environment.merging(Allmende.environment) { $1 }
            purge.standardOutput = FileHandle.nullDevice
            try purge.run()
            usleep(UInt32(round) * 500)
            if purge.isRunning { kill(purge.processIdentifier, SIGKILL) }
            purge.waitForEnd()
            if purge.terminationReason == .uncaughtSignal {
                stopped += 1
                if try Set(place.packs(path)) != before { begun += 1 }
            } else {
                #expect(purge.terminationStatus == 0)
            }
            #expect(try place.isSound(path), "\(round)")
            #expect(try Set(Place.all(place.git, path)).isSuperset(of: place.remaining), "\(round)")
            _ = try place.probe.run(["purge", path.description] + place.secrets)
            #expect(try place.isSound(path), "\(round)")
            #expect(try Place.all(place.git, path) == place.remaining, "\(round)")
            // Nothing in which the bytes could be is left lying about.
            let names = try place.packs(path)
            #expect(!names.contains { $0.hasPrefix("tmp_") || $0.hasPrefix(".tmp") }, "\(names)")
            for name in names where name.hasSuffix(".pack") { #expect(names.contains(name.dropLast(5) + ".idx")) }
            try FileSystem.removeTree(path)
        }
        #expect(stopped > 0 && begun > 0)
    }

    @Test(
        "two purges, pushes and readers at once: nothing is lost and all of it is gone", arguments: ["sha1", "sha256"])
    func together(_ format: String) throws {
        let place = try Place(format)
        let (git, probe, path) = (place.git, place.probe, place.path)
        for number in 0..<2 {
            try git("clone", "-q", path.description, (place.scratch.path / "klon\(number)").description)
        }
        let repository = try Repository(at: path)
        let ids = place.remaining.compactMap { ObjectID(hex: $0.utf8, repository.format) }
        let (scratch, secrets, remaining) = (place.scratch, place.secrets, place.remaining)
        let told = try Together.run(6) { number -> String in
            switch number {
            case 0, 1:
                // Each has some of its own, and some the other has too.
                return try secrets.indices.filter { $0 % 3 != number }.map { at in
                    try probe("purge", path.description, secrets[at])
                }.joined(separator: " ")
            case 2, 3:
                let clone = "klon\(number - 2)"
                for round in 0..<8 {
                    try scratch.write("\(clone)/datei-\(number)", "Stand \(round)\n")
                    try git("add", ".", in: scratch.path / clone)
                    try git("commit", "-q", "-m", "\(round)", in: scratch.path / clone)
                    try git("push", "-q", "origin", "HEAD:refs/heads/b\(number)", in: scratch.path / clone)
                }
            case 4:
                let reader = try ObjectReader(repository.objects)
                for _ in 0..<20 {
                    for id in ids { _ = try reader.read(id) }
                    let fresh = try ObjectReader(repository.objects)
                    for id in ids { _ = try fresh.read(id) }
                }
            default:
                for _ in 0..<10 {
                    let list = remaining.map { "\($0)\n" }.joined()
                    let read = try git("cat-file", "--batch-check=%(objecttype)", in: path, input: Array(list.utf8))
                    if read.contains("missing") { return read }
                }
            }
            return ""
        }
        #expect(told[4].isEmpty && told[5].isEmpty)
        #expect(told[0].hasPrefix("purged") && told[1].hasPrefix("purged"))
        #expect(try place.isSound(path))
        for id in place.secrets { #expect(try git.run(["cat-file", "-e", id], in: path).status != 0) }
        #expect(try Set(Place.all(git, path)).isSuperset(of: place.remaining))
        for number in 0..<2 {
            let pushed = try git("rev-parse", "HEAD", in: scratch.path / "klon\(number)")
            #expect(try git("rev-parse", "b\(number + 2)", in: path) == pushed)
        }
    }

    @Test("on a full disk it fails with everything in place", .enabled(if: SmallDisk.exists, "needs to mount"))
    func full() throws {
        let place = try Place("sha256")
        let disk = try SmallDisk(in: place.scratch, kilobytes: 2048)
        let path = disk.path / "repo.git"
        let copy = try #require(Program("cp"))
        try copy("-r", place.path.description, path.description)
        // Loose files need no room to be removed, and leave some.
        try place.git("prune-packed", "-q", in: path)
        let before = try place.packs(path).sorted()
        let repository = try Repository(at: path)
        let ids = Set(place.secrets.compactMap { ObjectID(hex: $0.utf8, .sha256) })
        for space in [0, 4096, 8192] {
            try disk.fill(leaving: space)
            let failure = #expect(throws: FileError.self) { try repository.purge(ids) }
            #expect(failure?.isNoSpace == true, "\(space)")
            #expect(try place.packs(path).sorted() == before, "\(space)")
            #expect(try place.isSound(path))
        }
        try FileSystem.remove(disk.path / "fill")
        try repository.purge(ids)
        #expect(try Place.all(place.git, path) == place.remaining)
    }
}
