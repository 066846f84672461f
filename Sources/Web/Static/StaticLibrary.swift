public import Bytes
public import Templates

/// A whole library as a folder of pages that needs no server: it can lie on a file share, on a stick, in an archive.
///
///     index.html                             the catalogue, with a search where scripts are allowed
///     vorlagen/<themenfeld>/<slug>.html      a page for each template
///     stil.css  zeichen.svg  suche.js  verzeichnis.js
///
/// Templates are given one at a time and only their lines of the catalogue are kept:
///
///     var library = StaticLibrary("Starterbibliothek")
///     for template in … { let file = library.page(template); write(file.bytes, to: file.path) }
///     for file in library.finish() { write(file.bytes, to: file.path) }
public struct StaticLibrary: Sendable {
    /// A file of the folder.
    public struct Datei: Hashable, Sendable {
        /// Where it lies in the folder: names with `/` between them, letters, digits, `-`, `_` and `.` only.
        public let path: [UInt8]
        /// What it holds.
        public let bytes: [UInt8]
    }

    /// What the library is called.
    public var titel: String
    /// What it is for.
    public var kurztext = ""
    /// The licence of what does not state its own, as an SPDX identifier.
    public var lizenz = ""
    /// The language of the words around the content.
    public var sprache: Sprache
    /// The day of the state that is shown, "2026-11-28".
    public var stand: String?
    /// What the folders below `vorlagen` are called.
    public var themenfelder: [String: String] = [:]
    /// All templates by id, with title and folder, so that links between them lead somewhere; without, they are text.
    public var vorlagen: [ElementID: (titel: String, ordner: Text)] = [:]
    /// Groups of words that mean the same, for the search.
    public var synonyme: [[String]] = []

    private var index = StaticIndex()
    private(set) var entries: [StaticEntry] = []

    /// A library without templates yet.
    public init(_ titel: String, sprache: Sprache = .de) { (self.titel, self.sprache) = (titel, sprache) }

    /// The page of a template; its line of the catalogue is kept. Linear in the template.
    public mutating func page(_ template: StaticTemplate) -> Datei {
        let path = Self.path(template.mappe.ordner, template.mappe.vorlage.id)
        let up = path.count { $0 == UInt8(ascii: "/") }
        add(template, path)
        var links: [ElementID: PageLink] = [:]
        for id in Self.mentioned(template.mappe) {
            guard let other = vorlagen[id], let address = WebAddress(file: Self.path(other.ordner, id), up: up) else {
                continue
            }
            links[id] = PageLink(other.titel, address)
        }
        let frame = frame(up: up, scripts: ["suche.js"])
        let home = frame.home.map { [PageLink(titel, $0)] } ?? []
        return Datei(path: path, bytes: template.html(frame, ansicht: .baum, pfad: home, vorlagen: links))
    }

    /// Keeps the line of a template in the catalogue, and its words.
    mutating func add(_ template: StaticTemplate, _ path: [UInt8]) {
        let vorlage = template.mappe.vorlage
        let topic = topic(template)
        var entry = LibraryEntry(
            titel: vorlage.titel, kurztext: vorlage.kurztext, zustand: vorlage.zustand,
            umfang: Umfang(template.mappe.struktur), stelle: template.stelle, lizenz: vorlage.lizenz,
            address: WebAddress(file: path, up: 0) ?? .root)
        entry.belege = template.abzeichen.filter { $0.stufe > 0 }.map { Beleg($0.titel) }
        entries.append(StaticEntry(topic, entry, number: entries.count))
        index.add(template.mappe)
    }

    /// The files beside the pages of templates: the catalogue, its words, style and script.
    public func finish() -> [Datei] {
        let sorted = entries.sorted { $0 < $1 }
        var places = [Int](repeating: 0, count: entries.count)
        for (place, entry) in sorted.enumerated() { places[entry.number] = place }
        let catalogue = StaticCatalogue(self, sorted)
        return [
            Datei(
                path: Array("index.html".utf8),
                bytes: catalogue.html(frame(up: 0, scripts: ["suche.js", "verzeichnis.js"]))),
            Datei(path: Array("stil.css".utf8), bytes: Stylesheet.css),
            Datei(path: Array("zeichen.svg".utf8), bytes: Stylesheet.icon),
            Datei(path: Array("suche.js".utf8), bytes: StaticScript.js),
            Datei(
                path: Array("verzeichnis.js".utf8),
                bytes: StaticScript.words(index.text(places), entries.count, synonyme)),
        ]
    }

    /// All files of a library that fits into memory.
    public static func pages(of templates: some Sequence<StaticTemplate>, in library: StaticLibrary) -> [Datei] {
        var library = library
        let pages = templates.map { library.page($0) }
        return pages + library.finish()
    }

    // MARK: Places

    /// The templates that texts of a template name, and the one it takes the place of.
    private static func mentioned(_ mappe: Vorlagenmappe) -> Set<ElementID> {
        var found = Set<ElementID>()
        if let id = mappe.vorlage.ersetzt { found.insert(id) }
        let mark = Array("(vorlage:".utf8)
        for text in mappe.texte.values + mappe.struktur.knoten.values.compactMap(\.hinweis) {
            let bytes = Array(text.utf8)
            for (place, byte) in bytes.enumerated()
            where byte == mark[0] && bytes[place...].starts(with: mark) {
                let name = bytes[(place + mark.count)...].prefix(64).prefix { $0 != UInt8(ascii: ")") && $0 > 0x20 }
                if let id = ElementID(String(decoding: name, as: UTF8.self)) { found.insert(id) }
            }
        }
        return found
    }

    private func frame(up: Int, scripts: [String]) -> StaticFrame {
        func file(_ name: String) -> WebAddress { WebAddress(file: Array(name.utf8), up: up) ?? .root }
        let texte = Texte(sprache)
        var frame = StaticFrame(titel, sprache)
        frame.home = file("index.html")
        frame.style = .file(file("stil.css"))
        frame.icon = file("zeichen.svg")
        frame.scripts = scripts.map(file)
        if let stand { frame.fuss.append(texte.abzugVom(texte.tag(stand))) }
        frame.fuss.append(texte.ohneServer)
        return frame
    }

    private func topic(_ template: StaticTemplate) -> String {
        if let titel = template.themenfeld { return titel }
        let parts = (template.mappe.ordner?.string ?? "").split(separator: "/")
        guard parts.count > 2 else { return Texte(sprache).ohneThema }
        return themenfelder[String(parts[1])] ?? String(parts[1])
    }

    /// Where the page of a template lies. A folder whose name every file system takes is its place; every other has the id behind it,
    /// so that two never meet.
    static func path(_ ordner: Text?, _ id: ElementID) -> [UInt8] {
        let parts = (ordner?.string ?? "").utf8.split(separator: UInt8(ascii: "/"))
        let clean = parts.map { part in
            part.prefix(80).map { byte in
                switch byte {
                case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): byte
                default: UInt8(ascii: "-")
                }
            }
        }
        var path = clean.joined(separator: [UInt8(ascii: "/")]).map { $0 }
        let isClean = zip(parts, clean).allSatisfy { $0.elementsEqual($1) } && parts.count > 1
        let isTaken = clean.contains { reserved.contains(String(decoding: $0, as: UTF8.self)) }
        if !isClean || isTaken {
            let lead =
                isTaken
                ? clean.map { $0 + [UInt8(ascii: "_")] }.joined(separator: [UInt8(ascii: "/")]).map { $0 } : path
            path = (lead.isEmpty ? Array("vorlagen/".utf8) : lead + [UInt8(ascii: "-")]) + Array(id.description.utf8)
        }
        return path + Array(".html".utf8)
    }

    /// Names that are devices on Windows.
    private static let reserved: Set<String> = Set(
        ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}

/// A line of the catalogue.
struct StaticEntry: Comparable {
    let topic: String
    let entry: LibraryEntry
    /// The how manieth template it was.
    let number: Int
    private let key: [[UInt8]]

    init(_ topic: String, _ entry: LibraryEntry, number: Int) {
        (self.topic, self.entry, self.number) = (topic, entry, number)
        key = [Folding.fold(topic), Folding.fold(entry.titel)]
    }

    static func == (left: StaticEntry, right: StaticEntry) -> Bool { left.number == right.number }

    static func < (left: StaticEntry, right: StaticEntry) -> Bool {
        for (a, b) in zip(left.key, right.key) where a != b { return a.lexicographicallyPrecedes(b) }
        return left.number < right.number
    }
}
