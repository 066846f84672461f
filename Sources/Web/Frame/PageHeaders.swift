public import Templates

/// The response headers that belong to the pages of this room.
public enum PageHeaders {
    /// Pages have no script but our own, no inline style, nothing from elsewhere, and stand in no frame.
    public static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// The headers of a page, beside those about caching.
    public static func page(_ sprache: Sprache) -> [(name: String, value: String)] {
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Language", sprache.rawValue),
            ("Vary", "Accept-Language, Cookie"),
        ] + common
    }

    /// The headers of the style sheet.
    public static let stylesheet: [(name: String, value: String)] =
        [("Content-Type", "text/css; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]

    /// The headers of the script.
    public static let script: [(name: String, value: String)] =
        [("Content-Type", "text/javascript; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]

    /// The headers of the icon.
    public static let icon: [(name: String, value: String)] =
        [
            ("Content-Type", "image/svg+xml"), ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'"),
        ]

    /// The headers of a template's file, which is content of others: it is only ever downloaded or read as text, never run.
    public static let file: [(name: String, value: String)] =
        [
            ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "default-src 'none'; sandbox"),
            ("Referrer-Policy", "no-referrer"),
        ]

    /// The headers of an answer that leads to another page.
    public static let redirect: [(name: String, value: String)] =
        [
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ]

    /// Other sites never learn where somebody was. Our own does: without that browsers do not even say to it that a form is its own.
    private static let common: [(name: String, value: String)] =
        [
            ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ]
}
