// Names of tree entries that would, on some file system, reach into `.git` or stand for a file git itself obeys.
//
// A repository travels between file systems, so a name is judged by the most confusable of them wherever we are:
// HFS+ ignores case and certain code points; NTFS ignores case, trailing dots and spaces, splits off streams at ":", and
// knows each file by a short name too ("git~1"). Sources: git-fsck (hasDotgit, gitmodules…), git's path.c and utf8.c.

/// Judges names of tree entries.
public enum EntryName {
    /// The files below the root of a tree that git obeys.
    public enum Special: Sendable, CaseIterable {
        /// `.gitmodules`
        case gitmodules
        /// `.gitattributes`
        case gitattributes
        /// `.gitignore`
        case gitignore
        /// `.mailmap`
        case mailmap

        var name: [UInt8] {
            switch self {
            case .gitmodules: Array("gitmodules".utf8)
            case .gitattributes: Array("gitattributes".utf8)
            case .gitignore: Array("gitignore".utf8)
            case .mailmap: Array("mailmap".utf8)
            }
        }

        /// The short name that NTFS makes from a hash of the long one when `~1` to `~4` are taken.
        var hashedShortName: [UInt8] {
            switch self {
            case .gitmodules: Array("gi7eba".utf8)
            case .gitattributes: Array("gi7d29".utf8)
            case .gitignore: Array("gi250a".utf8)
            case .mailmap: Array("maba30".utf8)
            }
        }
    }

    /// Whether some file system takes the name, or what follows a backslash in it, for `.git`.
    public static func isDotGit(_ name: ArraySlice<UInt8>) -> Bool {
        // All but a few names are done with here: what stands for `.git` begins with a dot, a g or an ignored code point.
        guard let first = name.first, first == 0x2e || first | 0x20 == 0x67 || first >= 0x80 || name.contains(0x5c)
        else {
            return false
        }
        if hfs(name, is: Array("git".utf8)) || ntfsDotGit(name) { return true }
        return parts(name).dropFirst().contains { ntfsDotGit($0) }
    }

    /// Whether some file system takes the name, or what follows a backslash in it, for a file git obeys.
    public static func isSpecial(_ name: ArraySlice<UInt8>, _ special: Special) -> Bool {
        hfs(name, is: special.name) || parts(name).contains { ntfs($0, special) }
    }

    /// Whether a checkout may create this entry: one component that is no path, here or on Windows, and touches no `.git`.
    public static func isSafeToCheckOut(_ name: ArraySlice<UInt8>) -> Bool {
        !name.isEmpty && name.count <= 255 && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
            && !name.contains(0x2f) && !name.contains(0x5c) && !name.contains(0) && !isDotGit(name)
    }

    /// The name itself and what follows each backslash.
    private static func parts(_ name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts = [name]
        for index in name.indices where name[index] == 0x5c { parts.append(name[(index + 1)...]) }
        return parts
    }

    private static func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5a ~= byte ? byte | 0x20 : byte }

    private static func starts(_ name: ArraySlice<UInt8>, with needle: [UInt8]) -> Bool {
        name.count >= needle.count && zip(name, needle).allSatisfy { lower($0) == $1 }
    }

    /// `.git` or `git~1`, then only dots and spaces up to the end, a separator or a stream.
    private static func ntfsDotGit(_ name: ArraySlice<UInt8>) -> Bool {
        let rest: ArraySlice<UInt8>
        if starts(name, with: Array(".git".utf8)) {
            rest = name.dropFirst(4)
        } else if starts(name, with: Array("git~1".utf8)) {
            rest = name.dropFirst(5)
        } else {
            return false
        }
        for byte in rest {
            if byte == 0x5c || byte == 0x2f || byte == 0x3a { return true }
            if byte != 0x2e, byte != 0x20 { return false }
        }
        return true
    }

    private static func ntfs(_ name: ArraySlice<UInt8>, _ special: Special) -> Bool {
        func onlyDotsAndSpaces(after count: Int) -> Bool {
            for byte in name.dropFirst(count) {
                if byte == 0x3a { return true }
                if byte != 0x20, byte != 0x2e { return false }
            }
            return true
        }
        let long = special.name
        if starts(name, with: [0x2e] + long) { return onlyDotsAndSpaces(after: long.count + 1) }
        let bytes = Array(name)
        if starts(name, with: Array(long.prefix(6))), bytes.count >= 8, bytes[6] == 0x7e, 0x31...0x34 ~= bytes[7] {
            return onlyDotsAndSpaces(after: 8)
        }
        // The hashed form: a prefix of the hash, "~", a number, eight bytes in all.
        guard bytes.count >= 8 else { return false }
        guard let tilde = bytes[..<7].firstIndex(of: 0x7e), tilde <= 6,
            zip(bytes[..<tilde], special.hashedShortName).allSatisfy({ lower($0) == $1 }),
            0x31...0x39 ~= bytes[tilde + 1], bytes[(tilde + 1)..<8].allSatisfy({ 0x30...0x39 ~= $0 })
        else { return false }
        return onlyDotsAndSpaces(after: 8)
    }

    /// `.` + needle when the code points that HFS+ ignores are left out and case is folded.
    private static func hfs(_ name: ArraySlice<UInt8>, is needle: [UInt8]) -> Bool {
        var kept: [UInt8] = []
        var index = name.startIndex
        while index < name.endIndex {
            if let length = ignorable(name[index...]) {
                index += length
            } else {
                // Longer than the needle: no match, and nothing more to read.
                guard kept.count <= needle.count else { return false }
                kept.append(lower(name[index]))
                index += 1
            }
        }
        return kept == [0x2e] + needle
    }

    /// The length of an ignored code point at the front: U+200C–200F, 202A–202E, 206A–206F (E2 80/81 xx), U+FEFF.
    private static func ignorable(_ bytes: ArraySlice<UInt8>) -> Int? {
        let three = Array(bytes.prefix(3))
        guard three.count == 3 else { return nil }
        switch (three[0], three[1], three[2]) {
        case (0xe2, 0x80, 0x8c...0x8f), (0xe2, 0x80, 0xaa...0xae), (0xe2, 0x81, 0xaa...0xaf), (0xef, 0xbb, 0xbf):
            return 3
        default: return nil
        }
    }
}
