import Files
import Glibc
import Sync
import Templates

/// One line on a terminal that says how far long work is; shown after a third of a second, ten times a second at most.
final class ProgressLine {
    private let language: Sprache
    private let started = ProgressLine.now
    private var shownAt = 0.0
    private var isShown = false

    init(_ language: Sprache) { self.language = language }

    private static var now: Double {
        var time = timespec()
        // The structure outlives the call.
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Shows a line in place of the one before.
    func show(_ german: @autoclosure () -> String, _ english: @autoclosure () -> String) {
        let now = Self.now
        guard now - started > 0.3, now - shownAt > 0.1 else { return }
        shownAt = now
        isShown = true
        let text = language == .de ? german() : english()
        write("\r\(text.prefix(100))\u{1b}[K")
    }

    /// How many of how many.
    func show(_ german: String, _ english: String, _ count: Int, of total: Int) {
        let share = total > 0 ? " \(min(100, count * 100 / total)) %" : ""
        show("\(german):\(share) (\(count) von \(total))", "\(english):\(share) (\(count) of \(total))")
    }

    /// Takes the line away.
    func clear() {
        guard isShown else { return }
        isShown = false
        write("\r\u{1b}[K")
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        try? File.standardError.write(bytes.span)
    }

    /// The steps of an exchange with another repository.
    func show(_ step: SyncProgress) {
        switch step {
        case .connecting: show("Verbindung wird aufgebaut …", "Connecting …")
        case .remote(let text): show("Gegenstelle: \(text)", "Other side: \(text)")
        case .receiving(let count, let total, let bytes):
            let share = total > 0 ? " \(min(100, count * 100 / total)) %" : ""
            let size = Self.size(bytes)
            show("Empfangen:\(share), \(count) Objekte, \(size)", "Receiving:\(share), \(count) objects, \(size)")
        case .resolving(let count, let total): show("Zusammensetzen", "Resolving", count, of: total)
        case .checking: show("Vollständigkeit wird geprüft …", "Checking completeness …")
        case .packing(let count, let total): show("Packen", "Packing", count, of: total)
        case .sending(let bytes, let total):
            show(
                "Senden: \(Self.size(bytes)) von \(Self.size(total))",
                "Sending: \(Self.size(bytes)) of \(Self.size(total))")
        case .files(let count, let total): show("Dateien schreiben", "Writing files", count, of: total)
        }
    }

    /// A size in the unit that fits: "12 KB", "3,4 MB" (powers of 1000).
    static func size(_ bytes: UInt64) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        if bytes < 1_000_000 { return "\(bytes / 1000) KB" }
        return "\(bytes / 1_000_000),\(bytes / 100_000 % 10) MB"
    }
}
