import Bytes
import Files
import Store
import Templates

extension Command {
    static let mergeDriver = Command(
        "merge-driver", .technical, "führt für git Dateien zusammen", "merges files for git",
        arguments: Words("BASIS UNSERE FREMDE [PFAD]", "BASE OURS THEIRS [PATH]"), count: 3...4,
        details: Words(
            """
            Wird von git aufgerufen (»allmende git-setup« richtet es ein), als: allmende merge-driver %O %A %B %P.
            Das Ergebnis ersetzt UNSERE. Ergebnis 0: nichts offen; 1: etwas ist zu entscheiden; 129: Fehler, dann ist UNSERE
            unverändert.
            """,
            """
            Called by git (“allmende git-setup” arranges that), as: allmende merge-driver %O %A %B %P.
            The result replaces OURS. Exit code 0: nothing open; 1: something is to be decided; 129: an error, then OURS is
            unchanged.
            """)
    ) { context in
        do {
            let words = context.line.words
            let path = words.count > 3 ? words[3] : words[1]
            // Git's names for the versions are temporary and say nothing.
            let (ours, theirs) = (
                context.say("eigene Fassung", "own version"), context.say("andere Fassung", "other version")
            )
            let base = context.say("gemeinsamer Ursprung", "common ancestor")
            let merge = try FileMerge(
                ours: ("\(path) (\(ours))", try FileMerge.read(words[1], context)),
                base: ("\(path) (\(base))", try FileMerge.read(words[0], context)),
                theirs: ("\(path) (\(theirs))", try FileMerge.read(words[2], context)),
                kind: words.count > 3 ? Dokumentart(name: Array(path.utf8)) : nil)
            try FileSystem.replace(context.path(words[1]), with: merge.result.bytes)
            for finding in merge.findings {
                context.console.note(
                    "\(Text.shown(path)): \(Text.shown(finding.sentence(context.language), limit: 1000))")
            }
            return merge.result.isClean ? .done : .findings
        } catch {
            context.console.note(String(Problem(error).text(context.language).dropLast()))
            throw ExitStatus(code: 129)
        }
    }

    static let textconv = Command(
        "textconv", .technical, "zeigt eine Datei als Zeilen zum Vergleichen", "shows a file as lines to compare",
        arguments: Words("DATEI", "FILE"), count: 1...1,
        details: Words(
            """
            Für »git diff« (»allmende git-setup« richtet es ein): struktur.json, vorlage.json und bibliothek.json in
            Worten, eine Angabe je Zeile. Jede andere Datei, auch eine unlesbare, kommt heraus, wie sie ist.
            """,
            """
            For “git diff” (“allmende git-setup” arranges that): struktur.json, vorlage.json and bibliothek.json in
            words, one fact a line. Any other file, an unreadable one too, comes out as it is.
            """)
    ) { context in
        let name = context.line.words[0]
        let bytes = try FileMerge.read(name, context)
        let language = context.language
        let lines: [String]?
        switch try FileMerge.kind(bytes, name) {
        case .struktur: lines = (try? Struktur(parsing: bytes))?.zeilen(language)
        case .vorlage: lines = (try? Vorlage(parsing: bytes))?.zeilen(language)
        case .bibliothek: lines = (try? Bibliothek(parsing: bytes))?.zeilen(language)
        case .text: lines = nil
        }
        guard let lines else {
            try context.console.bytes(bytes)
            return .done
        }
        for line in lines { try context.console.line(Text.neutral(line)) }
        return .done
    }

    static let gitSetup = Command(
        "git-setup", .technical, "lässt git Vorlagen so zusammenführen wie hier",
        "makes git merge templates as this program does",
        options: [Option("remove", "nimmt alles wieder weg", "takes it all away again")],
        details: Words(
            """
            Trägt dieses Programm in die Einstellungen des Repositorys ein und die Dateien, für die es da ist, in
            .gitattributes. Fremde Zeilen bleiben. Die Einstellungen gelten nur hier; .gitattributes gilt für alle, stört
            aber niemanden, der es nicht eingerichtet hat.
            """,
            """
            Enters this program into the settings of the repository, and the files it is for into .gitattributes. Lines
            of others stay. The settings count here only; .gitattributes counts for all but does not disturb those who
            have not set it up.
            """)
    ) { context in
        let repository = try context.repository()
        guard let root = repository.workTree else {
            throw Problem(
                .damaged,
                Words("Hier gibt es keine Arbeitsdateien.", "There are no working files here."),
                todo: Words("Den Befehl in einer eigenen Kopie aufrufen.", "Call the command in a copy of your own."))
        }
        let isRemoval = context.line.has("remove")
        let program = Self.shellQuoted(String(decoding: context.surroundings.program.bytes, as: UTF8.self))
        try repository.replaceConfiguration(
            section: "merge", subsection: "allmende",
            isRemoval
                ? []
                // A percent sign in the path would be a placeholder.
                : [("name", "Allmende"), ("driver", "\(program.replacing("%", with: "%%")) merge-driver %O %A %B %P")])
        try repository.replaceConfiguration(
            section: "diff", subsection: "allmende",
            isRemoval ? [] : [("textconv", "\(program) textconv")])
        let path = root / ".gitattributes"
        let before = try FileSystem.readIfPresent(path, limit: 4 << 20) ?? []
        let after = GitAttributes.changed(before, isRemoval: isRemoval)
        if after != before {
            if after.isEmpty { try FileSystem.remove(path) } else { try FileSystem.replace(path, with: after) }
        }
        if isRemoval {
            try context.print("git führt hier wieder Zeile für Zeile zusammen.", "git merges line by line here again.")
        } else {
            try context.print(
                "git führt hier Vorlagen wie »allmende merge« zusammen und vergleicht sie in Worten.",
                "git merges templates here as “allmende merge” does, and compares them in words.")
        }
        return .done
    }

    /// A word for the shell that git gives a driver's command line to.
    private static func shellQuoted(_ word: String) -> String {
        "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

/// The lines of `.gitattributes` that name our driver.
enum GitAttributes {
    private static let lines = [
        "struktur.json merge=allmende diff=allmende", "vorlage.json merge=allmende diff=allmende",
        "bibliothek.json merge=allmende diff=allmende", "vorlagen/**/*.md merge=allmende",
    ]

    /// The file with our lines at its end, or without them; all others stay as they are.
    static func changed(_ bytes: [UInt8], isRemoval: Bool) -> [UInt8] {
        let own = Set(lines.map { Array($0.utf8) })
        var text: [UInt8] = []
        for line in TextMerge.lines(bytes) {
            var content = line
            while let last = content.last, last == 0x0a || last == 0x0d { content.removeLast() }
            if !own.contains(Array(content)) { text += line }
        }
        if isRemoval { return text }
        if let last = text.last, last != 0x0a { text.append(0x0a) }
        for line in lines { text += "\(line)\n".utf8 }
        return text
    }
}
