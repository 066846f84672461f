public import Bytes

/// What two sides did that a program must not decide: a value that is stored in the document until somebody does.
///
/// Until then the document holds the value of `unsere` at each of the places, or what keeps the most where that is no
/// value; `Specs/merge.md` has the rules and the form in the file.
public struct Konflikt: Hashable, Sendable {
    /// The three kinds; the raw values are the names for programs.
    public enum Art: String, Sendable, CaseIterable {
        /// Both sides wrote other values into one field.
        case wert = "value"
        /// The sides do not agree what kind of thing it is.
        case schema
        /// Each side is sound by itself, together they are not.
        case verletzung = "invariant"
    }

    /// What came together; the raw values are the names for programs and stay as they are.
    public enum Code: String, Sendable, CaseIterable {
        /// One field, two values.
        case wert = "two-values"
        /// One side removed what the other changed.
        case geloeschtGeaendert = "removed-changed"
        /// One side removed what the other newly uses.
        case geloeschtBenutzt = "removed-used"
        /// A parent that does not exist.
        case oberknoten = "parent-unknown"
        /// Nodes that are each other's parents.
        case baumring = "tree-cycle"
        /// A predecessor that does not exist.
        case vorgaenger = "predecessor-unknown"
        /// Nodes that wait for each other.
        case ablaufring = "dependency-cycle"
        /// Two nodes with the same code.
        case kennung = "code-duplicate"
        /// A role that does not exist.
        case rolle = "role-unknown"
        /// A parameter that does not exist.
        case parameter = "parameter-unknown"
        /// A condition or repetition that does not fit its parameter.
        case bedingung = "condition"
        /// A choice without answers, or answers where there is nothing to choose.
        case antworten = "parameter-values"
        /// A milestone with a duration or with nodes below it, a phase below another node.
        case art = "node-kind"
        /// Two roles with one abbreviation.
        case kuerzel = "abbreviation-duplicate"
        /// Text that both sides changed in the same place.
        case text = "text"
        /// A file that both sides changed and nobody can merge, or that one removed and the other changed.
        case datei = "file"
    }

    /// A place with what stands there on each side; nil where there is nothing.
    public struct Streitpunkt: Hashable, Sendable {
        /// The place.
        public let ort: Ort
        /// Before.
        public let basis: JSONFragment?
        /// In the version that is merged into.
        public let unsere: JSONFragment?
        /// In the version that is merged.
        public let fremde: JSONFragment?

        /// A place with its three values; null is none.
        public init(_ ort: Ort, basis: JSONFragment?, unsere: JSONFragment?, fremde: JSONFragment?) {
            func value(_ fragment: JSONFragment?) -> JSONFragment? { fragment == .null ? nil : fragment }
            (self.ort, self.basis, self.unsere, self.fremde) = (ort, value(basis), value(unsere), value(fremde))
        }
    }

    /// Who wrote a side, and on which day.
    public struct Herkunft: Hashable, Sendable {
        /// The organisation.
        public let wer: String
        /// The day, `YYYY-MM-DD`.
        public let tag: String

        /// An organisation and a day.
        public init(wer: String, tag: String) { (self.wer, self.tag) = (wer, tag) }
    }

    /// What kind.
    public let art: Art
    /// What came together.
    public let code: Code
    /// The places, the one it is about first; they are decided together.
    public internal(set) var punkte: [Streitpunkt]
    /// Who wrote the version that is merged into, where known.
    public var unsere: Herkunft?
    /// Who wrote the version that is merged, where known.
    public var fremde: Herkunft?

    /// Creates a conflict; `punkte` holds at least one place, the one it is about first. The others are put in order.
    public init(_ art: Art, _ code: Code, _ punkte: [Streitpunkt]) {
        (self.art, self.code, self.punkte) = (art, code, Array(punkte.prefix(1)))
        var last = punkte.first?.ort
        for place in punkte.dropFirst().sorted(by: { $0.ort < $1.ort })
        where place.ort != last && place.ort != punkte.first?.ort {
            self.punkte.append(place)
            last = place.ort
        }
    }

    /// The same seen from the other side.
    var gespiegelt: Konflikt {
        var other = Konflikt(
            art, code,
            punkte.map { Streitpunkt($0.ort, basis: $0.basis, unsere: $0.fremde, fremde: $0.unsere) })
        (other.unsere, other.fremde) = (fremde, unsere)
        return other
    }

    /// The place it is about.
    public var ort: Ort { punkte.first?.ort ?? Ort(feld: "") }
}

/// The open conflicts of a document by the name of their place; a second one at a place has `~2` behind it.
public typealias Konflikte = SortedMap<Text, Konflikt>

extension SortedMap where Key == Text, Value == Konflikt {
    /// Adds a conflict beside what is there.
    mutating func add(_ konflikt: Konflikt) {
        let name = konflikt.ort.text
        var key = name
        var number = 1
        while let other = self[key], other != konflikt {
            number += 1
            key = Text("\(name)~\(number)")
        }
        self[key] = konflikt
    }
}

extension JSONFragment {
    fileprivate static let null = JSONFragment { $0.null() }
}
