import Templates

extension MSProjectBau {

    mutating func verknuepfe(_ zeile: Int) {
        let vorgang = leser.vorgaenge[roh[zeile]]
        for link in vorgang.verknuepfungen {
            guard !link.istFremd else {
                meldeLink(
                    "link-external", vorgang, "Ein Vorgänger steht in einem anderen Projekt.",
                    "A predecessor is in another project.")
                continue
            }
            guard let uid = link.von, let von = zeilen[uid] else {
                let known = link.von.map { ohneZeile.contains($0) } ?? false
                meldeLink(
                    known ? "link-external" : "predecessor-unknown", vorgang,
                    known
                        ? "Ein Vorgänger ist der Projektsammelvorgang oder ein Vorgang eines anderen Projekts."
                        : "Ein Vorgänger steht nicht in der Datei.",
                    known
                        ? "A predecessor is the summary of the project or a task of another one."
                        : "A predecessor is not in the file.")
                continue
            }
            let art: Anordnung.Art? =
                switch link.art {
                case 0: .endeEnde
                case 1: .endeAnfang
                case 2: .anfangEnde
                case 3: .anfangAnfang
                default: nil
                }
            guard let art else {
                meldeLink(
                    "link-type", vorgang, "Die Art einer Abhängigkeit ist keine der vier, die es gibt.",
                    "The kind of a dependency is none of the four there are.")
                continue
            }
            let shown = verzug(link, vorgang)
            let lag = beigaben[zeile]?.verzug(plan.vorgaenge[von].id, shown) ?? shown
            plan.vorgaenge[zeile].vorgaenger.append(Fremdanordnung(von: von, Anordnung(art, verzug: lag)))
        }
    }

    mutating func verzug(_ link: MSProjectVorgang.Verknuepfung, _ vorgang: MSProjectVorgang) -> Verzug? {
        if link.zehntel == 0 { return nil }
        if MSProjectZeit.istProzent(link.format) {
            meldeLink(
                "lag-percent", vorgang,
                "Ein Abstand von \(link.zehntel) % der Dauer des Vorgängers bleibt draußen; die Abhängigkeit bleibt.",
                "A distance of \(link.zehntel) % of the predecessor's duration stays out; the dependency stays.")
            return nil
        }
        switch zeit.verzug(zehntel: link.zehntel, format: link.format) {
        case .genau(let lag): return lag
        case .gerundet(let lag):
            meldeRundung(
                "lag-rounded", vorgang, "Ein Abstand", "A distance", "\(lag.wert) \(lag.einheit.wort(lag.wert, .de))",
                "\(lag.wert) \(lag.einheit.wort(lag.wert, .en))")
            return lag
        case .gekuerzt(let lag):
            meldeRundung(
                "lag-cut", vorgang, "Ein Abstand", "A distance", "\(lag.wert) \(lag.einheit.wort(lag.wert, .de))",
                "\(lag.wert) \(lag.einheit.wort(lag.wert, .en))")
            return lag
        }
    }

    mutating func meldeLink(_ code: String, _ vorgang: MSProjectVorgang, _ de: String, _ en: String) {
        plan.bericht.melde(.init(.ausgelassen, code, ort: ort(vorgang), titel: vorgang.name, Satz(de, en)))
    }
}
