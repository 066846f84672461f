import Bytes
import Journal
import Library
import Net
import Templates
import Web

// Access keys of all members.

extension Visit {
    private var keysTrail: [PageLink] {
        officeTrail + [
            PageLink(language("Zugangsschlüssel", "Access keys"), addresses.page("verwaltung", "schluessel"))
        ]
    }

    /// GET /verwaltung/schluessel
    func keysPage() throws -> Reply {
        let all = try administration().accessKeys()
        let isUnused = asked("unbenutzt") == "ja"
        let keys = isUnused ? unused(all) : all
        let paging = Paging(total: keys.count, seite: asked("seite"))
        let plain = addresses.page("verwaltung", "schluessel")
        let here = isUnused ? plain.query("unbenutzt", "ja") : plain
        let registry = try journal().registry
        let rows = keys[paging.range].map { key -> [Cell] in
            let member = registry.member(key.handle)
            let name: Cell =
                member == nil
                ? .content(key.name) : .contentLink(key.name, addresses.page("verwaltung", "mitglieder", key.handle))
            return [.code(key.id), name] + keyRow(key, addresses.page("verwaltung", "schluessel", key.id))
        }
        return page(
            office(
                language("Zugangsschlüssel", "Access keys"),
                lead: language(
                    "Die Zentrale kennt von jedem Schlüssel nur einen Fingerabdruck und den Tag der letzten Benutzung.",
                    "Of each key the hub knows a fingerprint only and the day of its last use."),
                [
                    .actions([
                        isUnused
                            ? Aktion(language("Alle zeigen", "Show all"), plain)
                            : Aktion(
                                language("Nur lange unbenutzte zeigen", "Show those long unused"),
                                plain.query("unbenutzt", "ja"))
                    ]),
                    keys.isEmpty
                        ? .text(language("Es gibt keine.", "There are none."))
                        : .table(
                            language("Zugangsschlüssel", "Access keys"),
                            columns: [language("Kurzname", "Short name"), language("Stelle", "Organisation")]
                                + keyColumns,
                            rows: rows),
                    .paging(paging) { here.query("seite", String($0)) },
                ]), at: here)
    }

    private func key() throws -> AccessKeyEntry {
        let id = parameter(0)
        guard let key = try administration().accessKeys().first(where: { $0.id == id }) else {
            throw HTTPError(404, "no such key")
        }
        return key
    }

    /// GET /verwaltung/schluessel/*
    func keyPage(_ problems: Problems = Problems()) throws -> Reply {
        let key = try key()
        let here = addresses.page("verwaltung", "schluessel", key.id)
        var form = Form(
            here, submit: language("Schlüssel zurücknehmen", "Revoke the key"), .danger,
            fields: [Field("grund", language("Grund, etwa »verloren«", "Reason, say “lost”"), limit: 200)])
        form.problems = problems.whole
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("verwaltung", "schluessel"))
        let sheet = Sheet(
            language("Schlüssel zurücknehmen", "Revoke a key"), trail: keysTrail,
            lead: language(
                "Der Schlüssel gilt danach nicht mehr, und Mitzeichnungen mit ihm zählen bei offenen Vorschlägen nicht mehr. Das lässt sich nicht zurücknehmen.",
                "The key is not valid any more then, and approvals given with it no longer count for open proposals. This cannot be undone."
            ),
            [
                .facts([
                    Fact(language("Stelle", "Organisation"), .content(key.name)),
                    Fact(language("Kennung", "Id"), .code(key.handle)),
                    Fact(language("Bezeichnung", "Label"), .content(key.label)),
                    Fact(language("Kurzname", "Short name"), .code(key.id)),
                    Fact(language("Angelegt", "Made"), .day(key.created)),
                    Fact(
                        language("Zuletzt benutzt", "Last used"),
                        key.used.map { .day($0) } ?? .text(language("noch nie", "never"))),
                ]), .form(form),
            ])
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/schluessel/*
    func revokeKey() throws -> Reply {
        let (key, input) = (try key(), try input())
        do {
            let reason = String(input.text("grund").prefix(200)).filter { !$0.isNewline }
            try administration().revokeAccessKey(key.id, reason: Text.neutral(reason), by: account())
        } catch {
            guard let sentence = sentence(error) else { throw error }
            var problems = Problems()
            problems.add(sentence)
            return try keyPage(problems)
        }
        return .seeOther(
            addresses.page("verwaltung", "schluessel"),
            Meldung(.gut, language("Der Schlüssel gilt nicht mehr.", "The key is not valid any more.")))
    }
}
