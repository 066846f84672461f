import Net

/// Ports of this machine, for programs that cannot choose one themselves.
public enum FreePort {
    /// A port that is free right now.
    public static func take() throws -> UInt16 {
        struct Nobody: HTTPHandler {
            func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws { try response.send(503) }
        }
        // It listens on a port that the system chooses and gives it back.
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: Nobody())
        try server.start()
        let port = server.port
        server.stop(grace: .seconds(1))
        return port
    }

    /// Whether somebody accepts connections there.
    public static func answers(_ port: UInt16) -> Bool {
        guard let channel = try? SocketChannel.connect(host: "127.0.0.1", port: port, by: .after(.seconds(5))) else {
            return false
        }
        channel.close()
        return true
    }
}
