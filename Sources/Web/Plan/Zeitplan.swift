import Templates

/// When everything in a template takes place, as drawings, lists and tables show it: in dates where a plan with a first day is
/// given, else in working days from the beginning.
///
/// A node that is repeated has a row for each of its copies.
struct Zeitplan {
    /// A node, or a copy of one, in its time.
    struct Zeile {
        /// Where it stands in `Gliederung.eintraege`.
        let platz: Int
        /// What the copy stands for; empty for a node that is not repeated.
        let kopie: String
        /// How many days of the axis lie before it.
        let anfang: Int
        /// How many days of the axis have passed when it ends.
        let ende: Int
        /// By how many working days it may begin later.
        let puffer: Int
        /// Whether it determines the end.
        let kritisch: Bool
    }

    /// The first day; nil where days are counted from the beginning.
    let start: Kalendertag?
    /// The rows in the order of the tree.
    let zeilen: [Zeile]
    /// The length of the axis in days: of the calendar with a first day, else working days.
    let tage: Int
    /// The length of the project in working days.
    let arbeitstage: Int
    /// By place in the tree, the first row; nil for what fell away.
    private let erste: [Int?]

    /// The plan with dates, else the one without; nil when there is neither.
    init?(_ gliederung: Gliederung, _ ablauf: Ablauf?, _ termine: Terminplan?) {
        let count = gliederung.eintraege.count
        if let termine, let last = termine.ende {
            start = termine.anfang
            let first = termine.anfang.nummer
            zeilen = termine.zeilen.compactMap { zeile in
                guard let platz = gliederung.platz(zeile.knoten) else { return nil }
                let isMoment = zeile.istBlatt && zeile.dauer == nil
                let ende = zeile.ende.nummer - first + 1
                return Zeile(
                    platz: platz, kopie: zeile.kopie.joined(separator: ", "),
                    anfang: isMoment ? ende : zeile.anfang.nummer - first, ende: ende,
                    puffer: zeile.gesamtpuffer / 480, kritisch: zeile.kritisch)
            }
            tage = max(1, last.nummer - first + 1)
            arbeitstage = termine.arbeitstage
        } else {
            guard let ablauf else { return nil }
            start = nil
            zeilen = ablauf.spannen.enumerated().map { platz, spanne in
                Zeile(
                    platz: platz, kopie: "", anfang: spanne.anfang, ende: spanne.ende, puffer: spanne.puffer,
                    kritisch: spanne.kritisch)
            }
            tage = max(1, ablauf.arbeitstage)
            arbeitstage = ablauf.arbeitstage
        }
        var erste = [Int?](repeating: nil, count: count)
        for (number, zeile) in zeilen.enumerated() where erste[zeile.platz] == nil { erste[zeile.platz] = number }
        self.erste = erste
    }

    /// The row of a node; of a repeated one, that of its first copy.
    subscript(platz: Int) -> Zeile? { erste.indices.contains(platz) ? erste[platz].map { zeilen[$0] } : nil }

    /// The number of the row of a node.
    func nummer(_ platz: Int) -> Int? { erste.indices.contains(platz) ? erste[platz] : nil }

    // MARK: Words

    /// "Tag 4 bis 18", "Ende Tag 38", "01.03.2027 bis 19.03.2027".
    func wann(_ zeile: Zeile, _ texte: Texte) -> String {
        if zeile.anfang == zeile.ende { return wann(ende: zeile.ende, texte) }
        if zeile.ende - zeile.anfang == 1 {
            return start == nil ? texte.tag(nummer: zeile.ende) : tag(zeile.anfang, texte)
        }
        if start == nil { return texte.tage(zeile.anfang + 1, zeile.ende) }
        return texte.vonBis(tag(zeile.anfang, texte), tag(zeile.ende - 1, texte))
    }

    /// "Tag 4–18", for drawings.
    func kurz(_ zeile: Zeile, _ texte: Texte) -> String {
        if zeile.ende - zeile.anfang < 2 { return wann(zeile, texte) }
        return beginn(zeile, texte) + "–" + (start == nil ? texte.zahl(zeile.ende) : schluss(zeile, texte))
    }

    /// When something is reached.
    private func wann(ende: Int, _ texte: Texte) -> String {
        if start != nil { return tag(max(0, ende - 1), texte) }
        return ende == 0 ? texte.projektbeginn : texte.endeTag(ende)
    }

    /// The first day of a row.
    func beginn(_ zeile: Zeile, _ texte: Texte) -> String {
        if zeile.anfang == zeile.ende { return wann(ende: zeile.ende, texte) }
        return start == nil ? texte.tag(nummer: zeile.anfang + 1) : tag(zeile.anfang, texte)
    }

    /// The last day of a row.
    func schluss(_ zeile: Zeile, _ texte: Texte) -> String {
        if zeile.anfang == zeile.ende { return wann(ende: zeile.ende, texte) }
        return start == nil ? texte.tag(nummer: zeile.ende) : tag(zeile.ende - 1, texte)
    }

    /// A day of the axis, counted from 0, as a date.
    func tag(_ day: Int, _ texte: Texte) -> String {
        guard let start else { return texte.tag(nummer: day + 1) }
        return texte.tag((start + day).description)
    }
}
