import Bytes
import Objects
import Templates

// A difference line by line, in the form that `git diff` prints and `git apply` takes (diff-generate-patch):
//
//   diff --git a/vorlagen/x/y/struktur.json b/vorlagen/x/y/struktur.json
//   index 3f9c1a2b4d..0c44e1a290 100644
//   --- a/vorlagen/x/y/struktur.json
//   +++ b/vorlagen/x/y/struktur.json
//   @@ -12,7 +12,7 @@
//          "dauer": {
//   -        "wert": 10,
//   +        "wert": 15,
//          …

/// One side of a file's difference.
struct PatchSide {
    let mode: FileMode
    let id: ObjectID
    let content: [UInt8]
}

/// The difference of one file.
struct Patch {
    private let path: [UInt8]
    private let old: PatchSide?
    private let new: PatchSide?
    private static let context = 3

    /// At least one side is there.
    init(_ path: [UInt8], _ old: PatchSide?, _ new: PatchSide?) { (self.path, self.old, self.new) = (path, old, new) }

    /// The text; empty when both sides are the same.
    func text() -> [UInt8] {
        let (a, b) = (PathQuoting.quoted(Array("a/".utf8) + path), PathQuoting.quoted(Array("b/".utf8) + path))
        var text = Array("diff --git ".utf8) + a + [0x20] + b + [0x0a]
        func line(_ words: String) { text += Array("\(words)\n".utf8) }
        let zero = (old ?? new).map { String(repeating: "0", count: $0.id.description.count) } ?? ""
        let ids = "\(old?.id.description ?? zero)..\(new?.id.description ?? zero)"
        switch (old, new) {
        case (nil, nil): return []
        case (nil, let new?): line("new file mode \(Self.octal(new.mode))\nindex \(ids)")
        case (let old?, nil): line("deleted file mode \(Self.octal(old.mode))\nindex \(ids)")
        case (let old?, let new?):
            if old.mode != new.mode { line("old mode \(Self.octal(old.mode))\nnew mode \(Self.octal(new.mode))") }
            if old.id == new.id { return old.mode == new.mode ? [] : text }
            line("index \(ids)" + (old.mode == new.mode ? " \(Self.octal(old.mode))" : ""))
        }
        let (before, after) = (old?.content ?? [], new?.content ?? [])
        guard !Self.isBinary(before), !Self.isBinary(after) else {
            return text + Array("Binary files ".utf8) + (old == nil ? Array("/dev/null".utf8) : a) + Array(" and ".utf8)
                + (new == nil ? Array("/dev/null".utf8) : b) + Array(" differ\n".utf8)
        }
        guard !before.isEmpty || !after.isEmpty else { return text }
        text += Array("--- ".utf8) + (old == nil ? Array("/dev/null".utf8) : a) + [0x0a]
        text += Array("+++ ".utf8) + (new == nil ? Array("/dev/null".utf8) : b) + [0x0a]
        return text + hunks(Self.lines(before), Self.lines(after))
    }

    private static func octal(_ mode: FileMode) -> String { String(mode.rawValue, radix: 8) }

    /// As git sees it: a NUL within the first 8,000 bytes.
    private static func isBinary(_ content: [UInt8]) -> Bool { content.prefix(8000).contains(0) }

    /// Lines with their ends.
    private static func lines(_ content: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while let end = content[start...].firstIndex(of: 0x0a) {
            lines.append(content[start...end])
            start = end + 1
        }
        if start < content.count { lines.append(content[start...]) }
        return lines
    }

    private func hunks(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [UInt8] {
        var text: [UInt8] = []
        var edits: [(old: Range<Int>, new: Range<Int>)] = []
        var last = (old: 0, new: 0)
        for pair in LineDifference(old, new).common + [(old: old.count, new: new.count)] {
            if pair.old > last.old || pair.new > last.new {
                edits.append((last.old..<pair.old, last.new..<pair.new))
            }
            last = (pair.old + 1, pair.new + 1)
        }
        var index = 0
        while index < edits.count {
            var end = index
            while end + 1 < edits.count, edits[end + 1].old.lowerBound - edits[end].old.upperBound <= 2 * Self.context {
                end += 1
            }
            text += hunk(edits[index...end], old, new)
            index = end + 1
        }
        return text
    }

    private func hunk(
        _ edits: ArraySlice<(old: Range<Int>, new: Range<Int>)>, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
    ) -> [UInt8] {
        guard let first = edits.first, let last = edits.last else { return [] }
        let lead = min(Self.context, first.old.lowerBound)
        let trail = min(Self.context, old.count - last.old.upperBound)
        let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
        let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
        func span(_ range: Range<Int>) -> String {
            let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
            return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
        }
        var text = Array("@@ -\(span(oldRange)) +\(span(newRange)) @@\n".utf8)
        func put(_ sign: Character, _ lines: some Sequence<ArraySlice<UInt8>>) {
            for line in lines {
                text += Array(String(sign).utf8) + line
                if line.last != 0x0a { text += Array("\n\\ No newline at end of file\n".utf8) }
            }
        }
        var at = oldRange.lowerBound
        for edit in edits {
            put(" ", old[at..<edit.old.lowerBound])
            put("-", old[edit.old])
            put("+", new[edit.new])
            at = edit.old.upperBound
        }
        put(" ", old[at..<oldRange.upperBound])
        return text
    }
}
