import Templates

/// Files of GanttProject (.gan), as its versions 2.0 to 3.3 write them (Specs/exchange-xml.md).
///
/// Source: the files themselves; there is no specification.
public enum GanttProject {
    /// Reads a plan. Linear in the file.
    ///
    /// - Throws: `Austauschfehler` with a code of `XMLFehler.Code`, "mpp", "pod", "zip", "not-xml", "empty-file", "wrong-root",
    ///   "xinclude" or "too-many-rows" (more than `Uebernahme.zeilenLimit`).
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        var leser = GanttProjectLeser()
        try XMLWurzel.lies(bytes, "GanttProject", ist: { $0 == XMLName("project") }) { (xml) throws(XMLFehler) in
            try leser.lies(&xml)
        }
        if leser.hatEinschluss { throw XMLWurzel.einschluss }
        guard leser.vorgaenge.count <= Uebernahme.zeilenLimit else {
            throw Austauschfehler(
                "too-many-rows",
                Satz(
                    "Die Datei hat mehr als \(Uebernahme.zeilenLimit) Vorgänge. Bitte teilen Sie den Plan.",
                    "The file has more than \(Uebernahme.zeilenLimit) tasks. Please split the plan."))
        }
        var bau = GanttProjectBau(leser)
        bau.baue()
        return bau.plan
    }

    /// Writes a plan with its dates.
    ///
    /// - Throws: `Austauschfehler` "no-dates" when the plan has none: GanttProject places every task on a day.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        guard let termine = plan.termine else {
            throw Austauschfehler(
                "no-dates",
                Satz(
                    "GanttProject braucht Termine. Bitte geben Sie den ersten Tag und das Land an.",
                    "GanttProject needs dates. Please give the first day and the Land."))
        }
        var schreiber = GanttProjectSchreiber(plan, termine)
        return schreiber.datei()
    }
}
