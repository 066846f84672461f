import Files
import Foundation
import TestSupport
import Testing

/// Acceptances and proposals that are ended in the middle, or happen at the same moment, each in a process of its own.
@Suite("Kill -9 at the gate, and two at once", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct KilledGateTests {
    /// A hub with members and a proposal that only waits for its release.
    private struct Place {
        let scratch: Scratch
        let probe: Program
        let git: Program
        let proposal: String
        var hub: String { (scratch.path / "hub").description }
        var library: Path { scratch.path / "hub" / "vorlagen.git" }

        init(_ format: String) throws {
            scratch = try Scratch()
            git = try Git.required()
            probe = Program(
                at: Allmende.path.replacing("/allmende", with: "/gate-probe"), environment: Allmende.environment)
            try Allmende.program()("hub", "init", "\(scratch.path)/hub", "--starter", "--object-format", format)
            let told = try probe("stage", "\(scratch.path)/hub")
            proposal = try #require(told.split(separator: "\n").last?.split(separator: " ").last.map(String.init))
        }

        /// What there is, by word; fails when main, journal and refs disagree, or git finds something.
        func state() throws -> [String: String] {
            let told = try probe("state", hub)
            let judged = try git.fsck(library)
            guard judged.status == 0, judged.output.isEmpty else {
                throw Program.Failure(description: judged.errors + judged.text)
            }
            let lines = told.split(separator: "\n").map { $0.split(separator: " ") }
            return Dictionary(lines.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }) { $1 }
        }

        /// Runs the probe and ends it after a while; whether it was ended, and what it said.
        func killed(after microseconds: UInt32, _ arguments: String...) throws -> (Bool, String) {
            let process = Process()
            process.executableURL = URL(filePath: probe.path)
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment.merging(Allmende.environment) { $1 }
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(microseconds)
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            process.waitForEnd()
            let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            return (process.terminationReason == .uncaughtSignal, said)
        }
    }

    @Test("an acceptance that is ended has moved main and journal, or neither", arguments: ["sha1", "sha256"])
    func accepting(_ format: String) throws {
        let place = try Place(format)
        var proposal = place.proposal
        var accepted = 0
        var stopped = 0
        for round in 0..<32 {
            let before = try place.state()
            let (isKilled, said) = try place.killed(after: UInt32(round) * 4_000, "accept", place.hub, proposal)
            if isKilled { stopped += 1 }
            var after = try place.state()
            // What was said to be done is done.
            if said.hasPrefix("accepted ") { #expect(said == "accepted \(after["main"] ?? "")\n", "\(round)") }
            if after["accepted"] == "\(accepted)" {
                #expect(after["main"] == before["main"] && after["journal"] == before["journal"], "\(round)")
                // It goes on from there.
                #expect(try place.probe("accept", place.hub, proposal).hasPrefix("accepted "), "\(round)")
                after = try place.state()
            }
            accepted += 1
            #expect(after["accepted"] == "\(accepted)" && after["open"] == "0", "\(round)")
            proposal = try place.probe("propose", place.hub, "Runde \(round)")
        }
        #expect(stopped > 0)
    }

    @Test("a proposal that is ended while it is opened is there with its content, or not at all")
    func proposing() throws {
        let place = try Place("sha256")
        var stopped = 0
        for round in 0..<32 {
            let (isKilled, said) = try place.killed(
                after: UInt32(round) * 4_000, "propose", place.hub, "Runde \(round)")
            if isKilled { stopped += 1 }
            let after = try place.probe("state", place.hub)
            if !said.isEmpty { #expect(after.contains(said.dropLast()), "\(round)") }
            _ = try place.state()
        }
        #expect(stopped > 0)
    }

    @Test(
        "of two processes that accept one proposal one wins, the other hears that it is closed",
        arguments: ["sha1", "sha256"])
    func same(_ format: String) throws {
        let place = try Place(format)
        var proposal = place.proposal
        for round in 0..<6 {
            let (id, hub, probe) = (proposal, place.hub, place.probe)
            let told = try Together.run(2) { _ in try probe("accept", hub, id) }
            #expect(told.count { $0.hasPrefix("accepted ") } == 1, "\(told)")
            #expect(told.count { $0 == "refused closed" } == 1, "\(told)")
            #expect(try place.state()["accepted"] == "\(round + 1)")
            proposal = try place.probe("propose", place.hub, "Runde \(round)")
        }
    }

    @Test("of eight processes that accept eight proposals each wins once it has seen what it makes")
    func different() throws {
        let place = try Place("sha256")
        var open: [(id: String, tree: String?)] = [(place.proposal, nil)]
        for number in 1..<8 { open.append((try place.probe("propose", place.hub, "Nummer \(number)"), nil)) }
        var rounds = 0
        while !open.isEmpty, rounds < 20 {
            rounds += 1
            let (now, hub, probe) = (open, place.hub, place.probe)
            let told = try Together.run(now.count) { number in
                try probe.run(["accept", hub, now[number].id] + (now[number].tree.map { [$0] } ?? [])).text
            }
            #expect(told.count { $0.hasPrefix("accepted ") } == 1, "\(told)")
            open = zip(now, told).compactMap { entry, said in
                let words = said.split(separator: " ")
                guard words.first == "refused" else { return nil }
                #expect(words.count == 3 && words[1] == "other", "\(said)")
                return (entry.id, words.last.map(String.init))
            }
            _ = try place.state()
        }
        #expect(rounds == 8)
        #expect(try place.state()["accepted"] == "8")
        let files = try place.git("ls-tree", "-r", "--name-only", "main", in: place.library)
        for number in 1..<8 { #expect(files.contains("Nummer \(number)")) }
    }
}
