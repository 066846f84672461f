public import Templates

/// The language of a page.
public typealias SiteLanguage = Sprache

/// What the operators of a hub say about it.
public struct SiteSettings: Sendable {
    /// Where it is reached from outside, with a slash at the end; nil when each request says it itself.
    public var publicURL: String?
    /// The imprint, with markup.
    public var imprint: String?
    /// What they add to the privacy statement, with markup.
    public var privacy: String?
    /// Where barriers are reported, with markup.
    public var accessibility: String?
    /// The header in which a reverse proxy names the member it has signed in; nil when there is none.
    public var loginHeader: String?
    /// What the proxy sends along so that nobody else can set the header.
    public var loginSecret: String?

    /// Whether a reverse proxy stands in front that says last in X-Forwarded-For who asks.
    public var trustsProxy = false

    /// Settings that say nothing.
    public init() {}

    /// Whether pages reach people over TLS only.
    public var isSecure: Bool { publicURL?.hasPrefix("https://") ?? false }
}
