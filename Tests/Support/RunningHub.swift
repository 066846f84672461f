public import Files
import Foundation

/// A hub in a process of its own, on a free port of this machine, stopped when the test lets go of it.
public final class RunningHub: @unchecked Sendable {
    /// Its address, with a slash at the end.
    public let url: String
    /// Its process.
    public let processID: Int32
    private let process: Process
    private let errors: URL

    /// The port it listens on.
    public var port: UInt16 { UInt16(url.dropLast().split(separator: ":").last ?? "") ?? 0 }

    /// Serves a directory.
    ///
    /// - Parameters:
    ///   - access: who may push: `open` or `members`.
    ///   - wrapper: words put before the command, to run it with less rights or room.
    public init(
        _ directory: Path, access: String = "open", wrapper: [String] = [], environment: [String: String] = [:]
    ) throws {
        let words =
            wrapper + [
                Allmende.path, "hub", "serve", directory.description, "--listen", "127.0.0.1:0", "--access", access,
                "--log",
            ]
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment.merging(Allmende.environment) { $1 }
            .merging(environment) { $1 }
        errors = FileManager.default.temporaryDirectory.appending(path: "allmende-hub-\(UUID().uuidString).log")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        processID = process.processIdentifier
        var line = Data()
        while true {
            let piece = pipe.fileHandleForReading.availableData
            line += piece
            if piece.isEmpty || piece.last == 0x0a { break }
        }
        url = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
        guard url.hasPrefix("http://127.0.0.1:") else {
            let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Program.Failure(description: "the hub did not start: \(url)\n\(said)")
        }
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: errors)
    }

    /// Whether it still runs.
    public var isRunning: Bool { process.isRunning }

    /// Everything it wrote to standard error.
    public var log: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

    /// The most memory it ever held, in bytes; nil when it has ended.
    public var peakMemory: Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = Int(line.split(separator: " ").dropLast().last ?? "")
        else { return nil }
        return kilobytes << 10
    }

    /// Asks it to end and waits for that; its exit status, 128 + n for signal n.
    @discardableResult
    public func stop() -> Int32 {
        if process.isRunning { process.terminate() }
        return end()
    }

    /// Ends it without asking.
    public func kill() {
        if process.isRunning { Foundation.kill(processID, SIGKILL) }
        _ = end()
    }

    private func end() -> Int32 {
        process.waitForEnd()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}
