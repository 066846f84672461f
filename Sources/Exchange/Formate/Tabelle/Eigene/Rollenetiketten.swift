import Bytes
import Templates

/// What each role of a template is called in a cell: its title where that tells it apart, else its title with its id.
///
/// Cells list roles with semicolons between them, so a title with one, or one that a reader would change, needs its id too.
struct Rollenetiketten {
    /// The label of each role.
    private(set) var etiketten: [ElementID: String] = [:]
    /// The role of each label.
    private(set) var rollen: [Text: ElementID] = [:]

    init(_ rollen: [(id: ElementID, titel: String)]) {
        var counts: [Text: Int] = [:]
        let plain = rollen.map { Self.schlicht($0.titel) }
        for title in plain { counts[Text(title), default: 0] += 1 }
        for (rolle, title) in zip(rollen, plain) {
            let isAlone = counts[Text(title)] == 1 && !title.isEmpty && title.utf8.last != UInt8(ascii: "]")
            let label = isAlone ? title : title.isEmpty ? "[\(rolle.id)]" : "\(title) [\(rolle.id)]"
            etiketten[rolle.id] = label
            self.rollen[Text(label)] = rolle.id
        }
    }

    private static func schlicht(_ title: String) -> String {
        Zelltext.zeile(title).split(separator: ";").map { Zelltext.gelesen(String($0)) }.joined(separator: ",")
    }
}
