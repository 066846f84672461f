/// Writes heads. The one place where names and values become lines, so the one place that keeps line breaks out of them.
enum HeadWriter {
    /// Fields that only this room sets: they decide where a message ends, or belong to the connection.
    private static let reserved = [
        "connection", "content-length", "date", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    /// The head of an answer: status line, Date, the lines of the given fields, then those that frame the body.
    static func response(_ status: Int, _ lines: [UInt8], framing: [(String, String)]) -> [UInt8] {
        var head: [UInt8] = []
        head.reserveCapacity(lines.count + 200)
        head += "HTTP/1.1 \(status) ".utf8
        head += HTTPStatus.phrase(status).utf8
        head += "\r\nDate: ".utf8
        head += HTTPDate.now.utf8
        head += [HTTPGrammar.cr, HTTPGrammar.lf]
        head += lines
        appendFraming(framing, to: &head)
        return head
    }

    /// Fields as lines in their order.
    ///
    /// Throws `misuse` for a name that is no token, a value with a control byte, and a field that only this room sets.
    static func lines(_ fields: HTTPFields) throws(NetError) -> [UInt8] {
        var lines: [UInt8] = []
        for field in fields.list {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(HTTPGrammar.isToken),
                field.value.allSatisfy(HTTPGrammar.isValue)
            else { throw NetError(.misuse, "line break or control byte in a header field") }
            guard !reserved.contains(where: { HTTPGrammar.matches(field.name.utf8, $0) }) else {
                throw NetError(.misuse, "header field that the connection sets")
            }
            lines += field.name.utf8
            lines += [UInt8(ascii: ":"), HTTPGrammar.space]
            lines += field.value
            lines += [HTTPGrammar.cr, HTTPGrammar.lf]
        }
        return lines
    }

    /// The head of a request: request line, Host, the given fields in their order, then those that frame the body.
    ///
    /// Throws `misuse` for what is no method or target, and as `lines` does; Host counts as reserved.
    static func request(
        _ method: String, _ target: [UInt8], host: String, _ fields: HTTPFields, framing: [(String, String)]
    ) throws(NetError) -> [UInt8] {
        guard !method.isEmpty, method.utf8.allSatisfy(HTTPGrammar.isToken) else {
            throw NetError(.misuse, "method of a request")
        }
        guard !target.isEmpty, target.allSatisfy(HTTPGrammar.isTarget) else {
            throw NetError(.misuse, "target of a request")
        }
        guard fields.count("host") == 0 else { throw NetError(.misuse, "Host given by the caller") }
        var head = Array(method.utf8) + [HTTPGrammar.space] + target + Array(" HTTP/1.1\r\nHost: \(host)\r\n".utf8)
        head += try lines(fields)
        appendFraming(framing, to: &head)
        return head
    }

    private static func appendFraming(_ framing: [(String, String)], to head: inout [UInt8]) {
        for (name, value) in framing { head += "\(name): \(value)\r\n".utf8 }
        head += [HTTPGrammar.cr, HTTPGrammar.lf]
    }
}
