/// The path of a file: bytes, as the kernel takes them. Never NUL inside; whoever builds one from input checks first.
public struct Path: Hashable, Sendable, CustomStringConvertible {
    /// The bytes, without trailing slash unless it is the root.
    public let bytes: [UInt8]

    /// A path from bytes. Trailing slashes are dropped, what follows a NUL too, as the kernel would.
    public init(_ bytes: some Sequence<UInt8>) {
        var kept = Array(bytes)
        if let end = kept.firstIndex(of: 0) { kept.removeSubrange(end...) }
        while kept.count > 1, kept.last == 0x2f { kept.removeLast() }
        self.bytes = kept
    }

    /// A path from text.
    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// The path as text, broken UTF-8 replaced; for messages only.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether the path begins at the root.
    public var isAbsolute: Bool { bytes.first == 0x2f }

    /// All bytes at once: the kernel's paths are long, and dictionaries of them are asked for every object.
    public func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    /// The path of something in this directory; `name` may hold several components. An absolute one replaces this path.
    public func appending(_ name: some Collection<UInt8>) -> Path {
        if name.first == 0x2f || bytes.isEmpty { return Path(name) }
        if name.isEmpty { return self }
        return Path(bytes + (bytes.last == 0x2f ? [] : [0x2f]) + name)
    }

    /// The path of something in this directory.
    public static func / (path: Path, name: String) -> Path { path.appending(Array(name.utf8)) }

    /// The path with some bytes added to its last component.
    public func adding(suffix: String) -> Path { Path(bytes + Array(suffix.utf8)) }

    /// The directory this lies in; "." for a bare name.
    public var parent: Path {
        guard let slash = bytes.lastIndex(of: 0x2f) else { return Path(".") }
        return slash == 0 ? Path("/") : Path(bytes[..<slash])
    }

    /// The last component.
    public var name: [UInt8] {
        guard let slash = bytes.lastIndex(of: 0x2f) else { return bytes }
        return Array(bytes[(slash + 1)...])
    }

    /// The part of this path below `directory`, or nil if it does not lie there. Works on the spelling, asks no disk.
    public func relative(to directory: Path) -> [UInt8]? {
        let prefix = directory.bytes == [0x2f] ? directory.bytes : directory.bytes + [0x2f]
        guard bytes.starts(with: prefix) else { return nil }
        return Array(bytes.dropFirst(prefix.count))
    }

    /// The path without "." and with ".." taken up, by its spelling.
    public var normalized: Path {
        var parts: [ArraySlice<UInt8>] = []
        for part in bytes.split(separator: 0x2f) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8), let last = parts.last, !last.elementsEqual("..".utf8) {
                parts.removeLast()
            } else if part.elementsEqual("..".utf8), isAbsolute {
                continue
            } else {
                parts.append(part)
            }
        }
        let joined = Array(parts.joined(separator: [0x2f]))
        if isAbsolute { return Path([0x2f] + joined) }
        return joined.isEmpty ? Path(".") : Path(joined)
    }
}
