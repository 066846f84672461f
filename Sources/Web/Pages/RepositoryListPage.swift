import Templates

/// The front page of a hub that serves several libraries.
public struct RepositoryListPage: Sendable {
    /// A library of the hub.
    public struct Eintrag: Hashable, Sendable {
        /// What it is called.
        public var titel: String
        /// What it is for.
        public var kurztext: String
        /// How many templates it has, where that is known.
        public var vorlagen: Int?
        /// Its front page.
        public var address: WebAddress

        /// Describes a library.
        public init(titel: String, kurztext: String = "", vorlagen: Int? = nil, address: WebAddress) {
            self.titel = titel
            self.kurztext = kurztext
            self.vorlagen = vorlagen
            self.address = address
        }
    }

    /// The libraries, in the order they are shown.
    public var bibliotheken: [Eintrag]

    /// Creates a list.
    public init(_ bibliotheken: [Eintrag]) { self.bibliotheken = bibliotheken }

    /// The page as HTML. Linear.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        return frame.page([texte.bibliotheken, frame.name]) { html in
            html.element(.h1, text: texte.bibliotheken)
            html.element(.p, .style(.vorspann), text: texte.wasBibliothekenSind)
            if bibliotheken.isEmpty {
                html.element(.p, text: texte.keineBibliotheken)
                return
            }
            html.element(.ul, .style(.vorlagen)) { html in
                for eintrag in bibliotheken {
                    html.element(.li) { html in
                        html.element(.h2) { html in html.element(.a, .href(eintrag.address), inhalt: eintrag.titel) }
                        if let count = eintrag.vorlagen {
                            html.element(.p, .style(.angaben), text: texte.anzahlVorlagen(count))
                        }
                        if !eintrag.kurztext.isEmpty { html.element(.p, inhalt: eintrag.kurztext) }
                    }
                }
            }
        }
    }
}
