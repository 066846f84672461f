/// A request, or a part of one, that is refused, with the status code that says so.
///
/// Equality looks at the status only. A handler may throw one to have that status sent.
public struct HTTPError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The status code, 400 to 599.
    public let status: Int
    /// What is wrong, as a short English phrase for a log; not sent to the client.
    public let what: String

    /// Creates an error.
    public init(_ status: Int, _ what: String) {
        self.status = status
        self.what = what
    }

    /// Two errors are equal when their status codes are.
    public static func == (left: HTTPError, right: HTTPError) -> Bool { left.status == right.status }

    /// The status and what is wrong.
    public var description: String { "\(status): \(what)" }
}

/// Status codes and their phrases.
public enum HTTPStatus {
    /// The phrase of RFC 9110, section 15, and of the registry; an empty one for other codes.
    public static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 206: "Partial Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 411: "Length Required"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 416: "Range Not Satisfiable"
        case 417: "Expectation Failed"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 426: "Upgrade Required"
        case 428: "Precondition Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        case 505: "HTTP Version Not Supported"
        case 507: "Insufficient Storage"
        default: ""
        }
    }

    /// Whether an answer with this status never has a body (RFC 9110, section 6.4.1).
    static func hasNoBody(_ status: Int) -> Bool { status < 200 || status == 204 || status == 304 }
}
