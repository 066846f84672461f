import Bytes
import Library
import Objects
import Store
import Sync
import Templates

extension Command {
    private static let numbers = Words("NR,NR …", "NO,NO …")

    static let variantNew = Command(
        "variant new", .variants, "macht aus einer Vorlage eine Ortsvariante", "makes a local variant of a template",
        arguments: Words("VORLAGE [--name NAME]", "TEMPLATE [--name NAME]"), count: 1...1,
        options: [
            Option(
                "name", value: Words("NAME", "NAME"), "Name der Ortsvariante (der Ordner der Vorlage)",
                "name of the variant (the template's folder)"),
            Option(
                "from", value: Words("ZWEIG", "BRANCH"),
                "woraus sie entsteht und was sie weiter empfängt (main)",
                "what it is made from and goes on receiving (main)"),
            Option(
                "param", value: Words("NAME=ANTWORT", "NAME=ANSWER"),
                "beantwortet eine Angabe der Vorlage; mehrfach (für »allmende plan«)",
                "answers a question of the template; repeatable (for “allmende plan”)"),
            Option(
                "receive-only", "nur empfangen: Diese Variante wird nie eingereicht oder geteilt",
                "receives only: this variant is never submitted or shared"),
        ],
        details: Words(
            """
            Eine Ortsvariante gehört Ihnen: Dauern, Rollen, Aufgaben, alles lässt sich ändern, streichen
            und ergänzen. Was der Ursprung später Neues bringt, wird angeboten (allmende variant
            update), und Sie entscheiden je Änderung. Das Arbeitsverzeichnis zeigt danach die Variante;
            »allmende variant close« führt zur Bibliothek zurück.
            """,
            """
            A local variant is yours: durations, roles, tasks, all can be changed, struck and added.
            What the source brings later is offered (allmende variant update), and you decide change by
            change. The working directory shows the variant afterwards; “allmende variant close” leads
            back to the library.
            """),
        examples: [
            (
                "allmende variant new eakte-einfuehrung --name eakte-bei-uns",
                Words("eine eigene Fassung der eAkte-Vorlage", "a version of the eAkte template of one's own")
            )
        ]
    ) { context in
        let replica = try context.replica()
        let source = context.line.value("from") ?? "main"
        let path = try VariantView.template(context.line.words[0], at: try replica.sourceCommit(source), replica)
        var answers = SortedMap<ElementID, Antwort>()
        if let plan = try replica.template(path, at: try replica.sourceCommit(source)),
            case .success(let mappe) = plan.mappe
        {
            for (name, answer) in try Self.answers("param", context) {
                let (id, value) = try Planvorgaben.antwort(name, answer, in: mappe.struktur)
                answers[id] = value
            }
        }
        let variant = try replica.makeVariant(
            of: path, name: context.line.value("name") ?? path.slug, from: source,
            context.line.has("receive-only") ? .nurEmpfangen : .frei, answers: answers)
        try context.print(
            "Ortsvariante »\(variant.name)« angelegt; das Arbeitsverzeichnis zeigt sie. Ihre Vorlage liegt in \(variant.path).",
            "Made the local variant “\(variant.name)”; the working directory shows it. Its template lies in \(variant.path)."
        )
        return .done
    }

    static let variantList = Command(
        "variant list", .variants, "zeigt die eigenen Ortsvarianten", "shows your local variants", options: [.json]
    ) { context in
        let replica = try context.replica()
        try VariantView(replica, context).list(try replica.variants())
        return .done
    }

    static let variantShow = Command(
        "variant show", .variants, "zeigt, was eine Ortsvariante anders macht und was ihr angeboten wird",
        "shows what a local variant does differently and what it is offered", arguments: Words("[NAME]", "[NAME]"),
        count: 0...1, options: [.json],
        details: Words(
            "Ohne NAME die, die das Arbeitsverzeichnis zeigt, oder die einzige. Gemeint ist ihre letzte Fassung.",
            "Without NAME the one that the working directory shows, or the only one. As of its last version.")
    ) { context in
        let replica = try context.replica()
        let standing = try replica.standing(of: replica.variant(named: context.line.words.first))
        try VariantView(replica, context).show(standing)
        return .done
    }

    static let variantOpen = Command(
        "variant open", .variants, "zeigt eine Ortsvariante im Arbeitsverzeichnis",
        "shows a local variant in the working directory", arguments: Words("NAME", "NAME"), count: 1...1
    ) { context in
        let replica = try context.replica()
        let variant = try replica.variant(named: context.line.words[0])
        try replica.show(variant.branch)
        try context.print(
            "Das Arbeitsverzeichnis zeigt jetzt »\(variant.name)«.",
            "The working directory shows “\(variant.name)” now.")
        return .done
    }

    static let variantClose = Command(
        "variant close", .variants, "zeigt wieder die Bibliothek im Arbeitsverzeichnis",
        "shows the library in the working directory again"
    ) { context in
        let replica = try context.replica()
        guard let main = RefName("refs/heads/main") else { throw LibraryError.noBranch }
        try replica.show(main)
        try context.print(
            "Das Arbeitsverzeichnis zeigt wieder die Bibliothek.", "The working directory shows the library again.")
        return .done
    }

    static let variantUpdate = Command(
        "variant update", .variants, "zeigt Neuerungen des Ursprungs und übernimmt sie nach Ihrer Wahl",
        "shows what is new at the source and takes it as you choose", arguments: Words("[NAME]", "[NAME]"),
        count: 0...1,
        options: [
            Option("all", "alle Ortsvarianten", "all local variants"),
            Option("take", value: numbers, "übernehmen", "take"),
            Option("later", value: numbers, "beim nächsten Mal wieder fragen", "ask again next time"),
            Option(
                "decline", value: numbers, "ablehnen: kommt erst wieder, wenn der Ursprung dort noch einmal ändert",
                "decline: comes back only when the source changes that place again"),
            Option(
                "take-all", "alles übernehmen, was nicht anders genannt ist", "take all that is not named otherwise"),
            Option(
                "decline-all", "alles ablehnen, was nicht anders genannt ist",
                "decline all that is not named otherwise"), .json,
        ],
        details: Words(
            """
            Ohne Wahl wird nur gezeigt, was der Ursprung anbietet und was jede Änderung bewirken würde;
            nichts ändert sich. NR ist die Nummer oder der Name aus dieser Liste. Was nicht genannt
            wird, wird beim nächsten Mal wieder angeboten. Was Sie selbst geändert haben, weicht nur
            dort, wo Sie »übernehmen« sagen; was Sie gestrichen haben, bleibt gestrichen. Neuerungen
            kommen mit »allmende pull« aus der Zentrale.
            """,
            """
            Without a choice it only shows what the source offers and what each change would do; nothing
            changes. NO is the number or the name in that list. What is not named is offered again next
            time. What you changed yourself gives way only where you say “take”; what you struck stays
            struck. “allmende pull” brings what is new from the hub.
            """),
        examples: [
            ("allmende variant update", Words("zeigt die Angebote", "shows the offers")),
            (
                "allmende variant update --take 1,3 --decline 2",
                Words("zwei übernehmen, eine ablehnen", "take two, decline one")
            ),
        ]
    ) { context in
        let replica = try context.replica()
        if context.line.has("all") {
            guard context.line.words.isEmpty else {
                throw Problem.usage(Words("Entweder NAME oder --all.", "Either NAME or --all."))
            }
            guard !context.isJSON else {
                throw Problem.usage(Words("--json geht mit einer Variante.", "--json takes one variant."))
            }
            for variant in try replica.variants() {
                try context.console.line(variant.name)
                try VariantUpdateRun(replica, variant, context).run()
            }
            return .done
        }
        return try VariantUpdateRun(replica, replica.variant(named: context.line.words.first), context).run()
    }

    static let variantShare = Command(
        "variant share", .variants, "teilt eine Ortsvariante über die Zentrale",
        "shares a local variant through the hub",
        arguments: Words("[NAME]", "[NAME]"), count: 0...1,
        options: [Option("stop", "teilt sie nicht mehr", "no longer shares it")],
        details: Words(
            """
            Bis dahin ist eine Ortsvariante nur hier. Geteilt liegt sie in der Zentrale als
            kommune/ARS/NAME; andere können sie ansehen und selbst eine Variante davon machen (allmende
            variant new VORLAGE --from kommune/ARS/NAME). Eine, die nur empfängt, wird nie geteilt.
            Mit --stop nimmt die Zentrale sie heraus; was andere schon geholt haben, behalten sie.
            """,
            """
            Until then a local variant is here only. Shared, it lies on the hub as kommune/ARS/NAME;
            others can look at it and make a variant of it themselves (allmende variant new TEMPLATE
            --from kommune/ARS/NAME). One that receives only is never shared. With --stop the hub takes it
            out; what others have fetched they keep.
            """)
    ) { context in
        let replica = try context.replica()
        if context.line.has("stop") {
            // Also for a name that is no variant here any more.
            let name = try context.line.words.first ?? replica.variant(named: nil).name
            try stopSharing(name, replica, context)
        } else {
            try share(replica.variant(named: context.line.words.first), replica, context)
        }
        return .done
    }

    static let variantPropose = Command(
        "variant propose", .variants, "macht aus einzelnen eigenen Änderungen einen Vorschlag",
        "makes a proposal of single changes of your own", arguments: Words("[NAME]", "[NAME]"), count: 0...1,
        options: [
            Option(
                "pick", value: numbers, "die Änderungen, die der Vorschlag enthält",
                "the changes that the proposal holds"),
            Option(
                "note", letter: "m", value: Words("BEMERKUNG", "NOTE"),
                "was anders ist und warum; sonst die Änderungen in Sätzen",
                "what is different and why; otherwise the changes in sentences"), .json,
        ],
        details: Words(
            """
            Ohne --pick wird nur gezeigt, was die Variante anders macht. Der Vorschlag steht auf dem
            jetzigen Stand des Ursprungs und enthält genau die gewählten Änderungen: nichts sonst aus
            Ihrer Variante, keine Namen, keine Geschichte. Er liegt danach als Zweig »vorschlag/NAME«
            bereit.
            """,
            """
            Without --pick it only shows what the variant does differently. The proposal stands on the
            source's current version and holds exactly the chosen changes: nothing else of your variant,
            no names, no history. It then lies ready as the branch “vorschlag/NAME”.
            """),
        examples: [
            (
                "allmende variant propose --pick 2 -m \"Schulung dauert erfahrungsgemäß länger\"",
                Words("schlägt eine Änderung vor", "proposes one change")
            )
        ]
    ) { context in
        let replica = try context.replica()
        let variant = try replica.variant(named: context.line.words.first)
        let standing = try replica.standing(of: variant)
        let view = VariantView(replica, context)
        guard let picked = context.line.value("pick") else {
            try view.own(standing)
            return .done
        }
        let names = standing.stand.eigene.map(\.name)
        let picks = try VariantUpdateRun.names(picked, names)
        let proposal = try replica.propose(variant, picks: picks, note: context.line.value("note"))
        try view.show(proposal, standing)
        return .done
    }
}

/// One run of `variant update` for one variant.
struct VariantUpdateRun {
    private let replica: Replica
    private let variant: LocalVariant
    private let context: Context

    init(_ replica: Replica, _ variant: LocalVariant, _ context: Context) {
        (self.replica, self.variant, self.context) = (replica, variant, context)
    }

    @discardableResult
    func run() throws -> ExitCode {
        let standing = try replica.standing(of: variant)
        let view = VariantView(replica, context)
        let offers = standing.stand.angebote
        guard let decisions = try decisions(offers.map(\.aenderung.name)) ?? (offers.isEmpty ? [:] : nil) else {
            try view.offers(standing)
            return .done
        }
        let result = try replica.update(variant, decisions: decisions) { context.progress?.show(.files($0, of: $1)) }
        context.progress?.clear()
        try view.show(result, standing)
        context.tidy(replica.repository)
        return result.open.isEmpty ? .done : .findings
    }

    /// What was chosen on the command line; nil when nothing was.
    private func decisions(_ names: [Text]) throws -> [Text: OfferDecision]? {
        var chosen: [Text: OfferDecision] = [:]
        var isChosen = false
        for (option, decision) in [("take", OfferDecision.take), ("decline", .decline), ("later", .later)] {
            guard let words = context.line.value(option) else { continue }
            isChosen = true
            for name in try Self.names(words, names) {
                if let other = chosen[name], other != decision { throw VariantError.decidedTwice(name.string) }
                chosen[name] = decision
            }
        }
        for (option, decision) in [("take-all", OfferDecision.take), ("decline-all", .decline)]
        where context.line.has(option) {
            isChosen = true
            for name in names where chosen[name] == nil { chosen[name] = decision }
        }
        return isChosen ? chosen : nil
    }

    /// The changes that a list of numbers and names means.
    static func names(_ words: String, _ names: [Text]) throws -> [Text] {
        try words.split(separator: ",").map { word in
            let word = String(word.drop { $0 == " " })
            if let number = Int(word), names.indices.contains(number - 1) { return names[number - 1] }
            if names.contains(Text(word)) { return Text(word) }
            throw VariantError.noSuchChange(word)
        }
    }
}
