import Library
import Synchronization

/// Files that were sent to be read in, from the page that takes them to the one that says what to do with them.
///
/// They lie in memory only and go after an hour, or earlier when there are many: what nobody confirmed is nowhere.
final class Uploads: Sendable {
    /// A file.
    struct Upload: Sendable {
        /// Who sent it.
        let owner: String
        /// Its content.
        let bytes: [UInt8]
        /// When it came, in seconds.
        let seconds: Int64
        /// Which columns of a table are what, as its owner has said.
        var spalten: [String] = []
    }

    /// Bytes of one file.
    static let largest = 32 << 20
    /// Bytes of all files together.
    static let room = 128 << 20
    /// Seconds a file stays.
    static let lifetime: Int64 = 3600

    private let files = Mutex<[String: Upload]>([:])

    /// Keeps a file; its name from now on.
    func keep(_ bytes: [UInt8], of owner: String, now: Int64) -> String {
        let secret = Sessions.random()
        files.withLock { files in
            files = files.filter { now - $0.value.seconds < Self.lifetime }
            files[secret] = Upload(owner: owner, bytes: bytes, seconds: now)
            var size = files.values.reduce(0) { $0 + $1.bytes.count }
            for (key, file) in files.sorted(by: { $0.value.seconds < $1.value.seconds })
            where size > Self.room && key != secret {
                files[key] = nil
                size -= file.bytes.count
            }
        }
        return secret
    }

    /// A file of somebody's own; nil when it is gone, or another's.
    func file(_ secret: String, of owner: String, now: Int64) -> Upload? {
        files.withLock { files in
            guard let file = files[secret], file.owner == owner, now - file.seconds < Self.lifetime else { return nil }
            return file
        }
    }

    /// Keeps what was said of the columns of a file.
    func keep(spalten: [String], _ secret: String) { files.withLock { $0[secret]?.spalten = spalten } }

    /// Lets a file go.
    func drop(_ secret: String) { files.withLock { $0[secret] = nil } }
}
