public import Objects

/// What a request to a library can fail on, beside the store underneath.
public enum LibraryError: Error, Sendable, Equatable {
    /// No template of that name; some that are written alike.
    case noTemplate(String, similar: [String])
    /// The name fits more than one template; their folders.
    case ambiguousTemplate(String, [String])
    /// A word that cannot be the name of a folder (letters a–z, digits, single hyphens).
    case badFolderName(String)
    /// The title is empty or has a line break, a control or another character that cannot be seen.
    case badTitle
    /// A template of that name exists already; its folder.
    case templateExists(String)
    /// There is nothing that a new version could hold.
    case nothingToSave
    /// The note is empty.
    case emptyNote
    /// HEAD is detached or names no branch.
    case noBranch
    /// The branch follows none of another library.
    case noUpstream
    /// The key of an organisation is not 12 digits, or its name is empty, too long or not one line.
    case badOrganisation(ars: String, name: String)
    /// The library has no version yet.
    case emptyLibrary
    /// A file whose name other systems would take for something else; no version may hold it.
    case unsafeFileName([UInt8])
    /// The branch changed while a version was being made.
    case changedMeanwhile
    /// A ref could not be written; the reason in the system's words.
    case refNotWritten(RefName, String)
    /// `konflikte.json` at the top of a version is something else than a list of open conflicts.
    case badConflictFile
    /// Two histories that have no version in common.
    case unrelated
    /// A merge has been begun and is not finished.
    case mergeUnfinished
    /// No merge has been begun.
    case noMerge
    /// So many conflicts are open in the version that was to go where all must be settled.
    case openConflicts(Int)
}
