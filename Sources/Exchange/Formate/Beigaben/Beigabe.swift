import Bytes
import Templates

/// What a format has no field for, beside a task in one line of JSON: what kind of node it is, where its duration comes from, who of its
/// roles answers for it.
///
/// It only adds to what people see and change in the other program; where the two no longer agree, what they see holds.
///
///     {"art": "aufgabe", "dauer": "30 KT vorgabe", "als": "22 AT", "verantwortlich": "7qk2…", "mitwirkend": ["3fa9…"]}
struct Beigabe {
    /// A figure as the template has it, and as the file shows it where that is something else.
    struct Zahl: Hashable {
        /// Value, unit and, of a duration, where it comes from.
        let wert: String
        /// The same in what the format can show.
        let als: String
    }

    /// Stands for no duration where the format must show one.
    private static let keine = "-"

    var art: KnotenArt?
    var dauer: Zahl?
    var verantwortlich: ElementID?
    var mitwirkend: [ElementID] = []
    var fremdids = SortedMap<Text, String>()
    /// Distances that are shown as something else, by what is waited for.
    var verzug = SortedMap<ElementID, Zahl>()

    init() {}

    /// What is to be said of a node. `dauer` and `verzug` tell what the format shows instead of the figure itself; nil for the same. The
    /// duration of what has others below it is shown nowhere.
    init(
        _ knoten: Knoten, istBlatt: Bool, dauer shown: (Dauer?) -> Dauer? = { _ in nil },
        verzug shownLag: (Verzug) -> Verzug? = { $0.wert == 0 ? $0 : nil }
    ) {
        art = knoten.art
        if let dauer = knoten.dauer, knoten.art != .meilenstein {
            self.dauer = Zahl(wert: Self.text(dauer), als: istBlatt ? Self.mass(shown(dauer) ?? dauer) : "")
        } else if istBlatt, knoten.art != .meilenstein, let instead = shown(nil) {
            self.dauer = Zahl(wert: Self.keine, als: Self.mass(instead))
        }
        verantwortlich = knoten.verantwortlich
        mitwirkend = knoten.mitwirkend.members
        fremdids = knoten.fremdids
        for (id, anordnung) in knoten.vorgaenger {
            guard let lag = anordnung.verzug, let shown = shownLag(lag) else { continue }
            verzug[id] = Zahl(wert: Self.mass(lag), als: Self.mass(shown))
        }
    }

    // MARK: Text

    /// The line.
    var text: String {
        Feldtext.zeile { writer in
            writer.beginObject()
            if let art { Feldtext.paar("art", art.rawValue, &writer) }
            if let dauer {
                Feldtext.paar("dauer", dauer.wert, &writer)
                if dauer.als.isEmpty || !dauer.wert.hasPrefix(dauer.als) { Feldtext.paar("als", dauer.als, &writer) }
            }
            if let verantwortlich { Feldtext.paar("verantwortlich", verantwortlich.description, &writer) }
            if !mitwirkend.isEmpty {
                writer.name("mitwirkend")
                writer.beginArray()
                for id in mitwirkend { writer.string(id.description) }
                writer.endArray()
            }
            if !fremdids.isEmpty {
                writer.name("fremdids")
                Feldtext.schreibe(fremdids.map { ($0.key, $0.value) }, &writer)
            }
            if !verzug.isEmpty {
                writer.name("verzug")
                writer.beginObject()
                for (id, zahl) in verzug {
                    Feldtext.paar(
                        id.description, zahl.wert == zahl.als ? zahl.wert : "\(zahl.wert)=\(zahl.als)", &writer)
                }
                writer.endObject()
            }
            writer.endObject()
        }
    }

    /// Reads the line; nil when it is none.
    init?(_ text: String) {
        guard let json = Feldtext.lies(text), json.kind == .object else { return nil }
        art = json["art"]?.string.flatMap { KnotenArt(rawValue: $0) }
        if let wert = json["dauer"]?.string {
            dauer = Zahl(wert: wert, als: json["als"]?.string ?? Self.ersteZwei(wert))
        }
        verantwortlich = json["verantwortlich"]?.string.flatMap { ElementID($0) }
        if let list = json["mitwirkend"], list.kind == .array {
            mitwirkend = list.elements.compactMap { $0.string.flatMap { ElementID($0) } }
        }
        if let map = json["fremdids"], map.kind == .object {
            fremdids = SortedMap(
                map.members.compactMap { member in
                    guard let name = member.name.text, let value = member.value.string else { return nil }
                    return (name, value)
                })
        }
        if let map = json["verzug"], map.kind == .object {
            for member in map.members {
                guard let id = member.name.string.flatMap({ ElementID($0) }), let value = member.value.string else {
                    continue
                }
                let halves = value.split(separator: "=", maxSplits: 1).map { String($0) }
                guard let first = halves.first else { continue }
                verzug[id] = Zahl(wert: first, als: halves.count > 1 ? halves[1] : first)
            }
        }
    }

    // MARK: What holds

    /// The duration of a node that has others below it, as it had when it was written.
    var eigeneDauer: Dauer? { dauer.flatMap { $0.als.isEmpty ? Self.dauer($0.wert) : nil } }

    /// The duration of a task that shows one: the template's own as long as what is shown has not been changed.
    func dauer(_ gezeigt: Dauer?) -> Dauer? {
        guard let dauer else {
            // A task without a duration is shown as one that takes no time.
            return gezeigt?.wert == 0 && (art == .aufgabe || art == .meilenstein) ? nil : gezeigt
        }
        guard let gezeigt, dauer.als == Self.mass(gezeigt) else { return gezeigt }
        return dauer.wert == Self.keine ? nil : Self.dauer(dauer.wert) ?? gezeigt
    }

    /// The distance of a dependency that shows one.
    func verzug(_ id: ElementID?, _ gezeigt: Verzug?) -> Verzug? {
        guard let id, let zahl = verzug[id] else { return gezeigt }
        let shown = gezeigt.map(Self.mass)
        guard shown == zahl.als || shown == nil && zahl.als.hasPrefix("0 ") else { return gezeigt }
        return Self.verzug(zahl.wert) ?? gezeigt
    }

    /// Who answers for a task and who contributes, of the roles it names in this order: who is new takes the place of who is gone.
    ///
    /// - Parameter rollen: By role that is named, its id; nil for one that is not ours.
    /// - Returns: Places in `rollen`.
    func verteile(_ rollen: [ElementID?]) -> (verantwortlich: Int?, mitwirkend: [Int]) {
        var answers = verantwortlich.flatMap { id in rollen.firstIndex { $0 == id } }
        let known = Set(mitwirkend)
        if answers == nil, verantwortlich != nil {
            answers = rollen.firstIndex { id in id.map { !known.contains($0) } ?? true }
        }
        let others = rollen.indices.filter { $0 != answers || rollen[$0].map { known.contains($0) } == true }
        return (answers, others)
    }

    // MARK: Figures

    static func mass(_ dauer: Dauer) -> String { "\(dauer.wert) \(dauer.einheit.rawValue)" }
    static func mass(_ verzug: Verzug) -> String { "\(verzug.wert) \(verzug.einheit.rawValue)" }

    private static func text(_ dauer: Dauer) -> String {
        dauer.herkunft == .schaetzung ? mass(dauer) : "\(mass(dauer)) \(dauer.herkunft.rawValue)"
    }

    private static func ersteZwei(_ text: String) -> String {
        text.split(separator: " ").prefix(2).joined(separator: " ")
    }

    private static func dauer(_ text: String) -> Dauer? {
        let words = text.split(separator: " ").map { String($0) }
        guard (2...3).contains(words.count), let value = Int(words[0]), Dauer.grenzen.contains(value),
            let unit = Zeiteinheit(rawValue: words[1])
        else { return nil }
        return Dauer(value, unit, words.count < 3 ? .schaetzung : Dauer.Herkunft(rawValue: words[2]) ?? .schaetzung)
    }

    private static func verzug(_ text: String) -> Verzug? {
        let words = text.split(separator: " ").map { String($0) }
        guard words.count == 2, let value = Int(words[0]), Verzug.grenzen.contains(value),
            let unit = Zeiteinheit(rawValue: words[1])
        else { return nil }
        return Verzug(value, unit)
    }
}
