import Bytes
public import Files
import Objects

/// The configuration of a repository: its files read in order, later values winning.
public struct RepositoryConfig: Sendable {
    private var entries: [ConfigText.Entry] = []

    /// Nothing configured.
    public init() {}

    /// Adds the entries of a file and of what it includes (`include.path`; `includeIf` with `gitdir:` of an exact or
    /// prefix path), at most ten levels deep. A file that is absent is empty.
    public mutating func read(_ path: Path, gitDirectory: Path?, followIncludes: Bool = true, depth: Int = 0) throws {
        guard depth <= 10 else { throw StoreError.corruptFile(path, "includes nested too deeply") }
        guard let bytes = try FileSystem.readIfPresent(path, limit: ConfigText.maximumSize) else { return }
        let text: ConfigText
        do {
            text = try ConfigText(bytes)
        } catch {
            throw StoreError.corruptFile(path, error.description)
        }
        for entry in text.entries {
            entries.append(entry)
            guard followIncludes, entry.key == "path", let value = entry.value else { continue }
            let applies =
                entry.section == "include"
                || (entry.section == "includeif" && Self.holds(entry.subsection ?? [], gitDirectory))
            if applies, !value.starts(with: "~".utf8) {
                let target = path.parent.appending(value).normalized
                try read(target, gitDirectory: gitDirectory, depth: depth + 1)
            }
        }
    }

    private static func holds(_ condition: [UInt8], _ gitDirectory: Path?) -> Bool {
        guard let gitDirectory, condition.starts(with: "gitdir:".utf8) else { return false }
        let pattern = Array(condition.dropFirst("gitdir:".utf8.count))
        if pattern.contains(where: { $0 == 0x2a || $0 == 0x3f || $0 == 0x5b }) { return false }
        return pattern.last == 0x2f
            ? (gitDirectory.bytes + [0x2f]).starts(with: pattern) : gitDirectory.bytes == pattern
    }

    /// All values of a key, first to last; nil stands for a key without value.
    public func all(_ section: String, _ subsection: [UInt8]? = nil, _ key: String) -> [[UInt8]?] {
        entries.filter { $0.section == section && $0.subsection == subsection && $0.key == key.lowercased() }.map(
            \.value)
    }

    /// The last value of a key as text; nil when it is absent or has no value.
    public func string(_ section: String, _ subsection: [UInt8]? = nil, _ key: String) -> String? {
        (all(section, subsection, key).last ?? nil).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The last value of a key as truth, as git reads it; nil when it is absent or says neither.
    public func bool(_ section: String, _ subsection: [UInt8]? = nil, _ key: String) -> Bool? {
        guard let value = all(section, subsection, key).last else { return nil }
        guard let value else { return true }
        switch String(decoding: value, as: UTF8.self).lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0", "": return false
        case let text: return Int(text).map { $0 != 0 }
        }
    }

    /// The last value of a key as a number with git's suffixes k, m, g; nil when it is absent or none.
    public func number(_ section: String, _ subsection: [UInt8]? = nil, _ key: String) -> Int? {
        guard var text = string(section, subsection, key)?.lowercased() else { return nil }
        var factor = 1
        if let last = text.last, let shift = ["k": 10, "m": 20, "g": 30][last] {
            factor = 1 << shift
            text.removeLast()
        }
        guard let value = Int(text) else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    /// The subsections of a section in the order they occur (the names of remotes, say).
    public func subsections(_ section: String) -> [[UInt8]] {
        var seen: [[UInt8]] = []
        for entry in entries where entry.section == section {
            if let name = entry.subsection, !seen.contains(name) { seen.append(name) }
        }
        return seen
    }

    /// The keys of a section that has no subsection.
    public func keys(_ section: String) -> [String] {
        entries.filter { $0.section == section && $0.subsection == nil }.map(\.key)
    }
}
