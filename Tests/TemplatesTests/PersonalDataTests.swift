import Bytes
import Templates
import Testing

@Suite("Persons do not belong in a template")
struct PersonalDataTests {
    private func found(_ text: String) -> [String] {
        var mappe = Muster.mappe
        mappe.texte["README.md"] = text
        return mappe.check().filter { $0.file == "README.md" }.map { "\($0.code.rawValue): \($0.values[0])" }
    }

    @Test(
        "telephone numbers are found in every German spelling",
        arguments: [
            "02202 14-0", "02202/140", "(02202) 14-2345", "0 22 02 / 14 00", "+49 2202 14-0", "+49 (0)2202 14-0",
            "+49-2202-140",
            "+49.2202.140", "0049 2202 140", "+41 44 123 45 67", "0800 1234567", "0800/000 0000", "030 123456",
            "0171 1234567",
            "0171/123 45 67", "01711234567", "022021400", "089-1234567", "02202\u{A0}14\u{2011}0", "02202 – 14 00",
        ])
    func phones(_ number: String) {
        let plain = number.replacing("\u{A0}", with: " ").replacing("\u{2011}", with: "-").replacing("–", with: "-")
        for text in [
            number, "Fragen an \(number).", "Kontakt: \(number), Zimmer 3", "Tel.: \(number)\n", "**\(number)**",
        ] {
            #expect(found(text) == ["phone: \(plain)"], "\(text)")
        }
    }

    @Test(
        "after a word for telephone any number is one",
        arguments: [
            ("Telefon 14 00 12", "14 00 12"), ("Tel.: 14001", "14001"), ("Fax 2202-1401", "2202-1401"),
            ("Durchwahl 140", "140"),
            ("MOBIL: 171 1234567", "171 1234567"), ("Tel.-Nr. 14001", "14001"),
            ("Rufnummer: +49 2202 140", "+49 2202 140"),
        ])
    func words(_ text: String, _ number: String) {
        #expect(found(text) == ["phone: \(number)"])
    }

    @Test(
        "what only looks like a telephone number is left alone",
        arguments: [
            "35 000 Altakten", "§ 72 Abs. 3 LPVG NRW", "§ 75 Abs. 4 Nr. 11", "99050035001000", "99 050 035 001 000",
            "053780004004", "05378004", "000000000000", "01.02.2026", "2026-01-02", "01.01.2026–31.12.2027", "02/2026",
            "08:30-12:00 Uhr",
            "216.000 €", "5.404.000 €", "0,5 Stellen", "BSI TR-03138", "TR 03183-2", "EN 301 549",
            "VO (EU) 2025/2150–2152",
            "PL 11 K 499/17", "01067 Dresden", "04109 Leipzig, 12 Ämter", "6.2+60", "+20 Arbeitstage",
            "Az. 11/0815-2026", "Version 0.10.1",
            "115 anrufen", "Telefon 115", "Telefonliste 2026", "Mobilfunk 20261", "0 bis 100", "1 000 000",
            "https://x.de/a_0202214000.html",
            "ISBN 978-3-16-148410-0", "DE02 1200 0000 0000 2020 51", "10 Kalendertage", "Anlage 0001",
            "§ 0221 4711 gibt es nicht"
                .replacing("§ 0221 4711", with: "§0221 4711"), "WCAG 2.1 AA", "110 und 112", "Tel. siehe Kontaktkarte",
        ])
    func notPhones(_ text: String) {
        #expect(found(text) == [])
    }

    @Test(
        "e-mail addresses are found, reserved ones are nobody's",
        arguments: [
            ("Fragen an erika.muster@stadt.de, gern.", ["email: erika.muster@stadt.de"]),
            ("<mailto:e-akte+x@post.kreis-b.de>", ["email: e-akte+x@post.kreis-b.de"]),
            ("müller@köln.de.", ["email: müller@köln.de"]),
            ("a@b.de und c@d.org", ["email: a@b.de", "email: c@d.org"]),
            ("name@example.org, x@stadt.example, k@0.allmende.invalid", []),
            ("@ und a@ und @b.de und a@b und 5 @ 3", []),
            ("a@b..de a@b.d1", []),
        ])
    func emails(_ text: String, _ expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test(
        "a name after Frau or Herr is worth a note",
        arguments: [
            ("Frau Müller weiß Bescheid", true), ("bei Herrn Dr. Öztürk", true), ("Frau und Mann", false),
            ("Bauherr Stadt", false), ("Herr", false),
        ])
    func names(_ text: String, _ isName: Bool) {
        #expect(found(text).contains { $0.hasPrefix("person: ") } == isName)
    }

    @Test("a text full of addresses and numbers takes no longer than one walk", .timeLimit(.minutes(60)))
    func hostile() {
        for piece in [
            "a@b.de\n", "02202 14-0\n", "Frau Holle\n", "(vorlage:", "0 0 0 0 0 ", "+1+1+1", "@@@@", "Tel Tel ",
        ] {
            var mappe = Muster.mappe
            mappe.texte["README.md"] = String(repeating: piece, count: 10_000)
            #expect(mappe.check(Umfeld(vorlagen: [])).count <= 300)
        }
    }

    @Test("every text of a template is looked at, with its place")
    func everywhere() {
        var mappe = Muster.mappe
        mappe.vorlage.kurztext = "x@y.de"
        mappe.vorlage.kontakte[id("kkkkkkkkk1")]?.funktion = "Amt, 02202 14-0"
        mappe.struktur.rollen[id("rrrrrrrrr1")]?.titel = "a@b.de"
        mappe.struktur.parameter[id("weg")]?.werte["kauf"] = "c@d.de"
        mappe.struktur.knoten[id("aufgabe001")]?.titel = "e@f.de"
        mappe.struktur.knoten[id("aufgabe001")]?.hinweis = "Zeile\ng@h.de"
        mappe.struktur.knoten[id("aufgabe001")]?.ergebnisse[id("eeeeeeeee1")] = "i@j.de"
        mappe.struktur.knoten[id("aufgabe001")]?.fremdids["trello"] = "k@l.de 0171 1234567"
        mappe.struktur.knoten[id("aufgabe001")]?.unbekannt["neu"] = JSONFragment { $0.string("m@n.de") }
        mappe.texte["erfahrungen/stadt.md"] = "eins\nzwei o@p.de"
        let findings = mappe.check().filter { $0.code == .email || $0.code == .phone }
        #expect(findings.count == 10)
        let text = findings.first { $0.file == "erfahrungen/stadt.md" }
        #expect(text?.line == 2 && text?.severity == .fehler)
        #expect(
            findings.contains { $0.element == id("aufgabe001") && $0.field == "hinweis" && $0.values == ["g@h.de"] })
    }
}
