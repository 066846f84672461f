import Bytes
import History
public import Journal
import Library
import Objects
import Store
import Templates
public import Wire

/// Whom a push comes from, as its connection tells.
public struct Pusher: Sendable {
    /// How they are known in the journal.
    public let sender: Sender
    /// What their organisation is called.
    public let organisation: String

    /// Creates a pusher.
    public init(sender: Sender, organisation: String) { (self.sender, self.organisation) = (sender, organisation) }

    /// Somebody who is not known, say over ssh; what they bring must be signed.
    public static let stranger = Pusher(sender: .stranger, organisation: "")
}

// A library with a journal has two doors for Git (Specs/hub.md):
//
//   refs/for/main                  a proposal, from any client; options: title=…, text=…, topic=<beginning of a proposal's id>
//   refs/allmende/inbox/<name>     an operation in its parcel (room Library), from our own client

/// Takes what comes to a library's doors by Git.
public struct LibraryDoors {
    private let library: HubLibrary
    private let pusher: Pusher

    /// The doors of a library.
    public init(_ library: HubLibrary, _ pusher: Pusher) { (self.library, self.pusher) = (library, pusher) }

    /// What a push is passed to.
    public var diversion: Diversion {
        Diversion(
            takes: { $0 == JournalRefs.door || $0.description.hasPrefix(JournalRefs.inbox) }, carryOut: carryOut)
    }

    private func carryOut(
        _ commands: [RefCommand], _ options: [String], _ reader: ObjectReader, _ say: (String) throws -> Void
    ) throws -> [String?] {
        var outcomes = [String?](repeating: nil, count: commands.count)
        var parcels: [(index: Int, parcel: Parcel)] = []
        for (index, command) in commands.enumerated() {
            guard let new = command.new else { continue }
            do {
                if command.name == JournalRefs.door {
                    try propose(new, PushOptions(options), reader, say)
                } else {
                    let parcel = try Parcel(new, reader)
                    guard command.name == JournalRefs.inbox(parcel.operation.id) else {
                        throw Refusal.malformed(.notJSON)
                    }
                    parcels.append((index, parcel))
                }
            } catch {
                outcomes[index] = try Self.reason(error)
            }
        }
        guard !parcels.isEmpty else { return outcomes }
        let results = try library.submit(parcels.map(\.parcel), from: pusher.sender, reading: reader)
        for ((index, _), result) in zip(parcels, results) {
            if case .refused(let refusal) = result { outcomes[index] = Self.words(refusal) }
        }
        return outcomes
    }

    // MARK: refs/for/main

    private func propose(
        _ tip: ObjectID, _ options: PushOptions, _ reader: ObjectReader, _ say: (String) throws -> Void
    ) throws {
        guard let author = pusher.sender.member else { throw Refusal.unknownAuthor }
        guard try reader.header(tip).type == .commit else { throw Refusal.contentMissing }
        let (id, isNew) = try library.change(reading: reader) { transaction -> (OperationID, Bool) in
            let commit = try impersonal(tip, author, options, transaction)
            let known = options.topic.flatMap { transaction.journal.proposal(named: $0) }
            if let known {
                guard known.author.ars == author.ars else { throw Refusal.notOwn }
                guard known.state == .open else { throw Refusal.closed }
                try library.revise(known.id, commit, text: options.text, by: pusher.sender, &transaction)
                return (known.id, false)
            }
            let title = try options.title ?? self.title(of: tip, reader)
            return (
                try library.open(commit, title: title, text: options.text, by: pusher.sender, &transaction), true
            )
        }
        try say(
            isNew
                ? "Änderungsvorschlag \(id.short) angelegt / proposal \(id.short) opened"
                : "Änderungsvorschlag \(id.short) hat einen neuen Stand / proposal \(id.short) has a new revision")
    }

    /// The version itself when it speaks of the organisation only; else one of the same tree by the organisation, and the original is
    /// never stored (DESIGN, D5).
    private func impersonal(
        _ tip: ObjectID, _ author: MemberID, _ options: PushOptions, _ transaction: HubTransaction
    ) throws -> ObjectID {
        let names = transaction.journal.names(author.ars).union([pusher.organisation])
        if try Intake(transaction).isImpersonal(tip, PersonCheck(ars: author.ars, names: names)) { return tip }
        guard let main = try library.repository.refs.id(HubLibrary.main),
            let base = try CommitTable(transaction.reader).mergeBases(main, tip).first
        else { throw Refusal.contentMissing }
        guard let organisation = Organisation(ars: author.ars, name: pusher.organisation, id: author.handle) else {
            throw Refusal.unknownAuthor
        }
        let seconds = max(transaction.day.seconds, try transaction.reader.commitSeconds(base))
        let who = organisation.signature(seconds: seconds)
        let tree = try PublishedLibrary.tree(of: tip, transaction.reader)
        let title = try options.title ?? self.title(of: tip, transaction.reader)
        let commit = Commit(
            tree: tree, parents: [base], author: who, committer: who, message: Array("\(title)\n".utf8))
        try Intake(transaction).copy(tree)
        return try transaction.objects.add(.commit, commit.encode())
    }

    /// The first line of a version's note.
    private func title(of tip: ObjectID, _ reader: ObjectReader) throws -> String {
        guard let commit = try? Commit(try reader.read(tip, .commit), reader.format) else {
            throw Refusal.contentMissing
        }
        return PushOptions.title(String(decoding: commit.summary.prefix(2000), as: UTF8.self)) ?? "Änderungsvorschlag"
    }

    // MARK: Answers

    /// Why something was not taken, in a line for the client; what is nobody's fault is thrown on.
    static func reason(_ error: any Error) throws -> String {
        switch error {
        case let refusal as Refusal: words(refusal)
        case let error as OperationError: words(.malformed(error))
        case is MissingOperation: words(.noSuchProposal)
        default: throw error
        }
    }

    private static func words(_ refusal: Refusal) -> String {
        "\(refusal.code): \(refusal.satz(.de)) / \(refusal.satz(.en))"
    }
}

/// What a client says about its push (`git push -o`).
struct PushOptions {
    private(set) var title: String?
    private(set) var text: String?
    private(set) var topic: String?

    init(_ options: [String]) {
        for option in options {
            guard let sign = option.firstIndex(of: "=") else { continue }
            let value = Text.neutral(String(option[option.index(after: sign)...]))
            guard !value.isEmpty else { continue }
            switch option[..<sign] {
            case "title", "titel": title = Self.title(value)
            case "text": text = value
            case "topic", "thema": topic = value
            default: break
            }
        }
    }

    /// The most bytes of a title; an operation takes four times as many.
    private static let maximumTitle = 200

    /// What a proposal can be called for a line of text: not too long, nothing that misleads; nil when nothing is left.
    static func title(_ line: String) -> String? {
        var title = ""
        for scalar in Text.neutral(line).unicodeScalars {
            guard title.utf8.count + UTF8.width(scalar) <= maximumTitle else { break }
            title.unicodeScalars.append(scalar)
        }
        return title.allSatisfy(\.isWhitespace) ? nil : title
    }
}
