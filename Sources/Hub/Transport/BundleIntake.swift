import Bytes
public import Journal
import Library
import Objects
import Packs
import Store
public import Wire

/// Takes operations that came in a transport file, by hand or by upload.
///
/// What came is looked at in a pack that never gets a name, and is gone afterwards; exactly what operations need is copied out of it.
public enum BundleIntake {
    /// Takes a file. Taking it again changes nothing: everything is `known` then.
    ///
    /// The file as a whole is refused, and nothing of it taken, when it is damaged or incomplete, when its letter is not right, or when its
    /// letter is not from a member with a valid key. Operations are judged each by itself.
    ///
    /// - Parameter sender: whoever carries the file; nothing in it is believed for that.
    /// Throws BundleError, ConsignmentError, FormatError, StoreError, Refusal, HubError.
    public static func apply(
        _ bundle: BundleReader, to library: HubLibrary, from sender: Sender
    ) throws -> [(id: OperationID, result: SubmissionResult)] {
        let repository = library.repository
        // What shows in the head is said before the pack is unpacked.
        for ref in bundle.header.refs where ref.name == JournalRefs.journal { throw ConsignmentError.libraryState }
        guard bundle.header.refs.count <= Attested.maximum + 1 else { throw Refusal.batch }
        var policy = ReceivePolicy.hub
        policy.limits.packSize = ServerSettings(repository).maximumPush
        let received = try bundle.receive(into: repository, policy)
        let reader = try received.reader()
        let opened = try OpenedConsignment(
            bundle.header.refs.map { ($0.name, $0.id) }, reader, library.store.keygen,
            temporary: repository.prepareTemporaryDirectory())
        let journal = try library.journal()
        try opened.demand(library: journal)
        if let error = opened.trust(journal).error { throw error }
        let results = try library.submit(opened.parcels, from: sender, reading: reader)
        return zip(opened.parcels, results).map { ($0.operation.id, $1) }
    }
}
