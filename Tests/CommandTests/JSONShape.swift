import Bytes

/// Compares what a program printed with an example of a specification: the same members in the same order, of the same
/// kind, all the way down.
struct JSONShape {
    /// Names of members that may be null.
    let mayBeNull: Set<String>

    /// How they differ; empty when the shape is the same. An empty object in the example stands for any object.
    func differences(_ real: JSON, _ example: JSON, at place: String = "$") -> [String] {
        guard real.kind == example.kind else { return ["\(place): \(real.kind) instead of \(example.kind)"] }
        switch example.kind {
        case .object:
            let (given, wanted) = (Array(real.members), Array(example.members))
            if wanted.isEmpty { return [] }
            let names = (given.map { $0.name.string ?? "" }, wanted.map { $0.name.string ?? "" })
            guard names.0 == names.1 else { return ["\(place): members \(names.0) instead of \(names.1)"] }
            return zip(given, wanted).flatMap { pair -> [String] in
                let name = pair.1.name.string ?? ""
                if pair.0.value.isNull, mayBeNull.contains(name) { return [] }
                return differences(pair.0.value, pair.1.value, at: "\(place).\(name)")
            }
        case .array:
            guard let first = Array(example.elements).first else { return ["\(place): the example is empty"] }
            return Array(real.elements).enumerated().flatMap {
                differences($0.element, first, at: "\(place)[\($0.offset)]")
            }
        default: return []
        }
    }
}
