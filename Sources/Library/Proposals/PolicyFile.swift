import Bytes
public import Journal
import Templates

/// Where the policy stands in the library itself, so that everybody who has a copy can read it (DESIGN, D11).
public enum PolicyFile {
    static let path = Array("bibliothek.json".utf8)
    static let field = "richtlinie"

    /// `bibliothek.json` with a policy in it, all else as it was; nil when it cannot be read.
    public static func text(_ bytes: [UInt8], with policy: Policy) -> [UInt8]? {
        guard let json = try? JSON(parsing: bytes), json.kind == .object else { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in json.members {
            guard let name = name.string, name != field else { continue }
            writer.name(name)
            writer.fragment(JSONFragment(value))
        }
        writer.name(field)
        policy.write(to: &writer)
        writer.endObject()
        return (try? Bibliothek(parsing: writer.finish()))?.canonicalText
    }
}
