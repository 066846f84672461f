import Objects
import TestSupport
import Testing

@Suite("Names of refs")
struct RefNameTests {
    static let corpusCases = SharedCorpus.cases("refnames")

    @Test(
        "names of the corpus get git's verdict",
        .enabled(if: SharedCorpus.exists, "needs the shared corpus"), arguments: corpusCases)
    func corpus(_ item: SharedCorpus.Case) throws {
        let name = RefName(try item.bytes())
        if item.expect == "accept" { #expect(name?.isBelowRefs == true) }
        if item.expect == "reject" { #expect(name == nil || name?.isBelowRefs == false) }
    }

    @Test(
        "good names are taken",
        arguments: ["HEAD", "refs/heads/main", "refs/heads/a/b@x", "refs/tags/ausgabe-2027-1", "refs/heads/ü"])
    func good(_ name: String) { #expect(RefName(name)?.description == name) }

    @Test(
        "bad names are refused",
        arguments: [
            "", "@", "refs//a", "refs/heads/", "/refs/a", "refs/a.", "refs/a..b", "refs/.a", "refs/a.lock",
            "refs/a.lock/b",
            "refs/a b", "refs/a~1", "refs/a^", "refs/a:b", "refs/a?", "refs/a*", "refs/[a", "refs/a\\b", "refs/a@{1}",
            "refs/a\u{7f}", "refs/a\n", "main", "heads/main", "../x", "refs/../config",
        ])
    func bad(_ name: String) { #expect(RefName(name) == nil) }

    @Test("order is that of the bytes")
    func order() {
        let names = ["refs/heads/a", "refs/heads/a-b", "refs/heads/a/b", "refs/heads/ä"].compactMap { RefName($0) }
        #expect(names.shuffled().sorted() == names)
    }
}
