public import Bytes

/// What the library asks of a proposal before it becomes the current version.
///
///     { "quorum": 2, "freigabe": true, "signaturen": false, "verantwortlich": { "x3bj342cf1": "053780004004" } }
public struct Policy: Sendable, Hashable {
    /// How many other organisations must have co-signed; 0 to 100.
    public var quorum: Int
    /// Whether the steward must have released it.
    public var needsRelease: Bool
    /// Whether only verdicts count that the member's own key has signed.
    public var needsSignatures: Bool
    /// The organisation that answers for a template, by the template's id, where it is another than the template says.
    public var stewards: [String: String]

    /// A policy; the defaults are those of a new library.
    public init(
        quorum: Int = 1, needsRelease: Bool = true, needsSignatures: Bool = false, stewards: [String: String] = [:]
    ) {
        (self.quorum, self.needsRelease, self.needsSignatures) = (quorum, needsRelease, needsSignatures)
        self.stewards = stewards
    }

    /// The most organisations that can be asked for.
    public static let maximumQuorum = 100
    /// The most templates with a steward of their own.
    public static let maximumStewards = 1000

    /// Reads a policy; nil when a value is missing or out of its range. Members of later versions are ignored.
    public init?(_ json: JSON) {
        guard let quorum = json["quorum"]?.integer, 0...Int64(Self.maximumQuorum) ~= quorum,
            let release = json["freigabe"]?.bool, let signatures = json["signaturen"]?.bool
        else { return nil }
        var stewards: [String: String] = [:]
        if let list = json["verantwortlich"] {
            guard list.kind == .object, list.count <= Self.maximumStewards else { return nil }
            for (name, value) in list.members {
                guard let template = name.string, 1...32 ~= template.utf8.count, let ars = value.string,
                    MemberID.isARS(ars)
                else { return nil }
                stewards[template] = ars
            }
        }
        self.init(
            quorum: Int(quorum), needsRelease: release, needsSignatures: signatures, stewards: stewards)
    }

    /// Writes the policy as a value.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.name("quorum")
        json.integer(quorum)
        json.name("freigabe")
        json.bool(needsRelease)
        json.name("signaturen")
        json.bool(needsSignatures)
        json.name("verantwortlich")
        json.beginObject()
        for (template, ars) in stewards.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            json.name(template)
            json.string(ars)
        }
        json.endObject()
        json.endObject()
    }
}

/// Why a policy could never be met.
public enum PolicyObstacle: Error, Sendable, Equatable {
    /// So many other organisations are asked for, and at most so many have somebody who may co-sign.
    case quorum(wanted: Int, possible: Int)
    /// Release is asked for, and nobody could give it: no moderator, and no steward with somebody who may co-sign.
    case nobodyReleases
    /// The steward of a template has nobody who may co-sign; its id and the organisation.
    case stewardAbsent(template: String, ars: String)
    /// A value is out of its range.
    case malformed
}

extension Journal {
    /// What keeps a policy from ever being met with the members there are; nil when at least one contributor can meet it.
    public func obstacle(of policy: Policy) -> PolicyObstacle? { policy.obstacle(registry) }
}

extension Policy {
    /// What keeps the policy from ever being met with these members; nil when it can be met by at least one contributor.
    func obstacle(_ registry: Registry) -> PolicyObstacle? {
        guard 0...Self.maximumQuorum ~= quorum, stewards.count <= Self.maximumStewards else { return .malformed }
        if quorum > registry.reachable { return .quorum(wanted: quorum, possible: registry.reachable) }
        for (template, ars) in stewards.sorted(by: { $0.key < $1.key }) where !registry.hasReviewer(ars) {
            return .stewardAbsent(template: template, ars: ars)
        }
        if needsRelease, stewards.isEmpty, !registry.canRelease { return .nobodyReleases }
        return nil
    }
}
