import Files
import Foundation
import TestSupport
import Testing

/// Programs that are ended in the middle of a push, at many moments.
@Suite("Kill -9 during a push", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct KilledTests {
    /// Who is ended.
    enum Victim: String, CaseIterable { case client, worker, hub }

    @Test("afterwards the old or the new state stands, whole", arguments: ["sha1", "sha256"], Victim.allCases)
    func killed(_ format: String, _ victim: Victim) throws {
        let stage = try HubStage(format)
        var hub: RunningHub? = try RunningHub(stage.path("hub"))
        let replica = try stage.clone("replica")
        var random = Seeded(5)
        let rounds = 24
        var stopped = 0
        for round in 0..<rounds {
            let running = try #require(hub)
            let old = try stage.id("main", in: stage.library)
            let text = String(
                decoding: (0..<400_000).map { _ in UInt8.random(in: 32...126, using: &random) }, as: UTF8.self)
            let new = try stage.commit(replica, "anhang.txt", text)
            try stage.git("remote", "set-url", "origin", running.url + "vorlagen.git", in: replica)
            let push = Process()
            push.executableURL = URL(filePath: Allmende.path)
            push.arguments = ["push"]
            push.currentDirectoryURL = URL(filePath: replica.description)
            push.environment = ProcessInfo.processInfo.environment.merging(Allmende.environment) { $1 }
            push.standardOutput = FileHandle.nullDevice
            push.standardError = FileHandle.nullDevice
            try push.run()
            // From the first moment to well after the end; where the worker is meant, from the one it appears at.
            if victim == .worker {
                while push.isRunning, Self.children(of: running.processID).isEmpty { usleep(200) }
            }
            usleep(UInt32(round) * 4_000)
            switch victim {
            case .client: if push.isRunning { kill(push.processIdentifier, SIGKILL) }
            case .worker: for child in Self.children(of: running.processID) { kill(child, SIGKILL) }
            case .hub: running.kill()
            }
            push.waitForEnd()
            if push.terminationReason == .uncaughtSignal || push.terminationStatus != 0 { stopped += 1 }
            if victim == .hub { hub = try RunningHub(stage.path("hub")) }
            // A worker whose client is gone still ends its work; the hub waits for it when it is stopped.
            if victim == .client {
                running.stop()
                hub = try RunningHub(stage.path("hub"))
            }
            let now = try stage.id("main", in: stage.library)
            #expect(now == old || now == new, "\(round)")
            // What was said to be done is done.
            if push.terminationReason == .exit, push.terminationStatus == 0 { #expect(now == new, "\(round)") }
            try stage.demandAllSound(replica)
            // And it goes on from there.
            if now == old {
                let address = try #require(hub).url + "vorlagen.git"
                try stage.git("remote", "set-url", "origin", address, in: replica)
                try stage.allmende("push", in: replica)
                #expect(try stage.id("main", in: stage.library) == new, "\(round)")
            }
        }
        // Some were met before they were done; otherwise nothing was tried.
        #expect(stopped > 0)
        try stage.demandAllSound(replica)
    }

    /// The processes that a process has started.
    private static func children(of process: Int32) -> [Int32] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return tasks.flatMap { task in
            let text = (try? String(contentsOfFile: "/proc/\(process)/task/\(task)/children", encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }
}
