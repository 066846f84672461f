import Library
import Net

/// Hands messages to the system's mail program: whatever has sendmail's interface (Postfix, Exim, msmtp, …).
///
///     PATH -i -f FROM -- TO        with the message on standard input
///
/// The program is started directly, never through a shell, with an environment of its own. It gets lines with LF, as programs here do.
public struct Sendmail: Sendable {
    /// What became of a message.
    public enum Outcome: Hashable, Sendable {
        /// The program has taken it over; whether it arrives is the mail system's business now.
        case taken
        /// It was not taken for a reason that passes: try again later.
        case later(Reason)
        /// It will not be taken, now or later.
        case refused(Reason)
    }

    /// Why a message was not taken.
    public struct Reason: Hashable, Sendable {
        /// The kinds of reasons.
        public enum Code: String, Sendable, CaseIterable {
            /// The program said so by its exit code.
            case exitCode
            /// It was not done in time, and was ended.
            case timedOut
            /// It could not be started.
            case notStarted
            /// It was killed, or stopped reading and ended without a word.
            case ended
        }

        /// The kind of reason.
        public let code: Code
        /// The exit code, as in sysexits.h.
        public let exitCode: Int32?
        /// The first that it said, at most `outputLimit` bytes. It may name the addressee: not for logs.
        public let said: [UInt8]
    }

    /// The program's path.
    public let path: String
    /// How long one message may take.
    public let time: Duration

    /// The most that is kept of what the program says, in bytes.
    public static let outputLimit = 2_048

    /// Uses a program; nil unless its path is absolute, because nothing is searched for.
    public init?(path: String, time: Duration = .seconds(60)) {
        guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0) else { return nil }
        (self.path, self.time) = (path, time)
    }

    /// Hands over one message; waits until the program has ended, at most `time`.
    ///
    /// Exit codes are those of sysexits.h: 69 to 75, 77 and 78 tell of the system's troubles and pass (75 says just that), all others but 0 are
    /// about the message and stay. When the program is not done in time it may have taken the message all the same: whoever tries again sends the
    /// same `Mail.id`.
    public func send(_ mail: Mail) -> Outcome {
        let deadline = Deadline.after(time)
        let arguments = ["-i", "-f", mail.from.description, "--", mail.to.description]
        guard
            let channel = try? ProcessChannel(
                executable: path, arguments: arguments,
                environment: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"],
                joinsErrors: true)
        else { return .later(Reason(code: .notStarted, exitCode: nil, said: [])) }
        var said: [UInt8] = []
        var tookInput = false
        do throws(NetError) {
            tookInput = try Self.write(mail.bytes.filter { $0 != 0x0D }, to: channel, by: deadline)
            channel.finishWriting()
            while true {
                guard let piece = try Self.read(channel, by: deadline) else {
                    tookInput = false
                    break
                }
                if piece.isEmpty { break }
                said += piece.prefix(max(0, Self.outputLimit - said.count))
            }
        } catch {
            // Whoever hangs is not waited for any longer.
            channel.patience = .zero
            channel.close()
            return .later(Reason(code: error.code == .timedOut ? .timedOut : .ended, exitCode: nil, said: said))
        }
        channel.patience = deadline.remaining ?? time
        guard let code = channel.end() else {
            return .later(Reason(code: deadline.isPast ? .timedOut : .ended, exitCode: nil, said: said))
        }
        // Success without having read everything is none.
        if code == 0 && !tookInput { return .later(Reason(code: .ended, exitCode: 0, said: said)) }
        return Self.outcome(code, said)
    }

    private static func outcome(_ code: Int32, _ said: [UInt8]) -> Outcome {
        let reason = Reason(code: .exitCode, exitCode: code, said: said)
        return switch code {
        case 0: .taken
        case 69...75, 77, 78: .later(reason)
        default: .refused(reason)
        }
    }

    /// Writes in pieces, so that a program that reads slowly does not outlive the deadline; false when it has stopped reading, which its
    /// exit code will explain.
    private static func write(_ bytes: [UInt8], to channel: ProcessChannel, by deadline: Deadline) throws(NetError)
        -> Bool
    {
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
            let piece = Array(bytes[start..<min(start + 65_536, bytes.count)])
            guard let left = deadline.remaining, left > .zero else { throw NetError(.timedOut, "writing a message") }
            do throws(NetError) {
                try channel.write(piece.span, idle: left)
            } catch {
                guard error.code == .closed else { throw error }
                return false
            }
        }
        return true
    }

    /// The next that it says; nil when it is gone with input that it had not read.
    private static func read(_ channel: ProcessChannel, by deadline: Deadline) throws(NetError) -> [UInt8]? {
        do throws(NetError) {
            return try channel.read(upTo: 16_384, by: deadline)
        } catch {
            guard error.code == .closed else { throw error }
            return nil
        }
    }
}
