import Bytes
import Exchange
import Files
import History
import Hub
import Journal
import Library
import Net
import Objects
import Signatures
import Site
import Store
import Sync
import Templates
import Wire

/// The one place where errors of the rooms below become sentences for people.
extension Problem {
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as FileError: self.init(file: error)
        case let error as LockError: self.init(lock: error)
        case let error as ReadBackError:
            self.init(
                .system,
                Words(
                    "Was geschrieben wurde, steht so nicht auf der Platte.",
                    "What was written is not what is on the disk."),
                means: Words(
                    "Der Schritt wurde nicht ausgeführt; der alte Stand gilt.",
                    "The step was not carried out; the old state stands."),
                todo: Words("Den Datenträger prüfen lassen.", "Have the disk checked."), detail: error.path.description)
        case let error as StoreError: self.init(store: error)
        case let error as WorkTreeError: self.init(workTree: error)
        case let error as RevisionError: self.init(revision: error)
        case let error as LibraryError: self.init(library: error)
        case let error as VariantError: self.init(variant: error)
        case let error as SettlementError: self.init(settlement: error)
        case let error as UndoError: self.init(undo: error)
        case let error as HubError: self.init(hub: error)
        case let error as Austauschfehler: self.init(austausch: error)
        case let error as SiteSettingsError:
            let place = error.member.isEmpty ? "" : " (»\(Text.shown(error.member))«)"
            self.init(
                .refused,
                Words(
                    "seiten.json im Verzeichnis der Zentrale ist nicht, wie beschrieben\(place).",
                    "seiten.json in the hub's directory is not as specified\(place)."),
                means: Words("Es wurde nichts gestartet.", "Nothing was started."),
                todo: Words("Was darin stehen darf, sagt Specs/hub.md.", "Specs/hub.md says what it may have."))
        case let error as Refusal: self.init(refusal: error)
        case let error as JournalError: self.init(journal: error)
        case let error as PlaceError: self.init(place: error)
        case let error as OperationError: self.init(refusal: .malformed(error))
        case let error as ConsignmentError: self.init(consignment: error)
        case let error as AcceptanceRefusal: self.init(acceptance: error)
        case let error as SSHKeygenError: self.init(signer: error)
        case let error as SyncError: self.init(sync: error)
        case let error as BundleError: self.init(bundle: error)
        case let error as KeyRingError: self.init(keyRing: error)
        case let error as NetError: self.init(net: error)
        case let error as RemoteError:
            self.init(
                .network,
                Words(
                    "Die Gegenstelle will nicht: \(Text.shown(error.message))",
                    "The other side refuses: \(Text.shown(error.message))"),
                means: Problem.nothingChanged)
        case let error as ProtocolError: self.init(strange: error.message)
        case let error as FormatError: self.init(strange: error.description)
        case let error as HTTPError: self.init(strange: error.description)
        case let error as CollisionError:
            self.init(
                .network,
                Words(
                    "Die Gegenstelle sendet ein gefälschtes Objekt (SHA-1-Kollision).",
                    "The other side sends a forged object (SHA-1 collision)."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Von dort nichts übernehmen und den Betrieb benachrichtigen.",
                    "Take nothing from there, and tell its operators."),
                detail: "\(error.id)")
        case let error as RefRejection:
            self.init(
                .refused, Words("Der Zweig konnte nicht geändert werden.", "The branch could not be changed."),
                means: Words("Der alte Stand gilt.", "The old state stands."), detail: "\(error)")
        case let error as TemplateError: self.init(error, in: nil)
        case let error as PlanError: self.init(plan: error)
        default:
            self.init(
                .system,
                Words("Ein Fehler, den dieses Programm nicht kennt.", "An error that this program does not know."),
                todo: Words("Bitte mit der technischen Zeile melden.", "Please report it with the technical line."),
                detail: "\(error)")
        }
    }

    /// The other side said something that is not Git's protocol.
    private init(strange detail: String) {
        self.init(
            .network,
            Words(
                "Die Gegenstelle antwortet nicht, wie ein Git-Server antwortet.",
                "The other side does not answer as a Git server does."),
            means: Problem.nothingChanged,
            todo: Words(
                "Die Adresse prüfen; noch einmal versuchen; bleibt es dabei, den Betrieb der Zentrale fragen.",
                "Check the address; try again; if that does not help, ask whoever runs the hub."), detail: detail)
    }

    init(_ error: TemplateError, in path: TemplatePath?) {
        let place = path.map { "\($0)/" } ?? ""
        let finding = error.finding
        let file = place + Text.shown(error.file)
        self.init(
            .damaged, Words("\(file): \(Text.shown(finding.satz(.de)))", "\(file): \(Text.shown(finding.satz(.en)))"),
            todo: Words(
                "»allmende check« nennt alles, was zu beheben ist.",
                "“allmende check” names all that must be put right."))
    }

    // MARK: Files

    private init(file error: FileError) {
        let path = Text.shown(error.path.bytes)
        let detail = "\(error.call): \(error.reason)"
        if error.isNoSpace {
            self.init(
                .system,
                Words("Kein Platz mehr auf dem Datenträger (\(path)).", "No space left on the disk (\(path))."),
                means: Words(
                    "Nichts ist verloren: Was vorher da war, ist unverändert; der neue Schritt wurde nicht ausgeführt.",
                    "Nothing is lost: what was there before is unchanged; the new step was not carried out."),
                todo: Words("Platz schaffen und noch einmal versuchen.", "Make space and try again."), detail: detail)
        } else if error.isDenied {
            self.init(
                .system, Words("Keine Berechtigung für \(path).", "No permission for \(path)."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Die Rechte der Datei oder des Verzeichnisses prüfen.", "Check the rights of the file or directory."
                ), detail: detail)
        } else if error.isNotFound {
            self.init(
                .system, Words("\(path) gibt es nicht.", "\(path) does not exist."), means: Problem.nothingChanged,
                todo: Words("Die Schreibweise prüfen.", "Check the spelling."), detail: detail)
        } else {
            self.init(
                .system,
                Words(
                    "Das System kann \(path) nicht bearbeiten: \(error.reason).",
                    "The system cannot work on \(path): \(error.reason)."),
                means: Words("Der alte Stand gilt.", "The old state stands."), detail: detail)
        }
    }

    private init(lock error: LockError) {
        let path = Text.shown(error.path.bytes)
        self.init(
            .refused, Words("Ein anderes Programm arbeitet gerade hier.", "Another program is at work here just now."),
            means: Problem.nothingChanged,
            todo: Words(
                "Kurz warten und noch einmal versuchen. Arbeitet nachweislich keines, darf die Datei \(path) gelöscht werden.",
                "Wait a moment and try again. If certainly none is at work, the file \(path) may be deleted."))
    }

    private init(keyRing error: KeyRingError) {
        switch error {
        case .readableByOthers(let path):
            self.init(
                .refused,
                Words(
                    "Die Datei mit Ihren Schlüsseln können andere lesen.", "Others can read the file with your keys."),
                means: Words("Deshalb wurde kein Schlüssel verwendet.", "So no key was used."),
                todo: Words("chmod 600 \(Text.shown(path.bytes))", "chmod 600 \(Text.shown(path.bytes))"))
        case .malformed(let path):
            self.init(
                .damaged,
                Words("Die Datei mit Ihren Schlüsseln ist nicht lesbar.", "The file with your keys cannot be read."),
                todo: Words(
                    "\(Text.shown(path.bytes)) umbenennen und die Schlüssel neu eingeben (allmende key add).",
                    "Rename \(Text.shown(path.bytes)) and enter the keys again (allmende key add)."))
        }
    }
}
