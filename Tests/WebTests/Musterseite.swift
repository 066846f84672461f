import Templates
import Testing

@testable import Web

/// A page with every part that forms and lists are made of, for a browser to look at.
enum Musterseite {
    static func frame(_ sprache: Sprache = .de) -> PageFrame {
        var frame = Starter.frame(sprache)
        frame.konto = Konto(
            "Musterstadt, Fachstelle Organisation", links: [PageLink("Eigene Daten", Starter.address("konto"))],
            abmelden: Formularziel(Starter.address("abmelden"), [.init("schutz", "k3j9")]))
        frame.meldungen = [
            Meldung(.gut, "Der Änderungsvorschlag ist eingereicht.", link: PageLink("Ansehen", Starter.address("a"))),
            Meldung(.hinweis, "Ihre Ortsvariante ist drei Fassungen älter als die Vorlage."),
            Meldung(.fehler, "Zwei Angaben fehlen."),
        ]
        frame.fuss = [
            PageLink("Hilfe", Starter.address("hilfe")), PageLink("Neuigkeiten (Atom)", Starter.address("a.atom")),
        ]
        return frame
    }

    static func html(_ sprache: Sprache = .de) -> [UInt8] {
        frame(sprache).page(["Muster", "Starterbibliothek"], pfad: [PageLink("Start", .root)]) { html in
            html.element(.h1, inhalt: "Änderung vorschlagen")
            html.element(.p, .style(.vorspann), inhalt: "Ihr Vorschlag geht an die verantwortliche Stelle.")
            html.actions([
                Aktion("Eigene Ortsvariante anlegen", Starter.address("a"), istHauptaktion: true),
                Aktion("Frage stellen", Starter.address("b")),
                Aktion("Merken", sendet: Formularziel(Starter.address("c"), [.init("schutz", "x")])),
            ])
            form(&html)
            boxes(&html)
        }
    }

    private static func form(_ html: inout HTMLWriter) {
        html.element(.form, .style(.formular), .post, .action(Starter.address("vorschlag"))) { html in
            html.element(.div, .style(.fehlerliste), .role("alert"), .focusable(false)) { html in
                html.element(.h2, inhalt: "Eine Angabe fehlt")
                html.element(.ul) { html in
                    html.element(.li) { html in
                        html.element(.a, .href(Anchor("f-titel")), inhalt: "Geben Sie einen Titel ein")
                    }
                }
            }
            html.element(.div, .style(.feld)) { html in
                html.element(.label, .for(Anchor("f-titel")), inhalt: "Titel")
                html.element(.p, .style(.hilfe), .id(Anchor("h-titel")), inhalt: "Ein Satz, der die Änderung nennt.")
                html.element(.p, .style(.feldfehler), .id(Anchor("e-titel")), inhalt: "Geben Sie einen Titel ein")
                html.void(
                    .input, .type("text"), .id(Anchor("f-titel")), .name("titel"), .value(""), .required, .invalid,
                    .longest(200), .described(by: Anchor("h-titel"), Anchor("e-titel")))
            }
            html.element(.div, .style(.feld)) { html in
                html.element(.label, .for(Anchor("f-grund")), inhalt: "Begründung")
                html.textArea(.id(Anchor("f-grund")), .name("grund"), .rows(5), value: "\nErste Zeile\n<b>zweite</b>")
            }
            html.element(.div, .style(.feld)) { html in
                html.element(.label, .for(Anchor("f-land")), inhalt: "Land")
                html.element(.select, .id(Anchor("f-land")), .name("land")) { html in
                    html.element(.option, .value("NW"), .selected, inhalt: "Nordrhein-Westfalen")
                    html.element(.option, .value("BY"), inhalt: "Bayern")
                }
            }
            html.element(.div, .style(.feld)) { html in
                html.element(.label, .for(Anchor("f-tag")), inhalt: "Beginn")
                html.void(.input, .type("date"), .id(Anchor("f-tag")), .name("beginn"))
            }
            html.element(.fieldset, .style(.feldgruppe)) { html in
                html.element(.legend, inhalt: "Wer soll es lesen?")
                for (place, word) in ["Nur die eigene Stelle", "Alle Mitglieder"].enumerated() {
                    let anchor = Anchor.part("wahl", place)
                    html.element(.div, .style(.wahl)) { html in
                        html.void(
                            .input, .type("radio"), .id(anchor), .name("wer"), .value(word), place == 0 ? .checked : nil
                        )
                        html.element(.label, .for(anchor), inhalt: word)
                    }
                }
                html.element(.div, .style(.wahl)) { html in
                    html.void(.input, .type("checkbox"), .id(Anchor("f-ja")), .name("ja"), .value("1"))
                    html.element(.label, .for(Anchor("f-ja")), inhalt: "Auch als Beitrag im Austausch ankündigen")
                }
            }
            html.element(.div, .style(.aktionen)) { html in
                html.element(.button, .style(.knopf), .type("submit"), inhalt: "Vorschlag einreichen")
                html.element(.button, .style(.knopfGefahr), .type("submit"), .name("weg"), inhalt: "Verwerfen")
                html.element(.a, .style(.knopfNeben), .href(Starter.address("z")), inhalt: "Zurück")
            }
        }
    }

    private static func boxes(_ html: inout HTMLWriter) {
        html.element(.h2, inhalt: "Drei Werte")
        html.element(.div, .style(.werte)) { html in
            for (name, wert) in [("Vorher", "15 Arbeitstage"), ("Hier", "20 Arbeitstage"), ("Dort", "10 Arbeitstage")] {
                html.element(.div) { html in
                    html.element(.h3, inhalt: name)
                    html.element(.p, inhalt: wert)
                }
            }
        }
        html.element(.div, .style(.hinweiskasten)) { html in
            html.element(.h3, inhalt: "Bevor Sie einreichen")
            html.element(.p, inhalt: "Ein Vorschlag ist öffentlich. Schreiben Sie keine Namen hinein.")
        }
        html.element(.p) { html in
            html.element(.span, .style(.abzeichen), inhalt: "Erprobt")
            html.text(" ")
            html.element(.span, .style(.abzeichen, .gut)) { html in
                html.inhalt("Rechtlich geprüft")
                html.text(" ")
                html.element(.span, .style(.stufe), inhalt: "Stufe 3 von 3")
            }
        }
        html.element(.ul, .style(.karten)) { html in
            for name in ["Projektleitung", "Fachstelle IT", "Personalrat"] {
                html.element(.li, .style(.karte)) { html in
                    html.element(.h3, inhalt: name)
                    html.element(.p, inhalt: "Eine Karte sagt wenig, das aber genau.")
                }
            }
        }
        html.element(.ol) { html in
            html.element(.li, .style(.beitrag)) { html in
                html.element(.p, .style(.angaben)) { html in
                    html.day("2026-11-20")
                    html.separator()
                    html.inhalt("Musterstadt")
                }
                html.element(.p, inhalt: "Wie lange hat die Freigabe bei Ihnen gedauert?")
                html.element(.ol) { html in
                    html.element(.li, .style(.beitrag)) { html in html.element(.p, inhalt: "Drei Wochen.") }
                }
            }
        }
        html.element(.p) { html in
            html.inhalt("Dauer: ")
            html.element(.del, inhalt: "15 Arbeitstage")
            html.text(" ")
            html.element(.ins, inhalt: "20 Arbeitstage")
        }
    }
}

@Suite("The frame and the forms")
struct FormStyleTests {
    @Test("the head has the rooms and the account, signing out is a form, notices come before the heading")
    func frame() throws {
        let page = try StrictHTML.parse(Musterseite.html())
        #expect(PageRules.problems(page) == [])
        let navs = page.all("nav").compactMap { $0.attributes["aria-label"] }
        #expect(navs.prefix(2) == ["Konto und Sprache", "Hauptnavigation"])
        let out = try #require(page.first("header")?.first("form"))
        #expect(out.attributes["method"] == "post" && out.attributes["action"] == "/abmelden")
        #expect(out.first("input")?.attributes["value"] == "k3j9" && out.first("button")?.content == "Abmelden")
        let main = try #require(page.first("main"))
        let notices = main.all("p").filter { $0.attributes["class"]?.hasPrefix("meldung ") == true }
        #expect(notices.map { $0.attributes["role"] } == ["status", "status", "alert"])
        #expect(notices.last?.content == "Fehler: Zwei Angaben fehlen.")
        let order = main.all.map(\.tag)
        #expect(
            try #require(order.firstIndex(of: "strong")) < (try #require(order.firstIndex(of: "h1"))))
        #expect(
            page.first("footer")?.all("a").map(\.content) == [
                "Hilfe", "Neuigkeiten (Atom)", "Impressum", "Datenschutz", "Barrierefreiheit",
            ])
    }

    @Test("a field of several lines keeps its first line break and is text")
    func textArea() throws {
        let area = try #require(try StrictHTML.parse(Musterseite.html()).first("textarea"))
        // The parser of a browser swallows the first of the two.
        #expect(area.content == "\n\nErste Zeile\n<b>zweite</b>")
    }
}
