/// A line that is being read from left to right. Tabs lead to the next multiple of four columns.
struct MarkdownLine {
    /// The whole text.
    let bytes: [UInt8]
    /// Where the line ends, without its line break.
    let end: Int
    /// The next byte to be read.
    private(set) var at: Int
    private var column = 0
    /// Columns of a tab that was used in part.
    private var pending = 0

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// Whether only blanks are left.
    var isBlank: Bool { first == end }

    /// The place of the first byte that is not blank, or the end.
    var first: Int {
        var place = at
        while place < end && Self.isBlank(bytes[place]) { place += 1 }
        return place
    }

    /// How many columns of blanks come next.
    var indent: Int {
        var place = at
        var reached = column
        while place < end {
            if bytes[place] == 0x20 {
                reached += 1
            } else if bytes[place] == 0x09 {
                reached = (reached / 4 + 1) * 4
            } else {
                break
            }
            place += 1
        }
        return pending + reached - column
    }

    /// The byte at a place of the line, or nil behind its end.
    func byte(_ place: Int) -> UInt8? { place >= at && place < end ? bytes[place] : nil }

    /// Passes so many columns of blanks, as far as there are any.
    mutating func skip(columns: Int) {
        var left = columns
        while left > 0 {
            if pending > 0 {
                let used = min(left, pending)
                pending -= used
                left -= used
            } else if at < end && bytes[at] == 0x20 {
                at += 1
                column += 1
                left -= 1
            } else if at < end && bytes[at] == 0x09 {
                pending = 4 - column % 4
                column += pending
                at += 1
            } else {
                return
            }
        }
    }

    /// Passes all blanks and then so many bytes, which are not tabs.
    mutating func skipBlanks(andThen count: Int = 0) {
        skip(columns: indent)
        let passed = min(count, end - at)
        at += passed
        column += passed
    }

    /// What is left, beginning with the columns of a tab that was used in part.
    func rest() -> [UInt8] { [UInt8](repeating: 0x20, count: pending) + bytes[at..<end] }

    /// Whether a byte is a blank or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
