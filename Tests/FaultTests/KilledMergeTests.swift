import Files
import Foundation
import TestSupport
import Testing

/// A merge that is ended at many moments.
@Suite("Kill -9 during a merge", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct KilledMergeTests {
    @Test("afterwards the old state stands, or a merge that goes on to the same new one", arguments: [true, false])
    func killed(_ isOpen: Bool) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let allmende = Allmende.program()
        let start = scratch.path / "start"
        try allmende("init", start.description, "--starter", "--stelle", "053780004004", "--name", "Stadt X")
        func write(_ name: String, _ text: String) throws {
            let file = start / name
            try FileSystem.makeDirectories(file.parent)
            try FileSystem.replace(file, with: Array(text.utf8))
        }
        for number in 0..<60 { try write("o\(number % 7)/\(number).bin", "1") }
        try allmende("save", "-m", "Anfang", in: start)
        try git("switch", "-q", "-c", "fremd", in: start)
        for number in 0..<60 { try write("o\(number % 7)/\(number).bin", "fremd \(number)") }
        try allmende("save", "-m", "fremd", in: start)
        try git("switch", "-q", "main", in: start)
        try write(isOpen ? "o1/1.bin" : "eigen.bin", "mein")
        try allmende("save", "-m", "mein", in: start)
        // What an undisturbed merge makes.
        func copy(_ name: String) throws -> Path {
            let path = scratch.path / name
            try FileManager.default.copyItem(atPath: start.description, toPath: path.description)
            return path
        }
        func tree(_ path: Path) throws -> String { try git("rev-parse", "HEAD^{tree}", in: path) }
        let whole = try copy("ganz")
        _ = try allmende.run(["merge", "fremd"], in: whole)
        if isOpen { try allmende("save", in: whole) }
        let wanted = try tree(whole)
        let old = try git("rev-parse", "HEAD", in: start)
        var stopped = 0
        for round in 0..<30 {
            let replica = try copy("r\(round)")
            let merge = Process()
            merge.executableURL = URL(filePath: Allmende.path)
            merge.arguments = ["merge", "fremd"]
            merge.currentDirectoryURL = URL(filePath: replica.description)
            merge.environment = ProcessInfo.processInfo.environment.merging(Allmende.environment) { $1 }
            merge.standardOutput = FileHandle.nullDevice
            merge.standardError = FileHandle.nullDevice
            try merge.run()
            usleep(UInt32(round) * 1_500)
            if merge.isRunning { kill(merge.processIdentifier, SIGKILL) }
            merge.waitForEnd()
            if merge.terminationReason == .uncaughtSignal { stopped += 1 }
            try git("fsck", "--strict", "--no-dangling", in: replica)
            let isDone = try git("rev-parse", "HEAD", in: replica) != old
            let isMerging = try FileStatus.of(replica / ".git/MERGE_HEAD") != nil
            if isDone {
                // The version is there. Its notes may be left over: there is nothing to finish or to give up, and the next merge clears them.
                if isMerging {
                    let given = try allmende.run(round % 2 == 0 ? ["merge", "--abort"] : ["save"], in: replica)
                    #expect(given.status != 0, "\(round)")
                }
                try allmende("merge", "fremd", in: replica)
                #expect(try FileStatus.of(replica / ".git/MERGE_HEAD") == nil)
            } else if isMerging, round % 3 == 0 {
                try allmende("merge", "--abort", in: replica)
                #expect(try git("status", "--porcelain", in: replica).isEmpty, "\(round)")
                #expect(try git("rev-parse", "HEAD", in: replica) == old)
                continue
            } else if isMerging {
                // Not all files may have been written; what is saved holds them all.
                try allmende("save", in: replica)
            } else {
                #expect(try git("status", "--porcelain", in: replica).isEmpty, "\(round)")
                let again = try allmende.run(["merge", "fremd"], in: replica)
                #expect(again.status == (isOpen ? 1 : 0), "\(round): \(again.errors)")
                if isOpen { try allmende("save", in: replica) }
            }
            #expect(try tree(replica) == wanted, "\(round)")
            #expect(try git("log", "-1", "--format=%P", in: replica).split(separator: " ").count == 2)
            #expect(try git("status", "--porcelain", in: replica).isEmpty, "\(round)")
            try FileSystem.removeTree(replica)
        }
        #expect(stopped > 0)
    }
}
