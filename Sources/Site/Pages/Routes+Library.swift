import Bytes
import Library
import Net
import Objects
import Web

// The pages of the library itself. Each takes ?sprache=de|en. A template's address outlives a change of its title; whatever else stands in
// a query is passed over.

extension Site {
    static let libraryRoutes: [Route] = [
        .page("/") { .page(try $0.libraryPage()) },
        .page("/vorlagen/*/*") { visit in .page(try visit.templatePage(visit.template())) },
        .page("/vorlagen/*/*/verlauf") { visit in .page(try visit.historyPage(visit.template())) },
        .page("/vorlagen/*/*/verlauf/*") { visit in
            .page(try visit.versionPage(visit.parameters[2], of: visit.template()))
        },
        .page("/vorlagen/*/*/datei/**") { visit in try visit.sendFile(visit.parameters[2], of: visit.template()) },
        .page("/vorlagen/*/*/austausch.atom") { visit in try visit.sendFeed(.template(visit.template())) },
        .page("/austausch.atom") { try $0.sendFeed(.library) },
        .page("/termine.ics") { try $0.sendFeed(.calendar) },
        .page("/stellen/*") { visit in
            guard visit.parameter(0).hasSuffix(".atom") else { return try visit.organisationPage(visit.parameter(0)) }
            return try visit.sendFeed(.organisation(String(visit.parameter(0).dropLast(5))))
        },
        .page("/stil.css") { _ in .file(PageHeaders.stylesheet, Stylesheet.css, .forEver) },
        .page("/skript.js") { _ in .file(PageHeaders.script, Script.js, .forEver) },
        .page("/zeichen.svg") { _ in .file(PageHeaders.icon, Stylesheet.icon, .forADay) },
        // Browsers ask for it by themselves where they have not read a page's link yet.
        .page("/favicon.ico") { _ in .file(PageHeaders.icon, Stylesheet.icon, .forADay) },
    ]
}

extension Visit {
    /// The template that the first two stars of the path name. Throws HTTPError 404 for what can be none.
    func template() throws -> TemplatePath {
        guard let path = TemplatePath(themenfeld: parameter(0), slug: parameter(1)) else {
            throw HTTPError(404, "no such template")
        }
        return path
    }

    /// Sends a feed.
    func sendFeed(_ route: FeedRoute) throws -> Reply {
        let (type, bytes) = try feed(route)
        return .file(PageHeaders.file + [("Content-Type", type)], bytes, .askAgain)
    }
}
