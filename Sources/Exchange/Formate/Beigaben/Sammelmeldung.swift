import Templates

/// Counts things that are left out of many rows for one reason, so that the report says it once.
struct Sammelmeldung {
    private var anzahl: [String: Int] = [:]
    private var namen: [String: [String]] = [:]
    private var weitere: [String: Int] = [:]

    /// The most names that are told apart for one reason.
    private static let grenze = 200

    /// One more.
    mutating func zaehle(_ code: String) { anzahl[code, default: 0] += 1 }

    /// One more of something that has a name.
    mutating func zaehle(_ code: String, _ name: String) {
        let key = code + "\n" + name
        if let count = anzahl[key] {
            anzahl[key] = count + 1
        } else if (namen[code]?.count ?? 0) < Self.grenze {
            namen[code, default: []].append(name)
            anzahl[key] = 1
        } else {
            weitere[code, default: 0] += 1
        }
    }

    /// Says how often something was met, if it was.
    func melde(
        _ art: Importbericht.Art, _ code: String, in bericht: inout Importbericht, _ satz: (Int) -> Satz
    ) {
        guard let count = anzahl[code] else { return }
        bericht.melde(Importbericht.Zeile(art, code, satz(count)))
    }

    /// Says how often each thing with a name was met.
    func meldeNamen(
        _ art: Importbericht.Art, _ code: String, in bericht: inout Importbericht, _ satz: (String, Int) -> Satz
    ) {
        for name in namen[code] ?? [] {
            bericht.melde(Importbericht.Zeile(art, code, titel: name, satz(name, anzahl[code + "\n" + name] ?? 0)))
        }
        if let more = weitere[code] {
            bericht.melde(
                Importbericht.Zeile(
                    art, code, Satz("\(more)-mal Weiteres dieser Art.", "\(more) times more of this kind.")))
        }
    }
}
