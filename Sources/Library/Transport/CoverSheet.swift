public import Bytes
public import Journal
public import Objects

/// The letter that goes with a transport file: who sends what, in words for people and with all that a program checks.
///
/// It lies in the file itself, signed, and beside it to be printed. Its form is in Specs/bundle.md.
public struct CoverSheet: Sendable, Hashable {
    /// One thing that is sent.
    public struct Item: Sendable, Hashable {
        /// What it is, in one line.
        public var title: String
        /// The operation; nil for something that is none.
        public var operation: OperationID?
        /// The tree of the version that comes with it, in hexadecimal; nil where none does.
        public var tree: String?
        /// What it changes, a line each.
        public var sentences: [String]

        /// Creates an item; texts are made to fit on a line.
        public init(_ title: String, operation: OperationID? = nil, tree: String? = nil, sentences: [String] = []) {
            self.title = CoverSheet.line(title)
            (self.operation, self.tree) = (operation, tree)
            self.sentences = sentences.map { CoverSheet.line($0) }
        }
    }

    /// A ref of the file.
    public struct Entry: Sendable, Hashable {
        /// Its name.
        public let name: RefName
        /// What it leads to.
        public let id: ObjectID

        /// Creates an entry.
        public init(_ name: RefName, _ id: ObjectID) { (self.name, self.id) = (name, id) }
    }

    /// Who sends it.
    public let sender: MemberID
    /// What the sender's organisation is called.
    public let senderName: String
    /// The library, by its founding operation.
    public let library: OperationID
    /// What the library is called.
    public let title: String
    /// When it was made.
    public let day: Day
    /// What is sent.
    public let items: [Item]
    /// All refs of the file but the one that leads to this letter.
    public let refs: [Entry]

    /// The longest letter, in bytes.
    public static let maximumSize = 16 << 20
    /// The most items.
    public static let maximumItems = 10_000
    /// The longest line of words, in characters.
    public static let maximumLine = 500

    /// Creates a letter; names are made to fit on a line.
    public init(
        from sender: MemberID, named name: String, library: OperationID, titled title: String, on day: Day,
        items: [Item], refs: [Entry]
    ) {
        (self.sender, self.library, self.day) = (sender, library, day)
        (senderName, self.title) = (Self.line(name), Self.line(title))
        (self.items, self.refs) = (items, refs)
    }

    /// A text on one line, without anything that a terminal or printer would obey; never empty.
    static func line(_ text: String) -> String {
        let words = Text.neutral(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? "–" : String(String.UnicodeScalarView(words.unicodeScalars.prefix(maximumLine)))
    }
}

// MARK: Text

extension CoverSheet {
    private static let head = "Begleitschreiben zu einer Transportdatei"
    private static let contents = "Inhalt"
    private static let list = "Verzeichnis"
    private static let blanks = "            "

    /// The letter as UTF-8 text.
    public var text: [UInt8] {
        var lines = [
            Self.head, "", "Absender:   \(senderName)", "Stelle:     \(sender.ars)", "Kennung:    \(sender.handle)",
            "Bibliothek: \(title)", "\(Self.blanks)\(library)", "Datum:      \(day)", "", Self.contents,
        ]
        for (number, item) in items.enumerated() {
            lines += ["", "\(number + 1). \(item.title)"]
            if let operation = item.operation { lines.append("   Vorgang: \(operation)") }
            if let tree = item.tree { lines.append("   Baum:    \(tree)") }
            lines += item.sentences.map { "   - \($0)" }
        }
        lines += ["", Self.list, ""]
        lines += refs.map { "\($0.id) \($0.name)" }
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Reads a letter; nil for anything but what `text` writes, byte for byte.
    public init?(_ bytes: [UInt8], _ format: ObjectFormat) {
        guard bytes.count <= Self.maximumSize, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var lines = Lines(text)
        guard lines.take(Self.head), lines.take(""), let name = lines.rest(after: "Absender:   "),
            let ars = lines.rest(after: "Stelle:     "), let handle = lines.rest(after: "Kennung:    "),
            let sender = MemberID(handle: handle, ars: ars), let title = lines.rest(after: "Bibliothek: "),
            let library = lines.rest(after: Self.blanks).flatMap({ OperationID($0) }),
            let day = lines.rest(after: "Datum:      ").flatMap({ Day($0) }), lines.take(""),
            lines.take(Self.contents)
        else { return nil }
        var items: [Item] = []
        while lines.take("") {
            if lines.take(Self.list) { break }
            guard items.count < Self.maximumItems, let title = lines.rest(after: "\(items.count + 1). ") else {
                return nil
            }
            var item = Item(title)
            item.operation = lines.rest(after: "   Vorgang: ").flatMap { OperationID($0) }
            item.tree = lines.rest(after: "   Baum:    ")
            while let sentence = lines.rest(after: "   - ") { item.sentences.append(sentence) }
            items.append(item)
        }
        guard lines.take("") else { return nil }
        var refs: [Entry] = []
        while let line = lines.next() {
            let parts = line.utf8.split(separator: 0x20, maxSplits: 1)
            guard parts.count == 2, let id = ObjectID(hex: Array(parts[0]), format), let name = RefName(Array(parts[1]))
            else { return nil }
            refs.append(Entry(name, id))
        }
        self.init(
            from: sender, named: name, library: library, titled: title, on: day, items: items, refs: refs)
        // What was left out, doubled or written otherwise shows here.
        guard self.text == bytes else { return nil }
    }

    private struct Lines {
        private var lines: ArraySlice<Substring>

        init(_ text: String) {
            // A line feed may be part of a larger character; lines are split by bytes.
            lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { Substring($0) }[...]
            if lines.last?.isEmpty == true { lines.removeLast() }
        }

        mutating func next() -> Substring? { lines.popFirst() }

        mutating func take(_ line: String) -> Bool {
            guard lines.first.map({ $0.utf8.elementsEqual(line.utf8) }) == true else { return false }
            lines.removeFirst()
            return true
        }

        mutating func rest(after prefix: String) -> String? {
            guard let line = lines.first, line.utf8.starts(with: prefix.utf8) else { return nil }
            lines.removeFirst()
            return String(Substring(line.utf8.dropFirst(prefix.utf8.count)))
        }
    }
}
