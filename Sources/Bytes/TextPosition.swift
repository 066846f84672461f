/// A place in a text file, as an editor shows it.
public struct TextPosition: Hashable, Sendable, CustomStringConvertible {
    /// Bytes before the place.
    public let offset: Int
    /// The line, from 1. Lines end with LF.
    public let line: Int
    /// The column, from 1, in Unicode scalars (code points): every byte that is no UTF-8 continuation byte counts one.
    public let column: Int

    /// Counts lines and columns up to an offset, which is cut to the bytes. Linear in the offset.
    public init(offset: Int, in bytes: [UInt8]) {
        let offset = max(0, min(offset, bytes.count))
        var line = 1
        var column = 1
        for index in 0..<offset {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// A place that is already known.
    public init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// "3:14".
    public var description: String { "\(line):\(column)" }
}
