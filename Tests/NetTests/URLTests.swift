import Bytes
import Net
import Testing

@Suite("URLs and redirections", .tags(.format))
struct URLTests {
    @Test(
        "a URL is taken apart",
        arguments: [
            ("http://hub.example", "hub.example", 80, "/", "http://hub.example/"),
            (
                "HTTPS://Hub.Example:8443/a/b?c=d?e", "hub.example", 8443, "/a/b?c=d?e",
                "https://hub.example:8443/a/b?c=d?e"
            ),
            ("https://[2001:DB8::1]/x%20y", "2001:db8::1", 443, "/x%20y", "https://[2001:db8::1]/x%20y"),
            ("http://127.0.0.1:1?q", "127.0.0.1", 1, "/?q", "http://127.0.0.1:1/?q"),
            ("http://u:p%40w@hub.example/", "hub.example", 80, "/", "http://hub.example/"),
        ])
    func parts(_ url: String, _ host: String, _ port: UInt16, _ target: String, _ whole: String) throws {
        let parts = try URLParts(url)
        #expect(parts.authority.host == host)
        #expect(parts.port == port)
        #expect(text(parts.target) == target)
        #expect(parts.text == whole)
        #expect(try URLParts(parts.text).text == whole)
    }

    @Test("user and password are decoded")
    func user() throws {
        let url = try URLParts("http://a%40b:p%3aw@h/")
        #expect(url.user == bytes("a@b"))
        #expect(url.password == bytes("p:w"))
        #expect(try URLParts("http://a@h/").password == nil)
        // Basic credentials cannot carry a colon in the name.
        #expect(throws: FormatError(.malformed, "")) { try URLParts("http://a%3ab@h/") }
    }

    @Test(
        "URLs that anybody could read otherwise are refused",
        arguments: [
            "", "hub.example", "//hub.example/", "http:/a", "http:", "http://", "http:///x", "http://:80/", "http://@/",
            "http://a b/", "http://a/ b", "http://a\t.evil.example/", "http://a/\n", "http://a\r/", "http://a/\u{0}",
            "http://evil.example\\@hub.example/", "http://localhost\u{3002}evil.example/", "http://a%00.evil.example/",
            "http://a:65536/", "http://a:080/", "http://a:0/", "http://a:/", "http://a:-1/", "http://a:b/",
            "http://[::1/",
            "http://::1/", "http://[::1]x/", "http://[fe80::1%25eth0]/", "http://u@v@a/", "http://u%0a@a/",
            "http://u%zz@a/",
            "http://a/#b", "http://a/%zz", "http://a/\"", "http://a/{}", "http://a/|", "http://a/^", "http://a..b/",
            "http://-oProxyCommand=id/x", "http://1.2.3/", "http://0x7f.0.0.1/", "http://127.1/", "http://2130706433/",
            "http://\u{e9}.example/", "--upload-pack=id",
        ])
    func refused(_ url: String) {
        #expect(throws: FormatError(.malformed, "")) { try URLParts(url) }
    }

    @Test(
        "other schemes are named as such",
        arguments: [
            "file:///etc/passwd", "ssh://-oProxyCommand=id/x", "git://x/y%0ahost=z", "gopher://127.0.0.1:25/_x",
        ])
    func schemes(_ url: String) {
        #expect(throws: FormatError(.unsupported, "")) { try URLParts(url) }
    }

    @Test("a URL of 8 KiB is accepted, one byte more refused")
    func limit() throws {
        let start = "http://a/"
        _ = try URLParts(start + String(repeating: "x", count: 8_192 - start.utf8.count))
        #expect(throws: FormatError(.tooLarge, "")) {
            try URLParts(start + String(repeating: "x", count: 8_193 - start.utf8.count))
        }
    }

    @Test("every byte at every place gives an answer")
    func everyByte() {
        let good = bytes("http://u:p@[::1]:80/a%20?b")
        for position in good.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = good
                changed[position] = byte
                if let url = try? URLParts(changed) { #expect((try? URLParts(url.text)) != nil) }
            }
        }
    }

    @Test("another path is checked like a URL's")
    func otherPath() throws {
        let url = try URLParts("https://u:p@a:1/x?y")
        #expect(try url.with(path: bytes("/z")).text == "https://a:1/z")
        #expect(try url.with(path: bytes("/z"), query: bytes("q")).user == bytes("u"))
        for path in ["", "z", "/a b", "/\r\nX: y", "/%", "/a?b", "/\\"] {
            #expect(throws: FormatError(.malformed, "")) { try url.with(path: bytes(path)) }
        }
    }

    @Test(
        "a Location is resolved against the URL that was asked for",
        arguments: [
            ("http://a:1/b/c?d", "http://a:1/x", "http://a:1/x", true),
            ("http://a/b", "http://A:80/x", "http://a:80/x", true),
            ("http://a/b", "https://a/b", "https://a/b", false), ("http://a/b", "http://b/b", "http://b/b", false),
            ("http://a/b", "http://a:81/b", "http://a:81/b", false), ("https://a/b", "//c/d", "https://c/d", false),
            ("http://a/b/c?d", "/x?y", "http://a/x?y", true), ("http://a/b/c?d", "x", "http://a/b/x", true),
            ("http://a/b/c", "../x", "http://a/x", true), ("http://a/b/c", "../../../x/./y/..", "http://a/x/", true),
            ("http://a/b/c?d", "?e", "http://a/b/c?e", true), ("http://a/b/c", ".", "http://a/b/", true),
            ("http://a/b", "/x#y", "http://a/x", true), ("http://a/b", "/c:d", "http://a/c:d", true),
            ("http://u:p@a/b", "/c", "http://a/c", true),
        ])
    func redirect(_ base: String, _ location: String, _ expected: String, _ isSameOrigin: Bool) throws {
        let redirect = try Redirect(location: bytes(location), from: try URLParts(base))
        #expect(redirect.url.text == expected)
        #expect(redirect.isSameOrigin == isSameOrigin)
        #expect(redirect.url.user == nil)
    }

    @Test(
        "a Location that leads astray is refused",
        arguments: [
            "", "#x", "http://a/", "ftp://a/", "javascript:alert(1)", "data:x", "https://u@a/", "https://u:p@a/",
            "//evil.example\\@a/", "/\\evil.example", "/\t/evil.example", "/a\r\nX: y", "https:a", "https:///a",
            "https://a:99999/", "c:d",
        ])
    func redirectRefused(_ location: String) throws {
        let base = try URLParts("https://a/b")
        #expect(throws: FormatError.self) { try Redirect(location: bytes(location), from: base) }
    }

    @Test(
        "a proxy is used but for the hosts that are excepted",
        arguments: [
            ("", "http://a.example/", true), ("*", "http://a.example/", false),
            ("a.example", "http://a.example/", false),
            ("example", "http://a.example/", false), (".example", "http://a.example/", false),
            ("*.example", "http://a.example/", false), ("b.example, A.EXAMPLE", "http://a.example/", false),
            ("xample", "http://a.example/", true), ("a.example:80", "http://a.example/", false),
            ("a.example:81", "http://a.example/", true), ("127.0.0.1", "http://127.0.0.1/", false),
            ("::1", "http://[::1]/", false), ("[::1]", "http://[::1]/", false), ("", "https://a.example/", false),
        ])
    func proxy(_ except: String, _ url: String, _ isUsed: Bool) throws {
        #expect(try HTTPProxy("proxy:3128", except: except).isUsed(for: try URLParts(url)) == isUsed)
    }

    @Test("a proxy must be http")
    func proxyScheme() {
        #expect(throws: FormatError(.unsupported, "")) { try HTTPProxy("https://proxy/") }
        #expect(throws: FormatError(.unsupported, "")) { try HTTPProxy("socks5://proxy/") }
        #expect(throws: FormatError(.malformed, "")) { try HTTPProxy("") }
    }
}
