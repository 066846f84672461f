import Bytes
import Library
import Objects
import Store
import Templates

extension Command {
    static let law = Command(
        "law", .library, "zeigt, welche Aufgaben auf einem Gesetz beruhen, das sich geändert hat",
        "shows which tasks rest on a law that has changed",
        options: [
            Option(
                "changed", value: Words("GESETZ", "LAW"), "das Gesetz, wie man es schreibt",
                "the law as people write it"),
            Option(
                "since", value: Words("TAG", "DAY"), "seit wann es anders gilt, 2026-11-01",
                "from when on it reads differently, 2026-11-01"), .json,
        ],
        details: Words(
            """
            Durchsucht werden die Rechtsgrundlagen aller Vorlagen der Bibliothek und aller Ortsvarianten, jeweils in der
            letzten festgehaltenen Fassung. Was eine Ortsvariante gestrichen hat, steht bei ihr nicht.

            GESETZ ist der Name oder die Abkürzung: OZG, DSGVO, Onlinezugangsgesetz. Es zählen ganze Wörter: OZG findet
            kein OZGÄndG und kein OZG-Umsetzungsgesetz. Landesrecht nennt sein Land: »EGovG NRW«; »EGovG« allein ist das
            des Bundes. Mit § oder Art. (»§ 2b UStG«) bleibt, was diese Vorschrift nennt, einen Bereich um sie oder das
            ganze Gesetz.

            Mit --since ist zu prüfen (!), wessen Stand fehlt oder vor dem Tag liegt; alles andere ist geprüft. Ist eine
            Stelle geprüft, tragen Sie bei ihr den neuen Stand ein und halten Sie ihn fest (allmende save).
            (entfällt) steht, wo eine Aufgabe nach den Angaben der Ortsvariante nicht gebraucht wird.

            Ergebnis 0: gezeigt; 1: mit --since ist etwas zu prüfen, oder eine Vorlage ist nicht lesbar.
            """,
            """
            Searches the legal bases of all templates of the library and of all local variants, each as last saved. What
            a local variant has struck is not listed with it.

            LAW is its name or abbreviation: OZG, DSGVO, Onlinezugangsgesetz. Whole words count: OZG finds neither
            OZGÄndG nor OZG-Umsetzungsgesetz. Law of a Land names its Land: “EGovG NRW”; “EGovG” alone is that of the
            federation. With § or Art. (“§ 2b UStG”) only what cites that provision is left, a range around it, or the
            whole law.

            With --since, what has no “stand” or one before that day is to be checked (!); all else has been. Once a
            place is checked, enter the new “stand” there and save it (allmende save). (falls out) marks a task that the
            answers of the local variant leave out.

            Exit code 0: shown; 1: with --since something is to be checked, or a template cannot be read.
            """),
        examples: [
            ("allmende law --changed OZG", Words("alles, was das OZG nennt", "all that cites the OZG")),
            (
                "allmende law --changed \"EGovG NRW\" --since 2026-11-01",
                Words("was wegen einer Änderung anzusehen ist", "what is to be looked at because of a change")
            ),
            ("allmende law --changed \"§ 2b UStG\"", Words("eine Vorschrift", "one provision")),
        ]
    ) { context in
        guard let name = context.line.value("changed") else {
            throw Problem.usage(Words("Welches Gesetz? --changed OZG", "Which law? --changed OZG"))
        }
        guard let search = Gesetzessuche(name) else {
            throw Problem.usage(
                Words(
                    "»\(Text.shown(name))« nennt kein Gesetz, so wie OZG, »EGovG NRW« oder »§ 2b UStG«.",
                    "“\(Text.shown(name))” names no law, such as OZG, “EGovG NRW” or “§ 2b UStG”."))
        }
        let day = try context.line.value("since").map { text in
            guard let day = Kalendertag(text) else {
                throw Problem.usage(
                    Words("--since braucht einen Tag: --since 2026-11-01", "--since takes a day: --since 2026-11-01"))
            }
            return day
        }
        let report = try LawReport(search, since: day, context.replica())
        if context.isJSON {
            try report.writeJSON(name, context)
        } else {
            try report.show(name, context)
        }
        return report.isDone ? .done : .findings
    }
}

/// Where a law is cited in a replica.
struct LawReport {
    /// A template, or a local variant of one, with the places that cite the law.
    struct Part {
        let path: TemplatePath
        let variant: String?
        let mappe: Vorlagenmappe
        let places: [Gesetzessuche.Fundstelle]
    }

    let search: Gesetzessuche
    let since: Kalendertag?
    private(set) var parts: [Part] = []
    /// Whose law of the same name is cited; nil is the federation's.
    private(set) var others: Set<Land?> = []
    private(set) var unreadable: [String] = []

    init(_ search: Gesetzessuche, since: Kalendertag?, _ replica: Replica) throws {
        (self.search, self.since) = (search, since)
        // The library, not what the working directory happens to show: that may be a variant.
        let main = try RefName("refs/heads/main").flatMap { try replica.repository.refs.id($0) }
        if let commit = try main ?? replica.head() {
            for path in try replica.templatePaths(at: commit) { try add(path, commit, nil, replica) }
        }
        for variant in try replica.variants() { try add(variant.path, variant.commit, variant, replica) }
    }

    private mutating func add(
        _ path: TemplatePath, _ commit: ObjectID, _ variant: LocalVariant?, _ replica: Replica
    ) throws {
        guard let folder = try replica.template(path, at: commit) else { return }
        guard case .success(let mappe) = folder.mappe else {
            unreadable.append(variant.map { "\($0.branch.short):\(path)" } ?? path.description)
            return
        }
        let places = search.fundstellen(mappe.vorlage, mappe.struktur, antworten: variant?.record.antworten ?? [:])
        others.formUnion(search.andere(mappe.vorlage, mappe.struktur))
        if !places.isEmpty { parts.append(Part(path: path, variant: variant?.name, mappe: mappe, places: places)) }
    }

    private var places: [Gesetzessuche.Fundstelle] { parts.flatMap(\.places) }

    /// How many places are to be checked; none without a day.
    private var open: Int { since.map { day in places.count { $0.istZuPruefen(seit: day) } } ?? 0 }

    /// Whether nothing is left to be done.
    var isDone: Bool { open == 0 && unreadable.isEmpty }

    // MARK: Words

    func show(_ name: String, _ context: Context) throws {
        let name = Text.shown(name)
        for part in parts {
            let title = Text.shown(part.mappe.vorlage.titel)
            let variant = part.variant.map { context.say("Ortsvariante »\($0)«: ", "local variant “\($0)”: ") } ?? ""
            try context.console.line("\(variant)\(title) (\(part.path))")
            for place in part.places { try context.console.line(line(place, context)) }
        }
        if parts.isEmpty {
            try context.print("Nichts nennt »\(name)«.", "Nothing cites “\(name)”.")
            if !others.isEmpty { try showOthers(context) }
        } else {
            try context.console.line()
            let count = places.count
            let total = context.say(
                count == 1 ? "1 Stelle" : "\(count) Stellen", count == 1 ? "1 place" : "\(count) places")
            if let since {
                let day = context.say(Self.german(since), since.description)
                try context.print(
                    "\(total); zu prüfen, weil älter als \(day) oder ohne Stand: \(open)",
                    "\(total); to be checked, because older than \(day) or undated: \(open)")
            } else {
                try context.console.line(total)
            }
        }
        for path in unreadable {
            try context.print(
                "Nicht lesbar, also nicht durchsucht: \(Text.shown(path)) (allmende check)",
                "Cannot be read and was not searched: \(Text.shown(path)) (allmende check)")
        }
    }

    /// Whose law of that name there is instead.
    private func showOthers(_ context: Context) throws {
        let whose = Self.sorted(others).map { $0?.name ?? context.say("Bund oder Union", "federation or union") }
        let list = whose.joined(separator: ", ")
        try context.print(
            "Recht dieses Namens wird hier genannt von: \(list).",
            "Law of that name that is cited here belongs to: \(list).")
        try context.print(
            "Mit dem Land dahinter wird es gefunden (»NAME NW«); ohne Land ist das des Bundes gemeint.",
            "The Land behind the name finds it (“NAME NW”); without a Land, that of the federation is meant.")
    }

    private func line(_ place: Gesetzessuche.Fundstelle, _ context: Context) -> String {
        let isOpen = since.map { place.istZuPruefen(seit: $0) } ?? false
        let what =
            place.knoten.map { "\(place.nummer ?? "") \(Text.shown(place.titel)) (\($0))" }
            ?? context.say("die Vorlage als Ganzes", "the template as a whole")
        let stand =
            place.inhalt.stand.map { stand in
                let day = Kalendertag(stand).map { context.say(Self.german($0), stand) } ?? Text.shown(stand)
                return context.say("Stand \(day)", "as of \(day)")
            } ?? context.say("ohne Stand", "undated")
        let mark = place.entfaellt ? context.say(" (entfällt)", " (falls out)") : ""
        return "  \(isOpen ? "!" : " ") \(what): \(Text.shown(place.inhalt.norm)), \(stand)\(mark)"
    }

    /// "01.11.2026".
    private static func german(_ day: Kalendertag) -> String { Day(number: Int64(day.nummer)).german }

    private static func sorted(_ laender: Set<Land?>) -> [Land?] {
        laender.sorted { ($0?.rawValue ?? "") < ($1?.rawValue ?? "") }
    }

    // MARK: JSON

    func writeJSON(_ name: String, _ context: Context) throws {
        try context.json("law") { json in
            json.member("gesetz", name)
            json.member("land", search.land?.rawValue)
            json.member("seit", since?.description)
            json.name("stellen")
            json.beginArray()
            for part in parts {
                for place in part.places { json.object { write(place, part, &$0) } }
            }
            json.endArray()
            json.list("andere", Self.sorted(others)) { $0.string($1?.rawValue ?? "bund") }
            json.list("unlesbar", unreadable) { $0.string($1) }
        }
    }

    private func write(_ place: Gesetzessuche.Fundstelle, _ part: Part, _ json: inout JSONWriter) {
        json.member("vorlage", part.mappe.vorlage.id.description)
        json.member("pfad", part.path.description)
        json.member("vorlagentitel", part.mappe.vorlage.titel)
        json.member("variante", part.variant)
        json.member("knoten", place.knoten?.description)
        json.member("nummer", place.nummer)
        json.member("titel", place.titel)
        json.member("grundlage", place.grundlage.description)
        json.member("norm", place.inhalt.norm)
        json.member("land", place.inhalt.land)
        json.member("stand", place.inhalt.stand)
        json.member("entfaellt", place.entfaellt)
        json.name("pruefen")
        if let since { json.bool(place.istZuPruefen(seit: since)) } else { json.null() }
    }
}
