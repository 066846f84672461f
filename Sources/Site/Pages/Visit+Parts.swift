import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

// What pages have in common: what stands around them, and how things of the library are shown.

extension Visit {
    // MARK: What stands around

    static func frame(_ language: Sprache, _ addresses: SiteAddresses, name: String) -> PageFrame {
        var frame = PageFrame(name, home: addresses.home, stylesheet: SiteAddresses.stylesheet, sprache: language)
        frame.icon = SiteAddresses.icon
        frame.script = SiteAddresses.script
        return frame
    }

    /// The frame of the page at an address; without one it offers no other language.
    func frame(at here: WebAddress?) -> PageFrame {
        let title = (try? view())?.description?.titel ?? ""
        let name = title.isEmpty ? site.host.kind == .hub ? "Zentrale" : "Bibliothek" : title
        var frame = Self.frame(language, addresses, name: name)
        frame.andereSprache = here?.setting("sprache", language == .de ? "en" : "de")
        frame.formToken = session?.token
        frame.navigation = rooms(here)
        frame.konto = konto()
        if let notice = notice() { frame.meldungen = [notice] }
        frame.fuss = [
            PageLink(language("Teilnehmende Stellen", "Organisations"), addresses.page("stellen")),
            PageLink(language("Ansprechpersonen", "Contacts"), addresses.page("kontakte")),
            PageLink(language("Hilfe", "Help"), addresses.page("hilfe")),
        ]
        frame.impressum = addresses.page("impressum")
        frame.datenschutz = addresses.page("datenschutz")
        frame.barrierefreiheit = addresses.page("barrierefreiheit")
        return frame
    }

    /// The rooms of the site, of which one may be where the page is.
    private func rooms(_ here: WebAddress?) -> [PageLink] {
        let path = here?.description ?? ""
        func room(_ word: String, _ german: String, _ english: String) -> PageLink {
            PageLink(language(german, english), addresses.page(word), isCurrent: path.hasPrefix("/\(word)"))
        }
        var library = room("bibliothek", "Bibliothek", "Library")
        library.isCurrent = library.isCurrent || path.hasPrefix("/vorlagen") || path.hasPrefix("/ortsvarianten")
        let work = worksHere ? [room("werkbank", "Meine Vorlagen", "My templates")] : []
        return [library] + work + Site.rooms.map { room($0.word, $0.german, $0.english) }
    }

    /// Whether whoever asks has a desk of their organisation.
    var worksHere: Bool { who != nil && Door.desk.admits(who) && site.host.repository != nil }

    private func konto() -> Konto {
        guard let who else {
            return Konto(links: [PageLink(language("Anmelden", "Sign in"), addresses.page("anmelden"))])
        }
        var links = [PageLink(language("Mein Bereich", "My area"), addresses.page("konto"))]
        if site.host.exchange != nil { links.append(exchangeLink) }
        if site.host.administration != nil {
            if who.has(.moderator) {
                links.append(PageLink(language("Moderation", "Moderation"), addresses.page("verwaltung", "moderation")))
            }
            if who.has(.operator_) {
                links.append(PageLink(language("Verwaltung", "Administration"), addresses.page("verwaltung")))
            }
        }
        return Konto(
            who.organisation.name, links: links,
            abmelden: Formularziel(addresses.page("abmelden")))
    }

    /// The exchange of a copy, with how much waits for it.
    private var exchangeLink: PageLink {
        let count = (try? snapshot().waiting.count) ?? 0
        let waiting = count == 0 ? "" : language(" (\(count) wartet)", " (\(count) waiting)")
        return PageLink(language("Abgleich", "Synchronisation") + waiting, addresses.page("abgleich"))
    }

    /// A page made of parts, at an address.
    func page(_ sheet: Sheet, at here: WebAddress?) -> Reply { .page(sheet.html(frame(at: here))) }

    /// A page whose form came back with errors.
    func again(_ sheet: Sheet) -> Reply { .status(422, sheet.html(frame(at: nil))) }

    /// How the library is copied.
    var accesses: [Zugang] {
        guard site.host.kind == .hub else { return [] }
        return WebAddress(external: hubURL + "vorlagen.git").map { [Zugang($0)] } ?? []
    }

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
    func sendFile(_ name: [UInt8], of path: TemplatePath) throws -> Reply {
        let library = try library()
        guard let response, let file = try library.file(name, of: path) else { throw HTTPError(404, "no such file") }
        var fields = HTTPFields(PageHeaders.file)
        fields.append("Cache-Control", "no-cache")
        finish(&fields)
        let type = Self.type(name)
        fields.append("Content-Type", type ?? "application/octet-stream")
        if type == nil {
            let last = name.split(separator: 0x2f).last ?? []
            fields.append("Content-Disposition", "attachment; filename*=UTF-8''" + PercentCoding.encode(Array(last)))
        }
        let output = try response.begin(200, fields, length: file.size)
        try library.reader.stream(file.id) { try output.write($0.span) }
        return .sent
    }

    private static func type(_ name: [UInt8]) -> String? {
        if name.suffix(3).elementsEqual(".md".utf8) || name.suffix(4).elementsEqual(".txt".utf8) {
            return "text/plain; charset=utf-8"
        }
        return name.suffix(5).elementsEqual(".json".utf8) ? "application/json" : nil
    }
}
