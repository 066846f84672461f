public import Files
import Foundation

/// A directory for one test, removed when the test lets go of it.
public final class Scratch: Sendable {
    /// Where it lies.
    public let path: Path

    /// Makes an empty directory.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "allmende-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = Path(url.path)
    }

    deinit { _ = try? FileSystem.removeTree(path) }

    /// Writes a file in it, with the directories it needs.
    public func write(_ name: String, _ text: String) throws {
        let path = path / name
        try FileSystem.makeDirectories(path.parent)
        try FileSystem.replace(path, with: Array(text.utf8))
    }

    /// Reads a file in it.
    public func read(_ name: String) throws -> String {
        String(decoding: try FileSystem.read(path / name, limit: 1 << 30), as: UTF8.self)
    }
}
