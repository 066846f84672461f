import Bytes
import Library
import Net
import Objects
import Web

// The addresses of pages:
//
//   /                                            the templates; ?q=WORDS ?thema=FOLDER ?seite=NUMBER
//   /vorlagen/THEMENFELD/NAME                    a template; ?ansicht=alles|tabelle
//   /vorlagen/THEMENFELD/NAME/verlauf            its history; ?seite=NUMBER
//   /vorlagen/THEMENFELD/NAME/verlauf/COMMIT     one version
//   /vorlagen/THEMENFELD/NAME/datei/PATH         one of its files
//   /termine.ics                                 events, for calendar programs
//   /austausch.atom  /stellen/ARS.atom           what is said in the Austausch, and by an organisation
//   /vorlagen/THEMENFELD/NAME/austausch.atom     and of a template
//   /stil.css  /zeichen.svg  /favicon.ico        what pages refer to
//
// Each page takes ?sprache=de|en. A template's address outlives a change of its title; whatever else stands in a query is
// passed over.

/// What page a request asks for.
enum PageRoute: Equatable {
    case library
    case template(TemplatePath)
    case history(TemplatePath)
    case version(TemplatePath, [UInt8])
    case file(TemplatePath, [UInt8])
    case feed(FeedRoute)
    case stylesheet
    case icon

    /// Reads a path; nil when it is that of no page.
    init?(path: [[UInt8]]) {
        func text(_ index: Int) -> String { String(decoding: path[index], as: UTF8.self) }
        switch path.count {
        case 0: self = .library
        case 1 where text(0) == "stil.css": self = .stylesheet
        case 1 where text(0) == "termine.ics": self = .feed(.calendar)
        case 1 where text(0) == "austausch.atom": self = .feed(.library)
        case 2 where text(0) == "stellen" && text(1).hasSuffix(".atom"):
            let ars = String(text(1).dropLast(5))
            guard Organisation.isARS(ars) else { return nil }
            self = .feed(.organisation(ars))
        // Browsers ask for the second by themselves where they have not read the page's link yet.
        case 1 where text(0) == "zeichen.svg" || text(0) == "favicon.ico": self = .icon
        case 3... where text(0) == "vorlagen":
            guard let template = TemplatePath(themenfeld: text(1), slug: text(2)) else { return nil }
            switch path.count {
            case 3: self = .template(template)
            case 4 where text(3) == "verlauf": self = .history(template)
            case 4 where text(3) == "austausch.atom": self = .feed(.template(template))
            case 5 where text(3) == "verlauf": self = .version(template, path[4])
            case 5... where text(3) == "datei":
                self = .file(template, Array(path[4...].joined(separator: [0x2f])))
            default: return nil
            }
        default: return nil
        }
    }
}

/// What the query of a page may ask.
struct PageQuery {
    var words: String?
    var topic: String?
    var page: String?
    var view: String?
    var language: String?

    /// The longest search that is looked for.
    private static let maximumWords = 200

    init(_ request: HTTPRequest) throws(HTTPError) {
        let fields = try request.queryFields()
        func text(_ name: String) -> String? {
            fields.all(name).first.map { String(decoding: $0.prefix(Self.maximumWords), as: UTF8.self) }
        }
        (words, topic, page) = (text("q"), text("thema"), text("seite"))
        (view, language) = (text("ansicht"), text("sprache"))
    }
}
