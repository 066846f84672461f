import Bytes
import Files
import Objects
import Store
public import Templates

extension Replica {
    /// Begins a template in the working tree: a frame of three phases, a read-me, the organisation as the one that answers.
    ///
    /// Throws LibraryError `badFolderName`, `badTitle` or `templateExists`; then nothing was written.
    public func begin(slug: String, topic: String, title: String) throws -> TemplatePath {
        let title = Text.normal(title.trimmingBlanks)
        guard !title.isEmpty, !title.unicodeScalars.contains(where: Text.isUnsafeToShow) else {
            throw LibraryError.badTitle
        }
        var frame = Self.frame(title, ars: organisation.ars)
        frame.texte["README.md"] = Self.readme(title)
        return try begin(slug: slug, topic: topic, with: frame)
    }

    /// Begins a template in the working tree with what there is of it already: both documents and the text files.
    ///
    /// Throws LibraryError `badFolderName` or `templateExists`; then nothing was written.
    public func begin(slug: String, topic: String, with frame: Vorlagenmappe) throws -> TemplatePath {
        for word in [topic, slug] where !TemplatePath.isFolderName(word) { throw LibraryError.badFolderName(word) }
        guard let path = TemplatePath(themenfeld: topic, slug: slug), let top = repository.workTree else {
            throw StoreError.notARepository(repository.gitDirectory)
        }
        let folder = top.appending(path.bytes)
        guard try FileStatus.of(folder, follow: false) == nil else {
            throw LibraryError.templateExists(path.description)
        }
        if let known = try draftPaths().first(where: { $0.slug == slug }) {
            throw LibraryError.templateExists(known.description)
        }
        let temporary = try repository.prepareTemporaryDirectory()
        // Written aside and moved to its place as a whole.
        let new = temporary / "neu-\(ElementID.random())"
        try FileSystem.makeDirectories(new)
        do {
            try FileSystem.replace(new / "vorlage.json", with: frame.vorlage.canonicalText)
            try FileSystem.replace(new / "struktur.json", with: frame.struktur.canonicalText)
            for (name, text) in frame.texte {
                let file = new.appending(name.bytes)
                try FileSystem.makeDirectories(file.parent)
                try FileSystem.replace(file, with: Array(text.utf8))
            }
            try FileSystem.makeDirectories(folder.parent)
            try FileSystem.rename(new, to: folder)
            try FileSystem.sync(folder.parent)
        } catch {
            try? FileSystem.removeTree(new)
            throw error
        }
        return path
    }

    private static func frame(_ title: String, ars: String) -> Vorlagenmappe {
        var vorlage = Vorlage(id: .random(), titel: title)
        vorlage.kurztext = "Was mit dieser Vorlage erreicht wird, in zwei Sätzen."
        vorlage.lizenz = "CC-BY-4.0"
        vorlage.stelle = ars
        vorlage.kontakte[.random()] = Kontakt("Fachlich zuständige Stelle für »\(title)«")
        var struktur = Struktur()
        let lead = ElementID.random()
        struktur.rollen[lead] = Rolle("Projektleitung", kuerzel: "PL")
        var last: ElementID?
        let phases = [
            ("Vorbereitung", "Ziel und Umfang klären", "Auftrag erteilt"),
            ("Umsetzung", "Ergebnis erarbeiten", "Ergebnis abgenommen"),
            ("Abschluss", "Erfahrungen festhalten", "Vorhaben abgeschlossen"),
        ]
        for (phase, rank) in zip(phases, Rang.series(phases.count)) {
            let (top, task, end) = (ElementID.random(), ElementID.random(), ElementID.random())
            struktur.knoten[top] = Knoten(.phase, phase.0, rang: rank)
            let ranks = Rang.series(2)
            var first = Knoten(.aufgabe, phase.1, unter: top, rang: ranks[0])
            first.dauer = Dauer(5)
            first.verantwortlich = lead
            if let last { first.vorgaenger[last] = Anordnung() }
            var second = Knoten(.meilenstein, phase.2, unter: top, rang: ranks[1])
            second.verantwortlich = lead
            second.vorgaenger[task] = Anordnung()
            struktur.knoten[task] = first
            struktur.knoten[end] = second
            last = end
        }
        return Vorlagenmappe(vorlage, struktur)
    }

    private static func readme(_ title: String) -> String {
        """
        # \(title)

        Wofür diese Vorlage gut ist, wer sie schon verwendet hat und worauf zu achten ist.

        ## So fangen Sie an

        1. Die Phasen und Aufgaben in `struktur.json` anpassen.
        2. Kurztext und Stichwörter in `vorlage.json` ergänzen, damit andere die Vorlage finden.
        3. Mit `allmende check` prüfen, mit `allmende save` festhalten.

        """
    }

    /// Writes the JSON files of a template in the working tree anew in their one form; returns the names of those that
    /// changed. A file that cannot be read stays as it is: `check` says why.
    public func makeCanonical(_ path: TemplatePath) throws -> [String] {
        guard let top = repository.workTree else { return [] }
        var changed: [String] = []
        for name in ["vorlage.json", "struktur.json"] {
            let file = top.appending(path.bytes) / name
            guard let bytes = try FileSystem.readIfPresent(file, limit: TemplateFolder.maximumStructure) else {
                continue
            }
            let text =
                name == "vorlage.json"
                ? (try? Vorlage(parsing: bytes))?.canonicalText : (try? Struktur(parsing: bytes))?.canonicalText
            guard let text, text != bytes else { continue }
            try FileSystem.replace(file, with: text, temporary: repository.prepareTemporaryDirectory())
            changed.append("\(path)/\(name)")
        }
        return changed
    }
}

extension Catalogue {
    /// The ids of all templates that can be read.
    public var templateIDs: Set<ElementID> { Set(entries.compactMap { ElementID($0.id) }) }
}
