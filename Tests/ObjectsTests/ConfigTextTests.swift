import Bytes
import Objects
import Testing

@Suite("Git's configuration syntax")
struct ConfigTextTests {
    func entries(_ text: String) throws -> [String] {
        try ConfigText(Array(text.utf8)).entries.map { entry in
            let sub = entry.subsection.map { "." + String(decoding: $0, as: UTF8.self) } ?? ""
            return "\(entry.section)\(sub).\(entry.key)"
                + (entry.value.map { "=" + String(decoding: $0, as: UTF8.self) } ?? "")
        }
    }

    @Test(
        "what git reads is read alike",
        arguments: [
            ("[core]\n\tbare = true\n", ["core.bare=true"]), ("[Core] BARE\n", ["core.bare"]),
            ("[remote \"Or\\\"i\"]\nurl=a#b\n", ["remote.Or\"i.url=a"]), ("[a.B]\nc=1", ["a.b.c=1"]),
            ("[a]\nb = \" x;y \" z  ; c\n", ["a.b= x;y  z"]), ("[a]\nb = one\\\n two\n", ["a.b=one two"]),
            ("[a]\nb = \\t\\n\\\\\\\"\n", ["a.b=\t\n\\\""]), ("[a]\r\nb = c\r\n", ["a.b=c"]), ("; x\n# y\n", []),
            ("[a]\nb\n[c]\nd=e", ["a.b", "c.d=e"]), ("[a] b = c\n", ["a.b=c"]), ("[a]\nb =\n", ["a.b="]),
        ])
    func good(_ text: String, _ expected: [String]) throws { #expect(try entries(text) == expected) }

    @Test(
        "what git refuses is refused",
        arguments: [
            "a = b", "[a", "[a \"b]\n", "[]\n", "[a]\n1b=c", "[a]\nb = \"c\n", "[a]\nb = \\x\n", "[a]\nb c\n",
            "[a \"b\" c]\n",
        ])
    func bad(_ text: String) { #expect(throws: FormatError.self) { try entries(text) } }
}
