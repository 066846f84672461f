/// A few figures that say how some whole numbers are spread: how long a task really took, say, in tenths of working days.
///
/// Computed without floating point, so that every machine gets the same:
///
///     Kennzahlen([40, 10, 20, 30], mindestens: 4)    median 25.0, quartiles 17.5 and 32.5, from 10 to 40
///
/// Quartiles are those of method R-7, which is numpy's default and Excel's QUARTILE.INC: of n numbers in order, the quartile p stands at
/// place (n − 1) · p, counted from 0, and between two places on the straight line between them. Results are tenths of the unit of the
/// numbers; what lies between two tenths is rounded to the nearer one, and to the even one from the middle (25 hundredths become 2 tenths,
/// 75 hundredths 8), so that rounding does not push up what is compared.
public struct Kennzahlen: Hashable, Sendable {
    /// How many numbers there are.
    public let anzahl: Int
    /// The median, in tenths.
    public let median: Int
    /// The lower quartile, in tenths.
    public let unteresQuartil: Int
    /// The upper quartile, in tenths.
    public let oberesQuartil: Int
    /// The smallest and the greatest number, in tenths too.
    public let spanne: ClosedRange<Int>

    /// The numbers that are taken: any duration, and no figure overflows.
    public static let grenzen = -1_000_000_000_000...1_000_000_000_000

    /// Computes the figures; n log n for n numbers.
    ///
    /// - Parameters:
    ///   - werte: The numbers, in any order.
    ///   - mindestens: Fewer numbers have no figures, because too few of them would give somebody away; counts as 1 at least.
    /// - Returns: nil for too few numbers, and when one is outside `grenzen`.
    public init?(_ werte: [Int], mindestens: Int) {
        guard werte.count >= max(mindestens, 1), werte.allSatisfy(Self.grenzen.contains) else { return nil }
        let sorted = werte.sorted()
        anzahl = sorted.count
        unteresQuartil = Self.quartil(sorted, 1)
        median = Self.quartil(sorted, 2)
        oberesQuartil = Self.quartil(sorted, 3)
        spanne = (sorted[0] * 10)...(sorted[sorted.count - 1] * 10)
    }

    /// A quartile (0 to 4) of numbers in order, in tenths.
    private static func quartil(_ sorted: [Int], _ number: Int) -> Int {
        let quarters = (sorted.count - 1) * number
        let place = quarters / 4
        let rest = quarters % 4
        guard rest > 0 else { return sorted[place] * 10 }
        // Between two neighbours on quarters of the way: four times the value, which is a whole number.
        let fourfold = sorted[place] * 4 + (sorted[place + 1] - sorted[place]) * rest
        return gerundet(fourfold * 10, durch: 4)
    }

    /// A quotient rounded to the nearest whole number, from the middle to the even one.
    private static func gerundet(_ zaehler: Int, durch nenner: Int) -> Int {
        // Towards the smaller number, below zero too.
        var whole = zaehler / nenner
        if zaehler % nenner < 0 { whole -= 1 }
        let rest = zaehler - whole * nenner
        if rest * 2 > nenner || rest * 2 == nenner && whole % 2 != 0 { whole += 1 }
        return whole
    }
}
