public import Templates

/// How long a step really took in projects that reported it, as figures: in tenths of working days.
public struct IstDauern: Hashable, Sendable {
    /// How many projects reported.
    public var anzahl: Int
    /// The median.
    public var median: Int
    /// The lower quartile.
    public var unteresQuartil: Int
    /// The upper quartile.
    public var oberesQuartil: Int
    /// The shortest and the longest; nil when they are not to be shown.
    public var spanne: ClosedRange<Int>?

    /// Names the figures.
    public init(anzahl: Int, median: Int, unteresQuartil: Int, oberesQuartil: Int, spanne: ClosedRange<Int>? = nil) {
        self.anzahl = anzahl
        self.median = median
        self.unteresQuartil = unteresQuartil
        self.oberesQuartil = oberesQuartil
        self.spanne = spanne
    }

    /// Takes figures as they are computed.
    public init(_ zahlen: Kennzahlen) {
        self.init(
            anzahl: zahlen.anzahl, median: zahlen.median, unteresQuartil: zahlen.unteresQuartil,
            oberesQuartil: zahlen.oberesQuartil, spanne: zahlen.spanne)
    }
}
