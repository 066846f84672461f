import Bytes
import Testing

import class Foundation.FileManager

@testable import Journal

/// Specs/journal.md, held to the program: its examples are from one small library.
@Suite struct SpecificationTests {
    private static let top = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    private static let page: String = {
        FileManager.default.contents(atPath: top + "/Specs/journal.md").map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }()

    /// The operations of the same library that the page does not show, each under its name.
    private static let rest: [(file: [UInt8], name: String)] = {
        let folder = top + "/Fixtures/vorgaenge"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { name in
            (Array(FileManager.default.contents(atPath: folder + "/" + name) ?? .init()), String(name.prefix(64)))
        }
    }()

    /// Every block of JSON with the name that stands under it.
    private static let examples: [(file: [UInt8], name: String)] = {
        page.split(separator: "```json\n").dropFirst().map { part in
            let pieces = part.split(separator: "```\n\n`", maxSplits: 1)
            return (Array(pieces[0].utf8), String(pieces.count > 1 ? pieces[1].prefix(64) : ""))
        }
    }()

    private func operations() throws -> [Operation] {
        try Self.examples.filter { String(decoding: $0.file, as: UTF8.self).contains("allmende-vorgang/1") }
            .map { try Operation($0.file) }
    }

    private func example(_ format: String) throws -> String {
        try #require(Self.examples.first { String(decoding: $0.file, as: UTF8.self).contains(format) }).name
    }

    @Test func `Every example has the name that stands under it`() {
        #expect(Self.examples.count == 32 && Self.rest.count == 10)
        for example in Self.examples + Self.rest { #expect(OperationID(of: example.file).description == example.name) }
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
            .noSuchProposal, .noSuchRevision, .noSuchDiscussion, .noSuchPost, .noSuchContact, .noSuchStatement,
            .erased, .textNotOwn, .closed, .tooMany,
        ] { #expect(Self.page.contains("`\(refusal.code)`")) }
        for role in Role.allCases { #expect(Self.page.contains("`\(role.rawValue)`")) }
    }

    @Test func `The page says the limits of the program`() {
        func grouped(_ number: Int) -> String {
            let text = String(number)
            return text.count > 3 ? "\(text.dropLast(3)),\(text.suffix(3))" : text
        }
        for (limit, words) in [
            (Evidence.maximumActuals, "list, 1 to "), (Erasure.maximumTexts, "at most "),
            (Minutes.maximumPlaces, "at most "), (Int(ContactRecord.maximumDays), "at most "),
            (Evidence.Actual.maximumDays, "0 to "), (Journal.maximumOperations, "fewer than "),
            (Journal.maximumPending, "at most "), (ContactRecord.maximumMailbox, "1 to "),
        ] { #expect(Self.page.contains(words + grouped(limit)), "\(limit)") }
        #expect(Self.page.contains("years \(WallTime.years.lowerBound) to \(WallTime.years.upperBound)"))
    }

    @Test func `The examples are from one library, in which all of them count`() throws {
        let shown = try operations()
        let operations = try shown + Self.rest.map { try Operation($0.file) }
        let founding = try #require(operations.first { $0.type == "gruendung" })
        func fold(_ operations: [Operation]) -> Journal {
            Journal.fold(operations, root: founding.id) { operation, _ in operation.signature != nil }
        }
        let journal = fold(operations)
        #expect(journal.root == founding.id && journal.count == operations.count)
        #expect(journal.ignored.isEmpty && journal.waiting.isEmpty && journal.attestedAhead.isEmpty)
        let proposal = try #require(operations.first { $0.type == "vorschlag" })
        let seen = try #require(journal.proposal(proposal.id))
        #expect(seen.revisions.count == 2 && seen.state == .accepted)
        #expect(seen.revisions[0].revision.text?.description == (try example("allmende-text/1")))
        let question = try #require(journal.allDiscussions.first { $0.kind == .question })
        #expect(question.visiblePosts.count == 2 && question.answer == question.visiblePosts.last?.id)
        let event = try #require(journal.allDiscussions.first { $0.kind == .event }?.event)
        #expect(event.sequence == 2 && event.isCancelled && event.minutes.count == 1)
        #expect(journal.practice.all.map(\.evidence.type) == ["erfahrung", "istwerte"])
        // The contact was there, with the card that the page shows, until it was removed.
        #expect(journal.contacts.cards.isEmpty && journal.contacts.erasedCount == 1)
        let before = fold(operations.filter { !["kontakt-entfernt", "loeschung"].contains($0.type) })
        #expect(before.contacts.cards.values.map(\.description) == [try example("allmende-kontakt/1")])
    }
}
