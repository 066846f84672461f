import Bytes
import Library
import Templates
import Web

extension Visit {
    /// All that an organisation works on.
    func workList() throws -> Reply {
        let desk = try desk()
        var blocks: [Block] = []
        let variants = try desk.variants()
        if variants.isEmpty {
            blocks.append(
                .section(
                    language("Ortsvarianten", "Local variants"),
                    [
                        .text(
                            language(
                                "Sie haben noch keine. Öffnen Sie eine Vorlage und wählen Sie »Eigene Ortsvariante anlegen«: Sie beantworten einige Fragen, streichen, was Sie nicht brauchen, und bekommen Neuerungen der Vorlage weiterhin angeboten.",
                                "You have none yet. Open a template and choose “Make a local variant”: you answer a few questions, strike what you do not need, and are still offered what is new in the template."
                            )),
                        .actions([Aktion(language("Vorlagen ansehen", "Look at templates"), addresses.library)]),
                    ]))
        } else {
            blocks.append(
                .section(
                    language("Ortsvarianten", "Local variants"), [.entries(try variants.map { try entry($0, desk) })]))
        }
        let drafts = try desk.drafts()
        if !drafts.isEmpty {
            blocks.append(
                .section(
                    language("Entwürfe für Änderungsvorschläge", "Drafts of change proposals"),
                    [.entries(drafts.map { entry($0, desk) })]))
        }
        blocks.append(
            .section(
                language("Neu aus einer Datei", "New out of a file"),
                [
                    .text(
                        language(
                            "Sie haben Ihren Plan in MS Project, Excel, Trello oder einem anderen Programm? Hier wird eine Vorlage daraus. Auch was Sie ausgegeben und dort geändert haben, kommt hier zurück.",
                            "Your plan is in MS Project, Excel, Trello or another program? Here it becomes a template. What you wrote for another program and changed there comes back here, too."
                        )),
                    .actions([Aktion(language("Datei einlesen", "Read a file"), addresses.page("einlesen"))]),
                ]))
        let shelf = try desk.shelf()
        if !shelf.isEmpty {
            blocks.append(
                .section(
                    language("Abgelegt", "Put away"),
                    [
                        .table(
                            language("Was Sie abgelegt haben", "What you have put away"),
                            columns: [language("Name", "Name"), language("Zurückholen", "Bring back")],
                            rows: shelf.map { item in
                                let name = item.name.split(separator: "/").dropFirst().joined(separator: ", ")
                                var form = Form(
                                    addresses.page("werkbank", "zurueckholen"),
                                    submit: language("Zurückholen", "Bring back"), .plain,
                                    hidden: [("name", item.name)])
                                form.about = name
                                return [.content(name), .button(form)]
                            })
                    ]))
        }
        return page(
            Sheet(
                workLink.titel, trail: [PageLink(language("Bibliothek", "Library"), addresses.library)],
                lead: language(
                    "Woran \(desk.organisation.name) arbeitet. Andere sehen davon nichts, bis Sie etwas vorschlagen oder teilen.",
                    "What \(desk.organisation.name) works on. Others see none of it until you propose or share something."
                ),
                blocks), at: addresses.page("werkbank"))
    }

    private func entry(_ variant: LocalVariant, _ desk: Replica) throws -> Entry {
        let piece = try desk.workpiece(variant: variant.name)
        let title = (try? desk.mappe(of: piece).vorlage.titel) ?? variant.name
        var remarks: [Cell] = [.content(variant.name)]
        if let standing = try? desk.standing(of: variant) {
            let (offers, own) = (standing.stand.angebote.count, standing.stand.eigene.count)
            if offers > 0 {
                remarks.append(
                    .several([
                        .badge(count(offers, ("Neuerung", "Neuerungen"), ("novelty", "novelties")), .open),
                        .link(language("ansehen", "look"), address(piece, "neuerungen")),
                    ]))
            }
            remarks.append(
                .text(
                    own == 0
                        ? language("noch nichts Eigenes", "nothing of its own yet")
                        : count(own, ("eigene Änderung", "eigene Änderungen"), ("own change", "own changes"))))
        } else {
            remarks.append(.badge(language("Ursprung nicht lesbar", "source cannot be read"), .over))
        }
        let open = try desk.openItems(of: piece).count
        if open > 0 {
            remarks.append(
                .badge(count(open, ("Entscheidung nötig", "Entscheidungen nötig"), ("decision", "decisions")), .open))
        }
        return Entry(title, address(piece), remarks)
    }

    private func entry(_ draft: Workpiece, _ desk: Replica) -> Entry {
        let title = (try? desk.mappe(of: draft).vorlage.titel) ?? draft.path.slug
        let steps = (try? desk.ownVersions(of: draft, limit: 100).count) ?? 0
        return Entry(
            title, address(draft),
            [
                .text(
                    steps == 0
                        ? language("noch nichts geändert", "nothing changed yet")
                        : count(
                            steps, ("gespeicherte Änderung", "gespeicherte Änderungen"),
                            ("saved change", "saved changes")))
            ])
    }

    /// "3 Neuerungen".
    func count(_ number: Int, _ german: (String, String), _ english: (String, String)) -> String {
        "\(number) \(language(number == 1 ? german.0 : german.1, number == 1 ? english.0 : english.1))"
    }

    /// Brings back what was put away.
    func takeFromShelf() throws -> Reply {
        let name = try input().text("name")
        do {
            try desk().takeBack(from: name)
        } catch {
            guard let sentence = sentence(error) else { throw error }
            return .seeOther(workLink.address, Meldung(.fehler, sentence))
        }
        return .seeOther(workLink.address, Meldung(.gut, language("Es ist wieder da.", "It is back.")))
    }

    /// Asks before something is put away.
    func putAwayPage() throws -> Reply {
        let piece = try piece()
        let title = (try? desk().mappe(of: piece).vorlage.titel) ?? piece.name
        var form = Form(address(piece, "ablegen"), submit: language("Ablegen", "Put away"), .danger)
        form.cancel = PageLink(language("Zurück", "Back"), address(piece))
        return page(
            Sheet(
                language("Ablegen?", "Put away?"), trail: trail(piece, title),
                lead: language(
                    "»\(title)« verschwindet aus Ihrer Liste. Verloren geht nichts: Unter »Abgelegt« holen Sie es zurück.",
                    "“\(title)” leaves your list. Nothing is lost: bring it back under “Put away”."), [.form(form)]),
            at: nil)
    }

    /// Puts something away.
    func putAwayPiece() throws -> Reply {
        let piece = try piece()
        do {
            try desk().putAway(piece)
        } catch {
            guard let sentence = sentence(error) else { throw error }
            return .seeOther(address(piece), Meldung(.fehler, sentence))
        }
        return .seeOther(workLink.address, Meldung(.gut, language("Abgelegt.", "Put away.")))
    }
}
