import Library
import Net
import Objects
import Store
import Templates
import Web

// Where an organisation works on its variants and drafts:
//
//   /werkbank                                   all of them
//   /vorlagen/*/*/ortsvariante                  makes a variant of a template
//   /vorlagen/*/*/aendern                       begins a draft of a change
//   /werkbank/ortsvariante/NAME                 a variant
//   /werkbank/entwurf/TOPIC.NAME                a draft
//   …/schritt/ID  …/kopf  …/antworten           its parts, each with a form
//   …/neuerungen  …/entscheiden  …/verlauf      what the source offers, what is open, what was done
//   …/vorschlagen  …/teilen  …/ablegen          what becomes of it

extension Site {
    static let workRoutes: [Route] = [
        .page("/werkbank", .desk) { try $0.workList() },
        .form("/werkbank/zurueckholen", .desk) { try $0.takeFromShelf() },
        .page("/vorlagen/*/*/ortsvariante", .desk) { try $0.newVariant() },
        .form("/vorlagen/*/*/ortsvariante", .desk) { try $0.makeVariant() },
        .page("/vorlagen/*/*/aendern", .desk) { try $0.newDraft() },
        .form("/vorlagen/*/*/aendern", .desk) { try $0.makeDraft() },
        .page("/werkbank/*/*", .desk) { try $0.pieceView() },
        .page("/werkbank/*/*/schritt/*", .desk) { try $0.stepPage() },
        .form("/werkbank/*/*/schritt/*", .desk) { try $0.saveStep() },
        .form("/werkbank/*/*/schritt/*/bewegen", .desk) { try $0.moveStep() },
        .form("/werkbank/*/*/schritt/*/streichen", .desk) { try $0.strikeStep() },
        .page("/werkbank/*/*/schritt/*/neu", .desk) { try $0.newStep() },
        .form("/werkbank/*/*/schritt/*/neu", .desk) { try $0.addStep() },
        .form("/werkbank/*/*/verschieben", .desk) { try $0.moveByNumbers() },
        .page("/werkbank/*/*/kopf", .desk) { try $0.headPage() },
        .form("/werkbank/*/*/kopf", .desk) { try $0.saveHead() },
        .page("/werkbank/*/*/antworten", .desk) { try $0.answersPage() },
        .form("/werkbank/*/*/antworten", .desk) { try $0.saveAnswers() },
        .page("/werkbank/*/*/neuerungen", .desk) { try $0.offersPage() },
        .form("/werkbank/*/*/neuerungen", .desk) { try $0.decideOffers() },
        .page("/werkbank/*/*/entscheiden", .desk) { try $0.disputesPage() },
        .form("/werkbank/*/*/entscheiden", .desk) { try $0.settleDispute() },
        .page("/werkbank/*/*/verlauf", .desk) { try $0.pieceHistory() },
        .form("/werkbank/*/*/zuruecknehmen", .desk) { try $0.takeBackVersion() },
        .page("/werkbank/*/*/vergleich", .desk) { try $0.pieceComparison() },
        .page("/werkbank/*/*/vorschlagen", .contributing) { try $0.proposePage() },
        .form("/werkbank/*/*/vorschlagen", .contributing) { try $0.proposePiece() },
        .page("/werkbank/*/*/teilen", .contributing) { try $0.sharePage() },
        .form("/werkbank/*/*/teilen", .contributing) { try $0.sharePiece() },
        .page("/werkbank/*/*/teilen/beenden", .contributing) { try $0.stopSharingPage() },
        .form("/werkbank/*/*/teilen/beenden", .contributing) { try $0.stopSharing() },
        .page("/werkbank/*/*/ablegen", .desk) { try $0.putAwayPage() },
        .form("/werkbank/*/*/ablegen", .desk) { try $0.putAwayPiece() },
    ]
}

extension Visit {
    /// The workpiece that the first two stars of the path name. Throws HTTPError 404.
    func piece() throws -> Workpiece {
        let desk = try desk()
        switch parameter(0) {
        case "ortsvariante":
            guard let piece = try? desk.workpiece(variant: parameter(1)) else { throw HTTPError(404, "no variant") }
            return piece
        case "entwurf":
            let pieces = parameter(1).split(separator: ".").map(String.init)
            guard pieces.count == 2, let path = TemplatePath(themenfeld: pieces[0], slug: pieces[1]),
                let piece = try desk.draft(of: path)
            else { throw HTTPError(404, "no draft") }
            return piece
        default: throw HTTPError(404, "no workpiece")
        }
    }

    /// A page of a workpiece.
    func address(_ piece: Workpiece, _ more: String...) -> WebAddress {
        addresses.page(["werkbank", piece.variant == nil ? "entwurf" : "ortsvariante", piece.name] + more)
    }

    /// What stands above the pages of a workpiece.
    func trail(_ piece: Workpiece, _ title: String) -> [PageLink] {
        [workLink, PageLink(title, address(piece))]
    }

    /// The list of all of them.
    var workLink: PageLink { PageLink(language("Meine Vorlagen", "My templates"), addresses.page("werkbank")) }

    /// The version that a form was made from. Throws HTTPError 400.
    func seen(_ input: FormInput, _ piece: Workpiece) throws -> ObjectID {
        guard let id = ObjectID(hex: Array(input.text("stand").utf8), try desk().repository.format) else {
            throw HTTPError(400, "version of a form")
        }
        return id
    }

    /// What is about to go out must be what was looked at. Throws HTTPError 400.
    func demandCurrent(_ input: FormInput, _ piece: Workpiece, _ problems: inout Problems) throws {
        guard try seen(input, piece) != piece.commit else { return }
        problems.add(
            language(
                "Inzwischen hat jemand weitergearbeitet. Bitte sehen Sie noch einmal durch, was hinausgeht.",
                "Somebody has gone on working meanwhile. Please look once more through what goes out."))
    }

    /// What became of a form that was saved, in a sentence.
    func saved(_ outcome: Revising, _ piece: Workpiece) -> Meldung {
        let back = PageLink(language("Rückgängig machen", "Undo"), address(piece, "verlauf"))
        return switch outcome {
        case .saved: Meldung(.gut, language("Gespeichert.", "Saved."), link: back)
        case .merged:
            Meldung(
                .gut,
                language(
                    "Gespeichert, zusammen mit dem, was inzwischen jemand anderes gespeichert hat.",
                    "Saved, together with what somebody else saved meanwhile."), link: back)
        case .nothing: Meldung(.hinweis, language("Es war nichts zu ändern.", "There was nothing to change."))
        }
    }

    /// Does something to a workpiece and goes back to a page of it; what keeps it from being done is said there.
    func doing(_ piece: Workpiece, then address: WebAddress, _ act: () throws -> Revising) throws -> Reply {
        do {
            return .seeOther(address, saved(try act(), piece))
        } catch {
            guard let sentence = sentence(error) else { throw error }
            return .seeOther(address, Meldung(.fehler, sentence))
        }
    }
}
