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
            PageLink(language("Bibliothek", "Library"), addresses.library), PageLink(title, addresses.template(path)),
            PageLink(language("Verlauf", "History"), addresses.history(path)),
        ]
        let name = language("Fassungen vergleichen: \(title)", "Compare versions: \(title)")
        guard let from = version("von"), let to = version("bis") else {
            return page(Sheet(name, trail: trail, [.form(form)]), at: nil)
        }
        let (old, new) = (try library.template(path, at: from), try library.template(path, at: to))
        let other = Block.section(language("Andere Fassungen vergleichen", "Compare other versions"), [.form(form)])
        guard case .success(let before)? = old?.mappe, case .success(let after)? = new?.mappe else {
            let sentence = language(
                "Eine der beiden Fassungen hat keine Vorlage, die sich lesen lässt.",
                "One of the two versions has no template that can be read.")
            return page(Sheet(name, trail: trail, [.text(sentence), other]), at: nil)
        }
        func link(_ id: ObjectID) throws -> PageLink {
            let day = try library.version(id).day.shown(language)
            return PageLink(language("Fassung vom \(day)", "Version of \(day)"), addresses.version(id, of: path))
        }
        let here = SiteAddresses.plain(["vergleich"]).query("vorlage", "\(path.themenfeld)/\(path.slug)")
            .query("von", from.description).query("bis", to.description)
        return .page(
            comparisonPage(
                Vergleich(before, after), try link(from), try link(to),
                of: PageLink(title, addresses.template(path)), at: here, more: [other]))
    }

    /// Two templates beside each other. The address is that of the page without language, and without how much is shown.
    func comparisonPage(
        _ comparison: Vergleich, _ left: PageLink, _ right: PageLink, of template: PageLink, at here: WebAddress,
        more: [Block] = []
    ) -> [UInt8] {
        var page = ComparePage(comparison, links: left, rechts: right, vorlage: template)
        page.zeigtGleiches = asked("umfang") == "alles"
        let whole = addresses.language.map { here.setting("sprache", $0.rawValue) } ?? here
        page.andererUmfang = page.zeigtGleiches ? whole : whole.query("umfang", "alles")
        page.titelVon = titles
        page.mehr = more
        return page.html(frame(at: page.zeigtGleiches ? here.query("umfang", "alles") : here))
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

    /// What a proposal changes, with the template as it is beside what it would be; of several templates one after the other.
    func proposalComparison() throws -> Reply {
        let shown = try shownProposal()
        let compared = shown.comparisons.compactMap { template, comparison in comparison.map { (template, $0) } }
        let alone = shown.comparisons.filter { $0.comparison == nil }.map(\.template.title)
        var more: [Block] = []
        if !alone.isEmpty {
            more.append(
                .section(
                    language("Vorlagen, die es nur auf einer Seite gibt", "Templates that are on one side only"),
                    [.bullets(Array(alone.prefix(1000)))]))
        }
        let wanted = asked("vorlage").flatMap { id in
            compared.firstIndex { $0.1.neu.vorlage.id.description == id }
        }
        guard let (template, comparison) = compared.indices.contains(wanted ?? 0) ? compared[wanted ?? 0] : nil else {
            let title = language(
                "Vorher und nachher: \(shown.proposal.title)", "Before and after: \(shown.proposal.title)")
            return page(Sheet(title, trail: proposalTrail(shown), more), at: shown.here("vergleich"))
        }
        func address(_ comparison: Vergleich) -> WebAddress {
            shown.address("vergleich").query("vorlage", comparison.neu.vorlage.id.description)
        }
        let others = compared.enumerated().filter { $0.offset != wanted ?? 0 }
        if !others.isEmpty {
            let entries = others.map { Entry($0.element.0.title, address($0.element.1)) }
            more.insert(
                .section(
                    language("Der Vorschlag ändert außerdem", "The proposal also changes"), [.entries(entries)]), at: 0)
        }
        let here = shown.here("vergleich")
        let isAccepted = shown.proposal.state == .accepted
        return .page(
            comparisonPage(
                comparison,
                PageLink(
                    isAccepted ? language("vorher", "before") : language("bisher", "now"),
                    addresses.template(template.path)),
                PageLink(
                    isAccepted ? language("nachher", "after") : language("vorgeschlagen", "proposed"), shown.address()),
                of: PageLink(shown.proposal.title, shown.address()),
                at: wanted == nil ? here : here.query("vorlage", comparison.neu.vorlage.id.description), more: more))
    }
}

extension Day {
    /// The day as people write it.
    fileprivate func shown(_ language: Sprache) -> String { language == .de ? german : description }
}
