import Bytes
import Files

// Which untracked files are nobody's business (gitignore): patterns, one to a line, from `.git/info/exclude` and from
// `.gitignore` files, where a deeper file and a later line win.
//
//   *.tmp        any file or folder of that name, at any depth
//   /build       only beside the file that says so; a "/" inside a pattern ties it down too
//   cache/       only folders
//   !keep.tmp    not ignored after all (but nothing below an ignored folder comes back)
//   a/**/b       ** stands for any number of folders

/// The ignore rules that hold in one folder.
struct IgnoreRules {
    private struct Pattern {
        let text: [UInt8]
        let base: [UInt8]  // folder the file lies in, with "/" at its end unless it is the top
        let negated: Bool
        let foldersOnly: Bool
        let tied: Bool
    }
    private var patterns: [Pattern] = []

    /// Adds the lines of a file that lies in folder `base`.
    mutating func add(_ bytes: [UInt8], in base: [UInt8]) {
        for line in bytes.split(separator: 0x0a) {
            var text = Array(line)
            if text.last == 0x0d { text.removeLast() }
            while text.last == 0x20, !(text.count > 1 && text[text.count - 2] == 0x5c) { text.removeLast() }
            guard let first = text.first, first != 0x23, text.count <= 4096 else { continue }
            var negated = false
            if first == 0x21 {
                negated = true
                text.removeFirst()
            }
            var foldersOnly = false
            if text.last == 0x2f {
                foldersOnly = true
                text.removeLast()
            }
            var tied = text.contains(0x2f)
            if text.first == 0x2f {
                tied = true
                text.removeFirst()
            }
            guard !text.isEmpty else { continue }
            patterns.append(Pattern(text: text, base: base, negated: negated, foldersOnly: foldersOnly, tied: tied))
        }
    }

    /// Whether a path, none of whose parents is ignored, is ignored.
    func ignores(_ path: [UInt8], isFolder: Bool) -> Bool {
        for pattern in patterns.reversed() {
            if pattern.foldersOnly, !isFolder { continue }
            guard path.starts(with: pattern.base) else { continue }
            let relative = path.dropFirst(pattern.base.count)
            let subject =
                pattern.tied
                ? relative : relative[(relative.lastIndex(of: 0x2f).map { $0 + 1 } ?? relative.startIndex)...]
            if Wildcard.matches(pattern.text, Array(subject)) { return !pattern.negated }
        }
        return false
    }
}

/// Git's wildcards: `?`, `*`, `[a-z]`, `\x`, and `**` between slashes.
enum Wildcard {
    /// Whether the pattern matches the whole subject. O(pattern x subject), without recursion.
    static func matches(_ pattern: [UInt8], _ subject: [UInt8]) -> Bool {
        // reachable[i]: the pattern up to the current element can match the first i bytes of the subject.
        var reachable = [Bool](repeating: false, count: subject.count + 1)
        reachable[0] = true
        var at = 0
        while at < pattern.count {
            var next = [Bool](repeating: false, count: subject.count + 1)
            let byte = pattern[at]
            if byte == 0x2a {
                let afterSlash = at == 0 || pattern[at - 1] == 0x2f
                if at + 1 < pattern.count, pattern[at + 1] == 0x2a, afterSlash,
                    at + 2 == pattern.count || pattern[at + 2] == 0x2f
                {
                    if at + 2 == pattern.count {
                        // "/**" at the end: anything below.
                        var open = false
                        for index in 0...subject.count {
                            open = open || reachable[index]
                            next[index] = open
                        }
                        at += 2
                    } else {
                        // "**/": nothing, or any number of whole folders.
                        var open = false
                        for index in 0...subject.count {
                            if open, index > 0, subject[index - 1] == 0x2f { next[index] = true }
                            if reachable[index] {
                                next[index] = true
                                open = true
                            }
                        }
                        at += 3
                    }
                } else {
                    var open = false
                    for index in 0...subject.count {
                        if index > 0, subject[index - 1] == 0x2f { open = false }
                        open = open || reachable[index]
                        next[index] = open
                    }
                    at += 1
                    while at < pattern.count, pattern[at] == 0x2a { at += 1 }
                }
            } else {
                let (accepts, length) = element(pattern, at)
                for index in 0..<subject.count where reachable[index] && accepts(subject[index]) {
                    next[index + 1] = true
                }
                at += length
            }
            reachable = next
        }
        return reachable[subject.count]
    }

    /// What the element of the pattern at a place accepts, and its length there.
    private static func element(_ pattern: [UInt8], _ at: Int) -> ((UInt8) -> Bool, Int) {
        switch pattern[at] {
        case 0x3f: return ({ $0 != 0x2f }, 1)
        case 0x5c where at + 1 < pattern.count:
            let wanted = pattern[at + 1]
            return ({ $0 == wanted }, 2)
        case 0x5b:
            var index = at + 1
            var negated = false
            if index < pattern.count, pattern[index] == 0x21 || pattern[index] == 0x5e {
                negated = true
                index += 1
            }
            var ranges: [ClosedRange<UInt8>] = []
            let first = index
            while index < pattern.count, pattern[index] != 0x5d || index == first {
                var low = pattern[index]
                if low == 0x5c, index + 1 < pattern.count {
                    index += 1
                    low = pattern[index]
                }
                if index + 2 < pattern.count, pattern[index + 1] == 0x2d, pattern[index + 2] != 0x5d {
                    let high = pattern[index + 2]
                    if low <= high { ranges.append(low...high) }
                    index += 3
                } else {
                    ranges.append(low...low)
                    index += 1
                }
            }
            // Without its end the bracket matches nothing, as in git.
            guard index < pattern.count else { return ({ _ in false }, pattern.count - at) }
            return ({ byte in byte != 0x2f && ranges.contains { $0 ~= byte } != negated }, index + 1 - at)
        case let wanted: return ({ $0 == wanted }, 1)
        }
    }
}
