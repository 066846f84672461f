import Files
import Foundation
import Testing

/// Where pages are written for a browser to look at.
struct PageFolder {
    private let root: Path
    private let path: Path

    /// The folder that `ALLMENDE_PAGES` names; nil when it names none.
    static func named() throws -> PageFolder? {
        guard let target = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"] else { return nil }
        let path = Path(target) / "verwaltung"
        try FileSystem.makeDirectories(path)
        return PageFolder(root: Path(target), path: path)
    }

    /// Writes a page where there is a folder for it.
    static func keep(_ name: String, _ answer: Browser.Answer) throws { try named()?.write(name, answer.text) }

    /// Writes a file that pages ask for.
    func add(_ name: String, _ text: String) throws { try FileSystem.replace(root / name, with: Array(text.utf8)) }

    /// Writes a page.
    func write(_ name: String, _ text: String) throws {
        try FileSystem.replace(path / "\(name).html", with: Array(text.utf8))
    }
}
