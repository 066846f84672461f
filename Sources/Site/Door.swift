import Journal

/// Who may open a page or send a form.
enum Door: Sendable {
    /// Everybody.
    case everyone
    /// Whoever has signed in.
    case signedIn
    /// Members who may say something in the Austausch.
    case posting
    /// Members who may propose something.
    case contributing
    /// Whoever works at a desk of their organisation.
    case desk
    /// Members with a role.
    case role(Role)

    /// Whether it is open to somebody.
    func admits(_ who: SignedIn?) -> Bool {
        guard let who else { if case .everyone = self { return true } else { return false } }
        return switch self {
        case .everyone, .signedIn: true
        case .posting: who.member != nil && Role.mayPost(who.roles)
        case .contributing: who.member != nil && Role.mayContribute(who.roles)
        case .desk: who.proof == .owner || Role.mayContribute(who.roles)
        case .role(let role): who.has(role)
        }
    }
}
