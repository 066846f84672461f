import Bytes
import Library
import Net
import Objects
import Store
import Templates
import Web

/// Answers requests for pages.
struct PageService {
    let repository: Repository?
    let views: LibraryViews?
    /// The journal, for feeds; nil for a hub without one.
    let library: HubLibrary?
    /// Where the hub is reached from outside; nil when each request says it itself.
    let publicURL: String?
    /// Told of what keeps a page from being made.
    let report: @Sendable (String) -> Void

    init(
        _ repository: Repository?, _ library: HubLibrary? = nil, publicURL: String?,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.repository = repository
        self.library = library
        views = repository.map { LibraryViews($0) }
        self.publicURL = publicURL
        self.report = report
    }

    /// Answers; what goes wrong becomes a page that says so, in the reader's language.
    func answer(_ route: PageRoute?, _ request: HTTPRequest, _ response: HTTPResponder) throws {
        let visit: PageVisit
        do {
            visit = try PageVisit(self, request)
        } catch {
            return try fail(error, PageVisit.frame(.de, PageAddresses(language: nil)), response)
        }
        do {
            guard request.method == "GET" || request.method == "HEAD" else { throw HTTPError(405, "method") }
            guard let route else { throw HTTPError(404, "no such page") }
            switch route {
            case .stylesheet: try send(PageHeaders.stylesheet, Stylesheet.css, .forEver, response)
            case .icon: try send(PageHeaders.icon, Stylesheet.icon, .forADay, response)
            case .file(let path, let name): try visit.sendFile(name, of: path, response)
            case .feed(let route):
                let (type, bytes) = try visit.feed(route)
                try send(PageHeaders.file + [("Content-Type", type)], bytes, .askAgain, response)
            default:
                try send(PageHeaders.page(visit.language), try visit.page(route), .askAgain, response)
            }
        } catch {
            if response.hasBegun { throw error }
            try fail(error, visit.frame(at: nil), response)
        }
    }

    private enum Keeping: String {
        case askAgain = "no-cache"
        case forADay = "public, max-age=86400"
        /// The address changes with the content.
        case forEver = "public, max-age=31536000, immutable"
    }

    private func send(
        _ headers: [(name: String, value: String)], _ body: [UInt8], _ keeping: Keeping, _ response: HTTPResponder
    ) throws {
        var fields = HTTPFields(headers)
        fields.append("Cache-Control", keeping.rawValue)
        try response.send(200, fields, body: body)
    }

    private func fail(_ error: any Error, _ frame: PageFrame, _ response: HTTPResponder) throws {
        var status = 500
        if let error = error as? HTTPError {
            status = error.status
        } else if let error = error as? NetError {
            throw error
        } else {
            report("\(error)")
        }
        var fields = HTTPFields(PageHeaders.page(frame.sprache))
        fields.append("Cache-Control", "no-store")
        if status == 405 { fields.append("Allow", "GET, HEAD") }
        try response.send(status, fields, body: ErrorPage(status).html(frame))
    }
}
