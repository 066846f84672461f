import Bytes
import Journal
import Library
import Store

/// A review that is not published yet: what was typed, complete or not.
struct ReviewDraft {
    var verdict: Review.Verdict?
    var text = ""
    /// Comments with the place of each, as the value of a field; empty where none is chosen yet.
    var comments: [(place: String, text: String)] = []

    /// How many comments a form takes; more at a time is for programs.
    static let maximumComments = 40

    /// What came with a form.
    init(_ input: FormInput) {
        verdict = Review.Verdict(rawValue: input.text("urteil"))
        text = input.text("text")
        let count = min(max(1, input.number("zeilen") ?? 1), Self.maximumComments)
        comments = (1...count).map { (input.text("stelle\($0)"), input.text("anmerkung\($0)")) }
    }

    /// One that is empty, with a place to begin with.
    init(at place: String? = nil) { comments = [(place ?? "", "")] }

    /// Reads a draft as it is kept; nil when it is none.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(parsing: bytes) else { return nil }
        verdict = json["urteil"]?.string.flatMap { Review.Verdict(rawValue: $0) }
        text = json["text"]?.string ?? ""
        if let list = json["anmerkungen"], list.kind == .array {
            comments = list.elements.prefix(Self.maximumComments).map { comment in
                let place = ["vorlage", "knoten", "feld"].map { comment[$0]?.string ?? "" }
                return (place[0].isEmpty ? "" : place.joined(separator: ":"), comment["text"]?.string ?? "")
            }
        }
        if comments.isEmpty { comments = [("", "")] }
    }

    /// The draft as it is kept: as the interface for programs has it (`/api/proposals/…/draft`), so that either goes on with the other's.
    func bytes(_ revision: OperationID) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.name("fassung")
        json.string(revision.description)
        json.name("urteil")
        json.string(verdict?.rawValue)
        json.name("text")
        json.string(text.isEmpty ? nil : text)
        json.name("anmerkungen")
        json.beginArray()
        for comment in comments {
            // Without a place there is none to keep; the form asks for it before.
            guard let place = ShownProposal.Place(comment.place) else { continue }
            json.beginObject()
            json.name("vorlage")
            json.string(place.template)
            json.name("knoten")
            json.string(place.node)
            json.name("feld")
            json.string(place.field)
            json.name("text")
            json.string(comment.text.isEmpty ? nil : comment.text)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.finish()
    }

    /// The comments that say something about a place.
    var said: [(place: ShownProposal.Place, text: String)] {
        comments.compactMap { comment in
            comment.text.isEmpty ? nil : ShownProposal.Place(comment.place).map { ($0, comment.text) }
        }
    }
}
