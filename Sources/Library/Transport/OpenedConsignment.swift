public import Files
public import Journal
public import Objects
public import Signatures
public import Store

/// What came in a transport file, looked at: the letter is right, and lists what is there.
public struct OpenedConsignment: Sendable {
    /// Whose the key is that signed the letter.
    public enum Trust: Sendable, Equatable {
        /// It is valid and belongs to the sender that the letter names: a member, or a hub.
        case valid
        /// It belongs to nobody here.
        case unknown
        /// It belongs to somebody else.
        case foreign
        /// It has been revoked.
        case revoked

        /// What keeps the file from being taken.
        public var error: ConsignmentError? {
            switch self {
            case .valid: nil
            case .unknown: .unknownKey
            case .foreign: .foreignKey
            case .revoked: .revokedKey
            }
        }
    }

    /// The letter.
    public let sheet: CoverSheet
    /// The key that signed it.
    public let key: PublicKey
    /// The operations with what belongs to them, in the order of the file; none in a file that carries the state of a library.
    public let parcels: [Parcel]
    /// Whether it carries the state of a library.
    public let isLibrary: Bool

    /// Opens it. Costs what the letter and the operations have.
    ///
    /// - Parameters:
    ///   - refs: the refs of the file.
    ///   - reader: sees the objects that came.
    ///   - temporary: a directory for files in the making.
    /// Throws ConsignmentError, Refusal for an operation that is none, SSHKeygenError, or what the store throws.
    public init(
        _ refs: [(name: RefName, id: ObjectID)], _ reader: ObjectReader, _ keygen: SSHKeygen, temporary: Path
    ) throws {
        var carried: [CoverSheet.Entry] = []
        var letter: ObjectID?
        for (name, id) in refs {
            if name == Consignment.sheetRef { letter = id } else { carried.append(CoverSheet.Entry(name, id)) }
        }
        guard let letter else { throw ConsignmentError.noSheet }
        (sheet, key) = try Self.letter(letter, reader, keygen, temporary)
        isLibrary = carried.contains { $0.name == JournalRefs.journal }
        for entry in carried where !Self.belongs(entry.name, isLibrary: isLibrary) {
            throw ConsignmentError.foreignRef(entry.name)
        }
        let listed = Set(sheet.refs)
        guard listed == Set(carried), listed.count == sheet.refs.count else {
            let odd = listed.symmetricDifference(carried).map(\.name).min()
            throw ConsignmentError.listDiffers(odd ?? Consignment.sheetRef)
        }
        guard !carried.isEmpty else { throw ConsignmentError.nothing }
        parcels = isLibrary ? [] : try carried.map { try Self.parcel($0, reader) }
        if !isLibrary { try compare() }
    }

    private static func belongs(_ name: RefName, isLibrary: Bool) -> Bool {
        let text = name.description
        guard isLibrary else { return text.hasPrefix(JournalRefs.outbox) }
        return name == Consignment.main || name == JournalRefs.journal || name == JournalRefs.erasable
            || text.hasPrefix(JournalRefs.proposals)
    }

    private static func letter(
        _ commit: ObjectID, _ reader: ObjectReader, _ keygen: SSHKeygen, _ temporary: Path
    ) throws -> (CoverSheet, PublicKey) {
        guard try reader.header(commit).type == .commit else { throw ConsignmentError.noSheet }
        let tree = try PublishedLibrary.tree(of: commit, reader)
        func file(_ path: [UInt8], limit: Int) throws -> [UInt8] {
            guard let entry = try reader.entry(path, in: tree), entry.mode.isFile else {
                throw ConsignmentError.noSheet
            }
            guard try reader.header(entry.id).size <= limit else { throw ConsignmentError.malformedSheet }
            return try reader.read(entry.id, .blob)
        }
        let text = try file(Consignment.textPath, limit: CoverSheet.maximumSize)
        let armored = try file(Consignment.signaturePath, limit: SSHSignature.limit)
        guard let sheet = CoverSheet(text, reader.format) else { throw ConsignmentError.malformedSheet }
        guard let signature = try? SSHSignature(armored: armored),
            try keygen.verify(
                text, signature, by: signature.publicKey, namespace: .coverSheet, temporary: temporary)
        else { throw ConsignmentError.badSignature }
        return (sheet, signature.publicKey)
    }

    private static func parcel(_ entry: CoverSheet.Entry, _ reader: ObjectReader) throws -> Parcel {
        guard try reader.header(entry.id).type == .commit else { throw ConsignmentError.foreignRef(entry.name) }
        let parcel = try Parcel(entry.id, reader)
        guard entry.name == JournalRefs.outbox(parcel.operation.id) else {
            throw ConsignmentError.foreignRef(entry.name)
        }
        return parcel
    }

    /// People decide by the letter, so it must say of each operation what the operation says.
    private func compare() throws {
        let items = Dictionary(sheet.items.map { ($0.operation, $0) }) { first, _ in first }
        let waiting = parcels.map(\.operation)
        for operation in waiting {
            guard operation.library == sheet.library else { throw ConsignmentError.otherLibrary }
            guard let item = items[operation.id], item.tree == operation.content.revision?.tree else {
                throw ConsignmentError.sheetDiffers(operation.id)
            }
            // What an operation is about may be known here by another title than to its sender; its own is compared.
            if case .opened = operation.content {
                let own = CoverSheet.line(operation.heading(waiting, Journal()))
                guard item.title == own else { throw ConsignmentError.sheetDiffers(operation.id) }
            }
        }
        guard sheet.items.count == waiting.count, items.count == waiting.count else {
            throw ConsignmentError.malformedSheet
        }
        let unsigned = waiting.filter { $0.signature == nil }
        guard unsigned.isEmpty else { throw ConsignmentError.unsigned(unsigned.map(\.id)) }
    }

    /// Whose the key is, as a journal knows it.
    public func trust(_ journal: Journal) -> Trust {
        if let hub = journal.registry.currentHubs.first(where: { $0.key == key.text }) {
            return hub.id == sheet.sender ? .valid : .foreign
        }
        guard let known = journal.registry.key(key.fingerprint) else { return .unknown }
        if known.revoked != nil { return .revoked }
        guard known.owner == sheet.sender else { return .foreign }
        return journal.registry.member(known.owner.handle)?.isBlocked == false ? .valid : .revoked
    }

    /// Whether it belongs to the library of a journal. Throws ConsignmentError `otherLibrary`.
    public func demand(library journal: Journal) throws(ConsignmentError) {
        if let root = journal.root, root != sheet.library { throw .otherLibrary }
    }
}
