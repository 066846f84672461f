import Bytes
import Net

/// Answers as a hub would as far as HTTP goes, without knowing anything of Git: paths, methods, credentials, forms.
struct ProbeHandler: HTTPHandler {
    private static let bodyLimit = 4 << 20
    private static let textual: HTTPFields = ["Content-Type": "text/plain; charset=utf-8"]

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        if request.method == "OPTIONS" { return try response.send(204, ["Allow": "GET, HEAD, POST, PUT, OPTIONS"]) }
        let path = request.path.map { String(decoding: $0, as: UTF8.self) }
        switch path {
        case []: try page(request, response)
        case ["echo"]: try echo(request, response)
        case ["smuggled"]: try response.send(299, Self.textual, body: Array("smuggled\n".utf8))
        case ["anmelden"]: try form(request, response)
        case ["gross"]: try large(response)
        case ["repo.git", "info", "refs"]: try advertise(request, response)
        case ["repo.git", "git-upload-pack"]: try upload(request, response)
        case ["repo.git", "git-receive-pack"]: try receive(request, response)
        default: throw HTTPError(404, "no such page")
        }
    }

    private func page(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        try demand(["GET", "HEAD"], request)
        try response.send(200, Self.textual, body: Array("Allmende\n".utf8))
    }

    private func echo(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        try demand(["GET", "HEAD", "POST", "PUT"], request)
        if request.fields.first("content-type") != nil, request.method == "POST" {
            return try form(request, response)
        }
        let body = try request.wholeBody(limit: Self.bodyLimit)
        try response.send(200, Self.textual, body: Array("\(body.count) bytes\n".utf8))
    }

    private func form(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        try demand(["GET", "HEAD", "POST"], request)
        let fields =
            request.method == "POST" ? try request.form(bodyLimit: Self.bodyLimit) : try request.queryFields()
        var text = "\(fields.list.count) fields\n"
        for field in fields.list.prefix(20) {
            text += "\(PercentCoding.encode(field.name)): \(field.value.count) bytes\n"
        }
        try response.send(200, Self.textual, body: Array(text.utf8))
    }

    /// Four MiB in pieces, for clients that read slowly.
    private func large(_ response: HTTPResponder) throws {
        let piece = [UInt8](repeating: 0x61, count: 65_536)
        let output = try response.begin(200, Self.textual)
        for _ in 0..<64 { try output.write(piece) }
        try response.finish()
    }

    private func advertise(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        try demand(["GET", "HEAD"], request)
        guard let service = try request.queryFields().only("service") else { throw HTTPError(403, "dumb protocol") }
        if service.elementsEqual("git-receive-pack".utf8) { return try unauthorised(request, response) }
        guard service.elementsEqual("git-upload-pack".utf8) else { throw HTTPError(403, "unknown service") }
        try response.send(200, ["Content-Type": "application/x-git-upload-pack-advertisement"])
    }

    private func upload(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        try demand(["POST"], request)
        let body = try request.wholeBody(limit: Self.bodyLimit)
        try response.send(200, Self.textual, body: Array("\(body.count) bytes\n".utf8))
    }

    private func receive(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        try demand(["POST"], request)
        try unauthorised(request, response)
    }

    /// Nobody has the right to push here but `probe` with the password `probe`; every other reason gives the same answer.
    private func unauthorised(_ request: HTTPRequest, _ response: HTTPResponder) throws {
        let known = BasicCredentials(user: Array("probe".utf8), password: Array("probe".utf8))
        if BasicCredentials(request.fields) == known {
            try response.send(200, Self.textual, body: Array("welcome\n".utf8))
        } else {
            try response.send(401, ["WWW-Authenticate": "Basic realm=\"probe\", charset=\"UTF-8\""])
        }
    }

    private func demand(_ methods: [String], _ request: HTTPRequest) throws(HTTPError) {
        guard methods.contains(request.method) else { throw HTTPError(405, "method") }
    }
}
