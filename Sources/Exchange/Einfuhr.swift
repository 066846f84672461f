import Bytes
public import Templates

/// A file that was read, and the two ways it can go from there: a new template, or back into the one it was made from.
public struct Einfuhr: Sendable {
    /// What it is.
    public let format: Austauschformat
    /// What it says.
    public let plan: Fremdplan

    /// The most bytes of a file that is taken.
    public static let limit = 256 << 20

    /// Reads a file; without a format, of the one its content shows.
    ///
    /// - Throws: `Austauschfehler` with what is wrong and where.
    public init(
        _ bytes: [UInt8], format: Austauschformat? = nil, _ weise: Austauschformat.Leseweise = .init()
    ) throws(Austauschfehler) {
        guard bytes.count <= Self.limit else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Die Datei ist größer als \(Self.limit >> 20) MB. Bitte teilen Sie den Plan.",
                    "The file is larger than \(Self.limit >> 20) MB. Please split the plan."))
        }
        if let format {
            (self.format, plan) = (format, try format.lies(bytes, weise))
            return
        }
        let (known, open) = try Austauschformat.erkenne(bytes)
        self.format = known
        guard var tabelle = open else {
            plan = try known.lies(bytes, weise)
            return
        }
        for angabe in weise.spalten { try tabelle.setze(angabe) }
        plan = try tabelle.lies()
    }

    /// The table that a file holds, opened to say which column is what; nil for a file that is none, or whose columns are known beforehand.
    ///
    /// - Throws: `Austauschfehler` for what cannot be opened.
    public static func tabelle(_ bytes: [UInt8]) throws(Austauschfehler) -> Tabelle? {
        try Austauschformat.erkenne(bytes).tabelle
    }

    /// A plan that was read by other means, such as over the network.
    public init(_ plan: Fremdplan, _ format: Austauschformat) { (self.plan, self.format) = (plan, format) }

    /// How names are decided, and roles recognised; under the format's name nodes keep theirs.
    public func vorgaben(
        personen: [String: GefundenePerson.Entscheid] = [:], bekannteRollen: [String] = []
    ) -> Uebernahme.Vorgaben {
        var vorgaben = Uebernahme.Vorgaben(system: Text(format.rawValue))
        vorgaben.personen = personen
        vorgaben.bekannteRollen = bekannteRollen
        return vorgaben
    }

    /// As a new template, a draft of the organisation that takes it.
    ///
    /// - Throws: `Austauschfehler` of `Uebernahme`.
    public func neu(
        _ vorgaben: Uebernahme.Vorgaben, stelle: String
    ) throws(Austauschfehler) -> (mappe: Vorlagenmappe, uebernahme: Uebernahme) {
        var generator = SystemRandomNumberGenerator()
        let taken = try Uebernahme(plan, vorgaben, using: &generator)
        var vorlage = Vorlage(id: .random(), titel: taken.titel)
        vorlage.kurztext = taken.kurztext
        vorlage.lizenz = "CC-BY-4.0"
        vorlage.stelle = stelle
        vorlage.kontakte[.random()] = Kontakt("Fachlich zuständige Stelle für »\(taken.titel)«")
        var mappe = Vorlagenmappe(vorlage, taken.struktur)
        mappe.texte["README.md"] = taken.liesmich(format)
        return (mappe, taken)
    }

    /// Back into the version it was exported from: exactly the edits made elsewhere.
    ///
    /// - Parameters:
    ///   - basis: The version that the mark names, or, for a file without a mark, the one it is compared with.
    ///   - antworten: The answers it was exported with, for a file without a mark.
    /// - Throws: `Austauschfehler` of `Rueckweg`; "foreign" when no row is one of the template's.
    public func zurueck(
        _ basis: Vorlagenmappe, antworten: [String: String] = [:], _ vorgaben: Uebernahme.Vorgaben
    ) throws(Austauschfehler) -> Rueckweg {
        var marke = plan.marke ?? Ausfuhrmarke(vorlage: basis.vorlage.id, fassung: "")
        if plan.marke == nil { marke.antworten = antworten }
        if marke.start.isEmpty, format.brauchtTermine { (marke.start, marke.land) = ("2027-01-04", "NW") }
        let before: Fremdplan
        do {
            let shown = try Ausfuhrplan(basis, nach: marke)
            before = try format.lies(format.schreibe(shown).bytes)
        } catch let error {
            guard let plan = error as? PlanError else {
                throw error as? Austauschfehler ?? Austauschfehler("unknown", Satz("\(error)", "\(error)"))
            }
            throw Austauschfehler("mark", Satz(plan.satz(.de), plan.satz(.en)))
        }
        let own = Set(before.vorgaenge.compactMap(\.id))
        let titles = Set(before.vorgaenge.map(\.titel))
        guard plan.vorgaenge.contains(where: { $0.id.map(own.contains) ?? titles.contains($0.titel) }) else {
            throw Austauschfehler(
                "foreign",
                Satz(
                    "Kein Vorgang der Datei gehört zu dieser Vorlage. Lesen Sie die Datei als neue Vorlage ein.",
                    "No row of the file belongs to this template. Import the file as a new template."))
        }
        var heute = plan
        // A file that lost its mark is still ours: its kinds, conditions and codes count.
        if heute.marke == nil { heute.marke = marke }
        var generator = SystemRandomNumberGenerator()
        return try Rueckweg(basis: basis, damals: before, heute: heute, vorgaben, using: &generator)
    }
}

extension Uebernahme {
    /// The description that a new template begins with.
    fileprivate func liesmich(_ format: Austauschformat) -> String {
        """
        # \(titel)

        Diese Vorlage ist aus einer Datei entstanden (\(format.name)). Bevor andere sie verwenden:

        1. Titel, Kurztext und Stichwörter in `vorlage.json` ergänzen, damit andere sie finden.
        2. Dauern und Rollen prüfen; was beim Einlesen wegfiel, stand im Importbericht.
        3. Rechtsgrundlagen und Ergebnisse nachtragen.

        """
    }
}
