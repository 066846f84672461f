import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Visit {
    /// Sends an answer.
    func send(_ reply: Reply, _ response: HTTPResponder) throws {
        switch reply {
        case .page(let bytes):
            if let key = pageKey {
                try sendKept(site.cache.keep(key, bytes, shared: sharedNumber), bytes, response)
            } else {
                try sendPage(bytes, 200, response)
            }
        case .status(let status, let bytes): try sendPage(bytes, status, response)
        case .seeOther(let address, let notice):
            if let notice { say(notice) }
            var fields = HTTPFields(PageHeaders.redirect)
            fields.append("Location", address.description)
            fields.append("Cache-Control", "no-store")
            finish(&fields)
            try response.send(303, fields)
        case .file(let headers, let bytes, let keeping):
            if let key = pageKey, keeping == .askAgain {
                let file = site.cache.keep(key, bytes, headers: headers, shared: sharedNumber)
                return try sendKept(file, bytes, response)
            }
            var fields = HTTPFields(headers)
            fields.append("Cache-Control", keeping.rawValue)
            finish(&fields)
            try response.send(200, fields, body: bytes)
        case .sent: break
        }
    }

    private func sendPage(_ bytes: [UInt8], _ status: Int, _ response: HTTPResponder) throws {
        var fields = HTTPFields(PageHeaders.page(language))
        fields.append("Cache-Control", "no-store")
        if status == 429 { fields.append("Retry-After", "300") }
        finish(&fields)
        try response.send(status, fields, body: bytes)
    }

    /// Sends a page that may be kept: the browser asks again, and is told when it has it already.
    ///
    /// - Parameter made: the page itself, for whoever has just made it.
    func sendKept(_ page: PageCache.Page, _ made: [UInt8]?, _ response: HTTPResponder) throws {
        var fields = HTTPFields(page.headers ?? PageHeaders.page(language))
        fields.append("Cache-Control", "no-cache")
        fields.append("ETag", page.tag)
        finish(&fields)
        if has(page.tag) {
            try response.send(304, fields)
        } else {
            try response.send(200, fields, body: made ?? page.bytes())
        }
    }

    /// Whether the browser says that it has what a tag stands for.
    func has(_ tag: String) -> Bool { request.fields.text("if-none-match")?.contains(tag) == true }

    /// Adds what every answer says: the cookie when there is a new one, and that there is TLS only where there is.
    func finish(_ fields: inout HTTPFields) {
        let isSecure = site.host.settings.isSecure
        if isSecure { fields.append("Strict-Transport-Security", "max-age=31536000") }
        guard let newCookie else { return }
        fields.append(
            "Set-Cookie", Cookies.setting(Self.cookieName(site, request), newCookie, isSecure: isSecure))
    }

    /// What this page is made of; nil where it is made for somebody in particular.
    func cacheKey() throws -> PageCache.Key? {
        guard who == nil, newCookie == nil else { return nil }
        guard let words = try state().words else { return nil }
        let host = site.host.settings.publicURL == nil ? request.head.host?.text ?? "" : ""
        return PageCache.Key(target: request.target, isGerman: language == .de, host: host, state: words)
    }

    // MARK: Failing

    /// Answers with a page that says what went wrong.
    static func fail(
        _ error: any Error, _ language: Sprache, _ visit: Visit?, _ site: Site, _ response: HTTPResponder
    ) throws {
        var status = 500
        if let error = error as? HTTPError {
            status = error.status
        } else if let error = error as? NetError {
            throw error
        } else if let visit, let sentence = visit.sentence(error) {
            let sheet = Sheet(
                language("Das ging nicht", "That did not work"), [.notice(Meldung(.fehler, sentence))])
            return try visit.send(.status(422, sheet.html(visit.frame(at: nil))), response)
        } else {
            site.report("\(error)")
        }
        let frame = visit?.frame(at: nil) ?? Visit.frame(language, SiteAddresses(language: nil), name: "Zentrale")
        var fields = HTTPFields(PageHeaders.page(language))
        fields.append("Cache-Control", "no-store")
        if status == 405 {
            let takesForms = visit.map { (try? Site.router.find($0.request.path, isForm: true)) != nil } ?? true
            fields.append("Allow", takesForms ? "GET, HEAD, POST" : "GET, HEAD")
        }
        visit?.finish(&fields)
        try response.send(status, fields, body: ErrorPage(status).html(frame))
    }
}
