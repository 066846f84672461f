import Bytes
public import Objects
public import Templates

// What is open about a file or folder as a whole stands in one file at the top of the library, `konflikte.json`:
//
//   {
//     "format": "allmende-konflikte/1",
//     "pfade": {
//       "vorlagen/beschaffung/it/dokumente/muster.docx": {
//         "art": "value",
//         "grund": "two-contents",
//         "basis": { "modus": "100644", "id": "9f31…" },
//         "unsere": { "modus": "100644", "id": "c07d…" },
//         "fremde": { "modus": "100644", "id": "118a…" },
//         "unsereVon": { "wer": "Stadt Bergisch Gladbach", "tag": "2026-11-20" },
//         "fremdeVon": { "wer": "Stadt Köln", "tag": "2026-11-21" }
//       }
//     }
//   }
//
// A side that has nothing there is null. Both contents are in the histories that were merged, so nothing is lost. In a
// path, "%" and bytes that are no UTF-8 are written as "%" and two digits.

/// A file or folder that a merge could not decide about.
public struct PathConflict: Sendable, Hashable {
    /// Why; the raw values are the names in the file.
    public enum Reason: String, Sendable, CaseIterable {
        /// One side removed what the other changed.
        case removedChanged = "removed-changed"
        /// Both changed a file that only counts as a whole.
        case twoContents = "two-contents"
        /// A file on one side, a folder or something else on the other.
        case otherKind = "other-kind"
        /// A side holds a document that cannot be read, or one of a later version of the format.
        case unreadable
    }

    /// What a side has at the path.
    public struct State: Sendable, Hashable {
        /// Kind and permission.
        public let mode: FileMode
        /// The object.
        public let id: ObjectID

        /// Creates a state.
        public init(_ mode: FileMode, _ id: ObjectID) { (self.mode, self.id) = (mode, id) }
    }

    /// Why.
    public let reason: Reason
    /// Before; nil when nothing was there, or when it is in no version.
    public let base: State?
    /// In the version that is merged into.
    public let ours: State?
    /// In the version that is merged.
    public let theirs: State?
    /// Who wrote the version that is merged into, where known.
    public var oursFrom: Konflikt.Herkunft?
    /// Who wrote the version that is merged, where known.
    public var theirsFrom: Konflikt.Herkunft?

    /// Creates a conflict.
    public init(_ reason: Reason, base: State?, ours: State?, theirs: State?) {
        (self.reason, self.base, self.ours, self.theirs) = (reason, base, ours, theirs)
    }

    /// The kind of finding it is.
    public var art: Konflikt.Art {
        switch reason {
        case .removedChanged: .verletzung
        case .twoContents: .wert
        case .otherKind, .unreadable: .schema
        }
    }
}

/// The open conflicts about whole paths, as `konflikte.json` holds them.
public struct PathConflicts: Sendable, Equatable {
    /// The name of the file.
    public static let file = Array("konflikte.json".utf8)
    private static let format = "allmende-konflikte/1"
    /// Files larger than this are not read.
    static let maximumSize = 16 << 20

    /// The conflicts by path.
    public var paths: [[UInt8]: PathConflict] = [:]

    /// None.
    public init() {}

    /// Reads the file; nil when it is something else.
    public init?(_ bytes: [UInt8], _ format: ObjectFormat) {
        guard bytes.count <= Self.maximumSize, let json = try? JSON(parsing: bytes), json.kind == .object,
            json["format"]?.string == Self.format, let list = json["pfade"], list.kind == .object
        else { return nil }
        func state(_ json: JSON?) -> PathConflict.State?? {
            guard let json, !json.isNull else { return .some(nil) }
            guard let octal = json["modus"]?.string, let number = UInt32(octal, radix: 8),
                let mode = FileMode(rawValue: number).canonical, let hex = json["id"]?.string,
                let id = ObjectID(hex: Array(hex.utf8), format)
            else { return nil }
            return PathConflict.State(mode, id)
        }
        func origin(_ json: JSON?) -> Konflikt.Herkunft? {
            guard let who = json?["wer"]?.string, let day = json?["tag"]?.string else { return nil }
            return Konflikt.Herkunft(wer: who, tag: day)
        }
        for member in list.members {
            let value = member.value
            guard let name = member.name.string, let path = Self.path(name), value.kind == .object,
                let reason = value["grund"]?.string.flatMap({ PathConflict.Reason(rawValue: $0) }),
                let base = state(value["basis"]), let ours = state(value["unsere"]),
                let theirs = state(value["fremde"])
            else { return nil }
            var conflict = PathConflict(reason, base: base, ours: ours, theirs: theirs)
            conflict.oursFrom = origin(value["unsereVon"])
            conflict.theirsFrom = origin(value["fremdeVon"])
            paths[path] = conflict
        }
    }

    /// The content of the file.
    public func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("format")
        writer.string(Self.format)
        writer.name("pfade")
        writer.beginObject()
        for (path, conflict) in paths.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            writer.name(Self.name(path))
            writer.beginObject()
            writer.name("art")
            writer.string(conflict.art.rawValue)
            writer.name("grund")
            writer.string(conflict.reason.rawValue)
            for (name, state) in [("basis", conflict.base), ("unsere", conflict.ours), ("fremde", conflict.theirs)] {
                writer.name(name)
                guard let state else {
                    writer.null()
                    continue
                }
                writer.beginObject()
                writer.name("modus")
                writer.string(String(decoding: state.mode.octal, as: UTF8.self))
                writer.name("id")
                writer.string(state.id.description)
                writer.endObject()
            }
            for (name, origin) in [("unsereVon", conflict.oursFrom), ("fremdeVon", conflict.theirsFrom)] {
                writer.name(name)
                guard let origin else {
                    writer.null()
                    continue
                }
                writer.beginObject()
                writer.name("wer")
                writer.string(origin.wer)
                writer.name("tag")
                writer.string(origin.tag)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
        return writer.finish()
    }

    private static func isPlain(_ text: String) -> Bool { !text.utf8.contains(0x25) }

    private static func name(_ path: [UInt8]) -> String {
        if let text = String(validating: path, as: UTF8.self), isPlain(text) { return text }
        let isText = String(validating: path, as: UTF8.self) != nil
        var name: [UInt8] = []
        for byte in path {
            if byte == 0x25 || byte >= 0x80 && !isText {
                name += [0x25] + Hex.string([byte]).utf8
            } else {
                name.append(byte)
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func path(_ name: String) -> [UInt8]? {
        let bytes = Array(name.utf8)
        var path: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x25 {
                guard at + 2 < bytes.count,
                    let value = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
                else { return nil }
                path.append(value)
                at += 3
            } else {
                path.append(bytes[at])
                at += 1
            }
        }
        return path.isEmpty ? nil : path
    }

    /// Three versions of the file merged by path. What one side settled is settled; where both wrote something else, the
    /// one that is merged into stands.
    static func merged(_ base: PathConflicts, _ ours: PathConflicts, _ theirs: PathConflicts) -> PathConflicts {
        var merged = ours
        for path in Set(base.paths.keys).union(theirs.paths.keys) {
            let (before, mine, other) = (base.paths[path], ours.paths[path], theirs.paths[path])
            if mine == other || other == before { continue }
            if mine == before { merged.paths[path] = other } else if mine == nil { merged.paths[path] = other }
        }
        return merged
    }
}
