import Journal

// What operators do by hand, and the queue of moderators. What takes something away has a page that asks first.

extension Site {
    static let administrationRoutes: [Route] = [
        .page("/verwaltung", .role(.operator_)) { try $0.overviewPage() },
        .page("/verwaltung/mitglieder", .role(.operator_)) { try $0.membersPage() },
        .page("/verwaltung/mitglieder/neu", .role(.operator_)) { try $0.newMemberPage() },
        .form("/verwaltung/mitglieder/neu", .role(.operator_)) { try $0.addMember() },
        .page("/verwaltung/mitglieder/*", .role(.operator_)) { try $0.memberPage() },
        .form("/verwaltung/mitglieder/*", .role(.operator_)) { try $0.changeMember() },
        .form("/verwaltung/mitglieder/*/schluessel", .role(.operator_)) { try $0.addMemberKey() },
        .page("/verwaltung/mitglieder/*/sperren", .role(.operator_)) { try $0.blockingPage() },
        .form("/verwaltung/mitglieder/*/sperren", .role(.operator_)) { try $0.blockMember() },
        .page("/verwaltung/schluessel", .role(.operator_)) { try $0.keysPage() },
        .page("/verwaltung/schluessel/*", .role(.operator_)) { try $0.keyPage() },
        .form("/verwaltung/schluessel/*", .role(.operator_)) { try $0.revokeKey() },
        .page("/verwaltung/einladungen", .role(.operator_)) { try $0.invitationsPage() },
        .form("/verwaltung/einladungen", .role(.operator_)) { try $0.invite() },
        .form("/verwaltung/einladungen/*/zuruecknehmen", .role(.operator_)) { try $0.revokeInvitation() },
        .page("/verwaltung/anmeldungen", .role(.operator_)) { try $0.enrolmentsPage() },
        .page("/verwaltung/anmeldungen/*", .role(.operator_)) { try $0.enrolmentPage() },
        .form("/verwaltung/anmeldungen/*", .role(.operator_)) { try $0.confirmEnrolment() },
        .form("/verwaltung/anmeldungen/*/ablehnen", .role(.operator_)) { try $0.rejectEnrolment() },
        .page("/verwaltung/moderation", .role(.moderator)) { try $0.moderationPage() },
        .page("/verwaltung/moderation/*", .role(.moderator)) { try $0.hidePostPage() },
        .form("/verwaltung/moderation/*", .role(.moderator)) { try $0.moderatePost() },
        .page("/verwaltung/loeschen", .role(.operator_)) { try $0.erasurePage() },
        .form("/verwaltung/loeschen", .role(.operator_)) { try $0.erasePerson() },
        .page("/verwaltung/auskunft", .role(.operator_)) { try $0.disclosurePage() },
        .page("/verwaltung/auskunft.json", .role(.operator_)) { try $0.disclosureFile() },
        .page("/verwaltung/verarbeitung", .role(.operator_)) { try $0.processingPage() },
        .page("/verwaltung/richtlinie", .role(.operator_)) { try $0.policyPage() },
        .form("/verwaltung/richtlinie", .role(.operator_)) { try $0.setPolicy() },
        .page("/verwaltung/vorgaenge", .role(.operator_)) { try $0.recentPage() },
    ]
}
