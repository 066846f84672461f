import Bytes
public import Journal
import Library
import Templates

// How the process that takes a transport file answers the hub:
//
//   {"format": "allmende-annahme/1", "fehler": null | {"code": "…", "de": "…", "en": "…"},
//    "vorgaenge": [{"id": "…", "ergebnis": "angenommen" | "bekannt" | "abgelehnt", "grund": null | {"code": …, "de": …, "en": …}}]}

/// What became of a transport file.
public struct BundleAnswer: Sendable, Equatable {
    /// Why something was not taken.
    public struct Reason: Sendable, Equatable {
        /// A stable word.
        public let code: String
        /// A German sentence.
        public let german: String
        /// The same in English.
        public let english: String

        /// Creates a reason.
        public init(code: String, german: String, english: String) {
            (self.code, self.german, self.english) = (code, german, english)
        }

        /// The reason as a hub gives it.
        public init(_ refusal: Refusal) {
            self.init(code: refusal.code, german: refusal.satz(.de), english: refusal.satz(.en))
        }
    }

    /// What became of an operation.
    public enum Outcome: String, Sendable {
        /// It counts now.
        case taken = "angenommen"
        /// It was there already.
        case known = "bekannt"
        /// It is not taken.
        case refused = "abgelehnt"
    }

    /// An operation of the file.
    public struct Entry: Sendable, Equatable {
        /// Its name.
        public let id: OperationID
        /// What became of it.
        public let outcome: Outcome
        /// Why it was not taken.
        public let reason: Reason?

        /// Creates an entry.
        public init(id: OperationID, _ result: SubmissionResult) {
            self.id = id
            switch result {
            case .taken: (outcome, reason) = (.taken, nil)
            case .known: (outcome, reason) = (.known, nil)
            case .refused(let refusal): (outcome, reason) = (.refused, Reason(refusal))
            }
        }

        init(id: OperationID, outcome: Outcome, reason: Reason?) {
            (self.id, self.outcome, self.reason) = (id, outcome, reason)
        }
    }

    /// Why the file as a whole was not taken; nil when it was.
    public let problem: Reason?
    /// Its operations, in the order of the file.
    public let entries: [Entry]

    /// Creates an answer.
    public init(problem: Reason? = nil, entries: [Entry] = []) { (self.problem, self.entries) = (problem, entries) }

    /// The longest answer, in bytes.
    static let maximumSize = 4 << 20
    private static let format = "allmende-annahme/1"

    /// The answer as a document.
    public func encode() -> [UInt8] {
        func write(_ reason: Reason?, _ json: inout JSONWriter) {
            guard let reason else { return json.string(nil) }
            json.beginObject()
            for (name, value) in [("code", reason.code), ("de", reason.german), ("en", reason.english)] {
                json.name(name)
                json.string(value)
            }
            json.endObject()
        }
        var json = JSONWriter()
        json.beginObject()
        json.name("format")
        json.string(Self.format)
        json.name("fehler")
        write(problem, &json)
        json.name("vorgaenge")
        json.beginArray()
        for entry in entries {
            json.beginObject()
            json.name("id")
            json.string(entry.id.description)
            json.name("ergebnis")
            json.string(entry.outcome.rawValue)
            json.name("grund")
            write(entry.reason, &json)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.finish()
    }

    /// Reads a document; nil when it is none.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.maximumSize, let json = try? JSON(parsing: bytes),
            json["format"]?.string == Self.format, let list = json["vorgaenge"], list.kind == .array
        else { return nil }
        func reason(_ json: JSON?) -> Reason? {
            guard let code = json?["code"]?.string, let german = json?["de"]?.string,
                let english = json?["en"]?.string
            else { return nil }
            return Reason(code: code, german: german, english: english)
        }
        var entries: [Entry] = []
        for item in list.elements {
            guard let id = item["id"]?.string.flatMap({ OperationID($0) }),
                let outcome = item["ergebnis"]?.string.flatMap({ Outcome(rawValue: $0) })
            else { return nil }
            entries.append(Entry(id: id, outcome: outcome, reason: reason(item["grund"])))
        }
        self.init(problem: reason(json["fehler"]), entries: entries)
    }
}
