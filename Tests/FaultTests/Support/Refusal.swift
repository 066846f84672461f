import Files
import TestSupport
import Testing

/// What a program must do when something is wrong: say so in the user's language, with an exit code that is not 0.
enum Refusal {
    static let languages = [("C.UTF-8", "Error: "), ("de_DE.UTF-8", "Fehler: ")]

    /// Runs a command in both languages; it must fail with a sentence in each.
    static func demand(
        _ program: Program, _ arguments: [String], in place: Path? = nil, _ more: [String: String] = [:],
        saying words: [String] = [], location: SourceLocation = #_sourceLocation
    ) throws {
        for (language, start) in languages {
            let result = try program.run(arguments, in: place, more.merging(["LC_ALL": language]) { $1 })
            clear(result, start, location)
            if !words.isEmpty {
                #expect(words.contains { result.errors.contains($0) }, "\(result.errors)", sourceLocation: location)
            }
        }
    }

    /// One failed run is clear: an error in words, no trap, nothing on standard output that looks like success.
    static func clear(_ result: Program.Result, _ start: String = "Error: ", _ location: SourceLocation) {
        #expect(result.status > 0 && result.status < 128, "\(result.status) \(result.errors)", sourceLocation: location)
        #expect(result.errors.contains(start), "\(result.errors)", sourceLocation: location)
        #expect(!result.errors.contains("Fatal error"), "\(result.errors)", sourceLocation: location)
    }
}
