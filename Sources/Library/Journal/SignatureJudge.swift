import Bytes
public import Files
public import Journal
import Objects
public import Signatures
import Store

/// Says whether hubs have signed what is said to be theirs.
///
/// Checking a signature starts a process, and a journal has tens of thousands. The tip of the journal is a commit that the hub signs
/// anew with every change; where that signature is right, by a hub's key that is known already, all operations of hubs in it are
/// taken as that hub vouches for them. Which hubs there are is never taken on anybody's word. `audit` checks every single one.
struct SignatureJudge {
    private let store: JournalStore
    private let temporary: Path
    private let isVouched: Bool

    init(
        _ store: JournalStore, _ reader: ObjectReader, _ tip: ObjectID, _ new: [Operation], known: Journal,
        audit: Bool = false
    ) throws {
        self.store = store
        temporary = try store.repository.prepareTemporaryDirectory()
        // For a handful it is not worth while to look at the tip.
        guard !audit, new.count > 3 else {
            isVouched = false
            return
        }
        isVouched = try Self.isVouched(store, reader, tip, new, known, temporary)
    }

    /// Whether the tip is signed by a hub that is known, or that becomes known by an operation which is checked by itself.
    private static func isVouched(
        _ store: JournalStore, _ reader: ObjectReader, _ tip: ObjectID, _ new: [Operation], _ known: Journal,
        _ temporary: Path
    ) throws -> Bool {
        guard let signed = SignedCommit(try reader.read(tip, .commit), reader.format) else { return false }
        let key = signed.signature.publicKey.text
        var hubs = Set(known.registry.currentHubs.map(\.key))
        if !hubs.contains(key) {
            // Fold the operations about hubs alone: there are few, and each is checked.
            let about = new.filter { operation in
                switch operation.content {
                case .founding, .hub: true
                default: false
                }
            }
            let root = store.repository.config.string("allmende", nil, "gruendung").flatMap { OperationID($0) }
            let alone = try Journal.folding(about, root: root) { operation, key in
                try Self.isSigned(operation, key, store, temporary)
            }
            hubs = Set(alone.registry.currentHubs.map(\.key))
        }
        guard hubs.contains(key) else { return false }
        return try store.keygen.verify(
            signed.payload, signed.signature, by: signed.signature.publicKey, namespace: .git, temporary: temporary)
    }

    /// Whether an operation is signed by the private half of a key. Throws when that cannot be found out.
    func isSigned(_ operation: Operation, _ key: String) throws -> Bool {
        if isVouched {
            switch operation.content {
            case .founding, .hub: break
            // Who the signature says it is by is looked at even so.
            default: return Self.names(key, operation)
            }
        }
        return try Self.isSigned(operation, key, store, temporary)
    }

    /// Whether an operation says that it is signed by a key; for one whose signature has been checked before.
    func isNamed(_ operation: Operation, _ key: String) -> Bool { Self.names(key, operation) }

    static func names(_ key: String, _ operation: Operation) -> Bool {
        guard let text = operation.signature, let signature = try? SSHSignature(compact: text) else { return false }
        return signature.publicKey.text == key && signature.namespace == .journal
    }

    private static func isSigned(
        _ operation: Operation, _ key: String, _ store: JournalStore, _ temporary: Path
    ) throws -> Bool {
        guard let key = PublicKey(text: key) else { return false }
        return try store.keygen.verify(operation, by: key, temporary: temporary)
    }
}

extension SSHKeygen {
    /// Whether an operation is signed by a key. Throws what `verify` throws.
    public func verify(_ operation: Operation, by key: PublicKey, temporary: Path) throws -> Bool {
        guard let text = operation.signature, let signature = try? SSHSignature(compact: text) else { return false }
        return try verify(operation.signedBytes, signature, by: key, namespace: .journal, temporary: temporary)
    }

    /// The key that signed an operation, if the signature is right; nil when it has none or is not right.
    public func signer(of operation: Operation, temporary: Path) throws -> PublicKey? {
        guard let text = operation.signature, let signature = try? SSHSignature(compact: text),
            try verify(operation, by: signature.publicKey, temporary: temporary)
        else { return nil }
        return signature.publicKey
    }

    /// Signs an operation; it has another name then. Throws SSHKeygenError, or OperationError when it gets too large.
    public func sign(_ operation: Operation, with key: Path) throws -> Operation {
        try operation.signed(sign(operation.signedBytes, with: key, namespace: .journal).compact)
    }
}
