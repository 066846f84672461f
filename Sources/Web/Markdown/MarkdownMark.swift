/// The sign an item of a list begins with.
struct MarkdownMark {
    /// The bullet, or the sign behind the number.
    let sign: UInt8
    /// The number of an ordered item.
    let number: Int?
    /// How many bytes it has.
    let width: Int
    /// Whether nothing follows on the line.
    let isEmpty: Bool

    /// The mark a line goes on with; nil when there is none.
    init?(_ line: MarkdownLine) {
        var place = line.first
        guard let lead = line.byte(place) else { return nil }
        if "-+*".utf8.contains(lead) {
            number = nil
        } else {
            var value = 0
            let start = place
            while let digit = line.byte(place), (0x30...0x39).contains(digit), place - start < 9 {
                value = value * 10 + Int(digit - 0x30)
                place += 1
            }
            guard place > start else { return nil }
            number = value
        }
        guard let sign = line.byte(place), number == nil || sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")")
        else { return nil }
        self.sign = sign
        place += 1
        width = place - line.first
        guard line.byte(place).map(MarkdownLine.isBlank) ?? true else { return nil }
        var rest = place
        while let byte = line.byte(rest), MarkdownLine.isBlank(byte) { rest += 1 }
        isEmpty = rest == line.end
    }
}
