public import Templates

// What pages show and the hub fills in. Days are "2026-11-03"; texts are as they stand in the library and are escaped when
// they are written.

/// The organisation that answers for something.
public struct Stelle: Hashable, Sendable {
    /// Its name, "Stadt Bergisch Gladbach".
    public var name: String
    /// What tells it from others of the same name, "Rheinisch-Bergischer Kreis".
    public var zusatz: String?

    /// Names an organisation.
    public init(_ name: String, zusatz: String? = nil) {
        self.name = name
        self.zusatz = zusatz
    }

    /// "Neuenkirchen (Landkreis Rügen)".
    var text: String { zusatz.map { "\(name) (\($0))" } ?? name }
}

/// A page with what it is called.
public struct PageLink: Hashable, Sendable {
    /// What it is called.
    public var titel: String
    /// Where it is.
    public var address: WebAddress
    /// How many entries it has, where it is a list.
    public var anzahl: Int?
    /// Whether it is the page that is shown.
    public var isCurrent: Bool

    /// Names a page.
    public init(_ titel: String, _ address: WebAddress, anzahl: Int? = nil, isCurrent: Bool = false) {
        self.titel = titel
        self.address = address
        self.anzahl = anzahl
        self.isCurrent = isCurrent
    }
}

/// A Fassung: a state that was kept, with day, organisation and note.
public struct Fassung: Hashable, Sendable {
    /// The day.
    public var datum: String
    /// Who made it.
    public var stelle: Stelle
    /// The note; its first line is its title.
    public var vermerk: String
    /// Its page.
    public var address: WebAddress?
    /// What changed, in sentences (`Vergleich.gruppen`), or nil when that is not shown here.
    public var aenderungen: [Aenderungsgruppe]?
    /// Its checksum, shown in the part for IT only.
    public var pruefkennung: String?

    /// Describes a version.
    public init(
        datum: String, stelle: Stelle, vermerk: String, address: WebAddress? = nil,
        aenderungen: [Aenderungsgruppe]? = nil, pruefkennung: String? = nil
    ) {
        self.datum = datum
        self.stelle = stelle
        self.vermerk = vermerk
        self.address = address
        self.aenderungen = aenderungen
        self.pruefkennung = pruefkennung
    }

    /// The first line of the note.
    var titel: String {
        let line = vermerk.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return line.map(String.init) ?? ""
    }

    /// The paragraphs behind the first line.
    var rest: [String] {
        var paragraphs: [String] = []
        var isNew = true
        for line in vermerk.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).drop(while: {
            $0.allSatisfy(\.isWhitespace)
        }).dropFirst() {
            if line.allSatisfy(\.isWhitespace) {
                isNew = true
            } else if isNew {
                paragraphs.append(String(line))
                isNew = false
            } else {
                paragraphs[paragraphs.count - 1] += " " + line
            }
        }
        return paragraphs
    }
}

/// How a library is copied to a place of one's own.
public struct Zugang: Hashable, Sendable {
    /// Where the library is served from.
    public var address: WebAddress
    /// What this way is called when there are several, "Spiegel im Landesnetz".
    public var titel: String?

    /// Names a way.
    public init(_ address: WebAddress, titel: String? = nil) {
        self.address = address
        self.titel = titel
    }

    /// The address as a word of a shell: in quotation marks unless nothing in it means anything to a shell.
    var shellWord: String {
        let plain = address.text.utf8.allSatisfy {
            MarkdownRuns.isASCIILetterOrDigit($0) || "/:.-_~%+@".utf8.contains($0)
        }
        return plain ? address.text : "'\(address.text)'"
    }
}

/// A template in a list.
public struct LibraryEntry: Hashable, Sendable {
    /// What it is called.
    public var titel: String
    /// What it is for.
    public var kurztext: String
    /// How far it has come.
    public var zustand: Vorlage.Zustand
    /// How big it is.
    public var umfang: Umfang
    /// Who answers for it.
    public var stelle: Stelle?
    /// Its licence, as an SPDX identifier.
    public var lizenz: String
    /// Its last change.
    public var letzteAenderung: Fassung?
    /// Its page.
    public var address: WebAddress
    /// The Themenfeld, where a list is not grouped by it.
    public var themenfeld: PageLink?
    /// What speaks for it, in a few words each.
    public var belege: [Beleg] = []

    /// Describes a template.
    public init(
        titel: String, kurztext: String = "", zustand: Vorlage.Zustand, umfang: Umfang = Umfang(),
        stelle: Stelle? = nil, lizenz: String = "", letzteAenderung: Fassung? = nil, address: WebAddress
    ) {
        self.titel = titel
        self.kurztext = kurztext
        self.zustand = zustand
        self.umfang = umfang
        self.stelle = stelle
        self.lizenz = lizenz
        self.letzteAenderung = letzteAenderung
        self.address = address
    }
}

/// What speaks for a template, in a few words.
public struct Beleg: Hashable, Sendable {
    /// "in 12 Kommunen im Einsatz".
    public var text: String
    /// Where the reasons stand.
    public var address: WebAddress?

    /// Names what speaks for it.
    public init(_ text: String, address: WebAddress? = nil) {
        self.text = text
        self.address = address
    }
}

/// Templates under one heading.
public struct LibraryGroup: Hashable, Sendable {
    /// The Themenfeld.
    public var titel: String
    /// Whether the page before has shown some of it already.
    public var isContinued: Bool
    /// The templates.
    public var vorlagen: [LibraryEntry]

    /// Names a group.
    public init(_ titel: String, _ vorlagen: [LibraryEntry], isContinued: Bool = false) {
        self.titel = titel
        self.vorlagen = vorlagen
        self.isContinued = isContinued
    }
}

/// A file of a template.
public struct Dokument: Hashable, Sendable {
    /// Its name in the template's folder, "dokumente/plan.md".
    public var name: String
    /// How many bytes it has.
    public var bytes: Int?
    /// Where the file itself is.
    public var address: WebAddress

    /// Names a file.
    public init(_ name: String, _ address: WebAddress, bytes: Int? = nil) {
        self.name = name
        self.address = address
        self.bytes = bytes
    }
}
