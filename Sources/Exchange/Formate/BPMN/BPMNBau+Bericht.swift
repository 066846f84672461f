import Templates

extension BPMNBau {
    mutating func durchgang(_ element: XMLElement) {
        let art = element.name.name.hasSuffix("Gateway") ? "gateway" : "event"
        sammlung.zaehle(art)
        let name = element.attribut("name")?.trimmed ?? ""
        if !name.isEmpty { sammlung.zaehle("\(art)-name", name) }
    }

    mutating func bedingung(_ fluss: XMLElement, _ ort: String) {
        let name = fluss.attribut("name")?.trimmed ?? ""
        let bedingung = fluss.kind("conditionExpression", in: BPMN.namensraum)
        guard bedingung != nil || !name.isEmpty else { return }
        let text = bedingung?.ganzerText.trimmed ?? ""
        let shown = [name, text].filter { !$0.isEmpty }.joined(separator: ": ").prefix(200)
        plan.bericht.melde(
            .init(
                .ausgelassen, bedingung == nil ? "flow-name" : "flow-condition", ort: ort, titel: name,
                bedingung == nil
                    ? Satz(
                        "Die Beschriftung »\(shown)« des Sequenzflusses bleibt draußen.",
                        "The label “\(shown)” of the sequence flow stays out.")
                    : Satz(
                        "Die Bedingung des Sequenzflusses bleibt draußen (\(shown)); im Plan gilt er immer.",
                        "The condition of the sequence flow stays out (\(shown)); in the plan it always holds.")))
    }

    mutating func rueckwaerts(_ sprung: BPMNNetz.Ruecksprung, _ knoten: [XMLElement], _ fluesse: [XMLElement]) {
        func name(_ index: Int) -> String {
            let element = knoten[index]
            return (element.attribut("name") ?? element.attribut("id") ?? "").trimmed
        }
        let fluss = fluesse.indices.contains(sprung.fluss) ? fluesse[sprung.fluss] : nil
        plan.bericht.melde(
            .init(
                .ausgelassen, "loop", ort: "Fluss \(fluss?.attribut("id") ?? "")",
                titel: fluss?.attribut("name") ?? "",
                Satz(
                    "Der Rücksprung von »\(name(sprung.von))« zu »\(name(sprung.nach))« bleibt draußen: Ein Plan hat keine Schleifen.",
                    "The way back from “\(name(sprung.von))” to “\(name(sprung.nach))” stays out: a plan has no loops.")
            ))
    }

    mutating func beiwerk(_ element: XMLElement) {
        guard element.name.namensraum == BPMN.namensraum else { return }
        switch element.name.name {
        case "textAnnotation":
            let text = (element.text("text", in: BPMN.namensraum) ?? element.ganzerText).trimmed
            plan.bericht.melde(
                .init(
                    .ausgelassen, "annotation",
                    Satz(
                        "Die Anmerkung »\(text.prefix(200))« bleibt draußen.",
                        "The annotation “\(text.prefix(200))” stays out.")))
        case "dataObject", "dataObjectReference", "dataStoreReference", "dataInput", "dataOutput":
            sammlung.zaehle("data")
        case "laneSet", "documentation", "extensionElements", "incoming", "outgoing", "association", "group",
            "ioSpecification", "property":
            break
        default: sammlung.zaehle("unknown-element", element.name.name)
        }
    }

    mutating func nachrichten(_ zusammen: XMLElement) {
        for fluss in zusammen.kinder("messageFlow", in: BPMN.namensraum) {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "message-flow", ort: "Fluss \(fluss.attribut("id") ?? "")",
                    titel: fluss.attribut("name")?.trimmed ?? "",
                    Satz(
                        "Ein Nachrichtenfluss zwischen zwei Beteiligten ist keine Abhängigkeit und bleibt draußen.",
                        "A message flow between two participants is no dependency and stays out.")))
        }
    }

    mutating func meldeSummen() {
        func summe(
            _ code: String, _ art: Importbericht.Art, _ de: (Int) -> String, _ en: (Int) -> String
        ) { sammlung.melde(art, code, in: &plan.bericht) { Satz(de($0), en($0)) } }
        summe(
            "gateway", .veraendert, { "\($0) Gateways sind im Plan Abhängigkeiten: Alle Wege gelten." },
            { "\($0) gateways are dependencies in the plan: all ways hold." })
        summe(
            "event", .veraendert, { "\($0) Ereignisse sind im Plan Abhängigkeiten." },
            { "\($0) events are dependencies in the plan." })
        for (code, de, en) in [("gateway", "Das Gateway", "The gateway"), ("event", "Das Ereignis", "The event")] {
            sammlung.meldeNamen(.ausgelassen, "\(code)-name", in: &plan.bericht) { name, _ in
                Satz(
                    "\(de) »\(name)« selbst bleibt draußen; was ihm folgt, wartet auf das, was ihm vorangeht.",
                    "\(en) “\(name)” itself stays out; what follows it waits for what precedes it.")
            }
        }
        summe(
            "boundary-event", .veraendert,
            { "Was \($0) angehefteten Ereignissen folgt, wartet auf das Ende der Tätigkeit, an der sie hängen." },
            { "What follows \($0) boundary events waits for the end of the activity they are attached to." })
        summe(
            "loop-marker", .ausgelassen,
            { "\($0) Tätigkeiten waren als mehrfach gekennzeichnet; im Plan stehen sie einmal." },
            { "\($0) activities were marked as multiple; in the plan they stand once." })
        summe(
            "performer", .ausgelassen, { "An \($0) Tätigkeiten standen Bearbeiter; Rollen kommen aus den Bahnen." },
            { "\($0) activities had performers; roles come from the lanes." })
        summe(
            "data", .ausgelassen, { "\($0) Datenobjekte und -speicher bleiben draußen." },
            { "\($0) data objects and stores stay out." })
        sammlung.meldeNamen(.ausgelassen, "unknown-element", in: &plan.bericht) { name, count in
            Satz(
                "Das Element »\(name)« (\(count)-mal) hat in einem Plan keinen Platz.",
                "The element “\(name)” (\(count) times) has no place in a plan.")
        }
        if choreographien > 0 {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "choreography",
                    Satz("Choreographien bleiben draußen.", "Choreographies stay out.")))
        }
    }
}
