import Testing

/// An element of a page, as a test reads it.
final class Node {
    let tag: String
    let attributes: [String: String]
    var children: [Node] = []
    /// The text directly in it; of a text node the text itself.
    var text = ""
    weak var parent: Node?

    init(_ tag: String, _ attributes: [String: String] = [:]) {
        self.tag = tag
        self.attributes = attributes
    }

    /// All elements below, in the order of the page.
    var all: [Node] {
        var found: [Node] = []
        var open = Array(children.reversed())
        while let node = open.popLast() {
            if node.tag.isEmpty { continue }
            found.append(node)
            open += node.children.reversed()
        }
        return found
    }

    func all(_ tag: String) -> [Node] { all.filter { $0.tag == tag } }
    func first(_ tag: String) -> Node? { all.first { $0.tag == tag } }
    func id(_ id: String) -> Node? { all.first { $0.attributes["id"] == id } }

    /// The whole text below, in the order of the page.
    var content: String { content { _ in false } }

    /// The text below without that of some elements.
    func content(without isLeftOut: (Node) -> Bool) -> String {
        var text = ""
        var open: [Node] = [self]
        while let node = open.popLast() {
            if node.tag.isEmpty { text += node.text }
            for child in node.children.reversed() where child.tag.isEmpty || !isLeftOut(child) { open.append(child) }
        }
        return text
    }

    /// The elements above, from the nearest.
    var ancestors: [Node] {
        var above: [Node] = []
        var next = parent
        while let node = next {
            above.append(node)
            next = node.parent
        }
        return above
    }
}

/// Reads the HTML our writer writes and nothing else: anything a browser would have to repair is an error.
///
/// Names are those of an allow-list, attribute values are quoted, tags nest, `&` begins one of five references, text holds no control. No
/// attribute is an event handler, no address has a scheme but http, https and mailto.
struct StrictHTML {
    struct Problem: Error, CustomStringConvertible {
        let what: String
        let place: Int
        let around: String
        var description: String { "\(what) at \(place): …\(around)…" }
    }

    static let void: Set = ["meta", "link", "hr", "br", "input"]
    static let elements: Set = [
        "html", "head", "title", "body", "header", "nav", "main", "footer", "section", "div", "h1", "h2", "h3", "h4",
        "h5", "h6", "p", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody",
        "tr", "th", "td", "details", "summary", "form", "a", "span", "strong", "em", "code", "abbr", "time", "mark",
        "small", "label", "button", "bdi", "ins", "del", "fieldset", "legend", "select", "option", "textarea", "svg",
        "g",
        "desc", "path", "rect", "circle", "line", "polygon", "text", "tspan",
    ]
    static let attributes: Set = [
        "id", "class", "title", "lang", "role", "tabindex", "aria-label", "aria-labelledby", "aria-current",
        "aria-hidden", "href", "hreflang", "rel", "type", "name", "value", "method", "action", "for", "autocomplete",
        "scope", "start", "datetime", "open", "charset", "content", "aria-describedby", "aria-invalid", "required",
        "checked", "selected", "disabled", "maxlength", "rows", "size", "min", "max", "inputmode", "enctype", "accept",
        "autofocus", "spellcheck", "form", "data-entwurf", "data-filter", "colspan", "viewBox", "x", "y", "width",
        "height", "x1", "y1", "x2", "y2", "cx",
        "cy",
        "r", "rx", "d", "points",
    ]
    static let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

    private let bytes: [UInt8]
    private var at = 0

    /// A whole page, or a fragment.
    static func parse(_ html: [UInt8], isPage: Bool = true) throws -> Node {
        var reader = StrictHTML(bytes: html)
        return try reader.read(isPage: isPage)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func read(isPage: Bool) throws -> Node {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw problem("no UTF-8") }
        let start = Array("<!doctype html>\n".utf8)
        if isPage {
            guard bytes.starts(with: start) else { throw problem("no doctype") }
            at = start.count
        }
        let root = Node("#root")
        var open = root
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                let text = Node("")
                text.text = try characters(until: "<")
                open.children.append(text)
                continue
            }
            at += 1
            if byte == UInt8(ascii: "/") {
                at += 1
                let name = try self.name()
                guard take(">"), name == open.tag, let parent = open.parent else {
                    throw problem("</\(name)> in <\(open.tag)>")
                }
                open = parent
                continue
            }
            let node = try element()
            node.parent = open
            open.children.append(node)
            if !Self.void.contains(node.tag) { open = node }
        }
        guard open === root else { throw problem("<\(open.tag)> is not closed") }
        if isPage, root.children.filter({ !$0.tag.isEmpty }).map(\.tag) != ["html"] { throw problem("not one html") }
        return root
    }

    private mutating func element() throws -> Node {
        let tag = try name()
        guard Self.elements.contains(tag) || Self.void.contains(tag) else { throw problem("element \(tag)") }
        var attributes: [String: String] = [:]
        while take(" ") {
            let name = try name()
            guard Self.attributes.contains(name) else { throw problem("attribute \(name)") }
            var value = ""
            if take("=") {
                guard take("\"") else { throw problem("value without quotation marks") }
                value = try characters(until: "\"")
                guard take("\"") else { throw problem("value without end") }
            }
            if attributes.updateValue(value, forKey: name) != nil { throw problem("\(name) twice") }
            if ["href", "action"].contains(name) { try check(address: value) }
        }
        guard take(">") else { throw problem("tag without end") }
        return Node(tag, attributes)
    }

    private func check(address: String) throws {
        let bytes = Array(address.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw problem("address \(address)") }
        for lead in ["/", "#", "http://", "https://", "mailto:"] where bytes.starts(with: lead.utf8) {
            if lead == "/" && bytes.starts(with: "//".utf8) { break }
            return
        }
        throw problem("address \(address)")
    }

    private mutating func characters(until end: Unicode.Scalar) throws -> String {
        var text: [UInt8] = []
        while at < bytes.count, bytes[at] != UInt8(ascii: end) {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "&"):
                let name = String(
                    decoding: bytes[(at + 1)...].prefix(6).prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
                guard let sign = Self.references[name] else { throw problem("reference") }
                text += sign.utf8
                at += name.utf8.count + 2
                continue
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                throw problem("sign of markup in text")
            case 0x0A, 0x09: break
            case 0x00..<0x20, 0x7F: throw problem("control")
            default: break
            }
            text.append(byte)
            at += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func name() throws -> String {
        let start = at
        // Of capital letters there is one, in viewBox.
        while let byte,
            (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "B") || (0x30...0x39).contains(byte)
                || byte == UInt8(ascii: "-")
        {
            at += 1
        }
        if at == start { throw problem("no name") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private func problem(_ what: String) -> Problem {
        let range = max(0, at - 60)..<min(bytes.count, at + 60)
        return Problem(what: what, place: at, around: String(decoding: bytes[range], as: UTF8.self))
    }
}

/// What every page must have.
enum PageRules {
    /// What is wrong with a page; empty when nothing is.
    static func problems(_ page: Node) -> [String] {
        var found: [String] = []
        let all = page.all
        func need(_ condition: Bool, _ what: String) { if !condition { found.append(what) } }

        // Ids and what refers to them.
        let ids = all.compactMap { $0.attributes["id"] }
        need(Set(ids.map { Array($0.utf8) }).count == ids.count, "an id occurs twice")
        let known = Set(ids)
        for node in all {
            for name in ["for", "form", "aria-labelledby", "aria-describedby"] {
                for id in (node.attributes[name] ?? "").split(separator: " ") {
                    need(known.contains(String(id)), "\(name)=\(id) leads nowhere")
                }
            }
            if let href = node.attributes["href"], href.utf8.first == UInt8(ascii: "#") {
                need(known.contains(String(href.dropFirst())), "\(href) leads nowhere")
            }
        }

        // Head and landmarks.
        need(["de", "en"].contains(page.first("html")?.attributes["lang"]), "no language")
        let title = page.first("title")?.content ?? ""
        need(title.hasSuffix(" – Allmende") && title.count > 12, "title: \(title)")
        for tag in ["main", "header", "footer"] { need(page.all(tag).count == 1, "not one \(tag)") }
        need(
            page.first("body")?.children.first { !$0.tag.isEmpty }?.attributes["href"] == "#inhalt",
            "no skip link first")
        let navs = page.all("nav").map { $0.attributes["aria-label"] ?? $0.attributes["aria-labelledby"] ?? "" }
        need(!navs.contains("") && Set(navs).count == navs.count, "navs without names of their own: \(navs)")
        let regions = all.filter { $0.attributes["role"] == "region" }
        let names = regions.map { $0.attributes["aria-label"] ?? $0.attributes["aria-labelledby"] ?? "" }
        need(!names.contains("") && Set(names).count == names.count, "regions without names of their own: \(names)")
        for region in regions { need(region.attributes["tabindex"] == "0", "a region without keyboard") }

        // Headings: one of the first level, no gap, none empty.
        var last = 0
        for node in all where node.tag.count == 2 && node.tag.first == "h" {
            guard let level = Int(node.tag.dropFirst()) else { continue }
            need(level <= last + 1, "heading \(node.content) of level \(level) after \(last)")
            need(!node.content.allSatisfy(\.isWhitespace), "empty heading")
            last = level
        }
        need(page.all("h1").count == 1, "not one h1")

        // Names and structure of single elements.
        for node in all {
            switch node.tag {
            case "a":
                need(!node.content.allSatisfy(\.isWhitespace), "a link without text")
                need(!node.ancestors.contains { $0.tag == "a" }, "a link in a link")
            case "table":
                need(node.ancestors.contains { $0.attributes["role"] == "region" }, "a table that cannot scroll")
                need(node.all("th").allSatisfy { $0.attributes["scope"] != nil }, "th without scope")
            case "input", "select", "textarea":
                let isHidden = node.attributes["type"] == "hidden"
                need(
                    isHidden || page.all("label").contains { $0.attributes["for"] == node.attributes["id"] }, "no label"
                )
            case "ul", "ol":
                need(node.children.allSatisfy { ["li", ""].contains($0.tag) }, "\(node.tag) with more than li")
            case "dl":
                let parts = node.children.filter { !$0.tag.isEmpty }
                need(parts.allSatisfy { $0.tag == "div" && !$0.all("dt").isEmpty && !$0.all("dd").isEmpty }, "dl")
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "summary":
                let inside = node.children.map(\.tag).filter {
                    ![
                        "", "a", "span", "strong", "em", "code", "abbr", "time", "mark", "br", "small", "bdi", "ins",
                        "del",
                    ].contains(
                        $0)
                }
                need(
                    inside.isEmpty || node.tag == "summary" && inside.allSatisfy { ["h3", "h4"].contains($0) },
                    "\(inside) in \(node.tag)")
            case "details": need(node.children.first { !$0.tag.isEmpty }?.tag == "summary", "details without summary")
            default: break
            }
        }
        return found
    }
}
