import Bytes
import Files
import Objects
import Store
import Templates
import TestSupport
import Testing

@testable import Library

/// The derived list of templates with its index of words.
@Suite("The catalogue", .timeLimit(.minutes(60)))
struct CatalogueTests {
    static let keptAt = ".git/allmende/katalog"

    /// A library of a few small templates.
    static func library() throws -> Sample {
        let sample = try Sample()
        try sample.begin("aktenplan", "Aktenplan einführen", task: "Schriftgut erfassen")
        try sample.begin("gebuehren", "Gebührenbescheid online", task: "Prüfung der Aktenplanung")
        try sample.begin("strasse", "Große Straße sanieren", topic: "tiefbau", task: "Café am Rand verlegen")
        try sample.save()
        return sample
    }

    static func slugs(_ sample: Sample, _ words: String, limit: Int = 100) throws -> [String] {
        try sample.replica().catalogue().search(words, limit: limit).map(\.entry.path.slug)
    }

    @Test(
        "umlauts, ß, accents and case make no difference",
        arguments: [
            ("einführen", ["aktenplan"]), ("EINFÜHREN", ["aktenplan"]), ("einfuehren", ["aktenplan"]),
            ("einfu\u{308}hren", ["aktenplan"]), ("strasse", ["strasse"]), ("STRASSE", ["strasse"]),
            ("große straße", ["strasse"]), ("cafe", ["strasse"]), ("gebuehren", ["gebuehren"]),
            ("GEBÜHREN-Bescheid", ["gebuehren"]), ("nirgends", []), ("", []), (" \t-", []), ("*", []), ("\u{0}", []),
        ])
    func folding(_ words: String, _ slugs: [String]) throws {
        #expect(try Self.slugs(try Self.library(), words) == slugs)
    }

    @Test("parts of compound words are found, titles come first, and all words must be there")
    func ranking() throws {
        let sample = try Self.library()
        // In a title before in a task, whole before part.
        #expect(try Self.slugs(sample, "aktenplan") == ["aktenplan", "gebuehren"])
        #expect(try Self.slugs(sample, "planung") == ["gebuehren"])
        #expect(try Self.slugs(sample, "aktenplan prüfung") == ["gebuehren"])
        #expect(try Self.slugs(sample, "aktenplan straße").isEmpty)
        #expect(try Self.slugs(sample, "aktenplan", limit: 1) == ["aktenplan"])
        let hits = try sample.replica().catalogue().search("aktenplan")
        #expect(hits.map(\.places) == [[.title], [.nodes]] && hits[0].score > hits[1].score)
        // A part within a title still stands before a whole word elsewhere.
        try sample.begin("akten", "Umgang mit Gebührenakten", task: "Straße")
        try sample.begin("anderes", "Anderes", task: "Akten")
        try sample.save()
        #expect(try Self.slugs(sample, "akten").prefix(2) == ["aktenplan", "akten"])
        #expect(try Self.slugs(sample, "akten").contains("anderes"))
    }

    @Test("templates are listed by topic and name, with what a list shows")
    func entries() throws {
        let sample = try Self.library()
        let entries = try sample.replica().catalogue().entries
        #expect(entries.map(\.path.description) == entries.map(\.path.description).sorted())
        let entry = try #require(entries.first)
        #expect(entry.title == "Aktenplan einführen" && entry.licence == "CC-BY-4.0" && entry.state == .entwurf)
        #expect(entry.nodes == 9 && entry.leaves == 6 && entry.ars == "053780004004" && !entry.isDraft)
        #expect(ElementID(entry.id) != nil)
    }

    @Test("what no version holds yet is found too, as a draft, and never kept")
    func drafts() throws {
        let sample = try Self.library()
        _ = try sample.replica().catalogue()
        let kept = try FileSystem.read(sample.path / Self.keptAt, limit: 1 << 20)
        try sample.begin("neues", "Ganz neues Vorhaben")
        let hit = try #require(try sample.replica().catalogue().search("vorhaben").first)
        #expect(hit.entry.isDraft && hit.entry.path.slug == "neues")
        #expect(try FileSystem.read(sample.path / Self.keptAt, limit: 1 << 20) == kept)
        try sample.save()
        #expect(try sample.replica().catalogue().entries.allSatisfy { !$0.isDraft })
    }

    @Test("a template that cannot be read is listed by its folder, and found by it")
    func unreadable() throws {
        let sample = try Self.library()
        try sample.write("vorlagen/tiefbau/kaputt/vorlage.json", "{ \"format\": \"allmende-vorlage/9\" ")
        try sample.save()
        let entry = try #require(try sample.replica().catalogue().search("kaputt").first?.entry)
        #expect(entry.title == "kaputt" && entry.state == nil && entry.id.isEmpty && entry.nodes == 0)
    }

    @Test("made from the one before it equals made anew, whatever changed", arguments: [1, 2, 3])
    func incremental(_ seed: Int) throws {
        let sample = try Self.library()
        var random = Seeded(seed)
        for step in 0..<8 {
            let paths = try sample.replica().draftPaths()
            let chosen = paths[Int.random(in: 0..<paths.count, using: &random)]
            switch Int.random(in: 0..<5, using: &random) {
            case 0: try sample.begin("neu-\(step)", "Neue Vorlage \(step)", task: "Arbeit \(step)")
            case 1: try sample.change(chosen) { $0.vorlage.titel = "Titel \(step) größer" }
            case 2: try sample.change(chosen) { $0.rename("Aufgabe \(step)") }
            case 3 where paths.count > 2: try FileSystem.removeTree(sample.path / chosen.description)
            default:
                try FileSystem.makeDirectories(sample.path / "vorlagen/anders")
                try FileSystem.rename(
                    sample.path / chosen.description, to: sample.path / "vorlagen/anders/umgezogen-\(step)")
            }
            try sample.save("Schritt \(step)")
            let updated = try sample.replica().catalogue()
            try FileSystem.remove(sample.path / Self.keptAt)
            let fresh = try sample.replica().catalogue()
            #expect(updated.entries == fresh.entries)
            #expect(updated.encode() == fresh.encode())
        }
    }

    @Test("the file reads back as what was written")
    func roundTrip() throws {
        let sample = try Sample(starter: true)
        let made = try sample.replica().catalogue()
        let bytes = try FileSystem.read(sample.path / Self.keptAt, limit: 1 << 24)
        let read = try #require(Catalogue(bytes, .sha256))
        #expect(read.entries == made.entries && read.tree == made.tree && read.encode() == bytes)
        #expect(read.search("akte").map(\.score) == made.search("akte").map(\.score))
        #expect(Catalogue(bytes, .sha1) == nil)
    }

    @Test("when its file is gone, garbage, of another library or not to be written, it is made anew")
    func rebuilds() throws {
        let sample = try Self.library()
        let expected = try sample.replica().catalogue().entries
        let good = try FileSystem.read(sample.path / Self.keptAt, limit: 1 << 20)
        let other = try Sample(starter: true)
        _ = try other.replica().catalogue()
        for bytes in [
            nil, [], Array("ALMK".utf8), Array(good.dropLast()), good + [0], [UInt8](repeating: 0xff, count: 4096),
            try FileSystem.read(other.path / Self.keptAt, limit: 1 << 24),
        ] as [[UInt8]?] {
            try FileSystem.remove(sample.path / Self.keptAt)
            if let bytes { try FileSystem.replace(sample.path / Self.keptAt, with: bytes) }
            #expect(try sample.replica().catalogue().entries == expected)
            #expect(try FileSystem.read(sample.path / Self.keptAt, limit: 1 << 20) == good)
        }
        // A folder in its place: it cannot be kept, and works all the same.
        try FileSystem.remove(sample.path / Self.keptAt)
        try FileSystem.makeDirectory(sample.path / Self.keptAt)
        #expect(try sample.replica().catalogue().entries == expected)
    }

    @Test("with any one byte changed the result is the same")
    func flipped() throws {
        let sample = try Sample()
        try sample.begin("aktenplan", "Aktenplan")
        try sample.save()
        let replica = try sample.replica()
        let tree = try replica.tree(of: try replica.currentCommit())
        let keeper = CatalogueKeeper(replica.repository, replica.reader)
        let good = try keeper.catalogue(of: tree)
        let bytes = good.encode()
        for place in bytes.indices {
            var bad = bytes
            bad[place] ^= UInt8(1 << (place % 8))
            #expect(Catalogue(bad, .sha256) == nil, "byte \(place)")
            // Every tenth through the file itself, which costs more.
            guard place % 10 == 0 else { continue }
            try FileSystem.replace(sample.path / Self.keptAt, with: bad)
            #expect(try keeper.catalogue(of: tree).encode() == bytes, "byte \(place)")
        }
    }

    @Test("a file made to deceive, its checksum right, neither ends the program nor holds it up")
    func crafted() throws {
        let sample = try Sample()
        try sample.begin("aktenplan", "Aktenplan")
        try sample.save()
        let replica = try sample.replica()
        let keeper = CatalogueKeeper(replica.repository, replica.reader)
        let bytes = try keeper.catalogue(of: try replica.tree(of: try replica.currentCommit())).encode().dropLast(4)
        var read = 0
        for place in bytes.indices {
            for value in [0, 1, 0x0a, 0x7f, 0xff, bytes[place] &+ 1] where value != bytes[place] {
                var bad = Array(bytes)
                bad[place] = value
                bad.append(bigEndian: CRC32.of(bad.span))
                guard let catalogue = Catalogue(bad, .sha256) else { continue }
                read += 1
                for word in ["a", "aktenplan", "e r", "zz"] { _ = catalogue.search(word) }
                var builder = WordIndex.Builder()
                builder.add(catalogue.index, renumbered: Array(catalogue.entries.indices))
                _ = builder.finish()
                _ = try? catalogue.find("akten")
            }
        }
        // Titles and the like may hold anything.
        #expect(read > 100)
    }

    @Test("words lie where the index says, or it is not believed")
    func index() throws {
        let block = Array("\nab\ncd\n".utf8)
        func isRead(_ block: [UInt8], _ starts: [UInt32], _ bounds: [UInt32], _ postings: [UInt32]) -> Bool {
            WordIndex(block: block, starts: starts, bounds: bounds, postings: postings, templates: 2) != nil
        }
        #expect(isRead(block, [1, 4], [0, 1, 2], [3, 7]))
        #expect(isRead([0x0a], [], [0], []))
        // A template that is not there, postings that run backwards, words that begin in the middle or are left out.
        #expect(!isRead(block, [1, 4], [0, 1, 2], [3, 8]))
        #expect(!isRead(block, [1, 4], [0, 2, 1], [3, 7]))
        #expect(!isRead(block, [1, 5], [0, 1, 2], [3, 7]))
        #expect(!isRead(block, [2, 4], [0, 1, 2], [3, 7]))
        #expect(!isRead(block, [1], [0, 2], [3, 7]))
        #expect(!isRead(block, [], [0], []))
        #expect(!isRead([], [], [0], []))
    }
}
