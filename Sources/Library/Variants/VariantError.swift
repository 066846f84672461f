/// What a request about local variants can fail on, beside the store and the library underneath.
public enum VariantError: Error, Sendable, Equatable {
    /// No variant has that name; those there are.
    case unknown(String, [String])
    /// No variant was named, none is open, and there is not exactly one; those there are.
    case notNamed([String])
    /// A variant of that name exists already.
    case exists(String)
    /// The branch to follow does not exist.
    case noSource(String)
    /// The source no longer has the template at the variant's folder.
    case sourceWithoutTemplate(String)
    /// The template cannot be read on that side (a branch's name).
    case unreadable(String)
    /// The variant's own record is missing or cannot be read.
    case badRecord(String)
    /// No offer or change has that number or name.
    case noSuchChange(String)
    /// One change was given two decisions.
    case decidedTwice(String)
    /// A change that was chosen needs others that were not; their names.
    case needs(String, [String])
    /// Nothing was chosen.
    case nothingChosen
    /// What was chosen does not go together with what the source has now; the places.
    case proposalConflicts([String])
    /// The variant receives only and is never sent anywhere.
    case receivesOnly(String)
    /// A variant is not submitted; it stays here until it is shared.
    case staysHere(String)
    /// An answer does not fit its question; the question's name.
    case badAnswer(String)
}
