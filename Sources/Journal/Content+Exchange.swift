public import Bytes

/// What something is about: a template, or one of its nodes. Ids stay the same through moves, renames, merges and in variants (DESIGN, D4).
public struct Place: Sendable, Hashable {
    /// The id of the template.
    public var template: String
    /// The id of the node; nil for the template as a whole.
    public var node: String?

    /// Creates a place.
    public init(template: String, node: String? = nil) { (self.template, self.node) = (template, node) }
}

/// A post.
public struct Post: Sendable, Hashable {
    /// What kind of post it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// Opens a discussion.
        case topic = "thema"
        /// Opens a discussion with a question that can be settled.
        case question = "frage"
        /// Answers in a discussion; before an event: a question or a wish.
        case answer = "antwort"
    }

    /// What kind.
    public var kind: Kind
    /// What it is about; nil in general, and for answers.
    public var place: Place?
    /// What it says, as the name of a text.
    public var text: OperationID

    /// Creates a post.
    public init(_ kind: Kind, place: Place? = nil, text: OperationID) {
        (self.kind, self.place, self.text) = (kind, place, text)
    }
}

/// An event.
public struct EventRecord: Sendable, Hashable {
    /// When it begins.
    public var start: WallTime
    /// When it ends; nil where that is open.
    public var end: WallTime?
    /// What it is about; nil in general.
    public var place: Place?
    /// Title, agenda and link, as the name of a text.
    public var text: OperationID

    /// Creates a record.
    public init(start: WallTime, end: WallTime? = nil, place: Place? = nil, text: OperationID) {
        (self.start, self.end, self.place, self.text) = (start, end, place, text)
    }
}

/// What came of an event.
public struct Minutes: Sendable, Hashable {
    /// What they say, as the name of a text.
    public var text: OperationID
    /// What was talked about.
    public var places: [Place]

    /// Creates minutes.
    public init(text: OperationID, places: [Place] = []) { (self.text, self.places) = (text, places) }

    /// The most places they may name.
    public static let maximumPlaces = 100
}

extension ContentReader {
    mutating func posted() -> Content? {
        guard let kind = json["art"]?.string.flatMap({ Post.Kind(rawValue: $0) }) else { return fail("art") }
        let place = place()
        guard let text = id("text"), fault == nil else { return nil }
        guard kind != .answer || place == nil else { return fail("vorlage") }
        return .posted(Post(kind, place: place, text: text))
    }

    mutating func edited() -> Content? {
        guard let post = id("beitrag"), let text = id("text") else { return nil }
        return .edited(post: post, text: text)
    }

    mutating func event() -> EventRecord? {
        guard let start = json["beginn"]?.string.flatMap({ WallTime($0) }) else { return fail("beginn") }
        var end: WallTime?
        if let value = json["ende"], !value.isNull {
            guard let time = value.string.flatMap({ WallTime($0) }), start < time else { return fail("ende") }
            end = time
        }
        let place = place()
        guard let text = id("text"), fault == nil else { return nil }
        return EventRecord(start: start, end: end, place: place, text: text)
    }

    mutating func minutes() -> Content? {
        guard let text = id("text") else { return nil }
        guard let list = json["bezuege"], list.kind == .array, list.count <= Minutes.maximumPlaces else {
            return fail("bezuege")
        }
        var places: [Place] = []
        for element in list.elements {
            var inner = ContentReader(element)
            guard let place = inner.place(), inner.fault == nil else { return fail("bezuege") }
            places.append(place)
        }
        return .minutes(Minutes(text: text, places: places))
    }

    /// `vorlage` and `knoten`; nil when there is no template.
    mutating func place() -> Place? {
        let template = optionalLine("vorlage", limit: 32)
        let node = optionalLine("knoten", limit: 32)
        guard let template else { return node == nil ? nil : fail("vorlage") }
        return Place(template: template, node: node)
    }
}

extension JSONWriter {
    mutating func place(_ place: Place?) {
        member("vorlage", place?.template)
        member("knoten", place?.node)
    }
}

extension EventRecord {
    func write(to json: inout JSONWriter) {
        json.member("beginn", start.description)
        json.member("ende", end?.description)
        json.place(place)
        json.member("text", text.description)
    }
}

extension Minutes {
    func write(to json: inout JSONWriter) {
        json.member("text", text.description)
        json.name("bezuege")
        json.beginArray()
        for place in places {
            json.beginObject()
            json.place(place)
            json.endObject()
        }
        json.endArray()
    }
}
