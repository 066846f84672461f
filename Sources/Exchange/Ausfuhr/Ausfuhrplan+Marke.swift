import Bytes
public import Templates

extension Ausfuhrplan {
    /// The plan that a mark describes: the template with the mark's answers, and with dates when it has a first day.
    ///
    /// The same mark and template always give the same plan; that is how an edit made elsewhere is told from what a format lost.
    ///
    /// - Throws: `PlanError` for answers that no longer fit, too many copies, or a day or Land that cannot be.
    public init(_ mappe: Vorlagenmappe, nach marke: Ausfuhrmarke, _ sprache: Sprache = .de) throws(PlanError) {
        var answers: [ElementID: Antwort] = [:]
        for name in marke.antworten.keys.sorted() {
            let (id, answer) = try Planvorgaben.antwort(name, marke.antworten[name] ?? "", in: mappe.struktur)
            answers[id] = answer
        }
        var mappe = mappe
        mappe.struktur = try Auspraegung(mappe.struktur, answers).struktur
        var dates: Termine?
        if !marke.start.isEmpty {
            let vorgaben = try Planvorgaben(
                start: marke.start, land: marke.land, orte: marke.orte, ohneVorfeiertage: marke.ohneVorfeiertage)
            dates = try Termine(mappe.struktur, vorgaben)
        }
        self.init(mappe, marke, termine: dates, sprache)
    }
}

extension Antwort {
    /// The answer as it is typed in an `Ausfuhrmarke`.
    public var getippt: String {
        switch self {
        case .jaNein(let yes): yes ? "ja" : "nein"
        case .zahl(let number): "\(number)"
        case .wahl(let word): word.string
        case .liste(let names): names.map(\.string).joined(separator: ",")
        }
    }
}
