import Library
import Objects
import Register

extension Option {
    static let starter = Option(
        "starter", "beginnt mit den vier Vorlagen der Starterbibliothek",
        "begins with the four templates of the starter library")
    static let objectFormat = Option(
        "object-format", value: Words("sha256|sha1", "sha256|sha1"),
        "Art der Prüfsummen (sha256); sha1 für Git-Server, die nichts anderes können",
        "kind of hashes (sha256); sha1 for Git servers that know nothing else")
    static let ars = Option(
        "stelle", value: Words("ARS", "ARS"), "Regionalschlüssel der Stelle, 12 Ziffern (allmende register)",
        "Amtlicher Regionalschlüssel, 12 digits (allmende register)")
    static let name = Option(
        "name", value: Words("NAME", "NAME"), "Name der Stelle; ohne ihn der aus dem Register",
        "name of the organisation; without it the register's")
}

extension Command {
    /// The hash function asked for with `--object-format`.
    static func objectFormat(_ context: Context) throws -> ObjectFormat {
        let name = context.line.value("object-format") ?? "sha256"
        guard let format = ObjectFormat(name: name) else {
            throw Problem.usage(Words("--object-format ist sha256 oder sha1.", "--object-format is sha256 or sha1."))
        }
        return format
    }

    /// The organisation named with `--stelle` and `--name`; what is not named is taken from `before`, the name of another key from
    /// the register. Says on standard error when the register does not have the key; it is taken nevertheless.
    static func organisation(_ context: Context, before: Organisation? = nil) throws -> Organisation {
        let ars = context.line.value("stelle") ?? before?.ars ?? Organisation.unknownARS
        let isOther = before?.ars != ars || before?.name == Organisation.unnamed
        let official = isOther ? Register.entry(ars)?.bezeichnung : nil
        // A name that came with the key before does not stay with another.
        let kept = before.flatMap { $0.ars != ars && Register.entry($0.ars)?.bezeichnung == $0.name ? nil : $0.name }
        let name = context.line.value("name") ?? official ?? kept ?? Organisation.unnamed
        guard
            let organisation = Organisation(ars: ars, name: name, id: isOther ? Organisation.newID() : before?.id ?? "")
        else {
            throw LibraryError.badOrganisation(ars: ars, name: name)
        }
        if context.line.has("stelle") { noteUnknownKey(ars, context) }
        return organisation
    }
}
