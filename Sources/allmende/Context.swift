import Bytes
import Files
import Library
import Objects
import Store
import Templates

/// What a command works with.
struct Context {
    let line: CommandLine
    let surroundings: Surroundings
    let console: Console
    let progress: ProgressLine?

    var language: Sprache { surroundings.language }
    /// Whether the output is for a program.
    var isJSON: Bool { line.has("json") }

    /// The form for the language of this run.
    func say(_ german: String, _ english: String) -> String { language(german, english) }

    /// Writes a line in the language of this run.
    func print(_ german: String, _ english: String) throws { try console.line(language(german, english)) }

    /// Where the command works.
    var directory: Path { line.directory.map { Path($0) } ?? Path(".") }

    /// A path from the command line, which is meant from the command's directory.
    func path(_ word: String) -> Path { line.directory == nil ? Path(word) : directory.appending(Array(word.utf8)) }

    /// The replica that the command works in.
    func replica() throws -> Replica {
        let replica = try Replica.discover(from: directory)
        guard !replica.repository.isBare else {
            throw Problem(
                .damaged,
                Words(
                    "Hier liegt nur der Speicher einer Bibliothek, ohne Arbeitsdateien.",
                    "Here is only the store of a library, without working files."),
                todo: Words(
                    "Eine eigene Kopie entsteht mit »allmende clone«.", "Make a copy of your own with “allmende clone”."
                ))
        }
        return replica
    }

    /// The repository that the command works in, with or without working files.
    func repository() throws -> Repository { try Repository.discover(from: directory) }

    /// The catalogue of a replica, with progress while it is made.
    func catalogue(_ replica: Replica) throws -> Catalogue {
        try replica.catalogue { done, total in
            progress?.show("Verzeichnis der Vorlagen anlegen", "Making the list of templates", done, of: total)
        }
    }

    /// Merges small packs when there are many, after something was added. What goes wrong is said but undoes nothing.
    func tidy(_ repository: Repository) {
        do {
            try repository.tidy { progress?.show("Speicher zusammenfassen", "Merging packs", $0, of: $1) }
        } catch {
            console.note(
                say(
                    "Der Speicher konnte nicht zusammengefasst werden; »allmende fsck« prüft ihn.",
                    "The packs could not be merged; “allmende fsck” checks the store."))
        }
        progress?.clear()
    }

    /// Writes a document for programs.
    func json(_ format: String, _ body: (inout JSONWriter) -> Void) throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("format")
        writer.string("allmende-\(format)/1")
        body(&writer)
        writer.endObject()
        try console.bytes(writer.finish())
    }
}

extension JSONWriter {
    /// A member that is a text, or null.
    mutating func member(_ name: String, _ value: String?) {
        self.name(name)
        string(value)
    }

    /// A member that is a number.
    mutating func member(_ name: String, _ value: Int) {
        self.name(name)
        integer(value)
    }

    /// A member that is true or false.
    mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        bool(value)
    }

    /// A member that is a list.
    mutating func list<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
    ) {
        self.name(name)
        beginArray()
        for element in elements { body(&self, element) }
        endArray()
    }

    /// An object.
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }
}
