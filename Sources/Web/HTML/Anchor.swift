import Templates

/// An id on a page. Every id has a prefix or is a word of this file, so what stands in a template can neither take the place of
/// another id nor shadow a name of the document.
struct Anchor: Hashable {
    /// The id: letters, digits, `-` and `_`.
    let text: String

    /// A part of the page.
    init(_ word: StaticString) { text = word.description }

    private init(prefix: String, _ rest: String) { text = prefix + rest }

    /// A node of the tree.
    static func node(_ id: ElementID) -> Anchor { Anchor(prefix: "k-", id.description) }
    /// The heading of a numbered part of the page.
    static func part(_ word: StaticString, _ number: Int) -> Anchor { Anchor(prefix: "\(word)-", String(number)) }

    /// A field of a form, by the form's place on the page and its own.
    static func field(_ form: Int, _ field: Int) -> Anchor { Anchor(prefix: "f\(form)-", String(field)) }
    /// Something that stands with a field: its hint, its error, one of its choices.
    static func field(_ form: Int, _ field: Int, _ part: String) -> Anchor {
        Anchor(prefix: "f\(form)-\(field)-", part)
    }
    /// A post of a discussion, by the digits its name begins with.
    static func post(_ name: String) -> Anchor {
        Anchor(prefix: "b-", String(decoding: name.utf8.filter { isWord($0) }.prefix(16), as: UTF8.self))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }

    /// What the skip link leads to.
    static let inhalt = Anchor("inhalt")
}
