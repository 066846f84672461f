import Bytes
public import Journal
public import Objects
public import Store

// How an operation travels by Git: a commit whose tree holds it and its texts, and whose parent is the version that it
// proposes, so that everything it needs comes along:
//
//     vorgang.json
//     texte/<name>.json
//     karte.json                the card, for the operation that sets a contact

/// An operation with all that belongs to it, on its way to a hub.
public struct Parcel: Sendable {
    /// The operation.
    public let operation: Operation
    /// The texts it names.
    public let texts: [JournalText]
    /// The card it names.
    public let card: ContactCard?
    /// The version it proposes; nil for an operation that proposes nothing.
    public let content: ObjectID?

    /// Creates a parcel.
    public init(
        _ operation: Operation, texts: [JournalText] = [], card: ContactCard? = nil, content: ObjectID? = nil
    ) {
        (self.operation, self.texts, self.card, self.content) = (operation, texts, card, content)
    }

    private static let operationPath = Array("vorgang.json".utf8)
    private static let cardPath = Array("karte.json".utf8)
    private static let maximumTexts = Review.maximumComments + 1

    /// Makes its commit, in `objects`.
    public func commit(into objects: NewObjects, by author: Signature) throws -> ObjectID {
        var files = [FlatEntry(path: Self.operationPath, mode: .file, id: try objects.add(.blob, operation.bytes))]
        for text in texts {
            files.append(
                FlatEntry(
                    path: Array("texte/\(text.id).json".utf8), mode: .file, id: try objects.add(.blob, text.bytes)))
        }
        if let card {
            files.append(FlatEntry(path: Self.cardPath, mode: .file, id: try objects.add(.blob, card.bytes)))
        }
        let commit = Commit(
            tree: try objects.addTrees(files.sorted { $0.path.lexicographicallyPrecedes($1.path) }),
            parents: content.map { [$0] } ?? [], author: author, committer: author,
            message: Array("Vorgang \(operation.id.short)\n".utf8))
        return try objects.add(.commit, commit.encode())
    }

    /// Opens a parcel. Throws Refusal, or what the store throws.
    public init(_ commit: ObjectID, _ reader: ObjectReader) throws {
        let links = try reader.links(commit)
        guard links.parents.count <= 1, try reader.header(links.tree).type == .tree,
            let entry = try reader.entry(Self.operationPath, in: links.tree), entry.mode.isFile
        else { throw Refusal.malformed(.notJSON) }
        guard try reader.header(entry.id).size <= Operation.maximumSize else { throw Refusal.malformed(.tooLarge) }
        do {
            operation = try Operation(try reader.read(entry.id, .blob))
        } catch let error as OperationError {
            throw Refusal.malformed(error)
        }
        content = links.parents.first
        var texts: [JournalText] = []
        for id in Journal.texts(of: operation).prefix(Self.maximumTexts) {
            guard let entry = try reader.entry(Array("texte/\(id).json".utf8), in: links.tree), entry.mode.isFile else {
                throw Refusal.textMissing
            }
            guard try reader.header(entry.id).size <= JournalText.maximumFile,
                let text = JournalText(file: try reader.read(entry.id, .blob)), text.id == id
            else { throw Refusal.textTooLong }
            texts.append(text)
        }
        self.texts = texts
        guard let name = Journal.card(of: operation) else {
            card = nil
            return
        }
        guard let entry = try reader.entry(Self.cardPath, in: links.tree), entry.mode.isFile,
            try reader.header(entry.id).size <= ContactCard.maximumFile,
            let card = ContactCard(file: try reader.read(entry.id, .blob)), card.id == name
        else { throw Refusal.textMissing }
        self.card = card
    }
}
