import Bytes
import Foundation
import Templates

// Schedules the `struktur.json` on standard input so many times and prints what each run took, in microseconds, one a line, after a
// line with tasks, critical tasks and end. For Benchmarks/plan.py.

if CommandLine.arguments.dropFirst().first == "version" {
    try FileHandle.standardOutput.write(contentsOf: Data("plan-probe\n".utf8))
    exit(0)
}
let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
let struktur = try Struktur(parsing: bytes)
let vorgaben = try Planvorgaben(start: "2027-03-01", land: "NW")
let clock = ContinuousClock()
var lines: [String] = []
for run in 0..<max(1, runs) {
    let begin = clock.now
    let plan = try Terminplan(struktur, vorgaben)
    let time = begin.duration(to: clock.now)
    if run == 0 {
        lines.append(
            "\(plan.zeilen.count) \(plan.zeilen.count { $0.istBlatt && $0.kritisch }) \(plan.ende?.description ?? "none")"
        )
    }
    lines.append("\(time / .microseconds(1))")
}
try FileHandle.standardOutput.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
