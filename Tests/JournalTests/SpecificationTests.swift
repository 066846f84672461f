import Bytes
import Testing

import class Foundation.FileManager

@testable import Journal

/// Specs/journal.md, held to the program: its examples are from one small library.
@Suite struct SpecificationTests {
    private static let page: String = {
        let folders = #filePath.split(separator: "/").dropLast(3)
        let path = "/" + folders.joined(separator: "/") + "/Specs/journal.md"
        return FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }()

    /// Every block of JSON with the name that stands under it.
    private static let examples: [(file: [UInt8], name: String)] = {
        page.split(separator: "```json\n").dropFirst().map { part in
            let pieces = part.split(separator: "```\n\n`", maxSplits: 1)
            return (Array(pieces[0].utf8), String(pieces.count > 1 ? pieces[1].prefix(64) : ""))
        }
    }()

    private func operations() throws -> [Operation] {
        try Self.examples.filter { !String(decoding: $0.file, as: UTF8.self).contains("allmende-text/1") }
            .map { try Operation($0.file) }
    }

    @Test func `Every example has the name that stands under it`() {
        #expect(Self.examples.count == 16)
        for example in Self.examples { #expect(OperationID(of: example.file).description == example.name) }
    }

    @Test func `There is one example of every type, as our writer lays it out`() throws {
        let operations = try operations()
        #expect(Set(operations.map(\.type)) == Set(Sample.contents.map(\.type)))
        for operation in operations {
            let written = try Operation(
                operation.content, library: operation.library, clock: operation.clock, by: operation.author,
                on: operation.day, about: operation.subject)
            #expect(operation.signedBytes == written.bytes)
        }
    }

    @Test func `Every member of a type stands in its table, and every word of a refusal that the page uses exists`()
        throws
    {
        for operation in try operations() {
            let inner = try #require(OperationFields.quick(operation.bytes)).1
            for (name, _) in inner.members {
                let word = try #require(name.string)
                #expect(Self.page.contains("`\(word)`"), "\(operation.type).\(word)")
            }
            #expect(Self.page.contains("### `\(operation.type)`\n"))
        }
        for refusal: Refusal in [
            .content(""), .otherLibrary, .clockJump, .unknownAuthor, .wrongOrganisation, .blocked, .role([]),
            .notAuthentic, .keyRevoked, .keyTaken, .notOwn, .onlyHub, .notLeading, .evidence, .policy(.malformed),
        ] { #expect(Self.page.contains("`\(refusal.code)`")) }
    }

    @Test func `The examples are from one library, and what they are about is among them`() throws {
        let operations = try operations()
        let founding = try #require(operations.first { $0.type == "gruendung" })
        let journal = Journal.fold(operations, root: founding.id) { operation, _ in operation.signature != nil }
        #expect(journal.root == founding.id && journal.count == operations.count)
        #expect(journal.ignored.values.allSatisfy { $0 == "policy" || $0 == "evidence" || $0 == "unknown-author" })
        let proposal = try #require(operations.first { $0.type == "vorschlag" })
        let seen = try #require(journal.proposal(proposal.id))
        #expect(seen.revisions.count == 2)
        let text = try #require(
            Self.examples.first { String(decoding: $0.file, as: UTF8.self).contains("allmende-text/1") })
        #expect(seen.revisions[0].revision.text?.description == text.name)
    }
}
