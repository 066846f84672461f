import Bytes
import Journal
import Library
import Net
import Templates
import Web

// Members: an opaque id in an organisation, with roles. Names of persons are nowhere here.

extension Visit {
    /// GET /verwaltung/mitglieder
    func membersPage() throws -> Reply {
        let registry = try journal().registry
        let words = asked("q")?.filter { !$0.isNewline } ?? ""
        let folded = Folding.fold(words)
        let search = ByteSearch(folded)
        let all = registry.currentMembers.filter { member in
            guard !words.isEmpty, let search else { return true }
            let text = Folding.fold("\(member.name) \(member.id.handle) \(member.id.ars)")
            return search.next(in: text.span) != nil
        }
        let paging = Paging(total: all.count, seite: asked("seite"))
        let here = addresses.page("verwaltung", "mitglieder")
        let found = words.isEmpty ? here : here.query("q", words)
        return page(
            office(
                language("Mitglieder", "Members"),
                lead: language(
                    "Jedes Mitglied ist eine Kennung einer Stelle. Wer dahinter steht, weiß die Stelle.",
                    "Each member is an id of an organisation, which knows who that is."),
                [
                    .actions([
                        Aktion(
                            language("Mitglied aufnehmen", "Add a member"),
                            addresses.page("verwaltung", "mitglieder", "neu"), istHauptaktion: true),
                        Aktion(language("Einladen", "Invite"), addresses.page("verwaltung", "einladungen")),
                    ]),
                    .form(
                        Form(
                            asking: here, submit: language("Suchen", "Search"),
                            hidden: addresses.language.map { [("sprache", $0.rawValue)] } ?? [],
                            fields: [
                                Field("q", language("Stelle oder Kennung", "Organisation or id"), .search, value: words)
                            ])),
                    all.isEmpty
                        ? .text(language("Niemand passt dazu.", "Nobody fits."))
                        : .entries(all[paging.range].map(entry)),
                    .paging(paging) { found.query("seite", String($0)) },
                ]), at: found)
    }

    private func entry(_ member: Registry.Member) -> Entry {
        Entry(
            member.name, addresses.page("verwaltung", "mitglieder", member.id.handle),
            [
                .code(member.id.handle),
                member.isBlocked
                    ? .badge(language("gesperrt", "blocked"), .over)
                    : .text(member.roles.sorted().map { $0.wort(language) }.joined(separator: ", ")),
            ])
    }

    /// The member that the path names. Throws HTTPError 404.
    private func member() throws -> Registry.Member {
        guard let member = try journal().registry.member(parameter(0)) else { throw HTTPError(404, "no such member") }
        return member
    }

    private func address(_ member: Registry.Member) -> WebAddress {
        addresses.page("verwaltung", "mitglieder", member.id.handle)
    }

    private var membersTrail: [PageLink] {
        officeTrail + [PageLink(language("Mitglieder", "Members"), addresses.page("verwaltung", "mitglieder"))]
    }

    /// GET /verwaltung/mitglieder/*
    func memberPage(_ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        let member = try member()
        let keys = try administration().accessKeys().filter { $0.handle == member.id.handle }
        var roles = Form(
            address(member), submit: language("Rollen speichern", "Save the roles"),
            fields: [.roles(language, member.roles)])
        if let input { roles = roles.filled(input, problems) }
        var blocks: [Block] = [
            .facts([
                Fact(language("Stelle", "Organisation"), .content(member.name)),
                Fact(language("Regionalschlüssel", "Key of the organisation"), .code(member.id.ars)),
                Fact(language("Kennung", "Id"), .code(member.id.handle)),
                Fact(
                    language("Stand", "State"),
                    member.isBlocked
                        ? .badge(language("gesperrt", "blocked"), .over) : .badge(language("aktiv", "active"), .good)),
            ]),
            .section(
                member.isBlocked ? language("Wieder zulassen", "Admit again") : language("Rollen", "Roles"),
                [.form(roles)]),
        ]
        if !keys.isEmpty {
            blocks.append(
                .section(
                    language("Zugangsschlüssel", "Access keys"),
                    [
                        .table(
                            language("Zugangsschlüssel", "Access keys"), columns: keyColumns,
                            rows: keys.map { keyRow($0, addresses.page("verwaltung", "schluessel", $0.id)) })
                    ]))
        }
        if !member.isBlocked {
            blocks.append(
                .section(
                    language("Neuer Schlüssel", "New key"),
                    [
                        .form(
                            Form(
                                addresses.page("verwaltung", "mitglieder", member.id.handle, "schluessel"),
                                submit: language("Schlüssel ausstellen", "Make a key"), .plain, fields: [labelField]))
                    ]))
            blocks.append(
                .actions([
                    Aktion(
                        language("Mitglied sperren", "Block the member"),
                        addresses.page("verwaltung", "mitglieder", member.id.handle, "sperren"))
                ]))
        }
        var sheet = Sheet(member.name, trail: membersTrail, blocks)
        sheet.isContent = true
        return problems.isEmpty ? page(sheet, at: address(member)) : again(sheet)
    }

    /// POST /verwaltung/mitglieder/*
    func changeMember() throws -> Reply {
        let (member, input) = (try member(), try input())
        var problems = Problems()
        let roles = input.roles
        if roles?.isEmpty ?? true {
            problems["rollen"] = language("Bitte wählen Sie mindestens eine Rolle.", "Please choose one role at least.")
        } else if member.id == who?.member, roles?.contains(.operator_) != true {
            problems["rollen"] = language(
                "Die Rolle Betrieb können Sie sich nicht selbst nehmen; das macht jemand anderes vom Betrieb.",
                "You cannot take the role of operator from yourself; another operator does that.")
        }
        guard let roles, problems.isEmpty else { return try memberPage(input, problems) }
        do {
            _ = try administration().setMember(
                ars: member.id.ars, name: member.name, roles: roles, handle: member.id.handle, by: account())
        } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try memberPage(input, problems)
        }
        return .seeOther(
            address(member), Meldung(.gut, language("Die Rollen sind gespeichert.", "The roles are saved.")))
    }

    /// GET /verwaltung/mitglieder/neu
    func newMemberPage(_ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        let here = addresses.page("verwaltung", "mitglieder", "neu")
        var blocks: [Block] = [.form(organisationSearch(here))]
        if let field = organisationField(input?.text("stelle")) {
            var form = Form(
                here, submit: language("Aufnehmen und Schlüssel zeigen", "Add and show the key"),
                fields: [field, .roles(language, [.contributor, .reviewer]), labelField])
            if let input { form = form.filled(input, problems) }
            blocks.append(.section(language("Aufnehmen", "Add"), [.form(form)]))
        } else if !searchedOrganisation.isEmpty {
            blocks.append(noOrganisation)
        }
        blocks.append(registerSource)
        let sheet = Sheet(
            language("Mitglied aufnehmen", "Add a member"), trail: membersTrail,
            lead: language(
                "Eine Einladung ist der bessere Weg: Dann sieht den Schlüssel nur, wer ihn benutzt.",
                "An invitation is the better way: then only its user sees the key."), blocks)
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/mitglieder/neu
    func addMember() throws -> Reply {
        let input = try input()
        var problems = Problems()
        guard let organisation = organisation(input) else { return try withoutOrganisation("neu") }
        let (roles, label) = (input.roles ?? [], input.text("bezeichnung"))
        if roles.isEmpty {
            problems["rollen"] = language("Bitte wählen Sie mindestens eine Rolle.", "Please choose one role at least.")
        }
        problems["bezeichnung"] = problem(ofLabel: label)
        guard problems.isEmpty else { return try newMemberPage(input, problems) }
        do {
            let id = try administration().setMember(
                ars: organisation.ars, name: organisation.name, roles: roles, handle: nil, by: account())
            let key = try administration().addAccessKey(to: id.handle, label: label, by: account())
            return keyOnce(key, organisation.name, addresses.page("verwaltung", "mitglieder", id.handle))
        } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try newMemberPage(input, problems)
        }
    }

    /// The search for an organisation, where a form came without one.
    func withoutOrganisation(_ word: String) throws -> Reply {
        let here =
            word == "neu"
            ? addresses.page("verwaltung", "mitglieder", "neu") : addresses.page("verwaltung", word)
        var form = organisationSearch(here)
        form.problems = [organisationMissing]
        return again(office(language("Stelle auswählen", "Choose the organisation"), [.form(form)]))
    }

    /// POST /verwaltung/mitglieder/*/schluessel
    func addMemberKey() throws -> Reply {
        let member = try member()
        let label = try input().text("bezeichnung")
        if let problem = problem(ofLabel: label) { return .seeOther(address(member), Meldung(.fehler, problem)) }
        let key = try administration().addAccessKey(to: member.id.handle, label: label, by: account())
        return keyOnce(key, member.name, address(member))
    }

    /// Shows a key that was made for somebody else, this once.
    private func keyOnce(_ key: String, _ name: String, _ back: WebAddress) -> Reply {
        let sheet = Sheet(
            language("Zugangsschlüssel", "Access key"), trail: membersTrail,
            lead: language(
                "Der Schlüssel steht nur auf dieser Seite, und nur dieses eine Mal. Geben Sie ihn auf sicherem Weg weiter, nicht per Mail.",
                "The key is on this page only, and only this once. Pass it on safely, not by mail."),
            [
                .facts([Fact(language("Stelle", "Organisation"), .content(name))]), .command(key),
                .actions([Aktion(language("Zum Mitglied", "To the member"), back)]),
            ])
        return .status(200, sheet.html(frame(at: nil)))
    }

    /// GET /verwaltung/mitglieder/*/sperren
    func blockingPage(_ problems: Problems = Problems()) throws -> Reply {
        let member = try member()
        let here = addresses.page("verwaltung", "mitglieder", member.id.handle, "sperren")
        var form = Form(here, submit: language("Jetzt sperren", "Block now"), .danger)
        form.problems = problems.whole
        form.cancel = PageLink(language("Abbrechen", "Cancel"), address(member))
        let sheet = Sheet(
            language("Mitglied sperren", "Block a member"), trail: membersTrail,
            lead: language(
                "Alle Rollen und alle Zugangsschlüssel dieses Mitglieds fallen weg. Was es beigetragen hat, bleibt.",
                "All roles and all access keys of this member fall away. What it contributed stays."),
            [
                .facts([
                    Fact(language("Stelle", "Organisation"), .content(member.name)),
                    Fact(language("Kennung", "Id"), .code(member.id.handle)),
                ]), .form(form),
            ])
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/mitglieder/*/sperren
    func blockMember() throws -> Reply {
        let member = try member()
        var problems = Problems()
        if member.id == who?.member {
            problems.add(
                language(
                    "Sich selbst können Sie nicht sperren; das macht jemand anderes vom Betrieb.",
                    "You cannot block yourself; another operator does that."))
            return try blockingPage(problems)
        }
        do { try administration().block(member.id.handle, by: account()) } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try blockingPage(problems)
        }
        return .seeOther(
            address(member), Meldung(.gut, language("Das Mitglied ist gesperrt.", "The member is blocked.")))
    }
}
