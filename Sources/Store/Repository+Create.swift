import Bytes
public import Files
import Glibc
public import Objects

/// Whether a file was last changed more than a day ago: what a crash left behind, not what somebody is writing.
func isOld(_ status: FileStatus) -> Bool { status.changed.seconds + 86_400 < Int64(time(nil)) }

extension Repository {
    /// Makes an empty repository as `git init` would, durable when this returns.
    ///
    /// - Parameters:
    ///   - path: the working tree, or the repository itself when bare; made if need be, and must hold no repository.
    ///   - settings: further lines of its configuration, `section.key` with value.
    public static func create(
        at path: Path, bare: Bool, _ format: ObjectFormat, branch: RefName, settings: [(String, String, String)] = []
    ) throws -> Repository {
        let git = bare ? path : path / ".git"
        if try FileStatus.of(git / "HEAD", follow: false) != nil { throw StoreError.alreadyExists(path) }
        for directory in ["objects/info", "objects/pack", "refs/heads", "refs/tags", "info"] {
            try FileSystem.makeDirectories(git / directory)
        }
        var lines = [("core", "repositoryformatversion", format == .sha1 ? "0" : "1"), ("core", "filemode", "true")]
        lines.append(("core", "bare", bare ? "true" : "false"))
        if !bare { lines.append(("core", "logallrefupdates", "true")) }
        if format == .sha256 { lines.append(("extensions", "objectformat", "sha256")) }
        lines += settings
        try FileSystem.replace(git / "config", with: configuration(lines))
        // HEAD makes it a repository; so it comes last.
        try FileSystem.replace(git / "HEAD", with: Array("ref: \(branch)\n".utf8))
        return try Repository(at: path)
    }

    /// The text of a configuration file; sections are `name` or `name "sub"`, written in the order of first use.
    static func configuration(_ lines: [(section: String, key: String, value: String)]) -> [UInt8] {
        var sections: [String] = []
        for line in lines where !sections.contains(line.section) { sections.append(line.section) }
        var text = ""
        for section in sections {
            text += "[\(section)]\n"
            for line in lines where line.section == section { text += "\t\(line.key) = \(quoted(line.value))\n" }
        }
        return Array(text.utf8)
    }

    /// A value so that reading it gives it back, whatever it holds (CVE-2025-48384: a trailing CR was lost).
    private static func quoted(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        let plain = value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "#" && $0 != ";" && $0 != "\"" }
        return plain && !value.isEmpty ? text : "\"\(text)\""
    }

    /// Adds a section to the configuration file, with the rest of it untouched.
    public func appendConfiguration(section: String, _ values: [(String, String)]) throws {
        let path = commonDirectory / "config"
        let lock = try LockFile(path)
        defer { lock.release() }
        var text = try FileSystem.readIfPresent(path, limit: ConfigText.maximumSize) ?? []
        if let last = text.last, last != 0x0a { text.append(0x0a) }
        text += Self.configuration(values.map { (section, $0.0, $0.1) })
        try FileSystem.replace(path, with: text, temporary: try prepareTemporaryDirectory())
    }

    /// Sets the whole content of a section of the configuration file that belongs to this program, or takes it away when there are no
    /// values; the rest stays untouched. Calling it twice changes nothing more.
    public func replaceConfiguration(section: String, subsection: String, _ values: [(String, String)]) throws {
        let path = commonDirectory / "config"
        let lock = try LockFile(path)
        defer { lock.release() }
        let before = try FileSystem.readIfPresent(path, limit: ConfigText.maximumSize) ?? []
        let header = "[\(section) \"\(subsection)\"]"
        var text: [UInt8] = []
        var isOwn = false
        for line in before.split(separator: 0x0a, omittingEmptySubsequences: false) {
            let content = line.drop { $0 == 0x20 || $0 == 0x09 }
            if content.first == UInt8(ascii: "[") { isOwn = content.starts(with: header.utf8) }
            if !isOwn { text += line + [0x0a] }
        }
        // One line end too many: the last line is what follows the last line end.
        if text.last == 0x0a { text.removeLast() }
        if let last = text.last, last != 0x0a { text.append(0x0a) }
        text += Self.configuration(values.map { ("\(section) \"\(subsection)\"", $0.0, $0.1) })
        if text == before { return }
        try FileSystem.replace(path, with: text, temporary: try prepareTemporaryDirectory())
    }
}
