import Templates

/// MS Project XML (MSPDI), as MS Project 2003 to 2021 write it with "Speichern unter → XML" (Specs/exchange-xml.md).
///
/// Source: Microsoft, "Project XML Data Interchange Schema" (SaveVersion 12 and 14).
public enum MSProject {
    /// The namespace of the format; later versions have added to its end.
    static let namensraum = "http://schemas.microsoft.com/project"

    /// Reads a plan.
    ///
    /// The file is read piece by piece: memory beside it is that of what is kept. Linear in the file.
    ///
    /// - Throws: `Austauschfehler` with a code of `XMLFehler.Code`, "mpp", "pod", "zip", "not-xml", "empty-file", "wrong-root",
    ///   "xinclude", "invalid-value" (a number, duration or date of a task that is none) or
    ///   "too-many-rows" (more than twice `Uebernahme.zeilenLimit`, empty ones included).
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        var leser = MSProjectLeser()
        try XMLWurzel.lies(
            bytes, "MS Project XML",
            ist: { $0.name == "Project" && ($0.namensraum.isEmpty || $0.namensraum.hasPrefix(namensraum)) }
        ) { (xml) throws(XMLFehler) in
            try leser.lies(&xml)
        }
        if leser.hatEinschluss { throw XMLWurzel.einschluss }
        if let vorgang = leser.vorgaenge.first(where: { $0.falsch != nil }), let falsch = vorgang.falsch {
            throw Austauschfehler(
                "invalid-value", ort: "Vorgang \(vorgang.nummer)",
                Satz(
                    "Bei »\(vorgang.name.prefix(60))« steht in \(falsch.name) »\(falsch.wert)«; das lässt das Format von MS Project nicht zu. Es wurde nichts gelesen. Speichern Sie die Datei bitte noch einmal aus MS Project.",
                    "At “\(vorgang.name.prefix(60))” \(falsch.name) is “\(falsch.wert)”, which the format of MS Project does not allow. Nothing was read. Please save the file from MS Project once more."
                ))
        }
        guard !leser.zuViele else {
            throw Austauschfehler(
                "too-many-rows",
                Satz(
                    "Die Datei hat mehr als \(2 * Uebernahme.zeilenLimit) Vorgänge. Bitte teilen Sie den Plan.",
                    "The file has more than \(2 * Uebernahme.zeilenLimit) tasks. Please split the plan."))
        }
        return leser.plan()
    }

    /// Writes a plan with its dates.
    ///
    /// - Throws: `Austauschfehler` "no-dates" when the plan has none: MS Project places every task on a day.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        guard let termine = plan.termine else {
            throw Austauschfehler(
                "no-dates",
                Satz(
                    "MS Project braucht Termine. Bitte geben Sie den ersten Tag und das Land an.",
                    "MS Project needs dates. Please give the first day and the Land."))
        }
        var schreiber = MSProjectSchreiber(plan, termine)
        return schreiber.datei()
    }
}

/// The thirty texts of a task in which our fields stand: field n in text n, long ones continued in texts 11 to 30.
enum MSProjectFeld {
    /// Texts that long values are continued in; MS Project keeps 255 characters of each.
    static let fortsetzungen = 11...30
    /// How much of a value stands in one text, in UTF-16 units, with room for the reference to the next.
    static let laenge = 240
    /// Stands before the number of the text that continues a value.
    static let pfeil: Character = "⇢"

    static func fortsetzungsalias(_ number: Int) -> String { "Allmende-Fortsetzung \(number)" }

    /// The identifier of TextN of a task (N from 1 to 30).
    static func vorgangstext(_ number: Int) -> Int {
        switch number {
        case 1...5: 188_743_731 + 3 * (number - 1)
        case 6...10: 188_743_746 + number - 6
        default: 188_743_997 + number - 11
        }
    }

    /// The identifier of Text1 of a resource.
    static let ressourcentext1 = 205_520_904
}
