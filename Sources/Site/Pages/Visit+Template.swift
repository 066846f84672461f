import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Visit {
    /// How many versions the page of a template shows.
    private static let shownVersions = 5

    /// A template, or what keeps it from being shown.
    func templatePage(_ path: TemplatePath) throws -> [UInt8] {
        let (view, library) = (try view(), try library())
        guard let folder = try library.template(path) else { throw HTTPError(404, "no such template") }
        let here = addresses.template(path)
        let surroundings = Umfeld(
            vorlagen: Set(view.byID.keys.compactMap { ElementID($0) }), heute: Replica.today.description)
        let documents = try documents(folder, library)
        guard case .success(let mappe) = folder.mappe else {
            var page = UnreadableTemplatePage(path.slug, folder.findings(surroundings))
            page.dokumente = documents
            return page.html(frame(at: here))
        }
        var page = TemplatePage(mappe, address: here)
        page.ansicht = TemplatePage.Ansicht(query: asked("ansicht"))
        page.themenfeld = PageLink(
            LibraryView.title(path.themenfeld, view.description), addresses.topic(path.themenfeld))
        page.dokumente = documents
        page.befunde = mappe.check(surroundings)
        page.vorlagen = others(mappe, view)
        let ids = view.versions.versions(of: path)
        let versions = try ids.prefix(Self.shownVersions).map { try library.version($0) }
        page.verlauf = versions.map { version($0, of: path) }
        if ids.count > versions.count { page.ganzerVerlauf = addresses.history(path) }
        page.stelle = Stelle(ars: mappe.vorlage.stelle, try? journal(), versions)
        page.zugaenge = accesses
        page.knotenseite = { [addresses] id in addresses.step(id, of: path) }
        schedule(&page, mappe)
        try surround(&page, folder, view)
        return page.html(frame(at: shown(page.ansicht, at: here)))
    }

    /// The page of a template in the view that was asked for.
    func shown(_ view: TemplatePage.Ansicht, at here: WebAddress) -> WebAddress {
        guard view != .baum else { return here }
        var address = here.query("ansicht", view.rawValue)
        guard view == .zeitplan else { return address }
        if let begin = asked("beginn"), !begin.isEmpty { address = address.query("beginn", begin) }
        if let land = asked("land"), !land.isEmpty { address = address.query("land", land) }
        return address
    }

    /// The templates that a template's texts can name, with their pages.
    func others(_ mappe: Vorlagenmappe, _ view: LibraryView) -> [ElementID: PageLink] {
        var links: [ElementID: PageLink] = [:]
        for id in Self.linked(mappe) {
            if let place = view.byID[id.description] { links[id] = link(view.catalogue.entries[place]) }
        }
        return links
    }

    /// The files of a template with their addresses.
    func documents(_ folder: TemplateFolder, _ library: PublishedLibrary) throws -> [Dokument] {
        try folder.files.compactMap { file -> Dokument? in
            guard let address = addresses.file(file.name, of: folder.path) else { return nil }
            let size = try file.content?.count ?? library.reader.header(file.id).size
            return Dokument(String(decoding: file.name, as: UTF8.self), address, bytes: size)
        }
    }

    /// The templates that a template's texts can name, by id, wherever a word of them has the form of one.
    private static func linked(_ mappe: Vorlagenmappe) -> Set<ElementID> {
        var ids: Set<ElementID> = []
        if let replaced = mappe.vorlage.ersetzt { ids.insert(replaced) }
        let hints = mappe.struktur.knoten.values.compactMap(\.hinweis)
        for text in hints + mappe.texte.values {
            for word in text.utf8.split(whereSeparator: { !(0x30...0x39 ~= $0 || 0x61...0x7a ~= $0) })
            where word.count == 10 {
                if let id = ElementID(String(decoding: word, as: UTF8.self)) { ids.insert(id) }
            }
        }
        return ids
    }

    /// The whole history of a template.
    func historyPage(_ path: TemplatePath) throws -> [UInt8] {
        let (view, library) = (try view(), try library())
        let ids = view.versions.versions(of: path)
        guard !ids.isEmpty else { throw HTTPError(404, "no such template") }
        let paging = Paging(total: ids.count, seite: asked("seite"))
        let versions = try ids[paging.range].map { version(try library.version($0), of: path) }
        let here = addresses.history(path)
        var page = HistoryPage(title(path, view), versions, paging: paging, address: here)
        if ids.count > 1 { page.vergleich = try comparisonForm(path, ids) }
        return page.html(frame(at: here))
    }

    /// One version of a template: what it changed.
    func versionPage(_ id: [UInt8], of path: TemplatePath) throws -> [UInt8] {
        let (view, library) = (try view(), try library())
        let ids = view.versions.versions(of: path)
        guard let wanted = ObjectID(hex: id, library.reader.format), let place = ids.firstIndex(of: wanted) else {
            throw HTTPError(404, "no such version")
        }
        let entry = try library.version(wanted)
        let new = try library.template(path, at: wanted)
        let old = try entry.parents.first.flatMap { try library.template(path, at: $0) }
        var shown = version(entry, of: path)
        if case .success(let before)? = old?.mappe, case .success(let after)? = new?.mappe {
            shown.aenderungen = Vergleich(before, after).gruppen(language)
        }
        var page = VersionPage(shown, vorlage: title(path, view))
        page.istAktuell = place == 0
        if place + 1 < ids.count { page.vorige = addresses.version(ids[place + 1], of: path) }
        if place > 0 { page.naechste = addresses.version(ids[place - 1], of: path) }
        return page.html(frame(at: addresses.version(wanted, of: path)))
    }

    /// A template with its page; one that is gone by the name of its folder.
    private func title(_ path: TemplatePath, _ view: LibraryView) -> PageLink {
        guard let entry = view.entry(path) else { return PageLink(path.slug, addresses.home) }
        return link(entry)
    }
}
