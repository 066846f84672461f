/// What is wrong with an object, in the words of git-fsck (its "FSCK MESSAGES").
public enum ObjectFault: String, Sendable, CaseIterable {
    case nulInHeader, unterminatedHeader
    case badDate, badDateOverflow, badEmail, badName, badObjectSha1, badParentSha1, badTimezone, badTree, badTreeSha1
    case badType, duplicateEntries, gitattributesBlob, gitattributesLarge, gitattributesLineLength, gitattributesMissing
    case gitmodulesBlob, gitmodulesLarge, gitmodulesMissing, gitmodulesName, gitmodulesPath, gitmodulesSymlink
    case gitmodulesUpdate, gitmodulesUrl, missingAuthor, missingCommitter, missingEmail, missingNameBeforeEmail
    case missingObject, missingSpaceBeforeDate, missingSpaceBeforeEmail, missingTag, missingTagEntry, missingTree
    case missingType, missingTypeEntry, multipleAuthors, treeNotSorted, unknownType, zeroPaddedDate
    case emptyName, fullPathname, hasDot, hasDotdot, hasDotgit, largePathname, nullSha1, nulInCommit, zeroPaddedFilemode
    case badFilemode, badTagName, gitattributesSymlink, gitignoreSymlink, gitmodulesParse, mailmapSymlink
    case missingTaggerEntry, extraHeaderEntry

    /// How bad it is; `fsck --strict` and our hub take warnings for errors.
    public enum Severity: Int, Sendable, Comparable {
        /// Not worth a word.
        case ignore
        /// Told; git accepts it on receipt.
        case info
        /// Told; refused on receipt.
        case warning
        /// Refused everywhere.
        case error

        /// From harmless to bad.
        public static func < (x: Severity, y: Severity) -> Bool { x.rawValue < y.rawValue }
    }

    /// The severity git gives it.
    public var severity: Severity {
        switch self {
        case .extraHeaderEntry: .ignore
        case .badFilemode, .badTagName, .gitattributesSymlink, .gitignoreSymlink, .gitmodulesParse, .mailmapSymlink,
            .missingTaggerEntry:
            .info
        case .emptyName, .fullPathname, .hasDot, .hasDotdot, .hasDotgit, .largePathname, .nullSha1, .nulInCommit,
            .zeroPaddedFilemode:
            .warning
        default: .error
        }
    }
}

/// A fault of one object.
public struct ObjectFinding: Sendable, Hashable {
    /// What is wrong.
    public let fault: ObjectFault
    /// The entry or line it is about, if that helps; raw bytes.
    public let detail: [UInt8]

    /// Creates a finding.
    public init(_ fault: ObjectFault, _ detail: [UInt8] = []) { (self.fault, self.detail) = (fault, detail) }
}
