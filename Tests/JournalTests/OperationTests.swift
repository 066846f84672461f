import Bytes
import Testing

@testable import Journal

@Suite struct OperationTests {
    @Test func `An operation that was written reads back the same`() throws {
        let author = try #require(MemberID("k-7f3a9c2e51@053780004004"))
        let day = try #require(Day("2026-11-27"))
        let root = OperationID(of: [1])
        let operation = try Operation(
            .withdrawn(text: nil), library: root, clock: 17, by: author, on: day, about: OperationID(of: [2]))
        let read = try Operation(operation.bytes)
        #expect(read == operation)
        #expect(read.clock == 17 && read.author == author && read.day == day && read.library == root)
        let signed = try operation.signed("U1NIU0lH")
        #expect(signed.signedBytes == operation.bytes)
        #expect(signed.signature == "U1NIU0lH")
        #expect(signed.id != operation.id)
    }
}
