import Bytes
import Foundation
import Journal

// Makes a journal of so many operations and measures, as CPU time in milliseconds, what reading, folding, writing down, reading back and
// adding to it take. Prints one line of JSON per run, for Benchmarks/journal.py.
//
//     journal-probe [mixed|reviews|attestations|revisions|members] [operations] [runs]

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "version" {
    print("journal-probe")
    exit(0)
}
let kind = arguments.first ?? "mixed"
let size = arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let runs = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 3

func cpu() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

func measure<Value>(_ work: () throws -> Value) rethrows -> (Value, Double) {
    let begin = cpu()
    let value = try work()
    return (value, cpu() - begin)
}

var work = try Workload(size: size)
switch kind {
case "mixed": try work.mixed()
case "reviews": try work.reviews()
case "attestations": try work.attestations()
case "revisions": try work.revisions()
case "members": try work.members()
default:
    print("unknown workload \(kind)")
    exit(2)
}
let files = work.files
let final = try work.final()
let authentic: Journal.Authentic = { operation, _ in operation.signature != nil }

for _ in 0..<max(1, runs) {
    let (operations, parse) = try measure { try files.map { try Operation($0) } }
    let (journal, fold) = measure { Journal.fold(operations, root: work.root, authentic: authentic) }
    let (file, encode) = measure { journal.encode() }
    let (read, decode) = measure { Journal(file) }
    let known = Dictionary(uniqueKeysWithValues: operations.map { ($0.id, $0) })
    var next = journal
    var adds: [Double] = []
    var continued = true
    for batch in final {
        let (added, time) = try measure {
            try next.add(batch, authentic: authentic) { id in
                guard let operation = known[id] else { throw MissingOperation(id: id) }
                return operation
            }
        }
        adds.append(time)
        continued = continued && added
    }
    let facts: [String: Any] = [
        "kind": kind, "operations": operations.count, "bytes": files.reduce(0) { $0 + $1.count }, "parse": parse,
        "fold": fold, "encode": encode, "decode": decode, "index": file.count, "same": read == journal,
        "add": adds, "continued": continued, "proposals": journal.proposals.count,
        "members": journal.registry.currentMembers.count, "ignored": journal.ignored.count,
        "waiting": journal.waiting.count,
    ]
    let line = try JSONSerialization.data(withJSONObject: facts, options: [.sortedKeys])
    print(String(decoding: line, as: UTF8.self))
}
