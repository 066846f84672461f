public import Objects

// Leaving objects out of a transfer (git rev-list --filter, gitprotocol-v2 "filter"), for clones that fetch large
// attachments only when they are opened.

/// Which objects a partial clone does not want.
public indirect enum ObjectFilter: Sendable, Equatable {
    /// No blobs.
    case noBlobs
    /// No blobs of this many bytes or more.
    case blobsBelow(Int)
    /// Nothing this many steps below the root tree or deeper; 0 leaves all trees out.
    case treeDepth(Int)
    /// Only objects of one type.
    case only(ObjectType)
    /// What all of these let pass.
    case all([ObjectFilter])

    /// Reads a filter as clients send it; nil for one that is unknown, refused (`sparse:`) or nested too deeply.
    public init?(_ text: String) {
        self.init(text, depth: 0)
    }

    private init?(_ text: String, depth: Int) {
        if text == "blob:none" {
            self = .noBlobs
        } else if let limit = text.dropPrefix("blob:limit="), let bytes = Self.number(limit) {
            self = .blobsBelow(bytes)
        } else if let depth = text.dropPrefix("tree:"), let steps = Int(depth), steps >= 0, steps < 1 << 30 {
            self = .treeDepth(steps)
        } else if let name = text.dropPrefix("object:type="), let type = ObjectType(name: Array(name.utf8)) {
            self = .only(type)
        } else if let parts = text.dropPrefix("combine:"), depth == 0 {
            var filters: [ObjectFilter] = []
            for part in parts.split(separator: "+", omittingEmptySubsequences: false) {
                guard filters.count < 16, let decoded = Self.percentDecoded(part),
                    let filter = ObjectFilter(decoded, depth: depth + 1)
                else { return nil }
                filters.append(filter)
            }
            guard !filters.isEmpty else { return nil }
            self = .all(filters)
        } else {
            return nil
        }
    }

    private static func number(_ text: Substring) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let value = Int(digits) else { return nil }
        let factors = ["": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
        guard let factor = factors[text.dropFirst(digits.count).lowercased()] else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25 {
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2
                else {
                    return nil
                }
                rest = rest.dropFirst(2)
                bytes.append(value)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The filter as clients send it.
    public var text: String {
        switch self {
        case .noBlobs: "blob:none"
        case .blobsBelow(let bytes): "blob:limit=\(bytes)"
        case .treeDepth(let steps): "tree:\(steps)"
        case .only(let type): "object:type=\(String(decoding: type.name, as: UTF8.self))"
        case .all(let filters): "combine:" + filters.map(\.text).joined(separator: "+")
        }
    }

    /// Whether a blob passes; its size is only asked for when it matters.
    func passesBlob(depth: Int, size: () throws -> Int) rethrows -> Bool {
        switch self {
        case .noBlobs: return false
        case .blobsBelow(let limit): return try size() < limit
        case .treeDepth(let steps): return depth < steps
        case .only(let type): return type == .blob
        case .all(let filters):
            for filter in filters where try !filter.passesBlob(depth: depth, size: size) { return false }
            return true
        }
    }

    /// Whether a tree passes.
    func passesTree(depth: Int) -> Bool {
        switch self {
        case .noBlobs, .blobsBelow: true
        case .treeDepth(let steps): depth < steps
        case .only(let type): type == .tree
        case .all(let filters): filters.allSatisfy { $0.passesTree(depth: depth) }
        }
    }

    /// Whether anything below a tree at this depth can pass.
    func looksBelowTree(depth: Int) -> Bool {
        switch self {
        case .treeDepth(let steps): depth + 1 < steps
        case .only(let type): type == .tree || type == .blob
        case .all(let filters): filters.allSatisfy { $0.looksBelowTree(depth: depth) }
        default: true
        }
    }

    /// Whether commits and tags pass.
    func passes(_ type: ObjectType) -> Bool {
        switch self {
        case .only(let only): type == only
        case .all(let filters): filters.allSatisfy { $0.passes(type) }
        default: true
        }
    }

    /// Whether what passes depends on how deep it lies, so that the same tree may have to be looked at twice.
    var dependsOnDepth: Bool {
        switch self {
        case .treeDepth: true
        case .all(let filters): filters.contains { $0.dependsOnDepth }
        default: false
        }
    }
}

extension String {
    fileprivate func dropPrefix(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
