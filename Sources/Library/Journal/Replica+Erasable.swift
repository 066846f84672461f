import Bytes
import Files
import Journal
import Objects
import Store

extension Replica {
    /// Takes over texts and cards that were fetched, and removes for good what is not among them any more or was erased, in the outbox too.
    /// To be called after the journal has been taken over and before anything is shown; may be cut short and called again.
    ///
    /// - Returns: how many tombstones were new here.
    /// Throws what the store throws.
    @discardableResult
    public func takeOverErasable(progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
        let forgetting = Forgetting(repository)
        // Whoever may not see the tree any more gets no new one, and forgets by what the journal says.
        var arrived: Set<ObjectID> = []
        let isFresh = try repository.refs.id(JournalRefs.fetchedErasable) != nil
        for (name, source) in [
            (JournalRefs.erasable, JournalRefs.fetchedErasable),
            (JournalRefs.moderation, JournalRefs.fetchedModeration),
        ] {
            guard let fetched = try repository.refs.id(source) else { continue }
            let before = try repository.refs.id(name)
            if let before, before != fetched {
                // What leads to nothing any more once the ref has moved.
                let old = try TreeDifference(reader).files(try tree(of: fetched), try tree(of: before))
                try forgetting.note(Set(old.compactMap { $0.entry?.id }))
            }
            let new = try TreeDifference(reader).files(try before.map { try tree(of: $0) }, try tree(of: fetched))
            arrived.formUnion(new.compactMap { $0.entry?.id })
            let edits = [
                RefEdit(name, expected: before.map { .id($0) } ?? .absent, to: .id(fetched)), RefEdit(source, to: nil),
            ]
            for case let rejection? in try repository.refs.apply(edits) { throw rejection }
        }
        guard let journal = try journalStore()?.snapshot().journal else { return 0 }
        // A hub, or an older file, that brings back what was forgotten brings it for nothing.
        if !isFresh || !arrived.isEmpty || forgetting.hasNews(journal) {
            try dropForgotten(journal, forgetting, among: isFresh && !forgetting.hasNews(journal) ? arrived : nil)
        }
        try outbox.drop { parcel in
            let isErased =
                journal.contacts.isErased(person: parcel.operation.author.handle)
                || parcel.files.contains { journal.contacts.isErased($0.id, by: $0.author) }
            if isErased {
                try forgetting.note(
                    Set(parcel.files.map { try ObjectHasher.id(repository.format, .blob, $0.bytes.span) }))
            }
            return isErased
        }
        if let member, journal.contacts.isErased(person: member.handle) {
            // Drafts of somebody who is erased.
            try FileSystem.removeTree(repository.commonDirectory / "allmende" / "pruefung")
        }
        return try forgetting.carryOut(journal, progress: progress)
    }
}

extension Replica {
    /// Forgets texts and cards that were fetched and not taken over.
    public func discardFetchedTexts() throws {
        let edits = [JournalRefs.fetchedErasable, JournalRefs.fetchedModeration].map { RefEdit($0, to: nil) }
        _ = try repository.refs.apply(edits, atomic: false)
    }

    /// Takes out of the trees that are here what the journal does not keep.
    ///
    /// - Parameter few: the files to look at; nil for all.
    private func dropForgotten(_ journal: Journal, _ forgetting: Forgetting, among few: Set<ObjectID>?) throws {
        for name in [JournalRefs.erasable, JournalRefs.moderation] {
            guard let commit = try repository.refs.id(name) else { continue }
            let reader = try ObjectReader(repository.objects)
            let tree = try reader.links(commit).tree
            let gone = try reader.flatten(tree).filter { entry in
                if few?.contains(entry.id) == false { return false }
                guard let file = ErasableFile(try reader.read(entry.id, .blob)) else { return true }
                return !journal.keeps(file)
            }
            guard !gone.isEmpty else { continue }
            let objects = NewObjects(repository.objects, reader)
            let new = try reader.tree(tree, setting: gone.map { ($0.path, nil) }, into: objects)
            if new == reader.format.emptyTree { _ = try objects.add(.tree, []) }
            let author = organisation.signature(seconds: Self.today.seconds)
            let made = Commit(
                tree: new, parents: [], author: author, committer: author, message: Array("Texte\n".utf8))
            let id = try objects.add(.commit, made.encode())
            try objects.commit()
            try forgetting.note(Set(gone.map(\.id)))
            for case let rejection? in try repository.refs.apply([RefEdit(name, expected: .id(commit), to: .id(id))]) {
                throw rejection
            }
        }
    }
}

extension Parcel {
    /// The texts and the card that came along.
    var files: [ErasableFile] { texts.map { .text($0) } + [card].compactMap { $0.map { .card($0) } } }
}
