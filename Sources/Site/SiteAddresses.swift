import Library
import Objects
import Templates
import Web

/// The addresses of pages, in the language that was asked for.
struct SiteAddresses {
    /// The language the address asked for; nil when the browser chose.
    let language: Sprache?

    var home: WebAddress { inLanguage(.root) }

    func topic(_ folder: String) -> WebAddress { home.query("thema", folder) }

    func template(_ path: TemplatePath) -> WebAddress { inLanguage(plain(path)) }

    func history(_ path: TemplatePath) -> WebAddress { inLanguage(plain(path, "verlauf")) }

    func version(_ id: ObjectID, of path: TemplatePath) -> WebAddress {
        inLanguage(plain(path, "verlauf", id.description))
    }

    /// The address of a file; nil for a name that no address can have.
    func file(_ name: [UInt8], of path: TemplatePath) -> WebAddress? { plain(path, "datei").appending(path: name) }

    static let stylesheet = WebAddress.root.appending("stil.css")?.query("v", Stylesheet.version) ?? .root
    static let script = WebAddress.root.appending("skript.js")?.query("v", Script.version) ?? .root
    static let icon = WebAddress.root.appending("zeichen.svg")

    /// The page at a path. Segments that no address can have are left out.
    func page(_ segments: String...) -> WebAddress { page(segments) }

    /// The same.
    func page(_ segments: [String]) -> WebAddress { inLanguage(Self.plain(segments)) }

    /// The path of these segments.
    static func plain(_ segments: [String]) -> WebAddress {
        var address = WebAddress.root
        for segment in segments { address = address.appending(segment) ?? address }
        return address
    }

    private func plain(_ path: TemplatePath, _ more: String...) -> WebAddress {
        var address = WebAddress.root
        // Names of folders and ids are words of letters, digits and hyphens, so no segment is ever refused.
        for segment in ["vorlagen", path.themenfeld, path.slug] + more {
            address = address.appending(segment) ?? address
        }
        return address
    }

    private func inLanguage(_ address: WebAddress) -> WebAddress {
        language.map { address.query("sprache", $0.rawValue) } ?? address
    }
}
