// What the frame of a page shows of the person and of what has just happened, and how an action is offered.

/// A form without fields to fill in: where it is sent, and what it carries.
public struct Formularziel: Hashable, Sendable {
    /// Something the form carries without showing it.
    public struct Feld: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var wert: String

        /// Names a value.
        public init(_ name: String, _ wert: String) {
            self.name = name
            self.wert = wert
        }
    }

    /// Where it is sent, by POST.
    public var address: WebAddress
    /// What it carries.
    public var felder: [Feld]

    /// Creates a form.
    public init(_ address: WebAddress, _ felder: [Feld] = []) {
        self.address = address
        self.felder = felder
    }
}

/// The account area in the head of a page.
public struct Konto: Hashable, Sendable {
    /// Who is signed in, "Stadt Musterstadt, Fachstelle Organisation"; empty for nobody.
    public var text: String
    /// Pages of one's own, or the one to sign in.
    public var links: [PageLink]
    /// How to sign out; nil where nobody is signed in.
    public var abmelden: Formularziel?

    /// Describes an account.
    public init(_ text: String = "", links: [PageLink] = [], abmelden: Formularziel? = nil) {
        self.text = text
        self.links = links
        self.abmelden = abmelden
    }
}

/// A notice at the top of a page.
public struct Meldung: Hashable, Sendable {
    /// What kind of notice; it is said in words too.
    public enum Art: String, Sendable, CaseIterable {
        /// Something was done.
        case gut
        /// Something to know.
        case hinweis
        /// Something went wrong.
        case fehler
    }

    /// What kind of notice.
    public var art: Art
    /// A sentence.
    public var text: String
    /// Where to go on.
    public var link: PageLink?

    /// Creates a notice.
    public init(_ art: Art, _ text: String, link: PageLink? = nil) {
        self.art = art
        self.text = text
        self.link = link
    }
}

/// Something that can be done from a page: a link, or a button that sends a form.
public struct Aktion: Hashable, Sendable {
    /// What it is called, "Eigene Ortsvariante anlegen".
    public var titel: String
    /// Where it leads, or what it sends.
    public var ziel: Formularziel
    /// Whether it is what the page is for.
    public var istHauptaktion: Bool
    /// Whether it sends a form; a link otherwise.
    public var sendet: Bool

    /// An action that begins with a page.
    public init(_ titel: String, _ address: WebAddress, istHauptaktion: Bool = false) {
        self.titel = titel
        ziel = Formularziel(address)
        self.istHauptaktion = istHauptaktion
        sendet = false
    }

    /// An action that is done at once.
    public init(_ titel: String, sendet ziel: Formularziel, istHauptaktion: Bool = false) {
        self.titel = titel
        self.ziel = ziel
        self.istHauptaktion = istHauptaktion
        sendet = true
    }
}

extension HTMLWriter {
    /// Writes a form that is nothing but a button.
    mutating func button(_ titel: String, _ ziel: Formularziel, _ style: StyleClass?) {
        element(.form, .post, .action(ziel.address)) { html in
            if let token = html.formToken { html.void(.input, .type("hidden"), .name("marke"), .value(token)) }
            for feld in ziel.felder { html.void(.input, .type("hidden"), .name(feld.name), .value(feld.wert)) }
            html.element(.button, .type("submit"), style.map { .style($0) }, inhalt: titel)
        }
    }

    /// Writes actions beside each other; nothing for none.
    mutating func actions(_ aktionen: [Aktion]) {
        if aktionen.isEmpty { return }
        element(.ul, .style(.aktionen)) { html in
            for aktion in aktionen {
                let style = aktion.istHauptaktion ? StyleClass.knopf : .knopfNeben
                html.element(.li) { html in
                    if aktion.sendet {
                        html.button(aktion.titel, aktion.ziel, style)
                    } else {
                        html.element(.a, .style(style), .href(aktion.ziel.address), inhalt: aktion.titel)
                    }
                }
            }
        }
    }

    /// Writes the notices of a page; nothing for none.
    mutating func notices(_ meldungen: [Meldung]) {
        if meldungen.isEmpty { return }
        element(.div, .style(.meldungen)) { html in
            for meldung in meldungen.prefix(20) {
                let style: StyleClass =
                    switch meldung.art {
                    case .gut: .gut
                    case .hinweis: .offen
                    case .fehler: .vorbei
                    }
                html.element(.p, .style(.meldung, style), .role(meldung.art == .fehler ? "alert" : "status")) { html in
                    html.element(.strong, text: html.texte.meldung(meldung.art))
                    html.text(" ")
                    html.inhalt(meldung.text)
                    if let link = meldung.link {
                        html.text(" ")
                        html.element(.a, .href(link.address), inhalt: link.titel)
                    }
                }
            }
        }
    }
}
