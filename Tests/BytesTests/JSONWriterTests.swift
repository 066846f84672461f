import Bytes
import Testing

@Suite("Writing JSON", .tags(.format))
struct JSONWriterTests {
    @Test("a file has two spaces a level, one member a line, empty containers on two lines and a newline at the end")
    func layout() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("titel")
        writer.string("Aktenplan")
        writer.name("dauer")
        writer.beginObject()
        writer.name("wert")
        writer.integer(40)
        writer.endObject()
        writer.name("leer")
        writer.beginObject()
        writer.endObject()
        writer.name("liste")
        writer.beginArray()
        writer.bool(true)
        writer.null()
        writer.beginArray()
        writer.endArray()
        writer.endArray()
        writer.endObject()
        let expected = """
            {
              "titel": "Aktenplan",
              "dauer": {
                "wert": 40
              },
              "leer": {
              },
              "liste": [
                true,
                null,
                [
                ]
              ]
            }

            """
        #expect(String(decoding: writer.finish(), as: UTF8.self) == expected)
    }

    @Test(
        "only quotation marks, backslashes and controls are escaped",
        arguments: [
            ("a/b", #""a/b""#), ("\"\\", #""\"\\""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\0\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("„Köln“ – 😀\u{2028}", "\"„Köln“ – 😀\u{2028}\""),
        ])
    func escapes(_ text: String, _ written: String) throws {
        let fragment = JSONFragment { $0.string(text) }
        #expect(Text(fragment.description) == Text(written))
        #expect(try JSON(parsing: fragment.bytes).text == Text(text))
    }

    @Test("text is written in Normalisation Form C")
    func normal() {
        #expect(JSONFragment { $0.string("u\u{308}\u{2126}") }.bytes == Array("\"ü\u{3A9}\"".utf8))
    }

    @Test("what was read is written back in canonical form, in its order or sorted, and then stays as it is")
    func canonical() throws {
        let value = try JSON(parsing: Array("{ \"b\" :{ \"z\":1.50,\"a\":[ ] } ,\n\"a\\/\":\"\\u0041u\u{308}\"}".utf8))
        let read = JSONFragment(value)
        #expect(read.description == "{\n  \"b\": {\n    \"z\": 1.50,\n    \"a\": [\n    ]\n  },\n  \"a/\": \"Aü\"\n}")
        let sorted = JSONFragment(value, order: .byName)
        #expect(sorted.description == "{\n  \"a/\": \"Aü\",\n  \"b\": {\n    \"a\": [\n    ],\n    \"z\": 1.50\n  }\n}")
        #expect(JSONFragment(try JSON(parsing: read.bytes)) == read)
        #expect(JSONFragment(try JSON(parsing: sorted.bytes), order: .byName) == sorted)
    }

    @Test("a fragment takes the indentation of its place")
    func fragment() throws {
        let fragment = JSONFragment(try JSON(parsing: Array("{\"a\":[\"x\\ny\"]}".utf8)))
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("neu")
        writer.fragment(fragment)
        writer.endObject()
        let text = "{\n  \"neu\": {\n    \"a\": [\n      \"x\\ny\"\n    ]\n  }\n}\n"
        #expect(String(decoding: writer.finish(), as: UTF8.self) == text)
    }

    @Test("whatever is read prints and reads back the same, for random values", arguments: 0..<20)
    func random(_ seed: Int) throws {
        var state = UInt64(seed) &+ 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func write(_ writer: inout JSONWriter, _ depth: Int) {
            switch next(depth > 5 ? 5 : 7) {
            case 0: writer.null()
            case 1: writer.bool(next(2) == 0)
            case 2: writer.integer(next(1_000_000) - 500_000)
            case 3: writer.string(["", "ä\"\\/", "\n\t\0", "„x“", "\u{1F600}"][next(5)])
            case 4: writer.string(String(repeating: "wort ", count: next(9)))
            case 5:
                writer.beginArray()
                for _ in 0..<next(5) { write(&writer, depth + 1) }
                writer.endArray()
            default:
                writer.beginObject()
                for number in 0..<next(25) {
                    writer.name("\(next(100))-\(number)")
                    write(&writer, depth + 1)
                }
                writer.endObject()
            }
        }
        let fragment = JSONFragment { write(&$0, 0) }
        #expect(JSONFragment(try JSON(parsing: fragment.bytes)) == fragment)
    }
}
