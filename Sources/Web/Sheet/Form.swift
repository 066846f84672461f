// Forms as values. Every field has a label, may have a hint, and keeps what was typed when the form comes back with errors.

/// A form.
public struct Form: Sendable {
    /// What the button that sends it looks like.
    public enum Kind: Sendable {
        /// What most people want here.
        case main
        /// One of several things.
        case plain
        /// Something that cannot be undone.
        case danger
    }

    /// Where it is sent.
    public var address: WebAddress
    /// Whether it only asks: its fields become the address of the answer (GET). Else it changes something (POST).
    public var isQuery: Bool
    /// Its fields.
    public var fields: [Field]
    /// Values that travel along unseen.
    public var hidden: [(name: String, value: String)]
    /// The word on the button.
    public var submit: String
    /// What the button looks like.
    public var kind: Kind
    /// Further buttons, each with the name and value it sends.
    public var more: [(label: String, name: String, value: String)] = []
    /// A way back.
    public var cancel: PageLink?
    /// Whether our script keeps what is typed in this browser until it is sent.
    public var keepsDraft = false
    /// What is wrong with the whole form.
    public var problems: [String] = []
    /// What the button is about, read aloud only where several forms of a page have the same button.
    public var about: String?

    /// Creates a form that changes something.
    public init(
        _ address: WebAddress, submit: String, _ kind: Kind = .main, hidden: [(name: String, value: String)] = [],
        fields: [Field] = []
    ) {
        (self.address, self.submit, self.kind) = (address, submit, kind)
        (self.hidden, self.fields, isQuery) = (hidden, fields, false)
    }

    /// Creates a form that asks.
    public init(
        asking address: WebAddress, submit: String, hidden: [(name: String, value: String)] = [], fields: [Field]
    ) {
        self.init(address, submit: submit, .plain, hidden: hidden, fields: fields)
        isQuery = true
    }

    /// Whether something is wrong with it.
    public var hasProblems: Bool { !problems.isEmpty || fields.contains { $0.problem != nil } }
}

/// A field of a form.
public struct Field: Sendable {
    /// What a field takes.
    public enum Kind: Sendable {
        /// A line of text.
        case line
        /// A text of several lines, shown with so many.
        case lines(Int)
        /// A number in a range.
        case number(ClosedRange<Int>)
        /// A day.
        case day
        /// A time of day.
        case time
        /// A mail address.
        case mail
        /// A telephone number.
        case telephone
        /// A secret; never filled in again.
        case secret
        /// One of several, from a list that unfolds.
        case choice([Option])
        /// One of several, all of them seen.
        case radios([Option])
        /// Any of several.
        case boxes([Option])
        /// Yes or no.
        case box
        /// A search.
        case search
        /// A file from this computer.
        case file
    }

    /// One of several values.
    public struct Option: Hashable, Sendable {
        /// What is sent.
        public var value: String
        /// What is shown.
        public var label: String
        /// What is said about it.
        public var hint: String?
        /// Whether the words are the library's.
        public var isContent: Bool

        /// Creates an option.
        public init(_ value: String, _ label: String, hint: String? = nil, isContent: Bool = false) {
            (self.value, self.label, self.hint, self.isContent) = (value, label, hint, isContent)
        }
    }

    /// What it is called in what is sent.
    public var name: String
    /// What it is called on the page.
    public var label: String
    /// Whether the label is in the words of the library.
    public var isContent = false
    /// What it takes.
    public var kind: Kind
    /// What is said about it.
    public var hint: String?
    /// What stands in it; for `boxes` one a line.
    public var values: [String]
    /// Whether it must be filled in.
    public var isRequired: Bool
    /// The most characters it takes.
    public var limit: Int?
    /// What is wrong with what was typed.
    public var problem: String?

    /// Creates a field.
    public init(
        _ name: String, _ label: String, _ kind: Kind = .line, value: String? = nil, hint: String? = nil,
        required: Bool = false, limit: Int? = nil
    ) {
        (self.name, self.label, self.kind, self.hint) = (name, label, kind, hint)
        (values, isRequired, self.limit) = (value.map { [$0] } ?? [], required, limit)
    }

    /// Creates a field with any of several values.
    public init(_ name: String, _ label: String, boxes: [Option], values: [String], hint: String? = nil) {
        self.init(name, label, .boxes(boxes), hint: hint)
        self.values = values
    }

    /// The one value.
    var value: String { values.first ?? "" }
}
