import Bytes
public import Files
import Net

/// What a server answered.
public struct RawAnswer: Sendable {
    /// The status; 0 when the connection ended without one.
    public let status: Int
    /// The fields and the body as text, whatever bytes they are.
    public let text: String
}

/// Requests that no decent client sends.
public enum RawRequests {
    /// Posts a body to a service of a repository, as a Git client does.
    public static func post(
        _ url: String, _ service: String, _ body: [UInt8], version: Int = 0, key: String? = nil
    ) throws -> RawAnswer {
        var fields: HTTPFields = ["Content-Type": "application/x-\(service)-request"]
        if version > 0 { fields.append("Git-Protocol", "version=\(version)") }
        if let key {
            fields.append("Authorization", BasicCredentials(user: Array("x".utf8), password: Array(key.utf8)).value)
        }
        let request = HTTPClientRequest("POST", try URLParts("\(url)/\(service)"), fields, body: .bytes(body))
        do {
            let response = try HTTPClient().send(request)
            return RawAnswer(
                status: response.status, text: String(decoding: try response.wholeBody(), as: UTF8.self))
        } catch is NetError {
            return RawAnswer(status: 0, text: "")
        }
    }

    /// Sends bytes on a connection of their own and reads until the server closes.
    public static func send(_ bytes: [UInt8], port: UInt16, finish: Bool = true) throws -> RawAnswer {
        let channel = try SocketChannel.connect(host: "127.0.0.1", port: port, by: .after(.seconds(20)))
        // The server may refuse and close before it has seen everything.
        try? channel.write(bytes.span, idle: .seconds(20))
        if finish { channel.finishWriting() }
        var answer: [UInt8] = []
        while let piece = try? channel.read(upTo: 65_536, by: .after(.seconds(90))), !piece.isEmpty {
            answer += piece
            if answer.count > 8 << 20 { break }
        }
        let text = String(decoding: answer, as: UTF8.self)
        return RawAnswer(status: text.hasPrefix("HTTP/1.") ? Int(text.dropFirst(9).prefix(3)) ?? 0 : 0, text: text)
    }
}

/// The body of a push, with any commands and any pack.
public struct PushBody: Sendable {
    private var commands: [[UInt8]] = []
    private let format: String
    private var zero: String { String(repeating: "0", count: format == "sha1" ? 40 : 64) }

    /// Begins one in a hash function.
    public init(_ format: String) { self.format = format }

    /// A ref changes from one value to another; zeros where one is empty.
    public func update(_ name: String, from old: String, to new: String) -> PushBody {
        update(Array(name.utf8), from: old, to: new)
    }

    /// The same with a name of any bytes.
    public func update(_ name: [UInt8], from old: String, to new: String) -> PushBody {
        var next = self
        next.commands.append(Array("\(old.isEmpty ? zero : old) \(new.isEmpty ? zero : new) ".utf8) + name)
        return next
    }

    /// A ref is made.
    public func create(_ name: String, _ id: String) -> PushBody { update(name, from: "", to: id) }

    /// One line of Git's protocol.
    public static func packet(_ bytes: [UInt8]) -> [UInt8] {
        let length = String(bytes.count + 4, radix: 16)
        return Array((String(repeating: "0", count: 4 - length.count) + length).utf8) + bytes
    }

    /// The body: commands, flush, pack.
    public func bytes(pack: [UInt8], atomic: Bool = false) -> [UInt8] {
        var body: [UInt8] = []
        for (index, command) in commands.enumerated() {
            let words = "\0 report-status\(atomic ? " atomic" : "") object-format=\(format)"
            body += Self.packet(command + (index == 0 ? Array(words.utf8) : []))
        }
        return body + Array("0000".utf8) + pack
    }

    /// Sends it to the library of a hub, with everything that the replica's commits lead to; the hub's report.
    public func send(to stage: HubStage, from replica: Path, atomic: Bool) throws -> String {
        let packed = try stage.git.run(["pack-objects", "--stdout", "-q", "--all"], in: replica)
        guard packed.status == 0 else { throw Program.Failure(description: packed.errors) }
        let body = bytes(pack: packed.output, atomic: atomic)
        return try RawRequests.post(stage.hub.url + "vorlagen.git", "git-receive-pack", body).text
    }
}
