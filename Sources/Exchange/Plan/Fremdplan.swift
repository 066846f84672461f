public import Bytes
public import Templates

/// A plan as a file of another program tells it, before anything is decided about it.
///
/// Readers of formats make it and judge nothing: names of persons are still in it, texts may be too long, dependencies may form rings.
/// `Uebernahme` makes a template of it and reports.
public struct Fremdplan: Sendable {
    /// What the plan is called; empty when the file does not say.
    public var titel = ""
    /// What it is for; empty when the file does not say.
    public var kurztext = ""
    /// Where it comes from when it is ours.
    public var marke: Ausfuhrmarke?
    /// The rows, each behind the one above it.
    public var vorgaenge: [Fremdvorgang] = []
    /// Who takes part, persons included.
    public var beteiligte: [Fremdbeteiligter] = []
    /// The template's questions, when the file is ours and carries them.
    public var parameter = SortedMap<ElementID, Parameter>()
    /// Names and other strings that point to a person and stand in no row: authors, managers, writers of comments.
    public var personen: [String] = []
    /// What the reader left out or changed.
    public var bericht = Importbericht()

    /// An empty plan.
    public init() {}
}

/// A row of a plan: a phase, a package, a task, a milestone.
public struct Fremdvorgang: Sendable {
    /// Our own id, when the file carries one.
    public var id: ElementID?
    /// Its name in the file, by which it is found again when the file comes a second time; empty when it has none.
    public var fremdid = ""
    /// Where it stands in the file, as its readers count: "Vorgang 12", "Zeile 7".
    public var ort = ""
    /// What it is called.
    public var titel = ""
    /// A code of its own.
    public var kennung: String?
    /// Advice, in Markdown.
    public var hinweis: String?
    /// The row above by its index, which is smaller than its own; nil at the top.
    public var ueber: Int?
    /// What it is, when the file says so in our words; else it follows from the tree.
    public var art: KnotenArt?
    /// Whether the file marks it as a milestone.
    public var istMeilenstein = false
    /// How long it takes; of a row with others below it, this is left out.
    public var dauer: Dauer?
    /// The day it begins, when the file fixes one.
    public var anfang: Kalendertag?
    /// The last day of it.
    public var ende: Kalendertag?
    /// Who answers for it, an index into `beteiligte`.
    public var verantwortlich: Int?
    /// Who contributes, indices into `beteiligte`.
    public var mitwirkend: [Int] = []
    /// What it waits for.
    public var vorgaenger: [Fremdanordnung] = []
    /// When it is needed at all, as `Bedingung` writes it.
    public var bedingung: String?
    /// The question it is repeated for.
    public var wiederholung: String?
    /// What it brings about; the id when the file is ours.
    public var ergebnisse: [(id: ElementID?, text: String)] = []
    /// The law it rests on; the id when the file is ours.
    public var rechtsgrundlagen: [(id: ElementID?, grundlage: Rechtsgrundlage)] = []
    /// Its names in other systems, when the file is ours and carries them.
    public var fremdids = SortedMap<Text, String>()

    /// A row.
    public init(_ titel: String, ort: String = "", fremdid: String = "", ueber: Int? = nil) {
        (self.titel, self.ort, self.fremdid, self.ueber) = (titel, ort, fremdid, ueber)
    }
}

/// A dependency of a row.
public struct Fremdanordnung: Hashable, Sendable {
    /// The row that is waited for, an index into `vorgaenge`.
    public var von: Int
    /// Which ends are tied, and with what distance.
    public var anordnung: Anordnung

    /// A dependency.
    public init(von: Int, _ anordnung: Anordnung = Anordnung()) { (self.von, self.anordnung) = (von, anordnung) }
}

/// Somebody, or a role, that a file names at a row.
public struct Fremdbeteiligter: Hashable, Sendable {
    /// What the file says about what it is.
    public enum Art: Sendable {
        /// A role, for certain: our own export, or a generic resource.
        case rolle
        /// A person, for certain: it has a mail address, or the format knows persons only.
        case person
        /// The file does not say.
        case unklar
    }

    /// Our own id, when the file carries one.
    public var id: ElementID?
    /// The name in the file.
    public var name: String
    /// The abbreviation, or empty.
    public var kuerzel = ""
    /// What it is.
    public var art: Art
    /// Other strings that point to the same person: mail addresses, login names, initials.
    public var spuren: [String] = []

    /// Somebody.
    public init(_ name: String, _ art: Art, id: ElementID? = nil, kuerzel: String = "", spuren: [String] = []) {
        (self.name, self.art, self.id, self.kuerzel, self.spuren) = (name, art, id, kuerzel, spuren)
    }
}
