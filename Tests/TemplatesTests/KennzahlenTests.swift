import Foundation
import Templates
import TestSupport
import Testing

@Suite("Figures of some numbers")
struct KennzahlenTests {
    /// A line of the table that Python made (Fixtures/kennzahlen/make.py).
    struct Row: Sendable, CustomStringConvertible {
        let description: String
        let werte: [Int]
        /// Count, median, lower and upper quartile, smallest and greatest.
        let figures: [Int]
    }

    static let rows: [Row] = {
        let file = SharedCorpus.package.appending(path: "Fixtures/kennzahlen/kennzahlen.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map { $0.split(separator: " ").compactMap { Int($0) } }
            return Row(description: String(line), werte: fields[0], figures: fields.dropFirst().flatMap(\.self))
        }
    }()

    @Test func `The table is there`() { #expect(Self.rows.count > 90) }

    @Test(arguments: rows)
    func `Figures are those of Python's statistics and of numpy`(_ row: Row) throws {
        let found = try #require(Kennzahlen(row.werte, mindestens: 1))
        #expect(
            [
                found.anzahl, found.median, found.unteresQuartil, found.oberesQuartil, found.spanne.lowerBound,
                found.spanne.upperBound,
            ] == row.figures)
        #expect(Kennzahlen(row.werte.reversed(), mindestens: row.werte.count) == found)
    }

    @Test(arguments: [0, 1, 4, 5, 12])
    func `Fewer numbers than demanded have no figures`(_ count: Int) {
        let werte = Array(0..<count)
        #expect((Kennzahlen(werte, mindestens: 5) == nil) == (count < 5))
        #expect((Kennzahlen(werte, mindestens: 0) == nil) == (count < 1))
        #expect((Kennzahlen(werte, mindestens: .min) == nil) == (count < 1))
        #expect(Kennzahlen(werte, mindestens: .max) == nil)
    }

    @Test(arguments: [Int.min, .max, -1_000_000_000_001, 1_000_000_000_001])
    func `Numbers that no duration has are refused`(_ werte: Int) {
        #expect(Kennzahlen([1, 2, 3, werte], mindestens: 1) == nil)
    }

    @Test func `The greatest numbers that are taken do not overflow`() throws {
        let grenzen = Kennzahlen.grenzen
        let found = try #require(Kennzahlen([grenzen.lowerBound, grenzen.upperBound], mindestens: 2))
        #expect(found.median == 0 && found.oberesQuartil == grenzen.upperBound * 5)
    }
}
