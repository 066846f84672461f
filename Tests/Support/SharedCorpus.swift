public import Foundation

/// The files nobody here wrote, beside the checkout: `../shared`, or where `ALLMENDE_SHARED` points.
///
/// Suites over it carry `.enabled(if: SharedCorpus.exists, …)`, so that a run without it says so; CI demands it.
public enum SharedCorpus {
    /// The root of the package.
    public static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The directory, whether or not it exists.
    public static let root: URL =
        ProcessInfo.processInfo.environment["ALLMENDE_SHARED"].map { URL(filePath: $0) }
        ?? package.deletingLastPathComponent().appending(path: "shared")

    /// Whether the bad inputs are there.
    public static let exists = FileManager.default.fileExists(
        atPath: root.appending(path: "badcorpus/manifest-dev.tsv").path)

    /// One bad (or good) input with the verdict it must get.
    public struct Case: Sendable, CustomStringConvertible {
        /// packs, objects, trees, …
        public let category: String
        /// The name within the category.
        public let id: String
        /// Where it lies.
        public let url: URL
        /// reject, accept, safe or either.
        public let expect: String
        /// The fault git names, if the manifest says.
        public let messageID: String?
        /// What it is.
        public let what: String
        /// Further facts.
        public let meta: String

        /// The name that test reports show.
        public var description: String { "\(category)/\(id): \(what)" }
        /// The last part of the path.
        public var fileName: String { url.lastPathComponent }
        /// The bytes of the file, or of a file in the directory.
        public func bytes(_ name: String? = nil) throws -> [UInt8] {
            try Array(Data(contentsOf: name.map { url.appending(path: $0) } ?? url))
        }
    }

    /// All cases of some categories; none when the corpus is absent.
    public static func cases(_ categories: String...) -> [Case] {
        guard exists,
            let text = try? String(contentsOf: root.appending(path: "badcorpus/manifest-dev.tsv"), encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let field = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard field.count >= 12, categories.contains(field[0]) else { return nil }
            let message = field[10].split(separator: ";").first { $0.hasPrefix("msgid=") }?.dropFirst(6)
            return Case(
                category: field[0], id: field[1], url: root.appending(path: "badcorpus/dev/\(field[3])"),
                expect: field[6], messageID: message.map(String.init), what: field[8], meta: field[10])
        }
    }
}
