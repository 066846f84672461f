import Bytes
import Files
import Foundation
import Journal
import Library
import Net
import TestSupport
import Testing

@testable import Hub

/// Every route against everybody who may ask. The table is complete by construction: a route without a line fails the first test.
@Suite("Who may what in the API", .timeLimit(.minutes(60)))
struct APIRoleTests {
    private typealias Who = APIStage.Who

    /// The statuses, in the order of `Who`: anonymous, reader, contributor, reviewer, moderator, operator, foreign organisation, revoked
    /// key, blocked member, wrong key.
    private static let all = [200, 200, 200, 200, 200, 200, 200, 401, 200, 401]
    private static let members = [401, 200, 200, 200, 200, 200, 200, 401, 403, 401]
    private static let operators = [401, 403, 403, 403, 403, 200, 403, 401, 403, 401]
    private static let moderators = [401, 403, 403, 403, 200, 403, 403, 401, 403, 401]
    private static let contributors = [401, 403, 200, 200, 200, 200, 200, 401, 403, 401]
    private static let ownOrganisation = [401, 403, 200, 200, 200, 200, 403, 401, 403, 401]
    private static let ownOrOperators = [401, 403, 200, 403, 403, 200, 403, 401, 403, 401]
    private static let haveDrafts = [401, 404, 200, 200, 200, 200, 200, 401, 403, 401]

    private static func table(_ endpoint: APIEndpoint) -> [Int] {
        switch endpoint {
        case .openAPI, .library, .register, .policy, .proposals, .proposal, .operations, .operation: all
        case .enrol: all.map { $0 == 200 ? 202 : $0 }
        case .me, .members, .submitOperations: members
        // There is no program here that could be started to look at it.
        case .applyBundle: members.map { $0 == 200 ? 500 : $0 }
        case .addMember, .invite, .confirmEnrolment: operators.map { $0 == 200 ? 201 : $0 }
        case .removeMember, .revokeInvitation, .rejectEnrolment: operators.map { $0 == 200 ? 204 : $0 }
        case .changeMember, .invitations, .enrolments, .setPolicy: operators
        case .addKey: ownOrOperators.map { $0 == 200 ? 201 : $0 }
        case .removeKey: ownOrOperators.map { $0 == 200 ? 204 : $0 }
        case .openProposal, .review: contributors.map { $0 == 200 ? 201 : $0 }
        case .revise, .withdraw: ownOrganisation.map { $0 == 200 ? 201 : $0 }
        case .keepDraft: contributors
        case .draft: haveDrafts
        case .dropDraft: haveDrafts.map { $0 == 200 ? 204 : $0 }
        case .accept: moderators
        case .moderate, .dismiss: moderators.map { $0 == 200 ? 201 : $0 }
        }
    }

    /// Makes what a request of the route needs, anew for each; path and body.
    private static func request(_ endpoint: APIEndpoint, _ stage: APIStage, _ who: Who) throws -> (String, String?) {
        let word = "\(endpoint.rawValue)-\(who.rawValue)".lowercased().replacing("_", with: "")
        func member() throws -> String {
            try stage.library.setMember(ars: APIStage.ars, name: "Stadt Probe", roles: [.reader]).handle
        }
        func proposal() throws -> String { try stage.propose(word) }
        func enrolment() throws -> String {
            let enrolments = try #require(try? stage.hub.enrolments())
            return try enrolments.add(ars: APIStage.ars, name: "Stadt Probe", label: "").record.id
        }
        let roles = "{\"stelle\": \"\(APIStage.ars)\", \"rollen\": [\"leserin\"]}"
        let draft = "{\"fassung\": null, \"urteil\": \"hinweis\", \"text\": \"Entwurf\"}"
        switch endpoint {
        case .openAPI: return ("openapi.json", nil)
        case .library: return ("library", nil)
        case .me: return ("me", nil)
        case .register: return ("register?q=k%C3%B6ln", nil)
        case .members: return ("members", nil)
        case .addMember: return ("members", roles)
        case .changeMember: return ("members/\(try member())", roles)
        case .removeMember: return ("members/\(try member())", nil)
        case .addKey:
            let owner = try #require(stage.members[.contributor])
            return ("members/\(owner.handle)/keys", "{\"schluessel\": \"\(APITests.publicKey())\"}")
        case .removeKey:
            let owner = try #require(stage.members[.contributor])
            let (_, record) = try stage.hub.keys().add(ars: owner.ars, name: "Stadt Probe", id: owner.handle)
            return ("keys/\(record.shortName)", nil)
        case .invite: return ("invitations", roles)
        case .invitations: return ("invitations", nil)
        case .revokeInvitation:
            let (_, record) = try stage.hub.invitations().add(
                ars: APIStage.ars, name: "Stadt Probe", roles: [.reader], days: 1)
            return ("invitations/\(record.shortName)", nil)
        case .enrol: return ("enrolments", "{\"stelle\": \"\(APIStage.ars)\"}")
        case .enrolments: return ("enrolments", nil)
        case .confirmEnrolment: return ("enrolments/\(try enrolment())/confirmation", roles)
        case .rejectEnrolment: return ("enrolments/\(try enrolment())", nil)
        case .policy: return ("policy", nil)
        case .setPolicy:
            return ("policy", "{\"quorum\": 0, \"freigabe\": true, \"signaturen\": false, \"verantwortlich\": {}}")
        case .proposals: return ("proposals?state=offen", nil)
        case .openProposal: return ("proposals", stage.proposalBody(word))
        case .proposal: return ("proposals/\(try proposal())", nil)
        case .revise: return ("proposals/\(try proposal())/revisions", stage.proposalBody(word + "-neu"))
        case .review:
            let id = try proposal()
            return (
                "proposals/\(id)/reviews", "{\"fassung\": \"\(id)\", \"urteil\": \"hinweis\", \"text\": \"Gut.\"}"
            )
        case .draft, .dropDraft:
            let id = try proposal()
            let answer = try stage.ask("PUT", "proposals/\(id)/draft", draft, by: who)
            #expect(answer.status == contributors[Who.allCases.firstIndex(of: who) ?? 0])
            return ("proposals/\(id)/draft", nil)
        case .keepDraft: return ("proposals/\(try proposal())/draft", draft)
        case .accept: return ("proposals/\(try proposal())/acceptance", "{}")
        case .withdraw: return ("proposals/\(try proposal())/withdrawal", "{\"text\": \"Erledigt.\"}")
        case .moderate:
            let id = try proposal()
            return (
                "proposals/\(id)/moderation",
                "{\"vorgang\": \"\(id)\", \"massnahme\": \"verborgen\", \"grund\": \"werbung\"}"
            )
        case .dismiss:
            let id = try proposal()
            let review = try stage.review(id, "nachbesserung", by: .foreign)
            return ("proposals/\(id)/dismissals", "{\"pruefung\": \"\(review)\"}")
        case .operations: return ("operations?limit=3", nil)
        case .operation:
            return ("operations/\(try stage.library.journal().root?.description ?? "")", nil)
        case .submitOperations: return ("operations", "{\"vorgaenge\": [{\"vorgang\": \"nichts\"}]}")
        case .applyBundle: return ("bundles", "nichts")
        }
    }

    @Test("routes, document and table are the same, and the document is the one in the specification")
    func complete() throws {
        let file = Path(SharedCorpus.package.appending(path: "Specs/openapi.json").path)
        #expect(
            try FileSystem.read(file, limit: 1 << 24) == Array(OpenAPIDocument.text.utf8), "run Fixtures/openapi.py")
        #expect(APIRoute.all.map(\.endpoint) == APIEndpoint.allCases)
        let document = try JSON(parsing: Array(OpenAPIDocument.text.utf8))
        var described: Set<String> = []
        for (path, methods) in try #require(document["paths"]).members {
            for (method, route) in methods.members {
                let name = path.string ?? ""
                #expect(name.hasPrefix("/api/"))
                described.insert(
                    "\(route["operationId"]?.string ?? "") \(method.string?.uppercased() ?? "") \(name.dropFirst(5))")
            }
        }
        #expect(described == Set(APIRoute.all.map { "\($0.endpoint.rawValue) \($0.method) \($0.path)" }))
    }

    @Test("every route answers everybody as the table says", arguments: APIRoute.all.map(\.endpoint.rawValue))
    func roles(_ name: String) throws {
        let endpoint = try #require(APIEndpoint(rawValue: name))
        let route = try #require(APIRoute.all.first { $0.endpoint == endpoint })
        let stage = try APIStage()
        let expected = Self.table(endpoint)
        #expect(expected.count == Who.allCases.count)
        for (who, status) in zip(Who.allCases, expected) {
            let (path, body) = try Self.request(endpoint, stage, who)
            let type: HTTPFields = endpoint == .applyBundle ? ["Content-Type": "application/octet-stream"] : [:]
            let answer = try stage.ask(route.method, path, body, by: who, type)
            #expect(answer.status == status, "\(name) \(who): \(answer.text)")
            if answer.status >= 400 {
                #expect(answer.fields.text("content-type") == "application/problem+json")
                #expect(answer.json["status"]?.integer == Int64(answer.status) && !answer.code.isEmpty)
            }
            #expect((answer.status == 401) == (answer.fields.text("www-authenticate") != nil))
        }
    }

    @Test("verdicts need their role, and an approval of the own organisation is taken and does not count")
    func verdicts() throws {
        let stage = try APIStage(policy: Policy(quorum: 1))
        let id = try stage.propose("urteile")
        for (who, status) in [
            (Who.contributor, 403), (.moderator, 403), (.operator_, 403), (.reviewer, 201), (.foreign, 201),
        ] {
            let body = "{\"fassung\": \"\(id)\", \"urteil\": \"mitgezeichnet\"}"
            let answer = try stage.ask("POST", "proposals/\(id)/reviews", body, by: who)
            #expect(answer.status == status, "\(who): \(answer.text)")
        }
        let seen = try stage.ask("GET", "proposals/\(id)").json
        #expect(seen["mitzeichnungen"]?.count == 1)
        #expect(seen["pruefungen"]?.elements.contains { $0["zaehltNicht"]?.string?.contains("eigene") == true } == true)
    }
}
