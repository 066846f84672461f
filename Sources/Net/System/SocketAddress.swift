internal import CLinux
internal import Glibc

/// The address of one end of a TCP connection.
///
/// Invariant for every `unsafe` below: `storage` is large enough for every kind of address and is only rebound to the
/// common header `sockaddr` for the time of a call.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private(set) var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    /// AF_INET or AF_INET6.
    var family: Int32 { Int32(storage.ss_family) }

    /// Hands the address to a system call.
    func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        unsafe withUnsafePointer(to: storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, length) }
        }
    }

    /// Lets a system call fill an address.
    static func filled(
        _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> (address: SocketAddress, outcome: Int32) {
        var address = SocketAddress()
        var length = address.length
        let outcome = unsafe withUnsafeMutablePointer(to: &address.storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, &length) }
        }
        address.length = length
        return (address, outcome)
    }

    /// The address a socket is bound to.
    static func local(of socket: Int32) -> SocketAddress {
        unsafe filled { unsafe getsockname(socket, $0, $1) }.address
    }

    /// The number of the port.
    var port: UInt16 {
        unsafe withUnsafePointer(to: storage) { pointer in
            switch family {
            case AF_INET:
                unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    unsafe UInt16(bigEndian: $0.pointee.sin_port)
                }
            case AF_INET6:
                unsafe pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    unsafe UInt16(bigEndian: $0.pointee.sin6_port)
                }
            default: 0
            }
        }
    }

    /// The numeric address without the port; an IPv4 address that arrives through an IPv6 socket is shown as IPv4.
    var host: String {
        var name = [CChar](repeating: 0, count: 64)
        let size = socklen_t(name.count)
        let status = unsafe with { unsafe getnameinfo($0, $1, &name, size, nil, 0, NI_NUMERICHOST) }
        guard status == 0 else { return "" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
    }

    /// Whether the address is this machine's own.
    static func isLoopback(_ host: String) -> Bool { host.hasPrefix("127.") || host == "::1" }

    /// The addresses of a host, in the order the system prefers them.
    ///
    /// Names are looked up on a thread of their own, because the system's resolver knows no deadline: when it passes, the
    /// thread ends by itself later. Throws `unresolved` and `timedOut`.
    static func resolve(_ host: String, port: UInt16, by deadline: Deadline) throws(NetError) -> [SocketAddress] {
        if let numeric = try? lookUp(host, port, AI_NUMERICHOST) { return numeric }
        let answer = Monitor<Result<[SocketAddress], NetError>?>(nil)
        try NetThread.start("resolve", stack: 262_144) {
            let found = Result { () throws(NetError) in try lookUp(host, port, 0) }
            answer.withLock { $0 = found }
            answer.broadcast()
        }
        guard let result = answer.wait(by: deadline, { $0 }) else {
            throw NetError(.timedOut, "looking up a host name")
        }
        return try result.get()
    }

    /// The addresses to listen on; an empty host stands for all of this machine's.
    static func toListen(_ host: String, port: UInt16) throws(NetError) -> [SocketAddress] {
        if host.isEmpty { return try lookUp("::", port, AI_NUMERICHOST) + lookUp("0.0.0.0", port, AI_NUMERICHOST) }
        return try lookUp(host, port, AI_PASSIVE)
    }

    private static func lookUp(_ host: String, _ port: UInt16, _ flags: Int32) throws(NetError) -> [SocketAddress] {
        guard !host.utf8.contains(0) else { throw NetError(.unresolved, "host name with NUL") }
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = flags | AI_NUMERICSERV
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = unsafe getaddrinfo(host.isEmpty ? nil : host, String(port), &hints, &list)
        guard status == 0 else { throw NetError(.unresolved, "host name", errno: status) }
        defer { unsafe freeaddrinfo(list) }
        var found: [SocketAddress] = []
        // The list is owned by this call until freed above; every entry's address has the stated length.
        var next = unsafe list
        while let entry = unsafe next {
            let info = unsafe entry.pointee
            if let address = unsafe info.ai_addr, unsafe Int(info.ai_addrlen) <= MemoryLayout<sockaddr_storage>.size {
                var copy = SocketAddress()
                copy.length = unsafe info.ai_addrlen
                unsafe withUnsafeMutableBytes(of: &copy.storage) { space in
                    unsafe space.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(info.ai_addrlen)))
                }
                found.append(copy)
            }
            unsafe next = info.ai_next
        }
        return found
    }
}
