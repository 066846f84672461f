import Bytes
import Hub
import Journal
import Library
import Objects
import Packs
import Store
import Templates
import Wire

extension Problem {
    init(consignment error: ConsignmentError) {
        let todo: Words? =
            switch error {
            case .keyNotRegistered:
                Words(
                    "Einmal mit Netz abgleichen (allmende sync), oder der Betrieb trägt den Schlüssel ein.",
                    "Exchange once with a network (allmende sync), or have the operators enter the key.")
            case .noSuchOperation, .nothing:
                Words(
                    "»allmende propose« legt einen Vorschlag an; »allmende proposals« zeigt, was wartet.",
                    "“allmende propose” makes a proposal; “allmende proposals” shows what waits.")
            case .unsigned:
                Words(
                    "Die Vorgänge zurückziehen und neu anlegen, wenn der Schlüssel dieser Kopie eingetragen ist.",
                    "Take the operations back and make them anew once this copy's key is registered.")
            case .unknownKey, .foreignKey, .revokedKey, .badSignature, .listDiffers, .sheetDiffers, .forged:
                Words(
                    "Beim Absender auf anderem Weg nachfragen, ob die Datei von ihm ist.",
                    "Ask the sender by another way whether the file is theirs.")
            case .noSheet, .malformedSheet, .foreignRef:
                Words(
                    "Der Absender schreibt sie mit »allmende bundle create« neu.",
                    "The sender writes it anew with “allmende bundle create”.")
            case .libraryState:
                Words(
                    "In einer Kopie: allmende bundle apply DATEI; eine Zentrale: allmende hub restore, hub pull.",
                    "In a copy: allmende bundle apply FILE; for a hub: allmende hub restore, hub pull.")
            case .operationsOnly, .otherLibrary: nil
            case .diverged, .mainDiverged:
                Words(
                    "Mit der Zentrale abgleichen, von der diese Kopie kommt, oder den Betrieb fragen.",
                    "Exchange with the hub that this copy comes from, or ask the operators.")
            }
        self.init(
            .refused, Words(error.satz(.de), error.satz(.en)), means: Problem.nothingChanged, todo: todo,
            detail: error.code)
    }

    /// An error on the way of a transport file; damage is the file's then, not that of a server.
    init(transport error: any Error) {
        let isDamage: Bool =
            switch error {
            case is FormatError, is CollisionError: true
            case StoreError.refusedObject, StoreError.duplicateObject, StoreError.missing, StoreError.wrongType: true
            default: false
            }
        guard isDamage else {
            self.init(error)
            return
        }
        self.init(
            .damaged,
            Words(
                "Die Transportdatei ist beschädigt, unvollständig oder enthält, was nicht angenommen wird.",
                "The transport file is damaged, incomplete, or holds what is not taken."),
            means: Problem.nothingChanged,
            todo: Words(
                "Die Datei noch einmal übertragen; bleibt es dabei, soll der Absender sie neu schreiben.",
                "Transfer the file again; if that does not help, the sender should write it anew."),
            detail: "\(error)")
    }

    /// A stable word for an error on the way of a transport file, for programs.
    static func transportCode(_ error: any Error) -> String {
        switch error {
        case let error as ConsignmentError: error.code
        case let error as Refusal: error.code
        case let error as BundleError:
            switch error {
            case .notABundle: "not-a-bundle"
            case .unknownCapability: "unknown-capability"
            case .partial: "partial"
            case .otherFormat: "other-format"
            case .missing: "missing-prerequisite"
            case .incomplete: "incomplete"
            case .nothingNew, .shallow, .targetExists: "bundle"
            }
        case is FormatError, is CollisionError: "damaged"
        case StoreError.refusedObject, StoreError.duplicateObject, StoreError.missing, StoreError.wrongType: "damaged"
        case HubError.notTrusted: "not-trusted"
        default: "internal"
        }
    }
}

extension OpenedConsignment.Trust {
    /// Whose the key is, in a sentence.
    func satz(_ sprache: Sprache) -> String {
        switch self {
        case .valid:
            sprache(
                "Die Signatur stimmt, und der Schlüssel gehört dem Absender.",
                "The signature is right, and the key belongs to the sender.")
        case .unknown:
            sprache(
                "Die Signatur stimmt, aber der Schlüssel gehört hier niemandem.",
                "The signature is right, but the key belongs to nobody here.")
        case .foreign:
            sprache(
                "Die Signatur stimmt, aber der Schlüssel gehört jemand anderem als dem genannten Absender.",
                "The signature is right, but the key belongs to somebody else than the sender it names.")
        case .revoked:
            sprache(
                "Die Signatur stimmt, aber der Schlüssel wurde widerrufen oder sein Mitglied gesperrt.",
                "The signature is right, but the key has been revoked, or its member blocked.")
        }
    }

    /// A stable word for programs.
    var word: String {
        switch self {
        case .valid: "gueltig"
        case .unknown: "unbekannt"
        case .foreign: "fremd"
        case .revoked: "widerrufen"
        }
    }
}

extension RestorationReport.Loss {
    /// What is not as it was, in a sentence.
    func satz(_ sprache: Sprache) -> String {
        switch self {
        case .accessKeys(let members):
            sprache(
                "Zugangsschlüssel verlassen eine Zentrale nie: \(members) Mitglieder brauchen neue (allmende hub key add --kennung k-…).",
                "Access keys never leave a hub: \(members) members need new ones (allmende hub key add --kennung k-…).")
        case .content(let id):
            sprache(
                "Der Inhalt des offenen Vorschlags \(id.short) fehlt; wer ihn gemacht hat, reicht ihn neu ein.",
                "The content of the open proposal \(id.short) is missing; whoever made it submits it again.")
        case .texts(let count):
            sprache(
                "\(count) Texte, die Vorgänge nennen, sind nicht da; vielleicht wurden sie gelöscht.",
                "\(count) texts that operations name are not there; they may have been erased.")
        case .acceptance(let id):
            sprache(
                "Der aktuelle Stand enthält den angenommenen Vorschlag \(id.short) nicht; eine neuere Kopie suchen.",
                "The current version does not have the accepted proposal \(id.short); look for a newer copy.")
        case .unsigned(let id):
            sprache(
                "Die Fassung \(id.description.prefix(12)) nach der letzten Annahme hat keine Zentrale signiert; nachsehen, woher sie kommt.",
                "The version \(id.description.prefix(12)) after the last acceptance is not signed by any hub; find out where it comes from."
            )
        }
    }
}
