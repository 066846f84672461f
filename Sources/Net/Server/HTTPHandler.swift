/// What answers requests.
public protocol HTTPHandler: Sendable {
    /// Answers one request. Called on many threads at once; may block.
    ///
    /// An HTTPError thrown before anything was sent is answered with its status, any other error with 500, neither with
    /// its text. After that point the connection is broken off, so that the client sees that the answer is not complete.
    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws
}

/// What the server tells of each request when it is done; for access logs. Holds no header fields, so no credentials.
public struct HTTPAccess: Sendable {
    /// The client's address.
    public let peer: String
    /// The method; empty when the request could not be read.
    public let method: String
    /// The target as it was sent, with its query; empty when the request could not be read.
    public let target: [UInt8]
    /// The status that was sent; 0 when there was none.
    public let status: Int
    /// Bytes written, heads included.
    public let bytes: Int
    /// From the complete head to the last byte handed to the system.
    public let duration: Duration
    /// Why the request was refused or the connection broken off; nil when all went well.
    public let problem: String?
}
