import Templates

extension XMLWurzel {
    /// Which format a file of XML is, by its root.
    ///
    /// - Throws: `Austauschfehler` of `pruefe`, a code of `XMLFehler` for what is none, "wrong-root" for another kind.
    static func format(_ bytes: [UInt8]) throws(Austauschfehler) -> Austauschformat {
        let expected = "MS Project (XML), GanttProject oder BPMN"
        try pruefe(bytes, expected)
        let root: XMLName
        do throws(XMLFehler) {
            var xml = try XMLLeser(bytes)
            root = try xml.kind() ?? XMLName("")
        } catch {
            throw error.austauschfehler()
        }
        if root.name == "Project", root.namensraum.hasPrefix(MSProject.namensraum) { return .mspdi }
        if root.name == "project", root.namensraum.isEmpty { return .gan }
        if root.name == "definitions", root.namensraum == BPMN.namensraum { return .bpmn }
        throw fremd(root, expected)
    }
}
