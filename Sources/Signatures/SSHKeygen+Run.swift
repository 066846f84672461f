internal import Files
internal import Net

// How ssh-keygen is run: with an environment of our own, input from memory, a deadline and a limit on what it says.

extension SSHKeygen {
    /// What a run left.
    struct Answer {
        /// The exit code; nil when it was killed.
        let code: Int32?
        /// What it wrote to standard output and standard error.
        let output: [UInt8]
        /// Whether it read all of its input.
        let tookInput: Bool

        /// Whether it wrote this.
        func says(_ text: String) -> Bool { String(decoding: output, as: UTF8.self).contains(text) }
    }

    /// The most that ssh-keygen may say, in bytes: a signature and some complaints.
    private static let outputLimit = 65_536

    /// What ssh-keygen gets to see of its surroundings.
    ///
    /// A passphrase is never asked for. Left alone, ssh-keygen would ask on the terminal behind our back or, worse,
    /// take the first line of the message for the passphrase; so it is told to ask a program that always refuses
    /// (`force` since OpenSSH 8.4, `DISPLAY` before). Times without a zone are UTC. There is no agent.
    private static let environment = [
        "LC_ALL=C", "TZ=UTC0", "DISPLAY=none", "SSH_ASKPASS=/bin/false", "SSH_ASKPASS_REQUIRE=force",
    ]

    /// Runs it. Throws `notFound`, `timedOut`, `badAnswer` (it says too much), `failed`.
    func run(_ arguments: [String], input: [UInt8], _ what: String) throws(SSHKeygenError) -> Answer {
        let deadline = Deadline.after(time)
        let executable = try Self.argument(path)
        let channel: ProcessChannel
        do throws(NetError) {
            channel = try ProcessChannel(
                executable: executable, arguments: arguments, environment: Self.environment, joinsErrors: true)
        } catch {
            let code: SSHKeygenError.Code = error.code == .misuse ? .misuse : .notFound
            throw SSHKeygenError(code, what, said: Array(error.description.utf8))
        }
        do throws(NetError) {
            var tookInput = try Self.write(input, to: channel, by: deadline)
            channel.finishWriting()
            var output: [UInt8] = []
            while true {
                guard let piece = try Self.read(channel, by: deadline) else {
                    tookInput = false
                    break
                }
                if piece.isEmpty { break }
                output += piece
                guard output.count <= Self.outputLimit else { throw NetError(.tooLarge, what) }
            }
            return Answer(code: channel.end(), output: output, tookInput: tookInput)
        } catch {
            // Whoever hangs or floods is not waited for any longer.
            channel.patience = .zero
            channel.close()
            let code: SSHKeygenError.Code =
                switch error.code {
                case .timedOut: .timedOut
                case .tooLarge: .badAnswer
                default: .failed
                }
            throw SSHKeygenError(code, what)
        }
    }

    /// The next output, none at its end, nil when the program is gone with input that it had not read: the kernel says
    /// so after everything that it had written.
    private static func read(_ channel: ProcessChannel, by deadline: Deadline) throws(NetError) -> [UInt8]? {
        do throws(NetError) {
            return try channel.read(upTo: 16_384, by: deadline)
        } catch {
            guard error.code == .closed else { throw error }
            return nil
        }
    }

    /// Writes in pieces, so that a program that reads slowly does not outlive the deadline; false when it has stopped
    /// reading, which its exit code will explain.
    private static func write(
        _ input: [UInt8], to channel: ProcessChannel, by deadline: Deadline
    ) throws(NetError) -> Bool {
        for start in stride(from: 0, to: input.count, by: 65_536) {
            let piece = Array(input[start..<min(start + 65_536, input.count)])
            guard let left = deadline.remaining, left > .zero else { throw NetError(.timedOut, "writing") }
            do throws(NetError) {
                try channel.write(piece.span, idle: left)
            } catch {
                guard error.code == .closed else { throw error }
                return false
            }
        }
        return true
    }

    /// A path as an argument: never one that looks like an option or like standard input.
    static func argument(_ path: Path) throws(SSHKeygenError) -> String {
        guard let text = String(validating: path.bytes, as: UTF8.self), !text.isEmpty else {
            throw SSHKeygenError(.misuse, "path that is not UTF-8")
        }
        return path.isAbsolute ? text : "./" + text
    }
}
