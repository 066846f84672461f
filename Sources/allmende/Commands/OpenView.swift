import Bytes
import Library
import Objects
import Templates

/// Open conflicts, in words.
struct OpenView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    /// Where something is open, and how many places.
    func showPlaces(_ findings: [PathFinding], limit: Int = 20) throws {
        for finding in findings.prefix(limit) {
            let path = Text.shown(finding.path)
            try context.console.line(finding.count == 1 ? "  \(path)" : "  \(path) (\(finding.count))")
        }
        let more = findings.count - limit
        if more > 0 { try context.print("  … und \(more) weitere Dateien", "  … and \(more) more files") }
    }
}
