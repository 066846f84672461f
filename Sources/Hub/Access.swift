import Journal
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
    /// Name and address for reflogs, with the member's opaque id; nil for nobody in particular.
    let organisation: Organisation?
    /// The short name of the access key that came along.
    let access: String?

    static let anonymous = Principal(organisation: nil, access: nil)

    /// How the journal knows them.
    var sender: Sender {
        Sender(
            member: organisation.flatMap { MemberID(handle: $0.id, ars: $0.ars) }, access: access ?? "")
    }
}

/// The one place that decides who pushes: every route asks it.
struct Access {
    let policy: AccessPolicy
    /// Nil where no keys are kept: then nobody is known.
    let keys: AccessKeys?

    /// Whose key a request carries, as password of HTTP Basic or as bearer token (RFC 6750); nil for none and for one that is not valid.
    func known(_ request: HTTPRequest) throws -> Principal? {
        let password = BasicCredentials(request.fields)?.password ?? BearerToken(request.fields)?.token
        guard let password, let record = try keys?.record(of: password) else { return nil }
        return Principal(organisation: record.holder, access: record.shortName)
    }

    /// Whether a request carries credentials at all.
    func hasCredentials(_ request: HTTPRequest) -> Bool { request.fields.first("authorization") != nil }

    /// Who pushes with a request: the holder of the key that it carries as password (RFC 7617); nil when nobody may.
    func principal(_ request: HTTPRequest) throws -> Principal? {
        try known(request) ?? (policy == .open ? .anonymous : nil)
    }
}
