/// A name of XML with its namespace resolved: prefixes do not matter.
public struct XMLName: Hashable, Sendable, CustomStringConvertible {
    /// The namespace's name, a URI; empty for none.
    public let namensraum: String
    /// The local name.
    public let name: String

    /// A name.
    public init(_ name: String, _ namensraum: String = "") { (self.namensraum, self.name) = (namensraum, name) }

    /// The local name, after the namespace in braces if there is one.
    public var description: String { namensraum.isEmpty ? name : "{\(namensraum)}\(name)" }
}

/// An attribute with its value, references resolved and white space made blanks (XML 1.0, section 3.3.3).
public struct XMLAttribut: Hashable, Sendable {
    /// Its name; without a prefix it is in no namespace.
    public let name: XMLName
    /// Its value in Normalisation Form C.
    public let wert: String

    /// An attribute.
    public init(_ name: XMLName, _ wert: String) { (self.name, self.wert) = (name, wert) }
}

extension [XMLAttribut] {
    /// The value of an attribute by its local name, in a namespace or in any; nil when it is not there.
    public func wert(_ name: String, in namensraum: String? = nil) -> String? {
        for attribut in self where attribut.name.name == name {
            if namensraum == nil || namensraum == attribut.name.namensraum { return attribut.wert }
        }
        return nil
    }
}

/// One element with everything inside, built on demand by `XMLLeser.element()`.
public struct XMLElement: Hashable, Sendable {
    /// Its name.
    public var name: XMLName
    /// Its attributes in the order of the document, declarations of namespaces left out.
    public var attribute: [XMLAttribut]
    /// The elements directly inside, in order.
    public var kinder: [XMLElement]
    /// The text directly inside, all pieces together, in Normalisation Form C; beside elements, pieces that are only
    /// white space do not count.
    public var text: String

    /// An element.
    public init(
        _ name: XMLName, attribute: [XMLAttribut] = [], kinder: [XMLElement] = [], text: String = ""
    ) {
        (self.name, self.attribute, self.kinder, self.text) = (name, attribute, kinder, text)
    }

    /// The first child of a local name, in a namespace or in any. Linear in the number of children.
    public func kind(_ name: String, in namensraum: String? = nil) -> XMLElement? {
        for kind in kinder where kind.heisst(name, namensraum) { return kind }
        return nil
    }

    /// All children of a local name, in a namespace or in any.
    public func kinder(_ name: String, in namensraum: String? = nil) -> [XMLElement] {
        kinder.filter { $0.heisst(name, namensraum) }
    }

    /// The text of the first child of a local name; nil when there is no such child.
    public func text(_ name: String, in namensraum: String? = nil) -> String? {
        for kind in kinder where kind.heisst(name, namensraum) { return kind.text }
        return nil
    }

    /// The value of an attribute by its local name; nil when it is not there.
    public func attribut(_ name: String, in namensraum: String? = nil) -> String? {
        attribute.wert(name, in: namensraum)
    }

    /// All text inside, in the order of the document where an element has either text or children.
    public var ganzerText: String {
        var ganz = text
        for kind in kinder { ganz += kind.ganzerText }
        return ganz
    }

    private func heisst(_ name: String, _ namensraum: String?) -> Bool {
        self.name.name == name && (namensraum == nil || namensraum == self.name.namensraum)
    }
}

extension XMLLeser {
    /// The whole element whose start was read last, up to its end. Linear in its size.
    ///
    /// Throws what `naechstes()` throws; `grenze` also when it holds more than `XMLGrenzen.baum` elements, and `form` when
    /// the last event was no start.
    public mutating func element() throws(XMLFehler) -> XMLElement {
        guard letzter == .start else { throw keinStart() }
        var rest = grenzen.baum
        return try baum(&rest)
    }

    /// Reads over the element whose start was read last, up to its end; what is inside is checked all the same.
    ///
    /// Throws what `naechstes()` throws, and `form` when the last event was no start.
    public mutating func ueberspringe() throws(XMLFehler) {
        guard letzter == .start else { throw keinStart() }
        let aussen = tiefe - 1
        while tiefe > aussen || letzter != .ende { _ = try schritt() }
    }

    /// Reads on to the next element directly inside the open one and returns its name; nil at the end of the open one, and
    /// at the end of the document. What was started is then read with `element()`, `ueberspringe()` or `kind()` again.
    ///
    ///     while let projekt = try leser.kind() {            // the root
    ///         while let teil = try leser.kind() {           // its children
    ///             if teil.name == "Tasks" { … } else { try leser.ueberspringe() }
    ///         }
    ///     }
    ///
    /// Throws what `naechstes()` throws.
    public mutating func kind() throws(XMLFehler) -> XMLName? {
        while true {
            switch try schritt() {
            case .start: return name
            case .text: continue
            case .ende, .schluss: return nil
            }
        }
    }

    /// Recursion is as deep as the document, which `XMLGrenzen.tiefe` bounds.
    private mutating func baum(_ rest: inout Int) throws(XMLFehler) -> XMLElement {
        rest -= 1
        guard rest >= 0 else {
            throw fehler(
                .grenze,
                Satz(
                    "Ein Element enthält mehr als \(grenzen.baum) Elemente.",
                    "One element holds more than \(grenzen.baum) elements."))
        }
        var element = XMLElement(name, attribute: attribute)
        var leerraum = ""
        while true {
            switch try schritt() {
            case .start: element.kinder.append(try baum(&rest))
            case .text:
                if !textIstLeerraum {
                    element.text += text
                } else if element.kinder.isEmpty, element.text.isEmpty {
                    leerraum += text
                }
            case .ende, .schluss:
                // White space is the content only where nothing else is, as in <t> </t>.
                if element.kinder.isEmpty, element.text.isEmpty { element.text = leerraum }
                return element
            }
        }
    }

    private func keinStart() -> XMLFehler {
        fehler(.form, Satz("Hier beginnt kein Element.", "No element begins here."))
    }
}
