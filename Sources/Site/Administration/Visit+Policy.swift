import Bytes
import Journal
import Library
import Net
import Templates
import Web

// What the library asks of proposals, and what was done last.

extension Visit {
    /// GET /verwaltung/richtlinie
    func policyPage(_ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        let here = addresses.page("verwaltung", "richtlinie")
        let policy = try journal().registry.policy
        let stewards = policy.stewards.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        var release = Field(
            "freigabe", language("Die verantwortliche Stelle muss freigeben", "The steward must release"), .box)
        release.values = policy.needsRelease ? ["ja"] : []
        var signed = Field(
            "signaturen", language("Nur unterzeichnete Urteile zählen", "Only signed verdicts count"), .box,
            hint: language(
                "Mit einem eigenen Schlüssel zum Unterzeichnen; aus Seiten heraus ist das nicht möglich.",
                "With a key for signing of one's own; pages cannot do that."))
        signed.values = policy.needsSignatures ? ["ja"] : []
        var form = Form(
            here, submit: language("Regeln speichern", "Save the rules"),
            fields: [
                Field(
                    "quorum",
                    language(
                        "Wie viele andere Stellen müssen mitzeichnen?", "How many other organisations must co-sign?"),
                    .number(0...Policy.maximumQuorum), value: String(policy.quorum), required: true), release, signed,
                Field(
                    "verantwortlich", language("Verantwortliche Stellen", "Stewards"), .lines(6),
                    value: stewards.joined(separator: "\n"),
                    hint: language(
                        "Je Zeile die Kennung einer Vorlage und der Regionalschlüssel der Stelle, etwa »x3bj342cf1 053780004004«. Nur wo es eine andere Stelle ist, als die Vorlage selbst sagt.",
                        "In each line the id of a template and the key of the organisation, say “x3bj342cf1 053780004004”. Only where it is another one than the template says."
                    )),
            ])
        if let input { form = form.filled(input, problems) }
        let sheet = office(
            language("Regeln für Vorschläge", "Rules for proposals"),
            lead: language(
                "Was ein Änderungsvorschlag braucht, bevor er zum aktuellen Stand wird. Gilt sofort, auch für offene Vorschläge.",
                "What a change proposal needs before it becomes the current version. Holds at once, also for open proposals."
            ), [.form(form)])
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/richtlinie
    func setPolicy() throws -> Reply {
        let input = try input()
        var problems = Problems()
        let quorum = input.number("quorum") ?? -1
        if !(0...Policy.maximumQuorum).contains(quorum) {
            problems["quorum"] = language("Eine Zahl von 0 bis 100.", "A number from 0 to 100.")
        }
        var stewards: [String: String] = [:]
        for line in input.text("verantwortlich").split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 2, ElementID(words[0]) != nil, MemberID.isARS(words[1]) else {
                problems["verantwortlich"] = language(
                    "Eine Zeile ist nicht »Kennung Regionalschlüssel«.", "A line is not “id key”.")
                break
            }
            stewards[words[0]] = words[1]
        }
        guard problems.isEmpty else { return try policyPage(input, problems) }
        let policy = Policy(
            quorum: quorum, needsRelease: input.isChecked("freigabe"), needsSignatures: input.isChecked("signaturen"),
            stewards: stewards)
        do {
            if try policy != journal().registry.policy { try administration().setPolicy(policy, by: account()) }
        } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try policyPage(input, problems)
        }
        return .seeOther(
            addresses.page("verwaltung", "richtlinie"),
            Meldung(.gut, language("Die Regeln sind gespeichert.", "The rules are saved.")))
    }

    // MARK: What was done

    /// GET /verwaltung/vorgaenge
    func recentPage() throws -> Reply {
        let registry = try journal().registry
        let hubs = registry.currentHubs
        let rows = try administration().recent(100).map { operation -> [Cell] in
            let hub = hubs.first { $0.id == operation.author }
            let name = hub?.name ?? registry.organisationName(operation.author.ars) ?? operation.author.ars
            return [
                .text(operation.content.deed(language)), .day(operation.day.description), .content(name),
                .code(operation.author.handle),
            ]
        }
        return page(
            office(
                language("Letzte Vorgänge", "Latest operations"),
                lead: language(
                    "Die jüngsten 100 Vorgänge des Journals. Wann genau etwas geschah, hält die Zentrale nicht fest, nur den Tag.",
                    "The latest 100 operations of the journal. The hub keeps the day only, not the time."),
                [
                    .table(
                        language("Letzte Vorgänge", "Latest operations"),
                        columns: [
                            language("Was", "What"), language("Tag", "Day"), language("Stelle", "Organisation"),
                            language("Kennung", "Id"),
                        ], rows: rows)
                ]), at: addresses.page("verwaltung", "vorgaenge"))
    }
}
