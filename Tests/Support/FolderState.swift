public import Files

/// Everything that lies below a directory: names, kinds, rights and contents. Two equal ones hold the same, so that
/// "nothing was changed" can be said of a whole replica.
public struct FolderState: Equatable, Sendable, CustomStringConvertible {
    /// What each path holds.
    public private(set) var entries: [String: [UInt8]] = [:]

    /// Looks at a directory; what lies at or below one of the paths in `without` is passed over.
    public init(_ top: Path, without: [String] = []) throws {
        var pending: [[UInt8]] = [[]]
        while let folder = pending.popLast() {
            for entry in try FileSystem.list(top.appending(folder)) {
                let name = folder.isEmpty ? entry.name : folder + [0x2f] + entry.name
                let text = String(decoding: name, as: UTF8.self)
                guard !without.contains(where: { text == $0 || text.hasPrefix($0 + "/") }) else { continue }
                let path = top.appending(name)
                guard let status = try FileStatus.of(path, follow: false) else { continue }
                switch status.kind {
                case .directory:
                    entries[text + "/"] = []
                    pending.append(name)
                case .file:
                    entries[text] =
                        Array(String(status.permissions, radix: 8).utf8) + [0x20]
                        + (try FileSystem.read(path, limit: 1 << 30))
                case .symlink: entries[text] = Array("-> ".utf8) + (try FileSystem.readLink(path))
                default: entries[text] = Array("\(status.kind)".utf8)
                }
            }
        }
    }

    /// The state of a replica as its user and git see it: files, index, refs, configuration. Left out are objects that
    /// nothing leads to yet, and what is derived.
    public static func ofReplica(_ top: Path) throws -> FolderState {
        try FolderState(top, without: [".git/objects", ".git/allmende"])
    }

    /// The paths that differ.
    public func differences(from other: FolderState) -> [String] {
        Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }.sorted()
    }

    /// The paths.
    public var description: String { entries.keys.sorted().joined(separator: " ") }
}
