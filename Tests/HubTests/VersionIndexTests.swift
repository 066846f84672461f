import Files
import Library
import Objects
import Store
import TestSupport
import Testing

/// The index of versions by template against the walk that looks at one template.
@Suite("Index of versions", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct VersionIndexTests {
    @Test("agrees with the history of each template, made at once or from version to version", arguments: 1...6)
    func agrees(_ seed: Int) throws {
        let scratch = try Scratch()
        let path = scratch.path / "r.git"
        let format: ObjectFormat = seed % 2 == 0 ? .sha1 : .sha256
        try RandomLibrary.make(at: path, format: format.name, commits: 200, seed: seed)
        let repository = try Repository(at: path)
        let reader = try ObjectReader(repository.objects)
        var seen = 0
        for branch in 0..<6 {
            let name = try #require(RefName("refs/heads/b\(branch)"))
            seen += try Self.compare(reader, #require(try repository.refs.resolve(name).id))
        }
        #expect(seen > 50)
    }

    /// Compares the two for every template of a version's history; how many versions there were.
    static func compare(_ reader: ObjectReader, _ tip: ObjectID) throws -> Int {
        let whole = try VersionIndex(reader, tip)
        // Every fifth version on the way there, the oldest first.
        let all = try LibraryHistory(reader).versions(of: tip, limit: 1000).map(\.id)
        var grown: VersionIndex?
        for id in all.reversed().enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) + [tip] {
            grown = try VersionIndex(reader, id, from: grown)
        }
        var seen = 0
        for topic in 0..<4 {
            for slug in 0..<5 {
                let template = try #require(TemplatePath(themenfeld: "t\(topic)", slug: "v\(slug)"))
                let expected = try LibraryHistory(reader).versions(of: tip, template: template, limit: 1000).map(\.id)
                #expect(whole.versions(of: template) == expected)
                #expect(try Set(#require(grown).versions(of: template)) == Set(expected))
                seen += expected.count
            }
        }
        return seen
    }
}
