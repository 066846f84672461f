import Bytes
import TestSupport
import Testing
import Wire

@Suite("Packet lines")
struct PktLineTests {
    static func all(_ bytes: [UInt8], step: Int) throws -> [Packet] {
        let reader = PacketReader(MemoryInput(bytes, step: step))
        var packets: [Packet] = []
        while let packet = try reader.next() { packets.append(packet) }
        return packets
    }

    @Test(
        "packets of the corpus get their verdict", .enabled(if: SharedCorpus.exists, "needs the shared corpus"),
        arguments: SharedCorpus.cases("pktline"))
    func corpus(_ item: SharedCorpus.Case) throws {
        let bytes = try item.bytes()
        for step in [1, 3, 1000] {
            if item.expect == "accept" {
                #expect(try !Self.all(bytes, step: step).isEmpty)
            } else {
                #expect(throws: FormatError.self) { try Self.all(bytes, step: step) }
            }
        }
    }

    @Test("marks, data and the largest packet are read, by both readers", arguments: [1, 5, 70000])
    func roundTrip(_ step: Int) throws {
        let large = [UInt8](repeating: 7, count: Packet.maximumData)
        let bytes =
            Packet.encode("a\n") + Packet.flushBytes + Packet.delimiterBytes + Packet.encode(large) + Packet.encode("")
            + Array("0002".utf8)
        let expected: [Packet] = [.data(Array("a\n".utf8)), .flush, .delimiter, .data(large), .data([]), .responseEnd]
        #expect(try Self.all(bytes, step: step) == expected)
        var parser = PacketParser()
        var found: [Packet] = []
        var at = 0
        while at < bytes.count {
            let piece = Array(bytes[at..<min(bytes.count, at + step)])
            parser.feed(piece.span)
            at += piece.count
            while let packet = try parser.next() { found.append(packet) }
        }
        #expect(found == expected && parser.isEmpty)
    }

    @Test(
        "side bands are told apart and unknown ones refused",
        .enabled(if: SharedCorpus.exists, "needs the shared corpus"), arguments: SharedCorpus.cases("sideband"))
    func sideBands(_ item: SharedCorpus.Case) throws {
        func read() throws -> [SideBandMessage] {
            let reader = PacketReader(MemoryInput(try item.bytes()))
            var messages: [SideBandMessage] = []
            while true {
                guard case .data(let bytes) = try reader.expect() else { return messages }
                messages.append(try SideBandMessage(bytes))
                if case .failure(let text) = messages.last { throw RemoteError(text) }
            }
        }
        if item.expect == "reject" { #expect(throws: (any Error).self) { try read() } } else { _ = try read() }
    }

    @Test("text from the other side cannot play with the terminal")
    func sanitised() {
        #expect(printable("ok\r\u{1b}[2Jnein\u{202e}x\u{7f}\n".utf8) == "ok\n?[2Jnein?x?\n")
        #expect(printable([0xff, 0x41]) == "\u{fffd}A")
    }

    @Test(
        "the protocol version asked for is the highest one known",
        arguments: [
            ("", 0), ("version=2", 2), ("version=1", 1), ("version=9", 0), ("a=b:version=2:version=1", 2),
            ("version=2x", 0), (":", 0),
        ])
    func versions(_ text: String, _ version: Int) { #expect(ProtocolVersion(asked: text.utf8).rawValue == version) }
}
