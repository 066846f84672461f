import Foundation
import TestSupport

// What Package.swift says of the house, read as text: it is the list that people read too.

/// A room or program as Package.swift lists it.
struct ListedTarget: Sendable, Equatable {
    let name: String
    let imports: [String]
    let isProgram: Bool
}

/// The package as it lies on disk.
enum House {
    static let root = SharedCorpus.package

    /// The system libraries that Package.swift lists.
    static let systemLibraries: [String] = manifest.matches(of: /\.systemLibrary\(name: "([^"]+)"/).map { String($0.1) }

    /// The rooms and programs of Sources, in their order; programs that only tests run lie elsewhere.
    static let targets: [ListedTarget] = targets(in: manifest).filter { target in
        FileManager.default.fileExists(atPath: root.appending(path: "Sources/\(target.name)").path)
    }

    static let manifest: String = {
        (try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)) ?? ""
    }()

    /// The lines `room("X", […])` and `program("X", […])`, which may run over several lines.
    static func targets(in manifest: String) -> [ListedTarget] {
        manifest.matches(of: /\b(room|program)\(\s*"([^"]+)",\s*\[([^\]]*)\]/).map { match in
            let names = match.3.split(separator: ",").compactMap { word in
                word.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
            }
            return ListedTarget(name: String(match.2), imports: names, isProgram: match.1 == "program")
        }
    }

    /// The files below a folder of the package whose names end in one of these, by path from the package's top.
    static func files(below folder: String, ending: [String] = [".swift"]) -> [SourceFile] {
        // Without links: where the package itself lies behind one, the enumerator names files by their true place.
        let top = root.resolvingSymlinksInPath()
        guard
            let found = FileManager.default.enumerator(at: top.appending(path: folder), includingPropertiesForKeys: nil)
        else { return [] }
        var files: [SourceFile] = []
        for case let url as URL in found where ending.contains(where: { url.path.hasSuffix($0) }) {
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
            files.append(SourceFile(path: String(url.path.dropFirst(top.path.count + 1)), text: text))
        }
        return files.sorted { $0.path < $1.path }
    }

    /// All Swift files of the product.
    static let sources = files(below: "Sources")
}

/// A file with its text.
struct SourceFile: Sendable {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The folder of Sources it lies in.
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules it imports, with the number of the line.
    var imports: [(line: Int, module: String)] {
        lines.enumerated().compactMap { number, line in
            guard line.contains("import ") else { return nil }
            let form =
                /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
            return (try? form.firstMatch(in: line)).flatMap { $0 }.map { (number + 1, String($0.1)) }
        }
    }

    /// Lines that declare something public without a doc comment right before it or its attributes.
    var undocumented: [Int] {
        let lines = self.lines
        return lines.indices.compactMap { number in
            // Most lines are told apart without a pattern.
            guard lines[number].contains("public") else { return nil }
            guard lines[number].firstMatch(of: /^\s*(?:@\w+\s+)*public\s+(?!import\b|extension\b)/) != nil
            else {
                return nil
            }
            var above = number - 1
            while above >= 0, lines[above].firstMatch(of: /^\s*@/) != nil { above -= 1 }
            return above >= 0 && lines[above].firstMatch(of: /^\s*\/\/\/\s*\S/) != nil ? nil : number + 1
        }
    }
}
