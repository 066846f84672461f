public import Templates

/// What a request that cannot be met is answered with: what happened, what that means, what to do.
///
/// The page says nothing about what was asked for, so what does not exist and what may not be seen look the same.
public struct ErrorPage: Sendable {
    /// The status of the response, 400 to 599.
    public var status: Int
    /// A word by which the operator finds the request in the log, or nil.
    public var vorgang: String?

    /// Creates the page of a status.
    public init(_ status: Int, vorgang: String? = nil) {
        self.status = status
        self.vorgang = vorgang
    }

    /// The page as HTML.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        let fehler = texte.fehler(status)
        return frame.page([fehler.titel, frame.name]) { html in
            html.element(.div, .style(.fehler)) { html in
                html.element(.h1, text: fehler.titel)
                html.element(.p, .style(.vorspann), text: fehler.bedeutung)
                html.element(.h2, text: texte.wasTun)
                html.element(.ul) { html in
                    for step in fehler.schritte { html.element(.li, text: step) }
                    html.element(.li) { html in html.element(.a, .href(frame.home), text: texte.zurStartseite) }
                }
                html.element(.p, .style(.leise)) { html in
                    html.text(texte.fuerDieIT + ": HTTP \(status)")
                    if let vorgang { html.text(", \(texte.vorgang) \(vorgang)") }
                }
            }
        }
    }
}

/// The page of a template whose files cannot be read: what is wrong with them, and the files themselves.
public struct UnreadableTemplatePage: Sendable {
    /// The name of its folder.
    public var name: String
    /// What `check` found.
    public var befunde: [Finding]
    /// Its files.
    public var dokumente: [Dokument] = []

    /// Creates the page of a folder.
    public init(_ name: String, _ befunde: [Finding]) {
        self.name = name
        self.befunde = befunde
    }

    /// The page as HTML.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        return frame.page([name, frame.name], pfad: [PageLink(frame.name, frame.home)]) { html in
            html.element(.h1, inhalt: name)
            html.element(.p, .style(.vorspann), text: texte.nichtLesbar)
            html.element(.h2, text: texte.pruefung)
            html.findings(befunde) { _ in nil }
            if !dokumente.isEmpty {
                html.element(.h2, text: texte.dokumente)
                html.element(.ul) { html in
                    for dokument in dokumente.prefix(2_000) {
                        html.element(.li) { html in
                            html.element(.a, .href(dokument.address), inhalt: dokument.name)
                        }
                    }
                }
            }
        }
    }
}
