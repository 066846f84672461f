import Bytes
import Files
import Hub
import HubSupport
import Journal
import Library
import Objects
import Packs
import Signatures
import Store
import TestSupport
import Testing
import Wire

/// Transport files that are damaged, too much, or lie: each refused with a sentence, and the hub as it was.
@Suite("Bad transport files", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct TransportFaultTests {
    /// A copy with a proposal that waits, and the file that carries it.
    struct Parcelled {
        let stage: LibraryStage
        let replica: Path
        let proposal: OperationID
        let file: [UInt8]

        init(_ format: String = "sha256") throws {
            stage = try LibraryStage(format)
            replica = try stage.clone("kopie")
            proposal = try stage.propose("Meldeweg", from: replica, by: stage.proposer)
            let path = stage.path("post.bundle")
            try stage.allmende("bundle", "create", "-o", path.description, in: replica)
            file = try FileSystem.read(path, limit: 1 << 24)
        }

        /// Demands that the hub refuses a file with a word, on the command line and as an upload, and is as it was.
        func demandRefused(_ file: [UInt8], _ words: String..., name: String = "boese.bundle") throws {
            let hub = stage.path("hub")
            let path = stage.path(name)
            try FileSystem.replace(path, with: file)
            let before = try FolderState(hub, without: ["vorlagen.git/allmende"])
            let result = try stage.allmende.failing("hub", "bundle", "apply", hub.description, path.description)
            #expect(words.contains { result.errors.contains($0) }, "\(words): \(result.errors)")
            #expect(result.status == 3 || result.status == 5, "\(result.status)")
            let upload = try stage.allmende.run(
                ["receive-bundle", "--hub", hub.description, stage.bare.description], input: file)
            #expect(
                upload.status == 0 && upload.text.contains("\"fehler\": {") && upload.text.contains("\"de\": "),
                "\(upload.text)\(upload.errors)")
            let after = try FolderState(hub, without: ["vorlagen.git/allmende"])
            #expect(after.differences(from: before) == [], "\(words)")
            #expect(try stage.journal().proposal(proposal) == nil)
        }

        /// Writes a file with a letter of one's own making, for all that waits in the copy.
        func write(
            signedBy key: Path? = nil, title: String? = nil, tree: String? = nil, without: Bool = false,
            more: [(String, String)] = [], root: OperationID? = nil
        ) throws -> [UInt8] {
            let repository = try Repository.discover(from: replica)
            let reader = try ObjectReader(repository.objects)
            let waiting = try repository.refs.list(prefix: JournalRefs.outbox)
            let parcels = try waiting.map { try Parcel($0.id, reader) }
            let journal = try stage.journal()
            var refs = waiting.map { CoverSheet.Entry($0.name, $0.id) }
            if without { refs.removeLast() }
            let items = parcels.map { parcel in
                var item = CoverSheet.Item("–", operation: parcel.operation.id)
                switch parcel.operation.content {
                case .opened(let own, let revision):
                    item = CoverSheet.Item("Änderungsvorschlag »\(title ?? own)«", operation: parcel.operation.id)
                    item.tree = tree ?? revision.tree
                default: break
                }
                return item
            }
            let sheet = CoverSheet(
                from: stage.proposer.id, named: stage.proposer.name,
                library: try #require(root ?? journal.root), titled: journal.title, on: Replica.today, items: items,
                refs: refs)
            let signature = try stage.keygen.sign(
                sheet.text, with: key ?? stage.proposer.key, namespace: .coverSheet)
            let objects = NewObjects(repository.objects, reader)
            let entries = [
                FlatEntry(
                    path: Array("begleitschreiben.txt".utf8), mode: .file, id: try objects.add(.blob, sheet.text)),
                FlatEntry(
                    path: Array("begleitschreiben.txt.sig".utf8), mode: .file,
                    id: try objects.add(.blob, signature.armored)),
            ]
            let who = Signature(name: Array("x".utf8), email: Array("x@y".utf8), seconds: 0)
            let commit = try objects.add(
                .commit,
                Commit(
                    tree: objects.addTrees(entries), parents: [], author: who, committer: who, message: [0x0a]
                ).encode())
            try objects.commit()
            try stage.git("update-ref", Consignment.sheetRef.description, commit.description, in: replica)
            var names = waiting.map(\.name.description) + [Consignment.sheetRef.description]
            for (name, target) in more {
                try stage.git("update-ref", name, target, in: replica)
                names.append(name)
            }
            return try carried(names)
        }

        func carried(_ names: [String]) throws -> [UInt8] {
            let path = stage.path("eigen.bundle")
            try stage.git.required(
                ["bundle", "create", "-q", path.description] + names + ["--not", "origin/main"], in: replica)
            return try FileSystem.read(path, limit: 1 << 24)
        }
    }

    @Test("cut anywhere, with a byte changed or with bytes behind it, it is damaged", arguments: ["sha1", "sha256"])
    func damaged(_ format: String) throws {
        let post = try Parcelled(format)
        let file = post.file
        for length in [0, 10, 40, file.count / 2, file.count - 21, file.count - 1] {
            try post.demandRefused(Array(file.prefix(length)), "damaged", "no transport file")
        }
        try post.demandRefused(file + [0x0a], "damaged")
        var random = Seeded(3)
        for _ in 0..<6 {
            var bad = file
            bad[Int.random(in: file.count / 2..<file.count, using: &random)] ^= UInt8.random(
                in: 1...255, using: &random)
            try post.demandRefused(bad, "damaged", "incomplete")
        }
        // The file itself is good all the same.
        try FileSystem.replace(post.stage.path("gut.bundle"), with: file)
        try post.stage.allmende(
            "hub", "bundle", "apply", post.stage.path("hub").description, post.stage.path("gut.bundle").description)
        #expect(try post.stage.journal().proposal(post.proposal) != nil)
        try post.stage.demandSound(post.stage.bare)
    }

    @Test("a pack that demands gigabytes ends before anything of it is stored")
    func bomb() throws {
        let post = try Parcelled()
        let reader = try BundleReader(MemoryInput(post.file))
        var bomb = reader.header.encode()
        var pack = Array("PACK".utf8) + [0, 0, 0, 2, 0, 0, 0, 1]
        // A tree, which has to be held, of 300 MiB of nothing.
        pack += PackEntry.encode(.object(.tree), size: 300 << 20)
        let nothing = [UInt8](repeating: 0, count: 300 << 20)
        pack += Deflater().whole(nothing.span)
        var hasher = ObjectHasher(.sha256)
        hasher.update(pack.span)
        bomb += pack + hasher.checksum()
        try post.demandRefused(bomb, "damaged")
    }

    @Test("what it builds on must be here")
    func prerequisites() throws {
        let post = try Parcelled()
        let reader = try BundleReader(MemoryInput(post.file))
        let strange = try #require(ObjectID(hex: Array(repeating: UInt8(ascii: "7"), count: 64), .sha256))
        let head = BundleHeader(
            .sha256, prerequisites: reader.header.prerequisites + [BundleHeader.Prerequisite(strange)],
            refs: reader.header.refs)
        let pack = post.file.dropFirst(reader.header.encode().count)
        try post.demandRefused(head.encode() + pack, "not here")
        // A hub of another library has none of it.
        let other = try LibraryStage("sha256")
        try FileSystem.replace(other.path("fremd.bundle"), with: post.file)
        let result = try other.allmende.failing(
            "hub", "bundle", "apply", other.path("hub").description, other.path("fremd.bundle").description)
        #expect(result.status == 3, "\(result.errors)")
    }

    @Test("a letter that lies, is missing or is somebody else's refuses the file")
    func letters() throws {
        let post = try Parcelled()
        let stage = post.stage
        try post.demandRefused(post.write(title: "Etwas anderes"), "sheet-differs")
        try post.demandRefused(post.write(tree: String(repeating: "a", count: 64)), "sheet-differs")
        try post.demandRefused(post.write(without: true), "list-differs")
        try post.demandRefused(post.write(more: [("refs/heads/main", "arbeit")]), "foreign-ref")
        try post.demandRefused(post.write(signedBy: stage.reviewer.key), "foreign-key")
        _ = try stage.keygen.createKey(at: stage.path("neu"), comment: "x")
        try post.demandRefused(post.write(signedBy: stage.path("neu")), "unknown-key")
        try post.demandRefused(post.write(root: post.proposal), "other-library")
        try post.demandRefused(post.carried([JournalRefs.outbox(post.proposal).description]), "no-sheet")
    }

    @Test("an operation without signature, of another library, or in another's name is not taken")
    func operations() throws {
        let post = try Parcelled()
        let stage = post.stage
        let version = try stage.git("rev-parse", "arbeit", in: post.replica)
        let content = try stage.proposal("Falsch", version, in: post.replica)
        let first = JournalRefs.outbox(post.proposal).description
        let kept = try stage.git("rev-parse", first, in: post.replica)
        func only(_ id: OperationID) throws -> [UInt8] {
            try stage.git("update-ref", "-d", first, in: post.replica)
            defer { _ = try? stage.git.run(["update-ref", first, kept], in: post.replica) }
            let file = try post.write()
            try stage.git("update-ref", "-d", JournalRefs.outbox(id).description, in: post.replica)
            return file
        }
        let unsigned = try only(
            stage.post(
                content, proposing: version, from: post.replica, by: stage.proposer, signed: false))
        try post.demandRefused(unsigned, "unsigned")
        let foreign = try only(
            stage.post(
                content, proposing: version, from: post.replica, by: stage.proposer, library: post.proposal))
        try post.demandRefused(foreign, "other-library")
        // In the reviewer's name, signed by the proposer: the file is sound, the operation is refused by itself.
        let impostor = LibraryStage.Member(id: stage.reviewer.id, name: "x", key: stage.proposer.key)
        let id = try stage.post(content, proposing: version, from: post.replica, by: impostor)
        let forged = try only(id)
        try FileSystem.replace(stage.path("falsch.bundle"), with: forged)
        let before = try FolderState(stage.path("hub"), without: ["vorlagen.git/allmende"])
        let result = try stage.allmende.run(
            ["hub", "bundle", "apply", stage.path("hub").description, stage.path("falsch.bundle").description])
        #expect(result.status == 1 && result.text.contains("refused"), "\(result.text)\(result.errors)")
        let after = try FolderState(stage.path("hub"), without: ["vorlagen.git/allmende"])
        #expect(after.differences(from: before) == [])
        #expect(try stage.journal().proposal(id) == nil)
    }
}

extension Program {
    fileprivate func required(_ arguments: [String], in directory: Path) throws {
        let result = try run(arguments, in: directory)
        guard result.status == 0 else { throw Failure(description: "\(arguments): \(result.errors)") }
    }
}
