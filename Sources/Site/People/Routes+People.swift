import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// Who takes part: organisations, whom to ask, oneself; and what organisations say of templates in practice.

extension Site {
    static let peopleRoutes: [Route] = [
        .page("/stellen") { try $0.organisationsPage() },
        .page("/kontakte") { try $0.contactsPage() },
        .page("/kontakte/neu", .contributing) { try $0.newContact() },
        .form("/kontakte/neu", .contributing) { try $0.saveContact(nil) },
        .page("/kontakte/*/aendern", .contributing) { try $0.changeContact() },
        .form("/kontakte/*/aendern", .contributing) { visit in try visit.saveContact(visit.ownContact()) },
        .page("/kontakte/*/bestaetigen", .contributing) { try $0.confirmContactPage() },
        .form("/kontakte/*/bestaetigen", .contributing) { try $0.confirmContact() },
        .page("/kontakte/*/entfernen", .contributing) { try $0.removeContactPage() },
        .form("/kontakte/*/entfernen", .contributing) { try $0.removeContact() },
        .page("/konto", .signedIn) { try $0.ownPage() },
        .page("/konto/daten", .signedIn) { try $0.ownDataPage() },
        .page("/konto/daten.json", .signedIn) { try $0.ownDataFile() },
        .page("/vorlagen/*/*/einsatz", .contributing) { try $0.usePage() },
        .form("/vorlagen/*/*/einsatz", .contributing) { try $0.sayUse() },
        .page("/vorlagen/*/*/erfahrung", .contributing) { try $0.reportPage() },
        .form("/vorlagen/*/*/erfahrung", .contributing) { try $0.sayReport() },
        .page("/vorlagen/*/*/istwerte", .contributing) { try $0.actualsPage() },
        .form("/vorlagen/*/*/istwerte", .contributing) { try $0.sayActuals() },
        .page("/vorlagen/*/*/angaben/*/zuruecknehmen", .contributing) { try $0.withdrawPage() },
        .form("/vorlagen/*/*/angaben/*/zuruecknehmen", .contributing) { try $0.withdrawStatement() },
    ]
}
