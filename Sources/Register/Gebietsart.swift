/// What an entry of the register is, by the text keys of the official register (Satzart and Textkennzeichen).
public enum Gebietsart: String, Sendable, CaseIterable, Hashable {
    /// A Land; Berlin and Hamburg are `kreisfreieStadt`, because they are both under one key.
    case land
    /// A Kreis, Landkreis or Regionalverband (40 43, 44, 45).
    case kreis
    /// A Stadt that belongs to no Kreis (60 61, 62).
    case kreisfreieStadt = "kreisfreie-stadt"
    /// A Stadt in a Kreis, also a Große Kreisstadt (60 63, 67).
    case stadt
    /// A Markt in Bavaria (60 60).
    case markt
    /// A Gemeinde (60 64).
    case gemeinde
    /// An area of no Gemeinde, mostly without people (60 65, 66).
    case gemeindefrei
    /// An Amt (50 51).
    case amt
    /// A Samtgemeinde (50 52).
    case samtgemeinde
    /// A Verbandsgemeinde (50 53).
    case verbandsgemeinde
    /// A Verwaltungsgemeinschaft, also one by agreement (50 54).
    case verwaltungsgemeinschaft
    /// A Kirchspielslandgemeinde (50 55).
    case kirchspielslandgemeinde
    /// A Verwaltungsverband or Gemeindeverwaltungsverband (50 56).
    case verwaltungsverband
    /// Gemeinden administered by one of them (50 58).
    case erfuellendeGemeinde = "erfuellende-gemeinde"

    /// By the letter that make.py writes.
    init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "L"): self = .land
        case UInt8(ascii: "K"): self = .kreis
        case UInt8(ascii: "F"): self = .kreisfreieStadt
        case UInt8(ascii: "S"): self = .stadt
        case UInt8(ascii: "M"): self = .markt
        case UInt8(ascii: "G"): self = .gemeinde
        case UInt8(ascii: "U"): self = .gemeindefrei
        case UInt8(ascii: "A"): self = .amt
        case UInt8(ascii: "B"): self = .samtgemeinde
        case UInt8(ascii: "V"): self = .verbandsgemeinde
        case UInt8(ascii: "W"): self = .verwaltungsgemeinschaft
        case UInt8(ascii: "N"): self = .kirchspielslandgemeinde
        case UInt8(ascii: "X"): self = .verwaltungsverband
        case UInt8(ascii: "E"): self = .erfuellendeGemeinde
        default: return nil
        }
    }

    /// Whether it is a Gemeinde or an area that counts as one: Satzart 60.
    public var isGemeinde: Bool {
        switch self {
        case .kreisfreieStadt, .stadt, .markt, .gemeinde, .gemeindefrei: true
        default: false
        }
    }

    /// Whether it is a Gemeindeverband: Satzart 50.
    public var isVerband: Bool { !isGemeinde && self != .land && self != .kreis }
}
