import Journal
import Library
import Net
import Templates
import Web

// One's own access: how one has signed in, one's keys, and signing out everywhere.

extension Visit {
    /// GET /konto/anmeldung
    func ownKeysPage() throws -> Reply {
        let who = try account()
        let way =
            switch who.proof {
            case .key: language("mit einem Zugangsschlüssel", "with an access key")
            case .proxy: language("über die Anmeldung Ihrer Stelle", "by your organisation's sign-on")
            case .owner:
                language("mit dem Link des Programms auf diesem Rechner", "with the link of this computer's program")
            }
        var blocks: [Block] = [
            .facts([
                Fact(language("Stelle", "Organisation"), .content(who.organisation.name)),
                Fact(language("Kennung", "Id"), .code(who.organisation.id)),
                Fact(
                    language("Rollen", "Roles"), who.roles.sorted().map { $0.duties(language) }.joined(separator: "; ")),
                Fact(language("Angemeldet", "Signed in"), way),
            ])
        ]
        if let keys = try site.host.admissions?.accessKeys(of: who), !keys.isEmpty {
            blocks.append(
                .section(
                    language("Ihre Zugangsschlüssel", "Your access keys"),
                    [
                        .table(
                            language("Ihre Zugangsschlüssel", "Your access keys"), columns: keyColumns,
                            rows: keys.map { keyRow($0, addresses.page("konto", "anmeldung", $0.id, "entfernen")) })
                    ]))
        }
        blocks.append(
            .section(
                language("Abmelden", "Sign out"),
                [
                    .text(
                        language(
                            "Beendet Ihre Anmeldung in allen Browsern, auch auf Rechnern, an denen Sie nicht mehr sitzen.",
                            "Ends your session in all browsers, also on computers you no longer use.")),
                    .form(
                        Form(
                            addresses.page("abmelden", "ueberall"),
                            submit: language("Überall abmelden", "Sign out everywhere"), .plain)),
                ]))
        return page(
            Sheet(language("Mein Zugang", "My access"), trail: [home], blocks),
            at: addresses.page("konto", "anmeldung"))
    }

    /// The columns of a list of keys.
    var keyColumns: [String] {
        [
            language("Bezeichnung", "Label"), language("Angelegt", "Made"), language("Zuletzt benutzt", "Last used"),
            language("Zurücknehmen", "Revoke"),
        ]
    }

    /// A key in a list, with where it is taken back.
    func keyRow(_ key: AccessKeyEntry, _ address: WebAddress) -> [Cell] {
        [
            key.label.isEmpty ? .text(language("ohne Bezeichnung", "no label") + " (\(key.id))") : .content(key.label),
            .day(key.created), key.used.map { .day($0) } ?? .text(language("noch nie", "never")),
            .link(language("Zurücknehmen", "Revoke") + " \(key.id)", address),
        ]
    }

    private func ownKey() throws -> AccessKeyEntry {
        let id = parameter(0)
        guard let key = try site.host.admissions?.accessKeys(of: account()).first(where: { $0.id == id }) else {
            throw HTTPError(404, "no such key")
        }
        return key
    }

    /// GET /konto/anmeldung/*/entfernen
    func ownKeyPage() throws -> Reply {
        let key = try ownKey()
        let here = addresses.page("konto", "anmeldung", key.id, "entfernen")
        var form = Form(here, submit: language("Schlüssel zurücknehmen", "Revoke the key"), .danger)
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("konto", "anmeldung"))
        return page(
            Sheet(
                language("Schlüssel zurücknehmen", "Revoke a key"),
                trail: [home, PageLink(language("Mein Zugang", "My access"), addresses.page("konto", "anmeldung"))],
                lead: language(
                    "Der Schlüssel gilt danach nirgends mehr, und Mitzeichnungen mit ihm zählen bei offenen Vorschlägen nicht mehr. Das lässt sich nicht zurücknehmen.",
                    "The key is valid nowhere any more then, and approvals given with it no longer count for open proposals. This cannot be undone."
                ),
                [
                    .facts([
                        Fact(language("Bezeichnung", "Label"), .content(key.label)),
                        Fact(language("Kurzname", "Short name"), .code(key.id)),
                        Fact(language("Angelegt", "Made"), .day(key.created)),
                    ]), .form(form),
                ]), at: here)
    }

    /// POST /konto/anmeldung/*/entfernen
    func removeOwnKey() throws -> Reply {
        let key = try ownKey()
        try site.host.admissions?.revoke(key.id, of: account())
        return .seeOther(
            addresses.page("konto", "anmeldung"),
            Meldung(.gut, language("Der Schlüssel gilt nicht mehr.", "The key is not valid any more.")))
    }
}
