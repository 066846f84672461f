import Bytes
import Testing

@Suite("Reading bytes in order", .tags(.format))
struct ByteCursorTests {
    @Test("numbers are big-endian")
    func numbers() throws {
        var cursor = ByteCursor([1, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4])
        #expect(try cursor.byte("") == 1)
        #expect(try cursor.uint16("") == 2)
        #expect(try cursor.uint32("") == 3)
        #expect(try cursor.uint64("") == 4)
        #expect(cursor.isAtEnd)
    }

    @Test("nothing is read beyond the end, whatever count is asked for", arguments: [-1, 4, Int.max, Int.min])
    func bounds(_ count: Int) {
        var cursor = ByteCursor([1, 2, 3])
        #expect(throws: FormatError(.truncated, "")) { try cursor.take(count, "") }
        #expect(throws: FormatError(.truncated, "")) { try cursor.skip(count, "") }
        #expect(throws: FormatError(.truncated, "")) { try cursor.move(to: count, "") }
        #expect(throws: FormatError(.truncated, "")) { try cursor.uint32("") }
        #expect(throws: FormatError(.truncated, "")) { try cursor.until(9, "") }
        #expect(cursor.offset == 0)
    }

    @Test("a range that lies outside is cut")
    func range() throws {
        var cursor = ByteCursor([1, 2, 3], 1..<100)
        #expect(Array(cursor.rest()) == [2, 3])
    }

    @Test("a buffered source hands out exact portions whatever the pieces", arguments: [1, 3, 1000])
    func buffered(_ step: Int) throws {
        let bytes = (0..<100).map { UInt8($0) }
        let input = BufferedInput(MemoryInput(bytes, step: step))
        #expect(try input.exactly(10) == Array(bytes[0..<10]))
        #expect(try Array(input.some(1)) == [10])
        #expect(try input.exactly(1000) == Array(bytes[11...]))
        #expect(try input.atEnd())
        #expect(input.consumed == 100)
    }

    @Test("a buffered source is read up to a delimiter, within a limit, whatever the pieces", arguments: [1, 3, 1000])
    func until(_ step: Int) throws {
        let input = BufferedInput(MemoryInput(Array("eins\n\nzwei\ndrei".utf8), step: step))
        #expect(try input.until(0x0a, limit: 4, "") == Array("eins".utf8))
        #expect(try input.until(0x0a, limit: 0, "") == [])
        #expect(input.consumed == 6)
        #expect(try input.exactly(1) == [0x7a])
        #expect(try input.until(0x0a, limit: 3, "") == Array("wei".utf8))
        // The end comes before the delimiter.
        #expect(try input.until(0x0a, limit: 4, "") == nil)
        let long = BufferedInput(MemoryInput(Array("eins\n".utf8), step: step))
        #expect(throws: FormatError(.tooLarge, "")) { try long.until(0x0a, limit: 3, "") }
    }
}
