import Journal
import Library
import Templates
import Web

extension Role {
    /// What somebody with the role may do, with the word for it.
    func duties(_ language: SiteLanguage) -> String {
        "\(wort(language)) (\(hint(language)))"
    }

    /// What somebody with the role may do.
    func hint(_ language: SiteLanguage) -> String {
        switch self {
        case .reader: language("lesen, auch Ansprechpersonen", "read, contact persons too")
        case .guest:
            language(
                "im Austausch schreiben, nach Freigabe durch die Moderation",
                "write in the exchange, released by a moderator")
        case .contributor:
            language("Ortsvarianten und Änderungsvorschläge machen", "make local variants and change proposals")
        case .reviewer: language("Vorschläge anderer mitzeichnen", "co-sign proposals of others")
        case .moderator: language("Beiträge freigeben oder verbergen", "release or hide posts")
        case .operator_:
            language("Mitglieder, Zugänge und Regeln verwalten", "manage members, access and rules")
        }
    }
}

extension Field {
    /// The roles to choose from.
    static func roles(_ language: SiteLanguage, _ chosen: Set<Role>) -> Field {
        Field(
            "rollen", language("Rollen", "Roles"),
            boxes: Role.allCases.map { Option($0.rawValue, $0.wort(language), hint: $0.hint(language)) },
            values: chosen.sorted().map(\.rawValue))
    }
}

extension FormInput {
    /// The roles that were chosen; nil when one is none.
    var roles: Set<Role>? {
        let words = all("rollen")
        let roles = words.compactMap { Role(rawValue: $0) }
        return roles.count == words.count ? Set(roles) : nil
    }
}
