public import Templates

// Most pages are made of few parts: text, lists, facts, forms. Whoever fills a page in names the parts; how each looks, reads aloud and
// works by keyboard is decided once, in this folder.

/// A part of a page.
public indirect enum Block: Sendable {
    /// A part with a heading of its own. Parts within it have headings one level deeper.
    case section(String, [Block])
    /// The same with a place that a link can lead to; the word has small letters and hyphens only.
    case place(StaticString, String, [Block])
    /// A paragraph in the words of the page.
    case text(String)
    /// A paragraph in the words of the library, which are German.
    case content(String)
    /// A paragraph of less weight.
    case quiet(String)
    /// Text with markup as people write it.
    case markdown(String)
    /// A text that is kept line by line.
    case plain(String)
    /// Something to be noticed.
    case notice(Meldung)
    /// Names and values.
    case facts([Fact])
    /// Entries, each with what it leads to.
    case entries([Entry])
    /// A short list of sentences.
    case bullets([String])
    /// A table: what it shows, its columns and rows. The first cell of a row names it.
    case table(String, columns: [String], rows: [[Cell]])
    /// Links and buttons that stand beside each other.
    case actions([Aktion])
    /// A form.
    case form(Form)
    /// What somebody said.
    case post(PostEntry)
    /// What changed, in sentences.
    case changes([Aenderungsgruppe])
    /// A value about which two disagree.
    case dispute(Dispute)
    /// What is shown when somebody asks for it.
    case details(String, [Block])
    /// For IT staff: a part where words of Git and checksums may stand.
    case technical([Block])
    /// A command of a shell.
    case command(String)
    /// The links to the other pages of a list.
    case paging(Paging, @Sendable (Int) -> WebAddress)
}

/// A name with its value.
public struct Fact: Sendable {
    /// The name, in the words of the page.
    public var name: String
    /// The value.
    public var value: Cell

    /// Creates a fact.
    public init(_ name: String, _ value: Cell) { (self.name, self.value) = (name, value) }

    /// Creates a fact whose value is a text in the words of the page.
    public init(_ name: String, _ value: String) { self.init(name, .text(value)) }
}

/// What stands in one place of a table or list.
public indirect enum Cell: Sendable {
    /// Words of the page.
    case text(String)
    /// Words of the library.
    case content(String)
    /// A day, "2026-11-03".
    case day(String)
    /// A number.
    case number(Int)
    /// A link in the words of the page.
    case link(String, WebAddress)
    /// A link in the words of the library.
    case contentLink(String, WebAddress)
    /// A word that stands out, with its kind.
    case badge(String, BadgeKind)
    /// A checksum or another word for machines.
    case code(String)
    /// A form that is one button.
    case button(Form)
    /// Several, one after the other.
    case several([Cell])
}

/// How a word that stands out is meant.
public enum BadgeKind: String, Sendable, CaseIterable {
    /// Well.
    case good
    /// Not decided yet.
    case open
    /// Over.
    case over
    /// No more than a word.
    case plain
}

/// An entry of a list.
public struct Entry: Sendable {
    /// What it is called, in the words of the library.
    public var title: String
    /// Where it leads.
    public var address: WebAddress?
    /// What it is about, in the words of the library.
    public var text: String?
    /// Who, when, how many, in the words of the page.
    public var remarks: [Cell]

    /// Creates an entry.
    public init(_ title: String, _ address: WebAddress?, text: String? = nil, _ remarks: [Cell] = []) {
        (self.title, self.address, self.text, self.remarks) = (title, address, text, remarks)
    }
}

/// What somebody said.
public struct PostEntry: Sendable {
    /// Its name, of which the place on the page is made: lower-case letters and digits.
    public var id: String
    /// Who said it.
    public var who: String
    /// Where more is known of whoever said it.
    public var whose: WebAddress?
    /// The day, "2026-11-03".
    public var day: String
    /// The text with markup; nil when it is not there any more.
    public var text: String?
    /// What stands in place of a text that is not there.
    public var instead: String = ""
    /// Words that stand out beside the author.
    public var badges: [(String, BadgeKind)] = []
    /// What it is about, with where that is.
    public var about: PageLink?
    /// What can be done with it.
    public var actions: [Cell] = []

    /// Creates a post.
    public init(_ id: String, who: String, day: String, text: String?) {
        (self.id, self.who, self.day, self.text) = (id, who, day, text)
    }
}

/// A value about which two disagree.
public struct Dispute: Sendable {
    /// Its place in words.
    public var title: String
    /// What it is about, in a sentence.
    public var sentence: String
    /// The sides: what each is called, who and when, and its value in words; nil for none.
    public var sides: [(name: String, who: String, value: String?)]
    /// How it is decided.
    public var form: Form?

    /// Creates a dispute.
    public init(
        _ title: String, _ sentence: String, _ sides: [(name: String, who: String, value: String?)], form: Form?
    ) {
        (self.title, self.sentence, self.sides, self.form) = (title, sentence, sides, form)
    }
}
