/// A JSON value by itself, as canonical text: what a program keeps of a field it does not know.
///
/// Two fragments are equal when their bytes are. Members stay in the order they had, numbers as they were written; layout,
/// escapes and normalisation are the writer's (see `JSONWriter`).
public struct JSONFragment: Hashable, Sendable, CustomStringConvertible {
    /// The text, without indentation of its own and without newline at the end.
    public let bytes: [UInt8]

    /// The order of members when a value is written.
    public enum Order: Sendable {
        /// As they were read.
        case asRead
        /// By the bytes of their names, at every level.
        case byName
    }

    /// Writes out a value. Linear; needs no recursion.
    public init(_ value: JSON, order: Order = .asRead) {
        var writer = JSONWriter()
        writer.value(value, order: order)
        bytes = writer.text
    }

    /// Takes what a writer has written, which must be one complete value.
    public init(_ write: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        write(&writer)
        bytes = writer.text
    }

    /// The text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONWriter {
    /// A container that is being walked: the tape indices of its names or elements, and which is next.
    private struct Walk {
        var isObject: Bool
        var items: [Int]
        var next = 0
    }

    /// A value that was read, with all that is inside it.
    public mutating func value(_ value: JSON, order: JSONFragment.Order = .asRead) {
        var walks: [Walk] = []
        open(value, order, &walks)
        while let walk = walks.last {
            guard walk.next < walk.items.count else {
                if walk.isObject { endObject() } else { endArray() }
                walks.removeLast()
                continue
            }
            walks[walks.count - 1].next += 1
            let item = JSON(storage: value.storage, index: walk.items[walk.next])
            if walk.isObject {
                name(item.string ?? "")
                open(JSON(storage: value.storage, index: item.index + 1), order, &walks)
            } else {
                open(item, order, &walks)
            }
        }
    }

    private mutating func open(_ value: JSON, _ order: JSONFragment.Order, _ walks: inout [Walk]) {
        switch value.kind {
        case .object:
            beginObject()
            var items = value.members.map(\.name.index)
            if order == .byName {
                let names = value.members.map { (text: $0.name.text ?? "", index: $0.name.index) }
                items = names.sorted { $0.text < $1.text }.map(\.index)
            }
            walks.append(Walk(isObject: true, items: items))
        case .array:
            beginArray()
            walks.append(Walk(isObject: false, items: value.elements.map(\.index)))
        case .string: string(value.string ?? "")
        case .integer, .real: numeral(value.numeral ?? "0")
        case .yes: bool(true)
        case .no: bool(false)
        case .null: null()
        }
    }
}
