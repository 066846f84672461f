import Foundation

/// Hostile inputs that are kept outside of the repository: in the directory that the environment variable ALLMENDE_SHARED
/// names, or in ../shared beside the repository.
enum Corpus {
    static let directory: String = {
        if let path = ProcessInfo.processInfo.environment["ALLMENDE_SHARED"] { return path + "/badcorpus" }
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { root.deleteLastPathComponent() }
        return root.appendingPathComponent("shared/badcorpus").path
    }()

    /// Whether there is one.
    static let exists = FileManager.default.fileExists(atPath: directory + "/manifest-dev.tsv")

    /// One case of the raw HTTP corpus.
    struct Case: Sendable {
        let id: String
        let expect: String
        let path: String
        var bytes: [UInt8] { Corpus.read("dev/" + path) }
    }

    /// The cases of one category of the manifest.
    static func cases(_ category: String) -> [Case] {
        guard exists else { return [] }
        let rows = String(decoding: read("manifest-dev.tsv"), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return rows.compactMap { row in
            row.count > 6 && row[0] == category ? Case(id: row[1], expect: row[6], path: row[3]) : nil
        }
    }

    /// The files of a folder, by name.
    static func files(_ folder: String) -> [(name: String, bytes: [UInt8])] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)) ?? []
        return names.sorted().map { ($0, read(folder + "/" + $0)) }
    }

    static func read(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: directory + "/" + path).map { [UInt8]($0) } ?? []
    }
}
