import Templates

/// Opens a file that should be XML of a certain kind, and says what it is when it is something else.
enum XMLWurzel {
    /// Looks at the first bytes: a file of a program that is no XML gets a sentence about the way to one.
    ///
    /// - Throws: `Austauschfehler` "mpp", "zip", "not-xml", "empty-file".
    static func pruefe(_ bytes: [UInt8], _ erwartet: String) throws(Austauschfehler) {
        if bytes.isEmpty {
            throw Austauschfehler(
                "empty-file",
                Satz(
                    "Die Datei ist leer. Bitte speichern oder übertragen Sie sie noch einmal.",
                    "The file is empty. Please save or transfer it once more."))
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw Austauschfehler(
                "mpp",
                Satz(
                    "Das ist eine Datei im eigenen Format von MS Project (.mpp) oder eines älteren Office-Programms; es wird nicht gelesen. Öffnen Sie sie in MS Project und wählen Sie »Speichern unter«, Dateityp »XML-Format (*.xml)«.",
                    "This is a file in MS Project's own format (.mpp) or of an older Office program, which is not read. Open it in MS Project and choose “Save as”, file type “XML Format (*.xml)”."
                ))
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw Austauschfehler(
                "zip",
                Satz(
                    "Das ist ein ZIP-Archiv oder eine Excel- oder Word-Datei und kein \(erwartet). Packen Sie das Archiv aus, oder geben Sie das Format an, aus dem gelesen werden soll.",
                    "This is a ZIP archive or a file of Excel or Word and no \(erwartet). Unpack the archive, or name the format to read from."
                ))
        }
        // ProjectLibre keeps a serialised Java object in its own files.
        if bytes.starts(with: [0xAC, 0xED, 0x00, 0x05]) {
            throw Austauschfehler(
                "pod",
                Satz(
                    "Das ist eine Datei im eigenen Format von ProjectLibre (.pod); es wird nicht gelesen. Wählen Sie dort »Speichern unter«, Dateityp »Microsoft Project (*.xml)«.",
                    "This is a file in ProjectLibre's own format (.pod), which is not read. Choose “Save as”, file type “Microsoft Project (*.xml)” there."
                ))
        }
        let first = bytes.prefix(256).first { $0 > 0x20 && $0 < 0x80 }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || bytes.starts(with: "%PDF".utf8)
            || bytes.starts(with: "BEGIN:".utf8)
        {
            throw Austauschfehler(
                "not-xml",
                Satz(
                    "Die Datei ist kein XML und damit kein \(erwartet). Bitte prüfen Sie, ob es die richtige Datei ist.",
                    "The file is no XML and so no \(erwartet). Please check whether it is the right file."))
        }
    }

    /// Whether an element asks for another file to be put in its place (XInclude 1.0); none ever is.
    static func istEinschluss(_ name: XMLName) -> Bool { name.namensraum == "http://www.w3.org/2001/XInclude" }

    /// The error for a file that leaves a part of itself to another.
    static var einschluss: Austauschfehler {
        Austauschfehler(
            "xinclude",
            Satz(
                "Die Datei verweist für einen Teil ihres Inhalts auf eine andere (XInclude); solche Verweise werden nie verfolgt. Es wurde nichts gelesen. Bitte speichern Sie den Plan als eine Datei.",
                "The file leaves a part of its content to another one (XInclude); such references are never followed. Nothing was read. Please save the plan as one file."
            ))
    }

    /// Reads a file whose root must be of a kind; to the end of the document, so that what is broken behind it is noticed too.
    ///
    /// - Throws: `Austauschfehler` of `pruefe`, a code of `XMLFehler.Code`, "wrong-root".
    static func lies(
        _ bytes: [UInt8], _ erwartet: String, ist: (XMLName) -> Bool,
        _ inhalt: (inout XMLLeser) throws(XMLFehler) -> Void
    ) throws(Austauschfehler) {
        try pruefe(bytes, erwartet)
        let root: XMLName
        do throws(XMLFehler) {
            var xml = try XMLLeser(bytes)
            root = try xml.kind() ?? XMLName("")
            if ist(root) {
                try inhalt(&xml)
                _ = try xml.kind()
                return
            }
        } catch {
            throw error.austauschfehler()
        }
        throw fremd(root, erwartet)
    }

    /// The error for a root that is another than expected.
    static func fremd(_ name: XMLName, _ erwartet: String) -> Austauschfehler {
        let kind: (deutsch: String, english: String)? =
            switch (name.name, name.namensraum) {
            case ("Project", _) where name.namensraum.hasPrefix(MSProject.namensraum):
                ("eine Datei von MS Project", "a file of MS Project")
            case ("project", ""): ("eine Datei von GanttProject", "a file of GanttProject")
            case ("definitions", BPMN.namensraum): ("ein Prozess in BPMN 2.0", "a process in BPMN 2.0")
            case ("html", _): ("eine Webseite", "a web page")
            case ("Workbook", _): ("eine Excel-Tabelle in altem XML", "an Excel table in old XML")
            case ("APIBusinessObjects", _), ("BusinessObjects", _):
                ("ein Plan aus Primavera P6", "a plan of Primavera P6")
            default: nil
            }
        let found = kind ?? ("XML mit dem Wurzelelement »\(name.name)«", "XML with the root element “\(name.name)”")
        return Austauschfehler(
            "wrong-root",
            Satz(
                "Erwartet wurde \(erwartet), die Datei ist aber \(found.deutsch). Es wurde nichts gelesen. Bitte prüfen Sie Datei und Format.",
                "Expected was \(erwartet), but the file is \(found.english). Nothing was read. Please check file and format."
            ))
    }
}
