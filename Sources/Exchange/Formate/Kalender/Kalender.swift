import Templates

/// Plans as calendars (RFC 5545, 7986, 9253): to-dos and events become rows, `RELATED-TO` becomes the tree and the dependencies.
///
/// `Specs/exchange-text.md`, section 1, has the tables.
public enum Kalender {
    /// What stands behind the at sign of our names of entries: `.invalid` is reserved (RFC 2606) and is nobody's.
    static let stelle = "@allmende.invalid"

    /// Reads a calendar file, which may hold several calendars, or entries without one around them.
    ///
    /// Names are taken as bytes. Repetitions are not expanded. Linear but for the sorting of siblings.
    ///
    /// - Throws: `not-calendar` for an empty file, `calendar-line` outside of entries, `calendar-encoding`, `calendar-nesting`, `calendar-date`
    ///   for a beginning, end or duration that is none, `too-large` beyond the limits of `Kalenderdatei` or for more entries than a template may have nodes.
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        let datei = try Kalenderdatei(bytes)
        guard !datei.bestandteile.isEmpty || datei.abgeschnitten != nil else {
            throw Austauschfehler(
                "not-calendar",
                Satz(
                    "Die Datei enthält keinen Kalender. Geben Sie sie noch einmal als iCalendar (.ics) aus.",
                    "The file holds no calendar. Export it once more as iCalendar (.ics)."))
        }
        for teil in datei.bestandteile { try pruefe(teil) }
        var leser = Kalenderleser()
        if let teil = datei.abgeschnitten {
            leser.plan.bericht.melde(
                .init(
                    .ausgelassen, "cut-off", ort: "Zeile \(teil.nummer)",
                    Satz(
                        "Die Datei endet mitten in einem Kalender; was in ihm steht, ist nicht übernommen. "
                            + "Laden Sie die Datei noch einmal vollständig herunter.",
                        "The file ends in the middle of a calendar; what is in it is not taken. "
                            + "Download the file once more in full.")))
        }
        for zeile in datei.unlesbar {
            let text = zeile.text.prefix(60)
            leser.plan.bericht.melde(
                .init(
                    .ausgelassen, "broken-line", ort: "Zeile \(zeile.nummer)",
                    Satz(
                        "Das ist keine Zeile eines Kalenders und bleibt draußen: »\(text)«. Gehört sie zu einem Text darüber, fehlt sie ihm.",
                        "This is no line of a calendar and stays out: “\(text)”. If it belongs to a text above it, it is missing there."
                    )))
        }
        for teil in datei.bestandteile { leser.sammle(teil) }
        guard leser.eintraege.count <= Struktur.knotenLimit else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Die Kalenderdatei hat mehr als \(Struktur.knotenLimit) Einträge. Geben Sie weniger aus.",
                    "The calendar file has more than \(Struktur.knotenLimit) entries. Export fewer."))
        }
        return leser.fertig()
    }

    /// Whether every beginning, end and duration is one: a plan must not be read with days that are guessed.
    private static func pruefe(_ teil: Kalenderbestandteil) throws(Austauschfehler) {
        for zeile in teil.zeilen {
            let fine =
                switch zeile.name {
                case "DTSTART", "DTEND", "DUE": Kalenderwert.zeit(zeile.wert) != nil
                case "DURATION": Kalenderwert.spanne(zeile.wert) != nil
                default: true
                }
            if fine { continue }
            throw Austauschfehler(
                "calendar-date", ort: "Zeile \(zeile.nummer)",
                Satz(
                    "In Zeile \(zeile.nummer) steht als \(zeile.name) etwas, das weder Tag noch Zeit oder Dauer ist. "
                        + "Berichtigen Sie den Eintrag im anderen Programm und geben Sie die Datei neu aus.",
                    "Line \(zeile.nummer) has a \(zeile.name) that is neither a day nor a time or duration. "
                        + "Correct the entry in the other program and export the file anew."))
        }
        for kind in teil.kinder { try pruefe(kind) }
    }
}
