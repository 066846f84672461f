import Foundation
import Library
import Testing

/// What CONTRIBUTING.md asks of files.
@Suite("The files")
struct FileTests {
    /// Files that people write, whatever their language.
    static let written =
        ["Sources", "Tests", "Specs", "Fixtures", "Benchmarks", ".ci"].flatMap { folder in
            House.files(below: folder, ending: [".swift", ".md", ".json", ".py", ".sh", ".h", ".modulemap", "/run"])
        }
        + ["Package.swift", "CONTRIBUTING.md", "README.md", "CHANGELOG.md"].compactMap { name in
            (try? String(contentsOf: House.root.appending(path: name), encoding: .utf8)).map {
                SourceFile(path: name, text: $0)
            }
        }

    @Test("no file of the product is longer than 400 lines, but what is made from other files")
    func lengths() {
        let made = [
            "Sources/Library/Starter/Starter+", "Sources/Register/Stand/Register+", "Sources/Hub/API/OpenAPIDocument",
        ]
        for file in House.sources where !made.contains(where: { file.path.hasPrefix($0) }) {
            // The end of the last line is not a line.
            let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
            #expect(count <= 400, "\(file.path): \(count) lines")
        }
    }

    @Test("everything public has a doc comment")
    func documentation() {
        for file in House.sources {
            #expect(file.undocumented.isEmpty, "\(file.path): lines \(file.undocumented)")
        }
        let sample = SourceFile(
            path: "x",
            text: """
                public import Files
                /// Said.
                public struct A {
                    public var b = 1
                    /// Said.
                    @discardableResult
                    public func c() {}
                    ///
                    public let d: Int
                }
                """)
        #expect(sample.undocumented == [4, 9])
    }

    @Test("what is left to do stands in Specs/open-questions.md")
    func openQuestions() {
        let questions =
            (try? String(contentsOf: House.root.appending(path: "Specs/open-questions.md"), encoding: .utf8)) ?? ""
        // In two parts, so that this file is not found itself.
        let marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"]
        for file in Self.written {
            for (number, line) in file.lines.enumerated()
            where line.split(whereSeparator: { !$0.isLetter }).contains(where: { marks.contains(String($0)) }) {
                // The mark names its entry: MARK(name of the entry).
                let entry = line.firstMatch(of: /[A-Z]+\(([^)]+)\)/).map { String($0.1) }
                #expect(
                    entry.map { questions.contains($0) } == true,
                    "\(file.path):\(number + 1): no entry for this: \(line)")
            }
        }
        #expect(Self.written.count > House.sources.count)
    }

    @Test("no file names a place of one machine")
    func places() {
        let places = ["/wo" + "rk/", "/tm" + "p/wt-", "/ro" + "ot/", "/ho" + "me/"]
        for file in Self.written {
            for (number, line) in file.lines.enumerated() {
                for place in places {
                    // "netw(ork/)" and the like are words; a place begins after something that is no letter.
                    guard let range = line.range(of: place),
                        range.lowerBound == line.startIndex
                            || !(line[line.index(before: range.lowerBound)].isLetter
                                || line[line.index(before: range.lowerBound)].isNumber)
                    else { continue }
                    Issue.record("\(file.path):\(number + 1): \(line)")
                }
            }
        }
    }

    @Test("the starter library in the program is the one in Fixtures, byte for byte")
    func starter() throws {
        let top = House.root.appending(path: "Fixtures/starter").resolvingSymlinksInPath()
        let found = try #require(
            FileManager.default.enumerator(at: top, includingPropertiesForKeys: [.isRegularFileKey]))
        var onDisk: [String: [UInt8]] = [:]
        for case let url as URL in found
        where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            onDisk[String(url.path.dropFirst(top.path.count + 1))] = Array(try Data(contentsOf: url))
        }
        #expect(onDisk.count >= 15)
        var embedded: [String: [UInt8]] = [:]
        for (path, content) in Starter.files {
            #expect(embedded[path] == nil, "\(path) twice")
            embedded[path] = Array(content.utf8)
        }
        #expect(
            embedded.keys.sorted() == onDisk.keys.sorted(),
            "run Fixtures/embed-starter.py after changing Fixtures/starter")
        for (path, bytes) in onDisk { #expect(embedded[path] == bytes, "\(path): run Fixtures/embed-starter.py") }
    }
}
