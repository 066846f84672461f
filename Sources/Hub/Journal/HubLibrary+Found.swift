import Bytes
public import Files
import Journal
import Library
import Objects
import Signatures
public import Store

extension HubLibrary {
    /// What a library begins with.
    struct Beginning {
        let operation: Operation
        let hub: HubIdentity

        /// The setting that tells which founding operation is believed.
        var settings: [(String, String, String)] { [("allmende", "gruendung", operation.id.description)] }
    }

    /// Makes a hub's keys, and the operation that founds a library.
    static func begin(_ hub: Path, title: String, _ policy: Policy = Policy()) throws -> Beginning {
        let keys = try HubKeys(of: hub)
        let (signing, recovery) = try keys.make()
        guard let id = MemberID(handle: Organisation.newID(), ars: Organisation.unknownARS) else {
            throw HubError.noHub(hub)
        }
        let record = HubRecord(id: id, name: "Zentrale", key: signing.text, leads: true)
        let founding = Founding(title: title, hub: record, recoveryKey: recovery.text, policy: policy)
        let operation = try Operation(.founding(founding), library: nil, clock: 1, by: id, on: Replica.today)
        return Beginning(
            operation: try keys.keygen.sign(operation, with: keys.signing),
            hub: HubIdentity(id: id, name: record.name, key: keys.signing, keygen: keys.keygen))
    }

    /// Writes the first operation of a library that has no journal. Throws LibraryError `refNotWritten` when it has one.
    static func found(_ repository: Repository, _ beginning: Beginning) throws {
        let reader = try ObjectReader(repository.objects)
        let objects = NewObjects(repository.objects, reader)
        let edit = try JournalEdit(
            adding: [(beginning.operation.id, beginning.operation.bytes)], to: nil, by: beginning.hub,
            on: Replica.today, reader, into: objects)
        try objects.commit()
        let who = beginning.hub.signature(Replica.today)
        for (edit, rejection) in zip(edit.edits, try repository.refs.apply(edit.edits, identity: who, logsNew: true)) {
            if let rejection { throw LibraryError.refNotWritten(edit.name, "\(rejection)") }
        }
    }

    /// Gives a library that has none a journal, so that from now on its current version moves by proposals only. Throws HubError
    /// `exists` when it has one.
    public static func found(_ repository: Repository, hub: Path, title: String) throws {
        guard try repository.refs.id(JournalRefs.journal) == nil else { throw HubError.exists(hub) }
        let beginning = try begin(hub, title: title)
        for (section, key, value) in beginning.settings {
            try repository.appendConfiguration(section: section, [(key, value)])
        }
        try found(Repository(at: repository.gitDirectory, includes: false), beginning)
    }
}
