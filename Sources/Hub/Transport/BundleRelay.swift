public import Bytes
public import Files
import Journal
import Library
import Net
public import Objects
import Store
import Wire

/// The process that takes one transport file, for the same reason as a push has its own (`PushWorker`).
public enum BundleWorker {
    /// Takes a file from a stream.
    ///
    /// - Parameters:
    ///   - hub: the directory of the hub, where its keys lie.
    ///   - identity: who sends it; nil for nobody in particular.
    ///   - access: the short name of the access key that came along.
    /// Throws what BundleIntake throws, HubError `noJournal`.
    public static func run(
        _ path: Path, hub: Path, identity: Signature?, access: String?, input: any ByteInput
    ) throws -> BundleAnswer {
        PushWorker.limit()
        let repository = try Repository(at: path, includes: false)
        guard let library = try HubLibrary(repository, hub: hub) else { throw HubError.noJournal(hub) }
        let sender = Sender(member: identity.flatMap { MemberID(email: $0.email) }, access: access ?? "")
        return try take(BundleReader(input), library, sender)
    }

    /// Takes a file right here.
    static func take(_ bundle: BundleReader, _ library: HubLibrary, _ sender: Sender) throws -> BundleAnswer {
        BundleAnswer(
            entries: try BundleIntake.apply(bundle, to: library, from: sender).map {
                BundleAnswer.Entry(id: $0.id, $0.result)
            })
    }
}

/// Hands a transport file that is being uploaded to a process of its own.
final class BundleRelay: Sendable {
    private let program: String
    private let hub: Path
    private let gate: Gate

    private static let patience: Duration = .seconds(600)

    /// - Parameters:
    ///   - program: the path of this program.
    ///   - hub: the directory of the hub.
    ///   - atOnce: how many files are taken at the same time; others wait.
    init(program: String, hub: Path, atOnce: Int = 2) {
        (self.program, self.hub) = (program, hub)
        gate = Gate(atOnce)
    }

    /// Passes the file on and returns what became of it. Throws HTTPError 503 when too many are under way, 500 when the process ends
    /// without an answer.
    func run(_ repository: Repository, _ who: Principal, _ input: any ByteInput) throws -> BundleAnswer {
        guard gate.enter(by: .after(Gate.patience)) else { throw HTTPError(503, "too many transport files at once") }
        defer { gate.leave() }
        var arguments = ["receive-bundle", "--hub", hub.description]
        if let organisation = who.organisation {
            arguments += ["--identity", "\(organisation.name) <\(organisation.email)>"]
        }
        if let access = who.access { arguments += ["--access", access] }
        arguments.append(repository.gitDirectory.description)
        let worker = try ProcessChannel(
            executable: program, arguments: arguments, environment: ["SWIFT_BACKTRACE=enable=no", "LC_ALL=C.UTF-8"])
        defer { worker.close() }
        var hasEnded = false
        while true {
            let piece = try input.read(upTo: 1 << 16)
            if piece.isEmpty { break }
            // It may have seen enough before the end; the rest is read so that the client hears why.
            if hasEnded { continue }
            do { try worker.write(piece.span, idle: Self.patience) } catch { hasEnded = true }
        }
        if !hasEnded { worker.finishWriting() }
        let answer = try Self.answer(worker)
        guard worker.end() == 0, let answer else {
            throw HTTPError(500, "the process that takes transport files failed")
        }
        return answer
    }

    private static func answer(_ worker: ProcessChannel) throws -> BundleAnswer? {
        var bytes: [UInt8] = []
        while bytes.count <= BundleAnswer.maximumSize {
            do {
                let piece = try worker.read(upTo: 1 << 16, by: .after(patience))
                if piece.isEmpty { break }
                bytes += piece
            } catch {
                guard error.code == .closed else { throw error }
                break
            }
        }
        return BundleAnswer(bytes)
    }
}
