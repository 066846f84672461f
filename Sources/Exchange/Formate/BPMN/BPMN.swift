import Templates

/// Processes in BPMN 2.0, which become plans: a process a phase, a lane a role, a task a task (Specs/exchange-xml.md).
///
/// Source: OMG, "Business Process Model and Notation (BPMN), Version 2.0", namespace `…/20100524/MODEL`. Read only: a plan is no process.
public enum BPMN {
    /// The namespace of the model; what it is abbreviated by does not matter.
    static let namensraum = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    /// The most dependencies that are made; gateways may multiply them.
    static let verknuepfungsgrenze = 500_000

    /// Reads all processes of a file. Linear in the file and in what gateways make of its flows.
    ///
    /// - Throws: `Austauschfehler` with a code of `XMLFehler.Code`, "mpp", "pod", "zip", "not-xml", "empty-file", "wrong-root",
    ///   "xinclude" or "too-many-links".
    public static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> Fremdplan {
        var bau = BPMNBau()
        try XMLWurzel.lies(bytes, "BPMN 2.0", ist: { $0 == XMLName("definitions", namensraum) }) {
            (xml) throws(XMLFehler) in
            try bau.lies(&xml)
        }
        if bau.hatEinschluss { throw XMLWurzel.einschluss }
        bau.baue()
        guard !bau.zuViele else {
            throw Austauschfehler(
                "too-many-links",
                Satz(
                    "Die Gateways des Prozesses verbinden so vieles mit so vielem, dass daraus mehr als \(verknuepfungsgrenze) Abhängigkeiten würden. Bitte teilen Sie den Prozess.",
                    "The gateways of the process join so many things that this would be more than \(verknuepfungsgrenze) dependencies. Please split the process."
                ))
        }
        return bau.plan
    }
}
