import Bytes
import Net

/// What the API answers when all went well.
struct APIAnswer: Sendable, Equatable {
    let status: Int
    /// The body in JSON; empty for an answer without.
    let body: [UInt8]
    /// Whether it holds something that nobody keeps a copy of: a key or a code.
    let isSecret: Bool

    /// An object.
    init(_ status: Int = 200, isSecret: Bool = false, _ write: (inout JSONWriter) throws -> Void) rethrows {
        var json = JSONWriter()
        json.beginObject()
        try write(&json)
        json.endObject()
        (self.status, body, self.isSecret) = (status, json.finish(), isSecret)
    }

    /// An answer that is written already.
    init(_ status: Int, body: [UInt8]) { (self.status, self.body, isSecret) = (status, body, false) }

    /// Done, and nothing to say.
    static let nothing = APIAnswer(204, body: [])
}

extension JSONWriter {
    /// A member that is a text, or null.
    mutating func member(_ name: String, _ value: String?) {
        self.name(name)
        string(value)
    }

    /// A member that is a number, or null.
    mutating func member(_ name: String, _ value: Int?) {
        self.name(name)
        if let value { integer(value) } else { null() }
    }

    /// A member that is true or false.
    mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        bool(value)
    }

    /// A member that is a list of texts.
    mutating func member(_ name: String, _ values: some Sequence<String>) { list(name, values) { $0.string($1) } }

    /// A member that is a list.
    mutating func list<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) throws -> Void
    ) rethrows {
        self.name(name)
        beginArray()
        for element in elements { try body(&self, element) }
        endArray()
    }

    /// An object.
    mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        beginObject()
        try body(&self)
        endObject()
    }

    /// A member that is an object.
    mutating func object(_ name: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
        self.name(name)
        try object(body)
    }
}
