import Testing

@testable import Net

@Suite("Heads of answers", .tags(.format))
struct ResponseHeadTests {
    static let good = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n")

    func head(_ text: String, _ limits: HTTPClientLimits = HTTPClientLimits()) throws -> ResponseHead {
        try #require(try ResponseHead.parse(bytes(text).span, limits: limits)).head
    }

    @Test("a head is taken apart and every prefix waits for more")
    func wellFormed() throws {
        let (head, length) = try #require(try ResponseHead.parse((Self.good + [1]).span))
        #expect(length == Self.good.count)
        #expect(head.status == 200)
        #expect(head.fields.text("content-type") == "text/plain")
        for end in 0..<Self.good.count { #expect(try ResponseHead.parse(Array(Self.good[..<end]).span) == nil) }
    }

    @Test("every byte at every place gives an answer")
    func everyByte() {
        for position in Self.good.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = Self.good
                changed[position] = byte
                _ = try? ResponseHead.parse(changed.span)
            }
        }
    }

    @Test(
        "status lines",
        arguments: [
            ("HTTP/1.1 200 OK", 200), ("HTTP/1.0 404 ", 404), ("HTTP/1.1 599", 599), ("HTTP/1.1 100 Go on", 100),
            ("HTTP/1.1 099 X", nil), ("HTTP/1.1 600 X", nil), ("HTTP/1.1 20 X", nil), ("HTTP/1.1 2000 X", nil),
            ("HTTP/1.1  200 OK", nil), ("HTTP/1.1\t200 OK", nil), ("HTTP/1.2 200 OK", nil), ("HTTP/2 200 OK", nil),
            ("HTTP/01.1 200 OK", nil), ("ICY 200 OK", nil), ("HTP/1.1 200 OK", nil), ("HTTP/1.1 +20 X", nil),
            ("HTTP/1.1 200OK", nil), ("", nil),
        ])
    func statusLine(_ line: String, _ expected: Int?) {
        #expect((try? head("\(line)\r\n\r\n"))?.status == expected)
    }

    @Test("a limit of n lets n pass and not n + 1")
    func limits() throws {
        var limits = HTTPClientLimits()
        limits.fields = 3
        limits.headBytes = 40
        #expect(try head("HTTP/1.1 200\r\nA: b\r\nA: b\r\nA: b\r\n\r\n", limits).status == 200)
        #expect(throws: NetError(.tooLarge, "")) { try head("HTTP/1.1 200\r\nA:\r\nA:\r\nA:\r\nA:\r\n\r\n", limits) }
        #expect(try head("HTTP/1.1 200\r\nA: \(String(repeating: "b", count: 19))\r\n\r\n", limits).status == 200)
        #expect(throws: NetError(.tooLarge, "")) {
            try head("HTTP/1.1 200\r\nA: \(String(repeating: "b", count: 20))\r\n\r\n", limits)
        }
    }

    static let framings: [(method: String, status: Int, field: String, expected: BodyFraming?)] = [
        ("GET", 200, "Content-Length: 5", .length(5)), ("GET", 200, "Content-Length: 0", BodyFraming.none),
        ("GET", 200, "Transfer-Encoding: Chunked", .chunked), ("GET", 200, "X: y", .untilClose),
        ("HEAD", 200, "Content-Length: 5", BodyFraming.none), ("GET", 204, "X: y", BodyFraming.none),
        ("GET", 304, "Content-Length: 5", BodyFraming.none),
        ("GET", 200, "Content-Length: 5\r\nContent-Length: 5", nil), ("GET", 200, "Content-Length: 5, 5", nil),
        ("GET", 200, "Content-Length: -1", nil), ("GET", 200, "Content-Length: 9223372036854775808", nil),
        ("GET", 200, "Content-Length:", nil), ("GET", 200, "Transfer-Encoding: gzip", nil),
        ("GET", 200, "Transfer-Encoding: gzip, chunked", nil),
        ("GET", 200, "Transfer-Encoding: chunked\r\nContent-Length: 5", nil),
    ]

    @Test("what frames a body has one reading", arguments: framings)
    func framing(_ method: String, _ status: Int, _ field: String, _ expected: BodyFraming?) throws {
        let head = try head("HTTP/1.1 \(status) X\r\n\(field)\r\n\r\n")
        #expect((try? head.framing(for: method)) == expected)
    }

    @Test("chunks in HTTP/1.0 are refused, and it never keeps the connection")
    func oldVersion() throws {
        let head = try head("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n")
        #expect(throws: NetError(.badAnswer, "")) { try head.framing(for: "GET") }
        #expect(!head.keepsAlive)
    }
}
