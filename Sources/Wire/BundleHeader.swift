public import Bytes
public import Objects

// The head of a bundle, a file that carries part of a repository (gitformat-bundle); a pack follows it:
//
//   # v2 git bundle                      SHA-1; "# v3 git bundle" for anything else
//   @object-format=sha256                version 3 only: what a reader must know to go on
//   -<id> <comment>                      prerequisites: versions the receiver must have; the comment means nothing
//   <id> <name>                          refs: where the history that is carried ends
//                                        an empty line
//
// Lines end in LF and come in this order, as git writes them; git reads them in any order, here that is an error, so that
// what was read prints back as the same bytes. Reading ends with the empty line: the next byte is the pack's first.

/// What the head of a bundle says.
public struct BundleHeader: Sendable, Equatable {
    /// A version the receiver must have.
    public struct Prerequisite: Sendable, Equatable {
        /// Its id.
        public let id: ObjectID
        /// What the writer put beside it, usually the first line of the message: bytes without LF that mean nothing; nil when
        /// not even a space follows the id.
        public let comment: [UInt8]?

        /// Creates a prerequisite; the comment ends at its first LF, and after 1024 bytes.
        public init(_ id: ObjectID, comment: [UInt8] = []) {
            self.init(read: id, comment.prefix(1024).prefix { $0 != 0x0a })
        }

        init(read id: ObjectID, _ comment: ArraySlice<UInt8>?) {
            self.id = id
            self.comment = comment.map { Array($0) }
        }
    }

    /// A ref whose history is carried.
    public struct Ref: Sendable, Equatable {
        /// Its name.
        public let name: RefName
        /// The object it leads to, of any type.
        public let id: ObjectID

        /// Creates a ref.
        public init(_ name: RefName, _ id: ObjectID) { (self.name, self.id) = (name, id) }
    }

    /// 2 or 3.
    public let version: Int
    /// The hash function of the ids and of the pack.
    public let format: ObjectFormat
    /// Whether the head names the hash function; in version 3, SHA-1 may go without saying.
    public let statesFormat: Bool
    /// What the receiver must have, in the order of the file.
    public let prerequisites: [Prerequisite]
    /// What is carried, in the order of the file; no name twice.
    public let refs: [Ref]

    /// The longest line in bytes, without its LF.
    public static let maximumLine = 64 << 10
    /// The longest head in bytes.
    public static let maximumSize = 16 << 20
    /// The most refs, and the most prerequisites.
    public static let maximumEntries = 100_000

    /// Creates a head as git writes it: version 2 for SHA-1, version 3 that names the hash function for SHA-256.
    public init(_ format: ObjectFormat, prerequisites: [Prerequisite], refs: [Ref]) {
        version = format == .sha1 ? 2 : 3
        statesFormat = format != .sha1
        (self.format, self.prerequisites, self.refs) = (format, prerequisites, refs)
    }

    /// Reads a head up to the empty line that ends it.
    ///
    /// Throws BundleError `notABundle`, `unknownCapability` or `partial`, FormatError (`truncated`, `malformed`, `tooLarge`,
    /// `unsupported` for another hash function), or what the source throws.
    public init(_ input: BufferedInput) throws {
        guard let version = try Self.version(input) else { throw BundleError.notABundle }
        var format: ObjectFormat?
        var prerequisites: [Prerequisite] = []
        var refs: [Ref] = []
        var names: Set<RefName> = []
        var size = 16
        while true {
            let at = size
            guard let line = try input.until(0x0a, limit: Self.maximumLine, "line of a bundle") else {
                throw FormatError(.truncated, "head of a bundle", at: at)
            }
            size += line.count + 1
            guard size <= Self.maximumSize else { throw FormatError(.tooLarge, "head of a bundle", at: at) }
            if line.isEmpty { break }
            let isBeforeEntries = prerequisites.isEmpty && refs.isEmpty
            if line.first == 0x40, version == 3, isBeforeEntries {
                let named = try Self.format(line.dropFirst(), at)
                guard format == nil else { throw FormatError(.malformed, "bundle: hash function named twice", at: at) }
                format = named
            } else if line.first == 0x2d, refs.isEmpty {
                guard prerequisites.count < Self.maximumEntries else {
                    throw FormatError(.tooLarge, "prerequisites of a bundle", at: at)
                }
                let (id, rest) = try Self.entry(line.dropFirst(), format ?? .sha1, at)
                prerequisites.append(Prerequisite(read: id, rest))
            } else {
                guard refs.count < Self.maximumEntries else { throw FormatError(.tooLarge, "refs of a bundle", at: at) }
                let (id, rest) = try Self.entry(line[...], format ?? .sha1, at)
                guard let rest, let name = RefName(rest), names.insert(name).inserted else {
                    throw FormatError(.malformed, "bundle: name of a ref", at: at)
                }
                refs.append(Ref(name, id))
            }
        }
        self.version = version
        statesFormat = format != nil
        self.format = format ?? .sha1
        (self.prerequisites, self.refs) = (prerequisites, refs)
    }

    /// The version that the first line names; nil when this is no bundle, which shows after 16 bytes.
    private static func version(_ input: BufferedInput) throws -> Int? {
        switch try input.exactly(16) {
        case signature(2): 2
        case signature(3): 3
        default: nil
        }
    }

    private static func signature(_ version: Int) -> [UInt8] { Array("# v\(version) git bundle\n".utf8) }

    private static func format(_ capability: ArraySlice<UInt8>, _ at: Int) throws -> ObjectFormat {
        let name = capability.prefix { $0 != 0x3d }
        let value = capability.dropFirst(name.count + 1)
        if name.count < capability.count, name.elementsEqual("object-format".utf8) {
            guard let format = ObjectFormat.allCases.first(where: { value.elementsEqual($0.name.utf8) }) else {
                throw FormatError(.unsupported, "hash function of a bundle", at: at)
            }
            return format
        }
        if name.count < capability.count, name.elementsEqual("filter".utf8) { throw BundleError.partial }
        // There is nobody to ask what it means, so nobody may go on without knowing.
        throw BundleError.unknownCapability(Array(name.prefix(200)))
    }

    /// An id, and what follows it after a space.
    private static func entry(_ line: ArraySlice<UInt8>, _ format: ObjectFormat, _ at: Int) throws -> (
        id: ObjectID, rest: ArraySlice<UInt8>?
    ) {
        let rest = line.dropFirst(format.hexLength)
        guard let id = ObjectID(hex: line.prefix(format.hexLength), format), !id.isNull,
            rest.isEmpty || rest.first == 0x20
        else { throw FormatError(.malformed, "line of a bundle", at: at) }
        return (id, rest.isEmpty ? nil : rest.dropFirst())
    }

    /// The bytes, with the empty line at the end.
    public func encode() -> [UInt8] {
        var bytes = Self.signature(version)
        if statesFormat { bytes += Array("@object-format=\(format.name)\n".utf8) }
        for prerequisite in prerequisites {
            bytes += [0x2d] + prerequisite.id.hex
            if let comment = prerequisite.comment { bytes += [0x20] + comment }
            bytes.append(0x0a)
        }
        for ref in refs { bytes += ref.id.hex + [0x20] + ref.name.bytes + [0x0a] }
        return bytes + [0x0a]
    }
}

/// Why a bundle is not taken or not written, beside damage.
public enum BundleError: Error, Sendable, Equatable {
    /// It does not begin like a bundle of version 2 or 3.
    case notABundle
    /// It demands something of its reader that is not known here; the name of that.
    case unknownCapability([UInt8])
    /// Its writer left objects out on purpose (`@filter`).
    case partial
    /// It uses another hash function than the repository.
    case otherFormat(theirs: ObjectFormat, ours: ObjectFormat)
    /// The repository lacks what it builds on.
    case missing([BundleHeader.Prerequisite])
    /// Something that its refs lead to is neither in it nor in the repository.
    case incomplete(ObjectID)
    /// None of the refs leads to anything that the receiver does not have.
    case nothingNew
    /// The history to carry ends, in this repository, at a version whose parents are not here (a shallow clone).
    case shallow(ObjectID)
    /// There is a file of that name; its path.
    case targetExists(String)
}
