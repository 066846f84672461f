import Bytes
import Library
import Objects
import Templates

/// Local variants, their offers and own changes, in words or as JSON.
struct VariantView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    /// The template that a word means in a version.
    static func template(_ word: String, at commit: ObjectID, _ replica: Replica) throws -> TemplatePath {
        let catalogue = try CatalogueKeeper(replica.repository, replica.reader).catalogue(
            of: try replica.tree(of: commit))
        return try catalogue.find(word).path
    }

    private func line(_ text: String) throws { try context.console.line(text) }

    // MARK: List

    func list(_ variants: [LocalVariant]) throws {
        let rows = variants.map { variant in (variant, try? replica.standing(of: variant)) }
        if context.isJSON {
            return try context.json("variants") { json in
                json.list("varianten", rows) { json, row in json.object { head(&$0, row.0, row.1) } }
            }
        }
        if rows.isEmpty {
            try context.print(
                "Keine Ortsvariante. »allmende variant new VORLAGE« macht eine.",
                "No local variant. “allmende variant new TEMPLATE” makes one.")
        }
        for (variant, standing) in rows {
            try line("\(variant.isOpen ? "*" : " ") \(variant.name)  \(summary(variant, standing))")
        }
    }

    private func head(_ json: inout JSONWriter, _ variant: LocalVariant, _ standing: VariantStanding?) {
        json.member("name", variant.name)
        json.member("fassung", variant.commit.description)
        json.member("vorlage", variant.record.vorlage.description)
        json.member("pfad", variant.path.description)
        json.member("ursprung", variant.record.ursprung)
        json.member("weitergabe", variant.record.weitergabe.rawValue)
        json.member("offen", variant.isOpen)
        json.name("neuerungen")
        if let standing { json.integer(standing.stand.angebote.count) } else { json.null() }
        json.name("eigene")
        if let standing { json.integer(standing.stand.eigene.count) } else { json.null() }
    }

    private func summary(_ variant: LocalVariant, _ standing: VariantStanding?) -> String {
        let source = context.say("aus »\(variant.record.ursprung)«", "from “\(variant.record.ursprung)”")
        guard let standing else {
            return source + context.say(", der Ursprung ist nicht lesbar", ", its source cannot be read")
        }
        let (news, own) = (standing.stand.angebote.count, standing.stand.eigene.count)
        let parts = [
            source,
            context.say(
                "\(own) eigene \(own == 1 ? "Änderung" : "Änderungen")",
                "\(own) \(own == 1 ? "change" : "changes") of its own"),
            news == 0
                ? context.say("nichts Neues im Ursprung", "nothing new at the source")
                : context.say(
                    "\(news) \(news == 1 ? "Neuerung" : "Neuerungen") im Ursprung", "\(news) new at the source"),
        ]
        let closed =
            variant.record.weitergabe == .nurEmpfangen ? [context.say("nur empfangen", "receives only")] : []
        return (parts + closed).joined(separator: ", ")
    }

    /// A line for each variant whose source has something new.
    func banners() throws {
        for variant in try replica.variants() {
            guard let standing = try? replica.standing(of: variant), !standing.stand.angebote.isEmpty else { continue }
            try news(standing)
        }
    }

    private func news(_ standing: VariantStanding) throws {
        let count = standing.stand.angebote.count
        let name = standing.variant.name
        try context.print(
            "\(count) \(count == 1 ? "Neuerung" : "Neuerungen") im Ursprung Ihrer Ortsvariante »\(name)« (allmende variant update \(name))",
            "\(count) new at the source of your local variant “\(name)” (allmende variant update \(name))")
    }

    // MARK: One variant

    func show(_ standing: VariantStanding) throws {
        let (variant, stand) = (standing.variant, standing.stand)
        if context.isJSON {
            return try context.json("variant") { json in
                head(&json, variant, standing)
                changes(&json, "aenderungen", standing)
                offers(&json, standing)
                json.list("entscheide", variant.record.entscheide) { json, entry in
                    json.object { json in
                        json.member("name", entry.key.string)
                        json.member("bescheid", entry.value.bescheid.rawValue)
                        json.member("tag", entry.value.tag)
                    }
                }
            }
        }
        try line("\(variant.name): \(summary(variant, standing))")
        try own(standing)
        let declined = variant.record.entscheide.count { $0.value.bescheid == .abgelehnt }
        if declined > 0 {
            try context.print(
                "Abgelehnt: \(declined). Sie kommen wieder, wenn der Ursprung dort noch einmal ändert.",
                "Declined: \(declined). They come back when the source changes that place again.")
        }
        if !stand.angebote.isEmpty { try news(standing) }
    }

    /// The variant's own changes, numbered.
    func own(_ standing: VariantStanding) throws {
        if context.isJSON {
            return try context.json("variant-propose") { json in
                json.member("variante", standing.variant.name)
                json.member("zweig", nil)
                json.member("fassung", nil)
                changes(&json, "aenderungen", standing)
            }
        }
        let stand = standing.stand
        if stand.eigene.isEmpty {
            return try context.print(
                "Die Variante macht nichts anders als ihr Ursprung.",
                "The variant does nothing differently from its source.")
        }
        try context.print("Was die Variante anders macht:", "What the variant does differently:")
        for (number, change) in stand.eigene.enumerated() {
            try numbered(number, stand.eigenes(change, context.language), change.braucht, stand.eigene.map(\.name))
        }
    }

    private func numbered(
        _ number: Int, _ lines: [Aenderungszeile], _ needs: [Text], _ names: [Text], _ notes: [String] = []
    ) throws {
        let sentences = lines.map { Text.shown($0.satz, limit: 1000) }
        try line("  \(padded("\(number + 1).", 4)) \(sentences.first ?? context.say("Änderung", "Change"))")
        for sentence in sentences.dropFirst() { try line("       \(sentence)") }
        var notes = notes
        let numbers = needs.compactMap { names.firstIndex(of: $0) }.map { "\($0 + 1)" }
        if !numbers.isEmpty {
            let list = numbers.joined(separator: ", ")
            notes.append(context.say("setzt \(list) voraus", "needs \(list)"))
        }
        if !notes.isEmpty { try line("       → " + notes.joined(separator: "; ")) }
    }

    // MARK: Offers

    func offers(_ standing: VariantStanding) throws {
        let (variant, stand) = (standing.variant, standing.stand)
        if context.isJSON { return try updateJSON(standing, nil) }
        let count = stand.angebote.count
        try context.print(
            "\(count) \(count == 1 ? "Neuerung" : "Neuerungen") im Ursprung von »\(variant.name)«:",
            "\(count) new at the source of “\(variant.name)”:")
        let names = stand.angebote.map(\.aenderung.name)
        for (number, offer) in stand.angebote.enumerated() {
            try numbered(
                number, stand.neuerung(offer.aenderung, context.language), offer.aenderung.braucht, names,
                notes(offer, stand))
        }
        try context.print(
            "Es wurde nichts verändert. Entscheiden: allmende variant update \(variant.name) --take 1 --decline 2 --later 3",
            "Nothing was changed. To decide: allmende variant update \(variant.name) --take 1 --decline 2 --later 3")
    }

    private func notes(_ offer: Angebot, _ stand: Variantenstand) -> [String] {
        var notes: [String] = []
        switch offer.lage {
        case .frei: break
        case .eigeneAenderung:
            notes.append(
                context.say(
                    "Sie haben dort selbst etwas geändert; übernehmen ersetzt es",
                    "you changed that yourself; taking replaces it"))
        case .gestrichen:
            notes.append(
                context.say(
                    "betrifft, was Sie gestrichen haben; es bleibt gestrichen",
                    "concerns what you struck; it stays struck"))
        }
        switch offer.frueher {
        case .abgelehnt?:
            notes.append(
                context.say(
                    "früher abgelehnt, seither erneut geändert", "declined before, changed again since"))
        case .spaeter?: notes.append(context.say("zurückgestellt", "put off before"))
        case nil: break
        }
        if let days = stand.verlaengerung(offer.aenderung), days != 0 {
            let unit = Zeiteinheit.arbeitstage.wort(days, context.language)
            notes.append(
                days > 0
                    ? context.say("Ihr Plan würde \(days) \(unit) länger", "your plan would take \(days) \(unit) more")
                    : context.say(
                        "Ihr Plan würde \(-days) \(unit) kürzer", "your plan would take \(-days) \(unit) less"))
        }
        return notes
    }

    func show(_ result: VariantUpdateResult, _ standing: VariantStanding) throws {
        if context.isJSON { return try updateJSON(standing, result) }
        let name = standing.variant.name
        guard result.after != result.before else {
            return try context.print("Nichts Neues für »\(name)«.", "Nothing new for “\(name)”.")
        }
        let counts = [OfferDecision.take, .decline, .later].map { kind in result.decided.count { $0.decision == kind } }
        try context.print(
            "»\(name)« ist auf dem Stand des Ursprungs: \(counts[0]) übernommen, \(counts[1]) abgelehnt, \(counts[2]) zurückgestellt.",
            "“\(name)” is up to date with its source: \(counts[0]) taken, \(counts[1]) declined, \(counts[2]) put off.")
        if !result.open.isEmpty {
            try context.print("Zu entscheiden (allmende resolve):", "To be decided (allmende resolve):")
            try OpenView(replica, context).showPlaces(result.open)
        }
    }

    private func updateJSON(_ standing: VariantStanding, _ result: VariantUpdateResult?) throws {
        try context.json("variant-update") { json in
            json.member("variante", standing.variant.name)
            json.member("ursprung", standing.variant.record.ursprung)
            json.member("fassung", result?.after.description)
            offers(&json, standing, result)
            json.list("zuEntscheiden", result?.open ?? []) {
                $0.string(String(decoding: $1.path, as: UTF8.self))
            }
        }
    }

    // MARK: JSON

    private func offers(
        _ json: inout JSONWriter, _ standing: VariantStanding, _ result: VariantUpdateResult? = nil
    ) {
        let stand = standing.stand
        let decided = Dictionary(
            (result?.decided ?? []).map { ($0.offer.aenderung.name, $0.decision) },
            uniquingKeysWith: { first, _ in first })
        json.list("angebote", stand.angebote) { json, offer in
            json.object { json in
                change(&json, offer.aenderung, stand.neuerung(offer.aenderung, context.language))
                json.member("lage", offer.lage.rawValue)
                json.member("frueher", offer.frueher?.rawValue)
                json.name("verlaengerung")
                if let days = stand.verlaengerung(offer.aenderung) { json.integer(days) } else { json.null() }
                json.member("entscheid", decided[offer.aenderung.name]?.name)
            }
        }
    }

    private func changes(_ json: inout JSONWriter, _ name: String, _ standing: VariantStanding) {
        json.list(name, standing.stand.eigene) { json, change in
            json.object { self.change(&$0, change, standing.stand.eigenes(change, context.language)) }
        }
    }

    private func change(_ json: inout JSONWriter, _ change: Einzelaenderung, _ lines: [Aenderungszeile]) {
        json.member("name", change.name.string)
        json.list("saetze", lines) { $0.string($1.satz) }
        json.list("braucht", change.braucht) { $0.string($1.string) }
    }

    // MARK: Proposals

    func show(_ proposal: VariantProposal, _ standing: VariantStanding) throws {
        if context.isJSON {
            return try context.json("variant-propose") { json in
                json.member("variante", standing.variant.name)
                json.member("zweig", proposal.branch.short)
                json.member("fassung", proposal.commit.description)
                json.list("aenderungen", proposal.changes) { json, change in
                    json.object { self.change(&$0, change, standing.stand.eigenes(change, context.language)) }
                }
            }
        }
        let count = proposal.changes.count
        try context.print(
            "Vorschlag mit \(count) \(count == 1 ? "Änderung" : "Änderungen") auf dem jetzigen Stand des Ursprungs:",
            "Proposal with \(count) \(count == 1 ? "change" : "changes") on the source's current version:")
        try DifferenceView(try Replica(replica.repository), context).show(
            try Replica(replica.repository).compare(.version(proposal.source), .version(proposal.commit)), indent: "  ")
        try context.print(
            "Er liegt als Zweig »\(proposal.branch.short)« bereit.",
            "It lies ready as the branch “\(proposal.branch.short)”.")
    }
}

extension OfferDecision {
    /// The decision's name for programs.
    var name: String {
        switch self {
        case .take: "uebernommen"
        case .decline: Variante.Bescheid.abgelehnt.rawValue
        case .later: Variante.Bescheid.spaeter.rawValue
        }
    }
}
