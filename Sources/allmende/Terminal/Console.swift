import Bytes
import Files

/// The program's standard output and standard error.
final class Console {
    private let output = BufferedOutput(File.standardOutput)
    private let progress: ProgressLine?

    init(progress: ProgressLine?) { self.progress = progress }

    /// Writes a line to standard output.
    func line(_ text: String = "") throws { try output.write(Array((text + "\n").utf8)) }

    /// Writes bytes to standard output.
    func bytes(_ bytes: [UInt8]) throws { try output.write(bytes) }

    /// Hands over what has been written so far.
    func flush() throws {
        progress?.clear()
        try output.flush()
    }

    /// Writes a line to standard error.
    func note(_ text: String) {
        progress?.clear()
        try? output.flush()
        try? File.standardError.write(Array((text + "\n").utf8).span)
    }
}
