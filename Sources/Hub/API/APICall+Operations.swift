import Bytes
import Journal
import Library
import Objects
import Store
import Templates

extension APICall {
    /// GET /api/operations: in the order of their names. One walk through all pages finds all that were there when it began.
    func listOperations() throws -> APIAnswer {
        let (after, limit) = try page()
        let library = try library
        let start = try after.map { text in
            guard let id = OperationID(text) else {
                throw APIProblem(400, "cursor", "»cursor« ist ungültig.", "“cursor” is invalid.")
            }
            return id
        }
        let commit = try library.store.snapshot().commit
        let files = try commit.map { try OperationFiles(library.repository, $0) }
        let (ids, isOver) = try files?.names(after: start, limit) ?? ([], true)
        let operations = try library.store.operations(ids)
        return APIAnswer { json in
            json.member("journal", commit?.description)
            json.list("vorgaenge", operations) { json, operation in json.object { $0.operation(operation) } }
            json.next(isOver ? nil : ids.last?.description)
        }
    }

    /// GET /api/operations/{vorgang}
    func showOperation() throws -> APIAnswer {
        guard let id = OperationID(parameters[0]) else { throw APIProblem.noSuchOperation }
        let library = try library
        guard let operation = try library.store.operations([id]).first else { throw MissingOperation(id: id) }
        let reason = try library.journal().ignored[id]
        return APIAnswer { json in
            json.operation(operation)
            json.member("zaehltNicht", reason)
        }
    }

    /// POST /api/operations
    func submitOperations() throws -> APIAnswer {
        let list: [APIInput]
        if let value = body.value("vorgaenge"), value.kind == .array, value.count > Attested.maximum {
            throw Refusal.batch
        } else {
            list = try body.objects("vorgaenge", limit: Attested.maximum)
        }
        guard !list.isEmpty else { throw APIProblem.field("vorgaenge", "fehlt.", "is missing.") }
        var results = [SubmissionResult](repeating: .known, count: list.count)
        var parcels: [(index: Int, parcel: Parcel)] = []
        var ids = [OperationID?](repeating: nil, count: list.count)
        var seen: Set<OperationID> = []
        for (index, item) in list.enumerated() {
            do {
                let parcel = try Self.parcel(item)
                ids[index] = parcel.operation.id
                // One that is there twice counts once, and the second is known.
                if seen.insert(parcel.operation.id).inserted { parcels.append((index, parcel)) }
            } catch let refusal as Refusal {
                results[index] = .refused(refusal)
            } catch let error as OperationError {
                results[index] = .refused(.malformed(error))
            }
        }
        if !parcels.isEmpty {
            for (place, result) in zip(parcels, try library.submit(parcels.map(\.parcel), from: sender)) {
                results[place.index] = result
            }
        }
        return APIAnswer { json in
            json.list("ergebnisse", zip(ids, results)) { json, entry in
                json.object { json in
                    json.member("vorgang", entry.0?.description)
                    json.result(entry.1, language)
                }
            }
        }
    }

    private static func parcel(_ item: APIInput) throws -> Parcel {
        guard let bytes = file(item.json["vorgang"], item.json["base64"]) else { throw Refusal.malformed(.notJSON) }
        let operation = try Operation(bytes)
        let texts = try item.list("texte", limit: Review.maximumComments + 1).map { text in
            guard let text = JournalText(file: text.bytes) else { throw Refusal.textTooLong }
            return text
        }
        // Texts that the operation does not name would stay for ever.
        let named = Set(Journal.texts(of: operation))
        let card = try item.json["karte"].flatMap { $0.isNull ? nil : $0 }.map { value in
            guard value.kind == .string, let card = ContactCard(file: value.bytes) else {
                throw Refusal.content("karte")
            }
            return card
        }
        return Parcel(operation, texts: texts.filter { named.contains($0.id) }, card: card)
    }

    private static func file(_ text: JSON?, _ base64: JSON?) -> [UInt8]? {
        if let text, text.kind == .string { return text.bytes }
        guard let base64, base64.kind == .string else { return nil }
        let bytes = base64.bytes
        return Base64.decode(bytes.span)
    }
}

/// The names of the operations in a journal's tree, `ops/<2 digits>/<name>.json`, a page at a time.
private struct OperationFiles {
    private let reader: ObjectReader
    private let folders: [TreeEntry]

    init(_ repository: Repository, _ commit: ObjectID) throws {
        reader = try ObjectReader(repository.objects)
        let tree = try PublishedLibrary.tree(of: commit, reader)
        guard let entry = try reader.entry(Array("ops".utf8), in: tree), entry.mode.isTree else {
            folders = []
            return
        }
        folders = try Tree(try reader.read(entry.id, .tree), reader.format).entries.filter { $0.mode.isTree }
    }

    /// The names after one, and whether there are no more. Opens the folders it needs only.
    func names(after start: OperationID?, _ limit: Int) throws -> (ids: [OperationID], isOver: Bool) {
        var ids: [OperationID] = []
        let first = start.map { Array($0.description.utf8.prefix(2)) } ?? []
        for folder in folders where !folder.name.lexicographicallyPrecedes(first) {
            for entry in try Tree(try reader.read(folder.id, .tree), reader.format).entries {
                let name = String(decoding: entry.name, as: UTF8.self)
                guard name.hasSuffix(".json"), let id = OperationID(name.dropLast(5)), start.map({ $0 < id }) ?? true
                else { continue }
                if ids.count == limit { return (ids, false) }
                ids.append(id)
            }
        }
        return (ids, true)
    }
}

extension JSONWriter {
    /// An operation with its file: as text, or in Base64 where JSON would change it.
    mutating func operation(_ operation: Operation) {
        member("vorgang", operation.id.description)
        member("art", operation.type)
        let text = String(validating: operation.bytes, as: UTF8.self)
        let isSame = text.map { Text.isNormal($0) } == true
        member("datei", isSame ? text : nil)
        member("base64", isSame ? nil : Base64.encode(operation.bytes))
    }

    /// What became of an operation.
    mutating func result(_ result: SubmissionResult, _ language: Sprache) {
        switch result {
        case .taken, .known:
            member("ergebnis", result == .taken ? "angenommen" : "bekannt")
            member("code", nil as String?)
            member("satz", nil as String?)
        case .refused(let refusal):
            member("ergebnis", "abgelehnt")
            member("code", refusal.code)
            member("satz", refusal.satz(language))
        }
    }
}
