import Net
import Testing

@Suite("Request targets", .tags(.format))
struct RequestTargetTests {
    @Test(
        "a path is split first and decoded afterwards",
        arguments: [
            ("/", [], true), ("/a", ["a"], false), ("/a/", ["a"], true), ("/a/b%20c", ["a", "b c"], false),
            ("/%41%2Eb", ["A.b"], false), ("/...", ["..."], false), ("/..;/x", ["..;", "x"], false),
            ("/%252e%252e", ["%2e%2e"], false), ("/~root/", ["~root"], true), ("/C:/x", ["C:", "x"], false),
            ("/%C3%A4", ["\u{e4}"], false), ("/a+b", ["a+b"], false), ("/|^`{}", ["|^`{}"], false),
        ])
    func path(_ raw: String, _ segments: [String], _ endsWithSlash: Bool) throws {
        let target = try RequestTarget(bytes(raw).span)
        #expect(target.path == segments.map(bytes))
        #expect(target.endsWithSlash == endsWithSlash)
        #expect(target.raw == bytes(raw))
        #expect(target.query == nil)
    }

    @Test("bytes that are not UTF-8 stay bytes")
    func notUTF8() throws {
        #expect(try RequestTarget(bytes("/%ed%a0%80").span).path == [[0xed, 0xa0, 0x80]])
    }

    @Test(
        "paths that could lead elsewhere are refused",
        arguments: [
            "", "x", "//evil.example/x", "/a//b", "/.", "/..", "/./a", "/a/..", "/%2e%2e/etc", "/%2E", "/.%2e/x",
            "/a%2fb",
            "/a%2Fb", "/a%5cb", "/a\\b", "/x%00", "/%", "/%2", "/%zz", "/%0d%0aSet-Cookie:x", "/%7f", "/a b", "/\u{e9}",
            "/a#b", "/\"", "/<x>", "*x", "**",
        ])
    func refused(_ raw: String) {
        #expect(throws: HTTPError(400, "")) { try RequestTarget(bytes(raw).span) }
    }

    @Test("the query is all that follows the first question mark")
    func query() throws {
        #expect(try RequestTarget(bytes("/a?").span).query == [])
        #expect(try RequestTarget(bytes("/a?b=%zz?c/../d").span).query == bytes("b=%zz?c/../d"))
        #expect(try RequestTarget(bytes("/?/..").span).path == [])
    }

    @Test(
        "a whole URL is accepted without a user",
        arguments: [
            ("http://hub.example/a", "hub.example", ["a"]), ("HTTP://HUB.example:8080?x", "hub.example:8080", []),
            ("http://[::1]/", "[::1]", []),
        ])
    func absolute(_ raw: String, _ host: String, _ path: [String]) throws {
        let target = try RequestTarget(bytes(raw).span)
        guard case .absolute("http", let authority) = target.form else {
            Issue.record("form \(target.form)")
            return
        }
        #expect(authority.text == host)
        #expect(target.path == path.map(bytes))
    }

    @Test(
        "other URLs are refused",
        arguments: [
            "https://hub.example/", "ftp://hub.example/", "http:/a", "http:a", "http://", "http:///a",
            "http://user:pw@hub.example/", "http://hub.example:0000080/", "http://hub.example:65536/",
            "http://hub.example%00.evil/", "http://evil.example\\@hub.example/", "javascript:alert(1)",
        ])
    func absoluteRefused(_ raw: String) {
        #expect(throws: HTTPError(400, "")) { try RequestTarget(bytes(raw).span) }
    }

    @Test("a port padded with 70,000 zeros is refused, not shortened")
    func paddedPort() {
        let raw = "http://hub.example:" + String(repeating: "0", count: 70_000) + "80/"
        #expect(throws: HTTPError(400, "")) { try RequestTarget(bytes(raw).span) }
    }

    @Test("a whole URL must name the same server as Host")
    func absoluteAndHost() throws {
        func status(_ host: String) -> Int {
            do {
                _ = try RequestHead.parse(bytes("GET http://hub.example/ HTTP/1.1\r\nHost: \(host)\r\n\r\n").span)
                return 200
            } catch {
                return error.status
            }
        }
        #expect(status("hub.example") == 200)
        #expect(status("HUB.example") == 200)
        #expect(status("evil.example") == 400)
        #expect(status("hub.example:8080") == 400)
    }
}
