import Bytes
import Templates
import Testing

@Suite("Places among siblings", .tags(.format))
struct RangTests {
    @Test("a key is of digits and letters and does not end in zero", arguments: ["", "0", "a0", "ä", "a b", "-"])
    func invalid(_ text: String) {
        #expect(Rang(text) == nil)
        #expect(Rang(String(repeating: "a", count: 201)) == nil)
    }

    @Test(
        "any valid key will do, also one from another program",
        arguments: ["a", "b", "V", "0001", "zzzz", "a0V", "00000000001"])
    func valid(_ text: String) throws {
        let key = try #require(Rang(text))
        let after = try #require(Rang.between(key, nil))
        let before = try #require(Rang.between(nil, key))
        let inside = try #require(Rang.between(key, after))
        #expect(before < key && key < inside && inside < after)
        #expect(Rang(after.description) == after && Rang(before.description) == before)
    }

    @Test("keys between the same neighbours are the same, and there is none between equal ones or the wrong way round")
    func deterministic() {
        #expect(Rang.between(nil, nil) == .first)
        #expect(Rang.between(rang("a"), rang("b"))?.description == "at")
        #expect(Rang.between(rang("a"), rang("z"))?.description == "d")
        #expect(Rang.between(rang("a"), rang("b01"))?.description == "b")
        #expect(Rang.between(rang("a"), rang("a01"))?.description == "a00t")
        #expect(Rang.between(rang("a"), rang("a")) == nil && Rang.between(rang("b"), rang("a")) == nil)
    }

    @Test("adding at an end counts: ten thousand keys stay short", arguments: [true, false])
    func ends(_ upwards: Bool) throws {
        var last = Rang.first
        var longest = 0
        for _ in 0..<10_000 {
            let next = try #require(upwards ? Rang.between(last, nil) : Rang.between(nil, last))
            #expect(upwards ? last < next : next < last)
            last = next
            longest = max(longest, next.text.count)
        }
        #expect(longest == 5)
        #expect(Rang.series(4).map(\.description) == ["V", "V1", "V2", "V3"])
    }

    @Test("typing one after the other in the middle stays short too", arguments: [true, false])
    func middle(_ upwards: Bool) throws {
        var (lower, upper) = (rang("V"), rang("V1"))
        for _ in 0..<1_000 {
            let next = try #require(Rang.between(lower, upper))
            #expect(lower < next && next < upper)
            if upwards { lower = next } else { upper = next }
        }
        #expect((upwards ? lower : upper).text.count <= 90)
    }

    @Test("the worst case grows by a character in some insertions, and ends with nil, never with a wrong key")
    func worst() throws {
        var (lower, upper) = (rang("V"), rang("W"))
        var count = 0
        while let next = Rang.between(lower, upper) {
            #expect(lower < next && next < upper && next.text.count <= Rang.limit)
            if count.isMultiple(of: 2) { lower = next } else { upper = next }
            count += 1
            if count == 2_000 { break }
        }
        #expect(count > 500)
    }

    @Test("random insertions keep every list in order", arguments: 0..<10)
    func random(_ seed: Int) throws {
        var generator = Seeded(seed)
        var keys = [Rang.first]
        for _ in 0..<1_000 {
            let place = generator.below(keys.count + 1)
            let lower = place > 0 ? keys[place - 1] : nil
            let upper = place < keys.count ? keys[place] : nil
            keys.insert(try #require(Rang.between(lower, upper)), at: place)
        }
        for index in keys.indices.dropFirst() { #expect(keys[index - 1] < keys[index]) }
        #expect(keys.map(\.text.count).max() ?? 0 < 20)
    }
}
