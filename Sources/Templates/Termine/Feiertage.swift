/// A Land of the federation, by its letters in ISO 3166-2:DE.
public enum Land: String, Sendable, CaseIterable, Hashable {
    // The sixteen, in the order of their letters.
    case BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH

    /// The Länder in the order of their numbers in official keys, 01 to 16.
    public static let nachNummer: [Land] = [
        .SH, .HH, .NI, .HB, .NW, .HE, .RP, .BW, .BY, .SL, .BE, .BB, .MV, .SN, .ST, .TH,
    ]

    /// The Land whose number an official key begins with: two digits, "05" for Nordrhein-Westfalen; nil for any other beginning.
    public init?(schluessel: some Collection<UInt8>) {
        let digits = schluessel.prefix(2).map { Int($0) - 0x30 }
        guard digits.count == 2, digits.allSatisfy((0...9).contains) else { return nil }
        let number = digits[0] * 10 + digits[1]
        guard 1...16 ~= number else { return nil }
        self = Self.nachNummer[number - 1]
    }

    /// The Land as people call it.
    public var name: String {
        switch self {
        case .BB: "Brandenburg"
        case .BE: "Berlin"
        case .BW: "Baden-Württemberg"
        case .BY: "Bayern"
        case .HB: "Bremen"
        case .HE: "Hessen"
        case .HH: "Hamburg"
        case .MV: "Mecklenburg-Vorpommern"
        case .NI: "Niedersachsen"
        case .NW: "Nordrhein-Westfalen"
        case .RP: "Rheinland-Pfalz"
        case .SH: "Schleswig-Holstein"
        case .SL: "Saarland"
        case .SN: "Sachsen"
        case .ST: "Sachsen-Anhalt"
        case .TH: "Thüringen"
        }
    }
}

/// A public holiday of some communes of a Land only; they say themselves whether it is one of theirs.
public enum Ortsfeiertag: String, Sendable, CaseIterable, Hashable {
    /// Mariä Himmelfahrt, 15 August: in Bavaria where more Catholics than Protestants live.
    case mariaeHimmelfahrt = "mariae-himmelfahrt"
    /// Fronleichnam: in Saxony and Thuringia in the communes that a regulation names.
    case fronleichnam
    /// Augsburger Friedensfest, 8 August: in the city of Augsburg.
    case friedensfest

    /// The Länder in which some communes have it.
    public var laender: Set<Land> {
        switch self {
        case .mariaeHimmelfahrt, .friedensfest: [.BY]
        case .fronleichnam: [.SN, .TH]
        }
    }

    /// What it is called.
    public var titel: String {
        switch self {
        case .mariaeHimmelfahrt: Feiertag.Name.mariaeHimmelfahrt.rawValue
        case .fronleichnam: Feiertag.Name.fronleichnam.rawValue
        case .friedensfest: Feiertag.Name.friedensfest.rawValue
        }
    }
}

/// A public holiday on its day.
public struct Feiertag: Hashable, Sendable {
    /// The holidays by name.
    public enum Name: String, Sendable, CaseIterable {
        // In the order of the year; the raw value is what is shown.
        case neujahr = "Neujahr"
        case heiligeDreiKoenige = "Heilige Drei Könige"
        case frauentag = "Internationaler Frauentag"
        case karfreitag = "Karfreitag"
        case ostersonntag = "Ostersonntag"
        case ostermontag = "Ostermontag"
        case ersterMai = "Erster Mai"
        case befreiung = "Tag der Befreiung"
        case himmelfahrt = "Christi Himmelfahrt"
        case pfingstsonntag = "Pfingstsonntag"
        case pfingstmontag = "Pfingstmontag"
        case fronleichnam = "Fronleichnam"
        case aufstand = "Jahrestag des Aufstandes vom 17. Juni 1953"
        case friedensfest = "Augsburger Friedensfest"
        case mariaeHimmelfahrt = "Mariä Himmelfahrt"
        case weltkindertag = "Weltkindertag"
        case einheit = "Tag der Deutschen Einheit"
        case reformationstag = "Reformationstag"
        case allerheiligen = "Allerheiligen"
        case bussUndBettag = "Buß- und Bettag"
        case weihnachten1 = "Erster Weihnachtstag"
        case weihnachten2 = "Zweiter Weihnachtstag"
    }

    /// What it is.
    public let name: Name
    /// When it is.
    public let tag: Kalendertag
}

/// The public holidays of a Land by the laws that hold in each year (Specs/plan.md names them).
public enum Feiertage {
    /// The years that are computed. Before 2000 other laws held in places; what will hold in later years is assumed to be what holds now.
    public static let jahre = 2000...2499

    /// The holidays of a year in the order of their days; none for a year outside `jahre`.
    ///
    /// Without `orte` only those of the whole Land; one of another Land changes nothing.
    public static func des(_ jahr: Int, _ land: Land, orte: Set<Ortsfeiertag> = []) -> [Feiertag] {
        guard jahre.contains(jahr) else { return [] }
        let easter = ostern(jahr)
        return Feiertag.Name.allCases.compactMap { name in
            gilt(name, jahr, land, orte) ? Feiertag(name: name, tag: tag(name, jahr, easter)) : nil
        }.sorted { $0.tag < $1.tag }
    }

    /// Easter Sunday of the Gregorian calendar (Gauß, with the two exceptions of 1816).
    public static func ostern(_ jahr: Int) -> Kalendertag {
        let century = jahr / 100
        let moon = (15 + (3 * century + 3) / 4 - (8 * century + 13) / 25) % 30
        let sun = 2 - (3 * century + 3) / 4
        let golden = jahr % 19
        let seed = (19 * golden + moon) % 30
        // The full moon of spring never falls later than 18 April twice in a cycle of 19 years.
        let correction = (seed + golden / 11) / 29
        let limit = 21 + seed - correction
        let firstSunday = 7 - ((jahr + jahr / 4 + sun) % 7 + 7) % 7
        let distance = 7 - ((limit - firstSunday) % 7 + 7) % 7
        // As a day of March, which may lie in April.
        return Kalendertag(unchecked: jahr, 3, 1) + (limit + distance - 1)
    }

    /// Whether a holiday is one in a Land and year.
    private static func gilt(_ name: Feiertag.Name, _ jahr: Int, _ land: Land, _ orte: Set<Ortsfeiertag>) -> Bool {
        switch name {
        case .neujahr, .karfreitag, .ostermontag, .ersterMai, .himmelfahrt, .pfingstmontag, .einheit, .weihnachten1,
            .weihnachten2:
            return true
        case .heiligeDreiKoenige: return [.BW, .BY, .ST].contains(land)
        case .frauentag: return land == .BE && jahr >= 2019 || land == .MV && jahr >= 2023
        case .ostersonntag, .pfingstsonntag: return land == .BB
        case .befreiung: return land == .BE && (jahr == 2020 || jahr == 2025)
        case .aufstand: return land == .BE && jahr == 2028
        case .fronleichnam:
            return [.BW, .BY, .HE, .NW, .RP, .SL].contains(land)
                || [.SN, .TH].contains(land) && orte.contains(.fronleichnam)
        case .friedensfest: return land == .BY && orte.contains(.friedensfest)
        case .mariaeHimmelfahrt: return land == .SL || land == .BY && orte.contains(.mariaeHimmelfahrt)
        case .weltkindertag: return land == .TH && jahr >= 2019
        case .reformationstag:
            return jahr == 2017 || [.BB, .MV, .SN, .ST, .TH].contains(land)
                || jahr >= 2018 && [.HB, .HH, .NI, .SH].contains(land)
        case .allerheiligen: return [.BW, .BY, .NW, .RP, .SL].contains(land)
        case .bussUndBettag: return land == .SN
        }
    }

    private static func tag(_ name: Feiertag.Name, _ jahr: Int, _ easter: Kalendertag) -> Kalendertag {
        func fixed(_ month: Int, _ day: Int) -> Kalendertag { Kalendertag(unchecked: jahr, month, day) }
        switch name {
        case .neujahr: return fixed(1, 1)
        case .heiligeDreiKoenige: return fixed(1, 6)
        case .frauentag: return fixed(3, 8)
        case .karfreitag: return easter + -2
        case .ostersonntag: return easter
        case .ostermontag: return easter + 1
        case .ersterMai: return fixed(5, 1)
        case .befreiung: return fixed(5, 8)
        case .himmelfahrt: return easter + 39
        case .pfingstsonntag: return easter + 49
        case .pfingstmontag: return easter + 50
        case .fronleichnam: return easter + 60
        case .aufstand: return fixed(6, 17)
        case .friedensfest: return fixed(8, 8)
        case .mariaeHimmelfahrt: return fixed(8, 15)
        case .weltkindertag: return fixed(9, 20)
        case .einheit: return fixed(10, 3)
        case .reformationstag: return fixed(10, 31)
        case .allerheiligen: return fixed(11, 1)
        case .bussUndBettag:
            // The Wednesday before 23 November.
            let last = fixed(11, 22)
            return last + -((last.wochentag + 4) % 7)
        case .weihnachten1: return fixed(12, 25)
        case .weihnachten2: return fixed(12, 26)
        }
    }
}
