import Glibc

@testable import Net

/// A listening socket on a free port of this machine.
func listeningSocket() throws -> (socket: Int32, port: UInt16) {
    let address = try SocketAddress.toListen("127.0.0.1", port: 0)[0]
    let socket = try Socket.open(address.family)
    // The address outlives the call, which copies it.
    guard unsafe address.with({ unsafe bind(socket, $0, $1) }) == 0, listen(socket, 16) == 0 else {
        throw NetError(.system, "listening")
    }
    return (socket, SocketAddress.local(of: socket).port)
}

/// Waits for a client; nil when the socket is closed or nobody comes.
func accept(_ socket: Int32) -> SocketChannel? {
    guard (try? Socket.wait(socket, for: .reading, by: .after(.seconds(20)))) == true else { return nil }
    let client = Glibc.accept(socket, nil, nil)
    return client < 0 ? nil : SocketChannel(taking: client)
}

/// Closes a socket when nobody refers to it any more, so that its number is not used after it was given back.
final class OwnedSocket: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { Socket.close(number) }
}
