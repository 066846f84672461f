internal import Glibc

/// The other end of a ProcessChannel: a program that answers HTTP requests on its standard streams.
public enum HTTPHelper {
    /// Answers one request after the other until standard input ends or a request cannot be read.
    ///
    /// Standard input must be a socket that carries answers too, as ProcessChannel makes it. Requests must name whole URLs,
    /// of http or https. Waits for a request as long as it takes; the limits hold from its first byte on.
    public static func run(limits: HTTPLimits = HTTPLimits(), handler: any HTTPHandler) {
        serve(STDIN_FILENO, limits, handler)
    }

    /// Does the same on any connected socket, without closing it.
    static func serve(_ socket: Int32, _ limits: HTTPLimits, _ handler: any HTTPHandler) {
        var limits = limits
        limits.targetSchemes = ["http", "https"]
        limits.pipelinedRequests = .max
        let exchange = Exchange(handler, limits, nil)
        let connection = ServerConnection(socket, peer: "", pool: nil, limits: limits)
        while true {
            do {
                let idle: Deadline = connection.input.count > 0 ? .after(limits.headTime) : .never
                let bytes = try connection.channel.read(upTo: 16_384, by: idle)
                if bytes.isEmpty { return }
                connection.input.append(bytes.span)
                connection.pending = try connection.nextHead()
            } catch {
                return end(connection, error as? HTTPError)
            }
            if connection.pending == nil { continue }
            switch exchange.run(connection) {
            case .keep: continue
            case .refuse(let error): return end(connection, error)
            case .linger, .reset: return end(connection, nil)
            }
        }
    }

    private static func end(_ connection: ServerConnection, _ error: HTTPError?) {
        if let error {
            try? connection.channel.write(Exchange.refusal(error.status).span, idle: .seconds(1))
        }
        connection.channel.finishWriting()
    }
}
