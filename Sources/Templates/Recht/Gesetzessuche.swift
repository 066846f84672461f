import Bytes

/// Finds which legal bases cite a law, when the law has changed (Specs/law.md).
///
///     Gesetzessuche("OZG")        finds  § 9 OZG, OZG in der Fassung …           not  OZG-Umsetzungsgesetz, OZGÄndG
///     Gesetzessuche("EGovG NRW")  finds  § 9 Abs. 1 EGovG NRW                    not  § 6 EGovG, § 6 EGovG BW
///     Gesetzessuche("§ 2b UStG")  finds  § 2b Abs. 4 UStG, §§ 2–4 UStG, UStG     not  § 2 UStG
public struct Gesetzessuche: Sendable {
    /// The longest name that is taken, in bytes.
    public static let grenze = 300

    /// The Land whose law is meant, as the name says; nil for law of the federation and the union, and for a name that holds its Land
    /// itself (BayEGovG).
    public let land: Land?
    private let namen: [[Text]]
    private let vorschriften: Vorschriften

    /// Takes a law's name as people write it, with or without §. Nil when there is no name in it, or it is too long.
    public init?(_ name: String) {
        guard name.utf8.count <= Self.grenze else { return nil }
        let zitat = Zitat(name)
        func isName(_ place: Int) -> Bool { zitat.wort(place).map { !Vorschriften.isPart($0) } ?? false }
        let places = 0..<zitat.worte.count
        guard let start = places.first(where: isName) else { return nil }
        // A provision behind the name ends it, as in "UStG, § 2b".
        let sign = places[start...].first { zitat.worte[$0] == .zeichen } ?? places.upperBound
        var end = (start..<sign).last(where: isName).map { $0 + 1 } ?? sign
        // A single letter belongs to the name, as in SGB X.
        while end < sign, let word = zitat.wort(end), word.count == 1, !Vorschriften.istZahl(word) { end += 1 }
        var range = start..<end
        while let first = zitat.wort(range.lowerBound), Self.artikel.contains(first), range.count > 1 {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        var words = range.compactMap { zitat.wort($0) }
        var land: Land?
        if let last = words.last, words.count > 1, let named = Landname.land(last) {
            land = named
            words.removeLast()
            while let last = words.last, words.count > 1, Landname.bindeworte.contains(last) { words.removeLast() }
        }
        self.land = land
        vorschriften = Vorschriften(zitat, vor: start).und(Vorschriften(zitat, nach: end))
        let known = Self.gleiche.first { $0.contains(words) }
        namen = known ?? [words]
    }

    private static let artikel: Set<Text> = ["der", "die", "das", "des", "dem", "den"]

    // MARK: One citation

    /// Whether a legal basis cites the law, the provision that is meant included.
    public func nennt(_ grundlage: Rechtsgrundlage) -> Bool { treffer(grundlage).contains { $0 == land } }

    /// Whose law of the same name a legal basis cites, but for the one that is meant; nil is the federation's, or the union's.
    public func andere(_ grundlage: Rechtsgrundlage) -> [Land?] { treffer(grundlage).filter { $0 != land } }

    /// Of each place where the law is named: whose law it is there.
    private func treffer(_ grundlage: Rechtsgrundlage) -> [Land?] {
        let zitat = Zitat(grundlage.norm)
        let stated = grundlage.land.flatMap(Land.init(rawValue:))
        // A Land in the words counts for more than that of the record, which counts for all of them.
        let namesLand = zitat.worte.indices.contains { zitat.wort($0).flatMap(Landname.land) != nil }
        var found: [Land?] = []
        for name in namen {
            for place in zitat.stellen(name) {
                if isOther(zitat.wort(place.upperBound)) { continue }
                let (named, end) = Self.land(zitat, place.upperBound)
                let cited = Vorschriften(zitat, vor: place.lowerBound).und(Vorschriften(zitat, nach: end))
                guard vorschriften.beruehrt(cited) else { continue }
                let isOwn = name.contains { Landname.vorne($0) != nil }
                found.append(isOwn ? land : named ?? (namesLand ? nil : stated))
            }
        }
        return found
    }

    /// The Land behind a law, and where it ends.
    private static func land(_ zitat: Zitat, _ start: Int) -> (Land?, Int) {
        var place = start
        while place < start + 5, let word = zitat.wort(place) {
            if let land = Landname.land(word) { return (land, place + 1) }
            guard Landname.bindeworte.contains(word) else { break }
            place += 1
        }
        return (nil, start)
    }

    /// Whether the next word makes it the name of another law, one that changes or carries out this one: "OZG Änderungsgesetz".
    private func isOther(_ next: Text?) -> Bool {
        guard let next = next?.string else { return false }
        for beginning in [
            "aend", "aenderungs", "anpassungs", "ausfuehrungs", "durchfuehrungs", "einfuehrungs", "umsetzungs",
        ]
        where next.hasPrefix(beginning) {
            let rest = next.dropFirst(beginning.utf8.count)
            if ["g", "v", "vo", "gesetz", "verordnung"].contains(rest) { return true }
        }
        return false
    }

    /// Abbreviations with the names they stand for.
    private static let gleiche: [[[Text]]] = [
        [["bdsg"], ["bundesdatenschutzgesetz"]],
        [["bgb"], ["buergerliches", "gesetzbuch"]],
        [["bgg"], ["behindertengleichstellungsgesetz"]],
        [
            ["dsgvo"], ["datenschutzgrundverordnung"], ["vo", "eu", "2016/679"], ["verordnung", "eu", "2016/679"],
        ],
        [["egovg"], ["egovernmentgesetz"]],
        [["go"], ["gemeindeordnung"]],
        [["gwb"], ["gesetz", "gegen", "wettbewerbsbeschraenkungen"]],
        [["lpvg"], ["landespersonalvertretungsgesetz"]],
        [["ozg"], ["onlinezugangsgesetz"]],
        [["ustg"], ["umsatzsteuergesetz"]],
        [["uvgo"], ["unterschwellenvergabeordnung"]],
        [["vgv"], ["vergabeverordnung"]],
        [["vwvfg"], ["verwaltungsverfahrensgesetz"]],
        [["wregg"], ["wettbewerbsregistergesetz"]],
    ]
}
