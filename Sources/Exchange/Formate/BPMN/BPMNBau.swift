import Templates

/// Makes a `Fremdplan` of processes and reports what has no place in it.
struct BPMNBau {
    var titel = ""
    var prozesse: [XMLElement] = []
    var zusammenspiel: [XMLElement] = []
    var choreographien = 0
    var hatEinschluss = false

    var plan = Fremdplan()
    var zuViele = false
    var verknuepfungen = 0
    /// By the identifier of a process, what its pool is called.
    var pools: [String: String] = [:]
    /// By the identifier of a node, the role of its lane.
    var bahnen: [String: Int] = [:]
    var rollen: [String: Int] = [:]
    var sammlung = Sammelmeldung()

    private enum Sorte { case taetigkeit, teilprozess, durchgang }

    private static let sorten: [String: Sorte] = {
        var sorten: [String: Sorte] = [:]
        for name in [
            "task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask", "receiveTask",
            "businessRuleTask",
            "callActivity",
        ] { sorten[name] = .taetigkeit }
        for name in ["subProcess", "adHocSubProcess", "transaction"] { sorten[name] = .teilprozess }
        for name in [
            "startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent",
            "implicitThrowEvent", "exclusiveGateway", "inclusiveGateway", "parallelGateway", "complexGateway",
            "eventBasedGateway",
        ] { sorten[name] = .durchgang }
        return sorten
    }()

    /// Reads what is inside the root.
    mutating func lies(_ xml: inout XMLLeser) throws(XMLFehler) {
        titel = xml.attribute.wert("name")?.trimmed ?? ""
        while let kind = try xml.kind() {
            switch (kind.name, kind.namensraum) {
            case ("process", BPMN.namensraum): prozesse.append(try xml.element())
            case ("collaboration", BPMN.namensraum): zusammenspiel.append(try xml.element())
            case ("choreography", BPMN.namensraum), ("globalChoreographyTask", BPMN.namensraum):
                choreographien += 1
                try xml.ueberspringe()
            // Drawings, messages, data types: what they say beside the process has no place in a plan.
            default:
                if XMLWurzel.istEinschluss(kind) { hatEinschluss = true }
                try xml.ueberspringe()
            }
        }
    }

    mutating func baue() {
        for zusammen in zusammenspiel {
            for teilnehmer in zusammen.kinder("participant", in: BPMN.namensraum) {
                guard let prozess = teilnehmer.attribut("processRef"), let name = teilnehmer.attribut("name") else {
                    continue
                }
                // A reference may have a prefix, which says where its target lies.
                pools[prozess.split(separator: ":").last.map { String($0) } ?? prozess] = name.trimmed
            }
        }
        for (nummer, prozess) in prozesse.enumerated() where !zuViele { nimm(prozess, nummer + 1) }
        plan.titel = titel
        if plan.titel.isEmpty, prozesse.count == 1 { plan.titel = plan.vorgaenge.first?.titel ?? "" }
        for zusammen in zusammenspiel { nachrichten(zusammen) }
        meldeSummen()
    }

    private mutating func nimm(_ prozess: XMLElement, _ nummer: Int) {
        let id = prozess.attribut("id") ?? ""
        let name = prozess.attribut("name")?.trimmed ?? ""
        let pool = pools[id] ?? ""
        var zeile = Fremdvorgang(
            !name.isEmpty ? name : !pool.isEmpty ? pool : prozesse.count == 1 ? "Prozess" : "Prozess \(nummer)",
            ort: "Prozess \(nummer)", fremdid: id)
        zeile.art = .phase
        zeile.hinweis = Self.dokumentation(prozess)
        for satz in prozess.kinder("laneSet", in: BPMN.namensraum) { bahn(satz) }
        guard prozess.kinder.contains(where: { Self.sorte($0) != nil }) else {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "process-empty", ort: zeile.ort, titel: zeile.titel,
                    Satz("In dem Prozess steht nichts, was zu tun ist.", "There is nothing to do in the process.")))
            return
        }
        plan.vorgaenge.append(zeile)
        ebene(prozess, unter: plan.vorgaenge.count - 1)
    }

    private static func sorte(_ element: XMLElement) -> Sorte? {
        element.name.namensraum == BPMN.namensraum ? sorten[element.name.name] : nil
    }

    // MARK: Lanes

    /// Lanes may hold lanes: the innermost one counts. Recursion is as deep as the document (`XMLGrenzen.tiefe`).
    private mutating func bahn(_ satz: XMLElement) {
        for lane in satz.kinder("lane", in: BPMN.namensraum) {
            let name = lane.attribut("name")?.trimmed ?? ""
            if !name.isEmpty {
                let rolle: Int
                if let known = rollen[name] {
                    rolle = known
                } else {
                    rolle = plan.beteiligte.count
                    rollen[name] = rolle
                    plan.beteiligte.append(Fremdbeteiligter(name, .rolle))
                }
                for verweis in lane.kinder("flowNodeRef", in: BPMN.namensraum) { bahnen[verweis.text.trimmed] = rolle }
            }
            for innen in lane.kinder("childLaneSet", in: BPMN.namensraum) { bahn(innen) }
        }
    }

    // MARK: Activities

    /// Everything directly inside a process or subprocess, in the order in which it flows.
    private mutating func ebene(_ element: XMLElement, unter: Int) {
        var knoten: [(element: XMLElement, sorte: Sorte)] = []
        var platz: [String: Int] = [:]
        var fluesse: [XMLElement] = []
        for kind in element.kinder {
            if let sorte = Self.sorte(kind) {
                if let id = kind.attribut("id") { platz[id] = knoten.count }
                knoten.append((kind, sorte))
            } else if kind.name == XMLName("sequenceFlow", BPMN.namensraum) {
                fluesse.append(kind)
            } else {
                beiwerk(kind)
            }
        }
        var kanten: [(fluss: Int, von: Int, nach: Int)] = []
        for (nummer, fluss) in fluesse.enumerated() {
            let ort = "Fluss \(fluss.attribut("id") ?? "")"
            guard let von = fluss.attribut("sourceRef").flatMap({ platz[$0] }),
                let nach = fluss.attribut("targetRef").flatMap({ platz[$0] })
            else {
                plan.bericht.melde(
                    .init(
                        .ausgelassen, "flow-dangling", ort: ort, titel: fluss.attribut("name") ?? "",
                        Satz(
                            "Der Sequenzfluss beginnt oder endet an etwas, das auf dieser Ebene nicht steht.",
                            "The sequence flow begins or ends at something that is not on this level.")))
                continue
            }
            kanten.append((nummer, von, nach))
            bedingung(fluss, ort)
        }
        // What follows a boundary event follows the activity at whose boundary it is.
        for (nummer, eintrag) in knoten.enumerated() where eintrag.element.name.name == "boundaryEvent" {
            if let wirt = eintrag.element.attribut("attachedToRef").flatMap({ platz[$0] }), wirt != nummer {
                kanten.append((fluesse.count + nummer, wirt, nummer))
                sammlung.zaehle("boundary-event")
            }
        }
        let netz = BPMNNetz(istTaetigkeit: knoten.map { $0.sorte != .durchgang }, kanten)
        var zeilen: [Int: Int] = [:]
        for nummer in netz.reihenfolge {
            let (element, sorte) = knoten[nummer]
            if sorte == .durchgang { durchgang(element) } else { zeilen[nummer] = taetigkeit(element, sorte, unter) }
        }
        if !netz.ruecksprunge.isEmpty {
            let elemente = knoten.map(\.element)
            for sprung in netz.ruecksprunge { rueckwaerts(sprung, elemente, fluesse) }
        }
        guard let paare = netz.nachfolger(grenze: BPMN.verknuepfungsgrenze - verknuepfungen) else {
            zuViele = true
            return
        }
        verknuepfungen += paare.count
        var gesehen = Set<Fremdpaar>()
        for (von, nach) in paare where gesehen.insert(Fremdpaar(von: von, nach: nach)).inserted {
            guard let from = zeilen[von], let to = zeilen[nach], from != to else { continue }
            plan.vorgaenge[to].vorgaenger.append(Fremdanordnung(von: from))
        }
    }

    private struct Fremdpaar: Hashable {
        let von: Int
        let nach: Int
    }

    private mutating func taetigkeit(_ element: XMLElement, _ sorte: Sorte, _ unter: Int) -> Int {
        let zeile = plan.vorgaenge.count
        let id = element.attribut("id") ?? ""
        var vorgang = Fremdvorgang(element.attribut("name") ?? "", ort: "Element \(id)", fremdid: id, ueber: unter)
        vorgang.hinweis = Self.dokumentation(element)
        vorgang.verantwortlich = bahnen[id] ?? plan.vorgaenge[unter].verantwortlich
        let hatInhalt = element.kinder.contains { Self.sorte($0).map { $0 != .durchgang } ?? false }
        if sorte == .teilprozess {
            vorgang.art = hatInhalt ? .paket : .aufgabe
            if !hatInhalt {
                plan.bericht.melde(
                    .init(
                        .veraendert, "subprocess-empty", ort: vorgang.ort, titel: vorgang.titel,
                        Satz(
                            "Was in dem Teilprozess zu tun ist, steht nicht in der Datei; er ist eine Aufgabe.",
                            "What is to be done in the subprocess is not in the file; it is a task.")))
            }
        } else {
            vorgang.art = .aufgabe
        }
        for kind in element.kinder where kind.name.namensraum == BPMN.namensraum {
            switch kind.name.name {
            case "standardLoopCharacteristics", "multiInstanceLoopCharacteristics": sammlung.zaehle("loop-marker")
            case "humanPerformer", "performer", "potentialOwner", "resourceRole": sammlung.zaehle("performer")
            default: break
            }
        }
        // Attributes of Camunda and others; an expression in braces is no name.
        for attribut in element.attribute where ["assignee", "candidateUsers"].contains(attribut.name.name) {
            sammlung.zaehle("performer")
            for name in attribut.wert.split(separator: ",").map({ String($0).trimmed })
            where !name.isEmpty && !name.contains("{") && plan.personen.count < 1_000 && !plan.personen.contains(name) {
                plan.personen.append(name)
            }
        }
        plan.vorgaenge.append(vorgang)
        if sorte == .teilprozess { ebene(element, unter: zeile) }
        return zeile
    }

    private static func dokumentation(_ element: XMLElement) -> String? {
        let texte = element.kinder("documentation", in: BPMN.namensraum).map { $0.ganzerText.trimmed }
            .filter { !$0.isEmpty }
        return texte.isEmpty ? nil : texte.joined(separator: "\n\n")
    }
}
