/// The elements this room writes. There is no way to write another, so no content can bring one in.
enum HTMLTag: String, CaseIterable {
    case html, head, title, body, script
    case header, nav, main, footer, section, div
    case h1, h2, h3, h4, h5, h6
    case p, pre, blockquote, ul, ol, li, dl, dt, dd
    case table, caption, thead, tbody, tr, th, td
    case details, summary, form, fieldset, legend, select, option, textarea
    case a, span, strong, em, code, abbr, time, mark, small, label, button, bdi, ins, del
    case svg, g, desc, path, rect, circle, line, polygon, tspan
    /// `text` of SVG.
    case svgText = "text"

    /// Whether the start tag begins a line of its own, which changes nothing for a browser.
    var startsLine: Bool {
        switch self {
        case .a, .span, .strong, .em, .code, .abbr, .time, .mark, .small, .label, .button, .bdi, .ins, .del, .tspan:
            false
        default: true
        }
    }

    /// The heading of a level; levels outside 1...6 become the nearest.
    static func heading(_ level: Int) -> HTMLTag {
        switch level {
        case ...1: .h1
        case 2: .h2
        case 3: .h3
        case 4: .h4
        case 5: .h5
        default: .h6
        }
    }
}

/// The elements that have no content and no end tag.
enum HTMLVoidTag: String, CaseIterable {
    case meta, link, hr, br, input

    /// Whether the tag begins a line of its own.
    var startsLine: Bool { self != .br && self != .input }
}
