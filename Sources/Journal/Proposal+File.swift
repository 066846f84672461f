import Bytes

extension Journal.Record {
    func write(to file: inout IndexWriter) {
        file.map(entries) { file, entry in
            file.number(entry.position.clock)
            file.position(entry.judged)
            file.optional(entry.access) { $0.text($1) }
        }
        file.optional(proposal) { $1.write(to: &$0) }
        file.optional(discussion) { $1.write(to: &$0) }
    }

    init(_ file: inout IndexReader, about id: OperationID) throws(IndexDamage) {
        let entries = try file.ids { file, id throws(IndexDamage) in
            let clock = try file.number()
            return Entry(
                position: Position(clock, id), judged: try file.position(),
                access: try file.optional { file throws(IndexDamage) in try file.text() })
        }
        self.entries = entries
        proposal = try file.optional { file throws(IndexDamage) in try Proposal(&file, id, entries) }
        discussion = try file.optional { file throws(IndexDamage) in try Discussion(&file, id) }
    }
}

extension Proposal {
    /// What its record says of reviews is not said again.
    func write(to file: inout IndexWriter) {
        file.text(title)
        file.member(author)
        file.day(day)
        file.list(revisions) { file, entry in
            file.id(entry.id)
            file.member(entry.author)
            file.day(entry.day)
            file.text(entry.revision.base)
            file.text(entry.revision.commit)
            file.text(entry.revision.tree)
            file.optional(entry.revision.text) { $0.id($1) }
        }
        file.list(reviews) { $1.write(to: &$0) }
        file.optional(accepted) { file, accepted in
            file.id(accepted.id)
            file.day(accepted.day)
            file.id(accepted.content.revision)
            file.list(accepted.content.approvals) { $0.id($1) }
            file.list(accepted.content.releases) { $0.id($1) }
            file.member(accepted.content.by)
            file.text(accepted.content.before)
            file.text(accepted.content.after)
        }
        file.flag(isWithdrawn)
        file.flag(isHidden)
        file.list(later) { $0.id($1) }
        file.number(count)
    }

    init(_ file: inout IndexReader, _ id: OperationID, _ entries: [OperationID: Entry]) throws(IndexDamage) {
        let title = try file.text()
        let author = try file.member()
        let day = try file.day()
        let revisions = try file.list(60) { file throws(IndexDamage) in
            RevisionEntry(
                id: try file.id(), author: try file.member(), day: try file.day(),
                revision: Revision(
                    base: try file.text(), commit: try file.text(), tree: try file.text(),
                    text: try file.optional { file throws(IndexDamage) in try file.id() }))
        }
        guard let proposal = Proposal(id, title: title, author: author, day: day, revisions: revisions) else {
            throw IndexDamage()
        }
        self = proposal
        reviews = try file.list(90) { file throws(IndexDamage) in try ReviewEntry(&file, entries) }
        accepted = try file.optional { file throws(IndexDamage) in
            Accepted(
                id: try file.id(), day: try file.day(),
                content: Acceptance(
                    revision: try file.id(),
                    approvals: try file.list(32) { file throws(IndexDamage) in try file.id() },
                    releases: try file.list(32) { file throws(IndexDamage) in try file.id() }, by: try file.member(),
                    before: try file.text(), after: try file.text()))
        }
        isWithdrawn = try file.flag()
        isHidden = try file.flag()
        later = try file.list(32) { file throws(IndexDamage) in try file.id() }
        count = Int(try file.number())
    }
}

extension Proposal.ReviewEntry {
    fileprivate func write(to file: inout IndexWriter) {
        file.id(id)
        file.member(author)
        file.day(day)
        file.id(review.revision)
        file.number(Review.Verdict.allCases.firstIndex(of: review.verdict) ?? 0)
        file.optional(review.text) { $0.id($1) }
        file.list(review.comments) { file, comment in
            file.text(comment.template)
            file.optional(comment.node) { $0.text($1) }
            file.optional(comment.field) { $0.text($1) }
            file.id(comment.text)
        }
        file.number((isDismissed ? 1 : 0) | (isHidden ? 2 : 0))
    }

    fileprivate init(_ file: inout IndexReader, _ entries: [OperationID: Entry]) throws(IndexDamage) {
        let id = try file.id()
        guard let entry = entries[id] else { throw IndexDamage() }
        let author = try file.member()
        let day = try file.day()
        let revision = try file.id()
        let verdict = Int(try file.byte())
        guard verdict < Review.Verdict.allCases.count else { throw IndexDamage() }
        let text = try file.optional { file throws(IndexDamage) in try file.id() }
        let comments = try file.list(34) { file throws(IndexDamage) in
            Review.Comment(
                template: try file.text(),
                node: try file.optional { file throws(IndexDamage) in try file.text() },
                field: try file.optional { file throws(IndexDamage) in try file.text() }, text: try file.id())
        }
        let flags = try file.byte()
        guard flags < 4 else { throw IndexDamage() }
        self.init(
            id: id, author: author, day: day, access: entry.access ?? "",
            review: Review(revision, Review.Verdict.allCases[verdict], text: text, comments: comments),
            isDismissed: flags & 1 != 0, isHidden: flags & 2 != 0)
    }
}
