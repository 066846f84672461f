import Bytes
import Files
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
    private static let hubName = Option(
        "name", value: Words("NAME", "NAME"), "wie die Zentrale heißt", "what the hub is called")

    static let hubRestore = Command(
        "hub restore", .hub, "baut eine verlorene Zentrale aus einer Kopie oder einem Spiegel neu auf",
        "builds a lost hub anew from a copy or a mirror",
        arguments: Words("VERZEICHNIS --from PFAD|ADRESSE [Optionen]", "DIRECTORY --from PATH|ADDRESS [options]"),
        count: 1...1,
        options: [
            Option(
                "from", value: Words("PFAD|ADRESSE", "PATH|ADDRESS"),
                "eine Kopie der Bibliothek, ein Spiegel (git clone --mirror) oder eine Adresse",
                "a copy of the library, a mirror (git clone --mirror), or an address"),
            Option(
                "key", value: Words("DATEI", "FILE"), "der Schlüssel der alten Zentrale oder ihr Notfallschlüssel",
                "the old hub's key, or its recovery key"),
            hubName,
            Option(
                "gruendung", value: Words("HASH", "HASH"), "der Gründungsvorgang, wenn es mehr als einen gibt",
                "the founding operation, where there is more than one"),
        ],
        details: Words(
            """
            Geholt und geprüft wird alles, was die Zentrale öffentlich hatte: aktueller Stand, Zweige, Journal, Texte, offene
            Vorschläge. Am Ende steht die Prüfsumme des Journals; sie ist die der verlorenen Zentrale, wenn nichts fehlt.
            Mit ihrem Schlüssel geht es als dieselbe Zentrale weiter; mit dem Notfallschlüssel entsteht eine neue, die
            führt; ohne Schlüssel eine, die zeigt und abgibt, bis eine andere sie zulässt (allmende hub admit).
            """,
            """
            Everything that the hub had in public is fetched and checked: current version, branches, journal, texts, open
            proposals. At the end stands the digest of the journal; it is that of the lost hub if nothing is missing.
            With its key the same hub goes on; with the recovery key a new one comes about that leads; without a key one
            that shows and serves until another lets it in (allmende hub admit).
            """),
        examples: [
            (
                "allmende hub restore /srv/neu --from ~/vorlagen --key notfall",
                Words("aus der Kopie einer Kommune, mit dem Notfallschlüssel", "from a copy, with the recovery key")
            )
        ]
    ) { context in
        guard let address = context.line.value("from") else {
            throw Problem.usage(Words("--from wird gebraucht.", "--from is needed."))
        }
        let founding = try context.line.value("gruendung").map { text in
            guard let id = OperationID(text) else {
                throw Problem.usage(Words("--gruendung braucht 64 Ziffern.", "--gruendung takes 64 digits."))
            }
            return id
        }
        let transport = try Remotes(context).transport(address)
        let (advertisement, source) = try look(transport)
        let restoration = try Restoration(at: context.path(context.line.words[0]), advertisement.format)
        let mirror = Mirror(restoration.repository, transport) { context.progress?.show($0) }
        try mirror.fetch(source.refs, from: advertisement)
        let reader = try ObjectReader(restoration.repository.objects)
        let tags = try source.tags.filter { try reader.contains($0.version) }.map { ($0.here, $0.id) }
        if !tags.isEmpty { try mirror.fetch(tags, from: advertisement) }
        let report = try restoration.finish(
            founding: founding, key: context.line.value("key").map { context.path($0) },
            name: context.line.value("name") ?? "Zentrale"
        ) { context.progress?.show("Signaturen prüfen", "Checking signatures", $0, of: $1) }
        context.progress?.clear()
        try show(report, context)
        return report.losses.contains { if case .accessKeys = $0 { false } else { true } } ? .findings : .done
    }

    /// What there is of a library at the other side.
    private static func look(_ transport: any Transport) throws -> (Advertisement, Restoration.Source) {
        let (advertisement, refs) = try Fetch.list(transport, prefixes: Restoration.Source.prefixes)
        let all = refs.compactMap { ref in ref.id.map { (name: ref.name, id: $0, peeled: ref.peeled) } }
        return (advertisement, Restoration.Source(all))
    }

    private static func show(_ report: RestorationReport, _ context: Context) throws {
        let shown = Text.shown(context.path(context.line.words[0]).bytes)
        try context.print(
            "Zentrale in \(shown), mit \(report.operations) Vorgängen.",
            "Hub in \(shown), with \(report.operations) operations.")
        try context.print("Gründung: \(report.root)", "Founding: \(report.root)")
        try context.print("Journal: \(report.digest)", "Journal: \(report.digest)")
        switch report.standing {
        case .continues:
            try context.print(
                "Sie geht als dieselbe Zentrale weiter.", "It goes on as the same hub.")
        case .leads:
            try context.print(
                "Sie ist mit dem Notfallschlüssel zugelassen und führt. Journal jetzt: \(report.digestNow)",
                "It is let in by the recovery key, and leads. Journal now: \(report.digestNow)")
        case .waits:
            try context.print(
                "Sie zeigt und gibt ab, nimmt aber nichts an. Zulassen: allmende hub admit ZENTRALE --name NAME --public-key \(shown)/schluessel/zentrale.pub",
                "It shows and serves but accepts nothing. Let it in: allmende hub admit HUB --name NAME --public-key \(shown)/schluessel/zentrale.pub"
            )
        }
        if !report.losses.isEmpty { try context.print("Was fehlt:", "What is missing:") }
        for loss in report.losses { try context.console.line("  • \(loss.satz(context.language))") }
    }

    // MARK: Two hubs

    static let hubPull = Command(
        "hub pull", .hub, "übernimmt, was eine andere Zentrale hat", "takes over what another hub has",
        arguments: Words("VERZEICHNIS PFAD|ADRESSE", "DIRECTORY PATH|ADDRESS"), count: 2...2, options: [.json],
        details: Words(
            """
            Vorgänge beider kommen zusammen, nichts von hier geht verloren; der aktuelle Stand geht nur vorwärts. Holen beide
            voneinander, haben sie dasselbe: Die Prüfsumme am Ende ist dann gleich. Jede Signatur wird geprüft.
            """,
            """
            Operations of both come together, nothing of this hub's is lost; the current version only goes forward. When both
            pull from each other they have the same: the digest at the end is equal then. Every signature is checked.
            """)
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let library = try hub.journal()
        let room = try library.room()
        let transport = try Remotes(context).transport(
            context.line.words[1], temporary: library.repository.prepareTemporaryDirectory())
        let (advertisement, source) = try look(transport)
        let names = source.refs.filter { ref in
            let name = ref.here.description
            return !name.hasPrefix("refs/heads/") || ref.here == HubLibrary.main
        }
        // Judged as a push is; only how much there may be is another matter between hubs.
        let policy = ReceivePolicy(
            limits: ReceivePolicy.replica.limits, judgesObjects: true, allowsThin: true, holdAtMost: 64 << 20)
        let known = try library.repository.refs.list().map(\.id)
        try Mirror(room.repository, transport, policy) { context.progress?.show($0) }
            .fetch(names, from: advertisement, known: known)
        let report = try library.takeOver(room)
        context.progress?.clear()
        let arrived = try drain(library, context)
        context.tidy(library.repository)
        try show(report, arrived, context)
        return report.missing.isEmpty && report.main != .diverged && report.main != .unsigned ? .done : .findings
    }

    private static func drain(_ library: HubLibrary, _ context: Context) throws -> Int {
        do {
            return try library.drainInbox { name, refusal in
                context.console.note("\(Text.shown(name)): \(refusal.satz(context.language))")
            }
        } catch HubError.notTrusted {
            return 0
        }
    }

    private static func show(_ report: PullReport, _ arrived: Int, _ context: Context) throws {
        let word =
            switch report.main {
            case .same: "gleich"
            case .moved: "neu"
            case .diverged: "verzweigt"
            case .unsigned: "unsigniert"
            }
        if context.isJSON {
            try context.json("hub-pull") { json in
                json.member("vorgaenge", report.operations)
                json.member("texte", report.texts)
                json.member("eingang", arrived)
                json.member("stand", word)
                json.list("fehlend", report.missing) { $0.string($1.description) }
                json.member("journal", report.digest)
            }
            return
        }
        try context.print(
            "\(report.operations) neue Vorgänge, \(report.texts) neue Texte.",
            "\(report.operations) new operations, \(report.texts) new texts.")
        switch report.main {
        case .same: break
        case .moved: try context.print("Der aktuelle Stand ist neu.", "The current version is new.")
        case .diverged:
            try context.print(
                "Beide haben den aktuellen Stand je anders weitergeführt; der hiesige bleibt. Nur eine Zentrale darf führen.",
                "Both went on from the current version differently; the one here stays. Only one hub may lead.")
        case .unsigned:
            try context.print(
                "Der dortige Stand ist von keiner Zentrale signiert; der hiesige bleibt.",
                "The version there is not signed by any hub; the one here stays.")
        }
        for id in report.missing {
            try context.print(
                "Der Inhalt des Vorschlags \(id.short) fehlt dort wie hier.",
                "The content of proposal \(id.short) is missing, there as here.")
        }
        try context.print("Journal: \(report.digest)", "Journal: \(report.digest)")
    }

    static let hubAdmit = Command(
        "hub admit", .hub, "lässt eine weitere Zentrale zu", "lets in another hub",
        arguments: Words(
            "VERZEICHNIS --name NAME --public-key DATEI [--leads]",
            "DIRECTORY --name NAME --public-key FILE [--leads]"),
        count: 1...1,
        options: [
            hubName,
            Option(
                "public-key", value: Words("DATEI", "FILE"), "ihr öffentlicher Schlüssel (schluessel/zentrale.pub)",
                "its public key (schluessel/zentrale.pub)"),
            Option("leads", "sie führt von jetzt an; diese dann nicht mehr", "it leads from now on; this one no more"),
        ],
        details: Words(
            """
            Eine zugelassene Zentrale nimmt Vorschläge, Mitzeichnungen und Mitglieder an; den aktuellen Stand ändert nur die
            führende. Damit beide dasselbe wissen, holen sie voneinander: allmende hub pull.
            """,
            """
            A hub that is let in takes proposals, approvals and members; only the leading one changes the current version. To
            know the same, they pull from each other: allmende hub pull.
            """)
    ) { context in
        guard let name = context.line.value("name"), let file = context.line.value("public-key") else {
            throw Problem.usage(
                Words("--name und --public-key werden gebraucht.", "--name and --public-key are needed."))
        }
        let bytes = try FileSystem.read(context.path(file), limit: 1 << 16)
        guard let key = PublicKey(text: String(decoding: bytes, as: UTF8.self)) else {
            throw Problem(
                .damaged, Words("Das ist kein öffentlicher Schlüssel.", "This is no public key."),
                means: Problem.nothingChanged, detail: Text.shown(context.path(file).bytes))
        }
        let library = try Hub(context.path(context.line.words[0])).journal()
        let known = try library.journal().registry.currentHubs.first { $0.key == key.text }
        guard let id = known?.id ?? MemberID(handle: Organisation.newID(), ars: Organisation.unknownARS) else {
            return .usage
        }
        try library.addHub(HubRecord(id: id, name: name, key: key.text, leads: context.line.has("leads")))
        try context.print(
            "\(Text.shown(name)) ist zugelassen (\(key.fingerprint)).",
            "\(Text.shown(name)) is let in (\(key.fingerprint)).")
        return .done
    }
}
