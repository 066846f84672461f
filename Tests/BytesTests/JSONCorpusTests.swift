import Bytes
import FoundationEssentials
import Testing

// Two collections that are not part of the project: texts other readers stumbled over. They lie beside the package, or where
// ALLMENDE_SHARED says; where they are missing, these tests are reported as disabled.

private let shared: String? = {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let candidates = [ProcessInfo.processInfo.environment["ALLMENDE_SHARED"], "/\(package)/../shared"]
    return candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: "\($0)/badcorpus/dev/json") }
}()

private func files(_ folder: String) -> [String] {
    guard let shared else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(shared)/badcorpus/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
}

private func read(_ path: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: "\(shared ?? "")/badcorpus/\(path)")))
}

@Suite("JSON texts that were collected elsewhere", .enabled(if: shared != nil, "no collection beside the package"))
struct JSONCorpusTests {
    /// Sound texts of the test suite that we refuse, and why.
    static let deviations: [String: JSONError.Code] = [
        "y_object_duplicated_key.json": .duplicateKey,
        "y_object_duplicated_key_and_value.json": .duplicateKey,
        "y_object_escaped_null_in_key.json": .nulInKey,
    ]

    /// Texts the suite leaves to the reader, and what ours does: it refuses all but these.
    static let accepted: Set<String> = [
        "number_1.0.json", "number_1.000000000000000005.json", "number_1000000000000000.json", "number_1e6.json",
        "number_9223372036854775807.json", "string_with_escaped_NULL.json",
    ]

    @Test(
        "JSONTestSuite: sound texts are read, unsound ones refused, open ones as documented",
        arguments: files("external/dev/jsontestsuite"))
    func suite(_ name: String) throws {
        let bytes = try read("external/dev/jsontestsuite/\(name)")
        do throws(JSONError) {
            let value = try JSON(parsing: bytes)
            #expect(name.hasPrefix("y_") || Self.accepted.contains(name))
            let fragment = JSONFragment(value)
            #expect(JSONFragment(try JSON(parsing: fragment.bytes)) == fragment)
        } catch {
            #expect(!name.hasPrefix("y_") || Self.deviations[name] == error.code, "\(error)")
            #expect(!Self.accepted.contains(name), "\(error)")
        }
    }

    /// What the shape of a record finds after the text is sound: a number is due for `dauer`, a text for `name`.
    private func readsAsRecord(_ value: JSON) -> Bool {
        if let duration = value["dauer"], duration.integer == nil { return false }
        if let name = value["name"], name.string == nil { return false }
        return true
    }

    @Test("bad inputs: refused or accepted as the list demands", .timeLimit(.minutes(60)), arguments: files("dev/json"))
    func badInputs(_ name: String) throws {
        let manifest = String(decoding: try read("manifest-dev.tsv"), as: UTF8.self)
        let row = try #require(manifest.split(separator: "\n").first { $0.contains("\tjson/\(name)\t") })
        let expected = row.split(separator: "\t", omittingEmptySubsequences: false)[6]
        let bytes = try read("dev/json/\(name)")
        let good = (try? JSON(parsing: bytes)).map(readsAsRecord) ?? false
        if name.hasPrefix("tpl-") {
            #expect(good, "sound JSON; what it says is judged by the check of a template")
        } else if expected != "either" {
            #expect(good == (expected == "accept"))
        }
    }
}
