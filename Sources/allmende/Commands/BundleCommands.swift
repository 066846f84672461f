import Bytes
import Files
import History
import Hub
import Journal
import Library
import Objects
import Signatures
import Store
import Sync
import Templates
import Wire

extension Command {
    private static let file = Words("DATEI [--json]", "FILE [--json]")

    static let bundleCreate = Command(
        "bundle create", .exchange, "schreibt eine Transportdatei, für den Weg ohne Netz",
        "writes a transport file, for the way without network",
        arguments: Words("[VORSCHLAG|VERSION…] -o DATEI", "[PROPOSAL|VERSION…] -o FILE"), count: 0...100,
        options: [
            Option(
                "output", letter: "o", value: Words("DATEI", "FILE"), "die Datei; das Begleitschreiben kommt daneben",
                "the file; the cover sheet comes beside it"),
            Option(
                "all", "den ganzen Stand der Bibliothek, für eine Kopie ohne Netz",
                "the whole state of the library, for a copy without network"),
            Option(
                "texts", "mit --all: auch Beiträge und Kontaktkarten, nur für Mitglieder",
                "with --all: posts and contact cards too, for members only"),
        ],
        details: Words(
            """
            Die Datei trägt, was auf die Zentrale wartet: Vorschläge, Mitzeichnungen und anderes, alles signiert. Wer sie
            hinbringt, ist gleich; der Betrieb übernimmt sie mit »allmende hub bundle apply«. DATEI.txt ist das
            Begleitschreiben zum Ausdrucken: Absender, Inhalt in Sätzen, Verzeichnis.
            VORSCHLAG ist der Anfang eines Namens, VERSION ein Zweig oder eine Fassung; ohne beides kommt alles mit.
            """,
            """
            The file carries what waits for the hub: proposals, approvals and more, all of it signed. It does not matter who
            carries it there; the operators take it in with “allmende hub bundle apply”. FILE.txt is the cover sheet to be
            printed: sender, contents in sentences, list.
            PROPOSAL is the beginning of a name, VERSION a branch or version; without either everything comes along.
            """),
        examples: [
            (
                "allmende bundle create -o vorschlag.bundle",
                Words("alles, was auf die Zentrale wartet", "all that waits for the hub")
            )
        ]
    ) { context in
        guard let name = context.line.value("output") else {
            throw Problem.usage(Words("-o DATEI wird gebraucht.", "-o FILE is needed."))
        }
        let repository = try context.repository()
        let path = context.path(name)
        let sheetPath = path.adding(suffix: ".txt")
        guard try FileStatus.of(sheetPath, follow: false) == nil else {
            throw BundleError.targetExists(sheetPath.description)
        }
        guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
        guard try repository.refs.id(JournalRefs.journal) != nil else {
            throw HubError.noJournal(repository.gitDirectory)
        }
        let sender = try sender(repository, keygen)
        let store = JournalStore(repository, keygen)
        let consignment: Consignment
        if context.line.has("all") {
            consignment = try .library(repository, store, by: sender, withTexts: context.line.has("texts"))
        } else {
            let replica = try Replica(repository)
            consignment = try .operations(
                of: replica, store, matching: context.line.words,
                version: { try? replica.names.commit($0) }, by: sender)
        }
        try BundleFile.write(
            to: path, from: repository, refs: consignment.refs, excluded: consignment.excluded,
            progress: { context.progress?.show($0) })
        context.progress?.clear()
        try FileSystem.replace(sheetPath, with: consignment.sheet.text)
        let shown = Text.shown(path.bytes)
        try context.print(
            "Geschrieben: \(shown), mit \(consignment.sheet.items.count) Einträgen.",
            "Wrote \(shown), with \(consignment.sheet.items.count) items.")
        try context.print(
            "Das Begleitschreiben zum Ausdrucken: \(Text.shown(sheetPath.bytes))",
            "The cover sheet to print: \(Text.shown(sheetPath.bytes))")
        return .done
    }

    /// Who signs: this replica's member with its key, or a hub in its own directory.
    private static func sender(_ repository: Repository, _ keygen: SSHKeygen) throws -> HubIdentity {
        if repository.isBare {
            let hub = repository.gitDirectory.parent
            guard let identity = try HubLibrary(repository, hub: hub)?.identity() else { throw HubError.notTrusted }
            return identity
        }
        let replica = try Replica(repository)
        let key = replica.signingKeyPath
        guard let id = replica.member, try FileStatus.of(key) != nil else { throw ConsignmentError.keyNotRegistered }
        return HubIdentity(id: id, name: replica.organisation.name, key: key, keygen: keygen)
    }

    static let bundleVerify = Command(
        "bundle verify", .exchange, "prüft eine Transportdatei, ohne etwas zu übernehmen",
        "checks a transport file, and takes in nothing", arguments: file, count: 1...1, options: [.json],
        details: Words(
            """
            Geprüft wird alles: dass die Datei ganz ist, dass da ist, worauf sie aufbaut, dass das Begleitschreiben genau
            nennt, was in ihr ist, seine Signatur, und wem der Schlüssel gehört. Ergebnis 1: Die Datei ist heil, aber der
            Schlüssel gehört nicht gültig dem Absender.
            """,
            """
            Everything is checked: that the file is whole, that what it builds on is here, that the cover sheet lists exactly
            what is in it, its signature, and whose the key is. Exit code 1: the file is sound, but the key is not validly
            the sender's.
            """)
    ) { context in
        let repository = try context.repository()
        do {
            let (opened, _) = try open(repository, context)
            let journal = try journal(repository, opened)
            let trust = opened.trust(journal)
            if context.isJSON {
                try report(opened, trust, context)
            } else {
                try show(opened, trust, context)
            }
            return trust == .valid ? .done : .findings
        } catch {
            throw Problem(transport: error)
        }
    }

    static let bundleApply = Command(
        "bundle apply", .exchange, "übernimmt den Stand einer Bibliothek aus einer Transportdatei",
        "takes over the state of a library from a transport file", arguments: file, count: 1...1, options: [.json],
        details: Words(
            """
            Wie ein Abgleich ohne Netz: Das Journal wächst nur, der Stand der Zentrale geht nur vorwärts, jede Signatur wird
            geprüft. In die eigene Arbeit kommt er danach mit »allmende merge origin/main«.
            """,
            """
            Like an exchange without network: the journal only grows, the hub's version only goes forward, every signature is
            checked. It gets into work of one's own by “allmende merge origin/main” afterwards.
            """)
    ) { context in
        let replica = try context.replica()
        do {
            guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
            let (opened, received) = try open(replica.repository, context)
            let taken = try replica.takeOver(opened, received, keygen)
            try Replica(replica.repository).takeOverErasable()
            // What the hub has taken meanwhile waits no more.
            _ = try Replica(replica.repository).outbox.clear()
            if context.isJSON {
                try context.json("bundle-apply") { json in
                    json.member("vorgaenge", taken.operations)
                    json.member("standNeu", taken.movedMain)
                }
                return .done
            }
            try context.print(
                "\(taken.operations) neue Vorgänge übernommen.", "Took over \(taken.operations) new operations.")
            if taken.movedMain {
                try context.print(
                    "Die Zentrale hat einen neuen Stand: allmende merge origin/main",
                    "The hub has a new version: allmende merge origin/main")
            }
            return .done
        } catch {
            throw Problem(transport: error)
        }
    }

    // MARK: Looking at a file

    /// Unpacks a file where nobody sees it and opens it.
    private static func open(
        _ repository: Repository, _ context: Context
    ) throws -> (OpenedConsignment, ReceivedPack) {
        guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
        let reader = try BundleFile.open(context.path(context.line.words[0]))
        let received = try reader.receive(into: repository, .hub)
        let opened = try OpenedConsignment(
            reader.header.refs.map { ($0.name, $0.id) }, received.reader(), keygen,
            temporary: repository.prepareTemporaryDirectory())
        return (opened, received)
    }

    private static func journal(_ repository: Repository, _ opened: OpenedConsignment) throws -> Journal {
        guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
        let journal = try JournalStore(repository, keygen).snapshot().journal
        try opened.demand(library: journal)
        return journal
    }

    private static func show(
        _ opened: OpenedConsignment, _ trust: OpenedConsignment.Trust, _ context: Context
    ) throws {
        let sheet = opened.sheet
        try context.print(
            "Absender: \(sheet.senderName) (\(sheet.sender)), \(sheet.day)",
            "Sender: \(sheet.senderName) (\(sheet.sender)), \(sheet.day)")
        try context.print("Bibliothek: \(sheet.title)", "Library: \(sheet.title)")
        for (number, item) in sheet.items.enumerated() {
            try context.console.line("\(number + 1). \(item.title)")
            for sentence in item.sentences { try context.console.line("   • \(sentence)") }
        }
        try context.console.line(trust.satz(context.language))
        try context.console.line(opened.key.fingerprint)
    }

    private static func report(
        _ opened: OpenedConsignment, _ trust: OpenedConsignment.Trust, _ context: Context
    ) throws {
        let sheet = opened.sheet
        try context.json("bundle") { json in
            json.member("absender", sheet.senderName)
            json.member("stelle", sheet.sender.ars)
            json.member("kennung", sheet.sender.handle)
            json.member("bibliothek", sheet.library.description)
            json.member("titel", sheet.title)
            json.member("tag", sheet.day.description)
            json.member("ganzeBibliothek", opened.isLibrary)
            json.member("schluessel", opened.key.fingerprint)
            json.member("vertrauen", trust.word)
            json.list("inhalt", sheet.items) { json, item in
                json.object { json in
                    json.member("titel", item.title)
                    json.member("vorgang", item.operation?.description)
                    json.member("baum", item.tree)
                    json.list("saetze", item.sentences) { $0.string($1) }
                }
            }
            json.list("verzeichnis", sheet.refs) { json, entry in
                json.object { json in
                    json.member("name", entry.name.description)
                    json.member("objekt", entry.id.description)
                }
            }
        }
    }
}
