import Bytes
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// The history of the library and of one template, and where a replica stands in it.
@Suite("The history")
struct HistoryTests {
    private static let t = "vorlagen/x/t/vorlage.json"
    private static let u = "vorlagen/x/u/vorlage.json"

    private static func notes(_ sample: Sample, _ tip: ObjectID, _ slug: String? = nil, limit: Int = 100) throws
        -> [String]
    {
        let template = slug.flatMap { TemplatePath(themenfeld: "x", slug: $0) }
        return try LibraryHistory(try sample.replica().reader).versions(of: tip, template: template, limit: limit)
            .map(\.summary)
    }

    @Test(
        "of a template has the versions that changed it, and a merge only when it is none of the merged",
        arguments: ObjectFormat.allCases)
    func merges(_ format: ObjectFormat) throws {
        let sample = try Sample(format)
        let start = try sample.commit(["a": "1"], [], note: "Anfang", day: 1)
        let both = try sample.commit([Self.t: "1", Self.u: "1"], [start], note: "beide", day: 2)
        let left = try sample.commit([Self.t: "2", Self.u: "1"], [both], note: "links t", day: 3)
        let right = try sample.commit([Self.t: "1", Self.u: "2"], [both], note: "rechts u", day: 4)
        let merge = try sample.commit([Self.t: "2", Self.u: "2"], [left, right], note: "Zusammenführung", day: 5)
        #expect(try Self.notes(sample, merge) == ["Zusammenführung", "rechts u", "links t", "beide", "Anfang"])
        #expect(try Self.notes(sample, merge, "t") == ["links t", "beide"])
        #expect(try Self.notes(sample, merge, "u") == ["rechts u", "beide"])
        #expect(try Self.notes(sample, merge, "nie") == [])
        #expect(try Self.notes(sample, merge, limit: 2) == ["Zusammenführung", "rechts u"])
        #expect(try Self.notes(sample, merge, "t", limit: 1) == ["links t"])
        // Resolved by hand: the template is then that of neither side.
        let other = try sample.commit([Self.t: "3", Self.u: "1"], [both], note: "rechts t", day: 4)
        let evil = try sample.commit([Self.t: "2 und 3", Self.u: "1"], [left, other], note: "von Hand", day: 6)
        #expect(try Self.notes(sample, evil, "t") == ["von Hand", "rechts t", "links t", "beide"])
        #expect(try Self.notes(sample, evil, "u") == ["beide"])
        // Deleted and back again; a file in its place is no template.
        let gone = try sample.commit([Self.u: "1"], [evil], note: "gelöscht", day: 7)
        let file = try sample.commit([Self.u: "1", "vorlagen/x/t": "Datei"], [gone], note: "Datei", day: 8)
        let back = try sample.commit([Self.u: "1", Self.t: "4"], [file], note: "zurück", day: 9)
        #expect(try Self.notes(sample, back, "t").prefix(3) == ["zurück", "gelöscht", "von Hand"])
    }

    @Test("shows notes and names without anything that would disturb a terminal")
    func hostileNotes() throws {
        let sample = try Sample()
        let id = try sample.commit(["a": "1"], [], note: "Titel \u{1b}[31mrot\r\u{9b}2J\n\nMehr\u{7} \u{202e}dazu\n")
        let entry = try #require(try LibraryHistory(try sample.replica().reader).versions(of: id, limit: 1).first)
        for text in [entry.summary, entry.note] {
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7f..<0xa0 ~= $0.value) })
            #expect(!text.unicodeScalars.contains("\u{202e}"))
        }
        #expect(entry.summary.hasPrefix("Titel ") && entry.note.contains("dazu") && !entry.note.hasSuffix("\n"))
        #expect(entry.author == "Stadt Bergisch Gladbach" && entry.day.description == "2024-10-04")
    }

    @Test("status tells drafts, other files, and how far ahead and behind one is")
    func status() throws {
        let sample = try Sample()
        let template = try sample.begin("eins", "Eins")
        var status = try sample.replica().status()
        #expect(status.branch == Sample.main && status.upstream == nil && status.drafts == [template])
        #expect(status.otherFiles.isEmpty && !status.files.isClean)
        let first = try sample.save()
        try sample.fetched(first)
        try sample.write("liesmich.txt", "x")
        try sample.save()
        status = try sample.replica().status()
        #expect(status.ahead == 1 && status.behind == 0 && status.upstream?.id == first && status.files.isClean)
        let theirs = try sample.commit(["a": "1"], [first], note: "dort")
        try sample.fetched(try sample.commit(["a": "2"], [theirs], note: "dort"))
        try sample.write("liesmich.txt", "y")
        try sample.remove("\(template)/README.md")
        status = try sample.replica().status()
        #expect(status.ahead == 1 && status.behind == 2 && status.drafts == [template])
        #expect(status.otherFiles == [Array("liesmich.txt".utf8)])
        // Another branch that follows another.
        let config = try #require(try sample.read(".git/config"))
        try sample.write(".git/config", config + "[branch \"main\"]\n\tremote = fern\n\tmerge = refs/heads/haupt\n")
        #expect(try sample.replica().upstreamName(of: Sample.main) == RefName("refs/remotes/fern/haupt"))
        // No version at all.
        try sample.write(".git/HEAD", "ref: refs/heads/leer\n")
        status = try sample.replica().status()
        #expect(status.head == nil && status.ahead == 0 && status.branch == RefName("refs/heads/leer"))
        #expect(throws: LibraryError.emptyLibrary) { try sample.replica().currentCommit() }
    }
}
