import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Visit {
    /// One step of a template, with how long it really took, what is said about it, and what can be done.
    func nodePage(_ path: TemplatePath) throws -> [UInt8] {
        let (view, library) = (try view(), try library())
        guard let folder = try library.template(path), case .success(let mappe) = folder.mappe,
            let id = ElementID(parameter(2)),
            var page = NodePage(
                mappe, id, vorlage: PageLink(mappe.vorlage.titel, addresses.template(path)),
                seite: { [addresses] in addresses.step($0, of: path) })
        else { throw HTTPError(404, "no such step") }
        page.themenfeld = PageLink(
            LibraryView.title(path.themenfeld, view.description), addresses.topic(path.themenfeld))
        page.dokumente = try documents(folder, library)
        page.vorlagen = others(mappe, view)
        let template = mappe.vorlage.id.description
        for variant in try ownVariants(of: path).prefix(3) {
            let piece = try desk().workpiece(variant: variant.name)
            guard (try? desk().mappe(of: piece).struktur.knoten.contains(id)) == true else { continue }
            page.aktionen.append(
                Aktion(
                    language("In »\(variant.name)« ändern", "Change in “\(variant.name)”"),
                    address(piece, "schritt", id.description), istHauptaktion: page.aktionen.isEmpty))
        }
        if try site.host.journal() != nil {
            if who == nil || mayPost {
                page.aktionen.append(
                    Aktion(
                        language("Frage zu diesem Schritt", "Question about this step"),
                        newAddress("frage", template, id.description)))
            }
            let figures = Figures(mappe.struktur, try journal().practice.entries(of: template))
            if let values = figures.tasks.first(where: { $0.node == id.description })?.values {
                page.istDauern = IstDauern(values)
            }
            page.mehr = [
                .place(
                    "austausch", language("Fragen und Gespräche", "Questions and discussions"),
                    try threads(about: template, node: id.description))
            ]
        }
        return page.html(frame(at: SiteAddresses(language: nil).step(id, of: path)))
    }
}
