import Bytes
import Library
import Net
import Objects
import Store
import Templates
import Web

/// One request for a page: who asks in which language, and what is shown of the library.
struct PageVisit {
    let service: PageService
    let query: PageQuery
    let language: Sprache
    let addresses: PageAddresses
    let hubURL: String

    init(_ service: PageService, _ request: HTTPRequest) throws(HTTPError) {
        self.service = service
        query = try PageQuery(request)
        language = LanguageChoice.sprache(query: query.language, acceptLanguage: request.fields.text("accept-language"))
        addresses = PageAddresses(language: query.language == nil ? nil : language)
        hubURL = service.publicURL ?? request.head.host.map { "http://\($0.text)/" } ?? ""
    }

    /// The page a route leads to. Throws HTTPError 404 for what does not exist.
    func page(_ route: PageRoute) throws -> [UInt8] {
        guard let repository = service.repository, let views = service.views else {
            guard case .library = route else { throw HTTPError(404, "no library") }
            return RepositoryListPage([]).html(frame(at: .root))
        }
        guard let view = try views.current() else {
            guard case .library = route else { throw HTTPError(404, "empty library") }
            return emptyLibrary()
        }
        if case .library = route { return try libraryPage(view, repository) }
        let library = try PublishedLibrary(repository, view.commit)
        switch route {
        case .template(let path): return try templatePage(path, view, library)
        case .history(let path): return try historyPage(path, view, library)
        case .version(let path, let id): return try versionPage(id, of: path, view, library)
        case .library, .file, .feed, .stylesheet, .icon: throw HTTPError(404, "no page")
        }
    }

    // MARK: What stands around

    static func frame(_ language: Sprache, _ addresses: PageAddresses, name: String = "Zentrale") -> PageFrame {
        var frame = PageFrame(name, home: addresses.home, stylesheet: PageAddresses.stylesheet, sprache: language)
        frame.icon = PageAddresses.icon
        return frame
    }

    /// The frame of the page at an address; without one it offers no other language.
    func frame(at here: WebAddress?, _ view: LibraryView? = nil) -> PageFrame {
        let name = view?.description?.titel ?? ""
        var frame = Self.frame(language, addresses, name: name.isEmpty ? "Zentrale" : name)
        frame.andereSprache = here?.query("sprache", language == .de ? "en" : "de")
        return frame
    }

    /// How the library is copied.
    var accesses: [Zugang] { WebAddress(external: hubURL + Hub.libraryName).map { [Zugang($0)] } ?? [] }

    // MARK: What pages show of a version

    func version(_ entry: VersionEntry, of path: TemplatePath) -> Fassung {
        Fassung(
            datum: entry.day.description, stelle: Stelle(entry.author), vermerk: entry.note,
            address: addresses.version(entry.id, of: path), pruefkennung: entry.id.description)
    }

    func link(_ entry: CatalogueEntry) -> PageLink { PageLink(entry.title, addresses.template(entry.path)) }

    func entry(_ entry: CatalogueEntry) -> LibraryEntry {
        LibraryEntry(
            titel: entry.title, kurztext: entry.summary, zustand: entry.state ?? .entwurf, umfang: entry.extent,
            lizenz: entry.licence, address: addresses.template(entry.path))
    }

    /// Sends a file as what it says it is at most: text that is shown, or something to be kept.
    func sendFile(_ name: [UInt8], of path: TemplatePath, _ response: HTTPResponder) throws {
        guard let repository = service.repository, let commit = try repository.refs.head().id else {
            throw HTTPError(404, "no library")
        }
        let library = try PublishedLibrary(repository, commit)
        guard let file = try library.file(name, of: path) else { throw HTTPError(404, "no such file") }
        var fields = HTTPFields(PageHeaders.file)
        fields.append("Cache-Control", "no-cache")
        let type = Self.type(name)
        fields.append("Content-Type", type ?? "application/octet-stream")
        if type == nil {
            let last = name.split(separator: 0x2f).last ?? []
            fields.append("Content-Disposition", "attachment; filename*=UTF-8''" + PercentCoding.encode(Array(last)))
        }
        let output = try response.begin(200, fields, length: file.size)
        try library.reader.stream(file.id) { try output.write($0.span) }
    }

    private static func type(_ name: [UInt8]) -> String? {
        if name.suffix(3).elementsEqual(".md".utf8) || name.suffix(4).elementsEqual(".txt".utf8) {
            return "text/plain; charset=utf-8"
        }
        return name.suffix(5).elementsEqual(".json".utf8) ? "application/json" : nil
    }
}
