import Net
import Testing

@Suite("Forms", .tags(.format))
struct FormTests {
    func status(_ form: String, _ limits: FormLimits = FormLimits()) -> Int {
        do {
            _ = try FormDecoder.decode(bytes(form), limits: limits)
            return 200
        } catch {
            return error.status
        }
    }

    @Test(
        "fields are decoded in order",
        arguments: [
            ("", []), ("a=1&b=2&a=3", [("a", "1"), ("b", "2"), ("a", "3")]), ("a+b=c%20d%2B", [("a b", "c d+")]),
            ("a&=b&&c=", [("a", ""), ("", "b"), ("c", "")]), ("a=b=c", [("a", "b=c")]), ("%61=%C3%A4", [("a", "ä")]),
            ("a[b][c]=d", [("a[b][c]", "d")]),
        ])
    func decode(_ form: String, _ expected: [(String, String)]) throws {
        let fields = try FormDecoder.decode(bytes(form))
        #expect(fields.list == expected.map { FormField(name: bytes($0.0), value: bytes($0.1)) })
    }

    @Test("one value is only given when there is one")
    func only() throws {
        let fields = try FormDecoder.decode(bytes("a=1&b=2&a=3"))
        #expect(fields.only("b") == bytes("2"))
        #expect(fields.only("a") == nil)
        #expect(fields.all("a") == [bytes("1"), bytes("3")])
        #expect(fields.only("c") == nil)
    }

    @Test(
        "broken percent-encoding and text that is not UTF-8 are refused",
        arguments: ["%", "a=%4", "%zz=a", "a=%ff", "%ff"])
    func broken(_ form: String) {
        #expect(status(form) == 400)
    }

    @Test("1,000 fields are accepted, one more refused, empty ones included")
    func fieldLimit() {
        #expect(status(Array(repeating: "a=b", count: 1_000).joined(separator: "&")) == 200)
        #expect(status(Array(repeating: "a=b", count: 1_001).joined(separator: "&")) == 413)
        #expect(status(String(repeating: "&", count: 1_000)) == 200)
        #expect(status(String(repeating: "&", count: 1_001)) == 413)
    }

    @Test(
        "names of 256 and values of 65,536 bytes are accepted, one more refused, encoded or not",
        arguments: ["a", "%61"])
    func sizeLimits(_ letter: String) {
        #expect(status(String(repeating: letter, count: 256) + "=b") == 200)
        #expect(status(String(repeating: letter, count: 257) + "=b") == 413)
        #expect(status("a=" + String(repeating: letter, count: 65_536)) == 200)
        #expect(status("a=" + String(repeating: letter, count: 65_537)) == 413)
    }

    @Test("bytes that are not UTF-8 can be allowed")
    func anyBytes() throws {
        var limits = FormLimits()
        limits.demandsUTF8 = false
        #expect(try FormDecoder.decode(bytes("a=%ff%00"), limits: limits).only("a") == [0xff, 0])
    }
}

@Suite("Multipart forms", .tags(.format))
struct MultipartTests {
    static let type = MediaType(bytes("multipart/form-data; boundary=XX"))
    static let good = """
        --XX\r
        Content-Disposition: form-data; name="a"\r
        \r
        1\r
        --XX\r
        content-disposition: form-data; name="f"; filename="..\\x.csv"\r
        Content-Type: text/csv; charset=utf-8\r
        \r
        a;b\r
        --X \r
        \r
        --XX--\r

        """

    func decode(_ form: String, _ limits: FormLimits = FormLimits()) throws -> FormFields {
        try MultipartDecoder.decode(bytes(form), try #require(Self.type), limits: limits)
    }

    func status(_ form: String, _ limits: FormLimits = FormLimits()) -> Int {
        do {
            _ = try decode(form, limits)
            return 200
        } catch {
            return (error as? HTTPError)?.status ?? -1
        }
    }

    func part(_ header: String, _ content: String = "1") -> String {
        "--XX\r\n\(header)\r\n\r\n\(content)\r\n--XX--\r\n"
    }

    @Test("parts are read with names, files and types")
    func wellFormed() throws {
        let fields = try decode(Self.good)
        #expect(fields.list.count == 2)
        #expect(fields.only("a") == bytes("1"))
        let file = try #require(fields.list.last)
        #expect(file.value == bytes("a;b\r\n--X \r\n"))
        #expect(file.file?.name == bytes("..\\x.csv"))
        #expect(file.file?.mediaType?.name == "text/csv")
    }

    @Test("every prefix is refused, but for the last line end")
    func prefixes() {
        let whole = bytes(Self.good)
        for end in 0..<whole.count - 2 {
            #expect(throws: HTTPError(400, ""), "cut at \(end)") {
                _ = try MultipartDecoder.decode(Array(whole[..<end]), try #require(Self.type))
            }
        }
        #expect(status(text(Array(whole.dropLast(2)))) == 200)
    }

    @Test("every byte at every place is read or refused")
    func everyByte() throws {
        let type = try #require(Self.type)
        let whole = bytes(Self.good)
        for position in whole.indices {
            for byte: UInt8 in [0, 9, 10, 13, 32, 34, 45, 58, 59, 61, 88, 92, 127, 255] {
                var changed = whole
                changed[position] = byte
                _ = try? MultipartDecoder.decode(changed, type)
            }
        }
    }

    @Test(
        "parts without a sound header are refused",
        arguments: [
            "", "X: y", "Content-Disposition: form-data", "Content-Disposition: attachment; name=a",
            "Content-Disposition: form-data; name=a; name=b", "Content-Disposition: form-data; name=\"a",
            "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
            "Content-Disposition: form-data; name=a; filename*=UTF-8''x", "Content-Disposition : form-data; name=a",
            "Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=YY",
            "Content-Disposition: form-data; name=a\r\nContent-Type: x",
            "Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64",
            "Content-Disposition: form-data; name=\"\u{0}\"", "Content-Disposition: form-data; name=a\nX: y",
            "Content-Disposition: form-data;\r\n name=a",
        ])
    func headers(_ header: String) {
        #expect(status(part(header)) == 400)
    }

    @Test(
        "anything around the parts is refused",
        arguments: [
            "", "--XX", "--XX--x", "--XX--\r\nx", "x\r\n--XX--", "\r\n--XX--", "--XX --\r\n", "--XX\r\n--XX--\r\n",
        ])
    func surroundings(_ form: String) {
        #expect(status(form) == 400)
    }

    @Test("a form without parts is a form")
    func empty() throws {
        #expect(try decode("--XX--\r\n").list.isEmpty)
    }

    @Test(
        "other media types and boundaries are refused",
        arguments: [
            ("multipart/mixed; boundary=XX", 415), ("multipart/form-data; boundary=XX; charset=utf-16", 415),
            ("multipart/form-data", 400), ("multipart/form-data; boundary=\"\"", 400),
            ("multipart/form-data; boundary=\"X X\"", 400),
            ("multipart/form-data; boundary=\(String(repeating: "X", count: 71))", 400),
        ])
    func types(_ value: String, _ expected: Int) throws {
        let type = try #require(MediaType(bytes(value)))
        #expect(throws: HTTPError(expected, "")) { try MultipartDecoder.decode(bytes(Self.good), type) }
    }

    @Test("limits hold for parts, their headers, names, values and files")
    func limits() {
        var limits = FormLimits()
        limits.fields = 2
        limits.nameBytes = 3
        limits.valueBytes = 4
        limits.fileBytes = 5
        limits.partHeadBytes = 60
        func form(_ parts: [String]) -> String { parts.map { "--XX\r\n\($0)\r\n" }.joined() + "--XX--\r\n" }
        func field(_ name: String, _ value: String) -> String {
            "Content-Disposition: form-data; name=\(name)\r\n\r\n\(value)"
        }
        #expect(status(form([field("a", "1"), field("b", "2")]), limits) == 200)
        #expect(status(form([field("a", "1"), field("b", "2"), field("c", "3")]), limits) == 413)
        #expect(status(form([field("aaa", "1234")]), limits) == 200)
        #expect(status(form([field("aaaa", "1234")]), limits) == 413)
        #expect(status(form([field("aaa", "12345")]), limits) == 413)
        #expect(status(form([field("a;filename=b", "12345")]), limits) == 200)
        #expect(status(form([field("a;filename=b", "123456")]), limits) == 413)
        // "Content-Disposition: form-data; name=a" and two line ends are 42 bytes.
        for (count, expected) in [(13, 200), (14, 413)] {
            let header = field("a", "1").replacing(
                "\r\n\r\n", with: "\r\nX: \(String(repeating: "y", count: count))\r\n\r\n")
            #expect(status(form([header]), limits) == expected)
        }
    }

    @Test("text in fields must be UTF-8, files may hold anything")
    func encodings() throws {
        let type = try #require(Self.type)
        let field = bytes("--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n") + [0xff] + bytes("\r\n--XX--")
        let file =
            bytes("--XX\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n") + [0xff] + bytes("\r\n--XX--")
        #expect(throws: HTTPError(400, "")) { try MultipartDecoder.decode(field, type) }
        #expect(try MultipartDecoder.decode(file, type).only("a") == [0xff])
    }
}
