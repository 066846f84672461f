import Bytes
import Net
import Testing

@Suite("Credentials, media types and percent-encoding", .tags(.format))
struct CredentialsTests {
    func credentials(_ values: String..., demandsUTF8: Bool = true) -> BasicCredentials? {
        var fields = HTTPFields()
        for value in values { fields.append("Authorization", value) }
        return BasicCredentials(fields, demandsUTF8: demandsUTF8)
    }

    @Test(
        "name and password are read",
        arguments: [
            ("Basic YTpi", "a", "b"), ("bAsIc YTpi", "a", "b"), ("Basic   YTpi", "a", "b"), ("Basic Og==", "", ""),
            ("Basic YTpiOmM=", "a", "b:c"), ("Basic w6Q6w7w=", "ä", "ü"),
        ])
    func sound(_ value: String, _ user: String, _ password: String) {
        #expect(credentials(value) == BasicCredentials(user: bytes(user), password: bytes(password)))
    }

    @Test(
        "everything else is nothing",
        arguments: [
            "", "Basic", "Basic ", "BasicYTpi", "Basic\tYTpi", "Basic !!!!", "Basic YTpi=", "Basic YTp",
            "Basic YTpi YTpi",
            "Basic YWI=", "Basic YQBiOmM=", "Basic YQ06Yg==", "Basic //46//4=", "Basic YTpi\n", "Bearer YTpi",
            "Negotiate TlRMTVNTUAAB", "Basic YR==",
        ])
    func malformed(_ value: String) {
        #expect(credentials(value) == nil)
    }

    @Test("two fields, none, and one of more than 4 KiB are nothing")
    func number() {
        #expect(credentials() == nil)
        #expect(credentials("Basic YTpi", "Basic YTpi") == nil)
        let long = BasicCredentials(user: bytes("a"), password: [UInt8](repeating: 0x61, count: 3_065))
        #expect(long.value.utf8.count == 4_098)
        #expect(credentials(long.value) == nil)
        #expect(credentials(BasicCredentials(user: [], password: Array(long.password.dropLast(2))).value) != nil)
    }

    @Test("other encodings can be allowed")
    func anyBytes() {
        #expect(credentials("Basic //46//4=", demandsUTF8: false)?.user == [0xff, 0xfe])
    }

    @Test("what is written is read back")
    func roundTrip() {
        let sent = BasicCredentials(user: bytes("k-7f3a"), password: bytes("p:ß"))
        #expect(credentials(sent.value) == sent)
    }

    static let mediaTypes: [(value: String, name: String, parameters: [(String, String)])] = [
        ("text/html", "text/html", []), ("Text/HTML;Charset=UTF-8", "text/html", [("charset", "UTF-8")]),
        ("a/b ; c=\"d;\\\"e\" ;f=g", "a/b", [("c", "d;\"e"), ("f", "g")]), ("a/b;c=\"\"", "a/b", [("c", "")]),
    ]

    @Test("media types are read", arguments: mediaTypes)
    func mediaType(_ value: String, _ name: String, _ parameters: [(String, String)]) throws {
        let type = try #require(MediaType(bytes(value)))
        #expect(type.name == name)
        #expect(type.parameters.map(\.name) == parameters.map(\.0))
        #expect(type.parameters.map(\.value) == parameters.map { bytes($0.1) })
    }

    @Test(
        "what is no media type is nothing",
        arguments: [
            "", "a", "a/", "/b", "a/b/c", "a/b;", "a/b;c", "a/b;c=", "a/b;c=\"d", "a/b;c=\"d\\", "a/b;c=d;C=e",
            "a/b,c/d",
            "a/b;c=d e", " Text/HTML ; Charset = x",
        ])
    func noMediaType(_ value: String) {
        #expect(MediaType(bytes(value)) == nil)
    }

    @Test("16 parameters are read, one more is not")
    func parameterLimit() {
        for (count, isRead) in [(16, true), (17, false)] {
            let value = "a/b" + (0..<count).map { ";p\($0)=x" }.joined()
            #expect((MediaType(bytes(value)) != nil) == isRead)
        }
    }

    @Test("percent-encoding goes both ways for every byte")
    func percent() {
        let every = (UInt8.min...UInt8.max).map { $0 }
        let encoded = PercentCoding.encode(every)
        #expect(PercentCoding.decode(bytes(encoded)) == every)
        #expect(PercentCoding.encode(bytes("a/b c"), also: "/") == "a/b%20c")
        #expect(PercentCoding.decode(bytes("a+b"), plusIsSpace: true) == bytes("a b"))
        #expect(PercentCoding.decode(bytes("a+b")) == bytes("a+b"))
        for broken in ["%", "%a", "%ag", "a%2"] { #expect(PercentCoding.decode(bytes(broken)) == nil) }
    }
}
