public import Bytes
import Objects
public import Templates

/// One decision that somebody has to make.
public struct OpenItem: Sendable {
    /// What it is about.
    public enum Matter: Sendable {
        /// A conflict of a document, with its name there.
        case konflikt(Text, Konflikt)
        /// A stretch of a text, counted from 0.
        case stretch(Int, TextConflict)
        /// A file or folder as a whole.
        case path(PathConflict)
    }

    /// The file, or the path that is in question.
    public let path: [UInt8]
    /// What it is about.
    public let matter: Matter

    /// What it is called on a command line: path, then the place in it.
    public var name: String {
        let path = String(decoding: path, as: UTF8.self)
        switch matter {
        case .konflikt(let key, _): return "\(path):\(key)"
        case .stretch(let number, _): return "\(path):\(number + 1)"
        case .path: return path
        }
    }

    /// The decisions that findings ask for, in their order.
    public static func all(_ findings: [PathFinding]) -> [OpenItem] {
        findings.flatMap { finding in
            switch finding.open {
            case .document(let konflikte):
                konflikte.map { OpenItem(path: finding.path, matter: .konflikt($0.key, $0.value)) }
            case .text(let stretches):
                stretches.enumerated().map { OpenItem(path: finding.path, matter: .stretch($0.offset, $0.element)) }
            case .path(let conflict): [OpenItem(path: finding.path, matter: .path(conflict))]
            }
        }
    }
}

/// How something open is decided.
public enum Settlement: Sendable, Hashable {
    /// As the version has it that was merged into.
    case ours
    /// As the version has it that was merged.
    case theirs
    /// As it was before both.
    case base
    /// With another value: JSON for a place of a document, text for a stretch of a text.
    case value(String)
}

/// Why a decision was not carried out.
public enum SettlementError: Error, Sendable {
    /// The document would break a rule that it does not break now.
    case breaksRule(path: [UInt8], [Finding])
    /// The value does not fit its place.
    case badValue(String, TemplateError)
    /// The matter has no single value: several places, or a whole file.
    case needsSide(String)
    /// What the side had is in no version any more, or cannot be read.
    case lost(String)
}
