import Bytes
import Files
import Library
import Site
import Store
import Templates
import Web

/// Writes the whole published library as a folder of pages.
///
/// Pages that are there and the same are left alone, others replaced one by one, the catalogue last, and pages of templates that are gone
/// taken away; so somebody who reads the folder meanwhile finds whole pages, and what a crash left is mended by the next run.
struct Seitenausgabe {
    private let context: Context

    /// Names that the folder has at its top.
    private static let names: Set<String> = [
        "index.html", "stil.css", "zeichen.svg", "suche.js", "verzeichnis.js", "vorlagen",
    ]

    init(_ context: Context) { self.context = context }

    func run() throws -> ExitCode {
        let replica = try context.replica()
        let target = context.line.value("output") ?? "allmende-bibliothek"
        guard target != "-" else {
            throw Problem.usage(
                Words(
                    "Die ganze Bibliothek ist ein Ordner: -o ORDNER", "The whole library is a folder: -o FOLDER"))
        }
        guard let commit = try replica.published(at: Replica.today) ?? replica.head() else {
            throw Problem(
                .refused,
                Words("Die Bibliothek hat noch keine Fassung.", "The library has no version yet."),
                means: Problem.nothingChanged,
                todo: Words("Mit »allmende save« entsteht eine.", "Make one with “allmende save”."))
        }
        var folder = PageFolder(context.path(target))
        if try !folder.isEmpty(), !(try folder.isOurs(Self.names) && context.line.has("force")) {
            throw Self.taken(target, isOurs: try folder.isOurs(Self.names))
        }
        let source = try StaticSource(replica.repository, commit, replica.journalStore(), context.language)
        var pages = try source.pages()
        var skipped: [(path: TemplatePath, error: TemplateError)] = []
        let paths = source.paths
        for (number, path) in paths.enumerated() {
            context.progress?.show("Seiten schreiben", "Writing pages", number, of: paths.count)
            do {
                if let template = try source.template(path) { try folder.write(pages.page(template)) }
            } catch let error as TemplateError {
                skipped.append((path, error))
            }
        }
        // The catalogue comes last: until then the old one leads to pages that are there.
        for file in pages.finish().reversed() { try folder.write(file) }
        try folder.removeOthers()
        context.progress?.clear()
        return try tell(target, folder, paths.count - skipped.count, skipped)
    }

    private static func taken(_ target: String, isOurs: Bool) -> Problem {
        Problem(
            .refused,
            Words("\(Text.shown(target)) gibt es schon.", "\(Text.shown(target)) is there already."),
            means: Problem.nothingChanged,
            todo: isOurs
                ? Words(
                    "Mit --force werden die Seiten darin erneuert.", "With --force the pages in it are made anew.")
                : Words(
                    "Darin liegt anderes als Seiten einer Bibliothek; bitte mit -o einen anderen Ordner nennen.",
                    "Other things than pages of a library are in it; please name another folder with -o."))
    }

    private func tell(
        _ target: String, _ folder: PageFolder, _ count: Int, _ skipped: [(path: TemplatePath, error: TemplateError)]
    ) throws -> ExitCode {
        if context.isJSON {
            try context.json("export") { json in
                json.member("datei", target)
                json.member("austauschformat", "html")
                json.member("vorlagen", count)
                json.member("dateien", folder.written.count)
                json.member("bytes", folder.bytes)
                json.list("ausgelassen", skipped) { json, entry in
                    json.object { json in
                        json.member("ordner", entry.path.description)
                        json.member("satz", Problem(entry.error, in: entry.path).what(context.language))
                    }
                }
            }
            return skipped.isEmpty ? .done : .findings
        }
        let size = (folder.bytes + 1023) / 1024
        try context.print(
            "\(count) Vorlagen geschrieben: \(folder.written.count) Dateien, \(size) KB in \(Text.shown(target)).",
            "Wrote \(count) templates: \(folder.written.count) files, \(size) KB in \(Text.shown(target)).")
        try context.print(
            "Zum Lesen \(Text.shown(target))/index.html im Browser öffnen; ein Server wird nicht gebraucht.",
            "To read, open \(Text.shown(target))/index.html in a browser; no server is needed.")
        for entry in skipped {
            let why = Problem(entry.error, in: entry.path).what
            try context.print("Ausgelassen: \(why(.de))", "Left out: \(why(.en))")
        }
        return skipped.isEmpty ? .done : .findings
    }
}

/// A folder that pages are written into.
private struct PageFolder {
    let path: Path
    private(set) var written: Set<[UInt8]> = []
    private(set) var bytes = 0

    init(_ path: Path) { self.path = path }

    /// Whether nothing is there that could be lost.
    func isEmpty() throws -> Bool {
        guard let status = try FileStatus.of(path) else { return true }
        return try status.kind == .directory && FileSystem.list(path).isEmpty
    }

    /// Whether only pages are in it: no other names, and no links that lead out of it.
    func isOurs(_ names: Set<String>) throws -> Bool {
        guard try FileStatus.of(path)?.kind == .directory else { return false }
        for entry in try FileSystem.list(path) {
            let isFolder = entry.name.elementsEqual("vorlagen".utf8)
            guard names.contains(String(decoding: entry.name, as: UTF8.self)) || Self.isTemporary(entry.name),
                try FileStatus.of(path.appending(entry.name), follow: false)?.kind == (isFolder ? .directory : .file)
            else { return false }
        }
        return try topics().allSatisfy { try FileStatus.of($0.path, follow: false)?.kind != .symlink }
    }

    /// What a run that was stopped was writing.
    private static func isTemporary(_ name: [UInt8]) -> Bool { name.starts(with: ".tmp_".utf8) }

    /// What lies below `vorlagen`.
    private func topics() throws -> [(name: [UInt8], path: Path)] {
        let top = path / "vorlagen"
        guard try FileStatus.of(top) != nil else { return [] }
        return try FileSystem.list(top).map { (Array("vorlagen/".utf8) + $0.name, top.appending($0.name)) }
    }

    /// Writes a page unless it is there already.
    mutating func write(_ page: StaticLibrary.Datei) throws {
        let place = path.appending(page.path)
        written.insert(page.path)
        bytes += page.bytes.count
        if let there = try FileStatus.of(place, follow: false), there.kind == .file, there.size == page.bytes.count,
            try FileSystem.read(place, limit: page.bytes.count) == page.bytes
        {
            return
        }
        try FileSystem.makeDirectories(place.parent)
        try FileSystem.replace(place, with: page.bytes)
    }

    /// Takes away pages that were not written this time, and what a run that was stopped left.
    func removeOthers() throws {
        for entry in try FileSystem.list(path) where Self.isTemporary(entry.name) {
            _ = try DurableFile.removeIfAbandoned(path.appending(entry.name))
        }
        for topic in try topics() {
            guard try FileStatus.of(topic.path, follow: false)?.kind == .directory else {
                try removeIfOld(topic.name, topic.path)
                continue
            }
            for entry in try FileSystem.list(topic.path) {
                try removeIfOld(topic.name + [0x2f] + entry.name, topic.path.appending(entry.name))
            }
            if try FileSystem.list(topic.path).isEmpty { try FileSystem.removeDirectory(topic.path) }
        }
    }

    private func removeIfOld(_ name: [UInt8], _ place: Path) throws {
        if Self.isTemporary(place.name) {
            _ = try DurableFile.removeIfAbandoned(place)
        } else if !written.contains(name), name.reversed().starts(with: ".html".utf8.reversed()) {
            try FileSystem.remove(place)
        }
    }
}
