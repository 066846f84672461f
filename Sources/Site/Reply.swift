import Net
import Web

/// What a request is answered with.
enum Reply {
    /// A page.
    case page([UInt8])
    /// A page with another status: a form that came back with errors (422), or what is not there.
    case status(Int, [UInt8])
    /// Another page, to which the browser goes by itself (303); what was done is said there.
    case seeOther(WebAddress, Meldung?)
    /// Something else than a page, with its headers.
    case file([(name: String, value: String)], [UInt8], Keeping)
    /// The answer has been sent already.
    case sent

    /// How long a browser may keep an answer.
    enum Keeping: String {
        case askAgain = "no-cache"
        case never = "no-store"
        case forADay = "public, max-age=86400"
        /// The address changes with the content.
        case forEver = "public, max-age=31536000, immutable"
    }
}
