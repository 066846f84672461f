import Glibc

/// A system call that failed: which, on what, and the kernel's reason.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried, as a C function's name.
    public let call: String
    /// On which path.
    public let path: Path
    /// The kernel's reason (`errno`).
    public let code: Int32

    /// Creates an error.
    public init(_ call: String, _ path: Path, _ code: Int32) {
        (self.call, self.path, self.code) = (call, path, code)
    }

    /// Nothing is there (or something on the way is no directory).
    public var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
    /// A directory is where a file was expected.
    public var isDirectory: Bool { code == EISDIR }
    /// Something is there already.
    public var isExisting: Bool { code == EEXIST || code == ENOTEMPTY }
    /// The disk or the quota is full.
    public var isNoSpace: Bool { code == ENOSPC || code == EDQUOT }
    /// The rights do not suffice.
    public var isDenied: Bool { code == EACCES || code == EPERM || code == EROFS }

    /// The kernel's words, and where.
    public var description: String { "\(call) \(path): \(reason)" }

    /// The kernel's words for the reason.
    public var reason: String {
        // strerror_r writes a C string of at most the given number of bytes.
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress, unsafe strerror_r(code, base, 256) == 0 else { return "\(code)" }
            return unsafe String(cString: base)
        }
    }
}

/// Repeats a call that a signal interrupted; turns -1 into the error. EINTR is the kernel's business, not the caller's.
func attempt<Value: FixedWidthInteger>(
    _ call: StaticString, _ path: Path, _ body: () -> Value
) throws(FileError) -> Value {
    while true {
        let result = body()
        if result != -1 { return result }
        if errno != EINTR { throw FileError(call.description, path, errno) }
    }
}

extension Path {
    /// Calls with the path as the C string the kernel wants; valid during the call.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var text = bytes.map { CChar(bitPattern: $0) }
        text.append(0)
        return unsafe text.withUnsafeBufferPointer { buffer in
            // Never nil: the array holds at least the final NUL.
            guard let base = buffer.baseAddress else { preconditionFailure("empty C string") }
            return unsafe body(base)
        }
    }
}
