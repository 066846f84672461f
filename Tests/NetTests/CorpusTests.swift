import Bytes
import Testing

@testable import Net
@testable import http_probe

/// Inputs from outside of the repository; reported as disabled where they are missing.
@Suite(
    "Hostile inputs from the corpora", .tags(.corpus, .live), .timeLimit(.minutes(60)),
    .enabled(if: Corpus.exists, "the directory of hostile inputs is not there"))
struct CorpusTests {
    /// Sends the bytes on a connection of their own, says that there are no more, and returns the statuses of the answers.
    func statuses(_ server: HTTPServer, _ request: [UInt8]) throws -> [Int] {
        let client = try RawClient(server)
        // The server may refuse and close before it has seen everything.
        try? client.send(request)
        client.channel.finishWriting()
        var answer = ""
        while let piece = try? client.channel.read(upTo: 65_536, by: .after(.seconds(20))), !piece.isEmpty {
            answer += text(piece)
        }
        return answer.components("HTTP/1.1 ").dropFirst().compactMap { Int($0.prefix(3)) }.filter { $0 != 100 }
    }

    @Test("raw requests are served or refused as they should be, and nothing is smuggled")
    func raw() throws {
        let cases = Corpus.cases("http")
        try #require(cases.count > 100)
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: ProbeHandler())
        try server.start()
        defer { server.stop(grace: .seconds(5)) }
        for one in cases {
            let found = try statuses(server, one.bytes)
            let first = found.first ?? 0
            let isServed = (200..<400).contains(first)
            if one.expect == "accept" { #expect(isServed, "\(one.id): \(found)") }
            if one.expect == "reject" { #expect(!isServed, "\(one.id): \(found)") }
            #expect(!found.contains(299), "\(one.id): \(found)")
            #expect(found.allSatisfy { $0 < 500 || $0 == 501 || $0 == 505 }, "\(one.id): \(found)")
        }
        #expect(try statuses(server, bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n")) == [200])
    }

    @Test(
        "other projects' requests are read to the end or refused, in one piece and byte by byte",
        arguments: ["external/dev/llhttp-request", "external/dev/http-garden", "dev/http", "external/dev/llhttp-url"])
    func requests(_ folder: String) throws {
        let files = Corpus.files(folder)
        try #require(!files.isEmpty)
        for file in files where file.bytes.count < 100_000 {
            var outcomes: [String] = []
            for step in [Int.max, 1] {
                let input = ChannelInput(ScriptedChannel(file.bytes, step: step), idle: .seconds(1))
                outcomes.append(try replay(input))
            }
            // However the bytes are cut, they are read the same way.
            #expect(outcomes[0] == outcomes[1], "\(file.name)")
        }
    }

    /// Reads request after request and tells what was read.
    func replay(_ input: ChannelInput) throws -> String {
        var told = ""
        while true {
            do {
                let found = try input.look { bytes throws(HTTPError) in try RequestHead.parse(bytes) }
                guard let (head, length) = found else {
                    if try input.fill() { continue }
                    return told + "end"
                }
                input.use(length)
                let body = try all(BodyInput(input, head.framing, .server, room: 100_000))
                told += "\(head.method) \(text(head.target.raw)) \(body.count); "
            } catch let error as HTTPError {
                return told + "\(error.status)"
            }
        }
    }

    @Test("other projects' answers are read to the end or refused")
    func answers() throws {
        let files = Corpus.files("external/dev/llhttp-response")
        try #require(!files.isEmpty)
        let url = try URLParts("http://a/")
        for file in files {
            for method in ["GET", "HEAD"] {
                for step in [Int.max, 1] {
                    let channel = ScriptedChannel(file.bytes, step: step)
                    let connection = HTTPConnection(over: channel, sendsWholeURL: false)
                    do {
                        _ = try connection.send(HTTPClientRequest(method, url)).wholeBody()
                    } catch {
                        #expect(error is NetError, "\(file.name)")
                    }
                }
            }
        }
    }

    @Test("URLs that lead elsewhere are refused")
    func urls() throws {
        let cases = Corpus.cases("text").filter { $0.id.hasPrefix("url") }
        try #require(!cases.isEmpty)
        for one in cases {
            let url = try? URLParts(one.bytes)
            // What is accepted is plain ASCII and names the host that every other reader sees.
            if let url { #expect(text(one.bytes).hasPrefix("\(url.scheme)://\(url.authority.text)/"), "\(one.id)") }
        }
    }

    @Test("no response head, form, media type or chunk traps on any file of the corpora")
    func anything() {
        let folders = [
            "dev/http", "external/dev/llhttp-request", "external/dev/llhttp-response", "external/dev/http-garden",
        ]
        for file in folders.flatMap(Corpus.files) where file.bytes.count < 300_000 {
            _ = try? ResponseHead.parse(file.bytes.span)
            _ = try? FormDecoder.decode(file.bytes)
            _ = MediaType(file.bytes)
            _ = Authority(file.bytes.span)
            if let type = MediaType(bytes("multipart/form-data; boundary=XX")) {
                let start = file.bytes.firstRange(of: bytes("--XX"))?.lowerBound ?? 0
                _ = try? MultipartDecoder.decode(Array(file.bytes[start...]), type)
            }
        }
    }
}
