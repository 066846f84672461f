import Bytes
import Testing

@testable import Net

@Suite("Chunked and fixed bodies", .tags(.format))
struct ChunkedBodyTests {
    static let good = bytes("5;a=b;c=\"d;e\"\r\nhello\r\n000000006\r\n world\r\nA\r\n0123456789\r\n0\r\n\r\n")
    static let content = bytes("hello world0123456789")

    func read(
        _ raw: [UInt8], _ framing: BodyFraming = .chunked, step: Int = .max, room: Int = 1000,
        limits: BodyInput.Limits = BodyInput.Limits(), side: BodyInput.Side = .server
    ) throws -> [UInt8] {
        let input = ChannelInput(ScriptedChannel(raw, step: step), idle: .seconds(1))
        return try all(BodyInput(input, framing, side, room: room, limits: limits))
    }

    func status(_ raw: String, room: Int = 1000, limits: BodyInput.Limits = BodyInput.Limits()) -> Int {
        do {
            _ = try read(bytes(raw), room: room, limits: limits)
            return 200
        } catch {
            return (error as? HTTPError)?.status ?? -1
        }
    }

    @Test("a chunked body is read however it is cut", arguments: [1, 2, 3, 7, 1000])
    func cuts(_ step: Int) throws {
        #expect(try read(Self.good, step: step) == Self.content)
    }

    @Test("reading in small portions yields the same", arguments: [1, 2, 5, 6])
    func portions(_ portion: Int) throws {
        let input = ChannelInput(ScriptedChannel(Self.good), idle: .seconds(1))
        let body = BodyInput(input, .chunked, .server, room: 1000)
        #expect(try all(body, step: portion) == Self.content)
        #expect(body.isComplete)
        #expect(body.count == Self.content.count)
    }

    @Test("every prefix is refused as cut short, again and again")
    func prefixes() {
        for end in 0..<Self.good.count {
            let input = ChannelInput(ScriptedChannel(Array(Self.good[..<end])), idle: .seconds(1))
            let body = BodyInput(input, .chunked, .client, room: 1000)
            for _ in 0..<2 {
                #expect(throws: NetError(.closed, ""), "cut at \(end)") { _ = try all(body) }
            }
            #expect(!body.isComplete)
        }
    }

    @Test("bytes after the body are left for the next message")
    func following() throws {
        let input = ChannelInput(ScriptedChannel(Self.good + bytes("GET /")), idle: .seconds(1))
        #expect(try all(BodyInput(input, .chunked, .server, room: 1000)) == Self.content)
        #expect(input.look { $0.array(0, $0.count) } == bytes("GET /"))
    }

    @Test("every byte at every place is read or refused")
    func everyByte() {
        for position in Self.good.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = Self.good
                changed[position] = byte
                do {
                    #expect(try read(changed).count <= 1000)
                } catch {
                    #expect([400, 413].contains((error as? HTTPError)?.status))
                }
            }
        }
    }

    @Test(
        "sizes of any other form are refused",
        arguments: [
            ("\r\n", 400), (";a\r\n", 400), ("g\r\n", 400), ("-5\r\n", 400), ("+5\r\n", 400), ("0x5\r\n", 400),
            ("0_5\r\n", 400), ("5 \r\n", 400), (" 5\r\n", 400), ("5 ;a=b\r\n", 400), ("5\n", 400), ("5\r5", 400),
            ("5\r\r\n", 400), ("5,5\r\n", 400), ("5.0\r\n", 400), ("5;a\u{0}\r\n", 400), ("5;a\u{7f}\r\n", 400),
            ("5;a\nhello", 400), ("7fffffffffffffff\r\n", 413), ("ffffffffffffffff\r\n", 413),
            ("8000000000000000\r\n", 413), ("10000000000000005\r\n", 413), ("00000000000000005\r\n", 413),
        ])
    func sizes(_ line: String, _ expected: Int) {
        #expect(status(line + "hello\r\n0\r\n\r\n") == expected)
    }

    @Test(
        "data of another length and other endings are refused",
        arguments: [
            "5\r\nhelloX\r\n0\r\n\r\n", "5\r\nhelloX\n0\r\n\r\n", "5\r\nhello\n\n0\r\n\r\n", "5\r\nhell\r\n0\r\n\r\n",
            "5\r\nhello\n0\r\n\r\n", "5\r\nhello\r\r\n0\r\n\r\n",
            "0\r\nX: y\r\n\r\n", "0\r\n\n", "0\r\n\r\r", "0\r\n \r\n",
        ])
    func endings(_ raw: String) {
        #expect(status(raw) == 400)
    }

    @Test("a size line of 1,024 bytes is accepted, one more refused")
    func lineLimit() {
        for (count, expected) in [(1_022, 200), (1_023, 400)] {
            let line = "1;" + String(repeating: "x", count: count)
            #expect(status(line + "\r\na\r\n0\r\n\r\n") == expected)
        }
    }

    @Test("extensions have a budget over all chunks")
    func extensionBudget() {
        var limits = BodyInput.Limits()
        limits.chunkExtensions = 100
        let chunk = "1;" + String(repeating: "x", count: 9) + "\r\na\r\n"
        #expect(status(String(repeating: chunk, count: 10) + "0\r\n\r\n", limits: limits) == 200)
        #expect(status(String(repeating: chunk, count: 10) + "0;\r\n\r\n", limits: limits) == 400)
    }

    @Test("a body may have as many bytes as allowed, and a larger chunk is refused before it is read")
    func bodyLimit() {
        #expect(status("5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n", room: 10) == 200)
        #expect(status("5\r\nhello\r\n6\r\n", room: 10) == 413)
        #expect(throws: HTTPError(413, "")) { _ = try read([], .length(11), room: 10) }
        #expect(throws: HTTPError(400, "")) { _ = try read([], .length(10), room: 10) }
        #expect(throws: NetError(.tooLarge, "")) {
            _ = try read(bytes("hello world"), .untilClose, room: 10, side: .client)
        }
    }

    @Test("an answer's trailers are passed over within their limit")
    func trailers() throws {
        var limits = BodyInput.Limits()
        limits.trailers = 20
        #expect(try read(bytes("1\r\na\r\n0\r\nX: y\r\nZ: 1\r\n\r\n"), limits: limits) == bytes("a"))
        let long = bytes("1\r\na\r\n0\r\nX: \(String(repeating: "y", count: 30))\r\n\r\n")
        #expect(throws: HTTPError(400, "")) { _ = try read(long, limits: limits) }
    }

    @Test("a body of fixed length takes exactly that many bytes", arguments: [1, 3, 100])
    func fixed(_ step: Int) throws {
        #expect(try read(bytes("hello world"), .length(5), step: step) == bytes("hello"))
        #expect(throws: HTTPError(400, "")) { _ = try read(bytes("hell"), .length(5), step: step) }
    }

    @Test("silence while a body is read is told from its end")
    func silence() {
        let channel = ScriptedChannel(bytes("he"))
        channel.failure = NetError(.timedOut, "")
        let body = BodyInput(ChannelInput(channel, idle: .seconds(1)), .length(5), .server, room: 10)
        #expect(throws: HTTPError(408, "")) { _ = try all(body) }
        #expect(body.hasFailed)
    }

    @Test("what must happen before waiting happens once, and not when the body is there already")
    func beforeWaiting() throws {
        for (waiting, expected) in [("", 1), ("hel", 0)] {
            var count = 0
            let channel = ScriptedChannel(bytes(String("hello".dropFirst(waiting.count))))
            let input = ChannelInput(channel, idle: .seconds(1), bytes: bytes(waiting))
            let body = BodyInput(input, .length(5), .server, room: 10) { count += 1 }
            #expect(try all(body, step: 1) == bytes("hello"))
            #expect(count == expected)
        }
    }

    @Test("what is written in chunks reads back the same", arguments: [0, 1, 15, 16, 70_000])
    func roundTrip(_ count: Int) throws {
        let content = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        var raw: [UInt8] = []
        ChunkedWriter.append(content, to: &raw)
        raw += ChunkedWriter.last
        #expect(try read(raw, room: 100_000) == content)
    }
}
