/// The first page: for whoever is signed in, what is new and what waits; for everybody else, what this is and how to
/// begin.
///
///     search field                                               always
///     what is new since the last visit, proposals, variants      signed in
///     three sentences and three steps                            signed out
///     events, Themenfelder                                       always
public struct StartPage: Sendable {
    /// Something that happened since the last visit.
    public struct Neuigkeit: Hashable, Sendable {
        /// The day.
        public var tag: String
        /// What happened, a sentence in the language of the page.
        public var satz: String
        /// Where it can be seen.
        public var link: WebAddress?

        /// Describes what happened.
        public init(_ tag: String, _ satz: String, link: WebAddress? = nil) {
            self.tag = tag
            self.satz = satz
            self.link = link
        }
    }

    /// Something that waits: a proposal with what it needs, or a variant.
    public struct Offenes: Hashable, Sendable {
        /// What waits.
        public var link: PageLink
        /// How it stands, in a few words of the language of the page.
        public var stand: String

        /// Names what waits.
        public init(_ link: PageLink, _ stand: String) {
            self.link = link
            self.stand = stand
        }
    }

    /// An own variant, with how much it could take over.
    public struct Variante: Hashable, Sendable {
        /// The variant.
        public var link: PageLink
        /// How many offers of the source template lie ready.
        public var angebote: Int

        /// Names a variant.
        public init(_ link: PageLink, angebote: Int) {
            self.link = link
            self.angebote = angebote
        }
    }

    /// An event.
    public struct Termin: Hashable, Sendable {
        /// The day.
        public var tag: String
        /// The time of day, "10:00", or nil for a whole day.
        public var uhrzeit: String?
        /// What takes place.
        public var link: PageLink
        /// Where, "online".
        public var ort: String?

        /// Names an event.
        public init(_ tag: String, _ link: PageLink, uhrzeit: String? = nil, ort: String? = nil) {
            self.tag = tag
            self.link = link
            self.uhrzeit = uhrzeit
            self.ort = ort
        }
    }

    /// What the library is called.
    public var titel: String
    /// What it is for, as its makers say.
    public var kurztext = ""
    /// Where the catalogue is.
    public var katalog: CatalogueAddresses
    /// How many templates it has.
    public var vorlagen = 0
    /// Whom the page is for, "Stadt Bergisch Gladbach"; nil for whoever is not signed in.
    public var kommune: String?
    /// The day of the last visit, or nil.
    public var letzterBesuch: String?
    /// The day from which on news are shown, where no visit is known.
    public var seit: String?
    /// What is new since then, the youngest first.
    public var neues: [Neuigkeit] = []
    /// Proposals that wait for somebody.
    public var vorschlaege: [Offenes] = []
    /// The own variants.
    public var varianten: [Variante] = []
    /// Events to come, the next first.
    public var termine: [Termin] = []
    /// The Themenfelder.
    public var themen: [PageLink] = []
    /// Where one signs in.
    public var anmelden: WebAddress?
    /// The help.
    public var hilfe: WebAddress?
    /// Where all that is new stands.
    public var alleNeuigkeiten: WebAddress?

    /// Creates a page that has nothing yet.
    public init(titel: String, katalog: CatalogueAddresses) {
        self.titel = titel
        self.katalog = katalog
    }

    /// How many entries each list shows.
    private static let limit = (news: 12, waiting: 8, events: 5)

    /// The page as HTML. Linear in what it shows.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        return frame.page([texte.startseite, titel]) { html in
            html.element(.h1, inhalt: titel)
            if kommune == nil { introduction(&html) }
            search(&html)
            if kommune == nil { begin(&html) } else { own(&html) }
            if !termine.isEmpty { events(&html) }
            topics(&html)
        }
    }

    // MARK: Parts

    private func introduction(_ html: inout HTMLWriter) {
        html.element(.p, .style(.vorspann), text: html.texte.wasDasIst.joined(separator: " "))
        if !kurztext.isEmpty { html.element(.p, .style(.leise), inhalt: kurztext) }
    }

    private func search(_ html: inout HTMLWriter) {
        var katalog = Katalog(Katalogwahl(), katalog)
        katalog.paging = Paging(total: vorlagen)
        CatalogueForm(katalog).search(&html)
    }

    private func begin(_ html: inout HTMLWriter) {
        let texte = html.texte
        section(texte.soFangenSieAn, Anchor("anfang"), &html) { html in
            html.element(.ol, .style(.anfang)) { html in
                html.element(.li) { html in
                    html.element(.h3) { html in
                        html.element(.a, .href(katalog.address(Katalogwahl())), text: texte.vorlageFinden)
                    }
                    html.element(.p, text: texte.wieFinden(vorlagen))
                }
                html.element(.li) { html in
                    html.element(.h3, text: texte.vorlageAnsehen)
                    html.element(.p, text: texte.wieAnsehen)
                }
                html.element(.li) { html in
                    html.element(.h3) { html in
                        if let anmelden {
                            html.element(.a, .href(anmelden), text: texte.vorlageAnpassen)
                        } else {
                            html.text(texte.vorlageAnpassen)
                        }
                    }
                    html.element(.p, text: texte.wieAnpassen)
                }
            }
            if let hilfe { html.element(.p) { html in html.element(.a, .href(hilfe), text: texte.hilfeLesen) } }
        }
    }

    private func own(_ html: inout HTMLWriter) {
        html.element(.div, .style(.startspalten)) { html in
            news(&html)
            html.element(.div) { html in
                proposals(&html)
                variants(&html)
            }
        }
    }

    private func news(_ html: inout HTMLWriter) {
        let texte = html.texte
        let since = letzterBesuch.map { texte.neuSeit(texte.tag($0)) } ?? seit.map { texte.neuSeitDem(texte.tag($0)) }
        section(since ?? texte.neuigkeiten, Anchor("neues"), &html) { html in
            if neues.isEmpty {
                html.element(.p, text: texte.nichtsNeues)
            } else {
                html.element(.ul, .style(.neuigkeiten)) { html in
                    for entry in neues.prefix(Self.limit.news) {
                        html.element(.li) { html in
                            html.element(.p, .style(.leise)) { $0.day(entry.tag) }
                            html.element(.p) { html in
                                if let link = entry.link {
                                    html.element(.a, .href(link), text: entry.satz)
                                } else {
                                    html.text(entry.satz)
                                }
                            }
                        }
                    }
                }
                let more = neues.count - Self.limit.news
                if more > 0 { html.element(.p, text: texte.undWeitere(more)) }
            }
            if let alleNeuigkeiten {
                html.element(.p) { html in html.element(.a, .href(alleNeuigkeiten), text: texte.alleNeuigkeiten) }
            }
        }
    }

    private func proposals(_ html: inout HTMLWriter) {
        let texte = html.texte
        section(texte.offeneVorschlaege, Anchor("vorschlaege"), &html) { html in
            if vorschlaege.isEmpty { html.element(.p, text: texte.keineVorschlaege) }
            waiting(vorschlaege, &html)
        }
    }

    private func variants(_ html: inout HTMLWriter) {
        let texte = html.texte
        section(texte.ihreVarianten, Anchor("varianten"), &html) { html in
            if varianten.isEmpty { html.element(.p, text: texte.keineVarianten) }
            // What has something to offer comes first.
            let sorted = varianten.filter { $0.angebote > 0 } + varianten.filter { $0.angebote <= 0 }
            waiting(sorted.map { Offenes($0.link, texte.angebote($0.angebote)) }, &html)
        }
    }

    private func waiting(_ entries: [Offenes], _ html: inout HTMLWriter) {
        guard !entries.isEmpty else { return }
        html.element(.ul, .style(.nahe)) { html in
            for entry in entries.prefix(Self.limit.waiting) {
                html.element(.li) { html in
                    html.element(.a, .href(entry.link.address), inhalt: html.texte.titel(entry.link.titel))
                    html.element(.p, .style(.leise), text: entry.stand)
                }
            }
            let more = entries.count - Self.limit.waiting
            if more > 0 { html.element(.li, .style(.leise), text: html.texte.undWeitere(more)) }
        }
    }

    private func events(_ html: inout HTMLWriter) {
        section(html.texte.naechsteTermine, Anchor("termine"), &html) { html in
            html.element(.ul, .style(.neuigkeiten)) { html in
                for event in termine.prefix(Self.limit.events) {
                    html.element(.li) { html in
                        html.element(.p, .style(.leise)) { html in
                            html.day(event.tag)
                            if let uhrzeit = event.uhrzeit { html.piece { $0.text($0.texte.uhr(uhrzeit)) } }
                            if let ort = event.ort { html.piece { $0.inhalt(ort) } }
                        }
                        html.element(.p) { html in
                            html.element(.a, .href(event.link.address), inhalt: html.texte.titel(event.link.titel))
                        }
                    }
                }
            }
        }
    }

    private func topics(_ html: inout HTMLWriter) {
        guard !themen.isEmpty else { return }
        html.element(.nav, .style(.start), .labelled(by: Anchor("themen"))) { html in
            html.element(.h2, .id(Anchor("themen")), text: html.texte.themenfelder)
            html.topicList(themen)
            html.element(.p) { html in
                html.element(.a, .href(katalog.address(Katalogwahl())), text: html.texte.alleVorlagen)
            }
        }
    }

    private func section(
        _ titel: String, _ anchor: Anchor, _ html: inout HTMLWriter, content: (inout HTMLWriter) -> Void
    ) {
        html.element(.section, .style(.start), .labelled(by: anchor)) { html in
            html.element(.h2, .id(anchor), text: titel)
            content(&html)
        }
    }
}
