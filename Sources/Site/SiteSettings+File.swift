import Bytes
public import Files

// What operators say about their hub stands in HUBDIR/seiten.json. Every member may be missing; one that is not known is refused, so that a
// misspelt one is not passed over:
//
//     {
//       "impressum": "Stadt Musterstadt …",
//       "datenschutz": "Verantwortlich ist …",
//       "barrierefreiheit": "Barrieren melden Sie bitte an …",
//       "anmeldung": {"kopfzeile": "X-Allmende-Member", "geheimnis": "<at least 32 characters>"},
//       "vertrautProxy": true
//     }

/// What is wrong with the file of settings.
public struct SiteSettingsError: Error, Sendable, Equatable {
    /// The member at fault; empty for the file as a whole.
    public let member: String
}

extension SiteSettings {
    /// The name of the file in a hub's directory.
    public static let fileName = "seiten.json"
    private static let maximumFile = 1 << 20
    private static let shortestSecret = 32

    /// Reads what operators say about their hub. Without a file nothing changes. Throws SiteSettingsError, or FileError.
    public mutating func read(_ path: Path) throws {
        guard let bytes = try FileSystem.readIfPresent(path, limit: Self.maximumFile) else { return }
        guard let json = try? JSON(parsing: bytes), json.kind == .object else { throw SiteSettingsError(member: "") }
        for (name, value) in json.members {
            let name = name.string ?? ""
            switch name {
            case "impressum": imprint = try Self.text(value, name)
            case "datenschutz": privacy = try Self.text(value, name)
            case "barrierefreiheit": accessibility = try Self.text(value, name)
            case "vertrautProxy":
                guard let trusts = value.bool else { throw SiteSettingsError(member: name) }
                trustsProxy = trusts
            case "anmeldung": (loginHeader, loginSecret) = try Self.login(value)
            default: throw SiteSettingsError(member: name)
            }
        }
    }

    private static func text(_ value: JSON, _ name: String) throws(SiteSettingsError) -> String {
        guard let text = value.string, !text.isEmpty else { throw SiteSettingsError(member: name) }
        return text
    }

    /// Header and secret of a proxy that signs people in. A short secret could be guessed by whoever reaches the hub beside the proxy.
    private static func login(_ value: JSON) throws(SiteSettingsError) -> (String, String) {
        guard value.kind == .object, value.members.allSatisfy({ ["kopfzeile", "geheimnis"].contains($0.0.string) })
        else { throw SiteSettingsError(member: "anmeldung") }
        let known: Set<String> = ["host", "cookie", "authorization", "origin", "x-allmende-proxy", "x-forwarded-for"]
        guard let header = value["kopfzeile"]?.string, (1...64).contains(header.utf8.count),
            header.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x7a ~= $0 | 0x20 || $0 == 0x2d }),
            !known.contains(header.lowercased())
        else { throw SiteSettingsError(member: "anmeldung.kopfzeile") }
        guard let secret = value["geheimnis"]?.string, secret.utf8.count >= shortestSecret,
            secret.utf8.allSatisfy({ 0x21...0x7e ~= $0 })
        else { throw SiteSettingsError(member: "anmeldung.geheimnis") }
        return (header, secret)
    }
}
