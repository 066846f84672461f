import Files
import Objects
import Store
import TestSupport
import Testing

@Suite("Changing refs", .timeLimit(.minutes(60)))
struct RefTransactionTests {
    static let who = Signature(name: Array("Stelle".utf8), email: Array("k-1@x.invalid".utf8), seconds: 1_793_404_800)

    static func name(_ text: String) -> RefName { RefName(text) ?? .head }

    /// An empty bare repository and some ids that refs may hold.
    static func repository(_ scratch: Scratch, _ format: ObjectFormat = .sha256) throws -> (Repository, [ObjectID]) {
        let repository = try Repository.create(
            at: scratch.path / "r.git", bare: true, format, branch: name("refs/heads/main"))
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        var ids: [ObjectID] = []
        let tree = try objects.add(.tree, [])
        for number in 0..<6 {
            let commit = Commit(
                tree: tree, parents: [], author: who, committer: who, message: Array("\(number)\n".utf8))
            ids.append(try objects.add(.commit, commit.encode()))
        }
        try objects.commit()
        return (repository, ids)
    }

    static func held(_ repository: Repository) throws -> [String: ObjectID] {
        Dictionary(uniqueKeysWithValues: try repository.refs.list().map { ($0.name.description, $0.id) })
    }

    @Test("each expectation is held against what the ref holds, loose and packed", arguments: [false, true])
    func expectations(_ isPacked: Bool) throws {
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch)
        let (a, b, new) = (Self.name("refs/heads/a"), Self.name("refs/heads/b"), Self.name("refs/heads/neu"))
        let start = [RefEdit(a, to: .id(ids[0])), RefEdit(b, to: .id(ids[0]))]
        // Two at once are packed, one alone is a file.
        if isPacked {
            #expect(try repository.refs.apply(start) == [nil, nil])
        } else {
            for edit in start { #expect(try repository.refs.apply([edit]) == [nil]) }
        }
        #expect(try (FileStatus.of(scratch.path / "r.git/refs/heads/a") == nil) == isPacked)
        func apply(_ name: RefName, _ expected: RefEdit.Expectation, _ id: ObjectID?) throws -> RefRejection? {
            try repository.refs.apply([RefEdit(name, expected: expected, to: id.map { .id($0) })])[0]
        }
        #expect(try apply(a, .absent, ids[1]) == .changed(ids[0]))
        #expect(try apply(a, .id(ids[2]), ids[1]) == .changed(ids[0]))
        #expect(try apply(new, .id(ids[0]), ids[1]) == .changed(nil))
        #expect(try apply(a, .id(ids[2]), nil) == .changed(ids[0]))
        #expect(try Self.held(repository) == ["refs/heads/a": ids[0], "refs/heads/b": ids[0]])
        #expect(try apply(a, .id(ids[0]), ids[1]) == nil && apply(new, .absent, ids[2]) == nil)
        #expect(try apply(b, .any, ids[3]) == nil && apply(a, .id(ids[1]), nil) == nil)
        #expect(try Self.held(repository) == ["refs/heads/b": ids[3], "refs/heads/neu": ids[2]])
        // Deleting what is not there is no change, unless it was said to be there.
        #expect(try apply(a, .any, nil) == nil && apply(a, .id(ids[1]), nil) == .changed(nil))
    }

    @Test("all or none, if asked; else what can be done is done")
    func atomic() throws {
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch)
        let edits = [
            RefEdit(Self.name("refs/heads/a"), expected: .absent, to: .id(ids[0]), note: "a"),
            RefEdit(Self.name("refs/heads/b"), expected: .id(ids[1]), to: .id(ids[0])),
            RefEdit(Self.name("refs/heads/c"), expected: .absent, to: .id(ids[0])),
        ]
        #expect(
            try repository.refs.apply(edits, identity: Self.who, logsNew: true) == [
                .collateral, .changed(nil), .collateral,
            ])
        #expect(try Self.held(repository).isEmpty)
        #expect(try FileStatus.of(scratch.path / "r.git/logs/refs/heads/a") == nil)
        #expect(try repository.refs.apply(edits, atomic: false) == [nil, .changed(nil), nil])
        #expect(try Self.held(repository).keys.sorted() == ["refs/heads/a", "refs/heads/c"])
        // No lock is left, and no empty folder in the way.
        let state = try FolderState(scratch.path / "r.git/refs")
        #expect(!state.entries.keys.contains { $0.hasSuffix(".lock") })
    }

    @Test("a name twice, and names of which one is the folder of the other, are refused", arguments: [false, true])
    func conflicts(_ isPacked: Bool) throws {
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch)
        func edit(_ name: String, _ id: ObjectID? = nil) -> RefEdit {
            RefEdit(Self.name("refs/heads/" + name), to: .id(id ?? ids[0]))
        }
        let conflict = RefRejection.nameConflict
        #expect(try repository.refs.apply([edit("x"), edit("x", ids[1])], atomic: false) == [nil, .duplicate])
        #expect(
            try repository.refs.apply([edit("n"), edit("n/m")], atomic: false) == [
                nil, conflict(Self.name("refs/heads/n")),
            ])
        #expect(try repository.refs.apply([edit("a/b"), edit("c/d/e")]) == [nil, nil])
        if !isPacked {
            for name in ["a/b", "c/d/e", "x"] { #expect(try repository.refs.apply([edit(name, ids[2])]) == [nil]) }
        }
        let before = try Self.held(repository)
        for (name, other) in [("a", "a/b"), ("c", "c/d/e"), ("c/d", "c/d/e"), ("x/y", "x"), ("a/b/c/d", "a/b")] {
            #expect(try repository.refs.apply([edit(name)]) == [conflict(Self.name("refs/heads/" + other))], "\(name)")
        }
        #expect(try Self.held(repository) == before)
        // Names that only begin alike are no conflict; what was deleted leaves room.
        #expect(try repository.refs.apply([edit("ab"), edit("c-d")]) == [nil, nil])
        #expect(try repository.refs.apply([RefEdit(Self.name("refs/heads/c/d/e"), to: nil)]) == [nil])
        #expect(try repository.refs.apply([edit("c")]) == [nil])
        #expect(try repository.refs.id(Self.name("refs/heads/c")) == ids[0])
    }

    @Test("through HEAD the branch changes; HEAD itself when it is made symbolic or names no branch")
    func symbolic() throws {
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch)
        let main = Self.name("refs/heads/main")
        func apply(_ edit: RefEdit) throws -> RefRejection? {
            try repository.refs.apply([edit], identity: Self.who, logsNew: true)[0]
        }
        #expect(try apply(RefEdit(.head, expected: .absent, to: .id(ids[0]), note: "eins")) == nil)
        #expect(try repository.refs.read(main) == .id(ids[0]) && repository.refs.read(.head) == .symbolic(main))
        #expect(
            try repository.refs.reflog(.head).map(\.new) == [ids[0]]
                && repository.refs.reflog(main).map(\.new) == [ids[0]])
        #expect(try apply(RefEdit(main, expected: .id(ids[0]), to: .id(ids[1]), note: "zwei")) == nil)
        #expect(try repository.refs.reflog(.head).map(\.new) == [ids[0], ids[1]])
        #expect(try repository.refs.apply([RefEdit(.head, to: .symbolic(Self.name("refs/heads/x")))]) == [nil])
        #expect(try repository.refs.head().branch == Self.name("refs/heads/x") && repository.refs.head().id == nil)
        // A circle ends in an error, never in an endless search.
        for (name, target) in [("refs/heads/x", "refs/heads/y"), ("refs/heads/y", "refs/heads/x")] {
            #expect(try repository.refs.apply([RefEdit(Self.name(name), to: .symbolic(Self.name(target)))]) == [nil])
        }
        #expect(throws: StoreError.self) { try repository.refs.head() }
        guard case .failed? = try apply(RefEdit(.head, to: .id(ids[0]))) else { Issue.record("circle"); return }
    }

    @Test("a note with line breaks stays one line, and deleting a ref takes its log along")
    func logs() throws {
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch)
        let main = Self.name("refs/heads/main")
        for (number, note) in ["a\nb", "c\r\n\u{0}d", "\t"].enumerated() {
            let edit = RefEdit(main, to: .id(ids[number]), note: note)
            #expect(try repository.refs.apply([edit], identity: Self.who, logsNew: true) == [nil])
        }
        let log = try repository.refs.reflog(main)
        #expect(log.map { String(decoding: $0.note, as: UTF8.self) } == ["a b", "c   d", " "])
        #expect(log.map(\.old) == [.null(.sha256), ids[0], ids[1]] && log.allSatisfy { $0.who == Self.who })
        #expect(try repository.refs.apply([RefEdit(main, to: nil)], identity: Self.who) == [nil])
        #expect(try FileStatus.of(scratch.path / "r.git/logs/refs/heads/main") == nil)
        // Garbage in a log is passed over.
        try scratch.write("r.git/logs/HEAD", "x\n\n\(ids[0]) \(ids[1]) A <a> 1 +0000\tgut\n\u{0}\n\(ids[0])")
        #expect(try repository.refs.reflog(.head).map(\.new) == [ids[1]])
    }

    @Test("whoever holds the lock of a ref is respected, in small and in bulk", arguments: [1, 100])
    func locked(_ count: Int) throws {
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch)
        // Made by another program, so there is no telling whether it is alive.
        try scratch.write("r.git/refs/heads/n000.lock", "")
        let edits = (0..<count).map { number in
            let digits = String(number)
            return RefEdit(
                Self.name("refs/heads/n" + String(repeating: "0", count: 3 - digits.count) + digits), to: .id(ids[0]))
        }
        let result = try repository.refs.apply(edits, atomic: false)
        #expect(result[0] == .locked && result.dropFirst().allSatisfy { $0 == nil })
        #expect(try repository.refs.list().count == count - 1)
        #expect(try FileStatus.of(scratch.path / "r.git/refs/heads/n000.lock") != nil)
    }

    @Test(
        "after any sequence of transactions git sees what we say", .enabled(if: Git.exists, "needs git"),
        arguments: ObjectFormat.allCases, 1...3)
    func random(_ format: ObjectFormat, _ seed: Int) throws {
        let git = try Git.required()
        let scratch = try Scratch()
        let (repository, ids) = try Self.repository(scratch, format)
        let path = scratch.path / "r.git"
        var random = Seeded(seed)
        let names =
            ["a", "b", "b/c", "b/c/d", "e/f", "e/g", "h"].map { "refs/heads/" + $0 } + ["refs/tags/v1", "refs/x/y"]
        var model: [String: ObjectID] = [:]
        for _ in 0..<40 {
            var edits: [RefEdit] = []
            for name in names.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)) {
                let id = ids.randomElement(using: &random)
                let new: RefValue? = Bool.random(using: &random) ? id.map { .id($0) } : nil
                let expected: RefEdit.Expectation =
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: model[name].map { .id($0) } ?? .absent
                    case 1: .id(ids[0])
                    default: .any
                    }
                edits.append(RefEdit(Self.name(name), expected: expected, to: new, note: "x"))
            }
            let isAtomic = Bool.random(using: &random)
            let results = try repository.refs.apply(edits, atomic: isAtomic, identity: Self.who, logsNew: true)
            #expect(!isAtomic || Set(results.map { $0 == nil }).count == 1)
            for (edit, result) in zip(edits, results) {
                let name = edit.name.description
                let fits =
                    switch edit.expected {
                    case .any: true
                    case .absent: model[name] == nil
                    case .id(let id): model[name] == id
                    }
                if !fits { #expect(result != nil) }
            }
            for (edit, result) in zip(edits, results) where result == nil {
                if case .id(let id)? = edit.value {
                    model[edit.name.description] = id
                } else {
                    model[edit.name.description] = nil
                }
            }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: try git("pack-refs", "--all", in: path)
            case 1: try repository.refs.pack { _ in nil }
            default: break
            }
            #expect(try Self.held(repository) == model)
            let theirs = try git("for-each-ref", "--format=%(objectname) %(refname)", in: path)
            #expect(theirs == model.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: "\n"))
        }
        #expect(try git("fsck", "--strict", "--no-dangling", in: path).isEmpty)
    }
}
