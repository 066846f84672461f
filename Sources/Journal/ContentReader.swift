import Bytes

/// Reads the members of "inhalt", and remembers the first one that has not its form.
struct ContentReader {
    let json: JSON
    /// The member at fault.
    private(set) var fault: String?

    init(_ json: JSON) { self.json = json }

    mutating func fail<Value>(_ name: String) -> Value? {
        if fault == nil { fault = name }
        return nil
    }

    // MARK: Members

    /// One visible line of at most so many bytes.
    mutating func line(_ name: String, limit: Int, mayBeEmpty: Bool = false) -> String? {
        guard let text = json[name]?.string, text.utf8.count <= limit, mayBeEmpty || !text.isEmpty,
            !text.unicodeScalars.contains(where: Text.isUnsafeToShow)
        else { return fail(name) }
        return text
    }

    mutating func optionalLine(_ name: String, limit: Int) -> String? {
        guard let value = json[name], !value.isNull else { return nil }
        return line(name, limit: limit)
    }

    mutating func id(_ name: String) -> OperationID? {
        guard let value = json[name], value.kind == .string, let id = OperationID(hex: value.bytes) else {
            return fail(name)
        }
        return id
    }

    mutating func optionalID(_ name: String) -> OperationID? {
        guard let value = json[name], !value.isNull else { return nil }
        return id(name)
    }

    mutating func handle(_ name: String) -> String? {
        guard let text = json[name]?.string, MemberID.isHandle(text) else { return fail(name) }
        return text
    }

    mutating func optionalHandle(_ name: String) -> String? {
        guard let value = json[name], !value.isNull else { return nil }
        return handle(name)
    }

    mutating func day(_ name: String) -> Day? {
        guard let day = json[name]?.string.flatMap({ Day($0) }) else { return fail(name) }
        return day
    }

    mutating func optionalDay(_ name: String) -> Day? {
        guard let value = json[name], !value.isNull else { return nil }
        return day(name)
    }

    private mutating func memberID(_ name: String) -> MemberID? {
        guard let id = json[name]?.string.flatMap({ MemberID($0) }) else { return fail(name) }
        return id
    }

    /// The name of a Git object of either format.
    mutating func object(_ name: String) -> String? {
        guard let text = json[name]?.string, [40, 64].contains(text.utf8.count),
            text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 })
        else { return fail(name) }
        return text
    }

    /// A public key as it is written without comment: a word, a blank, Base64. Whether it is one, room Signatures knows.
    private mutating func publicKey(_ name: String) -> String? {
        guard let text = line(name, limit: 4096) else { return nil }
        let words = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 2, words.allSatisfy({ !$0.isEmpty }) else { return fail(name) }
        return text
    }

    mutating func ids(_ name: String, limit: Int) -> [OperationID]? {
        guard let list = json[name], list.kind == .array, list.count <= limit else { return fail(name) }
        var ids: [OperationID] = []
        for element in list.elements {
            guard element.kind == .string, let id = OperationID(hex: element.bytes) else { return fail(name) }
            ids.append(id)
        }
        return ids
    }

    mutating func policy(_ name: String) -> Policy? {
        guard let policy = json[name].flatMap({ Policy($0) }) else { return fail(name) }
        return policy
    }

    // MARK: Types

    mutating func founding() -> Content? {
        guard let value = json["zentrale"] else { return fail("zentrale") }
        var inner = ContentReader(value)
        guard let hub = inner.hub() else { return fail("zentrale") }
        guard let title = line("titel", limit: 800), let recovery = publicKey("notfallschluessel"),
            let policy = policy("richtlinie")
        else { return nil }
        return .founding(Founding(title: title, hub: hub, recoveryKey: recovery, policy: policy))
    }

    mutating func hub() -> HubRecord? {
        guard let id = memberID("kennung"), let name = line("name", limit: 400), let key = publicKey("schluessel")
        else {
            return nil
        }
        guard let leads = json["fuehrt"]?.bool else { return fail("fuehrt") }
        return HubRecord(id: id, name: name, key: key, leads: leads)
    }

    mutating func member() -> Content? {
        guard let handle = handle("kennung"), let ars = line("stelle", limit: 12), let name = line("name", limit: 400)
        else {
            return nil
        }
        guard let id = MemberID(handle: handle, ars: ars) else { return fail("stelle") }
        guard let list = json["rollen"], list.kind == .array, list.count <= 20 else { return fail("rollen") }
        // Roles of later versions are none of ours; a member may have some beside.
        let roles = list.elements.compactMap { $0.string.flatMap { Role(rawValue: $0) } }
        return .member(MemberRecord(id: id, name: name, roles: Set(roles)))
    }

    mutating func key() -> Content? {
        guard let handle = handle("kennung"), let key = publicKey("schluessel"),
            let label = line("bezeichnung", limit: 200, mayBeEmpty: true)
        else { return nil }
        return .key(handle: handle, key: key, label: label)
    }

    mutating func keyRevoked() -> Content? {
        guard let key = line("schluessel", limit: 200), let reason = line("grund", limit: 200, mayBeEmpty: true) else {
            return nil
        }
        return .keyRevoked(key: key, reason: reason)
    }

    mutating func revision() -> Revision? {
        guard let base = object("basis"), let commit = object("stand"), let tree = object("baum") else { return nil }
        return Revision(base: base, commit: commit, tree: tree, text: optionalID("text"))
    }

    mutating func opened() -> Content? {
        guard let title = line("titel", limit: 800), let revision = revision() else { return nil }
        return .opened(title: title, revision)
    }

    mutating func review() -> Content? {
        guard let revision = id("fassung") else { return nil }
        guard let verdict = json["urteil"]?.string.flatMap({ Review.Verdict(rawValue: $0) }) else {
            return fail("urteil")
        }
        guard let list = json["anmerkungen"], list.kind == .array, list.count <= Review.maximumComments else {
            return fail("anmerkungen")
        }
        var comments: [Review.Comment] = []
        for element in list.elements {
            var inner = ContentReader(element)
            guard let template = inner.line("vorlage", limit: 32), let text = inner.id("text") else {
                return fail("anmerkungen")
            }
            let node = inner.optionalLine("knoten", limit: 32)
            let field = inner.optionalLine("feld", limit: 100)
            guard inner.fault == nil else { return fail("anmerkungen") }
            comments.append(Review.Comment(template: template, node: node, field: field, text: text))
        }
        return .review(Review(revision, verdict, text: optionalID("text"), comments: comments))
    }

    mutating func acceptance() -> Content? {
        guard let revision = id("fassung"), let approvals = ids("mitzeichnungen", limit: Acceptance.maximumEvidence),
            let releases = ids("freigaben", limit: Acceptance.maximumEvidence), let by = memberID("auftrag"),
            let before = object("vorher"), let after = object("nachher")
        else { return nil }
        return .accepted(
            Acceptance(
                revision: revision, approvals: approvals, releases: releases, by: by, before: before, after: after))
    }

    mutating func moderation() -> Content? {
        guard let target = id("vorgang"), let reason = line("grund", limit: 200, mayBeEmpty: true) else { return nil }
        switch json["massnahme"]?.string {
        case "verborgen": return .moderated(Moderation(target: target, hides: true, reason: reason))
        case "sichtbar": return .moderated(Moderation(target: target, hides: false, reason: reason))
        default: return fail("massnahme")
        }
    }

    mutating func attestation() -> Content? {
        guard let list = json["vorgaenge"], list.kind == .array, 1...Attested.maximum ~= list.count else {
            return fail("vorgaenge")
        }
        var entries: [Attested] = []
        entries.reserveCapacity(list.count)
        for element in list.elements {
            // 64 digits, a blank, one word.
            let bytes = element.bytes
            guard 66...165 ~= bytes.count, bytes[64] == 0x20, let id = OperationID(hex: bytes, at: 0),
                !bytes[65...].contains(where: { $0 <= 0x20 || $0 >= 0x7f })
            else { return fail("vorgaenge") }
            entries.append(Attested(id, access: String(decoding: bytes[65...], as: UTF8.self)))
        }
        return .attestation(entries)
    }
}
