import Bytes
import Templates
import Testing

@Suite("Ids and sorted maps", .tags(.format))
struct ElementIDTests {
    @Test(
        "an id reads back as it was written",
        arguments: ["3f0a9k2m7x", "a", "PL", "0", "gebuehren_pflichtig", "ja-nein", "12345678901234567890123456789012"])
    func roundTrip(_ text: String) throws {
        #expect(try #require(ElementID(text)).description == text)
        #expect(ElementID(utf8: text.utf8)?.bytes == Array(text.utf8))
    }

    @Test(
        "what is no id is refused",
        arguments: ["", "-a", "_a", "a b", "ä", "a.b", "a/b", "123456789012345678901234567890123", "a\0"])
    func refused(_ text: String) {
        #expect(ElementID(text) == nil)
    }

    @Test("ids are in the order of their bytes")
    func order() {
        let texts = [
            "b", "a", "aa", "Z", "0", "a-", "zzzzzzzzzzzzzzzza", "zzzzzzzzzzzzzzzz", "a_", "aaaaaaaaa", "aaaaaaaab",
        ]
        let sorted = texts.map { id($0) }.sorted().map(\.description)
        #expect(sorted == texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("new ids are ten letters of Crockford's alphabet, and differ")
    func random() {
        var generator = Seeded(1)
        var seen = Set<ElementID>()
        for _ in 0..<10_000 {
            let id = ElementID.random(using: &generator)
            #expect(id.isRandom && seen.insert(id).inserted)
            #expect(id.description.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
        }
        var again = Seeded(1)
        #expect(seen.contains(.random(using: &again)))
        #expect(ElementID.random() != ElementID.random())
        #expect(!id("abcdefghiu").isRandom && !id("abc").isRandom && id("abcdefghjk").isRandom)
    }

    @Test("a map stays sorted whatever is put into it")
    func map() {
        var map: SortedMap<Text, Int> = ["b": 2, "a": 1, "ü": 4, "c": 3]
        #expect(map.keys == ["a", "b", "c", "ü"] && map.values == [1, 2, 3, 4])
        map["a"] = nil
        map["aa"] = 9
        map["b"] = 7
        map["missing"] = nil
        #expect(map.map(\.key) == ["aa", "b", "c", "ü"] && map["b"] == 7 && map["zz"] == nil)
        #expect(map == ["aa": 9, "b": 7, "c": 3, "ü": 4] && map.contains("c") && !map.contains("d"))
        #expect(
            SortedMap<Text, Int>([(key: "a", value: 1), (key: "b", value: 1), (key: "a", value: 2)]) == [
                "a": 2, "b": 1,
            ])
    }

    @Test("a set stays sorted, and holds everything once")
    func set() {
        var set: SortedSet<Text> = ["b", "a", "b"]
        set.insert("a")
        set.insert("c")
        set.remove("b")
        set.remove("z")
        #expect(set == ["a", "c"] && set.contains("c") && !set.contains("b"))
    }
}
