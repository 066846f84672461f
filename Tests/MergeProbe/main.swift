import Bytes
import Foundation
import Templates

// Merges three files named on the command line (ours, base, theirs, then how many times) and prints what each run took, in microseconds:
// the merge of three structures, then with reading and writing the files. For Benchmarks/merge-plan.py.

let words = Array(CommandLine.arguments.dropFirst())
if words.first == "version" {
    try FileHandle.standardOutput.write(contentsOf: Data("merge-probe\n".utf8))
    exit(0)
}
guard words.count == 4, let runs = Int(words[3]) else { exit(2) }
let files = try words.prefix(3).map { Array(try Data(contentsOf: URL(filePath: $0))) }
let (ours, base, theirs) = (
    try Struktur(parsing: files[0]), try Struktur(parsing: files[1]), try Struktur(parsing: files[2])
)
let clock = ContinuousClock()
var lines: [String] = []
for run in 0..<max(1, runs) {
    let begin = clock.now
    let merge = Struktur.zusammenfuehren(basis: base, unsere: ours, fremde: theirs)
    let middle = clock.now
    let whole = try DocumentMerge(.struktur, base: files[1], ours: files[0], theirs: files[2])
    let end = clock.now
    if run == 0 { lines.append("\(merge.entscheidungen.count) \(whole.konflikte.count)") }
    lines.append("\((middle - begin) / .microseconds(1)) \((end - middle) / .microseconds(1))")
}
try FileHandle.standardOutput.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
