import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

/// A proposal as somebody sees it who asks now: what it would make of the library, how it stands, and what they may do with it.
struct ShownProposal {
    let visit: Visit
    let index: ProposalIndex
    let proposal: Proposal
    /// What it would make of the current version; nil when its content is not here any more.
    let content: ProposalContent?
    let standing: Standing
    /// What changes, template by template.
    let comparisons: [(template: TemplateDifference, comparison: Vergleich?)]

    private let read = Sides()

    /// How many templates are shown in full.
    static let maximumTemplates = 20

    init(_ visit: Visit, _ index: ProposalIndex, _ proposal: Proposal) throws {
        (self.visit, self.index, self.proposal) = (visit, index, proposal)
        content = try visit.site.proposals.content(
            proposal, index.journal, current: visit.site.host.published(), visit.repository(),
            templates: try? visit.view().templateIDs)
        standing = index.journal.standing(of: proposal, stewards: content?.stewards ?? [])
        let templates = content?.difference.templates ?? []
        comparisons = templates.enumerated().map { number, template in
            (template, number < Self.maximumTemplates ? template.comparison : nil)
        }
    }

    var language: Sprache { visit.language }
    var journal: Journal { index.journal }

    /// What an organisation is called.
    func name(_ ars: String) -> String { journal.registry.organisationName(ars) ?? "Regionalschlüssel \(ars)" }

    /// The address of its page, or of one that belongs to it.
    func address(_ word: String...) -> WebAddress {
        let path = SiteAddresses.plain(["vorschlaege", index.name(proposal.id)] + word)
        return visit.addresses.language.map { path.query("sprache", $0.rawValue) } ?? path
    }

    /// The same without the language that was asked for.
    func here(_ word: String...) -> WebAddress {
        SiteAddresses.plain(["vorschlaege", index.name(proposal.id)] + word)
    }

    // MARK: Who may what

    var isOpen: Bool { proposal.state == .open }
    private var roles: Set<Role> { visit.who?.member == nil ? [] : visit.who?.roles ?? [] }
    private var ars: String? { visit.who?.member?.ars }
    var isOwn: Bool { ars == proposal.author.ars }
    var isModerator: Bool { roles.contains(.moderator) }

    /// The verdicts that whoever asks may give.
    var verdicts: [Review.Verdict] {
        guard isOpen, Role.mayContribute(roles) else { return [] }
        var verdicts: [Review.Verdict] = []
        if roles.contains(.reviewer) { verdicts += [.approved, .changes] }
        verdicts.append(.note)
        if mayRelease { verdicts.append(.released) }
        return verdicts
    }

    /// Whether whoever asks may release it, and so accept it.
    var mayRelease: Bool {
        isModerator || roles.contains(.reviewer) && ars.map { content?.stewards.contains($0) == true } == true
    }

    var mayWithdraw: Bool { isOpen && (isModerator || isOwn && Role.mayContribute(roles)) }

    // MARK: What is missing

    /// What is missing and what is in the way, in sentences; without the release that whoever accepts gives by it.
    func missing(whenAccepting: Bool = false) -> [String] {
        let missing = standing.missing.filter { missing in
            guard whenAccepting, mayRelease else { return true }
            return switch missing {
            case .release(by: nil): !isModerator
            case .release(let by): by != ars
            default: true
            }
        }
        return missing.map { $0.satz(language, name: name) } + obstacles
    }

    /// What is in the way in the content itself.
    var obstacles: [String] {
        guard let content else {
            return [language("Der Inhalt ist hier nicht mehr vorhanden", "The content is not here any more")]
        }
        return content.obstacles.map { $0.hint(language, title: title) }
    }

    private func title(_ path: TemplatePath) -> String {
        content?.difference.templates.first { $0.path == path }?.title ?? path.slug
    }

    // MARK: Templates and places

    /// A template and a node of it, as comments name them.
    struct Place: Hashable {
        var template: String
        var node: String?
        var field: String?

        /// The place of a field's value, "x3bj342cf1:a1b2c3d4e5:dauer".
        init?(_ text: String) {
            let words = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard let first = words.first, ElementID(first) != nil else { return nil }
            template = first
            node = words.count > 1 && !words[1].isEmpty ? words[1] : nil
            field = words.count > 2 && !words[2].isEmpty ? words[2] : nil
            if let node, ElementID(node) == nil { return nil }
            if let field, field.utf8.count > 100 || field.contains(where: \.isNewline) { return nil }
        }

        init(_ comment: Review.Comment) { (template, node, field) = (comment.template, comment.node, comment.field) }

        init(_ template: String, node: String? = nil) { (self.template, self.node) = (template, node) }

        /// The value of a field.
        var value: String { [template, node ?? "", field ?? ""].joined(separator: ":") }
    }

    /// A template with the numbers of its nodes.
    private typealias Side = (mappe: Vorlagenmappe, outline: Gliederung)

    /// Templates that comments name, each read once.
    private final class Sides {
        var known: [String: [Side]] = [:]
    }

    /// The template with an id, as it would be and as it is; as the library has it where the proposal does not change it.
    private func sides(_ template: String, _ entry: CatalogueEntry?) -> [Side] {
        if let known = read.known[template] { return known }
        var found: [Side] = []
        for (difference, comparison) in comparisons where found.isEmpty {
            if let comparison, comparison.neu.vorlage.id.description == template {
                found = [(comparison.neu, comparison.neueGliederung), (comparison.alt, comparison.alteGliederung)]
            } else if comparison == nil, let mappe = try? (difference.new ?? difference.old)?.mappe.get(),
                mappe.vorlage.id.description == template
            {
                found = [(mappe, Gliederung(mappe.struktur))]
            }
        }
        if found.isEmpty, let entry, let mappe = try? visit.library().template(entry.path)?.mappe.get() {
            found = [(mappe, Gliederung(mappe.struktur))]
        }
        read.known[template] = found
        return found
    }

    /// What a place is called and where it can be looked at: on the template's page where it is there already.
    func link(_ place: Place) -> PageLink {
        let compare = address("vergleich")
        let view = try? visit.view()
        let entry = view.flatMap { view in view.byID[place.template].map { view.catalogue.entries[$0] } }
        let sides = sides(place.template, entry)
        var words = [sides.first?.mappe.vorlage.titel ?? entry?.title ?? language("eine Vorlage", "a template")]
        var address = entry.map { visit.addresses.template($0.path) } ?? compare
        if let id = place.node.flatMap({ ElementID($0) }) {
            let found = sides.lazy.compactMap { side in
                side.mappe.struktur.knoten[id].map { "\(side.outline[id]?.nummer ?? "") \($0.titel)" }
            }.first
            words.append(found ?? language("entfernte Aufgabe", "removed task"))
            let isThere = entry != nil && sides.last?.mappe.struktur.knoten.contains(id) == true
            address = isThere ? address.node(id) : compare
        }
        if let field = place.field { words.append(field) }
        return PageLink(words.joined(separator: " › "), address)
    }
}
