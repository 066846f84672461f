import Bytes
import Files
import History
import Objects
import Store
import Templates

extension Command {
    static let fsck = Command(
        "fsck", .technical, "prüft den Speicher auf Schäden", "checks the store for damage", options: [.json],
        details: Words(
            """
            Liest jede Datei des Speichers, rechnet jede Prüfsumme nach, verfolgt jede Verbindung und jeden Zweig.
            Ergebnis 0: unbeschädigt; 1: Kleinigkeiten; 5: beschädigt.
            """,
            """
            Reads every file of the store, checks every hash, follows every link and every branch.
            Exit code 0: sound; 1: small things; 5: damaged.
            """)
    ) { context in
        let repository = try context.repository()
        let findings = try StoreCheck(repository) { context.progress?.show("Prüfen", "Checking", $0, of: $1) }.run()
        context.progress?.clear()
        if context.isJSON {
            try context.json("fsck") { json in
                json.list("befunde", findings) { json, finding in
                    json.object { json in
                        json.member("art", finding.kind.rawValue)
                        json.member("schwere", "\(finding.severity)")
                        json.member("objekt", finding.object?.description)
                        json.member("ort", finding.place)
                        json.member("befund", finding.detail)
                    }
                }
            }
        } else {
            for finding in findings {
                let object = finding.object.map { " \($0)" } ?? ""
                let place = finding.place.isEmpty ? "" : " \(Text.shown(finding.place))"
                try context.console.line(
                    "\(finding.severity) \(finding.kind.rawValue)\(object)\(place): \(Text.shown(finding.detail))")
            }
            if findings.isEmpty {
                try context.print("Der Speicher ist unbeschädigt.", "The store is sound.")
            }
        }
        if findings.contains(where: { $0.severity >= .error }) { return .damaged }
        return findings.contains { $0.severity >= .warning } ? .findings : .done
    }

    static let gc = Command(
        "gc", .technical, "fasst den Speicher zusammen", "merges the packs of the store",
        options: [Option("auto", "nur, wenn es sich lohnt", "only if it is worth while")],
        details: Words(
            """
            Jede Fassung kommt als eigenes Päckchen (pack) in den Speicher; hier werden kleine zu einem großen. Gelöscht
            wird dabei nichts. Es geschieht von selbst, wenn es viele sind.
            """,
            """
            Each version comes into the store as a pack of its own; here small ones become a large one. Nothing is
            deleted by it. It happens by itself when there are many.
            """)
    ) { context in
        let done = try context.repository().tidy(now: !context.line.has("auto")) {
            context.progress?.show("Zusammenfassen", "Merging", $0, of: $1)
        }
        context.progress?.clear()
        if !context.line.has("auto") {
            if done {
                try context.print("Der Speicher ist zusammengefasst.", "The packs are merged.")
            } else {
                try context.print("Es gibt nichts zusammenzufassen.", "There is nothing to merge.")
            }
        }
        return .done
    }

    static let catFile = Command(
        "cat-file", .technical, "zeigt ein Objekt des Speichers", "shows an object of the store",
        arguments: Words("-t|-s|-p|-e OBJEKT, oder ART OBJEKT", "-t|-s|-p|-e OBJECT, or TYPE OBJECT"), count: 1...2,
        options: [
            Option("type", letter: "t", "die Art: commit, tree, blob, tag", "the type: commit, tree, blob, tag"),
            Option("size", letter: "s", "die Größe in Bytes", "the size in bytes"),
            Option("pretty", letter: "p", "lesbar", "readable"),
            Option("exists", letter: "e", "nur das Ergebnis: 0, wenn es da ist", "only the exit code: 0 if it exists"),
        ],
        details: Words(
            "Wie »git cat-file«. OBJEKT ist eine Prüfsumme, ihr Anfang, ein Zweig oder etwa HEAD~1^{tree} oder HEAD:pfad.",
            "Like “git cat-file”. OBJECT is a hash, its beginning, a branch, or say HEAD~1^{tree} or HEAD:path.")
    ) { context in
        let repository = try context.repository()
        let reader = try ObjectReader(repository.objects)
        let words = context.line.words
        let name = words[words.count - 1]
        let names = RevisionNames(repository, reader)
        if context.line.has("exists") {
            guard let id = try? names.object(name), try reader.contains(id) else { return .findings }
            return .done
        }
        let id = try names.object(name)
        if context.line.has("type") {
            try context.console.line(String(decoding: reader.header(id).type.name, as: UTF8.self))
        } else if context.line.has("size") {
            try context.console.line("\(reader.header(id).size)")
        } else if context.line.has("pretty") {
            try ObjectView.show(id, reader, context)
        } else {
            guard words.count == 2 else {
                throw Problem.usage(
                    Words("Es fehlt -t, -s, -p, -e oder die Art.", "-t, -s, -p, -e or the type is missing."))
            }
            guard let type = ObjectType(name: Array(words[0].utf8)) else {
                throw Problem.usage(Words("ART ist commit, tree, blob oder tag.", "TYPE is commit, tree, blob or tag."))
            }
            try context.console.bytes(try reader.read(id, type))
        }
        return .done
    }
}

/// An object as `git cat-file -p` shows it.
enum ObjectView {
    static func show(_ id: ObjectID, _ reader: ObjectReader, _ context: Context) throws {
        let object = try reader.read(id)
        guard object.type == .tree else { return try context.console.bytes(object.content) }
        let tree: Tree
        do {
            tree = try Tree(object.content, reader.format)
        } catch {
            throw StoreError.corruptObject(id, reader.store.directory, error.description)
        }
        for entry in tree.entries {
            let type = entry.mode.isTree ? "tree" : entry.mode.isGitlink ? "commit" : "blob"
            let mode = String(entry.mode.rawValue, radix: 8)
            let digits = String(repeating: "0", count: max(0, 6 - mode.count)) + mode
            try context.console.bytes(
                Array("\(digits) \(type) \(entry.id)\t".utf8) + PathQuoting.quoted(entry.name) + [0x0a])
        }
    }
}
