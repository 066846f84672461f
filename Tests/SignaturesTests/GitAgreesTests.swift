import Bytes
import Files
import Objects
import Signatures
import Store
import TestSupport
import Testing

/// Commits signed by us and by stock git, checked by both with the same list.
@Suite("git and we agree on signed commits", .enabled(if: OpenSSH.bothExist, "needs git and ssh-keygen"))
struct GitAgreesTests {
    static let principal = "k-1@000000000000.allmende.invalid"
    static let seconds: Int64 = 1_793_404_800

    /// A repository with one commit, two keys, and a list that allows the first.
    struct Place {
        let desk: Desk
        let git: Program
        let repository: Repository
        let format: ObjectFormat
        var path: Path { desk.scratch.path / "repo" }

        init(_ format: ObjectFormat, zone: String = "UTC0") throws {
            desk = try Desk()
            self.format = format
            git = try #require(
                Program(
                    "git",
                    environment: [
                        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": "/nonexistent",
                        "GIT_AUTHOR_NAME": "Stadt Musterstadt", "GIT_AUTHOR_EMAIL": principal,
                        "GIT_COMMITTER_NAME": "Stadt Musterstadt", "GIT_COMMITTER_EMAIL": principal,
                        "GIT_AUTHOR_DATE": "\(seconds) +0100", "GIT_COMMITTER_DATE": "\(seconds) +0100", "TZ": zone,
                        "LC_ALL": "C.UTF-8",
                    ]))
            let path = desk.scratch.path / "repo"
            try git("init", "-q", "-b", "main", "--object-format=\(format.name)", path.description)
            for (key, value) in [
                ("gpg.format", "ssh"), ("user.signingKey", desk.keyPath.description),
                ("gpg.ssh.allowedSignersFile", "\(desk.scratch.path)/signers"),
            ] { try git("config", key, value, in: path) }
            try desk.scratch.write("repo/a.txt", "Vorlage\n")
            try git("add", ".", in: path)
            try git("commit", "-q", "-m", "Anfang", in: path)
            repository = try Repository(at: path)
            try allow([try entry(desk.key)])
        }

        func entry(_ key: PublicKey, from: Day? = nil, until: Day? = nil) throws -> AllowedSigners.Entry {
            try #require(
                AllowedSigners.Entry(principal: principal, key: key, validFrom: from, revokedFrom: until))
        }

        func allow(_ entries: [AllowedSigners.Entry]) throws {
            let text = AllowedSigners(entries).text(utcDates: try desk.keygen.readsUTCDates())
            try FileSystem.replace(desk.scratch.path / "signers", with: text)
        }

        /// The bytes of a commit.
        func read(_ name: String) throws -> [UInt8] {
            try git.run(["cat-file", "commit", name], in: path).output
        }

        /// Stores bytes as a commit, whatever they are.
        func store(_ commit: [UInt8]) throws -> String {
            try git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", in: path, input: commit)
        }

        func gitAgrees(_ commit: [UInt8]) throws -> Bool {
            try git.run(["verify-commit", store(commit)], in: path).status == 0
        }

        func weAgree(_ commit: [UInt8], _ entries: [AllowedSigners.Entry]) throws -> Bool {
            try desk.keygen.signer(
                ofCommit: commit, format, among: AllowedSigners(entries), temporary: desk.temporary) != nil
        }

        /// A commit on top of the first, not signed.
        func next() throws -> Commit {
            let head = try #require(repository.refs.head().id)
            let first = try Commit(read("HEAD"), format)
            return Commit(
                tree: first.tree, parents: [head], author: first.author, committer: first.committer,
                message: "Zweite Fassung\n\ngpgsig im Text\n".bytes)
        }
    }

    @Test("a commit signed by us is good to git, is stored, and passes fsck", arguments: ObjectFormat.allCases)
    func ours(_ format: ObjectFormat) throws {
        let place = try Place(format)
        let plain = try place.next()
        let commit = try plain.signed(with: place.desk.keyPath, by: place.desk.keygen, format: format)
        let bytes = commit.encode()
        #expect(try Commit(bytes, format) == commit)
        #expect(SignedCommit(bytes, format)?.payload == plain.encode())
        let objects = NewObjects(place.repository.objects, try ObjectReader(place.repository.objects))
        let id = try objects.add(.commit, bytes)
        try objects.commit()
        let name = String(decoding: id.hex, as: UTF8.self)
        try place.git("update-ref", "refs/heads/main", name, in: place.path)
        #expect(try place.read(name) == bytes)
        let result = try place.git.run(["verify-commit", name], in: place.path)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("Good \"git\" signature for \(Self.principal)"))
        #expect(
            try place.git("log", "-1", "--format=%G? %GS %GF", in: place.path)
                == "G \(Self.principal) \(place.desk.key.fingerprint)")
        try place.git("fsck", "--strict", in: place.path)
        #expect(try StoreCheck(place.repository).run().filter { $0.severity > .info }.isEmpty)
        let keygen = place.desk.keygen
        for (key, expected) in [(place.desk.key, true), (place.desk.other, false)] {
            #expect(
                try keygen.verifyCommit(bytes, format, by: key, temporary: place.desk.temporary) == expected)
        }
        // Signing again replaces, and Ed25519 gives the same signature for the same bytes.
        #expect(try commit.signed(with: place.desk.keyPath, by: keygen, format: format) == commit)
        let other = try commit.signed(with: place.desk.otherPath, by: keygen, format: format)
        #expect(other.extraHeaders.count == 1)
        #expect(try !place.gitAgrees(other.encode()))
        #expect(try !place.weAgree(other.encode(), [place.entry(place.desk.key)]))
        #expect(try place.weAgree(other.encode(), [place.entry(place.desk.other)]))
    }

    @Test("a commit that git signs is the one we sign, byte for byte, and good to us", arguments: ObjectFormat.allCases)
    func theirs(_ format: ObjectFormat) throws {
        let place = try Place(format)
        try place.git("commit", "-q", "-S", "--allow-empty", "-m", "Von git", in: place.path)
        let bytes = try place.read("HEAD")
        let entry = try place.entry(place.desk.key)
        #expect(
            try place.desk.keygen.signer(
                ofCommit: bytes, format, among: AllowedSigners([entry]), temporary: place.desk.temporary) == entry)
        var plain = try Commit(bytes, format)
        plain.extraHeaders = []
        #expect(
            try plain.signed(with: place.desk.keyPath, by: place.desk.keygen, format: format).encode() == bytes)
        // A merge with a signed tag in it, and another encoding: more headers.
        try place.git("checkout", "-q", "-b", "zweig", "HEAD~1", in: place.path)
        try place.git("commit", "-q", "-S", "--allow-empty", "-m", "Zweig", in: place.path)
        try place.git("tag", "-s", "-m", "Marke", "marke", in: place.path)
        try place.git("checkout", "-q", "main", in: place.path)
        try place.git(
            "-c", "i18n.commitEncoding=ISO-8859-1", "merge", "-q", "-S", "-m", "Zusammen", "marke", in: place.path)
        let merge = try place.read("HEAD")
        #expect(try Commit(merge, format).header("mergetag") != nil)
        #expect(try place.gitAgrees(merge))
        #expect(try place.weAgree(merge, [entry]))
    }

    @Test("whatever is changed in a signed commit, git and we say the same", arguments: ObjectFormat.allCases)
    func changes(_ format: ObjectFormat) throws {
        let place = try Place(format)
        let signed = try place.next().signed(with: place.desk.keyPath, by: place.desk.keygen, format: format)
        let bytes = signed.encode()
        let entry = try place.entry(place.desk.key)
        let ours = format == .sha1 ? "gpgsig" : "gpgsig-sha256"
        let foreign = format == .sha1 ? "gpgsig-sha256" : "gpgsig"
        let text = String(decoding: bytes, as: UTF8.self)
        let empty = try place.git("hash-object", "-t", "tree", "-w", "--stdin", in: place.path)
        let armor = try #require(SignedCommit(bytes, format)).signature.armored
        let block = String(decoding: armor.dropLast(), as: UTF8.self).replacing("\n", with: "\n ")
        var otherTree = signed
        otherTree.tree = try #require(ObjectID(hex: empty.utf8, format))
        func inserting(_ line: String) -> [UInt8] {
            text.replacing("\n\(ours) ", with: "\n\(line)\n\(ours) ", maxReplacements: 1).bytes
        }
        let cases: [(String, [UInt8], Bool)] = [
            ("nothing", bytes, true), ("the tree", otherTree.encode(), false),
            ("the message", bytes.dropLast() + "!\n".bytes, false), ("a line end less", bytes.dropLast(), false),
            ("the author", text.replacing("author Stadt", with: "author Staat").bytes, false),
            ("the time", text.replacing("\(Self.seconds)", with: "\(Self.seconds + 1)").bytes, false),
            ("a header more", inserting("encoding x"), false),
            ("a signature for the other format", inserting("\(foreign) x\n y"), true),
            ("a signature for the other format that looks real", inserting("\(foreign) \(block)"), true),
            ("a header that begins like one", inserting("gpgsigma x\n y"), true),
            ("the signature under the other name", text.replacing("\n\(ours) ", with: "\n\(foreign) ").bytes, false),
            ("no signature", try place.next().encode(), false),
            ("the signature in the message", try place.next().encode() + "\(ours) \(block)\n".bytes, false),
        ]
        for (what, commit, expected) in cases {
            #expect(try place.gitAgrees(commit) == expected, "git: \(what)")
            #expect(try place.weAgree(commit, [entry]) == expected, "\(what)")
        }
        // Where git is lenient we may refuse, never the other way round.
        for (what, commit) in [
            ("twice", inserting("\(ours) \(block)")),
            ("carriage returns", text.replacing("-----\n", with: "-----\r\n").bytes),
            ("an empty line inside", text.replacing("\n -----END", with: "\n \n -----END").bytes),
            ("text behind it", text.replacing("END SSH SIGNATURE-----\n", with: "END SSH SIGNATURE-----\n x\n").bytes),
        ] {
            let gits = try place.gitAgrees(commit)
            #expect(try !place.weAgree(commit, [entry]) || gits, "\(what)")
        }
    }

    @Test(
        "a key counts for commits dated within its days, to git and to us, in every time zone",
        arguments: ObjectFormat.allCases, ["UTC0", "NYC5", "NZ-13"])
    func days(_ format: ObjectFormat, _ zone: String) throws {
        let place = try Place(format, zone: try OpenSSH.required().readsUTCDates() ? zone : "UTC0")
        let today = Day(seconds: Self.seconds)
        let tomorrow = Day(number: today.number + 1)
        let entry = try place.entry(place.desk.key, from: today, until: tomorrow)
        try place.allow([entry])
        for (seconds, expected) in [
            (today.seconds - 1, false), (today.seconds, true), (tomorrow.seconds - 1, true), (tomorrow.seconds, false),
        ] {
            var commit = try place.next()
            commit.committer.seconds = seconds
            let bytes = try commit.signed(with: place.desk.keyPath, by: place.desk.keygen, format: format).encode()
            #expect(try place.gitAgrees(bytes) == expected)
            #expect(try place.weAgree(bytes, [entry]) == expected)
        }
        // A key that follows a revoked one, and a line of somebody else before both.
        let list = [
            try place.entry(place.desk.other, until: today), try place.entry(place.desk.other, from: tomorrow), entry,
        ]
        try place.allow(list)
        for (key, seconds, expected) in [
            (place.desk.keyPath, today.seconds, true), (place.desk.otherPath, today.seconds, false),
            (place.desk.otherPath, today.seconds - 1, true), (place.desk.otherPath, tomorrow.seconds, true),
        ] {
            var commit = try place.next()
            commit.committer.seconds = seconds
            let bytes = try commit.signed(with: key, by: place.desk.keygen, format: format).encode()
            #expect(try place.gitAgrees(bytes) == expected)
            #expect(try place.weAgree(bytes, list) == expected)
        }
    }
}
