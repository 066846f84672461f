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

    /// What the skip link leads to.
    static let inhalt = Anchor("inhalt")
}
