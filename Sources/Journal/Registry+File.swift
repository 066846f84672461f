import Bytes

extension Registry {
    func write(to file: inout IndexWriter) {
        file.list(hubs.keys.sorted()) { file, id in
            file.member(id)
            hubs[id]?.write(to: &file) { file, hub in
                file.member(hub.id)
                file.text(hub.name)
                file.text(hub.key)
                file.flag(hub.leads)
            }
        }
        leaders.write(to: &file) { $0.member($1) }
        file.map(members) { file, steps in
            steps.write(to: &file) { file, member in
                file.member(member.id)
                file.text(member.name)
                file.number(Self.bits(member.roles) << 1 | (member.isBlocked ? 1 : 0))
            }
        }
        file.map(keys) { file, key in
            file.member(key.owner)
            file.text(key.text)
            file.text(key.label)
            file.day(key.since)
            file.position(key.from)
            file.optional(key.revoked) { $0.day($1) }
            file.optional(key.until) { $0.position($1) }
        }
        file.map(revokedAccess) { $0.position($1) }
        policies.write(to: &file) { file, policy in
            file.number(policy.quorum)
            file.flag(policy.needsRelease)
            file.flag(policy.needsSignatures)
            file.map(policy.stewards) { $0.text($1) }
        }
    }

    init(_ file: inout IndexReader) throws(IndexDamage) {
        var before: MemberID?
        for _ in 0..<(try file.count(26)) {
            let id = try file.member()
            if let before, before >= id { throw IndexDamage() }
            before = id
            hubs[id] = try Timeline(&file) { file throws(IndexDamage) in
                HubRecord(
                    id: try file.member(), name: try file.text(), key: try file.text(), leads: try file.flag())
            }
        }
        leaders = try Timeline(&file) { file throws(IndexDamage) in try file.member() }
        let members = try file.texts { file, handle throws(IndexDamage) in
            try Timeline(&file) { file throws(IndexDamage) in try Self.member(&file, handle) }
        }
        self.members.reserveCapacity(members.count)
        for steps in members.values {
            for step in steps.steps { append(step.value, at: step.position) }
        }
        // Whoever has no step is no member.
        guard self.members.count == members.count else { throw IndexDamage() }
        keys = try file.texts { file, _ throws(IndexDamage) in
            var key = Key(
                owner: try file.member(), text: try file.text(), label: try file.text(), since: try file.day(),
                from: try file.position())
            key.revoked = try file.optional { file throws(IndexDamage) in try file.day() }
            key.until = try file.optional { file throws(IndexDamage) in try file.position() }
            return key
        }
        revokedAccess = try file.texts { file, _ throws(IndexDamage) in try file.position() }
        policies = try Timeline(&file) { file throws(IndexDamage) in
            let quorum = try file.number()
            guard quorum <= Int64(Policy.maximumQuorum) else { throw IndexDamage() }
            return Policy(
                quorum: Int(quorum), needsRelease: try file.flag(), needsSignatures: try file.flag(),
                stewards: try file.texts { file, _ throws(IndexDamage) in try file.text() })
        }
    }

    private static func member(_ file: inout IndexReader, _ handle: String) throws(IndexDamage) -> Member {
        let id = try file.member()
        let name = try file.text()
        let bits = Int(try file.number())
        guard id.handle == handle, let roles = roles(bits >> 1) else { throw IndexDamage() }
        return Member(id: id, name: name, roles: roles, isBlocked: bits & 1 == 1)
    }

    private static func bits(_ roles: Set<Role>) -> Int {
        var bits = 0
        for (index, role) in Role.allCases.enumerated() where roles.contains(role) { bits |= 1 << index }
        return bits
    }

    private static func roles(_ bits: Int) -> Set<Role>? {
        guard bits < 1 << Role.allCases.count else { return nil }
        var roles: Set<Role> = []
        for (index, role) in Role.allCases.enumerated() where bits & 1 << index != 0 { roles.insert(role) }
        return roles
    }
}
