import Bytes

extension Discussion {
    func write(to file: inout IndexWriter) {
        file.number(Kind.allCases.firstIndex(of: kind) ?? 0)
        file.list(posts) { file, post in
            file.id(post.id)
            file.member(post.author)
            file.day(post.day)
            file.optional(post.text) { $0.id($1) }
            file.number((post.isEdited ? 1 : 0) | (post.isPending ? 2 : 0) | (post.isHidden ? 4 : 0))
        }
        file.optional(place) { file, place in
            file.text(place.template)
            file.optional(place.node) { $0.text($1) }
        }
        file.optional(answer) { $0.id($1) }
        file.optional(event) { $1.write(to: &$0) }
        file.list(later) { $0.id($1) }
        file.number(count)
        file.list(gone) { $0.id($1) }
    }

    init(_ file: inout IndexReader, _ id: OperationID) throws(IndexDamage) {
        let kind = Int(try file.byte())
        guard kind < Kind.allCases.count else { throw IndexDamage() }
        let posts = try file.list(60) { file throws(IndexDamage) in try PostEntry(&file) }
        guard let discussion = Discussion(id, Kind.allCases[kind], posts: posts) else { throw IndexDamage() }
        self = discussion
        place = try file.optional { file throws(IndexDamage) in try Place(&file) }
        answer = try file.optional { file throws(IndexDamage) in try file.id() }
        event = try file.optional { file throws(IndexDamage) in try Event(&file) }
        later = try file.list(32) { file throws(IndexDamage) in try file.id() }
        count = Int(try file.number())
        gone = try file.list(32) { file throws(IndexDamage) in try file.id() }
    }
}

extension Discussion.PostEntry {
    fileprivate init(_ file: inout IndexReader) throws(IndexDamage) {
        let id = try file.id()
        let author = try file.member()
        let day = try file.day()
        let text = try file.optional { file throws(IndexDamage) in try file.id() }
        let flags = try file.byte()
        guard flags < 8 else { throw IndexDamage() }
        self.init(
            id: id, author: author, day: day, text: text, isEdited: flags & 1 != 0, isPending: flags & 2 != 0,
            isHidden: flags & 4 != 0)
    }
}

extension Discussion.Event {
    fileprivate func write(to file: inout IndexWriter) {
        file.time(start)
        file.optional(end) { $0.time($1) }
        file.optional(changed) { $0.day($1) }
        file.number(sequence)
        file.flag(isCancelled)
        file.list(minutes) { file, entry in
            file.id(entry.id)
            file.member(entry.author)
            file.day(entry.day)
            file.id(entry.minutes.text)
            file.list(entry.minutes.places) { file, place in
                file.text(place.template)
                file.optional(place.node) { $0.text($1) }
            }
            file.flag(entry.isHidden)
        }
    }

    fileprivate init(_ file: inout IndexReader) throws(IndexDamage) {
        start = try file.time()
        end = try file.optional { file throws(IndexDamage) in try file.time() }
        changed = try file.optional { file throws(IndexDamage) in try file.day() }
        sequence = Int(try file.number())
        isCancelled = try file.flag()
        minutes = try file.list(80) { file throws(IndexDamage) in
            let id = try file.id()
            let author = try file.member()
            let day = try file.day()
            let text = try file.id()
            let places = try file.list(2) { file throws(IndexDamage) in try Place(&file) }
            return Discussion.MinutesEntry(
                id: id, author: author, day: day, minutes: Minutes(text: text, places: places),
                isHidden: try file.flag())
        }
    }
}

extension Place {
    fileprivate init(_ file: inout IndexReader) throws(IndexDamage) {
        self.init(
            template: try file.text(), node: try file.optional { file throws(IndexDamage) in try file.text() })
    }
}

extension IndexWriter {
    fileprivate mutating func time(_ time: WallTime) {
        day(time.day)
        number(time.minute)
    }
}

extension IndexReader {
    fileprivate mutating func time() throws(IndexDamage) -> WallTime {
        let day = try day()
        guard let time = WallTime(day, minute: Int(try number())) else { throw IndexDamage() }
        return time
    }
}
