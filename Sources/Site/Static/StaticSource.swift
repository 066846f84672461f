import Bytes
import Journal
public import Library
public import Objects
public import Store
public import Templates
public import Web

/// What pages that are files show of a version beside its templates: who answers for one, its last version, what it has earned.
///
/// For one thread.
public struct StaticSource {
    private let view: LibraryView
    private let library: PublishedLibrary
    private let journal: Journal?
    private let badges: Badges?
    private let language: Sprache

    /// Looks at a version. Linear in the templates, their versions and what the journal says of them.
    ///
    /// - Parameters:
    ///   - store: Where the journal is; nil when there is none.
    ///   - language: The language of the words around the content.
    /// - Throws: What the store throws, and `SSHKeygenError` when signatures cannot be checked.
    public init(
        _ repository: Repository, _ commit: ObjectID, _ store: JournalStore?, _ language: Sprache
    ) throws {
        let view = try LibraryView(repository, commit, from: nil)
        let library = try PublishedLibrary(repository, commit)
        let journal = try store?.snapshot().journal
        let badges = try journal.map { journal in
            let templates = view.catalogue.entries.map { ($0.path, $0.folder) }
            return Badges(
                journal, try BadgeSources(journal, library.reader, templates), on: Replica.today)
        }
        self.init(view, library, journal, badges, language)
    }

    /// What pages of a request show, without looking anew.
    init(
        _ view: LibraryView, _ library: PublishedLibrary, _ journal: Journal?, _ badges: Badges?, _ language: Sprache
    ) {
        (self.view, self.library, self.journal, self.badges, self.language) = (view, library, journal, badges, language)
    }

    /// The templates by topic and title; the unreadable ones among them.
    public var paths: [TemplatePath] { view.order.map { view.catalogue.entries[$0].path } }

    /// The name of the library; what the program is called where it has none.
    private var titel: String { view.description.map(\.titel).flatMap { $0.isEmpty ? nil : $0 } ?? "Allmende" }

    /// The frame of a folder of pages, without pages yet.
    public func pages() throws -> StaticLibrary {
        var pages = StaticLibrary(titel, sprache: language)
        if let description = view.description {
            (pages.kurztext, pages.lizenz) = (description.kurztext, description.lizenz)
            for (folder, title) in description.themenfelder { pages.themenfelder[folder.string] = title }
        }
        pages.stand = try library.version(library.commit).day.description
        for entry in view.catalogue.entries {
            guard view.byID[entry.id] != nil, let id = ElementID(entry.id) else { continue }
            pages.vorlagen[id] = (entry.title, Text(entry.path.description))
        }
        pages.synonyme = Catalogue.synonyms
        return pages
    }

    /// A template of the version.
    ///
    /// - Returns: nil when there is none.
    /// - Throws: `TemplateError` for one that cannot be read; what the store throws.
    public func template(_ path: TemplatePath) throws -> StaticTemplate? {
        guard let folder = try library.template(path) else { return nil }
        var template = try self.template(folder.mappe.get(), at: path)
        template.abzeichen = earned(folder)
        return template
    }

    /// A template as one page that loads nothing (`StaticTemplate.page`).
    ///
    /// - Parameters:
    ///   - termine: Its dates, when a first day was given.
    ///   - isVersion: Whether it is the version's at this path, so that its last change is named.
    ///   - isLibrary: Whether it is the library's, not a Kommune's own, so that it shows what it has earned.
    public func page(
        _ mappe: Vorlagenmappe, _ termine: Terminplan?, at path: TemplatePath, isVersion: Bool, isLibrary: Bool
    ) throws -> [UInt8] {
        var template = try self.template(mappe, at: path)
        template.termine = termine
        if isVersion { template.fassung = try lastVersion(of: path) }
        if isVersion && isLibrary { template.abzeichen = try library.template(path).map(earned) ?? [] }
        return template.page(bibliothek: titel, sprache: language)
    }

    private func earned(_ folder: TemplateFolder) -> [Abzeichen] { badges?.report(folder)?.earned(language) ?? [] }

    /// A template that may differ from the version's: what a template at this path shows beside its content, without what the version's has
    /// earned.
    private func template(_ mappe: Vorlagenmappe, at path: TemplatePath) throws -> StaticTemplate {
        var template = StaticTemplate(mappe)
        template.themenfeld = LibraryView.title(path.themenfeld, view.description)
        let versions = try view.versions.versions(of: path).prefix(1).map { try library.version($0) }
        template.stelle = Stelle(ars: mappe.vorlage.stelle, journal, versions)
        return template
    }

    /// When a template changed last, and who changed it; nil for one that never did.
    private func lastVersion(of path: TemplatePath) throws -> Fassung? {
        guard let id = view.versions.versions(of: path).first else { return nil }
        let entry = try library.version(id)
        return Fassung(
            datum: entry.day.description, stelle: Stelle(entry.author), vermerk: entry.note,
            pruefkennung: entry.id.description)
    }
}

extension Stelle {
    /// A responsible organisation: as the journal knows it, by the name it has given itself in one of the versions, else by its
    /// Regionalschlüssel; nil when the template names none, or the one that stands for nobody.
    init?(ars: String, _ journal: Journal?, _ versions: [VersionEntry]) {
        if ars.isEmpty || ars == Organisation.unknownARS { return nil }
        if let name = journal?.registry.organisationName(ars) {
            self.init(name)
        } else {
            let own = versions.first { $0.email.hasSuffix("@\(ars).allmende.invalid") }
            self.init(own?.author ?? "Regionalschlüssel \(ars)")
        }
    }
}

extension BadgeReport {
    /// What a template has earned, as pages show it; what it has not is left out.
    func earned(_ language: Sprache) -> [Abzeichen] {
        badges.filter { $0.level > 0 }.map { badge in
            Abzeichen(
                badge.kind.wort(language), stufe: badge.level,
                grund: "\(badge.satz(language)) (\(badge.kind.schwellen(language)))")
        }
    }
}
