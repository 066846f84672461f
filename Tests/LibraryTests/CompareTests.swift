import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// Comparing two states of a library, in the model and line by line.
@Suite("Comparing", .timeLimit(.minutes(60)))
struct CompareTests {
    @Test("tells templates that are new, changed and gone, and other files, whichever sides are compared")
    func compares() throws {
        let sample = try Sample()
        let stays = try sample.begin("bleibt", "Bleibt")
        let changes = try sample.begin("anders", "Anders")
        let goes = try sample.begin("geht", "Geht")
        let old = try sample.save()
        try sample.change(changes) { $0.vorlage.titel = "Anders genannt" }
        try FileSystem.removeTree(sample.path / goes.description)
        let comes = try sample.begin("kommt", "Kommt")
        try sample.write("liesmich.txt", "x")
        func check(_ difference: LibraryDifference) {
            #expect(difference.templates.map(\.path) == [changes, goes, comes])
            #expect(difference.templates.map { $0.old == nil } == [false, false, true])
            #expect(difference.templates.map { $0.new == nil } == [false, true, false])
            #expect(difference.templates.map(\.title) == ["Anders genannt", "Geht", "Kommt"])
            #expect(difference.templates[0].comparison?.changes.count == 1)
            #expect(difference.templates[1].comparison == nil && difference.templates[2].comparison == nil)
            #expect(difference.otherFiles == [Array("liesmich.txt".utf8)])
        }
        check(try sample.replica().compare(.version(old), .draft))
        let new = try sample.save()
        check(try sample.replica().compare(.version(old), .version(new)))
        let replica = try sample.replica()
        #expect(try replica.compare(.version(new), .draft).isEmpty)
        #expect(try replica.compare(.version(new), .version(new)).isEmpty)
        let back = try replica.compare(.version(new), .version(old))
        #expect(back.templates.map { $0.new == nil } == [false, false, true])
        let all = try replica.compare(.nothing, .version(new))
        #expect(Set(all.templates.map(\.path)) == [stays, changes, comes])
        #expect(all.templates.allSatisfy { $0.old == nil })
        // Named templates only.
        let one = try replica.compare(.version(old), .version(new), only: [goes, stays])
        #expect(one.templates.map(\.path) == [goes] && one.otherFiles.isEmpty)
    }

    @Test("a template that cannot be read differs, without sentences")
    func unreadable() throws {
        let sample = try Sample()
        let template = try sample.begin("eins", "Eins")
        let old = try sample.save()
        try sample.write("\(template)/struktur.json", "{")
        let difference = try sample.replica().compare(.version(old), .draft)
        #expect(difference.templates.count == 1 && difference.templates[0].comparison == nil)
        #expect(difference.templates[0].new != nil && difference.templates[0].title == "Eins")
    }

    /// Files whose lines come, go and move, with the ends and names that patches stumble over.
    static func content(_ random: inout Seeded) -> [UInt8] {
        var lines = (0..<Int.random(in: 0...40, using: &random)).map { "Zeile \($0 % 7)" }
        for _ in 0..<Int.random(in: 0...6, using: &random) where !lines.isEmpty {
            let place = Int.random(in: 0..<lines.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: lines.remove(at: place)
            case 1: lines.insert("neu \(Int.random(in: 0..<9, using: &random))", at: place)
            case 2: lines[place] += "\r"
            case 3: lines[place] = ""
            default: lines[place] = "-- a/b \u{e4} \\ No newline"
            }
        }
        let text = lines.joined(separator: "\n")
        return Array((Bool.random(using: &random) || text.isEmpty ? text : text + "\n").utf8)
    }

    static let names = [
        "a.txt", "b c.txt", "Ordner/ä ö.txt", "x\ty.txt", "zitat\"e.txt", "apo'stroph.txt", "leer", "Ordner/tief/d.md",
        "-strich", "wird-ordner",
    ]

    @Test(
        "the patch is one that git applies, and leads exactly there", .enabled(if: Git.exists, "needs git"),
        arguments: ObjectFormat.allCases, 1...6)
    func applies(_ format: ObjectFormat, _ seed: Int) throws {
        let git = try Git.required()
        var random = Seeded(seed)
        let sample = try Sample(format)
        func shuffle() throws {
            for name in Self.names {
                let path = sample.path / name
                switch Int.random(in: 0..<5, using: &random) {
                case 0: if try FileStatus.of(path, follow: false)?.kind == .file { try FileSystem.remove(path) }
                case 1: break
                default:
                    try FileSystem.removeTree(path)
                    try FileSystem.makeDirectories(path.parent)
                    try FileSystem.replace(path, with: Self.content(&random))
                    if Int.random(in: 0..<6, using: &random) == 0 { try FileSystem.setPermissions(0o755, of: path) }
                }
            }
        }
        try shuffle()
        try sample.write("immer.txt", "\(seed)\n")
        let old = try sample.save("alt")
        try shuffle()
        if seed % 2 == 0 {
            try FileSystem.removeTree(sample.path / "wird-ordner")
            try sample.write("wird-ordner/darin.txt", "neu\n")
        }
        try sample.write("immer.txt", "anders\n")
        let draft = try sample.replica().patch(.version(old), .draft)
        let new = try sample.save("neu")
        let patch = try sample.replica().patch(.version(old), .version(new))
        #expect(draft.flatMap { $0 } == patch.flatMap { $0 })
        // A second working tree at the old version takes the patch and must then be the new one.
        let other = try Scratch()
        let place = other.path / "anderswo"
        try git("clone", "-q", "--no-checkout", sample.path.description, place.description)
        try git("checkout", "-q", old.description, in: place)
        let result = try git.run(
            ["apply", "--index", "--whitespace=nowarn", "-"], in: place, input: patch.flatMap { $0 })
        #expect(result.status == 0, "\(result.errors)\n\(String(decoding: patch.flatMap { $0 }, as: UTF8.self))")
        #expect(try git("write-tree", in: place) == sample.replica().tree(of: new).description)
        // And back again.
        let reverse = try sample.replica().patch(.version(new), .version(old))
        let undone = try git.run(
            ["apply", "--index", "--whitespace=nowarn", "-"], in: place, input: reverse.flatMap { $0 })
        #expect(undone.status == 0, "\(undone.errors)")
        #expect(try git("write-tree", in: place) == sample.replica().tree(of: old).description)
        #expect(try sample.complaints().isEmpty)
    }

    @Test("binary files are only named, a change of nothing is no patch, and named templates alone are shown")
    func others() throws {
        let sample = try Sample()
        let template = try sample.begin("eins", "Eins")
        try sample.write("bild.png", "\u{0}\u{1}")
        let old = try sample.save()
        try sample.write("bild.png", "\u{0}\u{2}")
        try sample.change(template) { $0.vorlage.titel = "Zwei" }
        let replica = try sample.replica()
        let patch = try replica.patch(.version(old), .draft).map { String(decoding: $0, as: UTF8.self) }
        #expect(patch.count == 2 && patch[0].contains("Binary files a/bild.png and b/bild.png differ\n"))
        #expect(patch[1].contains("-  \"titel\": \"Eins\"") && patch[1].contains("+  \"titel\": \"Zwei\""))
        #expect(try replica.patch(.version(old), .draft, only: [template]).count == 1)
        #expect(try replica.patch(.version(old), .version(old)).isEmpty)
    }
}
