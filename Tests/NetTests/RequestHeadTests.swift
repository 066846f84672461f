import Net
import Testing

@Suite("Request heads", .tags(.format))
struct RequestHeadTests {
    static let good = bytes(
        "POST /a%20b/c?x=1&y HTTP/1.1\r\nHost: Hub.Example:8080\r\nX-Long:\t two words \r\nEmpty:\r\nContent-Length: 5\r\n\r\n"
    )

    func status(_ text: String, _ limits: HTTPLimits = HTTPLimits()) -> Int {
        do {
            return try RequestHead.parse(bytes(text).span, limits: limits) == nil ? 0 : 200
        } catch {
            return error.status
        }
    }

    /// The status for a sound request with one more field line.
    func status(field: String, version: String = "1.1") -> Int {
        status("POST /echo HTTP/\(version)\r\nHost: hub.example\r\n\(field)\r\n\r\n")
    }

    @Test("a head is taken apart and what follows is left alone")
    func wellFormed() throws {
        let (head, length) = try #require(try RequestHead.parse((Self.good + bytes("hello")).span))
        #expect(length == Self.good.count)
        #expect(head.method == "POST")
        #expect(head.version == .http11)
        #expect(head.target.raw == bytes("/a%20b/c?x=1&y"))
        #expect(head.target.path == [bytes("a b"), bytes("c")])
        #expect(head.target.query == bytes("x=1&y"))
        #expect(head.host?.text == "hub.example:8080")
        #expect(head.fields.list.map(\.name) == ["Host", "X-Long", "Empty", "Content-Length"])
        #expect(head.fields.first("x-LONG") == bytes("two words"))
        #expect(head.fields.first("empty") == [])
        #expect(head.framing == .length(5))
        #expect(head.keepsAlive)
        #expect(!head.expectsContinue)
    }

    @Test("every prefix of a good head waits for more")
    func prefixes() throws {
        for end in 0..<Self.good.count {
            #expect(try RequestHead.parse(Array(Self.good[..<end]).span) == nil, "cut at \(end)")
        }
    }

    @Test("every byte at every place gives an answer, and line ends are only CR LF")
    func everyByte() {
        for position in Self.good.indices {
            for byte in UInt8.min...UInt8.max where byte != Self.good[position] {
                var changed = Self.good
                changed[position] = byte
                guard let parsed = try? RequestHead.parse(changed.span) else { continue }
                // What was accepted has no control byte but the tab and the line ends it had.
                let head = changed[..<parsed.length]
                #expect(head.filter { $0 < 0x20 && $0 != 9 }.count == 2 * (parsed.head.fields.list.count + 2))
            }
        }
    }

    @Test(
        "request lines of any other form are refused",
        arguments: [
            ("GET/HTTP/1.1", 400), ("GET  / HTTP/1.1", 400), ("GET /  HTTP/1.1", 400), ("GET / x HTTP/1.1", 400),
            (" GET / HTTP/1.1", 400), ("GET / HTTP/1.1 ", 400), ("GET\t/\tHTTP/1.1", 400), ("GET /", 400), ("GET", 400),
            ("G(T / HTTP/1.1", 400), ("GET / http/1.1", 400), ("GET / HTTP/1.10", 400), ("GET / HTTP/-1.1", 400),
            ("GET / HTTP/01.1", 400), ("GET / HTTP/1,1", 400), ("GET / XTTP/1.1", 400), ("GET / HTTP/", 400),
            ("GET / HTTP/1.2", 505), ("GET / HTTP/2.0", 505), ("PRI * HTTP/2.0", 505), ("GET / HTTP/0.9", 505),
            ("GET x HTTP/1.1", 400), ("GET \\ HTTP/1.1", 400), ("GET * HTTP/1.1", 400), ("GET /#a HTTP/1.1", 400),
            ("GET /\u{e9} HTTP/1.1", 400), ("CONNECT a:1 HTTP/1.1", 501), ("TRACE / HTTP/1.1", 501),
            ("\u{16}\u{3}\u{1} / HTTP/1.1", 400), ("OPTIONS * HTTP/1.1", 200), ("get / HTTP/1.1", 200),
        ])
    func requestLine(_ line: String, _ expected: Int) {
        #expect(status("\(line)\r\nHost: hub.example\r\n\r\n") == expected)
    }

    @Test("one empty line may come first, two may not")
    func emptyLines() {
        #expect(status("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == 200)
        #expect(status("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == 400)
    }

    @Test(
        "lines that end otherwise, fold or have a blank before the colon are refused",
        arguments: [
            "X: a\nY: b", "X: a\rY: b", "X: a\r\r", "X: a\r\n b", "X: a\r\n\tb", " X: a", "\tX: a", "X : a", "X\t: a",
            "X", ":", ": a", "X(A): b", "X\u{e9}: b", "X: a\u{0}b", "X: a\u{7}", "X: \u{7f}", "X\u{0}: a", "\"X\": a",
            "X,Y: a", "X;: a", "X/: a", "X@: a",
        ])
    func fieldLines(_ line: String) {
        #expect(status(field: line) == 400)
    }

    @Test(
        "a Host is demanded once, and well-formed",
        arguments: [
            ("Host: a", 200), ("Host: A.b-c_d.example.:80", 200), ("Host: [::1]:80", 200), ("Host: 127.0.0.1", 200),
            ("X: y", 400), ("Host:", 400), ("Host: a\r\nHost: a", 400), ("Host: a\r\nhOST: b", 400), ("Host: a b", 400),
            ("Host: a:99999", 400), ("Host: a:0", 400), ("Host: a:080", 400), ("Host: a:", 400), ("Host: a:-1", 400),
            ("Host: a/x", 400), ("Host: u@a", 400), ("Host: [::1", 400), ("Host: [::g]", 400), ("Host: a..b", 400),
            ("Host: -a", 400), ("Host: 1.2.3", 400), ("Host: 1.2.3.256", 400), ("Host: 0x7f.1", 400),
            ("Host: a,b", 400),
        ])
    func host(_ line: String, _ expected: Int) {
        #expect(status("GET / HTTP/1.1\r\n\(line)\r\n\r\n") == expected)
    }

    @Test("HTTP/1.0 may do without a Host and never keeps the connection")
    func oldVersion() throws {
        let (head, _) = try #require(
            try RequestHead.parse(bytes("GET / HTTP/1.0\r\nConnection: keep-alive\r\nExpect: x\r\n\r\n").span))
        #expect(head.host == nil)
        #expect(!head.keepsAlive)
        #expect(!head.expectsContinue)
        #expect(status("GET / HTTP/1.0\r\nHost: a b\r\n\r\n") == 400)
    }

    @Test(
        "what frames a body has one reading",
        arguments: [
            ("Content-Length: 0", 200), ("Content-Length: 7", 200), ("Content-Length: 007", 200),
            ("Content-Length: +7", 400), ("Content-Length: -7", 400), ("Content-Length: 0x7", 400),
            ("Content-Length: 7_0", 400), ("Content-Length: 7, 7", 400), ("Content-Length: \"7\"", 400),
            ("Content-Length: 7;", 400), ("Content-Length:", 400), ("Content-Length: 7 7", 400),
            ("Content-Length: \u{667}", 400), ("Content-Length: 7\r\nContent-Length: 7", 400),
            ("Content-Length: 9223372036854775807", 413), ("Content-Length: 9223372036854775808", 413),
            ("Content-Length: 18446744073709551616", 413), ("Content-Length: 99999999999999999999999999", 413),
            ("Transfer-Encoding: chunked", 200), ("transfer-encoding:\tCHUNKED ", 200),
            ("Transfer-Encoding: gzip", 501), ("Transfer-Encoding: xchunked", 501),
            ("Transfer-Encoding: identity", 501),
            ("Transfer-Encoding:", 400), ("Transfer-Encoding: ,chunked", 400), ("Transfer-Encoding: chunked,", 400),
            ("Transfer-Encoding: chunked, identity", 400), ("Transfer-Encoding: gzip, chunked", 400),
            ("Transfer-Encoding: chunked;q=1", 400), ("Transfer-Encoding: \"chunked\"", 400),
            ("Transfer-Encoding: chunked\u{b}", 400), ("Transfer-Encoding: \u{a0}chunked", 400),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", 400),
            ("Transfer-Encoding: chunked\r\nContent-Length: 7", 400),
            ("Content-Length: 7\r\nTransfer-Encoding: chunked", 400),
        ])
    func framing(_ field: String, _ expected: Int) {
        #expect(status(field: field) == expected)
    }

    @Test("a chunked body in HTTP/1.0 is refused")
    func chunkedInOldVersion() {
        #expect(status(field: "Transfer-Encoding: chunked", version: "1.0") == 400)
    }

    @Test(
        "no expectation but 100-continue is met",
        arguments: [
            ("Expect: 100-continue\r\nContent-Length: 1", 200), ("Expect: 100-CONTINUE\r\nContent-Length: 1", 200),
            ("Expect: 100-continue, x\r\nContent-Length: 1", 417), ("Expect: \r\nContent-Length: 1", 417),
            ("Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 1", 400),
        ])
    func expectation(_ field: String, _ expected: Int) {
        #expect(status(field: field) == expected)
    }

    @Test("an expectation without a body means nothing")
    func expectationWithoutBody() throws {
        let (head, _) = try #require(
            try RequestHead.parse(bytes("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").span))
        #expect(!head.expectsContinue)
    }

    @Test("Connection is a list of names without regard to case")
    func connection() throws {
        for (value, keeps) in [("close", false), ("x , CLOSE", false), ("closed", true), ("keep-alive", true)] {
            let text = "GET / HTTP/1.1\r\nHost: a\r\nConnection: x\r\nConnection: \(value)\r\n\r\n"
            let (head, _) = try #require(try RequestHead.parse(bytes(text).span))
            #expect(head.keepsAlive == keeps, "\(value)")
        }
    }

    @Test("a target of 8,192 bytes is accepted, one more refused")
    func targetLimit() {
        for (count, expected) in [(8_191, 200), (8_192, 414)] {
            let target = "/" + String(repeating: "a", count: count)
            #expect(status("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n") == expected)
        }
    }

    @Test("a method of 32 bytes is accepted, one more refused")
    func methodLimit() {
        for (count, expected) in [(32, 200), (33, 501)] {
            #expect(status("\(String(repeating: "M", count: count)) / HTTP/1.1\r\nHost: a\r\n\r\n") == expected)
        }
    }

    @Test("100 fields are accepted, one more refused")
    func fieldLimit() {
        for (count, expected) in [(99, 200), (100, 431)] {
            let fields = String(repeating: "X: y\r\n", count: count)
            #expect(status("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n") == expected)
        }
    }

    @Test("a head of 16 KiB is accepted, one byte more refused, with or without its end")
    func headLimit() {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
        for (total, expected) in [(16_384, 200), (16_385, 431)] {
            let value = String(repeating: "x", count: total - start.utf8.count - 4)
            #expect(status(start + value + "\r\n\r\n") == expected)
        }
        #expect(status(start + String(repeating: "x", count: 20_000)) == 431)
        #expect(status(String(repeating: "x", count: 20_000)) == 414)
    }

    @Test("limits can be set")
    func otherLimits() {
        var limits = HTTPLimits()
        limits.fields = 2
        limits.statedBodyBytes = 10
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n", limits) == 200)
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", limits) == 413)
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nA: b\r\n\r\n", limits) == 431)
    }
}
