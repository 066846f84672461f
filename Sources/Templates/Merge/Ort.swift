public import Bytes

/// A place in a document that is decided about as one: an element with all its fields, or one field of it.
///
///     knoten.x8h2k4m9qt                         a node
///     knoten.x8h2k4m9qt.dauer                   its duration
///     knoten.x8h2k4m9qt.vorgaenger.m4t7n2c6ha   one dependency
///     rollen.r6v0b2s8ye.titel                   the title of a role
///     kurztext                                  a field of the document itself
///
/// The text is the place's name for programs and in files; ids hold no point, so it reads back as the same place.
public struct Ort: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The maps of a document that hold elements.
    public enum Bereich: String, Sendable, CaseIterable {
        /// The document's own fields.
        case dokument = ""
        /// Nodes.
        case knoten
        /// Roles.
        case rollen
        /// Parameters.
        case parameter
    }

    /// Where the element stands.
    public let bereich: Bereich
    /// The element; nil for the document itself.
    public let element: ElementID?
    /// The field, with the key behind a point where the field is a map; nil for the whole element.
    public let feld: Text?

    /// A place at an element.
    public init(_ bereich: Bereich, _ element: ElementID, _ feld: Text? = nil) {
        (self.bereich, self.element, self.feld) = (bereich, element, feld)
    }

    /// A field of the document itself.
    public init(feld: Text) { (bereich, element, self.feld) = (.dokument, nil, feld) }

    /// Reads the text of a place; nil for an empty one. By bytes, because a key may begin with a combining character.
    public init?(_ text: Text) {
        guard !text.isEmpty else { return nil }
        let point = UInt8(ascii: ".")
        let parts = text.string.utf8.split(separator: point, maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count > 1, let bereich = Bereich(rawValue: parts[0]), bereich != .dokument,
            let element = ElementID(parts[1])
        else {
            self.init(feld: text)
            return
        }
        self.init(bereich, element, parts.count > 2 ? Text(parts[2]) : nil)
    }

    /// The field without the key behind it: "vorgaenger". Of a field that this version does not know, see `Feldname`, its whole name.
    public var grundfeld: String? { parts?.name }

    /// The key behind the field: an id or a word of a map.
    public var schluessel: Text? { parts?.key }

    private var parts: (name: String, key: Text?)? {
        guard let bytes = feld?.string.utf8 else { return nil }
        let point = UInt8(ascii: ".")
        if bytes.first == point { return (String(decoding: bytes.dropFirst(), as: UTF8.self), nil) }
        guard let dot = bytes.firstIndex(of: point) else { return (String(decoding: bytes, as: UTF8.self), nil) }
        return (
            String(decoding: bytes[..<dot], as: UTF8.self),
            Text(String(decoding: bytes[bytes.index(after: dot)...], as: UTF8.self))
        )
    }

    /// The whole element that this is a field of.
    public var ganzesElement: Ort { element.map { Ort(bereich, $0) } ?? self }

    /// The text of the place.
    public var text: Text {
        guard let element else { return feld ?? "" }
        return Text("\(bereich.rawValue).\(element)" + (feld.map { ".\($0)" } ?? ""))
    }

    /// The text of the place.
    public var description: String { text.string }

    /// By the bytes of the texts.
    public static func < (left: Ort, right: Ort) -> Bool { left.text < right.text }
}
