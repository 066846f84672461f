public import Bytes
import Files
public import Objects
import Store

// What was done here, so that it can be taken back: `.git/allmende/vorgaenge`, a line for each time a branch moved,
//
//   2026-11-22T09:41:07Z TAB save TAB refs/heads/main TAB <before or -> TAB <after> TAB note TAB crc32
//
// It is never shared: times to the second stay on this machine. A line that is cut short or damaged is skipped.

/// One time a branch moved.
public struct LoggedMove: Sendable, Equatable {
    /// When, in seconds since 1970.
    public let seconds: Int64
    /// The command.
    public let command: String
    /// The branch.
    public let branch: RefName
    /// The version it led to before; nil when it was new.
    public let before: ObjectID?
    /// The version it led to then.
    public let after: ObjectID
    /// The note of the version, or how it came.
    public let note: String

    /// The day.
    public var day: Day { Day(seconds: seconds) }
    /// Day and time in UTC, "2026-11-22T09:41:07Z".
    public var time: String {
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = seconds - day.seconds
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}

/// The list of operations of a replica.
struct OperationLog {
    private let path: Path
    private let repository: Repository

    /// When there are more lines, the older half goes. What they name stays in the store: nothing is ever dropped there.
    private static let maximumLines = 2000
    private static let maximumSize = 4 << 20

    init(_ repository: Repository) {
        self.repository = repository
        path = repository.gitDirectory / "allmende" / "vorgaenge"
    }

    /// All that are kept, the last one first.
    func operations() throws -> [LoggedMove] {
        guard let bytes = try FileSystem.readIfPresent(path, limit: Self.maximumSize) else { return [] }
        return bytes.split(separator: 0x0a).reversed().compactMap { line($0) }
    }

    /// Adds one; durable on return.
    func append(_ operation: LoggedMove) throws {
        try FileSystem.makeDirectories(path.parent)
        let lock = try LockFile(path)
        defer { lock.release() }
        let text = encode(operation)
        guard let bytes = try FileSystem.readIfPresent(path, limit: Self.maximumSize) else {
            return try FileSystem.replace(path, with: text, temporary: repository.prepareTemporaryDirectory())
        }
        let lines = bytes.split(separator: 0x0a)
        // A line that a crash cut short goes, and so do old ones when there are many.
        if bytes.last.map({ $0 != 0x0a }) ?? false || lines.count >= Self.maximumLines
            || bytes.count + text.count > Self.maximumSize / 2
        {
            var kept: [UInt8] = []
            for line in lines.suffix(Self.maximumLines / 2) where self.line(line) != nil { kept += line + [0x0a] }
            return try FileSystem.replace(
                path, with: kept + text, temporary: repository.prepareTemporaryDirectory())
        }
        let file = try File.append(path)
        try file.write(text.span)
        try file.sync()
    }

    // MARK: Lines

    private func encode(_ operation: LoggedMove) -> [UInt8] {
        // Neutral text holds no tab and no line end.
        let note = String(Text.neutral(operation.note).prefix(500))
        let line =
            "\(operation.time)\t\(operation.command)\t\(operation.branch)\t"
            + "\(operation.before?.description ?? "-")\t\(operation.after)\t\(note)"
        return Array("\(line)\t\(Self.sum(Array(line.utf8)))\n".utf8)
    }

    private static func sum(_ bytes: [UInt8]) -> String {
        var crc = CRC32()
        crc.update(bytes.span)
        return String(crc.value, radix: 16)
    }

    private func line(_ bytes: ArraySlice<UInt8>) -> LoggedMove? {
        guard let tab = bytes.lastIndex(of: 0x09),
            Self.sum(Array(bytes[..<tab])) == String(decoding: bytes[(tab + 1)...], as: UTF8.self)
        else { return nil }
        let fields = bytes[..<tab].split(separator: 0x09, omittingEmptySubsequences: false)
        guard fields.count == 6, let seconds = Self.seconds(Array(fields[0])), let branch = RefName(fields[2]),
            let after = ObjectID(hex: Array(fields[4]), repository.format)
        else { return nil }
        let before = ObjectID(hex: Array(fields[3]), repository.format)
        return LoggedMove(
            seconds: seconds, command: String(decoding: fields[1], as: UTF8.self), branch: branch, before: before,
            after: after, note: String(decoding: fields[5], as: UTF8.self))
    }

    /// The seconds of "2026-11-22T09:41:07Z".
    private static func seconds(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int64? { Int64(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), 1...12 ~= month, 1...31 ~= day,
            0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second, let date = Day(year: year, month: month, day: day)
        else { return nil }
        return date.seconds + hour * 3600 + minute * 60 + second
    }
}

extension Replica {
    /// The times a branch moved here, the last one first.
    public func operations() throws -> [LoggedMove] { try OperationLog(repository).operations() }

    /// Notes that a branch moved. What cannot be noted cannot be taken back by `undo`; it has happened all the same.
    func note(_ branch: RefName, from old: ObjectID?, to new: ObjectID, _ note: String) {
        guard place.isCopy else { return }
        let parts = note.split(separator: ": ", maxSplits: 1).map(String.init)
        // Git's word for it, as it stands in reflogs.
        let command = parts.count < 2 ? "other" : parts[0] == "commit" ? "save" : parts[0]
        let operation = LoggedMove(
            seconds: Self.now, command: command, branch: branch, before: old, after: new, note: parts.last ?? "")
        try? OperationLog(repository).append(operation)
    }
}
