import Bytes
import Templates

extension Replica {
    /// The local variants that have changes of their own at places that a difference of their template touches, each with how many such
    /// places. A place counts by its element where the difference or the variant is about the whole of it.
    public func variantsConcerned(by difference: TemplateDifference) throws -> [(name: String, count: Int)] {
        guard let comparison = difference.comparison else { return [] }
        let variants = try variants().filter { $0.path == difference.path }
        if variants.isEmpty { return [] }
        let changes =
            Einzelaenderung.zwischen(comparison.alt.struktur, comparison.neu.struktur)
            + Einzelaenderung.zwischen(comparison.alt.vorlage, comparison.neu.vorlage)
        return variants.compactMap { variant in
            guard let own = try? standing(of: variant).stand.eigene else { return nil }
            let places = Set(own.map(\.name))
            let wholes = Set(own.filter { $0.ort.feld == nil }.map { $0.ort })
            let count = changes.count { change in
                places.contains(change.name) || change.ort.element != nil && wholes.contains(change.ort.ganzesElement)
                    || change.ort.feld == nil && own.contains { $0.ort.ganzesElement == change.ort }
            }
            return count > 0 ? (variant.name, count) : nil
        }
    }
}
