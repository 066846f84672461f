import Bytes
import Net

// A server for raw and slow clients to try room Net on: http-probe PORT [HOST]. See Specs/http.md.

let arguments = CommandLine.arguments
guard arguments.count >= 2, let port = UInt16(arguments[1]) else {
    print("usage: http-probe PORT [HOST]")
    throw NetError(.misuse, "arguments")
}
let signals = try SignalWatcher()
let server = try HTTPServer(
    host: arguments.count > 2 ? arguments[2] : "127.0.0.1", port: port, handler: ProbeHandler())
try server.start()
print("http-probe listens on \(server.host) port \(server.port)")
_ = signals.wait()
print("stopping, \(server.counts)")
server.stop(grace: .seconds(5))
