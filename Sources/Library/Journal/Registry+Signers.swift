import Bytes
public import Journal
public import Signatures

extension Registry {
    /// Who may sign versions of the library, as OpenSSH and Git read it: hubs, and members' keys with the days from and until which they count.
    public var allowedSigners: AllowedSigners {
        var entries: [AllowedSigners.Entry] = []
        for step in hubSteps {
            guard let key = PublicKey(text: step.hub.key) else { continue }
            let entry = AllowedSigners.Entry(
                principal: "\(step.hub.id).allmende.invalid", key: key, validFrom: nil, revokedFrom: nil, comment: "")
            if let entry { entries.append(entry) }
        }
        for (_, known) in signingKeys {
            guard let key = PublicKey(text: known.text) else { continue }
            let entry = AllowedSigners.Entry(
                principal: "\(known.owner).allmende.invalid", key: key, validFrom: known.since,
                revokedFrom: known.revoked,
                comment: "")
            if let entry { entries.append(entry) }
        }
        return AllowedSigners(entries)
    }
}
