import Bytes
import Testing

private func json(_ text: String, _ limits: JSONLimits = JSONLimits()) throws -> JSON {
    try JSON(parsing: Array(text.utf8), limits: limits)
}

@Suite("Reading JSON", .tags(.format))
struct JSONReaderTests {
    @Test("values keep their kind, their order and their bytes")
    func values() throws {
        let value = try json(#"{"z":[true,false,null],"a":-12,"ü":"K\u00f6ln \ud834\udd1e\n","r":1.50e+3,"o":{}}"#)
        #expect(value.kind == .object && value.count == 5)
        #expect(value.members.map { $0.name.string } == ["z", "a", "ü", "r", "o"])
        #expect(value["z"]?.elements.map(\.kind) == [.yes, .no, .null])
        #expect(value["z"]?.elements.map(\.bool) == [true, false, nil])
        #expect(value["a"]?.integer == -12)
        #expect(value["ü"]?.string == "Köln 𝄞\n")
        #expect(value["ü"]?.bytes == Array("Köln 𝄞\n".utf8))
        #expect(value["r"]?.numeral == "1.50e+3" && value["r"]?.integer == nil && value["r"]?.kind == .real)
        #expect(value["o"]?.count == 0 && value["o"].map { Array($0.members.map(\.name.string)) } == [])
        #expect(value["missing"] == nil)
        #expect(value["z"]?.elements.map(\.isNull) == [false, false, true])
    }

    @Test(
        "what is not strict JSON is refused, with a code",
        arguments: [
            ("", .empty), (" \n", .empty), ("{", .truncated), ("[1,", .truncated), ("\"a", .truncated),
            ("tru", .truncated),
            ("-", .truncated), ("\"\\u12", .truncated), ("{\"a\"", .truncated), ("{\"a\":", .truncated),
            ("[1", .truncated),
            ("trux", .unexpected), ("[1 2]", .unexpected), ("[1,]", .unexpected), ("{,}", .unexpected),
            ("{\"a\" 1}", .unexpected),
            ("{1:2}", .unexpected), ("{\"a\":1,}", .unexpected), ("[}", .unexpected), ("'a'", .unexpected),
            ("é", .unexpected),
            ("1 2", .trailing), ("{} x", .trailing), ("[]]", .trailing), ("\u{FEFF}{}", .byteOrderMark),
            ("\"\u{1}\"", .controlCharacter), ("\"\n\"", .controlCharacter), ("\"\\x\"", .invalidEscape),
            ("\"\\u12g4\"", .invalidEscape), ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate),
            ("\"\\ud800\\u0041\"", .loneSurrogate), ("{\"\\u0000\":1}", .nulInKey),
            ("{\"a\":1,\"\\u0061\":2}", .duplicateKey),
            ("{\"b\":1,\"a\":1,\"b\":2}", .duplicateKey), ("{\"u\u{308}\":1}", .keyNotNormal),
            ("{\"u\\u0308\":1}", .keyNotNormal),
            ("01", .leadingZero), ("-00", .leadingZero), ("1.", .truncated), ("[1.]", .invalidNumber),
            ("[1e]", .invalidNumber),
            ("[-a]", .invalidNumber), ("1a", .invalidNumber), ("0x10", .invalidNumber), ("1.2.3", .invalidNumber),
            ("+1", .unexpected), (".5", .unexpected), ("NaN", .unexpected), ("9223372036854775808", .numberOutOfRange),
            ("-9223372036854775809", .numberOutOfRange), ("1e400", .numberOutOfRange), ("1e-400", .numberOutOfRange),
            ("1e99999999999999999999", .numberOutOfRange), ("0.00000001e-305", .numberOutOfRange),
        ] as [(String, JSONError.Code)])
    func refused(_ text: String, _ code: JSONError.Code) {
        #expect(throws: JSONError(code, TextPosition(offset: 0, in: []))) { try json(text) }
    }

    @Test(
        "bytes that are no UTF-8 are refused wherever they stand",
        arguments: [
            [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0xAF],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func badUTF8(_ bytes: [UInt8]) {
        let error = JSONError(.invalidUTF8, TextPosition(offset: 0, in: []))
        for quoted in [[0x22] + bytes + [0x22], [0x22, 0x5C, 0x6E] + bytes + [0x22], bytes] {
            #expect(throws: error) { try JSON(parsing: quoted) }
        }
    }

    @Test("numbers at the borders are read exactly", arguments: [Int64.min, -1, 0, 1, Int64.max])
    func borders(_ number: Int64) throws {
        #expect(try json("\(number)").integer == number)
        #expect(
            try json("[-0, 0.0e9999, 1e307, 12345678901234567890.5]").elements.map(\.integer) == [0, nil, nil, nil])
    }

    @Test("a place counts lines and code points from one")
    func places() throws {
        let value = try json("{\n  \"ä𝄞\": 1,\n  \"b\": [\"ö\", 2]\n}")
        let elements = try #require(value["b"]).elements.map(\.position)
        #expect(
            elements == [TextPosition(offset: 25, line: 3, column: 9), TextPosition(offset: 31, line: 3, column: 14)])
        #expect(value["ä𝄞"]?.position.description == "2:9")
        let error = #expect(throws: JSONError.self) { try json("{\n  \"ä\": 1,\n  \"ä\": 2 }") }
        #expect(error?.position.description == "3:3" && error?.found == "ä")
        #expect(error?.description == "duplicateKey at 3:3: ä")
    }

    @Test("limits hold for bytes, depth and values")
    func limits() throws {
        #expect(throws: JSONError(.tooLarge, TextPosition(offset: 0, in: []))) {
            try json("[1,2]", JSONLimits(bytes: 4))
        }
        #expect(throws: JSONError(.tooManyValues, TextPosition(offset: 0, in: []))) {
            try json("[1,2]", JSONLimits(values: 2))
        }
        #expect(throws: JSONError(.tooDeep, TextPosition(offset: 0, in: []))) {
            try json("[[[]]]", JSONLimits(depth: 2))
        }
        #expect(try json("[[]]", JSONLimits(depth: 2)).count == 1)
        #expect(try json(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).count == 1)
    }

    @Test("a million levels are read, written and freed without recursion, when asked for")
    func deep() throws {
        let depth = 1_000_000
        let bytes = [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
        let value = try JSON(parsing: bytes, limits: JSONLimits(depth: depth))
        #expect(value.count == 1)
        #expect(throws: JSONError(.tooDeep, TextPosition(offset: 0, in: []))) { try JSON(parsing: bytes) }
        let shallow = 3_000
        let part = Array(bytes[(depth - shallow)..<(depth + shallow)])
        let fragment = JSONFragment(try JSON(parsing: part, limits: JSONLimits(depth: depth)))
        #expect(fragment.bytes.count(where: { $0 == 0x5B }) == shallow)
    }

    @Test("many names are told apart quickly, also in no order", arguments: [false, true])
    func manyNames(_ twice: Bool) throws {
        var text = "{"
        for number in 0..<50_000 { text += "\"k\((number &* 7919) % 50_000)\":1," }
        text += twice ? "\"k77\":1}" : "\"last\":1}"
        if twice {
            #expect(throws: JSONError(.duplicateKey, TextPosition(offset: 0, in: []))) { try json(text) }
        } else {
            #expect(try json(text).count == 50_001)
        }
    }

    @Test("every beginning of a text is refused, and no flipped bit makes it trap")
    func mutations() throws {
        let sample = Array(#"{"format":"x/1","ö":{"a":[1,-2.5e3,true,null,"\u00e4\ud834\udd1e"]},"n":{}}"#.utf8)
        for end in 0..<sample.count { #expect(throws: JSONError.self) { try JSON(parsing: Array(sample[0..<end])) } }
        for bit in 0..<sample.count * 8 {
            var bytes = sample
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            if let value = try? JSON(parsing: bytes) {
                let fragment = JSONFragment(value)
                #expect(JSONFragment(try JSON(parsing: fragment.bytes)) == fragment)
            }
        }
    }
}
