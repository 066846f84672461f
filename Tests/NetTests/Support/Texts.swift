import Bytes
import Net
import Testing

extension Tag {
    /// Readers and writers of a format.
    @Tag static var format: Self
    /// Tests that open sockets on this machine.
    @Tag static var live: Self
    /// Tests that need files outside of the repository.
    @Tag static var corpus: Self
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The text of some bytes.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Reads a source to its end, `step` bytes at once.
func all(_ source: any ByteInput, step: Int = 65_536) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
        let piece = try source.read(upTo: step)
        if piece.isEmpty { return bytes }
        bytes += piece
    }
}

/// A gzip member.
func gzip(_ content: [UInt8]) -> [UInt8] { Deflater(.gzip).whole(content.span) }
