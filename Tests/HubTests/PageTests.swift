import Bytes
import Files
import Library
import Net
import Objects
import Store
import Templates
import TestSupport
import Testing

@testable import Hub

/// The pages of a running hub.
@Suite("Pages of the hub", .timeLimit(.minutes(60)))
struct PageTests {
    static let folder = "vorlagen/dokumentenmanagement/eakte-einfuehrung"

    @Test(
        "the catalogue lists all templates and says how to copy the library; the first page leads there",
        arguments: ObjectFormat.allCases
    )
    func library(_ format: ObjectFormat) throws {
        let hub = try ServedHub(format)
        let first = try hub.ask("/")
        #expect(first.status == 200 && first.text.contains("href=\"/bibliothek\""))
        let page = try hub.ask("/bibliothek")
        #expect(page.status == 200)
        for title in [
            "eAkte-Einführung", "DMS-Rollout", "OZG-Leistung digitalisieren", "Ausschreibung von IT-Leistungen",
        ] {
            #expect(page.text.contains(title))
        }
        #expect(first.text.contains("Beschaffung und Vergabe") && page.text.contains("Beschaffung und Vergabe"))
        #expect(page.text.contains("href=\"/\(Self.folder)\""))
        #expect(page.text.contains("allmende clone \(hub.server.url)vorlagen.git"))
        let commit = try #require(try hub.replica.head())
        #expect(page.text.contains(commit.description))
    }

    @Test("a template's page shows the tree folded, the contact, the history, the files and the clone address")
    func template() throws {
        let hub = try ServedHub()
        let page = try hub.ask("/\(Self.folder)")
        #expect(page.status == 200 && page.text.contains("<details"))
        for text in ["Projektbüro eAkte", "id=\"verlauf\"", "datei/README.md", "vorlagen.git", "CC BY 4.0"] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(try hub.ask("/\(Self.folder)?ansicht=tabelle").text.contains("<table"))
    }

    @Test("a new version shows at once, on its own page in sentences, and the one before leads to it")
    func versions() throws {
        let hub = try ServedHub()
        let first = try #require(try hub.replica.head())
        #expect(try hub.ask("/\(Self.folder)/verlauf").text.contains(first.description))
        try hub.change(
            "\(Self.folder)/struktur.json", "\"wert\": 10,", "\"wert\": 15,", note: "Länger\n\nWegen des Archivs.")
        let second = try #require(try hub.replica.head())
        let history = try hub.ask("/\(Self.folder)/verlauf")
        #expect(history.text.contains("Länger") && history.text.contains(first.description))
        let version = try hub.ask("/\(Self.folder)/verlauf/\(second)")
        #expect(version.status == 200)
        #expect(version.text.contains("10 → 15") && version.text.contains("Wegen des Archivs."))
        #expect(version.text.contains("verlauf/\(first)"))
        #expect(try hub.ask("/\(Self.folder)/verlauf/\(first)").text.contains("verlauf/\(second)"))
        // A version of the library that did not touch this template is none of its own.
        #expect(try hub.ask("/vorlagen/dokumentenmanagement/dms-rollout/verlauf/\(second)").status == 404)
        #expect(try hub.ask("/\(Self.folder)").text.contains("Stadt Probe"))
    }

    @Test("a search finds parts of words and leads to the steps that have them; nothing found is said kindly")
    func search() throws {
        let hub = try ServedHub()
        let found = try hub.ask("/?q=aktenpl%C3%A4n")
        #expect(found.status == 200 && found.text.contains("Nichts") || found.text.contains("eAkte"))
        let steps = try hub.ask("/?q=aktenplan")
        #expect(steps.text.contains(" und Aktentypen einrichten"))
        #expect(steps.text.contains("/vorlagen/dokumentenmanagement/dms-rollout#"))
        #expect(try hub.ask("/?q=%3Cscript%3Ealert(1)%3C/script%3E").text.contains("<script>") == false)
        #expect(try hub.ask("/bibliothek?q=%20").text.contains("DMS-Rollout"))
    }

    @Test("the language is German unless the browser or the address asks for English")
    func language() throws {
        let hub = try ServedHub()
        #expect(try hub.ask("/").text.contains("<html lang=\"de\""))
        #expect(try hub.ask("/", ["Accept-Language": "en-GB,en;q=0.9"]).text.contains("<html lang=\"en\""))
        let asked = try hub.ask("/bibliothek?sprache=en", ["Accept-Language": "de"])
        #expect(asked.text.contains("<html lang=\"en\"") && asked.text.contains("/\(Self.folder)?sprache=en"))
        #expect(asked.fields.text("content-language") == "en")
    }

    @Test("pages carry no script but our own and forbid any other; files of templates are sent as what cannot run")
    func headers() throws {
        let hub = try ServedHub()
        let page = try hub.ask("/")
        #expect(page.fields.text("content-security-policy")?.contains("default-src 'none'") == true)
        let scripts = page.text.ranges(of: "<script").map { page.text[$0.lowerBound...].prefix { $0 != ">" } }
        #expect(scripts.count == 1 && scripts.allSatisfy { $0.hasPrefix("<script src=\"/skript.js?v=") })
        #expect(!page.text.contains(" style=") && page.text.contains("></script>"))
        #expect(page.fields.text("x-content-type-options") == "nosniff")
        let file = try hub.ask("/\(Self.folder)/datei/README.md")
        #expect(file.status == 200 && file.text.hasPrefix("# "))
        #expect(file.fields.text("content-type") == "text/plain; charset=utf-8")
        #expect(file.fields.text("content-security-policy")?.contains("sandbox") == true)
        let style = try hub.ask("/stil.css?v=1")
        #expect(style.status == 200 && style.fields.text("cache-control")?.contains("immutable") == true)
        for icon in ["/zeichen.svg", "/favicon.ico"] {
            #expect(try hub.ask(icon).fields.text("content-type") == "image/svg+xml")
        }
    }

    @Test(
        "what does not exist is answered with a page that says so",
        arguments: [
            "/nix", "/vorlagen", "/vorlagen/a/b", "/vorlagen/Gross/b", "/\(folder)/verlauf/zz",
            "/\(folder)/verlauf/0000000000000000000000000000000000000000000000000000000000000000", "/\(folder)/nix",
            "/\(folder)/datei/nix.md", "/\(folder)/datei/dokumente", "/\(folder)/datei/HEAD",
            "/\(folder)/datei/objects/x",
        ])
    func absent(_ target: String) throws {
        let hub = try ServedHub()
        let page = try hub.ask(target)
        #expect(page.status == 404 && page.text.contains("<h1>"))
        #expect(page.fields.text("content-type") == "text/html; charset=utf-8")
        #expect(!page.text.contains("nix"))
    }

    @Test("an address that climbs out of its folder is refused")
    func climbing() throws {
        let hub = try ServedHub()
        #expect(try hub.ask("/\(Self.folder)/datei/..%2f..%2fbibliothek.json").status == 400)
        #expect(try hub.ask("/\(Self.folder)/datei/%2e%2e/x").status == 400)
    }

    @Test("other methods are refused with those that are allowed, and HEAD is answered without a body")
    func methods() throws {
        let hub = try ServedHub()
        let refused = try hub.ask("/", method: "DELETE")
        #expect(refused.status == 405 && refused.fields.text("allow") == "GET, HEAD")
        let head = try hub.ask("/", method: "HEAD")
        #expect(head.status == 200 && head.text.isEmpty)
    }

    @Test("a library without versions, and a hub without a library, still have a page")
    func empty() throws {
        let hub = try ServedHub(starter: false)
        #expect(try hub.ask("/").status == 200)
        #expect(try hub.ask("/vorlagen/a/b").status == 404)
        let scratch = try Scratch()
        let bare = try HubServer(
            Hub(scratch.path), host: "127.0.0.1", port: 0, policy: .members, program: Path("/nonexistent"))
        try bare.start()
        defer { bare.stop() }
        let response = try HTTPClient().send(HTTPClientRequest("GET", URLParts(bare.url)))
        #expect(response.status == 200)
        _ = try response.wholeBody()
    }

    @Test("a template that cannot be read is listed, and its page says what is wrong")
    func unreadable() throws {
        let hub = try ServedHub()
        try hub.change("\(Self.folder)/struktur.json", "\"format\"", "\"format\": 1, \"format\"", note: "Kaputt")
        #expect(try hub.ask("/bibliothek").text.contains("eakte-einfuehrung"))
        let page = try hub.ask("/\(Self.folder)")
        #expect(page.status == 200 && page.text.contains("struktur.json"))
    }

    @Test("texts of a template cannot break out of the page")
    func hostile() throws {
        let hub = try ServedHub()
        try hub.change(
            "\(Self.folder)/vorlage.json", "eAkte-Einführung", "<img src=x onerror=alert(1)>", note: "<b>fett</b>")
        for target in ["/", "/bibliothek", "/\(Self.folder)", "/\(Self.folder)/verlauf", "/?q=onerror"] {
            let page = try hub.ask(target)
            #expect(page.status == 200 && !page.text.contains("<img") && !page.text.contains("<b>fett"))
        }
    }

    @Test("behind another web server pages name the address that was configured")
    func publicAddress() throws {
        let hub = try ServedHub(publicURL: "https://vorlagen.example/")
        #expect(try hub.ask("/bibliothek").text.contains("allmende clone https://vorlagen.example/vorlagen.git"))
    }
}
