import Web

extension Site {
    static let accountRoutes: [Route] = [
        .page("/anmelden") { visit in
            if visit.who != nil { return .seeOther(visit.goal() ?? visit.addresses.home, nil) }
            return visit.page(visit.signInPage(), at: nil)
        },
        .form("/anmelden", .everyone) { try $0.signIn() },
        .page("/anmelden/*") { try $0.signInOwner() },
        .form("/abmelden", .signedIn) { visit in
            visit.end()
            return .seeOther(visit.addresses.home, nil)
        },
        .form("/abmelden/ueberall", .signedIn) { visit in
            visit.endEverywhere()
            return .seeOther(visit.addresses.home, nil)
        },
        .page("/konto/anmeldung", .signedIn) { try $0.ownKeysPage() },
        .page("/konto/anmeldung/*/entfernen", .signedIn) { try $0.ownKeyPage() },
        .form("/konto/anmeldung/*/entfernen", .signedIn) { try $0.removeOwnKey() },
        .page("/einladung") { try $0.invitationPage() },
        .page("/einladung/*") { try $0.offerPage($0.parameter(0)) },
        .form("/einladung", .everyone) { try $0.takeInvitation() },
        .page("/zugang") { try $0.askingPage() },
        .form("/zugang", .everyone) { try $0.askForAccess() },
        .page("/zugang/abholen") { try $0.fetchingPage() },
        .form("/zugang/abholen", .everyone) { try $0.fetchKey() },
    ]
}
