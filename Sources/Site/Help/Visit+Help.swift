import Journal
import Net
import Templates
import Web

// Help in plain words, and the pages that every public service has.

extension Visit {
    private var helpTrail: [PageLink] { [home, PageLink(language("Hilfe", "Help"), addresses.page("hilfe"))] }

    /// GET /hilfe
    func helpPage() -> Reply {
        let rows = HelpTopic.all.map { topic -> [Cell] in
            [.link(language(topic.title), addresses.page("hilfe", topic.word)), .text(language(topic.reader))]
        }
        return page(
            Sheet(
                language("Hilfe", "Help"), trail: [home],
                lead: language(
                    "Kurze Seiten: was Sie sehen, und was Sie tun.", "Short pages: what you see, and what you do."),
                [
                    .table(
                        language("Themen", "Topics"),
                        columns: [language("Thema", "Topic"), language("Für wen", "For whom")],
                        rows: rows),
                    .section(
                        language("Mit der Tastatur", "By keyboard"),
                        [
                            .text(
                                language(
                                    "Alles geht mit Tabulator, Eingabe und Leertaste. Der erste Sprung auf jeder Seite führt zum Inhalt.",
                                    "Everything works with tab, enter and space. The first jump on each page leads to its content."
                                ))
                        ]),
                ]), at: addresses.page("hilfe"))
    }

    /// GET /hilfe/*
    func topicPage() throws -> Reply {
        guard let topic = HelpTopic.all.first(where: { $0.word == parameter(0) }) else {
            throw HTTPError(404, "no such topic")
        }
        var blocks: [Block] = [
            .section(language("Was Sie sehen", "What you see"), [.bullets(topic.seen.map { language($0) })]),
            .section(language("Was Sie tun", "What you do"), [.bullets(topic.steps.map { language($0) })]),
        ]
        if let (words, title) = topic.place, leads(to: words) {
            let address = words.isEmpty ? addresses.home : addresses.page(words)
            blocks.append(.actions([Aktion(language(title), address, istHauptaktion: true)]))
        }
        return page(
            Sheet(language(topic.title), trail: helpTrail, lead: language(topic.reader), blocks),
            at: addresses.page("hilfe", topic.word))
    }

    /// GET /impressum
    func imprintPage() -> Reply {
        let missing = language(
            "Der Betrieb dieser Zentrale hat noch kein Impressum hinterlegt.",
            "The operators of this hub have not entered an imprint yet.")
        return page(
            Sheet(
                language("Impressum", "Imprint"), trail: [home],
                [site.host.settings.imprint.map { .markdown($0) } ?? .notice(Meldung(.hinweis, missing))]),
            at: addresses.page("impressum"))
    }

    /// GET /datenschutz
    func privacyPage() -> Reply {
        var blocks: [Block] = [
            .section(
                language("Beim Lesen", "Reading"),
                [
                    .bullets([
                        language(
                            "Wer nur liest, bekommt kein Cookie. Es gibt keine Zählung von Besuchen und keine Anfragen an andere Dienste.",
                            "Whoever only reads gets no cookie. Visits are not counted and no other service is asked."),
                        language(
                            "In den Protokollen des Programms stehen keine Adressen von Rechnern.",
                            "The program's logs have no addresses of computers."),
                    ])
                ]),
            .section(
                language("Nach der Anmeldung", "After signing in"),
                [
                    .bullets([
                        language(
                            "Ein Cookie hält die Anmeldung fest. Es endet mit dem Abmelden, nach acht Stunden ohne Benutzung und nach einer Woche in jedem Fall. Es ist technisch nötig (§ 25 Abs. 2 TDDDG).",
                            "A cookie keeps you signed in. It ends when you sign out, after eight hours without use, and after a week in any case. It is technically necessary."
                        ),
                        language(
                            "Von Ihrem Zugang sind eine Kennung, Ihre Stelle, Ihre Rollen und der Tag der letzten Benutzung gespeichert, vom Schlüssel nur ein Fingerabdruck.",
                            "Of your access an id, your organisation, your roles and the day of last use are stored, of the key a fingerprint only."
                        ),
                    ])
                ]),
            .section(
                language("Was Sie beitragen", "What you contribute"),
                [
                    .bullets([
                        language(
                            "Fassungen, Vorschläge und Beiträge nennen öffentlich die Stelle, nie eine Person.",
                            "Versions, proposals and posts name the organisation in public, never a person."),
                        language(
                            "Namen, Telefon und Mail stehen nur auf Kontaktkarten: freiwillig, befristet, für Mitglieder sichtbar.",
                            "Names, telephone and mail stand on contact cards only: voluntary, for a limited time, seen by members."
                        ),
                        language(
                            "Karten und Texte lassen sich auf Verlangen löschen, hier sofort und in jeder Kopie mit ihrem nächsten Abgleich.",
                            "Cards and texts can be erased when asked for, here at once and in every copy with its next exchange."
                        ),
                    ])
                ]),
        ]
        if let text = site.host.settings.privacy {
            blocks.append(.section(language("Angaben des Betriebs", "From the operators"), [.markdown(text)]))
        } else {
            let missing = language(
                "Der Betrieb dieser Zentrale hat noch nicht hinterlegt, wer verantwortlich ist und wie Sie die oder den Datenschutzbeauftragten erreichen.",
                "The operators of this hub have not entered yet who is the controller and how to reach the data protection officer."
            )
            blocks.append(.notice(Meldung(.hinweis, missing)))
        }
        return page(
            Sheet(language("Datenschutz", "Privacy"), trail: [home], blocks), at: addresses.page("datenschutz"))
    }

    /// GET /barrierefreiheit
    func accessibilityPage() -> Reply {
        let missing = language(
            "Der Betrieb dieser Zentrale hat noch keine Stelle hinterlegt, der Sie Barrieren melden können.",
            "The operators of this hub have not entered yet to whom you report barriers.")
        return page(
            Sheet(
                language("Erklärung zur Barrierefreiheit", "Accessibility statement"), trail: [home],
                lead: language(
                    "Diese Seiten sollen WCAG 2.1 AA und damit der BITV 2.0 entsprechen.",
                    "These pages are meant to meet WCAG 2.1 AA and thereby BITV 2.0."),
                [
                    .section(
                        language("Was geprüft wird", "What is tested"),
                        [
                            .bullets([
                                language(
                                    "Jede Art von Seite mit axe-core, hell und dunkel, 1280 und 320 Pixel breit, vor jeder Veröffentlichung.",
                                    "Each kind of page with axe-core, light and dark, 1280 and 320 pixels wide, before each release."
                                ),
                                language(
                                    "Bedienung nur mit der Tastatur, sichtbarer Fokus, Größe der Schaltflächen, kein seitliches Rollen.",
                                    "Use by keyboard alone, visible focus, size of buttons, no sideways scrolling."),
                                language(
                                    "Alles geht ohne JavaScript und ohne Farben zu unterscheiden.",
                                    "Everything works without JavaScript and without telling colours apart."),
                            ])
                        ]),
                    .section(
                        language("Was noch fehlt", "What is missing"),
                        [
                            .bullets([
                                language(
                                    "Eine Prüfung durch Menschen, die Hilfsmittel täglich benutzen, steht aus; diese Erklärung ist eine Selbstbewertung.",
                                    "A test by people who use assistive technology daily is outstanding; this statement is a self-assessment."
                                ),
                                language(
                                    "Zusammenfassungen in Leichter Sprache und Gebärdensprache gibt es nicht.",
                                    "There are no summaries in easy-to-read or sign language."),
                                language(
                                    "Inhalte von Vorlagen sind deutsch und so barrierefrei, wie ihre Stellen sie schreiben.",
                                    "Content of templates is German and as accessible as its organisations write it."),
                            ])
                        ]),
                    .section(
                        language("Barrieren melden", "Report barriers"),
                        [
                            site.host.settings.accessibility.map { .markdown($0) }
                                ?? .notice(Meldung(.hinweis, missing))
                        ]),
                ]), at: addresses.page("barrierefreiheit"))
    }
}

extension Sprache {
    /// The sentence for this language.
    fileprivate func callAsFunction(_ words: HelpTopic.Words) -> String { self(words.german, words.english) }
}
