import Bytes
import Register
import Templates

extension Command {
    static let register = Command(
        "register", .start, "sucht den Schlüssel einer Stelle", "searches for the key of an organisation",
        arguments: Words("WÖRTER|SCHLÜSSEL", "WORDS|KEY"), count: 1...40,
        options: [
            Option(
                "limit", letter: "n", value: Words("ZAHL", "NUMBER"), "höchstens so viele (20)", "at most so many (20)"),
            .json,
        ],
        details: Words(
            """
            Alle Gemeinden, Gemeindeverbände, Kreise und Länder mit ihrem Amtlichen Regionalschlüssel (12 Ziffern),
            ohne Netz. Wörter gelten von ihrem Anfang an; Kreis, Verband und Land grenzen ein, auch als NW oder MV.
            Ein Schlüssel mit 12 oder 8 Ziffern oder eine Postleitzahl geht auch. Bei einem Schlüssel, der seit 2009
            erloschen ist, steht da, was aus ihm wurde.

            Quelle: © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis-Informationssystem GV-ISys,
            Stand 31.08.2025 (Specs/register.md).
            """,
            """
            All Gemeinden, Gemeindeverbände, Kreise and Länder with their Amtlicher Regionalschlüssel (12 digits),
            without a network. Words fit by their beginnings; Kreis, Verband and Land narrow the search, also as NW
            or MV. A key of 12 or 8 digits or a postcode will do too. Of a key that died since 2009 it says what
            became of it.

            Source: © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis-Informationssystem GV-ISys,
            as of 2025-08-31 (Specs/register.md).
            """),
        examples: [
            ("allmende register bergisch gladbach", Words("eine Stadt", "a Stadt")),
            ("allmende register neuenkirchen rügen", Words("eine von elf dieses Namens", "one of eleven of that name")),
            ("allmende register kreis steinfurt", Words("ein Kreis", "a Kreis")),
            ("allmende register 160560000000", Words("was aus Eisenach wurde", "what became of Eisenach")),
        ]
    ) { context in
        let words = context.line.words.joined(separator: " ")
        let limit = try number(context, "limit", 20)
        let asked = Register.resolve(words.filter { !$0.isWhitespace })
        var dead: Erloschen?
        if case .dead(let found) = asked { dead = found }
        let hits = Register.search(words, limit: limit + 1)
        if context.isJSON {
            try context.json("register") { json in
                json.member("woerter", words)
                json.member("stand", Register.stand.description)
                json.member("quelle", Register.quelle)
                json.name("erloschen")
                if let dead { json.erloschen(dead) } else { json.null() }
                json.list("treffer", hits.prefix(limit)) { $0.gebiet($1) }
            }
            return .done
        }
        if let dead {
            try context.console.line(dead.satz(context.language))
            try context.print("Heute:", "Today:")
        }
        if asked == .unknown {
            try context.print(
                "Diesen Schlüssel kennt das Register nicht (Stand \(Register.stand.german); erloschene seit 2009).",
                "The register does not know this key (as of \(Register.stand); keys that died since 2009).")
        } else if hits.isEmpty {
            let shown = Text.shown(words)
            try context.print(
                "Nichts gefunden zu »\(shown)«. Weniger oder kürzere Wörter finden mehr.",
                "Nothing found for “\(shown)”. Fewer or shorter words find more.")
        }
        for hit in hits.prefix(limit) { try context.console.line("\(hit.ars)  \(hit.anzeige)") }
        if hits.count > limit {
            try context.print(
                "… und weitere. Kreis oder Land dazu grenzt ein; --limit zeigt mehr.",
                "… and more. Kreis or Land in addition narrows it; --limit shows more.")
        }
        return .done
    }
}

extension JSONWriter {
    /// An entry of the register.
    fileprivate mutating func gebiet(_ entry: Gebiet) {
        object { json in
            json.member("stelle", entry.ars)
            json.member("ags", entry.ags)
            json.member("name", entry.name)
            json.member("bezeichnung", entry.bezeichnung)
            json.member("anzeige", entry.anzeige)
            json.member("art", entry.art.rawValue)
            json.member("land", entry.land.rawValue)
            json.member("kreis", entry.kreis)
            json.member("verband", entry.verband)
            json.member("einwohner", entry.einwohner)
            json.member("plz", entry.plz)
            json.member("sitz", entry.sitz)
        }
    }

    /// A key that died.
    fileprivate mutating func erloschen(_ dead: Erloschen) {
        object { json in
            json.member("stelle", dead.ars)
            json.member("name", dead.name)
            json.member("tag", dead.tag.description)
            json.member("art", dead.art.rawValue)
            json.list("nachfolger", dead.nachfolger) { $0.string($1) }
            json.member("quelle", "Destatis, Gebietsänderungen \(dead.quelle)")
        }
    }
}
