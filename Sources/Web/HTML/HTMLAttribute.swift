import Templates

/// An attribute of an element. Names are those listed here; values are escaped by the writer and always quoted.
///
/// Addresses, ids and classes come from types of their own (`WebAddress`, `Anchor`, `StyleClass`), so what somebody else wrote can become
/// the value of a `title`, an `aria-label` or a form field and of nothing that a browser obeys.
struct HTMLAttribute {
    /// The names that occur.
    enum Name: String, CaseIterable {
        case id, `class`, title, lang, role, tabindex
        case label = "aria-label"
        case labelledBy = "aria-labelledby"
        case current = "aria-current"
        case hidden = "aria-hidden"
        case describedBy = "aria-describedby"
        case invalid = "aria-invalid"
        case href, hreflang, rel, src, `defer`
        case type, name, value, method, action, `for`, autocomplete, form
        case required, checked, selected, disabled, maxlength, rows, size, min, max, inputmode, enctype, accept
        case autofocus, spellcheck
        case draft = "data-entwurf"
        case filter = "data-filter"
        case scope, colspan, start, datetime, open
        case charset, content
        case viewBox, x, y, width, height, x1, y1, x2, y2, cx, cy, r, rx, d, points
    }

    /// What the attribute is called.
    let name: Name
    /// The value, not yet escaped; nil for an attribute that is there or not.
    let value: String?

    private init(_ name: Name, _ value: String?) {
        self.name = name
        self.value = value
    }

    // MARK: Anywhere

    static func id(_ anchor: Anchor) -> HTMLAttribute { HTMLAttribute(.id, anchor.text) }
    static func style(_ classes: StyleClass...) -> HTMLAttribute {
        HTMLAttribute(.class, classes.map(\.rawValue).joined(separator: " "))
    }
    static func title(_ text: String) -> HTMLAttribute { HTMLAttribute(.title, text) }
    static func lang(_ sprache: Sprache) -> HTMLAttribute { HTMLAttribute(.lang, sprache.rawValue) }
    static func label(_ text: String) -> HTMLAttribute { HTMLAttribute(.label, text) }
    static func labelled(by anchor: Anchor) -> HTMLAttribute { HTMLAttribute(.labelledBy, anchor.text) }
    static func described(by anchor: Anchor) -> HTMLAttribute { HTMLAttribute(.describedBy, anchor.text) }
    static func role(_ role: StaticString) -> HTMLAttribute { HTMLAttribute(.role, role.description) }
    /// Reachable by keyboard in the order of the page (0), or only by script and link (-1).
    static func focusable(_ inOrder: Bool) -> HTMLAttribute { HTMLAttribute(.tabindex, inOrder ? "0" : "-1") }
    static let hidden = HTMLAttribute(.hidden, "true")

    // MARK: Links

    static func href(_ address: WebAddress) -> HTMLAttribute { HTMLAttribute(.href, address.text) }
    static func href(_ anchor: Anchor) -> HTMLAttribute { HTMLAttribute(.href, "#" + anchor.text) }
    static func hreflang(_ sprache: Sprache) -> HTMLAttribute { HTMLAttribute(.hreflang, sprache.rawValue) }
    static func rel(_ relation: StaticString) -> HTMLAttribute { HTMLAttribute(.rel, relation.description) }
    /// Marks the link to the page that is shown.
    static let currentPage = HTMLAttribute(.current, "page")
    /// Marks the link to what is shown among alternatives.
    static let currentTrue = HTMLAttribute(.current, "true")

    static func src(_ address: WebAddress) -> HTMLAttribute { HTMLAttribute(.src, address.text) }
    static let whenParsed = HTMLAttribute(.defer, nil)

    // MARK: Forms

    static func type(_ type: StaticString) -> HTMLAttribute { HTMLAttribute(.type, type.description) }
    static func name(_ name: String) -> HTMLAttribute { HTMLAttribute(.name, name) }
    static func value(_ value: String) -> HTMLAttribute { HTMLAttribute(.value, value) }
    static func action(_ address: WebAddress) -> HTMLAttribute { HTMLAttribute(.action, address.text) }
    static func `for`(_ anchor: Anchor) -> HTMLAttribute { HTMLAttribute(.for, anchor.text) }
    /// The form a field belongs to that does not stand in it.
    static func form(_ anchor: Anchor) -> HTMLAttribute { HTMLAttribute(.form, anchor.text) }
    static let get = HTMLAttribute(.method, "get")
    static let post = HTMLAttribute(.method, "post")
    /// For forms that carry a file.
    static let multipart = HTMLAttribute(.enctype, "multipart/form-data")
    static func accept(_ kinds: StaticString) -> HTMLAttribute { HTMLAttribute(.accept, kinds.description) }
    static let noCompletion = HTMLAttribute(.autocomplete, "off")
    /// What a browser may fill in by itself (WCAG 1.3.5), "email".
    static func completion(_ kind: StaticString) -> HTMLAttribute { HTMLAttribute(.autocomplete, kind.description) }
    /// What explains a field: its help, and what is wrong with it.
    static func described(by anchors: Anchor...) -> HTMLAttribute? { described(by: anchors) }
    static func described(by anchors: [Anchor]) -> HTMLAttribute? {
        anchors.isEmpty ? nil : HTMLAttribute(.describedBy, anchors.map(\.text).joined(separator: " "))
    }
    /// Marks a field whose value was refused.
    static let invalid = HTMLAttribute(.invalid, "true")
    static let required = HTMLAttribute(.required, nil)
    static let checked = HTMLAttribute(.checked, nil)
    static let selected = HTMLAttribute(.selected, nil)
    static let disabled = HTMLAttribute(.disabled, nil)
    static func longest(_ characters: Int) -> HTMLAttribute { HTMLAttribute(.maxlength, String(characters)) }
    static func rows(_ count: Int) -> HTMLAttribute { HTMLAttribute(.rows, String(count)) }
    static func size(_ characters: Int) -> HTMLAttribute { HTMLAttribute(.size, String(characters)) }
    static func least(_ value: String) -> HTMLAttribute { HTMLAttribute(.min, value) }
    static func greatest(_ value: String) -> HTMLAttribute { HTMLAttribute(.max, value) }
    static let digits = HTMLAttribute(.inputmode, "numeric")
    /// Marks a form whose values our script keeps in the browser until it is sent.
    static let draft = HTMLAttribute(.draft, nil)
    /// Marks a field by whose text our script narrows the list that follows.
    static let filter = HTMLAttribute(.filter, nil)
    static let noSpelling = HTMLAttribute(.spellcheck, "false")

    // MARK: Tables, lists, times, details

    static let columnScope = HTMLAttribute(.scope, "col")
    static let rowScope = HTMLAttribute(.scope, "row")
    static func columns(_ count: Int) -> HTMLAttribute { HTMLAttribute(.colspan, String(count)) }
    static func start(_ number: Int) -> HTMLAttribute { HTMLAttribute(.start, String(number)) }
    static func datetime(_ day: String) -> HTMLAttribute { HTMLAttribute(.datetime, day) }
    static let open = HTMLAttribute(.open, nil)

    // MARK: Head

    static let utf8 = HTMLAttribute(.charset, "utf-8")
    static func metaName(_ name: StaticString) -> HTMLAttribute { HTMLAttribute(.name, name.description) }
    static func content(_ text: StaticString) -> HTMLAttribute { HTMLAttribute(.content, text.description) }

    // MARK: Drawings

    static func viewBox(_ width: Int, _ height: Int) -> HTMLAttribute {
        HTMLAttribute(.viewBox, "0 0 \(width) \(height)")
    }
    /// A place or a size in the units of the drawing.
    static func place(_ name: Name, _ value: Int) -> HTMLAttribute { HTMLAttribute(name, String(value)) }
    /// A line made of commands and numbers.
    static func path(_ commands: String) -> HTMLAttribute { HTMLAttribute(.d, commands) }
}
