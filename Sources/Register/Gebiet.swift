public import Templates

/// An organisation of the register: a Land, a Kreis, a Gemeindeverband or a Gemeinde.
public struct Gebiet: Sendable, Hashable {
    /// The Amtlicher Regionalschlüssel, 12 digits.
    public let ars: String
    /// What it is.
    public let art: Gebietsart
    /// The official name, as in "Bergisch Gladbach, Stadt" or "Neumarkt i.d.OPf., GKSt".
    public let name: String
    /// Inhabitants on 2024-12-31; of Verbände, Kreise and Länder the sum of their Gemeinden.
    public let einwohner: Int
    /// The postcode of a Gemeinde's administration; nil for all others.
    public let plz: String?
    /// Where a Land, Kreis or Verband has its seat; nil for Gemeinden.
    public let sitz: String?
    /// The Land it lies in, or is.
    public let land: Land
    /// The name of its Kreis, as in "Kreis Steinfurt"; nil for what belongs to none and for a Kreis itself.
    public let kreis: String?
    /// The name of its Verband, as in "Amt Landhagen"; nil for Gemeinden without one and for all others.
    public let verband: String?
    /// Whether another Gemeinde of its Kreis has the same name.
    let hasNamesake: Bool

    init?(_ line: [UInt8], kreis: String?, verband: String?) {
        let fields = Zeilen.fields(line)
        guard fields.count == 5, fields[0].count >= 13, let art = Gebietsart(letter: fields[0][12]),
            let land = Land(schluessel: fields[0])
        else { return nil }
        ars = String(fields[0].prefix(12))
        name = String(fields[3])
        einwohner = Int(String(fields[1])) ?? 0
        plz = fields[2].isEmpty ? nil : String(fields[2])
        sitz = fields[4].isEmpty ? nil : String(fields[4])
        hasNamesake = fields[0].count > 13
        (self.art, self.land, self.kreis, self.verband) = (art, land, kreis, verband)
    }

    /// The Amtlicher Gemeindeschlüssel, 8 digits; nil for what is no Gemeinde.
    public var ags: String? { art.isGemeinde ? String(ars.prefix(5) + ars.suffix(3)) : nil }

    /// The name without what it calls itself: "Bergisch Gladbach", "Neumarkt i.d.OPf.", "Steinfurt".
    public var kurzname: String { Self.kurzname(name, art) }

    /// How it is called as an organisation: "Stadt Bergisch Gladbach", "Markt Marktl", "Kreis Steinfurt", "Amt Landhagen".
    public var bezeichnung: String { Self.bezeichnung(name, art, land) }

    /// The text that tells it from every other entry: the name with Kreis and Land, and with more where that is not enough.
    ///
    ///     Neuenkirchen (Heidekreis, Niedersachsen)
    ///     Neuenkirchen (Amt Landhagen, Landkreis Vorpommern-Greifswald, Mecklenburg-Vorpommern)
    ///     Samtgemeinde Neuenkirchen (Landkreis Osnabrück, Niedersachsen)
    ///     Kreis Steinfurt (Nordrhein-Westfalen)
    public var anzeige: String {
        switch art {
        case .land: return "\(bezeichnung) (Land)"
        case .kreis: return "\(bezeichnung) (\(land.name))"
        case .kreisfreieStadt:
            return kurzname == land.name && art != .land && land != .HB
                ? "\(kurzname) (Stadtstaat)" : "\(kurzname) (kreisfreie Stadt, \(land.name))"
        default:
            var places = [kreis, land.name].compactMap { $0 }
            if art == .gemeindefrei { places.insert("gemeindefreies Gebiet", at: 0) }
            if hasNamesake, let verband { places.insert(verband, at: 0) }
            let shown = art.isVerband ? bezeichnung : hasNamesake ? namesakeName : kurzname
            return "\(shown) (\(places.joined(separator: ", ")))"
        }
    }

    /// With what it calls itself, where that is all that tells two of a name apart.
    private var namesakeName: String { name.contains(", Stadt") ? kurzname + ", Stadt" : name }
}

extension Gebiet {
    static func kurzname(_ name: String, _ art: Gebietsart) -> String {
        if art.isVerband {
            var short = name[...]
            for start in ["GVV ", "VVG der ", "VVG ", "EG "] where short.hasPrefix(start) {
                short = short.dropFirst(start.count)
            }
            for end in [" (VGem)", ", Stadt"] where short.hasSuffix(end) { short = short.dropLast(end.count) }
            return String(short)
        }
        if art == .kreis { return name.hasPrefix("Landkreis ") ? String(name.dropFirst("Landkreis ".count)) : name }
        var short = name.prefix { $0 != "," }
        while short.last == " " { short = short.dropLast() }
        return String(short)
    }

    static func bezeichnung(_ name: String, _ art: Gebietsart, _ land: Land) -> String {
        let short = kurzname(name, art)
        switch art {
        case .land:
            switch land {
            case .BY, .SN, .TH: return "Freistaat \(short)"
            case .HB: return "Freie Hansestadt \(short)"
            default: return "Land \(short)"
            }
        case .kreis:
            let known = ["kreis", "Kreis", "Region", "region"].contains { short.contains($0) }
            if known { return short }
            return (land == .SH || land == .NW ? "Kreis " : "Landkreis ") + short
        case .kreisfreieStadt, .stadt:
            // Titles of honour stay away, but those that people use as the name of the office.
            let title = name.dropFirst(short.count + 2)
            let used = [
                "Landeshauptstadt", "Hansestadt", "Freie und Hansestadt", "Hanse- und Universitätsstadt",
                "Universitäts- und Hansestadt", "Universitätsstadt", "Lutherstadt",
            ]
            if land == .BE { return "Land \(short)" }
            return (used.contains(String(title)) ? "\(title) " : "Stadt ") + short
        case .markt: return "Markt \(short)"
        case .gemeinde: return (name.hasSuffix(", Flecken") ? "Flecken " : "Gemeinde ") + short
        case .gemeindefrei: return short
        case .amt: return "Amt \(short)"
        case .samtgemeinde: return "Samtgemeinde \(short)"
        case .verbandsgemeinde: return "Verbandsgemeinde \(short)"
        case .verwaltungsgemeinschaft:
            return (name.hasPrefix("VVG der ") ? "Verwaltungsgemeinschaft der " : "Verwaltungsgemeinschaft ") + short
        case .kirchspielslandgemeinde: return "Kirchspielslandgemeinde \(short)"
        case .verwaltungsverband:
            return (name.hasPrefix("GVV ") ? "Gemeindeverwaltungsverband " : "Verwaltungsverband ") + short
        case .erfuellendeGemeinde:
            return (land == .BB ? "Mitverwaltende Gemeinde " : "Erfüllende Gemeinde ") + short
        }
    }
}
