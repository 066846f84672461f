import Foundation
import FoundationNetworking
import Net
import Synchronization

/// Hears from the session and keeps what arrives, task by task.
final class AnswerCollector: NSObject, URLSessionDataDelegate, Sendable {
    private let answers = Mutex<[Int: Answer]>([:])

    /// Begins to keep what arrives for a task; to be called before it is resumed.
    func follow(_ task: URLSessionTask) throws -> Answer {
        let answer = try Answer()
        answers.withLock { $0[task.taskIdentifier] = answer }
        return answer
    }

    /// Lets go of it.
    func forget(_ task: URLSessionTask) { answers.withLock { $0[task.taskIdentifier] = nil } }

    private func answer(_ task: URLSessionTask) -> Answer? { answers.withLock { $0[task.taskIdentifier] } }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        // A proxy's answer to CONNECT may come here first; the last one before the first byte counts.
        if let head = response as? HTTPURLResponse { answer(dataTask)?.take(head) }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        answer(dataTask)?.take(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        answer(task)?.end(error)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        // A server asks who is there. Whoever asked it has the credentials, if there are any: that is the answer. Left to
        // itself the session would look for credentials, find none, and never end.
        guard let head = challenge.failureResponse as? HTTPURLResponse, let answer = answer(task) else {
            return completionHandler(.performDefaultHandling, nil)
        }
        answer.take(head)
        answer.end(nil)
        completionHandler(.cancelAuthenticationChallenge, nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // Whoever asked decides whether to follow, and what may go along.
        answer(task)?.take(response)
        completionHandler(nil)
    }
}

/// What has arrived of one answer. The session cannot be slowed down, so what is not read yet waits in a file.
final class Answer: Sendable {
    private struct State {
        var head: HTTPURLResponse?
        var hasBegun = false
        var isOver = false
        var failure: (any Error)?
        var written: UInt64 = 0
        var read: UInt64 = 0
    }

    private let state = Monitor(State())
    private let file: FileHandle

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "allmende-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw HTTPError(507, "no space for a temporary file")
        }
        file = try FileHandle(forUpdating: url)
        // Without a name it is gone with this program, however that ends.
        try FileManager.default.removeItem(at: url)
    }

    func take(_ head: HTTPURLResponse) {
        state.withLock { if !$0.hasBegun { $0.head = head } }
        state.broadcast()
    }

    func take(_ data: Data) {
        state.withLock { state in
            do {
                try file.seek(toOffset: state.written)
                try file.write(contentsOf: data)
                state.written += UInt64(data.count)
            } catch {
                state.failure = error
            }
            state.hasBegun = true
        }
        state.broadcast()
    }

    func end(_ error: (any Error)?) {
        state.withLock { state in
            guard !state.isOver else { return }
            state.isOver = true
            state.failure = state.failure ?? error
        }
        state.broadcast()
    }

    /// The head, when it is certain: after the first byte or at the end.
    func head(waiting patience: Duration) throws -> HTTPURLResponse {
        let found = state.wait(by: .after(patience)) { state -> Result<HTTPURLResponse, any Error>? in
            if state.hasBegun || state.isOver, let head = state.head { return .success(head) }
            if let failure = state.failure { return .failure(failure) }
            return state.isOver ? .failure(NetError(.closed, "answer without a head")) : nil
        }
        guard let found else { throw NetError(.timedOut, "waiting for an answer") }
        return try found.get()
    }

    /// The next bytes; nil at the end. Throws when the answer was cut short or nothing came for too long.
    func next(waiting patience: Duration) throws -> [UInt8]? {
        let found = state.wait(by: .after(patience)) { [file] state -> Result<[UInt8]?, any Error>? in
            guard state.read == state.written else {
                return Result {
                    try file.seek(toOffset: state.read)
                    let piece = try file.read(upToCount: 65_536) ?? Data()
                    state.read += UInt64(piece.count)
                    return Array(piece)
                }
            }
            if let failure = state.failure { return .failure(failure) }
            return state.isOver ? .success(nil) : nil
        }
        guard let found else { throw NetError(.timedOut, "waiting for more of an answer") }
        return try found.get()
    }
}
