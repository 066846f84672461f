import Bytes
import Files
import Objects
import Store
import TestSupport

/// A repository with objects that are to be gone: unreachable, and each with a word that is nowhere else.
struct PurgeStage {
    let scratch: Scratch
    let git: Program
    let path: Path
    let format: ObjectFormat
    /// Blobs, a tree and a commit that hold the word or lead to it.
    let secrets: Set<ObjectID>
    /// Those of them that hold it.
    let blobs: Set<ObjectID>

    static let word = "Erika-Canary-4711"

    /// The secrets are versions of the same file as what remains, and longer: git makes what remains from them.
    init(_ format: ObjectFormat) throws {
        self.format = format
        scratch = try Scratch()
        let git = try Git.required()
        let path = scratch.path / "repo"
        (self.git, self.path) = (git, path)
        try git("init", "-q", "-b", "main", "--object-format=\(format.name)", path.description)
        try git("config", "gc.auto", "0", in: path)
        var secret: [String] = []
        var blobs: [String] = []
        for number in 1...12 {
            let lines = (0..<300).map { "Zeile \($0 * 7919) \($0 == number * 5 ? "Stand \(number)" : "")" }
            let more = number % 4 == 0 ? (0..<40).map { "\(Self.word) \(number) \($0 * 104729)" } : []
            if !more.isEmpty {
                try scratch.write("repo/karte.txt", (lines + more).joined(separator: "\n"))
                try git("add", ".", in: path)
                try git("commit", "-q", "-m", "geheim \(number)", in: path)
                secret += try ["HEAD", "HEAD^{tree}", "HEAD:karte.txt"].map { try git("rev-parse", $0, in: path) }
                blobs.append(try git("rev-parse", "HEAD:karte.txt", in: path))
                try git("reset", "-q", "--soft", "HEAD~1", in: path)
            }
            try scratch.write("repo/karte.txt", lines.joined(separator: "\n"))
            try git("add", ".", in: path)
            try git("commit", "-q", "-m", "Stand \(number)", in: path)
        }
        try git("reflog", "expire", "--expire=all", "--all", in: path)
        for name in ["ORIG_HEAD", "logs"] { try FileSystem.removeTree(path / ".git" / name) }
        func ids(_ names: [String]) -> Set<ObjectID> { Set(names.compactMap { ObjectID(hex: $0.utf8, format) }) }
        (self.secrets, self.blobs) = (ids(secret), ids(blobs))
    }

    var objects: Path { path / ".git" / "objects" }
    var repository: Repository { get throws { try Repository(at: path) } }

    /// The ids of all objects git sees.
    func all() throws -> [String] {
        try git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)", in: path).split(separator: "\n")
            .map(String.init)
    }

    /// Puts all objects, whatever leads to them, into one pack with long chains of deltas; the loose ones go.
    func packAll(keepLoose: Bool = false, options: [String] = []) throws {
        let input = try all().map { "\($0) karte.txt\n" }.joined()
        let base = (objects / "pack" / "pack").description
        let made = try git.run(
            ["pack-objects", "-q", "--window=50", "--depth=50", "--no-reuse-delta"] + options + [base], in: path,
            input: Array(input.utf8))
        guard made.status == 0 else { throw Program.Failure(description: made.errors) }
        if !keepLoose { try git("prune-packed", "-q", in: path) }
    }

    func packNames() throws -> [String] {
        try FileSystem.list(objects / "pack").map { String(decoding: $0.name, as: UTF8.self) }.sorted()
    }

    /// How many objects that remain git has made from a secret one.
    func dependents() throws -> Int {
        let known = Set(secrets.map(\.description))
        return try packNames().filter { $0.hasSuffix(".idx") }.reduce(0) { sum, name in
            let list = try git("verify-pack", "-v", (objects / "pack" / name).description, in: path)
            return sum
                + list.split(separator: "\n").count { line in
                    let words = line.split(separator: " ").map(String.init)
                    return words.count == 7 && known.contains(words[6]) && !known.contains(words[0])
                }
        }
    }

    /// The files of the repository in which the word stands: as it is, or in anything in them that inflates.
    func hits() throws -> [String] {
        var hits: [String] = []
        var pending = [path / ".git"]
        while let directory = pending.popLast() {
            for entry in try FileSystem.list(directory) {
                let file = directory.appending(entry.name)
                if entry.kind == .directory { pending.append(file) }
                guard entry.kind == .file else { continue }
                if try Self.holdsWord(FileSystem.read(file, limit: 1 << 26)) { hits.append(file.description) }
            }
        }
        return hits
    }

    static func holdsWord(_ bytes: [UInt8]) -> Bool {
        guard let search = ByteSearch(Array(word.utf8)) else { return false }
        if search.next(in: bytes.span) != nil { return true }
        // Every place that could be the beginning of a zlib stream.
        for at in bytes.indices.dropLast(2)
        where bytes[at] & 0x0f == 8 && (Int(bytes[at]) << 8 + Int(bytes[at + 1])) % 31 == 0 {
            var content: [UInt8] = []
            _ = try? Inflater().push(bytes.span, from: at, into: &content, room: 1 << 20)
            if search.next(in: content.span) != nil { return true }
        }
        return false
    }

    /// Everything else is there and sound, and the secrets are nowhere.
    func isClean(_ before: [String]) throws -> Bool {
        let known = Set(secrets.map(\.description))
        let judged = try git.run(["fsck", "--strict", "--full", "--no-dangling", "--no-progress"], in: path)
        guard judged.status == 0, judged.output.isEmpty, judged.errors.isEmpty else {
            throw Program.Failure(description: judged.errors + judged.text)
        }
        for id in known where try git.run(["cat-file", "-e", id], in: path).status == 0 {
            throw Program.Failure(description: "\(id) is there")
        }
        let hits = try hits()
        guard hits.isEmpty else { throw Program.Failure(description: "found in \(hits)") }
        let findings = try StoreCheck(repository).run().filter { $0.severity > .info }
        guard findings.isEmpty else { throw Program.Failure(description: "\(findings)") }
        return try all() == before.filter { !known.contains($0) }
    }
}
