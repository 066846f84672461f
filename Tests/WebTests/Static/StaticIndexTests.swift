import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Web

@Suite struct StaticIndexTests {
    /// The words of an index with the templates that have them, read the way the script reads them.
    private func read(_ text: [UInt8]) -> [String: (strong: [Int], weak: [Int])] {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".utf8)
        func digit(_ byte: UInt8) -> Int { alphabet.firstIndex(of: byte) ?? 0 }
        func numbers(_ text: [UInt8]) -> [Int] {
            var (found, last, value, shift) = ([Int](), -1, 0, 0)
            for byte in text {
                value |= (digit(byte) & 31) << shift
                shift += 5
                if digit(byte) & 32 != 0 { continue }
                last += value + 1
                found.append(last)
                (value, shift) = (0, 0)
            }
            return found
        }
        var words: [String: (strong: [Int], weak: [Int])] = [:]
        var word: [UInt8] = []
        for entry in text.split(separator: 0x20) {
            let parts = entry.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { Array($0) }
            word = Array(word.prefix(digit(parts[0][0]))) + parts[0].dropFirst()
            words[String(decoding: word, as: UTF8.self)] = (numbers(parts[1]), numbers(parts[2]))
        }
        return words
    }

    private func mappe(_ titel: String, _ schritte: [String] = []) throws -> Vorlagenmappe {
        var struktur = Struktur()
        for (number, schritt) in schritte.enumerated() {
            struktur.knoten[try #require(ElementID("s\(number)"))] = Knoten(.aufgabe, schritt)
        }
        return Vorlagenmappe(Vorlage(id: try #require(ElementID("v")), titel: titel), struktur)
    }

    @Test func `Words are found by their stems, in titles and in steps`() throws {
        var index = StaticIndex()
        index.add(try mappe("Aktenpläne für die E-Akte"))
        index.add(try mappe("Vergabe", ["Aktenplan prüfen", "漢字 der Straßen"]))
        let words = read(index.text([1, 0]))
        #expect(words["aktenplan"]?.strong == [1] && words["aktenplan"]?.weak == [0])
        #expect(words["eakt"]?.strong == [1])
        #expect(words["pruf"]?.weak == [0] && words["strass"]?.weak == [0] && words["漢字"]?.weak == [0])
        #expect(words["x"] == nil)
    }

    @Test func `Many templates come back from the file with all their words`() throws {
        var random = TestSupport.Seeded(3)
        var index = StaticIndex()
        var expected: [String: Set<Int>] = [:]
        var places = Array(0..<2_000)
        places.shuffle(using: &random)
        for number in 0..<2_000 {
            let chosen = (0..<12).map { _ in "wort\(Int.random(in: 0..<900, using: &random))" }
            index.add(try mappe("Vorlage", chosen))
            for word in chosen {
                expected[String(decoding: Folding.stem(Array(word.utf8)), as: UTF8.self), default: []].insert(
                    places[number])
            }
        }
        let words = read(index.text(places))
        #expect(words["vorlag"]?.strong == Array(0..<2_000))
        for (word, numbers) in expected { #expect(words[word].map { Set($0.weak) } == numbers) }
    }

    @Test func `Five thousand templates stay within two megabytes and keep what is in titles`() throws {
        var random = TestSupport.Seeded(5)
        var library = StaticLibrary("Groß")
        // Words as rare as in a language: few in all templates, most in few.
        func word() -> String {
            let rank = Int(pow(60_000.0, Double.random(in: 0..<1, using: &random)))
            return "wort\(String(rank, radix: 26))amt"
        }
        for number in 0..<5_000 {
            var mappe = try mappe(
                "\(word()) \(word()) Nummer\(number)", (0..<60).map { _ in "\(word()) \(word()) \(word())" })
            mappe.vorlage.kurztext = (0..<25).map { _ in word() }.joined(separator: " ")
            mappe.ordner = Text("vorlagen/thema\(number % 60)/v\(number)")
            library.add(StaticTemplate(mappe), Array("vorlagen/thema/v\(number).html".utf8))
        }
        let files = Dictionary(
            uniqueKeysWithValues: library.finish().map { (String(decoding: $0.path, as: UTF8.self), $0.bytes) })
        let words = try #require(files["verzeichnis.js"])
        let index = try #require(files["index.html"])
        #expect(words.count <= 2_000_000 && index.count <= 2_000_000)
        #expect(String(decoding: words.prefix(80), as: UTF8.self).contains("\"anzahl\": 5000"))
        guard let target = SiteTests.target else { return }
        let folder = URL(filePath: target).appending(path: "gross")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    }
}
