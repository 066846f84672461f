import Library
import Objects

extension Option {
    static let starter = Option(
        "starter", "beginnt mit den vier Vorlagen der Starterbibliothek",
        "begins with the four templates of the starter library")
    static let objectFormat = Option(
        "object-format", value: Words("sha256|sha1", "sha256|sha1"),
        "Art der Prüfsummen (sha256); sha1 für Git-Server, die nichts anderes können",
        "kind of hashes (sha256); sha1 for Git servers that know nothing else")
    static let ars = Option(
        "stelle", value: Words("ARS", "ARS"), "Amtlicher Regionalschlüssel der Stelle, 12 Ziffern",
        "Amtlicher Regionalschlüssel of the organisation, 12 digits")
    static let name = Option("name", value: Words("NAME", "NAME"), "Name der Stelle", "name of the organisation")
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

    /// The organisation named with `--stelle` and `--name`; what is not named is taken from `before`.
    static func organisation(_ context: Context, before: Organisation? = nil) throws -> Organisation {
        let ars = context.line.value("stelle") ?? before?.ars ?? Organisation.unknownARS
        let name = context.line.value("name") ?? before?.name ?? Organisation.unnamed
        let isNew = before?.ars != ars || before?.name == Organisation.unnamed
        guard let organisation = Organisation(ars: ars, name: name, id: isNew ? Organisation.newID() : before?.id ?? "")
        else {
            throw LibraryError.badOrganisation(ars: ars, name: name)
        }
        return organisation
    }
}
