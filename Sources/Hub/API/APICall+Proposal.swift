import Bytes
import Journal
import Library
import Objects
import Store
import Templates

extension APICall {
    /// GET /api/proposals/{vorschlag}
    func showProposal() throws -> APIAnswer {
        let library = try library
        let journal = try library.journal()
        let proposal = try proposal(journal)
        let seen = try library.standing(of: proposal)
        let view = ProposalWriter(seen, journal, language, mayReadAll: has(.moderator, journal))
        let texts = try library.store.texts(view.names)
        let titles = try titles(library)
        return APIAnswer { view.write(to: &$0, texts, titles) }
    }

    /// Titles of templates by id, for sentences that name another one; the list is made when the first is asked for.
    func titles(_ library: HubLibrary) throws -> (ElementID) -> String? {
        var known: [String: String]?
        return { id in
            let titles =
                known
                ?? Dictionary(
                    ((try? Replica(library.repository).catalogue().entries) ?? []).map { ($0.id, $0.title) },
                    uniquingKeysWith: { first, _ in first })
            known = titles
            return titles[id.description]
        }
    }
}

/// Writes all there is to say about a proposal.
struct ProposalWriter {
    let proposal: Proposal
    let content: ProposalContent?
    let standing: Standing
    let journal: Journal
    let language: Sprache
    /// Whether texts of hidden reviews are shown.
    let mayReadAll: Bool

    init(_ seen: ProposalStanding, _ journal: Journal, _ language: Sprache, mayReadAll: Bool) {
        (proposal, content, standing) = (seen.proposal, seen.content, seen.standing)
        (self.journal, self.language, self.mayReadAll) = (journal, language, mayReadAll)
    }

    private func name(_ ars: String) -> String { journal.registry.organisationName(ars) ?? ars }
    private func isReadable(_ entry: Proposal.ReviewEntry) -> Bool { mayReadAll || !entry.isHidden }

    /// The texts that are shown.
    var names: [OperationID] {
        proposal.revisions.compactMap(\.revision.text)
            + proposal.reviews.filter(isReadable).flatMap { entry in
                [entry.review.text].compactMap { $0 } + entry.review.comments.map(\.text)
            }
    }

    /// What is missing and what is in the way, in sentences.
    var missing: [String] { standing.missing.map { $0.satz(language, name: name) } + obstacles }
    var obstacles: [String] { content?.obstacles.map { $0.satz(language) } ?? [] }

    func write(
        to json: inout JSONWriter, _ texts: [OperationID: String], _ titles: @escaping (ElementID) -> String?
    ) {
        json.head(of: proposal, journal)
        json.member("verborgen", proposal.isHidden)
        json.member("text", proposal.current.revision.text.flatMap { texts[$0] })
        json.member("basis", proposal.current.revision.base)
        json.list("staende", proposal.revisions) { json, entry in
            json.object { json in
                json.member("fassung", entry.id.description)
                json.member("kennung", entry.author.handle)
                json.member("tag", entry.day.description)
                json.member("basis", entry.revision.base)
                json.member("stand", entry.revision.commit)
                json.member("baum", entry.revision.tree)
                json.member("text", entry.revision.text.flatMap { texts[$0] })
            }
        }
        writeSummary(to: &json, titles)
        json.list("pruefungen", proposal.reviews) { write($1, to: &$0, texts) }
        json.member("mitzeichnungen", standing.approvals.map(\.id.description))
        json.member("freigaben", standing.releases.map(\.id.description))
        json.member("fehlt", proposal.state == .open ? missing : [])
        json.member("hindernisse", proposal.state == .open ? obstacles : [])
        json.name("angenommen")
        if let acceptance = proposal.acceptance {
            json.object { json in
                json.member("vorgang", acceptance.operation.description)
                json.member("tag", acceptance.day.description)
                json.member("vorher", acceptance.content.before)
                json.member("nachher", acceptance.content.after)
            }
        } else {
            json.null()
        }
        json.member("mitNeuererVersionLesbar", proposal.later.count)
    }

    /// What the proposal would make of the current version, or has made of the one before.
    func writeSummary(to json: inout JSONWriter, _ titles: @escaping (ElementID) -> String?) {
        json.member("aktuell", content?.current.description)
        json.member("ergebnis", content?.result.description)
        json.member("zusammengefuehrt", content?.isMerged == true)
        json.member("verantwortlich", content?.stewards.sorted() ?? [])
        json.list("vorlagen", content?.difference.templates ?? []) { json, template in
            json.object { json in
                json.member("pfad", template.path.description)
                json.member("titel", template.title)
                json.member("art", template.old == nil ? "neu" : template.new == nil ? "entfernt" : "geaendert")
                json.member("folgen", template.comparison?.folgen(language) ?? [])
                json.list("gruppen", template.comparison?.gruppen(language, titelVon: titles) ?? []) { json, group in
                    json.object { json in
                        json.member("titel", group.titel)
                        json.list("zeilen", group.zeilen) { json, line in
                            json.object { json in
                                json.member("art", line.art)
                                json.member("knoten", line.knoten?.description)
                                json.member("feld", line.feld)
                                json.member("vorher", line.vorher)
                                json.member("nachher", line.nachher)
                                json.member("satz", line.satz)
                            }
                        }
                    }
                }
            }
        }
        json.member(
            "dateien", (content?.difference.otherFiles ?? []).map { String(decoding: $0, as: UTF8.self) })
        writeFindings(to: &json)
    }

    private func writeFindings(to json: inout JSONWriter) {
        let findings = (content?.findings ?? []).flatMap { entry in entry.findings.map { (entry.path, $0) } }
        json.list("befunde", findings) { json, entry in
            json.object { json in
                json.member("pfad", entry.0.description)
                json.member("art", entry.1.code.rawValue)
                json.member("schwere", entry.1.severity.rawValue)
                json.member("element", entry.1.element?.description)
                json.member("feld", entry.1.field)
                json.member("satz", entry.1.satz(language))
            }
        }
        json.list("offen", content?.open ?? []) { json, finding in
            json.object { json in
                json.member("pfad", String(decoding: finding.path, as: UTF8.self))
                json.member("anzahl", finding.count)
            }
        }
    }

    private func write(_ entry: Proposal.ReviewEntry, to json: inout JSONWriter, _ texts: [OperationID: String]) {
        let reason = standing.discounted.first { $0.entry.id == entry.id }?.reason
        json.object { json in
            json.member("id", entry.id.description)
            json.member("stelle", entry.author.ars)
            json.member("von", journal.registry.organisationName(entry.author.ars))
            json.member("kennung", entry.author.handle)
            json.member("tag", entry.day.description)
            json.member("urteil", entry.review.verdict.rawValue)
            json.member("fassung", entry.review.revision.description)
            json.member("signiert", entry.isSigned)
            json.member("verborgen", entry.isHidden)
            json.member("zaehltNicht", reason?.satz(language))
            let shown = isReadable(entry)
            json.member("text", shown ? entry.review.text.flatMap { texts[$0] } : nil)
            json.list("anmerkungen", shown ? entry.review.comments : []) { json, comment in
                json.object { json in
                    json.member("vorlage", comment.template)
                    json.member("knoten", comment.node)
                    json.member("feld", comment.field)
                    json.member("text", texts[comment.text])
                }
            }
        }
    }
}
