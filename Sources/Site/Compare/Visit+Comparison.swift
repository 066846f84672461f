import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Site {
    static let compareRoutes: [Route] = [
        .page("/vergleich") { try $0.versionComparison() }
    ]
}

extension Visit {
    /// How many versions a form offers.
    private static let maximumChoice = 300

    /// Two versions of a template beside each other; `?vorlage=PFAD&von=ID&bis=ID`, and a form that asks where something is missing.
    func versionComparison() throws -> Reply {
        let words = (asked("vorlage") ?? "").split(separator: "/").map(String.init)
        guard words.count >= 2,
            let path = TemplatePath(themenfeld: words[words.count - 2], slug: words[words.count - 1])
        else { throw HTTPError(404, "no such template") }
        let (view, library) = (try view(), try library())
        let ids = view.versions.versions(of: path)
        guard !ids.isEmpty else { throw HTTPError(404, "no such template") }
        func version(_ name: String) -> ObjectID? {
            asked(name).flatMap { ObjectID(hex: Array($0.utf8), library.reader.format) }.flatMap {
                ids.contains($0) ? $0 : nil
            }
        }
        let title = view.entry(path)?.title ?? path.slug
        let form = try comparisonForm(path, ids, from: version("von"), to: version("bis"))
        let trail = [
            PageLink(language("Bibliothek", "Library"), addresses.home), PageLink(title, addresses.template(path)),
            PageLink(language("Verlauf", "History"), addresses.history(path)),
        ]
        let name = language("Fassungen vergleichen: \(title)", "Compare versions: \(title)")
        guard let from = version("von"), let to = version("bis") else {
            return page(Sheet(name, trail: trail, [.form(form)]), at: nil)
        }
        let (old, new) = (try library.template(path, at: from), try library.template(path, at: to))
        var blocks: [Block]
        if case .success(let before)? = old?.mappe, case .success(let after)? = new?.mappe {
            let names = (try library.version(from).day.shown(language), try library.version(to).day.shown(language))
            blocks = comparisonBlocks(old: before, new: after, names: names, template: addresses.template(path))
        } else {
            blocks = [
                .text(
                    language(
                        "Eine der beiden Fassungen hat keine Vorlage, die sich lesen lässt.",
                        "One of the two versions has no template that can be read."))
            ]
        }
        blocks.append(.section(language("Andere Fassungen vergleichen", "Compare other versions"), [.form(form)]))
        let here = SiteAddresses.plain(["vergleich"]).query("vorlage", "\(path.themenfeld)/\(path.slug)")
            .query("von", from.description).query("bis", to.description)
        return page(Sheet(name, trail: trail, blocks), at: here)
    }

    /// The form that asks which two versions are to be compared. Without a choice the last two are offered.
    func comparisonForm(_ path: TemplatePath, _ ids: [ObjectID], from: ObjectID? = nil, to: ObjectID? = nil) throws
        -> Form
    {
        let library = try library()
        let options = try ids.prefix(Self.maximumChoice).map { id in
            let entry = try library.version(id)
            return Field.Option(
                id.description, "\(entry.day.shown(language)): \(entry.summary.prefix(80)) (\(entry.author))",
                isContent: true)
        }
        func field(_ name: String, _ label: String, _ chosen: ObjectID?) -> Field {
            Field(name, label, .choice(Array(options)), value: chosen?.description, required: true)
        }
        var hidden: [(name: String, value: String)] = [("vorlage", "\(path.themenfeld)/\(path.slug)")]
        if let asked = addresses.language { hidden.append(("sprache", asked.rawValue)) }
        return Form(
            asking: SiteAddresses.plain(["vergleich"]), submit: language("Vergleichen", "Compare"), hidden: hidden,
            fields: [
                field(
                    "von", language("Frühere Fassung", "Earlier version"), from ?? ids.dropFirst().first ?? ids.first),
                field("bis", language("Spätere Fassung", "Later version"), to ?? ids.first),
            ])
    }

    /// Two templates beside each other: two versions, or two variants.
    func comparison(
        old: Vorlagenmappe, new: Vorlagenmappe, names: (String, String), title: String? = nil, trail: [PageLink]? = nil,
        at here: WebAddress? = nil
    ) -> Reply {
        let sheet = Sheet(
            title ?? language("Vergleich: \(new.vorlage.titel)", "Comparison: \(new.vorlage.titel)"),
            trail: trail ?? [PageLink(language("Bibliothek", "Library"), addresses.home)],
            comparisonBlocks(old: old, new: new, names: names, template: nil))
        return page(sheet, at: here)
    }

    /// The parts of a page that shows two templates beside each other.
    func comparisonBlocks(
        old: Vorlagenmappe, new: Vorlagenmappe, names: (String, String), template: WebAddress?
    ) -> [Block] {
        ComparisonTable(comparison: Vergleich(old, new), language: language, names: names, template: template).blocks
    }

    /// What a proposal changes, with each template as it is beside what it would be.
    func proposalComparison() throws -> Reply {
        let shown = try shownProposal()
        let names =
            shown.proposal.state == .accepted
            ? (language("vorher", "before"), language("nachher", "after"))
            : (language("bisher", "now"), language("vorgeschlagen", "proposed"))
        var blocks: [Block] = []
        for (template, comparison) in shown.comparisons {
            guard let comparison else { continue }
            let table = ComparisonTable(comparison: comparison, language: language, names: names, template: nil)
            blocks.append(.section(template.title, table.blocks))
        }
        let alone = shown.comparisons.filter { $0.comparison == nil }.map(\.template.title)
        if !alone.isEmpty {
            blocks.append(
                .section(
                    language("Vorlagen, die es nur auf einer Seite gibt", "Templates that are on one side only"),
                    [.bullets(Array(alone.prefix(1000)))]))
        }
        let sheet = Sheet(
            language("Vorher und nachher: \(shown.proposal.title)", "Before and after: \(shown.proposal.title)"),
            trail: proposalTrail(shown), blocks)
        return page(sheet, at: shown.here("vergleich"))
    }
}

extension Day {
    /// The day as people write it.
    fileprivate func shown(_ language: Sprache) -> String { language == .de ? german : description }
}
