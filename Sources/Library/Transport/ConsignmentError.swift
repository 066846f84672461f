public import Journal
public import Objects
public import Templates

/// Why a transport file is not written or not taken, beside what its container can be.
public enum ConsignmentError: Error, Sendable, Equatable {
    /// There is nothing that waits to be sent.
    case nothing
    /// No operation that waits is meant by this word.
    case noSuchOperation(String)
    /// The hub does not know the key of this copy, so nothing that it signs would be believed.
    case keyNotRegistered
    /// Operations without signature cannot be carried by others.
    case unsigned([OperationID])
    /// There is no cover sheet in it.
    case noSheet
    /// The cover sheet is not as this program writes it.
    case malformedSheet
    /// The signature of the cover sheet is wrong.
    case badSignature
    /// The cover sheet lists other refs than the file has; one that differs.
    case listDiffers(RefName)
    /// The cover sheet says something else of an operation than the operation does.
    case sheetDiffers(OperationID)
    /// It has a ref that no transport file has.
    case foreignRef(RefName)
    /// It carries the state of a library, not operations for a hub.
    case libraryState
    /// It carries operations for a hub, not the state of a library.
    case operationsOnly
    /// It belongs to another library.
    case otherLibrary
    /// Nobody here has the key that signed the cover sheet.
    case unknownKey
    /// The key that signed the cover sheet belongs to somebody else than the sender it names.
    case foreignKey
    /// The key that signed the cover sheet has been revoked.
    case revokedKey
    /// It has an operation that is said to be from a hub and is not.
    case forged(OperationID)
    /// Its journal lacks operations that are here, so many, and has others that are not.
    case diverged(Int)
    /// Its current version does not follow on the one here.
    case mainDiverged
}

extension ConsignmentError {
    /// A stable word for programs.
    public var code: String {
        switch self {
        case .nothing: "nothing"
        case .noSuchOperation: "no-such-operation"
        case .keyNotRegistered: "key-not-registered"
        case .unsigned: "unsigned"
        case .noSheet: "no-sheet"
        case .malformedSheet: "malformed-sheet"
        case .badSignature: "bad-signature"
        case .listDiffers: "list-differs"
        case .sheetDiffers: "sheet-differs"
        case .foreignRef: "foreign-ref"
        case .libraryState: "library-state"
        case .operationsOnly: "operations-only"
        case .otherLibrary: "other-library"
        case .unknownKey: "unknown-key"
        case .foreignKey: "foreign-key"
        case .revokedKey: "key-revoked"
        case .forged: "forged"
        case .diverged: "diverged"
        case .mainDiverged: "main-diverged"
        }
    }

    /// Why, in a sentence.
    public func satz(_ sprache: Sprache) -> String {
        switch self {
        case .nothing:
            sprache("Es wartet kein Vorgang darauf, gesendet zu werden.", "No operation waits to be sent.")
        case .noSuchOperation(let word):
            sprache("Kein wartender Vorgang heißt »\(word)«.", "No operation that waits is named “\(word)”.")
        case .keyNotRegistered:
            sprache(
                "Die Zentrale kennt den Schlüssel dieser Kopie nicht; was er signiert, würde sie nicht glauben.",
                "The hub does not know this copy's key; it would not believe what the key signs.")
        case .unsigned(let ids):
            sprache(
                "Nicht signiert: \(Self.short(ids)). Wer die Datei trägt, ist nicht ihr Verfasser; darum muss alles darin signiert sein.",
                "Not signed: \(Self.short(ids)). Whoever carries the file is not its author, so everything in it must be signed."
            )
        case .noSheet:
            sprache("Der Datei fehlt das Begleitschreiben.", "The file has no cover sheet.")
        case .malformedSheet:
            sprache(
                "Das Begleitschreiben ist nicht, wie Allmende es schreibt.",
                "The cover sheet is not as Allmende writes it.")
        case .badSignature:
            sprache(
                "Die Signatur des Begleitschreibens stimmt nicht; es wurde verändert.",
                "The signature of the cover sheet is wrong; it has been changed.")
        case .listDiffers(let name):
            sprache(
                "Das Begleitschreiben nennt anderes, als in der Datei ist: \(name).",
                "The cover sheet lists something else than is in the file: \(name).")
        case .sheetDiffers(let id):
            sprache(
                "Das Begleitschreiben sagt über den Vorgang \(id.short) etwas anderes als der Vorgang selbst.",
                "The cover sheet says something else of operation \(id.short) than the operation itself.")
        case .foreignRef(let name):
            sprache(
                "In der Datei ist etwas, das in keine Transportdatei gehört: \(name).",
                "The file has something that belongs in no transport file: \(name).")
        case .libraryState:
            sprache(
                "Die Datei bringt den Stand einer Bibliothek für eine Kopie, keine Vorgänge für eine Zentrale.",
                "The file brings the state of a library for a copy, no operations for a hub.")
        case .operationsOnly:
            sprache(
                "Die Datei bringt Vorgänge für eine Zentrale: allmende hub bundle apply.",
                "The file brings operations for a hub: allmende hub bundle apply.")
        case .otherLibrary:
            sprache("Die Datei gehört zu einer anderen Bibliothek.", "The file belongs to another library.")
        case .unknownKey:
            sprache(
                "Der Schlüssel, mit dem das Begleitschreiben signiert ist, gehört hier niemandem.",
                "The key that signed the cover sheet belongs to nobody here.")
        case .foreignKey:
            sprache(
                "Das Begleitschreiben ist mit dem Schlüssel einer anderen Kennung signiert, als es nennt.",
                "The cover sheet is signed with the key of another id than it names.")
        case .revokedKey:
            sprache(
                "Der Schlüssel, mit dem das Begleitschreiben signiert ist, wurde widerrufen.",
                "The key that signed the cover sheet has been revoked.")
        case .forged(let id):
            sprache(
                "Der Vorgang \(id.short) gibt sich als der einer Zentrale aus, ist aber nicht von ihr signiert.",
                "Operation \(id.short) says that it is a hub's, but the hub has not signed it.")
        case .diverged(let count):
            sprache(
                "Im Journal der Datei fehlen \(count) Vorgänge, die hier sind, und es hat andere.",
                "The journal of the file lacks \(count) operations that are here, and has others.")
        case .mainDiverged:
            sprache(
                "Der aktuelle Stand in der Datei folgt nicht auf den hiesigen.",
                "The current version in the file does not follow on the one here.")
        }
    }

    private static func short(_ ids: [OperationID]) -> String {
        ids.prefix(5).map(\.short).joined(separator: ", ") + (ids.count > 5 ? " …" : "")
    }
}
