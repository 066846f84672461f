import Bytes
import Testing

@Suite("Hex and Base64", .tags(.format))
struct TextCodingTests {
    @Test("hex goes both ways and reads upper case")
    func hex() {
        #expect(Hex.string([0, 0x0f, 0xa5, 0xff]) == "000fa5ff")
        #expect(Hex.decode(Array("000fA5ff".utf8).span) == [0, 0x0f, 0xa5, 0xff])
        #expect(Hex.decode(Array("abc".utf8).span) == nil)
        #expect(Hex.decode(Array("0g".utf8).span) == nil)
        #expect(Hex.decode(Array(":0".utf8).span) == nil)
    }

    @Test(
        "Base64 gives the examples of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func base64(_ plain: String, _ text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(Array(text.utf8).span) == Array(plain.utf8))
    }

    @Test(
        "Base64 that could be written otherwise is refused",
        arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Z===", "====", "Zm 9", "Zm8=\n", "Zm-_"])
    func strictBase64(_ text: String) {
        #expect(Base64.decode(Array(text.utf8).span) == nil)
    }
}
