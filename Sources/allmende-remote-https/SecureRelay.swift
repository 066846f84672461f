import Bytes
import Foundation
import FoundationNetworking
import Net

/// Passes requests on to servers that speak https.
final class SecureRelay: HTTPHandler {
    private let session: URLSession
    private let delegate = AnswerCollector()

    /// Without a byte from the server for so long, the request is given up.
    private static let patience: Duration = .seconds(110)
    /// Bodies up to this size are sent from memory.
    private static let inMemory = 1 << 20
    private static let maximumBody = 4 << 30

    init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.timeoutIntervalForRequest = 120
        configuration.timeoutIntervalForResource = 7 * 86_400
        session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
    }

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        guard let url = URL(string: String(decoding: request.target, as: UTF8.self)), url.scheme == "https" else {
            throw HTTPError(400, "not an https URL")
        }
        var outgoing = URLRequest(url: url)
        outgoing.httpMethod = request.method
        outgoing.httpShouldHandleCookies = false
        for field in request.fields.list where !Self.isFraming(field.name) {
            outgoing.setValue(String(decoding: field.value, as: UTF8.self), forHTTPHeaderField: field.name)
        }
        let body = try spool(request)
        defer { if case .file(let file) = body { try? FileManager.default.removeItem(at: file) } }
        let task =
            switch body {
            case .none: session.dataTask(with: outgoing)
            case .memory(let data): session.uploadTask(with: outgoing, from: data)
            case .file(let file): session.uploadTask(with: outgoing, fromFile: file)
            }
        let answer = try delegate.follow(task)
        defer {
            task.cancel()
            delegate.forget(task)
        }
        task.resume()
        try relay(answer, response)
    }

    private func relay(_ answer: Answer, _ response: HTTPResponder) throws {
        let head: HTTPURLResponse
        do {
            head = try answer.head(waiting: Self.patience)
        } catch {
            // What went wrong on this side of the server; no server can set this field, see below.
            return try response.send(
                502, HTTPFields([HTTPField(RelayFailure.field, RelayFailure(error).rawValue)]),
                body: Array(RelayFailure.words(error).utf8.prefix(500)))
        }
        var fields = HTTPFields()
        for (name, value) in head.allHeaderFields {
            let name = "\(name)"
            guard !Self.isFraming(name), name.lowercased() != RelayFailure.field else { continue }
            fields.append(name, "\(value)".filter { !$0.isNewline && $0 != "\0" })
        }
        let output = try response.begin(head.statusCode, fields)
        do {
            while let piece = try answer.next(waiting: Self.patience) {
                try output.write(piece)
                try output.flush()
            }
        } catch {
            // Broken framing tells the other end that the answer is not whole.
            return response.abort()
        }
        try response.finish()
    }

    /// Fields that belong to one connection, or that the session sets itself and undoes: it unpacks compressed answers.
    private static func isFraming(_ name: String) -> Bool {
        [
            "connection", "content-encoding", "content-length", "date", "expect", "host", "keep-alive",
            "proxy-authenticate",
            "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
        ].contains(name.lowercased())
    }

    private enum Body {
        case none
        case memory(Data)
        case file(URL)
    }

    /// Keeps the body where it can be sent from with its length, and once more if the session has to.
    private func spool(_ request: HTTPRequest) throws -> Body {
        guard request.method != "GET", request.method != "HEAD" else { return .none }
        let input = request.body(limit: Self.maximumBody)
        var data = Data()
        while data.count <= Self.inMemory {
            let piece = try input.read(upTo: 65_536)
            if piece.isEmpty { return .memory(data) }
            data.append(contentsOf: piece)
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "allmende-\(UUID().uuidString)")
        let created = FileManager.default.createFile(
            atPath: file.path, contents: data, attributes: [.posixPermissions: 0o600])
        guard created else { throw HTTPError(507, "no space for a temporary file") }
        do {
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            try handle.seekToEnd()
            while true {
                let piece = try input.read(upTo: 65_536)
                if piece.isEmpty { return .file(file) }
                try handle.write(contentsOf: piece)
            }
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }
}
