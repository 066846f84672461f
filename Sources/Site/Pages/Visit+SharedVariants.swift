import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

// Variants that organisations have shared: to be looked at, and to be compared with the template.

extension Visit {
    /// The refs that variants are shared by; nil where there is no library.
    func sharedList() throws -> KeptRefs.List? {
        guard let shared = site.shared else { return nil }
        return try site.sharedLists.value(since: request.received) { try shared.list() }
    }

    /// All shared variants. The page that asks is made anew when one of them changes.
    private func allShared() throws -> [SharedVariant] {
        guard let shared = site.shared else { return [] }
        guard let list = try sharedList() else { return [] }
        sharedNumber = list.number
        return try shared.all(list, repository())
    }

    /// The shared variants of a template.
    func sharedVariants(of template: ElementID) throws -> [Ortsvariantenzeile] {
        try allShared().filter { $0.template == template }.map { variant in
            let name = organisation(variant)
            let day = language == .de ? Day(variant.day)?.german ?? variant.day : variant.day
            return Ortsvariantenzeile(
                PageLink(language("Ortsvariante von \(name)", "Local variant of \(name)"), address(variant)),
                Stelle(name), zusatz: language("zuletzt geändert am \(day)", "last changed on \(day)"))
        }
    }

    private func address(_ variant: SharedVariant, _ more: String...) -> WebAddress {
        addresses.page(["ortsvarianten", variant.ars, variant.name] + more)
    }

    private func organisation(_ variant: SharedVariant) -> String {
        (try? journal())?.registry.organisationName(variant.ars)
            ?? language("Regionalschlüssel \(variant.ars)", "region \(variant.ars)")
    }

    /// The shared variant that the path names, with its template. Throws HTTPError 404.
    private func sharedVariant() throws -> (variant: SharedVariant, mappe: Vorlagenmappe, folder: TemplateFolder) {
        let (ars, name) = (parameter(0), parameter(1))
        guard let variant = try allShared().first(where: { $0.ars == ars && $0.name == name }),
            let folder = try library().template(variant.path, at: variant.commit),
            case .success(let mappe) = folder.mappe
        else { throw HTTPError(404, "no such variant") }
        return (variant, mappe, folder)
    }

    /// A shared variant.
    func sharedVariantPage() throws -> [UInt8] {
        let (variant, mappe, _) = try sharedVariant()
        let (view, name) = (try view(), organisation(variant))
        var page = TemplatePage(mappe, address: address(variant))
        page.ansicht = TemplatePage.Ansicht(query: asked("ansicht"))
        page.themenfeld = PageLink(
            LibraryView.title(variant.path.themenfeld, view.description), addresses.topic(variant.path.themenfeld))
        page.stelle = Stelle(name)
        page.vorlagen = others(mappe, view)
        schedule(&page, mappe)
        page.aktionen = [
            Aktion(
                language("Mit der Vorlage vergleichen", "Compare with the template"), address(variant, "vergleich"),
                istHauptaktion: true),
            Aktion(language("Zur Vorlage", "To the template"), addresses.template(variant.path)),
        ]
        var frame = frame(at: shown(page.ansicht, at: here("ortsvarianten", variant.ars, variant.name)))
        frame.meldungen.append(
            Meldung(
                .hinweis,
                language(
                    "Das ist die Ortsvariante von \(name), nicht die Vorlage der Bibliothek.",
                    "This is the local variant of \(name), not the library's template.")))
        return page.html(frame)
    }

    /// A shared variant beside the template.
    func sharedVariantComparison() throws -> [UInt8] {
        let (variant, mappe, _) = try sharedVariant()
        guard case .success(let template)? = try library().template(variant.path)?.mappe else {
            throw HTTPError(404, "no such template")
        }
        let source = PageLink(language("Vorlage", "Template"), addresses.template(variant.path))
        let name = organisation(variant)
        return comparisonPage(
            Vergleich(template, mappe), source,
            PageLink(language("Ortsvariante von \(name)", "Local variant of \(name)"), address(variant)),
            of: PageLink(template.vorlage.titel, addresses.template(variant.path)),
            at: here("ortsvarianten", variant.ars, variant.name, "vergleich"))
    }
}
