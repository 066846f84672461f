import Templates

/// Writes HTML. Elements, attributes and text are the only things it takes, so text cannot be forgotten to be escaped and tags
/// cannot be left open; markup as such is taken from literals of this room alone.
///
/// The layout is fixed: the start tag of a block begins a line, nothing is indented. The same calls give the same bytes.
struct HTMLWriter {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    /// The language of the page.
    let sprache: Sprache
    /// The words of the page.
    let texte: Texte
    /// How many tables in text there were, so that each gets a name of its own.
    var tables = 0
    /// How many forms there were, so that their fields get names of their own.
    var forms = 0
    /// What a form carries so that it is known to come from a page of ours; nil where nobody is signed in.
    var formToken: String?
    /// How many more bytes of text with markup this page takes (`MarkdownLimits.page`).
    var markdownBudget = MarkdownLimits.page
    private var open: [HTMLTag] = []

    init(_ sprache: Sprache) {
        self.sprache = sprache
        texte = Texte(sprache)
    }

    // MARK: Elements

    /// Writes an element with what a closure writes into it. Attributes that are nil are left out.
    mutating func element(_ tag: HTMLTag, _ attributes: HTMLAttribute?..., content: (inout HTMLWriter) -> Void) {
        start(tag, attributes)
        content(&self)
        end(tag)
    }

    /// Writes an element that holds one text.
    mutating func element(_ tag: HTMLTag, _ attributes: HTMLAttribute?..., text: String) {
        start(tag, attributes)
        self.text(text)
        end(tag)
    }

    /// Writes an element that holds one text of the library, and says that it is German where the page is not.
    mutating func element(_ tag: HTMLTag, _ attributes: HTMLAttribute?..., inhalt: String) {
        start(tag, attributes + [contentLanguage])
        text(inhalt)
        end(tag)
    }

    /// Writes a field of several lines with what it holds. Its first line break would be swallowed, so one is written before.
    mutating func textArea(_ attributes: HTMLAttribute?..., value: String) {
        start(.textarea, attributes)
        bytes.append(0x0A)
        let utf8 = value.utf8.span
        text(utf8, .kept)
        end(.textarea)
    }

    /// Writes an element without content.
    mutating func void(_ tag: HTMLVoidTag, _ attributes: HTMLAttribute?...) {
        if tag.startsLine { newLine() }
        put(tag.rawValue, attributes)
    }

    /// Opens an element, where the end is not known yet. `end` must close it; a page is checked for it when it is finished.
    mutating func start(_ tag: HTMLTag, _ attributes: HTMLAttribute?...) { start(tag, attributes) }

    /// Closes the element that was opened last, which must be this one.
    mutating func end(_ tag: HTMLTag) {
        let last = open.popLast()
        precondition(last == tag, "elements end in the order they began")
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: tag.rawValue.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes what stands in a field of several lines; line breaks stay as they are.
    mutating func textarea(_ attributes: HTMLAttribute?..., value: String) {
        start(.textarea, attributes)
        // HTML passes over a line break right behind the start tag.
        bytes.append(0x0A)
        let utf8 = value.utf8.span
        text(utf8, .kept)
        end(.textarea)
    }

    // MARK: Text

    /// Writes text in one line.
    mutating func text(_ text: String) {
        let utf8 = text.utf8.span
        bytes.appendEscaped(utf8)
    }

    /// Writes text given as UTF-8.
    mutating func text(_ utf8: Span<UInt8>, _ spacing: HTMLSpacing = .oneLine) { bytes.appendEscaped(utf8, spacing) }

    /// Writes a text of the library inside a sentence of the page.
    mutating func inhalt(_ text: String) {
        if sprache == .de { self.text(text) } else { element(.span, inhalt: text) }
    }

    /// Writes markup of our own.
    mutating func literal(_ markup: StaticString) { bytes.append(contentsOf: markup.description.utf8) }

    /// Writes our own style sheet into the head, for a page that is a file of its own.
    mutating func stylesheet() {
        newLine()
        literal("<style>\n")
        bytes.append(contentsOf: Stylesheet.css)
        literal("</style>")
    }

    /// The attribute that marks a text of the library, which is German, on a page in another language.
    var contentLanguage: HTMLAttribute? { sprache == .de ? nil : .lang(.de) }

    /// The page, ending with a newline.
    consuming func finish() -> [UInt8] {
        precondition(open.isEmpty, "every element ends")
        newLine()
        return bytes
    }

    // MARK: Private

    private mutating func start(_ tag: HTMLTag, _ attributes: [HTMLAttribute?]) {
        if tag.startsLine { newLine() }
        put(tag.rawValue, attributes)
        open.append(tag)
    }

    private mutating func put(_ tag: String, _ attributes: [HTMLAttribute?]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: tag.utf8)
        for case let attribute? in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attribute.name.rawValue.utf8)
            guard let value = attribute.value else { continue }
            bytes.append(contentsOf: "=\"".utf8)
            text(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func newLine() {
        // Inside `pre` a new line would be seen.
        if let last = bytes.last, last != 0x0A, open.last != .pre, open.last != .textarea { bytes.append(0x0A) }
    }
}
