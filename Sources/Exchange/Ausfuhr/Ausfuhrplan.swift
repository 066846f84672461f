public import Templates

/// What a writer of a format gets: a template with its questions answered or left open, and its dates where they were asked for.
public struct Ausfuhrplan: Sendable {
    /// The template as it is written: what fell away by an answer is not in it, what is repeated is there for each entry.
    public let mappe: Vorlagenmappe
    /// Its tree.
    public let gliederung: Gliederung
    /// What it was made from.
    public let marke: Ausfuhrmarke
    /// Its dates by node, when a first day was given.
    public let termine: Termine?
    /// The language of headings and of words around the content.
    public let sprache: Sprache

    /// The dates of a plan.
    public struct Termine: Sendable {
        /// First and last day of a node, whether the end of the project depends on it, and how far it could move.
        public struct Zeitraum: Hashable, Sendable {
            /// The first day.
            public let anfang: Kalendertag
            /// The last day.
            public let ende: Kalendertag
            /// Whether it lies on the critical path.
            public let kritisch: Bool
        }

        /// The dates of every node.
        public let zeitraeume: [ElementID: Zeitraum]
        /// The first day of the project.
        public let anfang: Kalendertag
        /// The last day of the project.
        public let ende: Kalendertag
        /// The days nobody works, Saturdays and Sundays left aside, from the first day to the year after the last.
        public let feiertage: [Feiertag]
        /// Whose holidays those are.
        public let land: Land
        /// What there is to say about the schedule.
        public let befunde: [Planbefund]
        /// The schedule itself.
        public let terminplan: Terminplan

        /// The dates of a structure without open repetitions, such as `Auspraegung` makes.
        ///
        /// - Throws: `PlanError` for too many nodes.
        public init(_ struktur: Struktur, _ vorgaben: Planvorgaben) throws(PlanError) {
            let plan = try Terminplan(struktur, vorgaben)
            var found: [ElementID: Zeitraum] = [:]
            for zeile in plan.zeilen {
                found[zeile.knoten] = Zeitraum(anfang: zeile.anfang, ende: zeile.ende, kritisch: zeile.kritisch)
            }
            zeitraeume = found
            anfang = plan.anfang
            ende = plan.ende ?? plan.anfang
            land = vorgaben.land
            let years = anfang.teile.jahr...max(anfang.teile.jahr, ende.teile.jahr) + 1
            feiertage = years.clamped(to: Feiertage.jahre).flatMap { year in
                Feiertage.des(year, vorgaben.land, orte: vorgaben.orte)
            }.filter { $0.tag.wochentag < 6 }
            befunde = plan.befunde
            terminplan = plan
        }
    }

    /// A template to be written.
    public init(_ mappe: Vorlagenmappe, _ marke: Ausfuhrmarke, termine: Termine? = nil, _ sprache: Sprache = .de) {
        (self.mappe, self.marke, self.termine, self.sprache) = (mappe, marke, termine, sprache)
        gliederung = Gliederung(mappe.struktur)
    }

    /// The nodes in the order of the tree, with what the tree says of each.
    public var zeilen: [(eintrag: Gliederung.Eintrag, knoten: Knoten)] {
        gliederung.eintraege.compactMap { eintrag in mappe.struktur.knoten[eintrag.id].map { (eintrag, $0) } }
    }
}

/// A file that was written, and what it could not carry.
public struct Ausfuhr: Sendable {
    /// The file.
    public let bytes: [UInt8]
    /// What the format cannot carry.
    public let verluste: [Verlust]

    /// A file.
    public init(_ bytes: [UInt8], _ verluste: [Verlust]) { (self.bytes, self.verluste) = (bytes, verluste) }
}
