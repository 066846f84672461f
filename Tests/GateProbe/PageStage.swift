import Bytes
import Files
import Hub
import Journal
import Library
import Objects
import Store
import Templates

/// Fills a hub whose library is already large with what people do there, so that its pages have something to show: members, proposals with
/// reviews, discussions, events, practice and shared variants. The same library gives the same numbers of each.
struct PageStage {
    /// How much there is of everything.
    static let counts = (
        members: 40, open: 300, accepted: 40, talks: 400, answers: 3, events: 30, uses: 1000, reports: 300,
        variants: 200,
        contacts: 160
    )
    private static let prefix = "refs/heads/kommune/"
    /// How many operations go into a step.
    private static let batch = 200

    let library: HubLibrary
    let entries: [CatalogueEntry]
    let main: ObjectID
    private var members: [MemberID] = []

    /// Gives the library of a hub a journal where it has none, and opens it.
    init(_ directory: Path) throws {
        let repository = try Repository(at: directory / Hub.libraryName, includes: false)
        if try repository.refs.id(JournalRefs.journal) == nil {
            try HubLibrary.found(repository, hub: directory, title: "Bibliothek")
        }
        library = try Hub(directory).journal()
        guard let main = try repository.refs.id(HubLibrary.main) else { fail("no main") }
        self.main = main
        let published = try PublishedLibrary(repository, main)
        entries = try CatalogueKeeper(repository, published.reader).catalogue(of: published.tree).entries
        guard entries.count >= Self.counts.open + Self.counts.accepted else { fail("the library is too small") }
    }

    /// Makes everything; prints what a benchmark must know.
    mutating func fill(_ directory: Path) throws {
        try makeMembers()
        let keys = try Hub(directory).keys()
        for (word, member) in [("contributor", members[1]), ("reviewer", members[2]), ("moderator", members[0])] {
            let name = try library.journal().registry.organisationName(member.ars) ?? member.ars
            print("\(word) \(try keys.add(ars: member.ars, name: name, id: member.handle).key.text)")
        }
        try shareVariants()
        try proposeAll()
        try talk()
        try practise()
        try introduce()
        let journal = try library.journal()
        print("proposals \(journal.proposals.count)")
        print("discussions \(journal.discussions.count)")
        print("evidence \(journal.practice.all.count)")
    }

    // MARK: Who

    private mutating func makeMembers() throws {
        let refs = try library.repository.refs.list(prefix: Self.prefix)
        var known: Set<String> = []
        for ref in refs where members.count < Self.counts.members {
            let ars = String(ref.name.description.dropFirst(Self.prefix.count).prefix(12))
            guard known.insert(ars).inserted else { continue }
            let roles: Set<Role> = members.isEmpty ? [.contributor, .moderator] : [.contributor, .reviewer]
            members.append(try library.setMember(ars: ars, name: "Kommune \(members.count + 1)", roles: roles))
        }
        guard members.count >= 3 else { fail("no organisations") }
    }

    private func member(_ number: Int) -> MemberID { members[1 + number % (members.count - 1)] }

    private func sender(_ member: MemberID) -> Sender { Sender(member: member, access: "0123456789") }

    private func organisation(_ member: MemberID) throws -> Organisation {
        guard let known = Organisation(ars: member.ars, name: "Kommune", id: member.handle) else {
            fail("organisation")
        }
        return known
    }

    /// Sends what members say, of each in steps; the ids in the order given.
    private func send(_ said: [Said]) throws -> [OperationID] {
        var ids: [OperationID] = []
        var left = said[...]
        while let first = left.first {
            let run = left.prefix(Self.batch).prefix { $0.by == first.by }
            let journal = try library.journal()
            let parcels = try run.enumerated().map { number, said in
                Parcel(
                    try Operation(
                        said.content, library: journal.root, clock: journal.clock + 1 + Int64(number), by: said.by,
                        on: Replica.today, about: said.subject),
                    texts: said.texts, card: said.card, content: said.version)
            }
            let results = try library.submit(parcels, from: sender(first.by))
            guard results.allSatisfy({ $0 == .taken }) else { fail("\(results.first { $0 != .taken } ?? .known)") }
            ids += parcels.map(\.operation.id)
            left = left.dropFirst(run.count)
        }
        return ids
    }

    private struct Said {
        var content: Content
        var by: MemberID
        var subject: OperationID?
        var texts: [JournalText] = []
        var card: ContactCard?
        var version: ObjectID?
    }

    // MARK: Versions

    /// A version in which every hundredth byte of meaning is another: a step of one template has another title.
    private func version(_ entry: CatalogueEntry, by member: MemberID) throws -> (commit: ObjectID, tree: ObjectID) {
        let repository = library.repository
        let published = try PublishedLibrary(repository, main)
        let objects = NewObjects(repository.objects, published.reader)
        guard case .success(var mappe)? = try published.template(entry.path)?.mappe,
            let step = mappe.struktur.knoten.first
        else { fail("\(entry.path) cannot be read") }
        mappe.struktur.knoten[step.key]?.titel += " und Fristen klären"
        let blob = try objects.add(.blob, mappe.struktur.canonicalText)
        let tree = try published.reader.tree(
            published.tree, setting: [(entry.path.bytes + Array("/struktur.json".utf8), blob)], into: objects)
        let who = try organisation(member).signature(seconds: Replica.today.seconds)
        let commit = try objects.add(
            .commit,
            Commit(
                tree: tree, parents: [main], author: who, committer: who, message: Array("Fristen klären\n".utf8)
            ).encode())
        try objects.commit()
        return (commit, tree)
    }

    private func shareVariants() throws {
        let repository = library.repository
        let reader = try ObjectReader(repository.objects)
        let objects = NewObjects(repository.objects, reader)
        let bySlug = Dictionary(entries.map { ($0.path.slug, $0) }) { first, _ in first }
        var edits: [RefEdit] = []
        for ref in try repository.refs.list(prefix: Self.prefix) where edits.count < Self.counts.variants {
            let words = ref.name.description.dropFirst(Self.prefix.count).split(separator: "/").map(String.init)
            guard let entry = bySlug[words[1]], let id = ElementID(entry.id),
                let member = MemberID(handle: Organisation.newID(), ars: words[0])
            else { continue }
            let record = Variante(vorlage: id, ordner: Text(entry.path.description), ursprung: "main")
            let tree = try reader.tree(
                PublishedLibrary.tree(of: ref.id, reader),
                setting: [(Variante.datei.bytes, try objects.add(.blob, record.canonicalText))], into: objects)
            let who = try organisation(member).signature(seconds: Replica.today.seconds)
            let commit = Commit(
                tree: tree, parents: [ref.id], author: who, committer: who, message: Array("Ortsvariante\n".utf8))
            edits.append(
                RefEdit(ref.name, expected: .id(ref.id), to: .id(try objects.add(.commit, commit.encode()))))
        }
        try objects.commit()
        let who = try organisation(members[0]).signature(seconds: Replica.today.seconds)
        guard try repository.refs.apply(edits, identity: who, logsNew: false).allSatisfy({ $0 == nil }) else {
            fail("variants")
        }
        print("variants \(edits.count)")
    }

    private func proposeAll() throws {
        let count = Self.counts.open + Self.counts.accepted
        var opened: [Said] = []
        for number in 0..<count {
            let by = member(number * 8 / count)
            let (commit, tree) = try version(entries[number * entries.count / count], by: by)
            let revision = Revision(base: main.description, commit: commit.description, tree: tree.description)
            opened.append(
                Said(
                    content: .opened(
                        title: "Fristen klären: \(entries[number * entries.count / count].title)", revision),
                    by: by, version: commit))
        }
        let ids = try send(opened)
        var reviews: [Said] = []
        for reviewer in 0..<3 {
            for (number, id) in ids.enumerated() where number % 4 > reviewer || number < Self.counts.accepted {
                let review = Review(id, (number + reviewer) % 7 == 6 ? .note : .approved)
                reviews.append(Said(content: .review(review), by: member(20 + reviewer), subject: id))
            }
        }
        _ = try send(reviews)
        // No organisation here answers for what was generated.
        try library.setPolicy(Policy(quorum: 1, needsRelease: false))
        for id in ids.prefix(Self.counts.accepted) { try accept(id) }
        try library.setPolicy(Policy(quorum: 2, needsRelease: false))
    }

    /// Accepts a proposal together with what came since it was made.
    private func accept(_ id: OperationID) throws {
        do {
            _ = try library.accept(id, by: sender(members[0]), expecting: nil)
        } catch AcceptanceRefusal.otherResult(let tree) {
            _ = try library.accept(id, by: sender(members[0]), expecting: tree)
        }
    }

    // MARK: Said

    private func talk() throws {
        let counts = Self.counts
        var openings: [Said] = []
        for number in 0..<counts.talks {
            let by = member(number * 16 / counts.talks)
            let place = number % 5 == 0 ? nil : Place(template: entries[number * 2 % entries.count].id)
            let text = try JournalText(
                "Wir beginnen im Frühjahr und fragen uns, wie lange die Beteiligung bei anderen gedauert hat. Frage \(number).",
                by: by, title: "Wie lange dauert die Beteiligung? (\(number))")
            openings.append(
                Said(
                    content: .posted(Post(number % 3 == 0 ? .topic : .question, place: place, text: text.id)), by: by,
                    texts: [text]))
        }
        for number in 0..<counts.events {
            let by = member(number * 16 / counts.events)
            let text = try JournalText(
                "Wir sprechen über Erfahrungen mit den Vorlagen.", by: by, title: "Treffen \(number)",
                link: number % 2 == 0 ? "https://treffen.example/\(number)" : nil)
            guard let start = WallTime(Day(number: Replica.today.number + Int64(number) + 2), minute: 600) else {
                continue
            }
            openings.append(Said(content: .event(EventRecord(start: start, text: text.id)), by: by, texts: [text]))
        }
        let ids = try send(openings)
        var answers: [Said] = []
        for answer in 0..<counts.answers {
            for (number, id) in ids.enumerated() {
                let by = member(20 + answer)
                let text = try JournalText("Bei uns waren es etwa \(number % 9 + 2) Wochen.", by: by)
                answers.append(
                    Said(content: .posted(Post(.answer, text: text.id)), by: by, subject: id, texts: [text]))
            }
        }
        _ = try send(answers)
    }

    private func practise() throws {
        let counts = Self.counts
        var said: [Said] = []
        for number in 0..<(counts.uses + counts.reports) {
            let by = member(number * 30 / (counts.uses + counts.reports))
            let id = entries[number * 7 % entries.count].id
            if number < counts.uses {
                let use = Evidence.Use(
                    since: Day(number: Replica.today.number - 100), state: number % 3 == 0 ? .finished : .running)
                said.append(
                    Said(content: .evidence(Evidence(template: id, version: main.description, .use(use))), by: by))
            } else {
                let text = try JournalText("Die Frist für die Beteiligung war zu kurz; sonst passte alles.", by: by)
                let report = Evidence.Report(size: .to20000, again: .yes, text: text.id)
                said.append(
                    Said(
                        content: .evidence(Evidence(template: id, version: main.description, .report(report))), by: by,
                        texts: [text]))
            }
        }
        _ = try send(said)
    }

    /// A card for every member, and mailboxes beside them.
    private func introduce() throws {
        var said: [Said] = []
        let today = Replica.today
        for number in 0..<Self.counts.contacts {
            let (by, id) = (members[number % members.count], ElementID.random().description)
            let until = Day(number: today.number + 300)
            let card =
                number >= members.count
                ? nil
                : try ContactCard(
                    ContactCard.Details(
                        name: "Name \(number)", function: "Projektleitung", phone: "0123 456-\(number)", agreed: today,
                        until: until), by: by)
            let record = ContactRecord(
                id: id, person: card == nil ? nil : by.handle, mailbox: "projekt-\(number)@kommune.example",
                card: card?.id, until: card == nil ? nil : until)
            said.append(Said(content: .contact(record), by: by, card: card))
        }
        _ = try send(said)
    }
}
