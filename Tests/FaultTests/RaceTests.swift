import Files
import Foundation
import TestSupport
import Testing

/// Two who push to one ref.
@Suite("Two pushes at the same moment", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct RaceTests {
    @Test("one wins, the other is told so, and nothing is lost", arguments: ["sha1", "sha256"])
    func race(_ format: String) throws {
        let stage = try HubStage(format)
        let names = ["eins", "zwei"]
        for name in names { _ = try stage.clone(name) }
        for round in 0..<8 {
            let before = try stage.id("main", in: stage.library)
            var tips: [String] = []
            for name in names { tips.append(try stage.save(stage.path(name), "Runde \(round) von \(name)")) }
            let results = try Together.run(2) { number in
                try stage.allmende.run(["push"], in: stage.path(names[number]))
            }
            let winners = results.indices.filter { results[$0].status == 0 }
            #expect(winners.count == 1, "\(results.map(\.errors))")
            guard let winner = winners.first else { return }
            let told = results[1 - winner]
            #expect(told.status > 0 && told.status < 128)
            #expect(told.errors.contains("What to do"), "\(told.errors)")
            #expect(try stage.id("main", in: stage.library) == tips[winner])
            #expect(try stage.id("main~", in: stage.library) == before)
            // The loser's version is still there.
            #expect(try stage.id("HEAD", in: stage.path(names[1 - winner])) == tips[1 - winner])
            try stage.demandAllSound(stage.path("eins"), stage.path("zwei"))
            let loser = stage.path(names[1 - winner])
            try stage.git("fetch", "-q", in: loser)
            try stage.git("reset", "-q", "--hard", "origin/main", in: loser)
        }
    }

    @Test("of many pushes by git to one branch each wins once after pulling", arguments: ["sha1", "sha256"])
    func many(_ format: String) throws {
        let stage = try HubStage(format)
        let replicas = try (0..<6).map { try stage.cloneWithGit("stelle-\($0)") }
        for (number, replica) in replicas.enumerated() { try stage.commit(replica, "datei-\(number)", "x\n") }
        var tries = 0
        var open = Array(replicas.indices)
        while !open.isEmpty, tries < 20 {
            tries += 1
            let pushing = open
            let results = try Together.run(pushing.count) { number in
                try stage.git.run(["push", "-q", "origin", "main"], in: replicas[pushing[number]])
            }
            let winners = results.indices.filter { results[$0].status == 0 }
            #expect(winners.count == 1, "\(results.map(\.errors))")
            open = pushing.enumerated().filter { !winners.contains($0.offset) }.map(\.element)
            for number in open { try stage.git("pull", "-q", "--rebase", in: replicas[number]) }
        }
        #expect(tries == replicas.count)
        for number in replicas.indices {
            #expect(try !stage.id("main:datei-\(number)", in: stage.library).isEmpty)
        }
        try stage.demandAllSound()
    }
}

/// Work on several threads at once.
enum Together {
    static func run<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) throws -> [Value]
    {
        let results = Results<Value>()
        DispatchQueue.concurrentPerform(iterations: count) { number in
            results.add(number, Result { try body(number) })
        }
        return try results.all.map { try $0.get() }
    }

    private final class Results<Value: Sendable>: @unchecked Sendable {
        private let lock = NSLock()
        private var found: [Int: Result<Value, any Error>] = [:]

        func add(_ number: Int, _ result: Result<Value, any Error>) { lock.withLock { found[number] = result } }
        var all: [Result<Value, any Error>] { found.sorted { $0.key < $1.key }.map(\.value) }
    }
}
