import Journal
import Templates

extension Content {
    /// What is proposed, in an operation that proposes something.
    var revision: Revision? {
        switch self {
        case .opened(_, let revision), .revised(let revision): revision
        default: nil
        }
    }
}

extension Operation {
    /// What it is, in a line of German for the letter that goes with a transport file.
    func heading(_ waiting: [Operation], _ journal: Journal) -> String {
        var named: String? {
            guard let subject else { return nil }
            if let proposal = journal.proposal(subject) { return proposal.title }
            if case .opened(let title, _)? = waiting.first(where: { $0.id == subject })?.content { return title }
            return subject.short
        }
        let about = named.map { " zu »\($0)«" } ?? ""
        switch content {
        case .opened(let title, _): return "Änderungsvorschlag »\(title)«"
        case .revised: return "Neuer Stand" + about
        case .withdrawn: return "Rücknahme" + about
        case .review(let review):
            switch review.verdict {
            case .approved: return "Mitzeichnung" + about
            case .changes: return "Bitte um Nachbesserung" + about
            case .note: return "Hinweise" + about
            case .released: return "Freigabe" + about
            }
        case .dismissed: return "Bitte um Nachbesserung erledigt" + about
        case .moderated: return "Maßnahme der Moderation" + about
        case .member(let member): return "Mitglied \(member.id.handle) (\(member.name))"
        case .blocked(let handle): return "Mitglied \(handle) gesperrt"
        case .key(let handle, _, _): return "Schlüssel für \(handle)"
        case .keyRevoked: return "Schlüssel widerrufen"
        case .policy: return "Richtlinie"
        default: return "Vorgang »\(type)«" + about
        }
    }
}

extension LibraryDifference {
    /// What has changed, in German sentences; after `limit` of them only how many there are.
    func lines(limit: Int) -> [String] {
        var lines: [String] = []
        for template in templates {
            let path = String(decoding: template.path.bytes, as: UTF8.self)
            guard let comparison = template.comparison else {
                lines.append(
                    template.old == nil
                        ? "\(path): neue Vorlage »\(template.title)«"
                        : template.new == nil
                            ? "\(path): Vorlage »\(template.title)« entfällt" : "\(path): Dateien geändert")
                continue
            }
            for line in comparison.folgen(.de) { lines.append("\(template.title): \(line)") }
            for group in comparison.gruppen(.de, titelVon: { _ in nil }) {
                for line in group.zeilen { lines.append("\(template.title): \(line.satz)") }
            }
        }
        lines += otherFiles.map { "Datei \(String(decoding: $0, as: UTF8.self))" }
        guard lines.count > limit else { return lines }
        return lines.prefix(limit) + ["… und \(lines.count - limit) weitere Änderungen"]
    }
}
