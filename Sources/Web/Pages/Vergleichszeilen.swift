import Templates

/// The two trees of a comparison as one list of rows, the way they stand beside each other: in the order of the new tree, and what is gone
/// behind what it stood behind in the old one.
struct Vergleichszeilen {
    /// What became of a step.
    enum Art {
        case neu, entfallen, geaendert, gleich
    }

    /// A step on one side.
    struct Seite {
        let nummer: String
        let titel: String
    }

    /// A field that is different.
    struct Unterschied {
        /// The field of the file.
        let feld: String
        let vorher: String?
        let nachher: String?
    }

    /// A step on both sides.
    struct Zeile {
        let art: Art
        let tiefe: Int
        let links: Seite?
        let rechts: Seite?
        let unterschiede: [Unterschied]
        /// Whether something below it is different, so that it leads the reader there.
        var fuehrtHin = false
    }

    /// The rows.
    private(set) var zeilen: [Zeile] = []
    /// The longest text of a field that is shown, in characters.
    private static let longest = 2_000

    /// Aligns the trees of a comparison. O(n log n).
    init(_ vergleich: Vergleich, _ sprache: Sprache, _ titelVon: @escaping (ElementID) -> String?) {
        var differences: [ElementID: [Unterschied]] = [:]
        var order: [ElementID: Int] = [:]
        for line in vergleich.zeilen(sprache, titelVon: titelVon) {
            guard let id = line.knoten, let field = line.feld else { continue }
            let isPlace = field == "rang"
            differences[id, default: []].append(
                Unterschied(
                    feld: field, vorher: isPlace ? nil : Self.cut(line.vorher),
                    nachher: isPlace ? line.satz : Self.cut(line.nachher)))
        }
        // By the node they stood behind, what is gone.
        var gone: [ElementID?: [Gliederung.Eintrag]] = [:]
        var last: ElementID?
        for entry in vergleich.alteGliederung.eintraege {
            if vergleich.neueGliederung.platz(entry.id) == nil {
                gone[last, default: []].append(entry)
            } else {
                last = entry.id
            }
        }
        func side(_ mappe: Vorlagenmappe, _ tree: Gliederung, _ id: ElementID) -> Seite? {
            guard let entry = tree[id], let knoten = mappe.struktur.knoten[id] else { return nil }
            return Seite(nummer: entry.nummer, titel: knoten.titel)
        }
        func add(_ entry: Gliederung.Eintrag) {
            let left = side(vergleich.alt, vergleich.alteGliederung, entry.id)
            let right = side(vergleich.neu, vergleich.neueGliederung, entry.id)
            let changed = differences[entry.id] ?? []
            let art: Art =
                left == nil ? .neu : right == nil ? .entfallen : changed.isEmpty ? .gleich : .geaendert
            order[entry.id] = zeilen.count
            zeilen.append(Zeile(art: art, tiefe: entry.tiefe, links: left, rechts: right, unterschiede: changed))
        }
        for entry in gone[nil] ?? [] { add(entry) }
        for entry in vergleich.neueGliederung.eintraege {
            add(entry)
            for entry in gone[entry.id] ?? [] { add(entry) }
        }
        lead(vergleich, order)
    }

    /// Marks what is above a difference. Each row is marked once, so this is linear.
    private mutating func lead(_ vergleich: Vergleich, _ order: [ElementID: Int]) {
        for tree in [vergleich.neueGliederung, vergleich.alteGliederung] {
            for entry in tree.eintraege {
                guard let row = order[entry.id], zeilen[row].art != .gleich else { continue }
                var above = entry.ueber
                while let place = above {
                    let upper = tree.eintraege[place]
                    guard let row = order[upper.id], !zeilen[row].fuehrtHin else { break }
                    zeilen[row].fuehrtHin = true
                    above = upper.ueber
                }
            }
        }
    }

    /// How many steps there are of a kind.
    func anzahl(_ art: Art) -> Int { zeilen.count { $0.art == art } }

    private static func cut(_ text: String?) -> String? {
        guard let text, text.utf8.count > longest else { return text }
        let start = text.prefix(longest)
        return start.endIndex == text.endIndex ? text : start + " …"
    }
}
