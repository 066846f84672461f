import Templates

/// Word documents (DOCX): a template to be read, printed and passed on, with real headings, lists and tables.
///
///     title, short text, facts, contents, phases, description
///     1 Phase  /  1.1 Arbeitspaket  /  1.1.1 Aufgabe: headings in the order of the tree, each with all that is known of it
///     questions, roles, legal bases of the whole
///
/// Headings stand in the levels of the tree (deeper than six in the sixth, where the number tells) and carry its numbers as text, so
/// that what refers to them stays right when somebody edits the document. Source: ECMA-376, 5th edition, part 1, chapter 17.
public enum Dokument {
    /// Writes the document. The same plan gives the same bytes; linear in the plan.
    ///
    /// - Throws: `Austauschfehler` "too-large" when the document would grow beyond 4 GiB.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        var inhalt = Dokumentinhalt(plan)
        let document = inhalt.dokument()
        let titel = inhalt.titel
        let worte = Dokumentworte(plan.sprache)
        var zip = ZIPSchreiber()
        var liegt = true
        for (name, bytes) in [
            ("[Content_Types].xml", Dokumentteile.typen()), ("_rels/.rels", Dokumentteile.beziehungen()),
            ("docProps/core.xml", Dokumentteile.eigenschaften(titel, plan.mappe.vorlage)),
            ("docProps/app.xml", Dokumentteile.programm()), ("word/document.xml", document),
            ("word/_rels/document.xml.rels", Dokumentteile.beziehungen(inhalt.ziele)),
            ("word/styles.xml", Dokumentvorlagen.formate()),
            ("word/numbering.xml", Dokumentvorlagen.listen(inhalt.listen)),
            ("word/settings.xml", Dokumentteile.einstellungen()),
            ("word/header1.xml", Dokumentteile.kopfzeile(titel)),
            ("word/footer1.xml", Dokumentteile.fusszeile(worte)),
        ] {
            liegt = zip.lege(name, bytes) && liegt
        }
        guard liegt else {
            throw Austauschfehler(
                "too-large",
                Satz(
                    "Die Vorlage ist zu groß für ein Word-Dokument. Bitte geben Sie sie in einem anderen Format aus.",
                    "The template is too large for a Word document. Please write it in another format."))
        }
        return Ausfuhr(
            zip.fertig(),
            [
                Verlust(
                    .vorlage, [],
                    Satz(
                        "Ein Word-Dokument ist zum Lesen und Weitergeben. Was darin geändert wird, kommt nicht in die Vorlage zurück; dafür gibt es Excel und MS Project.",
                        "A Word document is for reading and passing on. What is changed in it does not come back into the template; Excel and MS Project do that."
                    ))
            ])
    }
}
