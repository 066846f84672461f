public import Bytes

/// One difference between two versions of a template, as data. `nil` before means new, `nil` after means gone.
///
/// What a change means for others (the schedule, roles, local variants) is not here: it is computed from changes.
public enum Change: Hashable, Sendable {
    /// Where a legal basis or an unknown field stands.
    public enum Ort: Hashable, Sendable {
        /// In `vorlage.json`.
        case vorlage
        /// In `struktur.json`, at no element.
        case struktur
        /// At a node, role, parameter or contact.
        case element(ElementID)
    }

    /// The single-valued texts of `vorlage.json`.
    public enum Kopffeld: String, Sendable, CaseIterable {
        /// The title.
        case titel
        /// The short text.
        case kurztext
        /// The licence.
        case lizenz
        /// The responsible organisation.
        case stelle
    }

    /// The single-valued texts of a node, its title aside.
    public enum Knotentext: String, Sendable, CaseIterable {
        /// The code.
        case kennung
        /// The advice.
        case hinweis
        /// The condition.
        case bedingung
    }

    /// A text of `vorlage.json`.
    case kopf(Kopffeld, vorher: String, nachher: String)
    /// The state.
    case zustand(vorher: Vorlage.Zustand, nachher: Vorlage.Zustand)
    /// The template this one takes the place of.
    case ersetzt(vorher: ElementID?, nachher: ElementID?)
    /// A contact.
    case kontakt(ElementID, vorher: Kontakt?, nachher: Kontakt?)
    /// A service.
    case leistung(Text, neu: Bool)
    /// A keyword.
    case schlagwort(Text, neu: Bool)
    /// A legal basis.
    case rechtsgrundlage(Ort, ElementID, vorher: Rechtsgrundlage?, nachher: Rechtsgrundlage?)

    /// A role.
    case rolle(ElementID, vorher: Rolle?, nachher: Rolle?)
    /// A parameter.
    case parameter(ElementID, vorher: Parameter?, nachher: Parameter?)

    /// A node that was not there before, with all its fields.
    case knotenNeu(ElementID)
    /// A node that is gone.
    case knotenEntfallen(ElementID)
    /// A node below another one than before.
    case verschoben(ElementID, von: ElementID?, nach: ElementID?)
    /// A node in another place among the same siblings; now directly behind `hinter`, or first.
    case umgereiht(ElementID, hinter: ElementID?)
    /// A node's title.
    case titel(ElementID, vorher: String, nachher: String)
    /// What a node is.
    case art(ElementID, vorher: KnotenArt, nachher: KnotenArt)
    /// Another text of a node.
    case text(ElementID, Knotentext, vorher: String?, nachher: String?)
    /// A node's duration.
    case dauer(ElementID, vorher: Dauer?, nachher: Dauer?)
    /// Who answers for a node.
    case verantwortlich(ElementID, vorher: ElementID?, nachher: ElementID?)
    /// Who contributes to a node.
    case mitwirkend(ElementID, rolle: ElementID, neu: Bool)
    /// What a node waits for.
    case vorgaenger(ElementID, auf: ElementID, vorher: Anordnung?, nachher: Anordnung?)
    /// A result of a node.
    case ergebnis(ElementID, ElementID, vorher: String?, nachher: String?)
    /// What a node is repeated for.
    case wiederholung(ElementID, vorher: ElementID?, nachher: ElementID?)
    /// A node's name in another system.
    case fremdid(ElementID, system: Text, vorher: String?, nachher: String?)

    /// A text file; its content before and after.
    case textdatei(Text, vorher: String?, nachher: String?)
    /// Another file; its fingerprint before and after.
    case datei(Text, vorher: Text?, nachher: Text?)
    /// A field this version does not know.
    case unbekannt(Ort, feld: Text, vorher: JSONFragment?, nachher: JSONFragment?)

    /// The node a change is about, or nil when it is about the template, a role, a parameter or a file.
    public var knoten: ElementID? {
        switch self {
        case .knotenNeu(let id), .knotenEntfallen(let id), .verschoben(let id, _, _), .umgereiht(let id, _),
            .titel(let id, _, _), .art(let id, _, _), .text(let id, _, _, _), .dauer(let id, _, _),
            .verantwortlich(let id, _, _), .mitwirkend(let id, _, _), .vorgaenger(let id, _, _, _),
            .ergebnis(let id, _, _, _), .wiederholung(let id, _, _), .fremdid(let id, _, _, _):
            id
        case .rechtsgrundlage(.element(let id), _, _, _), .unbekannt(.element(let id), _, _, _): id
        default: nil
        }
    }

    /// The kind of change, for programs; it stays as it is.
    public var name: String {
        func kind(_ vorher: Bool, _ nachher: Bool) -> String { !vorher ? "neu" : !nachher ? "entfallen" : "geaendert" }
        return switch self {
        case .kopf(let field, _, _): "vorlage-\(field.rawValue)"
        case .zustand: "vorlage-zustand"
        case .ersetzt: "vorlage-ersetzt"
        case .kontakt(_, let vorher, let nachher): "kontakt-" + kind(vorher != nil, nachher != nil)
        case .leistung(_, let neu): "leistung-" + kind(!neu, neu)
        case .schlagwort(_, let neu): "schlagwort-" + kind(!neu, neu)
        case .rechtsgrundlage(_, _, let vorher, let nachher): "rechtsgrundlage-" + kind(vorher != nil, nachher != nil)
        case .rolle(_, let vorher, let nachher): "rolle-" + kind(vorher != nil, nachher != nil)
        case .parameter(_, let vorher, let nachher): "parameter-" + kind(vorher != nil, nachher != nil)
        case .knotenNeu: "knoten-neu"
        case .knotenEntfallen: "knoten-entfallen"
        case .verschoben: "knoten-verschoben"
        case .umgereiht: "knoten-umgereiht"
        case .titel: "knoten-titel"
        case .art: "knoten-art"
        case .text(_, let field, _, _): "knoten-\(field.rawValue)"
        case .dauer: "knoten-dauer"
        case .verantwortlich: "knoten-verantwortlich"
        case .mitwirkend(_, _, let neu): "mitwirkend-" + kind(!neu, neu)
        case .vorgaenger(_, _, let vorher, let nachher): "vorgaenger-" + kind(vorher != nil, nachher != nil)
        case .ergebnis(_, _, let vorher, let nachher): "ergebnis-" + kind(vorher != nil, nachher != nil)
        case .wiederholung: "knoten-wiederholung"
        case .fremdid(_, _, let vorher, let nachher): "fremdid-" + kind(vorher != nil, nachher != nil)
        case .textdatei(_, let vorher, let nachher): "datei-" + kind(vorher != nil, nachher != nil)
        case .datei(_, let vorher, let nachher): "datei-" + kind(vorher != nil, nachher != nil)
        case .unbekannt(_, _, let vorher, let nachher): "unbekannt-" + kind(vorher != nil, nachher != nil)
        }
    }
}
