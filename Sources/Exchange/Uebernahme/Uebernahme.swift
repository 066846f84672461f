public import Bytes
public import Templates

/// Makes a template of a foreign plan and says what became of everything in it.
///
/// What comes out breaks no rule that a draft must keep: ids are unique, titles are lines, dependencies form no ring, and by default no
/// person is in it. Linear in the plan, times a logarithm.
public struct Uebernahme: Sendable {
    /// How it is done.
    public struct Vorgaben: Sendable {
        /// What becomes of names, by the name in the file; what is not listed stays out.
        public var personen: [String: GefundenePerson.Entscheid] = [:]
        /// Titles of roles that are known from elsewhere; a name that equals one is a role.
        public var bekannteRollen: [String] = []
        /// The structure that nodes, roles and places are matched with, when the plan is not new.
        public var bezug: Struktur?
        /// What the system is called under which nodes keep their names in the file: "mspdi".
        public var system: Text

        /// The usual way.
        public init(system: Text) { self.system = system }
    }

    /// The tree.
    public internal(set) var struktur = Struktur()
    /// What the plan is called; never empty.
    public private(set) var titel = ""
    /// What it is for.
    public private(set) var kurztext = ""
    /// Everybody whom the file names, and what became of each name.
    public private(set) var personen: [GefundenePerson] = []
    /// What became of everything.
    public internal(set) var bericht: Importbericht

    let plan: Fremdplan
    let vorgaben: Vorgaben
    /// By row, the id of its node.
    var ids: [ElementID] = []
    /// By who takes part, the role; nil for who stays out.
    var rollen: [ElementID?] = []
    private var filter = Personenfilter([])
    /// How often an abbreviation was given.
    private var kuerzel: [String: Int] = [:]

    /// The most rows that are taken.
    public static let zeilenLimit = 100_000

    /// Makes a template of a plan; new ids come from a source of randomness.
    ///
    /// - Parameter auchLeer: Whether a plan without rows is taken too, to be told what else is in the file; it is no template.
    /// - Throws: `Austauschfehler` "too-many-rows", "empty".
    public init(
        _ plan: Fremdplan, _ vorgaben: Vorgaben, auchLeer: Bool = false,
        using generator: inout some RandomNumberGenerator
    ) throws(Austauschfehler) {
        guard plan.vorgaenge.count <= Self.zeilenLimit else {
            throw Austauschfehler(
                "too-many-rows",
                Satz(
                    "Die Datei hat \(plan.vorgaenge.count) Vorgänge. Eine Vorlage hat höchstens \(Self.zeilenLimit). Bitte teilen Sie den Plan.",
                    "The file has \(plan.vorgaenge.count) rows. A template has at most \(Self.zeilenLimit). Please split the plan."
                ))
        }
        guard auchLeer || !plan.vorgaenge.isEmpty else {
            throw Austauschfehler(
                "empty",
                Satz(
                    "In der Datei steht kein Vorgang. Es gibt nichts zu übernehmen.",
                    "There is no row in the file. There is nothing to take."))
        }
        (self.plan, self.vorgaben, bericht) = (plan, vorgaben, plan.bericht)
        entscheide(using: &generator)
        ids = Zuordnung.ids(plan, vorgaben, using: &generator)
        struktur.parameter = plan.parameter
        (titel, _) = zeile(plan.titel, ort: "", "plan-title")
        if titel.isEmpty { titel = "Ohne Titel" }
        kurztext = ohnePersonen(text(plan.kurztext), ort: "", titel: titel)
        baue(using: &generator)
        ordne()
        verbinde()
        bericht.knoten = struktur.knoten.count
    }

    // MARK: Persons and roles

    private mutating func entscheide(using generator: inout some RandomNumberGenerator) {
        var counts = [Int](repeating: 0, count: plan.beteiligte.count)
        for vorgang in plan.vorgaenge {
            for index in Set(vorgang.mitwirkend + [vorgang.verantwortlich].compactMap { $0 })
            where counts.indices.contains(index) { counts[index] += 1 }
        }
        var known: [String: (id: ElementID, rolle: Rolle)] = [:]
        for (id, rolle) in vorgaben.bezug?.rollen ?? [:] { known[Rollenwort.gefaltet(rolle.titel)] = (id, rolle) }
        let titles = Set(vorgaben.bekannteRollen.map { Rollenwort.gefaltet($0) })
        var made: [String: ElementID] = [:]
        var hidden: [String] = []
        for (index, wer) in plan.beteiligte.enumerated() {
            let folded = Rollenwort.gefaltet(wer.name)
            let isRole =
                wer.art == .rolle
                || wer.art == .unklar
                    && (known[folded] != nil || titles.contains(folded) || Rollenwort.istRolle(wer.name))
            let said = vorgaben.personen[wer.name]
            let entscheid = said ?? (isRole ? .rolle(wer.name) : .weglassen)
            if !isRole || said != nil {
                personen.append(
                    GefundenePerson(
                        name: wer.name, anzahl: counts[index], istPerson: wer.art == .person, entscheid: entscheid))
            }
            guard case .rolle(let title) = entscheid else {
                hidden.append(wer.name)
                hidden += wer.spuren
                rollen.append(nil)
                continue
            }
            if title != wer.name { hidden += [wer.name] + wer.spuren }
            rollen.append(rolle(title, wer, known, &made, using: &generator))
        }
        var listed = Set(personen.map(\.name))
        for name in plan.personen where listed.insert(name).inserted {
            personen.append(
                GefundenePerson(name: name, anzahl: 0, istPerson: true, entscheid: .weglassen))
            hidden.append(name)
        }
        filter = Personenfilter(hidden)
        for person in personen where person.entscheid == .weglassen {
            bericht.melde(
                Importbericht.Zeile(
                    .ausgelassen, "person", titel: person.name,
                    Satz(
                        "Der Name bleibt draußen. So viele Vorgänge nannten ihn: \(person.anzahl).",
                        "The name stays out. So many rows named it: \(person.anzahl).")))
        }
    }

    /// The role of a title: one that is known, or a new one.
    private mutating func rolle(
        _ title: String, _ wer: Fremdbeteiligter, _ known: [String: (id: ElementID, rolle: Rolle)],
        _ made: inout [String: ElementID], using generator: inout some RandomNumberGenerator
    ) -> ElementID {
        let folded = Rollenwort.gefaltet(title)
        if let id = wer.id, let rolle = vorgaben.bezug?.rollen[id] {
            var rolle = rolle
            rolle.titel = Text.normal(title)
            if !wer.kuerzel.isEmpty { rolle.kuerzel = Text.normal(wer.kuerzel) }
            struktur.rollen[id] = rolle
            return id
        }
        if wer.id == nil, let same = known[folded] {
            struktur.rollen[same.id] = same.rolle
            return same.id
        }
        if wer.id == nil, let id = made[folded] { return id }
        var id = wer.id ?? .random(using: &generator)
        while struktur.rollen.contains(id) { id = .random(using: &generator) }
        let (line, _) = zeile(title, ort: "", "role-title")
        let short = wer.kuerzel.isEmpty && plan.marke == nil ? kuerzel(line) : Text.normal(wer.kuerzel)
        struktur.rollen[id] = Rolle(line.isEmpty ? "Rolle" : line, kuerzel: short)
        made[folded] = id
        return id
    }

    /// An abbreviation that no other role has: the first letters of the words, of a single word its first three.
    private mutating func kuerzel(_ title: String) -> String {
        let words = title.split { !($0.isLetter || $0.isNumber) }
        let letters = words.count > 1 ? String(words.prefix(4).compactMap(\.first)) : String(title.prefix(3))
        let short = letters.uppercased()
        let number = kuerzel[short, default: 0] + 1
        kuerzel[short] = number
        return number == 1 ? short : "\(short)\(number)"
    }

    // MARK: Texts

    /// A text in NFC, with line feeds for all kinds of line ends and no other control characters.
    func text(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}": scalars.append("\n")
            case "\n", "\t": scalars.append(scalar)
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{FEFF}": break
            default: scalars.append(scalar)
            }
            last = scalar
        }
        return Text.normal(String(scalars))
    }

    /// The text of a row without persons; what was found is reported.
    mutating func ohnePersonen(_ text: String, ort: String, titel: String) -> String {
        let (plain, found) = filter.ohne(text)
        if !found.isEmpty {
            let shown = Set(found).sorted().prefix(5).joined(separator: ", ")
            bericht.melde(
                Importbericht.Zeile(
                    .veraendert, "person-in-text", ort: ort, titel: titel,
                    Satz(
                        "Im Text stand, was zu einer Person führt (\(shown)); dort stehen nun Platzhalter.",
                        "The text had what leads to a person (\(shown)); there are placeholders now.")))
        }
        return plain
    }

    /// A line of at most 200 characters without persons, and what did not fit.
    mutating func zeile(_ raw: String, ort: String, _ code: String) -> (zeile: String, rest: String) {
        let plain = text(raw)
        let line = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let clean = ohnePersonen(line, ort: ort, titel: String(line.prefix(60)))
        if clean.count <= 200 { return (clean, "") }
        bericht.melde(
            Importbericht.Zeile(
                .veraendert, code, ort: ort, titel: String(clean.prefix(60)) + " …",
                Satz(
                    "Der Titel hat \(clean.count) Zeichen; die ersten 200 sind der Titel, der ganze steht im Hinweis.",
                    "The title has \(clean.count) characters; the first 200 are the title, all of it stands in the advice."
                )))
        return (String(clean.prefix(200)).trimmed, clean)
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var view = self[...]
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
