import Bytes
import Files
import Journal
import Library
import Objects
import Store
import Templates

/// A comment that is not published yet.
struct DraftComment {
    let template: String
    let node: String?
    let field: String?
    let text: String
}

/// Comments that are being collected for a review. They lie in this replica only, `allmende/pruefung/<proposal>.json`, and go out together.
struct ReviewDrafts {
    private let repository: Repository
    private let path: Path

    init(_ repository: Repository, _ proposal: OperationID) {
        self.repository = repository
        path = repository.commonDirectory / "allmende" / "pruefung" / "\(proposal).json"
    }

    func read() throws -> [DraftComment] {
        guard let bytes = try FileSystem.readIfPresent(path, limit: 8 << 20), let json = try? JSON(parsing: bytes)
        else {
            return []
        }
        return json.elements.compactMap { entry in
            guard let template = entry["vorlage"]?.string, let text = entry["text"]?.string else { return nil }
            return DraftComment(
                template: template, node: entry["knoten"]?.string, field: entry["feld"]?.string, text: text)
        }
    }

    func write(_ comments: [DraftComment]) throws {
        guard comments.count <= Review.maximumComments else { throw Refusal.tooMany }
        var json = JSONWriter()
        json.beginArray()
        for comment in comments {
            // What could not be published is refused now, not when the last one is written.
            try JournalText.check(comment.text)
            json.object { json in
                json.member("vorlage", comment.template)
                json.member("knoten", comment.node)
                json.member("feld", comment.field)
                json.member("text", comment.text)
            }
        }
        json.endArray()
        try FileSystem.makeDirectories(path.parent)
        try FileSystem.replace(path, with: json.finish(), temporary: repository.prepareTemporaryDirectory())
    }

    func clear() throws { _ = try FileSystem.remove(path) }
}

/// Finds what a comment is about: `VORLAGE[#AUFGABE[.FELD]]=TEXT`.
struct CommentPlace {
    private let replica: Replica
    private let journal: Journal

    init(_ replica: Replica, _ journal: Journal) { (self.replica, self.journal) = (replica, journal) }

    func comment(_ word: String, _ proposal: Proposal) throws -> DraftComment {
        guard let sign = word.firstIndex(of: "=") else {
            throw Problem.usage(
                Words("--at braucht VORLAGE[#AUFGABE[.FELD]]=TEXT.", "--at takes TEMPLATE[#TASK[.FIELD]]=TEXT."))
        }
        let place = word[..<sign]
        let text = String(word[word.index(after: sign)...])
        let parts = place.split(separator: "#", maxSplits: 1)
        guard let first = parts.first else {
            throw Problem.usage(Words("--at nennt keine Vorlage.", "--at names no template."))
        }
        let mappe = try template(String(first), proposal)
        guard parts.count == 2 else {
            return DraftComment(template: mappe.vorlage.id.description, node: nil, field: nil, text: text)
        }
        var node = String(parts[1])
        var field: String?
        if let dot = node.lastIndex(of: "."), Self.fields.contains(String(node[node.index(after: dot)...])) {
            field = String(node[node.index(after: dot)...])
            node = String(node[..<dot])
        }
        return DraftComment(
            template: mappe.vorlage.id.description, node: try self.node(node, mappe), field: field, text: text)
    }

    private static let fields: Set<String> = [
        "titel", "hinweis", "dauer", "verantwortlich", "mitwirkend", "vorgaenger", "rechtsgrundlagen", "ergebnisse",
        "bedingung", "wiederholung", "kennung", "oberknoten", "art",
    ]

    private func template(_ word: String, _ proposal: Proposal) throws -> Vorlagenmappe {
        let content = try replica.content(of: proposal, journal, main: Replica.published)
        for template in content?.difference.templates ?? [] {
            guard case .success(let mappe)? = (template.new ?? template.old)?.mappe else { continue }
            if template.path.slug == word || template.path.description == word || mappe.vorlage.id.description == word {
                return mappe
            }
        }
        let entry = try replica.findTemplate(word)
        guard let folder = try replica.template(entry.path, at: replica.currentCommit()),
            case .success(let mappe) = folder.mappe
        else { throw LibraryError.noTemplate(word, similar: []) }
        return mappe
    }

    private func node(_ word: String, _ mappe: Vorlagenmappe) throws -> String {
        if let id = ElementID(word), mappe.struktur.knoten[id] != nil { return word }
        let folded = Folding.fold(word)
        var found: [ElementID] = []
        for (id, node) in mappe.struktur.knoten where ByteSearch(folded)?.next(in: Folding.fold(node.titel).span) != nil
        {
            found.append(id)
        }
        guard found.count == 1 else {
            let shown = Text.shown(word)
            throw Problem(
                .refused,
                found.isEmpty
                    ? Words("Eine Aufgabe »\(shown)« gibt es dort nicht.", "There is no task “\(shown)” there.")
                    : Words("»\(shown)« passt auf \(found.count) Aufgaben.", "“\(shown)” fits \(found.count) tasks."),
                todo: Words("»allmende show« nennt die Kennungen.", "“allmende show” names the ids."))
        }
        return found[0].description
    }
}
