import Templates

/// Counts things that are left out of many rows for one reason, so that the report says it once.
struct Sammelmeldung {
    private var anzahl: [String: Int] = [:]
    private var namen: [String: [String]] = [:]

    /// One more.
    mutating func zaehle(_ code: String) { anzahl[code, default: 0] += 1 }

    /// One more of something that has a name.
    mutating func zaehle(_ code: String, _ name: String) {
        if anzahl[code + "\n" + name] == nil, (namen[code]?.count ?? 0) < 200 { namen[code, default: []].append(name) }
        anzahl[code + "\n" + name, default: 0] += 1
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
    }
}
