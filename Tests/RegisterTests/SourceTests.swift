import Bytes
import Foundation
import TestSupport
import Testing

@testable import Register

/// The built-in texts against what they are made of.
@Suite("The sources of the register")
struct SourceTests {
    @Test("the history that is built in is that of nachfolger.tsv, line by line")
    func history() throws {
        let url = SharedCorpus.package.appending(path: "Fixtures/gemeinden/nachfolger.tsv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == HistoryTests.dead.count)
        for (line, dead) in zip(lines, HistoryTests.dead) {
            let source = dead.quelle.split(separator: " ", maxSplits: 1).joined(separator: ", ")
            let fields = [
                dead.ars, dead.name, dead.tag.description, dead.art.rawValue,
                dead.nachfolger.joined(separator: ", "), "Gebietsänderungen \(source)",
            ]
            #expect(line == fields.joined(separator: "\t"))
        }
    }

    static let official = SharedCorpus.root.appending(path: "data/gemeinden/GV100AD_31082025.txt")

    @Test(
        "every line of the official register is there, or is one of those that stand under another key",
        .enabled(if: SharedCorpus.exists, "needs the shared corpora"))
    func snapshot() throws {
        let text = try String(contentsOf: Self.official, encoding: .utf8)
        var count = 0
        // The file begins with a byte order mark.
        for line in text.drop(while: { $0 == "\u{FEFF}" }).split(whereSeparator: \.isNewline) {
            let letters = Array(line)
            func field(_ range: Range<Int>) -> String {
                String(letters[range]).trimmingCharacters(in: .whitespaces)
            }
            let (level, key) = (field(0..<2), field(10..<22).filter { !$0.isWhitespace })
            let ars: String
            switch level {
            case "10" where ["02", "11"].contains(key): continue
            case "10", "40": ars = key + String(repeating: "0", count: 12 - key.count)
            case "50": ars = key + "000"
            case "60": ars = String(key.prefix(5) + key.suffix(4) + key.dropFirst(5).prefix(3))
            default: continue
            }
            if level != "60", ["41", "42", "50"].contains(field(122..<124)) { continue }
            let entry = try #require(Register.entry(ars), "\(ars)")
            #expect(entry.name == field(22..<72))
            if level == "60" {
                #expect(entry.einwohner == Int(field(139..<150)) && entry.plz ?? "" == field(165..<170))
            } else {
                #expect(entry.sitz == field(72..<122).split(separator: ",").first.map { String($0) })
            }
            count += 1
        }
        #expect(count == RegisterTests.keys.count)
    }
}
