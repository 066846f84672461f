import Journal
import Library
import Net
import Templates
import Web

extension Visit {
    /// The page of an organisation.
    func organisationPage(_ ars: String) throws -> Reply {
        guard Organisation.isARS(ars), let name = try journal().registry.organisationName(ars) else {
            throw HTTPError(404, "no such organisation")
        }
        var sheet = Sheet(name, trail: [PageLink(language("Bibliothek", "Library"), addresses.home)])
        sheet.isContent = true
        return page(sheet, at: addresses.page("stellen", ars))
    }
}
