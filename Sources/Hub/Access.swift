import Library
import Net

/// Who may push.
public enum AccessPolicy: String, Sendable, CaseIterable {
    /// Whoever holds an access key.
    case members
    /// Anybody; for tests, on this machine only.
    case open
}

/// On whose behalf a request acts.
struct Principal: Sendable, Equatable {
    /// Name and address for reflogs; nil for nobody in particular.
    let organisation: Organisation?

    static let anonymous = Principal(organisation: nil)
}

/// The one place that decides who pushes: every route asks it.
struct Access {
    let policy: AccessPolicy
    /// Nil where no keys are kept: then nobody is known.
    let keys: AccessKeys?

    /// Who pushes with a request: the holder of the key that it carries as password (RFC 7617); nil when nobody may.
    func principal(_ request: HTTPRequest) throws -> Principal? {
        if let credentials = BasicCredentials(request.fields),
            let holder = try keys?.holder(of: credentials.password)
        {
            return Principal(organisation: holder)
        }
        return policy == .open ? .anonymous : nil
    }
}
